// Package mem is a key-value engine in memory, with the meaning of the durable
// one and nothing of its speed: the model that tests compare it with. It is
// strict where the durable engine can only warn: bytes that were handed out
// are spoilt when their function returns, and an update function can be run
// twice to see that it may be; and it fails on demand.
package mem

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"sync"

	"guyub/store/kv"
)

// Faults make an engine misbehave as a disk does. The zero value is none.
type Faults struct {
	// Twice runs every update function a second time, on the same state, and
	// keeps only what the second run wrote.
	Twice bool
	// Before is called before each commit. If it returns an error nothing is
	// kept, the update returns the error with kv.ErrNotDurable and the engine
	// stops, unless the error is kv.ErrFull.
	Before func() error
	// After is the same after the commit was kept: as when only the last sync
	// of a file fails.
	After func() error
}

// Engine keeps tables in memory.
type Engine struct {
	faults Faults
	write  sync.Mutex // held by the one writer

	mu       sync.RWMutex // guards what follows
	tables   tables
	seq      uint64
	watchers []*watcher
	closed   bool
	stopped  error
}

type watcher struct{ fn func(kv.Commit) }

// tables are never changed once readers may see them; a commit replaces the
// map and the tables that it touched.
type tables map[string]*table

type table struct {
	keys   []string
	values map[string][]byte
}

var _ kv.Engine = (*Engine)(nil)

// New returns an empty engine.
func New() *Engine { return NewFaulty(Faults{}) }

// NewFaulty returns an empty engine that misbehaves.
func NewFaulty(f Faults) *Engine { return &Engine{faults: f, tables: tables{}} }

// Reopen returns an engine without faults that holds what this one, which need
// not be closed, has committed: as after the end of a process.
func (e *Engine) Reopen() *Engine {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return &Engine{tables: e.tables}
}

func (e *Engine) snapshot() (tables, error) {
	e.mu.RLock()
	defer e.mu.RUnlock()
	if e.closed {
		return nil, kv.ErrClosed
	}
	return e.tables, nil
}

// View runs fn on a snapshot.
func (e *Engine) View(ctx context.Context, fn func(kv.Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	base, err := e.snapshot()
	if err != nil {
		return err
	}
	t := &tx{base: base}
	defer t.spoil()
	return guard(func() error { return fn(t) })
}

// Update runs fn and keeps what it wrote.
func (e *Engine) Update(ctx context.Context, op kv.OpID, fn func(kv.Writer) error) error {
	return e.commit(ctx, func(t *tx) error {
		remembered := op != (kv.OpID{})
		if remembered {
			if _, done := t.Get(kv.OpTable, op[:]); done {
				return kv.ErrDone
			}
		}
		if e.faults.Twice {
			trial := &tx{base: t.base, dirty: map[string]map[string][]byte{}}
			err := fn(trial)
			trial.spoil()
			if err != nil {
				return err
			}
		}
		if err := fn(t); err != nil {
			return err
		}
		switch n := t.written(); {
		case t.err != nil:
			return t.err
		case n > kv.MaxKeys || t.bytes > kv.MaxBytes:
			return fmt.Errorf("%w: %d keys, %d bytes", kv.ErrTooLarge, n, t.bytes)
		}
		if remembered {
			t.remember(op)
		}
		return nil
	})
}

// Bulk is Update without limits.
func (e *Engine) Bulk(ctx context.Context, fn func(kv.Writer) error) error {
	return e.commit(ctx, func(t *tx) error {
		if err := fn(t); err != nil {
			return err
		}
		return t.err
	})
}

func (e *Engine) commit(ctx context.Context, fn func(*tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	e.write.Lock()
	defer e.write.Unlock()
	base, err := e.snapshot()
	if err != nil {
		return err
	}
	if err := e.stoppedBy(); err != nil {
		return err
	}
	t := &tx{base: base, dirty: map[string]map[string][]byte{}}
	defer t.spoil()
	if err := guard(func() error { return fn(t) }); err != nil {
		return err
	}
	if err := e.fault(e.faults.Before); err != nil {
		return err
	}
	next, keys := t.applied()
	e.mu.Lock()
	e.tables = next
	e.mu.Unlock()
	if err := e.fault(e.faults.After); err != nil {
		return err
	}
	e.announce(keys)
	return nil
}

func (e *Engine) stoppedBy() error {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.stopped
}

func (e *Engine) fault(hook func() error) error {
	if hook == nil {
		return nil
	}
	err := hook()
	if err == nil || err == kv.ErrFull {
		return err
	}
	e.stop(err)
	return fmt.Errorf("%w: %w", kv.ErrNotDurable, err)
}

func (e *Engine) stop(cause error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.stopped = fmt.Errorf("%w: %w", kv.ErrStopped, cause)
}

func (e *Engine) announce(keys []kv.Key) {
	e.mu.Lock()
	e.seq++
	commit := kv.Commit{Seq: e.seq, Keys: keys}
	watchers := e.watchers
	e.mu.Unlock()
	for _, w := range watchers {
		if err := guard(func() error { w.fn(commit); return nil }); err != nil {
			e.stop(fmt.Errorf("watcher: %w", err))
		}
	}
}

// guard turns a panic of the caller's function into an error.
func guard(fn func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", kv.ErrUpdatePanic, r)
		}
	}()
	return fn()
}

// Done reports whether the operation was committed.
func (e *Engine) Done(ctx context.Context, op kv.OpID) (done bool, err error) {
	if err := e.stoppedBy(); err != nil {
		return false, err
	}
	err = e.View(ctx, func(r kv.Reader) error {
		_, done = r.Get(kv.OpTable, op[:])
		return nil
	})
	return done, err
}

// Watch calls fn after each commit.
func (e *Engine) Watch(fn func(kv.Commit)) (stop func()) {
	w := &watcher{fn}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.watchers = append(e.watchers, w)
	return func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.watchers = slices.DeleteFunc(slices.Clone(e.watchers), func(one *watcher) bool { return one == w })
	}
}

// Backup has nothing that outlives the process.
func (e *Engine) Backup(_ context.Context, path string) error {
	return fmt.Errorf("mem: %w: %s", os.ErrInvalid, path)
}

// Close ends the engine.
func (e *Engine) Close() error {
	e.write.Lock() // after the update under way
	defer e.write.Unlock()
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	return nil
}

// applied returns the tables with what was written, and the keys of that.
func (t *tx) applied() (tables, []kv.Key) {
	next := maps.Clone(t.base)
	var keys []kv.Key
	for _, name := range slices.Sorted(maps.Keys(t.dirty)) {
		fresh := &table{values: map[string][]byte{}}
		if old := t.base[name]; old != nil {
			maps.Copy(fresh.values, old.values)
		}
		for _, k := range slices.Sorted(maps.Keys(t.dirty[name])) {
			if v := t.dirty[name][k]; v == nil {
				delete(fresh.values, k)
			} else {
				fresh.values[k] = v
			}
			keys = append(keys, kv.Key{Table: name, Key: k})
		}
		fresh.keys = slices.Sorted(maps.Keys(fresh.values))
		next[name] = fresh
	}
	return next, keys
}
