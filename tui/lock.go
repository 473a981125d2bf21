package tui

import (
	"context"
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
	"guyub/tui/lang"
)

// lock hides the desk until its person proves to be back, or somebody else
// takes the terminal over.
type lock struct {
	env     *kit.Env
	session Session
	office  Office
	name    string
	sheet   *sheet
	wait    *kit.Wait
	err     error
}

func newLock(env *kit.Env, session Session, name string, office Office) *lock {
	return &lock{
		env: env, session: session, office: office, name: name, wait: kit.NewWait(env),
		sheet: newSheet(env, secret("password", func(l *lang.Strings) string { return l.Shell.Password })),
	}
}

// unlockDone is the answer of one try.
type unlockDone struct {
	generation int
	err        error
}

// otherUser is the wish that the terminal be somebody else's.
const otherUser kit.Intent = "lock.other-user"

func (s *lock) Title() string { return s.env.Lang.Shell.LockTitle }
func (s *lock) Init() tea.Cmd { return nil }
func (s *lock) Typing() bool  { return true }

func (s *lock) Keys() kit.KeyMap {
	w := &s.env.Lang.Shell
	return kit.KeyMap{kit.Bind(kit.Open, w.Unlock), kit.Bind(otherUser, w.OtherUser, "ctrl+o")}
}

func (s *lock) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Turn:
		return s.wait.Update(m)
	case unlockDone:
		if !s.wait.Current(m.generation) {
			return nil
		}
		s.wait.Stop()
		s.sheet.line().input.SetValue("")
		if s.err = m.err; s.err == nil {
			return kit.Send(unlocked{})
		}
		return nil
	case kit.Do:
		switch m.Intent {
		case otherUser:
			return kit.Send(another{})
		case kit.Open:
			return s.check()
		}
	}
	if !s.wait.Busy() {
		s.sheet.update(msg)
	}
	return nil
}

func (s *lock) check() tea.Cmd {
	password := s.sheet.text("password")
	if password == "" || s.wait.Busy() {
		return nil
	}
	s.err = nil
	generation, turn := s.wait.Start(s.env.Lang.Common.Working)
	session := s.session
	return tea.Batch(turn, func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), storeDeadline)
		defer cancel()
		return unlockDone{generation, session.CheckPassword(ctx, password)}
	})
}

func (s *lock) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, w := s.env.Theme, &s.env.Lang.Shell
	area = middle(area, 66, 10)
	c.Text(area.Min.X, area.Min.Y, w.LockTitle, th.Title)
	area.Min.Y += 2
	area.Min.Y += c.Wrap(area, s.env.Lang.F(w.LockedBy, s.name)+" "+w.LockHint, th.Base) + 1
	cursor := s.sheet.draw(c, image.Rect(area.Min.X, area.Min.Y, area.Max.X, min(area.Min.Y+1, area.Max.Y)))
	area.Min.Y += 2
	switch {
	case s.wait.Busy():
		s.wait.Draw(c, area)
	case s.err != nil:
		c.Wrap(area, s.office.Explain(s.err, s.env.Lang.Code), th.Error)
	}
	return cursor
}
