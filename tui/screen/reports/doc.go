// Package reports is the counter at the busy start of the month: the quick
// report (lapor cepat), one screen that a practised clerk never leaves, the
// slip for the client, and the calendar of what is due.
package reports

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/screen/contacts"
	"guyub/tui/screen/record"
)

// Store is what these screens need of a session of the store.
type Store interface {
	record.Drafts
	Actor() model.Actor
	Roster() *roster.View
	contacts.Reader
	SaveContact(ctx context.Context, op store.Op, c model.Contact) (model.Contact, error)
}

// May reports whether a person takes reports at all; of which clients, the
// store decides.
func May(a model.Actor) bool {
	for _, section := range model.Sections() {
		if a.May(model.ContactAdd, model.Subject{Kind: model.KindClient, Section: section, Counselor: a.Counselor}) == nil {
			return true
		}
	}
	return false
}
