package desk

import (
	"cmp"
	"slices"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// complianceAsked asks for the panel of what the decree asks of groups.
type complianceAsked struct{}

// steps gathers the groups that should have been taken further before today; for
// a counselor, those that they look after.
func (g *gatherer) steps(a model.Actor) {
	l := g.env.Lang
	var late []*model.Group
	for i := range g.books.Groups {
		gr := &g.books.Groups[i]
		if gr.Late(g.today) && (a.Role != model.RoleCounselor || gr.Mentor == a.Counselor) {
			late = append(late, gr)
		}
	}
	slices.SortStableFunc(late, func(x, y *model.Group) int { return cmp.Compare(x.StateDue, y.StateDue) })
	out := record.Group{Title: l.Desk.GroupSteps, All: len(late)}
	for _, gr := range late {
		out.Lines = append(out.Lines, record.Line{Word: l.Desk.KindStep, Name: gr.Name, Place: l.GroupState(g.books.Mechanism(), gr.State),
			What: l.Due(gr.StateDue, g.today), Style: g.env.Theme.Bad, Open: kit.Show{Kind: model.KindGroup, ID: gr.ID}})
	}
	g.short(out)
}
