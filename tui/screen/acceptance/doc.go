// Package acceptance is how far those around one client accept them
// (penerimaan): the part of the client's card with the course by source, the
// form of a score, and its card, from which it is struck.
package acceptance

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/tui/screen/record"
)

// Store is what these screens need of a session of the store.
type Store interface {
	record.Office
	record.Histories
	Actor() model.Actor
	AcceptancesOf(ctx context.Context, client model.ID) ([]model.Acceptance, error)
	SaveAcceptance(ctx context.Context, op store.Op, a model.Acceptance) (model.Acceptance, error)
}
