package office

import (
	"cmp"
	"context"
	"slices"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// holidays are the days on which the office does not work, by decree of each
// year; due dates in working days count with them (rule R9).
type holidays struct {
	listPart[*model.Holiday]
	store Store
}

func newHolidays(env *kit.Env, s Store) *holidays {
	h := &holidays{store: s}
	h.env = env
	h.id = func(d *model.Holiday) model.ID { return d.ID }
	h.write = func(p *record.Paper, d *model.Holiday) { writeHoliday(p, env, d) }
	h.note = h.missing
	h.records(s, model.CalendarEdit, func(d *model.Holiday) kit.Screen { return holidayCard(env, s, *d) },
		func(d *model.Holiday) kit.Screen { return newHolidayEdit(env, s, *d) },
		func() kit.Screen { return newHolidayEdit(env, s, model.Holiday{Kind: model.NationalHoliday}) })
	h.list = record.NewList(env, record.Columns[*model.Holiday]{
		Name: "holidays", All: h.columns, Cells: h.cells, Compare: compareHolidays, ID: h.id,
		Words:     func(d *model.Holiday) string { return d.Name + " " + d.Source + " " + env.Lang.Date(d.Day) },
		Hint:      func() string { return env.Lang.Office.HolidayHint },
		Empty:     func() string { return env.Lang.Office.NoHolidays },
		NoneFound: func() string { return env.Lang.Office.NoHoliday },
	}, columnsOf(s, "holidays"))
	return h
}

func (h *holidays) title() string { return h.env.Lang.Office.TabHolidays }

// load takes the days of last year and later, the last first: nothing counts
// with those before.
func (h *holidays) load() {
	books := h.store.Books()
	if books == nil {
		return
	}
	year, _, _ := model.DateOf(h.env.Time()).YMD()
	var all []*model.Holiday
	for i := range books.Holidays {
		if books.Holidays[i].Day >= model.On(year-1, 1, 1) {
			all = append(all, &books.Holidays[i])
		}
	}
	slices.SortFunc(all, func(a, b *model.Holiday) int { return cmp.Compare(b.Day, a.Day) })
	h.list.Set(all)
}

func (h *holidays) columns() []table.Column {
	w := &h.env.Lang.Office
	return []table.Column{
		{Key: "day", Title: w.ColDay, Width: 12, Sortable: true},
		{Key: "name", Title: w.ColHoliday, Width: 26, Min: 16, Flex: true, Sortable: true},
		{Key: "kind", Title: w.ColKind, Width: 16, Priority: 1, Sortable: true},
		{Key: "source", Title: w.ColSource, Width: 24, Min: 14, Priority: 2, Sortable: true},
	}
}

func (h *holidays) cells(d *model.Holiday) []table.Cell {
	th, l := h.env.Theme, h.env.Lang
	name, kind := table.Cell{Text: d.Name}, table.Cell{Text: l.Domain.HolidayKind(d.Kind), Style: th.Faint}
	if d.Cancelled {
		name.Style, kind = th.Faint, table.Cell{Text: l.Office.Cancelled, Style: th.Warn}
	}
	return []table.Cell{{Text: l.DateBrief(d.Day)}, name, kind, {Text: d.Source, Style: th.Faint}}
}

func compareHolidays(key string) func(a, b *model.Holiday) int {
	switch key {
	case "day":
		return func(a, b *model.Holiday) int { return cmp.Compare(a.Day, b.Day) }
	case "name":
		return byWords(func(d *model.Holiday) string { return d.Name })
	case "kind":
		return func(a, b *model.Holiday) int { return cmp.Compare(a.Kind, b.Kind) }
	case "source":
		return byWords(func(d *model.Holiday) string { return d.Source })
	}
	return nil
}

// missing says when the days of this or, late in the year, the next year have
// not been entered, because due dates would come too early.
func (h *holidays) missing() (string, kit.Style) {
	const late = 11 // by November the decree for the next year is out
	today := model.DateOf(h.env.Time())
	year, month, _ := today.YMD()
	years := []int{year}
	if month >= late {
		years = append(years, year+1)
	}
	for _, y := range years {
		known := false
		for i := range h.store.Books().Holidays {
			of, _, _ := h.store.Books().Holidays[i].Day.YMD()
			known = known || of == y
		}
		if !known {
			return h.env.Lang.F(h.env.Lang.Office.HolidaysMissing, y), h.env.Theme.Warn
		}
	}
	return "", kit.Style{}
}

var holidayBinding = form.Binding[model.Holiday]{
	form.Day("day", func(h *model.Holiday) *model.Date { return &h.Day }),
	form.Words("name", func(h *model.Holiday) *string { return &h.Name }),
	form.Code("kind", model.HolidayKinds(), func(h *model.Holiday) *model.HolidayKind { return &h.Kind }),
	form.Words("source", func(h *model.Holiday) *string { return &h.Source }),
	form.Flag("cancelled", func(h *model.Holiday) *bool { return &h.Cancelled }),
}

func newHolidayEdit(env *kit.Env, s Store, h model.Holiday) kit.Screen {
	known := h.Rev > 0
	return record.NewEdit(env, s, record.Spec[model.Holiday]{
		Form: "holiday", Key: h.ID.String(), Intent: "holiday.save",
		Title: func() string {
			if known {
				return h.Name + " › " + env.Lang.Office.EditTitle
			}
			return env.Lang.Office.NewHoliday
		},
		Fields:  func() []form.Field { return holidayFields(env, known) },
		Binding: holidayBinding,
		Kind:    model.KindHoliday,
		Head:    func(h model.Holiday) model.Meta { return h.Meta },
		Name:    func(h model.Holiday) string { return h.Name },
		Check:   func(h model.Holiday) model.Problems { return h.Validate(record.Checks(env, s.Books())) },
		Save: func(ctx context.Context, op store.Op, h model.Holiday) (model.Holiday, error) {
			return s.SaveHoliday(ctx, op, h)
		},
		Theirs: func(stored any) (model.Holiday, bool) {
			h, ok := stored.(model.Holiday)
			return h, ok
		},
		Holder: func(_ string, id model.ID) string {
			for _, h := range s.Books().Holidays {
				if h.ID == id {
					return h.Name
				}
			}
			return ""
		},
	}, h)
}

func holidayFields(env *kit.Env, known bool) []form.Field {
	l := env.Lang
	f := &l.Office.F
	return []form.Field{
		{Key: "day", Label: f.Day, Kind: form.Date, Required: true},
		{Key: "name", Label: f.Holiday, Required: true, Max: 80},
		{Key: "kind", Label: f.HolidayKind, Kind: form.Choice, Required: true, Options: record.Choices(model.HolidayKinds(), l.Domain.HolidayKind)},
		{Key: "source", Label: f.Source, Max: 120, Help: f.HelpDecree},
		{Key: "cancelled", Label: f.Cancelled, Kind: form.YesNo, Help: f.HelpCancelled, Show: func(form.Values) bool { return known }},
	}
}

func writeHoliday(p *record.Paper, env *kit.Env, h *model.Holiday) {
	th, l := env.Theme, env.Lang
	f := &l.Office.F
	p.Text(h.Name, th.Bold)
	p.Fact(f.Day, l.DateWeekday(h.Day), th.Base)
	p.Fact(f.HolidayKind, l.Domain.HolidayKind(h.Kind), th.Base)
	p.Fact(f.Source, h.Source, th.Base)
	if h.Cancelled {
		p.Text(l.Office.Cancelled, th.Warn)
	}
}

func holidayCard(env *kit.Env, s Store, h model.Holiday) kit.Screen {
	f := &env.Lang.Office.F
	history := record.NewHistory(env, s, model.KindHoliday, h.ID)
	history.Names = func(path string) string {
		return map[string]string{"day": f.Day, "name": f.Holiday, "kind": f.HolidayKind, "source": f.Source, "cancelled": f.Cancelled}[path]
	}
	now := func() model.Holiday {
		for _, fresh := range s.Books().Holidays {
			if fresh.ID == h.ID {
				return fresh
			}
		}
		return h
	}
	edit := func() kit.Screen { return newHolidayEdit(env, s, now()) }
	if !may(s, model.CalendarEdit) {
		edit = nil
	}
	return record.NewCard(env, func() string { return now().Name }, func(p *record.Paper) {
		one := now()
		writeHoliday(p, env, &one)
	}, history, edit)
}
