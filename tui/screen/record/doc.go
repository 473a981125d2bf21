// Package record is what the screens of all kinds of records share: the list
// with a search over records in memory, the form of one record with its draft,
// the merge with what another desk saved meanwhile, the notes of what the store
// refused, the history of a record, the paper that details are written on, and
// the maps of the states that records go through.
//
// It knows the store's drafts, errors and history, and no screen of a record.
package record

import (
	"context"
	"time"

	"guyub/model"
	"guyub/store"
)

// deadline is how long the store may take over one request.
const deadline = 10 * time.Second

// Within returns the context of one request to the store.
func Within() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), deadline)
}

// Drafts is where forms in progress are kept.
type Drafts interface {
	Books() *store.Books
	SaveDraft(ctx context.Context, d store.Draft) error
	Draft(ctx context.Context, form, key string) (store.Draft, bool, error)
	DropDraft(ctx context.Context, form, key string) error
}

// Histories is where the history of a record is read.
type Histories interface {
	Books() *store.Books
	History(ctx context.Context, kind model.Kind, id model.ID) ([]store.AuditEntry, error)
}
