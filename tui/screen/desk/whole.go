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
	title  string
	groups *record.Groups
}

func newWhole(env *kit.Env, group record.Group) *whole {
	group.More, group.All = nil, len(group.Lines)
	w := &whole{env: env, title: group.Title, groups: record.NewGroups(env)}
	w.groups.Set([]record.Group{group})
	return w
}

// Title is its part of the breadcrumb.
func (w *whole) Title() string { return w.title }

// Init has nothing to wait for.
func (w *whole) Init() tea.Cmd { return nil }

// Update takes intents.
func (w *whole) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(kit.Do); ok {
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
