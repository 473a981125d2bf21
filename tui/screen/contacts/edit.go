package contacts

import (
	"context"
	"math"
	"strconv"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// The keys of the form's fields. They are the names that model.Problem uses.
const (
	keyKind   = "kind"
	keyReason = "reason"
)

// sheet is a contact in the form: its time in hours, as people say it.
type sheet struct {
	c     model.Contact
	hours string
}

func spread(c model.Contact) sheet { return sheet{c, hours(c.Worked)} }

func (s sheet) fold() model.Contact {
	c := s.c
	if s.hours != hours(c.Worked) {
		c.Worked = minutes(s.hours)
	}
	if c.Kind != model.ServiceDay {
		c.Worked, c.Site, c.Supervisor = 0, model.ID{}, ""
	}
	if c.Kind != model.Visit {
		c.Met = ""
	}
	return c
}

// hours writes minutes as hours with decimals.
func hours(minutes int) string {
	if minutes == 0 {
		return ""
	}
	return model.Decimal(int64(minutes) * 1000 / 60)
}

// minutes reads hours; what is no time of a day is 0, which is refused beside
// its field.
func minutes(hours string) int {
	n, err := strconv.ParseFloat(hours, 64)
	if err != nil || !(n >= 0 && n <= 24) {
		return 0
	}
	return int(math.Round(n * 60))
}

var binding = form.Binding[sheet]{
	form.Code(keyKind, model.ContactKinds(), func(s *sheet) *model.ContactKind { return &s.c.Kind }),
	form.Day("day", func(s *sheet) *model.Date { return &s.c.Day }),
	form.Ref("officer", func(s *sheet) *model.ID { return &s.c.Officer }),
	form.Code("mode", model.ContactModes(), func(s *sheet) *model.ContactMode { return &s.c.Mode }),
	form.Words("place", func(s *sheet) *string { return &s.c.Place }),
	form.Words("district", func(s *sheet) *string { return &s.c.District }),
	form.Words("met", func(s *sheet) *string { return &s.c.Met }),
	form.Words("worked", func(s *sheet) *string { return &s.hours }),
	form.Ref("site", func(s *sheet) *model.ID { return &s.c.Site }),
	form.Words("supervisor", func(s *sheet) *string { return &s.c.Supervisor }),
	form.Words(keyReason, func(s *sheet) *string { return &s.c.Reason }),
	form.Words("condition", func(s *sheet) *string { return &s.c.Condition }),
	form.Words("activity", func(s *sheet) *string { return &s.c.Activity }),
	form.Code("employment", model.Employments(), func(s *sheet) *model.Employment { return &s.c.Employment }),
	form.Words("surroundings", func(s *sheet) *string { return &s.c.Surroundings }),
	form.Words("difficulties", func(s *sheet) *string { return &s.c.Difficulties }),
	form.Words("plan", func(s *sheet) *string { return &s.c.Plan }),
	form.Words("followup", func(s *sheet) *string { return &s.c.FollowUp }),
}

// New returns the form of a new contact of a client: a talk, or on behalf of a
// client who serves hours, a day of community service.
func New(env *kit.Env, s Store, of File) kit.Screen {
	c := model.Contact{Client: of.Client.ID, Kind: model.Talk, Day: model.DateOf(env.Time()), Officer: s.Actor().Counselor}
	if t := of.Client.Term(); t != nil && t.HoursOrdered > 0 {
		c.Kind = model.ServiceDay
		if last := lastService(of.Contacts); last != nil {
			c.Site, c.Supervisor, c.Activity = last.Site, last.Supervisor, last.Activity
		}
	}
	if a := of.Client.Assignment(); a != nil && c.Officer.IsZero() {
		c.Officer = a.Counselor
	}
	return NewEdit(env, s, of, c)
}

// lastService returns the latest day of community service, or nil.
func lastService(all []model.Contact) *model.Contact {
	for i := range all {
		if c := &all[i]; c.Kind == model.ServiceDay && c.Struck == "" {
			return c
		}
	}
	return nil
}

// NewEdit returns the form of a contact.
func NewEdit(env *kit.Env, s Store, of File, c model.Contact) kit.Screen {
	known := c.Rev > 0
	key := c.ID.String()
	if !known {
		key = c.Client.String() // one draft for each client
	}
	return record.NewEdit(env, s, record.Spec[sheet]{
		Form: "contact", Key: key, Intent: "contact.save",
		Title: func() string {
			if known {
				return env.Lang.Contacts.EditTitle
			}
			return env.Lang.Contacts.NewTitle
		},
		Fields:  func() []form.Field { return fields(env, s, &of, &c) },
		Binding: binding,
		Kind:    model.KindContact,
		Head:    func(one sheet) model.Meta { return one.c.Meta },
		Name: func(one sheet) string {
			return env.Lang.Domain.ContactKind(one.c.Kind) + " " + env.Lang.DateBrief(one.c.Day)
		},
		Check: func(one sheet) model.Problems { return check(env, s, &of, one.fold()) },
		Save: func(ctx context.Context, op store.Op, one sheet) (sheet, error) {
			saved, err := s.SaveContact(ctx, op, one.fold())
			return spread(saved), err
		},
		Theirs: func(stored any) (sheet, bool) {
			c, ok := stored.(model.Contact)
			return spread(c), ok
		},
	}, spread(c))
}

// check finds what stands against a contact before the store is asked.
func check(env *kit.Env, s Store, of *File, c model.Contact) model.Problems {
	return append(c.Validate(record.Checks(env, s.Books())), c.Against(&of.Client, of.Contacts)...)
}

// fields describes the form: each kind asks what it needs to know. A report is
// made in its own form, and may be put right here.
func fields(env *kit.Env, s Store, of *File, c *model.Contact) []form.Field {
	l := env.Lang
	w, r := &l.Contacts, &l.Reports.F
	f := &w.F
	kinds := []model.ContactKind{model.Talk, model.Visit, model.RemoteContact}
	if t := of.Client.Term(); t != nil && t.HoursOrdered > 0 {
		kinds = append(kinds, model.ServiceDay)
	}
	if c.Rev > 0 {
		kinds = []model.ContactKind{c.Kind}
	}
	is := func(kinds ...model.ContactKind) func(form.Values) bool { return form.Is(keyKind, kinds...) }
	guided := is(model.Report, model.Talk, model.Visit, model.RemoteContact)
	asksWhy := func(v form.Values) bool {
		one := spread(*c)
		binding.Apply(&one, v)
		if one.c.Reason != "" || one.c.Mode == model.Online {
			return true
		}
		for _, p := range check(env, s, of, one.fold()) {
			if p.Field == keyReason {
				return true
			}
		}
		return false
	}
	today := model.DateOf(env.Time())
	return []form.Field{
		{Key: keyKind, Label: f.Kind, Kind: form.Choice, Required: true, ReadOnly: c.Rev > 0, Options: record.Choices(kinds, l.Domain.ContactKind)},
		{Key: "day", Label: r.Day, Kind: form.Date, Required: true},
		{Key: "mode", Label: r.Mode, Kind: form.Choice, Required: true, Show: is(model.Report), Options: record.Choices(model.ContactModes(), l.Domain.ContactMode)},
		{Key: keyReason, Label: r.Reason, Max: 200, Help: f.HelpReason, Show: asksWhy},
		{Key: "worked", Label: f.Worked, Kind: form.Decimal, Max: 5, Required: true, Help: remaining(env, of, c), Show: is(model.ServiceDay)},
		{Key: "site", Label: f.Site, Kind: form.Lookup, Required: true, Help: f.HelpSite, Show: is(model.ServiceDay), Lookup: record.LookupIn(sites(s.Books(), today, c.Site))},
		{Key: "supervisor", Label: f.Supervisor, Max: 80, Show: is(model.ServiceDay)},
		{Key: "place", Label: f.Place, Max: 120, Required: true, Help: f.HelpPlace, Show: is(model.Visit)},
		{Key: "district", Label: f.District, Kind: form.Lookup, Show: is(model.Visit), Lookup: record.LookupIn(record.Districts(s.Books()))},
		{Key: "met", Label: f.Met, Max: 200, Help: f.HelpMet, Show: is(model.Visit)},
		{Key: "condition", Label: r.Condition, Max: 500, Show: guided},
		{Key: "activity", Label: r.Activity, Max: 500},
		{Key: "employment", Label: r.Employment, Kind: form.Choice, Show: is(model.Report), Options: record.Choices(model.Employments(), l.Domain.Employment)},
		{Key: "surroundings", Label: r.Surroundings, Max: 500, Show: guided},
		{Key: "difficulties", Label: r.Difficulties, Max: 500, Show: guided},
		{Key: "plan", Label: r.Plan, Max: 500, Show: guided},
		{Key: "followup", Label: r.FollowUp, Max: 500, Show: guided},
		{Key: "officer", Label: f.Officer, Kind: form.Lookup, Help: f.HelpOfficer, Lookup: record.LookupIn(record.Counselors(s.Books(), today, c.Officer))},
	}
}

// remaining says how many of the hours ordered are left (rule R10).
func remaining(env *kit.Env, of *File, c *model.Contact) string {
	t := of.Client.Term()
	if t == nil {
		return ""
	}
	left := t.HoursOrdered*60 - model.ServiceDone(of.Contacts, t.Start)
	if c.Rev > 0 && c.Struck == "" {
		left += c.Worked
	}
	return env.Lang.F(env.Lang.Contacts.F.HelpWorked, env.Lang.Milli(int64(max(left, 0))*1000/60), env.Lang.Number(t.HoursOrdered))
}

// sites offers the places of community service that are in use, and the one
// that is chosen already.
func sites(books *store.Books, today model.Date, keep model.ID) []form.Option {
	var out []form.Option
	for i := range books.Sites {
		one := &books.Sites[i]
		if one.ID != keep && (one.Inactive || one.Until != 0 && one.Until < today) {
			continue
		}
		out = append(out, form.Option{Value: one.ID.String(), Label: one.Name + " · " + books.DistrictName(one.District)})
	}
	return out
}
