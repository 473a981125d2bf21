package tui

import (
	"context"
	"image"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
	"guyub/tui/lang"
)

// leastPassword is how many letters a password has at least; the store has the
// last word.
const leastPassword = 8

// password changes the person's own password: whenever they like, or at the
// first sign-in in the place of the activation code.
type password struct {
	env     *kit.Env
	session Session
	office  Office
	code    string // the activation code that it replaces; empty: asked for
	sheet   *sheet
	wait    *kit.Wait
	err     error
}

func newPassword(env *kit.Env, session Session, office Office, code string) *password {
	lines := []*question{
		secret("new", func(l *lang.Strings) string { return l.Shell.NewPassword }),
		secret("again", func(l *lang.Strings) string { return l.Shell.Again }),
	}
	if code == "" {
		lines = append([]*question{secret("old", func(l *lang.Strings) string { return l.Shell.OldPassword })}, lines...)
	}
	return &password{env: env, session: session, office: office, code: code, sheet: newSheet(env, lines...), wait: kit.NewWait(env)}
}

// passwordDone is the answer of one try.
type passwordDone struct {
	generation int
	err        error
}

func (s *password) Title() string { return s.env.Lang.Shell.ChangeTitle }
func (s *password) Init() tea.Cmd { return nil }
func (s *password) Typing() bool  { return true }

func (s *password) Keys() kit.KeyMap {
	w := s.env.Lang
	back := w.Common.Back
	if s.code != "" {
		back = w.Shell.KeySignOut
	}
	keys := kit.KeyMap{kit.Bind(kit.Open, w.Common.Next), kit.Bind(kit.Save, w.Common.Save)}
	return append(append(keys, s.sheet.keys()...), kit.Bind(kit.Back, back))
}

func (s *password) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Turn:
		return s.wait.Update(m)
	case passwordDone:
		return s.done(m)
	case kit.Do:
		switch m.Intent {
		case kit.Back:
			if s.code != "" {
				return kit.Send(givenUp{})
			}
			return kit.Send(kit.Pop{})
		case kit.Open:
			if s.sheet.next() {
				return nil
			}
			return s.save()
		case kit.Save:
			return s.save()
		}
	}
	if !s.wait.Busy() {
		s.sheet.update(msg)
	}
	return nil
}

// checkNew puts notes beside a new password and its repetition.
func checkNew(s *sheet, l *lang.Strings, key, again string) {
	switch {
	case s.text(key) == "":
		s.note(key, l.Common.Required)
	case utf8.RuneCountInString(s.text(key)) < leastPassword:
		s.note(key, l.F(l.Shell.TooShort, leastPassword))
	case s.text(key) != s.text(again):
		s.note(again, l.Shell.NotSame)
	}
}

func (s *password) save() tea.Cmd {
	if s.wait.Busy() {
		return nil
	}
	s.sheet.clear()
	old := s.code
	if old == "" {
		if old = s.sheet.text("old"); old == "" {
			s.sheet.note("old", s.env.Lang.Common.Required)
		}
	}
	checkNew(s.sheet, s.env.Lang, "new", "again")
	if s.sheet.wrong() {
		return nil
	}
	s.err = nil
	chosen, session := s.sheet.text("new"), s.session
	generation, turn := s.wait.Start(s.env.Lang.Common.Working)
	return tea.Batch(turn, func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), storeDeadline)
		defer cancel()
		return passwordDone{generation, session.ChangePassword(ctx, old, chosen)}
	})
}

func (s *password) done(m passwordDone) tea.Cmd {
	if !s.wait.Current(m.generation) {
		return nil
	}
	s.wait.Stop()
	if s.err = m.err; s.err != nil {
		return nil
	}
	var leave tea.Msg = kit.Pop{}
	if s.code != "" {
		leave = settled{}
	}
	return tea.Batch(kit.Send(leave), kit.Send(kit.Notice{Level: kit.Good, Text: s.env.Lang.Shell.Changed}))
}

func (s *password) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	s.sheet.click(x, y, ev)
	return nil
}

func (s *password) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, w := s.env.Theme, &s.env.Lang.Shell
	area = middle(area, 70, 12)
	c.Text(area.Min.X, area.Min.Y, w.ChangeTitle, th.Title)
	area.Min.Y += 2
	area.Min.Y += c.Wrap(area, w.ChangeText, th.Base) + 1
	form := area
	form.Max.Y = max(form.Min.Y, form.Max.Y-2)
	cursor := s.sheet.draw(c, form)
	area.Min.Y = form.Max.Y
	switch {
	case s.wait.Busy():
		s.wait.Draw(c, area)
	case s.err != nil:
		c.Wrap(area, s.office.Explain(s.err, s.env.Lang.Code), th.Error)
	}
	return cursor
}
