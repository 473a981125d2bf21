package roster

import (
	"bytes"
	"context"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// Rule R12: a child's record is only for the child section, the head of office
// and the child's own counselor. For all others it is not found, not counted,
// in no facet and no warning, and no word tells that it exists.
func TestR12ChildrenAreNotThereForOthers(t *testing.T) {
	child := Row{ID: idOf(1), Name: "Anak Rahasia", Register: "BKA.001", NIK: 3204050101120001, Section: model.Children, State: model.TermActive, District: "32.04.05", Counselor: idOf(77), Born: testDay - 5000}
	unknown := child
	unknown.ID, unknown.Section, unknown.Counselor = idOf(2), model.SectionUnknown, model.ID{}
	adult := Row{ID: idOf(3), Name: "Budi Santoso", Register: "BKD.001", Section: model.Adults, State: model.TermActive, District: "32.73.01", Counselor: idOf(78)}
	r := New()
	r.Apply(child, unknown, adult)
	ctx := context.Background()

	v := r.Now().In(Scope{Adults: true, Counselor: idOf(78)})
	for _, hidden := range []Row{child, unknown} {
		if _, ok := v.Find(hidden.ID); ok {
			t.Errorf("%s was found by id", hidden.Name)
		}
	}
	for _, typed := range []string{"rahasia", "bka", "3204050101120001", "anak"} {
		if n := v.Run(ctx, Query{Text: typed}).Len(); n != 0 {
			t.Errorf("%q finds %d", typed, n)
		}
	}
	res := v.Run(ctx, Query{})
	if res.Len() != 1 || res.Total() != 1 || v.Len() != 1 || res.Index(child.ID) != -1 {
		t.Errorf("counted: %d of %d, %d, at %d", res.Len(), res.Total(), v.Len(), res.Index(child.ID))
	}
	for f, counts := range v.Facets(ctx, Query{}) {
		for code, n := range counts {
			if n != 1 {
				t.Errorf("facet %s counts %d for %q", f, n, code)
			}
		}
		if f == FacetDistrict && counts["32.04.05"] != 0 || f == FacetSection && counts["BKA"] != 0 {
			t.Errorf("facet %s shows the child: %v", f, counts)
		}
	}
	if near := v.Similar(child.Name, child.Born, 5); len(near) != 0 {
		t.Errorf("similar: %v", near)
	}

	for who, scope := range map[string]Scope{"child section": {Adults: true, Children: true}, "own counselor": {Adults: true, Counselor: idOf(77)}} {
		v := r.Now().In(scope)
		if _, ok := v.Find(child.ID); !ok || v.Run(ctx, Query{Text: "rahasia", Filter: Filter{FacetSection: {"BKA"}}}).Len() != 1 || len(v.Similar(child.Name, child.Born, 5)) == 0 {
			t.Errorf("%s does not find the child", who)
		}
	}
	if _, ok := r.Now().In(Scope{Adults: true, Counselor: idOf(77)}).Find(unknown.ID); ok {
		t.Error("a counselor sees someone of no section whom they do not guide")
	}
	if n := r.Now().In(Scope{}).Len(); n != 0 {
		t.Errorf("the zero scope sees %d", n)
	}
}

// Readers go on while a writer writes; each sees whole changes only.
func TestReadersSeeWholeChanges(t *testing.T) {
	r := New()
	rows := manyRows(1, 2500)
	for i := range rows {
		rows[i].Name, rows[i].Section = "Awal", model.Adults
	}
	r.Load(rows)
	var writer, readers sync.WaitGroup
	done := make(chan struct{})
	// Each change renames the same ten clients to one name.
	writer.Go(func() {
		defer close(done)
		for i := range 120 {
			change := slices.Clone(rows[:10])
			for k := range change {
				change[k].Name = string([]byte{'n', byte('a' + i%26), byte('a' + i/26)})
				change[k].End = model.Date(i + 1)
			}
			r.Apply(change...)
			r.Apply(Row{ID: idOf(uint64(1_000_000 - i)), Name: "Baru", Section: model.Adults})
		}
	})
	for _, key := range []Key{ByName, ByEnd, ByNewest, ByRisk} {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				v := r.Now().In(Scope{Adults: true})
				res := v.Run(context.Background(), Query{Sort: key})
				names := map[string]int{}
				for i := range res.Len() {
					names[res.Row(i).Name]++
				}
				delete(names, "Awal")
				delete(names, "Baru")
				if len(names) > 1 || res.Len() != v.Len() {
					t.Errorf("half a change was seen: %v, %d of %d", names, res.Len(), v.Len())
					return
				}
				v.Facets(context.Background(), Query{Text: "a"})
				v.Caseload()
			}
		})
	}
	writer.Wait()
	readers.Wait()
}

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
