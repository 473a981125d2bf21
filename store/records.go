package store

import (
	"context"

	"guyub/model"
)

// SaveCounselor saves a counselor (PK), a new one when Rev is 0. A contract that
// is another now is kept with its last day, so that the loads of earlier months
// stay what they were (rule R16).
func (s *Session) SaveCounselor(ctx context.Context, op Op, c model.Counselor) (model.Counselor, error) {
	if c.ID.IsZero() {
		c.ID = model.NewID()
	}
	return saving(ctx, s, op, counselors, func(x *change) (model.Counselor, error) {
		if err := x.may(model.CounselorEdit, model.Subject{Kind: model.KindCounselor}); err != nil {
			return c, err
		}
		next, err := x.takeCounselor(c)
		if err != nil {
			return c, err
		}
		return saveChanged(x, counselors, next)
	})
}

// takeCounselor is a counselor as it is kept, between what it was and what
// somebody wants it to be.
func (c *change) takeCounselor(one model.Counselor) (model.Counselor, error) {
	if one.Rev == 0 {
		return one, nil
	}
	old, err := load(c, counselors, one.ID)
	if err != nil {
		return one, err
	}
	return one.WithContract(&old, c.today), nil
}

// SaveGroup saves a community group (Pokmas Lipas), a new one when Rev is 0. It
// goes from state to state as the mechanism in force says, by whom it says, and
// when nothing that the state asks for is missing.
func (s *Session) SaveGroup(ctx context.Context, op Op, g model.Group) (model.Group, error) {
	if g.ID.IsZero() {
		g.ID = model.NewID()
	}
	return saving(ctx, s, op, groups, func(c *change) (model.Group, error) {
		if err := c.may(model.GroupEdit, model.Subject{Kind: model.KindGroup}); err != nil {
			return g, err
		}
		next, err := c.takeGroup(g)
		if err != nil {
			return g, err
		}
		return saveChanged(c, groups, next)
	})
}

// takeGroup is a group as it is kept, between what it was and what somebody
// wants it to be.
func (c *change) takeGroup(g model.Group) (model.Group, error) {
	if g.Rev == 0 {
		return c.books.Mechanism().EnterGroup(g, c.today), nil
	}
	old, err := load(c, groups, g.ID)
	if err != nil || old.Rev != g.Rev {
		return g, err // a stale one is told of the conflict
	}
	return c.books.Mechanism().TakeGroup(&old, g, c.actor, c.checks())
}

// SaveOffice saves the office's own record.
func (s *Session) SaveOffice(ctx context.Context, op Op, o model.Office) (model.Office, error) {
	if o.Rev == 0 {
		return o, ErrNoRecord // there is one office in a file, and it is there
	}
	return saving(ctx, s, op, offices, func(c *change) (model.Office, error) {
		if err := c.may(model.OfficeEdit, model.Subject{Kind: model.KindOffice}); err != nil {
			return o, err
		}
		if err := s.office.placed(c, o.SecondPlace); err != nil {
			return o, err
		}
		out, err := saveChanged(c, offices, o)
		if err == nil {
			nameDoor(c, out.NamedTerminals)
		}
		return out, err
	})
}

// SaveRegion saves a kabupaten or kecamatan, a new one when Rev is 0.
func (s *Session) SaveRegion(ctx context.Context, op Op, r model.Region) (model.Region, error) {
	return saveRecord(ctx, s, op, regions, model.RegionEdit, r)
}

// SaveNorm saves a decision about a norm, a new one when Rev is 0. A norm that
// changes takes a new decision with its day, so that reports of earlier
// periods keep theirs (rule R16).
func (s *Session) SaveNorm(ctx context.Context, op Op, n model.Norm) (model.Norm, error) {
	return saveRecord(ctx, s, op, norms, model.NormEdit, n)
}

// SaveHoliday saves a day on which the office does not work, a new one when Rev
// is 0.
func (s *Session) SaveHoliday(ctx context.Context, op Op, h model.Holiday) (model.Holiday, error) {
	return saveRecord(ctx, s, op, holidays, model.CalendarEdit, h)
}

// SaveSite saves a place of community service, a new one when Rev is 0.
func (s *Session) SaveSite(ctx context.Context, op Op, one model.Site) (model.Site, error) {
	return saveRecord(ctx, s, op, sites, model.SiteEdit, one)
}

// saveRecord saves a record whose permission depends on its kind alone.
func saveRecord[T any, P record[T]](ctx context.Context, s *Session, op Op, t table[T, P], act model.Action, rec T) (T, error) {
	if head := P(&rec).Stamp(); head.ID.IsZero() {
		head.ID = model.NewID()
	}
	return saving(ctx, s, op, t, func(c *change) (T, error) {
		if err := c.may(act, model.Subject{Kind: t.kind}); err != nil {
			return rec, err
		}
		return saveChanged(c, t, rec)
	})
}

// Group returns a group from the books; ErrNoRecord when there is none.
func (s *Session) Group(id model.ID) (model.Group, error) {
	if err := s.may(model.GroupRead, model.Subject{Kind: model.KindGroup}); err != nil {
		return model.Group{}, err
	}
	g, ok := s.Books().Group(id)
	if !ok {
		return model.Group{}, ErrNoRecord
	}
	return clone(g)
}

// Counselor returns a counselor from the books; ErrNoRecord when there is none.
func (s *Session) Counselor(id model.ID) (model.Counselor, error) {
	if err := s.may(model.CounselorRead, model.Subject{Kind: model.KindCounselor}); err != nil {
		return model.Counselor{}, err
	}
	c, ok := s.Books().Counselor(id)
	if !ok {
		return model.Counselor{}, ErrNoRecord
	}
	return clone(c)
}
