package indicator_test

import (
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
)

func span(y1, m1, d1, y2, m2, d2 int) indicator.Period {
	return indicator.Period{From: day(y1, m1, d1), To: day(y2, m2, d2)}
}

func TestAPeriodIsComparedWithTheOneBefore(t *testing.T) {
	for _, c := range []struct{ of, before indicator.Period }{
		{span(2026, 11, 1, 2026, 11, 30), span(2026, 10, 1, 2026, 10, 31)},
		{span(2026, 3, 1, 2026, 3, 31), span(2026, 2, 1, 2026, 2, 28)},
		{span(2026, 1, 1, 2026, 3, 31), span(2025, 10, 1, 2025, 12, 31)},
		{span(2024, 1, 1, 2024, 12, 31), span(2023, 1, 1, 2023, 12, 31)},
		{span(2026, 11, 2, 2026, 11, 30), span(2026, 10, 4, 2026, 11, 1)},
		{span(2026, 11, 27, 2026, 11, 27), span(2026, 11, 26, 2026, 11, 26)},
	} {
		if got := c.of.Before(); got != c.before {
			t.Errorf("before %v is %v, want %v", c.of, got, c.before)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		from := model.Date(rapid.Int32Range(700_000, 740_000).Draw(t, "from"))
		p := indicator.Period{From: from, To: from + model.Date(rapid.Int32Range(0, 800).Draw(t, "days"))}
		b := p.Before()
		if b.To != p.From-1 || b.From > b.To {
			t.Fatalf("before %v is %v", p, b)
		}
		whole := model.MonthOf(p.From) == p.From && model.MonthOf(p.To+1) == p.To+1
		if whole && b.From != model.MonthOf(b.From) || !whole && b.To-b.From != p.To-p.From {
			t.Fatalf("before %v is %v", p, b)
		}
	})
}

func TestAPlotShowsTwelveMonthsWithoutAGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		to := model.Date(rapid.Int32Range(700_000, 740_000).Draw(t, "to"))
		months := indicator.Period{From: to - 3, To: to}.Months()
		for i, m := range months {
			if m != indicator.Month(m.From) || m != indicator.Month(m.To) || i > 0 && m.From != months[i-1].To+1 {
				t.Fatalf("%v", months)
			}
		}
		if last := months[len(months)-1]; last.From > to || last.To < to {
			t.Fatalf("%v ends with %v", to, last)
		}
	})
}
