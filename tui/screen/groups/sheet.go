package groups

import (
	"slices"

	"guyub/model"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// sheet is a group spread out for the form: its fields of work as codes.
type sheet struct {
	g      model.Group
	fields []string
}

// unfold spreads a group out.
func unfold(g model.Group) sheet { return sheet{g, record.CodesOf(g.Fields)} }

// fold puts the sheet together again.
func (s sheet) fold() model.Group {
	g := s.g
	if !slices.Equal(s.fields, record.CodesOf(g.Fields)) {
		g.Fields = record.Codes(model.Fields(), s.fields)
	}
	return g
}

// binding ties the form's fields to the sheet. Their keys are the names that
// model.Problem uses.
var binding = form.Binding[sheet]{
	form.Words("code", func(s *sheet) *string { return &s.g.Code }),
	form.Words("name", func(s *sheet) *string { return &s.g.Name }),
	form.Code("state", model.GroupStates(), func(s *sheet) *model.GroupState { return &s.g.State }),
	form.Many("fields", func(s *sheet) *[]string { return &s.fields }),
	form.Code("kind", model.GroupKinds(), func(s *sheet) *model.GroupKind { return &s.g.Kind }),
	form.Code("party", model.PartyTypes(), func(s *sheet) *model.PartyType { return &s.g.Party }),
	form.Words("leader", func(s *sheet) *string { return &s.g.Leader }),
	form.Words("phone", func(s *sheet) *string { return &s.g.Phone }),
	form.Words("address", func(s *sheet) *string { return &s.g.Address }),
	form.Words("district", func(s *sheet) *string { return &s.g.District }),
	form.Many("coverage", func(s *sheet) *[]string { return &s.g.Coverage }),
	form.Ref("mentor", func(s *sheet) *model.ID { return &s.g.Mentor }),
	form.Many("activities", func(s *sheet) *[]string { return &s.g.Activities }),
	form.Count("capacity", func(s *sheet) *int { return &s.g.Capacity }),
	form.Day("lastactivity", func(s *sheet) *model.Date { return &s.g.LastActivity }),
	form.Words("notes", func(s *sheet) *string { return &s.g.Notes }),
	form.Flag("adults", func(s *sheet) *bool { return &s.g.Accepts.Adults }),
	form.Flag("children", func(s *sheet) *bool { return &s.g.Accepts.Children }),
	form.Flag("women", func(s *sheet) *bool { return &s.g.Accepts.Women }),
	form.Many("excluded", func(s *sheet) *[]string { return &s.g.Accepts.Excluded }),
	form.Flag("criteria.0", func(s *sheet) *bool { return &s.g.Criteria[0] }),
	form.Flag("criteria.1", func(s *sheet) *bool { return &s.g.Criteria[1] }),
	form.Flag("criteria.2", func(s *sheet) *bool { return &s.g.Criteria[2] }),
	form.Flag("criteria.3", func(s *sheet) *bool { return &s.g.Criteria[3] }),
	form.Day("criteriadate", func(s *sheet) *model.Date { return &s.g.CriteriaDate }),
	form.Words("decreeno", func(s *sheet) *string { return &s.g.DecreeNo }),
	form.Day("decreedate", func(s *sheet) *model.Date { return &s.g.DecreeDate }),
	form.Rows("partners", func(s *sheet) *[]model.Partner { return &s.g.Partners }, form.Binding[model.Partner]{
		form.Words("name", func(p *model.Partner) *string { return &p.Name }),
		form.Code("party", model.PartyTypes(), func(p *model.Partner) *model.PartyType { return &p.Party }),
		form.Words("role", func(p *model.Partner) *string { return &p.Role }),
		form.Words("phone", func(p *model.Partner) *string { return &p.Phone }),
		form.Words("resource", func(p *model.Partner) *string { return &p.Resource }),
		form.Day("from", func(p *model.Partner) *model.Date { return &p.From }),
		form.Day("to", func(p *model.Partner) *model.Date { return &p.To }),
	}),
	form.Rows("agreements", func(s *sheet) *[]model.Agreement { return &s.g.Agreements }, form.Binding[model.Agreement]{
		form.Words("no", func(a *model.Agreement) *string { return &a.No }),
		form.Day("date", func(a *model.Agreement) *model.Date { return &a.Date }),
		form.Day("start", func(a *model.Agreement) *model.Date { return &a.Start }),
		form.Day("end", func(a *model.Agreement) *model.Date { return &a.End }),
		form.Words("scope", func(a *model.Agreement) *string { return &a.Scope }),
		form.Words("signatory", func(a *model.Agreement) *string { return &a.Signatory }),
		form.Words("witness", func(a *model.Agreement) *string { return &a.Witness }),
		form.Words("renews", func(a *model.Agreement) *string { return &a.Renews }),
		form.Day("terminated", func(a *model.Agreement) *model.Date { return &a.Terminated }),
		form.Words("reason", func(a *model.Agreement) *string { return &a.Reason }),
		form.Words("file", func(a *model.Agreement) *string { return &a.File }),
	}),
}
