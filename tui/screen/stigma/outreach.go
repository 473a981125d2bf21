package stigma

import (
	"context"
	"image"
	"math"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// outreaches lists what is planned, the soonest first, what was held and what
// was not, the latest first.
func (x *Stigma) outreaches() []record.Group {
	w, books := &x.env.Lang.Stigma, x.store.Books()
	groups := []record.Group{{Title: w.Planned}, {Title: w.Held}, {Title: w.Cancelled}}
	if books == nil {
		return nil
	}
	for i := range books.Outreaches {
		o := &books.Outreaches[i]
		at := 0
		switch {
		case o.Cancelled != "":
			at = 2
		case o.Held():
			at = 1
		}
		groups[at].Lines = append(groups[at].Lines, x.line(o))
		groups[at].All++
	}
	slices.Reverse(groups[1].Lines)
	slices.Reverse(groups[2].Lines)
	return slices.DeleteFunc(groups, func(g record.Group) bool { return g.All == 0 })
}

func (x *Stigma) line(o *model.Outreach) record.Line {
	l, th := x.env.Lang, x.env.Theme
	w := &l.Stigma
	line := record.Line{Word: l.DateBrief(o.Day), Name: o.Place, Place: x.store.Books().DistrictName(o.District), Open: kit.Show{Kind: model.KindOutreach, ID: o.ID}}
	switch today := model.DateOf(x.env.Time()); {
	case o.Cancelled != "":
		line.What, line.Style = o.Cancelled, th.Faint
	case o.Held():
		line.What = l.F(w.People, l.Number(o.People))
		if gain, known := o.Gain(); known {
			line.What += " · " + x.signed(gain)
		}
	case o.Day < today:
		line.What, line.Style = w.PastPlan, th.Warn
	default:
		line.What = l.Domain.Audience(o.Audience)
	}
	return line
}

// signed writes by how much people judged better, or worse: "+0,7".
func (x *Stigma) signed(milli int) string {
	if milli > 0 {
		return "+" + x.env.Lang.Milli1(int64(milli))
	}
	return x.env.Lang.Milli1(int64(milli))
}

// drawOutreach draws what the last year brought, and the list.
func (x *Stigma) drawOutreach(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	l, th := x.env.Lang, x.env.Theme
	w := &l.Stigma
	if x.events.Len() == 0 {
		c.Wrap(area, w.OutreachNone, th.Base)
		return nil
	}
	g := x.picture.Gain
	head := l.F(w.OutreachHead, l.Number(g.Held), l.Number(g.People))
	if g.Asked > 0 {
		head += " " + l.F(w.GainLine, l.Milli1(int64(g.Before)), l.Milli1(int64(g.After)), l.Number(g.Asked))
	} else if g.Held > 0 {
		head += " " + w.GainNone
	}
	area.Min.Y += c.Wrap(area, head, th.Base) + 1
	return x.events.Draw(c, area)
}

// sheet is an outreach spread out for the form: means as they are typed, groups
// by their ids.
type sheet struct {
	o             model.Outreach
	before, after string
	groups        []string
}

func unfold(o model.Outreach) sheet {
	s := sheet{o: o, before: typed(o.Before), after: typed(o.After)}
	for _, id := range o.Groups {
		s.groups = append(s.groups, id.String())
	}
	return s
}

// typed is how the form holds a mean: "2.4", empty for none.
func typed(milli int) string {
	if milli == 0 {
		return ""
	}
	return model.Decimal(int64(milli))
}

func (s sheet) fold() model.Outreach {
	o := s.o
	o.Before, o.After, o.Groups = mean(s.before), mean(s.after), nil
	for _, code := range s.groups {
		if id, err := model.ParseID(code); err == nil {
			o.Groups = append(o.Groups, id)
		}
	}
	return o
}

// mean reads a mean as the form holds it; what is none is out of range, so that
// the check says so.
func mean(s string) int {
	if s == "" {
		return 0
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > 1000 {
		return -1
	}
	return int(math.Round(n * 1000))
}

// The keys of the form's fields are the names that model.Problem uses.
var binding = form.Binding[sheet]{
	form.Day("day", func(s *sheet) *model.Date { return &s.o.Day }),
	form.Words("district", func(s *sheet) *string { return &s.o.District }),
	form.Words("place", func(s *sheet) *string { return &s.o.Place }),
	form.Code("audience", model.Audiences(), func(s *sheet) *model.Audience { return &s.o.Audience }),
	form.Words("topic", func(s *sheet) *string { return &s.o.Topic }),
	form.Ref("leader", func(s *sheet) *model.ID { return &s.o.Leader }),
	form.Many("groups", func(s *sheet) *[]string { return &s.groups }),
	form.Count("people", func(s *sheet) *int { return &s.o.People }),
	form.Count("asked", func(s *sheet) *int { return &s.o.Asked }),
	form.Words("before", func(s *sheet) *string { return &s.before }),
	form.Words("after", func(s *sheet) *string { return &s.after }),
	form.Words("note", func(s *sheet) *string { return &s.o.Note }),
	form.Words("cancelled", func(s *sheet) *string { return &s.o.Cancelled }),
}

// newEdit returns the form of an outreach; of a new one when it has no
// revision.
func newEdit(env *kit.Env, s Store, o model.Outreach) kit.Screen {
	known := o.Rev > 0
	key := ""
	if known {
		key = o.ID.String()
	} else if o.Leader.IsZero() {
		o.Leader = s.Actor().Counselor
	}
	return record.NewEdit(env, s, record.Spec[sheet]{
		Form: "outreach", Key: key, Intent: "outreach.save",
		Title: func() string {
			if known {
				return env.Lang.Stigma.EditOutreach
			}
			return env.Lang.Stigma.NewOutreach
		},
		Fields:  func() []form.Field { return fields(env, s, &o) },
		Binding: binding,
		Kind:    model.KindOutreach,
		Head:    func(x sheet) model.Meta { return x.o.Meta },
		Name:    func(x sheet) string { return name(env, s, &x.o) },
		Check:   func(x sheet) model.Problems { one := x.fold(); return one.Validate(record.Checks(env, s.Books())) },
		Save: func(ctx context.Context, op store.Op, x sheet) (sheet, error) {
			saved, err := s.SaveOutreach(ctx, op, x.fold())
			return unfold(saved), err
		},
		Theirs: func(stored any) (sheet, bool) {
			o, ok := stored.(model.Outreach)
			return unfold(o), ok
		},
	}, unfold(o))
}

// NewPlan returns the form of a new outreach in a kecamatan.
func NewPlan(env *kit.Env, s Store, district string) kit.Screen {
	return newEdit(env, s, model.Outreach{District: district})
}

// name names an outreach by where and when it is.
func name(env *kit.Env, s Store, o *model.Outreach) string {
	return s.Books().DistrictName(o.District) + " " + env.Lang.DateBrief(o.Day)
}

func fields(env *kit.Env, s Store, o *model.Outreach) []form.Field {
	l, books := env.Lang, s.Books()
	f := &l.Stigma.F
	plan, held := f.Sections[0], f.Sections[1]
	came := func(v form.Values) bool { return v.Get("people") != "" }
	var groups []form.Option
	for i := range books.Groups {
		groups = append(groups, form.Option{Value: books.Groups[i].ID.String(), Label: books.Groups[i].Name})
	}
	return []form.Field{
		{Section: plan, Key: "day", Label: f.Day, Kind: form.Date, Required: true},
		{Section: plan, Key: "district", Label: f.District, Kind: form.Lookup, Required: true, Lookup: record.LookupIn(record.Districts(books))},
		{Section: plan, Key: "place", Label: f.Place, Required: true, Max: 120},
		{Section: plan, Key: "audience", Label: f.Audience, Kind: form.Choice, Required: true, Options: record.Choices(model.Audiences(), l.Domain.Audience)},
		{Section: plan, Key: "topic", Label: f.Topic, Max: 120},
		{Section: plan, Key: "leader", Label: f.Leader, Kind: form.Lookup, Lookup: record.LookupIn(record.Counselors(books, model.DateOf(env.Time()), o.Leader))},
		{Section: plan, Key: "groups", Label: f.Groups, Kind: form.MultiChoice, Options: groups},
		{Section: held, Key: "people", Label: f.People, Kind: form.Number, Max: 6, Help: f.HelpPeople},
		{Section: held, Key: "asked", Label: f.Asked, Kind: form.Number, Max: 6, Help: f.HelpAsked, Show: came},
		{Section: held, Key: "before", Label: f.Before, Kind: form.Decimal, Max: 5, Help: f.HelpMean, Show: came},
		{Section: held, Key: "after", Label: f.After, Kind: form.Decimal, Max: 5, Help: f.HelpMean, Show: came},
		{Section: held, Key: "cancelled", Label: f.Cancelled, Max: 200, Help: f.HelpCancelled, Show: func(v form.Values) bool { return !came(v) }},
		{Section: held, Key: "note", Label: f.Note, Kind: form.LongText, Max: 1000, Help: f.HelpOutreachNote},
	}
}

// NewOutreach returns the card of an outreach.
func NewOutreach(env *kit.Env, s Store, id model.ID) kit.Screen {
	now := func() model.Outreach {
		books := s.Books()
		if i := slices.IndexFunc(books.Outreaches, func(o model.Outreach) bool { return o.ID == id }); i >= 0 {
			return books.Outreaches[i]
		}
		return model.Outreach{}
	}
	history := record.NewHistory(env, s, model.KindOutreach, id)
	history.Names = func(path string) string { return FieldName(env, path) }
	history.Word = func(path, value string) string {
		if path == "district" {
			return s.Books().DistrictName(value)
		}
		return ""
	}
	edit := func() kit.Screen { return newEdit(env, s, now()) }
	if !MayEdit(s.Actor()) {
		edit = nil
	}
	return record.NewCard(env, func() string { o := now(); return name(env, s, &o) }, func(p *record.Paper) {
		o := now()
		write(p, env, s, &o)
	}, history, edit)
}

func write(p *record.Paper, env *kit.Env, s Store, o *model.Outreach) {
	l, th, books := env.Lang, env.Theme, s.Books()
	w, f := &l.Stigma, &l.Stigma.F
	p.Text(o.Place, th.Bold)
	if o.Cancelled != "" {
		p.Fact(f.Cancelled, o.Cancelled, th.Warn)
	}
	p.Fact(f.Day, l.DateWeekday(o.Day), th.Base)
	p.Fact(f.District, books.DistrictName(o.District), th.Base)
	p.Fact(f.Audience, l.Domain.Audience(o.Audience), th.Base)
	p.Fact(f.Topic, o.Topic, th.Base)
	p.Fact(f.Leader, books.CounselorName(o.Leader), th.Base)
	if len(o.Groups) > 0 {
		names := make([]string, len(o.Groups))
		for i, id := range o.Groups {
			names[i] = books.GroupName(id)
		}
		p.Fact(f.Groups, strings.Join(names, ", "), th.Base)
	}
	if o.Held() {
		p.Fact(f.People, l.F(w.People, l.Number(o.People)), th.Base)
	}
	if o.Asked > 0 {
		p.Fact(f.Asked, l.F(w.People, l.Number(o.Asked)), th.Base)
		p.Fact(f.Before, score(env, o.Before), th.Base)
		p.Fact(f.After, score(env, o.After), th.Base)
	}
	p.Fact(f.Note, o.Note, th.Base)
}

// score writes a mean, nothing for none.
func score(env *kit.Env, milli int) string {
	if milli == 0 {
		return ""
	}
	return env.Lang.Milli1(int64(milli))
}

// FieldName labels a field by its path in the record.
func FieldName(env *kit.Env, path string) string {
	f := &env.Lang.Stigma.F
	return map[string]string{"day": f.Day, "district": f.District, "place": f.Place, "audience": f.Audience, "topic": f.Topic, "leader": f.Leader,
		"groups": f.Groups, "people": f.People, "asked": f.Asked, "before": f.Before, "after": f.After, "note": f.Note, "cancelled": f.Cancelled}[path]
}
