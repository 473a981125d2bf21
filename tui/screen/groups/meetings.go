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

// meetings is the part of a group's meetings: those whose attendance is not
// noted yet, those to come, and those that were.
type meetings struct {
	env     *kit.Env
	store   Store
	group   model.ID
	dossier *dossier
	list    *record.Groups
}

func newMeetings(env *kit.Env, s Store, group model.ID) *meetings {
	return &meetings{env: env, store: s, group: group, dossier: &dossier{}, list: record.NewGroups(env)}
}

type (
	// openMeeting asks to note who is at a meeting.
	openMeeting struct{ id model.ID }
	// cancelMeeting is why a meeting is not held.
	cancelMeeting struct {
		id  model.ID
		why string
	}
	meetingCancelled struct{ err error }
	// planMeeting asks for the form of a meeting, or of a series, of an offering.
	planMeeting struct {
		intent   kit.Intent
		offering model.ID
	}
)

const (
	seriesIntent kit.Intent = "meeting.plan"
	cancelIntent kit.Intent = "meeting.cancel"
)

// set takes what was read.
func (t *meetings) set(d *dossier) {
	t.dossier = d
	w := &t.env.Lang.Groups.Work
	today := model.DateOf(t.env.Time())
	open := record.Group{Title: w.MeetingsOpen}
	coming := record.Group{Title: w.MeetingsComing}
	past := record.Group{Title: w.MeetingsPast}
	for i := range d.meetings {
		m := &d.meetings[i]
		to := &past
		switch {
		case m.Cancelled != "" || m.Held():
		case m.Day > today:
			to = &coming
		case len(d.expected(m)) > 0:
			to = &open
		}
		to.Lines = append(to.Lines, t.line(m, today))
	}
	slices.Reverse(coming.Lines) // the next one first
	var out []record.Group
	for _, g := range []record.Group{open, coming, past} {
		if g.All = len(g.Lines); g.All > 0 {
			out = append(out, g)
		}
	}
	t.list.Set(out)
}

func (t *meetings) line(m *model.Meeting, today model.Date) record.Line {
	l, th := t.env.Lang, t.env.Theme
	w := &l.Groups.Work
	offering, _ := t.store.Books().Offering(m.Offering)
	line := record.Line{Word: l.DateBrief(m.Day), Name: join(" ", l.WeekdayBrief(m.Day.Weekday()), clockOrNothing(t.env, m.Minute), offering.Name),
		Place: m.Topic, Open: openMeeting{m.ID}}
	expected := len(t.dossier.expected(m))
	switch {
	case m.Cancelled != "":
		line.What, line.Style = l.F(w.CancelledBecause, m.Cancelled), th.Faint
	case m.Held():
		present, noted := presentOf(m)
		line.What = l.F(w.PresentOf, l.Number(present), l.Number(noted))
	case m.Day > today:
		line.What = l.Relative(m.Day, today)
	case expected == 0:
		line.What, line.Style = w.NobodyExpected, th.Faint
	default:
		line.What, line.Style = w.NotNoted, th.Warn
	}
	return line
}

// presentOf counts who came of those that are noted.
func presentOf(m *model.Meeting) (present, noted int) {
	for _, k := range m.Marks {
		if k.Presence != model.PresenceUnknown {
			noted++
		}
		if k.Presence == model.Present {
			present++
		}
	}
	return present, noted
}

// meeting returns the one under the cursor.
func (t *meetings) meeting() (model.Meeting, bool) {
	line, _ := t.list.Cursor()
	of, ok := line.Open.(openMeeting)
	if !ok {
		return model.Meeting{}, false
	}
	return t.find(of.id)
}

func (t *meetings) find(id model.ID) (model.Meeting, bool) {
	at := slices.IndexFunc(t.dossier.meetings, func(m model.Meeting) bool { return m.ID == id })
	if at < 0 {
		return model.Meeting{}, false
	}
	return t.dossier.meetings[at], true
}

func (t *meetings) keys() kit.KeyMap {
	w := &t.env.Lang.Groups.Work
	var m kit.KeyMap
	one, chosen := t.meeting()
	if t.list.Len() > 0 {
		m = t.list.Keys(t.env.Lang.Common.Move, w.KeyAttendance, "")
	}
	if mayEdit(t.store) {
		m = append(m, kit.Bind(kit.New, w.KeyNewMeeting), kit.Bind(seriesIntent, w.KeySeries, "N").Explained(w.LongSeries))
		if chosen {
			m = append(m, kit.Bind(kit.Edit, t.env.Lang.Record.KeyEdit))
		}
		if chosen && one.Cancelled == "" && !one.Held() {
			m = append(m, kit.Bind(cancelIntent, w.KeyCancel, "x"))
		}
	}
	return m
}

func (t *meetings) do(i kit.Intent) (tea.Cmd, bool) {
	m, chosen := t.meeting()
	w := &t.env.Lang.Groups.Work
	switch i {
	case kit.New, seriesIntent:
		return t.plan(i), true
	case kit.Edit:
		if !chosen || !mayEdit(t.store) {
			return nil, true
		}
		return kit.Send(kit.Push{Screen: newMeeting(t.env, t.store, m)}), true
	case cancelIntent:
		if !chosen || !mayEdit(t.store) || m.Cancelled != "" || m.Held() {
			return nil, true
		}
		return kit.Send(kit.OpenDialog{Dialog: kit.Ask(t.env, t.env.Lang.F(w.CancelTitle, meetingName(t.env, t.store, &m)), w.CancelWhy,
			func(why string) tea.Msg { return cancelMeeting{m.ID, why} })}), true
	}
	return t.list.Do(i)
}

// plan begins a meeting or a series of something that the group offers, asked
// for when that is not clear.
func (t *meetings) plan(i kit.Intent) tea.Cmd {
	if !mayEdit(t.store) {
		return nil
	}
	w := &t.env.Lang.Groups.Work
	open := openOfferings(t.env, t.store, t.group)
	switch len(open) {
	case 0:
		return kit.Send(kit.Notice{Level: kit.Warn, Text: w.ProgramFirst})
	case 1:
		return t.planFor(planMeeting{i, open[0].ID})
	}
	var options []kit.Option
	for k := range open {
		options = append(options, kit.Option{Value: open[k].ID.String(), Label: open[k].Name, Note: open[k].Schedule})
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(t.env, w.OfWhat, options, "", func(value string) tea.Msg {
		id, _ := model.ParseID(value)
		return planMeeting{i, id}
	})})
}

// planFor opens the form.
func (t *meetings) planFor(m planMeeting) tea.Cmd {
	o, ok := t.store.Books().Offering(m.offering)
	switch {
	case !ok:
		return nil
	case m.intent == seriesIntent:
		return kit.Send(kit.Push{Screen: newSeries(t.env, t.store, &o)})
	}
	return kit.Send(kit.Push{Screen: newMeeting(t.env, t.store, proposeMeeting(t.env, &o))})
}

// update takes the answers of what the part began.
func (t *meetings) update(msg tea.Msg) (tea.Cmd, bool) {
	switch m := msg.(type) {
	case openMeeting:
		one, ok := t.find(m.id)
		if !ok {
			return nil, true
		}
		return kit.Send(kit.Push{Screen: newRollCall(t.env, t.store, one)}), true
	case planMeeting:
		return t.planFor(m), true
	case cancelMeeting:
		return t.cancel(m), true
	case meetingCancelled:
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, t.env.Lang.Code)}), true
		}
		return kit.Send(kit.Notice{Level: kit.Good, Text: t.env.Lang.Groups.Work.MeetingCancelled}), true
	}
	return nil, false
}

func (t *meetings) cancel(m cancelMeeting) tea.Cmd {
	one, ok := t.find(m.id)
	if !ok {
		return nil
	}
	s := t.store
	one.Cancelled = m.why
	op := store.NewOp("meeting.cancel")
	op.Reason = m.why
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		_, err := s.SaveMeeting(ctx, op, one)
		return meetingCancelled{err}
	}
}

func (t *meetings) draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if t.list.Len() == 0 {
		c.Wrap(area, t.env.Lang.Groups.Work.NoMeetings, t.env.Theme.Faint)
		return nil
	}
	return t.list.Draw(c, area)
}

func (t *meetings) click(x, y int, ev tea.MouseMsg) tea.Cmd { return t.list.Click(x, y, ev) }
