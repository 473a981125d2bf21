package matters

import (
	"context"
	"slices"
	"strings"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// The keys of the form's fields. They are the names that model.Problem uses.
const (
	keyKind   = "kind"
	keyClient = "client"
	keyState  = "state"
)

var binding = form.Binding[model.Matter]{
	form.Code(keyKind, model.MatterKinds(), func(m *model.Matter) *model.MatterKind { return &m.Kind }),
	form.Ref(keyClient, func(m *model.Matter) *model.ID { return &m.Client }),
	form.Words("person", func(m *model.Matter) *string { return &m.Person }),
	form.Code("section", model.Sections(), func(m *model.Matter) *model.Section { return &m.Section }),
	form.Code("litmas", model.LitmasKinds(), func(m *model.Matter) *model.LitmasKind { return &m.Litmas }),
	form.Code("breach", model.BreachKinds(), func(m *model.Matter) *model.BreachKind { return &m.Breach }),
	form.Code("incident", model.IncidentKinds(), func(m *model.Matter) *model.IncidentKind { return &m.Incident }),
	form.Words("district", func(m *model.Matter) *string { return &m.District }),
	form.Words("number", func(m *model.Matter) *string { return &m.Number }),
	form.Words("origin", func(m *model.Matter) *string { return &m.Origin }),
	form.Words("target", func(m *model.Matter) *string { return &m.Target }),
	form.Day("from", func(m *model.Matter) *model.Date { return &m.From }),
	form.Day("to", func(m *model.Matter) *model.Date { return &m.To }),
	form.Day("opened", func(m *model.Matter) *model.Date { return &m.Opened }),
	form.Day("due", func(m *model.Matter) *model.Date { return &m.Due }),
	form.Ref("owner", func(m *model.Matter) *model.ID { return &m.Owner }),
	form.Words("note", func(m *model.Matter) *string { return &m.Note }),
}

// NewEdit returns the form of a matter; of a new one when it has no revision.
func NewEdit(env *kit.Env, s Store, m model.Matter) kit.Screen {
	known := m.Rev > 0
	if !known {
		m.Opened = model.DateOf(env.Time())
		if m.Section = model.Adults; s.Actor().Role == model.RoleHeadOfChildren {
			m.Section = model.Children
		}
		if row, ok := s.Roster().Find(m.Client); ok {
			m.Section, m.Owner = row.Section, row.Counselor
		}
	}
	key := m.ID.String()
	if !known {
		key = m.Client.String() // one draft for each client, and one for nobody's
	}
	return record.NewEdit(env, s, record.Spec[model.Matter]{
		Form: "matter", Key: key, Intent: "matter.save",
		Title: func() string {
			if known {
				return env.Lang.Matters.EditTitle
			}
			return env.Lang.Matters.NewTitle
		},
		Fields:  func() []form.Field { return fields(env, s, &m) },
		Binding: binding,
		Kind:    model.KindMatter,
		Head:    func(m model.Matter) model.Meta { return m.Meta },
		Name:    func(m model.Matter) string { return env.Lang.Domain.MatterKind(m.Kind) + " " + Name(s, &m) },
		Check:   func(m model.Matter) model.Problems { return check(env, s, m) },
		Save: func(ctx context.Context, op store.Op, m model.Matter) (model.Matter, error) {
			return s.SaveMatter(ctx, op, owned(m, s.Actor()))
		},
		Theirs: func(stored any) (model.Matter, bool) {
			m, ok := stored.(model.Matter)
			return m, ok
		},
	}, m)
}

// owned gives an incident about nobody to the counselor who notes it: it is
// theirs to handle, unless they name another.
func owned(m model.Matter, a model.Actor) model.Matter {
	if m.Kind == model.Incident && m.Client.IsZero() && m.Owner.IsZero() {
		m.Owner = a.Counselor
	}
	return m
}

// check finds what stands against a matter before the store is asked, with
// what the store will fill in.
func check(env *kit.Env, s Store, m model.Matter) model.Problems {
	if m.Rev == 0 {
		m.State = m.Kind.First()
	}
	var client model.Client
	if row, ok := s.Roster().Find(m.Client); ok {
		m.Section, m.Person = row.Section, ""
		if m.Kind == model.Incident && m.District == "" {
			m.District = row.District
		}
		client = model.Client{Born: row.Born, Terms: []model.Term{{State: row.State, Start: row.Start, End: row.End}}}
	}
	found := m.Validate(record.Checks(env, s.Books()))
	if m.Client.IsZero() {
		return found
	}
	return append(found, m.Against(&client)...)
}

// fields describes the form of a matter. What it is and whom it is about are
// fixed once it is opened.
func fields(env *kit.Env, s Store, m *model.Matter) []form.Field {
	l := env.Lang
	f, books := &l.Matters.F, s.Books()
	known := m.Rev > 0
	kind := func(kinds ...model.MatterKind) func(form.Values) bool { return form.Is(keyKind, kinds...) }
	stranger := func(v form.Values) bool { return kind(model.Litmas)(v) && v.Get(keyClient) == "" }
	nobody := func(v form.Values) bool { return kind(model.Incident)(v) && v.Get(keyClient) == "" }
	both := seesBoth(s.Actor())
	return []form.Field{
		{Key: keyKind, Label: f.Kind, Kind: form.Choice, Required: true, ReadOnly: known, Options: record.Choices(model.MatterKinds(), l.Domain.MatterKind)},
		{Key: keyClient, Label: f.Client, Kind: form.Lookup, ReadOnly: known, Help: f.HelpClient, Lookup: find(s)},
		{Key: "person", Label: f.Person, Max: 120, Help: f.HelpPerson, Show: stranger},
		{Key: "incident", Label: f.Incident, Kind: form.Choice, Required: true, Show: kind(model.Incident), Options: record.Choices(model.IncidentKinds(), l.Domain.IncidentKind)},
		{Key: "district", Label: f.District, Kind: form.Lookup, Help: f.HelpDistrict, Show: kind(model.Incident),
			Lookup: record.LookupIn(record.Districts(books)), Suggest: districtOf(s)},
		{Key: "section", Label: f.Section, Kind: form.Choice, Show: func(v form.Values) bool { return stranger(v) || both && nobody(v) },
			Options: record.Choices([]model.Section{model.Adults, model.Children}, l.Domain.Section)},
		{Key: "litmas", Label: f.Litmas, Kind: form.Choice, Required: true, Show: kind(model.Litmas), Help: f.HelpLitmas, Options: record.Choices(model.LitmasKinds(), l.Domain.LitmasKind)},
		{Key: "breach", Label: f.Breach, Kind: form.Choice, Required: true, Show: kind(model.Breach), Options: record.Choices(model.BreachKinds(), l.Domain.BreachKind)},
		{Key: "number", Label: f.Number, Max: 60, Show: kind(model.Litmas, model.Revocation, model.Transfer, model.Permit)},
		{Key: "origin", Label: f.Origin, Max: 120, Show: kind(model.Litmas, model.Breach, model.Revocation)},
		{Key: "target", Label: f.Target, Max: 120, Required: true, Show: kind(model.Transfer, model.Permit)},
		{Key: "from", Label: dayLabel(env, m.Kind), Kind: form.Date, Show: kind(model.Permit, model.Breach, model.Incident)},
		{Key: "to", Label: f.To, Kind: form.Date, Required: true, Show: kind(model.Permit)},
		{Key: "opened", Label: f.Opened, Kind: form.Date, Required: true},
		{Key: "due", Label: f.Due, Kind: form.Date, Help: f.HelpDue, Suggest: dueOf(env, books, m)},
		{Key: "owner", Label: f.Owner, Kind: form.Lookup, Lookup: record.LookupIn(record.Counselors(books, model.DateOf(env.Time()), m.Owner))},
		{Key: "note", Label: f.Note, Kind: form.LongText, Max: 1000},
	}
}

// dayLabel is what the first day of a matter is: of a journey where it begins,
// of a breach and an incident when it happened. A form whose kind is yet to be chosen says the
// former.
func dayLabel(env *kit.Env, k model.MatterKind) string {
	if k == model.Breach || k == model.Incident {
		return env.Lang.Matters.F.Happened
	}
	return env.Lang.Matters.F.From
}

// seesBoth reports whether a person sees the clients of both sections, so that
// it must be asked of which one a matter without a client is.
func seesBoth(a model.Actor) bool {
	return a.SeesChildren() && a.May(model.ClientEdit, model.Subject{Kind: model.KindClient, Section: model.Adults}) == nil
}

// districtOf suggests where the client lives, as the store will have it when
// the field is left empty.
func districtOf(s Store) func(form.Values) string {
	return func(v form.Values) string {
		id, _ := model.ParseID(v.Get(keyClient))
		row, ok := s.Roster().Find(id)
		if !ok {
			return ""
		}
		return s.Books().DistrictName(row.District)
	}
}

// dueOf suggests by when the matter should be done, as the store will have it
// when the field is left empty.
func dueOf(env *kit.Env, books *store.Books, m *model.Matter) func(form.Values) string {
	return func(v form.Values) string {
		one := *m
		binding.Apply(&one, v)
		if one.Kind == model.MatterUnknown || one.Opened == 0 {
			return ""
		}
		return env.Lang.DateShort(one.DueDate(books.NormsOn(one.Opened), books.Calendar()))
	}
}

// find offers clients of whom the person may open matters, also those whose
// guidance has ended.
func find(s Store) func(typed string) []form.Option {
	label := func(row *roster.Row) string {
		return strings.Join([]string{row.Name, row.Register, s.Books().DistrictName(row.District)}, " · ")
	}
	return record.ClientLookup(s.Roster, roster.Query{Filter: editable(s.Actor())}, label, label)
}

// editable finds the clients of whom a person may open matters; nil when there
// are none.
func editable(a model.Actor) roster.Filter {
	may := func(s model.Subject) bool {
		s.Kind = model.KindClient
		return a.May(model.ClientEdit, s) == nil
	}
	sections := slices.DeleteFunc([]model.Section{model.Adults, model.Children}, func(s model.Section) bool { return !may(model.Subject{Section: s}) })
	switch {
	case len(sections) > 0:
		return roster.Filter{roster.FacetSection: record.CodesOf(sections)}
	case may(model.Subject{Section: model.Adults, Counselor: a.Counselor}):
		return roster.Filter{roster.FacetCounselor: {a.Counselor.String()}}
	}
	return nil
}

// MayOpen reports whether a person opens matters at all.
func MayOpen(a model.Actor) bool { return editable(a) != nil }

// FieldName labels a field by its path in the record, the numbers of rows left
// out.
func FieldName(env *kit.Env, path string) string {
	f := &env.Lang.Matters.F
	return map[string]string{"kind": f.Kind, "client": f.Client, "person": f.Person, "section": f.Section, "litmas": f.Litmas, "breach": f.Breach,
		"incident": f.Incident, "district": f.District,
		"state": f.State, "opened": f.Opened, "due": f.Due, "closed": f.Closed, "owner": f.Owner, "number": f.Number, "origin": f.Origin,
		"target": f.Target, "from": f.From, "to": f.To, "note": f.Note, "steps.day": f.Day, "steps.reference": f.Reference, "steps.note": f.Result}[path]
}

// stride is a step in the form, with who answers from then on.
type stride struct {
	m     model.Matter
	to    model.Stride
	owner model.ID
}

var stepBinding = form.Binding[stride]{
	form.Code(keyState, model.MatterStates(), func(s *stride) *model.MatterState { return &s.to.State }),
	form.Day("day", func(s *stride) *model.Date { return &s.to.Day }),
	form.Words("reference", func(s *stride) *string { return &s.to.Reference }),
	form.Ref("owner", func(s *stride) *model.ID { return &s.owner }),
	form.Words("note", func(s *stride) *string { return &s.to.Note }),
}

// NewStep returns the form of the next step of a matter.
func NewStep(env *kit.Env, s Store, m model.Matter) kit.Screen {
	first := stride{m: m, owner: m.Owner, to: model.Stride{Day: model.DateOf(env.Time())}}
	if next := nextSteps(s, &m); len(next) > 0 {
		first.to.State = next[0].To
	}
	actor := s.Actor()
	return record.NewEdit(env, s, record.Spec[stride]{
		Form: "matter.step", Key: m.ID.String(), Intent: "matter.step",
		Title:   func() string { return env.Lang.Matters.StepTitle },
		Fields:  func() []form.Field { return stepFields(env, s, &m) },
		Binding: stepBinding,
		Kind:    model.KindMatter,
		Head:    func(one stride) model.Meta { return one.m.Meta },
		Name: func(one stride) string {
			return env.Lang.Domain.MatterKind(m.Kind) + " " + Name(s, &m) + ", " + env.Lang.Domain.MatterState(one.m.State)
		},
		Check: func(one stride) model.Problems {
			_, _, err := one.m.Take(one.to, one.owner, actor)
			problems, _ := err.(model.Problems)
			return problems
		},
		Save: func(ctx context.Context, op store.Op, one stride) (stride, error) {
			saved, err := s.StepMatter(ctx, op, store.Step{Matter: one.m.ID, Rev: one.m.Rev, Stride: one.to, Owner: one.owner})
			one.m = saved
			return one, err
		},
		Theirs: func(any) (stride, bool) { return stride{}, false },
		Map:    func() *kit.StateMap { return way(env, m.Kind).Map(env, m.State) },
	}, first)
}

func stepFields(env *kit.Env, s Store, m *model.Matter) []form.Field {
	l := env.Lang
	f := &l.Matters.F
	var to []form.Option
	needs := map[string]model.Needs{}
	for _, step := range nextSteps(s, m) {
		label := l.Domain.MatterState(step.To)
		if terms := l.Terms(step.Decides, step.Needs); terms != "" {
			label += " (" + terms + ")"
		}
		to = append(to, form.Option{Value: step.To.Code(), Label: label})
		needs[step.To.Code()] = step.Needs
	}
	owned := func(v form.Values) bool { return needs[v.Get(keyState)].Has(model.NeedsOwner) }
	cited := func(v form.Values) bool { return needs[v.Get(keyState)].Has(model.NeedsReference) }
	return []form.Field{
		{Key: keyState, Label: f.State, Kind: form.Choice, Required: true, Options: to},
		{Key: "day", Label: f.Day, Kind: form.Date, Required: true},
		{Key: "reference", Label: f.Reference, Max: 60, Required: true, Help: f.HelpReference, Show: cited},
		{Key: "owner", Label: f.Owner, Kind: form.Lookup, Required: true, Show: owned, Lookup: record.LookupIn(record.Counselors(s.Books(), model.DateOf(env.Time()), m.Owner))},
		{Key: "note", Label: f.Result, Kind: form.LongText, Max: 1000},
	}
}
