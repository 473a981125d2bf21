package model_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// taking returns a group that takes clients, with one offering of theirs.
func taking() (model.Group, model.Offering) {
	g := model.Group{
		Meta: model.Meta{ID: model.ID{7}}, Code: "PML-001", Name: "Bengkel Maju", State: model.GroupActive, Capacity: 8, District: "33.02.15",
		Accepts:    model.Accepts{Adults: true, Women: true, Excluded: []string{"Korupsi"}},
		Agreements: []model.Agreement{{No: "PKS-1", Date: today - 30, Start: today - 30, End: today + 300}},
	}
	return g, model.Offering{Meta: model.Meta{ID: model.ID{8}}, Group: g.ID, Name: "Las dasar", Activity: "Pelatihan keterampilan", Quota: 4}
}

func TestR3WhatStandsAgainstAReferral(t *testing.T) {
	for name, one := range map[string]struct {
		change func(c *model.Client, g *model.Group, o *model.Offering, s *model.Seats)
		want   []model.Hindrance
	}{
		"nothing":                 {func(*model.Client, *model.Group, *model.Offering, *model.Seats) {}, nil},
		"the last place":          {func(_ *model.Client, _ *model.Group, _ *model.Offering, s *model.Seats) { s.Offering, s.Group = 3, 7 }, nil},
		"the offering is full":    {func(_ *model.Client, _ *model.Group, _ *model.Offering, s *model.Seats) { s.Offering = 4 }, []model.Hindrance{model.HinderedFull}},
		"the group is full":       {func(_ *model.Client, _ *model.Group, _ *model.Offering, s *model.Seats) { s.Group = 8 }, []model.Hindrance{model.HinderedGroupFull}},
		"no quota is no limit":    {func(_ *model.Client, _ *model.Group, o *model.Offering, s *model.Seats) { o.Quota, s.Offering = 0, 99 }, nil},
		"no capacity is no limit": {func(_ *model.Client, g *model.Group, _ *model.Offering, s *model.Seats) { g.Capacity, s.Group = 0, 99 }, nil},
		"no agreement":            {func(_ *model.Client, g *model.Group, _ *model.Offering, _ *model.Seats) { g.Agreements = nil }, []model.Hindrance{model.HinderedAgreement}},
		"only a draft":            {func(_ *model.Client, g *model.Group, _ *model.Offering, _ *model.Seats) { g.Agreements[0].Date = 0 }, []model.Hindrance{model.HinderedAgreement}},
		"the agreement ended": {func(_ *model.Client, g *model.Group, _ *model.Offering, _ *model.Seats) {
			g.Agreements[0].End = today - 1
		}, []model.Hindrance{model.HinderedAgreement}},
		"its last day counts": {func(_ *model.Client, g *model.Group, _ *model.Offering, _ *model.Seats) { g.Agreements[0].End = today }, nil},
		"the agreement is to come": {func(_ *model.Client, g *model.Group, _ *model.Offering, _ *model.Seats) {
			g.Agreements[0].Start = today + 1
		}, []model.Hindrance{model.HinderedAgreement}},
		"the group is not yet active": {func(_ *model.Client, g *model.Group, _ *model.Offering, _ *model.Seats) { g.State = model.GroupAgreed }, []model.Hindrance{model.HinderedInactive}},
		"the offering is over":        {func(_ *model.Client, _ *model.Group, o *model.Offering, _ *model.Seats) { o.To = today - 1 }, []model.Hindrance{model.HinderedClosed}},
		"the client is not guided": {func(c *model.Client, _ *model.Group, _ *model.Offering, _ *model.Seats) {
			c.Terms[0].State = model.TermFinished
		}, []model.Hindrance{model.HinderedClient}},
		"a child": {func(c *model.Client, _ *model.Group, _ *model.Offering, _ *model.Seats) { c.Section = model.Children }, []model.Hindrance{model.HinderedChildren}},
		"a woman where none is taken": {func(c *model.Client, g *model.Group, _ *model.Offering, _ *model.Seats) {
			c.Sex, g.Accepts.Women = model.Female, false
		}, []model.Hindrance{model.HinderedWomen}},
		"an excluded offence": {func(c *model.Client, _ *model.Group, _ *model.Offering, _ *model.Seats) {
			c.Terms[0].Offence = "Korupsi"
		}, []model.Hindrance{model.HinderedOffence}},
		"the offering takes other clients": {func(c *model.Client, _ *model.Group, o *model.Offering, _ *model.Seats) {
			o.Accepts = &model.Accepts{Children: true, Women: true}
		}, []model.Hindrance{model.HinderedAdults}},
	} {
		c := person()
		c.Sex = model.Male
		g, o := taking()
		var s model.Seats
		one.change(c, &g, &o, &s)
		if got := model.Hindrances(c, &g, &o, s, today); !slices.Equal(got, one.want) {
			t.Errorf("%s: %v, want %v", name, got, one.want)
		}
	}
	for _, h := range model.HindranceKinds() {
		if want := h == model.HinderedClient || h == model.HinderedInactive || h == model.HinderedClosed || h == model.HinderedAlready; h.Final() != want {
			t.Errorf("%s is final: %v", h.Code(), h.Final())
		}
	}
}

// No sequence of steps by any role, under any mechanism that an office may
// have, reaches a state outside the declared table, and each step is told when
// it lacks what it needs.
func TestAnEnrolmentTakesNoStepOutsideItsTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := model.DefaultMechanism()
		declared := model.EnrolmentFlow()
		for _, s := range declared.Steps() {
			switch rapid.IntRange(0, 5).Draw(t, "rule") {
			case 0:
				m.Steps = append(m.Steps, model.StepRule{Way: model.WayOfEnrolment, From: s.From.Code(), To: s.To.Code(), Off: true})
			case 1:
				m.Steps = append(m.Steps, model.StepRule{Way: model.WayOfEnrolment, From: s.From.Code(), To: s.To.Code(), Decides: model.Heads})
			}
		}
		e := model.Enrolment{Client: colleague, Group: stranger, Offering: stranger, Section: model.Adults, Opened: today - 90}
		day := today - 90
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			to := rapid.SampledFrom(model.EnrolmentStates()).Draw(t, "to")
			actor := model.Actor{Role: rapid.SampledFrom(model.Roles()).Draw(t, "role")}
			move := model.Move{State: to, Day: day}
			if rapid.Bool().Draw(t, "reason") {
				move.Reason = "lain"
			}
			if rapid.Bool().Draw(t, "consent") {
				e.Consent = day
			}
			if rapid.Bool().Draw(t, "outcome") {
				e.Goals = []model.Goal{{Text: "bekerja", Result: model.GoalPartly}}
			}
			before := e.State
			now, err := e.Take(move, m, actor)
			if err != nil {
				if now.State != before || len(now.Steps) != len(e.Steps) {
					t.Fatalf("refused, and %v became %v", before, now.State)
				}
				continue
			}
			step, ok := declared.Step(before, to)
			head := actor.Role == model.RoleHeadOfAdults || actor.Role == model.RoleHeadOfChildren || actor.Role == model.RoleHeadOfOffice
			rule := slices.IndexFunc(m.Steps, func(r model.StepRule) bool { return r.From == before.Code() && r.To == to.Code() })
			switch {
			case !ok || now.State != to:
				t.Fatalf("%v became %v", before, now.State)
			case rule >= 0 && m.Steps[rule].Off:
				t.Fatalf("%v became %v, which the office left out", before, to)
			case rule >= 0 && m.Steps[rule].Decides == model.Heads && !head:
				t.Fatalf("%v took %v to %v", actor.Role, before, to)
			case step.Needs.Has(model.NeedsReason) && move.Reason == "" || step.Needs.Has(model.NeedsConsent) && e.Consent == 0 || step.Needs.Has(model.NeedsOutcome) && len(e.Goals) == 0:
				t.Fatalf("%v to %v lacks what it needs", before, to)
			case now.Live() != (now.Closed == 0):
				t.Fatalf("%v is closed on %v", to, now.Closed)
			}
			if days := m.StateOf(model.WayOfEnrolment, to.Code()).Days; days > 0 && now.Due != day.AddDays(days) {
				t.Fatalf("%v is due %v, want %d days from %v", to, now.Due, days, day)
			}
			e = now
			day = day.AddDays(rapid.IntRange(0, 5).Draw(t, "days"))
		}
	})
}

func TestWhoReadsNoNotesStillSeesHowFarGoalsWereReached(t *testing.T) {
	e := model.Enrolment{Note: "rahasia", Evaluation: "rahasia", Override: "rahasia", Goals: []model.Goal{{Text: "rahasia", Result: model.GoalMet}, {Text: "rahasia", Result: model.GoalMissed}},
		Steps: []model.Move{{State: model.EnrolmentFinished, Day: today, Note: "rahasia"}}, Placement: model.Placement{Checks: [2]model.Check{{Note: "rahasia"}}}}
	bare := e.WithoutNotes()
	if s := fmt.Sprintf("%+v", bare); strings.Contains(s, "rahasia") {
		t.Error(s)
	}
	if milli, known := bare.Outcome(); !known || milli != 500 {
		t.Errorf("outcome %d, %v", milli, known)
	}
	if e.Goals[0].Text != "rahasia" || e.Steps[0].Note != "rahasia" {
		t.Error("the enrolment itself changed")
	}
}

func TestAReasonIsOneOfTheOffices(t *testing.T) {
	m := model.DefaultMechanism()
	e := model.Enrolment{State: model.EnrolmentProposed, Consent: today, Opened: today}
	head := model.Actor{Role: model.RoleHeadOfOffice}
	for _, one := range []struct {
		to     model.EnrolmentState
		reason string
		ok     bool
	}{
		{model.EnrolmentRejected, "penuh", true},
		{model.EnrolmentRejected, "pindah", false}, // why a client leaves
		{model.EnrolmentCancelled, "pindah", true},
		{model.EnrolmentCancelled, "penuh", false},
		{model.EnrolmentCancelled, "entah", false},
	} {
		_, err := e.Take(model.Move{State: one.to, Day: today, Reason: one.reason}, m, head)
		if (err == nil) != one.ok {
			t.Errorf("%s because of %s: %v", one.to.Code(), one.reason, err)
		}
	}
	less := m.WithReasons(model.ReasonRefused, m.AllReasonsOf(model.ReasonRefused)[1:])
	if _, err := e.Take(model.Move{State: model.EnrolmentRejected, Day: today, Reason: "penuh"}, &less, head); err == nil {
		t.Error("a reason is taken that is not offered any more")
	}
}

func TestOutcomeCountsHalfForWhatWasPartlyReached(t *testing.T) {
	for _, one := range []struct {
		results []model.GoalResult
		milli   int
		known   bool
	}{
		{nil, 0, false}, {[]model.GoalResult{model.GoalOpen}, 0, false}, {[]model.GoalResult{model.GoalMet}, 1000, true},
		{[]model.GoalResult{model.GoalMet, model.GoalPartly}, 750, true}, {[]model.GoalResult{model.GoalMet, model.GoalMissed, model.GoalOpen}, 500, true},
		{[]model.GoalResult{model.GoalMissed}, 0, true},
	} {
		var e model.Enrolment
		for _, r := range one.results {
			e.Goals = append(e.Goals, model.Goal{Text: "x", Result: r})
		}
		if milli, known := e.Outcome(); milli != one.milli || known != one.known {
			t.Errorf("%v: %d, %v", one.results, milli, known)
		}
	}
}

func TestAPlacementIsLookedAtAfterThreeAndSixMonths(t *testing.T) {
	p := model.Placement{Employer: "Bengkel Maju", From: model.On(2026, 8, 31)}
	if due, at, ok := p.CheckDue(); due != model.On(2026, 11, 30) || at != 0 || !ok {
		t.Fatalf("%v %d %v", due, at, ok)
	}
	p.Checks[0] = model.Check{Day: model.On(2026, 12, 1), Working: true}
	if due, at, ok := p.CheckDue(); due != model.On(2027, 2, 28) || at != 1 || !ok {
		t.Fatalf("%v %d %v", due, at, ok)
	}
	p.Checks[0].Working = false
	if _, _, ok := p.CheckDue(); ok {
		t.Fatal("who has left the work is asked again")
	}
	if _, _, ok := (&model.Placement{}).CheckDue(); ok {
		t.Fatal("a look is due and nobody was placed")
	}
}

func TestAGroupsAnswerIsCountedFromTheProposal(t *testing.T) {
	e := model.Enrolment{Steps: []model.Move{{State: model.EnrolmentDraft, Day: today - 20}, {State: model.EnrolmentProposed, Day: today - 9}}}
	if _, ok := e.Answered(); ok {
		t.Fatal("answered before it was")
	}
	e.Steps = append(e.Steps, model.Move{State: model.EnrolmentWaiting, Day: today - 5}, model.Move{State: model.EnrolmentAccepted, Day: today})
	if days, ok := e.Answered(); days != 4 || !ok {
		t.Fatalf("%d days, %v", days, ok)
	}
}

func TestTheMechanismThatComesWithTheProgramIsValidAndComplete(t *testing.T) {
	m := model.DefaultMechanism()
	if wrong := m.Validate(model.Checks{}); len(wrong) > 0 {
		t.Fatal(wrong)
	}
	for _, s := range model.EnrolmentStates() {
		if e := (model.Enrolment{State: s}); e.Live() && m.StateOf(model.WayOfEnrolment, s.Code()).Owner == 0 {
			t.Errorf("nobody answers for %v", s.Code())
		}
	}
	for _, of := range []model.ReasonOf{model.ReasonRefused, model.ReasonStopped, model.ReasonAbsent} {
		all := m.ReasonsOf(of)
		if len(all) < 5 || all[len(all)-1].Code != "lain" {
			t.Errorf("%s: %v", of, all)
		}
	}
	var denied *model.Denied
	m.Steps = []model.StepRule{{Way: model.WayOfEnrolment, From: "diusulkan", To: "diterima", Decides: model.Heads}}
	e := model.Enrolment{State: model.EnrolmentProposed}
	if _, err := e.Take(model.Move{State: model.EnrolmentAccepted, Day: today}, m, model.Actor{Role: model.RoleCounselor}); !errors.As(err, &denied) {
		t.Errorf("what heads decide a counselor took: %v", err)
	}
}
