// Package sessions shows who is signed in where, and ends a session from another
// desk: one's own, or anybody's for those who manage users.
//
// It knows the store's live sessions and nothing of what is done in them.
package sessions

import (
	"context"
	"image"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// Store is where the sessions are. [*store.Session] is one.
type Store interface {
	Actor() model.Actor
	Books() *store.Books
	Live(everybody bool) ([]store.LiveSession, error)
	EndSession(ctx context.Context, id model.ID) error
}

// End is the wish to end the session under the cursor.
const End kit.Intent = "session.end"

// Screen is the list.
type Screen struct {
	env       *kit.Env
	store     Store
	everybody bool
	list      *record.List[store.LiveSession]
	wait      *kit.Wait
	failure   string
}

// New returns the screen of one's own sessions, or of everybody's.
func New(env *kit.Env, s Store, everybody bool) *Screen {
	l := &Screen{env: env, store: s, everybody: everybody, wait: kit.NewWait(env)}
	name := "sessions"
	if everybody {
		name = "sessions.all"
	}
	me, _ := s.Books().User(s.Actor().User)
	l.list = record.NewList(env, record.Columns[store.LiveSession]{
		Name: name, All: l.columns, Cells: l.cells,
		ID:        func(one store.LiveSession) model.ID { return one.ID },
		Words:     func(one store.LiveSession) string { return l.name(one) + " " + one.Terminal },
		Hint:      func() string { return l.env.Lang.People.SessionsHint },
		Empty:     func() string { return l.env.Lang.People.NoneElse },
		NoneFound: func() string { return l.env.Lang.People.NoneElse },
	}, me.Columns[name])
	l.load()
	return l
}

// Title is its part of the breadcrumb.
func (l *Screen) Title() string {
	if l.everybody {
		return l.env.Lang.People.SessionsAll
	}
	return l.env.Lang.People.Sessions
}

// again is when the list is read anew: what stands in it grows old by itself.
type again struct{}

const every = 30 * time.Second

// Init begins to keep the list up to date.
func (l *Screen) Init() tea.Cmd { return l.env.After(every, again{}) }

func (l *Screen) load() {
	all, err := l.store.Live(l.everybody)
	l.failure = ""
	if err != nil {
		l.failure = store.Explain(err, l.env.Lang.Code)
	}
	l.list.Set(all)
}

func (l *Screen) name(one store.LiveSession) string {
	if books := l.store.Books(); books != nil {
		return model.ShortName(books.UserName(one.User))
	}
	return ""
}

func (l *Screen) columns() []table.Column {
	w := &l.env.Lang.People
	var all []table.Column
	if l.everybody {
		all = append(all, table.Column{Key: "name", Title: w.ColPerson, Width: 26, Min: 14, Flex: true})
	}
	return append(all,
		table.Column{Key: "terminal", Title: w.ColTerminal, Width: 16, Min: 10, Flex: !l.everybody},
		table.Column{Key: "since", Title: w.ColSince, Width: 16},
		table.Column{Key: "used", Title: w.ColUsed, Width: 16, Priority: 2},
		table.Column{Key: "state", Title: w.ColState, Width: 9, Priority: 1})
}

func (l *Screen) cells(one store.LiveSession) []table.Cell {
	th, w := l.env.Theme, &l.env.Lang.People
	state := table.Cell{Text: w.StateOpen, Style: th.Base}
	switch {
	case one.This:
		state = table.Cell{Text: w.StateHere, Style: th.Good}
	case one.Locked:
		state = table.Cell{Text: w.StateLocked, Style: th.Faint}
	}
	var cells []table.Cell
	if l.everybody {
		cells = append(cells, table.Cell{Text: l.name(one)})
	}
	return append(cells, table.Cell{Text: one.Terminal}, table.Cell{Text: l.moment(one.Since)},
		table.Cell{Text: l.moment(one.Used), Style: th.Faint}, state)
}

func (l *Screen) moment(t time.Time) string {
	return l.env.Lang.Moment(l.env.Local(t), model.DateOf(l.env.Time()))
}

// Typing reports whether keys go to the search field.
func (l *Screen) Typing() bool { return l.list.Typing() }

// Keys is what works now.
func (l *Screen) Keys() kit.KeyMap {
	if l.list.Typing() {
		return l.list.Keys()
	}
	var m kit.KeyMap
	if one, ok := l.list.Cursor(); ok && !one.This {
		m = append(m, kit.Bind(End, l.env.Lang.People.KeyEnd, "x"))
	}
	return append(m, l.list.Keys()...)
}

// The answer of the dialog, and what the store did.
type (
	endNow struct{ one store.LiveSession }
	ended  struct {
		generation int
		one        store.LiveSession
		err        error
	}
)

// Update takes intents and answers.
func (l *Screen) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case again:
		l.load()
		return l.Init()
	case kit.Refresh:
		l.load()
	case kit.Turn:
		return l.wait.Update(m)
	case endNow:
		return l.end(m.one)
	case ended:
		return l.done(m)
	}
	cmd, taken := l.list.Update(msg)
	if do, ok := msg.(kit.Do); ok && !taken && do.Intent == End {
		return l.ask()
	}
	return cmd
}

func (l *Screen) ask() tea.Cmd {
	one, ok := l.list.Cursor()
	if !ok || one.This || l.wait.Busy() {
		return nil
	}
	w := &l.env.Lang.People
	title := l.env.Lang.F(w.EndTitle, l.name(one), one.Terminal)
	return kit.Send(kit.OpenDialog{Dialog: kit.Confirm(l.env, title, w.EndText, w.EndYes, "", endNow{one})})
}

func (l *Screen) end(one store.LiveSession) tea.Cmd {
	if l.wait.Busy() {
		return nil
	}
	generation, turn := l.wait.Start(l.env.Lang.Common.Working)
	return tea.Batch(turn, func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		return ended{generation, one, l.store.EndSession(ctx, one.ID)}
	})
}

func (l *Screen) done(m ended) tea.Cmd {
	if !l.wait.Current(m.generation) {
		return nil
	}
	l.wait.Stop()
	l.load()
	if m.err != nil {
		return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, l.env.Lang.Code)})
	}
	w := &l.env.Lang.People
	return kit.Send(kit.Notice{Level: kit.Good, Text: l.env.Lang.F(w.Ended, l.name(m.one), m.one.Terminal)})
}

// Draw draws what this is, and the list.
func (l *Screen) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	line := area
	line.Min.X++
	if l.failure != "" {
		c.Wrap(line, l.failure, l.env.Theme.Bad)
		return nil
	}
	text := l.env.Lang.People.SessionsText
	if l.everybody {
		text = l.env.Lang.People.SessionsAllText
	}
	area.Min.Y += c.Wrap(line, text, l.env.Theme.Faint) + 1
	cursor := l.list.Draw(c, area)
	l.wait.Draw(c, image.Rect(area.Min.X+1, area.Max.Y-1, area.Max.X, area.Max.Y))
	return cursor
}

// Click reaches the list.
func (l *Screen) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return l.list.Click(x, y, ev) }
