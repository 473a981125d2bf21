package model

import (
	"fmt"
	"time"
)

// Date is a day in the civil calendar, without time or zone: day 1 is
// 1 January of the year 1. The zero Date means "not filled in" (belum diisi).
type Date int32

// day1 anchors the count; its day number is 1.
var day1 = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)

// On returns the day of the given year, month and day of month. Values outside
// their range carry over, as with [time.Date].
func On(year int, month time.Month, day int) Date {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return Date(t.Unix()/86400-day1.Unix()/86400) + 1
}

// DateOf returns the day that t falls on in its own zone.
func DateOf(t time.Time) Date { return On(t.Date()) }

// ParseDate reads the canonical form 2006-01-02; an empty text is the zero Date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return 0, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 { // the year 0 would read as "not filled in"
		return 0, fmt.Errorf("tanggal %q tidak dikenal", s)
	}
	return DateOf(t), nil
}

// IsZero reports whether the date is not filled in.
func (d Date) IsZero() bool { return d == 0 }

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time { return day1.AddDate(0, 0, int(d)-1) }

// YMD returns year, month and day of month.
func (d Date) YMD() (int, time.Month, int) { return d.Time().Date() }

// String returns the canonical form 2006-01-02, and nothing for the zero Date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// AddDays returns the day n days later.
func (d Date) AddDays(n int) Date { return d + Date(n) }

// AddMonths returns the same day of month n months later, held back to the
// last day of a shorter month (31 January + 1 month = 28 or 29 February), as
// offices count report dates (domain rule R6).
func (d Date) AddMonths(n int) Date {
	y, m, day := d.YMD()
	last := On(y, m+time.Month(n)+1, 0)
	_, _, lastDay := last.YMD()
	return last.AddDays(min(day, lastDay) - lastDay)
}

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// YearsUntil returns the full years from d to later: the age of a person born
// on d. It is 0 when either is not filled in or later precedes d.
func (d Date) YearsUntil(later Date) int {
	if d == 0 || later == 0 || later < d {
		return 0
	}
	y1, m1, d1 := d.YMD()
	y2, m2, d2 := later.YMD()
	years := y2 - y1
	if m2 < m1 || m2 == m1 && d2 < d1 {
		years--
	}
	return years
}

// Zone is one of the three time zones of Indonesia, none of which has summer time.
type Zone uint8

// The zones, and their distance to UTC.
const (
	WIB  Zone = iota // Waktu Indonesia Barat, UTC+7
	WITA             // Waktu Indonesia Tengah, UTC+8
	WIT              // Waktu Indonesia Timur, UTC+9
)

// String returns the abbreviation that people write after a time.
func (z Zone) String() string { return [...]string{"WIB", "WITA", "WIT"}[min(z, WIT)] }

// Location returns the zone for use with [time.Time.In].
func (z Zone) Location() *time.Location {
	return time.FixedZone(z.String(), (7+int(min(z, WIT)))*3600)
}

// Today returns the day it is in the zone at the moment now.
func (z Zone) Today(now time.Time) Date { return DateOf(now.In(z.Location())) }
