package tui

import (
	"context"
	"maps"
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
	// created: the office has been set up.
	created struct{ language string }
)

func (a *App) signIn() *layer {
	return &layer{screen: newSignIn(a.env, a.cfg.Office, a.cfg.Terminal, a.cfg.Hint, func(m tea.Msg) { a.send(m) })}
}

// welcome lets a person in.
func (a *App) welcome(m signedIn) tea.Cmd {
	a.leave()
	a.session, a.person = m.session, m.session.Person()
	a.sits()
	p := &a.person
	if p.Language != "" {
		a.language = p.Language
	}
	a.theme = p.Theme
	if a.theme == "" {
		a.theme = a.cfg.Theme
	}
	a.dress()
	ctx, cancel := context.WithCancel(context.Background())
	a.end = cancel
	a.relay = &relay{send: func(m tea.Msg) { a.send(m) }}
	m.session.Watch(ctx, a.relay.put)
	go a.awaitEnd(ctx, m.session)
	a.touched = a.env.Time()

	w := &a.env.Lang.Shell
	if p.MustChange {
		a.gate = &layer{screen: newPassword(a.env, a.session, a.cfg.Office, m.password)}
		return a.say(place{}, kit.Notice{Text: w.FirstSignIn})
	}
	a.unlockRooms()
	text := a.env.Lang.F(w.WelcomeBack, strings.TrimSuffix(model.ShortName(p.Actor.Name), "."))
	if !p.LastAt.IsZero() {
		text = a.env.Lang.F(w.LastSignIn, a.env.Lang.Moment(p.LastAt.In(a.env.Zone), model.DateOf(a.env.Time())), p.LastTerminal)
	}
	return tea.Batch(a.say(place{}, kit.Notice{Text: text}), a.catchUp())
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
	flush := a.flushes()
	a.notice.Text = ""
	a.gate = &layer{screen: newLock(a.env, a.session, a.person.Actor.Name, a.cfg.Office)}
	return tea.Batch(flush...)
}

// signOut keeps the drafts, ends the session and asks who comes next.
func (a *App) signOut() tea.Cmd {
	flush, session := a.flushes(), a.session
	a.session = nil // its end follows the drafts
	a.leave()
	a.language, a.theme = a.front(), a.cfg.Theme
	a.dress()
	a.notice.Text = ""
	a.gate = a.signIn()
	return func() tea.Msg {
		for _, cmd := range flush {
			finish(cmd)
		}
		if session != nil {
			session.SignOut()
		}
		return nil
	}
}

// front is the language before anybody has signed in.
func (a *App) front() string {
	if a.cfg.Language != "" {
		return a.cfg.Language
	}
	return a.language
}

// leave clears away what belonged to the last person.
func (a *App) leave() {
	if a.end != nil {
		a.end()
	}
	if a.session != nil {
		a.session.SignOut()
	}
	a.end, a.session, a.relay, a.person, a.day = nil, nil, nil, Person{}, 0
	a.rooms, a.at = nil, 0
	a.sits()
}

// flushes returns the commands that save every draft now.
func (a *App) flushes() (cmds []tea.Cmd) {
	a.layers(func(l *layer) {
		if f, ok := l.screen.(Flusher); ok {
			a.guard(l, func() { cmds = append(cmds, a.from(place{l, nil}, f.Flush())) })
		}
	})
	return cmds
}

// keep remembers the person's choices. That it may fail is no reason to disturb
// anybody: a choice holds until they sign out.
func (a *App) keep() tea.Cmd {
	session := a.session
	if session == nil {
		return nil
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
