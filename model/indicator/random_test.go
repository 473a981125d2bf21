package indicator_test

import (
	"slices"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
)

// A random office: few clients, groups and days, so that everything meets
// everything.

var (
	newYear   = model.On(2026, 1, 1)
	districts = []string{"", "33.02.01", "33.02.02", "33.03.01", "33.03.02"}
)

// office draws facts from rapid.
type office struct{ *rapid.T }

func (o office) int(lo, hi int) int { return rapid.IntRange(lo, hi).Draw(o.T, "n") }

// day draws a day, often one beside the turn of a month, where periods end.
func (o office) day(lo, hi int) model.Date {
	d := newYear.AddDays(o.int(lo, hi))
	if o.yes(3) {
		return model.MonthOf(d).AddDays(o.int(-2, 1))
	}
	return d
}

// yes is true in one of n cases.
func (o office) yes(n int) bool { return o.int(1, n) == 1 }

// maybe returns a day up to so many after another, or 0.
func (o office) maybe(after model.Date, within int) model.Date {
	if after == 0 || o.yes(3) {
		return 0
	}
	return after.AddDays(o.int(0, within))
}

func (o office) district() string { return districts[o.int(0, len(districts)-1)] }

func (o office) section() model.Section {
	return []model.Section{model.Adults, model.Adults, model.Children}[o.int(0, 2)]
}

func (o office) facts() *indicator.Facts {
	f := &indicator.Facts{}
	for _, code := range []string{"33.02", "33.02.01", "33.02.02", "33.03", "33.03.01"} { // one kecamatan is not loaded
		r := model.Region{Code: code}
		if len(code) > 5 {
			r.Parent = code[:5]
		}
		f.Regions = append(f.Regions, r)
	}
	for i := range o.int(0, 3) {
		f.Groups = append(f.Groups, o.group(i))
	}
	for i := range o.int(0, 7) {
		f.Clients = append(f.Clients, o.client(i, len(f.Groups)))
	}
	for _, g := range f.Groups {
		for range o.int(0, 4) {
			m := indicator.Meeting{Day: o.day(-420, 60)}
			for i := range 8 { // the last may be nobody in the facts
				if o.yes(3) {
					m.Marks = append(m.Marks, indicator.Mark{Client: idOf('c', i), Presence: model.Presence(o.int(0, 4))})
				}
			}
			g.Meetings = append(g.Meetings, m)
		}
		slices.SortFunc(g.Meetings, func(a, b indicator.Meeting) int { return int(a.Day - b.Day) })
	}
	for i := range o.int(0, 4) {
		e := indicator.Incident{ID: idOf('i', i), District: o.district(), Day: o.day(-400, 60), State: model.StateNoted}
		e.Section = []model.Section{model.SectionUnknown, model.Adults, model.Children}[o.int(0, 2)]
		if o.yes(4) {
			e.State = model.StateDropped
		}
		f.Incidents = append(f.Incidents, e)
	}
	for range o.int(0, 4) {
		e := model.Outreach{Day: o.day(-400, 60), District: o.district(), People: o.int(0, 2)}
		if o.yes(5) {
			e.Cancelled = "hujan"
		}
		f.Outreaches = append(f.Outreaches, e)
	}
	for m := range 16 {
		if o.yes(3) {
			continue
		}
		l := model.LoadMonth{Month: newYear.AddMonths(m - 13)}
		for i := range o.int(0, 3) {
			l.Rows = append(l.Rows, model.LoadRow{Counselor: idOf('k', i), Minutes: o.int(0, 9000), Capacity: 3000 * o.int(0, 2), Clients: o.int(0, 40)})
		}
		f.Loads = append(f.Loads, l)
	}
	return f
}

func (o office) group(i int) *indicator.Group {
	g := &indicator.Group{Group: model.Group{Meta: model.Meta{ID: idOf('g', i)}, District: o.district()}}
	g.State = model.GroupState(o.int(int(model.GroupAgreed), int(model.GroupRejected)))
	g.DecreeDate = o.maybe(o.day(-400, 0), 0)
	g.StateSince = o.maybe(o.day(-300, 60), 0)
	g.Fields = []model.Field{model.Field(o.int(1, 4))}
	if o.yes(2) {
		g.Coverage = []string{o.district(), o.district()}
	}
	for range o.int(3, 6) {
		g.Partners = append(g.Partners, model.Partner{From: o.day(-400, 30), To: o.maybe(newYear, 60)})
	}
	for range o.int(0, 2) {
		a := model.Agreement{No: "1", Start: o.day(-400, 40)}
		a.Date, a.End = o.maybe(a.Start-20, 40), o.maybe(a.Start, 400)
		if o.yes(4) {
			a.Terminated = o.day(-200, 40)
		}
		g.Agreements = append(g.Agreements, a)
	}
	return g
}

func (o office) client(i, groups int) *indicator.Client {
	c := &indicator.Client{ID: idOf('c', i), Section: o.section(), District: o.district()}
	from := o.day(-500, 20)
	for range o.int(0, 3) {
		t := indicator.Term{From: from, To: o.maybe(from, 300), Category: model.Category(o.int(1, 2)), State: model.TermActive}
		if o.yes(5) {
			t.State = model.TermCancelled
		}
		c.Terms = append(c.Terms, t)
		c.Guides = append(c.Guides, indicator.Guide{Counselor: idOf('k', o.int(0, 2)), From: from.AddDays(o.int(-3, 5)), To: o.maybe(from.AddDays(6), 150)})
		from = from.AddDays(o.int(0, 200)) // terms may overlap, as a mistake in the records
	}
	for day, n := o.day(-420, 0), o.int(0, 8); n > 0; n-- {
		c.Dues = append(c.Dues, indicator.Due{Day: day, Made: o.maybe(day.AddDays(-6), 12)})
		c.Works = append(c.Works, indicator.Work{Day: day.AddDays(o.int(0, 2)), Working: o.yes(2)})
		day = day.AddDays(o.int(3, 40))
	}
	for range o.int(0, 2) {
		c.Breaches = append(c.Breaches, o.day(-400, 60))
	}
	for range o.int(0, 3) {
		c.Scores = append(c.Scores, indicator.Score{Day: o.day(-400, 60), District: o.district(), Score: o.int(1, 5)})
	}
	if o.yes(3) {
		c.Absent = indicator.Absence{Day: o.day(-300, 60), Reason: "jauh"}
	}
	for range o.int(0, 2) {
		c.Enrolments = append(c.Enrolments, o.enrolment(groups))
	}
	return c
}

func (o office) enrolment(groups int) indicator.Enrolment {
	e := indicator.Enrolment{Group: idOf('g', o.int(0, groups)), Meets: o.yes(2), Opened: o.day(-420, 40)}
	e.Proposed = o.maybe(e.Opened, 10)
	e.Answered = o.maybe(e.Proposed, 20)
	e.Accepted = o.maybe(e.Answered, 20)
	e.Started = o.maybe(max(e.Proposed, e.Accepted), 10)
	last := max(e.Opened, e.Proposed, e.Answered, e.Accepted, e.Started)
	e.State = model.EnrolmentRunning
	if e.Ended = o.maybe(last, 200); e.Ended != 0 {
		e.State = model.EnrolmentState(o.int(int(model.EnrolmentFinished), int(model.EnrolmentCancelled)))
		e.Reason = []string{"", "pindah", "bekerja"}[o.int(0, 2)]
	}
	e.Placed = o.maybe(e.Ended, 60)
	for i := range e.Looked {
		e.Looked[i] = indicator.Work{Day: o.maybe(e.Placed, 100), Working: o.yes(2)}
	}
	return e
}

// query draws a period of any shape, and a part of the office.
func (o office) query(f *indicator.Facts) indicator.Query {
	q := indicator.Query{Today: o.day(-20, 50)}
	q.Norms = model.NormsOn([]model.Norm{
		{Key: model.NormReportGrace, Value: int64(1000 * o.int(0, 5)), From: 1}, {Key: model.NormMissLimit, Value: int64(1000 * o.int(1, 3)), From: 1},
		{Key: model.NormActiveDays, Value: int64(1000 * o.int(27, 34)), From: 1}, {Key: model.NormTargetE1, Value: 50_000, From: 1},
	}, q.Today)
	month := newYear.AddMonths(o.int(-3, 2))
	switch o.int(0, 3) {
	case 0:
		q.Period = indicator.Period{From: month, To: month.AddMonths(1) - 1}
	case 1:
		q.Period = indicator.Period{From: month.AddMonths(-2), To: month.AddMonths(1) - 1}
	case 2:
		from := o.day(-90, 40)
		q.Period = indicator.Period{From: from, To: from.AddDays(o.int(0, 70))}
	case 3:
		q.Period = indicator.Period{From: newYear.AddMonths(-12), To: newYear - 1}
	}
	s := &q.Slice
	cut, mixed := o.int(0, 9), o.yes(4) // none, one or several ways to narrow
	if cut == 1 || mixed && o.yes(2) {
		s.Section = []model.Section{model.BothSections, model.Adults, model.Children}[o.int(0, 2)]
	}
	if cut == 2 || mixed && o.yes(3) {
		s.Regency = "33.02"
	}
	if cut == 3 || mixed && o.yes(4) {
		s.District = o.district()
	}
	if cut == 4 || mixed && o.yes(3) {
		s.Category = model.Category(o.int(1, 2))
	}
	if cut == 5 || mixed && o.yes(3) {
		s.Counselor = idOf('k', o.int(0, 2))
	}
	if cut == 6 || cut == 7 || mixed && o.yes(3) {
		s.Group = idOf('g', o.int(0, len(f.Groups)))
	}
	if o.yes(3) { // a far reach: every group of the same kabupaten
		q.Near = func(g *model.Group, district string) bool {
			return len(g.District) > 5 && len(district) > 5 && g.District[:5] == district[:5]
		}
	}
	return q
}
