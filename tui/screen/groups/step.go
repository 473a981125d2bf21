package groups

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

const (
	stepIntent  kit.Intent = "group.step"
	renewIntent kit.Intent = "group.renew"
)

// nextSteps are the steps that the person may take a group by the mechanism in
// force, the usual one first.
func nextSteps(s Store, g *model.Group) []model.Step[model.GroupState] {
	if !mayEdit(s) {
		return nil
	}
	actor := s.Actor()
	return slices.DeleteFunc(s.Books().Mechanism().Groups().Steps(), func(step model.Step[model.GroupState]) bool {
		return step.From != g.State || !actor.Decides(step.Decides)
	})
}

// lifeKeys are the keys that take the group further.
func (d *Detail) lifeKeys() kit.KeyMap {
	w := &d.env.Lang.Groups.Life
	g, _ := d.store.Books().Group(d.id)
	var m kit.KeyMap
	if len(nextSteps(d.store, &g)) > 0 {
		m = append(m, kit.Bind(stepIntent, w.KeyStep, "m"))
	}
	if mayEdit(d.store) && g.Renewable() {
		m = append(m, kit.Bind(renewIntent, w.KeyRenew, "p"))
	}
	return m
}

// live carries out the intents that take the group further, and the answer of
// the dialog that asks for the step.
func (d *Detail) live(msg tea.Msg) (cmd tea.Cmd, taken bool) {
	if to, ok := msg.(chosenState); ok {
		return kit.Send(kit.Push{Screen: NewStep(d.env, d.store, d.id, model.GroupState(to))}), true
	}
	do, ok := msg.(kit.Do)
	if !ok || !d.lifeKeys().Has(do.Intent) {
		return nil, false
	}
	if do.Intent == renewIntent {
		return kit.Send(kit.Push{Screen: NewRenewal(d.env, d.store, d.id)}), true
	}
	return d.chooseStep(), true
}

// chosenState is the answer of the dialog that asks for the step.
type chosenState model.GroupState

// chooseStep opens the form of the next step; where there are several, it asks
// which.
func (d *Detail) chooseStep() tea.Cmd {
	l, books := d.env.Lang, d.store.Books()
	g, _ := books.Group(d.id)
	steps := nextSteps(d.store, &g)
	if len(steps) == 1 {
		return kit.Send(chosenState(steps[0].To))
	}
	var options []kit.Option
	for _, step := range steps {
		one := kit.Option{Value: step.To.Code(), Label: l.GroupState(books.Mechanism(), step.To)}
		if n := len(g.Lacks(step.To, record.Checks(d.env, books))); n > 0 {
			one.Note = l.F(l.Groups.Life.OpenShort, n)
		}
		options = append(options, one)
	}
	title := l.F(l.Groups.Life.ChooseStep, g.Name)
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(d.env, title, options, "", func(value string) tea.Msg {
		to, _ := model.Parse(model.GroupStates(), value)
		return chosenState(to)
	})})
}

// stride is a step of a group in the form: the state that it is to come to, and
// the agreement that is signed with it.
type stride struct {
	g   model.Group
	to  model.GroupState
	pks model.Agreement
	// signs is whether the step signs the agreement; one may be in force.
	signs bool
	today model.Date
}

// strideOf begins a step: what is usual is filled in.
func strideOf(g model.Group, to model.GroupState, norms model.Norms, today model.Date) stride {
	s := stride{g: g, to: to, today: today, signs: to == model.GroupAgreed && !g.InForce(today)}
	if to == model.GroupQualified && g.CriteriaDate == 0 {
		s.g.CriteriaDate = today
	}
	if s.signs {
		s.pks = drawnUp(&g, norms, today)
	}
	return s
}

// drawnUp is the next agreement of a group as it is signed today: its draft,
// completed, or a new one by the office's norm.
func drawnUp(g *model.Group, norms model.Norms, today model.Date) model.Agreement {
	next := g.NextAgreement(today, norms.Int(model.NormAgreementTerm))
	if n := len(g.Agreements); n > 0 && g.Agreements[n-1].Date == 0 {
		draft := g.Agreements[n-1]
		draft.Date, draft.Renews = today, next.Renews
		if draft.Start == 0 {
			draft.Start, draft.End = next.Start, next.End
		}
		return draft
	}
	return next
}

// fold is the group as the step leaves it.
func (s stride) fold() model.Group {
	g := s.g
	g.State = s.to
	if s.signs {
		g = g.WithAgreement(s.pks)
	}
	if s.to == model.GroupTerminated && g.InForce(s.today) {
		g.Agreements = slices.Clone(g.Agreements)
		a := g.Agreement()
		a.Terminated, a.Reason = s.today, g.StateReason
	}
	return g
}

// NewStep returns the form of a step of a group, under what the step asks for.
func NewStep(env *kit.Env, s Store, id model.ID, to model.GroupState) kit.Screen {
	books := s.Books()
	g, _ := books.Group(id)
	today := model.DateOf(env.Time())
	first := strideOf(g, to, books.NormsOn(today), today)
	e := record.NewEdit(env, s, record.Spec[stride]{
		Form: "group.step", Key: id.String() + to.Code(), Intent: "group.step",
		Title:   func() string { return env.Lang.Groups.Life.StepTitle },
		Fields:  func() []form.Field { return stepFields(env, s, &first) },
		Binding: stepBinding(&first),
		Kind:    model.KindGroup,
		Head:    func(one stride) model.Meta { return one.g.Meta },
		Name: func(one stride) string {
			return env.Lang.F(env.Lang.Groups.Life.Stepped, one.g.Name, env.Lang.GroupState(s.Books().Mechanism(), one.to))
		},
		Check: func(one stride) model.Problems { return checkStep(env, s, &g, one) },
		Save: func(ctx context.Context, op store.Op, one stride) (stride, error) {
			op.Reason = one.g.StateReason
			saved, err := s.SaveGroup(ctx, op, one.fold())
			var wrong model.Problems
			if errors.As(err, &wrong) {
				return one, placed(&one, wrong)
			}
			one.g = saved
			return one, err
		},
		Theirs: func(stored any) (stride, bool) {
			theirs, ok := stored.(model.Group)
			return strideOf(theirs, to, books.NormsOn(today), today), ok
		},
		Map: func() *kit.StateMap { return mapOf(env, s, g.State) },
	}, first)
	return &guided[stride]{Edit: e, env: env, say: func(p *record.Paper) {
		now := first
		stepBinding(&first).Apply(&now, e.Values())
		writeStep(p, env, s, &g, now)
	}}
}

// checkStep finds what stands against the step before the store is asked.
func checkStep(env *kit.Env, s Store, old *model.Group, one stride) model.Problems {
	k := record.Checks(env, s.Books())
	next, err := s.Books().Mechanism().TakeGroup(old, one.fold(), s.Actor(), k)
	wrong, _ := err.(model.Problems)
	if len(wrong) == 0 {
		wrong = next.Validate(k)
	}
	return placed(&one, wrong)
}

// placed puts what is wrong with the agreement that the step signs beside its
// fields.
func placed(one *stride, found model.Problems) model.Problems {
	if one.signs {
		return signed(found)
	}
	return found
}

// writeStep says what still stands between the group and the state, how long it
// has been where it stands, and what is done there.
func writeStep(p *record.Paper, env *kit.Env, s Store, old *model.Group, one stride) {
	th, l, m := env.Theme, env.Lang, s.Books().Mechanism()
	w := &l.Groups.Life
	folded := one.fold()
	if lacks := folded.Lacks(one.to, record.Checks(env, s.Books())); len(lacks) > 0 {
		p.Text(l.F(w.Lacks, lacking(env, lacks)), th.Warn)
	} else if !over(one.to) {
		p.Text(w.Ready, th.Good)
	}
	here := m.StateOf(model.WayOfGroup, old.State.Code())
	var stands []string
	for _, part := range []string{standsSince(env, old, one.today), record.Answers(env, model.StateRule{Owner: here.Owner})} {
		if part != "" {
			stands = append(stands, part)
		}
	}
	if len(stands) > 0 {
		p.Text(l.F(w.Here, l.GroupState(m, old.State), strings.Join(stands, ", ")), th.Base)
	}
	if len(here.Checklist) > 0 {
		p.Text(l.F(w.ToDo, strings.Join(here.Checklist, "; ")), th.Faint)
	}
}

// lacking words what stands between a group and a state, the criteria together.
func lacking(env *kit.Env, lacks model.Problems) string {
	l := env.Lang
	w := &l.Groups.Life
	var criteria, words []string
	for _, lack := range lacks {
		if i, ok := criterion(lack.Field); ok {
			criteria = append(criteria, strings.ToLower(l.Domain.Criteria[i]))
			continue
		}
		args := make([]any, len(lack.Args))
		for i, a := range lack.Args {
			args[i] = a
		}
		words = append(words, l.F(w.Missing[lack.Field], args...))
	}
	if len(criteria) > 0 {
		words = slices.Insert(words, 0, l.F(w.Missing["criteria"], strings.Join(criteria, ", ")))
	}
	return strings.Join(words, "; ")
}

// standsSince says since when a group stands in its state, and by when it should be
// taken further; empty where neither is known.
func standsSince(env *kit.Env, g *model.Group, today model.Date) string {
	l := env.Lang
	switch {
	case g.StateSince == 0:
		return ""
	case g.StateDue == 0:
		return l.F(l.Groups.Life.Since, l.DateBrief(g.StateSince))
	}
	return l.F(l.Groups.Life.SinceDue, l.DateBrief(g.StateSince), reckoned(env, g.StateDue, today))
}

// reckoned writes a day, and how far it is from today unless it is far off.
func reckoned(env *kit.Env, day, today model.Date) string {
	written := env.Lang.DateBrief(day)
	if far := env.Lang.Due(day, today); far != written {
		written += " (" + far + ")"
	}
	return written
}
