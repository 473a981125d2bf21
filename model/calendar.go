package model

import "slices"

// Holiday is a day on which the office does not work, by a decision that it
// enters itself: a national holiday (libur nasional) or collective leave (cuti
// bersama). No list of them is part of the program, for each year's is decided
// anew by joint decree of the ministers (SKB 3 Menteri).
type Holiday struct {
	Meta
	Day  Date        `cbor:"10,keyasint"`
	Name string      `cbor:"11,keyasint"`
	Kind HolidayKind `cbor:"12,keyasint"`
	// Source is the decree that says so.
	Source string `cbor:"13,keyasint,omitempty"`
	// Cancelled: the decree was changed; the day is worked after all.
	Cancelled bool `cbor:"14,keyasint,omitempty"`
}

// HolidayKind is a kind of holiday.
type HolidayKind uint8

// The kinds of holidays.
const (
	HolidayUnknown  HolidayKind = iota
	NationalHoliday             // libur nasional
	CollectiveLeave             // cuti bersama
)

// Calendar knows the working days (hari kerja) of an office: Monday to Friday
// without its holidays. The zero Calendar knows weekends alone.
type Calendar struct {
	free []Date // sorted
}

// NewCalendar returns the calendar with these holidays.
func NewCalendar(holidays []Holiday) Calendar {
	var c Calendar
	for i := range holidays {
		if !holidays[i].Cancelled {
			c.free = append(c.free, holidays[i].Day)
		}
	}
	slices.Sort(c.free)
	return c
}

// Working reports whether the office works on a day.
func (c Calendar) Working(d Date) bool {
	if day := d.Weekday(); day == 0 || day == 6 {
		return false
	}
	return !c.Holiday(d)
}

// Holiday reports whether a decree frees a day, on whatever weekday it falls.
func (c Calendar) Holiday(d Date) bool {
	_, free := slices.BinarySearch(c.free, d)
	return free
}

// AddWorkingDays returns the n-th working day after d; d itself does not count,
// so that a case of Friday with one day is due on Monday. For n below 1 it
// returns d.
func (c Calendar) AddWorkingDays(d Date, n int) Date {
	for n > 0 {
		d++
		if c.Working(d) {
			n--
		}
	}
	return d
}

// WorkingDays counts the working days after from up to and including to, below
// zero when to lies before from. It is the inverse of AddWorkingDays.
func (c Calendar) WorkingDays(from, to Date) int {
	if to < from {
		return -c.WorkingDays(to, from)
	}
	n := 0
	for d := from + 1; d <= to; d++ {
		if c.Working(d) {
			n++
		}
	}
	return n
}

// Validate checks a holiday.
func (h *Holiday) Validate(Checks) Problems {
	var p Problems
	if h.Day == 0 {
		p.wrong("day", Missing)
	}
	p.word("name", h.Name, 80, true)
	if h.Kind == HolidayUnknown {
		p.wrong("kind", Missing)
	}
	p.word("source", h.Source, 120, false)
	return p
}
