package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
	"guyub/tui/lang"
)

// Scene is what stands in front, for a desk that is told in lines instead of
// drawn (see the package plain).
type Scene struct {
	// On is the screen or dialog itself, to know whether it is still the same.
	On any
	// Where is the way to it, as the head of the desk says it: the room, the
	// screens on it, a dialog.
	Where []string
	// Here and Beyond are what works there, and what works everywhere.
	Here, Beyond kit.KeyMap
	// Gate: nobody is in, or the desk is locked. Dialog: it is a dialog.
	Gate, Dialog bool
	// Typing: a field has the focus.
	Typing bool
	// Notice is what was said last, Said its number.
	Notice kit.Notice
	Said   int
	// Demo: the office is the fictional one.
	Demo bool
	// Who names the person, the terminal and the time.
	Who string
	// Changed counts what others saved that may concern this screen, By says who
	// did so last.
	Changed int
	By      string
	// Lang are the words of the person who sits there.
	Lang *lang.Strings
}

// Scene returns what stands in front.
func (a *App) Scene() Scene {
	p := a.focus()
	s := Scene{
		Gate: a.gate != nil, Notice: a.notice.Notice, Said: a.notice.number, Who: a.who(), Demo: a.demo(),
		Changed: a.news.number, By: a.news.by, Lang: a.env.Lang,
	}
	if p.layer == nil {
		return s
	}
	s.On, s.Dialog, s.Typing = p.layer.screen, p.dialog != nil, a.typing(p)
	a.guard(p.layer, func() { s.Where = a.way() })
	if s.Dialog {
		s.On = p.dialog
		s.Where = append(s.Where, p.dialog.Title())
	}
	s.Here, s.Beyond = a.keysOf(p), a.beyond(p)
	return s
}

// commands are what the palette offers at p. A desk that is told has no cursor to
// move.
func (a *App) commands(p place) kit.KeyMap {
	keys := append(a.keysOf(p), a.beyond(p)...)
	if !a.cfg.Plain {
		return keys
	}
	return slices.DeleteFunc(keys, func(b kit.Binding) bool { return kit.Moves(b.Intent) })
}

// The canvas that a screen is told on: no line is broken or cut for want of
// room, and no row left out.
const tellingWidth, tellingHeight = 400, 4000

// What screens take the size of the terminal for: there is one column, and as
// much of it as on a usual terminal.
const toldWidth, toldHeight = 80, 24

// Told returns what is in front, in the order in which it is read. A screen that
// panics is closed, and what stands below it is told.
func (a *App) Told() []kit.Told {
	const tries = 4
	for range tries {
		p := a.focus()
		if p.layer == nil {
			return nil
		}
		c := kit.NewTelling(tellingWidth, tellingHeight)
		sound := false
		a.guard(p.layer, func() {
			if p.dialog != nil {
				p.dialog.Draw(c, c.Bounds())
			} else {
				p.layer.screen.Draw(c, c.Bounds())
			}
			sound = true
		})
		if sound {
			return c.Told()
		}
	}
	return nil
}

// The messages of a desk that is told. They reach what is in front as a key
// would.
type (
	// Want wants something of what is in front, or of the desk.
	Want struct{ Intent kit.Intent }
	// Act does something with a part that was told.
	Act struct{ Do func() tea.Cmd }
)

// typed carries out the messages of a desk that is told.
func (a *App) typed(msg tea.Msg) (cmd tea.Cmd) {
	p := a.focus()
	if p.layer == nil {
		return nil
	}
	a.touched = a.env.Time()
	switch m := msg.(type) {
	case Want:
		return a.perform(p, m.Intent)
	case Act:
		a.guard(p.layer, func() { cmd = m.Do() })
	}
	return a.from(p, cmd)
}
