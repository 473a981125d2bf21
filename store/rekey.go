package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
	"guyub/store/seal"
)

// A new data key (ganti kunci data) means a new file: every record is sealed
// anew, every account gets a new slot, and the old file stays beside it until
// somebody destroys it. It is for the day on which the old key, a password or a
// copy of the file may have come into the wrong hands.
//
// The audit stays as it was, sealed under the old key, because its hashes are
// over the sealed bytes and codes printed from it must hold. The old key is
// therefore kept, sealed under the new one: see keyring.go. So that an older
// value put back is still found, the hash of each record's new value stands in
// the table resealed, and the hash over that table in the audit entry of the
// change: one entry, so that the history of each record does not tell of it.
//
// The new file is built beside the old one in steps, each of which notes how far
// it has come, and can be gone on with: until its last step its key lies in it
// sealed under the old one, and the file is refused by [Open].

// rekeyMark stands in the name of the file while it is built.
const rekeyMark = ".rekey"

// Rekeying is a change of the data key that was asked for and not yet made.
type Rekeying struct {
	office   *Office
	engine   *bolt.Engine
	path     string
	old      vault
	books    *Books
	actor    model.Actor
	password string
	cost     seal.Params
}

// BeginRekey opens an office for a change of its data key, by the password of
// whoever may change it, and holds the file until [Rekeying.Close]. Nothing is
// written but a failed try.
func BeginRekey(ctx context.Context, path, username, password, terminal string, o Options) (*Rekeying, error) {
	engine, err := bolt.Open(path, bolt.Options{Timeout: o.Wait, MaxSize: o.MaxSize})
	if err != nil {
		return nil, err
	}
	k := &Rekeying{engine: engine, path: path, password: password}
	if k.office, err = openOn(ctx, engine, path, o); err == nil {
		err = k.enter(ctx, username, terminal)
	}
	if err != nil {
		return nil, errors.Join(err, engine.Close())
	}
	return k, nil
}

// enter checks the password and the right to change the key.
func (k *Rekeying) enter(ctx context.Context, username, terminal string) error {
	o, login := k.office, loginOf(username)
	tag, owner, slot, err := o.findSlot(ctx, login)
	if err != nil {
		return err
	}
	var key *seal.Key
	wait, err := o.try(ctx, triesOf(owner, login, terminal), func() (err error) { key, err = o.unwrap(ctx, slot, k.password, owner); return err })
	if wait != nil {
		return errors.Join(ErrWrongPassword, wait, o.noteFailure(ctx, owner, tag, terminal))
	}
	if err != nil {
		return err
	}
	k.old = vault{o.id, key}
	k.cost = o.cost(ctx)
	err = o.engine.View(ctx, func(r kv.Reader) error {
		if err := k.old.admit(r); err != nil {
			return err
		}
		k.books, err = readBooks(k.old, r)
		return err
	})
	if err != nil {
		return err
	}
	user, _ := k.books.User(owner)
	k.actor = model.Actor{User: owner, Username: user.Username, Name: user.Name, Terminal: terminal}
	if !user.Disabled && !user.MustChange {
		k.actor.Role = user.Role
	}
	return k.actor.May(model.RekeyData, model.Subject{Kind: model.KindOffice})
}

// Close lets the file go.
func (k *Rekeying) Close() error {
	k.office.unwatch()
	k.old.key.Close()
	return k.engine.Close()
}

// Needs lists who will need a code for their next sign-in: everybody else with
// an account, for nobody knows their passwords.
func (k *Rekeying) Needs() []model.User {
	var all []model.User
	for _, u := range k.books.Users {
		if !u.Disabled && u.ID != k.actor.User {
			all = append(all, u)
		}
	}
	return all
}

// Handout is what the new file is opened with, besides the password of whoever
// changed the key. It is shown once and kept nowhere.
type Handout struct {
	Recovery string // the new recovery code; the one before opens the old file alone
	Codes    []Activation
}

// Activation is the code for a user's next sign-in.
type Activation struct{ Username, Name, Code string }

// Rekeyed tells what a change of the data key did.
type Rekeyed struct {
	Records int
	Resumed bool   // a file half built before was gone on with
	Kept    string // the old file, to be destroyed when all is well
}

// Run makes the change. deliver gets the codes before the new file takes the
// place of the old one, so that they are never lost; an error of it ends the
// change with nothing done. After [kv.ErrNotDurable] the new file stands under
// the office's name; after any other error the old one, and the codes are of no
// use. When ctx ends, or the process, the next Run goes on
// from what is built already, if nothing was changed in the office meanwhile.
// progress is told in records, of those that there are.
func (k *Rekeying) Run(ctx context.Context, deliver func(Handout) error, progress func(done, total int)) (out Rekeyed, err error) {
	total, err := k.sound(ctx)
	if err != nil {
		return out, err
	}
	b, err := k.build(ctx)
	if err != nil {
		return out, err
	}
	out.Records, out.Resumed = total, b.resumed
	b.progress = func(done int) {
		if progress != nil {
			progress(done, total)
		}
	}
	handout, err := b.run(ctx)
	if err = errors.Join(err, b.engine.Close()); err != nil {
		return out, err
	}
	fresh := k.path + rekeyMark
	if err := k.opens(ctx, fresh); err != nil {
		return out, errors.Join(err, removed(fresh))
	}
	if err := deliver(handout); err != nil {
		return out, errors.Join(err, removed(fresh))
	}
	if out.Kept, err = k.keep(fresh); err != nil && !errors.Is(err, kv.ErrNotDurable) {
		err = errors.Join(err, removed(fresh)) // no code that was shown opens what is begun anew
	}
	return out, err
}

// sound refuses to seal anew what is damaged, and counts the records.
func (k *Rekeying) sound(ctx context.Context) (records int, err error) {
	rep, err := k.checked(ctx, k.engine, k.old)
	return rep.Records, err
}

// checked looks over an office of which the key is known.
func (k *Rekeying) checked(ctx context.Context, engine *bolt.Engine, v vault) (rep CheckReport, err error) {
	err = engine.View(ctx, func(r kv.Reader) error {
		if rep.Chain, err = verifyAudit(ctx, v.office, r); err != nil {
			return err
		}
		return newChecker(ctx, v, r, &rep, nil).run()
	})
	if err == nil && rep.Advice() == AdviceRestore {
		err = fmt.Errorf("%w: %s", ErrDamaged, rep.All()[0].Say("en"))
	}
	return rep, err
}

// opens signs in to the new file as the next one will, and looks all of it over
// with the key that comes out.
func (k *Rekeying) opens(ctx context.Context, path string) error {
	engine, err := bolt.OpenReadOnly(path, bolt.Options{})
	if err != nil {
		return err
	}
	var slot *seal.Slot
	err = engine.View(ctx, func(r kv.Reader) (err error) {
		if err := legible(r); err != nil {
			return err
		}
		slot, err = readSlot(r, k.actor.User[:])
		return err
	})
	if err == nil && slot == nil {
		err = damaged(tSlot, errForm)
	}
	if err == nil {
		var key *seal.Key
		if key, err = slot.Unwrap(k.password, k.actor.User[:]); err == nil {
			v := vault{k.office.id, key}
			if err = engine.View(ctx, v.admit); err == nil {
				_, err = k.checked(ctx, engine, v)
			}
			key.Close()
		}
	}
	return errors.Join(err, engine.Close())
}

// keep gives the new file the office's name, and the old one a name that says
// what to do with it.
func (k *Rekeying) keep(fresh string) (kept string, err error) {
	stamp := k.path + ".hancurkan-" + k.office.now().Format("20060102")
	for n := 1; ; n++ {
		kept = stamp
		if n > 1 {
			kept = fmt.Sprintf("%s-%d", stamp, n)
		}
		if err = bolt.Replace(fresh, k.path, kept); !errors.Is(err, kv.ErrExists) {
			return kept, err
		}
	}
}

// build opens the half-built file, if there is one that can be gone on with, or
// begins a new one.
func (k *Rekeying) build(ctx context.Context) (*rebuild, error) {
	path := k.path + rekeyMark
	var head chain
	var salt []byte
	err := k.engine.View(ctx, func(r kv.Reader) (err error) {
		raw, _ := r.Get(tMeta, kSalt)
		salt = append(salt, raw...)
		head, err = readChain(r)
		return err
	})
	if err != nil {
		return nil, err
	}
	if b, err := k.resume(ctx, path, head); b != nil || err != nil {
		return b, err
	}
	for _, name := range []string{path, path + ".new"} {
		if err := removed(name); err != nil {
			return nil, err
		}
	}
	key := seal.NewKey()
	err = bolt.Create(path, bolt.Options{}, func(w kv.Writer) error {
		return k.begin(w, key, head, salt)
	})
	if err != nil {
		return nil, err
	}
	engine, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		return nil, err
	}
	return &rebuild{Rekeying: k, engine: engine, now: vault{k.office.id, key}}, nil
}

// resume returns the builder of a file half built from the office as it is now,
// nil when there is none.
func (k *Rekeying) resume(ctx context.Context, path string, head chain) (*rebuild, error) {
	if _, err := os.Lstat(path); err != nil {
		return nil, nil //nolint:nilerr // there is none: one is begun
	}
	engine, err := bolt.Open(path, bolt.Options{})
	if errors.Is(err, kv.ErrLocked) {
		return nil, err
	}
	if err != nil {
		return nil, nil //nolint:nilerr // one that does not open is begun anew
	}
	b := &rebuild{Rekeying: k, engine: engine, resumed: true}
	var from halfway
	err = engine.View(ctx, func(r kv.Reader) error {
		sealed, ok := r.Get(tMeta, kRekeying)
		if !ok {
			return errNothing
		}
		if err := k.old.open(tMeta, kRekeying, sealed, &from); err != nil {
			return err
		}
		b.at = parsePlace(r)
		return nil
	})
	if err == nil && (from.Count != head.count || string(from.Hash) != string(head.hash[:]) || from.Schema != schema) {
		err = errNothing // the office went on
	}
	if err == nil {
		var key *seal.Key
		if key, err = k.old.key.OpenKey(from.Key, k.old.place(tMeta, kRekeying)); err == nil {
			b.now = vault{k.office.id, key}
			return b, nil
		}
	}
	return nil, engine.Close()
}

// clockNow is the moment that the change is noted at.
func (k *Rekeying) clockNow() time.Time { return k.office.now().UTC().Truncate(time.Millisecond) }
