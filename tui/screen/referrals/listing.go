package referrals

import (
	"context"
	"slices"

	"guyub/model"
	"guyub/model/paper"
	"guyub/store/roster"
	"guyub/tui/kit/table"
	"guyub/tui/screen/record"
)

// Lists reports whether the open tab is a list: the counts are none.
func (b *Board) Lists() bool {
	return b.tab == tabWaiting || b.tab == tabRunning || b.tab == tabReasons || b.tab == tabIdle && b.idle.rows != nil
}

// Listing returns the list of the open tab, in its order.
func (b *Board) Listing() table.Listing {
	var out table.Listing
	switch b.tab {
	case tabIdle:
		out = b.idle.listing()
	case tabReasons:
		out = b.abstained()
	default:
		out = b.enrolled()
	}
	tab := b.tabs()[b.tab].Title
	if b.idle.mine {
		tab += ", " + b.env.Lang.Referrals.Mine
	}
	if out.Filter != "" {
		tab += ", " + out.Filter
	}
	out.Filter = tab
	return out
}

// listing returns who could take part and does not. What fits them is computed
// for the rows in sight only, and stays on the screen.
func (i *idle) listing() table.Listing {
	env, found := *i.env, *i.rows
	source := &idleRows{Result: found.Result, env: &env, books: found.books, skip: slices.Clone(found.skip), fits: nil}
	out := i.table.ListingOf("referrals", env.Lang.Referrals.Title, source.Len(), func(_ context.Context, from, n int) ([]table.Row, error) {
		return source.Window(from, n), nil
	})
	for at := range out.Columns {
		if key := out.Columns[at].Key; key == "best" || key == "why" {
			out.Columns[at].Holds = table.Picture
		}
	}
	if i.search.Value() != "" {
		out.Filter = env.Lang.Exports.Searched
	}
	if i.place != "" {
		out.Filter = found.books.DistrictName(i.place)
	}
	out.Sections = func() []model.Section {
		return sectionsOf(source.Len(), func(at int) roster.Row { return source.Row(source.place(at)) })
	}
	return out
}

// sectionsOf lists the sections of clients.
func sectionsOf(n int, row func(int) roster.Row) []model.Section {
	var out []model.Section
	for i := range n {
		if section := row(i).Section; !slices.Contains(out, section) {
			out = append(out, section)
		}
	}
	return out
}

// clientsOf makes a listing of what belongs to clients: each has a line that
// begins with who it is.
func (b *Board) clientsOf(ids []model.ID, columns []table.Column, cells func(i int) []table.Cell) table.Listing {
	w := &b.env.Lang.Exports
	view := b.store.Roster()
	people := make([]roster.Row, len(ids))
	rows := make([]table.Row, len(ids))
	for i, id := range ids {
		people[i], _ = view.Find(id)
		name := table.Cell{Text: record.ClientName(&people[i])}
		if people[i].Section == model.Children {
			name.Value = paper.Text(name.Text) // initials already
		}
		rows[i] = table.Row{ID: id, Cells: append([]table.Cell{name, {Text: people[i].Register}}, cells(i)...)}
	}
	columns = append([]table.Column{{Key: "name", Title: w.ColName, Holds: table.Person}, {Key: "register", Title: w.ColRegister}}, columns...)
	out := table.ListingWith("referrals", b.env.Lang.Referrals.Title, columns, rows)
	out.Sections = func() []model.Section { return sectionsOf(len(people), func(i int) roster.Row { return people[i] }) }
	return out
}

// enrolled returns the referrals of the open tab.
func (b *Board) enrolled() table.Listing {
	l, books := b.env.Lang, b.store.Books()
	w := &l.Exports
	var all []*model.Enrolment
	var ids []model.ID
	for _, state := range model.EnrolmentStates() {
		for _, e := range b.store.Enrolments() {
			running := e.State == model.EnrolmentRunning || !e.Live()
			if e.State == state && b.mine(e.Client) && running == (b.tab == tabRunning) {
				all, ids = append(all, e), append(ids, e.Client)
			}
		}
	}
	return b.clientsOf(ids, []table.Column{{Key: "group", Title: w.ColGroup}, {Key: "state", Title: w.ColState}, {Key: "opened", Title: w.ColOpened}, {Key: "due", Title: w.ColDue}},
		func(i int) []table.Cell {
			e := all[i]
			return []table.Cell{{Text: books.GroupName(e.Group)}, {Text: l.EnrolmentState(books.Mechanism(), e.State)}, {Value: paper.On(e.Opened)}, {Value: paper.On(e.Due)}}
		})
}

// abstained returns who has a reason to take part in nothing, without what staff
// wrote about it.
func (b *Board) abstained() table.Listing {
	l, books := b.env.Lang, b.store.Books()
	w := &l.Exports
	all := slices.DeleteFunc(slices.Clone(b.store.Abstentions()), func(a model.Abstention) bool { return !b.mine(a.Client) })
	ids := make([]model.ID, len(all))
	for i, a := range all {
		ids[i] = a.Client
	}
	return b.clientsOf(ids, []table.Column{{Key: "reason", Title: w.ColReason}, {Key: "day", Title: w.ColOpened}, {Key: "district", Title: w.ColDistrict}},
		func(i int) []table.Cell {
			return []table.Cell{{Text: l.Reason(books.Mechanism(), model.ReasonAbsent, all[i].Reason)}, {Value: paper.On(all[i].Day)}, {Text: books.DistrictName(all[i].District)}}
		})
}
