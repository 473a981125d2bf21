package record

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
)

// Card is the screen of a small record: what is known of it, and under that
// what happened to it.
type Card struct {
	env     *kit.Env
	title   func() string
	write   func(*Paper)
	history *History
	edit    func() kit.Screen
	scroll  Scroll
}

// NewCard returns a card. write says what is known, as of now. edit makes the
// form; nil when it may not be changed.
func NewCard(env *kit.Env, title func() string, write func(*Paper), history *History, edit func() kit.Screen) *Card {
	return &Card{env: env, title: title, write: write, history: history, edit: edit}
}

// Title names the record.
func (c *Card) Title() string { return c.title() }

// Init reads the history.
func (c *Card) Init() tea.Cmd {
	if c.history == nil {
		return nil
	}
	return c.history.Show()
}

// Keys is what works now.
func (c *Card) Keys() kit.KeyMap {
	var m kit.KeyMap
	if c.edit != nil {
		m = append(m, kit.Bind(kit.Edit, c.env.Lang.Record.KeyEdit))
	}
	return append(m, c.scroll.Keys(c.env.Lang.Record.KeyMove)...)
}

// Update takes intents and answers.
func (c *Card) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Refresh:
		if c.history != nil {
			c.history.Stale()
		}
		return c.Init()
	case kit.Do:
		if m.Intent == kit.Edit && c.edit != nil {
			return kit.Send(kit.Push{Screen: c.edit()})
		}
		c.scroll.Do(m.Intent)
		return nil
	}
	if c.history == nil {
		return nil
	}
	return c.history.Update(msg)
}

// Draw draws the card.
func (c *Card) Draw(canvas *kit.Canvas, area image.Rectangle) *tea.Cursor {
	area.Min.X++
	area.Max.X--
	p := NewPaper(c.env, area.Dx())
	c.write(p)
	if c.history != nil {
		p.Head(c.env.Lang.Record.HistoryHead)
		c.history.Write(p)
	}
	p.Draw(canvas, area, &c.scroll)
	return nil
}

// Click scrolls.
func (c *Card) Click(_, _ int, ev tea.MouseMsg) tea.Cmd {
	c.scroll.Wheel(ev)
	return nil
}
