package tui

import (
	"context"
	"errors"
	"image"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
	"guyub/tui/lang"
)

// signIn asks who is there. The first one in opens the office's data, which
// may take a moment and shows how far it is.
type signIn struct {
	env      *kit.Env
	office   Office
	terminal string
	hint     string
	send     func(tea.Msg)

	sheet  *sheet
	wait   *kit.Wait
	cancel context.CancelFunc
	opened opened    // how much of the data is open
	err    error     // of the last try, worded when it is drawn
	until  time.Time // no try before
}

func newSignIn(env *kit.Env, office Office, terminal, hint string, send func(tea.Msg)) *signIn {
	name := ask("name", func(l *lang.Strings) string { return l.Shell.User })
	name.help = func(l *lang.Strings) string { return l.Shell.UserHelp }
	return &signIn{
		env: env, office: office, terminal: terminal, hint: hint, send: send, wait: kit.NewWait(env),
		sheet: newSheet(env, name, secret("password", func(l *lang.Strings) string { return l.Shell.Password })),
	}
}

// signInDone is the answer of one try.
type signInDone struct {
	generation int
	session    Session
	password   string
	err        error
}

// opened tells how much of the office's data is open.
type opened struct {
	wait        *kit.Wait
	done, total int
}

// second is a step of the countdown before another try.
type second struct{}

func (s *signIn) Title() string { return s.env.Lang.Shell.SignInTitle }
func (s *signIn) Init() tea.Cmd { return nil }
func (s *signIn) Typing() bool  { return !s.wait.Busy() }

func (s *signIn) Keys() kit.KeyMap {
	if s.wait.Busy() {
		return kit.KeyMap{kit.Bind(kit.Back, s.env.Lang.Common.Cancel)}
	}
	return append(kit.KeyMap{kit.Bind(kit.Open, s.env.Lang.Shell.SignIn)}, s.sheet.keys()...)
}

func (s *signIn) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Turn:
		return s.wait.Update(m)
	case opened:
		if m.wait == s.wait {
			s.wait.Progress(m.done, m.total)
			s.opened = m
		}
		return nil
	case second:
		return s.countdown()
	case signInDone:
		return s.done(m)
	case kit.Do:
		switch {
		case m.Intent == kit.Back && s.wait.Busy():
			s.wait.Stop()
			s.cancel()
			return nil
		case m.Intent == kit.Open:
			return s.enter()
		}
	}
	if !s.wait.Busy() {
		s.sheet.update(msg)
	}
	return nil
}

// enter goes to what is still empty, or tries.
func (s *signIn) enter() tea.Cmd {
	for i, q := range s.sheet.lines {
		if q.input.Value() == "" {
			s.sheet.at = i
			return nil
		}
	}
	if s.wait.Busy() || s.env.Time().Before(s.until) {
		return nil
	}
	return s.try(strings.TrimSpace(s.sheet.text("name")), s.sheet.text("password"))
}

// try asks the store whether the password is right.
func (s *signIn) try(name, password string) tea.Cmd {
	s.err, s.opened = nil, opened{}
	generation, turn := s.wait.Start(s.env.Lang.Shell.Opening)
	ctx, cancel := context.WithTimeout(context.Background(), storeDeadline)
	s.cancel = cancel
	office, terminal, wait, send := s.office, s.terminal, s.wait, s.send
	return tea.Batch(turn, func() tea.Msg {
		defer cancel()
		session, err := office.SignIn(ctx, name, password, terminal, func(done, total int) { send(opened{wait, done, total}) })
		return signInDone{generation, session, password, err}
	})
}

func (s *signIn) done(m signInDone) tea.Cmd {
	if !s.wait.Current(m.generation) {
		if m.session != nil {
			m.session.SignOut() // given up meanwhile
		}
		return nil
	}
	s.wait.Stop()
	password := s.sheet.find("password")
	password.input.SetValue("")
	if m.err == nil {
		return kit.Send(signedIn{m.session, m.password})
	}
	s.err = m.err
	s.sheet.at = 1
	var waiting Waiting
	if errors.As(m.err, &waiting) {
		s.until = s.env.Time().Add(waiting.RetryAfter())
		return s.countdown()
	}
	return nil
}

func (s *signIn) countdown() tea.Cmd {
	if !s.env.Time().Before(s.until) {
		if !s.until.IsZero() {
			s.until, s.err = time.Time{}, nil
		}
		return nil
	}
	return s.env.After(time.Second, second{})
}

func (s *signIn) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	s.sheet.click(x, y, ev)
	return nil
}

func (s *signIn) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, w := s.env.Theme, &s.env.Lang.Shell
	area = middle(area, 76, 10)
	c.Text(area.Min.X, area.Min.Y, w.SignInTitle, th.Title)
	area.Min.Y += 2
	form := area
	form.Max.Y = min(form.Min.Y+3, form.Max.Y)
	cursor := s.sheet.draw(c, form)
	area.Min.Y += 4
	line := image.Rect(area.Min.X, area.Min.Y, area.Max.X, min(area.Min.Y+2, area.Max.Y))
	switch left := s.until.Sub(s.env.Time()); {
	case s.wait.Busy():
		s.wait.Draw(c, line)
		if s.opened.total > 0 && line.Dy() > 1 {
			line.Min.Y++
			c.TextIn(line, s.env.Lang.F(w.LoadingCount, s.env.Lang.Number(s.opened.done), s.env.Lang.Number(s.opened.total)), th.Faint)
		}
		cursor = nil
	case left > 0:
		c.Wrap(line, s.env.Lang.F(w.Throttled, int((left+time.Second-1)/time.Second)), th.Warn)
	case s.err != nil:
		c.Wrap(line, s.office.Explain(s.err, s.env.Lang.Code), th.Error)
	}
	area.Min.Y += 2
	if s.hint != "" {
		c.Wrap(area, s.hint, th.Hint)
	}
	return cursor
}

// middle returns an area of at most w by h in the middle of area, a little
// above it, as pages are set.
func middle(area image.Rectangle, w, h int) image.Rectangle {
	w, h = min(w, area.Dx()), min(h, area.Dy())
	x := area.Min.X + (area.Dx()-w)/2
	y := area.Min.Y + (area.Dy()-h)/3
	return image.Rect(x, y, x+w, y+h)
}
