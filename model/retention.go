package model

// Keeping is what keeps a client's record as it is (masa simpan): why what names
// the client is not taken out of it yet.
type Keeping uint8

// What keeps a record. The zero value: nothing does, its time is over.
const (
	KeptByNothing   Keeping = iota
	KeptAnonymous           // it names nobody any more
	KeptByTerm              // guidance runs, rests or is held
	KeptByNoDay             // guidance is over, and no day says since when
	KeptByYears             // the years of keeping are not over
	KeptByMatter            // a matter waits for somebody
	KeptByEnrolment         // a referral has not ended, or work that came of it is to be looked at
)

// Retention is how long a client's record is kept as it is.
type Retention struct {
	Why   []Keeping // empty: its time is over
	Ended Date      // the last day of guidance, over all terms; 0: not known
	// Last is the last day on which the office had to do with the client: the end
	// of guidance, or of what came after it. The years count from it.
	Last Date
	Due  Date // the first day on which the time is over; 0: not known
}

// Over reports whether the time of keeping is over.
func (r *Retention) Over() bool { return len(r.Why) == 0 }

// RetentionOf tells how long a client's record is kept, from all that belongs to
// the client: as many years as the norm [NormRetention] asks for after the last
// day on which the office had to do with them (rule R14, UU 27/2022 art. 43:
// data is kept no longer than its purpose asks). No published rule says how many
// years; the office decides.
func RetentionOf(c *Client, matters []Matter, enrolments []Enrolment, contacts []Contact, years int, today Date) Retention {
	var r Retention
	keep := func(when bool, why Keeping) {
		if when {
			r.Why = append(r.Why, why)
		}
	}
	running, dated := false, len(c.Terms) > 0
	for i := range c.Terms {
		t := &c.Terms[i]
		running = running || t.State.Open()
		day := t.over()
		dated = dated && day != 0
		r.Ended = max(r.Ended, day)
	}
	r.Last = r.Ended
	live, waits := false, false
	for i := range matters {
		live = live || matters[i].Live()
		r.Last = max(r.Last, matters[i].Closed, matters[i].lastStep())
	}
	for i := range enrolments {
		e := &enrolments[i]
		waits = waits || e.Waits()
		r.Last = max(r.Last, e.Closed, e.Since(), e.Placement.Checks[0].Day, e.Placement.Checks[1].Day)
	}
	for i := range contacts {
		r.Last = max(r.Last, contacts[i].Day)
	}
	if dated && !running {
		r.Due = r.Last.AddMonths(12 * years).AddDays(1)
	} else {
		r.Ended = 0
	}
	keep(c.Anonymised != 0, KeptAnonymous)
	keep(running, KeptByTerm)
	keep(!running && !dated, KeptByNoDay)
	keep(r.Due != 0 && today < r.Due, KeptByYears)
	keep(live, KeptByMatter)
	keep(waits, KeptByEnrolment)
	return r
}

// over is the last day of a term that is over; 0 where none is known. One that
// was closed before its last day was over then.
func (t *Term) over() Date {
	if t.Closed != 0 {
		return t.Closed
	}
	return t.End
}
