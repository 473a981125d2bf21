package referrals

import (
	"context"
	"strconv"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

func checkKey(which int, field string) string {
	return "placement.check." + strconv.Itoa(which) + "." + field
}

var editBinding = func() form.Binding[model.Enrolment] {
	b := form.Binding[model.Enrolment]{
		form.Words("matches", func(e *model.Enrolment) *string { return &e.Matches }),
		form.Day("consent", func(e *model.Enrolment) *model.Date { return &e.Consent }),
		form.Words("note", func(e *model.Enrolment) *string { return &e.Note }),
		form.Rows("goals", func(e *model.Enrolment) *[]model.Goal { return &e.Goals }, form.Binding[model.Goal]{
			form.Words("text", func(g *model.Goal) *string { return &g.Text }),
			form.Code("result", model.GoalResults(), func(g *model.Goal) *model.GoalResult { return &g.Result }),
		}),
		form.Words("evaluation", func(e *model.Enrolment) *string { return &e.Evaluation }),
		form.Words("placement.employer", func(e *model.Enrolment) *string { return &e.Placement.Employer }),
		form.Words("placement.job", func(e *model.Enrolment) *string { return &e.Placement.Job }),
		form.Day("placement.from", func(e *model.Enrolment) *model.Date { return &e.Placement.From }),
	}
	for i := range (model.Placement{}).Checks {
		b = append(b,
			form.Day(checkKey(i, "day"), func(e *model.Enrolment) *model.Date { return &e.Placement.Checks[i].Day }),
			form.Flag(checkKey(i, "working"), func(e *model.Enrolment) *bool { return &e.Placement.Checks[i].Working }),
			form.Words(checkKey(i, "note"), func(e *model.Enrolment) *string { return &e.Placement.Checks[i].Note }))
	}
	return b
}()

// NewEdit returns the form of what is written about an enrolment: consent,
// goals, what came of it, and the work that was found. Its state changes by
// steps alone.
func NewEdit(env *kit.Env, s Store, e model.Enrolment) *record.Edit[model.Enrolment] {
	return record.NewEdit(env, s, record.Spec[model.Enrolment]{
		Form: "enrolment", Key: e.ID.String(), Intent: "enrolment.save",
		Title:   func() string { return env.Lang.Referrals.EditTitle },
		Fields:  func() []form.Field { return editFields(env, s, &e) },
		Binding: editBinding,
		Kind:    model.KindEnrolment,
		Head:    func(e model.Enrolment) model.Meta { return e.Meta },
		Name: func(e model.Enrolment) string {
			return record.NameOf(s.Roster(), e.Client) + ", " + s.Books().GroupName(e.Group)
		},
		Check: func(e model.Enrolment) model.Problems { return placed(e.Validate(record.Checks(env, s.Books()))) },
		Save: func(ctx context.Context, op store.Op, e model.Enrolment) (model.Enrolment, error) {
			return s.SaveEnrolment(ctx, op, e)
		},
		Theirs: func(stored any) (model.Enrolment, bool) {
			e, ok := stored.(model.Enrolment)
			return e, ok
		},
	}, e)
}

// placed puts the problems of looks at a placement beside the first of them.
func placed(found model.Problems) model.Problems {
	for i := range found {
		if found[i].Field == "placement.check" {
			found[i].Field = checkKey(0, "day")
		}
	}
	return found
}

func editFields(env *kit.Env, s Store, e *model.Enrolment) []form.Field {
	l := env.Lang
	f := &l.Referrals.F
	sec := f.Sections
	placed := func(v form.Values) bool { return v.Get("placement.employer") != "" }
	out := []form.Field{
		{Section: sec[0], Key: "client", Label: f.Client, Kind: form.Computed, Compute: func(form.Values) string {
			return record.NameOf(s.Roster(), e.Client) + " · " + offered(s.Books(), e.Offering, e.Group)
		}},
		{Section: sec[0], Key: "matches", Label: f.Matches, Max: 80},
		{Section: sec[0], Key: "consent", Label: f.Consent, Kind: form.Date, Help: f.HelpConsent},
		{Section: sec[0], Key: "note", Label: f.Note, Kind: form.LongText, Max: 1000},
		{Section: sec[1], Key: "goals", Label: f.Goals, Kind: form.List, Help: f.HelpGoal, Items: []form.Field{
			{Key: "text", Label: f.Goal, Required: true, Max: 200},
			{Key: "result", Label: f.Result, Kind: form.Choice, Options: record.Choices(model.GoalResults(), l.Domain.GoalResult)},
		}},
		{Section: sec[1], Key: "evaluation", Label: f.Evaluation, Kind: form.LongText, Max: 1000},
		{Section: sec[2], Key: "placement.employer", Label: f.Employer, Max: 120, Help: f.HelpEmployer},
		{Section: sec[2], Key: "placement.job", Label: f.Job, Max: 80, Show: placed},
		{Section: sec[2], Key: "placement.from", Label: f.From, Kind: form.Date, Show: placed},
	}
	for i, months := range model.PlacementMonths() {
		head := l.F(l.Referrals.CheckAfter, months)
		out = append(out,
			form.Field{Section: head, Key: checkKey(i, "day"), Label: f.Check, Kind: form.Date, Show: placed},
			form.Field{Section: head, Key: checkKey(i, "working"), Label: f.Working, Kind: form.YesNo, Show: placed},
			form.Field{Section: head, Key: checkKey(i, "note"), Label: f.CheckNote, Max: 200, Show: placed})
	}
	return out
}
