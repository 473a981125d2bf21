// Package retention holds the screens of records whose time of keeping is over
// (masa simpan): which clients they are, the lists by which two people decide to
// take what names them out of the records (anonimisasi, rule R14), and what was
// decided before.
//
// It asks the store through [Store] and offers only what the store allows.
package retention

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
)

// Store is where the clients and the lists are. [*store.Session] is one.
type Store interface {
	Actor() model.Actor
	Books() *store.Books
	Roster() *roster.View
	Expired(ctx context.Context, progress func(done, total int)) ([]store.Expired, error)
	Erasures(ctx context.Context) ([]model.Erasure, error)
	Kept(ctx context.Context, erasure model.ID) ([]model.Retention, error)
	ProposeErasure(ctx context.Context, op store.Op, clients []model.ID, note string) (model.Erasure, error)
	DecideErasure(ctx context.Context, op store.Op, d store.ErasureDecision) (model.Erasure, error)
	RunErasure(ctx context.Context, id model.ID, progress func(done, total int)) (model.Erasure, error)
}

// May reports whether somebody works with these screens.
func May(a model.Actor) bool { return len(sections(a)) > 0 }

// sections are those whose clients a person may anonymise.
func sections(a model.Actor) []model.Section {
	var out []model.Section
	for _, s := range []model.Section{model.Adults, model.Children} {
		if mayIn(a, s) {
			out = append(out, s)
		}
	}
	return out
}

func mayIn(a model.Actor, s model.Section) bool {
	return a.May(model.Anonymise, model.Subject{Kind: model.KindClient, Section: s}) == nil
}

// Decides reports whether a list waits for somebody who may decide it, as the
// second person.
func Decides(b *store.Books, a model.Actor, e *model.Erasure) bool {
	if e.State != model.ErasureProposed || !mayIn(a, e.Section) || b == nil {
		return false
	}
	proposer, known := b.User(e.By)
	me, found := b.User(a.User)
	return known && found && len(e.SecondPerson(&proposer, &me)) == 0
}
