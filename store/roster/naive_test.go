package roster_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/reach"
	"guyub/model/text"
	"guyub/model/workload"
	"guyub/store/roster"
)

const today model.Date = 739_900

// everyone may see all clients.
var everyone = roster.Scope{Adults: true, Children: true}

// id returns a fixed id; a greater n is a greater id.
func id(n int) model.ID {
	var id model.ID
	binary.BigEndian.PutUint64(id[:], uint64(n))
	return id
}

// pick takes one of some values.
func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

// anyRow makes a row out of few values, so that they meet often.
func anyRow(r *rand.Rand, n int) roster.Row {
	row := roster.Row{
		ID: id(n), Name: pick(r, "Budi", "budi Santoso", "SITI", "Siti Aminah", "Nóvi Astuti", "Novi  Astuti", " Wahyu ", "", "李", "Budi\u00a0Santoso", "ab\x1fcd", "Ｆull"),
		Alias: pick(r, "", "", "Gendut", "budi", "Éko", " "), Register: pick(r, "PB-0241/26", "pb-12/26", "CB 7", "", "É-1"),
		NIK: pick[uint64](r, 0, 3302151705900001, 12, 18446744073709551615), Category: model.Category(r.IntN(13)), Section: model.Section(r.IntN(4)),
		State: model.TermState(r.IntN(10)), Stage: model.StageKind(r.IntN(4)), Risk: model.Risk(r.IntN(5)), Sex: model.Sex(r.IntN(3)),
		Misses: pick[uint8](r, 0, 1, 2, 3, 4, 255), Flags: roster.Flags(r.IntN(16)),
		District: pick(r, "", "33.02", "33.02.15", "33.02.16", "33.03.01"), Counselor: pick(r, model.ID{}, id(900_001), id(900_002), id(900_003)),
		Group: pick(r, model.ID{}, id(800_001), id(800_002)),
		Born:  pick[model.Date](r, 0, today-9000, today-9001), NextReport: pick[model.Date](r, 0, today-1, today, today+40),
		Start: pick[model.Date](r, 0, today-100, today-100, today+30, today+31, today+89), End: pick[model.Date](r, 0, today-1, today, today+30, today+31, today+60, today+61, today+400_000),
	}
	if r.IntN(3) == 0 { // as most are: only the number differs
		row.Name, row.Register = fmt.Sprintf("Klien %d", r.IntN(50)), fmt.Sprintf("PB-%04d/26", n)
	}
	return row
}

// oneOfMany is any row, of a client who may be anonymous.
func oneOfMany(r *rand.Rand, n int) roster.Row {
	row := anyRow(r, n)
	if r.IntN(4) == 0 {
		row.Flags |= roster.Anonymous
	}
	return row
}

// naive is the roster as anybody would write it first.
type naive struct {
	rows map[model.ID]roster.Row
	// The order in which values were first seen.
	districts  []string
	counselors []model.ID
	groups     []model.ID
}

func (n *naive) apply(rows []roster.Row) {
	for _, r := range rows {
		n.rows[r.ID] = r
		n.districts = seen(n.districts, r.District)
		n.counselors = seen(n.counselors, r.Counselor)
		n.groups = seen(n.groups, r.Group)
	}
}

func seen[T comparable](list []T, v T) []T {
	var none T
	if v == none || slices.Contains(list, v) {
		return list
	}
	return append(slices.Clip(list), v)
}

func (n *naive) clone() *naive {
	c := *n
	c.rows = maps.Clone(n.rows)
	return &c
}

// sees is rule R12: adult clients for whoever may see adults, any others for
// whoever may see children, and one's own.
func sees(scope roster.Scope, r *roster.Row) bool {
	if !scope.Counselor.IsZero() && r.Counselor == scope.Counselor {
		return true
	}
	if r.Section == model.Adults {
		return scope.Adults
	}
	return scope.Children
}

// codes are the values that a row has in a facet.
func codes(facet roster.Facet, r *roster.Row) []string {
	var out []string
	add := func(when bool, code string) {
		if when {
			out = append(out, code)
		}
	}
	left := int(r.End - today)
	switch facet {
	case roster.FacetState:
		add(r.State != 0, r.State.Code())
	case roster.FacetSection:
		add(r.Section != 0, r.Section.Code())
	case roster.FacetCategory:
		add(r.Category != 0, r.Category.Code())
	case roster.FacetRisk:
		add(true, r.Risk.Code())
	case roster.FacetStage:
		add(r.Stage != 0, r.Stage.Code())
	case roster.FacetDistrict:
		add(len(r.District) > 5, r.District[:min(5, len(r.District))])
		add(r.District != "", r.District)
	case roster.FacetCounselor:
		add(true, r.Counselor.String())
	case roster.FacetGroup:
		add(r.Group.IsZero(), "tidak")
		add(!r.Group.IsZero(), "ya")
	case roster.FacetMissed:
		add(r.Misses > 0, strconv.Itoa(int(min(r.Misses, 3))))
	case roster.FacetEnding:
		add(r.End != 0 && left < 0, "lewat")
		add(r.End != 0 && left >= 0 && left <= 30, "30")
		add(r.End != 0 && left >= 0 && left <= 60, "60")
	case roster.FacetFlag:
		add(r.Flags&roster.NoGuarantor != 0, "tanpa-penjamin")
		add(r.Flags&roster.GuarantorLost != 0, "penjamin-hilang")
		add(r.Flags&roster.NearVictim != 0, "dekat-korban")
		add(r.Flags&roster.Moved != 0, "pindah")
		add(r.Flags&roster.Anonymous != 0, roster.FlagAnonymous)
	case roster.FacetReport:
		away := int(r.NextReport - today)
		due := r.NextReport != 0 && r.State == model.TermActive
		add(due && away < 0, "lewat")
		add(due && away == 0, "hari-ini")
		add(due && away > 0 && away <= 7, "7")
	}
	return out
}

var everyFacet = []roster.Facet{
	roster.FacetState, roster.FacetSection, roster.FacetCategory, roster.FacetRisk, roster.FacetStage, roster.FacetDistrict,
	roster.FacetCounselor, roster.FacetGroup, roster.FacetMissed, roster.FacetEnding, roster.FacetFlag, roster.FacetReport,
}

// has reports whether every word typed occurs in name, alias, register or NIK.
func has(r *roster.Row, typed string) bool {
	for _, w := range strings.Fields(text.Fold(typed)) {
		nik := ""
		if r.NIK != 0 {
			nik = fmt.Sprintf("%016d", r.NIK)
		}
		if !slices.ContainsFunc([]string{text.Fold(r.Name), text.Fold(r.Alias), text.Fold(r.Register), nik}, func(s string) bool { return strings.Contains(s, w) }) {
			return false
		}
	}
	return true
}

// passes reports whether the row passes the filter of each facet but one.
func passes(r *roster.Row, f roster.Filter, but roster.Facet) bool {
	if r.Flags&roster.Anonymous != 0 && but != roster.FacetFlag && !f.Has(roster.FacetFlag, roster.FlagAnonymous) {
		return false
	}
	for facet, wanted := range f {
		if facet != but && len(wanted) > 0 && !slices.ContainsFunc(codes(facet, r), func(c string) bool { return slices.Contains(wanted, c) }) {
			return false
		}
	}
	return true
}

// value returns what a row is sorted by, and whether it has it at all.
func (n *naive) value(q *roster.Query, r *roster.Row) (v int64, filled bool) {
	// A rank, and among equal ranks who was seen first.
	rank := func(id model.ID, code string, place int) (int64, bool) {
		given := 0
		if q.Ranks != nil {
			given = q.Ranks(q.Sort)(id, code)
		}
		return int64(given)<<20 + int64(place), place >= 0
	}
	switch q.Sort {
	case roster.ByCategory:
		return int64(r.Category), r.Category != 0
	case roster.ByRisk:
		return int64(r.Risk), true
	case roster.ByStage:
		return int64(r.Stage), r.Stage != 0
	case roster.ByState:
		return int64(r.State), r.State != 0
	case roster.ByMisses:
		return int64(r.Misses), true
	case roster.ByNextReport:
		return int64(r.NextReport), r.NextReport != 0
	case roster.ByEnd:
		return int64(r.End), r.End != 0
	case roster.ByDistrict:
		return rank(model.ID{}, r.District, slices.Index(n.districts, r.District))
	case roster.ByCounselor:
		return rank(r.Counselor, "", slices.Index(n.counselors, r.Counselor))
	case roster.ByGroup:
		return rank(r.Group, "", slices.Index(n.groups, r.Group))
	}
	return 0, true
}

// run returns the rows of a query in order, and how many there are to see.
func (n *naive) run(scope roster.Scope, q roster.Query) (found []roster.Row, total int) {
	for _, r := range n.rows {
		if !sees(scope, &r) {
			continue
		}
		total++
		if has(&r, q.Text) && passes(&r, q.Filter, "") {
			found = append(found, r)
		}
	}
	name := func(r *roster.Row) string {
		if r.Alias != "" {
			return text.Fold(r.Name) + "\x1f" + text.Fold(r.Alias)
		}
		return text.Fold(r.Name)
	}
	slices.SortFunc(found, func(a, b roster.Row) int {
		va, fa := n.value(&q, &a)
		vb, fb := n.value(&q, &b)
		if fa != fb { // without a value: last, however it is asked for
			if fa {
				return -1
			}
			return 1
		}
		register := strings.Compare(text.Fold(a.Register), text.Fold(b.Register))
		age := bytes.Compare(a.ID[:], b.ID[:])
		d := cmp.Or(strings.Compare(name(&a), name(&b)), register, age)
		switch {
		case q.Sort == roster.ByNewest:
			d = -age
		case q.Sort == roster.ByRegister:
			d = cmp.Or(register, d)
		case fa:
			d = cmp.Or(cmp.Compare(va, vb), d)
		}
		if q.Desc && fa {
			return -d
		}
		return d
	})
	return found, total
}

func (n *naive) facets(scope roster.Scope, q roster.Query) roster.Counts {
	counts := roster.Counts{}
	for _, facet := range everyFacet {
		counts[facet] = map[string]int{}
		for _, r := range n.rows {
			if sees(scope, &r) && has(&r, q.Text) && passes(&r, q.Filter, facet) {
				for _, code := range codes(facet, &r) {
					counts[facet][code]++
				}
			}
		}
	}
	return counts
}

func (n *naive) caseload() map[roster.Cell]int {
	cells := map[roster.Cell]int{}
	for _, r := range n.rows {
		if r.State.Open() {
			cells[roster.Cell{Counselor: r.Counselor, Risk: r.Risk, Stage: r.Stage, Category: r.Category, State: r.State, District: r.District}]++
		}
	}
	return cells
}

// spells are the clients under guidance by how they weigh on each of some days.
func (n *naive) spells(days []model.Date) map[workload.Spell]int {
	first := func(day model.Date) model.Date {
		for _, d := range days {
			if day != 0 && day <= d {
				return d
			}
		}
		return 0
	}
	out := map[workload.Spell]int{}
	for _, r := range n.rows {
		if !r.State.Open() {
			continue
		}
		s := workload.Spell{Cell: workload.Cell{Counselor: r.Counselor, Risk: r.Risk, District: r.District}, Ends: first(r.End)}
		if r.State == model.TermRegistered {
			s.InCustody, s.Released = true, first(r.Start)
		}
		out[s]++
	}
	return out
}

// anyScope draws what an actor may see.
func anyScope(t *rapid.T) roster.Scope {
	if rapid.Bool().Draw(t, "sees everyone") {
		return everyone
	}
	return roster.Scope{
		Adults: rapid.Bool().Draw(t, "adults"), Children: rapid.IntRange(0, 3).Draw(t, "children") == 3,
		Counselor: rapid.SampledFrom([]model.ID{{}, id(900_001), id(999_999)}).Draw(t, "is"),
	}
}

func anyQuery(t *rapid.T, n *naive) roster.Query {
	q := roster.Query{
		Text: rapid.SampledFrom([]string{
			"", "", "", "i", "budi", "SIT", "siti amin", "novi astuti", "26 pb", "3302", "0000012", "00000000", "É", "gendut budi", "zz", "a b c", " ", "klien 7", "李", "\x1f", "\n", "d\x1fc", "184467", "-",
		}).Draw(t, "typed"),
		Sort: rapid.SampledFrom(append(roster.Keys(), "", "x")).Draw(t, "sort"), Desc: rapid.Bool().Draw(t, "desc"), Today: today,
	}
	if rapid.Bool().Draw(t, "filtered") {
		q.Filter = roster.Filter{}
		for range rapid.IntRange(1, 3).Draw(t, "filters") {
			facet := rapid.SampledFrom(everyFacet).Draw(t, "facet")
			known := slices.Sorted(maps.Keys(n.facets(everyone, roster.Query{})[facet]))
			q.Filter[facet] = append(q.Filter[facet], rapid.SampledFrom(append(known, "x")).Draw(t, "value"))
		}
	}
	if rapid.Bool().Draw(t, "ranked") {
		by := rapid.IntRange(1, 5).Draw(t, "rank")
		q.Ranks = func(roster.Key) func(model.ID, string) int {
			return func(id model.ID, code string) int { return (int(id[7]) + len(code)*3) * by % 5 }
		}
	}
	return q
}

// checkQuery holds one answer against the naive one, row by row.
func checkQuery(t *rapid.T, v *roster.View, n *naive, q roster.Query) {
	want, total := n.run(v.Scope, q)
	got := v.Run(context.Background(), q)
	if got.Len() != len(want) || got.Total() != total || v.Len() != total {
		t.Fatalf("found %d of %d (%d), want %d of %d", got.Len(), got.Total(), v.Len(), len(want), total)
	}
	for i := range want {
		if got.ID(i) != want[i].ID || got.Row(i) != want[i] || got.Index(want[i].ID) != i {
			t.Fatalf("place %d: %+v, at place %d, want %+v", i, got.Row(i), got.Index(want[i].ID), want[i])
		}
	}
	found := map[model.ID]bool{}
	for _, r := range want {
		found[r.ID] = true
	}
	for other, r := range n.rows {
		if !found[other] && got.Index(other) != -1 {
			t.Fatalf("%v was not found and stands at %d", other, got.Index(other))
		}
		row, ok := v.Find(other)
		if ok != sees(v.Scope, &r) || ok && row != r {
			t.Fatalf("%+v, %v, want %+v", row, ok, r)
		}
	}
	if got.Index(id(999_999)) != -1 {
		t.Fatal("an id that nobody has")
	}
	if got, want := v.Facets(context.Background(), q), n.facets(v.Scope, q); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("counts\n%v, want\n%v", got, want)
	}
	cells := n.caseload()
	for _, c := range v.Caseload() {
		count := c.Count
		c.Count = 0
		if cells[c] != count {
			t.Fatalf("%d clients of %+v, want %d", count, c, cells[c])
		}
		delete(cells, c)
	}
	if len(cells) > 0 {
		t.Fatalf("no cell for %v", cells)
	}
	places := n.places(v.Scope)
	for _, c := range v.Places() {
		count := c.Count
		c.Count = 0
		if places[c] != count {
			t.Fatalf("%d clients of %+v, want %d", count, c, places[c])
		}
		delete(places, c)
	}
	if len(places) > 0 {
		t.Fatalf("nobody lives as %v", places)
	}
}

// places counts the clients under guidance whom a scope lets one see, by where
// they live and how they weigh.
func (n *naive) places(scope roster.Scope) map[reach.Cell]int {
	out := map[reach.Cell]int{}
	for _, r := range n.rows {
		if r.State.Open() && sees(scope, &r) {
			out[reach.Cell{District: r.District, Risk: r.Risk, InCustody: r.State == model.TermRegistered, Taking: !r.Group.IsZero()}]++
		}
	}
	return out
}

// checkSpells holds the clients of all loads against those of a slice.
func checkSpells(t *rapid.T, snap *roster.Snapshot, n *naive) {
	days := []model.Date{today + 30, today + 60, today + 90}
	spells := n.spells(days)
	for _, s := range snap.Spells(days) {
		count := s.Count
		s.Count = 0
		if spells[s] != count {
			t.Fatalf("%d clients of %+v, want %d", count, s, spells[s])
		}
		delete(spells, s)
	}
	if len(spells) > 0 {
		t.Fatalf("no spell for %v", spells)
	}
}

// Whatever is loaded, applied and asked in whatever order, the answers are
// those of a slice; and those of an older snapshot are what they were.
func TestAnswersAreThoseOfASlice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, n := roster.New(), &naive{rows: map[model.ID]roster.Row{}}
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		most := rapid.SampledFrom([]int{3, 10, 30, 100, 300, 300, 2600}).Draw(t, "clients")
		type kept struct {
			snap *roster.Snapshot
			then *naive
		}
		past := []kept{{r.Now(), n.clone()}}
		for range rapid.IntRange(1, 7).Draw(t, "steps") {
			switch step := rapid.IntRange(0, 9).Draw(t, "step"); {
			case step == 0: // all anew, in shards of any length and order
				n = &naive{rows: map[model.ID]roster.Row{}}
				var shards [][]roster.Row
				for range rapid.IntRange(0, 4).Draw(t, "shards") {
					var shard []roster.Row
					for range rapid.IntRange(0, most).Draw(t, "rows") {
						shard = append(shard, oneOfMany(rnd, 1+rnd.IntN(2*most)))
					}
					shards = append(shards, shard)
					n.apply(shard)
				}
				r.Load(shards...)
			case step <= 5: // ids rise, fall back and return
				var rows []roster.Row
				for range rapid.IntRange(0, most).Draw(t, "rows") {
					rows = append(rows, oneOfMany(rnd, 1+rnd.IntN(2*most)))
				}
				n.apply(rows)
				r.Apply(rows...)
			case step <= 7:
				row := oneOfMany(rnd, 1+rnd.IntN(2*most))
				n.apply([]roster.Row{row})
				r.Apply(row)
			default:
				old := past[rapid.IntRange(0, len(past)-1).Draw(t, "snapshot")]
				checkQuery(t, old.snap.In(anyScope(t)), old.then, anyQuery(t, old.then))
				checkSpells(t, old.snap, old.then)
			}
			if r.Now().Len() != len(n.rows) {
				t.Fatalf("%d rows, want %d", r.Now().Len(), len(n.rows))
			}
			checkQuery(t, r.Now().In(anyScope(t)), n, anyQuery(t, n))
			checkSpells(t, r.Now(), n)
			past = append(past, kept{r.Now(), n.clone()})
		}
	})
}

// A clock put back gives ids that are smaller than those before them.
func TestIDsThatComeLateAreFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := roster.New()
		rnd := rand.New(rand.NewPCG(1, 2))
		numbers := rapid.SliceOfNDistinct(rapid.IntRange(1, 500), 1, 60, rapid.ID[int]).Draw(t, "ids")
		for i, n := range numbers {
			s := r.Apply(anyRow(rnd, n))
			for k := range 501 {
				_, found := s.In(everyone).Find(id(k))
				if found != slices.Contains(numbers[:i+1], k) {
					t.Fatalf("after %v: %d found %v", numbers[:i+1], k, found)
				}
			}
		}
	})
}

func TestAQueryThatIsGivenUpAnswersNothing(t *testing.T) {
	r := roster.New()
	r.Apply(anyRow(rand.New(rand.NewPCG(1, 2)), 1))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if res := r.Now().In(everyone).Run(ctx, roster.Query{}); res.Len() != 0 || res.Total() != 0 || res.Index(id(1)) != -1 {
		t.Errorf("found %d of %d", res.Len(), res.Total())
	}
	if c := r.Now().In(everyone).Facets(ctx, roster.Query{}); len(c) != 0 {
		t.Errorf("%v", c)
	}
}
