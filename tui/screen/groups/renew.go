package groups

import (
	"context"
	"errors"
	"strings"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// renewal is an agreement that renews the one before, in the form.
type renewal struct {
	g   model.Group
	pks model.Agreement
}

// renewalOf begins a renewal: the new agreement follows the old one for as long
// as the office's norm says.
func renewalOf(g model.Group, norms model.Norms, today model.Date) renewal {
	return renewal{g, drawnUp(&g, norms, today)}
}

// NewRenewal returns the form of a renewal of a group's agreement. It is open
// also after the old one has ended, and says so.
func NewRenewal(env *kit.Env, s Store, id model.ID) kit.Screen {
	books := s.Books()
	g, _ := books.Group(id)
	today := model.DateOf(env.Time())
	binding := signing(func(r *renewal) *model.Agreement { return &r.pks })
	e := record.NewEdit(env, s, record.Spec[renewal]{
		Form: "group.renew", Key: id.String(), Intent: "group.renew",
		Title:   func() string { return env.Lang.Groups.Life.RenewTitle },
		Fields:  func() []form.Field { return renewalFields(env, &g) },
		Binding: binding,
		Kind:    model.KindGroup,
		Head:    func(r renewal) model.Meta { return r.g.Meta },
		Name: func(r renewal) string {
			return env.Lang.F(env.Lang.Groups.Life.Renewed, r.g.Name, env.Lang.DateBrief(r.pks.End))
		},
		Check: func(r renewal) model.Problems {
			next := r.g.WithAgreement(r.pks)
			return signed(next.Validate(record.Checks(env, s.Books())))
		},
		Save: func(ctx context.Context, op store.Op, r renewal) (renewal, error) {
			saved, err := s.SaveGroup(ctx, op, r.g.WithAgreement(r.pks))
			var wrong model.Problems
			if errors.As(err, &wrong) {
				return r, signed(wrong)
			}
			r.g = saved
			return r, err
		},
		Theirs: func(stored any) (renewal, bool) {
			theirs, ok := stored.(model.Group)
			return renewalOf(theirs, books.NormsOn(today), today), ok
		},
		Map: func() *kit.StateMap { return mapOf(env, s, g.State) },
	}, renewalOf(g, books.NormsOn(today), today))
	return &guided[renewal]{Edit: e, env: env, say: func(p *record.Paper) { writeRenewal(p, env, &g, today) }}
}

// signed puts what is wrong with an agreement in the list beside the fields of
// the one that is signed.
func signed(found model.Problems) model.Problems {
	for i := range found {
		rest, ok := strings.CutPrefix(found[i].Field, "agreements")
		if !ok {
			continue
		}
		found[i].Field = "no"
		if _, field, ok := strings.Cut(strings.TrimPrefix(rest, "."), "."); ok {
			found[i].Field = field
		}
	}
	return found
}

// renewalFields are those of an agreement, under the number of the old one.
func renewalFields(env *kit.Env, g *model.Group) []form.Field {
	old := g.Agreement()
	return append([]form.Field{{Key: "renews", Label: env.Lang.Groups.F.ARenews, Kind: form.Computed, Compute: func(form.Values) string { return old.No }}},
		signingFields(env, g)...)
}

// writeRenewal says how the old agreement stands: renewed in time, or late.
func writeRenewal(p *record.Paper, env *kit.Env, g *model.Group, today model.Date) {
	l, old := env.Lang, g.Agreement()
	w := &l.Groups.Life
	switch {
	case old.End == 0:
		p.Text(l.F(w.RenewNoEnd, old.No), env.Theme.Base)
	case old.End < today:
		p.Text(l.F(w.RenewLate, old.No, l.Date(old.End), l.Number(int(today-old.End))), env.Theme.Warn)
	default:
		p.Text(l.F(w.RenewSoon, old.No, reckoned(env, old.End, today)), env.Theme.Base)
	}
}
