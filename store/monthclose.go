package store

import (
	"cmp"
	"context"
	"slices"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/reach"
	"guyub/store/kv"
)

// IntentCloseMonth is the intent of what closes a month.
const IntentCloseMonth = "month.close"

// MonthCloses returns the months that were closed, the latest first. Whoever may
// not see children gets the figures of adults alone (rule R12).
func (s *Session) MonthCloses(ctx context.Context) (all []model.MonthClose, err error) {
	if err := s.may(model.EffectRead, model.Subject{}); err != nil {
		return nil, err
	}
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		all, err = scan(v, r, monthCloses)
		return err
	})
	slices.SortFunc(all, func(a, b model.MonthClose) int { return cmp.Compare(b.Month, a.Month) })
	if !s.Actor().SeesChildren() {
		for i := range all {
			all[i].Figures = slices.DeleteFunc(all[i].Figures, func(f model.ClosedFigure) bool { return f.Section != model.Adults })
		}
	}
	return all, err
}

// CloseMonth keeps the figures of a month that is over as they stand now, as
// what the office reports of it. A month is closed once: closing it again gives
// a [*Taken], and what is put right later shows beside it (see [indicator.Differs]).
func (s *Session) CloseMonth(ctx context.Context, op Op, month model.Date, note string) (model.MonthClose, error) {
	if err := s.may(model.MonthCloseAdd, model.Subject{}); err != nil {
		return model.MonthClose{}, err
	}
	now, err := s.office.facts(ctx, nil) // of all clients: what is reported is the whole office
	if err != nil {
		return model.MonthClose{}, err
	}
	if op.Intent == "" {
		op.Intent = IntentCloseMonth
	}
	id := model.NewID()
	return saving(ctx, s, op, monthCloses, func(c *change) (model.MonthClose, error) {
		if err := c.may(model.MonthCloseAdd, model.Subject{}); err != nil {
			return model.MonthClose{}, err
		}
		period := indicator.Month(month)
		m := model.MonthClose{Meta: model.Meta{ID: id}, Month: model.MonthOf(month), Day: c.today, By: c.actor.User, Entry: now.entry, Note: note}
		if period.To < c.today { // of a month that is not over nothing is counted
			m.Figures = indicator.Close(now.all, QueryOf(c.books, period, c.today))
		}
		return saveChanged(c, monthCloses, m)
	})
}

// QueryOf asks for the figures of a period as the books have it: by the norms of
// its last day, and by the ways between kecamatan that are known now.
func QueryOf(b *Books, period indicator.Period, today model.Date) indicator.Query {
	norms := b.NormsOn(min(period.To, today))
	ways := reach.NewMap(b.Regions, norms)
	return indicator.Query{Period: period, Norms: norms, Today: today,
		Near: func(g *model.Group, district string) bool { return reach.Near(g, district, ways) }}
}
