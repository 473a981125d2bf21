package store

import (
	"cmp"
	"context"
	"slices"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
)

// taking is who takes part in groups, is on the way there, or does not and why,
// in memory: an immutable snapshot.
type taking struct {
	all      map[model.ID]*model.Enrolment // those about which something is still to be done
	byClient map[model.ID][]*model.Enrolment
	byGroup  map[model.ID][]*model.Enrolment
	absent   map[model.ID]model.Abstention // by client
}

// with returns the snapshot after some records were saved.
func (t *taking) with(enrolled []model.Enrolment, abstained []model.Abstention) *taking {
	next := &taking{all: make(map[model.ID]*model.Enrolment, len(t.all)+len(enrolled)), absent: t.absent}
	for id, e := range t.all {
		next.all[id] = e
	}
	for i := range enrolled {
		if e := &enrolled[i]; e.Waits() {
			next.all[e.ID] = e
		} else {
			delete(next.all, e.ID)
		}
	}
	if len(abstained) > 0 {
		next.absent = make(map[model.ID]model.Abstention, len(t.absent)+len(abstained))
		for client, a := range t.absent {
			next.absent[client] = a
		}
		for _, a := range abstained {
			next.absent[a.Client] = a
		}
	}
	next.byClient, next.byGroup = map[model.ID][]*model.Enrolment{}, map[model.ID][]*model.Enrolment{}
	for _, e := range next.sorted() {
		next.byClient[e.Client] = append(next.byClient[e.Client], e)
		next.byGroup[e.Group] = append(next.byGroup[e.Group], e)
	}
	return next
}

// sorted lists the enrolments by the day on which somebody must have acted,
// those without one last.
func (t *taking) sorted() []*model.Enrolment {
	out := make([]*model.Enrolment, 0, len(t.all))
	for _, e := range t.all {
		out = append(out, e)
	}
	day := func(e *model.Enrolment) model.Date { return cmp.Or(e.ActBy(), 1<<31-1) }
	slices.SortFunc(out, func(a, b *model.Enrolment) int {
		return cmp.Or(cmp.Compare(day(a), day(b)), cmp.Compare(a.Since(), b.Since()), slices.Compare(a.ID[:], b.ID[:]))
	})
	return out
}

func readTaking(v vault, r kv.Reader) (*taking, error) {
	var live []model.Enrolment
	for key := range r.Scan(tEnrol, nil, nil) {
		if len(key) != 16 {
			return nil, damaged(tEnrol, errForm)
		}
		e, err := get(v, r, enrolments, model.ID(key))
		if err != nil {
			return nil, err
		}
		live = append(live, e)
	}
	absent, err := scan(v, r, abstentions)
	if err != nil {
		return nil, err
	}
	return (&taking{}).with(live, absent), nil
}

// Enrolments returns who takes part in groups, is on the way there, or has
// found work through one that is still looked after, as far as the person may
// see the clients (rule R12), by the day on which somebody must have acted,
// and where none is set, who stands so the longest first. They must not be changed.
func (s *Session) Enrolments() []*model.Enrolment {
	u := s.office.open.Load()
	if u == nil || s.ready() != nil {
		return nil
	}
	return s.seen(u.taking.Load().sorted())
}

// EnrolmentsIn returns those of one group.
func (s *Session) EnrolmentsIn(group model.ID) []*model.Enrolment {
	u := s.office.open.Load()
	if u == nil || s.ready() != nil {
		return nil
	}
	return s.seen(u.taking.Load().byGroup[group])
}

// seen leaves only the enrolments of clients that the person may see, without
// notes that they may not read.
func (s *Session) seen(all []*model.Enrolment) []*model.Enrolment {
	actor, view := s.Actor(), s.Roster()
	var out []*model.Enrolment
	for _, e := range all {
		row, found := view.Find(e.Client)
		if !found {
			continue
		}
		if actor.May(model.ClientNotes, model.Subject{Kind: model.KindClient, Section: row.Section, Counselor: row.Counselor}) != nil {
			bare := e.WithoutNotes()
			e = &bare
		}
		out = append(out, e)
	}
	return out
}

// Seats returns the places that are taken in a group and in one of its
// offerings, by anybody: also by those whom the person may not see.
func (s *Session) Seats(group, offering model.ID) model.Seats {
	u := s.office.open.Load()
	if u == nil || s.may(model.GroupRead, model.Subject{Kind: model.KindGroup}) != nil {
		return model.Seats{}
	}
	var seats model.Seats
	for _, e := range u.taking.Load().byGroup[group] {
		if !e.State.Seated() {
			continue
		}
		seats.Group++
		if e.Offering == offering {
			seats.Offering++
		}
	}
	return seats
}

// Enrolment returns one enrolment, also one that has ended.
func (s *Session) Enrolment(ctx context.Context, id model.ID) (model.Enrolment, error) {
	if err := s.ready(); err != nil {
		return model.Enrolment{}, err
	}
	e, err := fetch(ctx, s, enrolments, id)
	if err != nil {
		return model.Enrolment{}, err
	}
	notes, err := s.mayReadOf(ctx, e.Client)
	if err != nil {
		return model.Enrolment{}, err
	}
	if !notes {
		e = e.WithoutNotes()
	}
	return e, nil
}

// EnrolmentsOf returns every enrolment that a client ever had, the newest first.
func (s *Session) EnrolmentsOf(ctx context.Context, client model.ID) ([]model.Enrolment, error) {
	notes, err := s.mayReadOf(ctx, client)
	if err != nil {
		return nil, err
	}
	all, err := fetchOf(ctx, s, enrolments, client)
	slices.SortFunc(all, newerEnrolment)
	if !notes {
		for i := range all {
			all[i] = all[i].WithoutNotes()
		}
	}
	return all, err
}

func newerEnrolment(a, b model.Enrolment) int {
	return cmp.Or(cmp.Compare(b.Opened, a.Opened), slices.Compare(b.ID[:], a.ID[:]))
}

// EnrolmentsEver returns every enrolment that a group ever had, as far as the
// person may see the clients, the newest first.
func (s *Session) EnrolmentsEver(ctx context.Context, group model.ID) ([]model.Enrolment, error) {
	if err := s.may(model.GroupRead, model.Subject{Kind: model.KindGroup}); err != nil {
		return nil, err
	}
	all, err := fetchOf(ctx, s, enrolments, group)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, newerEnrolment)
	of := make([]*model.Enrolment, len(all))
	for i := range all {
		of[i] = &all[i]
	}
	var out []model.Enrolment
	for _, e := range s.seen(of) {
		out = append(out, *e)
	}
	return out, nil
}

// Abstentions returns why clients take no part, as far as reasons stand and the
// person may see the clients; the latest first.
func (s *Session) Abstentions() []model.Abstention {
	u := s.office.open.Load()
	if u == nil || s.ready() != nil {
		return nil
	}
	actor, view := s.Actor(), s.Roster()
	var out []model.Abstention
	for client, a := range u.taking.Load().absent {
		if row, seen := view.Find(client); seen && !a.Lifted && row.State.Open() {
			out = append(out, readable(actor, &row, a))
		}
	}
	slices.SortFunc(out, func(a, b model.Abstention) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), slices.Compare(a.ID[:], b.ID[:]))
	})
	return out
}

// Abstention returns why a client takes no part; false when no reason stands or
// the person may not see the client.
func (s *Session) Abstention(client model.ID) (model.Abstention, bool) {
	u := s.office.open.Load()
	if u == nil || s.ready() != nil {
		return model.Abstention{}, false
	}
	a, ok := u.taking.Load().absent[client]
	row, seen := s.Roster().Find(client)
	if !ok || !seen || a.Lifted {
		return model.Abstention{}, false
	}
	return readable(s.Actor(), &row, a), true
}

// readable leaves out the note for those who may not read it.
func readable(actor model.Actor, row *roster.Row, a model.Abstention) model.Abstention {
	if actor.May(model.ClientNotes, model.Subject{Kind: model.KindClient, Section: row.Section, Counselor: row.Counselor}) != nil {
		a.Note = ""
	}
	return a
}
