package report

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/tui/lang"
)

// ErrPeriod is a period that cannot be read.
var ErrPeriod = errors.New("masa laporan tidak terbaca; tulis seperti 2026-10, 2026-T3 atau 2026")

// ErrFuture is a period that has not begun.
var ErrFuture = errors.New("masa laporan itu belum mulai; pilih bulan yang sudah lewat atau sedang berjalan")

// LastMonth is the period that a report is about when nobody says another: the
// month before today's.
func LastMonth(today model.Date) indicator.Period {
	return indicator.Month(model.MonthOf(today).AddMonths(-1))
}

// ParsePeriod reads a month (2026-10), a quarter (2026-T3, in English also
// 2026-Q3) or a year (2026); an empty text is [LastMonth].
func ParsePeriod(s string, today model.Date) (indicator.Period, error) {
	s = strings.ToUpper(strings.TrimSpace(s))
	if s == "" {
		return LastMonth(today), nil
	}
	head, tail, parted := strings.Cut(s, "-")
	year, err := strconv.Atoi(head)
	if err != nil || year < 1990 || year > 2199 {
		return indicator.Period{}, ErrPeriod
	}
	first, months := 1, 12
	switch quarter, isQuarter := strings.CutPrefix(strings.Replace(tail, "Q", "T", 1), "T"); {
	case !parted:
	case isQuarter:
		n, err := strconv.Atoi(quarter)
		if err != nil || n < 1 || n > 4 {
			return indicator.Period{}, ErrPeriod
		}
		first, months = 3*n-2, 3
	default:
		n, err := strconv.Atoi(tail)
		if err != nil || n < 1 || n > 12 || len(tail) != 2 {
			return indicator.Period{}, ErrPeriod
		}
		first, months = n, 1
	}
	from := model.On(year, time.Month(first), 1)
	if from > today {
		return indicator.Period{}, ErrFuture
	}
	return indicator.Period{From: from, To: from.AddMonths(months) - 1}, nil
}

// PeriodCode writes a period as [ParsePeriod] reads it.
func PeriodCode(p indicator.Period) string {
	y, m, _ := p.From.YMD()
	year := strconv.Itoa(y)
	switch p.To {
	case p.From.AddMonths(12) - 1:
		return year
	case p.From.AddMonths(3) - 1:
		return year + "-T" + strconv.Itoa((int(m)+2)/3)
	}
	return p.From.String()[:len("2006-01")]
}

// periodWords writes a period for people.
func periodWords(l *lang.Strings, p indicator.Period) string {
	y, m, _ := p.From.YMD()
	switch p.To {
	case p.From.AddMonths(12) - 1:
		return l.F(l.Report.Year, y)
	case p.From.AddMonths(3) - 1:
		return l.F(l.Report.Quarter, (int(m)+2)/3, y)
	}
	return l.MonthYear(p.From)
}
