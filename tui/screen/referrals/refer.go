package referrals

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// proposal is a referral in the form.
type proposal struct {
	ref    store.Referral
	agrees bool
	goal   string
}

var referBinding = form.Binding[proposal]{
	form.Flag("consent", func(p *proposal) *bool { return &p.agrees }),
	form.Words("goals", func(p *proposal) *string { return &p.goal }),
	form.Words("note", func(p *proposal) *string { return &p.ref.Note }),
	form.Words("override", func(p *proposal) *string { return &p.ref.Override }),
}

// NewRefer returns the form that refers a client to an offering. Without the
// client's consent it is kept as a draft. from is how many screens under it are
// left with it when it is done, so that work goes on where it began.
func NewRefer(env *kit.Env, s Store, c model.Client, offering model.ID, from int) *record.Edit[proposal] {
	o, _ := s.Books().Offering(offering)
	p := proposal{ref: store.Referral{Client: c.ID, Offering: offering, Matches: meets(&c, &o)}}
	against := standing(env, s, &c, &o)
	return record.NewEdit(env, s, record.Spec[proposal]{
		Form: "referral", Key: c.ID.String() + offering.String(), Intent: "enrolment.refer",
		Title:   func() string { return env.Lang.Referrals.ReferTitle },
		Fields:  func() []form.Field { return referFields(env, s, &c, &o, against) },
		Binding: referBinding,
		Name:    func(proposal) string { return record.NameOf(s.Roster(), c.ID) },
		Check:   func(p proposal) model.Problems { return checkReferral(s, p, against) },
		Save: func(ctx context.Context, op store.Op, p proposal) (proposal, error) {
			_, err := s.Refer(ctx, op, complete(p, model.DateOf(env.Time())))
			return p, err
		},
		Theirs:  func(any) (proposal, bool) { return proposal{}, false },
		Refused: func(err error) (string, string, bool) { return refused(env, s, err, "consent") },
		Map:     func() *kit.StateMap { return beginning(env, s) },
		Done:    func(p proposal) tea.Cmd { return referred(env, s, p, from) },
	}, p)
}

// readForReferral is a client who was read to be referred to an offering.
type readForReferral struct {
	client   model.Client
	offering model.ID
	err      error
}

// readFor reads a client for the form that refers them.
func readFor(s Store, client, offering model.ID) tea.Cmd {
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		c, err := s.Client(ctx, client)
		return readForReferral{c, offering, err}
	}
}

// meets is the need, or else the interest, that an offering answers.
func meets(c *model.Client, o *model.Offering) string {
	for _, wanted := range append(append([]string(nil), c.Needs...), c.Interests...) {
		if wanted == o.Activity {
			return o.Activity
		}
	}
	return ""
}

// standing lists what stands against the referral now.
func standing(env *kit.Env, s Store, c *model.Client, o *model.Offering) []model.Hindrance {
	g, _ := s.Books().Group(o.Group)
	return model.Hindrances(c, &g, o, s.Seats(o.Group, o.ID), model.DateOf(env.Time()))
}

// complete puts what the form asks in the words of the store.
func complete(p proposal, today model.Date) store.Referral {
	ref := p.ref
	if p.agrees {
		ref.Consent = today
	}
	ref.Draft = !p.agrees
	if p.goal != "" {
		ref.Goals = []model.Goal{{Text: p.goal}}
	}
	return ref
}

// checkReferral finds that a supervisor must say why they refer in spite of
// what stands against it (rule R3).
func checkReferral(s Store, p proposal, against []model.Hindrance) model.Problems {
	if len(against) == 0 || !p.agrees || !s.Actor().Decides(model.Heads) || p.ref.Override != "" {
		return nil
	}
	return model.Problems{{Field: "override", Code: model.Missing}}
}

// refused words what stands against a referral, beside the field where it can
// be overcome, else beside the one named.
func refused(env *kit.Env, s Store, err error, beside string) (field, text string, ok bool) {
	var h *model.Hindered
	if !errors.As(err, &h) {
		return "", "", false
	}
	w := &env.Lang.Referrals
	words := hindrances(env, h.Hindrances)
	switch {
	case h.Final():
		return beside, env.Lang.F(w.HinderedBy, words), true
	case s.Actor().Decides(model.Heads):
		return "override", env.Lang.F(w.HinderedBy, words), true
	}
	return beside, env.Lang.F(w.NotYours, words), true
}

func referFields(env *kit.Env, s Store, c *model.Client, o *model.Offering, against []model.Hindrance) []form.Field {
	l := env.Lang
	f, books := &l.Referrals.F, s.Books()
	head := s.Actor().Decides(model.Heads)
	hindered := func(form.Values) bool { return len(against) > 0 }
	say := func(text string) func(form.Values) string { return func(form.Values) string { return text } }
	return []form.Field{
		{Key: "client", Label: f.Client, Kind: form.Computed, Compute: say(record.NameOf(s.Roster(), c.ID) + " · " + c.Register)},
		{Key: "offering", Label: f.Offering, Kind: form.Computed, Compute: say(offered(books, o.ID, o.Group))},
		{Key: "matches", Label: f.Matches, Kind: form.Computed, Compute: say(meets(c, o)), Show: func(form.Values) bool { return meets(c, o) != "" }},
		{Key: "hindered", Label: f.Hindered, Kind: form.Computed, Compute: say(hindrances(env, against)), Show: hindered},
		{Key: "consent", Label: f.Agrees, Kind: form.YesNo, Help: f.HelpAgrees},
		{Key: "goals", Label: f.Goal, Max: 200, Help: f.HelpGoal},
		{Key: "override", Label: f.Override, Max: 200, Help: f.HelpOverride, Show: func(v form.Values) bool { return head && hindered(v) }},
		{Key: "note", Label: f.Note, Kind: form.LongText, Max: 1000},
	}
}

// referred says what was saved, and goes back to where the work goes on.
func referred(env *kit.Env, s Store, p proposal, from int) tea.Cmd {
	l := env.Lang
	o, _ := s.Books().Offering(p.ref.Offering)
	name, group := record.NameOf(s.Roster(), p.ref.Client), s.Books().GroupName(o.Group)
	text := l.F(l.Referrals.DraftDone, name, group)
	if p.agrees {
		due := model.Date(0)
		for _, e := range s.Enrolments() {
			if e.Client == p.ref.Client && e.Offering == p.ref.Offering {
				due = e.Due
			}
		}
		text = l.F(l.Referrals.ReferDone, name, group, l.DateShort(due))
	}
	return tea.Batch(kit.Send(kit.Notice{Level: kit.Good, Text: text}), kit.Send(kit.Pop{More: from}))
}
