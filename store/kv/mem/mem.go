// Package mem is a key-value engine in memory. Tests compare the durable
// engine with it, and stores that need no file stand on it.
package mem

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"os"
	"slices"
	"sync"

	"guyub/store/kv"
)

// Engine keeps tables in memory.
type Engine struct {
	write sync.Mutex // held by the one writer

	mu       sync.RWMutex // guards what follows
	tables   tables
	seq      uint64
	watchers map[int]func(kv.Commit)
	next     int
	closed   bool
}

// tables are never changed once readers may see them; a commit replaces the
// map and the tables that it touched.
type tables map[string]*table

type table struct {
	keys   []string
	values map[string][]byte
}

var _ kv.Engine = (*Engine)(nil)

// New returns an empty engine.
func New() *Engine {
	return &Engine{tables: tables{}, watchers: map[int]func(kv.Commit){}}
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
	t, err := e.snapshot()
	if err != nil {
		return err
	}
	return fn(&tx{base: t})
}

// Update runs fn and keeps what it wrote.
func (e *Engine) Update(ctx context.Context, op kv.OpID, fn func(kv.Writer) error) error {
	return e.commit(ctx, func(t *tx) error {
		if op != (kv.OpID{}) {
			if _, done := t.Get(kv.OpTable, op[:]); done {
				return kv.ErrDone
			}
		}
		if err := fn(t); err != nil {
			return err
		}
		if t.keysWritten() > kv.MaxKeys || t.bytes > kv.MaxBytes {
			return kv.ErrTooLarge
		}
		if op != (kv.OpID{}) {
			t.Put(kv.OpTable, op[:], []byte{1})
		}
		return nil
	})
}

// Bulk is Update without limits.
func (e *Engine) Bulk(ctx context.Context, fn func(kv.Writer) error) error {
	return e.commit(ctx, func(t *tx) error { return fn(t) })
}

func (e *Engine) commit(ctx context.Context, fn func(*tx) error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	e.write.Lock()
	defer e.write.Unlock()
	base, err := e.snapshot()
	if err != nil {
		return err
	}
	t := &tx{base: base, dirty: map[string]map[string][]byte{}}
	if err := guard(t, fn); err != nil {
		return err
	}
	next := maps.Clone(base)
	var keys []kv.Key
	for name, writes := range t.dirty {
		old := base[name]
		fresh := &table{values: map[string][]byte{}}
		if old != nil {
			maps.Copy(fresh.values, old.values)
		}
		for k, v := range writes {
			if v == nil {
				delete(fresh.values, k)
			} else {
				fresh.values[k] = v
			}
			keys = append(keys, kv.Key{Table: name, Key: k})
		}
		fresh.keys = slices.Sorted(maps.Keys(fresh.values))
		next[name] = fresh
	}
	e.mu.Lock()
	e.tables = next
	e.seq++
	commit := kv.Commit{Seq: e.seq, Keys: keys}
	watchers := slices.Collect(maps.Values(e.watchers))
	e.mu.Unlock()
	for _, w := range watchers {
		w(commit)
	}
	return nil
}

// guard turns a panic of the update function into an error; nothing is kept.
func guard(t *tx, fn func(*tx) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", kv.ErrUpdatePanic, r)
		}
	}()
	return fn(t)
}

// Done reports whether the operation was committed.
func (e *Engine) Done(ctx context.Context, op kv.OpID) (done bool, err error) {
	err = e.View(ctx, func(r kv.Reader) error {
		_, done = r.Get(kv.OpTable, op[:])
		return nil
	})
	return done, err
}

// Watch calls fn after each commit.
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

// Backup has nothing that outlives the process.
func (e *Engine) Backup(_ context.Context, path string) error {
	return fmt.Errorf("mem: %w: %s", os.ErrInvalid, path)
}

// Close ends the engine.
func (e *Engine) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	return nil
}

// tx reads the base under what it has written itself.
type tx struct {
	base  tables
	dirty map[string]map[string][]byte // nil value: deleted
	bytes int
}

var _ kv.Writer = (*tx)(nil)

func (t *tx) keysWritten() int {
	n := 0
	for _, w := range t.dirty {
		n += len(w)
	}
	return n
}

// Get hands out copies, so that a caller who writes into one harms nobody.
func (t *tx) Get(name string, key []byte) ([]byte, bool) {
	if v, written := t.dirty[name][string(key)]; written {
		return slices.Clone(v), v != nil
	}
	if tb := t.base[name]; tb != nil {
		if v, ok := tb.values[string(key)]; ok {
			return slices.Clone(v), true
		}
	}
	return nil, false
}

func (t *tx) Put(name string, key, value []byte) {
	if t.dirty[name] == nil {
		t.dirty[name] = map[string][]byte{}
	}
	t.bytes += len(key) + len(value)
	t.dirty[name][string(key)] = append(make([]byte, 0, len(value)), value...)
}

func (t *tx) Delete(name string, key []byte) {
	if t.dirty[name] == nil {
		t.dirty[name] = map[string][]byte{}
	}
	t.dirty[name][string(key)] = nil
}

// merged returns the keys of a table between the bounds, in order.
func (t *tx) merged(name string, from, to []byte) []string {
	var keys []string
	if tb := t.base[name]; tb != nil {
		lo, _ := slices.BinarySearch(tb.keys, string(from))
		hi := len(tb.keys)
		if to != nil {
			hi, _ = slices.BinarySearch(tb.keys, string(to))
		}
		keys = slices.Clone(tb.keys[lo:max(lo, hi)])
	}
	writes := t.dirty[name]
	if len(writes) == 0 {
		return keys
	}
	keys = slices.DeleteFunc(keys, func(k string) bool { _, written := writes[k]; return written })
	for k, v := range writes {
		if v != nil && k >= string(from) && (to == nil || k < string(to)) {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

func (t *tx) Scan(name string, from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func([]byte, []byte) bool) {
		for _, k := range t.merged(name, from, to) {
			if v, ok := t.Get(name, []byte(k)); ok && !yield([]byte(k), v) {
				return
			}
		}
	}
}

func (t *tx) Back(name string, from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func([]byte, []byte) bool) {
		for _, k := range slices.Backward(t.merged(name, from, to)) {
			if v, ok := t.Get(name, []byte(k)); ok && !yield([]byte(k), v) {
				return
			}
		}
	}
}
