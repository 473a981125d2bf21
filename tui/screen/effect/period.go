package effect

import (
	"strings"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/tui/lang"
)

// span is what a period is made of.
type span int

// The spans: whole months, quarters and years of the calendar, and any days.
const (
	spanDays span = iota
	spanMonth
	spanQuarter
	spanYear
)

// months is how many months a span has, 0 for days.
func (s span) months() int {
	return map[span]int{spanMonth: 1, spanQuarter: 3, spanYear: 12}[s]
}

// spanOf tells what a period is made of.
func spanOf(p indicator.Period) span {
	for _, s := range []span{spanMonth, spanQuarter, spanYear} {
		if p == around(s, p.From) {
			return s
		}
	}
	return spanDays
}

// around is the month, quarter or year that a day lies in.
func around(s span, day model.Date) indicator.Period {
	from, n := model.MonthOf(day), s.months()
	_, m, _ := day.YMD()
	from = from.AddMonths(-((int(m) - 1) % n))
	return indicator.Period{From: from, To: from.AddMonths(n) - 1}
}

// shift is the period that lies so many of its own length later: whole months
// stay whole months.
func shift(p indicator.Period, by int) indicator.Period {
	if n := wholeMonths(p); n > 0 {
		from := p.From.AddMonths(by * n)
		return indicator.Period{From: from, To: from.AddMonths(n) - 1}
	}
	days := model.Date(by) * (p.To - p.From + 1)
	return indicator.Period{From: p.From + days, To: p.To + days}
}

// wholeMonths returns how many months of the calendar a period consists of, 0
// when it begins or ends within one.
func wholeMonths(p indicator.Period) int {
	if model.MonthOf(p.From) != p.From || model.MonthOf(p.To+1) != p.To+1 || p.To < p.From {
		return 0
	}
	y1, m1, _ := p.From.YMD()
	y2, m2, _ := (p.To + 1).YMD()
	return (y2-y1)*12 + int(m2) - int(m1)
}

// periodWord writes a period: "Oktober 2026", "Triwulan III 2026", "Tahun 2026",
// "14-23 Okt 2026", "3 Okt - 12 Nov 2026".
func periodWord(l *lang.Strings, p indicator.Period) string {
	y, m, day := p.From.YMD()
	switch spanOf(p) {
	case spanMonth:
		return l.MonthYear(p.From)
	case spanQuarter:
		return l.F(l.EffectScreen.Quarter, [...]string{"I", "II", "III", "IV"}[(int(m)-1)/3], y)
	case spanYear:
		return l.F(l.EffectScreen.Year, y)
	}
	to, from := l.DateBrief(p.To), l.DateBrief(p.From)
	last, month, _ := p.To.YMD()
	switch {
	case p.From == p.To:
		return to
	case y == last && m == month:
		return l.F("%d-%s", day, to)
	case y == last:
		from = strings.TrimSuffix(from, l.F(" %d", y))
	}
	return from + " - " + to
}

// periodShort writes a period for a heading: "Okt", "T-III", "2026"; empty for
// days, of which nothing short can be said.
func periodShort(l *lang.Strings, p indicator.Period) string {
	y, m, _ := p.From.YMD()
	switch spanOf(p) {
	case spanMonth:
		return l.MonthBrief(p.From)[:3]
	case spanQuarter:
		return l.F(l.EffectScreen.QuarterShort, [...]string{"I", "II", "III", "IV"}[(int(m)-1)/3])
	case spanYear:
		return l.F(l.EffectScreen.YearShort, y)
	}
	return ""
}
