package groups

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/lang"
)

// programs is the part of what a group offers: places, attendance and outcomes
// of each offering.
type programs struct {
	env   *kit.Env
	store Store
	group model.ID
	table *table.Table
	rows  *table.Slice[program]
	code  string // language of the columns
}

// program is an offering with what came of it.
type program struct {
	offering model.Offering
	seats    int
	work     model.GroupWork
}

func newPrograms(env *kit.Env, s Store, group model.ID) *programs {
	p := &programs{env: env, store: s, group: group, code: env.Lang.Code}
	p.rows = table.NewSlice(func(o program) model.ID { return o.offering.ID }, p.cells)
	p.table = table.New(env, p.columns()...)
	p.table.SetSource(p.rows)
	return p
}

// programsOf lists what a group offers, those that are open first.
func programsOf(s Store, group model.ID, d *dossier, on model.Date) []program {
	var open, closed []program
	for _, o := range s.Books().OfferingsOf(group) {
		one := program{o, s.Seats(group, o.ID).Offering, d.offered[o.ID]}
		if o.Open(on) {
			open = append(open, one)
		} else {
			closed = append(closed, one)
		}
	}
	return append(open, closed...)
}

func (p *programs) set(d *dossier) {
	if p.code != p.env.Lang.Code {
		p.code = p.env.Lang.Code
		p.table.SetColumns(p.columns()...)
	}
	p.table.Empty = p.env.Lang.Groups.Work.NoPrograms
	p.rows.Set(programsOf(p.store, p.group, d, model.DateOf(p.env.Time())))
	p.table.Refresh()
}

func (p *programs) columns() []table.Column {
	w := &p.env.Lang.Groups.Work
	return []table.Column{
		{Key: "name", Title: w.ColProgram, Width: 18, Min: 14, Flex: true},
		{Key: "schedule", Title: w.ColSchedule, Width: 18, Min: 12, Priority: 2},
		{Key: "seats", Title: w.ColSeats, Width: 11, Min: 9},
		{Key: "attendance", Title: w.ColAttendance, Width: 6, Right: true, Priority: 1},
		{Key: "outcome", Title: w.ColOutcome, Width: 26, Min: 14, Priority: 3},
	}
}

func (p *programs) cells(o program) []table.Cell {
	th, l := p.env.Theme, p.env.Lang
	name := table.Cell{Text: o.offering.Name}
	if !o.offering.Open(model.DateOf(p.env.Time())) {
		name = table.Cell{Text: l.F(l.Groups.Work.ClosedName, o.offering.Name), Style: th.Faint}
	}
	seats, style := seatsWord(p.env, o.seats, o.offering.Quota)
	return []table.Cell{name, {Text: dash(o.offering.Schedule), Style: th.Faint}, {Text: seats, Style: style},
		{Text: percentWord(l, o.work.Attendance)}, {Text: outcomeWord(l, &o.work)}}
}

// seatsWord writes places in use of places there are, and says in a word when
// none is left or more are in use than there are.
func seatsWord(env *kit.Env, taken, quota int) (string, kit.Style) {
	l, th := env.Lang, env.Theme
	w := &l.Groups.Work
	if quota == 0 {
		return l.Number(taken), th.Base
	}
	word := l.Number(taken) + "/" + l.Number(quota)
	switch {
	case taken > quota:
		return word + " " + w.Over, th.Bad
	case taken == quota:
		return word + " " + w.Full, th.Warn
	}
	return word, th.Base
}

// percentWord writes attendance, a dash for none.
func percentWord(l *lang.Strings, a model.Attendance) string {
	if percent, known := a.Percent(); known {
		return l.PercentWhole(percent * 10)
	}
	return "-"
}

// outcomeWord writes how those who ended reached their goals, and who found
// work.
func outcomeWord(l *lang.Strings, w *model.GroupWork) string {
	return join(l.Groups.Work.And,
		counted(l, l.Groups.Work.Met, w.Met), counted(l, l.Groups.Work.Partly, w.Partly),
		counted(l, l.Groups.Work.Missed, w.Missed), counted(l, l.Groups.Work.Placed, w.Placed))
}

// counted fills a number into its sentence; nothing for none.
func counted(l *lang.Strings, sentence string, n int) string {
	if n == 0 {
		return ""
	}
	return l.F(sentence, l.Number(n))
}

// join puts together what there is, a dash for nothing.
func join(between string, parts ...string) string {
	out := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if out != "" {
			out += between
		}
		out += p
	}
	return dash(out)
}

func (p *programs) keys() kit.KeyMap {
	w := &p.env.Lang.Record
	var m kit.KeyMap
	if _, ok := p.table.Cursor(); ok {
		m = append(m, kit.Bind(kit.Open, w.KeyOpen))
	}
	if mayEdit(p.store) {
		m = append(m, kit.Bind(kit.New, p.env.Lang.Groups.Work.KeyNewProgram))
		if _, ok := p.table.Cursor(); ok {
			m = append(m, kit.Bind(kit.Edit, w.KeyEdit))
		}
	}
	return append(m, moves(p.table.Keys())...)
}

// moves leaves of a table's keys those that move: the columns of a short list
// are not chosen.
func moves(keys kit.KeyMap) kit.KeyMap {
	var out kit.KeyMap
	for _, b := range keys {
		if b.Intent != kit.Columns {
			out = append(out, b)
		}
	}
	return out
}

func (p *programs) do(i kit.Intent) (tea.Cmd, bool) {
	id, chosen := p.table.Cursor()
	switch {
	case i == kit.New:
		if !mayEdit(p.store) {
			return nil, true
		}
		return kit.Send(kit.Push{Screen: newOffering(p.env, p.store, model.Offering{Group: p.group})}), true
	case i == kit.Open && chosen:
		return kit.Send(kit.Push{Screen: newOfferingCard(p.env, p.store, id)}), true
	case i == kit.Edit:
		one, ok := p.rows.Item(id)
		if !chosen || !ok || !mayEdit(p.store) {
			return nil, true
		}
		return kit.Send(kit.Push{Screen: newOffering(p.env, p.store, one.offering)}), true
	case i == kit.Columns:
		return nil, true
	}
	return p.table.Update(kit.Do{Intent: i}), moving(i)
}

// moving reports whether an intent moves a cursor.
func moving(i kit.Intent) bool {
	switch i {
	case kit.Up, kit.Down, kit.PageUp, kit.PageDown, kit.Home, kit.End:
		return true
	}
	return false
}

func (p *programs) draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	p.table.Draw(c, area)
	return nil
}

func (p *programs) click(x, y int, ev tea.MouseMsg) tea.Cmd { return p.table.Click(x, y, ev) }
