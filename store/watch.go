package store

import (
	"context"
	"encoding/binary"
	"slices"
	"sync"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
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
	queue    []*change          // committed, not yet in books and roster
	applying sync.Mutex         // held by the one who applies the queue
	watchers map[*watcher]struct{}
}

type watcher struct {
	mu     sync.Mutex
	queue  []Change
	pushed uint64 // changes put into the queue
	told   uint64 // changes of which fn has been told
	waits  []heard
	awake  chan struct{}
}

// heard is closed when the watcher has been told of so many changes.
type heard struct {
	of   uint64
	done chan struct{}
}

// done notes that fn has been told of some changes.
func (w *watcher) done(n uint64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.told = n
	w.waits = slices.DeleteFunc(w.waits, func(h heard) bool {
		if h.of <= n {
			close(h.done)
		}
		return h.of <= n
	})
}

// after returns a channel that is closed when fn has been told of all that is in
// the queue now; nil when it has been.
func (w *watcher) after() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.told >= w.pushed {
		return nil
	}
	h := heard{w.pushed, make(chan struct{})}
	w.waits = append(w.waits, h)
	return h.done
}

// patience is how long a save waits for its own session to have been told of
// it, so that its screens do not show for a moment what was there before. A
// terminal that does not listen is not waited for.
const patience = 100 * time.Millisecond

// heard waits until what this session watches with has been told of all that
// was saved.
func (s *Session) heard() {
	s.mu.Lock()
	own := slices.Clone(s.own)
	s.mu.Unlock()
	for _, w := range own {
		after := w.after()
		if after == nil {
			continue
		}
		timer := time.NewTimer(patience)
		select {
		case <-after:
		case <-s.ended:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// expect remembers an update until its commit is announced.
func (o *Office) expect(seq uint64, c *change) {
	o.relay.mu.Lock()
	defer o.relay.mu.Unlock()
	o.relay.written[seq] = c
}

// committed runs on the engine's writer after each commit, in the order of
// commits. It only queues: the writer goes on with the next commit.
func (o *Office) committed(commit kv.Commit) {
	o.relay.mu.Lock()
	defer o.relay.mu.Unlock()
	for _, k := range commit.Keys {
		if k.Table != tAudit || len(k.Key) != 8 {
			continue
		}
		seq := binary.BigEndian.Uint64([]byte(k.Key))
		if c := o.relay.written[seq]; c != nil {
			delete(o.relay.written, seq)
			o.relay.queue = append(o.relay.queue, c)
		}
	}
}

// settle brings books and roster in step with all that is committed. Everyone
// who has saved calls it before going on: the first takes along what the
// others committed with them, so that sixteen saves are one new snapshot.
func (o *Office) settle() {
	o.relay.applying.Lock()
	defer o.relay.applying.Unlock()
	o.relay.mu.Lock()
	queue := o.relay.queue
	o.relay.queue = nil
	o.relay.mu.Unlock()
	u := o.open.Load()
	if len(queue) == 0 || u == nil {
		return
	}
	var saved []any
	var rows []roster.Row
	var due []model.Matter
	var enrolled []model.Enrolment
	var abstained []model.Abstention
	var gone []Ref
	for _, c := range queue {
		due = append(due, c.due...)
		enrolled, abstained = append(enrolled, c.enrolled...), append(abstained, c.abstained...)
		saved = append(saved, c.saved...)
		rows = append(rows, c.rows...)
		gone = append(gone, c.gone...)
	}
	if len(saved) > 0 {
		u.books.Store(u.books.Load().with(saved))
	}
	if len(due) > 0 {
		u.agenda.Store(u.agenda.Load().with(due))
	}
	if len(enrolled)+len(abstained) > 0 {
		u.taking.Store(u.taking.Load().with(enrolled, abstained))
	}
	if len(rows) > 0 {
		u.roster.Apply(latest(rows)...)
	}
	if len(gone) > 0 {
		u.forget(gone)
	}
	for _, c := range queue {
		u.factbook.note(c.entry.Records)
		if len(c.refs) > 0 {
			o.announce(Change{Records: c.refs, By: c.actor.User, Terminal: c.actor.Terminal, Intent: c.entry.Intent, At: c.now})
		}
	}
}

// latest leaves only the last row of each client.
func latest(rows []roster.Row) []roster.Row {
	last := make(map[model.ID]int, len(rows))
	for i := range rows {
		last[rows[i].ID] = i
	}
	if len(last) == len(rows) {
		return rows
	}
	kept := rows[:0]
	for i := range rows {
		if last[rows[i].ID] == i {
			kept = append(kept, rows[i])
		}
	}
	return kept
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
	w.pushed++
	w.mu.Unlock()
	select {
	case w.awake <- struct{}{}:
	default:
	}
}

// take returns what waits, and the number of changes with it.
func (w *watcher) take() ([]Change, uint64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	all := w.queue
	w.queue = nil
	return all, w.pushed
}

// Watch calls fn, on a goroutine of its own and in order, with each change
// that is saved from now on, this session's own among them, until ctx ends or
// the session does. Of its own saves the session has been told when they
// return, unless fn is slow.
func (s *Session) Watch(ctx context.Context, fn func(Change)) {
	w := &watcher{awake: make(chan struct{}, 1)}
	r := &s.office.relay
	r.mu.Lock()
	r.watchers[w] = struct{}{}
	r.mu.Unlock()
	s.mu.Lock()
	s.own = append(s.own, w)
	s.mu.Unlock()
	go func() {
		defer func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			delete(r.watchers, w)
			s.mu.Lock()
			defer s.mu.Unlock()
			s.own = slices.DeleteFunc(s.own, func(o *watcher) bool { return o == w })
		}()
		for {
			select {
			case <-ctx.Done():
				return
			case <-s.ended:
				return
			case <-w.awake:
				all, n := w.take()
				for _, c := range all {
					fn(c)
				}
				w.done(n)
			}
		}
	}()
}
