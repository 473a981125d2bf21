package store

import (
	"crypto/sha256"
	"slices"

	"github.com/fxamacker/cbor/v2"

	"guyub/model"
)

// departed is what is kept of a record that left its table (rule R14): nothing
// is lost, and the audit's hash holds it.
type departed struct {
	Kind model.Kind      `cbor:"1,keyasint"`
	Rev  uint64          `cbor:"2,keyasint"`
	Body cbor.RawMessage `cbor:"3,keyasint"`
}

// remove takes a record out of its table, with all that save and relate wrote
// for it: its unique numbers are free again, and it is listed nowhere. Its last
// version goes to the table gone. It is for records that a table brought by
// mistake and nobody has built on; whoever calls it has made sure of that.
func remove[T any, P record[T]](c *change, t table[T, P], rec T) error {
	head := P(&rec).Stamp()
	if err := c.renumber(t.kind, numbersOf(t, &rec), nil, head.ID); err != nil {
		return err
	}
	unrelate(c, t, &rec)
	c.w.Delete(t.name, head.ID[:])
	c.gone = append(c.gone, Ref{t.kind, head.ID, head.Rev})
	return depart(c, t, rec)
}

// depart keeps the last version of a record that is in its table no more, and
// notes it in the audit.
func depart[T any, P record[T]](c *change, t table[T, P], rec T) error {
	head := P(&rec).Stamp()
	body, err := encoder.Marshal(&rec)
	if err != nil {
		return err
	}
	sealed, err := c.seal(tGone, head.ID[:], nil, departed{t.kind, head.Rev, body})
	if err != nil {
		return err
	}
	c.w.Put(tGone, head.ID[:], sealed)
	entry := auditOf(t.kind, head, sealed, rec)
	entry.Gone = true
	if client, ok := any(rec).(model.Client); ok {
		entry.Section = client.Section // no roster tells it any more
	}
	c.refs = append(c.refs, Ref{t.kind, head.ID, head.Rev})
	c.entry.Records = append(c.entry.Records, entry)
	return nil
}

// unrelate takes back what relate wrote for a record.
func unrelate[T any, P record[T]](c *change, t table[T, P], rec P) {
	id := rec.Stamp().ID
	if t.owners != nil {
		for _, owner := range t.owners(rec) {
			c.w.Delete(tOf, under(owner, id))
		}
	}
	if t.live != nil {
		c.w.Delete(t.liveIn, id[:])
	}
	if t.seats != nil {
		for _, owner := range t.seats(rec) {
			c.w.Delete(tSeat, under(owner, id))
		}
	}
}

// forget takes records that left their tables out of what is kept in memory.
func (u *unlocked) forget(gone []Ref) {
	ids := make(map[model.ID]bool, len(gone))
	var rows []model.ID
	for _, r := range gone {
		ids[r.ID] = true
		if r.Kind == model.KindClient {
			rows = append(rows, r.ID)
		}
	}
	u.books.Store(u.books.Load().without(ids))
	u.agenda.Store(u.agenda.Load().without(ids))
	u.taking.Store(u.taking.Load().without(ids))
	u.roster.Remove(rows...)
}

// without returns the books after some records left.
func (b *Books) without(gone map[model.ID]bool) *Books {
	next := b.with(nil)
	next.Regions, next.Counselors, next.Groups = without(next.Regions, gone), without(next.Counselors, gone), without(next.Groups, gone)
	return next.index()
}

// without leaves records out of a list of the caller's own.
func without[T any, P record[T]](all []T, gone map[model.ID]bool) []T {
	return slices.DeleteFunc(all, func(t T) bool { return gone[P(&t).Stamp().ID] })
}

// without returns the agenda after some records left.
func (a *agenda) without(gone map[model.ID]bool) *agenda {
	return &agenda{slices.DeleteFunc(slices.Clone(a.all), func(m *model.Matter) bool { return gone[m.ID] })}
}

// without returns the snapshot after some records left.
func (t *taking) without(gone map[model.ID]bool) *taking {
	left := &taking{all: make(map[model.ID]*model.Enrolment, len(t.all)), absent: t.absent}
	for id, e := range t.all {
		if !gone[id] {
			left.all[id] = e
		}
	}
	return left.with(nil, nil)
}

// departures checks what is kept of the records that left their tables against
// the audit.
func (c *checker) departures() {
	for key, sealed := range c.r.Scan(tGone, nil, nil) {
		c.report.Records++
		if len(key) != 16 {
			c.found(Finding{Table: tGone, Fault: FaultKey})
			continue
		}
		id := model.ID(key)
		want, told := c.gone[id]
		delete(c.gone, id)
		var last departed
		if err := c.open(tGone, key, sealed, &last); err != nil {
			c.found(Finding{Table: tGone, ID: id, Fault: FaultSealed})
			continue
		}
		if sum := sha256.Sum256(sealed); !told || want != nil && !slices.Equal(sum[:], want) {
			c.found(Finding{Table: tGone, ID: id, Fault: FaultOlder})
		}
		if _, stands := c.r.Get(string(last.Kind), key); stands {
			c.found(Finding{Table: string(last.Kind), ID: id, Fault: FaultStays})
		}
	}
	for id := range c.gone {
		c.found(Finding{Table: tGone, ID: id, Fault: FaultMissing})
	}
}

// origins checks what is kept of the records that tables brought: that it
// opens, and that each belongs to a batch and stands.
func (c *checker) origins() {
	for key, sealed := range c.r.Scan(tBring, nil, nil) {
		c.report.Records++
		if len(key) != 32 {
			c.found(Finding{Table: tBring, Fault: FaultKey})
			continue
		}
		var b brought
		if err := c.open(tBring, key, sealed, &b); err != nil {
			c.found(Finding{Table: tBring, ID: model.ID(key[16:]), Fault: FaultSealed})
			continue
		}
		if _, stands := c.r.Get(batches.name, key[:16]); !stands {
			c.found(Finding{Table: tBring, ID: model.ID(key[16:]), Fault: FaultReference, Named: batches.name})
		}
		if _, stands := c.r.Get(string(b.Kind), key[16:]); !stands {
			c.found(Finding{Table: tBring, ID: model.ID(key[16:]), Fault: FaultReference, Named: string(b.Kind)})
		}
	}
}
