package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
)

// schema is the version of the tables that this program writes.
const schema = 7

// migration brings a file from one version to the next. It works on the engine
// alone: sealed values cannot be read before somebody signs in, and need not
// be, for each record carries a version of its own and is brought up to date
// when it is saved. A migration keeps its own copy of whatever form it reads,
// so that it works for ever, and comes with a test on a file of that version.
type migration struct {
	to   uint16
	what string
	run  func(kv.Writer) error
}

// migrations in the order of their versions. Version 1 is the first there was.
var migrations = []migration{
	// Tables come to be with their first record, so that there is nothing to do;
	// the number keeps a program that does not know them from the file.
	{2, "contacts, matters, holidays and sites", func(kv.Writer) error { return nil }},
	{3, "the working of groups: offerings, enrolments, meetings, monitoring", func(kv.Writer) error { return nil }},
	{4, "batches that give clients other counselors, loads by month", func(kv.Writer) error { return nil }},
	{5, "named terminals, checkpoints of the audit trail", func(kv.Writer) error { return nil }},
	{6, "acceptance, outreach, closed months", func(kv.Writer) error { return nil }},
	{7, "tables that came in, wording of papers, lists of clients to be anonymised", func(kv.Writer) error { return nil }},
}

// migrate brings the file to the newest version: all steps in one transaction,
// so that a file is of the old version or of the new one and never between.
// Before it a copy of the file is made among its backups. A file of a newer
// program is refused, as it is. A failure is told by a [*MigrationFailed].
func migrate(ctx context.Context, engine kv.Engine, path string, now time.Time, steps []migration, newest uint16) error {
	var version uint16
	err := engine.View(ctx, func(r kv.Reader) (err error) {
		version, err = schemaOf(r)
		return err
	})
	switch {
	case err != nil:
		return err
	case version > newest:
		return ErrNewer
	case version == newest:
		return nil
	}
	way, err := wayFrom(version, steps, newest)
	if err != nil {
		return err
	}
	copied := ""
	if path != "" {
		if copied, err = copyBefore(ctx, engine, path, now); err != nil {
			return fmt.Errorf("copy before the change of version: %w", err)
		}
	}
	err = engine.Bulk(ctx, func(w kv.Writer) error {
		for _, step := range way {
			if err := step.run(w); err != nil {
				return fmt.Errorf("version %d (%s): %w", step.to, step.what, err)
			}
		}
		w.Put(tMeta, kSchema, binary.BigEndian.AppendUint16(nil, newest))
		forgetTallies(w)
		return nil
	})
	if err != nil {
		return &MigrationFailed{copied, err}
	}
	return nil
}

// wayFrom returns the steps from one version to another.
func wayFrom(version uint16, steps []migration, newest uint16) (way []migration, err error) {
	for _, step := range steps {
		if step.to == version+1 {
			way = append(way, step)
			version++
		}
	}
	if version != newest {
		return nil, fmt.Errorf("%w: no way from version %d to %d", ErrForeign, version, newest)
	}
	return way, nil
}

// MigrationFailed tells that a file could not be brought to the present version.
// It is as it was, and a copy of it lies under a name.
type MigrationFailed struct {
	Copy string // empty: the engine has no file
	Err  error
}

// Error tells why.
func (m *MigrationFailed) Error() string { return "store: migration: " + m.Err.Error() }

// Unwrap returns why.
func (m *MigrationFailed) Unwrap() error { return m.Err }

// copyBefore makes a backup of a file that is about to be migrated. Nobody has
// signed in yet, so that no record can be opened: the copy is whole in its
// structure, holds as many records, and has the same audit chain to the last
// entry. Its name tells that this is what was proved.
func copyBefore(ctx context.Context, engine kv.Engine, path string, now time.Time) (copied string, err error) {
	var id model.ID
	err = engine.View(ctx, func(r kv.Reader) error {
		raw, _ := r.Get(tMeta, kOffice)
		if len(raw) != len(id) {
			return ErrForeign
		}
		id = model.ID(raw)
		return nil
	})
	if err != nil {
		return "", err
	}
	folder := backupFolder(path)
	if err := bolt.PrivateFolder(folder); err != nil {
		return "", err
	}
	clearLeftovers(folder, id)
	at := now.UTC().Truncate(time.Second)
	part := filepath.Join(folder, unproved(id, at))
	if err := engine.Backup(ctx, part); err != nil {
		return "", err
	}
	file, err := proveSame(ctx, engine, part)
	if err == nil {
		file.At, file.office, file.Migration = at, backupMark(id), true
		file, err = nameBackup(ctx, part, file)
	}
	if err != nil {
		return "", errors.Join(err, os.Remove(part))
	}
	return file.Path, nil
}

// proveSame compares a copy with the file that it was made of, as far as that
// goes without the data key. A chain that is broken in the file is so in the
// copy; [Session.Check] tells of it.
func proveSame(ctx context.Context, engine kv.Engine, part string) (file BackupFile, err error) {
	copied, err := bolt.Open(part, bolt.Options{})
	if err != nil {
		return file, err
	}
	defer func() { err = errors.Join(err, copied.Close()) }()
	var both [2]outline
	for i, e := range []kv.Engine{engine, copied} {
		if both[i], err = outlineOf(ctx, e); err != nil {
			return file, err
		}
	}
	if both[0] != both[1] {
		return file, fmt.Errorf("%w: the copy is not equal to the file", kv.ErrDamaged)
	}
	return BackupFile{Schema: both[1].schema, Records: both[1].records, Entries: both[1].entries}, nil
}

// outline is what can be compared without a key.
type outline struct {
	schema          uint16
	records         int
	entries, broken uint64
	head            [32]byte
}

func outlineOf(ctx context.Context, e kv.Engine) (out outline, err error) {
	err = e.View(ctx, func(r kv.Reader) (err error) {
		out.schema, err = schemaOf(r)
		out.records = countRecords(r)
		return err
	})
	if err != nil {
		return out, err
	}
	chain, err := (&Office{engine: e}).VerifyAudit(ctx)
	out.entries, out.broken, out.head = chain.Entries, chain.Broken, chain.Head
	return out, err
}
