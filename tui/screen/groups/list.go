package groups

import (
	"cmp"
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/text"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
	"guyub/tui/screen/referrals"
)

// List is the register of groups, with the one under the cursor at the right
// where there is room.
type List struct {
	env   *kit.Env
	store Store
	list  *record.List[*model.Group]
	norms model.Norms
	today model.Date
	pane  record.Scroll
	at    model.ID
}

// NewList returns the list of all groups.
func NewList(env *kit.Env, s Store) *List {
	l := &List{env: env, store: s}
	shown := ""
	if u, ok := s.Books().User(s.Actor().User); ok {
		shown = u.Columns["groups"]
	}
	l.list = record.NewList(env, record.Columns[*model.Group]{
		Name: "groups", All: l.columns, Cells: l.cells, Compare: l.compare,
		ID:        func(g *model.Group) model.ID { return g.ID },
		Words:     l.words,
		Hint:      func() string { return env.Lang.Groups.SearchHint },
		Empty:     func() string { return env.Lang.Groups.NoneYet },
		NoneFound: func() string { return env.Lang.Groups.NoneFound },
	}, shown)
	l.load()
	return l
}

// load takes the groups from the books.
func (l *List) load() {
	books := l.store.Books()
	if books == nil {
		return
	}
	l.today = model.DateOf(l.env.Time())
	l.norms = books.NormsOn(l.today)
	all := make([]*model.Group, len(books.Groups))
	for i := range books.Groups {
		all[i] = &books.Groups[i]
	}
	l.list.Set(all)
}

// Title is empty: the list is its room's first screen.
func (l *List) Title() string { return "" }

// Init has nothing to ask for: groups and places are in memory.
func (l *List) Init() tea.Cmd { return nil }

// Typing reports whether keys go to the search field.
func (l *List) Typing() bool { return l.list.Typing() }

func (l *List) columns() []table.Column {
	w := &l.env.Lang.Groups
	return []table.Column{
		{Key: "name", Title: w.ColName, Width: 26, Min: 20, Flex: true, Sortable: true},
		{Key: "district", Title: w.ColDistrict, Width: 16, Min: 10, Priority: 3, Sortable: true},
		{Key: "state", Title: w.ColState, Width: 16, Min: 10, Priority: 1, Sortable: true},
		{Key: "due", Title: w.Life.ColDue, Width: 13, Priority: 4, Sortable: true},
		{Key: "places", Title: w.ColPlaces, Width: 7, Right: true, Priority: 2, Sortable: true},
		{Key: "agreement", Title: w.ColAgreement, Width: 12, Priority: 2, Sortable: true},
		{Key: "partners", Title: w.ColPartners, Width: 5, Right: true, Priority: 5, Sortable: true},
		{Key: "mentor", Title: w.ColMentor, Width: 12, Min: 9, Priority: 4, Sortable: true},
		{Key: "activity", Title: w.ColActivity, Width: 12, Priority: 6, Sortable: true},
		{Key: "code", Title: w.ColCode, Width: 8, Priority: 7, Sortable: true},
		{Key: "fields", Title: w.ColFields, Width: 24, Min: 14, Priority: 8},
	}
}

func (l *List) cells(g *model.Group) []table.Cell {
	th, books := l.env.Theme, l.store.Books()
	s := stand(g, l.norms, l.today)
	state, stateStyle := stateWord(l.env, l.store.Books().Mechanism(), g, s)
	agreement, agreementStyle := agreementWord(l.env, g, s)
	partners := table.Cell{Text: l.env.Lang.Number(s.partners)}
	if s.partners < s.asked && !over(g.State) {
		partners.Style = th.Warn
	}
	activity := ago(l.env, g.LastActivity, l.today)
	if activity == "" {
		activity = "-"
	}
	return []table.Cell{
		{Text: g.Name}, {Text: books.DistrictName(g.District)}, {Text: state, Style: stateStyle}, l.due(g),
		{Text: places(l.env, g, l.seats(g))}, {Text: agreement, Style: agreementStyle},
		partners, {Text: dash(books.CounselorName(g.Mentor))}, {Text: activity, Style: th.Faint},
		{Text: g.Code, Style: th.Faint}, {Text: fieldNames(l.env, g), Style: th.Faint},
	}
}

// seats are the places in use, by those who take part and those who are on the
// way there.
func (l *List) seats(g *model.Group) int { return l.store.Seats(g.ID, model.ID{}).Group }

// places writes how many places are in use of how many: "4/8".
func places(env *kit.Env, g *model.Group, taking int) string {
	if g.Capacity == 0 {
		return env.Lang.Number(taking)
	}
	return env.Lang.Number(taking) + "/" + env.Lang.Number(g.Capacity)
}

func fieldNames(env *kit.Env, g *model.Group) string {
	names := make([]string, len(g.Fields))
	for i, f := range g.Fields {
		names[i] = env.Lang.Domain.Field(f)
	}
	return strings.Join(names, ", ")
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// words is what is searched: whatever a person may remember of a group.
func (l *List) words(g *model.Group) string {
	books := l.store.Books()
	return strings.Join([]string{g.Name, g.Code, g.Leader, books.DistrictName(g.District), books.CounselorName(g.Mentor),
		strings.Join(g.Activities, " "), fieldNames(l.env, g), l.env.Lang.GroupState(books.Mechanism(), g.State)}, " ")
}

func (l *List) compare(key string) func(a, b *model.Group) int {
	by := func(of func(g *model.Group) string) func(a, b *model.Group) int {
		return func(a, b *model.Group) int { return cmp.Compare(text.Fold(of(a)), text.Fold(of(b))) }
	}
	books := l.store.Books()
	switch key {
	case "name":
		return by(func(g *model.Group) string { return g.Name })
	case "code":
		return by(func(g *model.Group) string { return g.Code })
	case "district":
		return by(func(g *model.Group) string { return books.DistrictName(g.District) })
	case "mentor":
		return by(func(g *model.Group) string { return books.CounselorName(g.Mentor) })
	case "state":
		return func(a, b *model.Group) int { return cmp.Compare(a.State, b.State) }
	case "due":
		return func(a, b *model.Group) int { return cmp.Compare(soonest(a), soonest(b)) }
	case "places":
		return func(a, b *model.Group) int { return cmp.Compare(l.seats(a), l.seats(b)) }
	case "partners":
		return func(a, b *model.Group) int {
			return cmp.Compare(stand(a, l.norms, l.today).partners, stand(b, l.norms, l.today).partners)
		}
	case "agreement":
		return func(a, b *model.Group) int {
			return cmp.Compare(stand(a, l.norms, l.today).ends, stand(b, l.norms, l.today).ends)
		}
	case "activity":
		return func(a, b *model.Group) int { return cmp.Compare(a.LastActivity, b.LastActivity) }
	}
	return nil
}

// referralsIntent shows who could take part and does not, and who was referred.
const referralsIntent kit.Intent = "group.referrals"

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
	if l.store.Actor().SeesClients() {
		m = append(m, kit.Bind(referralsIntent, l.env.Lang.Referrals.KeyReferrals, "r"))
	}
	m = append(m, kit.Bind(complianceIntent, l.env.Lang.Groups.Life.KeyCompliance, "d"))
	return append(m, l.list.Keys()...)
}

// Update takes intents, typed keys and answers.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(kit.Refresh); ok {
		l.load()
		cmd, _ := l.list.Update(m)
		return cmd
	}
	cmd, taken := l.list.Update(msg)
	if do, ok := msg.(kit.Do); ok && !taken {
		return l.do(do.Intent)
	}
	return cmd
}

func (l *List) do(i kit.Intent) tea.Cmd {
	g, ok := l.list.Cursor()
	switch {
	case i == kit.Open && ok:
		return kit.Send(kit.Push{Screen: NewDetail(l.env, l.store, g.ID)})
	case i == kit.Edit && ok && mayEdit(l.store):
		return kit.Send(kit.Push{Screen: NewEdit(l.env, l.store, g.ID)})
	case i == kit.New && mayEdit(l.store):
		return kit.Send(kit.Push{Screen: NewEdit(l.env, l.store, model.ID{})})
	case i == referralsIntent && l.store.Actor().SeesClients():
		return kit.Send(kit.Push{Screen: referrals.NewBoard(l.env, l.store)})
	case i == complianceIntent:
		return kit.Send(kit.Push{Screen: NewCompliance(l.env, l.store)})
	}
	return nil
}

// Draw draws the list, and the pane where there is room.
func (l *List) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	list, side := record.Beside(l.env, area)
	cursor := l.list.Draw(c, list)
	if g, ok := l.list.Cursor(); ok && !side.Empty() {
		if l.at != g.ID {
			l.at = g.ID
			l.pane.Reset()
		}
		p := record.NewPaper(l.env, side.Dx())
		p.Text(g.Name, l.env.Theme.Bold)
		s := stand(g, l.norms, l.today)
		state, style := stateWord(l.env, l.store.Books().Mechanism(), g, s)
		p.Text(state, style)
		say, sayStyle := next(l.env, g, s)
		p.Text(say, sayStyle)
		p.Blank()
		writeOffers(p, l.env, l.store, g)
		p.Head(l.env.Lang.Groups.Work.About)
		summary(p, l.env, l.store, g)
		p.Draw(c, side, &l.pane)
	}
	return cursor
}

// Click gives the mouse to the list.
func (l *List) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return l.list.Click(x, y, ev) }
