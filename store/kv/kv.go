// Package kv is the seam between the office's records and the engine that
// keeps them: named tables of ordered keys, read in consistent snapshots and
// written in atomic, durable updates. kv/bolt is the embedded engine, kv/mem
// the model that tests compare it with, and kv/kvtest the suite that both pass.
//
// The seam is narrow so that another engine can stand behind it: no nested
// tables, no cursor that writes, and small updates. It knows nothing of
// records, seals or people.
package kv

import (
	"context"
	"errors"
	"fmt"
	"iter"
)

// Limits of one Update outside [Engine.Bulk]. They leave room for fifty clients
// moved at once, each with its audit entry and trail.
const (
	MaxKeys  = 400
	MaxBytes = 4 << 20
)

// MaxKey is the greatest length of a key and of a table's name, in bytes. It
// holds in [Engine.Bulk] too.
const MaxKey = 1 << 10

// OpID names an operation, so that its outcome can be asked for after an error
// that leaves it in doubt. It sorts by time of creation.
type OpID [16]byte

// Reader reads one snapshot. Byte slices that it hands out are valid only
// inside the function that got the Reader, and must not be written into: copy
// or decode before it returns. An empty value is a value.
type Reader interface {
	// Get returns the value of a key, false if there is none.
	Get(table string, key []byte) ([]byte, bool)
	// Scan yields the keys from <= key < to in order; a nil bound is open.
	Scan(table string, from, to []byte) iter.Seq2[[]byte, []byte]
	// Back yields the same in falling order.
	Back(table string, from, to []byte) iter.Seq2[[]byte, []byte]
}

// Writer reads what it has written. It keeps copies of what it is given, so
// that the caller may use its buffers again. A scan whose table is written to
// meanwhile goes on in order: it yields no key twice and none that was deleted
// before its turn, and may leave out those that were put.
type Writer interface {
	Reader
	// Put sets the value of a key. A table name or key that is empty or longer
	// than MaxKey makes the whole update fail with ErrBadKey.
	Put(table string, key, value []byte)
	// Delete removes a key, if it is there.
	Delete(table string, key []byte)
}

// CheckKey returns ErrBadKey for a table name or key that no engine takes.
func CheckKey(table string, key []byte) error {
	if len(table) == 0 || len(table) > MaxKey || len(key) == 0 || len(key) > MaxKey {
		return fmt.Errorf("%w: table name of %d and key of %d bytes", ErrBadKey, len(table), len(key))
	}
	return nil
}

// Key is a key of a table, as commits name it.
type Key struct {
	Table string
	Key   string
}

// Commit tells which keys an update wrote. Seq counts commits from 1 since the
// engine was opened.
type Commit struct {
	Seq  uint64
	Keys []Key
}

// Engine keeps tables.
type Engine interface {
	// View runs fn on one consistent snapshot. It never waits for a writer,
	// and a writer never waits for it.
	View(ctx context.Context, fn func(Reader) error) error
	// Update runs fn and commits what it wrote, all or nothing; it is durable
	// when Update returns nil. fn may run more than once and must not keep
	// what it learned in an earlier run. An update whose op is already
	// committed does nothing and returns ErrDone; the zero op is never
	// remembered. Once it waits for its commit, Update returns what became of
	// it even if ctx ends.
	Update(ctx context.Context, op OpID, fn func(Writer) error) error
	// Bulk is Update without the limits and without an op, for loads of
	// thousands of records; fn runs once, alone.
	Bulk(ctx context.Context, fn func(Writer) error) error
	// Done reports whether an operation was committed.
	Done(ctx context.Context, op OpID) (bool, error)
	// Watch calls fn after each commit, in order, until the returned function
	// is called. fn runs on the writer before Update returns, so that whatever
	// it keeps in step is so for whoever has written: it must be quick, and
	// must neither write to the engine nor close it. Who may be slow puts a
	// queue in between. A panic of fn stops the engine, because what it keeps
	// is then out of step.
	Watch(fn func(Commit)) (stop func())
	// Backup writes a copy of the last commit that was acknowledged to a new
	// file, which has its name only when it is whole and was read back.
	Backup(ctx context.Context, path string) error
	// Close waits for the updates under way, refuses new ones and ends the
	// engine. A second Close does nothing.
	Close() error
}

// The errors of engines. Whoever shows one to a person says what to do.
var (
	ErrDone        = errors.New("kv: operation is already committed")
	ErrTooLarge    = errors.New("kv: update is too large")
	ErrBadKey      = errors.New("kv: table name or key is empty or too long")
	ErrStopped     = errors.New("kv: engine stopped after a failed commit")
	ErrClosed      = errors.New("kv: engine is closed")
	ErrLocked      = errors.New("kv: file is used by another process")
	ErrMissing     = errors.New("kv: file does not exist")
	ErrExists      = errors.New("kv: file exists already")
	ErrReadOnly    = errors.New("kv: file or folder cannot be written")
	ErrWideMode    = errors.New("kv: file is open to other users of the machine")
	ErrNetwork     = errors.New("kv: file lies on a network file system")
	ErrTruncated   = errors.New("kv: file is cut off")
	ErrForeign     = errors.New("kv: file is not a data file")
	ErrDamaged     = errors.New("kv: file is damaged")
	ErrFull        = errors.New("kv: no room on the disk")
	ErrNotDurable  = errors.New("kv: outcome unknown, ask Done after reopening")
	ErrUpdatePanic = errors.New("kv: function panicked")
)

// LockedError is an ErrLocked that knows who has the file.
type LockedError struct {
	PID     int    // of the process
	Program string // its name, "" if it cannot be told
}

func (e *LockedError) Error() string {
	return fmt.Sprintf("%v: %s (process %d)", ErrLocked, e.Program, e.PID)
}

// Is makes a LockedError an ErrLocked.
func (e *LockedError) Is(target error) bool { return target == ErrLocked }

// OpTable is the table in which engines keep the operations committed.
const OpTable = "op"

// OpsKept is how many operations are remembered, at least; the oldest are
// forgotten first.
const OpsKept = 4096
