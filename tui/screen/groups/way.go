package groups

import (
	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Map is the way of a group as the office has it, with where this one stands.
func (d *Detail) Map() *kit.StateMap {
	g, _ := d.store.Books().Group(d.id)
	return mapOf(d.env, d.store, g.State)
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

func mapOf(env *kit.Env, s Store, present model.GroupState) *kit.StateMap {
	return record.GroupWay(env, s.Books().Mechanism()).Map(env, present)
}
