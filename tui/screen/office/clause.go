package office

import (
	"context"
	"errors"
	"strconv"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// decided is a clause of the mechanism spread out for its form.
type decided struct {
	m         model.Mechanism
	rule      model.StateRule
	checklist string            // one task to a line
	steps     [mostSteps]string // of each step, in the order declared: who takes it, see the values below
	reasons   []model.ReasonRule
}

// mostSteps is more than the steps that lead on from any state.
const mostSteps = 8

// The values of the choice who takes a step.
const (
	stepEditors = "editors"
	stepHeads   = "heads"
	stepOff     = "off"
)

// spread spreads a clause out.
func (c clause) spread(m model.Mechanism) decided {
	d := decided{m: m, rule: m.StateOf(c.way, c.state)}
	d.checklist = lines(d.rule.Checklist)
	for i, s := range m.StepsFrom(c.way, c.state) {
		d.steps[i] = stepCode(s)
	}
	if c.of != "" {
		d.reasons = m.AllReasonsOf(c.of)
	}
	return d
}

func stepCode(s model.StepRule) string {
	switch {
	case s.Off:
		return stepOff
	case s.Decides == model.Heads:
		return stepHeads
	}
	return stepEditors
}

// gather puts the clause back into the mechanism.
func (c clause) gather(d decided) model.Mechanism {
	if c.of != "" {
		return d.m.WithReasons(c.of, d.reasons)
	}
	rule := d.rule
	if d.checklist != lines(rule.Checklist) {
		rule.Checklist = words(d.checklist)
	}
	steps := d.m.StepsFrom(c.way, c.state)
	for i := range steps {
		steps[i].Off = d.steps[i] == stepOff
		if !steps[i].Off {
			steps[i].Decides = model.Editors
		}
		if d.steps[i] == stepHeads {
			steps[i].Decides = model.Heads
		}
	}
	return d.m.WithState(rule, steps)
}

// stepKey is the key of the field of a step.
func stepKey(i int) string { return "steps." + strconv.Itoa(i) }

// binding ties the form of the clause to it.
func (c clause) binding(m *model.Mechanism) form.Binding[decided] {
	out := form.Binding[decided]{
		form.Words("source", func(d *decided) *string { return &d.m.Source }),
		form.Words("note", func(d *decided) *string { return &d.m.Note }),
	}
	if c.of != "" {
		return append(out, form.Rows("reasons", func(d *decided) *[]model.ReasonRule { return &d.reasons }, form.Binding[model.ReasonRule]{
			form.Words("code", func(r *model.ReasonRule) *string { return &r.Code }),
			form.Words("name", func(r *model.ReasonRule) *string { return &r.Name }),
			form.Flag("off", func(r *model.ReasonRule) *bool { return &r.Off }),
		}))
	}
	out = append(out,
		form.Words("name", func(d *decided) *string { return &d.rule.Name }),
		form.Count("days", func(d *decided) *int { return &d.rule.Days }),
		form.Code("owner", model.Grades(), func(d *decided) *model.Grade { return &d.rule.Owner }),
		form.Words("checklist", func(d *decided) *string { return &d.checklist }),
	)
	for i := range m.StepsFrom(c.way, c.state) {
		out = append(out, form.Words(stepKey(i), func(d *decided) *string { return &d.steps[i] }))
	}
	return out
}

// newClauseEdit returns the form of a clause as it is in force.
func newClauseEdit(env *kit.Env, s Store, c clause) *record.Edit[decided] {
	m := *s.Books().Mechanism()
	return record.NewEdit(env, s, record.Spec[decided]{
		Form: "mechanism", Key: string(c.way) + c.state + string(c.of), Intent: "mechanism.save",
		Title:   func() string { return c.name(env, &m) },
		Fields:  func() []form.Field { return c.fields(env, &m) },
		Binding: c.binding(&m),
		Kind:    model.KindMechanism,
		Head:    func(d decided) model.Meta { return d.m.Meta },
		Name:    func(d decided) string { return c.name(env, &d.m) },
		Check: func(d decided) model.Problems {
			next := c.gather(d)
			return c.placed(d, next.Validate(record.Checks(env, s.Books())))
		},
		Save: func(ctx context.Context, op store.Op, d decided) (decided, error) {
			saved, err := s.SaveMechanism(ctx, op, c.gather(d))
			var wrong model.Problems
			if errors.As(err, &wrong) {
				err = c.placed(d, wrong)
			}
			return c.spread(saved), err
		},
		Theirs: func(stored any) (decided, bool) {
			m, ok := stored.(model.Mechanism)
			return c.spread(m), ok
		},
	}, c.spread(m))
}

// newClauseReset returns the form of a clause with what the program comes with
// filled in, not saved yet.
func newClauseReset(env *kit.Env, s Store, c clause) kit.Screen {
	e := newClauseEdit(env, s, c)
	e.Propose(c.spread(c.taken(s.Books().Mechanism(), model.DefaultMechanism())))
	return e
}

// placed puts what is wrong with the steps beside the one that was taken away.
func (c clause) placed(d decided, found model.Problems) model.Problems {
	for i := range found {
		if found[i].Field != "steps" {
			continue
		}
		found[i].Field = stepKey(0)
		for k, who := range d.steps {
			if who == stepOff {
				found[i].Field = stepKey(k)
				break
			}
		}
	}
	return found
}

// fields describes the form of the clause.
func (c clause) fields(env *kit.Env, m *model.Mechanism) []form.Field {
	w, f := &env.Lang.Mechanism, &env.Lang.Mechanism.F
	var out []form.Field
	if c.of != "" {
		out = []form.Field{c.reasonField(env)}
	} else {
		out = append(c.stateFields(env, m), c.stepFields(env, m)...)
	}
	return append(out,
		form.Field{Section: w.Sections[2], Key: "source", Label: f.Source, Required: true, Max: 120, Help: f.HelpSource},
		form.Field{Section: w.Sections[2], Key: "note", Label: f.Note, Kind: form.LongText, Max: 1000})
}

// stateFields are what a state is called and takes: of a state where the way
// ends, its name alone; of the beginning, nothing.
func (c clause) stateFields(env *kit.Env, m *model.Mechanism) []form.Field {
	l := env.Lang
	w, f := &l.Mechanism, &l.Mechanism.F
	sec := w.Sections[0]
	usual := l.StateOf(&model.Mechanism{}, c.way, c.state)
	named := func(form.Values) bool { return c.state != "" }
	passed := func(form.Values) bool { return c.state != "" && len(m.StepsFrom(c.way, c.state)) > 0 }
	grades := append([]form.Option{{Label: f.NoOwner}}, record.Choices(model.Grades(), l.Domain.Grade)...)
	return []form.Field{
		{Section: sec, Key: "state", Label: f.State, Kind: form.Computed, Compute: func(form.Values) string { return usual }},
		{Section: sec, Key: "name", Label: f.Name, Max: 40, Help: f.HelpName, Show: named},
		{Section: sec, Key: "days", Label: f.Days, Kind: form.Number, Max: 3, Help: f.HelpDays, Show: passed},
		{Section: sec, Key: "owner", Label: f.Owner, Kind: form.Choice, Help: f.HelpOwner, Options: grades, Show: passed},
		{Section: sec, Key: "checklist", Label: f.Checklist, Kind: form.LongText, Max: 1200, Help: f.HelpChecklist, Show: passed},
	}
}

// stepFields are who takes each step from the state.
func (c clause) stepFields(env *kit.Env, m *model.Mechanism) []form.Field {
	l := env.Lang
	w, f := &l.Mechanism, &l.Mechanism.F
	who := []form.Option{{Value: stepEditors, Label: f.Editors}, {Value: stepHeads, Label: f.Heads}, {Value: stepOff, Label: f.Off}}
	var out []form.Field
	for i, step := range m.StepsFrom(c.way, c.state) {
		out = append(out, form.Field{Section: w.Sections[1], Key: stepKey(i), Label: l.F(f.To, l.StateOf(m, c.way, step.To)),
			Kind: form.Choice, Required: true, Options: who, Help: f.HelpStep})
	}
	return out
}

// reasonField is the list of reasons; the code of each goes with its row.
func (c clause) reasonField(env *kit.Env) form.Field {
	w, f := &env.Lang.Mechanism, &env.Lang.Mechanism.F
	usual := func(v form.Values) string { return w.Reasons[c.of][v.Get("code")] }
	known := func(v form.Values) bool { return usual(v) != "" }
	return form.Field{Section: w.ReasonsOf[c.of], Key: "reasons", Label: f.Reasons, Kind: form.List, Help: f.HelpReasons, Items: []form.Field{
		{Key: "code", Show: func(form.Values) bool { return false }},
		{Key: "usual", Label: f.Reason, Kind: form.Computed, Compute: usual, Show: known},
		{Key: "name", Label: f.Name, Max: 80, Check: func(v form.Values) *form.Note {
			if v.Get("name") == "" && !known(v) {
				return &form.Note{Text: env.Lang.Form.Required}
			}
			return nil
		}},
		{Key: "off", Label: f.ReasonOff, Kind: form.YesNo, Help: f.HelpReasonOff},
	}}
}
