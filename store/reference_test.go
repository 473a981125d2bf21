package store

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
)

// blanks has a record of every kind.
func blanks() []any {
	return []any{
		&model.Office{}, &model.Norm{}, &model.Region{}, &model.User{}, &model.Counselor{}, &model.Client{}, &model.Group{}, &model.Holiday{},
		&model.Site{}, &model.Contact{}, &model.Matter{}, &model.Mechanism{}, &model.Offering{}, &model.Enrolment{}, &model.Meeting{}, &model.Monitoring{},
		&model.Abstention{}, &model.Rebalance{}, &model.LoadMonth{}, &model.Terminal{}, &model.Acceptance{}, &model.Outreach{}, &model.MonthClose{},
		&model.Batch{}, &model.Wording{}, &model.Erasure{},
	}
}

// fillIDs puts a fresh id into every place for one, and one element into every
// list that may hold one, and returns where it put which.
func fillIDs(v reflect.Value, path string, into map[model.ID]string) {
	switch {
	case v.Type() == reflect.TypeFor[model.ID]():
		id := model.NewID()
		v.Set(reflect.ValueOf(id))
		into[id] = path
	case v.Type() == reflect.TypeFor[model.Meta]():
		// The record's own id, and who changed it last: see names in check.go.
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fillIDs(v.Field(i), path+"."+v.Type().Field(i).Name, into)
			}
		}
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fillIDs(v.Index(0), path, into)
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillIDs(v.Elem(), path, into)
	}
}

func TestEveryIDThatARecordHoldsIsAReference(t *testing.T) {
	if got := len(blanks()); got != len(kept()) {
		t.Fatalf("%d kinds are tried of %d", got, len(kept()))
	}
	for _, rec := range blanks() {
		v := reflect.ValueOf(rec).Elem()
		want := map[model.ID]string{}
		fillIDs(v, v.Type().Name(), want)
		for _, to := range references(rec) {
			if !slices.ContainsFunc(kept(), func(k keeper) bool { return k.tableName() == to.table }) {
				t.Errorf("%s names the table %q, which is none of records", v.Type().Name(), to.table)
			}
			delete(want, to.id)
		}
		for _, path := range want {
			t.Errorf("%s is no reference", path)
		}
	}
}

// lived makes an office in which something of nearly every kind has happened,
// and closes nothing.
func lived(b *beat) {
	b.t.Helper()
	c := b.kinds()["an adult of theirs"](1)
	p := &probe{beat: b, s: b.head, c: c, n: 1}
	for _, kind := range []model.Kind{model.KindMatter, model.KindEnrolment, model.KindAcceptance, model.KindContact} {
		ofAClient[kind](p, "uji")
		p.c = *b.client(c.ID)
	}
	p.planned()
	away := b.kinds()["an adult of another"](2)
	(&probe{beat: b, s: b.head, c: away}).absent()
	imports(b.world, b.head)
}

// imports brings tables in: one with a client who is new and one who was there,
// and one that is taken back.
func imports(w *world, head *Session) {
	w.t.Helper()
	was := w.add(person(7000, model.Adults))
	was.Job = "penjahit"
	w.brings(head, "clients", newRow(ref(person(7001, model.Adults))), turned(&was))
	mistaken := w.brings(head, "clients", newRow(ref(person(7002, model.Adults))), newRow(ref(person(7003, model.Children))))
	_, err := head.TakeBackBatch(w.ctx(), NewOp(""), mistaken.ID, "uji", nil)
	w.must(err)
}

func ref[T any](v T) *T { return &v }

func TestACheckFindsWhateverIsNamedAndIsNotThere(t *testing.T) {
	b := newBeat(t)
	lived(b)
	b.whole()
	// One record of each kind that another names is taken out of the file.
	victims := map[string]reference{}
	v := b.office.open.Load().vault
	b.must(b.engine.View(b.ctx(), func(r kv.Reader) error {
		for _, rec := range everyRecord(b.t, v, r) {
			for _, to := range references(rec) {
				if !to.id.IsZero() {
					victims[to.table] = to
				}
			}
		}
		return nil
	}))
	if len(victims) < 5 {
		t.Fatalf("only records of %v are named", victims)
	}
	for table, to := range victims {
		var was []byte
		b.must(b.engine.Bulk(b.ctx(), func(x kv.Writer) error {
			value, _ := x.Get(table, to.id[:])
			was = bytes.Clone(value)
			x.Delete(table, to.id[:])
			return nil
		}))
		rep, err := b.head.Check(b.ctx(), nil)
		b.must(err)
		if !slices.ContainsFunc(rep.Findings, func(f Finding) bool { return f.Fault == FaultReference && f.Named == table }) {
			t.Errorf("a record of %s that is named and gone is not found: %+v", table, rep.Findings)
		}
		b.must(b.engine.Bulk(b.ctx(), func(x kv.Writer) error { x.Put(table, to.id[:], was); return nil }))
	}
	b.whole()
}

func TestACheckFindsARegionThatIsNotThere(t *testing.T) {
	b := newBeat(t)
	v := b.office.open.Load().vault
	for _, code := range []string{"33.02", "33.02.15"} { // a parent, and where a client lives
		region := b.office.open.Load().books.Load().Regions[slices.IndexFunc(b.head.Books().Regions, func(r model.Region) bool { return r.Code == code })]
		moved := region
		moved.Code = "99.99"
		sealed, err := encode(v, regions, &moved)
		b.must(err)
		was, err := encode(v, regions, &region)
		b.must(err)
		b.must(b.engine.Bulk(b.ctx(), func(x kv.Writer) error { x.Put(regions.name, region.ID[:], sealed); return nil }))
		rep, err := b.head.Check(b.ctx(), nil)
		b.must(err)
		if !slices.ContainsFunc(rep.Findings, func(f Finding) bool { return f.Named == "region "+code && strings.Contains(f.Say("id"), code) }) {
			t.Errorf("%s is not missed: %+v", code, rep.Findings)
		}
		b.must(b.engine.Bulk(b.ctx(), func(x kv.Writer) error { x.Put(regions.name, region.ID[:], was); return nil }))
	}
}

// everyRecord opens every record of a file.
func everyRecord(t testing.TB, v vault, r kv.Reader) (all []any) {
	t.Helper()
	for _, rec := range blanks() {
		kind := reflect.TypeOf(rec).Elem()
		i := slices.IndexFunc(kept(), func(k keeper) bool { return k.tableName() == strings.ToLower(kind.Name()) })
		for key, sealed := range r.Scan(kept()[i].tableName(), nil, nil) {
			one := reflect.New(kind).Interface()
			if err := v.open(kept()[i].tableName(), key, sealed, one); err != nil {
				t.Fatal(err)
			}
			all = append(all, one)
		}
	}
	return all
}

// A finding says where and what in one line, in both languages, and every fault
// has its words and its advice.
func TestEveryFindingIsSaidInBothLanguages(t *testing.T) {
	for fault, of := range faults {
		f := Finding{Table: "client", ID: model.NewID(), Fault: fault}
		switch {
		case strings.Contains(of.id, "%s"):
			f.Named = "counselor"
		case strings.Contains(of.id, "%d"):
			f.Number = 7
		}
		id, en := f.Say("id"), f.Say("en")
		for _, said := range []string{id, en} {
			if !strings.HasPrefix(said, "client "+f.ID.String()+": ") || strings.ContainsAny(said, "\n") || strings.Contains(said, "%!") {
				t.Errorf("%s: %q", fault, said)
			}
		}
		if id == en || advices[of.advice].id == "" {
			t.Errorf("%s: %q and %q, advice %q", fault, id, en, of.advice)
		}
	}
	for _, a := range []Advice{AdviceNone, AdviceCompact, AdviceTell, AdviceRestore} {
		if a.Say("id") == "" || a.Say("id") == a.Say("en") {
			t.Errorf("%s: %q", a, fmt.Sprint(advices[a]))
		}
	}
}

// The gravest finding decides what is advised.
func TestTheAdviceIsThatOfTheGravestFinding(t *testing.T) {
	light, grave := Finding{Fault: FaultReference}, Finding{Fault: FaultSealed}
	for _, c := range []struct {
		rep  CheckReport
		want Advice
	}{
		{CheckReport{}, AdviceNone},
		{CheckReport{Room: roomOf(100, 26)}, AdviceCompact},
		{CheckReport{Room: roomOf(100, 25)}, AdviceNone},
		{CheckReport{Findings: []Finding{light}, Room: roomOf(100, 90)}, AdviceTell},
		{CheckReport{Findings: []Finding{grave, light}}, AdviceRestore},
		{CheckReport{Findings: []Finding{light, grave}}, AdviceRestore},
		{CheckReport{Chain: ChainReport{Broken: 1}}, AdviceRestore},
	} {
		if got := c.rep.Advice(); got != c.want {
			t.Errorf("%+v: %s, want %s", c.rep, got, c.want)
		}
	}
}

func roomOf(size, free int64) bolt.Room { return bolt.Room{Size: size, Free: free} }
