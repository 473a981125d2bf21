package store

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
	"guyub/store/seal"
)

// Setup is what an office begins with.
type Setup struct {
	Office   model.Office
	Regions  []model.Region
	Norms    []model.Norm
	Head     model.User // who sets the office up; may manage users
	Password string     // of the head
	// More are further accounts with passwords that are known, for
	// demonstrations only: in an office people choose their own.
	More []Account
	// Params is the cost of passwords; zero is seal.DefaultParams.
	Params seal.Params
	// Now is the clock; nil is time.Now.
	Now func() time.Time
}

// Account is a user with a password.
type Account struct {
	User     model.User
	Password string
}

// Create makes the file of a new office and returns the recovery code, which
// opens the office when every password is lost and is kept nowhere else.
func Create(ctx context.Context, path string, s Setup) (recovery string, err error) {
	f, err := newFoundation(s)
	if err != nil {
		return "", err
	}
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if err := bolt.Create(path, bolt.Options{}, f.write); err != nil {
		return "", err
	}
	return f.recovery, nil
}

// foundation is an office before its first write. All that takes time, or may
// be wrong, is done before the file appears.
type foundation struct {
	vault
	setup    Setup
	salt     []byte
	now      time.Time
	slots    map[string]seal.Slot
	logins   map[[16]byte]model.ID
	recovery string
}

func newFoundation(s Setup) (*foundation, error) {
	if s.Now == nil {
		s.Now = time.Now
	}
	f := &foundation{
		vault: vault{model.NewID(), seal.NewKey()},
		setup: s, salt: make([]byte, 16), now: s.Now().UTC().Truncate(time.Millisecond),
		slots: map[string]seal.Slot{}, logins: map[[16]byte]model.ID{},
	}
	_, _ = rand.Read(f.salt)
	if !mayManage(s.Head.Role) {
		return nil, ErrLastManager
	}
	// The password of a demonstration is written in its manual.
	if err := checkPassword(s.Password, s.Office.Name, &s.Head); err != nil && !s.Office.Demo {
		return nil, err
	}
	accounts := append([]Account{{s.Head, s.Password}}, s.More...)
	f.setup.More = accounts
	for i := range accounts {
		u := &accounts[i].User
		if u.ID.IsZero() {
			u.ID = model.NewID()
		}
		if err := f.addSlot(string(u.ID[:]), seal.Password, accounts[i].Password); err != nil {
			return nil, err
		}
		for _, login := range loginsOf(u) {
			tag := seal.Tag(login, f.salt)
			if other, ok := f.logins[tag]; ok && other != u.ID {
				return nil, &Taken{Field: "username", By: other}
			}
			f.logins[tag] = u.ID
		}
	}
	f.recovery = seal.NewRecoveryCode()
	return f, f.addSlot(string(kRecovery), seal.Recovery, f.recovery)
}

func (f *foundation) addSlot(owner string, kind seal.Kind, secret string) error {
	slot, err := seal.NewSlot(kind, f.key, secret, []byte(owner), f.setup.Params)
	f.slots[owner] = slot
	return err
}

// write is the creating transaction: the version of the file stands in it from
// its first moment.
func (f *foundation) write(w kv.Writer) error {
	w.Put(tMeta, kSchema, binary.BigEndian.AppendUint16(nil, schema))
	w.Put(tMeta, kOffice, f.office[:])
	w.Put(tMeta, kSalt, f.salt)
	for owner, slot := range f.slots {
		w.Put(tSlot, []byte(owner), slot.Bytes())
	}
	for tag, id := range f.logins {
		w.Put(tLogin, tag[:], id[:])
	}
	c := &change{vault: f.vault, w: w, books: &Books{}, now: f.now, today: f.setup.Office.Zone.Today(f.now)}
	c.actor = model.Actor{User: f.setup.More[0].User.ID, Role: f.setup.Head.Role}
	c.entry = AuditEntry{At: f.now, User: c.actor.User, Role: c.actor.Role, Intent: IntentCreate, Op: model.NewID()}
	if err := saveNew(c, offices, f.setup.Office); err != nil {
		return err
	}
	if err := errors.Join(saveAll(c, regions, f.setup.Regions), saveAll(c, norms, f.setup.Norms)); err != nil {
		return err
	}
	for _, a := range f.setup.More {
		if err := saveNew(c, users, a.User); err != nil {
			return err
		}
	}
	_, err := appendAudit(f.vault, w, &c.entry)
	return err
}

// saveNew writes a record that cannot be there yet, under its own id if it has
// one.
func saveNew[T any, P record[T]](c *change, t table[T, P], rec T) error {
	head := P(&rec).Stamp()
	head.Rev = 0
	if head.ID.IsZero() {
		head.ID = model.NewID()
	}
	if _, _, err := save(c, t, rec); err != nil {
		return fmt.Errorf("%s %s: %w", t.kind, head.ID, err)
	}
	return nil
}

// saveAll saves new records one after another.
func saveAll[T any, P record[T]](c *change, t table[T, P], all []T) error {
	for _, one := range all {
		if err := saveNew(c, t, one); err != nil {
			return err
		}
	}
	return nil
}

// Options change how an office is opened.
type Options struct {
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Wait is how long to wait for another process to let the file go; zero is 2 s.
	Wait time.Duration
	// MaxSize limits the file, in bytes; 0 is no limit.
	MaxSize int
}

// Open opens the file of an office. It stays locked, nothing personal in it
// readable, until somebody signs in. On every error the file is as it was.
func Open(ctx context.Context, path string, o Options) (*Office, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	engine, err := bolt.Open(path, bolt.Options{Timeout: o.Wait, MaxSize: o.MaxSize})
	if err != nil {
		return nil, err
	}
	office, err := openOn(ctx, engine, path, o)
	if err != nil {
		return nil, errors.Join(err, engine.Close())
	}
	sweep(path)
	return office, nil
}

// openOn opens the office that an engine holds.
func openOn(ctx context.Context, engine kv.Engine, path string, o Options) (*Office, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if err := migrate(ctx, engine, path, o.Now(), migrations, schema); err != nil {
		return nil, err
	}
	office := &Office{engine: tallied{engine}, path: path, now: o.Now, hashes: make(chan struct{}, 2)}
	office.relay.written = map[uint64]*change{}
	office.relay.watchers = map[*watcher]struct{}{}
	office.tries.by = map[string]*tries{}
	office.tries.turns = map[string]*turn{}
	office.sessions = map[*Session]struct{}{}
	office.backing.turn = make(chan struct{}, 1)
	office.backing.sums = map[string]summed{}
	err := engine.View(ctx, func(r kv.Reader) error {
		id, _ := r.Get(tMeta, kOffice)
		salt, _ := r.Get(tMeta, kSalt)
		if len(id) != 16 || len(salt) != 16 {
			return fmt.Errorf("%w: table %s", ErrDamaged, tMeta)
		}
		office.id, office.salt = model.ID(id), append([]byte(nil), salt...)
		if _, loading := r.Get(tMeta, kLoading); loading {
			return ErrUnfinished
		}
		return nil
	})
	if err == nil {
		err = startTallies(ctx, engine)
	}
	if err != nil {
		return nil, err
	}
	office.unwatch = engine.Watch(office.committed)
	return office, nil
}
