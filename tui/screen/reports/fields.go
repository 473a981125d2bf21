package reports

import (
	"strings"

	"guyub/model"
	"guyub/store/roster"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// The keys of the fields that other parts speak of. They are the names that
// model.Problem uses.
const (
	keyClient     = "client"
	keyMode       = "mode"
	keyReason     = "reason"
	keyEmployment = "employment"
)

// fields describes the report: the client, why it is late when it is, the five
// questions of the office's procedure with how the client lives, and last what
// is right already for most, so that ctrl+s may come before it.
func (q *Quick) fields() []form.Field {
	l := q.env.Lang
	f := &l.Reports.F
	return []form.Field{
		{Key: keyClient, Label: f.Client, Kind: form.Lookup, Required: true, Help: f.HelpClient, Lookup: q.find()},
		{Key: keyReason, Label: f.Reason, Max: 200, Help: f.HelpReason, Show: q.asksWhy},
		{Key: "condition", Label: f.Condition, Max: 500, Help: f.HelpAnswer, Suggest: q.said(func(c *model.Contact) string { return c.Condition })},
		{Key: "activity", Label: f.Activity, Max: 500, Help: f.HelpAnswer, Suggest: q.said(func(c *model.Contact) string { return c.Activity })},
		{Key: keyEmployment, Label: f.Employment, Kind: form.Choice, Help: f.HelpEmployment, Options: record.Choices(model.Employments(), l.Domain.Employment)},
		{Key: "surroundings", Label: f.Surroundings, Max: 500, Help: f.HelpAnswer, Suggest: q.said(func(c *model.Contact) string { return c.Surroundings })},
		{Key: "difficulties", Label: f.Difficulties, Max: 500, Help: f.HelpAnswer, Suggest: q.said(func(c *model.Contact) string { return c.Difficulties })},
		{Key: "plan", Label: f.Plan, Max: 500, Help: f.HelpAnswer, Suggest: q.said(func(c *model.Contact) string { return c.Plan })},
		{Key: keyMode, Label: f.Mode, Kind: form.Choice, Required: true, Help: f.HelpMode, Options: record.Choices(model.ContactModes(), l.Domain.ContactMode)},
		{Key: "day", Label: f.Day, Kind: form.Date, Required: true, Help: f.HelpDay},
		{Key: "followup", Label: f.FollowUp, Max: 500},
	}
}

// said suggests what the client answered the last time.
func (q *Quick) said(answer func(*model.Contact) string) func(form.Values) string {
	return func(form.Values) string {
		if last := q.facts.last(); last != nil {
			return answer(last)
		}
		return ""
	}
}

// asksWhy reports whether the report needs a reason, as far as can be known
// while it is typed.
func (q *Quick) asksWhy(v form.Values) bool {
	var c model.Contact
	binding.Apply(&c, v)
	if c.Reason != "" || c.Mode == model.Online {
		return true
	}
	if !q.facts.known() || c.Day == 0 {
		return false
	}
	c.Kind = model.Report
	for _, p := range q.check(c) {
		if p.Field == keyReason {
			return true
		}
	}
	return false
}

// find offers the clients under guidance whose reports the person takes, with
// what tells two of one name apart.
func (q *Quick) find() func(typed string) []form.Option {
	today := model.DateOf(q.env.Time())
	query := roster.Query{Filter: roster.Filter{roster.FacetState: roster.OpenStates(), roster.FacetSection: record.CodesOf(Sections(q.store.Actor()))}, Today: today}
	return record.ClientLookup(q.store.Roster, query, func(row *roster.Row) string {
		due := q.env.Lang.Reports.NothingDue
		if row.NextReport != 0 {
			due = q.env.Lang.Relative(row.NextReport, today)
		}
		return strings.Join([]string{row.Name, row.Register, due, q.store.Books().DistrictName(row.District)}, " · ")
	}, func(row *roster.Row) string { return row.Name + " · " + row.Register })
}
