package effect

import (
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/tui/lang"
)

// anyPeriod draws a month, a quarter, a year, several months, or any days.
func anyPeriod(t *rapid.T) indicator.Period {
	day := model.On(2019, 1, 1).AddDays(rapid.IntRange(0, 4000).Draw(t, "day"))
	switch s := span(rapid.IntRange(int(spanDays), int(spanYear)).Draw(t, "span")); {
	case s != spanDays:
		return around(s, day)
	case rapid.Bool().Draw(t, "whole months"):
		from := model.MonthOf(day)
		return indicator.Period{From: from, To: from.AddMonths(rapid.IntRange(1, 14).Draw(t, "months")) - 1}
	}
	return indicator.Period{From: day, To: day.AddDays(rapid.IntRange(0, 400).Draw(t, "length"))}
}

func TestAPeriodGoesBackAndForthWithoutAGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPeriod(t)
		next := shift(p, 1)
		if next.From != p.To+1 || next.To < next.From {
			t.Fatalf("after %v comes %v", p, next)
		}
		back := shift(next, -1)
		if back.To != p.To {
			t.Fatalf("%v and back is %v", p, back)
		}
		// Days may come upon a whole month, 4-31 January upon February: from there
		// on it goes by months.
		if wholeMonths(next) == wholeMonths(p) && back != p {
			t.Fatalf("%v and back is %v", p, back)
		}
		if before := shift(p, -1); before != p.Before() {
			t.Fatalf("before %v is %v, and figures take %v", p, before, p.Before())
		}
	})
}

func TestTheMonthQuarterOrYearAroundADayHoldsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := model.On(2019, 1, 1).AddDays(rapid.IntRange(0, 4000).Draw(t, "day"))
		for _, s := range []span{spanMonth, spanQuarter, spanYear} {
			p := around(s, day)
			if day < p.From || day > p.To || spanOf(p) != s || wholeMonths(p) != s.months() {
				t.Fatalf("%v around %v is %v", s, day, p)
			}
		}
	})
}

func TestAPeriodIsSaidInWords(t *testing.T) {
	l := lang.For(lang.Indonesian)
	october := model.On(2026, 10, 14)
	for _, c := range []struct {
		period      indicator.Period
		word, short string
	}{
		{around(spanMonth, october), "Oktober 2026", "Okt"},
		{around(spanQuarter, october), "Triwulan IV 2026", "T-IV"},
		{around(spanYear, october), "Tahun 2026", "2026"},
		{indicator.Period{From: october, To: october + 9}, "14-23 Okt 2026", ""},
		{indicator.Period{From: october, To: october + 40}, "14 Okt - 23 Nov 2026", ""},
		{indicator.Period{From: october, To: october + 100}, "14 Okt 2026 - 22 Jan 2027", ""},
		{indicator.Period{From: october, To: october}, "14 Okt 2026", ""},
	} {
		if word, short := periodWord(l, c.period), periodShort(l, c.period); word != c.word || short != c.short {
			t.Errorf("%v is said as %q, %q", c.period, word, short)
		}
	}
}
