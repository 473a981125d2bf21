package effect

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/tui/lang"
)

func TestThatWhichHoldsBackMostStandsFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all [indicator.FactorCount]indicator.Finding
		for i := range all {
			all[i] = indicator.Finding{Factor: indicator.Factor(i), Known: rapid.Bool().Draw(t, "known")}
			if all[i].Known {
				all[i].Gap = rapid.Int64Range(0, 3).Draw(t, "gap")
			}
		}
		f := figures{factors: worstFirst(all[:])}
		worst, ok := f.worst()
		if want, held := indicator.HoldsBack(all); ok != held || ok && worst.Factor != want {
			t.Fatalf("%v: %v %v stands first, and %v %v holds back", all, worst.Factor, ok, want, held)
		}
		for i := 1; i < len(f.factors); i++ {
			if a, b := f.factors[i-1], f.factors[i]; !a.Known && b.Known || a.Known && b.Known && a.Gap < b.Gap {
				t.Fatalf("%v stands before %v", a, b)
			}
		}
	})
}

// What can be closed next is over, not closed, and not older than a year; the
// month on view if it is one.
func TestOnlyAMonthThatIsOverAndOpenCanBeClosed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		today := model.On(2026, 1, 1).AddDays(rapid.IntRange(0, 400).Draw(t, "today"))
		var c closes
		for back := range 14 {
			if rapid.Bool().Draw(t, "closed") {
				c = append(c, model.MonthClose{Month: model.MonthOf(today).AddMonths(-back)})
			}
		}
		open := func(m model.Date) bool {
			for i := range c {
				if c[i].Month == m {
					return false
				}
			}
			return m.AddMonths(1) <= today
		}
		view := around(spanMonth, today.AddDays(-rapid.IntRange(0, 200).Draw(t, "back")))
		month, ok := c.closable(view, today)
		switch {
		case open(view.From):
			if month != view.From {
				t.Fatalf("%v is on view and open, and %v is to be closed", view.From, month)
			}
		case ok && !open(month):
			t.Fatalf("%v is closed or not over on %v", month, today)
		case !ok:
			for back := 1; back <= indicator.MonthsShown; back++ {
				if m := model.MonthOf(today).AddMonths(-back); open(m) {
					t.Fatalf("%v is open, and nothing is to be closed", m)
				}
			}
		}
	})
}

func TestAPartBelongsToItsIndicator(t *testing.T) {
	for code, want := range map[indicator.Code]indicator.Code{indicator.E2: indicator.E2, indicator.E2b: indicator.E2, indicator.E10: indicator.E10, indicator.E11d: indicator.E11} {
		if got := parentOf(code); got != want || isPart(code) != (want != code) {
			t.Errorf("%s belongs to %s", code, got)
		}
	}
}

// What is short is never shown as nothing, and what is reached never as short.
func TestHowFarIsNeverRoundedToNothing(t *testing.T) {
	l := lang.For(lang.Indonesian)
	rapid.Check(t, func(t *rapid.T) {
		r := indicator.Row{Spec: indicator.Spec{Unit: indicator.Unit(rapid.IntRange(0, 3).Draw(t, "unit")), Lower: rapid.Bool().Draw(t, "lower")},
			Now: indicator.Figure{Num: rapid.Int64Range(0, 2000).Draw(t, "num"), Den: rapid.Int64Range(1, 2000).Draw(t, "den")}, Target: rapid.Int64Range(1, 100_000).Draw(t, "target")}
		gap, known := short(&r)
		word := gapWord(l, &r)
		if !known || (gap == 0) != (word == l.EffectScreen.Reached) {
			t.Fatalf("%v is %d short, said as %q", r, gap, word)
		}
		if gap > 0 && !strings.ContainsAny(word, "123456789") {
			t.Fatalf("%v is %d short, said as %q", r, gap, word)
		}
	})
}

// A reader who takes the figure in view from the target gets what is short, and
// one who takes the two months from each other gets the change.
func TestWhatIsShortAndTheChangeAddUpOnTheScreen(t *testing.T) {
	l := lang.For(lang.Indonesian)
	row := func(num, den, target int64) *indicator.Row {
		return &indicator.Row{Spec: indicator.Spec{Unit: indicator.Percent}, Now: indicator.Figure{Num: num, Den: den}, Target: target}
	}
	for _, c := range []struct {
		row  *indicator.Row
		want string
	}{
		{row(30, 1273, 20_000), "kurang 17,6"}, // 2,4 %
		{row(98, 1273, 30_000), "kurang 22,3"}, // 7,7 %
		{row(19_999, 100_000, 20_000), "kurang 0,1"},
		{row(1, 5, 20_000), "tercapai"},
	} {
		if got := gapWord(l, c.row); got != c.want {
			t.Errorf("%v of %d: %q, want %q", c.row.Now, c.row.Target, got, c.want)
		}
	}
	if got := change(l, indicator.Figure{Num: 30, Den: 1273}, indicator.Figure{Num: 564, Den: 12730}, indicator.Percent); got != "turun 2,0" { // 2,4 and 4,4 %
		t.Errorf("%q", got)
	}
}

func TestFiguresAreWrittenAsTheOfficeReadsThem(t *testing.T) {
	l := lang.For(lang.Indonesian)
	for _, c := range []struct {
		figure indicator.Figure
		unit   indicator.Unit
		want   string
	}{
		{indicator.Figure{Num: 50, Den: 1070}, indicator.Percent, "4,7 %"}, {indicator.Figure{Num: 50, Den: 427}, indicator.Percent, "11,7 %"},
		{indicator.Figure{Num: 26, Den: 1300}, indicator.PerHundred, "2,00"}, {indicator.Figure{Num: 7, Den: 7}, indicator.Percent, "100 %"},
		{indicator.Figure{Num: 9999, Den: 10000}, indicator.Percent, "100 %"}, {indicator.Figure{Num: 9990, Den: 10000}, indicator.Percent, "99,9 %"},
		{indicator.Figure{Num: 1184, Den: 1000}, indicator.Percent, "118 %"}, {indicator.Figure{Num: 32, Den: 10}, indicator.Mean, "3,2"},
		{indicator.Figure{Num: 127, Den: 100}, indicator.Times, "1,27"}, {indicator.Figure{}, indicator.Percent, "-"}, {indicator.Figure{Den: 3}, indicator.Percent, "0,0 %"},
	} {
		if got := value(l, c.figure, c.unit); got != c.want {
			t.Errorf("%v is written %q, want %q", c.figure, got, c.want)
		}
	}
}

// The course has a blank for a month with nothing to count, and the lowest
// column for a month of nought.
func TestAMonthWithNothingToCountIsABlank(t *testing.T) {
	r := indicator.Row{Months: []indicator.Figure{{}, {Num: 0, Den: 4}, {Num: 2, Den: 4}, {Num: 4, Den: 4}}}
	if got := plot(&r); got != " ▁▄▇" {
		t.Errorf("the course is %q", got)
	}
	if values := course(&r); !math.IsNaN(values[0]) || values[1] != 0 {
		t.Errorf("the course is %v", values)
	}
	if got := courseWords(lang.For(lang.Indonesian), &r, model.On(2026, 10, 31)); got != "Jul 2026 -; Agu 2026 0,0 %; Sep 2026 50,0 %; Okt 2026 100 %" {
		t.Errorf("the course is told as %q", got)
	}
}

// Who was at a session and has not finished yet is not lost.
func TestTheGreatestLossIsBeforeTheFirstSession(t *testing.T) {
	var f indicator.Funnel
	for i, n := range []int{100, 90, 30, 25, 20, 0} {
		f.Steps[i].Clients = n
	}
	if got := widest(&f); indicator.Step(got) != indicator.Referred {
		t.Errorf("most are lost before station %d", got)
	}
}
