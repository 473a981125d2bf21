package model

import "cmp"

// The duty to report (wajib lapor): when the next report is due (rule R6), how
// many were missed in a row, and what follows from that (rule R7).

// Interval is the time from one report to the next: whole months, or days when
// reports are due more than once a month.
type Interval struct {
	Months, Days int
}

// NormReportCategory returns the key of a category's own reporting interval.
func NormReportCategory(c Category) NormKey { return NormKey("report.category." + c.Code()) }

// NormReportStage returns the key of a stage's own reporting interval.
func NormReportStage(s StageKind) NormKey { return NormKey("report.stage." + s.Code()) }

// NormReportRisk returns the key of a risk's own reporting interval.
func NormReportRisk(r Risk) NormKey { return NormKey("report.risk." + r.Code()) }

// ReportInterval returns how often a client reports: the shortest of what the
// office has set for the category, the stage and the risk, and the general
// interval where it has set none of them.
func (n Norms) ReportInterval(c Category, s StageKind, r Risk) Interval {
	shortest := int64(0)
	for _, key := range [...]NormKey{NormReportCategory(c), NormReportStage(s), NormReportRisk(r)} {
		if v, ok := n.values[key]; ok && v.Value > 0 && (shortest == 0 || v.Value < shortest) {
			shortest = v.Value
		}
	}
	if shortest == 0 {
		shortest = n.Milli(NormReportInterval)
	}
	return intervalOf(shortest)
}

// intervalOf reads thousandths of a month. A part of a month is counted in days
// of a month of four weeks, so that half of one is every second week, on the
// same day of the week.
func intervalOf(milli int64) Interval {
	if milli >= 1000 {
		return Interval{Months: int((milli + 500) / 1000)}
	}
	const fourWeeks = 28
	return Interval{Days: max(1, int((milli*fourWeeks+500)/1000))}
}

// Schedule is when reports are due.
type Schedule struct {
	Every Interval
	// Day of the month, 1 to 31, on which monthly reports are due; in shorter
	// months it is their last day. 0: the day of the last due date.
	Day int
	// Last is the last day of guidance, after which nothing is due; 0: not known.
	Last Date
}

// Schedule returns when the client's reports are due, false when they have no
// duty to report: no term, or one that has not begun, is suspended or is over.
func (c *Client) Schedule(n Norms) (Schedule, bool) {
	t := c.Term()
	if t == nil || t.State != TermActive {
		return Schedule{}, false
	}
	stage := StageUnknown
	if s := c.Stage(); s != nil {
		stage = s.Kind
	}
	return Schedule{Every: n.ReportInterval(t.Category, stage, c.Risk()), Day: c.ReportDay, Last: t.End}, true
}

// Next returns the due date after one (rule R6): the interval later, held back
// to the end of a shorter month and back to its own day in the month after.
func (s Schedule) Next(due Date) Date {
	if s.Every.Months == 0 {
		return due.AddDays(s.Every.Days)
	}
	next := due.AddMonths(s.Every.Months)
	if s.Day == 0 {
		return next
	}
	y, m, _ := next.YMD()
	_, _, end := On(y, m+1, 0).YMD()
	return On(y, m, min(s.Day, end))
}

// within returns a due date, or 0 when it lies after the last day of guidance.
func (s Schedule) within(due Date) Date {
	if s.Last != 0 && due > s.Last {
		return 0
	}
	return due
}

// Missed counts the reports missed in a row by the day today, when due is the
// first that has not been made: one for each due date that has passed by more
// than the days of grace. It is 0 when nothing is due.
func (s Schedule) Missed(due, today Date, grace int) int {
	n := 0
	for due != 0 && due.AddDays(grace) < today && s.within(due) != 0 {
		n++
		due = s.Next(due)
	}
	return n
}

// MostMisses is as far as reports missed in a row are counted.
const MostMisses = 255

// CountMisses sets the reports that the client has missed in a row by the day
// today; none while there is no duty to report.
func (c *Client) CountMisses(n Norms, today Date) {
	c.Misses = 0
	if s, due := c.Schedule(n); due {
		c.Misses = min(s.Missed(c.NextReport, today, n.Int(NormReportGrace)), MostMisses)
	}
}

// Answer is what a report does to the schedule.
type Answer struct {
	// Due is the due date that the report answers, 0 when it comes so early
	// that it answers none and the schedule stays.
	Due Date
	// Next is when the next one is due; 0: none before guidance ends.
	Next Date
	// Late: it comes after its due date.
	Late bool
}

// Answer returns what a report on a day does when due is the first one not yet
// made. A late report answers the last due date that has passed, and those
// missed before it are over with it. An early one answers the coming due date
// when it is nearer to it than to the one before.
func (s Schedule) Answer(due, on Date) Answer {
	if due == 0 {
		return Answer{}
	}
	next := s.Next(due)
	if on < due {
		if half := (int(next) - int(due)) / 2; on < due.AddDays(-half) {
			return Answer{Next: due}
		}
		return Answer{Due: due, Next: s.within(next)}
	}
	late := on > due
	for next <= on {
		due, next = next, s.Next(next)
	}
	return Answer{Due: due, Next: s.within(next), Late: late}
}

// Resume sets the client's next report after the duty to report has begun, or
// begun again: none while there is no duty, else the first due date that has
// not passed, so that nobody has missed what was not due. The first of all is
// one interval after the start of the term, on whose day of the month reports
// are due unless another is agreed.
func (c *Client) Resume(n Norms, today Date) {
	c.Misses = 0
	s, due := c.Schedule(n)
	if !due {
		return
	}
	if c.NextReport == 0 {
		from := cmp.Or(c.Term().Start, c.Registered, today)
		if c.ReportDay == 0 {
			_, _, c.ReportDay = from.YMD()
			s.Day = c.ReportDay
		}
		c.NextReport = s.within(s.Next(from))
	}
	for c.NextReport != 0 && c.NextReport < today {
		c.NextReport = s.within(s.Next(c.NextReport))
	}
}

// Escalation returns what a number of reports missed in a row opens, the limit
// being that of [NormMissLimit] (rule R7): one miss reminds the client, two
// call them and the village, and at the limit a breach of special condition (b)
// is proposed, the home is visited and a revocation is examined. None of it
// revokes anything by itself.
func Escalation(misses, limit int) []MatterKind {
	switch {
	case misses <= 0:
		return nil
	case misses == limit:
		return []MatterKind{Breach, HomeVisit, Revocation}
	case misses > limit:
		return nil
	case misses == 1:
		return []MatterKind{Reminder}
	case misses == 2:
		return []MatterKind{CallAndVillage}
	}
	return nil
}
