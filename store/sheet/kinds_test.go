package sheet

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"guyub/model"
)

// cabinet is a keeper in memory of every kind, which behaves as the store does:
// a stale version is refused.
type cabinet struct {
	clients    map[string]model.Client
	counselors map[string]model.Counselor
	groups     map[string]model.Group
	regions    map[string]model.Region
	contacts   []model.Contact
	enrolments []model.Enrolment
	saves      int
	refuse     func(model.Record) *Refusal
}

// newCabinet has what the demonstration has, without what it has done.
func newCabinet() *cabinet {
	k := &cabinet{clients: map[string]model.Client{}, counselors: map[string]model.Counselor{}, groups: map[string]model.Group{}, regions: map[string]model.Region{}}
	for _, c := range fiction.Counselors {
		k.counselors[model.NormalNIP(c.NIP)] = c
	}
	for _, g := range fiction.Groups {
		g.Rev = 1
		k.groups[model.NormalRegister(g.Code)] = g
	}
	for _, r := range fiction.Regions {
		k.regions[r.Code] = r
	}
	c := model.Client{Meta: model.Meta{ID: model.NewID(), Rev: 1}, Register: "PB-0001/26", Name: "Wartono", Section: model.Adults, District: "33.02.14",
		Terms: []model.Term{{Category: model.Parole, State: model.TermActive, Start: model.On(2026, 1, 1), End: model.On(2027, 12, 31)}}}
	k.clients[c.Register] = c
	return k
}

// book is what the office knows, as it is now.
func (k *cabinet) book() Book {
	b := Book{Offerings: fiction.Offerings, Norms: model.NormsOn(nil, today), Today: today, Counselors: fiction.Counselors}
	for _, code := range slices.Sorted(maps.Keys(k.groups)) {
		b.Groups = append(b.Groups, k.groups[code])
	}
	for _, code := range slices.Sorted(maps.Keys(k.regions)) {
		b.Regions = append(b.Regions, k.regions[code])
	}
	return b
}

func (k *cabinet) Find(_ context.Context, kind Kind, key string) (model.Record, bool, error) {
	switch kind {
	case Clients:
		c, ok := k.clients[model.NormalRegister(key)]
		return &c, ok, nil
	case Counselors:
		c, ok := k.counselors[model.NormalNIP(key)]
		return &c, ok, nil
	case Groups:
		g, ok := k.groups[model.NormalRegister(key)]
		return &g, ok, nil
	}
	return nil, false, fmt.Errorf("nobody asks for %s", kind)
}

func (k *cabinet) Contacts(_ context.Context, client model.ID) ([]model.Contact, error) {
	return slices.DeleteFunc(slices.Clone(k.contacts), func(c model.Contact) bool { return c.Client != client }), nil
}

func (k *cabinet) Enrolments(_ context.Context, client model.ID) ([]model.Enrolment, error) {
	return slices.DeleteFunc(slices.Clone(k.enrolments), func(e model.Enrolment) bool { return e.Client != client }), nil
}

func (k *cabinet) May(context.Context, model.Record, model.Record) error { return nil }

func (k *cabinet) Keep(_ context.Context, batch []Entry) ([]*Refusal, error) {
	out := make([]*Refusal, len(batch))
	for i, e := range batch {
		if e.Record == nil {
			continue // a row that brings nothing
		}
		if k.refuse != nil {
			if out[i] = k.refuse(e.Record); out[i] != nil {
				continue
			}
		}
		meta := e.Record.Stamp()
		stale := meta.Rev != k.rev(e.Record)
		if stale {
			out[i] = &Refusal{Text: "baru saja diubah"}
			continue
		}
		if meta.ID.IsZero() {
			meta.ID = model.NewID()
		}
		meta.Rev++
		k.saves++
		switch r := e.Record.(type) {
		case *model.Client:
			k.clients[model.NormalRegister(r.Register)] = *r
		case *model.Counselor:
			k.counselors[model.NormalNIP(r.NIP)] = *r
		case *model.Group:
			k.groups[model.NormalRegister(r.Code)] = *r
		case *model.Region:
			k.regions[r.Code] = *r
		case *model.Contact:
			k.contacts = append(k.contacts, *r)
		case *model.Enrolment:
			k.enrolments = append(k.enrolments, *r)
		}
	}
	return out, nil
}

// rev is the version of a record that is kept.
func (k *cabinet) rev(r model.Record) uint64 {
	switch r := r.(type) {
	case *model.Client:
		return k.clients[model.NormalRegister(r.Register)].Rev
	case *model.Counselor:
		return k.counselors[model.NormalNIP(r.NIP)].Rev
	case *model.Group:
		return k.groups[model.NormalRegister(r.Code)].Rev
	case *model.Region:
		return k.regions[r.Code].Rev
	}
	return 0
}

// take imports a table of a kind.
func (k *cabinet) take(t interface {
	Fatal(...any)
	Helper()
}, kind Kind, file string, change ...func(*Options)) result {
	t.Helper()
	table, err := openAs(kind, strings.NewReader(file), nil)
	if err != nil {
		t.Fatal(err)
	}
	r := result{table: table}
	o := Options{Book: k.book(), Each: func(out Outcome) error { r.outcomes = append(r.outcomes, out); return nil }}
	for _, c := range change {
		c(&o)
	}
	if r.Totals, err = Import(context.Background(), table, k, o); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestEveryKindDeclaresItsHeadingsOnceAndHasItsKeys(t *testing.T) {
	for _, k := range Kinds() {
		about, ok := subjectOf(k)
		if !ok || len(about.keys) == 0 || title(k) == "" {
			t.Fatalf("%s is no kind", k)
		}
		seen, keys := map[string]string{}, map[string]bool{}
		for _, f := range about.fields {
			if keys[f.Key] {
				t.Errorf("%s: two fields %s", k, f.Key)
			}
			keys[f.Key] = true
			if plain(f.Title()) != f.Headings[0] {
				t.Errorf("%s: a template calls %s %q", k, f.Headings[0], f.Title())
			}
			for _, h := range f.Headings {
				if plain(h) != h {
					t.Errorf("%s %s: heading %q is compared as %q", k, f.Key, h, plain(h))
				}
				if other, twice := seen[h]; twice {
					t.Errorf("%s: heading %q belongs to %s and %s", k, h, other, f.Key)
				}
				seen[h] = f.Key
			}
		}
		for _, key := range about.keys {
			if !keys[key] || !about.field(key).Required {
				t.Errorf("%s: the key %s is no field, or not required", k, key)
			}
		}
	}
}

func TestEveryProblemHasASentenceOfItsOwn(t *testing.T) {
	// Those of accounts, drawings and settings do not come in as tables.
	elsewhere := []model.ProblemCode{model.BadUsername, model.SecondPerson, model.MonthNotOver, model.NoSuchStep, model.DeadEnd, model.BadKey,
		model.UnknownPlace, model.NoFolder, model.OfficeFolder,
		model.ServiceTooLong, model.ServiceOverOrder, model.ServiceTooLate, model.NoHoursOrdered}
	for _, code := range model.ProblemCodes() {
		if slices.Contains(elsewhere, code) {
			continue
		}
		if said := sentenceOf(model.Problem{Field: "x", Code: code, Args: []string{"1", "2"}}); said == string(code) {
			t.Errorf("%s has none", code)
		}
	}
}

// A template that is filled in with its own examples goes in as it is, and
// nothing of it is passed over.
func TestATemplateFilledWithItsExamplesGoesIn(t *testing.T) {
	for _, kind := range Kinds() {
		k := newCabinet()
		if kind == Clients {
			clear(k.clients) // the example is new to the office
		}
		b := k.book()
		var file bytes.Buffer
		if err := Template(&file, kind, b); err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		empty, err := Read(bytes.NewReader(file.Bytes()))
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		if p, err := empty.Preview(kind, empty.Sheets()[0], 5); err != nil || len(p.Rows) != 0 || p.Line != 1 || len(p.Mapped) != len(p.Headings) {
			t.Errorf("%s: %+v, %v", kind, p, err)
		}
		if table, err := empty.Open(kind, title(kind), nil); err != nil || len(table.Ignored()) != 0 {
			t.Fatalf("%s: %v", kind, err)
		}
		filled := fillTemplate(t, file.Bytes(), kind, b)
		r := k.take(t, kind, string(filled))
		if r.New != 1 || r.Rejected != 0 {
			t.Errorf("%s: %+v %v", kind, r.Totals, r.outcomes)
		}
		if again := k.take(t, kind, string(filled)); again.Unchanged != 1 {
			t.Errorf("%s again: %+v %v", kind, again.Totals, again.outcomes)
		}
	}
}

// fillTemplate fills the first row with the examples that the template gives, and
// with the first of the words that the office has.
func fillTemplate(t *testing.T, file []byte, kind Kind, b Book) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	help, err := f.GetRows(sheetHelp)
	if err != nil {
		t.Fatal(err)
	}
	example := map[string]string{}
	for _, row := range help[1:] {
		if len(row) == 5 {
			example[row[0]] = row[4]
		}
	}
	if kind == Referrals { // a group with a programme
		example["Kode pokmas"] = groupWithOne(b)
	} else {
		example["Kode pokmas"] = cmpOr(example["Kode pokmas"], b.words(keyGroup))
	}
	example["Kecamatan"] = cmpOr(example["Kecamatan"], b.words("home"))
	heads, err := f.GetRows(title(kind))
	if err != nil || len(heads) != 1 {
		t.Fatalf("%s: %v, %v", kind, heads, err)
	}
	for i, h := range heads[0] {
		at, err := excelize.CoordinatesToCellName(i+1, 2)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStr(title(kind), at, example[h]); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func cmpOr(s string, words []string) string {
	if s == "" {
		return words[0]
	}
	return s
}

// groupWithOne is the code of a group that has one programme.
func groupWithOne(b Book) string {
	f := newFinder(b)
	for _, g := range b.Groups {
		if len(f.programs[g.ID]) == 1 {
			return g.Code
		}
	}
	return ""
}

// The same file again changes nothing, and a dry run says what the run does: of
// every kind, whatever stands in the rows.
func TestR15EveryKindIsKeyedAndDryRunsAreTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(Kinds()).Draw(t, "kind")
		k := newCabinet()
		file := drawTable(t, kind, k.book())
		saves := k.saves
		dry := k.take(t, kind, file, func(o *Options) { o.DryRun = true })
		if k.saves != saves {
			t.Fatal("a dry run changed something")
		}
		wet := k.take(t, kind, file)
		if dry.Totals != wet.Totals {
			t.Fatalf("dry %+v, wet %+v\n%s\n%v\n%v", dry.Totals, wet.Totals, file, dry.outcomes, wet.outcomes)
		}
		for i := range dry.outcomes {
			if a, b := dry.outcomes[i], wet.outcomes[i]; a.Fate != b.Fate || fmt.Sprint(a.Changes, a.Reasons) != fmt.Sprint(b.Changes, b.Reasons) {
				t.Fatalf("row %d: dry %v, wet %v", a.Row.Line, a, b)
			}
		}
		saves = k.saves
		again := k.take(t, kind, file)
		if again.New != 0 || again.Updated != 0 || again.Rejected != wet.Rejected || k.saves != saves {
			t.Fatalf("first %+v, again %+v\n%s\n%v", wet.Totals, again.Totals, file, again.outcomes)
		}
		if wet.Rows != wet.New+wet.Updated+wet.Unchanged+wet.Rejected || len(wet.outcomes) != wet.Rows {
			t.Fatalf("%+v of %d", wet.Totals, len(wet.outcomes))
		}
	})
}

// drawTable makes a table of a kind of good and bad cells.
func drawTable(t *rapid.T, kind Kind, b Book) string {
	about, _ := subjectOf(kind)
	var out strings.Builder
	for _, f := range about.fields {
		out.WriteString(f.Title() + "\t")
	}
	out.WriteString("\n")
	for range rapid.IntRange(0, 12).Draw(t, "rows") {
		for _, f := range about.fields {
			words := append([]string{f.Example(kind), f.Example(kind), ""}, f.Words...)
			switch {
			case slices.Contains(about.keys, f.Key):
				words = []string{f.Example(kind)}
				if f.Holds == Words && f.Key != keyRegister && f.Key != keyGroup {
					words = append(words, f.Example(kind)+"1", f.Example(kind)+"2")
				}
				if f.Holds == Day {
					words = append(words, "02-04-2026", "03-04-2026", "31-02-2026")
				}
			case f.Holds == Day:
				words = append(words, "02-04-2026", "5 Mei 2026", "x")
			}
			if f.Key == keyGroup {
				words = append(b.words(keyGroup)[:3:3], groupWithOne(b), groupWithOne(b))
			}
			if f.Key == "district" || f.Key == "home" {
				words = []string{"Ajibarang", "Wangon", ""}
			}
			out.WriteString(rapid.SampledFrom(words).Draw(t, f.Key) + "\t")
		}
		out.WriteString("\n")
	}
	return out.String()
}
