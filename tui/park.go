package tui

import (
	"slices"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// mostParked is how many locked desks wait at one terminal. When one more comes,
// who has waited longest is signed out.
const mostParked = 4

// abandonedAfter is when a locked desk to which nobody came back is signed out:
// a working day with its overtime.
const abandonedAfter = 12 * time.Hour

// Switch asks that somebody else may use the terminal.
const Switch kit.Intent = "desk.switch"

// bringBack asks for a desk that waits here. It comes back locked.
type bringBack struct{ stay *stay }

// switchUser locks the desk, if it is not yet, and lets somebody else sign in.
func (a *App) switchUser() tea.Cmd {
	lock := a.lock()
	return tea.Batch(lock, a.park())
}

// park puts the locked desk aside and shows the door. Where the office lets
// nobody wait, the person is signed out.
func (a *App) park() tea.Cmd {
	s := a.stay
	if s.person.Park <= 0 {
		return a.signOut()
	}
	if s.parkedAt.IsZero() {
		s.parkedAt = s.env.Time()
	}
	s.gate = a.lockOf(s) // what was typed into the old one is gone, and its answer finds nobody
	a.stay = a.door()
	a.parked = append(a.parked, s)
	slices.SortStableFunc(a.parked, func(x, y *stay) int { return x.parkedAt.Compare(y.parkedAt) })
	if len(a.parked) > mostParked {
		return a.dismiss(a.parked[0], func(l *lang.Strings) string { return l.People.TooManyWait })
	}
	return nil
}

// bringBack brings a waiting desk to the front, in the place of the door.
func (a *App) bringBack(s *stay) tea.Cmd {
	i := slices.Index(a.parked, s)
	if i < 0 || a.session != nil {
		return nil
	}
	a.parked = slices.Delete(a.parked, i, i+1)
	a.stay = s
	return nil
}

// waitingWith returns the waiting stay of a session, nil if it is none.
func (a *App) waitingWith(session Session) *stay {
	for _, s := range a.parked {
		if s.session == session {
			return s
		}
	}
	return nil
}

// farewell is what the sign-in says to somebody whose session ended without
// their doing. It stands there until they sign in again.
type farewell struct {
	user model.ID
	at   time.Time
	text func(l *lang.Strings) string
}

// dismiss signs somebody out who did not ask for it. why is the sentence for
// them, with the places of their name and of the time.
func (a *App) dismiss(s *stay, why func(*lang.Strings) string) tea.Cmd {
	name, at := s.short(), s.env.Time()
	a.bid(s, func(l *lang.Strings) string { return l.F(why(l), name, l.Clock(at)) })
	return a.drop(s)
}

// bid leaves a sentence for the person of a stay that ends.
func (a *App) bid(s *stay, text func(*lang.Strings) string) {
	user := s.person.Actor.User
	a.forget(user)
	a.farewells = append(a.farewells, farewell{user, s.env.Time(), text})
	a.farewells = a.farewells[max(0, len(a.farewells)-mostParked):]
}

// forget takes away what was left for somebody, and what is long past.
func (a *App) forget(user model.ID) {
	now := a.env.Time()
	a.farewells = slices.DeleteFunc(a.farewells, func(f farewell) bool { return f.user == user || now.Sub(f.at) >= abandonedAfter })
}

// ousted takes the desk of a session away that was ended from elsewhere, whoever
// is at the terminal now.
func (a *App) ousted(session Session) tea.Cmd {
	for _, s := range a.stays() {
		if s.session != session || session == nil {
			continue
		}
		name, at, why := s.short(), s.env.Time(), session.Ending()
		a.bid(s, func(l *lang.Strings) string {
			if why.By == "" {
				return l.F(l.People.EndedClosed, name, l.Clock(at))
			}
			return l.F(l.People.EndedBy, name, why.By, why.Terminal, l.Clock(at))
		})
		return a.drop(s)
	}
	return nil
}

// drop ends a stay: the drafts are kept, then the session is signed out.
func (a *App) drop(s *stay) tea.Cmd {
	d := a.depart(s)
	if i := slices.Index(a.parked, s); i >= 0 {
		a.parked = slices.Delete(a.parked, i, i+1)
	} else {
		a.stay = a.door()
	}
	a.sits()
	return func() tea.Msg {
		d.finish()
		return departed{d}
	}
}

// depart prepares what a stay that ends still has to do.
func (a *App) depart(s *stay) *departure {
	d := &departure{flush: a.flushes(s), session: s.session}
	if s.end != nil {
		s.end()
	}
	a.leaving = append(a.leaving, d)
	return d
}

// departure is a stay that is ending: what it still has to keep.
type departure struct {
	once    sync.Once
	flush   []tea.Cmd
	session Session
}

// departed tells that it is over.
type departed struct{ *departure }

// finish keeps the drafts and signs out, once. Who calls it meanwhile waits.
func (d *departure) finish() {
	d.once.Do(func() {
		for _, cmd := range d.flush {
			finish(cmd)
		}
		if d.session != nil {
			d.session.SignOut()
		}
	})
}

// names are those who wait, as a list in words.
func (a *App) names() string {
	var all []string
	for _, s := range a.parked {
		all = append(all, s.short())
	}
	return strings.Join(all, ", ")
}
