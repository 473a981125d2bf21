package caseload

import (
	"context"
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/model/workload"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/clients"
	"guyub/tui/screen/rebalance"
	"guyub/tui/screen/record"
)

// List is the team: who is over comes first.
type List struct {
	env   *kit.Env
	store Store
	table *table.Table
	rows  *table.Slice[workload.Load]
	team  workload.Team
	norms model.Norms
	ahead map[model.ID]workload.Load // in thirty days
	kept  *model.LoadMonth           // the month that was kept last
	ready bool
	asked int
	code  string
}

// The intents of these screens.
const (
	openClients kit.Intent = "caseload.clients"
	openFormula kit.Intent = "caseload.formula"
	simulate    kit.Intent = "caseload.simulate"
	openBatches kit.Intent = "caseload.batches"
	compare     kit.Intent = "caseload.compare"
)

// NewList returns the screen.
func NewList(env *kit.Env, s Store) *List {
	l := &List{env: env, store: s, code: env.Lang.Code}
	l.rows = table.NewSlice(func(w workload.Load) model.ID { return w.Counselor.ID }, l.cells)
	l.table = table.New(env, l.columns()...)
	l.table.Multi = true
	l.table.SetSource(l.rows)
	return l
}

// Title is empty: the list is its room's first screen.
func (l *List) Title() string { return "" }

// Init computes the team.
func (l *List) Init() tea.Cmd { return l.compute() }

type computed struct {
	asked int
	team  workload.Team
	norms model.Norms
	ahead map[model.ID]workload.Load
	kept  *model.LoadMonth
}

func (l *List) compute() tea.Cmd {
	l.asked++
	asked, s, today := l.asked, l.store, model.DateOf(l.env.Time())
	return func() tea.Msg {
		books, work := s.Books(), s.Work()
		out := computed{asked: asked, norms: books.NormsOn(today), ahead: map[model.ID]workload.Load{}}
		out.team = work.Team(books.Counselors, out.norms)
		then := work.TeamAhead(books.Counselors, books.NormsOn(today.AddDays(workload.Horizons()[0])))
		for _, load := range then.Loads {
			out.ahead[load.Counselor.ID] = load
		}
		// A history that does not open is told by the check of the file, and
		// hides nobody's load of today.
		history, _ := s.LoadHistory(context.Background())
		out.kept = lately(history)
		return out
	}
}

const barWidth = 10

func (l *List) columns() []table.Column {
	w := &l.env.Lang.Caseload
	return []table.Column{
		{Key: "name", Title: w.ColName, Width: 15, Flex: true, Sortable: true},
		{Key: "bar", Title: w.ColLoad, Width: barWidth, Priority: 3, Holds: table.Picture},
		{Key: "percent", Title: w.ColPercent, Width: 4, Right: true, Sortable: true},
		{Key: "left", Title: w.ColLeft, Width: 6, Right: true, Priority: 4, Sortable: true},
		{Key: "clients", Title: w.ColClients, Width: 7, Min: 6, Right: true, Priority: 1, Sortable: true},
		{Key: "mix", Title: w.ColMix, Width: 8, Right: true, Priority: 5},
		{Key: "ahead", Title: w.ColAhead, Width: 4, Right: true, Priority: 2},
		{Key: "band", Title: w.ColBand, Width: 17, Priority: 1},
	}
}

func (l *List) cells(load workload.Load) []table.Cell {
	lang, th := l.env.Lang, l.env.Theme
	w := &lang.Caseload
	band := load.Band(l.norms)
	st := bandStyle(l.env, band)
	name := model.ShortName(load.Counselor.Name)
	if workload.Away(&load.Counselor, l.norms.Day) {
		name += " (" + w.Away + ")"
	}
	percent, length, word := lang.Number((load.Percent()+5)/10), l.bar(&load), remark(l.env, &load, l.kept.Row(load.Counselor.ID), l.norms)
	if band == workload.BandNoCapacity {
		percent, length = "-", w.Move
	}
	count := table.Cell{Text: lang.Number(load.Clients)}
	if n := l.norms.Int(model.NormCountWarn); load.Clients >= n && n > 0 {
		count = table.Cell{Text: "! " + count.Text, Style: th.Warn}
	}
	if band == workload.BandFree || band == workload.BandFit {
		st = kit.Style{}
	}
	return []table.Cell{
		{Text: name}, {Text: length, Style: st}, {Text: percent, Style: st}, {Text: lang.HoursBare(load.Left())},
		count, {Text: lang.F("%d/%d/%d", load.High, load.Medium, load.Low), Style: th.Faint}, l.aheadCell(load.Counselor.ID), {Text: word, Style: st},
	}
}

// aheadCell is how loaded the counselor will be in thirty days.
func (l *List) aheadCell(counselor model.ID) table.Cell {
	then, known := l.ahead[counselor]
	band := then.Band(l.norms)
	if !known || then.Capacity <= 0 {
		return table.Cell{Text: "-", Style: l.env.Theme.Faint}
	}
	cell := table.Cell{Text: l.env.Lang.Number((then.Percent() + 5) / 10), Style: l.env.Theme.Faint}
	if band == workload.BandOver {
		cell.Style = bandStyle(l.env, band)
	}
	return cell
}

// bar is the load as a length, next to its number.
func (l *List) bar(load *workload.Load) string {
	return kit.Bar(barWidth, float64(load.Percent()), float64(max(l.team.Highest, int(l.norms.Milli(model.NormBandOver)/100))))
}

// Update takes intents and answers.
func (l *List) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case computed:
		if m.asked == l.asked {
			l.team, l.norms, l.ahead, l.kept, l.ready = m.team, m.norms, m.ahead, m.kept, true
			l.rows.Set(m.team.Loads)
			l.sort()
			l.table.Empty = l.env.Lang.Caseload.NoTeam
			l.table.Refresh()
		}
	case kit.Refresh:
		if l.code != l.env.Lang.Code {
			l.code = l.env.Lang.Code
			l.table.SetColumns(l.columns()...)
		}
		return tea.Batch(l.table.Update(m), l.compute())
	case table.Sorted:
		l.rows.Set(l.team.Loads)
		l.sort()
		l.table.Refresh()
		l.table.First()
	case kit.Do:
		return l.do(m.Intent)
	default:
		return l.table.Update(msg)
	}
	return nil
}

// sort orders by a column; the team's own order, the fullest first, is that of
// the percentage.
func (l *List) sort() {
	key, desc := l.table.Sort()
	switch key {
	case "name":
		l.rows.Sort(func(a, b workload.Load) int { return strings.Compare(a.Counselor.Name, b.Counselor.Name) }, desc)
	case "clients":
		l.rows.Sort(func(a, b workload.Load) int { return b.Clients - a.Clients }, desc)
	case "left":
		l.rows.Sort(func(a, b workload.Load) int { return a.Left() - b.Left() }, desc)
	case "percent":
		if desc {
			l.rows.Sort(func(a, b workload.Load) int { return a.Percent() - b.Percent() }, false)
		}
	}
}

func (l *List) do(i kit.Intent) tea.Cmd {
	load, ok := l.current()
	switch i {
	case kit.Open:
		if ok {
			return kit.Send(kit.Push{Screen: NewSum(l.env, l.store, load.Counselor.ID)})
		}
	case openClients:
		if ok {
			return kit.Send(kit.Push{Screen: clientsOf(l.env, l.store, &load.Counselor)})
		}
	case simulate:
		if rebalance.May(l.store.Actor()) {
			return kit.Send(kit.Push{Screen: rebalance.NewSimulation(l.env, l.store, l.teamNow, load.Counselor.ID)})
		}
	case openBatches:
		if rebalance.May(l.store.Actor()) {
			return kit.Send(kit.Push{Screen: rebalance.NewBatches(l.env, l.store)})
		}
	case compare:
		return l.compare()
	case openFormula:
		return kit.Send(kit.OpenDialog{Dialog: kit.Message(l.env, l.env.Lang.Caseload.Formula, formula(l.env, l.norms), nil)})
	default:
		return l.table.Update(kit.Do{Intent: i})
	}
	return nil
}

// teamNow computes the team as it is now.
func (l *List) teamNow() workload.Team {
	return Team(l.store, model.DateOf(l.env.Time()))
}

func (l *List) current() (workload.Load, bool) {
	id, ok := l.table.Cursor()
	if !ok {
		return workload.Load{}, false
	}
	return l.rows.Item(id)
}

// clientsOf is the list of a counselor's clients.
func clientsOf(env *kit.Env, s Store, c *model.Counselor) kit.Screen {
	return clients.NewListOf(env, s, env.Lang.F(env.Lang.Caseload.ClientsOf, model.ShortName(c.Name)),
		roster.Filter{roster.FacetCounselor: {c.ID.String()}})
}

// formula says in words how the figures come about, with the norms in force.
func formula(env *kit.Env, n model.Norms) string {
	l := env.Lang
	text := l.F(l.Caseload.FormulaText, l.Milli(n.Milli(model.NormBandOver))+" %")
	for _, key := range []model.NormKey{model.NormHours, model.NormIntensive, model.NormHigh, model.NormMedium, model.NormLow, model.NormCustody, model.NormAllowance, model.NormVisitsHigh, model.NormVisitsMedium, model.NormVisitsLow,
		model.NormLitmas, model.NormLitmasParole, model.NormLitmasShort, model.NormMentor, model.NormDuties} {
		spec, _ := model.SpecOf(key)
		text += "\n" + l.Domain.Norms[key] + ": " + l.Milli(n.Milli(key)) + " " + l.Domain.Unit(spec.Unit) + " (" + n.Norm(key).Source + ")"
	}
	return text
}

// Keys is what works now.
func (l *List) Keys() kit.KeyMap {
	w := &l.env.Lang.Caseload
	m := kit.KeyMap{kit.Bind(kit.Open, w.KeyOpen)}
	if rebalance.May(l.store.Actor()) {
		r := &l.env.Lang.Rebalance
		m = append(m, kit.Bind(simulate, r.KeySimulate, "m"), kit.Bind(openBatches, r.KeyBatches, "h"))
	}
	m = append(m, kit.Bind(openClients, w.KeyClients, "l"), kit.Bind(compare, w.KeyCompare, "b"), kit.Bind(openFormula, w.KeySum, "r"))
	return append(m, l.table.Keys()...)
}

// Draw draws the team line, the list, and the sum of the counselor under the
// cursor: beside the list where there is room, in a line below it elsewhere.
func (l *List) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if !l.ready {
		return nil
	}
	area.Min.Y += l.drawHead(c, area)
	list, side := record.Beside(l.env, area)
	if !side.Empty() {
		if load, ok := l.current(); ok {
			paper := record.NewPaper(l.env, side.Dx())
			writeHead(l.env, l.norms, &load, paper)
			writeLines(l.env, l.store.Books(), l.norms, &load, paper)
			writeBasis(l.env, l.norms, paper)
			var scroll record.Scroll
			paper.Draw(c, side, &scroll)
		}
		l.table.Draw(c, list)
		return nil
	}
	foot := list
	foot.Min.Y = max(list.Min.Y, list.Max.Y-2)
	if list.Dy() > 8 {
		list.Max.Y = foot.Min.Y - 1
		l.drawFoot(c, foot)
	}
	l.table.Draw(c, list)
	return nil
}

// drawHead says how the team stands, and whether people are missing or the
// clients are only shared unevenly.
func (l *List) drawHead(c *kit.Canvas, area image.Rectangle) int {
	lang, th := l.env.Lang, l.env.Theme
	t := &l.team
	line := func(n int) image.Rectangle {
		return image.Rect(area.Min.X+1, area.Min.Y+n, area.Max.X-1, area.Min.Y+n+1)
	}
	if len(t.Loads) == 0 {
		return 0
	}
	head := NewHeadline(lang, t, l.norms)
	c.TextIn(line(0), head.Figures, th.Bold)
	used := 1
	room := line(used)
	room.Max.Y += 1
	used += c.Wrap(room, head.Verdict, th.Base)
	if head.Unassigned != "" {
		c.TextIn(line(used), head.Unassigned, th.Warn)
		used++
	}
	if area.Dy()-used > 10 {
		used++
	}
	return used
}

func (l *List) drawFoot(c *kit.Canvas, area image.Rectangle) {
	lang, th := l.env.Lang, l.env.Theme
	w := &lang.Caseload
	area.Min.X++
	area.Max.X--
	used := 1
	if load, ok := l.current(); ok {
		used = c.Wrap(area, model.ShortName(load.Counselor.Name)+" "+lang.Hours(load.Minutes)+" = "+shortSum(l.env, &load), th.Base)
	}
	if area.Min.Y += used; area.Empty() {
		return // a long sum is more than the day of its norms, which its screen tells
	}
	c.TextIn(area, lang.F(w.Settings, lang.DateBrief(l.norms.Day)), th.Faint)
}

// shortSum is the sum in one line: clients by risk, then the road and duties.
func shortSum(env *kit.Env, load *workload.Load) string {
	l := env.Lang
	var parts []string
	travel, litmas, duties := 0, 0, 0
	for _, line := range load.Lines {
		switch line.Kind {
		case workload.LineClients:
			parts = append(parts, l.Number(line.Count)+" "+RiskWord(env, line.Risk)+" "+l.HoursBare(line.Minutes))
		case workload.LineAllowance:
			parts = append(parts, strings.ToLower(l.Caseload.Allowance)+" "+l.HoursBare(line.Minutes))
		case workload.LineTravel:
			travel += line.Minutes
		case workload.LineDuty:
			if isLitmas(line.Norm) {
				litmas += line.Minutes
			} else {
				duties += line.Minutes
			}
		}
	}
	for _, part := range []struct {
		word    string
		minutes int
	}{{l.Caseload.Road, travel}, {l.Caseload.Litmas, litmas}, {strings.ToLower(l.Caseload.Duties), duties}} {
		if part.minutes > 0 {
			parts = append(parts, part.word+" "+l.HoursBare(part.minutes))
		}
	}
	return strings.Join(parts, ", ")
}

// RiskWord names a risk, and says of a missing one what is missing.
func RiskWord(env *kit.Env, r model.Risk) string {
	if r == model.RiskUnassessed {
		return env.Lang.Caseload.NotAssessed
	}
	return env.Lang.Domain.Risk(r)
}

// Click gives the mouse to the table.
func (l *List) Click(x, y int, ev tea.MouseMsg) tea.Cmd { return l.table.Click(x, y, ev) }
