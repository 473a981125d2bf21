package store

import (
	"cmp"
	"context"
	"iter"
	"math"
	"slices"
	"strings"
	"time"

	"guyub/model"
	"guyub/store/kv"
)

// AuditFilter chooses audit entries, the newest first. The zero value means
// any.
type AuditFilter struct {
	User     model.ID
	Record   model.ID // that the entry touched or only looked at
	Terminal string
	Intents  []string
	From, To time.Time // To is not included
	Before   uint64    // only entries with smaller numbers, to read on
	After    uint64    // only entries with greater numbers, to look at so much at a time
	Limit    int       // 0: 200
}

// auditPage is how many entries come back when no limit is given.
const auditPage = 200

// Audit returns entries of the audit trail. Numbers and addresses in them are
// masked (rule R13), and of records that the person may not see it is told
// only that something was done with them (rule R12).
//
// Of a record the entries are found by its trail. Between two times whole
// stretches are passed over by what the checkpoints tell of them, exactly,
// however clocks were set; what is left is looked through from its end. A
// person or terminal may so take a look at everything there is, 3 us an entry:
// whoever shows progress asks for a part at a time with Before and After.
func (s *Session) Audit(ctx context.Context, f AuditFilter) ([]AuditEntry, error) {
	if err := s.may(model.AuditRead, model.Subject{Kind: model.KindAudit}); err != nil {
		return nil, err
	}
	return s.filtered(ctx, f)
}

// Openings returns who has opened a client's record or seen what is masked in
// it, the newest first: what the client may ask the office by law. before is
// the number of the last entry that is known already, 0 for the first page. A
// read or reveal is noted with its client; what leaves the office as a whole
// list is noted as one export, which names nobody, and stands in [Session.Audit].
func (s *Session) Openings(ctx context.Context, client model.ID, before uint64) ([]AuditEntry, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	c, err := fetch(ctx, s, clients, client)
	if err != nil {
		return nil, err
	}
	if err := s.Actor().May(model.ClientTrail, model.ClientSubject(&c)); err != nil {
		return nil, err
	}
	return s.filtered(ctx, AuditFilter{Record: client, Intents: []string{IntentRead, IntentReveal, IntentExport}, Before: before})
}

// filtered reads a page of the audit, without asking who may.
func (s *Session) filtered(ctx context.Context, f AuditFilter) ([]AuditEntry, error) {
	if f.Limit <= 0 {
		f.Limit = auditPage
	}
	var out []AuditEntry
	err := s.view(ctx, func(v vault, r kv.Reader) error {
		var covered []stretch
		if f.Record.IsZero() && !(f.From.IsZero() && f.To.IsZero()) {
			covered = s.office.covered.by(s.office.id, r)
		}
		for seq, err := range f.candidates(r, covered) {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return err
			}
			e, err := readAudit(v, r, seq)
			if err != nil {
				return err
			}
			if f.lets(&e) {
				out = append(out, e)
			}
			if len(out) == f.Limit {
				return nil
			}
		}
		return nil
	})
	s.veil(out)
	return out, err
}

func (f *AuditFilter) lets(e *AuditEntry) bool {
	return (f.User.IsZero() || e.User == f.User) &&
		(f.Terminal == "" || e.Terminal == f.Terminal) &&
		(len(f.Intents) == 0 || slices.Contains(f.Intents, e.Intent)) &&
		!e.At.Before(f.From) && (f.To.IsZero() || e.At.Before(f.To))
}

// candidates yields the numbers of the entries that may fit, the greatest first.
func (f *AuditFilter) candidates(r kv.Reader, covered []stretch) iter.Seq2[uint64, error] {
	before := uint64(math.MaxUint64)
	if f.Before > 0 {
		before = f.Before
	}
	if !f.Record.IsZero() {
		return f.along(r, before)
	}
	return func(yield func(uint64, error) bool) {
		for over := range f.stretches(covered) {
			for key := range r.Back(tAudit, seqKey(max(over.from, f.After)+1), seqKey(min(over.to, before-1)+1)) {
				if !yield(seqOf(key), nil) {
					return
				}
			}
		}
	}
}

// along yields the entries of one record.
func (f *AuditFilter) along(r kv.Reader, before uint64) iter.Seq2[uint64, error] {
	return func(yield func(uint64, error) bool) {
		for key := range r.Back(tTrail, trailKey(f.Record, f.After+1), trailKey(f.Record, before)) {
			if len(key) != 24 {
				yield(0, damaged(tTrail, errForm))
				return
			}
			if !yield(seqOf(key[16:]), nil) {
				return
			}
		}
	}
}

// stretches yields the parts of the audit that may hold an entry between the
// two times, the newest first: what no checkpoint covers yet, and of the rest
// those whose times are not all outside.
func (f *AuditFilter) stretches(covered []stretch) iter.Seq[stretch] {
	return func(yield func(stretch) bool) {
		open := stretch{to: math.MaxUint64 - 1}
		if n := len(covered); n > 0 {
			open.from = covered[n-1].to
		}
		if !yield(open) {
			return
		}
		for _, over := range slices.Backward(covered) {
			outside := over.last.Before(f.From) || !f.To.IsZero() && !over.first.Before(f.To)
			if !outside && !yield(over) {
				return
			}
		}
	}
}

// entries yields the audit backwards, until yield returns false.
func (s *Session) entries(ctx context.Context, yield func(AuditEntry) bool) error {
	return s.view(ctx, func(v vault, r kv.Reader) error {
		for key := range r.Back(tAudit, nil, nil) {
			if err := ctx.Err(); err != nil {
				return err
			}
			e, err := readAudit(v, r, seqOf(key))
			if err != nil {
				return err
			}
			if !yield(e) {
				return nil
			}
		}
		return nil
	})
}

// History returns what happened to a record, the newest first. Whoever may
// read the record may read its history. Who only opened it is left out: that
// watches colleagues, and is for those whom [Session.Openings] answers.
func (s *Session) History(ctx context.Context, kind model.Kind, id model.ID) ([]AuditEntry, error) {
	if err := s.mayRead(ctx, kind, id); err != nil {
		return nil, err
	}
	var out []AuditEntry
	err := s.view(ctx, func(v vault, r kv.Reader) error {
		for key := range r.Back(tTrail, id[:], next(id[:])) {
			if len(key) != 24 {
				return damaged(tTrail, errForm)
			}
			e, err := readAudit(v, r, seqOf(key[16:]))
			if err != nil {
				return err
			}
			if e.Intent == IntentRead {
				continue
			}
			// Of the kind that was asked for alone: the permission was for that.
			if e.Records = only(e.Records, kind, id); len(e.Records) == 0 {
				continue
			}
			out = append(out, e)
			if len(out) == historyKept {
				break
			}
		}
		return nil
	})
	s.veil(out)
	return out, err
}

// historyKept is how far back one look at a record's history goes.
const historyKept = 500

func only(all []AuditRecord, kind model.Kind, id model.ID) []AuditRecord {
	return slices.DeleteFunc(slices.Clone(all), func(r AuditRecord) bool { return r.Kind != kind || r.ID != id })
}

// mayRead checks the permission to read one record.
func (s *Session) mayRead(ctx context.Context, kind model.Kind, id model.ID) error {
	subject := model.Subject{Kind: kind}
	act := model.OfficeRead
	switch kind {
	case model.KindClient:
		if err := s.ready(); err != nil {
			return err
		}
		c, err := fetch(ctx, s, clients, id)
		if err != nil {
			return err
		}
		act, subject = model.ClientRead, model.ClientSubject(&c)
	case model.KindContact:
		c, err := fetch(ctx, s, contacts, id)
		if err != nil {
			return err
		}
		return s.mayRead(ctx, model.KindClient, c.Client)
	case model.KindMatter:
		_, err := s.Matter(ctx, id)
		return err
	case model.KindEnrolment:
		e, err := fetch(ctx, s, enrolments, id)
		if err != nil {
			return err
		}
		return s.mayRead(ctx, model.KindClient, e.Client)
	case model.KindAbstention:
		a, err := fetch(ctx, s, abstentions, id)
		if err != nil {
			return err
		}
		return s.mayRead(ctx, model.KindClient, a.Client)
	case model.KindAcceptance:
		a, err := fetch(ctx, s, acceptances, id)
		if err != nil {
			return err
		}
		return s.mayRead(ctx, model.KindClient, a.Client)
	case model.KindOutreach:
		act = model.EffectRead
	case model.KindErasure:
		return s.mayOfASection(model.Anonymise)
	case model.KindBatch:
		return s.mayOfASection(model.ImportData)
	case model.KindRebalance:
		act, subject = model.ClientAssign, model.Subject{Kind: model.KindClient, Section: model.Adults}
		if s.Actor().Role == model.RoleHeadOfChildren {
			subject.Section = model.Children
		}
	case model.KindLoadMonth:
		act = model.CaseloadRead
	case model.KindMonthClose:
		act = model.MonthCloseAdd // of all clients; [Session.MonthCloses] tells the others what is theirs
	case model.KindOffering, model.KindMeeting, model.KindMonitoring:
		act = model.GroupRead
	case model.KindGroup:
		act = model.GroupRead
	case model.KindCounselor:
		act = model.CounselorRead
	case model.KindUser:
		if id == s.user {
			return s.ready() // everybody may see what happened to their own account
		}
		act = model.UserRead
	case model.KindAudit:
		act = model.AuditRead
	}
	return s.may(act, subject)
}

// veil hides in entries what the person may not see, and what nobody may: what
// entries hold of clients who are anonymous. Clients are judged by where they
// stand now.
func (s *Session) veil(entries []AuditEntry) {
	actor, view := s.Actor(), s.Roster()
	for i := range entries {
		for k := range entries[i].Records {
			r := &entries[i].Records[k]
			if of := cmp.Or(r.Of, r.ID); isAnonymous(view, of) {
				r.Anonymous, r.Changes = true, nil
				entries[i].Reason, entries[i].Note = "", ""
			}
			switch r.Kind {
			case model.KindClient:
				row, seen := view.Find(r.ID)
				r.Hidden = !seen
				if r.Gone { // no roster knows them any more
					r.Hidden = actor.May(model.ClientRead, model.Subject{Kind: r.Kind, Section: r.Section}) != nil
				}
				subject := model.Subject{Kind: r.Kind, Section: row.Section, Counselor: row.Counselor}
				if seen && actor.May(model.ClientNotes, subject) != nil {
					r.Changes = withoutNotes(r.Kind, r.Changes)
					entries[i].Reason = reasonWithoutNotes(&entries[i])
				}
			case model.KindMeeting:
				if slices.ContainsFunc(r.Changes, noteOfMark) && s.metAnonymous(view, r.ID) {
					r.Changes = slices.DeleteFunc(slices.Clone(r.Changes), noteOfMark)
				}
				if !actor.SeesChildren() {
					r.Changes = slices.DeleteFunc(slices.Clone(r.Changes), func(c FieldChange) bool { return strings.HasPrefix(c.Field, "marks.") })
				}
			case model.KindRebalance:
				// Who was moved is told by the clients' own entries, to whom it may be.
				r.Changes = slices.DeleteFunc(slices.Clone(r.Changes), func(c FieldChange) bool {
					return strings.HasPrefix(c.Field, "rows.") || actor.Role == model.RoleAuditor && strings.HasSuffix(c.Field, "note")
				})
			case model.KindContact, model.KindMatter, model.KindEnrolment, model.KindAbstention, model.KindAcceptance:
				subject := model.Subject{Kind: model.KindClient, Section: r.Section}
				row, seen := view.Find(r.Of)
				if seen {
					subject.Section, subject.Counselor = row.Section, row.Counselor
				}
				r.Hidden = !seen && (!r.Of.IsZero() || actor.May(model.ClientRead, subject) != nil)
				if !r.Hidden && actor.May(model.ClientNotes, subject) != nil {
					r.Changes = withoutNotes(r.Kind, r.Changes)
					entries[i].Reason = reasonWithoutNotes(&entries[i])
				}
			case model.KindOutreach:
				r.Hidden = actor.May(model.EffectRead, model.Subject{Kind: r.Kind}) != nil // as in the books
			case model.KindUser:
				r.Hidden = r.ID != s.user && actor.May(model.UserRead, model.Subject{Kind: model.KindUser}) != nil
			}
			if r.Hidden {
				r.Changes = nil
				if r.Kind != model.KindUser {
					entries[i].Reason, entries[i].Note = "", ""
				}
				continue
			}
			r.Changes = masked(r.Changes)
		}
	}
}

// withoutNotes returns the changes of a record with the text hidden that its
// WithoutNotes leaves out. That a note changed stays to be seen.
func withoutNotes(kind model.Kind, changes []FieldChange) []FieldChange {
	out := slices.Clone(changes)
	for i, c := range out {
		if freeText(kind, c.Field) {
			out[i] = FieldChange{c.Field, model.MaskNote(c.Before), model.MaskNote(c.After)}
		}
	}
	return out
}

// freeText reports whether staff write freely in this field of a client or of
// what belongs to one.
func freeText(kind model.Kind, field string) bool {
	head, rest, _ := strings.Cut(field, ".")
	_, name, _ := strings.Cut(rest, ".")
	switch kind {
	case model.KindContact:
		return slices.Contains(contactNotes, field)
	case model.KindMatter:
		return field == "note" || head == "steps" && name == "note"
	case model.KindEnrolment:
		return field == "note" || field == "evaluation" || field == "override" || head == "goals" || head == "steps" && name == "note" ||
			head == "placement" && strings.HasSuffix(field, ".note")
	case model.KindAbstention:
		return field == "note"
	case model.KindAcceptance:
		return field == "note" || field == "struck"
	case model.KindOutreach:
		return false // it is about a place or a month, not about a client
	}
	switch head {
	case "notes":
		return rest == ""
	case "assignments":
		return name == "reason" || name == "handover"
	case "assessments", "stages":
		return name == "note"
	}
	return false
}

// contactNotes are the fields of a contact that staff write freely in.
var contactNotes = []string{"place", "met", "condition", "activity", "surroundings", "difficulties", "plan", "reason", "followup", "supervisor", "struck"}

// reasonWithoutNotes returns the reason of an entry for somebody who may not
// read case notes. Why a client was reassigned or changed is one; why a number
// was revealed is what the trail is for (rule R13), and stays.
func reasonWithoutNotes(e *AuditEntry) string {
	if e.Intent == IntentReveal {
		return e.Reason
	}
	return model.MaskNote(e.Reason)
}

// Recent returns the records that this person saved last, the newest first, as
// far as they may still see them.
func (s *Session) Recent(ctx context.Context, n int) ([]Ref, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	var out []Ref
	seen := map[model.ID]bool{}
	left, view := recentEntries, s.Roster()
	err := s.entries(ctx, func(e AuditEntry) bool {
		left--
		if e.User == s.user && !e.Op.IsZero() {
			for _, r := range e.Records {
				if r.Rev == 0 || seen[r.ID] || len(out) == n {
					continue
				}
				seen[r.ID] = true
				client := r.Of
				if r.Kind == model.KindClient {
					client = r.ID
				}
				if _, ok := view.Find(client); !ok && !client.IsZero() {
					continue
				}
				out = append(out, Ref{r.Kind, r.ID, r.Rev})
			}
		}
		return left > 0 && len(out) < n
	})
	return out, err
}

// recentEntries is how far back Recent looks: about 2 ms.
const recentEntries = 1000

// NoteExport notes in the audit that records leave the office, before they do:
// what, how many and why.
func (s *Session) NoteExport(ctx context.Context, what string, count int, reason string) error {
	if err := s.mayOfASection(model.ExportData); err != nil {
		return err
	}
	_, err := s.work(ctx, Op{Intent: IntentExport, Reason: reason}, func(c *change) error {
		c.entry.Note, c.entry.Count = what, count
		return nil
	})
	return err
}

// mayOfASection checks a permission for the clients of at least one section.
func (s *Session) mayOfASection(act model.Action) error {
	err := s.may(act, model.Subject{Kind: model.KindClient, Section: model.Adults})
	if err != nil {
		err = s.may(act, model.Subject{Kind: model.KindClient, Section: model.Children})
	}
	return err
}

// Backup writes a consistent copy of the office to a new file, sealed as the
// office is.
func (s *Session) Backup(ctx context.Context, path string) error {
	if err := s.may(model.BackupData, model.Subject{}); err != nil {
		return err
	}
	if _, err := s.work(ctx, Op{Intent: IntentBackup}, func(*change) error { return nil }); err != nil {
		return err
	}
	return s.office.engine.Backup(ctx, path)
}
