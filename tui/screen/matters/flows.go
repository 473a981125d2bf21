package matters

import (
	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// NewFlows returns the help on the ways through the states: for every kind of
// matter, for terms and for stages, what may follow what, who decides it and
// what must be written down. It is drawn from the declarations that the store
// holds everybody to.
func NewFlows(env *kit.Env) kit.Screen {
	return record.NewCard(env, func() string { return env.Lang.Matters.FlowsTitle }, func(p *record.Paper) {
		w, d := &env.Lang.Matters, &env.Lang.Domain
		said := map[model.MatterState]bool{} // the kinds of tasks share one way
		for _, kind := range model.MatterKinds() {
			if first := kind.First(); first == model.StateOpen {
				if said[first] {
					continue
				}
				said[first] = true
			}
			way(env, kind).Write(p, env)
		}
		record.Way[model.TermState]{Title: w.OfTerm, Flow: model.TermFlow(), Word: d.TermState}.Write(p, env)
		record.Way[model.StageKind]{Title: w.OfStage, Flow: model.StageFlow(), Word: d.Stage}.Write(p, env)
	}, nil, nil)
}

// way is how matters of a kind go.
func way(env *kit.Env, kind model.MatterKind) record.Way[model.MatterState] {
	return record.Way[model.MatterState]{Title: env.Lang.Domain.MatterKind(kind), Flow: kind.Flow(), Word: env.Lang.Domain.MatterState}
}

// Map is the way of the matter, with where it stands.
func (d *Detail) Map() *kit.StateMap {
	if !d.known {
		return nil
	}
	return way(d.env, d.m.Kind).Map(d.env, d.m.State)
}

// Map is the way of the matter under the cursor.
func (b *Board) Map() *kit.StateMap {
	line, _ := b.groups.Cursor()
	show, _ := line.Open.(kit.Show)
	for _, m := range b.store.Matters() {
		if m.ID == show.ID {
			return way(b.env, m.Kind).Map(b.env, m.State)
		}
	}
	return nil
}
