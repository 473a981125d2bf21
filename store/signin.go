package store

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"sync"
	"time"

	"guyub/model"
	"guyub/model/text"
	"guyub/store/kv"
	"guyub/store/seal"
)

// throttle holds back whoever guesses passwords: after each failure twice as
// long as before, one second to one minute. It counts by account and terminal
// together (see [triesOf]), so that nobody can lock a colleague out from another
// desk, and there is no hard lock.
type throttle struct {
	mu    sync.Mutex
	by    map[string]*tries
	turns map[string]*turn
}

// turn is a place at which tries come one after another: many at once would all
// be let in before the first of them was known to be wrong.
type turn struct {
	taken chan struct{}
	users int // who is there or waits
}

// take waits for the turn of an account at a terminal. done gives it on.
func (t *throttle) take(ctx context.Context, who string) (done func(), err error) {
	t.mu.Lock()
	at := t.turns[who]
	if at == nil {
		at = &turn{taken: make(chan struct{}, 1)}
		t.turns[who] = at
	}
	at.users++
	t.mu.Unlock()
	leave := func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		if at.users--; at.users == 0 {
			delete(t.turns, who)
		}
	}
	select {
	case at.taken <- struct{}{}:
		return func() { <-at.taken; leave() }, nil
	case <-ctx.Done():
		leave()
		return nil, ctx.Err()
	}
}

type tries struct {
	failed int
	next   time.Time // no try before
}

const (
	longestWait = time.Minute
	triesKept   = 4096
)

// allow returns a [*Throttled] when the next try comes too early.
func (t *throttle) allow(who string, now time.Time) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if e := t.by[who]; e != nil && now.Before(e.next) {
		// A clock put back must not lock anybody out for longer than the longest wait.
		return &Throttled{Wait: min(e.next.Sub(now), longestWait)}
	}
	return nil
}

// fail counts a failure and returns how long the next try has to wait.
func (t *throttle) fail(who string, now time.Time) *Throttled {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.by) >= triesKept {
		clear(t.by) // somebody tries names at random; the hash's own cost holds them back
	}
	e := t.by[who]
	if e == nil || now.Sub(e.next) > 10*time.Minute {
		e = &tries{}
		t.by[who] = e
	}
	e.failed++
	wait := min(time.Second<<min(e.failed-1, 6), longestWait)
	e.next = now.Add(wait)
	return &Throttled{Wait: wait}
}

func (t *throttle) succeed(who string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.by, who)
}

// triesOf names what tries are counted by: an account at a terminal, whichever
// of its names is typed, and at the sign-in and the lock alike. Several desks of
// one terminal have the tries of one. What is typed for no account is counted by
// itself, so that its waits tell nothing.
func triesOf(user model.ID, login, terminal string) string {
	if !user.IsZero() {
		login = string(user[:])
	}
	return login + "\x00" + model.BaseTerminal(terminal)
}

// try lets compare look at one secret, unless the last wrong one was too short a
// while ago. What is wrong ([seal.ErrWrong]) is counted, and wait is how long the
// next try has to wait.
func (o *Office) try(ctx context.Context, who string, compare func() error) (wait *Throttled, err error) {
	done, err := o.tries.take(ctx, who)
	if err != nil {
		return nil, err
	}
	defer done()
	if err := o.tries.allow(who, o.now()); err != nil {
		return nil, err
	}
	if err = compare(); errors.Is(err, seal.ErrWrong) {
		wait = o.tries.fail(who, o.now())
	}
	return wait, err
}

// SignIn begins a session for whoever knows the password of a user name or
// NIP. The first one after the office was opened unlocks it and loads the
// roster; progress, which may be nil, is told in clients, from several
// goroutines at once, with a total of 0 since nobody has counted. Every failure is
// noted, and says how long the next try must wait (see [Throttled]): each time
// longer. The answer to a wrong password and to an unknown name is the same, and
// takes as long.
//
// waiting are the sessions that wait, locked, at this very desk. If one of them
// is the person's own, it is resumed and returned, and no second one begins.
func (o *Office) SignIn(ctx context.Context, username, password, terminal string, progress func(done, total int), waiting ...*Session) (*Session, error) {
	login := loginOf(username)
	terminal = text.Clean(terminal)
	tag, owner, slot, err := o.findSlot(ctx, login)
	if err != nil {
		return nil, err
	}
	who := triesOf(owner, login, terminal)
	var key *seal.Key
	wait, err := o.try(ctx, who, func() (err error) { key, err = o.unwrap(ctx, slot, password, owner); return err })
	if wait != nil {
		return nil, errors.Join(ErrWrongPassword, wait, o.noteFailure(ctx, owner, tag, terminal))
	}
	if err != nil {
		return nil, err
	}
	if err := o.openWith(ctx, key, progress); err != nil {
		return nil, err
	}
	o.tries.succeed(who)
	for _, s := range waiting {
		if s.user == owner && s.resumed(ctx, byPassword) == nil {
			return s, nil
		}
	}
	return o.newSession(ctx, owner, terminal, slot)
}

// findSlot finds the slot of a sign-in name: by its tag while the office is
// locked, and among the users once it is open. No slot is not an error.
func (o *Office) findSlot(ctx context.Context, login string) (tag [16]byte, owner model.ID, slot *seal.Slot, err error) {
	u := o.open.Load()
	if u == nil {
		leave, err := o.enter(ctx)
		if err != nil {
			return tag, owner, nil, err
		}
		tag = seal.Tag(login, o.salt)
		leave()
	}
	err = o.engine.View(ctx, func(r kv.Reader) error {
		if u == nil {
			id, ok := r.Get(tLogin, tag[:])
			if !ok || len(id) != 16 {
				return nil
			}
			owner = model.ID(id)
		} else if user := u.books.Load().byLogin(login); user != nil {
			owner = user.ID
		} else {
			return nil
		}
		slot, err = readSlot(r, owner[:])
		return err
	})
	return tag, owner, slot, err
}

func readSlot(r kv.Reader, owner []byte) (*seal.Slot, error) {
	raw, ok := r.Get(tSlot, owner)
	if !ok {
		return nil, nil
	}
	slot, err := seal.ParseSlot(raw)
	if err != nil {
		return nil, damaged(tSlot, err)
	}
	return &slot, nil
}

// unwrap tries a password, two at a time in the whole office. Without a slot
// it takes the same time to fail.
func (o *Office) unwrap(ctx context.Context, slot *seal.Slot, secret string, owner model.ID) (*seal.Key, error) {
	return o.unwrapFor(ctx, slot, secret, owner[:])
}

func (o *Office) unwrapFor(ctx context.Context, slot *seal.Slot, secret string, owner []byte) (*seal.Key, error) {
	leave, err := o.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if slot == nil {
		seal.Waste(secret, o.cost(ctx))
		return nil, seal.ErrWrong
	}
	return slot.Unwrap(secret, owner)
}

// enter waits for one of the two places to compute a password hash.
func (o *Office) enter(ctx context.Context) (leave func(), err error) {
	select {
	case o.hashes <- struct{}{}:
		return func() { <-o.hashes }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// cost is what a password costs in this office: as much as the recovery code,
// whose slot is there from the beginning.
func (o *Office) cost(ctx context.Context) seal.Params {
	p := seal.DefaultParams
	_ = o.engine.View(ctx, func(r kv.Reader) error {
		if slot, err := readSlot(r, kRecovery); err == nil && slot != nil {
			p = slot.Params()
		}
		return nil
	})
	return p
}

// openWith unlocks the office unless it is open already.
func (o *Office) openWith(ctx context.Context, key *seal.Key, progress func(done, total int)) error {
	o.unlocking.Lock()
	defer o.unlocking.Unlock()
	if !o.Locked() {
		key.Close()
		return nil
	}
	if err := o.unlock(ctx, vault{o.id, key}, progress); err != nil {
		key.Close()
		return err
	}
	return errors.Join(o.moveKnocks(ctx), o.noteArchive(ctx))
}

// noteFailure writes a failed sign-in to the audit. While the office is locked
// there is no key to seal it with: then only the tag of the name, the terminal
// and the time are kept, which say nothing to a thief, until the office opens.
// What was typed is never kept: people type passwords into the wrong field.
func (o *Office) noteFailure(ctx context.Context, user model.ID, tag [16]byte, terminal string) error {
	if !o.Locked() {
		return o.note(ctx, user, o.now(), terminal)
	}
	key := make([]byte, 16)
	binary.BigEndian.PutUint64(key, uint64(o.now().UnixMilli()))
	_, _ = rand.Read(key[8:])
	return o.engine.Update(ctx, kv.OpID{}, func(w kv.Writer) error {
		n := 0
		for range w.Scan(tKnock, nil, nil) {
			if n++; n == knocksKept {
				return nil // the first ones tell enough
			}
		}
		w.Put(tKnock, key, append(tag[:], terminal[:min(len(terminal), 64)]...))
		return nil
	})
}

// knocksKept is how many failed sign-ins a locked office remembers.
const knocksKept = 200

// note adds a failed sign-in to the audit, by the program itself.
func (o *Office) note(ctx context.Context, user model.ID, at time.Time, terminal string) error {
	program := func(c *change) error { c.actor = model.Actor{Terminal: terminal}; return nil }
	_, err := o.update(ctx, Op{Intent: IntentFailed}, program, func(c *change) error {
		c.entry.At = at.UTC().Truncate(time.Millisecond)
		if !user.IsZero() {
			c.entry.Records = []AuditRecord{{Kind: model.KindUser, ID: user}}
		}
		return nil
	})
	return err
}

// moveKnocks brings the failures of the time while the office was locked into
// the audit.
func (o *Office) moveKnocks(ctx context.Context) error {
	type knock struct {
		key      []byte
		user     model.ID
		at       time.Time
		terminal string
	}
	var all []knock
	err := o.engine.View(ctx, func(r kv.Reader) error {
		for key, value := range r.Scan(tKnock, nil, nil) {
			if len(key) != 16 || len(value) < 16 {
				continue
			}
			k := knock{key: append([]byte(nil), key...), terminal: text.Clean(string(value[16:]))}
			k.at = time.UnixMilli(int64(binary.BigEndian.Uint64(key)))
			if id, ok := r.Get(tLogin, value[:16]); ok && len(id) == 16 {
				k.user = model.ID(id)
			}
			all = append(all, k)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, k := range all {
		if err := o.note(ctx, k.user, k.at, k.terminal); err != nil {
			return err
		}
		err := o.engine.Update(ctx, kv.OpID{}, func(w kv.Writer) error { w.Delete(tKnock, k.key); return nil })
		if err != nil {
			return err
		}
	}
	return nil
}

// Recover gives a user who may manage others a new password by the recovery
// code, ends their sessions and signs them in. The code stays valid; it is changed with
// [Session.NewRecoveryCode].
func (o *Office) Recover(ctx context.Context, code, username, password, terminal string) (*Session, error) {
	terminal = text.Clean(terminal)
	who := "\x00recovery\x00" + model.BaseTerminal(terminal)
	if _, err := seal.CheckCode(code); err != nil {
		return nil, err
	}
	var slot *seal.Slot
	err := o.engine.View(ctx, func(r kv.Reader) (err error) { slot, err = readSlot(r, kRecovery); return err })
	if err != nil {
		return nil, err
	}
	var key *seal.Key
	wait, err := o.try(ctx, who, func() (err error) { key, err = o.unwrapFor(ctx, slot, code, kRecovery); return err })
	if wait != nil {
		return nil, errors.Join(ErrWrongCode, wait, o.noteFailure(ctx, model.ID{}, [16]byte{}, terminal))
	}
	if err != nil {
		return nil, err
	}
	if err := o.openWith(ctx, key, nil); err != nil {
		return nil, err
	}
	o.tries.succeed(who)
	u := o.open.Load()
	user := u.books.Load().byLogin(loginOf(username))
	if user == nil || !mayManage(user.Role) {
		return nil, ErrNoRecord
	}
	if err := checkPassword(password, u.books.Load().Office.Name, user); err != nil {
		return nil, err
	}
	fresh, err := o.newSlot(ctx, seal.Password, password, user.ID[:])
	if err != nil {
		return nil, err
	}
	program := func(c *change) error { c.actor = model.Actor{Terminal: terminal}; return nil }
	_, err = o.update(ctx, Op{Intent: IntentRecovery}, program, func(c *change) error {
		stored, err := load(c, users, user.ID)
		if err != nil {
			return err
		}
		stored.Disabled, stored.MustChange = false, false
		if _, changed, err := save(c, users, stored); err != nil {
			return err
		} else if !changed {
			c.entry.Records = []AuditRecord{{Kind: model.KindUser, ID: user.ID}}
		}
		c.w.Put(tSlot, user.ID[:], fresh.Bytes())
		return nil
	})
	if err != nil {
		return nil, err
	}
	// Whoever else has come in by the lost password goes.
	o.endOthers(user.ID, nil, Ending{By: user.ID, Terminal: terminal})
	return o.newSession(ctx, user.ID, terminal, &fresh)
}

// newSlot wraps the data key for somebody, at the cost that the office has.
func (o *Office) newSlot(ctx context.Context, kind seal.Kind, secret string, owner []byte) (seal.Slot, error) {
	u := o.open.Load()
	if u == nil {
		return seal.Slot{}, ErrLocked
	}
	leave, err := o.enter(ctx)
	if err != nil {
		return seal.Slot{}, err
	}
	defer leave()
	return seal.NewSlot(kind, u.key, secret, owner, o.cost(ctx))
}
