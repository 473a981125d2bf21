package tui

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// storeDeadline bounds what the desk itself asks of the store. Opening a
// million clients takes seconds on a slow machine; a minute is a fault.
const storeDeadline = time.Minute

// What the gates answer the desk.
type (
	// signedIn: somebody has proved who they are.
	signedIn struct {
		session  Session
		password string // replaced at once if it is an activation code
	}
	// settled: the new password is chosen.
	settled struct{}
	// unlocked: it is still the same person.
	unlocked struct{}
	// another: somebody else wants the locked terminal.
	another struct{}
	// givenUp: whoever came with an activation code chose no password.
	givenUp struct{}
	// created: the office has been set up.
	created struct{ language string }
)

func (a *App) signIn(s *stay) *layer {
	return &layer{screen: newSignIn(s.env, a)}
}

// welcome lets a person in: through the door, which becomes their desk, or back
// to the desk that waited for them here.
func (a *App) welcome(m signedIn) tea.Cmd {
	if s := a.waitingWith(m.session); s != nil {
		return tea.Batch(a.bringBack(s), a.unlock())
	}
	s := a.stay
	a.arrivals.known(m.session)
	s.session, s.person = m.session, m.session.Person()
	a.forget(s.person.Actor.User)
	a.suit(s)
	a.sits()
	ctx, cancel := context.WithCancel(context.Background())
	s.end = cancel
	s.relay = &relay{send: func(m tea.Msg) { a.send(m) }}
	m.session.Watch(ctx, s.relay.put)
	go a.awaitEnd(ctx, m.session)
	s.touched = s.env.Time()

	if s.person.MustChange {
		s.gate = &layer{screen: newPassword(s.env, s.session, a.cfg.Office, m.password)}
		return a.say(place{}, kit.Notice{Text: s.env.Lang.Shell.FirstSignIn})
	}
	a.unlockRooms()
	return tea.Batch(a.say(place{}, a.greeting()), a.catchUp())
}

// greeting tells when and where the person was here last, and what was tried
// with their account since.
func (a *App) greeting() kit.Notice {
	l, p := a.env.Lang, &a.person
	n := kit.Notice{Text: l.F(l.Shell.WelcomeBack, strings.TrimSuffix(model.ShortName(p.Actor.Name), "."))}
	if !p.LastAt.IsZero() {
		n.Text = l.F(l.People.LastSignIn, l.Moment(p.LastAt.In(a.env.Zone), model.DateOf(a.env.Time())), p.LastTerminal)
	}
	switch {
	case p.Failed > 0 && p.LastAt.IsZero():
		n.Text += l.F(l.People.FailedBefore, p.Failed)
	case p.Failed == 1:
		n.Text += l.People.FailedOne
	case p.Failed > 1:
		n.Text += l.F(l.People.FailedMany, p.Failed)
	}
	if p.Failed > 0 {
		n.Level = kit.Warn
	}
	return n
}

// catchUp lets the store do what follows from the days that have passed, once
// a day. What it changes comes back as any change does.
func (a *App) catchUp() tea.Cmd {
	today := model.DateOf(a.env.Time())
	if a.session == nil || a.person.MustChange || a.day == today {
		return nil
	}
	a.day = today
	session := a.session
	return func() tea.Msg {
		ctx, stop := context.WithTimeout(context.Background(), storeDeadline)
		defer stop()
		// What was not reached in time is reached the next time; the store
		// keeps no half of it.
		_, _ = session.CatchUp(ctx)
		return nil
	}
}

// unlockRooms opens the rooms to who has just come in.
func (a *App) unlockRooms() {
	a.person = a.session.Person()
	for _, r := range a.session.Rooms(a.env) {
		a.rooms = append(a.rooms, &room{Room: r})
	}
	a.gate = nil
	if len(a.rooms) == 0 {
		a.rooms = []*room{{Room: Room{Title: func(*lang.Strings) string { return "" }, Home: func() kit.Screen { return &closed{a.env} }}}}
	}
	a.enter(a.rooms[0].Number, nil)
}

// ended tells that a session is over.
type ended struct{ session Session }

// awaitEnd brings the end of the session to the desk: somebody may disable the
// account or reset its password while it is in use.
func (a *App) awaitEnd(ctx context.Context, s Session) {
	select {
	case <-ctx.Done():
	case <-s.Ended():
		a.send(ended{s})
	}
}

// lock hides the desk. Nothing is closed and nothing is lost.
func (a *App) lock() tea.Cmd {
	if a.session == nil || a.gate != nil {
		return nil
	}
	flush := a.flushes(a.stay)
	a.notice.Text = ""
	a.lockedAt = a.env.Time()
	a.gate = a.lockOf(a.stay)
	a.session.Use(a.touched, true)
	return tea.Batch(flush...)
}

func (a *App) lockOf(s *stay) *layer {
	return &layer{screen: newLock(s.env, s.session, s.person, a.cfg.Office)}
}

// unlock shows the desk again to who has proved to be its person.
func (a *App) unlock() tea.Cmd {
	now := a.env.Time()
	a.gate, a.lockedAt, a.parkedAt, a.touched = nil, time.Time{}, time.Time{}, now
	a.session.Use(now, false)
	a.person = a.session.Person()
	a.suit(a.stay)
	if held := a.held; held != nil {
		a.held = nil
		return a.say(held.from, held.Notice)
	}
	if set, _ := a.session.PIN(); !set {
		return a.say(place{}, kit.Notice{Text: a.env.Lang.People.OfferPIN})
	}
	return nil
}

// signOut keeps the drafts, ends the session and asks who comes next.
func (a *App) signOut() tea.Cmd { return a.drop(a.stay) }

// minute lets happen what the time brings: a desk left alone locks itself, a
// locked one to which nobody comes back is signed out, and who waits too long.
func (a *App) minute() tea.Cmd {
	now := a.env.Time()
	var cmds []tea.Cmd
	for _, s := range slices.Clone(a.parked) {
		s.person = s.session.Person()
		if now.Sub(s.parkedAt) >= s.person.Park || now.Sub(s.lockedAt) >= abandonedAfter {
			cmds = append(cmds, a.dismiss(s, func(l *lang.Strings) string { return l.People.TimeUp }))
		}
	}
	if a.session != nil {
		cmds = append(cmds, a.minuteOf(a.stay, now))
	} else if a.cfg.Unattended > 0 && len(a.parked) == 0 && now.Sub(a.touched) >= a.cfg.Unattended {
		return a.quit()
	} else if gate, ok := a.gate.screen.(*signIn); ok && now.Sub(a.touched) >= typedFor {
		gate.forget()
	}
	return tea.Batch(append(cmds, a.catchUp(), a.tick())...)
}

// typedFor is how long what was typed at the door stays there when its person
// has gone away.
const typedFor = time.Minute

// minuteOf is minute for who is at the desk.
func (a *App) minuteOf(s *stay, now time.Time) tea.Cmd {
	s.person = s.session.Person()
	idle := s.person.Idle > 0 && now.Sub(s.touched) >= s.person.Idle
	switch {
	case s.gate == nil && idle:
		return a.lock()
	case s.gate == nil:
		s.session.Use(s.touched, false)
	case !s.lockedAt.IsZero():
		if now.Sub(s.lockedAt) >= abandonedAfter {
			return a.dismiss(s, func(l *lang.Strings) string { return l.People.Abandoned })
		}
	case idle:
		// An activation code was typed and no password chosen: whoever came
		// next could choose it.
		return a.dismiss(s, func(l *lang.Strings) string { return l.People.SignOutIdle })
	}
	return nil
}

// flushes returns the commands that save every draft of a stay now.
func (a *App) flushes(s *stay) (cmds []tea.Cmd) {
	a.within(s, func() tea.Cmd {
		a.layers(func(l *layer) {
			if f, ok := l.screen.(Flusher); ok {
				a.guard(l, func() { cmds = append(cmds, a.from(place{l, nil}, f.Flush())) })
			}
		})
		return nil
	})
	return cmds
}

// keep remembers the person's choices. That it may fail is no reason to disturb
// anybody: a choice holds until they sign out.
func (a *App) keep() tea.Cmd {
	session := a.session
	if session == nil || a.gate != nil {
		return nil // at the lock it may be somebody else's choice
	}
	a.person.Language, a.person.Theme = a.language, a.theme
	choices := a.person.Choices
	choices.Columns = maps.Clone(choices.Columns)
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), storeDeadline)
		defer cancel()
		_ = session.Keep(ctx, choices)
		return nil
	}
}

// remember keeps the columns that a person chose for a list.
func (a *App) remember(m kit.Remember) tea.Cmd {
	columns := maps.Clone(a.person.Columns)
	if columns == nil {
		columns = map[string]string{}
	}
	columns[m.List] = strings.Join(m.Keys, ",")
	a.person.Columns = columns
	return a.keep()
}
