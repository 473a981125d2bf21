package desk

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// whole shows every line of a group that has more than the desk has room for.
type whole struct {
	env    *kit.Env
	doing  doing
	title  string
	lines  func() []record.Line
	groups *record.Groups
}

// newWhole returns the screen of a group; lines are asked for when it is shown,
// and again when the office's data has changed.
func newWhole(env *kit.Env, s Store, title string, lines func() []record.Line) *whole {
	return &whole{env: env, doing: newDoing(env, s), title: title, lines: lines, groups: record.NewGroups(env)}
}

// Title is its part of the breadcrumb.
func (w *whole) Title() string { return w.title }

// Init has nothing to wait for: all that it shows is in memory.
func (w *whole) Init() tea.Cmd {
	w.read()
	return nil
}

func (w *whole) read() {
	all := w.lines()
	w.groups.Set([]record.Group{{Title: w.title, All: len(all), Lines: all}})
}

// Update takes intents, and does what a line waits for.
func (w *whole) Update(msg tea.Msg) tea.Cmd {
	if cmd, taken := w.doing.Update(msg); taken {
		return cmd
	}
	switch m := msg.(type) {
	case kit.Refresh:
		w.read()
		return w.groups.News(m)
	case kit.Do:
		cmd, _ := w.groups.Do(m.Intent)
		return cmd
	}
	return nil
}

// Keys is what works now.
func (w *whole) Keys() kit.KeyMap {
	l := &w.env.Lang.Desk
	return w.groups.Keys(l.KeyPick, l.KeyOpen, l.KeyDo)
}

// Draw draws the group.
func (w *whole) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	area.Min.X++
	area.Max.X--
	return w.groups.Draw(c, area)
}

// Click chooses a line, and opens the one that is chosen.
func (w *whole) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return w.groups.Click(x, y, ev) }
