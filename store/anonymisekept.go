package store

import (
	"context"
	"fmt"
	"slices"

	"guyub/model"
	"guyub/store/kv"
)

// What is kept of records beside themselves tells of clients too: what stood
// before a table brought one, and the last version of one that was taken back.

// eraseBefore takes out of what tables brought what stood of some records before,
// and returns of how many something did. Their tables cannot be taken back from
// then on: see [looker.look].
func (c *change) eraseBefore(ids ...model.ID) (erased int, err error) {
	var from []model.ID
	for key := range c.w.Scan(batches.name, nil, nil) {
		from = append(from, model.ID(key))
	}
	for _, batch := range from {
		for _, id := range ids {
			key := under(batch, id)
			sealed, ok := c.w.Get(tBring, key)
			if !ok {
				continue
			}
			var b brought
			if err := c.open(tBring, key, sealed, &b); err != nil {
				return erased, err
			}
			if b.Before == nil {
				continue
			}
			b.Before, b.Erased = nil, true
			if sealed, err = c.seal(tBring, key, nil, b); err != nil {
				return erased, err
			}
			c.w.Put(tBring, key, sealed)
			erased++
		}
	}
	return erased, nil
}

// anonymiseGone takes out of what is kept of the records that were taken back what
// it tells of clients who are anonymous. Nothing more of theirs can be taken back
// when it begins.
func (s *Session) anonymiseGone(ctx context.Context) error {
	var left []belonging
	if err := s.view(ctx, func(v vault, r kv.Reader) (err error) {
		left, err = goneOfAnonymous(ctx, v, r)
		return err
	}); err != nil {
		return err
	}
	for part := range slices.Chunk(left, erasePart) {
		if _, _, err := s.workPart(ctx, Op{Intent: IntentErase}, func(c *change) error {
			for _, b := range part {
				if err := b.table.anonymiseGone(c, b.id); err != nil {
					return err
				}
			}
			return c.wroteSomething()
		}); err != nil {
			return err
		}
	}
	return nil
}

// goneOfAnonymous are the records that were taken back and belonged to clients who
// are anonymous now.
func goneOfAnonymous(ctx context.Context, v vault, r kv.Reader) (all []belonging, err error) {
	for key, sealed := range r.Scan(tGone, nil, nil) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var last departed
		if err := v.open(tGone, key, sealed, &last); err != nil {
			return nil, err
		}
		if of := ownerIn(last.Kind, last.Body); anonymised(v, r, of) {
			all = append(all, belonging{keeperOf(last.Kind), model.ID(key)})
		}
	}
	return all, nil
}

// anonymised reports whether there is such a client and they are anonymous.
func anonymised(v vault, r kv.Reader, client model.ID) bool {
	if client.IsZero() {
		return false
	}
	c, err := get(v, r, clients, client)
	return err == nil && c.Anonymised != 0
}

// anonymiseGone takes out of the last version of a record that left the table what
// it tells of its client. The trail has the hash of what is kept since.
func (t table[T, P]) anonymiseGone(c *change, id model.ID) error {
	sealed, ok := c.w.Get(tGone, id[:])
	if !ok {
		return ErrNoRecord
	}
	var last departed
	if err := c.open(tGone, id[:], sealed, &last); err != nil {
		return err
	}
	var old T
	if err := decoder.Unmarshal(last.Body, &old); err != nil {
		return damaged(tGone, err)
	}
	can, ok := any(old).(interface{ Anonymise() T })
	if !ok {
		return fmt.Errorf("store: a %s is not anonymised", t.kind)
	}
	rec := can.Anonymise()
	if len(diff(&old, &rec)) == 0 {
		return nil
	}
	P(&rec).Stamp().Rev++
	return depart[T, P](c, t, rec)
}
