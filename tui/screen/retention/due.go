package retention

import (
	"context"
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// due are the clients of a section whose time is over; some are marked, and
// proposed to be anonymised.
type due struct {
	env     *kit.Env
	store   Store
	section model.Section
	list    *record.List[store.Expired]
	reader  *reader[[]store.Expired]
	saver   *reader[model.Erasure]
	failure string
}

func newDue(env *kit.Env, s Store, section model.Section) *due {
	d := &due{env: env, store: s, section: section, reader: newReader[[]store.Expired](env), saver: newReader[model.Erasure](env)}
	w := func() string { return env.Lang.Retention.Nobody }
	d.list = record.NewList(env, record.Columns[store.Expired]{
		Name: "retention", All: d.columns, Cells: d.cells,
		ID:    func(one store.Expired) model.ID { return one.Client },
		Words: func(one store.Expired) string { return named(s, one.Client).Name + " " + named(s, one.Client).Register },
		Hint:  func() string { return env.Lang.Retention.Hint }, Empty: w, NoneFound: func() string { return env.Lang.Retention.NoneFound },
	}, "")
	d.list.Many()
	return d
}

// Title is its part of the breadcrumb.
func (d *due) Title() string { return sectionWord(d.env, d.section) }

// Init reads them.
func (d *due) Init() tea.Cmd {
	s, section := d.store, d.section
	return d.reader.start(d.env.Lang.Retention.Reading, func(ctx context.Context, progress func(done, total int)) ([]store.Expired, error) {
		all, err := s.Expired(ctx, progress)
		return slices.DeleteFunc(all, func(one store.Expired) bool { return one.Section != section }), err
	})
}

// Typing reports whether keys go to the search field.
func (d *due) Typing() bool { return d.list.Typing() }

// The intents of these screens.
const (
	proposeIntent  kit.Intent = "erasure.propose"
	runIntent      kit.Intent = "erasure.run"
	refuseIntent   kit.Intent = "erasure.refuse"
	withdrawIntent kit.Intent = "erasure.withdraw"
)

// propose is the wish to propose who is marked, with a note.
type propose struct {
	of   *due
	note string
}

// Update takes intents and answers.
func (d *due) Update(msg tea.Msg) tea.Cmd {
	l := d.env.Lang
	if m, ok := msg.(propose); ok && m.of == d {
		s, ids := d.store, d.list.Marked()
		return d.saver.start(l.Common.Working, func(ctx context.Context, _ func(int, int)) (model.Erasure, error) {
			return s.ProposeErasure(ctx, store.NewOp(string(proposeIntent)), ids, m.note)
		})
	}
	if cmd, fresh := d.reader.update(msg); fresh || cmd != nil {
		if fresh {
			d.read()
		}
		return cmd
	}
	if cmd, fresh := d.saver.update(msg); fresh || cmd != nil {
		if fresh {
			return d.proposed()
		}
		return cmd
	}
	cmd, taken := d.list.Update(msg)
	if do, ok := msg.(kit.Do); ok && !taken && do.Intent == proposeIntent {
		return d.ask()
	}
	return cmd
}

func (d *due) read() {
	d.failure = ""
	if d.reader.err != nil {
		d.failure = store.Explain(d.reader.err, d.env.Lang.Code)
	}
	d.list.Set(d.reader.found)
}

// ask asks for a note to the list of those who are marked.
func (d *due) ask() tea.Cmd {
	l := d.env.Lang
	w := &l.Retention
	switch n := len(d.list.Marked()); {
	case n == 0:
		return kit.Send(kit.Notice{Level: kit.Warn, Text: w.MarkFirst})
	case n > model.ErasureMost:
		return kit.Send(kit.Notice{Level: kit.Warn, Text: l.F(w.TooMany, l.Number(model.ErasureMost))})
	default:
		return kit.Send(kit.OpenDialog{Dialog: kit.Ask(d.env, l.F(w.ProposeTitle, l.Number(n)), w.ProposeText, func(note string) tea.Msg { return propose{d, note} })})
	}
}

// proposed shows the list that came of it.
func (d *due) proposed() tea.Cmd {
	l := d.env.Lang
	if d.saver.err != nil {
		return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(d.saver.err, l.Code)})
	}
	e := d.saver.found
	return tea.Batch(kit.Send(kit.Replace{Screen: NewList(d.env, d.store, e.ID)}),
		kit.Send(kit.Notice{Level: kit.Good, Text: l.F(l.Retention.Proposed, l.Number(len(e.Clients)))}))
}

// Keys is what works now.
func (d *due) Keys() kit.KeyMap {
	if d.list.Typing() {
		return d.list.Keys()
	}
	return append(kit.KeyMap{kit.Bind(proposeIntent, d.env.Lang.Retention.KeyPropose, "A")}, d.list.Keys()...)
}

func (d *due) columns() []table.Column {
	w := &d.env.Lang.Retention
	return []table.Column{
		{Key: "name", Title: w.ColName, Width: 26, Min: 14, Flex: true},
		{Key: "register", Title: w.ColRegister, Width: 14, Min: 11, Priority: 1},
		{Key: "last", Title: w.ColLast, Width: 11, Priority: 3},
		{Key: "due", Title: w.ColDue, Width: 11},
		{Key: "spared", Title: w.ColSpared, Width: 20, Min: 12, Priority: 2},
	}
}

func (d *due) cells(one store.Expired) []table.Cell {
	l, th := d.env.Lang, d.env.Theme
	row := named(d.store, one.Client)
	spared := table.Cell{Text: "-", Style: th.Faint}
	if one.On != 0 {
		spared = table.Cell{Text: l.DateBrief(one.On) + " " + sparedWhy(d.env, one.Spared), Style: th.Warn}
	}
	return []table.Cell{{Text: row.Name}, {Text: row.Register, Style: th.Faint}, {Text: l.DateBrief(one.Last)}, {Text: l.DateBrief(one.Due)}, spared}
}

// Draw draws the list.
func (d *due) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	line := image.Rect(area.Min.X+1, area.Min.Y, area.Max.X-1, area.Min.Y+1)
	for _, wait := range []*kit.Wait{d.reader.wait, d.saver.wait} {
		if wait.Busy() {
			wait.Draw(c, line)
			area.Min.Y++
		}
	}
	if d.failure != "" {
		c.Wrap(line, d.failure, d.env.Theme.Bad)
		return nil
	}
	return d.list.Draw(c, area)
}

// Click chooses a row.
func (d *due) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return d.list.Click(x, y, ev) }
