package effect

import (
	"context"
	"image"
	"math"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

// Detail is one indicator in full: its formula in words, what it counts, how far
// it is from its target, the months as a chart, and each kabupaten.
type Detail struct {
	env    *kit.Env
	store  Store
	query  indicator.Query
	code   indicator.Code
	row    indicator.Row // until the answer comes, as the page had it
	closes closes
	asking *asking[detailed]
	scroll record.Scroll
}

// detailed is an indicator with its parts of the area.
type detailed struct {
	row    indicator.Row
	closes closes
	places []place // by code of the kabupaten
}

// place is an indicator of one kabupaten.
type place struct {
	regency string // code
	row     indicator.Row
}

// newDetail returns the screen of an indicator of a page.
func newDetail(env *kit.Env, s Store, facts *indicator.Facts, page figures, r indicator.Row) *Detail {
	d := &Detail{env: env, store: s, query: page.query, code: r.Spec.Code, row: r, closes: page.closes}
	d.asking = newAsking(env, s, d.work)
	d.asking.facts = facts
	return d
}

// work computes the indicator again, and for each kabupaten.
func (d *Detail) work() job[detailed] {
	q, code, s := d.query, d.code, d.store
	return func(ctx context.Context, facts *indicator.Facts) (detailed, error) {
		all, err := readCloses(ctx, s)
		if err != nil {
			return detailed{}, err
		}
		out := detailed{closes: all, row: rowOf(facts, q, code)}
		if out.row.Spec.Sliced&indicator.ByPlace == 0 || q.Slice.District != "" {
			return out, ctx.Err()
		}
		for _, r := range s.Books().Regencies() {
			if ctx.Err() != nil {
				return out, ctx.Err()
			}
			if q.Slice.Regency != "" && r.Code != q.Slice.Regency {
				continue
			}
			part := q
			part.Slice.Regency = r.Code
			out.places = append(out.places, place{r.Code, rowOf(facts, part, code)})
		}
		return out, ctx.Err()
	}
}

// rowOf computes one indicator of a query.
func rowOf(facts *indicator.Facts, q indicator.Query, code indicator.Code) indicator.Row {
	page := facts.Page(q)
	if r := page.Row(code); r != nil {
		return *r
	}
	return indicator.Row{}
}

// Title is the code of the indicator.
func (d *Detail) Title() string { return string(d.code) }

// Init computes what the page does not show.
func (d *Detail) Init() tea.Cmd { return d.asking.ask() }

// Update takes intents and the answer.
func (d *Detail) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Turn, answered[detailed]:
		cmd, fresh := d.asking.update(m)
		if fresh {
			d.row, d.closes = d.asking.found.row, d.asking.found.closes
		}
		return cmd
	case kit.Refresh:
		return d.asking.changed()
	case kit.Do:
		switch m.Intent {
		case kit.Back:
			d.asking.halt()
			return kit.Send(kit.Pop{})
		case againIntent:
			d.asking.facts = nil
			return d.asking.ask()
		case listIntent, kit.Open:
			if d.row.Spec.Of != indicator.OfOffice {
				return kit.Send(kit.Push{Screen: newBehind(d.env, d.store, d.asking.facts, d.query, d.row)})
			}
		}
		d.scroll.Do(m.Intent)
	}
	return nil
}

// Keys is what works now.
func (d *Detail) Keys() kit.KeyMap {
	w, l := &d.env.Lang.EffectScreen, d.env.Lang
	var m kit.KeyMap
	if d.row.Spec.Of != indicator.OfOffice {
		m = append(m, kit.Bind(listIntent, w.KeyList, "l", "enter"))
	}
	m = append(m, kit.Bind(kit.Back, l.Common.Back), kit.Bind(againIntent, w.KeyAgain, "r").Hide())
	return append(m, d.scroll.Keys(l.Record.KeyMove)...)
}

// Draw writes the indicator.
func (d *Detail) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	area.Min.X++
	area.Max.X--
	l := d.env.Lang
	if marks := chips(l, d.store.Books(), d.query.Slice); len(marks) > 0 {
		kit.Chips(c, d.env.Theme, area, marks)
		area.Min.Y++
	}
	p := record.NewPaper(d.env, min(area.Dx(), widestText))
	writeIndicator(d.env, d.query, d.closes, d.row, c.Say(area, nil), p)
	switch a := d.asking; {
	case a.failure != "":
		p.Blank()
		p.Text(a.failure, d.env.Theme.Bad)
	case a.known:
		d.writePlaces(p)
	}
	p.Draw(c, area, &d.scroll)
	return nil
}

// Click scrolls.
func (d *Detail) Click(_, _ int, ev tea.MouseMsg) tea.Cmd {
	d.scroll.Wheel(ev)
	return nil
}

// writeIndicator writes an indicator of a query: what it is, what it counts, how
// far it is from its target, what was closed, and its months. Where it is told
// in lines, the months are numbers.
func writeIndicator(env *kit.Env, q indicator.Query, kept closes, r indicator.Row, inLines bool, p *record.Paper) {
	l, th := env.Lang, env.Theme
	w := &l.EffectScreen
	p.Text(string(r.Spec.Code)+" "+nameOf(l, r.Spec.Code)+" · "+periodWord(l, q.Period), th.Bold)
	p.Text(formulaOf(l, r.Spec.Code), th.Faint)
	p.Blank()
	now := value(l, r.Now, r.Spec.Unit)
	if r.Now.Known() {
		now += " · " + clause(l, r.Spec, r.Now)
	} else {
		now = w.Unknown
	}
	p.Fact(w.FactNow, now, th.Bold)
	before := value(l, r.Before, r.Spec.Unit)
	if moved := change(l, r.Now, r.Before, r.Spec.Unit); moved != "" {
		before += " · " + moved
	}
	p.Fact(w.FactBefore, before, kit.Style{})
	writeTarget(env, &r, p)
	writeClosed(env, q, kept, &r, p)
	if r.Whole {
		p.Text(w.WholeNote, th.Faint)
	}
	p.Blank()
	writeCourse(env, &r, q.Period.To, inLines, p)
}

// writeTarget writes what the office wants to reach and how far that is.
func writeTarget(env *kit.Env, r *indicator.Row, p *record.Paper) {
	l := env.Lang
	w := &l.EffectScreen
	switch {
	case r.Target == 0 && isPart(r.Spec.Code):
		return
	case r.Target == 0:
		p.Fact(w.FactTarget, w.NoTarget, env.Theme.Faint)
	default:
		p.Fact(w.FactTarget, targetWord(l, r)+" · "+gapWord(l, r), gapStyle(env, r))
	}
}

// writeClosed writes the figure as it was reported, and how far the records of
// today differ from it.
func writeClosed(env *kit.Env, q indicator.Query, kept closes, r *indicator.Row, p *record.Paper) {
	was, ok := kept.figure(q, r.Spec.Code)
	if !ok {
		return
	}
	l := env.Lang
	w := &l.EffectScreen
	text, style := value(l, was, r.Spec.Unit), kit.Style{}
	day := " (" + l.DateBrief(kept.of(q).Day) + ") · "
	if was == r.Now {
		text += day + w.SameAsClosed
	} else {
		style = env.Theme.Warn
		text += "*" + day + l.F(w.DiffersBy, difference(l, was, r.Now, r.Spec.Unit), pair(l, r.Spec, was), pair(l, r.Spec, r.Now))
	}
	p.Fact(w.FactClosed, text, style)
}

// difference writes how far a figure is from what it was, with its sign.
func difference(l *lang.Strings, was, now indicator.Figure, u indicator.Unit) string {
	if !was.Known() || !now.Known() {
		return "-"
	}
	d := now.Milli(u) - was.Milli(u)
	if d > 0 {
		return "+" + number(l, d, u)
	}
	return number(l, d, u)
}

// chartHeight is how many lines the columns of a chart have.
const chartHeight = 8

// writeCourse draws the months as a chart, or writes them as numbers.
func writeCourse(env *kit.Env, r *indicator.Row, last model.Date, inLines bool, p *record.Paper) {
	l, th := env.Lang, env.Theme
	w := &l.EffectScreen
	if inLines {
		p.Text(w.ColCourse+": "+courseWords(l, r, last), kit.Style{})
		return
	}
	const axis, gap = 7, 2
	chart := kit.Chart{Values: course(r), Target: math.NaN(), Axis: func(v float64) string {
		return mark(l, int64(math.Round(v*1000)), r.Spec.Unit)
	}}
	if r.Target != 0 {
		chart.Target = float64(r.Target) / 1000
	}
	for i, f := range r.Months {
		chart.Labels = append(chart.Labels, l.MonthBrief(last.AddMonths(i - len(r.Months) + 1))[:3])
		n := "-"
		if f.Known() {
			n = number(l, f.Milli(r.Spec.Unit), r.Spec.Unit)
		}
		chart.Numbers = append(chart.Numbers, n)
	}
	for _, line := range chart.Lines(p.Width()-axis-gap, chartHeight) {
		p.Row(0, record.Column{Text: line.Axis, Width: axis, Right: true, Style: th.Faint}, record.Column{Text: line.Cells})
	}
	if r.Target != 0 {
		p.Row(axis+gap, record.Column{Text: l.F(w.TargetLine, targetWord(l, r)), Style: th.Faint})
	}
}

// writePlaces writes the indicator of each kabupaten.
func (d *Detail) writePlaces(p *record.Paper) {
	all := d.asking.found.places
	if len(all) == 0 {
		return
	}
	l, th := d.env.Lang, d.env.Theme
	w := &l.EffectScreen
	u := d.row.Spec.Unit
	p.Head(w.PlacesHead)
	const name, cell = 20, 9
	p.Row(0, record.Column{Text: w.Regency, Width: name, Style: th.Heading}, record.Column{Text: w.ColNow, Width: cell, Right: true, Style: th.Heading},
		record.Column{Text: w.ColBefore, Width: cell, Right: true, Style: th.Heading}, record.Column{Text: w.ColCounted, Style: th.Heading})
	for _, one := range all {
		r := one.row
		counted := "-"
		if u == indicator.Percent || u == indicator.PerHundred {
			counted = pair(l, r.Spec, r.Now)
		}
		p.Row(0, record.Column{Text: d.store.Books().DistrictName(one.regency), Width: name}, record.Column{Text: value(l, r.Now, u), Width: cell, Right: true},
			record.Column{Text: value(l, r.Before, u), Width: cell, Right: true, Style: th.Faint}, record.Column{Text: counted, Style: th.Faint})
	}
}
