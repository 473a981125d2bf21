package demo

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"guyub/model"
)

// The office remembers the twelve months before this one, with nobody in them
// who was not there, and the story of the screens in the last.
func TestTheOfficeRemembersTheLoadsOfAYear(t *testing.T) {
	o := build(1300)
	all := o.LoadMonths()
	if len(all) != 12 {
		t.Fatalf("%d months", len(all))
	}
	if diff := cmp.Diff(all, build(1300).LoadMonths()); diff != "" {
		t.Errorf("not the same twice: %s", diff)
	}
	k := checks(o)
	for i, m := range all {
		if wrong := m.Validate(k).Errors(); len(wrong) > 0 {
			t.Errorf("%s: %v", m.Month, wrong)
		}
		if want := model.MonthOf(day).AddMonths(i - 12); m.Month != want {
			t.Errorf("month %d is %s, want %s", i, m.Month, want)
		}
		for _, c := range o.Counselors {
			if (m.Row(c.ID) == nil) != (c.From > m.AsOf) {
				t.Errorf("%s in %s: %+v", c.Name, m.Month, m.Row(c.ID))
			}
		}
	}
	over := 0
	for _, c := range o.Counselors {
		then, now := all[0].Row(c.ID), all[11].Row(c.ID)
		if now.OverFor(day) >= 28 {
			over++
		}
		if c.Name != fullest {
			continue
		}
		if p := 100 * then.Minutes / then.Capacity; p < 80 || p > 110 {
			t.Errorf("Sari began with %d %%", p)
		}
		if p := 100 * now.Minutes / now.Capacity; p < 135 || p > 160 || now.OverFor(day) < 90 {
			t.Errorf("Sari came to %d %%, over for %d days", p, now.OverFor(day))
		}
	}
	if over < 3 || over > 14 {
		t.Errorf("%d are over for long", over)
	}
	if got := build(0).LoadMonths(); got != nil {
		t.Errorf("an office without clients remembers %v", got)
	}
}
