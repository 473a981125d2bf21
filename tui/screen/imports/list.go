package imports

import (
	"cmp"
	"image"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/store/intake"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// List are the tables that came in, the newest first.
type List struct {
	env     *kit.Env
	store   Store
	list    *record.List[*model.Batch]
	all     []model.Batch
	failure string
	begin   beginning
	pane    record.Scroll
}

// NewList returns the list of imports. shown are the columns chosen before.
func NewList(env *kit.Env, s Store, shown string) *List {
	l := &List{env: env, store: s}
	l.begin = beginning{env: env, store: s}
	l.list = record.NewList(env, record.Columns[*model.Batch]{
		Name: "imports", All: l.columns, Cells: l.cells, Compare: compareBatches,
		ID:        func(b *model.Batch) model.ID { return b.ID },
		Words:     func(b *model.Batch) string { return b.File + " " + kindName(env, b.Of) + " " + strconv.Itoa(b.No) },
		Hint:      func() string { return env.Lang.Imports.Hint },
		Empty:     func() string { return env.Lang.Imports.Empty },
		NoneFound: func() string { return env.Lang.Imports.NoneFound },
	}, shown)
	return l
}

// Title is its part of the breadcrumb.
func (l *List) Title() string { return l.env.Lang.Imports.Title }

type listRead struct {
	of  *List
	all []model.Batch
	err error
}

// Init reads the list.
func (l *List) Init() tea.Cmd {
	s := l.store
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		all, err := s.Batches(ctx)
		return listRead{l, all, err}
	}
}

// Typing reports whether keys go to the search field.
func (l *List) Typing() bool { return l.list.Typing() }

// Update takes intents and answers.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case listRead:
		if m.of == l {
			l.show(m)
		}
		return nil
	case kit.Refresh:
		cmd, _ := l.list.Update(m)
		return tea.Batch(cmd, l.Init())
	case kit.Do:
		if cmd, taken := l.do(m.Intent); taken {
			return cmd
		}
	}
	if cmd, taken := l.begin.update(msg, l.all); taken {
		return cmd
	}
	cmd, _ := l.list.Update(msg)
	return cmd
}

func (l *List) show(m listRead) {
	l.failure = ""
	if m.err != nil {
		l.failure = store.Explain(m.err, l.env.Lang.Code)
		return
	}
	came := len(l.all) > 0 && len(m.all) > 0 && m.all[0].No > l.all[0].No
	l.all = m.all
	rows := make([]*model.Batch, len(m.all))
	for i := range m.all {
		rows[i] = &m.all[i]
	}
	l.list.Set(rows)
	if came {
		l.list.Select(m.all[0].ID) // what has just come in
	}
}

func (l *List) do(i kit.Intent) (tea.Cmd, bool) {
	if l.list.Typing() {
		return nil, false
	}
	switch i {
	case kit.New:
		return l.begin.start(), true
	case kit.Open:
		if b, ok := l.list.Cursor(); ok {
			return kit.Send(kit.Push{Screen: NewBatch(l.env, l.store, b.ID)}), true
		}
		return nil, true
	}
	return nil, false
}

// Keys is what works now.
func (l *List) Keys() kit.KeyMap {
	w := l.env.Lang
	if l.list.Typing() {
		return l.list.Keys()
	}
	m := kit.KeyMap{kit.Bind(kit.New, w.Imports.KeyNew)}
	if l.list.Len() > 0 {
		m = append(m, kit.Bind(kit.Open, w.Record.KeyOpen))
	}
	return append(m, l.list.Keys()...)
}

func (l *List) columns() []table.Column {
	w := &l.env.Lang.Imports
	number := func(key, title string, priority int) table.Column {
		return table.Column{Key: key, Title: title, Width: max(6, kit.Width(title)), Right: true, Priority: priority, Sortable: true}
	}
	return []table.Column{
		{Key: "no", Title: w.ColNo, Width: 3, Right: true, Sortable: true},
		{Key: "file", Title: w.ColFile, Width: 20, Min: 14, Flex: true, Sortable: true},
		{Key: "kind", Title: w.ColKind, Width: 11, Priority: 1, Sortable: true},
		number("new", w.ColNew, 1), number("updated", w.ColUpdated, 1), number("rejected", w.ColRejected, 1),
		{Key: "state", Title: w.ColState, Width: 15, Sortable: true},
		number("rows", w.ColRows, 2), number("unchanged", w.ColUnchanged, 3),
		{Key: "on", Title: w.ColWhen, Width: 11, Priority: 3, Sortable: true},
		{Key: "by", Title: w.ColWho, Width: 14, Priority: 4, Sortable: true},
	}
}

func (l *List) cells(b *model.Batch) []table.Cell {
	th, n := l.env.Theme, l.env.Lang.Number
	state := table.Cell{Text: l.env.Lang.Domain.BatchState(b.State)}
	switch b.State {
	case model.BatchRunning, model.BatchStopped, model.BatchUndoing:
		state.Style = th.Warn
	case model.BatchUndone:
		state.Style = th.Faint
	}
	rejected := table.Cell{Text: n(b.Rejected)}
	if b.Rejected > 0 {
		rejected.Style = th.Warn
	}
	return []table.Cell{{Text: n(b.No), Style: th.Faint}, {Text: b.File}, {Text: kindName(l.env, b.Of)}, {Text: n(b.New)}, {Text: n(b.Updated)}, rejected,
		state, {Text: n(b.Rows)}, {Text: n(b.Unchanged), Style: th.Faint}, {Text: l.env.Lang.DateBrief(b.On), Style: th.Faint},
		{Text: model.ShortName(l.store.Books().UserName(b.By)), Style: th.Faint}}
}

func compareBatches(key string) func(a, b *model.Batch) int {
	by := func(of func(*model.Batch) int) func(a, b *model.Batch) int {
		return func(a, b *model.Batch) int { return cmp.Compare(of(a), of(b)) }
	}
	switch key {
	case "no", "on", "by":
		return by(func(b *model.Batch) int { return b.No })
	case "file":
		return func(a, b *model.Batch) int { return strings.Compare(a.File, b.File) }
	case "kind":
		return func(a, b *model.Batch) int { return strings.Compare(a.Of, b.Of) }
	case "new":
		return by(func(b *model.Batch) int { return b.New })
	case "updated":
		return by(func(b *model.Batch) int { return b.Updated })
	case "unchanged":
		return by(func(b *model.Batch) int { return b.Unchanged })
	case "rejected":
		return by(func(b *model.Batch) int { return b.Rejected })
	case "rows":
		return by(func(b *model.Batch) int { return b.Rows })
	case "state":
		return by(func(b *model.Batch) int { return int(b.State) })
	}
	return nil
}

// Draw draws the list, and beside it where there is room the import under the
// cursor.
func (l *List) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if l.failure != "" {
		area.Min.X++
		c.Wrap(area, l.failure, l.env.Theme.Bad)
		return nil
	}
	list, side := record.Beside(l.env, area)
	if b, ok := l.list.Cursor(); ok && !side.Empty() {
		p := record.NewPaper(l.env, side.Dx())
		writeBatch(p, l.env, l.store, b)
		p.Draw(c, side, &l.pane)
	}
	return l.list.Draw(c, list)
}

// Click gives the mouse to the list.
func (l *List) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return l.list.Click(x, y, ev) }

// Kinds words what the person may bring in, for the row of the chore.
func Kinds(env *kit.Env, s Store) string {
	var words []string
	for _, k := range intake.Kinds(s) {
		words = append(words, kindName(env, string(k)))
	}
	return strings.Join(words, ", ")
}
