package model_test

import (
	"testing"

	"guyub/model"
)

// enumeration checks that every value from first to last is listed once, in
// order, with a code of its own that reads back, and that nothing else is.
func enumeration[E interface {
	~uint8
	Code() string
}](t *testing.T, name string, all []E, first, last E) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		if len(all) != int(last-first)+1 {
			t.Fatalf("%d values listed, want %d to %d", len(all), first, last)
		}
		seen := map[string]bool{"": true}
		for i, e := range all {
			if e != first+E(i) {
				t.Errorf("value %d is %d", i, e)
			}
			code := e.Code()
			if seen[code] {
				t.Errorf("%d: code %q is empty or taken", e, code)
			}
			seen[code] = true
			if got, ok := model.Parse(all, code); !ok || got != e {
				t.Errorf("%q reads as %d, %v, want %d", code, got, ok, e)
			}
		}
		for _, code := range []string{"", "x", " " + all[0].Code()} {
			if got, ok := model.Parse(all, code); ok || got != 0 {
				t.Errorf("%q reads as %d", code, got)
			}
		}
		if code := (last + 1).Code(); first > 0 && code != "" {
			t.Errorf("an unknown value has the code %q", code)
		}
		if first > 0 && E(0).Code() != "" {
			t.Errorf("the value not filled in has the code %q", E(0).Code())
		}
	})
}

func TestEveryValueOfEveryEnumerationHasACodeThatReadsBack(t *testing.T) {
	enumeration(t, "sex", model.Sexes(), model.Male, model.Female)
	enumeration(t, "category", model.Categories(), model.Parole, model.GuidanceByAgreement)
	enumeration(t, "section", model.Sections(), model.Adults, model.BothSections)
	enumeration(t, "stage", model.StageKinds(), model.StageInitial, model.StageFinal)
	enumeration(t, "risk", model.Risks(), model.RiskUnassessed, model.RiskIntensive)
	enumeration(t, "term", model.TermStates(), model.TermRegistered, model.TermCancelled)
	enumeration(t, "marital", model.Maritals(), model.Single, model.Widowed)
	enumeration(t, "religion", model.Religions(), model.Islam, model.Belief)
	enumeration(t, "education", model.Educations(), model.NoSchool, model.Postgraduate)
	enumeration(t, "employment", model.Employments(), model.Unemployed, model.Homemaker)
	enumeration(t, "relation", model.Relations(), model.Parent, model.OtherRelation)
	enumeration(t, "guarantor", model.GuarantorStates(), model.GuarantorReachable, model.GuarantorWithdrawn)
	enumeration(t, "counselor", model.CounselorKinds(), model.PK, model.PPK)
	enumeration(t, "grade", model.Grades(), model.GradeSkilled, model.GradePrincipal)
	enumeration(t, "absence", model.AbsenceKinds(), model.Leave, model.OtherAbsence)
	enumeration(t, "field", model.Fields(), model.LawAndCommunity, model.Social)
	enumeration(t, "group kind", model.GroupKinds(), model.Individual, model.Association)
	enumeration(t, "party", model.PartyTypes(), model.PartyFamily, model.PartyOther)
	enumeration(t, "group", model.GroupStates(), model.GroupCandidate, model.GroupRejected)
	enumeration(t, "agreement", model.AgreementStates(), model.AgreementDraft, model.AgreementTerminated)
	enumeration(t, "holiday", model.HolidayKinds(), model.NationalHoliday, model.CollectiveLeave)
	enumeration(t, "enrolment", model.EnrolmentStates(), model.EnrolmentDraft, model.EnrolmentCancelled)
	enumeration(t, "goal", model.GoalResults(), model.GoalMet, model.GoalMissed)
	enumeration(t, "hindrance", model.HindranceKinds(), model.HinderedClient, model.HinderedOffence)
	enumeration(t, "presence", model.Presences(), model.Present, model.Absent)
	enumeration(t, "paper", model.Papers(), model.PaperHandover, model.PaperOrientation)
	enumeration(t, "factor", model.Factors(), model.FactorWork, model.FactorAttitude)
	enumeration(t, "site", model.SiteKinds(), model.SiteHospital, model.SiteOther)
	enumeration(t, "contact", model.ContactKinds(), model.Report, model.ServiceDay)
	enumeration(t, "mode", model.ContactModes(), model.FaceToFace, model.AtHome)
	enumeration(t, "matter", model.MatterKinds(), model.Task, model.Incident)
	enumeration(t, "litmas", model.LitmasKinds(), model.LitmasDiversion, model.LitmasOther)
	enumeration(t, "breach", model.BreachKinds(), model.BreachGeneral, model.BreachProgram)
	enumeration(t, "incident", model.IncidentKinds(), model.IncidentHousing, model.IncidentUnrest)
	enumeration(t, "source", model.AcceptanceSources(), model.SourceFamily, model.SourceVictim)
	enumeration(t, "occasion", model.Occasions(), model.OccasionIntake, model.OccasionEnd)
	enumeration(t, "audience", model.Audiences(), model.AudienceVillage, model.AudienceOther)
	enumeration(t, "matter state", model.MatterStates(), model.StateOpen, model.StatePassedOn)
	enumeration(t, "role", model.Roles(), model.RoleAdmin, model.RoleAuditor)
}

// A level that a newer program may have written is never taken for a low one.
func TestAnUnknownRiskCountsAsTheHighest(t *testing.T) {
	if got := model.Risk(200).Code(); got != model.RiskIntensive.Code() {
		t.Errorf("code %q", got)
	}
}
