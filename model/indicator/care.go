package indicator

// How clients under guidance get on.

// A month of guidance is the twelfth part of a year of 365.25 days: 30.4375
// days, or DaysOfMonths for MonthsOfDays months.
const (
	MonthsOfDays = 16
	DaysOfMonths = 487
)

// work counts E8: clients known to work on the last day, of those under
// guidance on it of whom the last that was noted by then tells.
func (v *survey) work(c *Client, atEnd spanSet, t *tally) {
	for i := len(c.Works) - 1; i >= 0 && atEnd != 0; i-- {
		w := &c.Works[i]
		known := v.spans.by(w.Day) & atEnd
		t.figures[working].add(known, whole(w.Working), 1)
		atEnd &^= known
	}
}

// reports counts E9: reports made on their due day or before, of those due in
// the period. One that nobody made counts once its day has passed: no later
// report makes it one in time. So nothing changes by itself once a period is
// over, and what was closed of it differs only when something is put right.
func (v *survey) reports(c *Client, in spanSet, t *tally) {
	for i := range c.Dues {
		d := &c.Dues[i]
		if d.Made != 0 || d.Day < v.query.Today {
			t.figures[onTime].add(v.spans.holding(d.Day)&in, whole(d.Made != 0 && d.Made <= d.Day), 1)
		}
	}
}

// missed counts E9b: clients who have missed at least as many reports in a row
// as the norm says, on the last day, of those under guidance on it who have had
// a report due in the term that runs then. A report counts as missed once the
// days of grace are over; one that was made ends the row.
func (v *survey) missed(c *Client, s *standing, t *tally) {
	var row [mostSpans]int
	left, had := s.atEnd, spanSet(0)
	for i := len(c.Dues) - 1; i >= 0 && left != 0; i-- {
		d := &c.Dues[i]
		for w := range left.each {
			if d.Day < s.each[w].since {
				left &^= 1 << w
			}
		}
		made := v.spans.by(d.Made) & left
		late := v.spans.by(d.Day.AddDays(v.limits.grace+1)) & left &^ made
		for w := range late.each {
			row[w]++
		}
		had |= made | late
		left &^= made
	}
	over := spanSet(0)
	for w := range had.each {
		if row[w] >= v.limits.misses {
			over |= 1 << w
		}
	}
	t.figures[missing].share(had, over)
}

// offences counts E10: clients with a new offence in the period for each
// hundred months under guidance in it. So that the figure stays whole, its
// numerator is clients times [DaysOfMonths] and its denominator days times
// [MonthsOfDays]; [Spec.Counted] gives both as people read them.
func (v *survey) offences(c *Client, s *standing, t *tally) {
	broken := spanSet(0)
	for _, day := range c.Breaches {
		broken |= v.spans.holding(day)
	}
	for w := range s.in.each {
		f := &t.figures[again][w]
		f.Den += int64(s.each[w].days) * MonthsOfDays
		if broken.has(w) {
			f.Num += DaysOfMonths
		}
	}
}

// scores counts E12: the scores of acceptance in the period, of clients under
// guidance in it, by where they lived when the score was given.
func (v *survey) scores(c *Client, home int32, in spanSet, t *tally) {
	for i := range c.Scores {
		s := &c.Scores[i]
		at := home
		if s.District != "" && s.District != c.District {
			at = v.placeOf[s.District]
		}
		if v.here[at] {
			t.places[at].scores.add(v.spans.holding(s.Day)&in, int64(s.Score), 1)
		}
	}
}

// Counted returns numerator and denominator of a figure as people read them: of
// [E10] clients and whole months of guidance, rounded, of every other what they
// are.
func (s Spec) Counted(f Figure) (num, den int64) {
	if s.Code != E10 {
		return f.Num, f.Den
	}
	return f.Num / DaysOfMonths, (f.Den + DaysOfMonths/2) / DaysOfMonths
}
