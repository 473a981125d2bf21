package store

import (
	"cmp"
	"context"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

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
}

func (t *touches) none() bool {
	return len(t.clients)+len(t.meetings)+len(t.matters) == 0 && !t.small && !t.norms
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
		switch r.Kind {
		case model.KindClient:
			put1(&c.clients, r.ID)
		case model.KindContact, model.KindEnrolment, model.KindAbstention, model.KindAcceptance:
			put1(&c.clients, r.Of)
		case model.KindMatter:
			put1(&c.matters, r.ID)
			if !r.Of.IsZero() {
				put1(&c.clients, r.Of)
			}
		case model.KindMeeting:
			put1(&c.meetings, r.ID)
		case model.KindGroup, model.KindRegion, model.KindOutreach, model.KindLoadMonth:
			c.small = true
		case model.KindNorm:
			c.norms = true // how often clients report
		}
	}
}

func put1(set *map[model.ID]struct{}, id model.ID) {
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
		put1(&c.clients, id)
	}
	for id := range t.meetings {
		put1(&c.meetings, id)
	}
	for id := range t.matters {
		put1(&c.matters, id)
	}
	c.small, c.norms = c.small || t.small, c.norms || t.norms
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
		if was == nil || changes.norms || !daysTurn(was.day, today, books.Norms) {
			next, err = b.all(u.roster.Now().Len())
			return err
		}
		if was.day != today {
			for _, row := range u.roster.Now().Overdue(today.AddDays(1)) {
				put1(&changes.clients, row.ID)
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

// teller reads facts in one view of the store.
type teller struct {
	vault
	r        kv.Reader
	books    *Books
	norms    func(model.Date) model.Norms
	today    model.Date
	ctx      context.Context
	progress func(done, total int)
	done     atomic.Int64
}

// all reads the facts of the whole office: what belongs to clients first, and
// then the clients, so that no record is kept longer than it takes to draw from
// it what it tells.
func (b *teller) all(clientCount int) (*reading, error) {
	work := newDesk(clientCount)
	t := &reading{day: b.today, at: make(map[model.ID]int, clientCount), incidents: map[model.ID]indicator.Incident{}}
	meets := map[model.ID][]model.Meeting{}
	for _, read := range []func() error{
		func() error {
			return draw(b, contacts.name, contactFacts.drawn, func(of model.ID, c indicator.Contact) {
				w := work.of(of)
				w.Contacts = append(w.Contacts, c)
			})
		},
		func() error {
			return draw(b, matters.name, drawnMatter, func(of model.ID, m matterFacts) {
				if m.breach != 0 {
					w := work.of(of)
					w.Breaches = append(w.Breaches, m.breach)
				}
				if !m.incident.ID.IsZero() {
					t.incidents[m.incident.ID] = m.incident
				}
			})
		},
		func() error {
			return draw(b, enrolments.name, drawnEnrolment, func(of model.ID, e indicator.Enrolment) {
				w := work.of(of)
				w.Enrolments = append(w.Enrolments, e)
			})
		},
		func() error {
			return draw(b, abstentions.name, drawnAbsence, func(of model.ID, a indicator.Absence) { work.of(of).Absent = a })
		},
		func() error {
			return draw(b, acceptances.name, drawnScore, func(of model.ID, x indicator.Score) {
				w := work.of(of)
				w.Scores = append(w.Scores, x)
			})
		},
		func() error {
			return draw(b, meetings.name, drawnMeeting, func(of model.ID, m model.Meeting) { meets[of] = append(meets[of], m) })
		},
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	facts := &indicator.Facts{Clients: make([]*indicator.Client, 0, clientCount), Groups: make([]*indicator.Group, 0, len(b.books.Groups))}
	err := draw(b, clients.name, func(c model.Client) (model.ID, *indicator.Client, bool) {
		return c.ID, indicator.ClientOf(&c, work.done(c.ID), b.norms, b.today), true
	}, func(of model.ID, c *indicator.Client) {
		t.at[of] = len(facts.Clients)
		facts.Clients = append(facts.Clients, c)
	})
	if err != nil {
		return nil, err
	}
	for i := range b.books.Groups {
		g := &b.books.Groups[i]
		facts.Groups = append(facts.Groups, indicator.GroupOf(*g, meets[g.ID]))
	}
	t.all = facts
	return t, b.small(t)
}

// again reads anew whoever was touched. What was handed out stays as it is.
func (b *teller) again(was *reading, changes touches) (*reading, error) {
	t := &reading{day: b.today, at: was.at, incidents: maps.Clone(was.incidents)}
	facts := &indicator.Facts{Clients: slices.Clone(was.all.Clients)}
	t.all = facts
	for id := range changes.clients {
		c, err := b.client(id)
		if err != nil {
			return nil, err
		}
		at, known := t.at[id]
		if !known {
			if len(t.at) == len(was.at) {
				t.at = maps.Clone(was.at)
			}
			at = len(facts.Clients)
			t.at[id], facts.Clients = at, append(facts.Clients, nil)
		}
		facts.Clients[at] = c
	}
	for id := range changes.matters {
		m, err := get(b.vault, b.r, matters, id)
		if err != nil {
			return nil, err
		}
		delete(t.incidents, id)
		if incident, ok := indicator.IncidentOf(&m); ok {
			t.incidents[id] = incident
		}
	}
	if err := b.groups(facts, was.all.Groups, changes.meetings); err != nil {
		return nil, err
	}
	return t, b.small(t)
}

// client reads the facts of one client.
func (b *teller) client(id model.ID) (*indicator.Client, error) {
	c, err := get(b.vault, b.r, clients, id)
	if err != nil {
		return nil, err
	}
	work := newDesk(1)
	w := work.of(id)
	for key, kind := range b.r.Scan(tOf, id[:], next(id[:])) {
		if len(key) != 32 {
			return nil, damaged(tOf, errForm)
		}
		if err := b.belonging(w, string(kind), model.ID(key[16:])); err != nil {
			return nil, err
		}
	}
	return indicator.ClientOf(&c, *w, b.norms, b.today), nil
}

// belonging draws one record that belongs to a client.
func (b *teller) belonging(w *indicator.Casework, table string, id model.ID) error {
	switch table {
	case contacts.name:
		return one(b, contacts.name, id, contactFacts.drawn, func(c indicator.Contact) { w.Contacts = append(w.Contacts, c) })
	case matters.name:
		return one(b, matters.name, id, drawnMatter, func(m matterFacts) {
			if m.breach != 0 {
				w.Breaches = append(w.Breaches, m.breach)
			}
		})
	case enrolments.name:
		return one(b, enrolments.name, id, drawnEnrolment, func(e indicator.Enrolment) { w.Enrolments = append(w.Enrolments, e) })
	case abstentions.name:
		return one(b, abstentions.name, id, drawnAbsence, func(a indicator.Absence) { w.Absent = a })
	case acceptances.name:
		return one(b, acceptances.name, id, drawnScore, func(s indicator.Score) { w.Scores = append(w.Scores, s) })
	}
	return nil
}

// groups takes the groups as the books have them, and reads the meetings of
// those whose meetings changed.
func (b *teller) groups(facts *indicator.Facts, before []*indicator.Group, changed map[model.ID]struct{}) error {
	met := map[model.ID]struct{}{}
	for id := range changed {
		m, err := get(b.vault, b.r, meetings, id)
		if err != nil {
			return err
		}
		put1(&met, m.Group)
	}
	was := make(map[model.ID]*indicator.Group, len(before))
	for _, g := range before {
		was[g.ID] = g
	}
	facts.Groups = make([]*indicator.Group, 0, len(b.books.Groups))
	for i := range b.books.Groups {
		g := b.books.Groups[i]
		old, known := was[g.ID]
		if _, again := met[g.ID]; !again && known {
			facts.Groups = append(facts.Groups, &indicator.Group{Group: g, Meetings: old.Meetings})
			continue
		}
		held, err := getOf(b.vault, b.r, meetings, g.ID)
		if err != nil {
			return err
		}
		facts.Groups = append(facts.Groups, indicator.GroupOf(g, held))
	}
	return nil
}

// small fills in what is few, and what adults alone are reading.
func (b *teller) small(t *reading) error {
	head, err := readChain(b.r)
	if err != nil {
		return err
	}
	f := t.all
	t.entry = head.count
	f.Regions, f.Outreaches = b.books.Regions, b.books.Outreaches
	if f.Loads, err = readLoads(b.vault, b.r); err != nil {
		return err
	}
	f.Incidents = slices.SortedFunc(maps.Values(t.incidents), func(x, y indicator.Incident) int {
		return cmp.Or(cmp.Compare(x.Day, y.Day), slices.Compare(x.ID[:], y.ID[:]))
	})
	for i := range f.Incidents { // as closed as the client is now
		if at, ok := t.at[f.Incidents[i].Client]; ok {
			f.Incidents[i].Section = f.Clients[at].Section
		}
	}
	adults := &indicator.Facts{
		Clients: make([]*indicator.Client, 0, len(f.Clients)), Groups: make([]*indicator.Group, len(f.Groups)),
		Outreaches: f.Outreaches, Loads: f.Loads, Regions: f.Regions,
	}
	for _, c := range f.Clients {
		if c.Section == model.Adults {
			adults.Clients = append(adults.Clients, c)
		}
	}
	adults.Incidents = slices.DeleteFunc(slices.Clone(f.Incidents), func(i indicator.Incident) bool { return i.Section != model.Adults })
	for i, g := range f.Groups {
		adults.Groups[i] = t.withoutChildren(g)
	}
	t.adults = adults
	return nil
}

// withoutChildren leaves the children out of who was there.
func (t *reading) withoutChildren(g *indicator.Group) *indicator.Group {
	child := func(m indicator.Mark) bool {
		i, ok := t.at[m.Client]
		return !ok || t.all.Clients[i].Section != model.Adults
	}
	out := &indicator.Group{Group: g.Group, Meetings: make([]indicator.Meeting, len(g.Meetings))}
	for i, m := range g.Meetings {
		if slices.ContainsFunc(m.Marks, child) {
			m.Marks = slices.DeleteFunc(slices.Clone(m.Marks), child)
		}
		out.Meetings[i] = m
	}
	return out
}

// desk is casework in the making, by client.
type desk struct {
	at   map[model.ID]int
	work []indicator.Casework
}

func newDesk(n int) *desk { return &desk{at: make(map[model.ID]int, n)} }

func (d *desk) of(client model.ID) *indicator.Casework {
	i, ok := d.at[client]
	if !ok {
		i = len(d.work)
		d.at[client], d.work = i, append(d.work, indicator.Casework{})
	}
	return &d.work[i]
}

// done returns the casework of a client; it is safe for concurrent use once all
// of it is there.
func (d *desk) done(client model.ID) indicator.Casework {
	if i, ok := d.at[client]; ok {
		return d.work[i]
	}
	return indicator.Casework{}
}

// contactFacts is what is read of a contact: decoding the texts too would take
// three times as long. A test holds its numbers to those of [model.Contact].
type contactFacts struct {
	Client     model.ID          `cbor:"10,keyasint"`
	Kind       model.ContactKind `cbor:"11,keyasint"`
	Day        model.Date        `cbor:"12,keyasint"`
	Employment model.Employment  `cbor:"24,keyasint,omitempty"`
	Due        model.Date        `cbor:"27,keyasint,omitempty"`
	Struck     string            `cbor:"32,keyasint,omitempty"`
	Was        model.Date        `cbor:"33,keyasint,omitempty"`
}

func (c contactFacts) drawn() (model.ID, indicator.Contact, bool) {
	out, ok := indicator.ContactOf(&model.Contact{Kind: c.Kind, Day: c.Day, Employment: c.Employment, Due: c.Due, Was: c.Was, Struck: c.Struck})
	return c.Client, out, ok
}

// matterFacts is what a matter may tell.
type matterFacts struct {
	breach   model.Date
	incident indicator.Incident
}

func drawnMatter(m model.Matter) (model.ID, matterFacts, bool) {
	var out matterFacts
	day, broke := indicator.BreachOf(&m)
	if broke {
		out.breach = day
	}
	incident, is := indicator.IncidentOf(&m)
	out.incident = incident
	return m.Client, out, broke || is
}

func drawnEnrolment(e model.Enrolment) (model.ID, indicator.Enrolment, bool) {
	return e.Client, indicator.EnrolmentOf(&e), true
}

func drawnAbsence(a model.Abstention) (model.ID, indicator.Absence, bool) {
	return a.Client, indicator.AbsenceOf(&a), true
}

func drawnScore(a model.Acceptance) (model.ID, indicator.Score, bool) {
	out, ok := indicator.ScoreOf(&a)
	return a.Client, out, ok
}

func drawnMeeting(m model.Meeting) (model.ID, model.Meeting, bool) {
	return m.Group, m, m.Held()
}

// one draws a single record.
func one[T, F any](b *teller, table string, id model.ID, drawn func(T) (model.ID, F, bool), take func(F)) error {
	sealed, ok := b.r.Get(table, id[:])
	if !ok {
		return ErrNoRecord
	}
	var rec T
	if err := b.open(table, id[:], sealed, &rec); err != nil {
		return err
	}
	if _, fact, ok := drawn(rec); ok {
		take(fact)
	}
	return nil
}

// drawRows is how many records one goroutine draws from at a time.
const drawRows = 2048

// draw draws from all records of a table what they tell, on all processors, and
// hands it over in the order of the table. The slices that the engine hands out
// live as long as its view, which is longer than the goroutines here.
func draw[T, F any](b *teller, table string, drawn func(T) (model.ID, F, bool), take func(model.ID, F)) error {
	type pair struct{ key, sealed []byte }
	type fact struct {
		of  model.ID
		one F
	}
	var parts [][]fact
	var mu sync.Mutex
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	read := func(at int, pairs []pair) {
		group.Go(func() error {
			facts := make([]fact, 0, len(pairs))
			for _, p := range pairs {
				var rec T
				if err := b.open(table, p.key, p.sealed, &rec); err != nil {
					return err
				}
				if of, one, ok := drawn(rec); ok {
					facts = append(facts, fact{of, one})
				}
			}
			mu.Lock()
			parts[at] = facts
			mu.Unlock()
			if n := b.done.Add(int64(len(pairs))); b.progress != nil {
				b.progress(int(n), 0)
			}
			return b.ctx.Err()
		})
	}
	hand := func(pairs []pair) {
		mu.Lock()
		parts = append(parts, nil)
		at := len(parts) - 1
		mu.Unlock()
		read(at, pairs)
	}
	pairs := make([]pair, 0, drawRows)
	for key, sealed := range b.r.Scan(table, nil, nil) {
		pairs = append(pairs, pair{key, sealed})
		if len(pairs) == drawRows {
			hand(pairs)
			pairs = make([]pair, 0, drawRows)
			if b.ctx.Err() != nil {
				break
			}
		}
	}
	hand(pairs)
	if err := group.Wait(); err != nil {
		return err
	}
	for _, part := range parts {
		for _, f := range part {
			take(f.of, f.one)
		}
	}
	return nil
}
