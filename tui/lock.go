package tui

import (
	"context"
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// lock hides the desk until its person proves to be back, or somebody else
// wants the terminal. It knows of the desk behind it only whose it is.
type lock struct {
	env     *kit.Env
	session Session
	office  Office
	name    string
	sheet   *sheet
	wait    *kit.Wait
	pause   pause
	err     error
}

func newLock(env *kit.Env, session Session, p Person, office Office) *lock {
	return &lock{
		env: env, session: session, office: office, name: p.Actor.Name, wait: kit.NewWait(env), pause: pause{env: env},
		sheet: newSheet(env, secret("secret", func(l *lang.Strings) string {
			if set, left := session.PIN(); set && left > 0 {
				return l.People.Secret
			}
			return l.Shell.Password
		})),
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
	return kit.KeyMap{kit.Bind(kit.Open, w.Unlock), kit.Bind(otherUser, s.env.Lang.People.Switch, "ctrl+o")}
}

func (s *lock) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Turn:
		return s.wait.Update(m)
	case second:
		return s.pause.second()
	case unlockDone:
		return s.done(m)
	case kit.Do:
		switch {
		case s.wait.Busy():
			return nil
		case m.Intent == otherUser:
			return kit.Send(another{})
		case m.Intent == kit.Open:
			return s.check()
		}
	}
	if !s.wait.Busy() {
		s.sheet.update(msg)
	}
	return nil
}

func (s *lock) check() tea.Cmd {
	typed := s.sheet.text("secret")
	if typed == "" || s.pause.left() > 0 {
		return nil
	}
	s.err = nil
	generation, turn := s.wait.Start(s.env.Lang.Common.Working)
	session := s.session
	return tea.Batch(turn, func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), storeDeadline)
		defer cancel()
		return unlockDone{generation, session.Resume(ctx, typed)}
	})
}

func (s *lock) done(m unlockDone) tea.Cmd {
	if !s.wait.Current(m.generation) {
		return nil
	}
	s.wait.Stop()
	s.sheet.line().input.SetValue("")
	if m.err == nil {
		return kit.Send(unlocked{})
	}
	var next tea.Cmd
	next, s.err = s.pause.after(m.err)
	return next
}

// hint says what opens the desk now.
func (s *lock) hint() string {
	w := &s.env.Lang.People
	switch set, left := s.session.PIN(); {
	case !set:
		return w.LockPassword
	case left == 0:
		return w.LockSpent
	}
	return w.LockEither
}

func (s *lock) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, w := s.env.Theme, s.env.Lang
	area = middle(area, 66, 11)
	c.Text(area.Min.X, area.Min.Y, w.Shell.LockTitle, th.Title)
	area.Min.Y += 2
	area.Min.Y += c.Wrap(area, w.F(w.Shell.LockedBy, s.name)+" "+s.hint(), th.Base) + 1
	cursor := s.sheet.draw(c, image.Rect(area.Min.X, area.Min.Y, area.Max.X, min(area.Min.Y+1, area.Max.Y)))
	area.Min.Y += 2
	if s.wait.Busy() {
		s.wait.Draw(c, area)
		return cursor
	}
	if s.err != nil {
		area.Min.Y += c.Wrap(area, s.office.Explain(s.err, w.Code), th.Error)
		area.Min.Y += c.Wrap(area, w.F(w.People.NotYou, model.ShortName(s.name)), th.Hint)
	}
	if s.pause.left() > 0 {
		c.Wrap(area, s.pause.words(), th.Warn)
	}
	return cursor
}
