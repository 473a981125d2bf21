package groups

import (
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/text"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/kit/table"
	"guyub/tui/letter"
	"guyub/tui/screen/record"
)

// rollCall is the screen on which the attendance of a whole meeting is noted
// with a key for each person.
type rollCall struct {
	env     *kit.Env
	store   Store
	meeting model.Meeting
	roll    *roll
	people  []person
	table   *table.Table
	rows    *table.Slice[person]
	which   grade // that digits give
	reading *kit.Wait
	saving  *kit.Wait // while it lasts nothing is noted
	known   bool
	failure string
	op      store.Op
	edits   int
	kept    *record.DraftKeeper
	left    store.Draft // that was found
}

// person is somebody whose presence is noted.
type person struct {
	id        model.ID
	name      string
	enrolment model.ID // zero for who is in the list by an old mark alone
	state     model.EnrolmentState
}

func newRollCall(env *kit.Env, s Store, m model.Meeting) *rollCall {
	c := &rollCall{env: env, store: s, meeting: m, roll: newRoll(&m), reading: kit.NewWait(env), saving: kit.NewWait(env)}
	c.kept = record.NewDraftKeeper(env, s, rollForm, m.ID.String())
	c.rows = table.NewSlice(func(p person) model.ID { return p.id }, c.cells)
	c.table = table.New(env, c.columns()...)
	c.table.SetSource(c.rows)
	return c
}

// Title names the meeting.
func (c *rollCall) Title() string { return c.env.Lang.DateBrief(c.meeting.Day) }

type (
	rollRead struct {
		of         *rollCall
		generation int
		dossier    dossier
		err        error
	}
	rollSaved struct {
		of         *rollCall
		generation int
		meeting    model.Meeting
		err        error
	}
	// rollDecided is who is right about a person on whom two desks disagree.
	rollDecided struct {
		of   *rollCall
		id   model.ID
		mine bool
	}
	rollDetail struct {
		of     *rollCall
		id     model.ID
		values form.Values
	}
	rollPaused struct {
		of   *rollCall
		edit int
	}
	rollDraft struct {
		of    *rollCall
		draft store.Draft
	}
	rollDraftTaken   struct{ of *rollCall }
	rollDraftDropped struct{ of *rollCall }
	rollLeft         struct{ of *rollCall }
)

// Init reads who is expected, and looks for a draft.
func (c *rollCall) Init() tea.Cmd {
	s, id := c.store, c.meeting.ID
	return tea.Batch(c.read(), func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		d, ok, err := s.Draft(ctx, rollForm, id.String())
		if err != nil || !ok { // a draft that cannot be read is no reason not to work
			return nil
		}
		return rollDraft{c, d}
	})
}

// rollForm names the drafts of attendance.
const rollForm = "attendance"

func (c *rollCall) read() tea.Cmd {
	generation, turn := c.reading.Start(c.env.Lang.Common.Working)
	s, group := c.store, c.meeting.Group
	return tea.Batch(turn, func() tea.Msg {
		d, err := readDossier(s, group)
		return rollRead{c, generation, d, err}
	})
}

// mayMark reports whether attendance can be noted: of a meeting that is held,
// and not before its day.
func (c *rollCall) mayMark() bool {
	return mayEdit(c.store) && c.meeting.Cancelled == "" && c.meeting.Day <= model.DateOf(c.env.Time())
}

// The intents of the screen.
const (
	attendIntent kit.Intent = "attend." // with the code of a presence
	judgeIntent  kit.Intent = "attend.grade-"
	noGrade      kit.Intent = "attend.no-grade"
	forgetIntent kit.Intent = "attend.forget"
)

// Editing is the meeting, for whoever may note who was there.
func (c *rollCall) Editing() (kit.Record, bool) {
	return kit.Record{Kind: model.KindMeeting, ID: c.meeting.ID}, c.mayMark()
}

// Keys is what works now.
func (c *rollCall) Keys() kit.KeyMap {
	w := &c.env.Lang.Groups.Work
	var m kit.KeyMap
	if c.mayMark() && len(c.people) > 0 {
		m = append(m, kit.Binding{Intent: attendIntent, Help: w.KeyPresence, Show: strings.Join(w.PresenceKeys[:], " ")},
			kit.Bind(kit.Save, c.env.Lang.Common.Save, "ctrl+s", "ctrl+o"), kit.Bind(kit.MarkAll, w.KeyRest).Explained(w.LongRest))
		for i, p := range model.Presences() {
			m = append(m, kit.Bind(attendIntent+kit.Intent(p.Code()), c.env.Lang.Domain.Presence(p), w.PresenceKeys[i]).Hide())
		}
		for n := range 10 {
			b := kit.Bind(judgeIntent+kit.Intent(strconv.Itoa(n)), "", strconv.Itoa(n)).Hide()
			switch {
			case n == 1:
				b = kit.Bind(b.Intent, w.KeyGrade, "1").Shown("1-5")
			case n > 5: // else a slip of the finger would go to another room
				b.Intent = noGrade
			}
			m = append(m, b)
		}
		m = append(m, kit.Bind(kit.Right, w.KeyWhich, "right", "left").Shown("←→"), kit.Bind(kit.Open, w.KeyDetail),
			kit.Bind(forgetIntent, w.KeyForget, "delete", "backspace"))
	}
	return append(append(m, letter.Key(c.env)), moves(c.table.Keys())...)
}

// Update takes intents and answers.
func (c *rollCall) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Refresh:
		c.table.SetColumns(c.columns()...)
		return c.read()
	case kit.Do:
		return c.do(m.Intent)
	case kit.Turn:
		return tea.Batch(c.reading.Update(m), c.saving.Update(m))
	}
	return c.answer(msg)
}

// answer takes what the store, the clock and the dialogs answer.
func (c *rollCall) answer(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case rollRead:
		if m.of == c && c.reading.Current(m.generation) {
			c.reading.Stop()
			c.take(m)
		}
	case rollSaved:
		if m.of == c && c.saving.Current(m.generation) {
			c.saving.Stop()
			return c.saved(m)
		}
	case rollDecided:
		if m.of == c {
			return c.decided(m)
		}
	case rollDetail:
		if m.of == c {
			return c.detail(m)
		}
	case rollPaused:
		if m.of == c && m.edit == c.edits {
			return c.Flush()
		}
	case rollDraft:
		if m.of == c && len(m.draft.Values) > 0 && c.mayMark() {
			c.left = m.draft
			return record.OfferDraft(c.env, m.draft, rollDraftTaken{c}, rollDraftDropped{c})
		}
	case rollDraftTaken:
		c.roll.resume(c.left.Values)
	case rollDraftDropped:
		return c.dropDraft()
	case rollLeft:
		return tea.Batch(c.Flush(), kit.Send(kit.Pop{}))
	}
	return nil
}

// take takes what was read: at first all of it, later what another desk noted.
func (c *rollCall) take(m rollRead) {
	c.failure = ""
	if m.err != nil {
		c.failure = store.Explain(m.err, c.env.Lang.Code)
		return
	}
	at := slices.IndexFunc(m.dossier.meetings, func(one model.Meeting) bool { return one.ID == c.meeting.ID })
	if at < 0 {
		c.failure = c.env.Lang.Record.Gone
		return
	}
	c.meeting, c.known = m.dossier.meetings[at], true
	c.roll.reread(&c.meeting)
	c.people = peopleAt(c.store, &m.dossier, &c.meeting)
	c.rows.Set(c.people)
	c.table.Refresh()
}

// peopleAt are those whose presence at a meeting is noted, by name: who takes
// part in what it is of, and who was noted before.
func peopleAt(s Store, d *dossier, m *model.Meeting) []person {
	var out []person
	add := func(p person) {
		p.name = record.NameOf(s.Roster(), p.id)
		if p.name != "" && !slices.ContainsFunc(out, func(o person) bool { return o.id == p.id }) {
			out = append(out, p)
		}
	}
	for _, e := range d.expected(m) {
		add(person{id: e.Client, enrolment: e.ID, state: e.State})
	}
	for _, k := range m.Marks {
		add(person{id: k.Client})
	}
	slices.SortStableFunc(out, func(a, b person) int { return strings.Compare(text.Fold(a.name), text.Fold(b.name)) })
	return out
}

func (c *rollCall) do(i kit.Intent) tea.Cmd {
	if moving(i) {
		return c.table.Update(kit.Do{Intent: i})
	}
	if i == letter.Open {
		return kit.Send(kit.Push{Screen: letter.NewPreview(c.env, c.store, letter.Ask{Letter: model.RollSheet, Record: c.meeting.ID, Group: c.meeting.Group})})
	}
	id, chosen := c.table.Cursor()
	if !c.mayMark() || !chosen || c.saving.Busy() {
		return nil
	}
	w := &c.env.Lang.Groups.Work
	if p, ok := model.Parse(model.Presences(), strings.TrimPrefix(string(i), string(attendIntent))); ok {
		c.roll.attend(id, p)
		return c.next()
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(string(i), string(judgeIntent))); err == nil {
		if !c.roll.judge(id, c.which, n) {
			return kit.Send(kit.Notice{Level: kit.Warn, Text: w.GradePresent})
		}
		return c.next()
	}
	switch i {
	case noGrade:
		return kit.Send(kit.Notice{Level: kit.Warn, Text: w.GradeRange})
	case forgetIntent:
		c.roll.put(model.Mark{Client: id})
		return c.changed()
	case kit.MarkAll:
		var ids []model.ID
		for _, p := range c.people {
			ids = append(ids, p.id)
		}
		c.roll.rest(ids)
		return c.changed()
	case kit.Left, kit.Right:
		c.which = gradeConduct - c.which
		c.table.SetColumns(c.columns()...)
	case kit.Open:
		return c.ask(id)
	case kit.Save:
		return c.save()
	}
	return nil
}

// next goes on to the next person.
func (c *rollCall) next() tea.Cmd {
	return tea.Batch(c.table.Update(kit.Do{Intent: kit.Down}), c.changed())
}

// pause is how long nothing must be noted before a draft is kept.
const pause = 500 * time.Millisecond

// changed notes that something changed: it is another operation from now on,
// and a draft of it is kept in a moment.
func (c *rollCall) changed() tea.Cmd {
	c.op = store.Op{}
	c.edits++
	return c.env.After(pause, rollPaused{c, c.edits})
}

// ask opens what else is noted of a person.
func (c *rollCall) ask(id model.ID) tea.Cmd {
	row, ok := c.rows.Item(id)
	if !ok {
		return nil
	}
	mark := c.roll.of(id)
	values := markBinding.Values(&mark)
	return kit.Send(kit.OpenDialog{Dialog: form.NewDialog(c.env, row.name, c.markFields(), values, func(v form.Values) tea.Msg { return rollDetail{c, id, v} })})
}

var markBinding = form.Binding[model.Mark]{
	form.Code("presence", model.Presences(), func(m *model.Mark) *model.Presence { return &m.Presence }),
	form.Count("minutes", func(m *model.Mark) *int { return &m.Minutes }),
	form.Count("work", func(m *model.Mark) *int { return &m.Work }),
	form.Count("conduct", func(m *model.Mark) *int { return &m.Conduct }),
	form.Words("note", func(m *model.Mark) *string { return &m.Note }),
}

func (c *rollCall) markFields() []form.Field {
	l := c.env.Lang
	w, f := &l.Groups.Work, &l.Groups.Work.M
	there := form.Is("presence", model.Present)
	within := func(key string, most int) func(form.Values) *form.Note {
		return func(v form.Values) *form.Note {
			if v.Int(key) <= most {
				return nil
			}
			return &form.Note{Text: l.F(l.Domain.Problems[model.OutOfRange], "0", l.Number(most))}
		}
	}
	const day, best = 24 * 60, 5
	return []form.Field{
		{Key: "presence", Label: w.ColPresence, Kind: form.Choice, Options: record.Choices(model.Presences(), l.Domain.Presence)},
		{Key: "minutes", Label: f.Minutes, Kind: form.Number, Max: 4, Help: f.HelpMinutes, Show: there, Check: within("minutes", day)},
		{Key: "work", Label: w.WorkGrade, Kind: form.Number, Max: 1, Help: f.HelpGrade, Show: there, Check: within("work", best)},
		{Key: "conduct", Label: w.ConductGrade, Kind: form.Number, Max: 1, Help: f.HelpGrade, Show: there, Check: within("conduct", best)},
		{Key: "note", Label: f.Note, Max: 200},
	}
}

func (c *rollCall) detail(m rollDetail) tea.Cmd {
	mark := c.roll.of(m.id)
	markBinding.Apply(&mark, m.values)
	c.roll.put(mark)
	return c.changed()
}
