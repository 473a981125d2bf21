package office

import (
	"cmp"
	"context"
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// desk is the office's own record.
type desk struct {
	env    *kit.Env
	store  Store
	scroll record.Scroll
}

func newDesk(env *kit.Env, s Store) *desk { return &desk{env: env, store: s} }

func (d *desk) title() string { return d.env.Lang.Office.TabOffice }
func (d *desk) load()         {}
func (d *desk) typing() bool  { return false }

func (d *desk) keys() kit.KeyMap {
	var m kit.KeyMap
	if may(d.store, model.OfficeEdit) {
		m = append(m, kit.Bind(kit.Edit, d.env.Lang.Office.KeyEditOffice))
	}
	return append(m, d.scroll.Keys(d.env.Lang.Record.KeyMove)...)
}

func (d *desk) update(msg tea.Msg) tea.Cmd {
	do, ok := msg.(kit.Do)
	switch {
	case !ok:
	case do.Intent == kit.Edit && may(d.store, model.OfficeEdit):
		return kit.Send(kit.Push{Screen: newOfficeEdit(d.env, d.store)})
	default:
		d.scroll.Do(do.Intent)
	}
	return nil
}

func (d *desk) click(_, _ int, ev tea.MouseMsg) tea.Cmd {
	d.scroll.Wheel(ev)
	return nil
}

func (d *desk) draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	area.Min.X++
	area.Max.X--
	th, l, books := d.env.Theme, d.env.Lang, d.store.Books()
	o := &books.Office
	w, f := &l.Office, &l.Office.F
	p := record.NewPaper(d.env, area.Dx())
	p.Text(o.Name, th.Bold)
	if o.Demo {
		p.Text(w.DemoNotice, th.Warn)
	}
	p.Fact(f.Class, o.Class, th.Base)
	p.Fact(f.Address, o.Address, th.Base)
	p.Fact(f.Phone, o.Phone, th.Base)
	p.Fact(f.Head, o.HeadName, th.Base)
	p.Fact(f.Zone, o.Zone.String(), th.Base)
	p.Fact(f.Language, w.Languages[o.Language], th.Base)
	regencies := make([]string, len(o.Regencies))
	for i, code := range o.Regencies {
		regencies[i] = books.DistrictName(code)
	}
	p.Fact(w.Regencies, strings.Join(regencies, ", "), th.Base)
	reveal := w.RevealNo
	if o.RevealReasons {
		reveal = w.RevealYes
	}
	p.Fact(w.Reveal, reveal, th.Base)
	second := w.SecondNo
	if o.SecondPerson {
		second = w.SecondYes
	}
	p.Fact(f.Second, second, th.Base)
	p.Fact(f.SecondPlace, cmp.Or(o.SecondPlace, w.SecondPlaceNone), th.Base)
	p.Head(w.Lists)
	p.Fact(f.Offences, strings.Join(o.Offences, ", "), th.Base)
	p.Fact(f.Activities, strings.Join(o.Activities, ", "), th.Base)
	p.Fact(f.MoveReasons, strings.Join(o.MoveReasons, ", "), th.Base)
	p.Head(w.Look)
	p.Text(w.LookHint, th.Faint)
	p.Draw(c, area, &d.scroll)
	return nil
}

// sheet is the office in the form: its lists one word to a line.
type sheet struct {
	o                                             model.Office
	zone                                          string
	letterhead, offences, activities, moveReasons string
}

func unfold(o model.Office) sheet {
	return sheet{o, o.Zone.String(), lines(o.Letterhead), lines(o.Offences), lines(o.Activities), lines(o.MoveReasons)}
}

// fold puts the sheet together again. A list that was not touched stays as it
// is, to the letter.
func (s sheet) fold() model.Office {
	o := s.o
	for _, z := range zones() {
		if z.String() == s.zone {
			o.Zone = z
		}
	}
	for _, list := range []struct {
		typed string
		to    *[]string
	}{{s.letterhead, &o.Letterhead}, {s.offences, &o.Offences}, {s.activities, &o.Activities}, {s.moveReasons, &o.MoveReasons}} {
		if list.typed != lines(*list.to) {
			*list.to = words(list.typed)
		}
	}
	return o
}

func zones() []model.Zone { return []model.Zone{model.WIB, model.WITA, model.WIT} }

// lines writes a list one word to a line.
func lines(words []string) string { return strings.Join(words, "\n") }

// words reads a list back: empty lines and repeated words are left out.
func words(lines string) []string {
	var out []string
	seen := map[string]bool{}
	for line := range strings.SplitSeq(lines, "\n") {
		line = strings.Join(strings.Fields(line), " ")
		if line != "" && !seen[line] {
			seen[line] = true
			out = append(out, line)
		}
	}
	return out
}

// officeBinding ties the form of the office to the sheet.
var officeBinding = form.Binding[sheet]{
	form.Words("name", func(s *sheet) *string { return &s.o.Name }),
	form.Words("class", func(s *sheet) *string { return &s.o.Class }),
	form.Words("address", func(s *sheet) *string { return &s.o.Address }),
	form.Words("phone", func(s *sheet) *string { return &s.o.Phone }),
	form.Words("head", func(s *sheet) *string { return &s.o.HeadName }),
	form.Many("regencies", func(s *sheet) *[]string { return &s.o.Regencies }),
	form.Words("zone", func(s *sheet) *string { return &s.zone }),
	form.Words("language", func(s *sheet) *string { return &s.o.Language }),
	form.Flag("reveal", func(s *sheet) *bool { return &s.o.RevealReasons }),
	form.Flag("second", func(s *sheet) *bool { return &s.o.SecondPerson }),
	form.Words("second_place", func(s *sheet) *string { return &s.o.SecondPlace }),
	form.Words("letterhead", func(s *sheet) *string { return &s.letterhead }),
	form.Words("offences", func(s *sheet) *string { return &s.offences }),
	form.Words("activities", func(s *sheet) *string { return &s.activities }),
	form.Words("movereasons", func(s *sheet) *string { return &s.moveReasons }),
}

func newOfficeEdit(env *kit.Env, s Store) kit.Screen {
	return record.NewEdit(env, s, record.Spec[sheet]{
		Form: "office", Intent: "office.save",
		Title:   func() string { return env.Lang.Office.EditTitle },
		Fields:  func() []form.Field { return officeFields(env, s) },
		Binding: officeBinding,
		Kind:    model.KindOffice,
		Head:    func(one sheet) model.Meta { return one.o.Meta },
		Name:    func(one sheet) string { return one.o.Name },
		Check: func(one sheet) model.Problems {
			folded := one.fold()
			return folded.Validate(record.Checks(env, s.Books()))
		},
		Save: func(ctx context.Context, op store.Op, one sheet) (sheet, error) {
			saved, err := s.SaveOffice(ctx, op, one.fold())
			return unfold(saved), err
		},
		Theirs: func(stored any) (sheet, bool) {
			o, ok := stored.(model.Office)
			return unfold(o), ok
		},
	}, unfold(s.Books().Office))
}

func officeFields(env *kit.Env, s Store) []form.Field {
	w, f, sec := &env.Lang.Office, &env.Lang.Office.F, env.Lang.Office.OfficeSections
	var regencies, zoned []form.Option
	for _, r := range s.Books().Regencies() {
		regencies = append(regencies, form.Option{Value: r.Code, Label: r.Name})
	}
	for _, z := range zones() {
		zoned = append(zoned, form.Option{Value: z.String(), Label: z.String()})
	}
	languages := []form.Option{{Value: "id", Label: w.Languages["id"]}, {Value: "en", Label: w.Languages["en"]}}
	const listMost = 8000
	return []form.Field{
		{Section: sec[0], Key: "name", Label: f.Name, Required: true, Max: 120},
		{Section: sec[0], Key: "class", Label: f.Class, Max: 40},
		{Section: sec[0], Key: "address", Label: f.Address, Max: 200},
		{Section: sec[0], Key: "phone", Label: f.Phone, Max: 40},
		{Section: sec[0], Key: "head", Label: f.Head, Max: 120, Help: f.HelpHead},
		{Section: sec[0], Key: "regencies", Label: f.Regencies, Kind: form.MultiChoice, Options: regencies},
		{Section: sec[1], Key: "zone", Label: f.Zone, Kind: form.Choice, Required: true, Help: f.HelpZone, Options: zoned},
		{Section: sec[1], Key: "language", Label: f.Language, Kind: form.Choice, Help: f.HelpLanguage, Options: languages},
		{Section: sec[1], Key: "reveal", Label: f.Reveal, Kind: form.YesNo, Help: f.HelpReveal},
		{Section: sec[1], Key: "second", Label: f.Second, Kind: form.YesNo, Help: f.HelpSecond},
		{Section: sec[1], Key: "second_place", Label: f.SecondPlace, Max: 400, Help: f.HelpSecondPlace},
		{Section: sec[1], Key: "letterhead", Label: f.Letterhead, Kind: form.LongText, Max: 600, Help: f.HelpLetterhead},
		{Section: sec[2], Key: "offences", Label: f.Offences, Kind: form.LongText, Max: listMost, Help: f.HelpList},
		{Section: sec[2], Key: "activities", Label: f.Activities, Kind: form.LongText, Max: listMost, Help: f.HelpList},
		{Section: sec[2], Key: "movereasons", Label: f.MoveReasons, Kind: form.LongText, Max: listMost, Help: f.HelpList},
	}
}
