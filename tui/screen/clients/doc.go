// Package clients holds the screens of the room Klien: the list of all clients
// with search and filters, one client with everything known of them and done
// with them, the form, and the change of counselor.
//
// It asks the store through [Store] and never decides what a person may see or
// do: the store does, and the screens offer only what it allows.
package clients

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/tui/screen/acceptance"
	"guyub/tui/screen/audit"
	"guyub/tui/screen/contacts"
	"guyub/tui/screen/exports"
	"guyub/tui/screen/matters"
	"guyub/tui/screen/rebalance"
	"guyub/tui/screen/referrals"
	"guyub/tui/screen/reports"
)

// Store is what these screens need of a session of the store.
type Store interface {
	contacts.Store
	acceptance.Store
	audit.Openings
	matters.Store
	reports.Store
	referrals.Store
	rebalance.Intake
	exports.Dossiers

	MattersOf(ctx context.Context, client model.ID) ([]model.Matter, error)
	SaveClient(ctx context.Context, op store.Op, c model.Client) (model.Client, error)
	Assign(ctx context.Context, op store.Op, ids []model.ID, to model.ID, note store.AssignNote) (store.Result, error)
	Duplicates(ctx context.Context, c model.Client) ([]store.Duplicate, error)
	Reveal(ctx context.Context, kind model.Kind, id model.ID, field, reason string) error
}
