package store

import (
	"context"
	"slices"
	"strings"

	"guyub/model"
)

// SaveWording saves how the office words one of its letters, a new one when Rev
// is 0. A wording without words is that of the program again.
func (s *Session) SaveWording(ctx context.Context, op Op, w model.Wording) (model.Wording, error) {
	return saveRecord(ctx, s, op, wordings, model.WordingEdit, w)
}

// LetterNote is what the audit is told of a letter that leaves the desk.
type LetterNote struct {
	Letter  model.Letter
	Form    string     // "text", "pdf", "print"
	Subject model.ID   // record that it is about; zero of a letter about the audit
	Clients []model.ID // who is named on it, each once; the subject need not be
	// Whole: numbers and addresses stand on it in full (rule R13).
	Whole  bool
	Count  int    // of clients who are named and too many to list
	Reason string // what it is for
}

// NoteLetter notes in the audit that a letter leaves the desk, before it does:
// which one, in what form, and everybody who is named on it, so that it is found
// by whoever asks what became of their record. It takes the right to read what
// the letter is about and everybody on it, and to reveal what stands on it in
// full; and the purpose, where the office asks for one.
func (s *Session) NoteLetter(ctx context.Context, n LetterNote) error {
	if err := s.mayTakeLetter(ctx, &n); err != nil {
		return err
	}
	if n.Reason = strings.TrimSpace(n.Reason); n.Reason == "" && n.Letter.AsksPurpose() && s.Books().Office.RevealReasons {
		return ErrNoReason
	}
	_, err := s.work(ctx, Op{Intent: IntentExport, Reason: n.Reason}, func(c *change) error {
		c.entry.Note, c.entry.Count = "surat "+string(n.Letter)+" "+n.Form, n.Count
		if n.Whole {
			c.entry.Note += " utuh"
		}
		c.entry.Records = n.records()
		return nil
	})
	return err
}

// records are those that the letter is about, and who is named on it.
func (n *LetterNote) records() []AuditRecord {
	var out []AuditRecord
	if !n.Subject.IsZero() {
		out = append(out, AuditRecord{Kind: n.Letter.Subject(), ID: n.Subject})
	}
	for _, id := range n.Clients {
		if id != n.Subject {
			out = append(out, AuditRecord{Kind: model.KindClient, ID: id})
		}
	}
	return out
}

// mayTakeLetter checks the right to take a letter out.
func (s *Session) mayTakeLetter(ctx context.Context, n *LetterNote) error {
	if err := s.ready(); err != nil {
		return err
	}
	if !n.Letter.Known() {
		return ErrNoRecord
	}
	if err := s.mayReadLetter(ctx, n); err != nil {
		return err
	}
	named := n.Clients
	if n.Letter.Subject() == model.KindClient {
		named = append(slices.Clone(named), n.Subject)
	}
	for _, id := range named {
		if err := s.mayRead(ctx, model.KindClient, id); err != nil {
			return err
		}
		if !n.Whole {
			continue
		}
		if err := s.mayReveal(ctx, model.KindClient, id); err != nil {
			return err
		}
	}
	return nil
}

// mayReadLetter checks the right to read what the letter is about. A batch of
// handovers is read by whom it concerns, too ([Session.Rebalances]); a handover
// of clients who were given away one by one is about them alone.
func (s *Session) mayReadLetter(ctx context.Context, n *LetterNote) error {
	kind := n.Letter.Subject()
	switch {
	case kind == model.KindAudit:
		return s.may(model.AuditRead, model.Subject{Kind: kind})
	case kind == model.KindRebalance && n.Subject.IsZero() && len(n.Clients) > 0:
		return nil
	case n.Subject.IsZero():
		return ErrNoRecord
	case kind != model.KindRebalance:
		return s.mayRead(ctx, kind, n.Subject)
	}
	all, err := s.Rebalances(ctx)
	if err == nil && !slices.ContainsFunc(all, func(r model.Rebalance) bool { return r.ID == n.Subject }) {
		err = ErrNoRecord
	}
	return err
}
