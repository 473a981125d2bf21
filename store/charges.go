package store

import (
	"context"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
)

// Charges returns the clients under guidance whom the person may give another
// counselor, in the order of their names. Of the records it gives out what
// balancing needs and no more, so that it is no reading of them (rule R12).
// progress, if any, is told how many of how many were read; ctx stops it.
func (s *Session) Charges(ctx context.Context, progress func(done, all int)) ([]model.Charge, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	actor, view := s.Actor(), s.Roster()
	rows := view.Run(ctx, roster.Query{Sort: roster.ByName, Filter: roster.Filter{roster.FacetState: roster.OpenStates()}, Today: s.Today()})
	moving := map[model.ID]bool{}
	for _, m := range s.Matters() {
		if m.Kind == model.Transfer {
			moving[m.Client] = true
		}
	}
	out := make([]model.Charge, 0, rows.Len())
	err := s.view(ctx, func(v vault, r kv.Reader) error {
		const often = 512
		for i := range rows.Len() {
			if i%often == 0 {
				if err := ctx.Err(); err != nil {
					return err
				}
				if progress != nil {
					progress(i, rows.Len())
				}
			}
			row := rows.Row(i)
			if actor.May(model.ClientAssign, model.Subject{Kind: model.KindClient, Section: row.Section, Counselor: row.Counselor}) != nil {
				continue
			}
			c, err := get(v, r, clients, row.ID)
			if err != nil {
				return err
			}
			if one, ok := model.ChargeOf(&c, moving[c.ID]); ok {
				out = append(out, one)
			}
		}
		return nil
	})
	return out, err
}
