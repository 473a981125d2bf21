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
	e.mu.RLock()
	if e.closed || e.stopped != nil {
		defer e.mu.RUnlock()
		if e.closed {
			return kv.ErrClosed
		}
		return e.stopped
	}
	e.queue <- r
	e.mu.RUnlock()
	// Once queued the update may be committed; its caller learns what became
	// of it even when the context ends meanwhile.
	<-r.done
	return r.err
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

// commit runs a batch in one transaction. Each function writes into a buffer
// of its own first, so that one that fails leaves nothing behind for the
// others. A function sees what those before it in the batch wrote.
func (e *Engine) commit(batch []*request) {
	defer func() {
		for _, r := range batch {
			close(r.done)
		}
	}()
	e.mu.RLock()
	stopped := e.stopped
	e.mu.RUnlock()
	if stopped != nil {
		fail(batch, stopped)
		return
	}
	wrote := false
	err := guard(func() error {
		return e.db.Update(func(btx *bbolt.Tx) error {
			for _, r := range batch {
				r.err = r.run(btx)
				wrote = wrote || r.err == nil
			}
			if !wrote {
				return errNothing
			}
			return nil
		})
	})
	if errors.Is(err, errNothing) {
		return
	}
	if err != nil {
		e.stop(batch, err)
		return
	}
	for _, r := range batch {
		if r.err == nil {
			e.announce(r.keys)
		}
	}
}

// errNothing rolls back a transaction in which no function succeeded.
var errNothing = errors.New("nothing to commit")

func fail(batch []*request, err error) {
	for _, r := range batch {
		r.err = err
	}
}

// stop ends writing for good: with the meta page's sync failing, bbolt reports
// an error although the commit can be seen, so that nothing but reopening
// tells the truth. Only a full disk found before anything was written does
// not stop the engine.
func (e *Engine) stop(batch []*request, cause error) {
	cause = classify(cause)
	for _, r := range batch {
		if r.err == nil {
			r.err = fmt.Errorf("%w: %w", kv.ErrNotDurable, cause)
		}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.stopped = fmt.Errorf("%w: %w", kv.ErrStopped, cause)
}

func (e *Engine) announce(keys []kv.Key) {
	e.mu.Lock()
	e.seq++
	commit := kv.Commit{Seq: e.seq, Keys: keys}
	watchers := make([]func(kv.Commit), 0, len(e.watchers))
	for _, w := range e.watchers {
		watchers = append(watchers, w)
	}
	e.mu.Unlock()
	for _, w := range watchers {
		w(commit)
	}
}

// run runs the function over a buffer and, when it succeeds, writes the buffer
// into the transaction.
func (r *request) run(btx *bbolt.Tx) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	base := &tx{b: btx}
	if r.bulk {
		// Bulk writes go straight into the transaction: it is alone in it, and
		// a buffer of thousands of records would be copied twice.
		base.direct = true
		err := guard(func() error { return r.fn(base) })
		r.keys = base.keys
		return err
	}
	if r.op != (kv.OpID{}) {
		if _, done := base.Get(kv.OpTable, r.op[:]); done {
			return kv.ErrDone
		}
	}
	buf := newBuffer(base)
	if err := guard(func() error { return r.fn(buf) }); err != nil {
		return err
	}
	if buf.count > kv.MaxKeys || buf.bytes > kv.MaxBytes {
		return kv.ErrTooLarge
	}
	if r.op != (kv.OpID{}) {
		buf.Put(kv.OpTable, r.op[:], []byte{1})
		forget(base, buf)
	}
	r.keys = buf.keys()
	return buf.flush(btx)
}

// forget drops the oldest operations when there are more than are kept. Ops
// are counted in the table itself, two dropped for each one added beyond.
func forget(base *tx, buf *buffer) {
	b := base.b.Bucket([]byte(kv.OpTable))
	if b == nil || b.Sequence() < kv.OpsKept {
		if b != nil {
			buf.ops = b.Sequence() + 1
		} else {
			buf.ops = 1
		}
		return
	}
	buf.ops = b.Sequence() + 1
	dropped := 0
	for k := range base.Scan(kv.OpTable, nil, nil) {
		buf.Delete(kv.OpTable, k)
		if dropped++; dropped == 2 {
			break
		}
	}
	buf.ops -= uint64(dropped)
}
