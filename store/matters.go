package store

import (
	"cmp"
	"context"
	"slices"

	"guyub/model"
	"guyub/store/kv"
)

// agenda is everything that waits for somebody, in memory: an immutable
// snapshot, the soonest due first, what has no due date last.
type agenda struct {
	all []*model.Matter
}

// with returns the agenda after some matters were saved.
func (a *agenda) with(saved []model.Matter) *agenda {
	next := &agenda{slices.Clone(a.all)}
	for i := range saved {
		m := &saved[i]
		next.all = slices.DeleteFunc(next.all, func(o *model.Matter) bool { return o.ID == m.ID })
		if m.Live() {
			next.all = append(next.all, m)
		}
	}
	slices.SortFunc(next.all, func(x, y *model.Matter) int {
		return cmp.Or(cmp.Compare(dueOrder(x), dueOrder(y)), slices.Compare(x.ID[:], y.ID[:]))
	})
	return next
}

func dueOrder(m *model.Matter) model.Date {
	if m.Due == 0 {
		return 1<<31 - 1
	}
	return m.Due
}

func readAgenda(v vault, r kv.Reader) (*agenda, error) {
	var live []model.Matter
	for key := range r.Scan(tLive, nil, nil) {
		if len(key) != 16 {
			return nil, damaged(tLive, errForm)
		}
		m, err := get(v, r, matters, model.ID(key))
		if err != nil {
			return nil, err
		}
		live = append(live, m)
	}
	return (&agenda{}).with(live), nil
}

// Matters returns what waits for somebody, the soonest due first, as far as the
// person may see it: what belongs to a client is as closed as the client (rule
// R12). The matters must not be changed.
func (s *Session) Matters() []*model.Matter {
	u := s.office.open.Load()
	if u == nil || s.ready() != nil {
		return nil
	}
	actor, view := s.Actor(), s.Roster()
	var out []*model.Matter
	for _, m := range u.agenda.Load().all {
		subject := model.MatterSubject(m)
		if !m.Client.IsZero() {
			row, seen := view.Find(m.Client)
			if !seen {
				continue
			}
			subject = model.Subject{Kind: model.KindClient, Section: row.Section, Counselor: row.Counselor}
		}
		if actor.May(model.ClientRead, subject) != nil {
			continue
		}
		if actor.May(model.ClientNotes, subject) != nil {
			bare := m.WithoutNotes()
			m = &bare
		}
		out = append(out, m)
	}
	return out
}

// MattersOf returns everything that was ever opened about a client, the newest
// first.
func (s *Session) MattersOf(ctx context.Context, client model.ID) ([]model.Matter, error) {
	notes, err := s.mayReadOf(ctx, client)
	if err != nil {
		return nil, err
	}
	all, err := fetchOf(ctx, s, matters, client)
	slices.SortFunc(all, func(a, b model.Matter) int {
		return cmp.Or(cmp.Compare(b.Opened, a.Opened), slices.Compare(b.ID[:], a.ID[:]))
	})
	if !notes {
		for i := range all {
			all[i] = all[i].WithoutNotes()
		}
	}
	return all, err
}

// Matter returns one matter, live or not.
func (s *Session) Matter(ctx context.Context, id model.ID) (model.Matter, error) {
	if err := s.ready(); err != nil {
		return model.Matter{}, err
	}
	m, err := fetch(ctx, s, matters, id)
	if err != nil {
		return model.Matter{}, err
	}
	subject, err := s.subjectOf(ctx, &m)
	if err != nil {
		return model.Matter{}, err
	}
	if err := s.Actor().May(model.ClientRead, subject); err != nil {
		return model.Matter{}, err
	}
	if s.Actor().May(model.ClientNotes, subject) != nil {
		m = m.WithoutNotes()
	}
	return m, nil
}

// subjectOf returns what decides who may see a matter: its client as it is now,
// or itself when it has none.
func (s *Session) subjectOf(ctx context.Context, m *model.Matter) (model.Subject, error) {
	if m.Client.IsZero() {
		return model.MatterSubject(m), nil
	}
	c, err := fetch(ctx, s, clients, m.Client)
	return model.ClientSubject(&c), err
}

// SaveMatter saves a matter: a new one, in the first state of its kind, when
// Rev is 0. Its state changes with [Session.StepMatter] alone.
func (s *Session) SaveMatter(ctx context.Context, op Op, m model.Matter) (model.Matter, error) {
	if m.ID.IsZero() {
		m.ID = model.NewID()
	}
	if op.Intent == "" {
		op.Intent = "matter.save"
	}
	return saving(ctx, s, op, matters, func(c *change) (model.Matter, error) { return saveMatter(c, m) })
}

func saveMatter(c *change, m model.Matter) (model.Matter, error) {
	if m.Rev == 0 {
		if err := c.openMatter(&m); err != nil {
			return m, err
		}
	}
	if m.Rev > 0 {
		old, err := load(c, matters, m.ID)
		if err != nil {
			return m, err
		}
		// Whose it is says the record, not who hands it in.
		if err := c.mayMatter(&old); err != nil {
			return m, err
		}
		if old.Rev == m.Rev && (old.State != m.State || old.Kind != m.Kind || old.Client != m.Client || !slices.Equal(old.Steps, m.Steps)) {
			return m, &HistoryLost{Field: "steps"}
		}
	}
	if err := c.mayMatter(&m); err != nil {
		return m, err
	}
	if err := c.againstClient(&m); err != nil {
		return m, err
	}
	return saveChanged(c, matters, m)
}

// mayMatter checks that the person may change a matter.
func (c *change) mayMatter(m *model.Matter) error {
	subject, err := c.subjectOf(m)
	if err != nil {
		return err
	}
	return c.may(model.ClientEdit, subject)
}

// openMatter fills in what a new matter begins with.
func (c *change) openMatter(m *model.Matter) error {
	m.State, m.Steps, m.Closed = m.Kind.First(), nil, 0
	if m.Opened == 0 {
		m.Opened = c.today
	}
	if m.Due == 0 {
		m.Due = m.DueDate(c.books.NormsOn(m.Opened), c.books.Calendar())
	}
	if m.Client.IsZero() {
		return nil
	}
	client, err := load(c, clients, m.Client)
	if err != nil {
		return err
	}
	m.Section, m.Person = client.Section, ""
	if m.Kind == model.Incident && m.District == "" {
		m.District = client.District
	}
	if a := client.Assignment(); a != nil && m.Owner.IsZero() {
		m.Owner = a.Counselor
	}
	return nil
}

// againstClient holds a matter against the client whom it is about.
func (c *change) againstClient(m *model.Matter) error {
	if m.Client.IsZero() {
		return nil
	}
	client, err := load(c, clients, m.Client)
	if err != nil {
		return err
	}
	if wrong := m.Against(&client).Errors(); len(wrong) > 0 {
		return wrong
	}
	return nil
}

func (c *change) subjectOf(m *model.Matter) (model.Subject, error) {
	if m.Client.IsZero() {
		return model.MatterSubject(m), nil
	}
	client, err := load(c, clients, m.Client)
	return model.ClientSubject(&client), err
}

// Step is a step that somebody wants a matter to take.
type Step struct {
	Matter model.ID
	Rev    uint64 // of the matter as it was read
	model.Stride
	Owner model.ID // who answers for it from now on; zero: as before
}

// StepMatter takes a matter from its state to the next: the step is in the flow
// of its kind, the person may record it, and what it needs is written down.
// Where the flow says so, the client's term moves with it.
func (s *Session) StepMatter(ctx context.Context, op Op, step Step) (model.Matter, error) {
	if op.Intent == "" {
		op.Intent = "matter.step"
	}
	if op.Reason == "" {
		op.Reason = step.Note
	}
	return saving(ctx, s, op, matters, func(c *change) (model.Matter, error) { return stepMatter(c, step) })
}

func stepMatter(c *change, want Step) (model.Matter, error) {
	m, err := load(c, matters, want.Matter)
	if err != nil {
		return m, err
	}
	if err := c.mayMatter(&m); err != nil {
		return m, err
	}
	if m.Rev != want.Rev {
		return m, &Conflict{Kind: model.KindMatter, Mine: m, Theirs: m, By: m.ChangedBy}
	}
	if want.Day == 0 {
		want.Day = c.today
	}
	want.By = c.actor.User
	if want.Owner.IsZero() {
		want.Owner = m.Owner
	}
	now, step, err := m.Take(want.Stride, want.Owner, c.actor)
	if err != nil {
		return m, err
	}
	if step.Term != model.TermUnknown && !m.Client.IsZero() {
		if err := moveTerm(c, &now, step.Term, want.Stride); err != nil {
			return m, err
		}
	}
	saved, _, err := save(c, matters, now)
	return saved, err
}

// moveTerm takes the client's term where a step of a matter leads it.
func moveTerm(c *change, m *model.Matter, to model.TermState, stride model.Stride) error {
	client, err := load(c, clients, m.Client)
	if err != nil {
		return err
	}
	n := len(client.Terms)
	if n == 0 {
		return model.Problems{{Field: "state", Code: model.GuidanceEnded}}
	}
	client.Terms = slices.Clone(client.Terms)
	t := &client.Terms[n-1]
	if t.State == to {
		return nil
	}
	if _, ok := model.TermFlow().Step(t.State, to); !ok {
		return model.Problems{{Field: "state", Code: model.NoSuchStep}}
	}
	t.State = to
	t.CloseReason = cmp.Or(stride.Reference, stride.Note, m.Number)
	t.Closed = 0
	if !to.Open() {
		t.Closed = stride.Day
	}
	client.Resume(c.books.NormsOn(c.today), c.today)
	if _, _, err = save(c, clients, client); err != nil || to.Open() {
		return err
	}
	return dropReminders(c, client.ID)
}
