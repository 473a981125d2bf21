package desk

import (
	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/clients"
	"guyub/tui/screen/matters"
	"guyub/tui/screen/rebalance"
	"guyub/tui/screen/record"
	"guyub/tui/screen/referrals"
	"guyub/tui/screen/reports"
	"guyub/tui/screen/retention"
)

// What a line of the desk may wait for; a matter and a referral have their own
// ([matters.Act], [referrals.Act]).
type (
	// batch opens a batch that moves clients.
	batch struct{ id model.ID }
	// erasure opens a list of clients to be anonymised.
	erasure struct{ id model.ID }
	// report asks for the quick report of a client.
	report struct{ client model.ID }
	// assign asks for a counselor of a client who has none.
	assign struct{ client model.ID }
	// mend asks for the form of a client, in the field that something is to be
	// done about.
	mend struct {
		client model.ID
		field  string
	}
)

// The fields that lines send to: where a term is ended, a reassessment is
// recorded, an address or a guarantor is put right.
const (
	fieldState     = "term.state"
	fieldAssessed  = "assessment.date"
	fieldStreet    = "street"
	fieldGuarantor = "guarantor.name"
)

// doing does what a line waits for, from whatever list it stands in.
type doing struct {
	env   *kit.Env
	store Store
	doer  matters.Doer
	refer referrals.Doer
}

func newDoing(env *kit.Env, s Store) doing {
	return doing{env, s, matters.NewDoer(env, s), referrals.NewDoer(env, s)}
}

// mending brings the client of a mend.
type mending struct {
	client model.Client
	field  string
	err    error
}

// Update takes what a list sends for a line, and the answers; taken reports
// whether the message was of that kind.
func (d doing) Update(msg tea.Msg) (cmd tea.Cmd, taken bool) {
	switch m := msg.(type) {
	case batch:
		return kit.Send(kit.Push{Screen: rebalance.NewBatch(d.env, d.store, m.id)}), true
	case erasure:
		return kit.Send(kit.Push{Screen: retention.NewList(d.env, d.store, m.id)}), true
	case report:
		return kit.Send(kit.Push{Screen: reports.New(d.env, d.store, m.client)}), true
	case assign:
		return kit.Send(kit.Push{Screen: clients.NewAssign(d.env, d.store, []model.ID{m.client})}), true
	case mend:
		s := d.store
		return func() tea.Msg {
			ctx, stop := record.Within()
			defer stop()
			c, err := s.Client(ctx, m.client)
			return mending{c, m.field, err}
		}, true
	case mending:
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, d.env.Lang.Code)}), true
		}
		return kit.Send(kit.Push{Screen: clients.NewEditAt(d.env, d.store, m.client, m.field)}), true
	}
	if cmd, taken := d.refer.Update(msg); taken {
		return cmd, true
	}
	return d.doer.Update(msg)
}
