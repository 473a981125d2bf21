package model

import (
	"testing"

	"pgregory.net/rapid"
)

func TestWorkingDaysLeaveOutWeekendsAndHolidays(t *testing.T) {
	c := NewCalendar([]Holiday{
		{Day: On(2026, 12, 25), Name: "Natal", Kind: NationalHoliday},
		{Day: On(2026, 12, 24), Name: "Cuti bersama", Kind: CollectiveLeave},
		{Day: On(2026, 12, 28), Name: "Dibatalkan", Kind: CollectiveLeave, Cancelled: true},
		{Day: On(2027, 1, 1), Name: "Tahun baru", Kind: NationalHoliday},
	})
	for _, one := range []struct {
		from Date
		n    int
		want Date
	}{
		{On(2026, 12, 18), 1, On(2026, 12, 21)}, // Friday to Monday
		{On(2026, 12, 23), 1, On(2026, 12, 28)}, // two holidays and a weekend
		{On(2026, 12, 31), 1, On(2027, 1, 4)},   // over the turn of the year
		{On(2028, 2, 28), 2, On(2028, 3, 1)},    // a leap year
		{On(2026, 11, 24), 0, On(2026, 11, 24)},
	} {
		if got := c.AddWorkingDays(one.from, one.n); got != one.want {
			t.Errorf("%d working days after %s is %s, want %s", one.n, one.from, got, one.want)
		}
	}
}

func TestWorkingDaysCountWhatAddWorkingDaysAdds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := On(2026, 1, 1).AddDays(rapid.IntRange(0, 1000).Draw(t, "from"))
		var all []Holiday
		for _, d := range rapid.SliceOfN(rapid.IntRange(0, 1100), 0, 40).Draw(t, "holidays") {
			all = append(all, Holiday{Day: On(2026, 1, 1).AddDays(d)})
		}
		c, n := NewCalendar(all), rapid.IntRange(0, 60).Draw(t, "n")
		to := c.AddWorkingDays(from, n)
		if got := c.WorkingDays(from, to); got != n {
			t.Fatalf("%s to %s is %d working days, want %d", from, to, got, n)
		}
		if n > 0 && !c.Working(to) {
			t.Fatalf("%s is no working day", to)
		}
		if got := c.WorkingDays(to, from); got != -n {
			t.Fatalf("backwards it is %d, want %d", got, -n)
		}
	})
}
