package store

import (
	"context"
	"errors"
	"slices"

	"guyub/model"
)

// ImportRow is one row of a table on its way in, or several that make or change
// one record, as the partners of a group do.
type ImportRow struct {
	// Fates are what became of each row as far as the reader of the table can
	// tell: the store may still find that there is nothing to change, or refuse.
	Fates []Fate
	// Record is what they make or change, with the revision that it was read at:
	// *model.Client, *model.Counselor, *model.Group, *model.Contact,
	// *model.Enrolment or *model.Region. Nil: the rows bring nothing, and are only
	// counted.
	Record model.Record
}

// Fate is what became of a row.
type Fate uint8

// The fates of a row.
const (
	RowNew Fate = iota + 1
	RowUpdated
	RowUnchanged
	RowRejected
)

// importKeys is from how many keys written no further row is taken into a
// transaction: a report that moves its client and closes what asked for it
// writes many, and the engine takes 400.
const importKeys = 260

// keysARecord are the keys that a record takes beside its own: where it stands in
// the audit, and what stood before it.
const keysARecord = 2

// ImportRows brings rows of a batch in, in their order, each accepted or refused
// alone, in transactions that count them in the batch too: however it ends, the
// batch says how many rows are dealt with, and what was brought. Groups and the
// working area, whose rows hang together, go in with one transaction, and one of
// the working area may be of any size; of the others a transaction takes some
// fifty. b is the batch as it was returned last; somebody else who goes on with
// it makes a [*Conflict].
//
// The first result is the batch after the last transaction, the second holds for
// every row nil or why it was refused, and the third is a failure of saving
// itself, after which nothing is certain but what the batch says when it is read
// again.
func (s *Session) ImportRows(ctx context.Context, op Op, b model.Batch, rows []ImportRow) (model.Batch, []error, error) {
	refused := make([]error, len(rows))
	if op.Intent == "" {
		op.Intent = IntentImport
	}
	for at := 0; at < len(rows); {
		var now model.Batch
		var n int
		_, _, err := s.workPart(ctx, Op{Intent: op.Intent, Reason: op.Reason, large: batchKinds[b.Of] == model.KindRegion}, func(c *change) (err error) {
			now, n, err = importSome(c, b, rows[at:], refused[at:])
			return err
		})
		if err != nil {
			return b, refused, err
		}
		b, at = now, at+n
	}
	s.did(nil) // it is taken back as a batch
	return b, refused, nil
}

// importSome takes as many rows as a transaction holds, at least one, and tells
// how many.
func importSome(c *change, b model.Batch, rows []ImportRow, refused []error) (model.Batch, int, error) {
	now, err := load(c, batches, b.ID)
	if err != nil {
		return b, 0, err
	}
	if err := mayBring(c.actor, now.Of); err != nil {
		return b, 0, err
	}
	if now.State != model.BatchRunning {
		return b, 0, ErrBatchOver
	}
	if now.Rev != b.Rev {
		return b, 0, &Conflict{Kind: model.KindBatch, Mine: b, Theirs: now, By: now.ChangedBy, At: now.ChangedAt}
	}
	ledger := &ledger{Writer: c.w}
	c.w, c.order = ledger, uint32(now.Rows)*broughtByRow
	n := 0
	parted := kindOfBatch(&now) != model.KindGroup && kindOfBatch(&now) != model.KindRegion
	for n < len(rows) && (n == 0 || !parted || len(ledger.wrote)+keysARecord*len(c.was) < importKeys) {
		fates, no, err := c.importRow(now.Of, &rows[n], ledger)
		if err != nil {
			return b, 0, err
		}
		refused[n] = no
		for _, fate := range fates {
			count(&now, fate)
		}
		n++
	}
	if err := c.noteBrought(now.ID); err != nil {
		return b, 0, err
	}
	c.w = ledger.Writer
	now, err = saveChanged(c, batches, now)
	return now, n, err
}

func kindOfBatch(b *model.Batch) model.Kind { return batchKinds[b.Of] }

// broughtByRow is how many records a row may bring, so that those of a later row
// are counted after them.
const broughtByRow = 1 << 8

// count takes a row into the counts of its batch.
func count(b *model.Batch, fate Fate) {
	b.Rows++
	switch fate {
	case RowNew:
		b.New++
	case RowUpdated:
		b.Updated++
	case RowUnchanged:
		b.Unchanged++
	default:
		b.Rejected++
	}
}

// importRow brings one row in. What it had written when it was refused is taken
// back, so that a transaction holds whole rows alone.
func (c *change) importRow(of string, row *ImportRow, l *ledger) (fates []Fate, refused, failed error) {
	if row.Record == nil {
		return row.Fates, nil, nil
	}
	before, wrote, fate := *c, len(l.wrote), RowUnchanged
	err := c.importRecord(of, row.Record)
	switch {
	case err == nil:
		return row.Fates, nil, nil
	case errors.Is(err, errNothing):
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrLocked):
		return nil, nil, err
	default:
		fate, refused = RowRejected, err
	}
	l.takeBack(wrote)
	*c = before
	return slices.Repeat([]Fate{fate}, len(row.Fates)), refused, nil
}

// importRecord saves what a row makes or changes, under the rules that hold for
// somebody who types it. It returns errNothing when it stands so already.
func (c *change) importRecord(of string, rec model.Record) error {
	if kindOf(rec) != batchKinds[of] {
		return model.Problems{{Field: "of", Code: model.Missing}}
	}
	switch rec := rec.(type) {
	case *model.Client:
		return c.importClient(*rec)
	case *model.Counselor:
		return importSmall(c, counselors, *rec, c.takeCounselor)
	case *model.Group:
		return importSmall(c, groups, *rec, c.takeGroup)
	case *model.Region:
		return importSmall(c, regions, *rec, func(r model.Region) (model.Region, error) { return r, nil })
	case *model.Contact:
		return c.importContact(*rec)
	case *model.Enrolment:
		return c.importEnrolment(*rec)
	}
	return nil
}

// kindOf is the kind of a record that a table may bring.
func kindOf(rec model.Record) model.Kind {
	switch rec.(type) {
	case *model.Client:
		return model.KindClient
	case *model.Counselor:
		return model.KindCounselor
	case *model.Group:
		return model.KindGroup
	case *model.Region:
		return model.KindRegion
	case *model.Contact:
		return model.KindContact
	case *model.Enrolment:
		return model.KindEnrolment
	}
	return ""
}

// importSmall saves a counselor, group or region; mayBring has asked whether the
// person may.
func importSmall[T any, P record[T]](c *change, t table[T, P], rec T, take func(T) (T, error)) error {
	if head := P(&rec).Stamp(); head.ID.IsZero() {
		head.ID = model.NewID()
	}
	rec, err := take(rec)
	if err == nil {
		_, err = saveChanged(c, t, rec)
	}
	return err
}

func (c *change) importClient(client model.Client) error {
	if client.ID.IsZero() {
		client.ID = model.NewID()
	}
	if err := c.may(model.ImportData, model.ClientSubject(&client)); err != nil {
		return err
	}
	known := 0
	if client.Rev > 0 {
		old, err := load(c, clients, client.ID)
		if err != nil {
			return err
		}
		known = len(old.Assignments)
	}
	for i := range client.Assignments {
		if a := &client.Assignments[i]; i >= known && a.By.IsZero() {
			a.By = c.actor.User
		}
	}
	_, err := saveClient(c, client)
	return err
}

// importContact saves a contact of the past. One of the same kind and day stands
// already: a table that comes in twice doubles nothing.
func (c *change) importContact(contact model.Contact) error {
	if contact.ID.IsZero() {
		contact.ID = model.NewID()
	}
	if err := c.mayImportFor(contact.Client); err != nil {
		return err
	}
	others, err := loadOf(c, contacts, contact.Client)
	if err != nil {
		return err
	}
	for i := range others {
		if o := &others[i]; contact.Rev == 0 && o.Kind == contact.Kind && o.Day == contact.Day && o.Struck == "" {
			return errNothing
		}
	}
	_, err = saveContact(c, contact)
	return err
}

// ranBefore is the reason with which a head brings in a referral of the past
// that something stands against today (rule R3).
const ranBefore = "sudah tercatat sebelum data dipindahkan"

// importEnrolment saves a referral of the past. One of the same client, offering
// and day stands already. Nothing is written over one that is there: what has
// become of it since is known better here.
func (c *change) importEnrolment(e model.Enrolment) error {
	if err := c.mayImportFor(e.Client); err != nil {
		return err
	}
	client, err := load(c, clients, e.Client)
	if err != nil {
		return err
	}
	if err := c.may(model.ClientEdit, model.ClientSubject(&client)); err != nil {
		return err
	}
	others, err := loadOf(c, enrolments, e.Client)
	if err != nil {
		return err
	}
	for i := range others {
		if o := &others[i]; o.Offering == e.Offering && o.Opened == e.Opened {
			return errNothing
		}
	}
	offering, err := load(c, offerings, e.Offering)
	if err != nil {
		return err
	}
	e.ID, e.Rev = model.NewID(), 0
	e.Group, e.Section = offering.Group, client.Section
	for i := range e.Steps {
		if e.Steps[i].By.IsZero() {
			e.Steps[i].By = c.actor.User
		}
	}
	if err := c.seat(&e, model.EnrolmentUnknown, &client, &offering, ranBefore); err != nil {
		return err
	}
	saved, err := saveChanged(c, enrolments, e)
	if err != nil {
		return err
	}
	if saved.Live() {
		if err := c.lift(client.ID); err != nil {
			return err
		}
	}
	return c.showGroup(&client, &saved)
}

// mayImportFor checks the permission to bring in what belongs to a client.
func (c *change) mayImportFor(id model.ID) error {
	client, err := load(c, clients, id)
	if err != nil {
		return err
	}
	return c.may(model.ImportData, model.ClientSubject(&client))
}
