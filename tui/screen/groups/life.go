package groups

import (
	"math"
	"strings"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// writeState writes in which state a group stands, since when, by when it
// should be taken further and by whom, and why it has left its way.
func writeState(p *record.Paper, env *kit.Env, m *model.Mechanism, g *model.Group) {
	w := &env.Lang.Groups.Life
	today := model.DateOf(env.Time())
	words := []string{env.Lang.GroupState(m, g.State)}
	for _, more := range []string{standsSince(env, g, today), record.Answers(env, model.StateRule{Owner: m.StateOf(model.WayOfGroup, g.State.Code()).Owner})} {
		if more != "" {
			words = append(words, more)
		}
	}
	style := env.Theme.Base
	if g.Late(today) {
		style = env.Theme.Bad
	}
	p.Fact(w.StateFact, strings.Join(words, ", "), style)
	if g.StateReason != "" {
		p.Fact(w.ReasonFact, g.StateReason, env.Theme.Base)
	}
}

// due is the cell of the day by which a group should be taken further.
func (l *List) due(g *model.Group) table.Cell {
	if g.StateDue == 0 || over(g.State) {
		return table.Cell{}
	}
	cell := table.Cell{Text: l.env.Lang.Due(g.StateDue, l.today)}
	if g.Late(l.today) {
		cell.Style = l.env.Theme.Bad
	}
	return cell
}

// soonest orders groups by that day, those without one last.
func soonest(g *model.Group) model.Date {
	if g.StateDue == 0 || over(g.State) {
		return math.MaxInt32
	}
	return g.StateDue
}
