package store

import (
	"time"
)

// How many backups are kept: the newest of each of the last days, weeks and
// months that have any.
const (
	keptDays   = 7
	keptWeeks  = 4
	keptMonths = 12
)

// keptBackups tells which of some backups are kept, by the moments at which they
// were made, the newest first, on the calendar of a place.
//
// Those that a clock running ahead has dated after now are kept by the same rule
// among themselves: they push out none of the others, whose dates can be true,
// and do not pile up. So the newest of all, and the newest that is not of the
// future, are always kept.
func keptBackups(made []time.Time, now time.Time, place *time.Location) []bool {
	keep := make([]bool, len(made))
	future := 0
	for future < len(made) && made[future].After(now) {
		future++
	}
	keepNewest(keep[:future], made[:future], place)
	keepNewest(keep[future:], made[future:], place)
	return keep
}

func keepNewest(keep []bool, made []time.Time, place *time.Location) {
	for _, rule := range []struct {
		most   int
		period func(time.Time) int
	}{{keptDays, dayOf}, {keptWeeks, weekOf}, {keptMonths, monthOf}} {
		periods, last := 0, 0
		for i, at := range made {
			period := rule.period(at.In(place))
			if i > 0 && period == last {
				continue
			}
			if periods++; periods > rule.most {
				break
			}
			last, keep[i] = period, true
		}
	}
}

func dayOf(t time.Time) int { y, m, d := t.Date(); return y*10_000 + int(m)*100 + d }

// weekOf numbers weeks as ISO 8601 does: from Monday on.
func weekOf(t time.Time) int { y, w := t.ISOWeek(); return y*100 + w }

func monthOf(t time.Time) int { y, m, _ := t.Date(); return y*100 + int(m) }
