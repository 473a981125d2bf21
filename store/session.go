package store

import (
	"bytes"
	"context"
	"errors"
	"sync"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
	"guyub/store/seal"
)

// Session is one signed-in person at one terminal. It is safe for concurrent
// use. What the person may do is looked up anew for each thing asked.
type Session struct {
	office   *Office
	id       model.ID // names it among the live ones
	user     model.ID
	terminal string
	since    time.Time
	began    uint64 // the audit entry of its beginning

	once  sync.Once
	ended chan struct{}

	noting sync.Mutex
	noted  map[model.ID]time.Time // clients whose opening was noted, under noting

	mu     sync.Mutex
	ending Ending    // why it ended
	until  time.Time // no draft is kept after; zero while it lives
	gone   bool      // its desk has let it go
	used   time.Time // when its person last did something
	locked bool
	pin    *pin
	own    []*watcher // what this session watches with
	last   *deed      // what it did last, as long as that can be taken back
}

// newSession begins a session of a user whose slot was opened. It is among the
// live ones before it is noted, so that whoever takes the password away ends it.
func (o *Office) newSession(ctx context.Context, user model.ID, terminal string, opened *seal.Slot) (*Session, error) {
	now := o.now()
	s := &Session{office: o, id: model.NewID(), user: user, terminal: terminal, since: now, used: now,
		ended: make(chan struct{}), noted: map[model.ID]time.Time{}}
	u := o.open.Load()
	if u == nil {
		return nil, ErrLocked
	}
	if stored, ok := u.books.Load().User(user); !ok || stored.Disabled {
		return nil, ErrDisabled
	}
	o.mu.Lock()
	o.sessions[s] = struct{}{}
	o.mu.Unlock()
	res, err := s.update(ctx, Op{Intent: IntentSignIn}, func(c *change) error {
		if raw, ok := c.w.Get(tSlot, user[:]); !ok || !bytes.Equal(raw, opened.Bytes()) {
			return ErrWrongPassword // it was replaced since
		}
		c.entry.Records = []AuditRecord{{Kind: model.KindUser, ID: user}}
		return nil
	})
	if err != nil {
		o.mu.Lock()
		defer o.mu.Unlock()
		delete(o.sessions, s)
		return nil, err
	}
	s.began = res.Seq
	return s, nil
}

// Office returns the office that the session is in.
func (s *Session) Office() *Office { return s.office }

// Terminal returns the name of the terminal.
func (s *Session) Terminal() string { return s.terminal }

// SignOut ends the session. What waits to be written is written first.
func (s *Session) SignOut() {
	if !s.over() {
		ctx, stop := context.WithTimeout(context.Background(), 2*time.Second)
		defer stop()
		// The person leaves whether or not the note could be written.
		_, _ = s.update(ctx, Op{Intent: IntentSignOut}, func(*change) error { return nil })
	}
	s.end(s.ends())
	s.release()
	s.office.mu.Lock()
	defer s.office.mu.Unlock()
	delete(s.office.sessions, s)
}

// Actor returns who acts, with the role that they have now. After the session
// has ended, or the user was disabled, it may do nothing.
func (s *Session) Actor() model.Actor {
	books := s.Books()
	if books == nil {
		return model.Actor{User: s.user, Terminal: s.terminal}
	}
	u, _ := books.User(s.user)
	a := s.actorOf(u)
	if s.over() {
		a.Role = model.RoleUnknown
	}
	return a
}

// actorOf: a user who is not there, is disabled or has yet to choose a password
// has no role and may do nothing.
func (s *Session) actorOf(u model.User) model.Actor {
	a := model.Actor{User: s.user, Terminal: s.terminal}
	a.Username, a.Name, a.Counselor = u.Username, u.Name, u.Counselor
	if !u.Disabled && !u.MustChange {
		a.Role = u.Role
	}
	return a
}

// User returns the person's own account.
func (s *Session) User() model.User {
	if books := s.Books(); books != nil {
		if u, ok := books.User(s.user); ok {
			return u
		}
	}
	return model.User{Meta: model.Meta{ID: s.user}}
}

// Books returns the small records as they are now, or nil when the office was
// closed.
func (s *Session) Books() *Books {
	if u := s.office.open.Load(); u != nil {
		return u.books.Load().readBy(s)
	}
	return nil
}

// readBy returns the books as far as the person of a session may read them.
func (b *Books) readBy(s *Session) *Books {
	u, _ := b.User(s.user)
	if s.over() || s.actorOf(u).May(model.EffectRead, model.Subject{Kind: model.KindOutreach}) != nil {
		return b.closed
	}
	return b
}

// Roster returns all clients as they are now, limited to those whom the person
// may see (rule R12).
func (s *Session) Roster() *roster.View {
	u := s.office.open.Load()
	if u == nil {
		return roster.New().Now().In(roster.Scope{})
	}
	return u.roster.Now().In(scopeOf(s.Actor()))
}

func scopeOf(a model.Actor) roster.Scope {
	scope := roster.Scope{Adults: a.SeesClients(), Children: a.SeesChildren()}
	own := model.Subject{Kind: model.KindClient, Section: model.Children, Counselor: a.Counselor}
	if !a.Counselor.IsZero() && a.May(model.ClientRead, own) == nil {
		scope.Counselor = a.Counselor
	}
	return scope
}

// Today returns the day it is at the office.
func (s *Session) Today() model.Date {
	zone := model.WIB
	if b := s.Books(); b != nil {
		zone = b.Office.Zone
	}
	return zone.Today(s.office.now())
}

// ready tells why nothing can be asked.
func (s *Session) ready() error {
	books := s.Books()
	if s.over() || books == nil {
		return ErrSignedOut
	}
	switch u, ok := books.User(s.user); {
	case !ok || u.Disabled:
		return ErrDisabled
	case u.MustChange:
		return ErrMustChange
	}
	return nil
}

// may checks a permission outside an update.
func (s *Session) may(act model.Action, subject model.Subject) error {
	if err := s.ready(); err != nil {
		return err
	}
	return s.Actor().May(act, subject)
}

// self sets the actor of an update from the user's record as it stands in the
// transaction, so that a role taken away in the same batch of commits counts.
func (s *Session) self(c *change) error {
	u, err := load(c, users, s.user)
	if err != nil {
		return ErrDisabled
	}
	c.actor = s.actorOf(u)
	if u.Disabled {
		return ErrDisabled
	}
	return nil
}

// update runs a transaction of this session, whatever the standing of its user.
func (s *Session) update(ctx context.Context, op Op, fn func(*change) error) (Result, error) {
	if s.over() {
		return Result{}, ErrSignedOut
	}
	return s.office.update(ctx, op, s.self, fn)
}

// work is update for all that a person must have chosen a password for. What
// it writes is the session's last action from then on.
func (s *Session) work(ctx context.Context, op Op, fn func(*change) error) (Result, error) {
	res, p, err := s.workPart(ctx, op, fn)
	switch {
	case len(res.Records) > 0:
		s.did([]part{p})
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		s.did(nil) // nobody knows whether it was done
	}
	return res, err
}

// workPart is work that is no action by itself, or a part of one; it returns
// what the action needs to be taken back. That is nothing when the operation
// had been done before.
func (s *Session) workPart(ctx context.Context, op Op, fn func(*change) error) (Result, part, error) {
	var p part
	if err := s.ready(); err != nil {
		return Result{}, p, err
	}
	res, err := s.update(ctx, op, func(c *change) error {
		err := fn(c)
		p = part{intent: op.Intent, at: c.now, actor: c.actor, images: c.was}
		return err
	})
	if err == nil && res.Seq != 0 {
		p.seq = res.Seq
		s.heard()
	}
	return res, p, err
}

// view reads a snapshot.
func (s *Session) view(ctx context.Context, fn func(vault, kv.Reader) error) error {
	u := s.office.open.Load()
	if s.over() || u == nil {
		return ErrSignedOut
	}
	return s.office.engine.View(ctx, func(r kv.Reader) error { return fn(u.vault, r) })
}

// fetch reads one record, without asking who may.
func fetch[T any, P record[T]](ctx context.Context, s *Session, t table[T, P], id model.ID) (out T, err error) {
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		out, err = get(v, r, t, id)
		return err
	})
	return out, err
}
