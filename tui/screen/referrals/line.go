package referrals

import (
	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Line is an enrolment as one line of a list: what it waits for, who it is, in
// which group, and by when.
func Line(env *kit.Env, s Store, e *model.Enrolment) record.Line {
	l, today := env.Lang, model.DateOf(env.Time())
	line := record.Line{Word: l.Referrals.Waits(e.State), Name: record.NameOf(s.Roster(), e.Client), Place: s.Books().GroupName(e.Group),
		Open: kit.Show{Kind: model.KindEnrolment, ID: e.ID}}
	if !e.Live() {
		line.Word = l.Referrals.Look
	}
	if Can(s, e) {
		line.Do = Act{e.ID}
	}
	due := e.ActBy()
	switch {
	case due == 0:
		line.What = l.F(l.Referrals.Since, l.DateBrief(e.Since()))
	case due < today:
		line.What, line.Style = l.Due(due, today), env.Theme.Bad
	case due == today:
		line.What, line.Style = l.Relative(due, today), env.Theme.Warn
	default:
		line.What = l.Relative(due, today)
	}
	return line
}

// Entry is an enrolment as a line of a client's own list: when it was opened,
// the group, and where it stands.
func Entry(env *kit.Env, s Store, e *model.Enrolment) record.Line {
	line := Line(env, s, e)
	line.Word, line.Name, line.Place = env.Lang.DateBrief(e.Opened), s.Books().GroupName(e.Group), env.Lang.EnrolmentState(s.Books().Mechanism(), e.State)
	if !e.Live() {
		line.Place, line.What, line.Style = "", Outcome(env, s.Books(), e), env.Theme.Faint
	}
	return line
}

// Outcome words how an enrolment ended: with its reason, and how far its goals
// were reached.
func Outcome(env *kit.Env, books *store.Books, e *model.Enrolment) string {
	l := env.Lang
	what := l.EnrolmentState(books.Mechanism(), e.State)
	if n := len(e.Steps); n > 0 && e.Steps[n-1].Reason != "" {
		what += " · " + l.Reason(books.Mechanism(), e.State.ReasonOf(), e.Steps[n-1].Reason)
	}
	milli, known := e.Outcome()
	switch {
	case !known:
	case milli == 1000:
		what += " · " + l.Domain.GoalResult(model.GoalMet)
	case milli == 0:
		what += " · " + l.Domain.GoalResult(model.GoalMissed)
	default:
		what += " · " + l.F(l.Referrals.PartlyOf, l.Domain.GoalResult(model.GoalPartly), l.PercentWhole(milli))
	}
	return what
}

// nextSteps are the steps that the person may take with an enrolment now.
func nextSteps(s Store, e *model.Enrolment) []model.Step[model.EnrolmentState] {
	if !May(s, e.Client) {
		return nil
	}
	var out []model.Step[model.EnrolmentState]
	actor := s.Actor()
	for _, step := range s.Books().Mechanism().Enrolments().Steps() {
		if step.From == e.State && actor.Decides(step.Decides) {
			out = append(out, step)
		}
	}
	return out
}

// Can reports whether the person can act on an enrolment: take it a step
// further, or look at the work that came of it.
func Can(s Store, e *model.Enrolment) bool {
	return len(nextSteps(s, e)) > 0 || e.Waits() && May(s, e.Client)
}

// Act asks to act on an enrolment.
type Act struct{ ID model.ID }

// Doer acts on enrolments from whatever list they stand in.
type Doer struct {
	env   *kit.Env
	store Store
}

// NewDoer returns one.
func NewDoer(env *kit.Env, s Store) Doer { return Doer{env, s} }

type acting struct {
	e   model.Enrolment
	err error
}

// Update takes what a list sends for a line, and the answers; taken reports
// whether the message was of that kind.
func (d Doer) Update(msg tea.Msg) (cmd tea.Cmd, taken bool) {
	switch m := msg.(type) {
	case Act:
		s := d.store
		return func() tea.Msg {
			ctx, stop := record.Within()
			defer stop()
			e, err := s.Enrolment(ctx, m.ID)
			return acting{e, err}
		}, true
	case acting:
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, d.env.Lang.Code)}), true
		}
		return d.begin(m.e), true
	}
	return nil, false
}

// begin opens the form of the next step; of an enrolment that has ended, that
// of what came of it.
func (d Doer) begin(e model.Enrolment) tea.Cmd {
	if len(nextSteps(d.store, &e)) == 0 {
		edit := NewEdit(d.env, d.store, e)
		if _, which, waits := e.Placement.CheckDue(); waits {
			edit.Focus(checkKey(which, "day"))
		}
		return kit.Send(kit.Push{Screen: edit})
	}
	return kit.Send(kit.Push{Screen: NewStep(d.env, d.store, e)})
}
