package indicator

import (
	"cmp"
	"slices"

	"guyub/model"
)

// Funnel tells how far the clients of a slice, who were under guidance in the
// period of a query, had come by its end on the way into the groups. Whoever is
// at a station has been at all before it: who came to a session was referred,
// whatever the records say, so that the stations never grow.
//
// A client came to a station on the first day on which they were at it or at a
// later one. Days are the median over those of whom the day of the station
// before is known too, halves rounded up; the way to the first is not counted.
func (f *Facts) Funnel(q Query) Funnel {
	v := f.survey(q, q.Period)
	var days [StepCount][]int
	var lost [StepCount]map[string]int
	for s := range lost {
		lost[s] = map[string]int{}
	}
	var out Funnel
	for at, c := range v.Clients {
		way, ok := v.way(at)
		if !ok {
			continue
		}
		for s := range way.come {
			step := Step(s)
			if step > way.furthest {
				lost[s][v.whyNot(c, way.furthest)]++
				break
			}
			out.Steps[s].Clients++
			if s > 0 && way.come[s-1] != 0 && way.come[s] != 0 {
				days[s] = append(days[s], int(way.come[s]-way.come[s-1]))
			}
		}
	}
	for s := range out.Steps {
		out.Steps[s].Days = median(days[s])
		out.Steps[s].Lost = losses(lost[s])
	}
	return out
}

// way is how far a client came, and when to each station; 0: it is not known.
type way struct {
	furthest Step
	come     [StepCount]model.Date
}

// way follows a client to the end of the only period; false when they do not
// belong to those who are asked about.
func (v *survey) way(at int) (w way, ok bool) {
	c := v.Clients[at]
	if !v.here[v.homes[at]] || v.query.Slice.leavesOut(c.Section) {
		return w, false
	}
	s := v.standing(c)
	v.narrow(c, &s)
	if s.in == 0 {
		return w, false
	}
	w.reach(Identified, began(c), forever)
	end := v.spans.of[0].To
	w.reach(Offered, c.Absent.Day, end)
	for i := range c.Enrolments {
		e := &c.Enrolments[i]
		if only := v.query.Slice.Group; !only.IsZero() && e.Group != only {
			continue
		}
		w.reach(Offered, e.Opened, end)
		w.reach(Referred, e.Proposed, end)
		w.reach(Accepted, e.Accepted, end)
		if e.State == model.EnrolmentFinished {
			w.reach(Finished, e.Ended, end)
		}
	}
	for _, p := range v.seen[at] {
		if p.was == model.Present && v.asked(p.group) {
			w.reach(Attended, p.day, end)
		}
	}
	w.settle()
	return w, true
}

// began returns the first day of guidance, of all terms; 0: it is not known.
func began(c *Client) model.Date {
	for i := range c.Terms {
		if c.Terms[i].State != model.TermCancelled {
			return c.Terms[i].From
		}
	}
	return 0
}

// reach notes that a client was at a station on a day, unless it is after the
// end or 0.
func (w *way) reach(s Step, day, end model.Date) {
	if day == 0 || day > end {
		return
	}
	w.furthest = max(w.furthest, s)
	if w.come[s] == 0 || day < w.come[s] {
		w.come[s] = day
	}
}

// settle lets nobody come to a station after a later one.
func (w *way) settle() {
	for s := int(w.furthest) - 1; s >= 0; s-- {
		if next := w.come[s+1]; s > 0 && w.come[s] == 0 || next < w.come[s] {
			w.come[s] = next
		}
	}
}

// whyNot returns the reason why a client came no further: none while an enrolment
// is open, for they may still. Of those who were referred it is why the last
// enrolment ended that did not finish, and if none tells, why they take no part,
// as somebody noted it; of the others the two the other way round.
func (v *survey) whyNot(c *Client, furthest Step) string {
	end := v.spans.of[0].To
	var last *Enrolment
	for i := range c.Enrolments {
		e := &c.Enrolments[i]
		opened := cmp.Or(e.Opened, e.Proposed)
		if only := v.query.Slice.Group; !only.IsZero() && e.Group != only || opened == 0 || opened > end {
			continue
		}
		if e.Ended == 0 || e.Ended > end {
			return ""
		}
		if e.State != model.EnrolmentFinished && (last == nil || e.Ended >= last.Ended) {
			last = e
		}
	}
	noted := ""
	if c.Absent.Day != 0 && c.Absent.Day <= end {
		noted = c.Absent.Reason
	}
	if last == nil || furthest < Referred {
		return cmp.Or(noted, reason(last))
	}
	return cmp.Or(reason(last), noted)
}

func reason(e *Enrolment) string {
	if e == nil {
		return ""
	}
	return e.Reason
}

// median returns the middle of some days, halves rounded up; -1 of none.
func median(days []int) int {
	n := len(days)
	if n == 0 {
		return -1
	}
	slices.Sort(days)
	return (days[(n-1)/2] + days[n/2] + 1) / 2
}

// losses orders reasons, the most frequent first and those as frequent by their
// code.
func losses(by map[string]int) []Loss {
	var out []Loss
	for reason, n := range by {
		out = append(out, Loss{reason, n})
	}
	slices.SortFunc(out, func(a, b Loss) int {
		return cmp.Or(cmp.Compare(b.Clients, a.Clients), cmp.Compare(a.Reason, b.Reason))
	})
	return out
}
