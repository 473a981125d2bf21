package office

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
	"guyub/tui/screen/audit"
)

// trail is the audit trail as a part of the room. It is read when it is first
// looked at.
type trail struct {
	env   *kit.Env
	list  *audit.List
	begun bool
}

func newTrail(env *kit.Env, s Store) *trail { return &trail{env: env, list: audit.NewList(env, s)} }

func (t *trail) title() string    { return t.env.Lang.Audit.Title }
func (t *trail) load()            {}
func (t *trail) keys() kit.KeyMap { return t.list.Keys() }
func (t *trail) typing() bool     { return t.list.Typing() }

// shown reads the trail for the first time.
func (t *trail) shown() tea.Cmd {
	if t.begun {
		return nil
	}
	t.begun = true
	return t.list.Init()
}

func (t *trail) update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(kit.Refresh); ok && !t.begun {
		return nil
	}
	return t.list.Update(msg)
}

func (t *trail) draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor { return t.list.Draw(c, area) }

func (t *trail) click(x, y int, ev tea.MouseMsg) tea.Cmd { return t.list.Click(x, y, ev) }
