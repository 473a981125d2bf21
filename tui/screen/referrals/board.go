package referrals

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// mineIntent turns between one's own clients and everybody's.
const mineIntent kit.Intent = "enrolment.mine"

// The parts of the board.
const (
	tabIdle = iota
	tabReasons
	tabWaiting
	tabRunning
	tabCounts
	boardTabs
)

// Board is where referrals are worked: who could take part and does not, who
// has a reason, whose answer is waited for, who takes part, and the counts.
type Board struct {
	env    *kit.Env
	store  Store
	tab    int
	idle   *idle
	doer   Doer
	lists  [boardTabs]*record.Groups // of the tabs that are lists under headings
	scroll record.Scroll
	hits   []image.Rectangle
}

// NewBoard returns the board, on who could take part and does not.
func NewBoard(env *kit.Env, s Store) *Board {
	b := &Board{env: env, store: s, idle: newIdle(env, s), doer: NewDoer(env, s)}
	for _, tab := range []int{tabReasons, tabWaiting, tabRunning} {
		b.lists[tab] = record.NewGroups(env)
	}
	b.fill()
	return b
}

// Title is its part of the breadcrumb.
func (b *Board) Title() string { return b.env.Lang.Referrals.Title }

// Typing reports whether keys go to the search field.
func (b *Board) Typing() bool { return b.tab == tabIdle && b.idle.typing }

// Init finds who takes no part.
func (b *Board) Init() tea.Cmd { return b.idle.read(true) }

// Update takes intents, typed keys and answers.
func (b *Board) Update(msg tea.Msg) tea.Cmd {
	if cmd, taken := b.doer.Update(msg); taken {
		return cmd
	}
	switch m := msg.(type) {
	case readForReferral:
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, b.env.Lang.Code)})
		}
		return kit.Send(kit.Push{Screen: NewRefer(b.env, b.store, m.client, m.offering, 0)})
	case match:
		return kit.Send(kit.Push{Screen: NewMatch(b.env, b.store, m.client)})
	case kit.Refresh:
		b.idle.table.SetColumns(b.idle.columns()...)
		b.fill()
		return tea.Batch(b.news(m), b.idle.read(false))
	case kit.Do:
		return b.do(m.Intent)
	}
	cmd, _ := b.idle.update(msg)
	return cmd
}

// news marks for a moment what another desk has just changed.
func (b *Board) news(m kit.Refresh) tea.Cmd {
	cmds := []tea.Cmd{b.idle.table.Update(m)}
	for _, list := range b.lists {
		if list != nil {
			cmds = append(cmds, list.News(m))
		}
	}
	return tea.Batch(cmds...)
}

func (b *Board) do(i kit.Intent) tea.Cmd {
	switch i {
	case kit.NextTab:
		return b.turn((b.tab + 1) % boardTabs)
	case kit.PrevTab:
		return b.turn((b.tab + boardTabs - 1) % boardTabs)
	}
	switch {
	case b.tab == tabIdle:
		if cmd, taken := b.idle.do(i); taken {
			return cmd
		}
	case b.lists[b.tab] != nil:
		if cmd, taken := b.lists[b.tab].Do(i); taken {
			return cmd
		}
		if i == mineIntent && !b.store.Actor().Counselor.IsZero() {
			b.idle.mine = !b.idle.mine
			b.fill()
			return b.idle.read(true)
		}
	default:
		b.scroll.Do(i)
	}
	return nil
}

func (b *Board) turn(to int) tea.Cmd {
	b.tab, b.idle.typing = to, false
	b.scroll.Reset()
	return nil
}

// mine reports whether a client is one whom the board is about.
func (b *Board) mine(client model.ID) bool {
	row, ok := b.store.Roster().Find(client)
	return ok && (!b.idle.mine || row.Counselor == b.store.Actor().Counselor)
}

// fill puts what is in memory into its lists.
func (b *Board) fill() {
	b.lists[tabReasons].Set(b.byReason())
	var waiting, running []*model.Enrolment
	for _, e := range b.store.Enrolments() {
		switch {
		case !b.mine(e.Client):
		case e.State == model.EnrolmentRunning || !e.Live():
			running = append(running, e)
		default:
			waiting = append(waiting, e)
		}
	}
	b.lists[tabWaiting].Set(b.byState(waiting))
	b.lists[tabRunning].Set(b.byState(running))
}

// byState puts enrolments under their states in the order of their way, each
// the soonest due first.
func (b *Board) byState(all []*model.Enrolment) []record.Group {
	var heads []record.Group
	for _, state := range model.EnrolmentStates() {
		head := record.Group{Title: b.env.Lang.EnrolmentState(b.store.Books().Mechanism(), state)}
		for _, e := range all {
			if e.State == state {
				head.Lines = append(head.Lines, Line(b.env, b.store, e))
			}
		}
		if head.All = len(head.Lines); head.All == 0 {
			continue
		}
		if state == model.EnrolmentFinished || state == model.EnrolmentStopped {
			head.Title = b.env.Lang.Referrals.PlacementHead
		}
		heads = append(heads, head)
	}
	return heads
}

// match asks what fits a client.
type match struct{ client model.ID }

// byReason puts who has a reason under it, in the order of the office's list.
func (b *Board) byReason() []record.Group {
	l, books := b.env.Lang, b.store.Books()
	by := map[string]*record.Group{}
	var order []string
	for _, r := range books.Mechanism().Reasons {
		if r.Of == model.ReasonAbsent {
			by[r.Code] = &record.Group{Title: b.env.Lang.Reason(books.Mechanism(), r.Of, r.Code)}
			order = append(order, r.Code)
		}
	}
	for _, a := range b.store.Abstentions() {
		if !b.mine(a.Client) {
			continue
		}
		if by[a.Reason] == nil { // an older list had it
			by[a.Reason] = &record.Group{Title: l.Reason(books.Mechanism(), model.ReasonAbsent, a.Reason)}
			order = append(order, a.Reason)
		}
		line := record.Line{Word: l.DateBrief(a.Day), Name: record.NameOf(b.store.Roster(), a.Client), Place: books.DistrictName(a.District), What: a.Note,
			Open: match{a.Client}}
		by[a.Reason].Lines = append(by[a.Reason].Lines, line)
	}
	var out []record.Group
	for _, code := range order {
		if g := by[code]; len(g.Lines) > 0 {
			g.All = len(g.Lines)
			out = append(out, *g)
		}
	}
	return out
}

// Map is the way of a client into and through what a group offers.
func (b *Board) Map() *kit.StateMap { return beginning(b.env, b.store) }

// Keys is what works now.
func (b *Board) Keys() kit.KeyMap {
	w := &b.env.Lang.Referrals
	turn := kit.KeyMap{kit.Bind(kit.NextTab, b.env.Lang.Record.KeyTab), kit.Bind(kit.PrevTab, "").Hide()}
	switch {
	case b.tab == tabIdle:
		return append(b.idle.keys(), turn...)
	case b.lists[b.tab] != nil:
		m := append(b.lists[b.tab].Keys(w.KeyPick, w.KeyOpen, w.KeyStep), turn...)
		if !b.store.Actor().Counselor.IsZero() {
			word := w.Mine
			if b.idle.mine {
				word = w.Everybody
			}
			m = append(m, kit.Bind(mineIntent, word, "m"))
		}
		return m
	}
	return append(turn, b.scroll.Keys(b.env.Lang.Record.KeyMove)...)
}

// tabs are the parts with how many stand in each.
func (b *Board) tabs() []kit.Tab {
	w := &b.env.Lang.Referrals
	idle := 0
	if b.idle.rows != nil {
		idle = b.idle.rows.Len()
	}
	return []kit.Tab{{Title: w.TabIdle, Count: idle}, {Title: w.TabReasons, Count: b.lists[tabReasons].Len()},
		{Title: w.TabWaiting, Count: b.lists[tabWaiting].Len()}, {Title: w.TabRunning, Count: b.lists[tabRunning].Len()}, {Title: w.TabCounts}}
}

// Draw draws the tabs and the part on view.
func (b *Board) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	w := &b.env.Lang.Referrals
	area.Min.X++
	area.Max.X--
	b.hits = kit.Tabs(c, b.env, image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), b.tabs(), b.tab)
	area.Min.Y += 2
	switch {
	case b.tab == tabIdle:
		return b.idle.draw(c, area)
	case b.tab == tabCounts:
		p := record.NewPaper(b.env, area.Dx())
		b.writeCounts(p)
		p.Draw(c, area, &b.scroll)
		return nil
	case b.lists[b.tab].Len() == 0:
		c.Wrap(area, [boardTabs]string{tabReasons: w.NoReasons, tabWaiting: w.NoneWaiting, tabRunning: w.NoneRunning}[b.tab], b.env.Theme.Base)
		return nil
	}
	return b.lists[b.tab].Draw(c, area)
}

// Click turns to the tab under the mouse, or chooses a line.
func (b *Board) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if _, ok := ev.(tea.MouseClickMsg); ok {
		for i, hit := range b.hits {
			if image.Pt(x, y).In(hit) {
				return b.turn(i)
			}
		}
	}
	switch {
	case b.tab == tabIdle:
		return tea.Batch(b.idle.table.Click(x, y, ev), b.idle.seek())
	case b.lists[b.tab] != nil:
		return b.lists[b.tab].Click(x, y, ev)
	}
	b.scroll.Wheel(ev)
	return nil
}
