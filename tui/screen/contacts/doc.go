// Package contacts is what the office did with a client besides taking a
// report at the counter: guidance talks, home visits, remote contacts and days
// of community service. It has the line of a contact in a timeline, its card,
// from which it is changed or struck, and its form.
package contacts

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
	Reader
	SaveContact(ctx context.Context, op store.Op, c model.Contact) (model.Contact, error)
}

// File is a client with the contacts there were, which a new one is held
// against.
type File struct {
	Client   model.Client
	Contacts []model.Contact
}

// mayChange reports whether the person may change or strike what is recorded.
func (f *File) mayChange(a model.Actor) bool {
	return a.May(model.ClientEdit, model.ClientSubject(&f.Client)) == nil
}
