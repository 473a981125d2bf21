package counselors

import (
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// NewEdit returns the form of a counselor; a new one for the zero id.
func NewEdit(env *kit.Env, s Store, id model.ID) *record.Edit[sheet] {
	c, known := s.Books().Counselor(id)
	intent := "counselor.save"
	if !known {
		c = model.Counselor{Kind: model.PK, Section: model.Adults, From: model.DateOf(env.Time())}
		intent = "counselor.create"
	}
	return record.NewEdit(env, s, record.Spec[sheet]{
		Form: "counselor", Key: c.ID.String(), Intent: intent,
		Title: func() string {
			if known {
				return env.Lang.Counselors.EditTitle
			}
			return env.Lang.Counselors.NewTitle
		},
		Fields:  func() []form.Field { return fields(env, s) },
		Binding: binding,
		Kind:    model.KindCounselor,
		Head:    func(one sheet) model.Meta { return one.c.Meta },
		Name:    func(one sheet) string { return one.c.Name },
		Check: func(one sheet) model.Problems {
			folded := one.fold()
			return folded.Validate(record.Checks(env, s.Books()))
		},
		Save: func(ctx context.Context, op store.Op, one sheet) (sheet, error) {
			saved, err := s.SaveCounselor(ctx, op, one.fold())
			return unfold(saved), err
		},
		Theirs: func(stored any) (sheet, bool) {
			c, ok := stored.(model.Counselor)
			return unfold(c), ok
		},
		Holder: func(_ string, id model.ID) string { return s.Books().CounselorName(id) },
	}, unfold(c))
}

// fields describes the counselor form.
func fields(env *kit.Env, s Store) []form.Field {
	l, books := env.Lang, s.Books()
	f, d, sec := &l.Counselors.F, &l.Domain, l.Counselors.Sections
	var areas []form.Option
	for _, r := range books.Regions {
		switch {
		case r.Inactive:
		case r.Parent == "":
			areas = append(areas, form.Option{Value: r.Code, Label: r.Name})
		default:
			areas = append(areas, form.Option{Value: r.Code, Label: books.DistrictName(r.Code)})
		}
	}
	return []form.Field{
		{Section: sec[0], Key: "name", Label: f.Name, Required: true, Max: 120},
		{Section: sec[0], Key: "nip", Label: f.NIP, Kind: form.NIP, Help: f.HelpNIP},
		{Section: sec[0], Key: "kind", Label: f.Kind, Kind: form.Choice, Required: true, Options: record.Choices(model.CounselorKinds(), d.CounselorKind)},
		{Section: sec[0], Key: "grade", Label: f.Grade, Kind: form.Choice, Options: record.Choices(model.Grades(), d.Grade)},
		{Section: sec[0], Key: "section", Label: f.Section, Kind: form.Choice, Required: true, Help: f.HelpSection,
			Options: record.Choices(model.Sections(), d.Section)},
		{Section: sec[0], Key: "certified", Label: f.Certified, Kind: form.YesNo, Help: f.HelpCertified},
		{Section: sec[0], Key: "phone", Label: f.Phone, Kind: form.Phone},

		{Section: sec[1], Key: "week", Label: f.Week, Kind: form.Decimal, Max: 6, Help: f.HelpWeek},
		{Section: sec[1], Key: "max", Label: f.Max, Kind: form.Number, Max: 5, Help: f.HelpMax},
		{Section: sec[1], Key: "home", Label: f.Home, Kind: form.Lookup, Help: f.HelpHome, Lookup: record.LookupIn(record.Districts(books))},
		{Section: sec[1], Key: "from", Label: f.From, Kind: form.Date},
		{Section: sec[1], Key: "until", Label: f.Until, Kind: form.Date, Help: f.HelpUntil},
		{Section: sec[1], Key: "areas", Label: f.Areas, Kind: form.MultiChoice, Help: f.HelpAreas, Options: areas},
		{Section: sec[1], Key: "notes", Label: f.Notes, Kind: form.LongText, Max: 4000},

		{Section: sec[2], Key: "absences", Label: f.Absences, Kind: form.List, Help: f.HelpAbsences, Items: []form.Field{
			{Key: "kind", Label: f.AKind, Kind: form.Choice, Required: true, Options: record.Choices(model.AbsenceKinds(), d.Absence)},
			{Key: "from", Label: f.AFrom, Kind: form.Date, Required: true},
			{Key: "to", Label: f.ATo, Kind: form.Date},
			{Key: "percent", Label: f.APercent, Kind: form.Number, Required: true, Default: "100", Max: 3, Help: f.HelpPercent},
			{Key: "note", Label: f.ANote, Max: 120},
		}},
	}
}
