package store

import (
	"cmp"
	"context"
	"slices"

	"guyub/model"
	"guyub/store/kv"
)

// Rebalance saves a batch that gives clients other counselors. It is carried
// out at once, in the same transaction, unless the office asks for a second
// person; then it waits for [Session.DecideRebalance]. Clients who are no
// longer as the rows say come back as a [*Discordant], and nothing is written.
func (s *Session) Rebalance(ctx context.Context, op Op, r model.Rebalance) (model.Rebalance, error) {
	if r.ID.IsZero() {
		r.ID = model.NewID()
	}
	if op.Intent == "" {
		op.Intent = "rebalance.propose"
	}
	op.Reason = cmp.Or(op.Reason, r.Reason)
	return saving(ctx, s, op, rebalances, func(c *change) (model.Rebalance, error) {
		r.By, r.On, r.State = c.actor.User, c.today, model.RebalanceProposed
		all, err := c.handed(&r)
		if err != nil {
			return r, err
		}
		if !c.books.Office.SecondPerson {
			if err := c.carryOut(&r, all, ""); err != nil {
				return r, err
			}
		}
		saved, _, err := save(c, rebalances, r)
		return saved, err
	})
}

// Decision is what a second person says to a batch, or its author who
// withdraws it.
type Decision struct {
	Rebalance model.ID
	Rev       uint64 // as it was read
	To        model.RebalanceState
	Note      string
}

// DecideRebalance carries a batch out, refuses it, or takes it back before it
// was carried out. Who carries out or refuses is somebody else than the author.
func (s *Session) DecideRebalance(ctx context.Context, op Op, d Decision) (model.Rebalance, error) {
	if op.Intent == "" {
		op.Intent = "rebalance." + d.To.Code()
	}
	return saving(ctx, s, op, rebalances, func(c *change) (model.Rebalance, error) {
		r, err := c.rebalance(d.Rebalance, d.Rev)
		if err != nil {
			return r, err
		}
		if err := c.steps(&r, d.To, d.Note); err != nil {
			return r, err
		}
		if own := r.By == c.actor.User; own != (d.To == model.RebalanceWithdrawn) {
			return r, &model.Denied{Action: model.ClientAssign, Role: c.actor.Role}
		}
		if d.To != model.RebalanceApplied {
			r.State, r.Decided, r.DecidedOn, r.DecidedNote = d.To, c.actor.User, c.today, d.Note
		} else {
			all, err := c.handed(&r)
			if err != nil {
				return r, err
			}
			if err := c.carryOut(&r, all, d.Note); err != nil {
				return r, err
			}
		}
		saved, _, err := save(c, rebalances, r)
		return saved, err
	})
}

// UndoRebalance takes a batch back as a unit: every client has the counselor
// again that they had, and their record is, but for its number and day, what it
// was. It can be done for the days of [model.NormUndoDays], while nobody has
// given one of the clients somebody else; such clients come back as a
// [*Discordant].
func (s *Session) UndoRebalance(ctx context.Context, op Op, id model.ID, rev uint64, note string) (model.Rebalance, error) {
	if op.Intent == "" {
		op.Intent = "rebalance.undo"
	}
	op.Reason = cmp.Or(op.Reason, note)
	return saving(ctx, s, op, rebalances, func(c *change) (model.Rebalance, error) {
		r, err := c.rebalance(id, rev)
		if err != nil {
			return r, err
		}
		if err := c.steps(&r, model.RebalanceUndone, note); err != nil {
			return r, err
		}
		if !r.Undoable(c.books.NormsOn(c.today), c.today) {
			return r, model.Problems{{Field: "state", Code: model.NoSuchStep}}
		}
		all, err := c.mayHand(&r)
		if err != nil {
			return r, err
		}
		if err := c.takeBack(&r, all); err != nil {
			return r, err
		}
		r.State, r.Undone, r.UndoneOn, r.UndoneNote = model.RebalanceUndone, c.actor.User, c.today, note
		saved, _, err := save(c, rebalances, r)
		return saved, err
	})
}

// rebalance reads one for a change, as it was read by who changes it. Nobody
// learns of it who may not give its clients away.
func (c *change) rebalance(id model.ID, rev uint64) (model.Rebalance, error) {
	r, err := load(c, rebalances, id)
	if err == nil {
		_, err = c.mayHand(&r)
	}
	if err == nil && r.Rev != rev {
		err = &Conflict{Kind: model.KindRebalance, Mine: r, Theirs: r, By: r.ChangedBy}
	}
	return r, err
}

// steps checks a step of a batch against its way.
func (c *change) steps(r *model.Rebalance, to model.RebalanceState, note string) error {
	step, ok := model.RebalanceFlow().Step(r.State, to)
	switch {
	case !ok:
		return model.Problems{{Field: "state", Code: model.NoSuchStep}}
	case step.Needs.Has(model.NeedsReason) && note == "":
		return ErrNoReason
	}
	return nil
}

// mayHand reads the clients of a batch, whom the person must be allowed to give
// somebody else.
func (c *change) mayHand(r *model.Rebalance) ([]model.Client, error) {
	all := make([]model.Client, len(r.Rows))
	for i := range r.Rows {
		client, err := load(c, clients, r.Rows[i].Client)
		if err != nil {
			return nil, err
		}
		if err := c.may(model.ClientAssign, model.ClientSubject(&client)); err != nil {
			return nil, err
		}
		all[i] = client
	}
	return all, nil
}

// handed reads the clients of a batch and checks that they are as it says.
func (c *change) handed(r *model.Rebalance) ([]model.Client, error) {
	if wrong := r.Validate(c.checks()).Errors(); len(wrong) > 0 {
		return nil, wrong
	}
	all, err := c.mayHand(r)
	if err != nil {
		return nil, err
	}
	var changed Discordant
	for i := range r.Rows {
		known, err := loadOf(c, matters, all[i].ID)
		if err != nil {
			return nil, err
		}
		moving := slices.ContainsFunc(known, func(m model.Matter) bool { return m.Kind == model.Transfer && m.Live() })
		taker, _ := c.books.Counselor(r.Rows[i].To)
		serves := taker.Until == 0 || taker.Until >= c.today
		if why := r.Rows[i].Discords(&all[i], moving, serves); len(why) > 0 {
			changed.Rows = append(changed.Rows, DiscordantRow{all[i].ID, why})
		}
	}
	if len(changed.Rows) > 0 {
		return nil, &changed
	}
	return all, nil
}

// carryOut gives every client of a batch their counselor.
func (c *change) carryOut(r *model.Rebalance, all []model.Client, note string) error {
	for i := range r.Rows {
		row := &r.Rows[i]
		hand := AssignNote{Reason: r.Reason, Handover: handover(r.Note, row.Note), From: c.today}
		if err := assignTo(c, all[i], row.To, hand); err != nil {
			return err
		}
	}
	r.State, r.Decided, r.DecidedOn, r.DecidedNote = model.RebalanceApplied, c.actor.User, c.today, note
	return nil
}

// handover joins what all must know with what must be known of one client.
func handover(all, one string) string {
	switch {
	case all == "":
		return one
	case one == "":
		return all
	}
	return one + "\n" + all
}

// stands reports whether a row is still the last that was decided about who
// guides the client.
func stands(h *model.Handing, c *model.Client, since model.Date) bool {
	a := c.Assignment()
	return a != nil && a.Counselor == h.To && a.From == since && c.Active()
}

// takeBack gives every client of a batch the counselor again that they had.
func (c *change) takeBack(r *model.Rebalance, all []model.Client) error {
	var changed Discordant
	for i := range r.Rows {
		if !stands(&r.Rows[i], &all[i], r.DecidedOn) {
			changed.Rows = append(changed.Rows, DiscordantRow{all[i].ID, []model.Discord{model.DiscordCounselor}})
		}
	}
	if len(changed.Rows) > 0 {
		return &changed
	}
	for i := range all {
		client := &all[i]
		client.Assignments = slices.Clone(client.Assignments[:len(client.Assignments)-1])
		if n := len(client.Assignments); n > 0 && client.Assignments[n-1].Counselor == r.Rows[i].From {
			client.Assignments[n-1].To = 0
		}
		if _, _, err := save(c, clients, *client); err != nil {
			return err
		}
	}
	return nil
}

// Rebalances returns the batches that concern the person, the newest first: for
// who may give clients other counselors all with clients whom they may see, for
// a counselor those with clients who came to them or left them. Rows that do
// not concern the person are left out.
func (s *Session) Rebalances(ctx context.Context) (all []model.Rebalance, err error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		all, err = scan(v, r, rebalances)
		return err
	})
	if err != nil {
		return nil, err
	}
	actor, view := s.Actor(), s.Roster()
	for i := range all {
		all[i].Rows = slices.DeleteFunc(all[i].Rows, func(h model.Handing) bool {
			row, seen := view.Find(h.Client)
			if !seen {
				return true
			}
			subject := model.Subject{Kind: model.KindClient, Section: row.Section, Counselor: row.Counselor}
			mine := !actor.Counselor.IsZero() && (h.From == actor.Counselor || h.To == actor.Counselor)
			return !mine && actor.May(model.ClientAssign, subject) != nil
		})
	}
	all = slices.DeleteFunc(all, func(r model.Rebalance) bool { return len(r.Rows) == 0 })
	slices.SortFunc(all, func(a, b model.Rebalance) int {
		return cmp.Or(cmp.Compare(b.On, a.On), slices.Compare(b.ID[:], a.ID[:]))
	})
	return all, nil
}
