package matters

import (
	"strings"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

// NewFlows returns the help on the ways through the states: for every kind of
// matter, for terms and for stages, what may follow what, who decides it and
// what must be written down. It is drawn from the declarations that the store
// holds everybody to.
func NewFlows(env *kit.Env) kit.Screen {
	return record.NewCard(env, func() string { return env.Lang.Matters.FlowsTitle }, func(p *record.Paper) {
		d := &env.Lang.Domain
		said := map[model.MatterState]bool{} // the kinds of tasks share one way
		for _, kind := range model.MatterKinds() {
			if first := kind.First(); first == model.StateOpen {
				if said[first] {
					continue
				}
				said[first] = true
			}
			writeFlow(p, env, d.MatterKind(kind), kind.Flow(), d.MatterState)
		}
		writeFlow(p, env, env.Lang.Matters.OfTerm, model.TermFlow(), d.TermState)
		writeFlow(p, env, env.Lang.Matters.OfStage, model.StageFlow(), d.Stage)
	}, nil, nil)
}

func writeFlow[S comparable](p *record.Paper, env *kit.Env, title string, flow model.Flow[S], word func(S) string) {
	p.Head(title)
	var none S
	const from, to = 22, 22
	for _, step := range flow.Steps() {
		start := word(step.From)
		if step.From == none {
			start = env.Lang.Matters.Begin
		}
		p.Row(0, record.Column{Text: start, Width: from, Style: env.Theme.Faint}, record.Column{Text: "→ " + word(step.To), Width: to},
			record.Column{Text: Terms(env.Lang, step.Decides, step.Needs), Style: env.Theme.Faint})
	}
}

// Terms says what a step takes: what must be written down, and who decides.
func Terms(l *lang.Strings, by model.Decider, needs model.Needs) string {
	w := &l.Matters
	var parts []string
	if needs.Has(model.NeedsReference) {
		parts = append(parts, w.NeedsReference)
	}
	if needs.Has(model.NeedsReason) {
		parts = append(parts, w.NeedsReason)
	}
	if needs.Has(model.NeedsOwner) {
		parts = append(parts, w.NeedsOwner)
	}
	if by == model.Heads {
		parts = append(parts, w.ByHeads)
	}
	return strings.Join(parts, "; ")
}
