package clients

import (
	"slices"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// The keys of the form's fields. They are the names that model.Problem uses,
// so that a problem found by the store stands beside its field.
const (
	keyRegister = "register"
	keyName     = "name"
	keyNIK      = "nik"
	keyDistrict = "district"
	keyCategory = "term.category"
	keyHours    = "term.hours"
	keyStart    = "term.start"
	keyEnd      = "term.end"
	keyState    = "term.state"
	keyStage    = "stage.kind"
)

// factorKey is the key of a criminogenic domain.
func factorKey(f model.Factor) string { return "factor." + f.Code() }

// fields describes the client form. The description is data: the screen, the
// checks and the tests all read it.
func fields(env *kit.Env, s Store, c *model.Client) []form.Field {
	isNew := c.ID.IsZero()
	w, l := env.Lang.Clients, env.Lang
	f := w.F
	sec := w.Sections
	books := s.Books()
	today := model.DateOf(env.Time())
	serves := form.Is(keyCategory, model.CommunityService)
	return slices.Concat([]form.Field{
		{Section: sec[0], Key: keyRegister, Label: f.Register, Kind: form.Register, Required: true, Max: 40, Help: f.HelpRegister},
		{Section: sec[0], Key: keyName, Label: f.Name, Kind: form.Text, Required: true, Max: 120, Help: f.HelpName},
		{Section: sec[0], Key: "alias", Label: f.Alias, Kind: form.Text, Max: 80},
		{Section: sec[0], Key: keyNIK, Label: f.NIK, Kind: form.NIK, Help: f.HelpNIK, Masked: !isNew},
		{Section: sec[0], Key: "birthplace", Label: f.BirthPlace, Kind: form.Text, Max: 60},
		{Section: sec[0], Key: "born", Label: f.Born, Kind: form.Date},
		{Section: sec[0], Key: "sex", Label: f.Sex, Kind: form.Choice, Options: record.Choices(model.Sexes(), l.Domain.Sex)},
		{Section: sec[0], Key: "religion", Label: f.Religion, Kind: form.Choice, Options: record.Choices(model.Religions(), l.Domain.Religion)},
		{Section: sec[0], Key: "marital", Label: f.Marital, Kind: form.Choice, Options: record.Choices(model.Maritals(), l.Domain.Marital)},
		{Section: sec[0], Key: "education", Label: f.Education, Kind: form.Choice, Options: record.Choices(model.Educations(), l.Domain.Education)},
		{Section: sec[0], Key: "section", Label: f.Section, Kind: form.Choice, Required: true, Help: f.HelpSection,
			Default: model.Adults.Code(), Options: record.Choices([]model.Section{model.Adults, model.Children}, l.Domain.Section)},

		{Section: sec[1], Key: "street", Label: f.Street, Kind: form.Text, Max: 120, Masked: !isNew},
		{Section: sec[1], Key: "rtrw", Label: f.RTRW, Kind: form.Text, Max: 11},
		{Section: sec[1], Key: "village", Label: f.Village, Kind: form.Text, Max: 60},
		{Section: sec[1], Key: keyDistrict, Label: f.District, Kind: form.Lookup, Required: true, Help: f.HelpDistrict, Lookup: districts(books)},
		{Section: sec[1], Key: "phone", Label: f.Phone, Kind: form.Phone, Masked: !isNew},
		{Section: sec[1], Key: "phone2", Label: f.Phone2, Kind: form.Phone, Masked: !isNew},
		{Section: sec[1], Key: "nearvictim", Label: f.NearVictim, Kind: form.YesNo},

		{Section: sec[2], Key: "employment", Label: f.Employment, Kind: form.Choice, Options: record.Choices(model.Employments(), l.Domain.Employment)},
		{Section: sec[2], Key: "job", Label: f.Job, Kind: form.Text, Max: 80},
		{Section: sec[2], Key: "skills", Label: f.Skills, Kind: form.Text, Max: 200, Help: f.HelpSkills},
		{Section: sec[2], Key: "interests", Label: f.Interests, Kind: form.MultiChoice, Options: record.Plain(books.Office.Activities)},
		{Section: sec[2], Key: "disability", Label: f.Disability, Kind: form.Text, Max: 80},
		{Section: sec[2], Key: "notes", Label: f.Notes, Kind: form.LongText, Max: 4000},

		{Section: sec[3], Key: keyCategory, Label: f.Category, Kind: form.Choice, Required: true, Options: record.Choices(model.Categories(), l.Domain.Category)},
		{Section: sec[3], Key: "term.offence", Label: f.Offence, Kind: form.Choice, Options: record.Plain(books.Office.Offences)},
		{Section: sec[3], Key: "term.article", Label: f.Article, Kind: form.Text, Max: 80},
		{Section: sec[3], Key: "term.caseno", Label: f.CaseNo, Kind: form.Text, Max: 60},
		{Section: sec[3], Key: "term.verdict", Label: f.Verdict, Kind: form.Text, Max: 60},
		{Section: sec[3], Key: "term.verdictdate", Label: f.VerdictDate, Kind: form.Date},
		{Section: sec[3], Key: "term.court", Label: f.Court, Kind: form.Text, Max: 60},
		{Section: sec[3], Key: "term.years", Label: f.Years, Kind: form.Number, Max: 2},
		{Section: sec[3], Key: "term.months", Label: f.Months, Kind: form.Number, Max: 2},
		{Section: sec[3], Key: "term.days", Label: f.Days, Kind: form.Number, Max: 3},

		{Section: sec[4], Key: keyState, Label: f.State, Kind: form.Choice, Required: true, Default: model.TermActive.Code(),
			Options: record.Choices(states(s.Actor(), c), l.Domain.TermState)},
		{Section: sec[4], Key: "term.closereason", Label: f.CloseReason, Max: 200, Help: f.HelpClose, Show: asksWhy(c)},
		{Section: sec[4], Key: "term.closed", Label: f.Closed, Kind: form.Date, Help: f.HelpClosed, Show: ended},
		{Section: sec[4], Key: "term.decreeno", Label: f.DecreeNo, Kind: form.Text, Max: 60},
		{Section: sec[4], Key: "term.decreedate", Label: f.DecreeDate, Kind: form.Date},
		{Section: sec[4], Key: "term.origin", Label: f.Origin, Kind: form.Text, Max: 80},
		{Section: sec[4], Key: keyStart, Label: f.Start, Kind: form.Date},
		{Section: sec[4], Key: keyEnd, Label: f.End, Kind: form.Date, Help: f.HelpEnd},
		{Section: sec[4], Key: "term.length", Label: f.Length, Kind: form.Computed, Compute: func(v form.Values) string {
			return l.Length(v.Date(keyStart), v.Date(keyEnd))
		}},
		{Section: sec[4], Key: "term.twothirds", Label: f.TwoThirds, Kind: form.Date},
		{Section: sec[4], Key: keyHours, Label: f.Hours, Kind: form.Number, Max: 3, Show: serves},
		{Section: sec[4], Key: "term.general", Label: f.General, Kind: form.LongText, Max: 1000},
		{Section: sec[4], Key: "term.special", Label: f.Special, Kind: form.LongText, Max: 1000},
		{Section: sec[4], Key: "registered", Label: f.Registered, Kind: form.Date, Default: today.String()},

		{Section: sec[7], Key: "term.presented", Label: f.Presented, Kind: form.Date},
		{Section: sec[7], Key: "term.papers", Label: f.Papers, Kind: form.MultiChoice, Help: f.HelpPapers, Options: record.Choices(model.Papers(), l.Domain.Paper)},
		{Section: sec[7], Key: "term.contract", Label: f.Contract, Kind: form.Date},
		{Section: sec[7], Key: "reportday", Label: f.ReportDay, Kind: form.Number, Max: 2, Help: f.HelpReportDay},
		{Section: sec[7], Key: "nextreport", Label: f.NextReport, Kind: form.Date, Help: f.HelpNextReport},
		{Section: sec[7], Key: "moved", Label: f.Moved, Kind: form.YesNo, Help: f.HelpMoved},

		{Section: sec[5], Key: "guarantor.name", Label: f.GName, Kind: form.Text, Max: 80, Help: f.HelpGuarantor},
		{Section: sec[5], Key: "guarantor.relation", Label: f.GRelation, Kind: form.Choice, Options: record.Choices(model.Relations(), l.Domain.Relation)},
		{Section: sec[5], Key: "guarantor.nik", Label: f.GNIK, Kind: form.NIK, Masked: !isNew},
		{Section: sec[5], Key: "guarantor.phone", Label: f.GPhone, Kind: form.Phone, Masked: !isNew},
		{Section: sec[5], Key: "guarantor.address", Label: f.GAddress, Kind: form.Text, Max: 160, Masked: !isNew},
		{Section: sec[5], Key: "guarantor.letterdate", Label: f.GLetter, Kind: form.Date},
		{Section: sec[5], Key: "guarantor.known", Label: f.GKnown, Kind: form.YesNo},
		{Section: sec[5], Key: "guarantor.state", Label: f.GState, Kind: form.Choice, Options: record.Choices(model.GuarantorStates(), l.Domain.GuarantorState)},

		{Section: sec[6], Key: "counselor", Label: f.Counselor, Kind: form.Lookup, Help: f.HelpCounselor, Lookup: counselors(env, s), ReadOnly: !isNew},
		{Section: sec[6], Key: "conflicts", Label: f.Conflicts, Kind: form.MultiChoice, Help: f.HelpConflicts, Options: everyone(books)},
		{Section: sec[6], Key: "held", Label: f.Held, Kind: form.YesNo, Help: f.HelpHeld,
			ReadOnly: s.Actor().May(model.ClientAssign, model.ClientSubject(c)) != nil},
		{Section: sec[6], Key: "assessment.risk", Label: f.Risk, Kind: form.Choice, Help: f.HelpRisk, Options: record.Choices(model.Risks(), l.Domain.Risk)},
		{Section: sec[6], Key: "assessment.score", Label: f.Score, Kind: form.Number, Max: 3},
		{Section: sec[6], Key: "assessment.date", Label: f.AssessDate, Kind: form.Date},
		{Section: sec[6], Key: "assessment.assessor", Label: f.Assessor, Kind: form.Text, Max: 80},
		{Section: sec[6], Key: "assessment.review", Label: f.Review, Kind: form.Date, Help: f.HelpReview},
		{Section: sec[6], Key: "assessment.note", Label: f.AssessNote, Kind: form.LongText, Max: 4000},
		{Section: sec[6], Key: keyStage, Label: f.Stage, Kind: form.Choice, Options: record.Choices(stages(c), l.Domain.Stage)},
		{Section: sec[6], Key: "stage.from", Label: f.StageFrom, Kind: form.Date},
		{Section: sec[6], Key: "stage.tpp", Label: f.TPP, Kind: form.Text, Max: 60},
		{Section: sec[6], Key: "stage.note", Label: f.StageNote, Max: 200, Help: f.HelpStageNote},
	}, needs(env, books))
}

// needs describes what the assessment of needs found.
func needs(env *kit.Env, books *store.Books) []form.Field {
	l := env.Lang
	w := &l.Clients
	section := w.Sections[8]
	out := []form.Field{{Section: section, Key: "needs", Label: w.F.Needs, Kind: form.MultiChoice, Help: w.F.HelpNeeds, Options: record.Plain(books.Office.Activities)}}
	for _, f := range model.Factors() {
		out = append(out, form.Field{Section: section, Key: factorKey(f), Label: l.Domain.Factor(f), Kind: form.Choice, Help: w.F.HelpLevel,
			Options: record.Choices([]model.Risk{model.RiskUnassessed, model.RiskLow, model.RiskMedium, model.RiskHigh}, l.Domain.Risk)})
	}
	return out
}

// states are the states that a term may be given: of a client who is known, the
// present one and those that the person may take it to (the flow of the model
// decides); of a new one, any that is the office's work.
func states(a model.Actor, c *model.Client) []model.TermState {
	t := c.Term()
	if c.Rev == 0 || t == nil || t.Category == model.CategoryUnknown {
		return slices.DeleteFunc(model.TermStates(), func(s model.TermState) bool { return !s.Open() })
	}
	out := []model.TermState{t.State}
	for _, next := range t.State.Next() {
		if a.MayMoveTerm(t.State, next, model.ClientSubject(c)) == nil {
			out = append(out, next)
		}
	}
	return out
}

// stages are the present stage and those that may follow it (rule R8).
func stages(c *model.Client) []model.StageKind {
	now := c.Stage()
	if now == nil {
		return model.StageKinds()
	}
	return append([]model.StageKind{now.Kind}, model.StageFlow().Next(now.Kind)...)
}

// asksWhy reports whether the state chosen is one that says why.
func asksWhy(c *model.Client) func(form.Values) bool {
	return func(v form.Values) bool {
		t := c.Term()
		if t == nil {
			return false
		}
		to, _ := model.Parse(model.TermStates(), v.Get(keyState))
		step, _ := model.TermFlow().Step(t.State, to)
		return step.Needs.Has(model.NeedsReason) || t.CloseReason != ""
	}
}

// ended reports whether the state chosen ends the term.
func ended(v form.Values) bool {
	state, _ := model.Parse(model.TermStates(), v.Get(keyState))
	return state != model.TermUnknown && !state.Open()
}
