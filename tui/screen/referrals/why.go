package referrals

import (
	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// why asks why a client takes no part, and notes it. It is a part of a screen.
type why struct {
	env   *kit.Env
	store Store
}

// reasonOther is the reason that must be written out.
const reasonOther = "lain"

type (
	reasonPicked struct {
		client model.ID
		code   string
	}
	reasonWritten struct {
		client model.ID
		note   string
	}
	abstained struct {
		a   model.Abstention
		err error
	}
)

// ask opens the list of reasons.
func (y why) ask(client model.ID) tea.Cmd {
	l, books := y.env.Lang, y.store.Books()
	var options []kit.Option
	for _, r := range books.Mechanism().ReasonsOf(model.ReasonAbsent) {
		options = append(options, kit.Option{Value: r.Code, Label: y.env.Lang.Reason(books.Mechanism(), model.ReasonAbsent, r.Code)})
	}
	now, _ := y.store.Abstention(client)
	return kit.Send(kit.OpenDialog{Dialog: kit.Choose(y.env, l.F(l.Referrals.ReasonTitle, record.NameOf(y.store.Roster(), client)), options, now.Reason,
		func(code string) tea.Msg { return reasonPicked{client, code} })})
}

// update takes the answers; taken reports whether the message was of that kind.
func (y why) update(msg tea.Msg) (cmd tea.Cmd, taken bool) {
	l := y.env.Lang
	switch m := msg.(type) {
	case reasonPicked:
		if m.code == reasonOther {
			return kit.Send(kit.OpenDialog{Dialog: kit.Ask(y.env, l.F(l.Referrals.ReasonTitle, record.NameOf(y.store.Roster(), m.client)), l.Referrals.ReasonNote,
				func(note string) tea.Msg { return reasonWritten{m.client, note} })}), true
		}
		return y.save(model.Abstention{Client: m.client, Reason: m.code}), true
	case reasonWritten:
		return y.save(model.Abstention{Client: m.client, Reason: reasonOther, Note: m.note}), true
	case abstained:
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, l.Code)}), true
		}
		word := y.env.Lang.Reason(y.store.Books().Mechanism(), model.ReasonAbsent, m.a.Reason)
		return kit.Send(kit.Notice{Level: kit.Good, Text: l.F(l.Referrals.ReasonSaved, record.NameOf(y.store.Roster(), m.a.Client), word)}), true
	}
	return nil, false
}

func (y why) save(a model.Abstention) tea.Cmd {
	s, op := y.store, store.NewOp("abstention.save")
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		saved, err := s.Abstain(ctx, op, a)
		return abstained{saved, err}
	}
}
