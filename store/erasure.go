package store

import (
	"cmp"
	"context"
	"slices"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
)

// Expired is a client whose time of keeping is over.
type Expired struct {
	Client  model.ID
	Section model.Section
	model.Retention
	// Spared is why the client was left as they are the last time, On when; 0:
	// never.
	Spared model.Spared
	On     model.Date
}

// Expired returns the clients whose time of keeping is over
// ([model.RetentionOf]), whom the person may anonymise and nobody has proposed
// yet: who waited longest first. It reads every client whose guidance is over,
// and tells how far it is in records.
func (s *Session) Expired(ctx context.Context, progress func(done, total int)) (all []Expired, err error) {
	if err := s.mayOfASection(model.Anonymise); err != nil {
		return nil, err
	}
	ended := slices.DeleteFunc(model.TermStates(), model.TermState.Open)
	codes := make([]string, len(ended))
	for i, state := range ended {
		codes[i] = state.Code()
	}
	actor, books, today := s.Actor(), s.Books(), s.Today()
	if books == nil {
		return nil, ErrSignedOut
	}
	years := books.NormsOn(today).Int(model.NormRetention)
	rows := s.Roster().Run(ctx, roster.Query{Filter: roster.Filter{roster.FacetState: codes}})
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		lists, err := scan(v, r, erasures)
		if err != nil {
			return err
		}
		proposed, spared := reviewed(lists)
		for i := range rows.Len() {
			if err := ctx.Err(); err != nil {
				return err
			}
			if progress != nil {
				progress(i, rows.Len())
			}
			row := rows.Row(i)
			subject := model.Subject{Kind: model.KindClient, Section: row.Section, Counselor: row.Counselor}
			if proposed[row.ID] || actor.May(model.Anonymise, subject) != nil || row.Start > today.AddMonths(-12*years) {
				continue
			}
			kept, err := retention(v, r, row.ID, years, today)
			if err != nil {
				return err
			}
			if kept.Over() {
				one := Expired{Client: row.ID, Section: row.Section, Retention: kept}
				if last, ok := spared[row.ID]; ok {
					one.Spared, one.On = last.Spared, last.on
				}
				all = append(all, one)
			}
		}
		return nil
	})
	slices.SortFunc(all, func(a, b Expired) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), slices.Compare(a.Client[:], b.Client[:]))
	})
	return all, err
}

// sparing is a client who was left as they are.
type sparing struct {
	model.Spared
	on model.Date
}

// reviewed tells of whom a list waits, and why others were left as they are the
// last time.
func reviewed(lists []model.Erasure) (proposed map[model.ID]bool, spared map[model.ID]sparing) {
	proposed, spared = map[model.ID]bool{}, map[model.ID]sparing{}
	for i := range lists {
		e := &lists[i]
		for _, id := range e.Clients {
			one, left := e.SparedAt(id)
			switch {
			case e.Live() && !left:
				proposed[id] = true
			case left && spared[id].on <= e.DecidedOn:
				spared[id] = sparing{one, e.DecidedOn}
			}
		}
	}
	return proposed, spared
}

// retention tells how long a client's record is kept. Of most, guidance itself
// says that it is too early, and what belongs to them need not be read.
func retention(v vault, r kv.Reader, id model.ID, years int, today model.Date) (model.Retention, error) {
	c, err := get(v, r, clients, id)
	if err != nil {
		return model.Retention{}, err
	}
	if kept := model.RetentionOf(&c, nil, nil, nil, years, today); !kept.Over() {
		return kept, nil
	}
	matters, err := getOf(v, r, matters, id)
	if err != nil {
		return model.Retention{}, err
	}
	enrolments, err := getOf(v, r, enrolments, id)
	if err != nil {
		return model.Retention{}, err
	}
	contacts, err := getOf(v, r, contacts, id)
	if err != nil {
		return model.Retention{}, err
	}
	return model.RetentionOf(&c, matters, enrolments, contacts, years, today), nil
}

// ProposeErasure proposes to anonymise clients of one section whose time of
// keeping is over; another person decides ([Session.DecideErasure]). note says
// what the reviewer should know, and names nobody.
func (s *Session) ProposeErasure(ctx context.Context, op Op, ids []model.ID, note string) (model.Erasure, error) {
	if op.Intent == "" {
		op.Intent = "erasure.propose"
	}
	e := model.Erasure{Meta: model.Meta{ID: model.NewID()}, State: model.ErasureProposed, Clients: unique(ids), Note: note}
	return saving(ctx, s, op, erasures, func(c *change) (model.Erasure, error) {
		e.By, e.On, e.Ended, e.Section = c.actor.User, c.today, 0, model.SectionUnknown
		lists, err := scan(c.vault, c.w, erasures)
		if err != nil {
			return e, err
		}
		waits, _ := reviewed(lists)
		years := c.books.NormsOn(c.today).Int(model.NormRetention)
		for _, id := range e.Clients {
			client, err := load(c, clients, id)
			if err != nil {
				return e, err
			}
			if err := c.may(model.Anonymise, model.ClientSubject(&client)); err != nil {
				return e, err
			}
			kept, err := retention(c.vault, c.w, id, years, c.today)
			if err != nil {
				return e, err
			}
			if !kept.Over() || waits[id] || e.Section != model.SectionUnknown && e.Section != client.Section {
				return e, &NotExpired{Client: id, Why: kept.Why}
			}
			e.Section, e.Ended = client.Section, max(e.Ended, kept.Ended)
		}
		saved, _, err := save(c, erasures, e)
		return saved, err
	})
}

// ErasureDecision is what is said to a list: by a second person, or by who
// proposed it and takes it back.
type ErasureDecision struct {
	Erasure model.ID
	Rev     uint64 // as it was read
	To      model.ErasureState
	// Spared are clients who are left as they are, each with a reason.
	Spared []model.Spared
	Note   string // required to refuse
}

// DecideErasure decides that a list is carried out, or refuses it, or takes it
// back. Who carries out or refuses is another person than who proposed it
// ([model.Erasure.SecondPerson]); who takes it back is who proposed it. Nothing is
// anonymised yet: that is [Session.RunErasure].
func (s *Session) DecideErasure(ctx context.Context, op Op, d ErasureDecision) (model.Erasure, error) {
	if op.Intent == "" {
		op.Intent = "erasure." + d.To.Code()
	}
	return saving(ctx, s, op, erasures, func(c *change) (model.Erasure, error) {
		e, err := c.erasure(d.Erasure)
		if err != nil {
			return e, err
		}
		if e.Rev != d.Rev {
			return e, &Conflict{Kind: model.KindErasure, Mine: e, Theirs: e, By: e.ChangedBy, At: e.ChangedAt}
		}
		step, ok := model.ErasureFlow().Step(e.State, d.To)
		switch {
		case !ok || d.To == model.ErasureApplied: // that is where carrying out ends
			return e, model.Problems{{Field: "state", Code: model.NoSuchStep}}
		case step.Needs.Has(model.NeedsReason) && d.Note == "":
			return e, ErrNoReason
		}
		if err := c.mayDecide(&e, d.To); err != nil {
			return e, err
		}
		e.State, e.Decided, e.DecidedOn, e.DecidedNote = d.To, c.actor.User, c.today, d.Note
		switch d.To {
		case model.ErasureRunning:
			e.Spared = d.Spared
		case model.ErasureWithdrawn:
			e.Decided = model.ID{} // nobody decided
		}
		saved, _, err := save(c, erasures, e)
		return saved, err
	})
}

// mayDecide checks that who decides is a second person, or who takes back the
// first.
func (c *change) mayDecide(e *model.Erasure, to model.ErasureState) error {
	if to == model.ErasureWithdrawn {
		if e.By != c.actor.User {
			return &model.Denied{Action: model.Anonymise, Role: c.actor.Role}
		}
		return nil
	}
	proposer, err := load(c, users, e.By)
	if err != nil {
		return err
	}
	user, err := load(c, users, c.actor.User)
	if err != nil {
		return err
	}
	if wrong := e.SecondPerson(&proposer, &user); len(wrong) > 0 {
		return wrong
	}
	return nil
}

// erasure reads a list for a change. Nobody learns of it who may not anonymise
// its clients.
func (c *change) erasure(id model.ID) (model.Erasure, error) {
	e, err := load(c, erasures, id)
	if err == nil {
		err = c.may(model.Anonymise, erasureSubject(&e))
	}
	return e, err
}

func erasureSubject(e *model.Erasure) model.Subject {
	return model.Subject{Kind: model.KindClient, Section: e.Section}
}

// Erasures returns the lists of clients whom the person may anonymise, the
// newest first.
func (s *Session) Erasures(ctx context.Context) (all []model.Erasure, err error) {
	if err := s.mayOfASection(model.Anonymise); err != nil {
		return nil, err
	}
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		all, err = scan(v, r, erasures)
		return err
	})
	actor := s.Actor()
	all = slices.DeleteFunc(all, func(e model.Erasure) bool { return actor.May(model.Anonymise, erasureSubject(&e)) != nil })
	slices.Reverse(all) // ids rise with time
	return all, err
}

// Kept tells of each client of a list how long the record is kept as it stands
// now, in the order of the list: what has changed since it was proposed shows.
func (s *Session) Kept(ctx context.Context, erasure model.ID) (all []model.Retention, err error) {
	if err := s.mayOfASection(model.Anonymise); err != nil {
		return nil, err
	}
	actor, today, books := s.Actor(), s.Today(), s.Books()
	if books == nil {
		return nil, ErrSignedOut
	}
	years := books.NormsOn(today).Int(model.NormRetention)
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		e, err := get(v, r, erasures, erasure)
		if err != nil {
			return err
		}
		if err := actor.May(model.Anonymise, erasureSubject(&e)); err != nil {
			return err
		}
		for _, id := range e.Clients {
			kept, err := retention(v, r, id, years, today)
			if err != nil {
				return err
			}
			all = append(all, kept)
		}
		return nil
	})
	return all, err
}
