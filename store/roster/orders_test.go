package roster

import (
	"bytes"
	"context"
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// An order that was repaired after changes is the order made from nothing.
func TestRepairedOrderIsAFreshOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := New()
		rows := manyRows(rapid.Uint64().Draw(t, "seed"), 1500)
		r.Load(rows)
		q := Query{Sort: rapid.SampledFrom(Keys()).Draw(t, "key"), Ranks: testRanks}
		s := r.Now()
		r.orders.get(s.ordering(q))
		changed := rapid.SliceOfN(genRow(rapid.Uint64Range(1, 4000)), 1, 40).Draw(t, "changed")
		next := r.Apply(changed...)
		for _, at := range []*Snapshot{next, s, next} { // forwards, and back for who is behind
			fresh := New()
			fresh.Load(rowsOf(at))
			want := fresh.orders.get(fresh.Now().ordering(q))
			got := r.orders.get(at.ordering(q))
			if len(got.rows) != len(want.rows) || got.filled != want.filled {
				t.Fatalf("%d rows, %d filled, want %d, %d", len(got.rows), got.filled, len(want.rows), want.filled)
			}
			for i := range got.rows {
				if a, b := at.id(int(got.rows[i])), fresh.Now().id(int(want.rows[i])); a != b {
					t.Fatalf("place %d by %s: %v, want %v", i, q.Sort, a, b)
				}
			}
		}
	})
}

func rowsOf(s *Snapshot) []Row {
	rows := make([]Row, s.Len())
	for i := range rows {
		rows[i] = s.Row(i)
	}
	slices.SortFunc(rows, func(a, b Row) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	return rows
}

// What has no value comes last whichever way the list is turned, and a day
// that was mistyped into the year 0 is still a day before all others.
func TestRowsWithoutAValueComeLast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ends := rapid.SliceOfN(genDay, 1, 40).Draw(t, "ends")
		r := New()
		for i, end := range ends {
			r.Apply(Row{ID: idOf(uint64(i + 1)), Section: model.Adults, End: end})
		}
		filled := slices.DeleteFunc(slices.Clone(ends), model.Date.IsZero)
		slices.Sort(filled)
		for _, desc := range []bool{false, true} {
			if desc {
				slices.Reverse(filled)
			}
			res := r.Now().In(Scope{Adults: true}).Run(context.Background(), Query{Sort: ByEnd, Desc: desc})
			for i := range res.Len() {
				want := model.Date(0)
				if i < len(filled) {
					want = filled[i]
				}
				if got := res.Row(i).End; got != want {
					t.Fatalf("place %d (desc %v) ends %v, want %v", i, desc, got, want)
				}
			}
		}
	})
}

// testRank puts ids and codes into an order that is not that of their numbers.
func testRank(id model.ID, code string) int {
	if code != "" {
		return int(code[len(code)-1])
	}
	return -int(id[7])
}

func testRanks(Key) func(model.ID, string) int { return testRank }

const testDay model.Date = 739_000

func idOf(n uint64) model.ID {
	var id model.ID
	binary.BigEndian.PutUint64(id[:], n)
	return id
}

// The generators draw from few values, so that ties, shared words and facets
// with more than one client are common.
var (
	genName = rapid.OneOf(
		rapid.SampledFrom([]string{"", "Siti", "Budi Santoso", "SITI AMINAH", "Renée Ruslan", "Budi  Santoso", "siti aminah", "Nóvi Astuti bin Asep", "Ni'mah, S.H.", "Zz\x1fTop", "A\nB", "ﬁrman", "\xff\xfeRudi", "İpek"}),
		rapid.StringMatching(`[A-Ca-c .]{0,9}`),
		rapid.String(),
	)
	genCode  = rapid.SampledFrom([]string{"", "32.04.05", "32.04.06", "32.73.01", "32.04", "x"})
	genDay   = rapid.OneOf(rapid.Just(model.Date(0)), rapid.Map(rapid.IntRange(-70, 70), func(d int) model.Date { return testDay + model.Date(d) }), rapid.Map(rapid.Int32(), func(d int32) model.Date { return model.Date(d) }))
	genSmall = rapid.Map(rapid.Uint64Range(0, 4), func(n uint64) model.ID {
		if n == 0 {
			return model.ID{}
		}
		return idOf(1000 + n)
	})
)

func genRow(ids *rapid.Generator[uint64]) *rapid.Generator[Row] {
	return rapid.Custom(func(t *rapid.T) Row {
		return Row{
			ID: idOf(ids.Draw(t, "id")), Name: genName.Draw(t, "name"), Alias: rapid.SampledFrom([]string{"", "", "Jon", "Si  Ti", "é"}).Draw(t, "alias"),
			Register:  rapid.OneOf(rapid.StringMatching(`[PC]B\.[0-3]{3}`), genName).Draw(t, "register"),
			NIK:       rapid.OneOf(rapid.Just(uint64(0)), rapid.Uint64Range(1, 40), rapid.Just(uint64(3204050101990001)), rapid.Uint64()).Draw(t, "nik"),
			Category:  model.Category(rapid.IntRange(0, 3).Draw(t, "category")),
			Section:   model.Section(rapid.SampledFrom([]int{1, 1, 1, 2, 2, 0, 3}).Draw(t, "section")),
			State:     model.TermState(rapid.IntRange(0, 4).Draw(t, "state")),
			Stage:     model.StageKind(rapid.IntRange(0, 3).Draw(t, "stage")),
			Risk:      model.Risk(rapid.IntRange(0, 4).Draw(t, "risk")),
			Sex:       model.Sex(rapid.IntRange(0, 2).Draw(t, "sex")),
			Misses:    rapid.SampledFrom([]uint8{0, 0, 1, 2, 3, 4, 255}).Draw(t, "misses"),
			Flags:     Flags(rapid.IntRange(0, 7).Draw(t, "flags")),
			District:  genCode.Draw(t, "district"),
			Counselor: genSmall.Draw(t, "counselor"), Group: genSmall.Draw(t, "group"),
			Born: genDay.Draw(t, "born"), NextReport: genDay.Draw(t, "report"), Start: genDay.Draw(t, "start"), End: genDay.Draw(t, "end"),
		}
	})
}

// manyRows makes n different rows; some ids come after greater ones.
func manyRows(seed uint64, n int) []Row {
	r := rand.New(rand.NewPCG(seed, 1))
	rows := make([]Row, n)
	for i := range rows {
		rows[i] = benchRow(r, i)
		rows[i].ID = idOf(uint64(2*i + 1))
		rows[i].Name = rows[i].Name[:1+r.IntN(len(rows[i].Name))]
		rows[i].District = []string{"", "32.04.05", "32.73.01", "x"}[r.IntN(4)]
		rows[i].Counselor = idOf(1000 + uint64(r.IntN(4)))
		if rows[i].Counselor == idOf(1000) {
			rows[i].Counselor = model.ID{}
		}
		rows[i].Group = model.ID{}
		if r.IntN(2) == 0 {
			rows[i].NextReport, rows[i].Stage = 0, 0
		}
		rows[i].End = testDay + model.Date(r.IntN(300)-100)
	}
	for range r.IntN(3) * n / 100 {
		i, j := r.IntN(n), r.IntN(n)
		rows[i].ID, rows[j].ID = rows[j].ID, rows[i].ID
	}
	return rows
}
