package office

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// rule is a norm with the decision about it that is in force today.
type rule struct {
	spec  model.NormSpec
	norm  model.Norm // without id when the office has decided nothing
	place int        // among the norms, which is also its row's name
}

// norms is the list of norms.
type norms struct {
	listPart[rule]
	store Store
}

func newNorms(env *kit.Env, s Store) *norms {
	n := &norms{store: s}
	n.env = env
	n.id = func(r rule) model.ID { return table.Number(r.place) }
	n.write = func(p *record.Paper, r rule) { writeNorm(p, env, s, r.spec) }
	n.own, n.do = n.ownKeys, n.act
	n.list = record.NewList(env, record.Columns[rule]{
		Name: "norms", All: n.columns, Cells: n.cells, Compare: n.compare, ID: n.id,
		Words:     func(r rule) string { return env.Lang.Domain.Norms[r.spec.Key] + " " + r.norm.Source },
		Hint:      func() string { return env.Lang.Office.NormHint },
		Empty:     func() string { return env.Lang.Office.NoNorm },
		NoneFound: func() string { return env.Lang.Office.NoNorm },
	}, columnsOf(s, "norms"))
	return n
}

func (n *norms) title() string { return n.env.Lang.Office.TabNorms }

func (n *norms) load() {
	books := n.store.Books()
	if books == nil {
		return
	}
	today := books.NormsOn(model.DateOf(n.env.Time()))
	var all []rule
	for i, spec := range model.NormSpecs() {
		all = append(all, rule{spec, today.Norm(spec.Key), i})
	}
	n.list.Set(all)
}

func (n *norms) columns() []table.Column {
	w := &n.env.Lang.Office
	return []table.Column{
		{Key: "name", Title: w.ColNorm, Width: 34, Min: 28, Flex: true, Sortable: true},
		{Key: "value", Title: w.ColValue, Width: 17, Right: true},
		{Key: "since", Title: w.ColSince, Width: 12, Priority: 2, Sortable: true},
		{Key: "source", Title: w.ColSource, Width: 30, Min: 20, Flex: true, Priority: 1},
		{Key: "part", Title: w.ColPart, Width: 12, Priority: 3, Sortable: true},
	}
}

func (n *norms) cells(r rule) []table.Cell {
	th, l := n.env.Theme, n.env.Lang
	since := table.Cell{Text: l.DateBrief(r.norm.From)}
	if r.norm.From == 0 {
		since = table.Cell{Text: l.Office.Never, Style: th.Faint}
	}
	return []table.Cell{{Text: l.Domain.Norms[r.spec.Key]}, {Text: amount(n.env, r.spec, r.norm.Value), Style: th.Bold}, since,
		{Text: r.norm.Source, Style: th.Faint}, {Text: l.Office.NormParts[r.spec.Group], Style: th.Faint}}
}

// amount writes a value with its unit: "37,5 jam".
func amount(env *kit.Env, spec model.NormSpec, milli int64) string {
	return env.Lang.Milli(milli) + " " + env.Lang.Domain.Unit(spec.Unit)
}

func (n *norms) compare(key string) func(a, b rule) int {
	switch key {
	case "name":
		return func(a, b rule) int {
			return cmp.Compare(n.env.Lang.Domain.Norms[a.spec.Key], n.env.Lang.Domain.Norms[b.spec.Key])
		}
	case "since":
		return func(a, b rule) int { return cmp.Compare(a.norm.From, b.norm.From) }
	case "part":
		return func(a, b rule) int { return cmp.Compare(a.place, b.place) }
	}
	return nil
}

func (n *norms) ownKeys() kit.KeyMap {
	r := &n.env.Lang.Record
	m := kit.KeyMap{kit.Bind(kit.Open, r.KeyOpen)}
	if may(n.store, model.NormEdit) {
		m = append(m, kit.Bind(kit.Edit, r.KeyEdit))
	}
	return m
}

func (n *norms) act(i kit.Intent) tea.Cmd {
	r, ok := n.list.Cursor()
	if !ok {
		return nil
	}
	switch {
	case i == kit.Edit && may(n.store, model.NormEdit):
		return kit.Send(kit.Push{Screen: newNormEdit(n.env, n.store, r.spec)})
	case i == kit.Open:
		return kit.Send(kit.Push{Screen: normCard(n.env, n.store, r.spec)})
	}
	return nil
}

// decision is a new decision about a norm: its value as people write it.
type decision struct {
	n     model.Norm
	value string
}

func (d decision) fold() model.Norm {
	n := d.n
	if d.value != model.Decimal(n.Value) {
		n.Value = milli(d.value)
	}
	return n
}

// milli reads a decimal number in thousandths; what is none is -1, which no
// norm allows.
func milli(s string) int64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v >= 0 && v <= 1e9) {
		return -1
	}
	return int64(math.Round(v * 1000))
}

// normBinding ties the form of a decision to it.
var normBinding = form.Binding[decision]{
	form.Words("value", func(d *decision) *string { return &d.value }),
	form.Day("from", func(d *decision) *model.Date { return &d.n.From }),
	form.Words("source", func(d *decision) *string { return &d.n.Source }),
	form.Words("note", func(d *decision) *string { return &d.n.Note }),
}

// newNormEdit returns the form of a new decision about a norm. It begins from
// the value in force, without its source: a new value has its own.
func newNormEdit(env *kit.Env, s Store, spec model.NormSpec) kit.Screen {
	today := model.DateOf(env.Time())
	current := s.Books().NormsOn(today).Norm(spec.Key)
	fresh := decision{n: model.Norm{Key: spec.Key, Value: current.Value, From: today}, value: model.Decimal(current.Value)}
	return record.NewEdit(env, s, record.Spec[decision]{
		Form: "norm", Key: string(spec.Key), Intent: "norm.save",
		Title:   func() string { return env.Lang.Domain.Norms[spec.Key] + " › " + env.Lang.Office.NormTitle },
		Fields:  func() []form.Field { return normFields(env, s, spec) },
		Binding: normBinding,
		Head:    func(d decision) model.Meta { return d.n.Meta },
		Name:    func(d decision) string { return env.Lang.Domain.Norms[spec.Key] + ", " + amount(env, spec, d.n.Value) },
		Check: func(d decision) model.Problems {
			folded := d.fold()
			return folded.Validate(record.Checks(env, s.Books()))
		},
		Save: func(ctx context.Context, op store.Op, d decision) (decision, error) {
			n := onItsDay(s.Books(), d.fold())
			saved, err := s.SaveNorm(ctx, op, n)
			return decision{saved, model.Decimal(saved.Value)}, err
		},
		Theirs: func(stored any) (decision, bool) {
			n, ok := stored.(model.Norm)
			return decision{n, model.Decimal(n.Value)}, ok
		},
		Holder: func(string, model.ID) string { return env.Lang.Domain.Norms[spec.Key] },
	}, fresh)
}

// onItsDay gives a decision the head of the one that the same day already has,
// which it replaces.
func onItsDay(books *store.Books, n model.Norm) model.Norm {
	n.Meta = model.Meta{}
	for i := range books.Norms {
		if old := &books.Norms[i]; old.Key == n.Key && old.From == n.From {
			n.Meta = old.Meta
		}
	}
	return n
}

func normFields(env *kit.Env, s Store, spec model.NormSpec) []form.Field {
	l := env.Lang
	w, f, sec := &l.Office, &l.Office.F, l.Office.NormSections[0]
	today := model.DateOf(env.Time())
	return []form.Field{
		{Section: sec, Key: "norm", Label: f.Norm, Kind: form.Computed, Compute: func(form.Values) string { return l.Domain.Norms[spec.Key] }},
		{Section: sec, Key: "now", Label: w.InForce, Kind: form.Computed, Compute: func(form.Values) string {
			return amount(env, spec, s.Books().NormsOn(today).Milli(spec.Key))
		}},
		{Section: sec, Key: "value", Label: f.Value + " (" + l.Domain.Unit(spec.Unit) + ")", Kind: form.Decimal, Required: true, Max: 12, Help: f.HelpValue,
			Check: func(v form.Values) *form.Note {
				if n := milli(v.Get("value")); n < spec.Min || n > spec.Max {
					return &form.Note{Text: l.F(w.NormBetween, l.Milli(spec.Min), l.Milli(spec.Max))}
				}
				return nil
			}},
		{Section: sec, Key: "from", Label: f.From, Kind: form.Date, Required: true, Help: f.HelpFrom, Check: func(v form.Values) *form.Note {
			if d := v.Date("from"); d != 0 && d < today {
				return &form.Note{Warning: true, Text: w.NormBack}
			}
			return nil
		}},
		{Section: sec, Key: "source", Label: f.Source, Required: true, Max: 200, Help: f.HelpSource},
		{Section: sec, Key: "note", Label: f.Note, Max: 200},
	}
}

// writeNorm writes a norm with all decisions about it, the latest first.
func writeNorm(p *record.Paper, env *kit.Env, s Store, spec model.NormSpec) {
	th, l, books := env.Theme, env.Lang, s.Books()
	w := &l.Office
	current := books.NormsOn(model.DateOf(env.Time())).Norm(spec.Key)
	p.Text(l.Domain.Norms[spec.Key], th.Bold)
	p.Fact(w.ColValue, amount(env, spec, current.Value), th.Base)
	p.Fact(w.Default, amount(env, spec, spec.Default), th.Base)
	p.Fact(w.Range, l.F(w.NormBetween, l.Milli(spec.Min), amount(env, spec, spec.Max)), th.Base)
	p.Head(w.Decisions)
	var all []model.Norm
	for _, n := range books.Norms {
		if n.Key == spec.Key {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, func(a, b model.Norm) int { return cmp.Compare(b.From, a.From) })
	if len(all) == 0 {
		p.Text(w.NotDecided, th.Faint)
		p.Fact(w.ColSource, spec.Source, th.Faint)
	}
	for _, n := range all {
		word, st := "", th.Faint
		switch {
		case n.ID == current.ID:
			word, st = w.InForce, th.Good
		case n.From > current.From:
			word, st = w.Coming, th.Base
		}
		p.Row(0, record.Column{Text: l.DateBrief(n.From), Width: 11, Style: th.Faint}, record.Column{Text: amount(env, spec, n.Value), Width: 20, Style: th.Bold},
			record.Column{Text: word, Style: st})
		p.Indent(2, n.Source, th.Base)
		if n.Note != "" {
			p.Indent(2, n.Note, th.Faint)
		}
		if by := books.UserName(n.ChangedBy); by != "" {
			p.Indent(2, by+", "+l.DateBrief(model.DateOf(n.ChangedAt)), th.Faint)
		}
	}
	p.Blank()
	p.Text(w.NormExplain, th.Faint)
}

func normCard(env *kit.Env, s Store, spec model.NormSpec) kit.Screen {
	edit := func() kit.Screen { return newNormEdit(env, s, spec) }
	if !may(s, model.NormEdit) {
		edit = nil
	}
	return record.NewCard(env, func() string { return env.Lang.Domain.Norms[spec.Key] },
		func(p *record.Paper) { writeNorm(p, env, s, spec) }, nil, edit)
}
