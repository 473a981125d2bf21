// Package exports takes what a desk shows out of the office: any list as it is
// filtered and sorted, and everything about one client. It knows no screen of a
// record; lists come to it as [table.Listing].
//
// Names of clients are initials unless the person may take out the records of
// every section in the list and says what for. What leaves is noted in the audit
// before it is written.
package exports

import (
	"context"

	"guyub/model"
	"guyub/store"
)

// Store is what this package needs of the session.
type Store interface {
	Actor() model.Actor
	User() model.User
	Books() *store.Books
	Today() model.Date
	NoteList(ctx context.Context, l store.ListOut) error
}
