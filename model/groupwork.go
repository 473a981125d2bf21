package model

// GroupWork is how a group works, counted (kinerja kelompok): what became of
// those who were referred to it, who came, what came of it, and how visits
// judged it.
type GroupWork struct {
	Referred int // proposed to the group, whatever came of it
	Waiting  int // still without an answer
	Queued   int // on its waiting list
	Running  int
	Accepted int // answered so, now or before
	Rejected int
	// Answers are the referrals that the group answered in any way, AnswerDays
	// the days that all of them took.
	Answers, AnswerDays int
	Attendance          Attendance
	// Met, Partly and Missed are those who ended, by how far their goals were
	// reached; see [Enrolment.Outcome].
	Met, Partly, Missed int
	outcome             int // their sum, in thousandths
	Placed              int // found work through the group
	judged, score       int // marks that visits gave, and their sum
}

// WorkOf counts the work of a group, or of one offering when all that is handed
// in is of that.
func WorkOf(enrolments []Enrolment, meetings []Meeting, visits []Monitoring) GroupWork {
	var w GroupWork
	for i := range enrolments {
		w.enrolment(&enrolments[i])
	}
	for i := range meetings {
		w.Attendance.meeting(&meetings[i])
	}
	for i := range visits {
		for _, s := range visits[i].Scores {
			if s > 0 {
				w.judged, w.score = w.judged+1, w.score+s
			}
		}
	}
	return w
}

func (w *GroupWork) enrolment(e *Enrolment) {
	if !e.passed(EnrolmentProposed) {
		return // a draft that never went to the group
	}
	w.Referred++
	switch e.State {
	case EnrolmentProposed:
		w.Waiting++
	case EnrolmentWaiting:
		w.Queued++
	case EnrolmentRunning:
		w.Running++
	}
	switch {
	case e.passed(EnrolmentAccepted):
		w.Accepted++
	case e.passed(EnrolmentRejected):
		w.Rejected++
	}
	if days, answered := e.Answered(); answered {
		w.Answers, w.AnswerDays = w.Answers+1, w.AnswerDays+days
	}
	if e.Placement.From != 0 {
		w.Placed++
	}
	milli, known := e.Outcome()
	if !known || e.Live() {
		return
	}
	w.outcome += milli
	switch milli {
	case 1000:
		w.Met++
	case 0:
		w.Missed++
	default:
		w.Partly++
	}
}

// passed reports whether the enrolment ever stood in a state.
func (e *Enrolment) passed(s EnrolmentState) bool {
	for _, m := range e.Steps {
		if m.State == s {
			return true
		}
	}
	return false
}

// Acceptance is how many of the referrals that the group decided it accepted,
// in whole percent; false when it decided none. One that the office took back
// before an answer says nothing about the group.
func (w *GroupWork) Acceptance() (percent int, known bool) {
	return share(w.Accepted, w.Accepted+w.Rejected)
}

// AnswerTime is how many days an answer took on average, in tenths; false when
// there was none.
func (w *GroupWork) AnswerTime() (tenths int, known bool) { return mean(w.AnswerDays, w.Answers, 10) }

// Ended is how many ended with goals that were judged.
func (w *GroupWork) Ended() int { return w.Met + w.Partly + w.Missed }

// Outcome is how far those who ended reached their goals on average, in whole
// percent; false when nobody's were judged.
func (w *GroupWork) Outcome() (percent int, known bool) {
	return share(w.outcome, 1000*w.Ended())
}

// Score is the mean of all marks that visits gave (AKRAB), in tenths; false
// when there are none.
func (w *GroupWork) Score() (tenths int, known bool) { return mean(w.score, w.judged, 10) }

// Percent is how often those came who were expected, in whole percent; false
// when nobody was.
func (a Attendance) Percent() (percent int, known bool) { return share(a.Present, a.Counted) }

// meeting counts who was there, unless the meeting was cancelled.
func (a *Attendance) meeting(m *Meeting) {
	if m.Cancelled != "" {
		return
	}
	for _, k := range m.Marks {
		a.Add(k.Presence)
	}
}

// share is a part of a whole in percent, halves up.
func share(part, whole int) (percent int, known bool) { return mean(part, whole, 100) }

// mean divides, in units of one, and rounds halves up, once.
func mean(sum, n, units int) (int, bool) {
	if n == 0 {
		return 0, false
	}
	return (2*sum*units + n) / (2 * n), true
}

// Attendance is how often the client came to the meetings of their offering,
// from the day of the referral to the end.
func (e *Enrolment) Attendance(meetings []Meeting) Attendance {
	var a Attendance
	for i := range meetings {
		m := &meetings[i]
		if m.Offering != e.Offering || m.Cancelled != "" || !e.spans(m.Day) {
			continue
		}
		mark, _ := m.Mark(e.Client)
		a.Add(mark.Presence)
	}
	return a
}

// ExpectedAt reports whether the client belongs to those whose presence at a
// meeting is noted: who takes part then, and who was accepted and may come for
// the first time.
func (e *Enrolment) ExpectedAt(m *Meeting) bool {
	takes := e.From != 0 || e.State == EnrolmentAccepted
	return takes && e.Offering == m.Offering && e.spans(m.Day)
}

func (e *Enrolment) spans(day Date) bool {
	return e.Opened <= day && (e.Closed == 0 || day <= e.Closed)
}

// Met reports whether a client was there: what makes a group active (rule R4).
func (m *Meeting) Met() bool {
	if m.Cancelled != "" {
		return false
	}
	for _, k := range m.Marks {
		if k.Presence == Present {
			return true
		}
	}
	return false
}

// Dormant reports whether a group that is active by its state has not met a
// client for so many days (rule R4). One that never has counts from its decree.
func (g *Group) Dormant(on Date, days int) bool {
	return g.State == GroupActive && max(g.LastActivity, g.DecreeDate) < on.AddDays(-days)
}
