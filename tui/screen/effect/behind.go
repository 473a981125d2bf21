package effect

import (
	"cmp"
	"context"
	"image"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/model/text"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

// Behind is what stands behind a figure: what was counted, and what belongs to
// the denominator and was not. Clients whom the person may not see are counted
// and not named, so that both lists together are always the figure.
type Behind struct {
	env    *kit.Env
	store  Store
	query  indicator.Query
	row    indicator.Row
	asking *asking[listed]
	tab    int // 0: counted, 1: not
	tables [2]*table.Table
	hits   []image.Rectangle
	code   string // language of the columns
}

// listed are both lists, made ready to be shown.
type listed struct {
	of     indicator.Of
	now    indicator.Figure
	lines  [2]*table.Slice[line]
	hidden [2]int           // who may not be seen
	unseen indicator.Figure // what they come to
	many   bool             // a line may count more than once
}

// line is one thing of a list.
type line struct {
	id          model.ID // of the row
	show        kit.Show // the record that it opens; zero for none
	name, more  string
	place, with string
	n, d        int64
}

// newBehind returns the lists behind an indicator.
func newBehind(env *kit.Env, s Store, facts *indicator.Facts, q indicator.Query, r indicator.Row) *Behind {
	b := &Behind{env: env, store: s, query: q, row: r, code: env.Lang.Code}
	b.asking = newAsking(env, s, b.work)
	b.asking.facts = facts
	for i := range b.tables {
		b.tables[i] = table.New(env, b.columns()...)
	}
	return b
}

// Title is its part of the breadcrumb.
func (b *Behind) Title() string {
	return b.env.Lang.F(b.env.Lang.EffectScreen.ListTitle, string(b.row.Spec.Code))
}

// Init finds the lists.
func (b *Behind) Init() tea.Cmd { return b.asking.ask() }

// work finds both lists with their names.
func (b *Behind) work() job[listed] {
	q, code := b.query, b.row.Spec.Code
	names := naming{b.env, b.store.Books(), b.store.Roster()}
	return func(ctx context.Context, facts *indicator.Facts) (listed, error) {
		found := facts.Behind(q, code)
		out := listed{of: found.Of, now: rowOf(facts, q, code).Now}
		for i, items := range [2][]indicator.Item{found.Counted, found.Rest} {
			lines, hidden, unseen := names.lines(found.Of, items)
			for k := range lines {
				out.many = out.many || lines[k].d > 1 || lines[k].n > 1
			}
			out.lines[i] = table.NewSlice(func(l line) model.ID { return l.id }, b.cells)
			out.lines[i].Set(lines)
			out.hidden[i] = hidden
			out.unseen.Num, out.unseen.Den = out.unseen.Num+unseen.Num, out.unseen.Den+unseen.Den
		}
		return out, ctx.Err()
	}
}

// naming gives names to what lists hold, as far as the person may know them.
type naming struct {
	env   *kit.Env
	books *store.Books
	view  *roster.View
}

// lines are the items with their names, by the alphabet; hidden is how many the
// person may not see, and unseen what they come to.
func (n naming) lines(of indicator.Of, items []indicator.Item) (out []line, hidden int, unseen indicator.Figure) {
	for i, it := range items {
		one, ok := n.line(of, it)
		if !ok {
			hidden++
			unseen.Num, unseen.Den = unseen.Num+it.N, unseen.Den+it.D
			continue
		}
		one.id, one.n, one.d = table.Number(i+1), it.N, it.D
		out = append(out, one)
	}
	slices.SortStableFunc(out, func(a, b line) int {
		return cmp.Or(cmp.Compare(text.Fold(a.name), text.Fold(b.name)), cmp.Compare(a.more, b.more))
	})
	return out, hidden, unseen
}

// line names one item; false when the person may not see it.
func (n naming) line(of indicator.Of, it indicator.Item) (line, bool) {
	switch of {
	case indicator.OfClients:
		row, ok := n.view.Find(it.ID)
		if !ok {
			return line{}, false
		}
		return line{show: kit.Show{Kind: model.KindClient, ID: it.ID}, name: record.ClientName(&row), more: row.Register,
			place: n.books.DistrictName(row.District), with: n.books.CounselorName(row.Counselor)}, true
	case indicator.OfGroups:
		g, ok := n.books.Group(it.ID)
		if !ok {
			return line{}, false
		}
		return line{show: kit.Show{Kind: model.KindGroup, ID: it.ID}, name: g.Name, more: n.env.Lang.GroupState(n.books.Mechanism(), g.State),
			place: n.books.DistrictName(g.District), with: n.books.CounselorName(g.Mentor)}, true
	case indicator.OfCounselors:
		who, ok := n.books.Counselor(it.ID)
		if !ok {
			return line{}, false
		}
		return line{show: kit.Show{Kind: model.KindCounselor, ID: it.ID}, name: who.Name, more: n.env.Lang.Domain.Grade(who.Grade)}, true
	}
	one := line{name: n.books.DistrictName(it.Code), more: it.Code}
	if r, ok := n.books.Region(it.Code); ok && r.Parent != "" {
		one.place = n.books.DistrictName(r.Parent)
	}
	return one, true
}

func (b *Behind) columns() []table.Column {
	w := &b.env.Lang.EffectScreen
	of := b.row.Spec.Of
	cols := []table.Column{
		{Key: "name", Title: w.ListOf[of], Width: 24, Min: 18, Flex: true},
		{Key: "more", Title: w.ListMore[of], Width: 14, Min: 12, Priority: 2},
		{Key: "place", Title: w.ListPlace[of], Width: 20, Min: 14, Priority: 3},
		{Key: "with", Title: w.Counselor, Width: 14, Min: 10, Priority: 4},
	}
	if b.asking.known && b.asking.found.many {
		cols = append(cols, table.Column{Key: "count", Title: w.ColCounted, Width: 12, Right: true, Priority: 1})
	}
	return cols
}

func (b *Behind) cells(l line) []table.Cell {
	th := b.env.Theme
	return []table.Cell{{Text: l.name}, {Text: l.more, Style: th.Faint}, {Text: l.place}, {Text: l.with, Style: th.Faint}, {Text: b.weight(b.env.Lang, l)}}
}

// weight says how much a line counts: of loads and means the value, of what is
// counted how often.
func (b *Behind) weight(l *lang.Strings, one line) string {
	spec, f := b.row.Spec, indicator.Figure{Num: one.n, Den: one.d}
	switch {
	case spec.Of == indicator.OfCounselors && spec.Code != indicator.E11d:
		return value(l, f, indicator.Percent)
	case spec.Unit == indicator.Mean:
		return value(l, f, indicator.Mean)
	case one.d > 1:
		return pair(l, spec, f)
	}
	return l.Number(int(one.n))
}

// Update takes intents and the answer.
func (b *Behind) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Turn, answered[listed]:
		cmd, fresh := b.asking.update(m)
		if fresh {
			b.fill()
		}
		return cmd
	case kit.Refresh:
		return b.asking.changed()
	case kit.Do:
		return b.do(m.Intent)
	}
	return nil
}

// fill shows the lists that were found; the cursor stays on its record.
func (b *Behind) fill() {
	w := &b.env.Lang.EffectScreen
	for i, t := range b.tables {
		var was kit.Show
		if old, ok := t.Source().(*table.Slice[line]); ok {
			if id, ok := t.Cursor(); ok {
				it, _ := old.Item(id)
				was = it.show
			}
		}
		t.SetColumns(b.columns()...)
		t.Empty = w.ListEmpty[i]
		now := b.asking.found.lines[i]
		t.SetSource(now)
		at := slices.IndexFunc(now.Items(), func(l line) bool { return was.Kind != "" && l.show == was })
		if at >= 0 {
			t.Select(now.ID(at))
		}
	}
}

// current is the line under the cursor.
func (b *Behind) current() (line, bool) {
	if !b.asking.known {
		return line{}, false
	}
	id, ok := b.tables[b.tab].Cursor()
	if !ok {
		return line{}, false
	}
	return b.asking.found.lines[b.tab].Item(id)
}

func (b *Behind) do(i kit.Intent) tea.Cmd {
	switch i {
	case kit.Back:
		b.asking.halt()
		return kit.Send(kit.Pop{})
	case againIntent:
		b.asking.facts = nil
		return b.asking.ask()
	case kit.NextTab, kit.PrevTab:
		b.tab = 1 - b.tab
		return nil
	case kit.Open:
		if l, ok := b.current(); ok && l.show.Kind != "" {
			return kit.Send(l.show)
		}
		return nil
	}
	return b.tables[b.tab].Update(kit.Do{Intent: i})
}

// Keys is what works now.
func (b *Behind) Keys() kit.KeyMap {
	w, l := &b.env.Lang.EffectScreen, b.env.Lang
	var m kit.KeyMap
	if one, ok := b.current(); ok && one.show.Kind != "" {
		m = append(m, kit.Bind(kit.Open, l.Record.KeyOpen))
	}
	m = append(m, kit.Bind(kit.NextTab, w.KeyRest[b.tab]), kit.Bind(kit.PrevTab, "").Hide(), kit.Bind(kit.Back, l.Common.Back),
		kit.Bind(againIntent, w.KeyAgain, "r").Hide())
	return append(m, moves(b.tables[b.tab].Keys())...)
}

// sums words how many lines there are, and what they come to.
func (b *Behind) sums() string {
	l, f := b.env.Lang, &b.asking.found
	out := nameOf(l, b.row.Spec.Code) + " · " + periodWord(l, b.query.Period) + " · " + value(l, f.now, b.row.Spec.Unit)
	if u := b.row.Spec.Unit; f.now.Known() && b.row.Spec.Of != indicator.OfCounselors && (u == indicator.Percent || u == indicator.PerHundred) {
		out += " · " + pair(l, b.row.Spec, f.now)
	}
	return out
}

// Draw draws what the figure is, both lists' tabs, and the list on view.
func (b *Behind) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	l, th := b.env.Lang, b.env.Theme
	w := &l.EffectScreen
	area.Min.X++
	area.Max.X--
	top := func() image.Rectangle { return image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1) }
	switch a := b.asking; {
	case a.failure != "":
		c.Wrap(area, a.failure, th.Bad)
		return nil
	case !a.known:
		a.wait.Draw(c, area)
		return nil
	}
	f := &b.asking.found
	c.TextIn(top(), b.sums(), th.Bold)
	area.Min.Y++
	if marks := chips(l, b.store.Books(), b.query.Slice); len(marks) > 0 {
		kit.Chips(c, th, top(), marks)
		area.Min.Y++
	}
	tabs := make([]kit.Tab, 2)
	for i := range tabs {
		tabs[i] = kit.Tab{Title: w.ListTabs[i], Count: f.lines[i].Len() + f.hidden[i]}
	}
	b.hits = kit.Tabs(c, b.env, top(), tabs, b.tab)
	area.Min.Y += 2
	if n := f.hidden[b.tab]; n > 0 {
		foot := image.Rect(area.Min.X, area.Max.Y-1, area.Max.X, area.Max.Y)
		area.Max.Y--
		c.TextIn(foot, l.F(w.Hidden, l.Number(n)), th.Faint)
	}
	area.Min.X--
	b.tables[b.tab].Draw(c, area)
	return nil
}

// Click turns to the tab under the mouse, or chooses a line.
func (b *Behind) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if _, ok := ev.(tea.MouseClickMsg); ok {
		for i, hit := range b.hits {
			if image.Pt(x, y).In(hit) {
				b.tab = i
				return nil
			}
		}
	}
	return b.tables[b.tab].Click(x, y, ev)
}
