package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
)

// Restored tells what a backup held, as far as that can be known without the
// data key.
type Restored struct {
	Path   string
	Office model.ID
	// At is when the backup was made; zero: its name does not tell.
	At      time.Time
	Schema  uint16
	Records int
	Entries uint64
	// Signed is the time of its last checkpoint; zero: it has none.
	Signed time.Time

	head [32]byte
}

// Restore copies a backup to a new file, which is never one that is there. The
// backup is read to its end, its structure and its audit chain are looked at,
// and the copy is durable and equal to it before it has its name.
func Restore(ctx context.Context, backup, to string) (r Restored, err error) {
	if err := copyBackup(ctx, backup, to); err != nil {
		return r, err
	}
	if r, err = lookInto(ctx, to); err != nil {
		return r, errors.Join(err, os.Remove(to))
	}
	if b, ok := parseBackup(filepath.Base(backup)); ok {
		r.At = b.At
	}
	return r, nil
}

// lookInto reads what a file tells without its key. It changes nothing in it.
func lookInto(ctx context.Context, path string) (out Restored, err error) {
	engine, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, engine.Close()) }()
	return tell(ctx, engine, path)
}

// tell reads what an engine tells without its key.
func tell(ctx context.Context, engine kv.Engine, path string) (Restored, error) {
	out := Restored{Path: path}
	err := engine.View(ctx, func(r kv.Reader) error {
		version, err := schemaOf(r)
		if err != nil {
			return err
		}
		if version > schema {
			return ErrNewer
		}
		id, _ := r.Get(tMeta, kOffice)
		if len(id) != 16 {
			return ErrForeign
		}
		out.Schema, out.Office, out.Records = version, model.ID(id), countRecords(r)
		if last, err := lastCheckpoint(out.Office, r); err == nil && last != nil {
			out.Signed = last.At
		}
		return nil
	})
	if err != nil {
		return out, err
	}
	chain, err := (&Office{engine: engine, id: out.Office}).VerifyAudit(ctx)
	if err == nil && !chain.OK() {
		err = fmt.Errorf("%w: audit chain", ErrDamaged)
	}
	out.Entries, out.head = chain.Entries, chain.Head
	return out, err
}

func schemaOf(r kv.Reader) (uint16, error) {
	raw, ok := r.Get(tMeta, kSchema)
	if !ok || len(raw) != 2 {
		return 0, ErrForeign
	}
	return binary.BigEndian.Uint16(raw), nil
}

// Later tells how many audit entries the office in a file has that are not in a
// restored backup; astray: the office did not grow out of it. The file must not
// be open in another process.
func (r *Restored) Later(ctx context.Context, present string) (later uint64, astray bool, err error) {
	engine, err := bolt.Open(present, bolt.Options{})
	if err != nil {
		return 0, false, err
	}
	defer func() { err = errors.Join(err, engine.Close()) }()
	err = engine.View(ctx, func(in kv.Reader) error {
		if id, _ := in.Get(tMeta, kOffice); len(id) != 16 || model.ID(id) != r.Office {
			return ErrOtherOffice
		}
		later, astray, err = laterThan(in, r.Entries, r.head)
		return err
	})
	return later, astray, err
}

// NoteRestore notes in the audit of a restored office that it was.
func (s *Session) NoteRestore(ctx context.Context) error {
	if err := s.may(model.BackupData, model.Subject{}); err != nil {
		return err
	}
	_, err := s.work(ctx, Op{Intent: IntentRestore}, func(*change) error { return nil })
	return err
}

// oldEnd is between the name of an office's file and the moment at which
// another was put in its place.
const oldEnd = ".lama-"

// Swap puts a restored file in the place of an office's file and returns the
// name under which the one that was there is kept, beside it. It is one step:
// whenever the machine stops, the old or the new file stands whole under the
// name. It is refused while any process has the file open, and for a restored
// file that is not in the same folder.
func Swap(path, restored string, now time.Time) (kept string, err error) {
	if filepath.Dir(path) != filepath.Dir(restored) {
		return "", ErrElsewhere
	}
	kept = path + oldEnd + now.UTC().Format(backupStamp)
	return kept, bolt.Swap(path, restored, kept)
}

// ErrElsewhere is a restored file that is not beside the office's file.
var ErrElsewhere = errors.New("store: the restored file must lie beside the office's file")

// freshEnd is between the name of an office's file and the moment at which a
// backup was restored beside it, to take its place.
const freshEnd = ".pulih-"

// SwapName returns the name under which a backup is restored to take the place
// of an office's file, and clears what a swap that was cut off has left beside
// it: files that were restored and never used, and second names of the very file
// that is in use.
func SwapName(path string, now time.Time) string {
	office, err := os.Stat(path)
	entries, _ := os.ReadDir(filepath.Dir(path)) // what cannot be read now is cleared the next time
	for _, e := range entries {
		name := filepath.Join(filepath.Dir(path), e.Name())
		rest, own := strings.CutPrefix(name, path)
		switch {
		case !own:
		case strings.HasPrefix(rest, freshEnd):
			_ = os.Remove(name)
		case strings.HasPrefix(rest, oldEnd) && err == nil:
			if other, gone := os.Lstat(name); gone == nil && os.SameFile(office, other) {
				_ = os.Remove(name) // one name less of a file that keeps its own
			}
		}
	}
	return path + freshEnd + now.UTC().Format(backupStamp)
}
