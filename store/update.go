package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"slices"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
)

// Op names something that a person does. Whoever tries again after an error
// hands in the same ID: what was done already is not done twice, its result
// comes back.
type Op struct {
	ID     model.ID // zero: never to be tried again
	Intent string   // "client.assign", as the key, the palette and the audit say it
	Reason string
	// large lets the transaction be of any size; it then runs alone.
	large bool
}

// NewOp returns an operation with a fresh id.
func NewOp(intent string) Op { return Op{ID: model.NewID(), Intent: intent} }

// part returns the operation of one part of a work done in parts.
func (op Op) part(i int) Op {
	if i == 0 {
		return op
	}
	sum := sha256.Sum256(binary.BigEndian.AppendUint64(op.ID[:], uint64(i)))
	// The time at the head of the id stays, for results are forgotten by age.
	copy(sum[:6], op.ID[:6])
	op.ID = model.ID(sum[:16])
	return op
}

// Ref names a version of a record.
type Ref struct {
	Kind model.Kind `cbor:"1,keyasint"`
	ID   model.ID   `cbor:"2,keyasint"`
	Rev  uint64     `cbor:"3,keyasint"`
}

// Result tells what an operation did.
type Result struct {
	Seq     uint64 `cbor:"1,keyasint"` // of its audit entry; 0: there was nothing to change
	Records []Ref  `cbor:"2,keyasint,omitempty"`
}

// resultsKept is how long an operation's result is remembered.
const resultsKept = 30 * 24 * time.Hour

// errAgain ends an update whose operation is done already.
var errAgain = errors.New("operation is done already")

// errNothing ends an update that has nothing to write.
var errNothing = errors.New("nothing to change")

// change is an update under way: what it has read and written so far. It lives
// inside the engine's update function, which may run more than once.
type change struct {
	vault
	w     kv.Writer
	books *Books
	actor model.Actor
	now   time.Time
	today model.Date
	entry AuditEntry
	order uint32 // of the next record that a table brings, in its batch
	saved []any  // small records, for the books
	rows  []roster.Row
	due   []model.Matter // for the agenda
	// enrolled are enrolments, for who takes part.
	enrolled  []model.Enrolment
	abstained []model.Abstention
	refs      []Ref
	gone      []Ref   // records that left their tables
	was       []image // what stood before, for [Session.Undo]
}

// update runs fn as one transaction: who sets the actor from what is stored
// now, fn writes, and the audit entry of both goes with them.
func (o *Office) update(ctx context.Context, op Op, who func(*change) error, fn func(*change) error) (Result, error) {
	var res Result
	if op.ID.IsZero() {
		op.ID = model.NewID()
	}
	run := func(fn func(kv.Writer) error) error { return o.engine.Update(ctx, kv.OpID{}, fn) }
	if op.large {
		run = func(fn func(kv.Writer) error) error { return o.engine.Bulk(ctx, fn) }
	}
	err := run(func(w kv.Writer) error {
		c, err := o.begin(w, op)
		if err != nil {
			return err
		}
		if err := who(c); err != nil {
			return err
		}
		if sealed, ok := w.Get(tResult, op.ID[:]); ok {
			res = Result{}
			if err := c.open(tResult, op.ID[:], sealed, &res); err != nil {
				return err
			}
			return errAgain
		}
		if err := fn(c); err != nil {
			return err
		}
		res, err = o.finish(c)
		return err
	})
	o.settle()
	switch {
	case err == nil, errors.Is(err, errAgain):
		return res, nil
	case errors.Is(err, errNothing):
		return Result{}, nil
	}
	return Result{}, err
}

func (o *Office) begin(w kv.Writer, op Op) (*change, error) {
	u := o.open.Load()
	if u == nil {
		return nil, ErrLocked
	}
	now := o.now().UTC().Truncate(time.Millisecond)
	c := &change{vault: u.vault, w: w, books: u.books.Load(), now: now}
	c.today = c.books.Office.Zone.Today(now)
	c.entry = AuditEntry{At: now, Intent: op.Intent, Reason: op.Reason, Op: op.ID}
	return c, nil
}

// finish appends the audit entry and hands what changed to whoever keeps the
// snapshots in step: see [Office.settle].
func (o *Office) finish(c *change) (Result, error) {
	c.entry.User, c.entry.Role, c.entry.Terminal = c.actor.User, c.actor.Role, c.actor.Terminal
	seq, err := appendAudit(c.vault, c.w, &c.entry)
	if err != nil {
		return Result{}, err
	}
	res := Result{Seq: seq, Records: c.refs}
	sealed, err := c.seal(tResult, c.entry.Op[:], nil, res)
	if err != nil {
		return Result{}, err
	}
	c.w.Put(tResult, c.entry.Op[:], sealed)
	forgetResults(c.w, c.now)
	o.expect(seq, c)
	return res, nil
}

// forgetResults drops two results that are too old, so that for each one added
// the table shrinks until only young ones are left. Ids begin with their time.
func forgetResults(w kv.Writer, now time.Time) {
	old := binary.BigEndian.AppendUint64(nil, uint64(now.Add(-resultsKept).UnixMilli())<<16)
	var gone [][]byte
	for key := range w.Scan(tResult, nil, old) {
		gone = append(gone, append([]byte(nil), key...))
		if len(gone) == 2 {
			break
		}
	}
	for _, key := range gone {
		w.Delete(tResult, key)
	}
}

// may checks a permission of the actor as the transaction sees them.
func (c *change) may(act model.Action, s model.Subject) error { return c.actor.May(act, s) }

// checks is what validation needs.
func (c *change) checks() model.Checks { return c.books.checks(c.today) }

// load reads a record inside the update.
func load[T any, P record[T]](c *change, t table[T, P], id model.ID) (T, error) {
	return get(c.vault, c.w, t, id)
}

// save writes a record: a new one when its Rev is 0. It returns the record as
// stored and whether anything changed. A stale one gives a [*Conflict], a
// number that another record has a [*Taken], an invalid one [model.Problems].
func save[T any, P record[T]](c *change, t table[T, P], rec T) (T, bool, error) {
	var old T
	var err error
	head := P(&rec).Stamp()
	if old, err = load(c, t, head.ID); err == nil {
		err = c.knows(&old)
	}
	if err == nil || errors.Is(err, ErrNoRecord) {
		if wrong := c.changeable(P(&old), P(&rec)); wrong != nil {
			return rec, false, wrong
		}
	}
	if err == nil && P(&old).Stamp().Rev != head.Rev {
		return rec, false, &Conflict{Kind: t.kind, Mine: rec, Theirs: old, By: P(&old).Stamp().ChangedBy, At: P(&old).Stamp().ChangedAt}
	}
	fresh := head.Rev == 0
	if fresh && errors.Is(err, ErrNoRecord) {
		err = nil
	}
	if err != nil {
		return rec, false, err
	}
	changes := diff(&old, &rec)
	if !fresh && len(changes) == 0 {
		return old, false, nil
	}
	if wrong := P(&rec).Validate(c.checks()).Errors(); len(wrong) > 0 {
		return rec, false, wrong
	}
	if err := c.renumber(t.kind, numbersOf(t, &old), numbersOf(t, &rec), head.ID); err != nil {
		return rec, false, err
	}
	head.Rev++
	head.ChangedAt, head.ChangedBy = c.now, c.actor.User
	sealed, err := encode[T, P](c.vault, t, &rec)
	if err != nil {
		return rec, false, err
	}
	was, _ := c.w.Get(t.name, head.ID[:])
	saw(c, t, was, rec)
	c.w.Put(t.name, head.ID[:], sealed)
	if err := relate(c, t, &old, &rec, fresh); err != nil {
		return rec, false, err
	}
	kept, err := clone(rec)
	if err != nil {
		return rec, false, err
	}
	c.wrote(t.kind, head, sealed, changes, kept)
	return rec, true, nil
}

// knows checks that the actor may know of a record that stands under the id of
// one to be saved: a conflict shows it to them, and even that there is one tells
// something (rule R12). What the program does in nobody's name knows them all.
func (c *change) knows(rec any) error {
	if c.actor.User.IsZero() {
		return nil
	}
	var of model.ID
	switch rec := rec.(type) {
	case *model.Client:
		return c.may(model.ClientRead, model.ClientSubject(rec))
	case *model.Matter:
		subject, err := c.subjectOf(rec)
		if err != nil {
			return err
		}
		return c.may(model.ClientRead, subject)
	case *model.Contact:
		of = rec.Client
	case *model.Enrolment:
		of = rec.Client
	case *model.Abstention:
		of = rec.Client
	case *model.Acceptance:
		of = rec.Client
	default:
		return nil
	}
	client, err := load(c, clients, of)
	if err != nil {
		return err
	}
	return c.may(model.ClientRead, model.ClientSubject(&client))
}

// relate keeps the tables in step that tell what belongs to whom and what waits
// for somebody.
func relate[T any, P record[T]](c *change, t table[T, P], old, rec P, fresh bool) error {
	id := rec.Stamp().ID
	if t.owners != nil {
		owners := t.owners(rec)
		if !fresh && !slices.Equal(t.owners(old), owners) {
			return &HistoryLost{Field: "owner"}
		}
		for _, owner := range owners {
			if fresh {
				c.w.Put(tOf, under(owner, id), []byte(t.name))
			}
		}
	}
	if t.live != nil {
		if t.live(rec) {
			c.w.Put(t.liveIn, id[:], []byte{1})
		} else {
			c.w.Delete(t.liveIn, id[:])
		}
	}
	if t.seats == nil {
		return nil
	}
	if !fresh {
		for _, owner := range t.seats(old) {
			c.w.Delete(tSeat, under(owner, id))
		}
	}
	for _, owner := range t.seats(rec) {
		c.w.Put(tSeat, under(owner, id), []byte{1})
	}
	return nil
}

// under is the key of a record below another one.
func under(owner, id model.ID) []byte { return append(owner[:], id[:]...) }

func numbersOf[T any, P record[T]](t table[T, P], rec P) []number {
	if t.numbers == nil {
		return nil
	}
	return t.numbers(rec)
}

// wrote notes a record that was written.
func (c *change) wrote(kind model.Kind, head *model.Meta, sealed []byte, changes []FieldChange, rec any) {
	entry := auditOf(kind, head, sealed, rec)
	entry.Changes = changes
	c.refs = append(c.refs, Ref{kind, head.ID, head.Rev})
	switch rec := rec.(type) {
	case model.Client:
		c.rows = append(c.rows, roster.RowOf(&rec))
	case model.Matter:
		c.due = append(c.due, rec)
	case model.Enrolment:
		c.enrolled = append(c.enrolled, rec)
	case model.Abstention:
		c.abstained = append(c.abstained, rec)
	case model.Contact, model.Acceptance, model.Meeting, model.Monitoring:
		// They are read when a client or a group is looked at.
	case model.Batch, model.Erasure:
		// Read when they are looked at.
	case model.LoadMonth, model.MonthClose:
		// Figures that follow from other records, whose own entries tell what
		// changed. The hash of the record holds them.
		entry.Changes = nil
	default:
		c.saved = append(c.saved, rec)
	}
	c.entry.Records = append(c.entry.Records, entry)
}

// auditOf is what the audit says of a version of a record, but for what changed:
// whose it is decides who may see it.
func auditOf(kind model.Kind, head *model.Meta, sealed []byte, rec any) AuditRecord {
	hash := sha256.Sum256(sealed)
	entry := AuditRecord{Kind: kind, ID: head.ID, Rev: head.Rev, Hash: hash[:]}
	switch rec := rec.(type) {
	case model.Contact:
		entry.Of = rec.Client
	case model.Matter:
		entry.Of, entry.Section = rec.Client, rec.Section
	case model.Enrolment:
		entry.Of, entry.Section = rec.Client, rec.Section
	case model.Abstention:
		entry.Of, entry.Section = rec.Client, rec.Section
	case model.Acceptance:
		entry.Of, entry.Section = rec.Client, rec.Section
	}
	return entry
}

// clone copies a record with all that it points to: what the books hold must
// not be shared with whoever saved it.
func clone[T any](rec T) (T, error) {
	var out T
	raw, err := encoder.Marshal(rec)
	if err == nil {
		err = decoder.Unmarshal(raw, &out)
	}
	return out, err
}

// renumber moves the unique numbers of a record from the old ones to the new.
// Nothing is written when one of them is taken.
func (c *change) renumber(kind model.Kind, old, now []number, id model.ID) error {
	free, err := c.blinds(old, now)
	if err != nil {
		return err
	}
	claim, err := c.blinds(now, old)
	if err != nil {
		return err
	}
	for _, b := range claim {
		holder, ok := c.w.Get(tUnique, b.key[:])
		if !ok {
			continue
		}
		if len(holder) != len(id) {
			return damaged(tUnique, errForm)
		}
		if model.ID(holder) != id {
			return &Taken{Field: b.field, By: c.visible(kind, model.ID(holder))}
		}
	}
	for _, b := range free {
		c.w.Delete(tUnique, b.key[:])
	}
	for _, b := range claim {
		c.w.Put(tUnique, b.key[:], id[:])
	}
	return nil
}

// blindNumber is a unique number as the index keeps it.
type blindNumber struct {
	field string
	key   [16]byte
}

// blinds returns the numbers that are in one list and not in the other, as the
// index keeps them.
func (v vault) blinds(in, notIn []number) ([]blindNumber, error) {
	var out []blindNumber
	for _, n := range in {
		if has(notIn, n) {
			continue
		}
		key, err := v.key.Blind(n.space, n.value)
		if err != nil {
			return nil, damaged(tUnique, err)
		}
		out = append(out, blindNumber{n.field, key})
	}
	return out, nil
}

// visible returns the id of a record when the actor may know that it exists,
// and the zero id otherwise (rule R12).
func (c *change) visible(kind model.Kind, id model.ID) model.ID {
	if kind != model.KindClient {
		return id
	}
	other, err := load(c, clients, id)
	if err != nil || c.may(model.ClientRead, model.ClientSubject(&other)) != nil {
		return model.ID{}
	}
	return id
}

func has(all []number, n number) bool {
	for _, one := range all {
		if one.space == n.space && one.value == n.value {
			return true
		}
	}
	return false
}
