// Package bolt is the durable engine: one local file kept by bbolt, written by
// one goroutine of one process. It is the only package that imports bbolt.
//
// The rules that it follows were found by measurement: the file is looked at
// before bbolt maps it, because a truncated file would end the process; it is
// read once in order, because opening without a stored freelist then takes a
// twentieth of the time; writers queue for one goroutine that commits all that
// wait in one transaction, because a lone writer then never waits and sixteen
// share two syncs; and after a failed commit the engine stops, because the
// commit may be visible although it was reported as failed.
package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	bbolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"guyub/store/kv"
)

// Options change how a file is opened. The zero value is right for an office.
type Options struct {
	// Timeout is how long to wait for another process to let the file go;
	// 2 s if zero.
	Timeout time.Duration
	// MaxSize limits the file, in bytes; 0 is no limit.
	MaxSize int
	// openFile replaces os.OpenFile, for tests that make the disk fail.
	openFile func(string, int, os.FileMode) (*os.File, error)
}

// Engine is an open file.
type Engine struct {
	db    *bbolt.DB
	path  string
	queue chan *request
	done  chan struct{}

	mu       sync.RWMutex
	closed   bool
	stopped  error // set after a failed commit
	seq      uint64
	watchers map[int]func(kv.Commit)
	next     int
}

var _ kv.Engine = (*Engine)(nil)

func (o Options) timeout() time.Duration {
	if o.Timeout == 0 {
		return 2 * time.Second
	}
	return o.Timeout
}

func (o Options) bolt() *bbolt.Options {
	return &bbolt.Options{
		Timeout:        o.timeout(),
		FreelistType:   bbolt.FreelistMapType,
		NoFreelistSync: true,
		MaxSize:        o.MaxSize,
		OpenFile:       o.openFile,
	}
}

// Create makes a new file whose first content init writes. The file appears
// under its name only when it is whole and durable.
func Create(path string, o Options, init func(kv.Writer) error) error {
	if _, err := os.Lstat(path); err == nil {
		return kv.ErrExists
	}
	if err := checkFolder(filepath.Dir(path)); err != nil {
		return err
	}
	fresh := path + ".new"
	if err := os.Remove(fresh); err != nil && !errors.Is(err, os.ErrNotExist) {
		return classify(err)
	}
	db, err := bbolt.Open(fresh, 0o600, o.bolt())
	if err != nil {
		return classify(err)
	}
	err = db.Update(func(btx *bbolt.Tx) error {
		return guard(func() error { return init(&tx{b: btx}) })
	})
	if err = errors.Join(err, db.Close()); err == nil {
		err = os.Link(fresh, path) // fails, unlike a rename, when another process was quicker
	}
	if err != nil {
		os.Remove(fresh)
		if errors.Is(err, os.ErrExist) {
			return kv.ErrExists
		}
		return classify(err)
	}
	if err := os.Remove(fresh); err != nil {
		return classify(err)
	}
	return syncFolder(filepath.Dir(path))
}

// Open opens an existing file. On every error the file is untouched.
func Open(path string, o Options) (*Engine, error) {
	if err := o.await(func() error { return Preflight(path) }); err != nil {
		return nil, err
	}
	db, err := openMapped(path, o)
	if err != nil {
		return nil, classify(err)
	}
	e := &Engine{
		db: db, path: path,
		queue:    make(chan *request, 256),
		done:     make(chan struct{}),
		watchers: map[int]func(kv.Commit){},
	}
	go e.write()
	return e, nil
}

// openMapped opens with bbolt, which panics rather than returns on a page that
// makes no sense.
func openMapped(path string, o Options) (db *bbolt.DB, err error) {
	var file *os.File
	options := o.bolt()
	open := options.OpenFile
	if open == nil {
		open = os.OpenFile
	}
	options.OpenFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
		f, err := open(name, flag, mode)
		file = f
		return f, err
	}
	defer func() {
		if r := recover(); r != nil {
			release(file)
			db, err = nil, fmt.Errorf("%w: %v", kv.ErrDamaged, r)
		}
	}()
	return bbolt.Open(path, 0o600, options)
}

// await tries again while another process has the file, until the timeout.
func (o Options) await(try func() error) error {
	for end := time.Now().Add(o.timeout()); ; time.Sleep(20 * time.Millisecond) {
		if err := try(); !errors.Is(err, kv.ErrLocked) || time.Now().After(end) {
			return err
		}
	}
}

// View runs fn on a snapshot. A page that makes no sense is an error.
func (e *Engine) View(ctx context.Context, fn func(kv.Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	err := guard(func() error {
		return e.db.View(func(btx *bbolt.Tx) error { return fn(&tx{b: btx}) })
	})
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return kv.ErrClosed
	}
	if errors.Is(err, kv.ErrUpdatePanic) {
		return fmt.Errorf("%w: %v", kv.ErrDamaged, err)
	}
	return err
}

// Done reports whether the operation was committed.
func (e *Engine) Done(ctx context.Context, op kv.OpID) (done bool, err error) {
	err = e.View(ctx, func(r kv.Reader) error {
		_, done = r.Get(kv.OpTable, op[:])
		return nil
	})
	return done, err
}

// Watch calls fn after each commit, before the Update that made it returns.
func (e *Engine) Watch(fn func(kv.Commit)) (stop func()) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.next++
	id := e.next
	e.watchers[id] = fn
	return func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		delete(e.watchers, id)
	}
}

// Backup copies the last commit to a new file, whole and durable under its
// name or not there at all.
func (e *Engine) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return kv.ErrExists
	}
	fresh := path + ".new"
	err := e.copyTo(ctx, fresh)
	if err == nil {
		err = Preflight(fresh)
	}
	if err == nil {
		err = os.Rename(fresh, path)
	}
	if err != nil {
		os.Remove(fresh)
		return classify(err)
	}
	return syncFolder(filepath.Dir(path))
}

func (e *Engine) copyTo(ctx context.Context, path string) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	err = e.db.View(func(btx *bbolt.Tx) error {
		_, err := btx.WriteTo(&cancelWriter{ctx, f})
		return err
	})
	return errors.Join(err, f.Sync())
}

// cancelWriter stops a long copy when nobody waits for it any more.
type cancelWriter struct {
	ctx context.Context
	f   *os.File
}

func (w *cancelWriter) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.f.Write(p)
}

// Close waits for the writes under way and lets the file go.
func (e *Engine) Close() error {
	e.mu.Lock()
	if e.closed {
		e.mu.Unlock()
		return nil
	}
	e.closed = true
	e.mu.Unlock()
	close(e.queue)
	<-e.done
	return e.db.Close()
}

// guard turns a panic into an error.
func guard(fn func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", kv.ErrUpdatePanic, r)
		}
	}()
	return fn()
}

// classify turns what the system and bbolt say into this seam's errors.
func classify(err error) error {
	for _, c := range []struct {
		is error
		as error
	}{
		{berrors.ErrTimeout, kv.ErrLocked}, {berrors.ErrInvalid, kv.ErrForeign}, {berrors.ErrVersionMismatch, kv.ErrForeign},
		{berrors.ErrChecksum, kv.ErrDamaged}, {berrors.ErrMaxSizeReached, kv.ErrFull}, {syscall.ENOSPC, kv.ErrFull}, {syscall.EDQUOT, kv.ErrFull},
		{os.ErrNotExist, kv.ErrMissing}, {os.ErrPermission, kv.ErrReadOnly}, {syscall.EROFS, kv.ErrReadOnly},
	} {
		if errors.Is(err, c.is) {
			return fmt.Errorf("%w: %w", c.as, err)
		}
	}
	return err
}
