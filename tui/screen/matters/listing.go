package matters

import (
	"slices"

	"guyub/model"
	"guyub/model/paper"
	"guyub/tui/kit/table"
)

// Lists reports that there is a list to be taken out.
func (b *Board) Lists() bool { return true }

// Listing returns what waits on the open tab, in its order.
func (b *Board) Listing() table.Listing {
	l := b.env.Lang
	w, books := &l.Exports, b.store.Books()
	columns := []table.Column{
		{Key: "kind", Title: w.ColKind}, {Key: "name", Title: w.ColName, Holds: table.Person}, {Key: "register", Title: w.ColRegister},
		{Key: "state", Title: w.ColState}, {Key: "counselor", Title: w.ColCounselor}, {Key: "opened", Title: w.ColOpened}, {Key: "due", Title: w.ColDue},
	}
	var rows []table.Row
	var sections []model.Section
	for _, m := range b.shown {
		row, _ := b.store.Roster().Find(m.Client)
		kind := l.Domain.MatterKind(m.Kind)
		switch m.Kind {
		case model.Litmas:
			kind = l.Domain.LitmasKind(m.Litmas)
		case model.Incident:
			kind = l.Domain.IncidentShort(m.Incident)
		}
		name := table.Cell{Text: Name(b.store, m)}
		if m.Kind == model.Incident && m.Client.IsZero() {
			name.Value = paper.Text(name.Text) // a place
		}
		if m.Section == model.Children {
			name.Value = paper.Text(name.Text) // initials already
		}
		if !slices.Contains(sections, m.Section) {
			sections = append(sections, m.Section)
		}
		rows = append(rows, table.Row{ID: m.ID, Cells: []table.Cell{
			{Text: kind}, name, {Text: row.Register}, {Text: l.Domain.MatterState(m.State)},
			{Text: model.ShortName(books.CounselorName(m.Owner))}, {Value: paper.On(m.Opened)}, {Value: paper.On(m.Due)},
		}})
	}
	out := table.ListingWith("matters", l.Matters.Title, columns, rows)
	out.Filter = b.tabs[b.tab].Title
	if b.mine {
		out.Filter += ", " + l.Matters.KeyMine
	}
	out.Sections = func() []model.Section { return sections }
	return out
}
