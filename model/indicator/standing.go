package indicator

import "guyub/model"

// standing is in which of the periods a client was under guidance (dibimbing),
// and how. A term runs on its first and last day and each between; a cancelled
// one (dibatalkan) never ran. It counts by its days, whatever its state: who is
// suspended or held revoked is still under guidance.
type standing struct {
	in    spanSet // on any day
	atEnd spanSet // on the last day
	each  [mostSpans]stay
}

// stay is how a client was under guidance in one period.
type stay struct {
	days     int32          // under guidance, each counted once
	last     model.Date     // the last of them
	category model.Category // of the term that ran on it
	since    model.Date     // the first day of that term, before the period perhaps
}

func (v *survey) standing(c *Client) (s standing) {
	for i := range c.Terms {
		t := &c.Terms[i]
		if t.State == model.TermCancelled {
			continue
		}
		ended := orForever(t.To)
		for w := range v.spans.of {
			p := &v.spans.of[w]
			if p.From > ended || t.From > p.To {
				continue
			}
			e := &s.each[w]
			first, last := max(t.From, p.From), min(ended, p.To)
			e.days += max(0, int32(last-max(first-1, e.last)))
			if last >= e.last {
				e.last, e.category, e.since = last, t.Category, t.From
			}
			s.in |= 1 << w
			if last == p.To {
				s.atEnd |= 1 << w
			}
		}
	}
	return s
}

// narrow leaves the periods in which the client belongs to the slice, other than
// by section and place. Who changes within a period belongs whole to where they
// were last in it: to the category of the term that ran on the last day of
// guidance, and to the counselor who guided them on the last day that somebody
// did. To a group belongs whoever was in its hands on any day, from the referral
// to the end.
func (v *survey) narrow(c *Client, s *standing) {
	slice := &v.query.Slice
	if slice.Category != model.CategoryUnknown {
		for w := range s.in.each {
			if s.each[w].category != slice.Category {
				s.in &^= 1 << w
			}
		}
	}
	if !slice.Counselor.IsZero() {
		for w := range s.in.each {
			if guide(c, v.spans.of[w]) != slice.Counselor {
				s.in &^= 1 << w
			}
		}
	}
	if !slice.Group.IsZero() {
		hands := spanSet(0)
		for i := range c.Enrolments {
			if e := &c.Enrolments[i]; e.Group == slice.Group && e.Proposed != 0 {
				hands |= v.spans.overlapping(e.Proposed, orForever(e.Ended))
			}
		}
		s.in &= hands
	}
	s.atEnd &= s.in
}

// guide returns who guided a client on the last day of a period on which anybody
// did; zero when nobody did.
func guide(c *Client, p Period) (counselor model.ID) {
	latest := model.Date(0)
	for i := range c.Guides {
		g := &c.Guides[i]
		last := min(orForever(g.To), p.To)
		if g.From <= last && last >= p.From && last >= latest {
			latest, counselor = last, g.Counselor
		}
	}
	return counselor
}
