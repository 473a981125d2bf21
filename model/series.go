package model

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Series is a course of meetings that repeats every week (rangkaian sesi).
type Series struct {
	First    Date
	Weekdays []time.Weekday // none: the weekday of the first day
	Times    int            // how many meetings; 0: until the last day
	Until    Date
	// OnHolidays holds it on the office's holidays too; else they are passed
	// over and the course ends later.
	OnHolidays bool
}

// SeriesMost is how many meetings one series has at most: about half a year,
// twice a week.
const SeriesMost = 40

// Days lists the days of the series, and the holidays that were passed over. It
// stops at [SeriesMost] days.
func (s Series) Days(c Calendar) (days, passed []Date) {
	if s.First == 0 || s.Times <= 0 && s.Until == 0 {
		return nil, nil
	}
	weekdays := s.Weekdays
	if len(weekdays) == 0 {
		weekdays = []time.Weekday{s.First.Weekday()}
	}
	last := s.First.AddDays(7 * 2 * SeriesMost) // a calendar with nothing but holidays ends too
	if s.Until != 0 {
		last = min(last, s.Until)
	}
	for d := s.First; d <= last && len(days) < SeriesMost && (s.Times <= 0 || len(days) < s.Times); d++ {
		switch {
		case !slices.Contains(weekdays, d.Weekday()):
		case c.Holiday(d) && !s.OnHolidays:
			passed = append(passed, d)
		default:
			days = append(days, d)
		}
	}
	return days, passed
}

// ErrClock is what a text that is no time of day gives.
var ErrClock = errors.New("tulis jam seperti 9, 09.00 atau 13.30")

// ParseClock reads a time of day as people write it, such as 9, 09.00, 9:30 or
// 0930, in minutes after midnight.
func ParseClock(s string) (minute int, err error) {
	hours, minutes, divided := strings.Cut(strings.ReplaceAll(strings.TrimSpace(s), ":", "."), ".")
	if n := len(hours); !divided && n > 2 {
		hours, minutes = hours[:n-2], hours[n-2:]
	}
	h, err := clockPart(hours, 23)
	if err != nil {
		return 0, err
	}
	if minutes == "" && !divided {
		return h * 60, nil
	}
	m, err := clockPart(minutes, 59)
	return h*60 + m, err
}

func clockPart(s string, most int) (int, error) {
	if len(s) < 1 || len(s) > 2 || digits(s) != s {
		return 0, ErrClock
	}
	n, err := strconv.Atoi(s)
	if err != nil || n > most {
		return 0, ErrClock
	}
	return n, nil
}

var weekdays = map[string]time.Weekday{
	"sen": 1, "senin": 1, "sel": 2, "selasa": 2, "rab": 3, "rabu": 3, "kam": 4, "kamis": 4, "jum": 5, "jumat": 5, "sab": 6, "sabtu": 6, "minggu": 0, "ahad": 0,
	"mon": 1, "monday": 1, "tue": 2, "tuesday": 2, "wed": 3, "wednesday": 3, "thu": 4, "thursday": 4, "fri": 5, "friday": 5, "sat": 6, "saturday": 6, "sun": 0, "sunday": 0,
}

// ParseSchedule finds the weekdays and the time of day in a schedule in words,
// such as "Sen & Kam 09.00": a proposal for a series, which a person looks
// over. "Sepanjang minggu" is the whole week and names no day.
func ParseSchedule(words string) (days []time.Weekday, minute int) {
	parts := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return strings.ContainsRune(" ,&/;-", r) })
	for i, part := range parts {
		if day, ok := weekdays[part]; ok && (i == 0 || parts[i-1] != "sepanjang") && !slices.Contains(days, day) {
			days = append(days, day)
		}
		if at, err := ParseClock(part); err == nil && minute == 0 && len(part) > 2 {
			minute = at
		}
	}
	return days, minute
}
