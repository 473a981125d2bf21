package model_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
)

// anyDate draws a day of the years 1 to 9999.
func anyDate() *rapid.Generator[model.Date] {
	return rapid.Custom(func(t *rapid.T) model.Date {
		return model.Date(rapid.Int32Range(1, int32(model.On(9999, 12, 31))).Draw(t, "day"))
	})
}

func TestADateIsTheDayThatItWasMadeOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		if got := model.On(d.YMD()); got != d {
			t.Fatalf("On(YMD) is %d, want %d", got, d)
		}
		if got, err := model.ParseDate(d.String()); err != nil || got != d {
			t.Fatalf("%q reads as %d, %v, want %d", d.String(), got, err, d)
		}
		if got := model.DateOf(d.Time()); got != d {
			t.Fatalf("DateOf(Time) is %d, want %d", got, d)
		}
		if d.Weekday() != d.Time().Weekday() || d.AddDays(7).Weekday() != d.Weekday() || d.AddDays(1) != d+1 {
			t.Fatal("days of the week")
		}
	})
	if model.On(1, 1, 1) != 1 || model.On(2026, 3, 16).String() != "2026-03-16" || model.Date(0).String() != "" {
		t.Error("the count does not start where it says")
	}
}

func TestOnlyRealDaysAreRead(t *testing.T) {
	for _, s := range []string{"2026-02-29", "2026-13-01", "26-01-01", "0000-12-31", "0000-01-01", "2026-1-1", " 2026-01-01", "x"} {
		if d, err := model.ParseDate(s); err == nil {
			t.Errorf("%q reads as %s", s, d)
		}
	}
	if d, err := model.ParseDate(""); d != 0 || err != nil {
		t.Errorf("nothing reads as %s, %v", d, err)
	}
}

// The same day n months on, or the last day of a month that has no such day:
// package time carries such a day over into the next month.
func TestR6_MonthsAreCountedToTheSameDayOrTheLast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := model.Date(rapid.Int32Range(int32(model.On(1000, 1, 1)), int32(model.On(3000, 1, 1))).Draw(t, "date"))
		n := rapid.IntRange(-600, 600).Draw(t, "months")
		want := d.Time().AddDate(0, n, 0)
		if _, _, day := d.YMD(); want.Day() != day {
			want = want.AddDate(0, 0, -want.Day())
		}
		if got := d.AddMonths(n); got != model.DateOf(want) {
			t.Fatalf("%s and %d months: %s, want %s", d, n, got, want.Format(time.DateOnly))
		}
	})
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2024-01-31", 1, "2024-02-29"}, {"2026-01-31", 1, "2026-02-28"}, {"2024-02-29", 12, "2025-02-28"}, {"2024-02-29", 48, "2028-02-29"},
		{"1900-01-30", 1, "1900-02-28"}, {"2000-01-30", 1, "2000-02-29"}, {"2026-03-31", -1, "2026-02-28"}, {"2026-12-31", 2, "2027-02-28"},
	} {
		d, _ := model.ParseDate(c.from)
		if got := d.AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s and %d months: %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

// A person is n years old from the birthday in n years to the day before the
// next; who is born on 29 February has it on 1 March of a common year.
func TestAgeChangesOnTheBirthday(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		born := model.Date(rapid.Int32Range(int32(model.On(1900, 1, 1)), int32(model.On(2100, 1, 1))).Draw(t, "born"))
		age := rapid.IntRange(1, 120).Draw(t, "age")
		birthday := model.DateOf(born.Time().AddDate(age, 0, 0))
		if born.YearsUntil(birthday) != age || born.YearsUntil(birthday-1) != age-1 {
			t.Fatalf("born %s: %d on %s, %d the day before", born, born.YearsUntil(birthday), birthday, born.YearsUntil(birthday-1))
		}
		if born.YearsUntil(born-1) != 0 || born.YearsUntil(0) != 0 || model.Date(0).YearsUntil(born) != 0 {
			t.Fatal("no age before birth, nor without dates")
		}
	})
}

func TestTheDayChangesAtMidnightOfTheZone(t *testing.T) {
	day := model.On(2026, 3, 16)
	midnight := time.Date(2026, 3, 16, 0, 0, 0, 0, time.UTC)
	for zone, hours := range map[model.Zone]int{model.WIB: 7, model.WITA: 8, model.WIT: 9} {
		at := midnight.Add(-time.Duration(hours) * time.Hour)
		if got := zone.Today(at); got != day {
			t.Errorf("%s: midnight is %s", zone, got)
		}
		if got := zone.Today(at.Add(-1)); got != day-1 {
			t.Errorf("%s: the moment before is %s", zone, got)
		}
		if got := zone.Today(at.Add(24*time.Hour - 1)); got != day {
			t.Errorf("%s: the last moment is %s", zone, got)
		}
		// Wherever the clock itself stands.
		if got := zone.Today(at.In(time.FixedZone("", -11*3600))); got != day {
			t.Errorf("%s: seen from elsewhere %s", zone, got)
		}
	}
	if model.Zone(99).String() != "WIT" || model.Zone(99).Today(midnight) != day {
		t.Error("an unknown zone")
	}
}

func TestDatesAreReadAsPeopleWriteThem(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "31-12-2026": "2026-12-31", "31/12/26": "2026-12-31", "31.12.2026": "2026-12-31", "2026-12-31": "2026-12-31",
		"2026/1/5": "2026-01-05", "31 Desember 2026": "2026-12-31", "1 peb 26": "2026-02-01", " 5  MEI  1990 ": "1990-05-05", "17 Agustus 1945": "1945-08-17",
		"1 nop 99": "1999-11-01", "5 may 2020": "2020-05-05", "29-2-2024": "2024-02-29", "01-01-57": "1957-01-01", "01-01-56": "2056-01-01",
		"hari ini": "2026-03-16", "Hari  Ini": "2026-03-16", "t": "2026-03-16", "besok": "2026-03-17", "lusa": "2026-03-18", "kemarin": "2026-03-15",
		"+3": "2026-03-19", "+3h": "2026-03-19", "+2m": "2026-03-30", "+3b": "2026-06-16", "+1t": "2027-03-16", "-1t": "2025-03-16", "-16": "2026-02-28",
	} {
		got, err := model.ParseHumanDate(s, today)
		if err != nil || got.String() != want {
			t.Errorf("%q: %s, %v, want %s", s, got, err, want)
		}
	}
	for _, s := range []string{"29-2-2026", "31-4-2026", "0-1-2026", "1-0-2026", "1-13-2026", "1-1-0000", "1-1-126", "1-1", "1-1-2026-1", "1 foo 2026", "+", "-", "+b", "+3x", "+-3", "+99999", "+3é", "é", "32 Mei 2026", "1-1-२०२६", "-9999t"} {
		if got, err := model.ParseHumanDate(s, today); !errors.Is(err, model.ErrDate) {
			t.Errorf("%q: %s, %v", s, got, err)
		}
	}
}

// Every day reads the same in each form; a year of two digits within 69 years
// back and 30 ahead.
func TestEveryFormOfADateMeansTheSame(t *testing.T) {
	months := strings.Fields("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember")
	rapid.Check(t, func(t *rapid.T) {
		now := model.On(rapid.IntRange(1970, 2199).Draw(t, "now"), 6, 15)
		year, _, _ := now.YMD()
		want := model.Date(rapid.Int32Range(int32(model.On(year-69, 1, 1)), int32(model.On(year+30, 12, 31))).Draw(t, "date"))
		_, m, _ := want.YMD()
		for _, form := range []string{"2-1-2006", "02/01/06", "2.1.06", "2006-01-02", "2 " + months[m-1] + " 2006", "2 " + strings.ToUpper(months[m-1][:3]) + " 06"} {
			s := want.Time().Format(form)
			if got, err := model.ParseHumanDate(s, now); err != nil || got != want {
				t.Fatalf("%q in %d: %s, %v, want %s", s, year, got, err, want)
			}
		}
	})
}

func FuzzHumanDate(f *testing.F) {
	for _, s := range []string{"+", "-3b", "31-12-2026", "1 peb 26", "hari ini", "+9999t", "-é"} {
		f.Add(s, int32(today))
	}
	f.Fuzz(func(t *testing.T, s string, day int32) {
		now := model.Date(min(max(day, 800), int32(model.On(9998, 1, 1))))
		d, err := model.ParseHumanDate(s, now)
		switch {
		case err != nil:
			if d != 0 || !errors.Is(err, model.ErrDate) {
				t.Fatalf("%q: %s, %v", s, d, err)
			}
		case d == 0:
			if strings.TrimSpace(s) != "" {
				t.Fatalf("%q is not empty", s)
			}
		default:
			if again, err := model.ParseHumanDate(d.String(), now); err != nil || again != d {
				t.Fatalf("%q: %s reads as %s, %v", s, d, again, err)
			}
		}
	})
}
