package indicator

import (
	"cmp"
	"slices"

	"guyub/model"
)

// Casework is what the office did with one client, each part as one of the
// functions below draws it from a record.
type Casework struct {
	Contacts   []Contact
	Breaches   []model.Date
	Enrolments []Enrolment
	Absent     Absence
	Scores     []Score
}

// Contact is what a contact tells: a report, or whether the client works.
type Contact struct {
	Day        model.Date
	Due, Was   model.Date // as of [model.Contact]; 0 when it answers no due date
	Employment model.Employment
}

// ContactOf draws from a contact what it tells; false when it was struck, or
// tells nothing.
func ContactOf(c *model.Contact) (Contact, bool) {
	out := Contact{Day: c.Day, Employment: c.Employment}
	if c.Kind == model.Report {
		out.Due, out.Was = c.Due, c.Was
	}
	return out, c.Struck == "" && (out.Due != 0 || out.Employment != model.EmploymentUnknown)
}

// BreachOf draws from a matter the day of a new offence; false when it is
// another matter, or was not proved.
func BreachOf(m *model.Matter) (model.Date, bool) {
	return cmp.Or(m.From, m.Opened), m.Kind == model.Breach && m.Breach == model.BreachGeneral && m.State != model.StateDismissed
}

// AbsenceOf draws from an abstention that it was spoken of, and the reason while
// it stands.
func AbsenceOf(a *model.Abstention) Absence {
	if a.Lifted {
		return Absence{Day: a.Day}
	}
	return Absence{Day: a.Day, Reason: a.Reason}
}

// ScoreOf draws a score; false when it was struck.
func ScoreOf(a *model.Acceptance) (Score, bool) {
	return Score{Day: a.Day, District: a.District, Source: a.Source, Score: a.Score}, a.Struck == ""
}

// ClientOf draws from the record of a client, and from the casework, what
// happened, as of a day. The norms of a day tell how often the client reported
// then, for the due dates that passed without a report.
func ClientOf(c *model.Client, w Casework, norms func(model.Date) model.Norms, today model.Date) *Client {
	out := &Client{
		ID: c.ID, Section: c.Section, District: c.District,
		Needs: len(c.Needs) > 0 || len(c.Interests) > 0,
		Terms: termsOf(c), Guides: guidesOf(c),
		Dues:       duesOf(c, w.Contacts, norms, today),
		Works:      worksOf(c, w.Contacts),
		Enrolments: w.Enrolments,
		Absent:     w.Absent,
		Breaches:   slices.Clone(w.Breaches),
		Scores:     slices.Clone(w.Scores),
	}
	slices.Sort(out.Breaches)
	slices.SortStableFunc(out.Scores, func(a, b Score) int { return cmp.Compare(a.Day, b.Day) })
	slices.SortStableFunc(out.Enrolments, func(a, b Enrolment) int { return cmp.Compare(a.Opened, b.Opened) })
	return out
}

// termsOf returns the terms that were, the oldest first as [Client] has them: in
// a record one that was added later may have begun before.
func termsOf(c *model.Client) []Term {
	out := make([]Term, 0, len(c.Terms))
	for i := range c.Terms {
		if t, was := TermOf(c, &c.Terms[i]); was {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b Term) int { return cmp.Compare(a.From, b.From) })
	return out
}

// TermOf returns by which days a term of a client counts; false when it was
// cancelled, for then it never was. It begins with its first day, or where none
// is filled in, on the day on which the client was presented or registered. One
// whose state says that it is over, without saying since when, ends with its
// last day.
func TermOf(c *model.Client, t *model.Term) (Term, bool) {
	if t.State == model.TermCancelled {
		return Term{}, false
	}
	to := t.Closed
	if to == 0 && !t.State.Open() {
		to = cmp.Or(t.End, t.Start)
	}
	return Term{From: cmp.Or(t.Start, t.Presented, c.Registered), To: to, Category: t.Category, State: t.State}, true
}

func guidesOf(c *model.Client) []Guide {
	out := make([]Guide, 0, len(c.Assignments))
	for _, a := range c.Assignments {
		out = append(out, Guide{a.Counselor, a.From, a.To})
	}
	return out
}

// duesOf lists the due dates that passed, each with the report that answered
// it. A report that came after several had passed answers the last of them (see
// [model.Schedule.Answer]); the others, from the one that stood open before it,
// were missed. After the last report come those that nobody has answered yet.
//
// How long it was from one due date to the next is as the norms were on the
// first: a norm that is changed does not change what is past.
func duesOf(c *model.Client, contacts []Contact, norms func(model.Date) model.Norms, today model.Date) []Due {
	next := func(day model.Date) model.Date { return scheduleBy(c, norms(day)).Next(day) }
	var out []Due
	for i := range contacts {
		r := &contacts[i]
		if r.Due == 0 {
			continue
		}
		for day := r.Was; day != 0 && day < r.Due; day = next(day) {
			out = append(out, Due{Day: day})
		}
		out = append(out, Due{Day: r.Due, Made: r.Day})
	}
	if last := lastDuty(c, norms(today), today); last != 0 {
		for day := c.NextReport; day != 0 && day <= last; day = next(day) {
			out = append(out, Due{Day: day})
		}
	}
	// Where two reports answer one due date, the first that came counts.
	slices.SortStableFunc(out, func(a, b Due) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(made(a), made(b)))
	})
	return slices.CompactFunc(out, func(a, b Due) bool { return a.Day == b.Day })
}

// lastDuty returns the last day until a day on which a report could be due; 0
// where that is not known. Of whose guidance has ended it is the day before: what
// they had missed until then they did miss. Since when a duty rests, or a term is
// held revoked, the record does not tell.
func lastDuty(c *model.Client, norms model.Norms, today model.Date) model.Date {
	t := c.Term()
	if s, reporting := c.Schedule(norms); reporting {
		return min(today, orForever(s.Last))
	}
	if t == nil || t.Closed == 0 || !slices.Contains([]model.TermState{model.TermFinished, model.TermTransferred, model.TermDied}, t.State) {
		return 0
	}
	return min(today, t.Closed-1, orForever(t.End))
}

// scheduleBy returns how a client reports by some norms; of one whose duty is
// over or rests how they did.
func scheduleBy(c *model.Client, norms model.Norms) model.Schedule {
	if s, reporting := c.Schedule(norms); reporting {
		return s
	}
	s := model.Schedule{Every: norms.ReportInterval(model.CategoryUnknown, model.StageUnknown, c.Risk()), Day: c.ReportDay}
	if t := c.Term(); t != nil {
		s.Every = norms.ReportInterval(t.Category, model.StageUnknown, c.Risk())
	}
	return s
}

// made orders a due date that was not answered after those that were.
func made(d Due) model.Date { return cmp.Or(d.Made, 1<<31-1) }

// worksOf lists on which days it was known whether the client works: those of
// contacts that asked. Where none did, what the client's own record says counts
// from the day of registration; where it has changed since the last contact,
// from the day on which the record was saved.
func worksOf(c *model.Client, contacts []Contact) []Work {
	var out []Work
	for i := range contacts {
		if working, counts := contacts[i].Employment.Works(); counts {
			out = append(out, Work{contacts[i].Day, working})
		}
	}
	slices.SortStableFunc(out, func(a, b Work) int { return cmp.Compare(a.Day, b.Day) })
	working, counts := c.Employment.Works()
	switch {
	case !counts:
	case len(out) == 0:
		day := c.Registered
		if t := c.Term(); day == 0 && t != nil {
			day = t.Start
		}
		out = append(out, Work{day, working})
	case out[len(out)-1].Working != working:
		out = append(out, Work{max(model.DateOf(c.ChangedAt), out[len(out)-1].Day), working})
	}
	return out
}

// EnrolmentOf draws from an enrolment on which day each state was first reached.
func EnrolmentOf(e *model.Enrolment) Enrolment {
	out := Enrolment{Group: e.Group, Meets: e.Matches != "", Opened: e.Opened, State: e.State, Placed: e.Placement.From}
	first := func(day *model.Date, now model.Date) {
		if *day == 0 {
			*day = now
		}
	}
	for _, s := range e.Steps {
		switch s.State {
		case model.EnrolmentProposed:
			first(&out.Proposed, s.Day)
		case model.EnrolmentAccepted:
			first(&out.Answered, s.Day)
			first(&out.Accepted, s.Day)
		case model.EnrolmentWaiting:
			first(&out.Answered, s.Day)
		case model.EnrolmentRejected:
			first(&out.Answered, s.Day)
			out.Ended, out.Reason = s.Day, s.Reason
		case model.EnrolmentRunning:
			first(&out.Started, s.Day)
		case model.EnrolmentFinished, model.EnrolmentStopped, model.EnrolmentCancelled:
			out.Ended, out.Reason = s.Day, s.Reason
		}
	}
	for i, look := range e.Placement.Checks {
		out.Looked[i] = Work{look.Day, look.Working}
	}
	return out
}

// GroupOf draws from a group and its meetings who was there when.
func GroupOf(g model.Group, meetings []model.Meeting) *Group {
	out := &Group{Group: g}
	for i := range meetings {
		if m := &meetings[i]; m.Held() {
			marks := make([]Mark, len(m.Marks))
			for k, mark := range m.Marks {
				marks[k] = Mark{mark.Client, mark.Presence}
			}
			out.Meetings = append(out.Meetings, Meeting{m.Day, marks})
		}
	}
	slices.SortStableFunc(out.Meetings, func(a, b Meeting) int { return cmp.Compare(a.Day, b.Day) })
	return out
}

// IncidentOf draws from a matter that is an incident of stigma what happened;
// false when it is none, or was dropped as wrongly noted.
func IncidentOf(m *model.Matter) (Incident, bool) {
	if m.Kind != model.Incident || m.State == model.StateDropped {
		return Incident{}, false
	}
	return Incident{
		ID: m.ID, Client: m.Client, Section: m.Section, District: m.District, Kind: m.Incident,
		Day: cmp.Or(m.From, m.Opened), Due: m.Due, Closed: m.Closed, State: m.State,
	}, true
}
