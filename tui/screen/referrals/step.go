package referrals

import (
	"context"
	"slices"
	"strconv"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// stride is a step of an enrolment in the form. It has one goal at least, so
// that there is something to judge at the end.
type stride struct {
	e  model.Enrolment
	to model.Move
	// refused and stopped are the reason, from the list of the step.
	refused, stopped string
	consent          model.Date
	goals            []model.Goal
	evaluation       string
	work             model.Placement
	override         string
}

const (
	keyState   = "state"
	keyRefused = "reason.refused"
	keyStopped = "reason.stopped"
)

// stepBinding ties the form to a step with so many goals.
func stepBinding(goals int) form.Binding[stride] {
	b := form.Binding[stride]{
		form.Code(keyState, model.EnrolmentStates(), func(s *stride) *model.EnrolmentState { return &s.to.State }),
		form.Day("day", func(s *stride) *model.Date { return &s.to.Day }),
		form.Words(keyRefused, func(s *stride) *string { return &s.refused }),
		form.Words(keyStopped, func(s *stride) *string { return &s.stopped }),
		form.Day("consent", func(s *stride) *model.Date { return &s.consent }),
		form.Words("evaluation", func(s *stride) *string { return &s.evaluation }),
		form.Words("placement.employer", func(s *stride) *string { return &s.work.Employer }),
		form.Words("placement.job", func(s *stride) *string { return &s.work.Job }),
		form.Day("placement.from", func(s *stride) *model.Date { return &s.work.From }),
		form.Words("override", func(s *stride) *string { return &s.override }),
		form.Words("note", func(s *stride) *string { return &s.to.Note }),
	}
	for i := range goals {
		b = append(b, form.Code(goalKey(i), model.GoalResults(), func(s *stride) *model.GoalResult { return &s.goals[i].Result }))
	}
	return b
}

func goalKey(i int) string { return "goal." + strconv.Itoa(i) }

// NewStep returns the form of the next step of an enrolment.
func NewStep(env *kit.Env, s Store, e model.Enrolment) *record.Edit[stride] {
	o, _ := s.Books().Offering(e.Offering)
	first := stride{e: e, to: model.Move{Day: model.DateOf(env.Time())}, consent: e.Consent, goals: slices.Clone(e.Goals),
		evaluation: e.Evaluation, work: e.Placement}
	if len(first.goals) == 0 {
		first.goals = []model.Goal{{Text: o.Name}}
	}
	if next := nextSteps(s, &e); len(next) > 0 {
		first.to.State = next[0].To
	}
	return record.NewEdit(env, s, record.Spec[stride]{
		Form: "enrolment.step", Key: e.ID.String(), Intent: "enrolment.step",
		Title:   func() string { return env.Lang.Referrals.StepTitle },
		Fields:  func() []form.Field { return stepFields(env, s, &first) },
		Binding: stepBinding(len(first.goals)),
		Kind:    model.KindEnrolment,
		Head:    func(one stride) model.Meta { return one.e.Meta },
		Name: func(one stride) string {
			l := env.Lang
			return l.F(l.Referrals.Stepped, record.NameOf(s.Roster(), e.Client), s.Books().GroupName(e.Group), env.Lang.EnrolmentState(s.Books().Mechanism(), one.e.State))
		},
		Check: func(one stride) model.Problems { return checkStep(s, &one) },
		Save: func(ctx context.Context, op store.Op, one stride) (stride, error) {
			saved, err := s.StepEnrolment(ctx, op, store.EnrolmentStep{Enrolment: e.ID, Rev: e.Rev, Move: one.move(), Consent: one.consent,
				Goals: one.judged(), Evaluation: one.evaluation, Placement: one.work, Override: one.override})
			one.e = saved
			return one, err
		},
		Theirs: func(any) (stride, bool) { return stride{}, false },
		Map: func() *kit.StateMap {
			return record.EnrolmentWay(env, s.Books().Mechanism()).Map(env, e.State)
		},
		Refused: func(err error) (string, string, bool) { return refused(env, s, err, keyState) },
	}, first)
}

// judged are the goals when some were judged; nil leaves them as they were.
func (s *stride) judged() []model.Goal {
	if !slices.ContainsFunc(s.goals, func(g model.Goal) bool { return g.Result != model.GoalOpen }) {
		return nil
	}
	return s.goals
}

// move is the step with the reason that belongs to it.
func (s *stride) move() model.Move {
	to := s.to
	if to.Reason = s.stopped; to.State == model.EnrolmentRejected {
		to.Reason = s.refused
	}
	return to
}

// checkStep finds what stands against the step before the store is asked.
func checkStep(s Store, one *stride) model.Problems {
	e := one.e
	e.Consent, e.Goals = one.consent, one.goals
	_, err := e.Take(one.move(), s.Books().Mechanism(), s.Actor())
	problems, _ := err.(model.Problems)
	for i := range problems {
		switch p := &problems[i]; {
		case p.Field == "goals":
			p.Field = goalKey(0)
		case p.Field == "reason" && one.to.State == model.EnrolmentRejected:
			p.Field = keyRefused
		case p.Field == "reason":
			p.Field = keyStopped
		}
	}
	return problems
}

func stepFields(env *kit.Env, s Store, first *stride) []form.Field {
	l := env.Lang
	f, books := &l.Referrals.F, s.Books()
	needs := map[string]model.Needs{}
	var to []form.Option
	for _, step := range nextSteps(s, &first.e) {
		to = append(to, form.Option{Value: step.To.Code(), Label: env.Lang.EnrolmentState(books.Mechanism(), step.To)})
		needs[step.To.Code()] = step.Needs
	}
	need := func(one model.Needs) func(form.Values) bool {
		return func(v form.Values) bool { return needs[v.Get(keyState)].Has(one) }
	}
	ends := need(model.NeedsOutcome)
	out := []form.Field{
		{Key: "client", Label: f.Client, Kind: form.Computed, Compute: func(form.Values) string {
			return record.NameOf(s.Roster(), first.e.Client) + " · " + offered(books, first.e.Offering, first.e.Group)
		}},
		{Key: keyState, Label: f.State, Kind: form.Choice, Required: true, Options: to},
		{Key: "day", Label: f.Day, Kind: form.Date, Required: true},
		{Key: "consent", Label: f.Consent, Kind: form.Date, Help: f.HelpConsent, Show: need(model.NeedsConsent)},
		{Key: keyRefused, Label: f.Reason, Kind: form.Choice, Required: true, Show: form.Is(keyState, model.EnrolmentRejected),
			Options: reasonOptions(env, books, model.ReasonRefused)},
		{Key: keyStopped, Label: f.Reason, Kind: form.Choice, Required: true, Options: reasonOptions(env, books, model.ReasonStopped),
			Show: func(v form.Values) bool {
				return need(model.NeedsReason)(v) && !form.Is(keyState, model.EnrolmentRejected)(v)
			}},
	}
	for i := range first.goals {
		out = append(out, form.Field{Key: goalKey(i), Label: first.goals[i].Text, Kind: form.Choice, Show: ends,
			Options: record.Choices(model.GoalResults(), l.Domain.GoalResult)})
	}
	return append(out,
		form.Field{Key: "evaluation", Label: f.Evaluation, Kind: form.LongText, Max: 1000, Show: ends},
		form.Field{Key: "placement.employer", Label: f.Employer, Max: 120, Help: f.HelpEmployer, Show: ends},
		form.Field{Key: "placement.job", Label: f.Job, Max: 80, Show: ends},
		form.Field{Key: "placement.from", Label: f.From, Kind: form.Date, Show: ends},
		form.Field{Key: "override", Label: f.Override, Max: 200, Help: f.HelpOverride, Show: func(v form.Values) bool {
			return s.Actor().Decides(model.Heads) && seats(v.Get(keyState)) && !first.e.State.Seated()
		}},
		form.Field{Key: "note", Label: f.Note, Kind: form.LongText, Max: 1000},
	)
}

// seats reports whether a state, by its code, keeps a place.
func seats(code string) bool {
	state, _ := model.Parse(model.EnrolmentStates(), code)
	return state.Seated()
}

// reasonOptions are the reasons of a list that are offered.
func reasonOptions(env *kit.Env, books *store.Books, of model.ReasonOf) []form.Option {
	var out []form.Option
	for _, r := range books.Mechanism().ReasonsOf(of) {
		out = append(out, form.Option{Value: r.Code, Label: env.Lang.Reason(books.Mechanism(), of, r.Code)})
	}
	return out
}
