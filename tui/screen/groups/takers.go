package groups

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
	"guyub/tui/screen/referrals"
)

// takers is the part of who takes part in a group, is on the way there, or was:
// who waits for an answer first.
type takers struct {
	env   *kit.Env
	store Store
	group model.ID
	doer  referrals.Doer
	list  *record.Groups
}

func newTakers(env *kit.Env, s Store, group model.ID) *takers {
	return &takers{env: env, store: s, group: group, doer: referrals.NewDoer(env, s), list: record.NewGroups(env)}
}

// candidatesIntent shows who could take part and does not.
const candidatesIntent kit.Intent = "group.candidates"

// update takes the answers of what was begun here.
func (t *takers) update(msg tea.Msg) (tea.Cmd, bool) { return t.doer.Update(msg) }

// set takes what was read.
func (t *takers) set(d *dossier) {
	w := &t.env.Lang.Groups.Work
	var out []record.Group
	for _, one := range []struct {
		title string
		state []model.EnrolmentState
	}{
		{w.TakersProposed, []model.EnrolmentState{model.EnrolmentProposed}},
		{w.TakersAccepted, []model.EnrolmentState{model.EnrolmentAccepted}},
		{w.TakersRunning, []model.EnrolmentState{model.EnrolmentRunning}},
		{w.TakersWaiting, []model.EnrolmentState{model.EnrolmentWaiting}},
		{w.TakersDraft, []model.EnrolmentState{model.EnrolmentDraft}},
		{w.TakersEnded, []model.EnrolmentState{model.EnrolmentFinished, model.EnrolmentStopped, model.EnrolmentRejected, model.EnrolmentCancelled}},
	} {
		group := record.Group{Title: one.title}
		for i := range d.enrolments {
			e := &d.enrolments[i]
			for _, s := range one.state {
				if e.State == s {
					group.Lines = append(group.Lines, t.line(e, d))
				}
			}
		}
		if group.All = len(group.Lines); group.All > 0 {
			out = append(out, group)
		}
	}
	t.list.Set(out)
}

// line is one enrolment: since when it stands so, whose, in what, and what is
// to be said of it.
func (t *takers) line(e *model.Enrolment, d *dossier) record.Line {
	l := t.env.Lang
	today := model.DateOf(t.env.Time())
	offering, _ := t.store.Books().Offering(e.Offering)
	line := record.Line{Word: l.DateBrief(e.Since()), Name: record.NameOf(t.store.Roster(), e.Client), Place: offering.Name,
		Open: kit.Show{Kind: model.KindEnrolment, ID: e.ID}}
	if e.Waits() && referrals.Can(t.store, e) {
		line.Do = referrals.Act{ID: e.ID}
	}
	if e.State == model.EnrolmentProposed {
		line.Word = ago(t.env, e.Since(), today)
	}
	switch {
	case e.State == model.EnrolmentRunning:
		line.What = percentSentence(t.env, e.Attendance(d.meetings))
	case !e.Live():
		line.What, line.Style = referrals.Outcome(t.env, t.store.Books(), e), t.env.Theme.Faint
	default:
		line.What, line.Style = dueWord(t.env, e, today)
	}
	return line
}

// dueWord says by when somebody must have acted, in capitals when they have not.
func dueWord(env *kit.Env, e *model.Enrolment, today model.Date) (string, kit.Style) {
	l, th := env.Lang, env.Theme
	switch {
	case e.Due == 0:
		return l.Groups.Work.NoDue, th.Faint
	case e.Late(today):
		return l.Due(e.Due, today), th.Bad
	}
	return l.F(l.Groups.Work.DueBy, l.Due(e.Due, today)), th.Base
}

// percentSentence says how often a client came.
func percentSentence(env *kit.Env, a model.Attendance) string {
	l := env.Lang
	if _, known := a.Percent(); !known {
		return l.Groups.Work.NotMet
	}
	return l.F(l.Groups.Work.Came, percentWord(l, a))
}

func (t *takers) keys() kit.KeyMap {
	w := &t.env.Lang.Referrals
	var m kit.KeyMap
	if t.list.Len() > 0 {
		m = t.list.Keys(t.env.Lang.Common.Move, t.env.Lang.Record.KeyOpen, w.KeyStep)
	}
	if t.seeks() {
		m = append(m, kit.Bind(candidatesIntent, w.KeyCandidates, "c"))
	}
	return m
}

// seeks reports whether candidates may be looked for: the group takes clients,
// and the person sees them.
func (t *takers) seeks() bool {
	g, ok := t.store.Books().Group(t.group)
	return ok && g.State == model.GroupActive && t.store.Actor().SeesClients()
}

func (t *takers) do(i kit.Intent) (tea.Cmd, bool) {
	if i == candidatesIntent && t.seeks() {
		return kit.Send(kit.Push{Screen: referrals.NewCandidates(t.env, t.store, t.group)}), true
	}
	return t.list.Do(i)
}

func (t *takers) draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if t.list.Len() == 0 {
		c.Wrap(area, t.env.Lang.Groups.Work.NoTakers, t.env.Theme.Faint)
		return nil
	}
	return t.list.Draw(c, area)
}

func (t *takers) click(x, y int, ev tea.MouseMsg) tea.Cmd { return t.list.Click(x, y, ev) }
