package groups

import (
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// visits is the part of the visits that judge a group (monev): what is to be
// done after them first.
type visits struct {
	env     *kit.Env
	store   Store
	group   model.ID
	dossier *dossier
	list    *record.Groups
}

func newVisits(env *kit.Env, s Store, group model.ID) *visits {
	return &visits{env: env, store: s, group: group, dossier: &dossier{}, list: record.NewGroups(env)}
}

type (
	openVisit struct{ id model.ID }
	// followUp is an open follow-up, as a line of its own.
	followUp struct{ id model.ID }
	// followUpDone asks to note that it was done.
	followUpDone struct{ id model.ID }
	visitSaved   struct{ err error }
)

// openFollowUps are the visits after which something is still to be done, the
// most urgent first.
func openFollowUps(d *dossier) []*model.Monitoring {
	var out []*model.Monitoring
	for i := range d.visits {
		if m := &d.visits[i]; m.FollowUp != "" && m.Done == 0 {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b *model.Monitoring) int { return int(dueOrLast(a) - dueOrLast(b)) })
	return out
}

func dueOrLast(m *model.Monitoring) model.Date {
	if m.FollowUpDue == 0 {
		return model.On(9999, 12, 31)
	}
	return m.FollowUpDue
}

// set takes what was read.
func (v *visits) set(d *dossier) {
	v.dossier = d
	l, th := v.env.Lang, v.env.Theme
	w := &l.Groups.Work
	today := model.DateOf(v.env.Time())
	todo := record.Group{Title: w.FollowUps}
	for _, m := range openFollowUps(d) {
		due, style := followUpDue(v.env, m, today)
		line := record.Line{Word: l.DateBrief(m.Day), Name: due, What: m.FollowUp, Style: style, Open: followUp{m.ID}}
		if mayEdit(v.store) {
			line.Do = followUpDone{m.ID}
		}
		todo.Lines = append(todo.Lines, line)
	}
	all := record.Group{Title: w.Visits}
	for i := range d.visits {
		m := &d.visits[i]
		line := record.Line{Word: l.DateBrief(m.Day), Name: scoreWord(v.env, m), What: m.Findings, Style: th.Faint, Open: openVisit{m.ID}}
		all.Lines = append(all.Lines, line)
	}
	var out []record.Group
	for _, g := range []record.Group{todo, all} {
		if g.All = len(g.Lines); g.All > 0 {
			out = append(out, g)
		}
	}
	v.list.Set(out)
}

// followUpDue says by when a follow-up is to be done.
func followUpDue(env *kit.Env, m *model.Monitoring, today model.Date) (string, kit.Style) {
	l, th := env.Lang, env.Theme
	switch {
	case m.FollowUpDue == 0:
		return l.Groups.Work.NoDue, th.Faint
	case m.FollowUpDue < today:
		return l.Due(m.FollowUpDue, today), th.Bad
	}
	return l.F(l.Groups.Work.DueBy, l.Due(m.FollowUpDue, today)), th.Base
}

// scoreWord is the mean score of a visit.
func scoreWord(env *kit.Env, m *model.Monitoring) string {
	milli, known := m.Score()
	if !known {
		return env.Lang.Groups.Work.NotJudged
	}
	return env.Lang.F(env.Lang.Groups.Work.ScoreOf, env.Lang.Tenths((milli+50)/100))
}

// visit returns the one under the cursor.
func (v *visits) visit() (model.Monitoring, bool) {
	line, _ := v.list.Cursor()
	switch of := line.Open.(type) {
	case openVisit:
		return v.find(of.id)
	case followUp:
		return v.find(of.id)
	}
	return model.Monitoring{}, false
}

func (v *visits) find(id model.ID) (model.Monitoring, bool) {
	at := slices.IndexFunc(v.dossier.visits, func(m model.Monitoring) bool { return m.ID == id })
	if at < 0 {
		return model.Monitoring{}, false
	}
	return v.dossier.visits[at], true
}

func (v *visits) keys() kit.KeyMap {
	w := &v.env.Lang.Groups.Work
	var m kit.KeyMap
	if v.list.Len() > 0 {
		m = v.list.Keys(v.env.Lang.Common.Move, v.env.Lang.Record.KeyOpen, w.KeyDone)
	}
	if mayEdit(v.store) {
		m = append(m, kit.Bind(kit.New, w.KeyNewVisit))
		if _, chosen := v.visit(); chosen {
			m = append(m, kit.Bind(kit.Edit, v.env.Lang.Record.KeyEdit))
		}
	}
	return m
}

func (v *visits) do(i kit.Intent) (tea.Cmd, bool) {
	switch i {
	case kit.New:
		if !mayEdit(v.store) {
			return nil, true
		}
		return kit.Send(kit.Push{Screen: newVisit(v.env, v.store, model.Monitoring{Group: v.group})}), true
	case kit.Edit:
		m, chosen := v.visit()
		if !chosen || !mayEdit(v.store) {
			return nil, true
		}
		return kit.Send(kit.Push{Screen: newVisit(v.env, v.store, m)}), true
	}
	return v.list.Do(i)
}

// update takes the answers of what the part began.
func (v *visits) update(msg tea.Msg) (tea.Cmd, bool) {
	switch m := msg.(type) {
	case openVisit:
		return v.open(m.id), true
	case followUp:
		return v.open(m.id), true
	case followUpDone:
		return v.done(m.id), true
	case visitSaved:
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, v.env.Lang.Code)}), true
		}
		return kit.Send(kit.Notice{Level: kit.Good, Text: v.env.Lang.Groups.Work.FollowUpNoted}), true
	}
	return nil, false
}

func (v *visits) open(id model.ID) tea.Cmd {
	m, ok := v.find(id)
	if !ok {
		return nil
	}
	return kit.Send(kit.Push{Screen: newVisitCard(v.env, v.store, m)})
}

// done notes that a follow-up was done today.
func (v *visits) done(id model.ID) tea.Cmd {
	m, ok := v.find(id)
	if !ok || !mayEdit(v.store) {
		return nil
	}
	s := v.store
	m.Done = model.DateOf(v.env.Time())
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		_, err := s.SaveMonitoring(ctx, store.NewOp("monitoring.done"), m)
		return visitSaved{err}
	}
}

func (v *visits) draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if v.list.Len() == 0 {
		c.Wrap(area, v.env.Lang.Groups.Work.NoVisits, v.env.Theme.Faint)
		return nil
	}
	return v.list.Draw(c, area)
}

func (v *visits) click(x, y int, ev tea.MouseMsg) tea.Cmd { return v.list.Click(x, y, ev) }
