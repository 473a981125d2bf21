package groups

import (
	"context"
	"slices"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// NewEdit returns the form of a group; a new one for the zero id.
func NewEdit(env *kit.Env, s Store, id model.ID) *record.Edit[sheet] {
	g, known := s.Books().Group(id)
	intent := "group.save"
	if !known {
		g = model.Group{State: model.GroupCandidate, Accepts: model.Accepts{Adults: true, Women: true}}
		intent = "group.create"
	}
	return record.NewEdit(env, s, record.Spec[sheet]{
		Form: "group", Key: g.ID.String(), Intent: intent,
		Title: func() string {
			if known {
				return env.Lang.Groups.EditTitle
			}
			return env.Lang.Groups.NewTitle
		},
		Fields:  func() []form.Field { return fields(env, s, &g) },
		Binding: binding,
		Kind:    model.KindGroup,
		Head:    func(one sheet) model.Meta { return one.g.Meta },
		Name:    func(one sheet) string { return one.g.Name },
		Check: func(one sheet) model.Problems {
			folded := one.fold()
			return folded.Validate(record.Checks(env, s.Books()))
		},
		Save: func(ctx context.Context, op store.Op, one sheet) (sheet, error) {
			saved, err := s.SaveGroup(ctx, op, one.fold())
			return unfold(saved), err
		},
		Theirs: func(stored any) (sheet, bool) {
			g, ok := stored.(model.Group)
			return unfold(g), ok
		},
		Holder: func(_ string, id model.ID) string { return s.Books().GroupName(id) },
	}, unfold(g))
}

// fields describes the group form. A new group may be entered in any state, for
// most were there before this program; one that is known goes on by its steps.
func fields(env *kit.Env, s Store, g *model.Group) []form.Field {
	l, books := env.Lang, s.Books()
	w, f, d := &l.Groups, &l.Groups.F, &l.Domain
	sec := w.Sections
	districts := record.Districts(books)
	out := []form.Field{
		{Section: sec[0], Key: "name", Label: f.Name, Required: true, Max: 120},
		{Section: sec[0], Key: "code", Label: f.Code, Required: true, Max: 20, Help: f.HelpCode},
		{Section: sec[0], Key: "state", Label: f.State, Kind: form.Choice, Required: true, Help: f.HelpState, ReadOnly: g.Rev > 0,
			Options: record.Choices(model.GroupStates(), func(one model.GroupState) string { return l.GroupState(books.Mechanism(), one) }), Check: func(v form.Values) *form.Note { return doubtState(env, v) }},
		{Section: sec[0], Key: "kind", Label: f.Kind, Kind: form.Choice, Options: record.Choices(model.GroupKinds(), d.GroupKind)},
		{Section: sec[0], Key: "party", Label: f.Party, Kind: form.Choice, Options: record.Choices(model.PartyTypes(), d.Party)},
		{Section: sec[0], Key: "leader", Label: f.Leader, Max: 120},
		{Section: sec[0], Key: "phone", Label: f.Phone, Kind: form.Phone},
		{Section: sec[0], Key: "address", Label: f.Address, Max: 160},
		{Section: sec[0], Key: "district", Label: f.District, Kind: form.Lookup, Required: true, Lookup: record.LookupIn(districts)},
		{Section: sec[0], Key: "mentor", Label: f.Mentor, Kind: form.Lookup, Help: f.HelpMentor,
			Lookup: record.LookupIn(record.Counselors(books, model.DateOf(env.Time()), g.Mentor))},
		{Section: sec[0], Key: "fields", Label: f.Fields, Kind: form.MultiChoice, Required: true, Help: f.HelpFields,
			Options: record.Choices(model.Fields(), d.Field)},

		{Section: sec[1], Key: "activities", Label: f.Activities, Kind: form.MultiChoice, Options: record.Plain(books.Office.Activities)},
		{Section: sec[1], Key: "capacity", Label: f.Capacity, Kind: form.Number, Max: 5, Help: f.HelpCapacity},
		// Attendance moves it (rule R4); a group that was there before brings its own.
		{Section: sec[1], Key: "lastactivity", Label: f.LastActivity, Kind: form.Date, ReadOnly: g.Rev > 0, Help: f.HelpLastActivity},
		{Section: sec[1], Key: "notes", Label: f.Notes, Kind: form.LongText, Max: 4000},

		{Section: sec[2], Key: "adults", Label: f.Adults, Kind: form.YesNo},
		{Section: sec[2], Key: "children", Label: f.Children, Kind: form.YesNo},
		{Section: sec[2], Key: "women", Label: f.Women, Kind: form.YesNo},
		{Section: sec[2], Key: "excluded", Label: f.Excluded, Kind: form.MultiChoice, Options: record.Plain(books.Office.Offences)},
		{Section: sec[2], Key: "coverage", Label: f.Coverage, Kind: form.MultiChoice, Help: f.HelpCoverage, Options: districts},
	}
	for i, criterion := range criteriaKeys {
		out = append(out, form.Field{Section: sec[3], Key: criterion, Label: w.CriteriaShort[i], Kind: form.YesNo, Help: d.Criteria[i] + ".\n\n" + f.HelpCriteria})
	}
	return append(out,
		form.Field{Section: sec[3], Key: "criteriadate", Label: f.CriteriaDate, Kind: form.Date},
		form.Field{Section: sec[3], Key: "decreeno", Label: f.DecreeNo, Max: 60, Help: f.HelpDecree},
		form.Field{Section: sec[3], Key: "decreedate", Label: f.DecreeDate, Kind: form.Date},
		form.Field{Section: sec[4], Key: "partners", Label: f.Partners, Kind: form.List, Help: f.HelpPartners, Items: []form.Field{
			{Key: "name", Label: f.PName, Required: true, Max: 120},
			{Key: "party", Label: f.PParty, Kind: form.Choice, Options: record.Choices(model.PartyTypes(), d.Party)},
			{Key: "role", Label: f.PRole, Max: 80},
			{Key: "phone", Label: f.PPhone, Kind: form.Phone},
			{Key: "resource", Label: f.PResource, Max: 160},
			{Key: "from", Label: f.PFrom, Kind: form.Date},
			{Key: "to", Label: f.PTo, Kind: form.Date},
		}},
		form.Field{Section: sec[5], Key: "agreements", Label: f.Agreements, Kind: form.List, Help: f.HelpAgreements, Items: []form.Field{
			{Key: "no", Label: f.ANo, Required: true, Max: 60},
			{Key: "date", Label: f.ADate, Kind: form.Date},
			{Key: "start", Label: f.AStart, Kind: form.Date},
			{Key: "end", Label: f.AEnd, Kind: form.Date},
			{Key: "scope", Label: f.AScope, Max: 200},
			{Key: "signatory", Label: f.ASignatory, Max: 120},
			{Key: "witness", Label: f.AWitness, Max: 120},
			{Key: "renews", Label: f.ARenews, Max: 60},
			{Key: "terminated", Label: f.ATerminated, Kind: form.Date},
			{Key: "reason", Label: f.AReason, Max: 200},
			{Key: "file", Label: f.AFile, Max: 160},
		}},
	)
}

// criteriaKeys are the fields of the four criteria of the decree, in its order.
var criteriaKeys = [4]string{"criteria.0", "criteria.1", "criteria.2", "criteria.3"}

// criterion is which of the four criteria a field is about.
func criterion(field string) (int, bool) {
	i := slices.Index(criteriaKeys[:], field)
	return i, i >= 0
}

// doubtState doubts a state that runs ahead of what is filled in.
func doubtState(env *kit.Env, v form.Values) *form.Note {
	var s sheet
	binding.Apply(&s, v)
	g := s.fold()
	switch g.State {
	case model.GroupQualified, model.GroupAgreed, model.GroupActive:
		if !g.Qualified() {
			return &form.Note{Warning: true, Text: env.Lang.Groups.NeedsCriteria}
		}
		if a := g.Agreement(); g.State != model.GroupQualified && (a == nil || a.Date == 0) {
			return &form.Note{Warning: true, Text: env.Lang.Groups.NeedsSigned}
		}
	}
	return nil
}
