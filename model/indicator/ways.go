package indicator

import "guyub/model"

// What clients do in the groups. Of a slice by group only what happened with
// that group counts.

// sessions counts
//
//	E1  clients present at a session in the period, of those under guidance in it
//	E5  times present, of the times that clients were expected in the period: who
//	    was excused or ill was not
func (v *survey) sessions(in spanSet, seen []presence, t *tally) {
	came := spanSet(0)
	for i := range seen {
		p := &seen[i]
		if !v.asked(p.group) {
			continue
		}
		held := v.spans.holding(p.day) & in
		if p.was == model.Present {
			came |= held
			t.figures[attendance].add(held, 1, 1)
		} else {
			t.figures[attendance].add(held, 0, 1)
		}
	}
	t.figures[participation].share(in, came)
}

// ways counts, of clients who were under guidance in the period,
//
//	E2   clients proposed to a group by the end of the period, in this term or an
//	     earlier one, of all of them
//	E2b  enrolments accepted by the end of the period, of those that a group
//	     answered in it; put on a waiting list is an answer
//	E2c  days from the referral to the answer, of enrolments answered in the period
//	E5b  enrolments finished, of those that finished or stopped in the period
//	E7   enrolments that meet a need or interest on record, of those proposed in it
//	E8b  enrolments that led to work by the end of the period, of those that
//	     finished or stopped in it
//	E8c  placements still in work, of those looked at in the period after three months
//	E8d  the same after six months
func (v *survey) ways(c *Client, in spanSet, t *tally) {
	referred := spanSet(0)
	for i := range c.Enrolments {
		e := &c.Enrolments[i]
		if only := v.query.Slice.Group; !only.IsZero() && e.Group != only {
			continue
		}
		referred |= v.spans.by(e.Proposed)
		if e.Proposed != 0 {
			proposed := v.spans.holding(e.Proposed) & in
			t.figures[fitting].add(proposed, whole(e.Meets), 1)
		}
		if e.Answered != 0 {
			answered := v.spans.holding(e.Answered) & in
			t.figures[acceptance].share(answered, v.spans.by(e.Accepted))
			if e.Proposed != 0 {
				t.figures[answer].add(answered, int64(e.Answered-e.Proposed), 1)
			}
		}
		if e.ran() {
			ended := v.spans.holding(e.Ended) & in
			t.figures[completion].add(ended, whole(e.State == model.EnrolmentFinished), 1)
			t.figures[placement].share(ended, v.spans.by(e.Placed))
		}
		for j, k := range [2]kind{stayed3, stayed6} {
			if look := e.Looked[j]; look.Day != 0 {
				t.figures[k].add(v.spans.holding(look.Day)&in, whole(look.Working), 1)
			}
		}
	}
	t.figures[referral].share(in, referred)
}

// ran reports whether the client took part until the enrolment ended, so that
// it was not refused or taken back before.
func (e *Enrolment) ran() bool {
	return e.Ended != 0 && (e.State == model.EnrolmentFinished || e.State == model.EnrolmentStopped)
}

// whole counts one when something holds.
func whole(holds bool) int64 {
	if holds {
		return 1
	}
	return 0
}
