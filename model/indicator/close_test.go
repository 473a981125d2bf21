package indicator_test

import (
	"sync"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
)

// What is closed is what the page says on that day, of every part that closing
// keeps; and nothing differs until the records do.
func TestAClosedMonthIsWhatThePageSaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := office{t}
		f := o.facts()
		q := o.query(f)
		m := &model.MonthClose{Figures: indicator.Close(f, q)}
		seen := map[model.ClosedFigure]bool{}
		for _, c := range m.Figures {
			key := model.ClosedFigure{Code: c.Code, Section: c.Section, Regency: c.Regency}
			if seen[key] {
				t.Fatalf("%+v was closed twice", key)
			}
			seen[key] = true
			if spec, ok := indicator.SpecOf(indicator.Code(c.Code)); !ok || c.Regency != "" && spec.Sliced&indicator.ByPlace == 0 {
				t.Fatalf("%+v is no figure of a place", key)
			}
		}
		for _, section := range []model.Section{model.SectionUnknown, model.BothSections, model.Adults} {
			for _, regency := range []string{"", "33.02", "33.03"} {
				q.Slice = indicator.Slice{Section: section, Regency: regency}
				for _, row := range f.Page(q).Rows {
					closed, ok := indicator.Closed(m, q.Slice, row.Spec.Code)
					if !ok || indicator.Differs(closed, row) {
						t.Fatalf("%s of %+v was closed as %+v (%v), and is %v", row.Spec.Code, q.Slice, closed, ok, row.Now)
					}
					row.Now.Num++
					if !indicator.Differs(closed, row) {
						t.Fatalf("%s: a correction does not show", row.Spec.Code)
					}
				}
			}
		}
	})
}

// Once a period is over its figures change by no passing of time.
func TestNoFigureOfAPeriodThatIsOverChangesByItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := office{t}
		f := o.facts()
		q := o.query(f)
		q.Today = q.Period.To.AddDays(o.int(1, 5))
		was := f.Page(q)
		q.Today = q.Today.AddDays(o.int(1, 60))
		for i, row := range f.Page(q).Rows {
			if row.Now != was.Rows[i].Now || row.Before != was.Rows[i].Before {
				t.Fatalf("%s of %v was %v and is %v", row.Spec.Code, q.Period, was.Rows[i].Now, row.Now)
			}
		}
	})
}

func TestClosingKeepsNoFigureOfAFinerPart(t *testing.T) {
	today := day(2026, 12, 2)
	f := settled(day(2026, 1, 1), []string{"33.02"}, []int{3})
	m := &model.MonthClose{Figures: indicator.Close(f, indicator.Query{Period: indicator.Month(day(2026, 11, 1)), Today: today})}
	for _, c := range []struct {
		slice indicator.Slice
		code  indicator.Code
		kept  bool
	}{
		{indicator.Slice{Section: model.Children}, indicator.E1, false},
		{indicator.Slice{Section: model.Children}, indicator.E4, true}, // it is of no section
		{indicator.Slice{District: "33.02.01"}, indicator.E1, false},
		{indicator.Slice{Category: model.Parole}, indicator.E1, false},
		{indicator.Slice{Category: model.Parole}, indicator.E6, true},
		{indicator.Slice{Counselor: idOf('k', 1)}, indicator.E11, false},
		{indicator.Slice{Group: idOf('g', 1)}, indicator.E13, false},
		{indicator.Slice{Regency: "33.99"}, indicator.E1, false},
		{indicator.Slice{Regency: "33.99"}, indicator.E11, true}, // the whole office's
		{indicator.Slice{}, "E99", false},
	} {
		if _, ok := indicator.Closed(m, c.slice, c.code); ok != c.kept {
			t.Errorf("%s of %+v: kept %v", c.code, c.slice, ok)
		}
	}
}

// Whoever may not see children has facts without them (rule R12), and finds in a
// closed month what these give.
func TestR12_TheClosedFiguresOfAdultsAreThoseOfFactsWithoutChildren(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := office{t}
		f := o.facts()
		q := o.query(f)
		m := &model.MonthClose{Figures: indicator.Close(f, q)}
		adults := &indicator.Facts{Groups: f.Groups, Outreaches: f.Outreaches, Loads: f.Loads, Regions: f.Regions}
		for _, c := range f.Clients {
			if c.Section == model.Adults {
				adults.Clients = append(adults.Clients, c)
			}
		}
		for _, i := range f.Incidents {
			if i.Section == model.Adults {
				adults.Incidents = append(adults.Incidents, i)
			}
		}
		q.Slice = indicator.Slice{}
		for _, row := range adults.Page(q).Rows {
			closed, ok := indicator.Closed(m, indicator.Slice{Section: model.Adults}, row.Spec.Code)
			if !ok || indicator.Differs(closed, row) {
				t.Fatalf("%s was closed as %+v, and is %v", row.Spec.Code, closed, row.Now)
			}
		}
	})
}

// Facts are read by many at once.
func TestManyReadFactsAtOnce(t *testing.T) {
	f := settled(day(2026, 1, 1), regencies, []int{1500, 1500, 1500, 1500})
	q := indicator.Query{Period: indicator.Month(day(2026, 11, 1)), Today: day(2026, 11, 30)}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if page := f.Page(q); page.Row(indicator.E1).Now.Den != 6000 {
				t.Errorf("%v", page.Row(indicator.E1).Now)
			}
		})
	}
	all.Wait()
}
