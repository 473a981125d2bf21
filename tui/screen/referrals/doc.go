// Package referrals is a client's way into what groups offer (rujukan): who
// could take part and does not, the groups that fit and why, the referral with
// the client's consent, the group's answer, and what came of it.
//
// Which states there are and who takes which step is read from the office's
// mechanism, what fits is found by the store with [guyub/model/matching];
// nothing here repeats either.
package referrals

import (
	"context"
	"strings"

	"guyub/model"
	"guyub/model/matching"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/letter"
	"guyub/tui/screen/record"
)

// Store is what these screens need of a session of the store.
type Store interface {
	record.Office
	record.Histories
	letter.Store
	Actor() model.Actor
	Roster() *roster.View
	Client(ctx context.Context, id model.ID) (model.Client, error)
	Enrolments() []*model.Enrolment
	Enrolment(ctx context.Context, id model.ID) (model.Enrolment, error)
	EnrolmentsOf(ctx context.Context, client model.ID) ([]model.Enrolment, error)
	Abstention(client model.ID) (model.Abstention, bool)
	Abstentions() []model.Abstention
	Seats(group, offering model.ID) model.Seats
	Fits(ctx context.Context, f store.Fitting) ([][]matching.Match, error)
	Refer(ctx context.Context, op store.Op, ref store.Referral) (model.Enrolment, error)
	StepEnrolment(ctx context.Context, op store.Op, step store.EnrolmentStep) (model.Enrolment, error)
	SaveEnrolment(ctx context.Context, op store.Op, e model.Enrolment) (model.Enrolment, error)
	Abstain(ctx context.Context, op store.Op, a model.Abstention) (model.Abstention, error)
}

// subject returns what decides who may do something for a client.
func subject(row *roster.Row) model.Subject {
	return model.Subject{Kind: model.KindClient, Section: row.Section, Counselor: row.Counselor}
}

// May reports whether the person may refer a client.
func May(s Store, client model.ID) bool {
	row, ok := s.Roster().Find(client)
	return ok && s.Actor().May(model.ClientEdit, subject(&row)) == nil
}

// beginning is the way of a client into and through what a group offers, of
// which nothing is behind.
func beginning(env *kit.Env, s Store) *kit.StateMap {
	return record.EnrolmentWay(env, s.Books().Mechanism()).Map(env, model.EnrolmentUnknown)
}

// hindrances words what stands against a referral (rule R3).
func hindrances(env *kit.Env, all []model.Hindrance) string {
	words := make([]string, len(all))
	for i, h := range all {
		words[i] = env.Lang.Domain.Hindrance(h)
	}
	return strings.Join(words, ", ")
}

// offered names what a group offers, with the group.
func offered(books *store.Books, offering, group model.ID) string {
	o, _ := books.Offering(offering)
	return strings.Trim(books.GroupName(group)+" · "+o.Name, " ·")
}

// reasons words why an offering fits, or why it does not.
func reasons(env *kit.Env, set matching.Reason, against bool) string {
	var words []string
	for i, r := range matching.Reasons() {
		if set.Has(r) && r.Against() == against {
			words = append(words, env.Lang.Referrals.Why[i])
		}
	}
	return strings.Join(words, ", ")
}
