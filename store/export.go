package store

import (
	"context"
	"strings"

	"guyub/model"
)

// ListOut is a list on its way out of the office.
type ListOut struct {
	What   string // as the audit calls it: "clients csv"
	Filter string // what was left out, in words that name nobody
	Rows   int
	// Sections are those of the clients whom the list tells of; empty: of nobody.
	Sections []model.Section
	// Whole: clients stand in it with their names. Else they are initials beside
	// the register number.
	Whole   bool
	Purpose string // what for; must be said of a whole list
}

// NoteList notes in the audit that a list leaves the office, before it does.
// Who may see a list may take it out with its clients as initials; whole it
// leaves only with who may take out the records of every section in it, and with
// a purpose (UU PDP, article 28: for what is stated, and no more).
func (s *Session) NoteList(ctx context.Context, l ListOut) error {
	if err := s.mayTake(l); err != nil {
		return err
	}
	note := []string{"daftar " + l.What}
	if len(l.Sections) > 0 {
		note = append(note, map[bool]string{true: "utuh", false: "tersamar"}[l.Whole])
	}
	if l.Filter != "" {
		note = append(note, l.Filter)
	}
	_, err := s.work(ctx, Op{Intent: IntentExport, Reason: strings.TrimSpace(l.Purpose)}, func(c *change) error {
		c.entry.Note, c.entry.Count = strings.Join(note, "; "), l.Rows
		return nil
	})
	return err
}

func (s *Session) mayTake(l ListOut) error {
	if err := s.may(model.OfficeRead, model.Subject{Kind: model.KindOffice}); err != nil || !l.Whole {
		return err
	}
	for _, section := range l.Sections {
		if err := s.may(model.ExportData, model.Subject{Kind: model.KindClient, Section: section}); err != nil {
			return err
		}
	}
	if strings.TrimSpace(l.Purpose) == "" {
		return ErrNoReason
	}
	return nil
}
