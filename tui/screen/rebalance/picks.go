package rebalance

import (
	"cmp"
	"image"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/balance"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
)

// picks are the clients whom a counselor has in a scenario, to let some of them
// go to somebody else.
type picks struct {
	sim   *Simulation
	who   int
	table *table.Table
	rows  *table.Slice[int]
}

func newPicks(sim *Simulation, who int) *picks {
	p := &picks{sim: sim, who: who}
	p.rows = table.NewSlice(func(j int) model.ID { return sim.office.problem.Clients()[j].ID }, p.cells)
	p.table = table.New(sim.env, p.columns()...)
	p.table.Multi = true
	p.table.SetSource(p.rows)
	p.fill()
	return p
}

// fill lists the clients, the heaviest first; those who stay whatever happens
// come last.
func (p *picks) fill() {
	var mine []int
	t := p.sim.trial()
	for j := range p.sim.office.cases {
		if t.At(j) == p.who {
			mine = append(mine, j)
		}
	}
	problem := p.sim.office.problem
	stays := func(j int) int { return min(int(problem.Clients()[j].Fixed), 1) }
	slices.SortStableFunc(mine, func(a, b int) int {
		return cmp.Or(cmp.Compare(stays(a), stays(b)), cmp.Compare(problem.Work(b, p.who), problem.Work(a, p.who)))
	})
	p.rows.Set(mine)
	p.table.Empty = p.sim.env.Lang.Rebalance.NoClients
	p.table.Refresh()
}

// Title names the counselor.
func (p *picks) Title() string { return p.sim.office.counselor(p.who) }

// Init has nothing to wait for.
func (p *picks) Init() tea.Cmd { return nil }

func (p *picks) columns() []table.Column {
	w := &p.sim.env.Lang.Rebalance
	return []table.Column{
		{Key: "name", Title: w.ColClient, Width: 22, Min: 16, Flex: true},
		{Key: "risk", Title: w.ColRisk, Width: 8},
		{Key: "district", Title: w.ColDistrict, Width: 16, Min: 10, Priority: 1},
		{Key: "hours", Title: w.ColHours, Width: 5, Right: true},
		{Key: "since", Title: w.ColSince, Width: 11, Priority: 3},
		{Key: "note", Title: w.ColNote, Width: 26, Min: 12, Priority: 2},
	}
}

func (p *picks) cells(j int) []table.Cell {
	o, l, th := p.sim.office, p.sim.env.Lang, p.sim.env.Theme
	c := &o.problem.Clients()[j]
	note := table.Cell{Text: warnings(p.sim.env, c.Warning), Style: th.Faint}
	if c.Fixed != 0 {
		note = table.Cell{Text: blocks(p.sim.env, c.Fixed), Style: th.Warn}
	}
	return []table.Cell{{Text: o.client(j)}, {Text: o.risk(j)}, {Text: o.store.Books().DistrictName(c.Place)},
		{Text: l.HoursBare(o.problem.Work(j, p.who).Minutes())}, {Text: l.DateBrief(o.cases[j].Since), Style: th.Faint}, note}
}

// targetPicked is the counselor whom the marked clients go to.
type targetPicked struct {
	of *picks
	to int
}

// Update takes intents and answers.
func (p *picks) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case targetPicked:
		if m.of != p {
			return nil
		}
		return p.send(m.to)
	case kit.Refresh:
		p.table.SetColumns(p.columns()...)
		p.fill()
	case kit.Do:
		return p.do(m.Intent)
	default:
		return p.table.Update(msg)
	}
	return nil
}

func (p *picks) do(i kit.Intent) tea.Cmd {
	switch i {
	case kit.Open:
		return p.askTarget()
	case districtIntent:
		p.markDistrict()
		return nil
	}
	return p.table.Update(kit.Do{Intent: i})
}

// chosen are the clients who are marked, or the one under the cursor.
func (p *picks) chosen() []int {
	ids := p.table.Marked()
	if id, ok := p.table.Cursor(); ok && len(ids) == 0 {
		ids = []model.ID{id}
	}
	var out []int
	for _, j := range p.rows.Items() {
		if slices.Contains(ids, p.sim.office.problem.Clients()[j].ID) {
			out = append(out, j)
		}
	}
	return out
}

// markDistrict marks everybody who lives where the one under the cursor does.
func (p *picks) markDistrict() {
	id, ok := p.table.Cursor()
	if !ok {
		return
	}
	at, _ := p.rows.Item(id)
	place := p.sim.office.problem.Clients()[at].Place
	p.table.ClearMarks()
	for _, j := range p.rows.Items() {
		if c := &p.sim.office.problem.Clients()[j]; c.Place == place && c.Fixed == 0 {
			p.table.Select(c.ID)
			p.table.Update(kit.Do{Intent: kit.Mark})
		}
	}
	p.table.Select(id)
}

// askTarget offers every counselor with what the move would do; those who may
// not take one of the clients stay to be seen, with the reason.
func (p *picks) askTarget() tea.Cmd {
	clients := p.chosen()
	if len(clients) == 0 {
		return nil
	}
	w := &p.sim.env.Lang.Rebalance
	title := p.sim.env.Lang.F(w.WhereTo, p.sim.env.Lang.Number(len(clients)))
	if len(clients) == 1 {
		title = p.sim.env.Lang.F(w.WhereToOne, p.sim.office.client(clients[0]))
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(p.sim.env, title, p.targets(clients), "", func(value string) tea.Msg {
		to, _ := strconv.Atoi(value)
		return targetPicked{p, to}
	})})
}

// target is a counselor whom clients might go to.
type target struct {
	who, percent int
	takes        int // how many of them
	note         string
}

// targets lists the counselors: who takes all and has the lowest load with them
// first.
func (p *picks) targets(clients []int) []kit.Option {
	o, t, l := p.sim.office, p.sim.trial(), p.sim.env.Lang
	var all []target
	for i := range o.problem.Counselors() {
		if i == p.who {
			continue
		}
		one := target{who: i}
		var why balance.Block
		after := t.Load(i)
		for _, j := range clients {
			if b := t.Block(j, i); b != 0 && o.problem.Clients()[j].Owner != i {
				why |= b
				continue
			}
			one.takes++
			after += o.problem.Work(j, i)
		}
		one.percent = o.problem.Percent(i, after)
		one.note = o.percent(i, t.Load(i)) + " → " + o.percent(i, after) + " %"
		if why != 0 {
			one.note = blocks(p.sim.env, why)
			if one.takes > 0 {
				one.note = l.F(l.Rebalance.TakesSome, l.Number(one.takes), l.Number(len(clients)))
			}
		}
		all = append(all, one)
	}
	slices.SortStableFunc(all, func(a, b target) int {
		if a.takes != b.takes {
			return b.takes - a.takes
		}
		return a.percent - b.percent
	})
	options := make([]kit.Option, len(all))
	for k, one := range all {
		options[k] = kit.Option{Value: strconv.Itoa(one.who), Label: o.counselor(one.who), Note: one.note}
	}
	return options
}

// send lets the chosen clients go, and says so on the simulation.
func (p *picks) send(to int) tea.Cmd {
	clients := p.chosen()
	p.table.ClearMarks()
	cmd := p.sim.move(clients, to)
	p.fill()
	return cmd
}

// Keys is what works now.
func (p *picks) Keys() kit.KeyMap {
	w := &p.sim.env.Lang.Rebalance
	keys := kit.KeyMap{}
	if p.table.Len() > 0 {
		keys = append(keys, kit.Bind(kit.Open, w.KeyMove), kit.Bind(districtIntent, w.KeyDistrict, "w"))
	}
	return append(keys, p.table.Keys()...)
}

// Draw draws the load of the counselor and the clients.
func (p *picks) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	o, t, l, th := p.sim.office, p.sim.trial(), p.sim.env.Lang, p.sim.env.Theme
	line := image.Rect(area.Min.X+1, area.Min.Y, area.Max.X-1, area.Min.Y+1)
	text := l.F(l.Rebalance.Holds, o.counselor(p.who), l.Number(t.Clients(p.who)), l.Hours(t.Load(p.who).Minutes()), o.percent(p.who, t.Load(p.who)))
	if n := p.table.MarkedLen(); n > 0 {
		sum := balance.Work(0)
		for _, j := range p.chosen() {
			sum += o.problem.Work(j, p.who)
		}
		text += " · " + l.F(l.Rebalance.Marked, l.Number(n), l.Hours(sum.Minutes()))
	}
	c.TextIn(line, text, th.Bold)
	area.Min.Y += 2
	p.table.Draw(c, area)
	return nil
}

// Click gives the mouse to the table.
func (p *picks) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return p.table.Click(x, y, ev) }
