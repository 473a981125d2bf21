package acceptance

import (
	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Card is one score, with what happened to it.
type Card struct {
	*record.Card
	env    *kit.Env
	store  Store
	client model.Client
	a      model.Acceptance
}

// NewCard returns the screen of a score.
func NewCard(env *kit.Env, s Store, client model.Client, a model.Acceptance) *Card {
	one := &Card{env: env, store: s, client: client, a: a}
	history := record.NewHistory(env, s, model.KindAcceptance, a.ID)
	history.Names = func(path string) string { return FieldName(env, path) }
	history.Word = func(path, value string) string {
		if path == "district" {
			return s.Books().DistrictName(value)
		}
		return ""
	}
	one.Card = record.NewCard(env, one.title, one.write, history, nil)
	return one
}

func (one *Card) title() string {
	return one.env.Lang.F(one.env.Lang.Stigma.CardTitle, one.env.Lang.DateBrief(one.a.Day))
}

type (
	strike struct {
		of  *Card
		why string
	}
	struck struct {
		of  *Card
		a   model.Acceptance
		err error
	}
)

const strikeIntent kit.Intent = "acceptance.strike"

// stands reports whether the score counts and is the person's to strike.
func (one *Card) stands() bool {
	return one.a.Struck == "" && one.store.Actor().May(model.ClientEdit, model.ClientSubject(&one.client)) == nil
}

// Keys is what works now.
func (one *Card) Keys() kit.KeyMap {
	m := one.Card.Keys()
	if one.stands() {
		m = append(kit.KeyMap{kit.Bind(strikeIntent, one.env.Lang.Stigma.KeyStrike, "x")}, m...)
	}
	return m
}

// Update takes intents and answers.
func (one *Card) Update(msg tea.Msg) tea.Cmd {
	w := &one.env.Lang.Stigma
	switch m := msg.(type) {
	case strike:
		if m.of != one {
			return nil
		}
		return one.strike(m.why)
	case struck:
		if m.of != one {
			return nil
		}
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, one.env.Lang.Code)})
		}
		one.a = m.a
		return kit.Send(kit.Notice{Level: kit.Good, Text: one.env.Lang.F(w.Struck, one.title())})
	case kit.Do:
		if m.Intent == strikeIntent && one.stands() {
			return kit.Send(kit.OpenDialog{Dialog: kit.Ask(one.env, w.StrikeTitle, w.StrikeWhy, func(why string) tea.Msg { return strike{one, why} })})
		}
	}
	return one.Card.Update(msg)
}

func (one *Card) strike(why string) tea.Cmd {
	s, a := one.store, one.a
	a.Struck = why
	op := store.NewOp("acceptance.strike")
	op.Reason = why
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		saved, err := s.SaveAcceptance(ctx, op, a)
		return struck{one, saved, err}
	}
}

func (one *Card) write(p *record.Paper) {
	th, l, a := one.env.Theme, one.env.Lang, &one.a
	f := &l.Stigma.F
	p.Text(l.Domain.Source(a.Source)+" · "+l.Stigma.Score(a.Score), th.Bold)
	if a.Struck != "" {
		p.Text(l.F(l.Stigma.StruckBecause, a.Struck), th.Warn)
	}
	p.Blank()
	p.Fact(f.Day, l.DateWeekday(a.Day), th.Base)
	if a.Occasion != model.OccasionUnknown {
		p.Fact(f.Occasion, l.Domain.Occasion(a.Occasion), th.Base)
	}
	p.Fact(f.District, one.store.Books().DistrictName(a.District), th.Base)
	p.Fact(f.Note, a.Note, th.Base)
}

// FieldName labels a field by its path in the record.
func FieldName(env *kit.Env, path string) string {
	f := &env.Lang.Stigma.F
	return map[string]string{"source": f.Source, "score": f.Score, "day": f.Day, "occasion": f.Occasion, "note": f.Note, "struck": f.Struck,
		"district": f.District}[path]
}
