package counselors

import (
	"cmp"
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/text"
	"guyub/model/workload"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// List is the register of counselors, with the one under the cursor at the
// right where there is room.
type List struct {
	env     *kit.Env
	store   Store
	list    *record.List[*model.Counselor]
	norms   model.Norms
	today   model.Date
	clients map[model.ID]int
	pane    record.Scroll
	at      model.ID
}

// NewList returns the list of all counselors, those who have left last.
func NewList(env *kit.Env, s Store) *List {
	l := &List{env: env, store: s}
	shown := ""
	if u, ok := s.Books().User(s.Actor().User); ok {
		shown = u.Columns["counselors"]
	}
	l.list = record.NewList(env, record.Columns[*model.Counselor]{
		Name: "counselors", All: l.columns, Cells: l.cells, Compare: l.compare,
		ID: func(c *model.Counselor) model.ID { return c.ID },
		Words: func(c *model.Counselor) string {
			return c.Name + " " + c.NIP + " " + post(env, c) + " " + areas(env, s, c) + " " + env.Lang.Domain.Section(c.Section)
		},
		Hint:      func() string { return env.Lang.Counselors.SearchHint },
		Empty:     func() string { return env.Lang.Counselors.NoneYet },
		NoneFound: func() string { return env.Lang.Counselors.NoneFound },
	}, shown)
	l.load()
	return l
}

func (l *List) load() {
	books := l.store.Books()
	if books == nil {
		return
	}
	l.today = model.DateOf(l.env.Time())
	l.norms = books.NormsOn(l.today)
	all := make([]*model.Counselor, len(books.Counselors))
	for i := range books.Counselors {
		all[i] = &books.Counselors[i]
	}
	slices.SortStableFunc(all, func(a, b *model.Counselor) int {
		return cmp.Compare(rank(gone(a, l.today)), rank(gone(b, l.today)))
	})
	l.list.Set(all)
}

func rank(last bool) int {
	if last {
		return 1
	}
	return 0
}

type counted struct{ clients map[model.ID]int }

// count counts the clients of every counselor. The number names nobody, so it
// is the same for whoever looks.
func count(s Store) tea.Cmd {
	view := s.Roster()
	return func() tea.Msg {
		clients := map[model.ID]int{}
		for _, cell := range view.Caseload() {
			clients[cell.Counselor] += cell.Count
		}
		return counted{clients}
	}
}

// Title is empty: the list is its room's first screen.
func (l *List) Title() string { return "" }

// Init counts the clients.
func (l *List) Init() tea.Cmd { return count(l.store) }

// Typing reports whether keys go to the search field.
func (l *List) Typing() bool { return l.list.Typing() }

func (l *List) columns() []table.Column {
	w := &l.env.Lang.Counselors
	return []table.Column{
		{Key: "name", Title: w.ColName, Width: 26, Min: 18, Flex: true, Sortable: true},
		{Key: "kind", Title: w.ColKind, Width: 16, Priority: 4, Sortable: true},
		{Key: "section", Title: w.ColSection, Width: 13, Priority: 3, Sortable: true},
		{Key: "clients", Title: w.ColClients, Width: 7, Right: true, Priority: 1, Sortable: true},
		{Key: "hours", Title: w.ColHours, Width: 8, Right: true, Priority: 5, Sortable: true},
		{Key: "standing", Title: w.ColStanding, Width: 26, Min: 21, Priority: 2},
		{Key: "max", Title: w.ColMax, Width: 7, Right: true, Priority: 8, Sortable: true},
		{Key: "nip", Title: w.ColNIP, Width: 20, Priority: 7, Sortable: true},
		{Key: "areas", Title: w.ColAreas, Width: 20, Min: 10, Priority: 6},
	}
}

func (l *List) cells(c *model.Counselor) []table.Cell {
	th, num := l.env.Theme, l.env.Lang.Number
	word, style := standing(l.env, c, l.today)
	capacity, _ := workload.Capacity(c, l.norms, l.today)
	most := "-"
	if c.MaxClients > 0 {
		most = num(c.MaxClients)
	}
	clients := table.Cell{Text: num(l.clients[c.ID])}
	if c.MaxClients > 0 && l.clients[c.ID] > c.MaxClients {
		clients = table.Cell{Text: num(l.clients[c.ID]) + " !", Style: th.Warn}
	}
	name := table.Cell{Text: c.Name}
	if gone(c, l.today) {
		name.Style = th.Faint
	}
	return []table.Cell{
		name, {Text: post(l.env, c), Style: th.Faint}, {Text: l.env.Lang.Domain.Section(c.Section)}, clients,
		{Text: l.env.Lang.HoursBare(capacity)}, {Text: word, Style: style}, {Text: most, Style: th.Faint},
		{Text: c.NIP, Style: th.Faint}, {Text: areas(l.env, l.store, c), Style: th.Faint},
	}
}

func (l *List) compare(key string) func(a, b *model.Counselor) int {
	switch key {
	case "name":
		return func(a, b *model.Counselor) int { return cmp.Compare(text.Fold(a.Name), text.Fold(b.Name)) }
	case "kind":
		return func(a, b *model.Counselor) int {
			return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.Grade, a.Grade))
		}
	case "section":
		return func(a, b *model.Counselor) int { return cmp.Compare(a.Section, b.Section) }
	case "clients":
		return func(a, b *model.Counselor) int { return cmp.Compare(l.clients[a.ID], l.clients[b.ID]) }
	case "hours":
		return func(a, b *model.Counselor) int {
			x, _ := workload.Capacity(a, l.norms, l.today)
			y, _ := workload.Capacity(b, l.norms, l.today)
			return cmp.Compare(x, y)
		}
	case "max":
		return func(a, b *model.Counselor) int { return cmp.Compare(a.MaxClients, b.MaxClients) }
	case "nip":
		return func(a, b *model.Counselor) int { return cmp.Compare(a.NIP, b.NIP) }
	}
	return nil
}

// Keys is what works now.
func (l *List) Keys() kit.KeyMap {
	if l.list.Typing() {
		return l.list.Keys()
	}
	w := &l.env.Lang.Record
	m := kit.KeyMap{kit.Bind(kit.Open, w.KeyOpen)}
	if mayEdit(l.store) {
		m = append(m, kit.Bind(kit.New, w.KeyNew), kit.Bind(kit.Edit, w.KeyEdit))
	}
	return append(m, l.list.Keys()...)
}

// Update takes intents, typed keys and answers.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case counted:
		l.clients = m.clients
		return nil
	case kit.Refresh:
		l.load()
		cmd, _ := l.list.Update(m)
		return tea.Batch(cmd, count(l.store))
	}
	cmd, taken := l.list.Update(msg)
	if do, ok := msg.(kit.Do); ok && !taken {
		return l.do(do.Intent)
	}
	return cmd
}

func (l *List) do(i kit.Intent) tea.Cmd {
	c, ok := l.list.Cursor()
	switch {
	case i == kit.Open && ok:
		return kit.Send(kit.Push{Screen: NewDetail(l.env, l.store, c.ID)})
	case i == kit.Edit && ok && mayEdit(l.store):
		return kit.Send(kit.Push{Screen: NewEdit(l.env, l.store, c.ID)})
	case i == kit.New && mayEdit(l.store):
		return kit.Send(kit.Push{Screen: NewEdit(l.env, l.store, model.ID{})})
	}
	return nil
}

// Draw draws the list, and the pane where there is room.
func (l *List) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	list, side := record.Beside(l.env, area)
	cursor := l.list.Draw(c, list)
	if one, ok := l.list.Cursor(); ok && !side.Empty() {
		if l.at != one.ID {
			l.at = one.ID
			l.pane.Reset()
		}
		p := record.NewPaper(l.env, side.Dx())
		p.Text(one.Name, l.env.Theme.Bold)
		word, style := standing(l.env, one, l.today)
		p.Text(word, style)
		p.Blank()
		summary(p, l.env, l.store, one, l.clients[one.ID])
		if len(one.Absences) > 0 {
			p.Head(l.env.Lang.Counselors.TabAbsences)
			writeAbsences(p, l.env, one, l.today)
		}
		p.Draw(c, side, &l.pane)
	}
	return cursor
}

// Click gives the mouse to the list.
func (l *List) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return l.list.Click(x, y, ev) }
