package tui

import (
	"context"
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
	"guyub/tui/lang"
)

// pin sets what opens this session's locked desk more quickly than a password.
type pin struct {
	env     *kit.Env
	session Session
	office  Office
	sheet   *sheet
	wait    *kit.Wait
	pause   pause
	err     error
}

func newPIN(env *kit.Env, session Session, office Office) *pin {
	return &pin{env: env, session: session, office: office, wait: kit.NewWait(env), pause: pause{env: env}, sheet: newSheet(env,
		secret("old", func(l *lang.Strings) string { return l.Shell.OldPassword }),
		secret("new", func(l *lang.Strings) string { return l.People.PIN }),
		secret("again", func(l *lang.Strings) string { return l.People.PINAgain }))}
}

// pinDone is the answer of one try.
type pinDone struct {
	generation int
	err        error
}

func (s *pin) Title() string { return s.env.Lang.People.PINTitle }
func (s *pin) Init() tea.Cmd { return nil }
func (s *pin) Typing() bool  { return true }

func (s *pin) Keys() kit.KeyMap {
	w := &s.env.Lang.Common
	keys := kit.KeyMap{kit.Bind(kit.Open, w.Next), kit.Bind(kit.Save, w.Save)}
	return append(append(keys, s.sheet.keys()...), kit.Bind(kit.Back, w.Back))
}

func (s *pin) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Turn:
		return s.wait.Update(m)
	case second:
		return s.pause.second()
	case pinDone:
		return s.done(m)
	case kit.Do:
		switch m.Intent {
		case kit.Back:
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

func (s *pin) save() tea.Cmd {
	if s.wait.Busy() || s.pause.left() > 0 {
		return nil
	}
	s.sheet.clear()
	w := s.env.Lang
	password, digits := s.sheet.text("old"), s.sheet.text("new")
	for key, text := range map[string]string{"old": password, "new": digits} {
		if text == "" {
			s.sheet.note(key, w.Common.Required)
		}
	}
	if digits != s.sheet.text("again") {
		s.sheet.note("again", w.People.PINNotSame)
	}
	if s.sheet.wrong() {
		return nil
	}
	s.err = nil
	session := s.session
	generation, turn := s.wait.Start(w.Common.Working)
	return tea.Batch(turn, func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), storeDeadline)
		defer cancel()
		return pinDone{generation, session.SetPIN(ctx, password, digits)}
	})
}

func (s *pin) done(m pinDone) tea.Cmd {
	if !s.wait.Current(m.generation) {
		return nil
	}
	s.wait.Stop()
	var next tea.Cmd
	if next, s.err = s.pause.after(m.err); m.err != nil {
		return next
	}
	return tea.Batch(kit.Send(kit.Pop{}), kit.Send(kit.Notice{Level: kit.Good, Text: s.env.Lang.People.PINSet}))
}

func (s *pin) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	s.sheet.click(x, y, ev)
	return nil
}

func (s *pin) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, w := s.env.Theme, s.env.Lang
	area = middle(area, 70, 12)
	c.Text(area.Min.X, area.Min.Y, w.People.PINTitle, th.Title)
	area.Min.Y += 2
	area.Min.Y += c.Wrap(area, w.People.PINText, th.Base) + 1
	form := area
	form.Max.Y = max(form.Min.Y, form.Max.Y-2)
	cursor := s.sheet.draw(c, form)
	area.Min.Y = form.Max.Y
	switch {
	case s.wait.Busy():
		s.wait.Draw(c, area)
	case s.pause.left() > 0:
		c.Wrap(area, s.pause.words(), th.Warn)
	case s.err != nil:
		c.Wrap(area, s.office.Explain(s.err, w.Code), th.Error)
	}
	return cursor
}
