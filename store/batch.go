package store

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"github.com/fxamacker/cbor/v2"

	"guyub/model"
	"guyub/store/kv"
)

// The intents of a table that comes in, beside [IntentImport] of its rows.
const (
	IntentBatchBegin  = "batch.begin"
	IntentBatchResume = "batch.resume"
	IntentBatchEnd    = "batch.end"
	IntentBatchUndo   = "batch.undo"
)

// batchKinds are what the rows of a table may be, and the kind of record that
// they make or change.
var batchKinds = map[string]model.Kind{
	"clients": model.KindClient, "counselors": model.KindCounselor, "groups": model.KindGroup, "partners": model.KindGroup,
	"agreements": model.KindGroup, "reports": model.KindContact, "referrals": model.KindEnrolment, "regions": model.KindRegion,
}

// brought is a record that a table made or changed: what it takes to take it
// back. The body of what stood before is not sealed by itself, so that a new
// data key needs to know one seal alone.
type brought struct {
	Kind   model.Kind      `cbor:"1,keyasint"`
	Rev    uint64          `cbor:"2,keyasint"`           // at which the table left it
	Before cbor.RawMessage `cbor:"3,keyasint,omitempty"` // what stood before; nil: nothing
	Order  uint32          `cbor:"4,keyasint"`           // counts the records of the batch as they came
	// Mixed: somebody else changed it between two rows of the table, so that what
	// stood before is not all that would be lost.
	Mixed bool     `cbor:"5,keyasint,omitempty"`
	By    model.ID `cbor:"6,keyasint,omitzero"` // who did
	// Erased: something stood before, and was taken out because it told of a client
	// who is anonymous now.
	Erased bool `cbor:"7,keyasint,omitempty"`
}

// mayBring checks the permission to bring in a table of some kind, and to see
// what became of one: that of clients and of what belongs to them for a section
// at least, beside it that to edit what it changes. The working area has a
// permission of its own.
func mayBring(a model.Actor, of string) error {
	kind := batchKinds[of]
	if kind == model.KindRegion {
		return a.May(model.RegionEdit, model.Subject{Kind: kind})
	}
	err := a.May(model.ImportData, model.Subject{Kind: model.KindClient, Section: model.Adults})
	if err != nil {
		err = a.May(model.ImportData, model.Subject{Kind: model.KindClient, Section: model.Children})
	}
	if err == nil && (kind == model.KindCounselor || kind == model.KindGroup) {
		err = a.May(editing(kind), model.Subject{Kind: kind})
	}
	return err
}

// MayBring returns nil when the person may bring in tables whose rows are of
// this kind ("clients", as package sheet names it), and see what became of them.
func (s *Session) MayBring(of string) error {
	if err := s.ready(); err != nil {
		return err
	}
	return mayBring(s.Actor(), of)
}

// BeginBatch notes that a table begins to come in. Its rows follow with
// [Session.ImportRows].
func (s *Session) BeginBatch(ctx context.Context, op Op, b model.Batch) (model.Batch, error) {
	if op.Intent == "" {
		op.Intent = IntentBatchBegin
	}
	return saving(ctx, s, op, batches, func(c *change) (model.Batch, error) {
		if _, known := batchKinds[b.Of]; !known {
			return b, model.Problems{{Field: "of", Code: model.Missing}}
		}
		if err := mayBring(c.actor, b.Of); err != nil {
			return b, err
		}
		fresh := model.Batch{Meta: model.Meta{ID: model.NewID()}, Of: b.Of, File: b.File, Sum: b.Sum, Sheet: b.Sheet,
			Headings: b.Headings, Mapping: b.Mapping, State: model.BatchRunning, By: c.actor.User, On: c.today, No: 1}
		for range c.w.Scan(batches.name, nil, nil) {
			fresh.No++
		}
		return saveChanged(c, batches, fresh)
	})
}

// ResumeBatch goes on with a table that was stopped or interrupted.
func (s *Session) ResumeBatch(ctx context.Context, op Op, id model.ID) (model.Batch, error) {
	if op.Intent == "" {
		op.Intent = IntentBatchResume
	}
	return s.stepBatch(ctx, op, id, model.BatchRunning)
}

// EndBatch notes that a table came in to its end, or that it was stopped.
func (s *Session) EndBatch(ctx context.Context, op Op, id model.ID, done bool) (model.Batch, error) {
	if op.Intent == "" {
		op.Intent = IntentBatchEnd
	}
	to := model.BatchStopped
	if done {
		to = model.BatchDone
	}
	return s.stepBatch(ctx, op, id, to)
}

// stepBatch takes a batch that is not over to a state; that it is there already
// is no error.
func (s *Session) stepBatch(ctx context.Context, op Op, id model.ID, to model.BatchState) (model.Batch, error) {
	var b model.Batch
	_, err := s.work(ctx, op, func(c *change) (err error) {
		if b, err = load(c, batches, id); err != nil {
			return err
		}
		if err := mayBring(c.actor, b.Of); err != nil {
			return err
		}
		if !b.Resumable() {
			return ErrBatchOver
		}
		b.State = to
		b, err = saveChanged(c, batches, b)
		return err
	})
	return b, err
}

// Batches returns the tables that came in whose rows the person may bring in,
// the newest first.
func (s *Session) Batches(ctx context.Context) ([]model.Batch, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	actor := s.Actor()
	if !slices.ContainsFunc(batchNames(), func(of string) bool { return mayBring(actor, of) == nil }) {
		return nil, s.mayOfASection(model.ImportData)
	}
	var all []model.Batch
	err := s.view(ctx, func(v vault, r kv.Reader) (err error) {
		all, err = scan(v, r, batches)
		return err
	})
	all = slices.DeleteFunc(all, func(b model.Batch) bool { return mayBring(actor, b.Of) != nil })
	slices.SortFunc(all, func(a, b model.Batch) int { return bytes.Compare(b.ID[:], a.ID[:]) })
	return all, err
}

func batchNames() []string {
	var out []string
	for of := range batchKinds {
		out = append(out, of)
	}
	return out
}

// Batch returns one table that came in.
func (s *Session) Batch(ctx context.Context, id model.ID) (model.Batch, error) {
	if err := s.ready(); err != nil {
		return model.Batch{}, err
	}
	b, err := fetch(ctx, s, batches, id)
	if err != nil {
		return model.Batch{}, err
	}
	if err := mayBring(s.Actor(), b.Of); err != nil {
		return model.Batch{}, err
	}
	return b, nil
}

// Brought is a record that a table made or changed and that can still be taken
// back.
type Brought struct {
	Ref
	New bool
}

// Brought returns the records of a batch in the order in which they came, no
// more than limit of them, and how many there are. Clients whom the person may
// not see are counted and not named (rule R12), nor is what belongs to them.
func (s *Session) Brought(ctx context.Context, id model.ID, limit int) (some []Brought, all int, err error) {
	if _, err := s.Batch(ctx, id); err != nil {
		return nil, 0, err
	}
	view := s.Roster()
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		items, err := readBrought(ctx, v, r, id)
		all = len(items)
		for _, it := range items {
			if len(some) == limit {
				break
			}
			if of := it.client(v, r); !of.IsZero() {
				if _, seen := view.Find(of); !seen {
					continue
				}
			}
			some = append(some, Brought{Ref{it.Kind, it.id, it.Rev}, it.fresh()})
		}
		return err
	})
	return some, all, err
}

// broughtItem is one of what a batch brought, with its id.
type broughtItem struct {
	id model.ID
	brought
}

// fresh reports whether the batch made the record.
func (b *brought) fresh() bool { return b.Before == nil && !b.Erased }

// client returns the client whom a record is about; zero for none.
func (it *broughtItem) client(v vault, r kv.Reader) model.ID {
	if it.Kind == model.KindClient {
		return it.id
	}
	return ownerOf(v, r, it.Kind, it.id)
}

// ownerOf returns the client whom a contact, matter, enrolment or abstention
// belongs to; zero for none.
func ownerOf(v vault, r kv.Reader, kind model.Kind, id model.ID) model.ID {
	sealed, ok := r.Get(string(kind), id[:])
	if !ok || !ofClient(kind) {
		return model.ID{}
	}
	var body cbor.RawMessage
	if err := v.open(string(kind), id[:], sealed, &body); err != nil {
		return model.ID{}
	}
	return ownerIn(kind, body)
}

// ofClient reports whether records of a kind belong to a client.
func ofClient(kind model.Kind) bool {
	switch kind {
	case model.KindContact, model.KindMatter, model.KindEnrolment, model.KindAbstention, model.KindAcceptance:
		return true
	}
	return false
}

// ownerIn returns the client whom the body of a record names as its own.
func ownerIn(kind model.Kind, body cbor.RawMessage) model.ID {
	var owned struct {
		Client model.ID `cbor:"10,keyasint,omitzero"`
	}
	if !ofClient(kind) || decoder.Unmarshal(body, &owned) != nil {
		return model.ID{}
	}
	return owned.Client
}

// readBrought reads what a batch brought, in the order in which it came.
func readBrought(ctx context.Context, v vault, r kv.Reader, batch model.ID) ([]broughtItem, error) {
	var all []broughtItem
	for key, sealed := range r.Scan(tBring, batch[:], next(batch[:])) {
		if len(key) != 32 {
			return nil, damaged(tBring, errForm)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		one := broughtItem{id: model.ID(key[16:])}
		if err := v.open(tBring, key, sealed, &one.brought); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b broughtItem) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), bytes.Compare(a.id[:], b.id[:]))
	})
	return all, nil
}

// noteBrought keeps, for each record that the transaction wrote, what stood
// before the batch and at which revision the batch has left it.
func (c *change) noteBrought(batch model.ID) error {
	for _, im := range c.was {
		was, err := c.stoodBefore(im)
		if err != nil {
			return err
		}
		if err := c.noteOne(batch, im, was); err != nil {
			return err
		}
	}
	return nil
}

// bodyBefore is a record as it was before the transaction.
type bodyBefore struct {
	raw  cbor.RawMessage // nil: it was not there
	head model.Meta
}

func (c *change) stoodBefore(im image) (was bodyBefore, err error) {
	if im.sealed == nil {
		return was, nil
	}
	if err := c.open(string(im.kind), im.id[:], im.sealed, &was.raw); err != nil {
		return was, err
	}
	if err := decoder.Unmarshal(was.raw, &was.head); err != nil {
		return was, damaged(string(im.kind), err)
	}
	return was, nil
}

func (c *change) noteOne(batch model.ID, im image, was bodyBefore) error {
	key := under(batch, im.id)
	b := brought{Kind: im.kind, Before: was.raw}
	if sealed, again := c.w.Get(tBring, key); again {
		b = brought{}
		if err := c.open(tBring, key, sealed, &b); err != nil {
			return err
		}
		if b.Rev != was.head.Rev && !b.Mixed {
			b.Mixed, b.By = true, was.head.ChangedBy
		}
	} else {
		b.Order = c.order
		c.order++
	}
	b.Rev = im.rev
	sealed, err := c.seal(tBring, key, nil, b)
	if err != nil {
		return err
	}
	c.w.Put(tBring, key, sealed)
	return nil
}
