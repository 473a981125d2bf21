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
	"iter"
)

// Limits of one Update outside [Engine.Bulk].
const (
	MaxKeys  = 400
	MaxBytes = 4 << 20
)

// OpID names an operation, so that its outcome can be asked for after an error
// that leaves it in doubt. It sorts by time of creation.
type OpID [16]byte

// Reader reads one snapshot. Byte slices that it hands out are valid only
// inside the function that got the Reader: copy or decode before it returns.
type Reader interface {
	// Get returns the value of a key, false if there is none.
	Get(table string, key []byte) ([]byte, bool)
	// Scan yields the keys from <= key < to in order; a nil bound is open.
	Scan(table string, from, to []byte) iter.Seq2[[]byte, []byte]
	// Back yields the same in falling order.
	Back(table string, from, to []byte) iter.Seq2[[]byte, []byte]
}

// Writer reads what it has written.
type Writer interface {
	Reader
	Put(table string, key, value []byte)
	Delete(table string, key []byte)
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
	// View runs fn on one consistent snapshot.
	View(ctx context.Context, fn func(Reader) error) error
	// Update runs fn and commits what it wrote, all or nothing; it is durable
	// when Update returns nil. fn may run more than once and must not keep
	// what it learned in an earlier run. An update whose op is already
	// committed does nothing and returns ErrDone.
	Update(ctx context.Context, op OpID, fn func(Writer) error) error
	// Bulk is Update without the limits and without an op, for loads of
	// thousands of records; fn runs once, alone.
	Bulk(ctx context.Context, fn func(Writer) error) error
	// Done reports whether an operation was committed.
	Done(ctx context.Context, op OpID) (bool, error)
	// Watch calls fn after each commit, in order, until the returned function
	// is called. fn must be quick: it runs before Update returns.
	Watch(fn func(Commit)) (stop func())
	// Backup writes a consistent copy of everything committed.
	Backup(ctx context.Context, path string) error
	// Close ends the engine.
	Close() error
}

// The errors of engines. Whoever shows one to a person says what to do.
var (
	ErrDone        = errors.New("kv: operation is already committed")
	ErrTooLarge    = errors.New("kv: update is too large")
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
	ErrUpdatePanic = errors.New("kv: update function panicked")
)

// OpTable is the table in which engines keep the operations committed.
const OpTable = "op"

// OpsKept is how many operations are remembered.
const OpsKept = 4096
