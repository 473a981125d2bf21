// Package desk is the start of the day (Beranda): what needs this person now,
// in the order of urgency. Every line opens the record it speaks of.
//
// It asks the roster and the books, which answer from memory, and keeps
// nothing itself.
package desk

import (
	"context"
	"image"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/workload"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/screen/caseload"
	"guyub/tui/screen/clients"
)

// Store is what this screen needs of a session.
type Store interface {
	clients.Store
	Recent(ctx context.Context, n int) ([]store.Ref, error)
}

// each is how many lines a group shows at most.
const each = 6

// item is one line: what kind of thing, which record, and what is to be said.
type item struct {
	word  string
	name  string
	place string
	what  string
	style kit.Style
	open  tea.Msg
}

// group is a heading with its lines; all is how many there are.
type group struct {
	title string
	all   int
	items []item
	more  tea.Msg // opens all of them
}

// Desk is the screen.
type Desk struct {
	env    *kit.Env
	store  Store
	groups []group
	head   string
	foot   string
	at     int
	top    int
	asked  int
	ready  bool
	hits   []image.Rectangle
}

// New returns the screen.
func New(env *kit.Env, s Store) *Desk { return &Desk{env: env, store: s} }

// Title is empty: it is its room's only screen.
func (d *Desk) Title() string { return "" }

// Init gathers.
func (d *Desk) Init() tea.Cmd { return d.gather() }

type gathered struct {
	asked  int
	groups []group
	head   string
	foot   string
}

func (d *Desk) gather() tea.Cmd {
	d.asked++
	asked := d.asked
	return func() tea.Msg {
		ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
		defer stop()
		g := &gatherer{env: d.env, store: d.store, books: d.store.Books(), view: d.store.Roster(), today: model.DateOf(d.env.Time()), ctx: ctx}
		g.norms = g.books.NormsOn(g.today)
		g.run()
		return gathered{asked, g.groups, g.head, g.foot}
	}
}

// Update takes intents and what was gathered.
func (d *Desk) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case gathered:
		if m.asked == d.asked {
			d.groups, d.head, d.foot, d.ready = m.groups, m.head, m.foot, true
			d.at = max(0, min(d.at, d.count()-1))
		}
	case kit.Refresh:
		return d.gather()
	case kit.Do:
		return d.do(m.Intent)
	}
	return nil
}

// count is how many lines can be chosen.
func (d *Desk) count() int {
	n := 0
	for _, g := range d.groups {
		n += len(g.items)
		if g.more != nil {
			n++
		}
	}
	return n
}

// chosen returns what the line under the cursor opens.
func (d *Desk) chosen(at int) tea.Msg {
	for _, g := range d.groups {
		for _, it := range g.items {
			if at == 0 {
				return it.open
			}
			at--
		}
		if g.more != nil {
			if at == 0 {
				return g.more
			}
			at--
		}
	}
	return nil
}

func (d *Desk) do(i kit.Intent) tea.Cmd {
	n := d.count()
	switch i {
	case kit.Up:
		d.at--
	case kit.Down:
		d.at++
	case kit.PageUp:
		d.at -= each
	case kit.PageDown:
		d.at += each
	case kit.Home:
		d.at = 0
	case kit.End:
		d.at = n - 1
	case kit.Open:
		if msg := d.chosen(d.at); msg != nil {
			return kit.Send(msg)
		}
	}
	d.at = max(0, min(d.at, n-1))
	return nil
}

// Keys is what works now.
func (d *Desk) Keys() kit.KeyMap {
	w := &d.env.Lang.Desk
	m := kit.KeyMap{
		kit.Bind(kit.Down, w.KeyPick).Shown("↑↓"), kit.Bind(kit.Up, "").Hide(),
		kit.Bind(kit.Open, w.KeyOpen),
		kit.Bind(kit.PageUp, "").Hide(), kit.Bind(kit.PageDown, "").Hide(), kit.Bind(kit.Home, "").Hide(), kit.Bind(kit.End, "").Hide(),
	}
	return m
}

// Draw draws the day, the groups with their lines, and what stands at the foot.
func (d *Desk) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	d.hits = d.hits[:0]
	if !d.ready {
		return nil
	}
	th, l := d.env.Theme, d.env.Lang
	area.Min.X++
	area.Max.X--
	line := image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1)
	c.Right(line, d.head, th.Base)
	date := line
	date.Max.X -= kit.Width(d.head) + 2
	c.TextIn(date, l.DateWeekday(model.DateOf(d.env.Time())), th.Bold)
	area.Min.Y++
	if area.Dy() > 12 {
		area.Min.Y++
	}
	if d.foot != "" && area.Dy() > 8 {
		foot := image.Rect(area.Min.X, area.Max.Y-1, area.Max.X, area.Max.Y)
		c.TextIn(foot, d.foot, th.Faint)
		area.Max.Y -= 2
	}
	if d.count() == 0 {
		c.Wrap(area, l.Desk.Nothing, th.Base)
		return nil
	}
	return d.drawGroups(c, area)
}

// drawGroups draws the lines from the one scrolled to, so that the one under
// the cursor is seen with the heading of its group.
func (d *Desk) drawGroups(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	type row struct {
		group, item int // item -1 is the heading, len(items) the line of more
		index       int // among the lines that can be chosen, -1 for headings
	}
	var rows []row
	index, focus := 0, 0
	for g := range d.groups {
		if g > 0 {
			rows = append(rows, row{-1, -1, -1})
		}
		rows = append(rows, row{g, -1, -1})
		n := len(d.groups[g].items)
		if d.groups[g].more != nil {
			n++
		}
		for i := range n {
			if index == d.at {
				focus = len(rows)
			}
			rows = append(rows, row{g, i, index})
			index++
		}
	}
	first := focus
	if focus > 0 && rows[focus-1].item == -1 {
		first = focus - 1
	}
	d.top = max(0, min(max(min(d.top, first), focus-area.Dy()+1), len(rows)-area.Dy()))
	d.hits = make([]image.Rectangle, index)
	th := d.env.Theme
	var cursor *tea.Cursor
	for k := d.top; k < len(rows) && k-d.top < area.Dy(); k++ {
		r := rows[k]
		line := image.Rect(area.Min.X, area.Min.Y+k-d.top, area.Max.X, area.Min.Y+k-d.top+1)
		if r.group < 0 {
			continue
		}
		g := &d.groups[r.group]
		if r.item < 0 {
			count := d.env.Lang.Number(g.all)
			c.Right(line, count, th.Bold)
			line.Max.X -= kit.Width(count) + 2
			c.TextIn(line, g.title, th.Title)
			continue
		}
		d.hits[r.index] = line
		if r.item < len(g.items) {
			d.drawItem(c, line, &g.items[r.item])
		} else {
			c.TextIn(image.Rect(line.Min.X+2, line.Min.Y, line.Max.X, line.Max.Y), d.env.Lang.F(d.env.Lang.Desk.UnassignedMore, d.env.Lang.Number(g.all-len(g.items))), th.Faint)
		}
		if r.index == d.at {
			c.Text(line.Min.X, line.Min.Y, ">", th.Marked)
			th.Select(c, line)
			cursor = tea.NewCursor(line.Min.X, line.Min.Y)
		}
	}
	return cursor
}

func (d *Desk) drawItem(c *kit.Canvas, line image.Rectangle, it *item) {
	th := d.env.Theme
	x, y := line.Min.X+2, line.Min.Y
	const word = 11
	c.TextIn(image.Rect(x, y, x+word, y+1), it.word, th.Faint)
	x += word + 1
	st := it.style
	if st == (kit.Style{}) {
		st = th.Base
	}
	rest := line.Max.X - x
	what := min(max(rest*36/100, 16), 34)
	name := min(max(rest*34/100, 14), 36)
	c.TextIn(image.Rect(x, y, min(x+name, line.Max.X), y+1), it.name, th.Base)
	c.TextIn(image.Rect(x+name+1, y, line.Max.X-what-1, y+1), it.place, th.Faint)
	c.TextIn(image.Rect(line.Max.X-what, y, line.Max.X, y+1), it.what, st)
}

// Click chooses a line, and opens the one that is chosen.
func (d *Desk) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	switch ev := ev.(type) {
	case tea.MouseWheelMsg:
		if ev.Button == tea.MouseWheelUp {
			return d.do(kit.Up)
		}
		return d.do(kit.Down)
	case tea.MouseClickMsg:
		for i, r := range d.hits {
			if image.Pt(x, y).In(r) {
				if i == d.at {
					return d.do(kit.Open)
				}
				d.at = i
			}
		}
	}
	return nil
}

// gatherer collects what needs a person.
type gatherer struct {
	env   *kit.Env
	store Store
	books *store.Books
	view  *roster.View
	norms model.Norms
	today model.Date
	ctx   context.Context

	groups     []group
	head, foot string
}

func (g *gatherer) run() {
	l := g.env.Lang
	w := &l.Desk
	a := g.store.Actor()
	if a.May(model.CaseloadRead, model.Subject{}) == nil && (a.Role == model.RoleHeadOfAdults || a.Role == model.RoleHeadOfChildren || a.Role == model.RoleHeadOfOffice) {
		g.over()
	}
	if a.SeesClients() {
		g.clients(a)
	}
	if a.May(model.GroupRead, model.Subject{Kind: model.KindGroup}) == nil {
		g.agreements(a)
	}
	g.last()
	if g.head == "" && a.SeesClients() {
		open := g.view.Run(g.ctx, roster.Query{Filter: openOnly(nil), Today: g.today})
		g.head = l.F(w.OfficeClients, l.Number(open.Len()))
	}
}

// openOnly is the filter of clients under guidance, with more.
func openOnly(more roster.Filter) roster.Filter {
	f := roster.Filter{}
	for _, s := range model.TermStates() {
		if s.Open() {
			f[roster.FacetState] = append(f[roster.FacetState], s.Code())
		}
	}
	for k, v := range more {
		f[k] = v
	}
	return f
}

// clients gathers terms that end or have ended, and clients whom nobody
// guides; for a counselor, their own clients only.
func (g *gatherer) clients(a model.Actor) {
	l := g.env.Lang
	w := &l.Desk
	mine := roster.Filter{}
	if a.Role == model.RoleCounselor && !a.Counselor.IsZero() {
		mine[roster.FacetCounselor] = []string{a.Counselor.String()}
		own := g.view.Run(g.ctx, roster.Query{Filter: openOnly(mine), Today: g.today})
		c, _ := g.books.Counselor(a.Counselor)
		load := caseload.Of(g.books, g.view, &c, g.today)
		g.head = l.F(w.MyClients, l.Number(own.Len()))
		if load.Capacity > 0 {
			g.head += " · " + l.PercentWhole(load.Percent())
		}
		in := roster.Filter{roster.FacetGroup: {"tidak"}}
		in[roster.FacetCounselor] = mine[roster.FacetCounselor]
		out := g.view.Run(g.ctx, roster.Query{Filter: openOnly(in), Today: g.today})
		g.foot = l.F(w.NotInGroup, l.Number(out.Len()), l.Number(own.Len()))
	}
	with := func(facet roster.Facet, value string) roster.Filter {
		f := mine.Clone()
		f[facet] = []string{value}
		return openOnly(f)
	}
	bad, warn := g.env.Theme.Bad, g.env.Theme.Warn
	g.roster(w.Ended, w.KindEnded, with(roster.FacetEnding, "lewat"), roster.ByEnd, false, bad, func(r *roster.Row) string {
		return l.Relative(r.End, g.today)
	})
	if a.Role != model.RoleCounselor {
		g.roster(w.Unassigned, w.KindUnassigned, with(roster.FacetCounselor, ""), roster.ByNewest, false, warn, func(r *roster.Row) string {
			return l.Domain.CategoryShort(r.Category) + " · " + caseload.RiskWord(g.env, r.Risk)
		})
	}
	g.roster(w.Ending30, w.KindEnding, with(roster.FacetEnding, "30"), roster.ByEnd, false, kit.Style{}, func(r *roster.Row) string {
		return l.Relative(r.End, g.today)
	})
}

// roster adds a group of clients that a query finds.
func (g *gatherer) roster(title, word string, f roster.Filter, by roster.Key, desc bool, st kit.Style, what func(*roster.Row) string) {
	found := g.view.Run(g.ctx, roster.Query{Filter: f, Sort: by, Desc: desc, Today: g.today})
	if found.Len() == 0 {
		return
	}
	out := group{title: title, all: found.Len()}
	for i := range min(found.Len(), each) {
		row := found.Row(i)
		name := row.Name
		if row.Section == model.Children {
			name = model.Initials(name)
		}
		out.items = append(out.items, item{word: word, name: name, place: g.books.DistrictName(row.District), what: what(&row), style: st,
			open: kit.Show{Kind: model.KindClient, ID: row.ID}})
	}
	if found.Len() > each {
		out.more = kit.Push{Screen: clients.NewListOf(g.env, g.store, title, f)}
	}
	g.groups = append(g.groups, out)
}

// over gathers counselors above the limit, for those who can do something
// about it.
func (g *gatherer) over() {
	l := g.env.Lang
	team := caseload.Team(g.books, g.view, g.today)
	out := group{title: l.Desk.Over}
	for i := range team.Loads {
		load := &team.Loads[i]
		band := load.Band(g.norms)
		if band != workload.BandOver && band != workload.BandNoCapacity {
			continue
		}
		out.all++
		if len(out.items) == each {
			continue
		}
		what := l.PercentWhole(load.Percent())
		if band == workload.BandNoCapacity {
			what = l.Caseload.NoCapacity
		}
		out.items = append(out.items, item{word: l.Desk.KindOver, name: load.Counselor.Name, place: l.F(l.Caseload.Clients, l.Number(load.Clients)), what: what,
			style: g.env.Theme.Bad, open: kit.Push{Screen: caseload.NewSum(g.env, g.store, load.Counselor.ID)}})
	}
	if out.all > 0 {
		g.groups = append(g.groups, out)
	}
}

// agreements gathers those that have ended or soon will; for a counselor, of
// the groups that they look after.
func (g *gatherer) agreements(a model.Actor) {
	l := g.env.Lang
	warn := g.norms.Int(model.NormAgreementWarn)
	out := group{title: l.Desk.Agreements}
	for i := range g.books.Groups {
		gr := &g.books.Groups[i]
		if a.Role == model.RoleCounselor && gr.Mentor != a.Counselor {
			continue
		}
		ag := gr.Agreement()
		if ag == nil || gr.State != model.GroupActive && gr.State != model.GroupAgreed {
			continue
		}
		state := ag.State(g.today, warn)
		if state != model.AgreementExpiring && state != model.AgreementExpired {
			continue
		}
		out.all++
		if len(out.items) < each {
			st := kit.Style{}
			if state == model.AgreementExpired {
				st = g.env.Theme.Bad
			}
			out.items = append(out.items, item{word: l.Desk.KindAgreement, name: gr.Name, place: g.books.DistrictName(gr.District),
				what: l.Relative(ag.End, g.today), style: st, open: kit.Show{Kind: model.KindGroup, ID: gr.ID}})
		}
	}
	if out.all > 0 {
		g.groups = append(g.groups, out)
	}
}

// last gathers the records that this person worked on last.
func (g *gatherer) last() {
	l := g.env.Lang
	refs, err := g.store.Recent(g.ctx, each)
	if err != nil || len(refs) == 0 {
		return
	}
	out := group{title: l.Desk.Recent}
	for _, r := range refs {
		it := item{word: l.Domain.Kinds[r.Kind], open: kit.Show{Kind: r.Kind, ID: r.ID}}
		switch r.Kind {
		case model.KindClient:
			row, ok := g.view.Find(r.ID)
			if !ok {
				continue
			}
			it.name, it.place, it.what = row.Name, g.books.DistrictName(row.District), row.Register
		case model.KindGroup:
			gr, ok := g.books.Group(r.ID)
			if !ok {
				continue
			}
			it.name, it.place, it.what = gr.Name, g.books.DistrictName(gr.District), gr.Code
		case model.KindCounselor:
			c, ok := g.books.Counselor(r.ID)
			if !ok {
				continue
			}
			it.name, it.what = c.Name, l.Domain.CounselorKind(c.Kind)
		default:
			continue
		}
		out.items = append(out.items, it)
	}
	out.all = len(out.items)
	if out.all > 0 {
		g.groups = append(g.groups, out)
	}
}
