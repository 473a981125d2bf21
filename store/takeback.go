package store

import (
	"context"
	"fmt"
	"slices"

	"guyub/model"
	"guyub/store/kv"
)

// BuiltOn refuses to take a table back because somebody has changed or used
// since what it brought. Nothing more was taken back.
type BuiltOn struct {
	Kind  model.Kind // of the record that the table brought
	Label string     // its register number, NIP or code; empty: it has none
	// With is what was built on it: its own kind when it was changed itself.
	With model.Kind
	By   string // the name of who did it; empty: the program itself
	// Anonymous: the client is anonymous since, so that nothing of theirs can be
	// what it was.
	Anonymous bool
}

// Error names the kinds.
func (b *BuiltOn) Error() string {
	return fmt.Sprintf("store: a %s of the table was built on with a %s", b.Kind, b.With)
}

// takenBackRows is how many records are taken back in one transaction.
const takenBackRows = 25

// TakeBackBatch takes back what a table brought, while nobody has built on any of
// it (rule R15): what it changed is as it was before, what it made leaves its
// table. First all of it is looked over; then the last record goes first, some
// in each transaction, each of them noted in the audit. Interrupted, it is gone
// on with by calling it again. Who built on it is told by a [*BuiltOn].
// progress, if any, is told how many of how many records are taken back.
func (s *Session) TakeBackBatch(ctx context.Context, op Op, id model.ID, reason string, progress func(done, all int)) (model.Batch, error) {
	b, err := s.Batch(ctx, id)
	if err != nil {
		return b, err
	}
	if reason == "" {
		return b, ErrNoReason
	}
	if b.State == model.BatchUndone {
		return b, ErrBatchOver
	}
	if op.Intent == "" {
		op.Intent = IntentBatchUndo
	}
	op.Reason = reason
	items, since, err := s.untouched(ctx, id)
	if err != nil {
		return b, err
	}
	for left := len(items); ; left = max(left-takenBackRows, 0) {
		part := items[max(left-takenBackRows, 0):left]
		last := left <= takenBackRows
		var now doings
		res, _, err := s.workPart(ctx, Op{Intent: op.Intent, Reason: op.Reason}, func(c *change) (err error) {
			if now, err = since.upTo(c.vault, c.w); err != nil {
				return err
			}
			b, err = c.takeBackSome(id, part, &now, reason, last)
			return err
		})
		if err != nil {
			return b, err
		}
		since = now
		since.own = res.Seq
		s.did(nil)
		if progress != nil {
			progress(len(items)-max(left-takenBackRows, 0), len(items))
		}
		if last {
			return b, nil
		}
		if err := ctx.Err(); err != nil {
			return b, err
		}
	}
}

// untouched reads what a batch brought, and looks all of it over; since is the
// moment at which it did.
func (s *Session) untouched(ctx context.Context, id model.ID) (items []broughtItem, since doings, err error) {
	books := s.Books()
	if books == nil {
		return nil, since, ErrSignedOut
	}
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		if items, err = readBrought(ctx, v, r, id); err != nil {
			return err
		}
		head, err := readChain(r)
		if err != nil {
			return err
		}
		since.seq = head.count
		return lookOverBatch(ctx, v, r, books, s.Actor(), id, items, nil)
	})
	return items, since, err
}

// takeBackSome takes some records of a batch back, the last first, and notes in
// the batch that it is being taken back, or with the last of them that it was.
func (c *change) takeBackSome(id model.ID, part []broughtItem, since *doings, reason string, last bool) (model.Batch, error) {
	b, err := load(c, batches, id)
	if err != nil {
		return b, err
	}
	if err := mayBring(c.actor, b.Of); err != nil {
		return b, err
	}
	if b.State == model.BatchUndone {
		return b, ErrBatchOver
	}
	if err := lookOverBatch(context.Background(), c.vault, c.w, c.books, c.actor, id, part, since); err != nil {
		return b, err
	}
	for i := range slices.Backward(part) {
		it := &part[i]
		if err := c.mayTakeBackBrought(b.Of, it); err != nil {
			return b, err
		}
		if err := keeperOf(it.Kind).takeBack(c, it.id, &it.brought); err != nil {
			return b, err
		}
		c.w.Delete(tBring, under(id, it.id))
	}
	b.State = model.BatchUndoing
	if last {
		b.State = model.BatchUndone
	}
	b.TakenBy, b.TakenOn, b.TakenWhy = c.actor.User, c.today, reason
	b, _, err = save(c, batches, b)
	return b, err
}

// takeBack makes a record what it was before a table brought it. What would be
// lost with it was looked over.
func takeBack[T any, P record[T]](c *change, t table[T, P], id model.ID, b *brought) error {
	now, err := load(c, t, id)
	if err != nil {
		return err
	}
	if b.fresh() {
		return remove(c, t, now)
	}
	var was T
	if err := decoder.Unmarshal(b.Before, &was); err != nil {
		return damaged(tBring, err)
	}
	*P(&was).Stamp() = *P(&now).Stamp()
	if m, ok := any(&was).(*model.Matter); ok {
		if err := c.againstClient(m); err != nil {
			return err
		}
	}
	_, _, err = save(c, t, was)
	return err
}

// mayTakeBackBrought checks the permission to take back one record. What followed
// from a row, such as a reminder that was closed, needs none of its own.
func (c *change) mayTakeBackBrought(of string, it *broughtItem) error {
	client := it.client(c.vault, c.w)
	if client.IsZero() {
		return nil // mayBring asked
	}
	if err := c.mayWith(model.ImportData, client); err != nil {
		return err
	}
	if it.Kind != batchKinds[of] {
		return nil
	}
	switch {
	case it.Kind == model.KindContact:
		return c.mayWith(model.ContactAdd, client)
	case it.Kind == model.KindClient && it.fresh():
		return c.mayWith(model.ClientCreate, client)
	case it.Kind == model.KindClient:
		return c.mayTurnBack(it)
	}
	return c.mayWith(model.ClientEdit, client)
}

// mayTurnBack checks the permission for a client as it is and as it was, and
// that to assign when the counselor was another.
func (c *change) mayTurnBack(it *broughtItem) error {
	now, err := load(c, clients, it.id)
	if err != nil {
		return err
	}
	var was model.Client
	if err := decoder.Unmarshal(it.Before, &was); err != nil {
		return damaged(tBring, err)
	}
	for _, one := range []*model.Client{&now, &was} {
		if err := c.may(model.ClientEdit, model.Subject{Kind: model.KindClient, Section: one.Section, Counselor: model.ClientSubject(&now).Counselor}); err != nil {
			return err
		}
	}
	if slices.Equal(now.Assignments, was.Assignments) && now.Held == was.Held {
		return nil
	}
	return c.may(model.ClientAssign, model.ClientSubject(&now))
}

// explainBuiltOn words what was built on and by whom.
func explainBuiltOn(e *BuiltOn, lang string) string {
	what := kindName(e.Kind, lang)
	if e.Label != "" {
		what += " " + e.Label
	}
	by := e.By
	if by == "" {
		by = saying{"program", "the program"}.in(lang)
	}
	if e.Anonymous {
		return fmt.Sprintf(saying{
			"Impor ini tidak dapat ditarik lagi: %s sudah dianonimkan; perbaiki baris lainnya satu per satu.",
			"This import cannot be taken back any more: %s is anonymous; put the other rows right one by one."}.in(lang), what)
	}
	if e.With == e.Kind {
		return fmt.Sprintf(saying{
			"Impor ini tidak dapat ditarik lagi: %s sudah diubah sesudahnya oleh %s; perbaiki barisnya satu per satu.",
			"This import cannot be taken back any more: %s was changed afterwards by %s; put its rows right one by one."}.in(lang), what, by)
	}
	return fmt.Sprintf(saying{
		"Impor ini tidak dapat ditarik lagi: %s sudah dipakai di %s oleh %s; perbaiki barisnya satu per satu.",
		"This import cannot be taken back any more: %s is used in a %s by %s; put its rows right one by one."}.in(lang), what, kindName(e.With, lang), by)
}

// kindName names the kinds of records that sentences here speak of.
func kindName(k model.Kind, lang string) string {
	names := map[model.Kind]saying{
		model.KindClient: {"klien", "client"}, model.KindCounselor: {"PK", "counselor"}, model.KindGroup: {"kelompok", "group"},
		model.KindContact: {"laporan", "report"}, model.KindEnrolment: {"rujukan", "referral"}, model.KindRegion: {"wilayah", "region"},
		model.KindMatter: {"tugas", "task"}, model.KindOffering: {"program", "programme"}, model.KindMeeting: {"sesi", "session"},
		model.KindMonitoring: {"monev", "visit to the group"}, model.KindAbstention: {"alasan tidak ikut", "reason for taking no part"},
		model.KindAcceptance: {"skor penerimaan", "acceptance score"}, model.KindRebalance: {"pemindahan", "batch of transfers"},
		model.KindUser: {"akun", "account"}, model.KindSite: {"tempat kerja sosial", "site"}, model.KindOutreach: {"sosialisasi", "outreach"},
		model.KindErasure: {"daftar anonimisasi", "list to be anonymised"}, model.KindLoadMonth: {"catatan beban bulanan", "monthly record of loads"},
		model.KindMonthClose: {"bulan yang ditutup", "closed month"},
	}
	if s, ok := names[k]; ok {
		return s.in(lang)
	}
	return string(k)
}
