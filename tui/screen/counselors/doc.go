// Package counselors holds the screens of the room PK: the counselors
// (pembimbing kemasyarakatan), the clients and absences of each, and the form.
//
// It asks the store through [Store] and offers only what the store allows. How
// loaded a counselor is belongs to the room Beban PK.
package counselors

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/screen/record"
)

// Store is what these screens need of a session of the store.
type Store interface {
	record.Office
	record.Histories
	Actor() model.Actor
	Roster() *roster.View
	SaveCounselor(ctx context.Context, op store.Op, c model.Counselor) (model.Counselor, error)
}

// mayEdit reports whether counselors may be changed by who is signed in.
func mayEdit(s Store) bool {
	return s.Actor().May(model.CounselorEdit, model.Subject{Kind: model.KindCounselor}) == nil
}
