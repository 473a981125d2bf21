package store

import (
	"cmp"
	"context"
	"slices"

	"guyub/model"
)

// AcceptancesOf returns how far those around a client accept them, every score
// with its source, the newest first, also those that were struck. What staff
// wrote freely is left out for those who may not read it.
func (s *Session) AcceptancesOf(ctx context.Context, client model.ID) ([]model.Acceptance, error) {
	notes, err := s.mayReadOf(ctx, client)
	if err != nil {
		return nil, err
	}
	all, err := fetchOf(ctx, s, acceptances, client)
	slices.SortFunc(all, func(a, b model.Acceptance) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), slices.Compare(b.ID[:], a.ID[:]))
	})
	if !notes {
		for i := range all {
			all[i] = all[i].WithoutNotes()
		}
	}
	return all, err
}

// SaveAcceptance saves a score: a new one when Rev is 0, by whoever may record
// contacts with the client. Section and kecamatan are those of the client on
// that day. A score that stands is never another: [model.Acceptance.Struck]
// says why it does not count (rule R14), and whoever may change the client may
// strike it; all else gives a [*HistoryLost].
func (s *Session) SaveAcceptance(ctx context.Context, op Op, a model.Acceptance) (model.Acceptance, error) {
	if a.ID.IsZero() {
		a.ID = model.NewID()
	}
	if op.Intent == "" {
		op.Intent = "acceptance.save"
		if a.Rev > 0 {
			op.Intent = "acceptance.strike"
		}
	}
	if op.Reason == "" {
		op.Reason = a.Struck
	}
	return saving(ctx, s, op, acceptances, func(c *change) (model.Acceptance, error) {
		if a.Rev > 0 {
			return strikeAcceptance(c, a)
		}
		return addAcceptance(c, a)
	})
}

func addAcceptance(c *change, a model.Acceptance) (model.Acceptance, error) {
	client, err := load(c, clients, a.Client)
	if err != nil {
		return a, err
	}
	if err := c.may(model.ContactAdd, model.ClientSubject(&client)); err != nil {
		return a, err
	}
	a.Section, a.District, a.Struck = client.Section, client.District, ""
	if wrong := append(a.Validate(c.checks()), a.Against(&client)...).Errors(); len(wrong) > 0 {
		return a, wrong
	}
	return saveChanged(c, acceptances, a)
}

func strikeAcceptance(c *change, a model.Acceptance) (model.Acceptance, error) {
	old, err := load(c, acceptances, a.ID)
	if err != nil {
		return a, err
	}
	// Whose it is says the record, not who hands it in.
	if err := c.mayWith(model.ClientEdit, old.Client); err != nil {
		return a, err
	}
	if old.Rev != a.Rev {
		return a, &Conflict{Kind: model.KindAcceptance, Mine: a, Theirs: old, By: old.ChangedBy, At: old.ChangedAt}
	}
	struck := old
	struck.Struck = a.Struck
	switch {
	case a.Struck == "":
		return a, model.Problems{{Field: "struck", Code: model.Missing}}
	case old.Struck != "" || len(diff(&struck, &a)) > 0:
		return a, &HistoryLost{Field: "score"}
	}
	return saveChanged(c, acceptances, struck)
}

// SaveOutreach saves an outreach, a new one when Rev is 0. One that is not held
// is cancelled with a reason (rule R14).
func (s *Session) SaveOutreach(ctx context.Context, op Op, o model.Outreach) (model.Outreach, error) {
	if op.Intent == "" {
		op.Intent = "outreach.save"
	}
	return saveRecord(ctx, s, op, outreaches, model.OutreachEdit, o)
}
