package store

import (
	"context"

	"guyub/model"
	"guyub/store/kv"
)

// ImportTarget returns the record that a row of a table names by its key: a
// client by register number, a counselor by NIP, a group or region by code
// ("clients", "counselors", "groups", "regions"); false when there is none that
// this person may see. It is not noted as a look at the record: the audit entry
// of the import names it.
func (s *Session) ImportTarget(ctx context.Context, of, key string) (model.Record, bool, error) {
	switch of {
	case "clients":
		return s.importClientOf(ctx, key)
	case "counselors":
		return targetOf(ctx, s, counselors, model.CounselorRead, number{"nip", "counselor.nip", model.NormalNIP(key)})
	case "groups":
		return targetOf(ctx, s, groups, model.GroupRead, number{"code", "group", model.NormalRegister(key)})
	case "regions":
		return targetOf(ctx, s, regions, model.OfficeRead, number{"code", "region", key})
	}
	return nil, false, nil
}

func (s *Session) importClientOf(ctx context.Context, register string) (model.Record, bool, error) {
	if err := s.mayOfASection(model.ImportData); err != nil {
		return nil, false, err
	}
	id, ok, err := s.FindRegister(ctx, register)
	if err != nil || !ok {
		return nil, false, err
	}
	c, err := fetch(ctx, s, clients, id)
	if err != nil {
		return nil, false, err
	}
	return &c, true, nil
}

func targetOf[T any, P record[T]](ctx context.Context, s *Session, t table[T, P], act model.Action, n number) (model.Record, bool, error) {
	if err := s.may(act, model.Subject{Kind: t.kind}); err != nil || n.value == "" {
		return nil, false, err
	}
	id, ok, err := s.holder(ctx, n)
	if err != nil || !ok {
		return nil, false, err
	}
	rec, err := fetch(ctx, s, t, id)
	if err != nil {
		return nil, false, err
	}
	return any(P(&rec)).(model.Record), true, nil
}

// MayImport returns why a valid record from a table would be refused all the
// same: before is nil for a new one.
func (s *Session) MayImport(ctx context.Context, before, after model.Record) error {
	if err := s.ready(); err != nil {
		return err
	}
	switch after := after.(type) {
	case *model.Client:
		return s.mayImportClient(before, after)
	case *model.Contact:
		return s.mayImportOf(ctx, after.Client, model.ContactAdd)
	case *model.Enrolment:
		if err := s.mayImportOf(ctx, after.Client, model.ClientEdit); err != nil {
			return err
		}
		return s.mayTakePart(ctx, after)
	case *model.Counselor:
		return mayBring(s.Actor(), "counselors")
	case *model.Group:
		return mayBring(s.Actor(), "groups")
	}
	return mayBring(s.Actor(), "regions")
}

func (s *Session) mayImportClient(before model.Record, after *model.Client) error {
	actor := s.Actor()
	if err := actor.May(model.ImportData, model.ClientSubject(after)); err != nil {
		return err
	}
	if was, ok := before.(*model.Client); ok && was != nil && was.Rev > 0 {
		return mayTurn(actor, was, after)
	}
	return actor.May(model.ClientCreate, model.ClientSubject(after))
}

// mayImportOf checks the permission to bring in what belongs to a client.
func (s *Session) mayImportOf(ctx context.Context, id model.ID, act model.Action) error {
	c, err := fetch(ctx, s, clients, id)
	if err != nil {
		return err
	}
	actor, subject := s.Actor(), model.ClientSubject(&c)
	if err := actor.May(model.ImportData, subject); err != nil {
		return err
	}
	return actor.May(act, subject)
}

// mayTakePart checks what stands against a referral of the past that still keeps
// a place, as the import of it will (rule R3).
func (s *Session) mayTakePart(ctx context.Context, e *model.Enrolment) error {
	if !e.State.Seated() {
		return nil
	}
	books := s.Books()
	o, found := books.Offering(e.Offering)
	g, is := books.Group(o.Group)
	if !found || !is {
		return ErrNoRecord
	}
	var against model.Hindered
	err := s.view(ctx, func(v vault, r kv.Reader) error {
		c, err := get(v, r, clients, e.Client)
		if err != nil {
			return err
		}
		against.Hindrances = model.Hindrances(&c, &g, &o, s.Seats(g.ID, o.ID), s.Today())
		return nil
	})
	if err != nil || len(against.Hindrances) == 0 || !against.Final() && s.Actor().Decides(model.Heads) {
		return err
	}
	return &against
}
