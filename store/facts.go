package store

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/store/kv"
)

// factbook keeps the facts that indicators are computed from. They are read
// from all records when somebody first asks for them, which takes a moment in a
// large office; after that only whoever was changed is read again, when they are
// next asked for. A commit only notes whom it touched.
type factbook struct {
	building chan struct{} // holds one token: who has it reads and replaces now
	now      atomic.Pointer[reading]

	mu    sync.Mutex
	noted bool // whether commits are noted: from the moment a first reading begins
	touches
}

// reading are the facts as they were read last.
type reading struct {
	day       model.Date
	entry     uint64 // how far the audit trail reached
	all       *indicator.Facts
	adults    *indicator.Facts // those that do not concern children (rule R12)
	at        map[model.ID]int // place of a client in all.Clients
	incidents map[model.ID]indicator.Incident
}

// touches is what has been saved since.
type touches struct {
	clients, meetings, matters map[model.ID]struct{}
	small                      bool // groups, regions, outreach, loads
	norms                      bool
	gone                       bool // a record left: whom it told of is not known any more
}

func (t *touches) none() bool {
	return len(t.clients)+len(t.meetings)+len(t.matters) == 0 && !t.small && !t.norms && !t.gone
}

func newFactbook() *factbook {
	c := &factbook{building: make(chan struct{}, 1)}
	c.building <- struct{}{}
	return c
}

// note remembers whom a commit touches.
func (c *factbook) note(records []AuditRecord) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.noted {
		return
	}
	for _, r := range records {
		c.gone = c.gone || r.Gone
		switch r.Kind {
		case model.KindClient:
			addTo(&c.clients, r.ID)
		case model.KindContact, model.KindEnrolment, model.KindAbstention, model.KindAcceptance:
			addTo(&c.clients, r.Of)
		case model.KindMatter:
			addTo(&c.matters, r.ID)
			if !r.Of.IsZero() {
				addTo(&c.clients, r.Of)
			}
		case model.KindMeeting:
			addTo(&c.meetings, r.ID)
		case model.KindGroup, model.KindRegion, model.KindOutreach, model.KindLoadMonth:
			c.small = true
		case model.KindNorm:
			c.norms = true // how often clients report
		}
	}
}

func addTo(set *map[model.ID]struct{}, id model.ID) {
	if *set == nil {
		*set = map[model.ID]struct{}{}
	}
	(*set)[id] = struct{}{}
}

// take returns what was touched, and begins to note anew.
func (c *factbook) take() touches {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := c.touches
	c.touches, c.noted = touches{}, true
	return t
}

// giveBack notes again what could not be read.
func (c *factbook) giveBack(t touches) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for id := range t.clients {
		addTo(&c.clients, id)
	}
	for id := range t.meetings {
		addTo(&c.meetings, id)
	}
	for id := range t.matters {
		addTo(&c.matters, id)
	}
	c.small, c.norms, c.gone = c.small || t.small, c.norms || t.norms, c.gone || t.gone
}

// Facts returns what happened with clients and groups, for indicators: of all
// clients for whoever may see children, of the adult section for everybody else
// (rule R12). The first time it reads every record and tells how far it is, in
// records; total is 0, for it is not known. progress may be called from several
// goroutines at once. The facts must not be changed.
func (s *Session) Facts(ctx context.Context, progress func(done, total int)) (*indicator.Facts, error) {
	if err := s.may(model.EffectRead, model.Subject{}); err != nil {
		return nil, err
	}
	now, err := s.office.facts(ctx, progress)
	if err != nil {
		return nil, err
	}
	if s.Actor().SeesChildren() {
		return now.all, nil
	}
	return now.adults, nil
}

// facts brings the facts up to what is committed, and returns them.
func (o *Office) facts(ctx context.Context, progress func(done, total int)) (*reading, error) {
	u := o.open.Load()
	if u == nil {
		return nil, ErrSignedOut
	}
	c := u.factbook
	select {
	case <-c.building:
		defer func() { c.building <- struct{}{} }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	was, changes := c.now.Load(), c.take()
	books := u.books.Load()
	today := books.Office.Zone.Today(o.now())
	if was != nil && was.day == today && changes.none() {
		return was, nil
	}
	var next *reading
	err := o.engine.View(ctx, func(r kv.Reader) (err error) {
		b := teller{vault: u.vault, r: r, books: books, norms: books.normsOverTime(), today: today, ctx: ctx, progress: progress}
		if was == nil || changes.norms || changes.gone || !daysTurn(was.day, today, books.Norms) {
			next, err = b.all(u.roster.Now().Len())
			return err
		}
		if was.day != today {
			for _, row := range u.roster.Now().Overdue(today.AddDays(1)) {
				addTo(&changes.clients, row.ID)
			}
		}
		next, err = b.again(was, changes)
		return err
	})
	if err != nil {
		c.giveBack(changes)
		return nil, err
	}
	c.now.Store(next)
	return next, nil
}

// daysTurn reports whether from one day to another nothing happened but that
// reports came due: the clock has not gone back, and no norm has begun that was
// decided before.
func daysTurn(from, to model.Date, decided []model.Norm) bool {
	return from <= to && !slices.ContainsFunc(decided, func(n model.Norm) bool { return n.From > from && n.From <= to })
}
