package groups

import (
	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Map is the way of a group as the office has it, with where this one stands; in
// the part of who takes part, that of the one under the cursor.
func (d *Detail) Map() *kit.StateMap {
	if d.tab == tabTakers {
		return record.EnrolmentWay(d.env, d.store.Books().Mechanism()).Map(d.env, d.takerState())
	}
	g, _ := d.store.Books().Group(d.id)
	return mapOf(d.env, d.store, g.State)
}

// takerState is where the one under the cursor stands of those who take part.
func (d *Detail) takerState() model.EnrolmentState {
	line, _ := d.takers.list.Cursor()
	show, _ := line.Open.(kit.Show)
	for i := range d.dossier.enrolments {
		if e := &d.dossier.enrolments[i]; e.ID == show.ID {
			return e.State
		}
	}
	return model.EnrolmentUnknown
}

// Map is the way of a group as the office has it, with where the one under the
// cursor stands.
func (l *List) Map() *kit.StateMap {
	var state model.GroupState
	if g, ok := l.list.Cursor(); ok {
		state = g.State
	}
	return mapOf(l.env, l.store, state)
}

// Map is the way of a group as the office has it, with where the one under the
// cursor stands.
func (c *Compliance) Map() *kit.StateMap {
	line, _ := c.groups.Cursor()
	show, _ := line.Open.(kit.Show)
	g, _ := c.store.Books().Group(show.ID)
	return mapOf(c.env, c.store, g.State)
}

// Map is the way of a client, with where the one under the cursor stands.
func (c *rollCall) Map() *kit.StateMap {
	var state model.EnrolmentState
	if at := c.table.At(); at >= 0 && at < len(c.people) {
		state = c.people[at].state
	}
	return record.EnrolmentWay(c.env, c.store.Books().Mechanism()).Map(c.env, state)
}

func mapOf(env *kit.Env, s Store, present model.GroupState) *kit.StateMap {
	return record.GroupWay(env, s.Books().Mechanism()).Map(env, present)
}
