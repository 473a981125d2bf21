// Package audit holds the screens of the audit trail (Jejak audit): the list of
// what was done by whom, one entry of it, who has opened a client, and the page
// with the code of a checkpoint.
//
// It asks the store through [Store] and holds what is on the screen with a few
// pages around it, however long the trail is. What a person may not see the
// store has hidden already.
package audit

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/letter"
	"guyub/tui/screen/record"
)

// Store is what the screens of the trail need of a session of the store.
type Store interface {
	Names
	record.Histories
	letter.Store
	Audit(ctx context.Context, f store.AuditFilter) ([]store.AuditEntry, error)
	Trail(ctx context.Context) (store.Trail, error)
}

// Names is where the people and records of entries get their names.
type Names interface {
	Actor() model.Actor
	Books() *store.Books
	Roster() *roster.View
}

// Openings is what the screen of who has opened a client needs.
type Openings interface {
	Names
	Openings(ctx context.Context, client model.ID, before uint64) ([]store.AuditEntry, error)
}

// May reports whether somebody may read the trail.
func May(a model.Actor) bool {
	return a.May(model.AuditRead, model.Subject{Kind: model.KindAudit}) == nil
}
