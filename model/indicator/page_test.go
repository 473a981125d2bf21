package indicator_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
)

// same reports whether two figures are one, but for a rounding of what is no
// count.
func same(code indicator.Code, a, b indicator.Figure) bool {
	if code == indicator.E11c {
		return a.Den == b.Den && a.Num-b.Num <= 1 && b.Num-a.Num <= 1
	}
	return a == b
}

// Every indicator, in every period and every part of the office, is what its
// definition says when it is counted another way.
func TestEveryIndicatorIsTheSameCountedASecondWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := office{t}
		f := o.facts()
		for range 4 {
			q := o.query(f)
			page, slow := f.Page(q), slowly{f, q}
			for i, spec := range indicator.Specs() {
				row := page.Rows[i]
				if row.Spec != spec || len(row.Months) != indicator.MonthsShown {
					t.Fatalf("%s is row %+v", spec.Code, row)
				}
				if want := slow.figure(spec.Code, q.Period); !same(spec.Code, row.Now, want) {
					t.Fatalf("%s of %v in %+v is %v, counted a second way %v", spec.Code, q.Period, q.Slice, row.Now, want)
				}
				if want := slow.figure(spec.Code, q.Period.Before()); !same(spec.Code, row.Before, want) {
					t.Fatalf("%s before %v in %+v is %v, counted a second way %v", spec.Code, q.Period, q.Slice, row.Before, want)
				}
				y, month, _ := q.Period.To.YMD()
				for m := range row.Months {
					at := indicator.Period{From: model.On(y, month-11+time.Month(m), 1), To: model.On(y, month-10+time.Month(m), 0)}
					if want := slow.figure(spec.Code, at); !same(spec.Code, row.Months[m], want) {
						t.Fatalf("%s of the month %v in %+v is %v, counted a second way %v", spec.Code, at, q.Slice, row.Months[m], want)
					}
				}
			}
		}
	})
}

// What stands behind a figure is what it counts, each once.
func TestTheListBehindAnIndicatorAddsUpToIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := office{t}
		f := o.facts()
		for range 4 {
			q := o.query(f)
			page := f.Page(q)
			for _, spec := range indicator.Specs() {
				list := f.Behind(q, spec.Code)
				now := page.Row(spec.Code).Now
				if list.Of != spec.Of {
					t.Fatalf("%s lists %d", spec.Code, list.Of)
				}
				switch spec.Code {
				case indicator.E4:
					now = indicator.Figure{}
				case indicator.E11b, indicator.E11c: // they compare what they list
					continue
				}
				if list.Figure() != now {
					t.Fatalf("%s of %v in %+v is %v, the list %+v", spec.Code, q.Period, q.Slice, now, list)
				}
				seen := map[indicator.Item]bool{}
				for i, item := range append(list.Counted, list.Rest...) {
					if i >= len(list.Counted) && item.N != 0 {
						t.Fatalf("%s: %+v is in the rest", spec.Code, item)
					}
					who := indicator.Item{ID: item.ID, Code: item.Code}
					if seen[who] || who == (indicator.Item{}) && spec.Of != indicator.OfDistricts {
						t.Fatalf("%s: %+v stands twice, or for nothing", spec.Code, who)
					}
					seen[who] = true
				}
			}
		}
	})
}
