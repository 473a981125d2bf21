package tui

import (
	"context"
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
	"guyub/tui/lang"
)

// signIn asks who is there, and says who waits at this terminal. The first one
// in opens the office's data, which may take a moment and shows how far it is.
type signIn struct {
	env    *kit.Env
	app    *App // whose cfg, parked and farewells it shows
	sheet  *sheet
	wait   *kit.Wait
	cancel context.CancelFunc
	opened opened // how much of the data is open
	err    error  // of the last try, worded when it is drawn
	pause  pause
	rows   []image.Rectangle // of those who wait, for the mouse
}

func newSignIn(env *kit.Env, app *App) *signIn {
	name := ask("name", func(l *lang.Strings) string { return l.Shell.User })
	name.help = func(l *lang.Strings) string { return l.Shell.UserHelp }
	return &signIn{
		env: env, app: app, wait: kit.NewWait(env), pause: pause{env: env},
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

// back are the wishes to take a waiting desk back, in the order in which the
// desks stand.
var back = [mostParked]kit.Intent{"lock.back.1", "lock.back.2", "lock.back.3", "lock.back.4"}

func (s *signIn) Title() string { return s.env.Lang.Shell.SignInTitle }
func (s *signIn) Init() tea.Cmd { return nil }
func (s *signIn) Typing() bool  { return !s.wait.Busy() }

func (s *signIn) Keys() kit.KeyMap {
	if s.wait.Busy() {
		return kit.KeyMap{kit.Bind(kit.Back, s.env.Lang.Common.Cancel)}
	}
	keys := kit.KeyMap{kit.Bind(kit.Open, s.env.Lang.Shell.SignIn)}
	for i, one := range s.app.parked {
		keys = append(keys, kit.Bind(back[i], s.env.Lang.F(s.env.Lang.People.BackTo, one.short()), backKey(i)))
	}
	return append(keys, s.sheet.keys()...)
}

// backKey is the key of the desk at a place among those that wait: F1 is help.
func backKey(i int) string { return "f" + string(rune('2'+i)) }

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
		return s.pause.second()
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
		if i := slices.Index(back[:], m.Intent); i >= 0 && i < len(s.app.parked) && !s.wait.Busy() {
			return kit.Send(bringBack{s.app.parked[i]})
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
	if s.wait.Busy() || s.pause.left() > 0 {
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
	cfg, wait, send, arrivals := s.app.cfg, s.wait, s.app.send, &s.app.arrivals
	var waiting []Session
	for _, one := range s.app.parked {
		waiting = append(waiting, one.session)
	}
	return tea.Batch(turn, func() tea.Msg {
		defer cancel()
		progress := func(done, total int) { send(opened{wait, done, total}) }
		session, err := cfg.Office.SignIn(ctx, name, password, cfg.Terminal, progress, waiting...)
		if err == nil && !slices.Contains(waiting, session) {
			arrivals.begun(session)
		}
		return signInDone{generation, session, password, err}
	})
}

func (s *signIn) done(m signInDone) tea.Cmd {
	if !s.wait.Current(m.generation) {
		if m.session != nil && s.app.waitingWith(m.session) == nil {
			s.app.arrivals.known(m.session)
			m.session.SignOut() // given up meanwhile
		}
		return nil
	}
	s.wait.Stop()
	s.sheet.find("password").input.SetValue("")
	if m.err == nil {
		return kit.Send(signedIn{m.session, m.password})
	}
	s.sheet.at = 1
	var next tea.Cmd
	next, s.err = s.pause.after(m.err)
	return next
}

// forget clears what was typed: its person has gone away.
func (s *signIn) forget() {
	if s.wait.Busy() {
		return
	}
	for _, q := range s.sheet.lines {
		q.input.SetValue("")
	}
	s.sheet.at = 0
}

func (s *signIn) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	s.sheet.click(x, y, ev)
	if _, ok := ev.(tea.MouseClickMsg); ok {
		for i, row := range s.rows {
			if image.Pt(x, y).In(row) {
				return s.Update(kit.Do{Intent: back[i]})
			}
		}
	}
	return nil
}

func (s *signIn) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, w := s.env.Theme, s.env.Lang
	lines := 12
	if len(s.app.parked)+len(s.app.farewells) > 0 {
		lines = 20
	}
	area = middle(area, 76, lines)
	c.Text(area.Min.X, area.Min.Y, w.Shell.SignInTitle, th.Title)
	area.Min.Y += 2
	form := area
	form.Max.Y = min(form.Min.Y+3, form.Max.Y)
	cursor := s.sheet.draw(c, form)
	area.Min.Y += 4
	below := func(text string, st kit.Style) { area.Min.Y += c.Wrap(area, text, st) + 1 }
	if s.wait.Busy() {
		s.wait.Draw(c, area)
		area.Min.Y++
		if s.opened.total > 0 {
			c.TextIn(area, w.F(w.Shell.LoadingCount, w.Number(s.opened.done), w.Number(s.opened.total)), th.Faint)
		}
		area.Min.Y++
		cursor = nil
	}
	if s.err != nil {
		below(s.app.cfg.Office.Explain(s.err, w.Code), th.Error)
	}
	if s.pause.left() > 0 {
		below(s.pause.words(), th.Warn)
	}
	area.Min.Y += s.drawWaiting(c, area)
	for _, f := range s.app.farewells {
		below(f.text(w), th.Base)
	}
	if s.app.cfg.Hint != "" {
		c.Wrap(area, s.app.cfg.Hint, th.Hint)
	}
	return cursor
}

// drawWaiting names those whose desks wait here, each with its key, and returns
// the lines that it took.
func (s *signIn) drawWaiting(c *kit.Canvas, area image.Rectangle) int {
	s.rows = s.rows[:0]
	if len(s.app.parked) == 0 {
		return 0
	}
	th, w := s.env.Theme, s.env.Lang
	y, names := area.Min.Y, 0
	for _, one := range s.app.parked {
		names = max(names, kit.Width(one.short()))
	}
	c.TextIn(area, w.People.Waiting, th.Base)
	for i, one := range s.app.parked {
		y++
		row := image.Rect(area.Min.X, y, area.Max.X, y+1).Intersect(area)
		s.rows = append(s.rows, row)
		x := row.Min.X + 2
		x += c.TextIn(image.Rect(x, y, row.Max.X, row.Max.Y), s.env.Label(kit.Bind(back[i], "", backKey(i))), th.Key) + 2
		c.TextIn(image.Rect(x, y, row.Max.X, row.Max.Y), one.short(), th.Bold)
		x += names + 2
		c.TextIn(image.Rect(x, y, row.Max.X, row.Max.Y), w.F(w.People.WaitsSince, w.Clock(one.lockedAt)), th.Faint)
	}
	return len(s.app.parked) + 2
}

// middle returns an area of at most w by h in the middle of area, a little
// above it, as pages are set.
func middle(area image.Rectangle, w, h int) image.Rectangle {
	w, h = min(w, area.Dx()), min(h, area.Dy())
	x := area.Min.X + (area.Dx()-w)/2
	y := area.Min.Y + (area.Dy()-h)/3
	return image.Rect(x, y, x+w, y+h)
}
