package store

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync/atomic"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/store/kv"
)

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
		addTo(&met, m.Group)
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
