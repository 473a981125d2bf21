package rebalance

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/balance"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
)

// moves are the clients of a scenario who go to somebody else.
type moves struct {
	sim   *Simulation
	table *table.Table
	rows  *table.Slice[balance.Moved]
}

func newMoves(sim *Simulation) *moves {
	m := &moves{sim: sim}
	m.rows = table.NewSlice(func(one balance.Moved) model.ID { return sim.office.problem.Clients()[one.Client].ID }, m.cells)
	m.table = table.New(sim.env, m.columns()...)
	m.table.SetSource(m.rows)
	m.fill()
	return m
}

func (m *moves) fill() {
	m.rows.Set(m.sim.trial().Moved())
	m.table.Empty = m.sim.env.Lang.Rebalance.NoMoves
	m.table.Refresh()
}

// Title is its part of the breadcrumb.
func (m *moves) Title() string { return m.sim.env.Lang.Rebalance.MovesTitle }

// Init has nothing to wait for.
func (m *moves) Init() tea.Cmd { return nil }

func (m *moves) columns() []table.Column {
	w := &m.sim.env.Lang.Rebalance
	return []table.Column{
		{Key: "name", Title: w.ColClient, Width: 20, Min: 14, Flex: true},
		{Key: "risk", Title: w.ColRisk, Width: 7, Priority: 1},
		{Key: "way", Title: w.ColWay, Width: 26, Min: 20},
		{Key: "hours", Title: w.ColHours, Width: 5, Right: true},
		{Key: "note", Title: w.ColNote, Width: 26, Min: 10, Priority: 2},
	}
}

func (m *moves) cells(one balance.Moved) []table.Cell {
	o := m.sim.office
	return []table.Cell{{Text: o.client(one.Client)}, {Text: o.risk(one.Client)}, {Text: o.counselor(one.From) + " → " + o.counselor(one.To)},
		{Text: m.sim.env.Lang.HoursBare(one.Work.Minutes())}, {Text: warnings(m.sim.env, one.Warning), Style: m.sim.env.Theme.Faint}}
}

// takeOut lets a client of the scenario stay where they are.
const takeOut kit.Intent = "simulation.take-out"

// Update takes intents.
func (m *moves) Update(msg tea.Msg) tea.Cmd {
	switch x := msg.(type) {
	case kit.Refresh:
		m.table.SetColumns(m.columns()...)
		m.fill()
	case kit.Do:
		id, ok := m.table.Cursor()
		switch {
		case x.Intent == takeOut && ok:
			one, _ := m.rows.Item(id)
			m.sim.trial().Move([]int{one.Client}, one.From)
			m.fill()
			return m.sim.changed()
		case x.Intent == undoIntent && m.sim.trial().Undo():
			m.fill()
			return m.sim.changed()
		case x.Intent == kit.Open && ok:
			return kit.Send(kit.Show{Kind: model.KindClient, ID: id})
		}
		return m.table.Update(x)
	default:
		return m.table.Update(msg)
	}
	return nil
}

// Keys is what works now.
func (m *moves) Keys() kit.KeyMap {
	w := &m.sim.env.Lang.Rebalance
	var keys kit.KeyMap
	if m.table.Len() > 0 {
		keys = append(keys, kit.Bind(takeOut, w.KeyTakeOut, "space", "x"), kit.Bind(kit.Open, w.KeyClient))
	}
	if undo, _ := m.sim.trial().Steps(); undo > 0 {
		keys = append(keys, kit.Bind(undoIntent, w.KeyUndo, "z", "ctrl+z"))
	}
	return append(keys, m.table.Keys()...)
}

// Draw draws what the scenario does, and its moves.
func (m *moves) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	line := image.Rect(area.Min.X+1, area.Min.Y, area.Max.X-1, area.Min.Y+1)
	c.TextIn(line, m.sim.env.Lang.F(m.sim.env.Lang.Rebalance.Banner, m.sim.now+1)+" · "+m.sim.summary(m.sim.now), m.sim.env.Theme.Warn)
	area.Min.Y += 2
	m.table.Draw(c, area)
	return nil
}

// Click gives the mouse to the table.
func (m *moves) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return m.table.Click(x, y, ev) }
