// Package record is what the screens of all kinds of records share: the list
// with a search over records in memory, the form of one record with its draft,
// who else has it open, the merge with what another desk saved meanwhile and the
// choice where both changed a field, the notes of what the store refused, the
// history of a record, the paper that details are written on, and the maps of the
// states that records go through.
//
// It knows the store's drafts, errors, history and presence, and no screen of a
// record.
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

// Office is what the form of a record needs of the store: a place for drafts,
// and what others do with the record meanwhile.
type Office interface {
	Drafts
	Presence
	Standing(ctx context.Context, kind model.Kind, id model.ID, rev uint64) (*store.Conflict, error)
}

// Presence tells who else has a record open in a form.
type Presence interface {
	Books() *store.Books
	Actor() model.Actor
	Editors(kind model.Kind, id model.ID) []store.Editor
}

// Histories is where the history of a record is read.
type Histories interface {
	Books() *store.Books
	History(ctx context.Context, kind model.Kind, id model.ID) ([]store.AuditEntry, error)
}
