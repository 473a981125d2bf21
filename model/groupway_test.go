package model_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// candidate is a group at the beginning of its way, on a day.
func candidate(day model.Date) model.Group {
	g := model.Group{Meta: model.Meta{ID: model.NewID()}, Code: "PML-900", Name: "Sanggar Baru", Leader: "Sarwono", Fields: []model.Field{model.SelfReliance},
		District: "33.02.15", State: model.GroupCandidate}
	return model.DefaultMechanism().EnterGroup(g, day)
}

func missing(p model.Problems) (fields []string) {
	for _, one := range p {
		fields = append(fields, one.Field)
	}
	return fields
}

func TestR2AGroupComesToEachStateWithAllThatItAsks(t *testing.T) {
	const day = model.Date(740_000)
	m, head := model.DefaultMechanism(), model.Actor{Role: model.RoleHeadOfAdults}
	k := model.Checks{Today: day, Norms: model.NormsOn(nil, day)}
	g := candidate(day - 20)
	if g.StateSince != day-20 || g.StateDue != day-6 || !g.Late(day) || g.Late(day-6) {
		t.Errorf("a candidate since %v is due %v", g.StateSince, g.StateDue)
	}
	for _, step := range []struct {
		to    model.GroupState
		lacks []string
		fill  func(*model.Group)
		due   model.Date
	}{
		{model.GroupApproach, nil, func(*model.Group) {}, day + 30},
		{model.GroupQualified, []string{"criteria.0", "criteria.1", "criteria.2", "criteria.3", "criteriadate"},
			func(g *model.Group) { g.Criteria, g.CriteriaDate = [4]bool{true, true, true, true}, day }, day + 30},
		{model.GroupAgreed, []string{"partners", "agreements"}, func(g *model.Group) {
			for range 5 {
				g.Partners = append(g.Partners, model.Partner{Name: "Koperasi", From: day})
			}
			*g = g.WithAgreement(g.NextAgreement(day, 24))
			g.Agreements[0].No = "PKS-1"
		}, day + 14},
		{model.GroupActive, []string{"decreeno", "decreedate", "mentor"},
			func(g *model.Group) { g.DecreeNo, g.DecreeDate, g.Mentor = "SK 1", day, model.NewID() }, 0},
		{model.GroupEnded, []string{"statereason"}, func(g *model.Group) { g.StateReason = "PKS tidak diperbarui" }, 0},
	} {
		next := g
		next.State = step.to
		next.StateSince = 1 // nobody types it
		_, err := m.TakeGroup(&g, next, head, k)
		var wrong model.Problems
		if errors.As(err, &wrong); !slices.Equal(missing(wrong), step.lacks) {
			t.Fatalf("%s: %v stands between, want %v", step.to.Code(), err, step.lacks)
		}
		step.fill(&next)
		taken, err := m.TakeGroup(&g, next, head, k)
		if err != nil {
			t.Fatalf("%s: %v", step.to.Code(), err)
		}
		if taken.StateSince != day || taken.StateDue != step.due {
			t.Errorf("%s since %v is due %v, want %v", step.to.Code(), taken.StateSince, taken.StateDue, step.due)
		}
		g = taken
	}
}

// However a group is saved, it goes by the steps of the mechanism alone, and
// nothing that a state asks for is missing when it is entered.
func TestNoStateOfAGroupIsReachedPastItsWay(t *testing.T) {
	const day = model.Date(740_000)
	m := model.DefaultMechanism()
	rapid.Check(t, func(t *rapid.T) {
		k := model.Checks{Today: day, Norms: model.NormsOn(nil, day)}
		g := candidate(day)
		for range rapid.IntRange(1, 12).Draw(t, "saves") {
			next := g
			next.State = rapid.SampledFrom(model.GroupStates()).Draw(t, "to")
			if rapid.Bool().Draw(t, "criteria") {
				next.Criteria, next.CriteriaDate = [4]bool{true, true, true, rapid.Bool().Draw(t, "fourth")}, day
			}
			if rapid.Bool().Draw(t, "signed") {
				a := next.NextAgreement(day.AddDays(-rapid.IntRange(0, 900).Draw(t, "ago")), 24)
				a.No = "PKS"
				next = next.WithAgreement(a)
			}
			if rapid.Bool().Draw(t, "partners") {
				next.Partners = make([]model.Partner, rapid.IntRange(0, 6).Draw(t, "n"))
			}
			if rapid.Bool().Draw(t, "decree") {
				next.DecreeNo, next.DecreeDate, next.Mentor = "SK", day, model.NewID()
			}
			next.StateReason = rapid.SampledFrom([]string{"", "tidak bersedia"}).Draw(t, "reason")
			role := rapid.SampledFrom(model.Roles()).Draw(t, "role")
			taken, err := m.TakeGroup(&g, next, model.Actor{Role: role}, k)
			if err != nil {
				continue
			}
			if taken.State != g.State {
				step, ok := model.GroupFlow().Step(g.State, taken.State)
				if !ok || step.Decides == model.Heads && !(model.Actor{Role: role}).Decides(model.Heads) {
					t.Fatalf("%s took %s to %s", role.Code(), g.State.Code(), taken.State.Code())
				}
				if lacks := taken.Lacks(taken.State, k); len(lacks) > 0 {
					t.Fatalf("%s with %v open", taken.State.Code(), lacks)
				}
				if step.Needs.Has(model.NeedsReason) && taken.StateReason == "" {
					t.Fatalf("%s without a reason", taken.State.Code())
				}
			}
			g = taken
		}
	})
}

func TestAnAgreementIsRenewedInTimeOrLateAndItsHistoryStays(t *testing.T) {
	const day = model.Date(740_000)
	g := candidate(day)
	first := g.NextAgreement(day, 24)
	first.No = "PKS-1"
	g = g.WithAgreement(first)
	if first.End != day.AddMonths(24).AddDays(-1) || first.Renews != "" || first.Signatory != "Sarwono" {
		t.Errorf("the first is %+v", first)
	}
	if g.Renewable() {
		t.Error("a candidate renews")
	}
	g.State = model.GroupActive
	if early := g.NextAgreement(first.End-30, 24); early.Start != first.End+1 || early.Renews != "PKS-1" {
		t.Errorf("renewed in time it is %+v", early)
	}
	late := g.NextAgreement(first.End+10, 24)
	if late.Start != first.End+10 || late.End != late.Start.AddMonths(24).AddDays(-1) {
		t.Errorf("renewed late it is %+v", late)
	}
	if g.InForce(first.End + 10) {
		t.Error("what has ended is in force")
	}
	late.No = "PKS-2"
	renewed := g.WithAgreement(late)
	if len(renewed.Agreements) != 2 || renewed.Agreements[0] != first || len(g.Agreements) != 1 || !renewed.InForce(first.End+10) {
		t.Errorf("the agreements are %+v", renewed.Agreements)
	}
	draft := late
	draft.Date = 0
	if once := g.WithAgreement(draft).WithAgreement(late); len(once.Agreements) != 2 || once.Agreements[1] != late {
		t.Errorf("a draft is not replaced: %+v", once.Agreements)
	}
}
