// Package effect holds the screens of the room Efektivitas: whether the
// community groups work, as the study asked. The indicators of a period and of
// a part of the office, each down to the list behind it; the way of clients
// into the groups; the five factors of Soekanto; those who take part beside
// those who do not; and the months whose figures were closed.
//
// Every figure comes from model/indicator. The screens compute nothing
// themselves, and never while they draw: a command computes beside the desk,
// and what stood there stays until its answer comes.
package effect

import (
	"context"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/store"
	"guyub/store/roster"
)

// Store is what these screens need of a session.
type Store interface {
	Books() *store.Books
	Actor() model.Actor
	Roster() *roster.View
	// Facts are what happened in the office, as far as the person may count it;
	// progress is told how many clients were read.
	Facts(ctx context.Context, progress func(done, total int)) (*indicator.Facts, error)
	// MonthCloses are the months that were closed.
	MonthCloses(ctx context.Context) ([]model.MonthClose, error)
	// CloseMonth keeps the figures of a month as they stand today.
	CloseMonth(ctx context.Context, op store.Op, month model.Date, note string) (model.MonthClose, error)
}
