package effect

import (
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// periodPicked is the period that was picked from the list.
type periodPicked string

// The periods of the list.
const (
	pickMonth       = "month"
	pickLastMonth   = "last-month"
	pickQuarter     = "quarter"
	pickLastQuarter = "last-quarter"
	pickYear        = "year"
	pickLastYear    = "last-year"
	pickDays        = "days"
)

// pickable are the periods of the list as of today.
func pickable(today model.Date) map[string]indicator.Period {
	month, quarter, year := around(spanMonth, today), around(spanQuarter, today), around(spanYear, today)
	return map[string]indicator.Period{
		pickMonth: month, pickLastMonth: shift(month, -1), pickQuarter: quarter, pickLastQuarter: shift(quarter, -1),
		pickYear: year, pickLastYear: shift(year, -1),
	}
}

// askPeriod opens the list of periods.
func (p *Page) askPeriod() tea.Cmd {
	w := &p.env.Lang.EffectScreen
	all := pickable(p.today())
	var options []kit.Option
	current := pickDays
	for i, pick := range []string{pickMonth, pickLastMonth, pickQuarter, pickLastQuarter, pickYear, pickLastYear} {
		options = append(options, kit.Option{Value: pick, Label: w.Periods[i], Note: periodWord(p.env.Lang, all[pick])})
		if all[pick] == p.period {
			current = pick
		}
	}
	options = append(options, kit.Option{Value: pickDays, Label: w.TwoDays})
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(p.env, w.PeriodTitle, options, current, func(v string) tea.Msg { return periodPicked(v) })})
}

// picked takes up the period, or asks for its days.
func (p *Page) picked(pick string) tea.Cmd {
	if pick == pickDays {
		p.form = newDaysForm(p)
		return nil
	}
	return p.choose(pickable(p.today())[pick], p.slice)
}

// chooser is the form in which two days or a part of the office are chosen, in
// the place of the page until it is applied.
type chooser struct {
	page  *Page
	form  *form.Form
	title string
	// read is what was chosen.
	read func(form.Values) (indicator.Period, indicator.Slice)
}

// The keys of its fields.
const (
	keyFrom      = "from"
	keyTo        = "to"
	keyRegency   = "regency"
	keyDistrict  = "district"
	keyCategory  = "category"
	keySection   = "section"
	keyCounselor = "counselor"
	keyGroup     = "group"
)

func newDaysForm(p *Page) *chooser {
	w := &p.env.Lang.EffectScreen
	fields := []form.Field{
		{Key: keyFrom, Label: w.From, Kind: form.Date, Required: true, Help: w.HelpDays},
		{Key: keyTo, Label: w.To, Kind: form.Date, Required: true, Help: w.HelpDays, Check: func(v form.Values) *form.Note {
			if from, to := v.Date(keyFrom), v.Date(keyTo); from != 0 && to != 0 && to < from {
				return &form.Note{Text: w.DaysOrder}
			}
			return nil
		}},
	}
	values := form.Values{keyFrom: p.period.From.String(), keyTo: min(p.period.To, max(p.today(), p.period.From)).String()}
	return &chooser{page: p, title: w.PeriodTitle, form: form.New(p.env, fields, values), read: func(v form.Values) (indicator.Period, indicator.Slice) {
		return indicator.Period{From: v.Date(keyFrom), To: v.Date(keyTo)}, p.slice
	}}
}

func newSliceForm(p *Page) *chooser {
	l := p.env.Lang
	was := p.slice
	id := func(id model.ID) string {
		if id.IsZero() {
			return ""
		}
		return id.String()
	}
	code := func(known bool, code string) string {
		if known {
			return code
		}
		return ""
	}
	values := form.Values{keyRegency: was.Regency, keyDistrict: was.District, keyCounselor: id(was.Counselor), keyGroup: id(was.Group),
		keyCategory: code(was.Category != 0, was.Category.Code()), keySection: code(was.Section != model.SectionUnknown, was.Section.Code())}
	return &chooser{page: p, title: l.EffectScreen.SliceTitle, form: form.New(p.env, p.sliceFields(), values), read: p.readSlice}
}

func (p *Page) sliceFields() []form.Field {
	l, books := p.env.Lang, p.store.Books()
	w := &l.EffectScreen
	every := form.Option{Label: l.Common.All}
	regencies := []form.Option{every}
	for _, r := range books.Regencies() {
		regencies = append(regencies, form.Option{Value: r.Code, Label: r.Name})
	}
	var groups []form.Option
	for i := range books.Groups {
		groups = append(groups, form.Option{Value: books.Groups[i].ID.String(), Label: books.Groups[i].Name})
	}
	fields := []form.Field{
		{Key: keyRegency, Label: w.Regency, Kind: form.Choice, Options: regencies, Help: w.HelpSlice},
		{Key: keyDistrict, Label: w.District, Kind: form.Lookup, Lookup: record.LookupIn(record.Districts(books)), Help: w.HelpDistrict},
		{Key: keyCategory, Label: w.Category, Kind: form.Choice, Options: append([]form.Option{every}, record.Choices(model.Categories(), l.Domain.Category)...), Help: w.HelpSlice},
		{Key: keySection, Label: w.Section, Kind: form.Choice, Options: append([]form.Option{every}, record.Choices([]model.Section{model.Adults, model.Children}, l.Domain.Section)...), Help: w.HelpSlice},
		{Key: keyCounselor, Label: w.Counselor, Kind: form.Lookup, Lookup: record.LookupIn(record.Counselors(books, p.today(), p.slice.Counselor)), Help: w.HelpSlice},
		{Key: keyGroup, Label: w.Group, Kind: form.Lookup, Lookup: record.LookupIn(groups), Help: w.HelpSlice},
	}
	if !p.store.Actor().SeesChildren() { // nothing but adults is counted (rule R12)
		fields = slices.DeleteFunc(fields, func(d form.Field) bool { return d.Key == keySection })
	}
	return fields
}

// readSlice is the part of the office as it stands in the form. A kecamatan
// brings its kabupaten with it.
func (p *Page) readSlice(v form.Values) (indicator.Period, indicator.Slice) {
	out := p.wholeOffice()
	out.Regency, out.District = v.Get(keyRegency), v.Get(keyDistrict)
	if r, ok := p.store.Books().Region(out.District); ok {
		out.Regency = r.Parent
	}
	out.Category, _ = model.Parse(model.Categories(), v.Get(keyCategory))
	if p.store.Actor().SeesChildren() {
		out.Section, _ = model.Parse([]model.Section{model.Adults, model.Children}, v.Get(keySection))
	}
	out.Counselor, _ = model.ParseID(v.Get(keyCounselor))
	out.Group, _ = model.ParseID(v.Get(keyGroup))
	return p.period, out
}

// keys are those of its form, where nothing is saved: the page is counted.
func (f *chooser) keys() kit.KeyMap {
	keys := f.form.Keys()
	for i := range keys {
		if keys[i].Intent == kit.Save {
			keys[i].Help = f.page.env.Lang.EffectScreen.KeyCount
		}
	}
	return keys
}

// draw draws what it is about, and the form.
func (f *chooser) draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	c.TextIn(image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), f.title, f.page.env.Theme.Bold)
	area.Min.Y += min(2, area.Dy())
	return f.form.Draw(c, area)
}
