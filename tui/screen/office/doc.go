// Package office holds the screens of the room Kantor: who may sign in, the
// working area with its distances, the sites of community service, the
// holidays, the norms and the mechanism that the office decided, how it words its letters, the office's own record, and
// the audit trail for whoever may read it.
//
// It asks the store through [Store] and offers only what the store allows.
package office

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/tui/screen/audit"
	"guyub/tui/screen/backups"
	"guyub/tui/screen/imports"
	"guyub/tui/screen/record"
	"guyub/tui/screen/retention"
	"guyub/tui/screen/sessions"
)

// Store is what these screens need of a session of the store.
type Store interface {
	record.Office
	audit.Store
	sessions.Store
	backups.Store
	imports.Store
	retention.Store
	AddUser(ctx context.Context, op store.Op, u model.User) (activation string, err error)
	SaveUser(ctx context.Context, op store.Op, u model.User) (model.User, error)
	ResetUser(ctx context.Context, op store.Op, id model.ID) (activation string, err error)
	SaveRegion(ctx context.Context, op store.Op, r model.Region) (model.Region, error)
	SaveNorm(ctx context.Context, op store.Op, n model.Norm) (model.Norm, error)
	SaveHoliday(ctx context.Context, op store.Op, h model.Holiday) (model.Holiday, error)
	SaveMechanism(ctx context.Context, op store.Op, m model.Mechanism) (model.Mechanism, error)
	SaveSite(ctx context.Context, op store.Op, x model.Site) (model.Site, error)
	SaveWording(ctx context.Context, op store.Op, w model.Wording) (model.Wording, error)
	SaveOffice(ctx context.Context, op store.Op, o model.Office) (model.Office, error)
}

// may reports whether who is signed in may do something in this room.
func may(s Store, act model.Action) bool { return s.Actor().May(act, model.Subject{}) == nil }
