package store

import (
	"context"
	"slices"
	"sync"
	"time"

	"guyub/model"
)

// presence knows which session has which records open in a form. It is in
// memory alone and hinders nobody: who saves what is decided by revisions.
type presence struct {
	mu       sync.Mutex
	open     map[*Session]forms
	watchers map[chan struct{}]struct{}
}

// forms are what one session has open, as it told last.
type forms struct {
	number  uint64
	records []edited
}

// edited is a record in a form, since when, and whose it is: the client, for
// what belongs to one.
type edited struct {
	kind   model.Kind
	id     model.ID
	client model.ID
	since  time.Time
}

// Editor is somebody who has a record open in a form.
type Editor struct {
	User     model.ID
	Terminal string
	Since    time.Time
}

// Editing tells which records this session has open in forms from now on; Rev
// does not matter. Numbers rise, and what comes late under a smaller one is
// passed over. Records that the person may not read are left out. It holds
// until the session ends.
func (s *Session) Editing(ctx context.Context, number uint64, records []Ref) error {
	if err := s.ready(); err != nil {
		return err
	}
	now := s.office.now()
	next := forms{number: number}
	for _, r := range records {
		if err := s.mayRead(ctx, r.Kind, r.ID); err != nil {
			continue
		}
		client, err := s.clientOf(ctx, r.Kind, r.ID)
		if err != nil {
			return err
		}
		next.records = append(next.records, edited{r.Kind, r.ID, client, now})
	}
	p := &s.office.presence
	p.mu.Lock()
	defer p.mu.Unlock()
	was := p.open[s]
	if s.over() || number <= was.number {
		return nil
	}
	for i := range next.records {
		r := &next.records[i]
		if j := slices.IndexFunc(was.records, func(o edited) bool { return o.kind == r.kind && o.id == r.id }); j >= 0 {
			r.since = was.records[j].since
		}
	}
	if p.open == nil {
		p.open = map[*Session]forms{}
	}
	p.open[s] = next
	p.wake()
	return nil
}

// clientOf returns the client that a record belongs to, zero for none.
func (s *Session) clientOf(ctx context.Context, kind model.Kind, id model.ID) (model.ID, error) {
	switch kind {
	case model.KindClient:
		return id, nil
	case model.KindContact:
		one, err := fetch(ctx, s, contacts, id)
		return one.Client, err
	case model.KindMatter:
		one, err := fetch(ctx, s, matters, id)
		return one.Client, err
	case model.KindEnrolment:
		one, err := fetch(ctx, s, enrolments, id)
		return one.Client, err
	case model.KindAbstention:
		one, err := fetch(ctx, s, abstentions, id)
		return one.Client, err
	case model.KindAcceptance:
		one, err := fetch(ctx, s, acceptances, id)
		return one.Client, err
	}
	return model.ID{}, nil
}

// leave forgets a session that ends.
func (p *presence) leave(s *Session) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, known := p.open[s]; known {
		delete(p.open, s)
		p.wake()
	}
}

// wake tells all watchers that something is another way; p.mu is held.
func (p *presence) wake() {
	for w := range p.watchers {
		select {
		case w <- struct{}{}:
		default: // it will look anyway
		}
	}
}

// Editors returns who else has a record open in a form, who came first before
// the others. Of a record that the person may not see nothing is told (rule
// R12).
func (s *Session) Editors(kind model.Kind, id model.ID) []Editor {
	p := &s.office.presence
	var out []Editor
	var client model.ID
	p.mu.Lock()
	for other, e := range p.open {
		if other == s {
			continue
		}
		for _, r := range e.records {
			if r.kind == kind && r.id == id {
				client = r.client
				out = append(out, Editor{User: other.user, Terminal: other.terminal, Since: r.since})
			}
		}
	}
	p.mu.Unlock()
	if len(out) == 0 || !s.sees(kind, id, client) {
		return nil
	}
	slices.SortFunc(out, func(a, b Editor) int { return a.Since.Compare(b.Since) })
	return out
}

// sees reports whether the person may know of a record now.
func (s *Session) sees(kind model.Kind, id, client model.ID) bool {
	if s.ready() != nil {
		return false
	}
	if !client.IsZero() {
		_, seen := s.Roster().Find(client)
		return seen
	}
	return s.mayRead(context.Background(), kind, id) == nil
}

// WatchEditors calls fn, on a goroutine of its own, when somebody has opened or
// left a form, until ctx ends or the session does. Several at once come as one.
func (s *Session) WatchEditors(ctx context.Context, fn func()) {
	p, awake := &s.office.presence, make(chan struct{}, 1)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.watchers == nil {
		p.watchers = map[chan struct{}]struct{}{}
	}
	p.watchers[awake] = struct{}{}
	go func() {
		defer func() {
			p.mu.Lock()
			defer p.mu.Unlock()
			delete(p.watchers, awake)
		}()
		for {
			select {
			case <-ctx.Done():
				return
			case <-s.ended:
				return
			case <-awake:
				fn()
			}
		}
	}()
}
