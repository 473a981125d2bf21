package tui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// stay is one person's time at this desk, and all that is theirs alone: it
// begins as a door, with nobody signed in, and ends when they sign out. The desk
// shows one stay; others may wait, locked. What is drawn, typed and answered
// belongs to one of them and never reaches another.
type stay struct {
	env *kit.Env
	// What is chosen now. The look of who signs in replaces it.
	language, theme string

	// gate is what stands in front of the rooms: set-up, sign-in, lock.
	gate    *layer
	session Session
	person  Person
	end     context.CancelFunc // of what runs for the session
	relay   *relay
	rooms   []*room
	at      int // the room that is shown, into rooms

	notice   notice
	held     *notice       // said while it was locked, for when its person is back
	news     savedByOthers // for the desk that is told
	offered  uint64        // the last action that the status line offered to take back
	undoing  bool          // it is being taken back
	told     told          // which forms the other desks know to be open here
	day      model.Date    // that the office was brought up to
	touched  time.Time     // when the person last did something
	lockedAt time.Time     // zero: it is not locked
	parkedAt time.Time     // since when others may use the terminal; zero: nobody did
}

// door returns a stay of nobody yet.
func (a *App) door() *stay {
	s := &stay{language: a.front(), theme: a.cfg.Theme, env: &kit.Env{Now: a.cfg.Now, Timer: a.cfg.Timer, Print: a.cfg.Print, Folder: a.cfg.Folder}}
	if a.stay != nil {
		s.env.Width, s.env.Height, s.env.Zone = a.env.Width, a.env.Height, a.env.Zone
	}
	a.dress(s)
	s.touched = s.env.Time()
	s.gate = a.signIn(s)
	return s
}

// front is the language before anybody has signed in.
func (a *App) front() string {
	switch {
	case a.cfg.Language != "":
		return a.cfg.Language
	case a.stay != nil:
		return a.language
	}
	return lang.Indonesian
}

// dress brings words, theme and zone of a stay to what is chosen.
func (a *App) dress(s *stay) {
	s.env.Lang = lang.For(s.language)
	name := s.theme
	if a.colourless {
		name = kit.ThemeMono
	}
	s.env.Theme = kit.NewTheme(name, a.dark)
	if s.session != nil {
		s.env.Zone = s.person.Office.Zone.Location()
	} else if zone := a.cfg.Office.Front().Zone; zone != nil {
		s.env.Zone = zone // else that of who was here before, if anybody was
	}
}

// suit dresses a stay as its person likes it.
func (a *App) suit(s *stay) {
	if s.person.Language != "" {
		s.language = s.person.Language
	}
	s.theme = s.person.Theme
	if s.theme == "" {
		s.theme = a.cfg.Theme
	}
	a.dress(s)
}

// stays returns who is at the desk and those who wait.
func (a *App) stays() []*stay { return append([]*stay{a.stay}, a.parked...) }

// here reports whether a stay has not ended.
func (a *App) here(s *stay) bool { return s == a.stay || slices.Contains(a.parked, s) }

// within runs fn as though s were the one at the desk: so an answer that comes
// for somebody who waits changes their rooms and their status line alone.
func (a *App) within(s *stay, fn func() tea.Cmd) tea.Cmd {
	if s == a.stay {
		return fn()
	}
	front := a.stay
	a.stay = s
	defer func() { a.stay = front }()
	return fn()
}

// short is the person's name as colleagues know them.
func (s *stay) short() string { return model.ShortName(s.person.Actor.Name) }
