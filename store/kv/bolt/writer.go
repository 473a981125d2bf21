package bolt

import (
	"context"
	"errors"
	"fmt"

	bbolt "go.etcd.io/bbolt"

	"guyub/store/kv"
)

// request is one update on its way to the writer.
type request struct {
	ctx  context.Context
	op   kv.OpID
	fn   func(kv.Writer) error
	bulk bool
	err  error
	keys []kv.Key
	done chan struct{}
}

// Update queues fn for the writer and waits for its commit.
func (e *Engine) Update(ctx context.Context, op kv.OpID, fn func(kv.Writer) error) error {
	return e.submit(&request{ctx: ctx, op: op, fn: fn, done: make(chan struct{})})
}

// Bulk queues fn for a transaction of its own.
func (e *Engine) Bulk(ctx context.Context, fn func(kv.Writer) error) error {
	return e.submit(&request{ctx: ctx, fn: fn, bulk: true, done: make(chan struct{})})
}

func (e *Engine) submit(r *request) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if err := e.enqueue(r); err != nil {
		return err
	}
	// Once queued the update may be committed; its caller learns what became
	// of it even when the context ends meanwhile.
	<-r.done
	return r.err
}

func (e *Engine) enqueue(r *request) error {
	e.gate.RLock()
	defer e.gate.RUnlock()
	if e.closed.Load() {
		return kv.ErrClosed
	}
	if err := e.stoppedBy(); err != nil {
		return err
	}
	select {
	case e.queue <- r:
		return nil
	case <-r.ctx.Done():
		return r.ctx.Err()
	}
}

// write commits whatever waits, until the queue is closed.
func (e *Engine) write() {
	defer close(e.done)
	for r := range e.queue {
		batch := []*request{r}
		for !r.bulk {
			next, ok := e.waiting()
			if !ok {
				break
			}
			if next.bulk {
				e.commit(batch)
				batch = []*request{next}
				break
			}
			batch = append(batch, next)
		}
		e.commit(batch)
	}
}

func (e *Engine) waiting() (*request, bool) {
	select {
	case r, ok := <-e.queue:
		return r, ok
	default:
		return nil, false
	}
}

// commit runs a batch in one transaction and tells everybody what became of
// it, the watchers first.
func (e *Engine) commit(batch []*request) {
	defer func() {
		for _, r := range batch {
			close(r.done)
		}
	}()
	if stopped := e.stoppedBy(); stopped != nil {
		for _, r := range batch {
			r.err = stopped
		}
		return
	}
	if err := e.transact(batch); err != nil {
		// ErrDone may have been said of an operation of this very batch.
		for _, r := range batch {
			if r.err == nil || errors.Is(r.err, kv.ErrDone) {
				r.err = err
			}
		}
		return
	}
	for _, r := range batch {
		if r.err == nil {
			e.announce(r.keys)
		}
	}
}

// transact runs the functions of a batch in one transaction and commits it.
// Each writes into a buffer of its own first, so that one that fails leaves
// nothing behind for the others; each sees what those before it wrote. What
// the functions return is left in their requests. An error returned here is
// one of the whole batch, and unless it is kv.ErrFull the engine has stopped.
func (e *Engine) transact(batch []*request) error {
	e.cut.Lock()
	defer e.cut.Unlock()
	var id int
	ended := false // the transaction has, and has given back its locks
	err := recovered(func() error {
		btx, err := e.db.Begin(true)
		if err != nil {
			ended = true
			return err
		}
		id = btx.ID()
		wrote := false
		for _, r := range batch {
			r.err = r.run(btx)
			wrote = wrote || r.err == nil
		}
		if !wrote {
			ended = true
			return btx.Rollback()
		}
		err = btx.Commit()
		ended = true
		return err
	})
	if err == nil {
		return nil
	}
	err = classify(err)
	// A full disk is found before the meta page is written, and then bbolt has
	// rolled back: room can be made, and the work go on. But a commit that can
	// be seen may or may not last, whatever its error says.
	if ended && errors.Is(err, kv.ErrFull) && !e.visible(id) {
		return err
	}
	e.stop(err, !ended)
	return fmt.Errorf("%w: %w", kv.ErrNotDurable, err)
}

// visible reports whether readers see a transaction, or might.
func (e *Engine) visible(id int) bool {
	seen := id
	err := recovered(func() error {
		return e.db.View(func(btx *bbolt.Tx) error {
			seen = btx.ID()
			return nil
		})
	})
	return err != nil || seen >= id
}

// stop ends writing for good: with the meta page's sync failing, bbolt reports
// an error although the commit can be seen, so that nothing but reopening
// tells the truth. After a panic nothing more is asked of bbolt that writes.
func (e *Engine) stop(cause error, abandoned bool) {
	e.state.Lock()
	defer e.state.Unlock()
	e.stopped = fmt.Errorf("%w: %w", kv.ErrStopped, cause)
	e.abandoned = e.abandoned || abandoned
}

func (e *Engine) announce(keys []kv.Key) {
	e.state.Lock()
	e.seq++
	commit := kv.Commit{Seq: e.seq, Keys: keys}
	watchers := e.watchers
	e.state.Unlock()
	for _, w := range watchers {
		if err := guard(func() error { w.fn(commit); return nil }); err != nil {
			e.stop(fmt.Errorf("watcher: %w", err), false)
		}
	}
}

// run runs the function over a buffer and, when it succeeds, writes the buffer
// into the transaction.
func (r *request) run(btx *bbolt.Tx) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	base := &tx{b: btx, noting: r.bulk}
	if r.bulk {
		// Bulk writes go straight into the transaction: it is alone in it, and
		// a buffer of thousands of records would be copied twice.
		if err := guard(func() error { return r.fn(base) }); err != nil {
			return err
		}
		r.keys = base.keys
		return base.err
	}
	remembered := r.op != (kv.OpID{})
	if remembered {
		if _, done := base.Get(kv.OpTable, r.op[:]); done {
			return kv.ErrDone
		}
	}
	buf := newBuffer(base)
	if err := guard(func() error { return r.fn(buf) }); err != nil {
		return err
	}
	switch {
	case base.err != nil:
		return base.err
	case buf.count > kv.MaxKeys || buf.bytes > kv.MaxBytes:
		return fmt.Errorf("%w: %d keys, %d bytes", kv.ErrTooLarge, buf.count, buf.bytes)
	}
	if remembered {
		buf.remember(r.op)
	}
	r.keys = buf.keys()
	buf.flush()
	return nil
}
