package matters

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Line is a matter as one line of a list: its kind, whom it is about, beside,
// and when it is due. A child is named by initials where others look on.
func Line(env *kit.Env, s Store, m *model.Matter, place string) record.Line {
	l, today := env.Lang, model.DateOf(env.Time())
	line := record.Line{Word: l.Domain.MatterKind(m.Kind), Name: Name(s, m), Place: place, Open: kit.Show{Kind: model.KindMatter, ID: m.ID}}
	if Can(s, m) {
		line.Do = Act{m.ID}
	}
	switch {
	case m.Due == 0:
		line.What = l.Domain.MatterState(m.State)
	case m.Late(today):
		line.What, line.Style = l.Due(m.Due, today), env.Theme.Bad
	case m.Due == today:
		line.What, line.Style = l.Relative(m.Due, today), env.Theme.Warn
	default:
		line.What = l.Relative(m.Due, today)
	}
	return line
}

// Entry is a matter as a line of a client's timeline: when it was opened, what
// it is, and where it stands.
func Entry(env *kit.Env, s Store, m *model.Matter) record.Line {
	l, today := env.Lang, model.DateOf(env.Time())
	line := record.Line{Word: l.DateBrief(m.Opened), Name: l.Domain.MatterKind(m.Kind), What: l.Domain.MatterState(m.State),
		Style: env.Theme.Faint, Open: kit.Show{Kind: model.KindMatter, ID: m.ID}}
	if m.Kind == model.Incident {
		line.Name += " · " + l.Domain.IncidentShort(m.Incident)
	}
	if m.Live() {
		line.Style = kit.Style{}
		if m.Due != 0 {
			line.What += " · " + l.Due(m.Due, today)
		}
		if Can(s, m) {
			line.Do = Act{m.ID}
		}
	} else if n := len(m.Steps); n > 0 && m.Steps[n-1].Note != "" {
		line.What += " · " + m.Steps[n-1].Note
	}
	if m.Late(today) {
		line.Style = env.Theme.Bad
	}
	return line
}

// Standing says where a matter stands: its state, or of a task that nobody has
// done yet, whose it is; of one's own, where the client lives.
func Standing(env *kit.Env, s Store, m *model.Matter) string {
	owner := s.Books().CounselorName(m.Owner)
	row, known := s.Roster().Find(m.Client)
	switch {
	case m.State != model.StateOpen || owner == "":
		return env.Lang.Domain.MatterState(m.State)
	case m.Owner == s.Actor().Counselor && known:
		return s.Books().DistrictName(row.District)
	}
	return model.ShortName(owner)
}

// Name returns whom a matter is about, initials for a child; of an incident
// about nobody, where it was.
func Name(s Store, m *model.Matter) string {
	if m.Kind == model.Incident && m.Client.IsZero() {
		return s.Books().DistrictName(m.District)
	}
	name := m.Person
	if !m.Client.IsZero() {
		row, _ := s.Roster().Find(m.Client)
		name = row.Name
	}
	if m.Section == model.Children {
		return model.Initials(name)
	}
	return name
}

// subject returns what decides who may change a matter.
func subject(s Store, m *model.Matter) model.Subject {
	if row, ok := s.Roster().Find(m.Client); ok && !m.Client.IsZero() {
		return model.Subject{Kind: model.KindClient, Section: row.Section, Counselor: row.Counselor}
	}
	return model.MatterSubject(m)
}

func mayEdit(s Store, m *model.Matter) bool {
	return s.Actor().May(model.ClientEdit, subject(s, m)) == nil
}

// nextSteps are the steps that the person may record now.
func nextSteps(s Store, m *model.Matter) []model.Step[model.MatterState] {
	if !mayEdit(s, m) {
		return nil
	}
	actor := s.Actor()
	return slices.DeleteFunc(m.Kind.Flow().Steps(), func(step model.Step[model.MatterState]) bool {
		return step.From != m.State || !actor.Decides(step.Decides)
	})
}

// Can reports whether the person can take a matter a step further.
func Can(s Store, m *model.Matter) bool { return len(nextSteps(s, m)) > 0 }

// Act asks to take a matter a step further.
type Act struct{ ID model.ID }

// Doer takes matters a step further from whatever list they stand in.
type Doer struct {
	env   *kit.Env
	store Store
}

// NewDoer returns one.
func NewDoer(env *kit.Env, s Store) Doer { return Doer{env, s} }

type (
	// result is what came of a task.
	result struct {
		matter model.Matter
		text   string
	}
	stepped struct {
		name string
		m    model.Matter
		err  error
	}
)

// Update takes what a list sends for a line, and the answers; taken reports
// whether the message was of that kind.
func (d Doer) Update(msg tea.Msg) (cmd tea.Cmd, taken bool) {
	switch m := msg.(type) {
	case Act:
		for _, one := range d.store.Matters() {
			if one.ID == m.ID {
				return d.begin(*one), true
			}
		}
		return nil, true
	case result:
		return d.finish(m), true
	case stepped:
		l := d.env.Lang
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, l.Code)}), true
		}
		text := l.F(l.Matters.Stepped, l.Domain.MatterKind(m.m.Kind), m.name, l.Domain.MatterState(m.m.State))
		return kit.Send(kit.Notice{Level: kit.Good, Text: text}), true
	}
	return nil, false
}

// begin asks for what came of a task, in one line; any other matter has a form
// for its step.
func (d Doer) begin(m model.Matter) tea.Cmd {
	w := &d.env.Lang.Matters
	if _, ok := m.Kind.Flow().Step(m.State, model.StateDone); !ok {
		return kit.Send(kit.Push{Screen: NewStep(d.env, d.store, m)})
	}
	title := strings.TrimSpace(d.env.Lang.Domain.MatterKind(m.Kind) + " " + Name(d.store, &m))
	return kit.Send(kit.OpenDialog{Dialog: kit.Ask(d.env, title, w.AskResult, func(text string) tea.Msg { return result{m, text} })})
}

func (d Doer) finish(r result) tea.Cmd {
	s, name := d.store, Name(d.store, &r.matter)
	op := store.NewOp("matter.step")
	step := store.Step{Matter: r.matter.ID, Rev: r.matter.Rev, Stride: model.Stride{State: model.StateDone, Day: model.DateOf(d.env.Time()), Note: r.text}}
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		m, err := s.StepMatter(ctx, op, step)
		return stepped{name, m, err}
	}
}
