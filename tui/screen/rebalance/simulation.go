package rebalance

import (
	"context"
	"errors"
	"image"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/balance"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// scenarios is how many trials stand beside each other.
const scenarios = 2

// Simulation is what a supervisor tries out: every counselor as they are and as
// they would be, in two scenarios beside each other. Nothing of it is decided;
// it is kept as a draft under its author.
type Simulation struct {
	env     *kit.Env
	store   Store
	team    Team
	office  *office
	trials  [scenarios]*balance.Trial
	kept    [scenarios]*record.DraftKeeper
	now     int // the scenario that keys act on
	table   *table.Table
	rows    *table.Slice[int]
	wait    *kit.Wait
	cancel  context.CancelFunc
	failure string
	// stale are clients who changed since the office was read, as the store said.
	stale []store.DiscordantRow
	first model.ID // counselor to begin with
}

// NewSimulation returns a simulation that begins with a counselor under the
// cursor; zero for none.
func NewSimulation(env *kit.Env, s Store, team Team, first model.ID) *Simulation {
	m := &Simulation{env: env, store: s, team: team, wait: kit.NewWait(env), first: first}
	for i := range m.kept {
		m.kept[i] = record.NewDraftKeeper(env, s, draftForm, strconv.Itoa(i))
	}
	m.rows = table.NewSlice(func(i int) model.ID { return m.office.problem.Counselors()[i].ID }, m.cells)
	m.table = table.New(env, m.columns()...)
	m.table.SetSource(m.rows)
	return m
}

// Title is its part of the breadcrumb.
func (m *Simulation) Title() string { return m.env.Lang.Rebalance.Title }

type officeRead struct {
	of     *Simulation
	number int
	office *office
	drafts [scenarios]string
	err    error
}

// Init reads the office and the drafts.
func (m *Simulation) Init() tea.Cmd {
	ctx, cancel := context.WithCancel(context.Background())
	m.cancel = cancel
	number, turn := m.wait.Start(m.env.Lang.Rebalance.Reading)
	env, s, team := m.env, m.store, m.team
	return tea.Batch(turn, func() tea.Msg {
		defer cancel()
		o, err := read(ctx, env, s, team)
		out := officeRead{of: m, number: number, office: o, err: err}
		for k := range out.drafts {
			if d, ok, err := s.Draft(ctx, draftForm, strconv.Itoa(k)); ok && err == nil {
				out.drafts[k] = d.Values[draftMoves]
			}
		}
		return out
	})
}

// Update takes intents and answers.
func (m *Simulation) Update(msg tea.Msg) tea.Cmd {
	switch x := msg.(type) {
	case officeRead:
		if x.of == m && m.wait.Current(x.number) {
			return m.begin(x)
		}
	case kit.Refresh:
		m.table.SetColumns(m.columns()...)
	case kit.Turn:
		return m.wait.Update(x)
	case kit.Do:
		return m.do(x.Intent)
	default:
		return m.table.Update(msg)
	}
	return nil
}

// begin takes the office that was read; what was tried out before goes on.
func (m *Simulation) begin(x officeRead) tea.Cmd {
	m.wait.Stop()
	if x.err != nil {
		if errors.Is(x.err, context.Canceled) {
			return kit.Send(kit.Pop{})
		}
		m.failure = store.Explain(x.err, m.env.Lang.Code)
		if errors.Is(x.err, errTooBig) {
			m.failure = m.env.Lang.F(m.env.Lang.Rebalance.TooBig, m.env.Lang.Number(mostPairs))
		}
		return nil
	}
	again := m.office != nil
	var kept [scenarios][]balance.Pair
	for k := range kept {
		if again {
			kept[k] = m.trials[k].Pairs()
		} else {
			kept[k] = readDraft(x.drafts[k])
		}
	}
	m.office, m.failure, m.stale = x.office, "", nil
	lost, taken := 0, 0
	for k := range m.trials {
		m.trials[k] = m.office.problem.NewTrial()
		n := m.trials[k].Take(kept[k])
		taken, lost = taken+n, lost+len(kept[k])-n
	}
	m.rows.Set(m.office.order)
	m.table.Refresh()
	if !m.first.IsZero() {
		m.table.Select(m.first)
		m.first = model.ID{}
	}
	l := m.env.Lang
	switch {
	case lost > 0:
		return kit.Send(kit.Notice{Level: kit.Warn, Text: l.F(l.Rebalance.Lost, l.Number(lost))})
	case taken > 0 && !again:
		return m.say(l.F(l.Rebalance.Resumed, l.Number(taken)))
	}
	return nil
}

func (m *Simulation) trial() *balance.Trial { return m.trials[m.now] }

func (m *Simulation) say(text string) tea.Cmd {
	return kit.Send(kit.Notice{Level: kit.Good, Text: text})
}

// move lets clients go to a counselor.
func (m *Simulation) move(clients []int, to int) tea.Cmd {
	l := m.env.Lang
	n := m.trial().Move(clients, to)
	if n == 0 {
		return kit.Send(kit.Notice{Level: kit.Warn, Text: l.F(l.Rebalance.NoneMoved, m.office.counselor(to))})
	}
	text := l.F(l.Rebalance.MovedTo, l.Number(n), m.office.counselor(to))
	if left := len(clients) - n; left > 0 {
		text += " " + l.F(l.Rebalance.Stayed, l.Number(left))
	}
	return tea.Batch(m.changed(), m.say(text))
}

// changed shows the scenario as it is now, and keeps it.
func (m *Simulation) changed() tea.Cmd {
	m.table.Refresh()
	moves := writeDraft(m.trial().Pairs())
	if moves == "" {
		return m.kept[m.now].Drop()
	}
	return m.kept[m.now].Keep(0, map[string]string{draftMoves: moves})
}

// The intents of a simulation.
const (
	undoIntent     kit.Intent = "simulation.undo"
	redoIntent     kit.Intent = "simulation.redo"
	otherIntent    kit.Intent = "simulation.other"
	proposeIntent  kit.Intent = "simulation.propose"
	movesIntent    kit.Intent = "simulation.moves"
	acceptIntent   kit.Intent = "simulation.accept"
	staleIntent    kit.Intent = "simulation.drop-changed"
	batchesIntent  kit.Intent = "rebalance.batches"
	districtIntent kit.Intent = "simulation.mark-district"
)

func (m *Simulation) do(i kit.Intent) tea.Cmd {
	l := m.env.Lang
	if i == kit.Back {
		if m.cancel != nil {
			m.cancel()
		}
		return kit.Send(kit.Pop{})
	}
	if m.office == nil || m.wait.Busy() {
		return nil
	}
	switch {
	case i == kit.Open:
		if id, ok := m.table.Cursor(); ok {
			return kit.Send(kit.Push{Screen: newPicks(m, m.index(id))})
		}
	case i == undoIntent:
		if !m.trial().Undo() {
			return kit.Send(kit.Notice{Text: l.Rebalance.NothingToUndo})
		}
		return m.changed()
	case i == redoIntent:
		if !m.trial().Redo() {
			return kit.Send(kit.Notice{Text: l.Rebalance.NothingToRedo})
		}
		return m.changed()
	case i == otherIntent:
		m.now = (m.now + 1) % scenarios
		m.table.Refresh()
	case i == proposeIntent:
		return kit.Send(kit.Push{Screen: newProposal(m)})
	case i == movesIntent && len(m.trial().Moved()) > 0:
		return kit.Send(kit.Push{Screen: newMoves(m)})
	case i == acceptIntent && len(m.trial().Moved()) > 0:
		if n := len(m.trial().Moved()); n > model.RebalanceMost {
			return kit.Send(kit.Notice{Level: kit.Warn, Text: l.F(l.Rebalance.TooMany, l.Number(n), l.Number(model.RebalanceMost))})
		}
		return kit.Send(kit.Push{Screen: newAccept(m)})
	case i == staleIntent && len(m.stale) > 0:
		return m.dropChanged()
	default:
		return m.table.Update(kit.Do{Intent: i})
	}
	return nil
}

// dropChanged takes the clients who changed out of the scenario, and reads the
// office anew.
func (m *Simulation) dropChanged() tea.Cmd {
	changed := map[model.ID]bool{}
	for _, row := range m.stale {
		changed[row.Client] = true
	}
	for _, moved := range m.trial().Moved() {
		if changed[m.office.problem.Clients()[moved.Client].ID] {
			m.trial().Move([]int{moved.Client}, moved.From)
		}
	}
	return tea.Batch(m.changed(), m.Init())
}

// index is the place of a counselor in the problem.
func (m *Simulation) index(id model.ID) int {
	return slices.IndexFunc(m.office.problem.Counselors(), func(c balance.Counselor) bool { return c.ID == id })
}

// Keys is what works now.
func (m *Simulation) Keys() kit.KeyMap {
	w := &m.env.Lang.Rebalance
	back := kit.Bind(kit.Back, m.env.Lang.Common.Back)
	if m.office == nil || m.wait.Busy() {
		return kit.KeyMap{back}
	}
	var keys kit.KeyMap
	if len(m.stale) > 0 {
		keys = append(keys, kit.Bind(staleIntent, w.KeyStale, "k"))
	}
	keys = append(keys, kit.Bind(kit.Open, w.KeyClients), kit.Bind(proposeIntent, w.KeyPropose, "u"))
	undo, redo := m.trial().Steps()
	if undo > 0 {
		keys = append(keys, kit.Bind(undoIntent, w.KeyUndo, "z", "ctrl+z"))
	}
	if redo > 0 {
		keys = append(keys, kit.Bind(redoIntent, w.KeyRedo, "ctrl+y", "Z"))
	}
	if len(m.trial().Moved()) > 0 {
		keys = append(keys, kit.Bind(acceptIntent, w.KeyAccept, "A"), kit.Bind(movesIntent, w.KeyMoves, "m"))
	}
	keys = append(keys, kit.Bind(otherIntent, m.env.Lang.F(w.KeyOther, scenarios-m.now), "x"))
	return append(append(keys, m.table.Keys()...), back)
}

const simulationBar = 12

func (m *Simulation) columns() []table.Column {
	w := &m.env.Lang.Rebalance
	return []table.Column{
		{Key: "name", Title: w.ColCounselor, Width: 18, Min: 16, Flex: true},
		{Key: "now", Title: w.ColNow, Width: 8, Right: true},
		{Key: "then", Title: w.ColThen, Width: 8, Right: true},
		{Key: "bar", Title: "", Width: simulationBar, Priority: 2},
		{Key: "clients", Title: w.ColMoved, Width: 7, Right: true, Priority: 1},
		{Key: "left", Title: w.ColLeft, Width: 7, Right: true, Priority: 3},
		{Key: "other", Title: m.env.Lang.F(w.ColOther, scenarios-m.now), Width: 10, Right: true, Priority: 4},
	}
}

func (m *Simulation) cells(i int) []table.Cell {
	o, t, th := m.office, m.trial(), m.env.Theme
	before, after := o.loads[i], t.Load(i)
	name := o.counselor(i)
	if o.away(i) {
		name += " (" + m.env.Lang.Caseload.Away + ")"
	}
	st := kit.Style{}
	if o.over(i, after) {
		st = th.Bad
	}
	then := table.Cell{Text: o.percent(i, after), Style: st}
	moved := table.Cell{}
	if by := t.Clients(i) - o.heads[i]; by != 0 {
		moved = table.Cell{Text: signed(m.env, by), Style: th.Accent}
	}
	if before == after {
		then.Style = th.Faint
	}
	other := m.trials[(m.now+1)%scenarios]
	return []table.Cell{{Text: name}, {Text: o.percent(i, before)}, then, {Text: m.bar(i, after), Style: st}, moved,
		{Text: m.env.Lang.HoursBare(o.problem.Counselors()[i].Capacity.Minutes() - after.Minutes())}, {Text: o.percent(i, other.Load(i)), Style: th.Faint}}
}

// bar is a load as a length; the full width is the worst of the office as it is.
func (m *Simulation) bar(i int, load balance.Work) string {
	if m.office.away(i) {
		return m.env.Lang.Caseload.Move
	}
	full := max(m.office.says.Worst.Percent, int(m.office.problem.Limit()/100), 1)
	return kit.Bar(simulationBar, float64(m.office.problem.Percent(i, load)), float64(full))
}

// signed writes a number with its sign.
func signed(env *kit.Env, n int) string {
	if n > 0 {
		return "+" + env.Lang.Number(n)
	}
	return env.Lang.Number(n)
}

// overs counts the counselors above the limit with a load.
func (o *office) overs(load func(i int) balance.Work) int {
	n := 0
	for i := range o.problem.Counselors() {
		if o.over(i, load(i)) {
			n++
		}
	}
	return n
}

// summary says what a scenario does.
func (m *Simulation) summary(k int) string {
	l, o, t := m.env.Lang, m.office, m.trials[k]
	w := &l.Rebalance
	round := func(tenths int) string { return l.Number((tenths + 5) / 10) }
	return l.F(w.Summary, l.Number(len(t.Moved())), round(o.says.Worst.Percent), round(t.Worst().Percent), l.Milli(o.problem.Limit()),
		o.overs(func(i int) balance.Work { return o.loads[i] }), o.overs(t.Load))
}

// Draw draws the banner, the counselors before and after, and how good it could
// get.
func (m *Simulation) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, w := m.env.Theme, &m.env.Lang.Rebalance
	area.Min.X++
	area.Max.X--
	if m.failure != "" {
		c.Wrap(area, m.failure, th.Bad)
		return nil
	}
	if m.office == nil {
		m.wait.Draw(c, area)
		return nil
	}
	line := func(text string, st kit.Style) {
		c.TextIn(image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1), text, st)
		area.Min.Y++
	}
	line(m.env.Lang.F(w.Banner, m.now+1)+" · "+m.summary(m.now), th.Warn)
	if from := m.office.says.Worst.Waiting; from > 0 {
		line(m.env.Lang.F(w.Waiting, m.env.Lang.Number(from), m.env.Lang.Number(m.trial().Worst().Waiting)), th.Base)
	}
	other := (m.now + 1) % scenarios
	if len(m.trials[other].Moved()) > 0 {
		line(m.env.Lang.F(w.OtherBanner, other+1)+" · "+m.summary(other), th.Faint)
	}
	if len(m.stale) > 0 {
		area.Min.Y += c.Wrap(area, m.staleText(), th.Bad)
	}
	if area.Dy() > 8 {
		verdict := m.office.verdict()
		foot := footOf(area, 0, verdict)
		area.Max.Y = foot.Min.Y - 1
		if m.wait.Busy() {
			m.wait.Draw(c, foot)
		} else {
			c.Wrap(foot, verdict, th.Faint)
		}
		area.Min.Y++
	}
	area.Min.X--
	m.table.Draw(c, area)
	return nil
}

// staleText says which clients changed, and how.
func (m *Simulation) staleText() string {
	l := m.env.Lang
	var parts []string
	for _, row := range m.stale {
		name := ""
		if found, ok := m.store.Roster().Find(row.Client); ok {
			name = found.Name
		}
		var why []string
		for _, d := range row.Why {
			why = append(why, l.Domain.Discord(d))
		}
		parts = append(parts, name+" ("+strings.Join(why, ", ")+")")
	}
	return l.F(l.Rebalance.Stale, strings.Join(parts, ", "))
}

// Click gives the mouse to the table.
func (m *Simulation) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return m.table.Click(x, y, ev) }
