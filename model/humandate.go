package model

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// ErrDate is what a text that is no date gives.
var ErrDate = errors.New("tulis tanggal seperti 31-12-2026, 31 Desember 2026, hari ini, atau +3b")

// months are the names of months by their first three letters, Indonesian and
// English, with the usual other spellings.
var months = map[string]time.Month{
	"jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7,
	"agu": 8, "ags": 8, "agt": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}

// ParseHumanDate reads a date as people write it: 31-12-2026, 31/12/26,
// 31.12.2026, 2026-12-31, 31 Desember 2026, "hari ini" or "t", "besok",
// "kemarin", and from today on +3 or +3h (hari), +2m (minggu), +3b (bulan),
// +1t (tahun), also with a minus. A year of two digits is one of
// the last 69 years or the next 30. An empty text is the zero Date.
func ParseHumanDate(s string, today Date) (Date, error) {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	switch s {
	case "":
		return 0, nil
	case "t", "hari ini", "today", "sekarang":
		return today, nil
	case "besok", "tomorrow":
		return today + 1, nil
	case "lusa":
		return today + 2, nil
	case "kemarin", "yesterday":
		return today - 1, nil
	}
	if s[0] == '+' || s[0] == '-' {
		return relativeDate(s, today)
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" -/.,", r) })
	if len(parts) != 3 {
		return 0, ErrDate
	}
	if len(parts[0]) == 4 {
		parts[0], parts[2] = parts[2], parts[0]
	}
	day, err := number(parts[0], 31)
	if err != nil {
		return 0, ErrDate
	}
	month, err := monthOf(parts[1])
	if err != nil {
		return 0, ErrDate
	}
	year, err := number(parts[2], 9999)
	if err != nil {
		return 0, ErrDate
	}
	switch len(parts[2]) {
	case 4:
	case 2:
		year = nearestYear(year, today)
	default:
		return 0, ErrDate
	}
	d := On(year, month, day)
	if _, m, dd := d.YMD(); year < 1 || m != month || dd != day {
		return 0, ErrDate
	}
	return d, nil
}

func relativeDate(s string, today Date) (Date, error) {
	if len(s) < 2 {
		return 0, ErrDate
	}
	unit := s[len(s)-1]
	body := s[1:]
	if unit < '0' || unit > '9' {
		body = s[1 : len(s)-1]
	} else {
		unit = 'h'
	}
	n, err := number(body, 9999)
	if err != nil {
		return 0, ErrDate
	}
	if s[0] == '-' {
		n = -n
	}
	d := today
	switch unit {
	case 'h', 'd':
		d = today.AddDays(n)
	case 'm', 'w':
		d = today.AddDays(7 * n)
	case 'b':
		d = today.AddMonths(n)
	case 't', 'y':
		d = today.AddMonths(12 * n)
	default:
		return 0, ErrDate
	}
	if d < On(1, 1, 2) || d > On(9999, 12, 31) {
		return 0, ErrDate
	}
	return d, nil
}

func monthOf(s string) (time.Month, error) {
	if n, err := number(s, 12); err == nil && n >= 1 {
		return time.Month(n), nil
	}
	if len(s) >= 3 {
		if m, ok := months[s[:3]]; ok {
			return m, nil
		}
	}
	return 0, ErrDate
}

// number reads at most four digits, nothing else.
func number(s string, most int) (int, error) {
	if s == "" || len(s) > 4 || digits(s) != s {
		return 0, ErrDate
	}
	n, err := strconv.Atoi(s)
	if err != nil || n > most {
		return 0, ErrDate
	}
	return n, nil
}

// nearestYear completes a year of two digits to the one from 69 years back to
// 30 years ahead of today: most dates that people type lie in the past.
func nearestYear(two int, today Date) int {
	now, _, _ := today.YMD()
	year := now - now%100 + two
	switch {
	case year > now+30:
		year -= 100
	case year < now-69:
		year += 100
	}
	return year
}
