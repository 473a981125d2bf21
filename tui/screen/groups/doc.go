// Package groups holds the screens of the room Pokmas: the community groups
// that take clients in (Pokmas Lipas), where each stands on its way to an
// agreement and the steps that take it further, its partners and agreements and
// their renewal, what the decree asks of all, what each offers and who takes part,
// its meetings with their attendance, the visits that judge it, its history,
// and the forms of all of these.
//
// It asks the store through [Store] and offers only what the store allows.
package groups

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/tui/screen/referrals"
)

// Store is what these screens need of a session of the store.
type Store interface {
	referrals.Store
	EnrolmentsEver(ctx context.Context, group model.ID) ([]model.Enrolment, error)
	MeetingsOf(ctx context.Context, group model.ID) ([]model.Meeting, error)
	MonitoringOf(ctx context.Context, group model.ID) ([]model.Monitoring, error)
	SaveGroup(ctx context.Context, op store.Op, g model.Group) (model.Group, error)
	SaveOffering(ctx context.Context, op store.Op, o model.Offering) (model.Offering, error)
	SaveMeeting(ctx context.Context, op store.Op, m model.Meeting) (model.Meeting, error)
	PlanMeetings(ctx context.Context, op store.Op, series []model.Meeting) ([]model.Meeting, error)
	MarkAttendance(ctx context.Context, op store.Op, a store.Attendance) (model.Meeting, []model.ID, error)
	SaveMonitoring(ctx context.Context, op store.Op, m model.Monitoring) (model.Monitoring, error)
}

// mayEdit reports whether groups may be changed by who is signed in.
func mayEdit(s Store) bool {
	return s.Actor().May(model.GroupEdit, model.Subject{Kind: model.KindGroup}) == nil
}
