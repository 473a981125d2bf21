package model_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

var today = model.On(2026, 3, 16)

// group returns an active group of some fields with n partners.
func group(name string, n int, fields ...model.Field) model.Group {
	g := model.Group{Meta: model.Meta{ID: model.NewID()}, Name: name, Fields: fields, State: model.GroupActive}
	for range n {
		g.Partners = append(g.Partners, model.Partner{Name: "Mitra", From: today - 100})
	}
	return g
}

func TestR1_AnOfficeNeedsTwoGroupsBothMandatoryFieldsAndFivePartnersEach(t *testing.T) {
	law, self := model.LawAndCommunity, model.SelfReliance
	left := group("Ditinggalkan", 5, self)
	left.Partners[0].To = today - 1
	candidate := group("Calon", 5, self)
	candidate.State = model.GroupCandidate
	for _, c := range []struct {
		name   string
		groups []model.Group
		count  int
		open   []model.Field
		few    []string
	}{
		{"none", nil, 0, []model.Field{law, self}, nil},
		{"two that do", []model.Group{group("A", 5, law), group("B", 6, self)}, 2, nil, nil},
		{"one for both fields is one too few", []model.Group{group("A", 5, law, self)}, 1, nil, nil},
		{"two of the same field", []model.Group{group("A", 5, law), group("B", 5, law)}, 2, []model.Field{self}, nil},
		{"other fields do not count", []model.Group{group("A", 5, law), group("B", 5, model.Economy)}, 2, []model.Field{self}, nil},
		{"four partners", []model.Group{group("A", 4, law), group("B", 5, self)}, 2, nil, []string{"A"}},
		{"a partner who left", []model.Group{group("A", 5, law), left}, 2, nil, []string{"Ditinggalkan"}},
		{"a group not active yet", []model.Group{group("A", 5, law), candidate}, 1, []model.Field{self}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := model.Compliance(c.groups, model.NormsOn(nil, today), today)
			var few []string
			for _, f := range s.TooFew {
				few = append(few, f.Name)
			}
			if s.Groups != c.count || !slices.Equal(s.FieldsOpen, c.open) || !slices.Equal(few, c.few) {
				t.Errorf("%+v", s)
			}
			if want := c.count >= 2 && c.open == nil && c.few == nil; s.None() != want {
				t.Errorf("None() = %v, want %v", s.None(), want)
			}
			if s.GroupsAsked != 2 || s.PartnersAsked != 5 {
				t.Errorf("asked %d groups of %d partners", s.GroupsAsked, s.PartnersAsked)
			}
		})
	}
}

func TestR1_TheOfficeMayAskMoreThanTheDecree(t *testing.T) {
	norms := model.NormsOn([]model.Norm{{Key: model.NormMinPartners, Value: 7000, From: today}}, today)
	s := model.Compliance([]model.Group{group("A", 6, model.LawAndCommunity), group("B", 7, model.SelfReliance)}, norms, today)
	if s.None() || len(s.TooFew) != 1 || s.TooFew[0].Name != "A" || s.TooFew[0].Partners != 6 {
		t.Errorf("%+v", s)
	}
}

func TestR1_APartnerTakesPartFromTheFirstDayToTheLast(t *testing.T) {
	for on, want := range map[model.Date]int{today - 1: 0, today: 1, today + 5: 1, today + 6: 0} {
		g := model.Group{Partners: []model.Partner{{Name: "Mitra", From: today, To: today + 5}}}
		if got := g.ActivePartners(on); got != want {
			t.Errorf("on %s: %d", on, got)
		}
	}
}

// hasProblem reports whether a check found a code, as an error.
func hasProblem(p model.Problems, code model.ProblemCode) bool {
	return slices.ContainsFunc(p.Errors(), func(one model.Problem) bool { return one.Code == code })
}

func TestR2_NoAgreementIsSignedBeforeAllFourCriteriaAreMet(t *testing.T) {
	for bits := range 16 {
		g := group("A", 5, model.LawAndCommunity)
		g.State = model.GroupApproach
		for i := range g.Criteria {
			g.Criteria[i] = bits&(1<<i) != 0
		}
		g.Agreements = []model.Agreement{{No: "W13.PAS.1-PK.01.05-1"}}
		if hasProblem(g.Validate(model.Checks{Today: today}), model.CriteriaOpen) {
			t.Errorf("criteria %v: a draft is refused", g.Criteria)
		}
		g.Agreements[0].Date = today
		if got, want := hasProblem(g.Validate(model.Checks{Today: today}), model.CriteriaOpen), bits != 15; got != want {
			t.Errorf("criteria %v: a signed agreement refused is %v, want %v", g.Criteria, got, want)
		}
	}
}

func TestR2_AGroupWithAnAgreementHasMetTheCriteria(t *testing.T) {
	for _, state := range model.GroupStates() {
		g := group("A", 5, model.LawAndCommunity)
		g.State = state
		signed := state == model.GroupAgreed || state == model.GroupActive
		if got := hasProblem(g.Validate(model.Checks{Today: today}).Errors(), model.CriteriaOpen); got != signed {
			t.Errorf("%s with open criteria refused: %v", state.Code(), got)
		}
		g.Criteria = [4]bool{true, true, true, true}
		if hasProblem(g.Validate(model.Checks{Today: today}), model.CriteriaOpen) {
			t.Errorf("%s with all criteria is refused", state.Code())
		}
	}
}

func TestAnAgreementHoldsOnItsLastDay(t *testing.T) {
	a := model.Agreement{No: "1", Date: today, End: today + 100}
	for on, want := range map[model.Date]model.AgreementState{
		today + 89: model.AgreementValid, today + 90: model.AgreementExpiring, today + 100: model.AgreementExpiring, today + 101: model.AgreementExpired,
	} {
		if got := a.State(on, 10); got != want {
			t.Errorf("on %s: %s, want %s", on, got.Code(), want.Code())
		}
	}
	g := model.Group{Agreements: []model.Agreement{{No: "1", Date: today}, {No: "2", Date: today + 1}, {No: "3"}}}
	if got := g.Agreement(); got == nil || got.No != "2" {
		t.Errorf("%+v counts, want the last one signed", got)
	}
}

func TestAnAgreementPassesThroughItsStatesInOrder(t *testing.T) {
	a := model.Agreement{No: "1", Date: today, Start: today, End: today + 100}
	rapid.Check(t, func(t *rapid.T) {
		on := today + model.Date(rapid.IntRange(0, 200).Draw(t, "day"))
		warn := rapid.IntRange(0, 120).Draw(t, "warn")
		want := model.AgreementValid
		if int(today)+100-int(on) <= warn {
			want = model.AgreementExpiring
		}
		if on > today+100 {
			want = model.AgreementExpired
		}
		if got := a.State(on, warn); got != want {
			t.Fatalf("on %s, warned %d days before: %s, want %s", on, warn, got.Code(), want.Code())
		}
		stopped := a
		stopped.Terminated = on
		if stopped.State(on, warn) != model.AgreementTerminated || stopped.State(on-1, 0) == model.AgreementTerminated {
			t.Fatal("termination holds from its day on")
		}
		draft := a
		draft.Date = 0
		if draft.State(on, warn) != model.AgreementDraft {
			t.Fatal("without a day of signing it is a draft")
		}
	})
}
