package acceptance

import (
	"context"
	"strconv"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// The keys of the form's fields are the names that model.Problem uses.
var binding = form.Binding[model.Acceptance]{
	form.Code("source", model.AcceptanceSources(), func(a *model.Acceptance) *model.AcceptanceSource { return &a.Source }),
	form.Count("score", func(a *model.Acceptance) *int { return &a.Score }),
	form.Day("day", func(a *model.Acceptance) *model.Date { return &a.Day }),
	form.Code("occasion", model.Occasions(), func(a *model.Acceptance) *model.Occasion { return &a.Occasion }),
	form.Words("note", func(a *model.Acceptance) *string { return &a.Note }),
}

// New returns the form of a new score of a client.
func New(env *kit.Env, s Store, client model.Client) kit.Screen {
	today := model.DateOf(env.Time())
	first := model.Acceptance{Client: client.ID, Section: client.Section, Day: today, Occasion: occasion(&client, today)}
	return record.NewEdit(env, s, record.Spec[model.Acceptance]{
		Form: "acceptance", Key: client.ID.String(), Intent: "acceptance.save", // one draft for each client
		Title:   func() string { return env.Lang.Stigma.NewTitle },
		Fields:  func() []form.Field { return fields(env) },
		Binding: binding,
		Name: func(a model.Acceptance) string {
			l := env.Lang
			return l.F(l.Stigma.Line, l.Domain.Source(a.Source), l.Stigma.Score(a.Score))
		},
		Check: func(a model.Acceptance) model.Problems {
			return append(a.Validate(record.Checks(env, s.Books())), a.Against(&client)...)
		},
		Save: func(ctx context.Context, op store.Op, a model.Acceptance) (model.Acceptance, error) {
			return s.SaveAcceptance(ctx, op, a)
		},
		Theirs: func(any) (model.Acceptance, bool) { return model.Acceptance{}, false },
	}, first)
}

// occasion is what a score taken on a day is most likely for: within a month
// of the start of guidance intake, within two months of its end the end.
func occasion(client *model.Client, day model.Date) model.Occasion {
	t := client.Term()
	switch {
	case t == nil:
		return model.OccasionVisit
	case day <= t.Start.AddDays(30):
		return model.OccasionIntake
	case t.End != 0 && day >= t.End.AddDays(-60):
		return model.OccasionEnd
	}
	return model.OccasionVisit
}

func fields(env *kit.Env) []form.Field {
	l := env.Lang
	f := &l.Stigma.F
	var scores []form.Option
	for n := 1; n <= model.AcceptanceMost; n++ {
		scores = append(scores, form.Option{Value: strconv.Itoa(n), Label: l.Stigma.Score(n)})
	}
	return []form.Field{
		{Key: "source", Label: f.Source, Kind: form.Choice, Required: true, Options: record.Choices(model.AcceptanceSources(), l.Domain.Source)},
		{Key: "score", Label: f.Score, Kind: form.Choice, Required: true, Options: scores, Help: f.HelpScore},
		{Key: "day", Label: f.Day, Kind: form.Date, Required: true},
		{Key: "occasion", Label: f.Occasion, Kind: form.Choice, Options: record.Choices(model.Occasions(), l.Domain.Occasion)},
		{Key: "note", Label: f.Note, Max: 200, Help: f.HelpNote},
	}
}
