package groups

import (
	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

// writeWork writes how a group works: what it offers, who waits for its answer,
// what is to be done after visits, and the figures.
func writeWork(p *record.Paper, env *kit.Env, s Store, g *model.Group, d *dossier) {
	writePrograms(p, env, s, g, d)
	writeWaiting(p, env, s, d)
	writeFollowUps(p, env, d)
	writeFigures(p, env, &d.work)
}

// writePrograms writes the offerings with places, attendance and outcomes.
func writePrograms(p *record.Paper, env *kit.Env, s Store, g *model.Group, d *dossier) {
	th, l := env.Theme, env.Lang
	w := &l.Groups.Work
	all := programsOf(s, g.ID, d, model.DateOf(env.Time()))
	if len(all) == 0 {
		p.Text(w.NoPrograms, th.Faint)
		return
	}
	const name, schedule, seats, came = 21, 16, 11, 6
	row := func(x [5]record.Column) {
		x[0].Width, x[1].Width, x[2].Width, x[3].Width, x[3].Right = name, schedule, seats, came, true
		p.Row(0, x[:]...)
	}
	row([5]record.Column{{Text: w.ColProgram, Style: th.Title}, {Text: w.ColSchedule, Style: th.Heading}, {Text: w.ColSeats, Style: th.Heading},
		{Text: w.ColAttendance, Style: th.Heading}, {Text: w.ColOutcome, Style: th.Heading}})
	for _, one := range all {
		word, style := seatsWord(env, one.seats, one.offering.Quota)
		row([5]record.Column{{Text: one.offering.Name}, {Text: dash(one.offering.Schedule), Style: th.Faint}, {Text: word, Style: style},
			{Text: percentWord(l, one.work.Attendance)}, {Text: outcomeWord(l, &one.work)}})
	}
}

// writeWaiting writes who waits for the group's answer: for how long, and by
// when it is due.
func writeWaiting(p *record.Paper, env *kit.Env, s Store, d *dossier) {
	if d.work.Waiting == 0 {
		return
	}
	l, today := env.Lang, model.DateOf(env.Time())
	p.Head(l.F(l.Groups.Work.WaitingHead, l.Number(d.work.Waiting)))
	const name, asked = 24, 24
	for i := range d.enrolments {
		e := &d.enrolments[i]
		if e.State != model.EnrolmentProposed {
			continue
		}
		due, style := dueWord(env, e, today)
		p.Row(2, record.Column{Text: record.NameOf(s.Roster(), e.Client), Width: name},
			record.Column{Text: l.F(l.Groups.Work.AskedAgo, ago(env, e.Since(), today)), Width: asked, Style: env.Theme.Faint}, record.Column{Text: due, Style: style})
	}
}

// writeFollowUps writes what is still to be done after visits.
func writeFollowUps(p *record.Paper, env *kit.Env, d *dossier) {
	open := openFollowUps(d)
	if len(open) == 0 {
		return
	}
	l, today := env.Lang, model.DateOf(env.Time())
	p.Head(l.Groups.Work.FollowUps)
	const what = 48
	for _, m := range open {
		due, style := followUpDue(env, m, today)
		p.Row(2, record.Column{Text: m.FollowUp, Width: what}, record.Column{Text: due, Style: style})
	}
}

// writeFigures writes the figures of a group that had something to do.
func writeFigures(p *record.Paper, env *kit.Env, work *model.GroupWork) {
	th, l := env.Theme, env.Lang
	w := &l.Groups.Work
	p.Head(w.FiguresHead)
	if work.Referred == 0 && work.Attendance.Counted == 0 {
		p.Text(w.NoFigures, th.Faint)
	} else {
		p.Fact(w.Referred, join(", ", l.Number(work.Referred), counted(l, w.RunningNow, work.Running), counted(l, w.WaitingNow, work.Waiting), counted(l, w.QueuedNow, work.Queued)), th.Base)
		p.Fact(w.Acceptance, percentOf(l, work.Acceptance, work.Accepted, work.Accepted+work.Rejected), th.Base)
		p.Fact(w.AnswerTime, inDays(l, work.AnswerTime), th.Base)
		p.Fact(w.Attendance, percentOf(l, work.Attendance.Percent, work.Attendance.Present, work.Attendance.Counted), th.Base)
		p.Fact(w.Outcome, outcomeSentence(l, work), th.Base)
	}
	if score, known := work.Score(); known {
		p.Fact(w.Score, l.F(w.ScoreOf, l.Tenths(score)), th.Base)
	}
}

// percentOf writes a share with what it is a share of: "80 % (4 dari 5)".
func percentOf(l *lang.Strings, share func() (int, bool), part, whole int) string {
	percent, known := share()
	if !known {
		return ""
	}
	return l.F(l.Groups.Work.ShareOf, l.PercentWhole(percent*10), l.Number(part), l.Number(whole))
}

func inDays(l *lang.Strings, of func() (int, bool)) string {
	tenths, known := of()
	if !known {
		return ""
	}
	return l.F(l.Groups.Work.Days, l.Tenths(tenths))
}

// outcomeSentence writes how far those who ended reached their goals.
func outcomeSentence(l *lang.Strings, work *model.GroupWork) string {
	percent, known := work.Outcome()
	if !known {
		return counted(l, l.Groups.Work.Placed, work.Placed)
	}
	return l.F(l.Groups.Work.OutcomeOf, l.PercentWhole(percent*10), outcomeWord(l, work))
}

// writeOffers writes what a group offers, for the pane beside the list: from
// memory alone.
func writeOffers(p *record.Paper, env *kit.Env, s Store, g *model.Group) {
	th, l := env.Theme, env.Lang
	today := model.DateOf(env.Time())
	first := true
	for _, o := range s.Books().OfferingsOf(g.ID) {
		if !o.Open(today) {
			continue
		}
		if first {
			p.Text(l.Groups.Work.ColProgram, th.Title)
			first = false
		}
		const name = 30
		word, style := seatsWord(env, s.Seats(g.ID, o.ID).Offering, o.Quota)
		p.Row(0, record.Column{Text: o.Name, Width: name}, record.Column{Text: word, Style: style})
	}
}
