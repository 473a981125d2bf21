package record

import (
	"slices"
	"strings"

	"guyub/model"
	"guyub/tui/kit"
)

// Way is how something goes through its states, with the words for it. It is
// made from the declaration that the store holds everybody to, so that no
// screen can say anything else.
type Way[S comparable] struct {
	Title string // whose way it is
	Flow  model.Flow[S]
	Word  func(S) string
	// Takes says what a state takes besides its steps, a sentence each; now is
	// whether the thing stands in it. nil is nothing.
	Takes func(s S, now bool) []string
}

// Map draws the way as a map with the present state marked; the zero state
// marks none.
func (w Way[S]) Map(env *kit.Env, present S) *kit.StateMap {
	f := &env.Lang.Flow
	var none S
	out := &kit.StateMap{Title: env.Lang.F(f.MapTitle, w.Title), Note: f.MapNote}
	if present == none {
		out.Note = f.MapNoteNone
	}
	for _, from := range w.states(present) {
		row := kit.StateRow{Name: w.Word(from), Present: from == present && from != none}
		if from == none {
			row.Name = f.Begin
		} else if w.Takes != nil {
			row.Notes = w.Takes(from, row.Present)
		}
		for _, to := range w.Flow.Next(from) {
			row.Next = append(row.Next, w.Word(to))
		}
		if len(row.Next) == 0 {
			row.Notes = append(row.Notes, f.End)
		}
		row.Notes = append(row.Notes, w.terms(env, from)...)
		out.Rows = append(out.Rows, row)
	}
	return out
}

// states are those that lead on, in the order declared, and the present one.
func (w Way[S]) states(present S) []S {
	var out []S
	seen := map[S]bool{}
	add := func(s S) {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	for _, step := range w.Flow.Steps() {
		add(step.From)
	}
	add(present)
	return out
}

// terms says what the steps from a state take, those that take the same
// together: "ditolak, dibatalkan: alasan".
func (w Way[S]) terms(env *kit.Env, from S) []string {
	var order []string
	to := map[string][]string{}
	for _, step := range w.Flow.Steps() {
		terms := env.Lang.Terms(step.Decides, step.Needs)
		if step.From != from || terms == "" {
			continue
		}
		if to[terms] == nil {
			order = append(order, terms)
		}
		to[terms] = append(to[terms], w.Word(step.To))
	}
	for i, terms := range order {
		order[i] = strings.Join(to[terms], ", ") + ": " + terms
	}
	return order
}

// Line writes the states that lie behind, the one that the thing stands in, in
// brackets, and the usual ones to come.
func (w Way[S]) Line(passed []S) string {
	states := slices.Clone(passed)
	at := len(states) - 1
	for seen := map[S]bool{}; at >= 0; {
		next := w.Flow.Next(states[len(states)-1])
		if len(next) == 0 || seen[next[0]] {
			break
		}
		seen[next[0]] = true
		states = append(states, next[0])
	}
	parts := make([]string, len(states))
	for i, s := range states {
		parts[i] = w.Word(s)
		if i == at {
			parts[i] = "[" + strings.ToUpper(parts[i]) + "]"
		}
	}
	return strings.Join(parts, " ── ")
}

// Write writes every step of the way onto a paper, one a line.
func (w Way[S]) Write(p *Paper, env *kit.Env) {
	p.Head(w.Title)
	var none S
	const from, to = 22, 22
	for _, step := range w.Flow.Steps() {
		start := w.Word(step.From)
		if step.From == none {
			start = env.Lang.Flow.Begin
		}
		p.Row(0, Column{Text: start, Width: from, Style: env.Theme.Faint}, Column{Text: "→ " + w.Word(step.To), Width: to},
			Column{Text: env.Lang.Terms(step.Decides, step.Needs), Style: env.Theme.Faint})
	}
}

// GroupWay is the way of a community group as the office has it.
func GroupWay(env *kit.Env, m *model.Mechanism) Way[model.GroupState] {
	return Way[model.GroupState]{
		Title: env.Lang.Flow.OfGroup, Flow: m.Groups(),
		Word: func(s model.GroupState) string { return env.Lang.GroupState(m, s) },
		Takes: func(s model.GroupState, now bool) []string {
			return takes(env, m.StateOf(model.WayOfGroup, s.Code()), now)
		},
	}
}

// EnrolmentWay is the way of a client into and through what a group offers, as
// the office has it.
func EnrolmentWay(env *kit.Env, m *model.Mechanism) Way[model.EnrolmentState] {
	return Way[model.EnrolmentState]{
		Title: env.Lang.Flow.OfEnrolment, Flow: m.Enrolments(),
		Word: func(s model.EnrolmentState) string { return env.Lang.EnrolmentState(m, s) },
		Takes: func(s model.EnrolmentState, now bool) []string {
			return takes(env, m.StateOf(model.WayOfEnrolment, s.Code()), now)
		},
	}
}

// takes says by when a state ends and who answers for it, and of the present
// one what is done in it.
func takes(env *kit.Env, r model.StateRule, now bool) []string {
	var out []string
	if line := Answers(env, r); line != "" {
		out = append(out, line)
	}
	if now && len(r.Checklist) > 0 {
		out = append(out, env.Lang.F(env.Lang.Flow.ToDo, strings.Join(r.Checklist, "; ")))
	}
	return out
}

// Answers says who answers for a state and within how many days; empty where
// the office has decided neither.
func Answers(env *kit.Env, r model.StateRule) string {
	l := env.Lang
	var parts []string
	if r.Days > 0 {
		parts = append(parts, l.F(l.Flow.Days, l.Number(r.Days)))
	}
	if r.Owner != model.GradeUnknown {
		parts = append(parts, l.F(l.Flow.Answers, l.Domain.Grade(r.Owner)))
	}
	return strings.Join(parts, ", ")
}
