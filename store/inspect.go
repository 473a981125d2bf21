package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
	"guyub/store/seal"
)

// Inspect looks over the file of an office that nobody writes to: its structure,
// what stands in the clear, and the audit chain; with the data key every record
// and entry besides, as [Session.Check] does. It changes nothing. It may take
// all memory or all day on a file that is damaged in a way that nobody thought
// of, and is for a process that can be ended.
//
// A file that cannot be read as an office at all is an error.
func Inspect(ctx context.Context, path string, key *seal.Key, progress func(done int)) (CheckReport, error) {
	var rep CheckReport
	engine, err := bolt.OpenReadOnly(path, bolt.Options{})
	if err != nil {
		return rep, err
	}
	err = inspect(ctx, engine, key, &rep, progress)
	return rep, errors.Join(err, engine.Close())
}

func inspect(ctx context.Context, engine *bolt.Engine, key *seal.Key, rep *CheckReport, progress func(done int)) (err error) {
	if err := engine.Structure(ctx); err != nil {
		return err
	}
	if rep.Room, err = engine.Room(); err != nil {
		return err
	}
	headed := engine.Headed()
	names, err := engine.Tables(ctx)
	if err != nil {
		return err
	}
	return engine.View(ctx, func(r kv.Reader) error {
		if err := legible(r); err != nil {
			return err
		}
		id, _ := r.Get(tMeta, kOffice)
		if len(id) != 16 {
			return fmt.Errorf("%w: table %s", ErrDamaged, tMeta)
		}
		v := vault{office: model.ID(id), key: key}
		if rep.Chain, err = verifyAudit(ctx, v.office, r); err != nil {
			return err
		}
		c := newChecker(ctx, v, r, rep, progress)
		if !headed {
			c.found(Finding{Table: tMeta, Fault: FaultHead})
		}
		c.outside(names)
		if key == nil {
			return c.tallies()
		}
		if err := v.admit(r); err != nil {
			c.found(Finding{Table: tOlder, Fault: FaultSealed})
		}
		return c.run()
	})
}

// legible tells whether this program can read the tables.
func legible(r kv.Reader) error {
	raw, ok := r.Get(tMeta, kSchema)
	if !ok || len(raw) != 2 {
		return ErrForeign
	}
	if binary.BigEndian.Uint16(raw) > schema {
		return ErrNewer
	}
	if _, loading := r.Get(tMeta, kLoading); loading {
		return ErrUnfinished
	}
	return nil
}

// outside looks over what can be seen without the key.
func (c *checker) outside(names []string) {
	known := knownTables()
	for _, name := range names {
		if !slices.Contains(known, name) {
			c.found(Finding{Table: name, Fault: FaultTable})
		}
	}
	if salt, _ := c.r.Get(tMeta, kSalt); len(salt) != 16 {
		c.found(Finding{Table: tMeta, Fault: FaultMeta})
	}
	for owner, raw := range c.r.Scan(tSlot, nil, nil) {
		if _, err := seal.ParseSlot(raw); err != nil {
			f := Finding{Table: tSlot, Fault: FaultSlot}
			if len(owner) == 16 {
				f.ID = model.ID(owner)
			}
			c.found(f)
		}
	}
	for tag, id := range c.r.Scan(tLogin, nil, nil) {
		if _, there := c.r.Get(tSlot, id); len(tag) != 16 || !there {
			c.found(Finding{Table: tLogin, Fault: FaultSlot})
		}
	}
	for key, table := range c.r.Scan(tOf, nil, nil) {
		if len(key) != 32 {
			c.found(Finding{Table: tOf, Fault: FaultKey})
		} else if _, there := c.r.Get(string(table), key[16:]); !there {
			c.found(Finding{Table: tOf, ID: model.ID(key[16:]), Fault: FaultOwner})
		}
	}
}

// HandKey writes the data key to another process of this program that looks over
// the office, for whoever may back it up: see [seal.Key.Hand].
func (s *Session) HandKey(to io.Writer) error {
	if err := s.may(model.BackupData, model.Subject{}); err != nil {
		return err
	}
	u := s.office.open.Load()
	if u == nil {
		return ErrSignedOut
	}
	return u.key.Hand(to)
}

// CopyAside writes a copy of the office as it is now into a folder of its own
// beside the file, for a process that looks it over while desks work on. remove
// takes it away; what a process that ended left behind, the next opening of the
// office does.
func (o *Office) CopyAside(ctx context.Context) (path string, remove func(), err error) {
	folder, err := os.MkdirTemp(filepath.Dir(o.path), filepath.Base(o.path)+asideMark+"*")
	if err != nil {
		return "", nil, err
	}
	remove = func() { _ = os.RemoveAll(folder) } // and the next opening, if it cannot now
	path = filepath.Join(folder, filepath.Base(o.path))
	if err := o.engine.Backup(ctx, path); err != nil {
		remove()
		return "", nil, err
	}
	return path, remove, nil
}

// asideMark stands in the names of folders with copies to be looked over.
const asideMark = ".check-"

// sweep takes away what processes that were ended left beside the file. Whoever
// calls it holds the file, so that none of them is still at work.
func sweep(path string) {
	folder, base := filepath.Dir(path), filepath.Base(path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return // what cannot be seen now is seen the next time
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, base+asideMark) && e.IsDir():
			_ = os.RemoveAll(filepath.Join(folder, name))
		case name == base+compactMark, name == base+compactMark+".new", name == base+compactKept:
			_ = os.Remove(filepath.Join(folder, name))
		}
	}
}
