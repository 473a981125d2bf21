package clients

import (
	"context"
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/referrals"
)

// listName is how a person's choice of columns is remembered.
const listName = "clients"

// The intents of the list that are its own.
const (
	assignIntent kit.Intent = "client.assign"
	clearFilter  kit.Intent = "client.clear-filters"
)

// List is the register of clients: search, filters, order, and a pane with the
// client under the cursor where there is room.
type List struct {
	env   *kit.Env
	store Store
	title string

	table  *table.Table
	search *kit.Input
	typing bool
	query  roster.Query
	rows   *rows
	// asked numbers the searches; the answer of an older one is dropped.
	asked  int
	cancel context.CancelFunc
	// seeking: the rows are not yet those that were asked for. What the person
	// wants done with a row meanwhile waits in held, for it is meant for a row
	// that is still to come.
	seeking bool
	held    []kit.Intent
}

// NewList returns the list, at first with the clients who are under guidance.
func NewList(env *kit.Env, s Store) *List {
	l := &List{env: env, store: s, search: kit.NewInput(80)}
	l.query = roster.Query{Sort: roster.ByName, Filter: roster.Filter{roster.FacetState: roster.OpenStates()}, Today: model.DateOf(env.Time()), Ranks: ranks(s)}
	l.table = table.New(env, l.columns()...)
	l.table.Multi = true
	if u, ok := s.Books().User(s.Actor().User); ok && u.Columns[listName] != "" {
		l.table.Show(strings.Split(u.Columns[listName], ","))
	}
	return l
}

// ranks orders counselors and groups by name, and districts by code, which
// keeps those of a kabupaten together.
func ranks(s Store) func(roster.Key) func(model.ID, string) int {
	return func(key roster.Key) func(model.ID, string) int {
		b := s.Books()
		place := map[model.ID]int{}
		switch key {
		case roster.ByCounselor:
			for i := range b.Counselors {
				place[b.Counselors[i].ID] = i
			}
		case roster.ByGroup:
			for i := range b.Groups {
				place[b.Groups[i].ID] = i
			}
		default:
			code := map[string]int{}
			for i := range b.Regions {
				code[b.Regions[i].Code] = i
			}
			return func(_ model.ID, c string) int { return code[c] }
		}
		return func(id model.ID, _ string) int { return place[id] }
	}
}

// NewListOf returns the list of some clients under a title of its own, such as
// those of a counselor.
func NewListOf(env *kit.Env, s Store, title string, filter roster.Filter) *List {
	l := NewList(env, s)
	l.title = title
	for facet, values := range filter {
		l.query.Filter[facet] = values
	}
	return l
}

// Title is empty where the list is its room's first screen.
func (l *List) Title() string { return l.title }

// Init asks for the first rows.
func (l *List) Init() tea.Cmd { return l.ask() }

// Typing reports whether keys go to the search field.
func (l *List) Typing() bool { return l.typing }

// columns describes the columns; priorities say who leaves first.
func (l *List) columns() []table.Column {
	w := &l.env.Lang.Clients
	return []table.Column{
		{Key: string(roster.ByName), Title: w.ColName, Width: 22, Min: 18, Flex: true, Sortable: true, Holds: table.Person},
		{Key: string(roster.ByRegister), Title: w.ColRegister, Width: 12, Min: 11, Priority: 1, Sortable: true},
		{Key: string(roster.ByCategory), Title: w.ColCategory, Width: 4, Priority: 4, Sortable: true},
		{Key: string(roster.ByRisk), Title: w.ColRisk, Width: 6, Priority: 3, Sortable: true},
		{Key: string(roster.ByDistrict), Title: w.ColDistrict, Width: 16, Min: 10, Priority: 5, Sortable: true},
		{Key: string(roster.ByCounselor), Title: w.ColCounselor, Width: 12, Min: 9, Priority: 2, Sortable: true},
		{Key: string(roster.ByNextReport), Title: w.ColReport, Width: 14, Min: 14, Priority: 2, Sortable: true},
		{Key: string(roster.ByGroup), Title: w.ColGroup, Width: 14, Min: 8, Priority: 7, Sortable: true},
		{Key: string(roster.ByEnd), Title: w.ColEnd, Width: 10, Priority: 6, Sortable: true},
		{Key: string(roster.ByStage), Title: w.ColStage, Width: 8, Priority: 8, Sortable: true},
		{Key: "flag", Title: w.FacetFlag, Width: 12, Min: 8, Priority: 9},
	}
}

// found brings the answer of a search.
type found struct {
	asked  int
	result *roster.Result
	top    bool // a new search: start at its first row
}

// ask runs the query in the background. The old rows stay until the new ones
// are there.
func (l *List) ask() tea.Cmd {
	l.seeking = true
	return l.run()
}

func (l *List) run() tea.Cmd {
	if l.cancel != nil {
		l.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel = cancel
	l.asked++
	asked, query, view, top := l.asked, l.query, l.store.Roster(), l.seeking
	return func() tea.Msg {
		result := view.Run(ctx, query)
		if ctx.Err() != nil {
			return nil
		}
		return found{asked, result, top}
	}
}

// Update takes intents, typed keys and answers.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case found:
		return l.show(m)
	case kit.Refresh:
		return tea.Batch(l.table.Update(m), l.run())
	case table.Sorted:
		if m.Table == l.table {
			l.query.Sort, l.query.Desc = roster.Key(m.Key), m.Desc
			return l.ask()
		}
	case table.Chosen:
		if m.Table == l.table {
			return kit.Send(kit.Remember{List: listName, Keys: m.Keys})
		}
	case counted:
		return m.dialog.Update(m)
	case filtered:
		l.query.Filter = m.filter
		return l.ask()
	case tea.PasteMsg:
		return l.typed(m)
	case tea.KeyPressMsg:
		if l.typing {
			return l.typed(m)
		}
	case kit.Do:
		return l.do(m.Intent)
	default:
		return l.table.Update(msg)
	}
	return nil
}

func (l *List) show(m found) tea.Cmd {
	if m.asked != l.asked {
		return nil
	}
	l.rows = &rows{env: l.env, books: l.store.Books(), Result: m.result}
	l.table.SetSource(l.rows)
	if m.top {
		l.table.First()
	}
	l.table.SetSort(string(l.query.Sort), l.query.Desc)
	w := &l.env.Lang.Clients
	l.table.Empty = w.NoneFound
	if l.query.Text == "" && l.query.Filter.Empty() {
		l.table.Empty = w.NoneYet
	}
	return l.catchUp()
}

// catchUp does what waited for the rows, as far as the first thing that leads
// away from them.
func (l *List) catchUp() tea.Cmd {
	held := l.held
	l.seeking, l.held = false, nil
	for _, i := range held {
		if cmd := l.do(i); cmd != nil {
			return cmd
		}
	}
	return nil
}

// typed edits the search field.
func (l *List) typed(msg tea.Msg) tea.Cmd {
	l.typing = true
	if !l.search.Update(msg) {
		return nil
	}
	l.held = nil
	l.query.Text = l.search.Value()
	return l.ask()
}

// withoutRow are the intents that mean no row of the list.
var withoutRow = []kit.Intent{kit.Search, kit.Back, kit.Filter, clearFilter, kit.New}

func (l *List) do(i kit.Intent) tea.Cmd {
	if l.typing {
		switch i {
		case kit.Open, kit.Up, kit.Down, kit.NextTab:
			l.typing = false
			if i != kit.Down {
				return nil
			}
		case kit.Back:
			return l.leaveSearch()
		}
	}
	if l.seeking && !slices.Contains(withoutRow, i) {
		l.held = append(l.held, i)
		return nil
	}
	switch i {
	case kit.Search:
		l.typing = true
		return nil
	case kit.Back:
		if l.query.Text != "" {
			return l.leaveSearch()
		}
		if l.title != "" {
			return kit.Send(kit.Pop{})
		}
		return nil
	case kit.Filter:
		return l.openFilter()
	case clearFilter:
		l.query.Filter = roster.Filter{}
		return l.ask()
	case kit.Open:
		if id, ok := l.table.Cursor(); ok {
			return kit.Send(kit.Push{Screen: NewDetail(l.env, l.store, id)})
		}
	case kit.New:
		if l.may(model.ClientCreate) {
			return kit.Send(kit.Push{Screen: NewEdit(l.env, l.store, model.Client{})})
		}
	case kit.Copy:
		return l.copyRow()
	case assignIntent:
		return l.assign()
	case referIntent:
		if id, ok := l.table.Cursor(); ok && referrals.May(l.store, id) {
			return kit.Send(kit.Push{Screen: referrals.NewMatch(l.env, l.store, id)})
		}
	default:
		return l.table.Update(kit.Do{Intent: i})
	}
	return nil
}

// leaveSearch empties the search field, and shows everything again.
func (l *List) leaveSearch() tea.Cmd {
	l.typing, l.held = false, nil
	if l.search.Value() == "" {
		return nil
	}
	l.search.SetValue("")
	l.query.Text = ""
	return l.ask()
}

func (l *List) may(a model.Action) bool {
	return l.store.Actor().May(a, model.Subject{Kind: model.KindClient, Section: model.Adults}) == nil ||
		l.store.Actor().May(a, model.Subject{Kind: model.KindClient, Section: model.Children}) == nil
}

// assign opens the change of counselor for the marked clients, or for the one
// under the cursor.
func (l *List) assign() tea.Cmd {
	ids := l.table.Marked()
	if id, ok := l.table.Cursor(); ok && len(ids) == 0 {
		ids = []model.ID{id}
	}
	if len(ids) == 0 || !l.may(model.ClientAssign) {
		return nil
	}
	return kit.Send(kit.Push{Screen: NewAssign(l.env, l.store, ids)})
}

// copyRow copies register number and name, which is what people paste into
// letters; nothing masked is copied.
func (l *List) copyRow() tea.Cmd {
	id, ok := l.table.Cursor()
	if !ok {
		return nil
	}
	row, ok := l.store.Roster().Find(id)
	if !ok {
		return nil
	}
	what := row.Register + " " + row.Name
	return tea.Batch(tea.SetClipboard(what), kit.Send(kit.Notice{Text: l.env.Lang.F(l.env.Lang.Clients.Copied, what)}))
}

// Keys is what works now.
func (l *List) Keys() kit.KeyMap {
	w := &l.env.Lang.Clients
	if l.typing {
		return kit.KeyMap{
			kit.Bind(kit.Open, w.KeyUp).Shown("enter"),
			{Intent: kit.Down, Keys: []string{"down"}, Help: w.KeyUp, Hidden: true},
			{Intent: kit.NextTab, Keys: []string{"tab"}, Hidden: true},
			kit.Bind(kit.Back, l.env.Lang.Common.Clear),
		}
	}
	m := kit.KeyMap{
		kit.Bind(kit.Search, w.KeySearch),
		kit.Bind(kit.Filter, w.KeyFilter),
		kit.Bind(kit.Open, w.KeyOpen),
	}
	if l.may(model.ClientCreate) {
		m = append(m, kit.Bind(kit.New, w.KeyNew))
	}
	if l.may(model.ClientAssign) {
		m = append(m, kit.Bind(assignIntent, w.KeyAssign, "a"))
	}
	if id, ok := l.table.Cursor(); ok && referrals.May(l.store, id) {
		m = append(m, kit.Bind(referIntent, l.env.Lang.Referrals.KeyRefer, "r"))
	}
	m = append(m, l.table.Keys()...)
	return append(m,
		kit.Bind(kit.Copy, w.KeyCopy).Hide(),
		kit.Bind(clearFilter, w.KeyClear, "F").Hide(),
		kit.Bind(kit.Back, l.env.Lang.Common.Back).Hide(),
	)
}

// Draw draws the search line, the list, and the pane where there is room.
func (l *List) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	head, body := area, area
	head.Max.Y = head.Min.Y + 1
	body.Min.Y++
	cursor := l.drawSearch(c, head)
	if body.Dy() > 12 {
		body.Min.Y++
	}
	if l.env.Wide() {
		side := body
		side.Min.X = body.Min.X + body.Dx()*62/100
		body.Max.X = side.Min.X - 1
		l.drawPane(c, side)
	}
	l.table.Draw(c, body)
	return cursor
}

// drawSearch draws the search field, the filters that are on, and how many
// clients are shown of how many.
func (l *List) drawSearch(c *kit.Canvas, line image.Rectangle) *tea.Cursor {
	th, w := l.env.Theme, &l.env.Lang.Clients
	count := ""
	if l.rows != nil {
		count = l.env.Lang.F(w.Count, l.env.Lang.Number(l.rows.Len()), l.env.Lang.Number(l.rows.Total()))
	}
	if n := l.table.MarkedLen(); n > 0 {
		count = l.env.Lang.F(w.MarkedCount, l.env.Lang.Number(n)) + " · " + count
	}
	line.Min.X++
	line.Max.X--
	right := min(kit.Width(count), line.Dx())
	c.Right(line, count, th.Faint)
	line.Max.X -= right + 2

	c.Text(line.Min.X, line.Min.Y, "/", th.Key)
	field := line
	field.Min.X += 2
	field.Max.X = min(field.Max.X, field.Min.X+24)
	l.search.Hint = w.SearchHint
	style := th.Base
	if l.typing {
		style = th.FieldFocus
	}
	cursor := l.search.Draw(c, field, style, th.Faint)
	if !l.typing {
		cursor = nil
	}
	chips := line
	chips.Min.X = field.Max.X + 2
	kit.Chips(c, th, chips, l.chips())
	return cursor
}

// Click gives the mouse to the table.
func (l *List) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	return l.table.Click(x, y, ev)
}
