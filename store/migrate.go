package store

import (
	"context"
	"encoding/binary"
	"fmt"

	"guyub/store/kv"
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

// migrate brings the file to the newest version, each step in one transaction
// with the version it leads to. Before the first step it leaves a copy of the
// file beside it. A file of a newer program is refused, as it is.
func migrate(ctx context.Context, engine kv.Engine, path string, steps []migration, newest uint16) error {
	var version uint16
	err := engine.View(ctx, func(r kv.Reader) error {
		raw, ok := r.Get(tMeta, kSchema)
		if !ok || len(raw) != 2 {
			return ErrForeign
		}
		version = binary.BigEndian.Uint16(raw)
		return nil
	})
	switch {
	case err != nil:
		return err
	case version > newest:
		return ErrNewer
	case version == newest:
		return nil
	}
	if path != "" {
		copy := fmt.Sprintf("%s.v%d", path, version)
		if err := engine.Backup(ctx, copy); err != nil {
			return fmt.Errorf("copy before the change of version: %w", err)
		}
	}
	for _, step := range steps {
		if step.to <= version {
			continue
		}
		if step.to != version+1 {
			return fmt.Errorf("%w: no way from version %d to %d", ErrForeign, version, newest)
		}
		err := engine.Bulk(ctx, func(w kv.Writer) error {
			if err := step.run(w); err != nil {
				return fmt.Errorf("version %d (%s): %w", step.to, step.what, err)
			}
			w.Put(tMeta, kSchema, binary.BigEndian.AppendUint16(nil, step.to))
			return nil
		})
		if err != nil {
			return err
		}
		version = step.to
	}
	if version != newest {
		return fmt.Errorf("%w: no way from version %d to %d", ErrForeign, version, newest)
	}
	return nil
}
