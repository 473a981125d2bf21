package matters

import (
	"cmp"
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Board is everything that waits: under its states, what is late in front.
type Board struct {
	env    *kit.Env
	store  Store
	doer   Doer
	groups *record.Groups
	tab    int
	mine   bool
	shown  []*model.Matter
	tabs   []kit.Tab
	hits   []image.Rectangle
}

// families are the tabs after the first, each with its kinds; the first tab has
// all of them, by urgency.
func families() [][]model.MatterKind {
	return [][]model.MatterKind{
		{model.Litmas},
		{model.Task, model.Reminder, model.CallAndVillage, model.HomeVisit, model.Reassessment},
		{model.Breach, model.Revocation},
		{model.Transfer, model.Permit},
		{model.Incident},
	}
}

// NewBoard returns the board, for a counselor with their own matters first.
func NewBoard(env *kit.Env, s Store) *Board {
	b := &Board{env: env, store: s, doer: NewDoer(env, s), groups: record.NewGroups(env)}
	b.mine = s.Actor().Role == model.RoleCounselor && !s.Actor().Counselor.IsZero()
	b.read()
	return b
}

// NewLitmasBoard returns the board with the litmas on view.
func NewLitmasBoard(env *kit.Env, s Store) *Board {
	b := NewBoard(env, s)
	b.tab = 1
	b.read()
	return b
}

// NewIncidentBoard returns the board with the incidents of stigma on view.
func NewIncidentBoard(env *kit.Env, s Store) *Board {
	b := NewBoard(env, s)
	b.tab = slices.IndexFunc(families(), func(of []model.MatterKind) bool { return slices.Contains(of, model.Incident) }) + 1
	b.mine = false
	b.read()
	return b
}

// Title is its part of the breadcrumb.
func (b *Board) Title() string { return b.env.Lang.Matters.Title }

// Init has nothing to wait for: what waits is in memory.
func (b *Board) Init() tea.Cmd { return nil }

// read takes what waits from the store, the soonest due first.
func (b *Board) read() {
	var all []*model.Matter
	for _, m := range b.store.Matters() {
		if !b.mine || m.Owner == b.store.Actor().Counselor {
			all = append(all, m)
		}
	}
	w := &b.env.Lang.Matters
	b.tabs = []kit.Tab{{Title: w.TabAll, Count: len(all)}, {Title: w.TabLitmas}, {Title: w.TabTasks}, {Title: w.TabBreaches}, {Title: w.TabMoves}, {Title: w.TabIncidents}}
	kinds := families()
	b.shown = b.shown[:0:0]
	for _, m := range all {
		tab := slices.IndexFunc(kinds, func(of []model.MatterKind) bool { return slices.Contains(of, m.Kind) }) + 1
		b.tabs[tab].Count++
		if b.tab == 0 || b.tab == tab {
			b.shown = append(b.shown, m)
		}
	}
	if b.tab == 0 {
		b.groups.Set(b.byUrgency(b.shown))
	} else {
		b.groups.Set(b.byState(b.shown))
	}
}

// byUrgency puts matters under late, this week, and later.
func (b *Board) byUrgency(all []*model.Matter) []record.Group {
	w, today := &b.env.Lang.Matters, model.DateOf(b.env.Time())
	heads := []record.Group{{Title: w.Late}, {Title: w.Week}, {Title: w.Later}}
	const week = 7
	for _, m := range all {
		at := 2
		switch {
		case m.Late(today):
			at = 0
		case m.Due != 0 && m.Due <= today.AddDays(week):
			at = 1
		}
		b.put(&heads[at], m, Standing(b.env, b.store, m))
	}
	return filled(heads)
}

// byState puts matters under their states, in the order of their way.
func (b *Board) byState(all []*model.Matter) []record.Group {
	slices.SortStableFunc(all, func(x, y *model.Matter) int {
		return cmp.Or(cmp.Compare(along(x), along(y)), cmp.Compare(x.State, y.State))
	})
	var heads []record.Group
	last := model.StateUnknown
	for _, m := range all {
		if m.State != last {
			heads, last = append(heads, record.Group{Title: b.env.Lang.Domain.MatterState(m.State)}), m.State
		}
		b.put(&heads[len(heads)-1], m, model.ShortName(b.store.Books().CounselorName(m.Owner)))
	}
	return heads
}

// along is how far a matter has come on the way of its kind.
func along(m *model.Matter) int {
	return slices.IndexFunc(m.Kind.Flow().Steps(), func(s model.Step[model.MatterState]) bool { return s.To == m.State })
}

func (b *Board) put(g *record.Group, m *model.Matter, place string) {
	if place == "" {
		place = b.env.Lang.Matters.Nobody
	}
	line := Line(b.env, b.store, m, place)
	if b.tab > 0 && m.Kind == model.Litmas {
		line.Word = b.env.Lang.Domain.LitmasKind(m.Litmas) // that it is a litmas, the tab says
	}
	if b.tab > 0 && m.Kind == model.Incident {
		line.Word = b.env.Lang.Domain.IncidentShort(m.Incident)
	}
	g.Lines = append(g.Lines, line)
	g.All++
}

func filled(groups []record.Group) []record.Group {
	return slices.DeleteFunc(groups, func(g record.Group) bool { return g.All == 0 })
}

const (
	mineIntent kit.Intent = "matter.mine"
	flowIntent kit.Intent = "matter.flows"
)

// Update takes intents and changes of the store.
func (b *Board) Update(msg tea.Msg) tea.Cmd {
	if cmd, taken := b.doer.Update(msg); taken {
		return cmd
	}
	switch m := msg.(type) {
	case kit.Refresh:
		b.read()
		return b.groups.News(m)
	case kit.Do:
		return b.do(m.Intent)
	}
	return nil
}

func (b *Board) do(i kit.Intent) tea.Cmd {
	if cmd, taken := b.groups.Do(i); taken {
		return cmd
	}
	switch i {
	case kit.NextTab:
		b.turn((b.tab + 1) % len(b.tabs))
	case kit.PrevTab:
		b.turn((b.tab + len(b.tabs) - 1) % len(b.tabs))
	case kit.New:
		if !MayOpen(b.store.Actor()) {
			return nil
		}
		kind := model.Litmas
		if b.tab > 0 {
			kind = families()[b.tab-1][0]
		}
		return kit.Send(kit.Push{Screen: NewEdit(b.env, b.store, model.Matter{Kind: kind})})
	case mineIntent:
		b.mine = !b.mine
		b.read()
	case flowIntent:
		return kit.Send(kit.Push{Screen: NewFlows(b.env)})
	}
	return nil
}

func (b *Board) turn(to int) {
	b.tab = to
	b.groups.Do(kit.Home)
	b.read()
}

// Keys is what works now.
func (b *Board) Keys() kit.KeyMap {
	w := &b.env.Lang.Matters
	m := b.groups.Keys(w.KeyPick, w.KeyOpen, w.KeyStep)
	m = append(m, kit.Bind(kit.NextTab, b.env.Lang.Record.KeyTab), kit.Bind(kit.PrevTab, "").Hide())
	if MayOpen(b.store.Actor()) {
		m = append(m, kit.Bind(kit.New, b.env.Lang.Record.KeyNew))
	}
	if !b.store.Actor().Counselor.IsZero() {
		word := w.KeyMine
		if b.mine {
			word = w.KeyEverybody
		}
		m = append(m, kit.Bind(mineIntent, word, "m"))
	}
	return append(m, kit.Bind(flowIntent, w.KeyFlows, "A"))
}

// Draw draws the tabs and what waits.
func (b *Board) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	area.Min.X++
	area.Max.X--
	b.hits = kit.Tabs(c, b.env, image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), b.tabs, b.tab)
	area.Min.Y += 2
	if b.groups.Len() == 0 {
		c.Wrap(area, b.env.Lang.Matters.Nothing, b.env.Theme.Base)
		return nil
	}
	return b.groups.Draw(c, area)
}

// Click turns to the tab under the mouse, or chooses a line.
func (b *Board) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if _, ok := ev.(tea.MouseClickMsg); ok {
		for i, hit := range b.hits {
			if image.Pt(x, y).In(hit) {
				b.turn(i)
				return nil
			}
		}
	}
	return b.groups.Click(x, y, ev)
}
