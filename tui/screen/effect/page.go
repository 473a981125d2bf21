package effect

import (
	"context"
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// The parts of the page.
const (
	tabIndicators = iota
	tabFunnel
	tabFactors
	tabCompare
	tabCloses
	pageTabs
)

// The intents of these screens.
const (
	listIntent    kit.Intent = "effect.list"
	funnelIntent  kit.Intent = "effect.funnel"
	factorsIntent kit.Intent = "effect.factors"
	compareIntent kit.Intent = "effect.compare"
	periodIntent  kit.Intent = "effect.period"
	earlierIntent kit.Intent = "effect.earlier"
	laterIntent   kit.Intent = "effect.later"
	clearIntent   kit.Intent = "effect.whole-office"
	closeIntent   kit.Intent = "effect.close-month"
	againIntent   kit.Intent = "effect.again"
)

// Page is the room's first screen: the figures of a period and of a part of the
// office, in five parts. Period and part stay what the person chose while the
// room is open.
type Page struct {
	env   *kit.Env
	store Store

	asking *asking[figures]
	period indicator.Period
	slice  indicator.Slice
	form   *chooser // while days or a part of the office are chosen

	tab      int
	table    *table.Table
	rows     *table.Slice[indicator.Row]
	unfolded map[indicator.Code]bool
	months   *table.Table // of the part on closed months
	closed   *table.Slice[model.MonthClose]
	closing  bool // a month is being closed
	scroll   record.Scroll
	code     string // language of the columns
	hits     []image.Rectangle
}

// New returns the page of this month, of all that the person may count.
func New(env *kit.Env, s Store) *Page {
	p := &Page{env: env, store: s, unfolded: map[indicator.Code]bool{}, code: env.Lang.Code}
	p.period = around(spanMonth, p.today())
	if !s.Actor().SeesChildren() {
		p.slice.Section = model.Adults // rule R12
	}
	p.asking = newAsking(env, s, p.work)
	p.rows = table.NewSlice(func(r indicator.Row) model.ID { return rowID(r.Spec.Code) }, p.cells)
	p.table = table.New(env, p.columns()...)
	p.table.SetSource(p.rows)
	p.closed = table.NewSlice(func(m model.MonthClose) model.ID { return m.ID }, p.closeCells)
	p.months = table.New(env, p.closeColumns()...)
	p.months.SetSource(p.closed)
	return p
}

// rowID names the row of an indicator for the table.
func rowID(code indicator.Code) model.ID {
	var id model.ID
	copy(id[1:], code)
	id[0] = 1
	return id
}

func (p *Page) today() model.Date { return model.DateOf(p.env.Time()) }

// Title is the period.
func (p *Page) Title() string { return periodWord(p.env.Lang, p.period) }

// Typing reports whether keys go to a form.
func (p *Page) Typing() bool { return p.form != nil }

// Init computes the page.
func (p *Page) Init() tea.Cmd { return p.asking.ask() }

func (p *Page) work() job[figures] {
	period, slice, s, today := p.period, p.slice, p.store, p.today()
	return func(ctx context.Context, facts *indicator.Facts) (figures, error) {
		q := store.QueryOf(s.Books(), period, today)
		q.Slice = slice
		return compute(ctx, s, facts, q)
	}
}

// found are the figures on view, nil before there are any.
func (p *Page) found() *figures {
	if !p.asking.known {
		return nil
	}
	return &p.asking.found
}

// choose asks for another period or part of the office.
func (p *Page) choose(period indicator.Period, slice indicator.Slice) tea.Cmd {
	if period == p.period && slice == p.slice {
		return nil
	}
	p.period, p.slice = period, slice
	return p.asking.ask()
}

// Update takes intents, what is typed, and answers.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Turn, answered[figures]:
		cmd, fresh := p.asking.update(m)
		if fresh {
			p.fill()
		}
		return cmd
	case kit.Refresh:
		if p.code != p.env.Lang.Code {
			p.code = p.env.Lang.Code
			p.months.SetColumns(p.closeColumns()...)
			p.fill()
		}
		return p.asking.changed()
	case periodPicked:
		return p.picked(string(m))
	case form.Saved:
		if p.form == nil || m.Form != p.form.form {
			return nil
		}
		period, slice := p.form.read(m.Values)
		p.form = nil
		return p.choose(period, slice)
	case form.Cancelled, form.LeaveAsked:
		p.form = nil
		return nil
	case closeNow:
		return p.close(m)
	case closedMonth:
		return p.wasClosed(m)
	case kit.Do:
		if p.form != nil {
			return p.form.form.Update(m)
		}
		return p.do(m.Intent)
	}
	if p.form != nil {
		return p.form.form.Update(msg)
	}
	return nil
}

// fill puts what was found into the tables.
func (p *Page) fill() {
	f := p.found()
	if f == nil {
		return
	}
	p.table.SetColumns(p.columns()...)
	p.showRows()
	p.closed.Set(slices.Clone(f.closes))
	p.months.Empty = p.env.Lang.EffectScreen.NoCloses
	p.months.Refresh()
}

// showRows shows the indicators, and the parts of those that are unfolded.
func (p *Page) showRows() {
	var out []indicator.Row
	for _, r := range p.found().page.Rows {
		if !isPart(r.Spec.Code) || p.unfolded[parentOf(r.Spec.Code)] {
			out = append(out, r)
		}
	}
	p.rows.Set(out)
	p.table.Refresh()
}

// parts counts the parts of an indicator.
func (f *figures) parts(of indicator.Code) int {
	n := 0
	for i := range f.page.Rows {
		if code := f.page.Rows[i].Spec.Code; isPart(code) && parentOf(code) == of {
			n++
		}
	}
	return n
}

// fold shows the parts of the indicator under the cursor, or hides them.
func (p *Page) fold() {
	r, ok := p.current()
	if !ok {
		return
	}
	of := parentOf(r.Spec.Code)
	p.unfolded[of] = !p.unfolded[of]
	p.showRows()
	if !p.unfolded[of] {
		p.table.Select(rowID(of))
	}
}

// current is the indicator under the cursor.
func (p *Page) current() (indicator.Row, bool) {
	id, ok := p.table.Cursor()
	if !ok {
		return indicator.Row{}, false
	}
	return p.rows.Item(id)
}

func (p *Page) do(i kit.Intent) tea.Cmd {
	switch i {
	case againIntent:
		p.asking.facts = nil
		return p.asking.ask()
	case kit.Back:
		return p.back()
	case periodIntent:
		return p.askPeriod()
	case earlierIntent:
		return p.choose(shift(p.period, -1), p.slice)
	case laterIntent:
		if next := shift(p.period, 1); next.From <= p.today() {
			return p.choose(next, p.slice)
		}
		return nil
	case kit.Filter:
		p.form = newSliceForm(p)
		return nil
	case clearIntent:
		return p.choose(p.period, p.wholeOffice())
	case kit.NextTab:
		return p.turn((p.tab + 1) % pageTabs)
	case kit.PrevTab:
		return p.turn((p.tab + pageTabs - 1) % pageTabs)
	case funnelIntent:
		return p.turn(tabFunnel)
	case factorsIntent:
		return p.turn(tabFactors)
	case compareIntent:
		return p.turn(tabCompare)
	case closeIntent:
		return p.askClose()
	}
	return p.doPart(i)
}

// doPart does what belongs to the part on view.
func (p *Page) doPart(i kit.Intent) tea.Cmd {
	switch p.tab {
	case tabIndicators:
		r, ok := p.current()
		switch {
		case i == kit.Open && ok:
			return kit.Send(kit.Push{Screen: newDetail(p.env, p.store, p.asking.facts, p.asking.found, r)})
		case i == listIntent && ok && r.Spec.Of != indicator.OfOffice:
			return kit.Send(kit.Push{Screen: newBehind(p.env, p.store, p.asking.facts, p.asking.found.query, r)})
		case i == kit.Mark && ok:
			p.fold()
			return nil
		}
		return p.table.Update(kit.Do{Intent: i})
	case tabCloses:
		if i == kit.Open {
			return p.openClosed()
		}
		return p.months.Update(kit.Do{Intent: i})
	}
	p.scroll.Do(i)
	return nil
}

// back stops what is computed, and leaves a part for the first one.
func (p *Page) back() tea.Cmd {
	if p.asking.wait.Busy() {
		p.asking.stop()
		if f := p.found(); f != nil { // what stands is what was asked before
			p.period, p.slice = f.query.Period, f.query.Slice
			p.asking.stopped = false
		}
		return nil
	}
	return p.turn(tabIndicators)
}

func (p *Page) turn(to int) tea.Cmd {
	p.tab = to
	p.scroll.Reset()
	return nil
}

// wholeOffice is all that the person may count.
func (p *Page) wholeOffice() indicator.Slice {
	if p.store.Actor().SeesChildren() {
		return indicator.Slice{}
	}
	return indicator.Slice{Section: model.Adults}
}

// narrowed reports whether the person chose a part of the office.
func (p *Page) narrowed() bool { return p.slice != p.wholeOffice() }

// Keys is what works now.
func (p *Page) Keys() kit.KeyMap {
	if p.form != nil {
		return p.form.keys()
	}
	if p.found() == nil {
		return p.asking.keys()
	}
	w, l := &p.env.Lang.EffectScreen, p.env.Lang
	var m kit.KeyMap
	switch p.tab {
	case tabIndicators:
		m = append(m, kit.Bind(kit.Open, w.KeyOpen))
		r, ok := p.current()
		if ok && r.Spec.Of != indicator.OfOffice {
			m = append(m, kit.Bind(listIntent, w.KeyList, "l"))
		}
		if ok && p.found().parts(parentOf(r.Spec.Code)) > 0 {
			m = append(m, kit.Bind(kit.Mark, w.KeyParts))
		}
	case tabCloses:
		if p.closed.Len() > 0 {
			m = append(m, kit.Bind(kit.Open, w.KeyOpenMonth))
		}
	default:
		m = p.scroll.Keys(l.Record.KeyMove) // what is cut off at the bottom says first how to read on
	}
	m = append(m, kit.Bind(periodIntent, w.KeyPeriod, "p"), kit.Bind(kit.Filter, w.KeySlice))
	if p.narrowed() {
		m = append(m, kit.Bind(clearIntent, w.KeyWhole, "x"))
	}
	m = append(m, p.turns()...)
	if p.mayClose() {
		m = append(m, kit.Bind(closeIntent, w.KeyClose, "T"))
	}
	m = append(m,
		kit.Bind(earlierIntent, w.KeyEarlier, ",", "[").Hide(), kit.Bind(laterIntent, w.KeyLater, ".", "]").Hide(),
		kit.Bind(kit.NextTab, l.Record.KeyTab), kit.Bind(kit.PrevTab, "").Hide())
	if p.tab != tabIndicators || p.asking.wait.Busy() {
		m = append(m, kit.Bind(kit.Back, l.Common.Back))
	}
	m = append(m, p.asking.keys()...)
	switch p.tab {
	case tabIndicators:
		return append(m, moves(p.table.Keys())...)
	case tabCloses:
		return append(m, moves(p.months.Keys())...)
	}
	return m
}

// turns are the keys of the other parts.
func (p *Page) turns() kit.KeyMap {
	w := &p.env.Lang.EffectScreen
	all := []struct {
		tab int
		key kit.Binding
	}{{tabFactors, kit.Bind(factorsIntent, w.KeyFactors, "t")}, {tabFunnel, kit.Bind(funnelIntent, w.KeyFunnel, "c")}, {tabCompare, kit.Bind(compareIntent, w.KeyCompare, "b")}}
	var m kit.KeyMap
	for _, one := range all {
		if one.tab != p.tab {
			m = append(m, one.key)
		}
	}
	return m
}

// moves are the keys of a table that move its cursor: these lists have one
// order and few columns.
func moves(keys kit.KeyMap) kit.KeyMap {
	return slices.DeleteFunc(keys, func(b kit.Binding) bool { return b.Intent == kit.Sort || b.Intent == kit.Columns })
}

// Click turns to the part under the mouse, or chooses a line.
func (p *Page) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if p.form != nil {
		return p.form.form.Click(x, y, ev)
	}
	if _, ok := ev.(tea.MouseClickMsg); ok {
		for i, hit := range p.hits {
			if image.Pt(x, y).In(hit) {
				return p.turn(i)
			}
		}
	}
	switch p.tab {
	case tabIndicators:
		return p.table.Click(x, y, ev)
	case tabCloses:
		return p.months.Click(x, y, ev)
	}
	p.scroll.Wheel(ev)
	return nil
}

// explain words why something failed.
func (p *Page) explain(err error) tea.Cmd {
	return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(err, p.env.Lang.Code)})
}
