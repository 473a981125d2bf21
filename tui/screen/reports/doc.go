// Package reports is the counter at the busy start of the month: the quick
// report (lapor cepat), one screen that a practised clerk never leaves, the
// slip for the client, and the calendar of what is due.
package reports

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/letter"
	"guyub/tui/screen/contacts"
	"guyub/tui/screen/record"
)

// Store is what these screens need of a session of the store.
type Store interface {
	record.Office
	Actor() model.Actor
	Roster() *roster.View
	contacts.Reader
	letter.Store
	SaveContact(ctx context.Context, op store.Op, c model.Contact) (model.Contact, error)
}

// Sections are those of whose clients a person takes reports; none of anybody
// who takes none. For the office's adults and children that is not the same as
// who may be seen: the head of the child section sees all and takes those of
// children.
func Sections(a model.Actor) []model.Section {
	var out []model.Section
	for _, section := range []model.Section{model.Adults, model.Children} {
		if a.May(model.ContactAdd, model.Subject{Kind: model.KindClient, Section: section, Counselor: a.Counselor}) == nil {
			out = append(out, section)
		}
	}
	return out
}

// May reports whether a person takes reports at all.
func May(a model.Actor) bool { return len(Sections(a)) > 0 }

// MayOf reports whether a person takes the report of a client.
func MayOf(a model.Actor, row *roster.Row) bool {
	return a.May(model.ContactAdd, model.Subject{Kind: model.KindClient, Section: row.Section, Counselor: row.Counselor}) == nil
}
