package indicator

import "guyub/model"

// Period is a span of days, both counted. What has not come yet is not counted:
// a period that is not over ends, for its figures, on [Query.Today].
type Period struct{ From, To model.Date }

// Month returns the month that a day lies in.
func Month(d model.Date) Period {
	first := model.MonthOf(d)
	return Period{From: first, To: first.AddMonths(1) - 1}
}

// Before returns the period to compare with: as many months before, of a period
// of whole months such as a month, a quarter or a year, and else as many days.
func (p Period) Before() Period {
	if n := p.wholeMonths(); n > 0 {
		return Period{From: p.From.AddMonths(-n), To: p.From - 1}
	}
	return Period{From: p.From - (p.To - p.From + 1), To: p.From - 1}
}

// Months returns the [MonthsShown] months that end with the one that the last
// day of the period lies in, the oldest first.
func (p Period) Months() [MonthsShown]Period {
	var out [MonthsShown]Period
	last := model.MonthOf(p.To)
	for i := range out {
		out[i] = Month(last.AddMonths(i - MonthsShown + 1))
	}
	return out
}

// wholeMonths returns how many months a period consists of, 0 when it begins or
// ends within one.
func (p Period) wholeMonths() int {
	if model.MonthOf(p.From) != p.From || model.MonthOf(p.To+1) != p.To+1 {
		return 0
	}
	y1, m1, _ := p.From.YMD()
	y2, m2, _ := (p.To + 1).YMD()
	return (y2-y1)*12 + int(m2) - int(m1)
}

// until returns the period without the days after today; [never] when it has
// not begun.
func (p Period) until(today model.Date) Period {
	p.To = min(p.To, today)
	if p.From > p.To {
		return never
	}
	return p
}
