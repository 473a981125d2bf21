package clients

import (
	"guyub/model"
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
)

// fields describes the client form. The description is data: the screen, the
// checks and the tests all read it.
func fields(env *kit.Env, s Store, isNew bool) []form.Field {
	w, l := env.Lang.Clients, env.Lang
	f := w.F
	sec := w.Sections
	books := s.Books()
	today := model.DateOf(env.Time())
	serves := func(v form.Values) bool { return v.Get(keyCategory) == model.CommunityService.Code() }
	return []form.Field{
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

		{Section: sec[4], Key: "term.state", Label: f.State, Kind: form.Choice, Required: true, Default: model.TermActive.Code(),
			Options: record.Choices(model.TermStates(), l.Domain.TermState)},
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

		{Section: sec[5], Key: "guarantor.name", Label: f.GName, Kind: form.Text, Max: 80, Help: f.HelpGuarantor},
		{Section: sec[5], Key: "guarantor.relation", Label: f.GRelation, Kind: form.Choice, Options: record.Choices(model.Relations(), l.Domain.Relation)},
		{Section: sec[5], Key: "guarantor.nik", Label: f.GNIK, Kind: form.NIK, Masked: !isNew},
		{Section: sec[5], Key: "guarantor.phone", Label: f.GPhone, Kind: form.Phone, Masked: !isNew},
		{Section: sec[5], Key: "guarantor.address", Label: f.GAddress, Kind: form.Text, Max: 160, Masked: !isNew},
		{Section: sec[5], Key: "guarantor.letterdate", Label: f.GLetter, Kind: form.Date},
		{Section: sec[5], Key: "guarantor.known", Label: f.GKnown, Kind: form.YesNo},
		{Section: sec[5], Key: "guarantor.state", Label: f.GState, Kind: form.Choice, Options: record.Choices(model.GuarantorStates(), l.Domain.GuarantorState)},

		{Section: sec[6], Key: "counselor", Label: f.Counselor, Kind: form.Lookup, Help: f.HelpCounselor, Lookup: counselors(env, s), ReadOnly: !isNew},
		{Section: sec[6], Key: "assessment.risk", Label: f.Risk, Kind: form.Choice, Help: f.HelpRisk, Options: record.Choices(model.Risks(), l.Domain.Risk)},
		{Section: sec[6], Key: "assessment.score", Label: f.Score, Kind: form.Number, Max: 3},
		{Section: sec[6], Key: "assessment.date", Label: f.AssessDate, Kind: form.Date},
		{Section: sec[6], Key: "assessment.assessor", Label: f.Assessor, Kind: form.Text, Max: 80},
		{Section: sec[6], Key: "stage.kind", Label: f.Stage, Kind: form.Choice, Options: record.Choices(model.StageKinds(), l.Domain.Stage)},
		{Section: sec[6], Key: "stage.from", Label: f.StageFrom, Kind: form.Date},
		{Section: sec[6], Key: "stage.tpp", Label: f.TPP, Kind: form.Text, Max: 60},
	}
}
