package lang

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"guyub/model"
)

var (
	monthsID = [...]string{"", "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}
	daysID   = [...]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}
	briefID  = [...]string{"Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"}
	shortID  = [...]string{"", "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"}
)

func (l *Strings) english() bool { return l.Code == English }

// Date writes a day in full: "24 November 2026". A zero Date is a dash.
func (l *Strings) Date(d model.Date) string {
	if d == 0 {
		return "-"
	}
	y, m, day := d.YMD()
	if l.english() {
		return fmt.Sprintf("%d %s %d", day, m, y)
	}
	return fmt.Sprintf("%d %s %d", day, monthsID[m], y)
}

// DateShort writes a day as forms do: "24-11-2026".
func (l *Strings) DateShort(d model.Date) string {
	if d == 0 {
		return "-"
	}
	y, m, day := d.YMD()
	return fmt.Sprintf("%02d-%02d-%04d", day, int(m), y)
}

// DateBrief writes a day for lists: "24 Nov 2026".
func (l *Strings) DateBrief(d model.Date) string {
	if d == 0 {
		return "-"
	}
	y, m, day := d.YMD()
	if l.english() {
		return fmt.Sprintf("%d %s %d", day, m.String()[:3], y)
	}
	return fmt.Sprintf("%d %s %d", day, shortID[m], y)
}

// MonthYear writes the month of a day: "November 2026".
func (l *Strings) MonthYear(d model.Date) string {
	y, m, _ := d.YMD()
	if l.english() {
		return fmt.Sprintf("%s %d", m, y)
	}
	return fmt.Sprintf("%s %d", monthsID[m], y)
}

// MonthBrief writes the month of a day for lists: "Nov 2026".
func (l *Strings) MonthBrief(d model.Date) string {
	y, m, _ := d.YMD()
	if l.english() {
		return fmt.Sprintf("%s %d", m.String()[:3], y)
	}
	return fmt.Sprintf("%s %d", shortID[m], y)
}

// DateWeekday writes a day with its name: "Selasa, 24 November 2026".
func (l *Strings) DateWeekday(d model.Date) string {
	if d == 0 {
		return "-"
	}
	if l.english() {
		return d.Weekday().String() + ", " + l.Date(d)
	}
	return daysID[d.Weekday()] + ", " + l.Date(d)
}

// Weekday writes a day of the week: "Selasa".
func (l *Strings) Weekday(d time.Weekday) string {
	if l.english() {
		return d.String()
	}
	return daysID[d]
}

// WeekdayBrief writes it with three letters: "Sel".
func (l *Strings) WeekdayBrief(d time.Weekday) string {
	if l.english() {
		return d.String()[:3]
	}
	return briefID[d]
}

// Relative writes a due day as seen from today: "hari ini", "besok", "3 hari
// lagi", "lewat 12 hari".
func (l *Strings) Relative(d, today model.Date) string {
	if d == 0 {
		return "-"
	}
	n := int(d - today)
	switch {
	case n == 0:
		return l.Common.Today
	case n == 1:
		return l.Common.Tomorrow
	case n > 60:
		return l.DateBrief(d)
	case n > 1 && l.english():
		return fmt.Sprintf("in %d days", n)
	case n > 1:
		return fmt.Sprintf("%d hari lagi", n)
	case n == -1 && l.english():
		return "1 day late"
	case l.english():
		return fmt.Sprintf("%s days late", l.Number(-n))
	}
	return fmt.Sprintf("lewat %s hari", l.Number(-n))
}

// Due writes a due day like [Strings.Relative], in capitals when it has passed:
// what is late is told by the word, not by its colour alone.
func (l *Strings) Due(d, today model.Date) string {
	word := l.Relative(d, today)
	if d != 0 && d < today {
		return strings.ToUpper(word)
	}
	return word
}

// Moment writes when something happened, in the zone of t: "hari ini 10.42",
// "kemarin 15.47", "3 Nov 2026 09.00".
func (l *Strings) Moment(t time.Time, today model.Date) string {
	if t.IsZero() {
		return "-"
	}
	day := model.DateOf(t)
	clock := l.Clock(t)
	switch {
	case day == today:
		return l.Common.Today + " " + clock
	case day == today-1:
		return l.Common.Yesterday + " " + clock
	}
	return l.DateBrief(day) + " " + clock
}

// Clock writes the time of day: "10.42" in Indonesian, "10:42" in English.
func (l *Strings) Clock(t time.Time) string {
	if l.english() {
		return t.Format("15:04")
	}
	return t.Format("15.04")
}

// Minute writes a time of day given in minutes after midnight, as Clock does.
func (l *Strings) Minute(m int) string {
	return l.Clock(time.Date(1, 1, 1, 0, m, 0, 0, time.UTC))
}

// Number writes a count with its thousands: "1.300".
func (l *Strings) Number(n int) string {
	s := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	sep := "."
	if l.english() {
		sep = ","
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return sign + s
}

// Tenths writes a number given in tenths with one decimal: 1484 is "148,4".
func (l *Strings) Tenths(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	return sign + l.Number(n/10) + l.comma() + strconv.Itoa(n%10)
}

// Hundredths writes a number given in hundredths with two decimals: 47 is
// "0,47".
func (l *Strings) Hundredths(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	return sign + l.Number(n/100) + l.comma() + fmt.Sprintf("%02d", n%100)
}

// Percent writes a share given in tenths of a percent: 47 is "4,7 %".
func (l *Strings) Percent(tenths int) string { return l.Tenths(tenths) + " %" }

// PercentWhole writes the same without decimals, halves up: 1484 is "148 %".
func (l *Strings) PercentWhole(tenths int) string { return l.Number((tenths+5)/10) + " %" }

// Hours writes minutes as hours with one decimal: 150 is "2,5 jam".
func (l *Strings) Hours(minutes int) string {
	if l.english() {
		return l.HoursBare(minutes) + " h"
	}
	return l.HoursBare(minutes) + " jam"
}

// HoursBare writes minutes as hours with one decimal, halves up, no unit, and
// no decimal when it is 0.
func (l *Strings) HoursBare(minutes int) string {
	sign := ""
	if minutes < 0 {
		sign, minutes = "-", -minutes
	}
	tenths := (minutes + 3) / 6
	if tenths%10 == 0 {
		return sign + l.Number(tenths/10)
	}
	return sign + l.Tenths(tenths)
}

// Milli writes thousandths as the shortest decimal: 37500 is "37,5".
func (l *Strings) Milli(n int64) string {
	return strings.Replace(model.Decimal(n), ".", l.comma(), 1)
}

// Degrees writes millionths of a degree as a decimal: -7425000 is "-7,425".
func (l *Strings) Degrees(millionths int) string {
	return strings.Replace(strconv.FormatFloat(float64(millionths)/1e6, 'f', -1, 64), ".", l.comma(), 1)
}

func (l *Strings) comma() string {
	if l.english() {
		return "."
	}
	return ","
}

// Length writes how long a term is from its first to its last day: "1 tahun 3
// bulan 2 hari"; nothing when either is missing.
func (l *Strings) Length(from, to model.Date) string {
	if from == 0 || to == 0 || to < from {
		return ""
	}
	months := 0
	for from.AddMonths(months+1) <= to+1 {
		months++
	}
	days := int(to + 1 - from.AddMonths(months))
	var parts []string
	add := func(n int, id, en string) {
		switch {
		case n == 0:
		case l.english() && n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", n, en))
		case l.english():
			parts = append(parts, fmt.Sprintf("%d %s", n, en))
		default:
			parts = append(parts, fmt.Sprintf("%d %s", n, id))
		}
	}
	add(months/12, "tahun", "year")
	add(months%12, "bulan", "month")
	add(days, "hari", "day")
	return strings.Join(parts, " ")
}
