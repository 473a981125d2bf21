package store

import (
	"context"
	"encoding/binary"
	"sync"
	"time"

	"guyub/model"
	"guyub/store/kv"
)

// Change tells that something was saved. It names no person of the records.
type Change struct {
	Records  []Ref
	By       model.ID
	Terminal string
	Intent   string
	At       time.Time
	// All: more changed than is listed; everything should be asked again.
	All bool
}

// Touches reports whether records of a kind may have changed.
func (c Change) Touches(kind model.Kind) bool {
	for _, r := range c.Records {
		if r.Kind == kind {
			return true
		}
	}
	return c.All
}

// watchLimit is how many changes wait for a slow watcher before they are
// joined into one that says "everything".
const watchLimit = 256

// relay brings changes to watchers without ever letting the writer wait.
type relay struct {
	mu       sync.Mutex
	written  map[uint64]*change // by audit entry: written, not yet committed
	watchers map[*watcher]struct{}
}

type watcher struct {
	mu    sync.Mutex
	queue []Change
	awake chan struct{}
}

// expect remembers an update until its commit is announced.
func (o *Office) expect(seq uint64, c *change) {
	o.relay.mu.Lock()
	defer o.relay.mu.Unlock()
	o.relay.written[seq] = c
}

// committed runs on the engine's writer after each commit, in the order of
// commits and before Update returns: so books and roster are in step when the
// writer goes on, and no two of them are applied at once.
func (o *Office) committed(commit kv.Commit) {
	for _, k := range commit.Keys {
		if k.Table != tAudit || len(k.Key) != 8 {
			continue
		}
		seq := binary.BigEndian.Uint64([]byte(k.Key))
		o.relay.mu.Lock()
		c := o.relay.written[seq]
		delete(o.relay.written, seq)
		o.relay.mu.Unlock()
		if c != nil {
			o.apply(c)
		}
	}
}

func (o *Office) apply(c *change) {
	u := o.open.Load()
	if u == nil {
		return
	}
	if len(c.saved) > 0 {
		u.books.Store(u.books.Load().with(c.saved))
	}
	if len(c.rows) > 0 {
		u.roster.Apply(c.rows...)
	}
	if len(c.refs) == 0 {
		return
	}
	o.announce(Change{Records: c.refs, By: c.actor.User, Terminal: c.actor.Terminal, Intent: c.entry.Intent, At: c.now})
}

func (o *Office) announce(change Change) {
	o.relay.mu.Lock()
	defer o.relay.mu.Unlock()
	for w := range o.relay.watchers {
		w.push(change)
	}
}

func (w *watcher) push(c Change) {
	w.mu.Lock()
	if len(w.queue) >= watchLimit {
		w.queue = []Change{{All: true, At: c.At}}
	} else {
		w.queue = append(w.queue, c)
	}
	w.mu.Unlock()
	select {
	case w.awake <- struct{}{}:
	default:
	}
}

func (w *watcher) take() []Change {
	w.mu.Lock()
	defer w.mu.Unlock()
	all := w.queue
	w.queue = nil
	return all
}

// Watch calls fn, on a goroutine of its own and in order, with each change
// that is saved from now on, this session's own among them, until ctx ends or
// the session does.
func (s *Session) Watch(ctx context.Context, fn func(Change)) {
	w := &watcher{awake: make(chan struct{}, 1)}
	r := &s.office.relay
	r.mu.Lock()
	r.watchers[w] = struct{}{}
	r.mu.Unlock()
	go func() {
		defer func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			delete(r.watchers, w)
		}()
		for {
			select {
			case <-ctx.Done():
				return
			case <-s.ended:
				return
			case <-w.awake:
				for _, c := range w.take() {
					fn(c)
				}
			}
		}
	}()
}
