package office

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/screen/backups"
	"guyub/tui/screen/imports"
	"guyub/tui/screen/record"
	"guyub/tui/screen/retention"
)

// chore is something that is done with the office's data as a whole, on a
// screen of its own: bringing tables in, backups, anonymising.
type chore struct {
	id    model.ID
	title func() string
	// what says in a sentence what it is for.
	what func() string
	// state is how it stands, as the row shows it.
	state func() table.Cell
	open  func() kit.Screen
}

// data lists the chores that the person may do.
type data struct {
	listPart[chore]
	all []chore
}

// newData returns the part; nil for who may do none of it.
func newData(env *kit.Env, s Store) part {
	d := &data{all: chores(env, s)}
	if len(d.all) == 0 {
		return nil
	}
	for i := range d.all {
		d.all[i].id = model.ID{byte(i + 1)}
	}
	d.env = env
	d.id = func(c chore) model.ID { return c.id }
	d.write = func(p *record.Paper, c chore) {
		p.Text(c.title(), env.Theme.Bold)
		p.Text(c.what(), env.Theme.Base)
		state := c.state()
		p.Fact(env.Lang.Office.ColStanding, state.Text, state.Style)
	}
	d.own = func() kit.KeyMap { return kit.KeyMap{kit.Bind(kit.Open, env.Lang.Record.KeyOpen)} }
	d.do = func(i kit.Intent) tea.Cmd {
		c, ok := d.list.Cursor()
		if i != kit.Open || !ok {
			return nil
		}
		return kit.Send(kit.Push{Screen: c.open()})
	}
	none := func() string { return env.Lang.Office.NoChore }
	d.list = record.NewList(env, record.Columns[chore]{
		Name: "data", All: d.columns, ID: d.id,
		Cells: func(c chore) []table.Cell { return []table.Cell{{Text: c.title()}, c.state()} },
		Words: func(c chore) string { return c.title() + " " + c.what() },
		Hint:  func() string { return env.Lang.Office.ChoreHint }, Empty: none, NoneFound: none,
	}, columnsOf(s, "data"))
	return d
}

// chores are those that the person may do, in the order of the list.
func chores(env *kit.Env, s Store) []chore {
	var all []chore
	if imports.May(s) {
		all = append(all, importing(env, s))
	}
	if retention.May(s.Actor()) {
		all = append(all, keeping(env, s))
	}
	if backups.May(s.Actor()) {
		all = append(all, backupChore(env, s))
	}
	return all
}

// importing brings tables in.
func importing(env *kit.Env, s Store) chore {
	return chore{
		title: func() string { return env.Lang.Imports.Chore },
		what:  func() string { return env.Lang.Imports.ChoreWhat },
		state: func() table.Cell { return table.Cell{Text: imports.Kinds(env, s), Style: env.Theme.Faint} },
		open:  func() kit.Screen { return imports.NewList(env, s, columnsOf(s, "imports")) },
	}
}

// keeping is the chore of records whose time of keeping is over.
func keeping(env *kit.Env, s Store) chore {
	return chore{
		title: func() string { return env.Lang.Retention.Chore },
		what:  func() string { return env.Lang.Retention.ChoreWhat },
		state: func() table.Cell {
			years := s.Books().NormsOn(model.DateOf(env.Time())).Int(model.NormRetention)
			return table.Cell{Text: env.Lang.F(env.Lang.Retention.ChoreState, env.Lang.Number(years))}
		},
		open: func() kit.Screen { return retention.New(env, s) },
	}
}

// backupChore is that of the backups.
func backupChore(env *kit.Env, s Store) chore {
	return chore{
		title: func() string { return env.Lang.Backups.Title },
		what:  func() string { return env.Lang.Backups.What },
		state: func() table.Cell { return backups.State(env, s) },
		open:  func() kit.Screen { return backups.New(env, s) },
	}
}

func (d *data) title() string { return d.env.Lang.Office.TabData }

func (d *data) load() { d.list.Set(slices.Clone(d.all)) }

func (d *data) columns() []table.Column {
	w := &d.env.Lang.Office
	return []table.Column{{Key: "title", Title: w.ColChore, Width: 24, Min: 16, Flex: true}, {Key: "state", Title: w.ColStanding, Width: 44, Min: 24, Priority: 1}}
}
