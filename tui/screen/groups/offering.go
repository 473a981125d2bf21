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

// offeringSheet is an offering in the form: whether it takes fewer kinds of
// clients than its group, and whom.
type offeringSheet struct {
	o       model.Offering
	narrow  bool
	accepts model.Accepts
}

func spreadOffering(o model.Offering, g *model.Group) offeringSheet {
	s := offeringSheet{o: o, narrow: o.Accepts != nil, accepts: g.Accepts}
	if o.Accepts != nil {
		s.accepts = *o.Accepts
	}
	return s
}

func (s offeringSheet) fold() model.Offering {
	o := s.o
	o.Accepts = nil
	if s.narrow {
		accepts := s.accepts
		o.Accepts = &accepts
	}
	return o
}

// keyNarrow is the field that opens those of whom an offering takes.
const keyNarrow = "narrow"

var offeringBinding = form.Binding[offeringSheet]{
	form.Words("name", func(s *offeringSheet) *string { return &s.o.Name }),
	form.Words("activity", func(s *offeringSheet) *string { return &s.o.Activity }),
	form.Code("field", model.Fields(), func(s *offeringSheet) *model.Field { return &s.o.Field }),
	form.Words("schedule", func(s *offeringSheet) *string { return &s.o.Schedule }),
	form.Count("quota", func(s *offeringSheet) *int { return &s.o.Quota }),
	form.Words("place", func(s *offeringSheet) *string { return &s.o.Place }),
	form.Words("district", func(s *offeringSheet) *string { return &s.o.District }),
	form.Day("from", func(s *offeringSheet) *model.Date { return &s.o.From }),
	form.Day("to", func(s *offeringSheet) *model.Date { return &s.o.To }),
	form.Flag(keyNarrow, func(s *offeringSheet) *bool { return &s.narrow }),
	form.Flag("adults", func(s *offeringSheet) *bool { return &s.accepts.Adults }),
	form.Flag("children", func(s *offeringSheet) *bool { return &s.accepts.Children }),
	form.Flag("women", func(s *offeringSheet) *bool { return &s.accepts.Women }),
	form.Many("excluded", func(s *offeringSheet) *[]string { return &s.accepts.Excluded }),
	form.Flag("employs", func(s *offeringSheet) *bool { return &s.o.Employs }),
	form.Code("religion", model.Religions(), func(s *offeringSheet) *model.Religion { return &s.o.Religion }),
	form.Flag("closed", func(s *offeringSheet) *bool { return &s.o.Closed }),
	form.Words("notes", func(s *offeringSheet) *string { return &s.o.Notes }),
}

// newOffering returns the form of what a group offers; of a new one when it has
// no revision.
func newOffering(env *kit.Env, s Store, o model.Offering) kit.Screen {
	g, _ := s.Books().Group(o.Group)
	known := o.Rev > 0
	key := o.ID.String()
	if !known {
		key = o.Group.String() // one draft for each group
		if len(g.Fields) == 1 {
			o.Field = g.Fields[0]
		}
	}
	return record.NewEdit(env, s, record.Spec[offeringSheet]{
		Form: "offering", Key: key, Intent: "offering.save",
		Title: func() string {
			if known {
				return env.Lang.Record.KeyEdit
			}
			return env.Lang.Groups.Work.NewProgram
		},
		Fields:  func() []form.Field { return offeringFields(env, s, &g, &o) },
		Binding: offeringBinding,
		Kind:    model.KindOffering,
		Head:    func(one offeringSheet) model.Meta { return one.o.Meta },
		Name:    func(one offeringSheet) string { return one.o.Name },
		Check: func(one offeringSheet) model.Problems {
			o := one.fold()
			return o.Validate(record.Checks(env, s.Books()))
		},
		Save: func(ctx context.Context, op store.Op, one offeringSheet) (offeringSheet, error) {
			saved, err := s.SaveOffering(ctx, op, one.fold())
			return spreadOffering(saved, &g), err
		},
		Theirs: func(stored any) (offeringSheet, bool) {
			o, ok := stored.(model.Offering)
			return spreadOffering(o, &g), ok
		},
	}, spreadOffering(o, &g))
}

// offeringFields describes the form.
func offeringFields(env *kit.Env, s Store, g *model.Group, o *model.Offering) []form.Field {
	l, books := env.Lang, s.Books()
	w, f := &l.Groups.Work, &l.Groups.F
	p := &w.P
	narrow := func(v form.Values) bool { return v.Bool(keyNarrow) }
	taken := s.Seats(g.ID, o.ID).Offering
	// wider doubts that an offering takes whom its group does not.
	wider := func(key string, group bool) func(form.Values) *form.Note {
		return func(v form.Values) *form.Note {
			if !narrow(v) || !v.Bool(key) || group {
				return nil
			}
			return &form.Note{Warning: true, Text: w.WiderThanGroup}
		}
	}
	over := func(v form.Values) *form.Note {
		if n := v.Int("quota"); n > 0 && n < taken {
			return &form.Note{Warning: true, Text: l.F(w.QuotaBelow, l.Number(taken))}
		}
		return nil
	}
	return []form.Field{
		{Key: "name", Label: p.Name, Required: true, Max: 80},
		{Key: "activity", Label: p.Activity, Kind: form.Choice, Required: true, Options: record.Plain(activities(books, o.Activity))},
		{Key: "field", Label: p.Field, Kind: form.Choice, Options: record.Choices(model.Fields(), l.Domain.Field)},
		{Key: "schedule", Label: p.Schedule, Max: 80, Help: p.HelpSchedule},
		{Key: "quota", Label: p.Quota, Kind: form.Number, Max: 4, Help: p.HelpQuota, Check: over},
		{Key: "place", Label: p.Place, Max: 120},
		{Key: "district", Label: f.District, Kind: form.Lookup, Help: p.HelpDistrict, Lookup: record.LookupIn(record.Districts(books))},
		{Key: "from", Label: p.From, Kind: form.Date},
		{Key: "to", Label: p.To, Kind: form.Date, Help: p.HelpTo},
		{Key: "employs", Label: p.Employs, Kind: form.YesNo, Help: p.HelpEmploys},
		{Key: "religion", Label: p.Religion, Kind: form.Choice, Help: p.HelpReligion, Options: record.Choices(model.Religions(), l.Domain.Religion)},
		{Key: keyNarrow, Label: p.Narrow, Kind: form.YesNo, Help: l.F(p.HelpNarrow, acceptsWord(env, &g.Accepts))},
		{Key: "adults", Label: f.Adults, Kind: form.YesNo, Show: narrow, Check: wider("adults", g.Accepts.Adults)},
		{Key: "children", Label: f.Children, Kind: form.YesNo, Show: narrow, Check: wider("children", g.Accepts.Children)},
		{Key: "women", Label: f.Women, Kind: form.YesNo, Show: narrow, Check: wider("women", g.Accepts.Women)},
		{Key: "excluded", Label: f.Excluded, Kind: form.MultiChoice, Show: narrow, Options: record.Plain(books.Office.Offences)},
		{Key: "closed", Label: p.Closed, Kind: form.YesNo, Help: p.HelpClosed},
		{Key: "notes", Label: f.Notes, Kind: form.LongText, Max: 1000},
	}
}

// activities are the kinds of activity of the office's list, and the one that
// stands in the record.
func activities(books *store.Books, keep string) []string {
	all := books.Office.Activities
	if keep == "" || slices.Contains(all, keep) {
		return all
	}
	return append(slices.Clone(all), keep)
}

// newOfferingCard returns the screen of an offering.
func newOfferingCard(env *kit.Env, s Store, id model.ID) kit.Screen {
	of := func() model.Offering { o, _ := s.Books().Offering(id); return o }
	history := record.NewHistory(env, s, model.KindOffering, id)
	history.Names = func(path string) string { return offeringName(env, path) }
	history.Word = func(path, v string) string { return offeringValue(env, s, path, v) }
	var edit func() kit.Screen
	if mayEdit(s) {
		edit = func() kit.Screen { return newOffering(env, s, of()) }
	}
	return record.NewCard(env, func() string { return of().Name }, func(p *record.Paper) { o := of(); writeOffering(p, env, s, &o) }, history, edit)
}

func writeOffering(p *record.Paper, env *kit.Env, s Store, o *model.Offering) {
	l, th, books := env.Lang, env.Theme, s.Books()
	w, f := &l.Groups.Work, &l.Groups.F
	q := &w.P
	g, _ := books.Group(o.Group)
	p.Text(o.Name, th.Bold)
	if !o.Open(model.DateOf(env.Time())) {
		p.Text(w.ClosedSentence, th.Warn)
	}
	p.Blank()
	p.Fact(q.Activity, o.Activity, th.Base)
	if o.Field != model.FieldUnknown {
		p.Fact(q.Field, l.Domain.Field(o.Field), th.Base)
	}
	p.Fact(q.Schedule, o.Schedule, th.Base)
	seats, style := seatsWord(env, s.Seats(o.Group, o.ID).Offering, o.Quota)
	p.Fact(w.SeatsInUse, seats, style)
	p.Fact(q.Place, o.Place, th.Base)
	district := g.District
	if o.District != "" {
		district = o.District
	}
	p.Fact(f.District, books.DistrictName(district), th.Base)
	p.Fact(w.Period, period(env, o.From, o.To), th.Base)
	accepts := &g.Accepts
	if o.Accepts != nil {
		accepts = o.Accepts
	}
	p.Fact(l.Groups.AcceptsHead, acceptsWord(env, accepts), th.Base)
	for _, one := range []struct {
		label, value string
		shown        bool
	}{{q.Employs, l.Record.Yes, o.Employs}, {q.Religion, l.Domain.Religion(o.Religion), o.Religion != 0}, {f.Notes, o.Notes, o.Notes != ""}} {
		if one.shown {
			p.Fact(one.label, one.value, th.Base)
		}
	}
}

// period writes from when until when something runs.
func period(env *kit.Env, from, to model.Date) string {
	l := env.Lang
	switch {
	case from == 0 && to == 0:
		return ""
	case to == 0:
		return l.F(l.Groups.Work.Since, l.Date(from))
	case from == 0:
		return l.F(l.Groups.Work.Until, l.Date(to))
	}
	return l.F(l.Groups.Work.FromTo, l.Date(from), l.Date(to))
}

// offeringName labels a field of the history.
func offeringName(env *kit.Env, path string) string {
	f, p := &env.Lang.Groups.F, &env.Lang.Groups.Work.P
	return map[string]string{"name": p.Name, "activity": p.Activity, "field": p.Field, "schedule": p.Schedule, "quota": p.Quota, "place": p.Place,
		"district": f.District, "from": p.From, "to": p.To, "employs": p.Employs, "religion": p.Religion, "closed": p.Closed, "notes": f.Notes, "accepts": p.Narrow,
		"accepts.adults": f.Adults, "accepts.children": f.Children, "accepts.women": f.Women, "accepts.excluded": f.Excluded}[path]
}

func offeringValue(env *kit.Env, s Store, path, v string) string {
	d := &env.Lang.Domain
	switch path {
	case "field":
		if e, ok := model.Parse(model.Fields(), v); ok {
			return d.Field(e)
		}
	case "religion":
		if e, ok := model.Parse(model.Religions(), v); ok {
			return d.Religion(e)
		}
	case "district":
		return s.Books().DistrictName(v)
	}
	return ""
}
