package store

import (
	"context"

	"guyub/model"
)

// Standing returns what a save of a record that was read at a revision would
// meet: a [*Conflict] without Mine, or nil while the record stands as it was
// read. Only who may save the record may ask, for it holds all of it.
func (s *Session) Standing(ctx context.Context, kind model.Kind, id model.ID, rev uint64) (*Conflict, error) {
	client, err := s.clientOf(ctx, kind, id)
	if err != nil {
		return nil, err
	}
	subject := model.Subject{Kind: kind}
	if !client.IsZero() {
		c, err := fetch(ctx, s, clients, client)
		if err != nil {
			return nil, err
		}
		subject = model.ClientSubject(&c)
	}
	switch kind {
	case model.KindOffice:
		return standing(ctx, s, offices, id, rev, subject)
	case model.KindRegion:
		return standing(ctx, s, regions, id, rev, subject)
	case model.KindUser:
		return standing(ctx, s, users, id, rev, subject)
	case model.KindCounselor:
		return standing(ctx, s, counselors, id, rev, subject)
	case model.KindGroup:
		return standing(ctx, s, groups, id, rev, subject)
	case model.KindHoliday:
		return standing(ctx, s, holidays, id, rev, subject)
	case model.KindSite:
		return standing(ctx, s, sites, id, rev, subject)
	case model.KindClient:
		return standing(ctx, s, clients, id, rev, subject)
	case model.KindContact:
		return standing(ctx, s, contacts, id, rev, subject)
	case model.KindMatter:
		if client.IsZero() {
			one, err := fetch(ctx, s, matters, id)
			if err != nil {
				return nil, err
			}
			subject = model.MatterSubject(&one)
		}
		return standing(ctx, s, matters, id, rev, subject)
	case model.KindMechanism:
		return standing(ctx, s, mechanisms, id, rev, subject)
	case model.KindOffering:
		return standing(ctx, s, offerings, id, rev, subject)
	case model.KindEnrolment:
		return standing(ctx, s, enrolments, id, rev, subject)
	case model.KindMeeting:
		one, err := standing(ctx, s, meetings, id, rev, subject)
		if one != nil {
			m := one.Theirs.(model.Meeting)
			m.Marks = nil // recorded elsewhere, and not everybody's to see
			one.Theirs = m
		}
		return one, err
	case model.KindMonitoring:
		return standing(ctx, s, monitorings, id, rev, subject)
	case model.KindAcceptance:
		return standing(ctx, s, acceptances, id, rev, subject)
	case model.KindOutreach:
		return standing(ctx, s, outreaches, id, rev, subject)
	case model.KindWording:
		return standing(ctx, s, wordings, id, rev, subject)
	}
	return nil, ErrNoRecord
}

func standing[T any, P record[T]](ctx context.Context, s *Session, t table[T, P], id model.ID, rev uint64, subject model.Subject) (*Conflict, error) {
	if err := s.may(editing(t.kind), subject); err != nil {
		return nil, err
	}
	theirs, err := fetch(ctx, s, t, id)
	if err != nil {
		return nil, err
	}
	head := P(&theirs).Stamp()
	if head.Rev == rev {
		return nil, nil
	}
	return &Conflict{Kind: t.kind, Theirs: theirs, By: head.ChangedBy, At: head.ChangedAt}, nil
}
