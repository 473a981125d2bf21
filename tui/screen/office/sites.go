package office

import (
	"cmp"
	"context"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// sites are the places of community service (lokasi kerja sosial), reachable
// and agreed with before a court orders hours (rule R10).
type sites struct {
	listPart[*model.Site]
	store Store
}

func newSites(env *kit.Env, s Store) *sites {
	one := &sites{store: s}
	one.env = env
	one.id = func(x *model.Site) model.ID { return x.ID }
	one.write = func(p *record.Paper, x *model.Site) { writeSite(p, env, s, x) }
	one.records(s, model.SiteEdit, func(x *model.Site) kit.Screen { return siteCard(env, s, *x) },
		func(x *model.Site) kit.Screen { return newSiteEdit(env, s, *x) }, func() kit.Screen { return newSiteEdit(env, s, model.Site{}) })
	one.list = record.NewList(env, record.Columns[*model.Site]{
		Name: "sites", All: one.columns, Cells: one.cells, Compare: compareSites(s), ID: one.id,
		Words: func(x *model.Site) string {
			return x.Name + " " + s.Books().DistrictName(x.District) + " " + x.Work + " " + x.Contact
		},
		Hint:      func() string { return env.Lang.Office.SiteHint },
		Empty:     func() string { return env.Lang.Office.NoSites },
		NoneFound: func() string { return env.Lang.Office.NoSite },
	}, columnsOf(s, "sites"))
	return one
}

func (s *sites) title() string { return s.env.Lang.Office.TabSites }

func (s *sites) load() {
	books := s.store.Books()
	if books == nil {
		return
	}
	all := make([]*model.Site, len(books.Sites))
	for i := range books.Sites {
		all[i] = &books.Sites[i]
	}
	s.list.Set(all)
}

func (s *sites) columns() []table.Column {
	w := &s.env.Lang.Office
	return []table.Column{
		{Key: "name", Title: w.ColSite, Width: 28, Min: 18, Flex: true, Sortable: true},
		{Key: "district", Title: w.ColDistrict, Width: 18, Min: 12, Priority: 1, Sortable: true},
		{Key: "work", Title: w.ColWork, Width: 20, Min: 18, Priority: 5, Sortable: true},
		{Key: "capacity", Title: w.ColCapacity, Width: 6, Right: true, Priority: 4, Sortable: true},
		{Key: "until", Title: w.ColUntil, Width: 15, Min: 12, Priority: 2, Sortable: true},
	}
}

func (s *sites) cells(x *model.Site) []table.Cell {
	th, l := s.env.Theme, s.env.Lang
	today := model.DateOf(s.env.Time())
	name, until := table.Cell{Text: x.Name}, table.Cell{Text: l.DateBrief(x.Until)}
	switch {
	case x.Inactive:
		name.Style, until = th.Faint, table.Cell{Text: l.Office.Inactive, Style: th.Warn}
	case x.Until == 0:
		until = table.Cell{Text: "-", Style: th.Faint}
	case x.Until < today:
		until = table.Cell{Text: l.Due(x.Until, today), Style: th.Bad}
	}
	return []table.Cell{name, {Text: s.store.Books().DistrictName(x.District)}, {Text: x.Work, Style: th.Faint},
		{Text: orBlank(s.env, x.Capacity)}, until}
}

func compareSites(s Store) func(key string) func(a, b *model.Site) int {
	return func(key string) func(a, b *model.Site) int {
		switch key {
		case "name":
			return byWords(func(x *model.Site) string { return x.Name })
		case "district":
			return byWords(func(x *model.Site) string { return s.Books().DistrictName(x.District) })
		case "work":
			return byWords(func(x *model.Site) string { return x.Work })
		case "capacity":
			return func(a, b *model.Site) int { return cmp.Compare(a.Capacity, b.Capacity) }
		case "until":
			return func(a, b *model.Site) int { return cmp.Compare(a.Until, b.Until) }
		}
		return nil
	}
}

var siteBinding = form.Binding[model.Site]{
	form.Words("name", func(s *model.Site) *string { return &s.Name }),
	form.Code("kind", model.SiteKinds(), func(s *model.Site) *model.SiteKind { return &s.Kind }),
	form.Words("district", func(s *model.Site) *string { return &s.District }),
	form.Words("address", func(s *model.Site) *string { return &s.Address }),
	form.Words("contact", func(s *model.Site) *string { return &s.Contact }),
	form.Words("phone", func(s *model.Site) *string { return &s.Phone }),
	form.Words("agreement", func(s *model.Site) *string { return &s.Agreement }),
	form.Day("until", func(s *model.Site) *model.Date { return &s.Until }),
	form.Count("capacity", func(s *model.Site) *int { return &s.Capacity }),
	form.Words("work", func(s *model.Site) *string { return &s.Work }),
	form.Flag("inactive", func(s *model.Site) *bool { return &s.Inactive }),
	form.Words("notes", func(s *model.Site) *string { return &s.Notes }),
}

func newSiteEdit(env *kit.Env, s Store, x model.Site) kit.Screen {
	known := x.Rev > 0
	return record.NewEdit(env, s, record.Spec[model.Site]{
		Form: "site", Key: x.ID.String(), Intent: "site.save",
		Title: func() string {
			if known {
				return x.Name + " › " + env.Lang.Office.EditTitle
			}
			return env.Lang.Office.NewSite
		},
		Fields:  func() []form.Field { return siteFields(env, s) },
		Binding: siteBinding,
		Kind:    model.KindSite,
		Head:    func(x model.Site) model.Meta { return x.Meta },
		Name:    func(x model.Site) string { return x.Name },
		Check:   func(x model.Site) model.Problems { return x.Validate(record.Checks(env, s.Books())) },
		Save: func(ctx context.Context, op store.Op, x model.Site) (model.Site, error) {
			return s.SaveSite(ctx, op, x)
		},
		Theirs: func(stored any) (model.Site, bool) {
			x, ok := stored.(model.Site)
			return x, ok
		},
	}, x)
}

func siteFields(env *kit.Env, s Store) []form.Field {
	l := env.Lang
	f := &l.Office.F
	return []form.Field{
		{Key: "name", Label: f.Site, Required: true, Max: 120},
		{Key: "kind", Label: f.SiteKind, Kind: form.Choice, Required: true, Options: record.Choices(model.SiteKinds(), l.Domain.SiteKind)},
		{Key: "district", Label: f.District, Kind: form.Lookup, Required: true, Lookup: record.LookupIn(record.Districts(s.Books()))},
		{Key: "address", Label: f.Address, Max: 160},
		{Key: "work", Label: f.Work, Max: 200, Help: f.HelpWork},
		{Key: "contact", Label: f.Contact, Max: 80, Help: f.HelpContact},
		{Key: "phone", Label: f.Phone, Kind: form.Phone},
		{Key: "agreement", Label: f.Agreement, Max: 60, Help: f.HelpAgreement},
		{Key: "until", Label: f.Until, Kind: form.Date},
		{Key: "capacity", Label: f.Capacity, Kind: form.Number, Max: 3, Help: f.HelpCapacity},
		{Key: "inactive", Label: f.Inactive, Kind: form.YesNo, Help: f.HelpSiteInactive},
		{Key: "notes", Label: f.Note, Kind: form.LongText, Max: 1000},
	}
}

func writeSite(p *record.Paper, env *kit.Env, s Store, x *model.Site) {
	th, l := env.Theme, env.Lang
	f := &l.Office.F
	p.Text(x.Name, th.Bold)
	if x.Inactive {
		p.Text(l.Office.Inactive, th.Warn)
	}
	p.Fact(f.SiteKind, l.Domain.SiteKind(x.Kind), th.Base)
	p.Fact(f.District, s.Books().DistrictName(x.District), th.Base)
	p.Fact(f.Address, x.Address, th.Base)
	p.Fact(f.Work, x.Work, th.Base)
	p.Fact(f.Contact, x.Contact, th.Base)
	p.Fact(f.Phone, x.Phone, th.Base)
	p.Fact(f.Agreement, x.Agreement, th.Base)
	p.Fact(f.Until, l.Date(x.Until), th.Base)
	p.Fact(f.Capacity, orBlank(env, x.Capacity), th.Base)
	if x.Notes != "" {
		p.Fact(f.Note, x.Notes, th.Base)
	}
}

func siteCard(env *kit.Env, s Store, x model.Site) kit.Screen {
	f := &env.Lang.Office.F
	history := record.NewHistory(env, s, model.KindSite, x.ID)
	history.Names = func(path string) string {
		return map[string]string{"name": f.Site, "kind": f.SiteKind, "district": f.District, "address": f.Address, "work": f.Work, "contact": f.Contact,
			"phone": f.Phone, "agreement": f.Agreement, "until": f.Until, "capacity": f.Capacity, "inactive": f.Inactive, "notes": f.Note}[path]
	}
	history.Word = func(path, value string) string {
		if path == "district" {
			return s.Books().DistrictName(value)
		}
		return ""
	}
	now := func() model.Site {
		if fresh, ok := s.Books().Site(x.ID); ok {
			return fresh
		}
		return x
	}
	edit := func() kit.Screen { return newSiteEdit(env, s, now()) }
	if !may(s, model.SiteEdit) {
		edit = nil
	}
	return record.NewCard(env, func() string { return now().Name }, func(p *record.Paper) {
		one := now()
		writeSite(p, env, s, &one)
	}, history, edit)
}
