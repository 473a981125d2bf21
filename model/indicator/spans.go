package indicator

import (
	"math"
	"math/bits"

	"guyub/model"
)

// mostSpans is how many periods a page needs: its months, the period that is
// asked about and the one before.
const mostSpans = MonthsShown + 2

// spans are the periods that one pass over the clients fills at once. They may
// overlap. In which of them a day lies is looked up, for it is asked of every
// due day and every contact.
type spans struct {
	of    []Period
	begun spanSet    // those that hold a day at all
	first model.Date // the first day that one of them holds
	holds []spanSet  // of each day from the first on, those that hold it
	past  []spanSet  // of each such day, those whose last day it is or comes before
}

// spanSet is a set of them, one bit for each.
type spanSet uint16

// never is a period that holds no day, and by whose end nothing has happened.
var never = Period{From: math.MaxInt32, To: -1}

// forever stands for the last day of what has not ended.
const forever model.Date = math.MaxInt32

// orForever reads a last day that is 0 while something goes on.
func orForever(d model.Date) model.Date {
	if d == 0 {
		return forever
	}
	return d
}

// newSpans prepares periods; one that holds no day must be [never].
func newSpans(of []Period) spans {
	s := spans{of: of, first: forever}
	last := never.To
	for i, p := range of {
		if p != never {
			s.begun |= 1 << i
			s.first, last = min(s.first, p.From), max(last, p.To)
		}
	}
	for d := s.first; d <= last; d++ {
		s.holds = append(s.holds, s.overlapping(d, d))
		past := spanSet(0)
		for i := range of {
			if d <= of[i].To {
				past |= 1 << i
			}
		}
		s.past = append(s.past, past)
	}
	return s
}

// holding returns the periods that hold a day.
func (s *spans) holding(d model.Date) spanSet {
	if i := int(d - s.first); i >= 0 && i < len(s.holds) {
		return s.holds[i]
	}
	return 0
}

// by returns the periods by whose last day something has happened that happened
// on d; none when it did not happen, which d being 0 says.
func (s *spans) by(d model.Date) spanSet {
	switch i := int(d - s.first); {
	case d == 0 || i >= len(s.past):
		return 0
	case i < 0:
		return s.begun
	default:
		return s.past[i]
	}
}

// overlapping returns the periods that hold any day from one up to another.
func (s *spans) overlapping(from, to model.Date) spanSet {
	set := spanSet(0)
	for i := range s.of {
		if s.of[i].From <= to && from <= s.of[i].To {
			set |= 1 << i
		}
	}
	return set
}

// has reports whether a period is in the set.
func (s spanSet) has(i int) bool { return s>>i&1 != 0 }

// each goes through the periods of the set.
func (s spanSet) each(yield func(int) bool) {
	for ; s != 0; s &= s - 1 {
		if !yield(bits.TrailingZeros16(uint16(s))) {
			return
		}
	}
}

// counts are a figure for each period.
type counts [mostSpans]Figure

// add adds to the figures of the periods of a set.
func (c *counts) add(to spanSet, num, den int64) {
	for ; to != 0; to &= to - 1 {
		f := &c[bits.TrailingZeros16(uint16(to))]
		f.Num += num
		f.Den += den
	}
}

// share counts one thing in the periods of a set, and of them in those of
// another as what is looked for.
func (c *counts) share(of, counted spanSet) {
	c.add(of&counted, 1, 1)
	c.add(of&^counted, 0, 1)
}

// plus adds figures up.
func (f *Figure) plus(g Figure) {
	f.Num += g.Num
	f.Den += g.Den
}
