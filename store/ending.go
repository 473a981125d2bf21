package store

import (
	"context"
	"slices"
	"time"

	"guyub/model"
)

// IntentEnd ends a session from another desk.
const IntentEnd = "session.end"

// Ending tells who ended a session, and where. The zero value: the office was
// closed.
type Ending struct {
	By       model.ID
	Terminal string
}

// keepTime is how long a session that somebody else ended may still keep what
// its person had typed. Its desk, which is told at once, needs a few
// milliseconds; one that does not answer any more must not be waited for.
const keepTime = 10 * time.Second

// Ended is closed when the session is asked to end: its person signed out,
// somebody ended it from another desk, the account was disabled or got a new
// password, or the office was closed. From then on it reads and writes nothing,
// but for [Session.SaveDraft]: a desk has ten seconds to keep what was typed,
// and lets the session go with [Session.SignOut].
func (s *Session) Ended() <-chan struct{} { return s.ended }

// Ending tells who ended the session; it means something once [Session.Ended]
// is closed.
func (s *Session) Ending() Ending {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ending
}

// end asks the session to end. The first one to do so is told of.
func (s *Session) end(e Ending) {
	s.once.Do(func() {
		s.mu.Lock()
		s.ending, s.until = e, s.office.now().Add(keepTime)
		s.pin = nil
		s.mu.Unlock()
		close(s.ended)
		s.office.presence.leave(s)
		s.did(nil)
	})
}

// ends is the ending that this session gives to others.
func (s *Session) ends() Ending { return Ending{By: s.user, Terminal: s.terminal} }

// release is the very end: nothing more is kept.
func (s *Session) release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gone = true
}

// over reports whether the session has been asked to end.
func (s *Session) over() bool {
	select {
	case <-s.ended:
		return true
	default:
		return false
	}
}

// mayKeep tells why a draft cannot be kept. Once the session has been asked to
// end, the standing of the user does not matter: who was disabled with a form
// half typed loses nothing.
func (s *Session) mayKeep() error {
	if !s.over() {
		return s.ready()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gone || s.office.now().After(s.until) {
		return ErrSignedOut
	}
	return nil
}

// endOthers ends the other sessions of a user.
func (o *Office) endOthers(user model.ID, but *Session, why Ending) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for s := range o.sessions {
		if s.user == user && s != but {
			s.end(why)
			delete(o.sessions, s)
		}
	}
}

// LiveSession is somebody who is signed in.
type LiveSession struct {
	ID       model.ID // names the session while it lives
	User     model.ID
	Terminal string
	Since    time.Time
	Used     time.Time // when its person last did something there, to the minute
	Locked   bool      // its desk is locked
	This     bool      // the session that asks
}

// Live returns the sessions of this person, this one among them, the longest
// first; with everybody those of all, for whoever may manage users.
func (s *Session) Live(everybody bool) ([]LiveSession, error) {
	err := s.ready()
	if everybody {
		err = s.may(model.UserEdit, model.Subject{Kind: model.KindUser})
	}
	if err != nil {
		return nil, err
	}
	var out []LiveSession
	s.office.mu.Lock()
	for other := range s.office.sessions {
		if everybody || other.user == s.user {
			one := other.live()
			one.This = other == s
			out = append(out, one)
		}
	}
	s.office.mu.Unlock()
	slices.SortFunc(out, func(a, b LiveSession) int {
		if c := a.Since.Compare(b.Since); c != 0 {
			return c
		}
		return slices.Compare(a.ID[:], b.ID[:])
	})
	return out, nil
}

func (s *Session) live() LiveSession {
	s.mu.Lock()
	defer s.mu.Unlock()
	return LiveSession{ID: s.id, User: s.user, Terminal: s.terminal, Since: s.since, Used: s.used, Locked: s.locked}
}

// Use tells when the person last did something, and whether their desk is
// locked now: what [Session.Live] says of it.
func (s *Session) Use(at time.Time, locked bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.used, s.locked = at, locked
}

// EndSession ends a session of the person's own, or anybody's for whoever may
// manage users. Its desk keeps what was typed there. A session that is over
// already gives [ErrNoRecord].
func (s *Session) EndSession(ctx context.Context, id model.ID) error {
	other := s.office.sessionOf(id)
	if other == nil {
		return ErrNoRecord
	}
	_, err := s.work(ctx, Op{Intent: IntentEnd}, func(c *change) error {
		if other.user != s.user {
			if err := c.may(model.UserEdit, model.Subject{Kind: model.KindUser}); err != nil {
				return err
			}
		}
		c.entry.Records = []AuditRecord{{Kind: model.KindUser, ID: other.user}}
		c.entry.Note = other.terminal
		return nil
	})
	if err != nil {
		return err
	}
	other.end(s.ends())
	s.office.mu.Lock()
	defer s.office.mu.Unlock()
	delete(s.office.sessions, other)
	return nil
}

// sessionOf returns the live session of an id, nil if there is none.
func (o *Office) sessionOf(id model.ID) *Session {
	o.mu.Lock()
	defer o.mu.Unlock()
	for s := range o.sessions {
		if s.id == id {
			return s
		}
	}
	return nil
}
