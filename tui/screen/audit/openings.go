package audit

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// Opened is who has opened a client's record: the answer that the client may
// ask of the office by law (UU PDP).
type Opened struct {
	env     *kit.Env
	store   Openings
	words   words
	client  model.ID
	table   *table.Table
	rows    *table.Slice[store.AuditEntry]
	wait    *kit.Wait
	whole   bool // there is nothing older
	asked   bool
	failure string
	code    string
}

// NewOpened returns the screen for a client.
func NewOpened(env *kit.Env, s Openings, client model.ID) *Opened {
	o := &Opened{env: env, store: s, words: words{env: env, store: s}, client: client, wait: kit.NewWait(env), code: env.Lang.Code}
	o.rows = table.NewSlice(func(e store.AuditEntry) model.ID { return e.Op }, o.cells)
	o.table = table.New(env, o.columns()...)
	o.table.SetSource(o.rows)
	return o
}

// Title is its part of the breadcrumb.
func (o *Opened) Title() string { return o.env.Lang.Audit.OpeningsTitle }

type openedRead struct {
	of         *Opened
	generation int
	entries    []store.AuditEntry
	err        error
}

// Init reads the newest.
func (o *Opened) Init() tea.Cmd { return o.more() }

// more reads what is older than what is there.
func (o *Opened) more() tea.Cmd {
	if o.whole || o.wait.Busy() {
		return nil
	}
	var before uint64
	if all := o.rows.Items(); len(all) > 0 {
		before = all[len(all)-1].Seq
	}
	generation, turn := o.wait.Start(o.env.Lang.Record.Reading)
	s, client := o.store, o.client
	return tea.Batch(turn, func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		entries, err := s.Openings(ctx, client, before)
		return openedRead{o, generation, entries, err}
	})
}

// Update takes intents and answers.
func (o *Opened) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case openedRead:
		if m.of != o || !o.wait.Current(m.generation) {
			return nil
		}
		o.wait.Stop()
		o.asked, o.failure = true, ""
		if m.err != nil {
			o.failure = store.Explain(m.err, o.env.Lang.Code)
			return nil
		}
		o.whole = len(m.entries) == 0
		o.rows.Set(append(o.rows.Items(), m.entries...))
		o.table.Refresh()
		return nil
	case kit.Turn:
		return o.wait.Update(m)
	case kit.Refresh:
		if o.code != o.env.Lang.Code {
			o.code = o.env.Lang.Code
			o.table.SetColumns(o.columns()...)
		}
		return nil
	}
	cmd := o.table.Update(msg)
	if o.table.At() >= o.rows.Len()-1 {
		return tea.Batch(cmd, o.more())
	}
	return cmd
}

// Keys is what works now.
func (o *Opened) Keys() kit.KeyMap { return o.table.Keys() }

func (o *Opened) columns() []table.Column {
	w := &o.env.Lang.Audit
	return []table.Column{
		{Key: "when", Title: w.ColWhen, Width: 12},
		{Key: "who", Title: w.ColWho, Width: 24, Min: 16, Flex: true},
		{Key: "what", Title: w.ColWhat, Width: 22, Min: 18},
		{Key: "where", Title: w.ColWhere, Width: 10},
		{Key: "why", Title: w.ColWhy, Width: 30, Min: 12, Priority: 1},
	}
}

func (o *Opened) cells(e store.AuditEntry) []table.Cell {
	th := o.env.Theme
	who := o.words.short(&e)
	if e.Role != 0 {
		who += " · " + o.env.Lang.Domain.Role(e.Role)
	}
	return []table.Cell{{Text: o.words.when(e.At), Style: th.Faint}, {Text: who}, {Text: o.env.Lang.Intent(e.Intent)}, {Text: e.Terminal}, {Text: e.Reason}}
}

// Draw draws whose record it is, the rows, and what counts as an opening.
func (o *Opened) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, w := o.env.Theme, &o.env.Lang.Audit
	line := image.Rect(area.Min.X+1, area.Min.Y, area.Max.X-1, area.Min.Y+1)
	c.TextIn(line, o.env.Lang.F(w.OpeningsOf, record.NameOf(o.store.Roster(), o.client)), th.Bold)
	if o.wait.Busy() {
		o.wait.Draw(c, line.Add(image.Pt(0, 1)))
	}
	if o.failure != "" {
		c.Wrap(image.Rect(line.Min.X, line.Max.Y+1, line.Max.X, area.Max.Y), o.failure, th.Bad)
		return nil
	}
	area.Min.Y += 2
	if area.Dy() > 10 {
		foot := image.Rect(line.Min.X, area.Max.Y-2, line.Max.X, area.Max.Y)
		c.Wrap(foot, w.OpeningsNote, th.Faint)
		area.Max.Y -= 3
	}
	o.table.Empty = ""
	if o.asked {
		o.table.Empty = w.NoOpenings
	}
	o.table.Draw(c, area)
	return nil
}

// Click gives the mouse to the rows.
func (o *Opened) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return o.table.Click(x, y, ev) }
