// Package groups holds the screens of the room Pokmas: the community groups
// that take clients in (Pokmas Lipas), where each stands on its way to an
// agreement, its partners, agreements and history, and the form.
//
// It asks the store through [Store] and offers only what the store allows.
package groups

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/screen/record"
)

// Store is what these screens need of a session of the store.
type Store interface {
	record.Drafts
	record.Histories
	Actor() model.Actor
	Roster() *roster.View
	SaveGroup(ctx context.Context, op store.Op, g model.Group) (model.Group, error)
}

// mayEdit reports whether groups may be changed by who is signed in.
func mayEdit(s Store) bool {
	return s.Actor().May(model.GroupEdit, model.Subject{Kind: model.KindGroup}) == nil
}
