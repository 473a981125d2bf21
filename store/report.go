package store

import (
	"context"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/store/kv"
)

// NoteReport notes in the audit that a report leaves the office, before it
// does: which one, in what form, and how many rows it has. Figures may be taken
// out by whoever sees them; a report that names clients is an export of records
// and needs the right to it.
func (s *Session) NoteReport(ctx context.Context, what string, rows int, names bool) error {
	err := s.may(model.EffectRead, model.Subject{})
	if err == nil && names {
		err = s.mayOfASection(model.ExportData)
	}
	if err != nil {
		return err
	}
	_, err = s.work(ctx, Op{Intent: IntentExport}, func(c *change) error {
		c.entry.Note, c.entry.Count = what, rows
		return nil
	})
	return err
}

// Checkpoint returns the newest checkpoint of the audit, nil when there is none
// yet. Its code stands on every report, so that a sheet of paper proves up to
// where the trail had come. It tells nothing of what was done.
func (s *Session) Checkpoint(ctx context.Context) (last *Checkpoint, err error) {
	if err := s.may(model.EffectRead, model.Subject{}); err != nil {
		return nil, err
	}
	err = s.view(ctx, func(_ vault, r kv.Reader) error {
		last, err = lastCheckpoint(s.office.id, r)
		return err
	})
	return last, err
}

// Doings are counts of a period that no register in memory has.
type Doings struct {
	// Offences counts the clients who were under guidance in the period by the
	// kind of offence (kasus) of the last term in it; empty: not filled in.
	Offences map[string]int
	// Litmas counts the social inquiries by what they are for.
	Litmas map[model.LitmasKind]LitmasCount
}

// LitmasCount is what became of litmas of one kind.
type LitmasCount struct {
	Asked int // asked for in the period
	Sent  int // sent in it
	Open  int // in hand at its end
	Late  int // of those in hand, past their day then
}

// Doings reads what was done from the first day to the last: of all clients for
// whoever may see children, of the adult section for everybody else (rule R12).
// It goes through every client.
func (s *Session) Doings(ctx context.Context, from, to model.Date) (Doings, error) {
	d := Doings{Offences: map[string]int{}, Litmas: map[model.LitmasKind]LitmasCount{}}
	if err := s.may(model.EffectRead, model.Subject{}); err != nil {
		return d, err
	}
	u := s.office.open.Load()
	if u == nil {
		return d, ErrSignedOut
	}
	children := s.Actor().SeesChildren()
	err := s.view(ctx, func(v vault, r kv.Reader) error {
		b := &teller{vault: v, r: r, ctx: ctx}
		hidden := map[model.ID]bool{} // children, for who may not see them
		err := draw(b, clients.name, func(c model.Client) (model.ID, guidedClient, bool) {
			t, hide := guidedBy(&c, from, to), c.Section == model.Children && !children
			if t == nil || hide {
				return c.ID, guidedClient{hidden: hide}, hide
			}
			return c.ID, guidedClient{offence: t.Offence}, true
		}, func(id model.ID, c guidedClient) {
			if c.hidden {
				hidden[id] = true
				return
			}
			d.Offences[c.offence]++
		})
		if err != nil {
			return err
		}
		return draw(b, matters.name, func(m model.Matter) (model.ID, model.Matter, bool) {
			return m.ID, m, m.Kind == model.Litmas
		}, func(_ model.ID, m model.Matter) {
			if hidden[m.Client] || m.Client.IsZero() && m.Section == model.Children && !children {
				return
			}
			n := d.Litmas[m.Litmas]
			n.add(&m, from, to)
			if n != (LitmasCount{}) {
				d.Litmas[m.Litmas] = n
			}
		})
	})
	return d, err
}

// guidedClient is what [Session.Doings] reads of a client.
type guidedClient struct {
	offence string
	hidden  bool // and to be left out
}

// guidedBy returns the term of a client that ran last in the period, nil when
// none did. A term has the days that indicators count it by
// ([indicator.TermOf]), so that the offences add up to the clients of the other
// figures.
func guidedBy(c *model.Client, from, to model.Date) *model.Term {
	var last *model.Term
	var until model.Date
	for i := range c.Terms {
		span, was := indicator.TermOf(c, &c.Terms[i])
		if !was {
			continue
		}
		ended := to
		if span.To != 0 {
			ended = min(span.To, to)
		}
		if span.From <= to && ended >= from && ended >= until {
			last, until = &c.Terms[i], ended
		}
	}
	return last
}

func (n *LitmasCount) add(m *model.Matter, from, to model.Date) {
	if m.Opened >= from && m.Opened <= to {
		n.Asked++
	}
	if m.State == model.StateSent && m.Closed >= from && m.Closed <= to {
		n.Sent++
	}
	if m.Opened <= to && (m.Closed == 0 || m.Closed > to) {
		n.Open++
		if m.Due != 0 && m.Due < to {
			n.Late++
		}
	}
}
