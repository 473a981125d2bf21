package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/bolt"
	"guyub/store/seal"
)

// rebuild builds the file that is sealed under a new key.
type rebuild struct {
	*Rekeying
	engine   *bolt.Engine // of the new file
	now      vault
	resumed  bool
	at       place
	done     int // records
	progress func(done int)
}

// halfway is what a half-built file says of itself, sealed under the old key.
type halfway struct {
	Key    []byte `cbor:"1,keyasint"` // the new data key, sealed under the old one once more
	Count  uint64 `cbor:"2,keyasint"` // the office's audit when it was begun
	Hash   []byte `cbor:"3,keyasint"`
	Schema uint16 `cbor:"4,keyasint"`
}

// place is how far the building has come: the table, by its number in [moves],
// and the last key that was written.
type place struct {
	move int
	last []byte
}

func parsePlace(r kv.Reader) place {
	raw, _ := r.Get(tMeta, kRekeyAt)
	if len(raw) == 0 {
		return place{}
	}
	return place{move: int(raw[0]), last: append([]byte(nil), raw[1:]...)}
}

func (p place) write(w kv.Writer) { w.Put(tMeta, kRekeyAt, append([]byte{byte(p.move)}, p.last...)) }

// begin is the first transaction of the new file.
func (k *Rekeying) begin(w kv.Writer, key *seal.Key, head chain, salt []byte) error {
	sealed, err := k.old.key.SealKey(key, k.old.place(tMeta, kRekeying))
	if err != nil {
		return err
	}
	half, err := k.old.seal(tMeta, kRekeying, nil, halfway{Key: sealed, Count: head.count, Hash: head.hash[:], Schema: schema})
	if err != nil {
		return err
	}
	w.Put(tMeta, kSchema, binary.BigEndian.AppendUint16(nil, schema))
	w.Put(tMeta, kOffice, k.old.office[:])
	w.Put(tMeta, kSalt, salt)
	w.Put(tMeta, kLoading, []byte{1})
	w.Put(tMeta, kRekeying, half)
	return nil
}

// move is how one table comes into the new file.
type move struct {
	table  string
	sealed bool   // its values are sealed anew; else they stay as they are
	kept   keeper // of a table of records
}

// moves are the tables that are moved in chunks. Of the others, unique follows
// from the records, resealed from their new values, result is let go, and the
// rest is written in the last step: meta, slot, draft, earlier, knock.
func moves() []move {
	var all []move
	for _, t := range kept() {
		all = append(all, move{t.tableName(), true, t})
	}
	for _, t := range plains() {
		if t.move != notMoved {
			all = append(all, move{table: t.name, sealed: t.move == sealedAnew})
		}
	}
	return all
}

// The bounds of one transaction of the building.
const (
	rekeyChunk = 5_000   // keys
	rekeyBytes = 8 << 20 // of values
)

// run moves every table, compares what was moved with what there was, and takes
// the last step.
func (b *rebuild) run(ctx context.Context) (Handout, error) {
	if err := b.known(ctx); err != nil {
		return Handout{}, err
	}
	all := moves()
	for b.at.move < len(all) {
		if err := b.chunk(ctx, all[b.at.move]); err != nil {
			return Handout{}, err
		}
		b.progress(b.done)
	}
	if err := b.compare(ctx, all); err != nil {
		return Handout{}, err
	}
	return b.finish(ctx)
}

// known refuses a file with a table that would be left behind.
func (b *rebuild) known(ctx context.Context) error {
	names, err := b.Rekeying.engine.Tables(ctx)
	if err != nil {
		return err
	}
	known := knownTables()
	for _, name := range names {
		if !slices.Contains(known, name) {
			return fmt.Errorf("%w: table %s", ErrNewer, name)
		}
	}
	return nil
}

// chunk moves the next keys of a table in one transaction, which notes how far
// it came.
func (b *rebuild) chunk(ctx context.Context, m move) error {
	return b.Rekeying.engine.View(ctx, func(from kv.Reader) error {
		at, count, size := b.at, 0, 0
		err := b.engine.Bulk(ctx, func(w kv.Writer) error {
			var start []byte
			if at.last != nil {
				start = append(append([]byte(nil), at.last...), 0) // the key after it
			}
			ended := true
			for key, value := range from.Scan(m.table, start, nil) {
				if count == rekeyChunk || size > rekeyBytes {
					ended = false
					break
				}
				if err := b.put(w, m, key, value); err != nil {
					return err
				}
				at.last = append([]byte(nil), key...)
				count++
				size += len(value)
			}
			if ended {
				at = place{move: at.move + 1}
			}
			at.write(w)
			return ctx.Err()
		})
		if err != nil {
			return err
		}
		b.at = at
		if m.kept != nil {
			b.done += count
		}
		return nil
	})
}

// put writes one key into the new file.
func (b *rebuild) put(w kv.Writer, m move, key, value []byte) error {
	if !m.sealed {
		w.Put(m.table, key, value)
		return nil
	}
	plain, err := b.old.key.Open(nil, value, b.old.place(m.table, key))
	if err != nil {
		return damaged(m.table, err)
	}
	sealed, err := b.now.key.Seal(nil, plain, b.now.place(m.table, key))
	if err != nil {
		return err
	}
	w.Put(m.table, key, sealed)
	if m.table == tBring {
		return nil // the audit holds no hash of it
	}
	sum := sha256.Sum256(sealed)
	w.Put(tAnew, key, sum[:])
	if m.kept == nil {
		return nil
	}
	numbers, err := m.kept.numbersIn(plain)
	if err != nil {
		return damaged(m.table, err)
	}
	blinds, err := b.now.blinds(numbers, nil)
	for _, n := range blinds {
		w.Put(tUnique, n.key[:], key)
	}
	return err
}

// numbersIn returns the unique numbers of a record as it lies opened.
func (t table[T, P]) numbersIn(plain []byte) ([]number, error) {
	if t.numbers == nil {
		return nil, nil
	}
	_, body, err := split(plain)
	if err != nil {
		return nil, err
	}
	var rec T
	if err := decoder.Unmarshal(body, &rec); err != nil {
		return nil, err
	}
	return t.numbers(&rec), nil
}

// compare reads both files side by side: every key is there once, and every
// record opens to the same bytes.
func (b *rebuild) compare(ctx context.Context, all []move) error {
	return b.Rekeying.engine.View(ctx, func(from kv.Reader) error {
		return b.engine.View(ctx, func(r kv.Reader) error {
			for _, m := range all {
				if err := b.same(ctx, m, from, r); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

func (b *rebuild) same(ctx context.Context, m move, from, r kv.Reader) error {
	before, after := 0, 0
	for range r.Scan(m.table, nil, nil) {
		after++
	}
	var scratch, other []byte
	for key, value := range from.Scan(m.table, nil, nil) {
		if before++; before%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		now, ok := r.Get(m.table, key)
		if ok && m.sealed {
			var err1, err2 error
			scratch, err1 = b.old.key.Open(scratch[:0], value, b.old.place(m.table, key))
			other, err2 = b.now.key.Open(other[:0], now, b.now.place(m.table, key))
			if err1 != nil || err2 != nil {
				return damaged(m.table, seal.ErrDamaged)
			}
			value, now = scratch, other
		}
		if !ok || string(value) != string(now) {
			return damaged(m.table, errForm)
		}
	}
	if before != after {
		return damaged(m.table, errForm)
	}
	return nil
}

// finish is the last step: the accounts, what is written under the new key
// alone, and the entry in the audit. From here on the file is an office.
func (b *rebuild) finish(ctx context.Context) (h Handout, err error) {
	slots, h, err := b.slots(ctx)
	if err != nil {
		return h, err
	}
	err = b.Rekeying.engine.View(ctx, func(from kv.Reader) error {
		return b.engine.Bulk(ctx, func(w kv.Writer) error {
			for owner, slot := range slots {
				w.Put(tSlot, []byte(owner), slot.Bytes())
			}
			for key, value := range from.Scan(tKnock, nil, nil) {
				w.Put(tKnock, key, value)
			}
			if err := b.drafts(w, from); err != nil {
				return err
			}
			if err := b.meta(w, from); err != nil {
				return err
			}
			if err := keepEarlier(w, b.old, b.now, from); err != nil {
				return err
			}
			return b.note(w)
		})
	})
	return h, err
}

// slots makes what opens the new file. An account that is disabled gets nothing:
// whoever enables it gives it a code.
func (b *rebuild) slots(ctx context.Context) (slots map[string]seal.Slot, h Handout, err error) {
	slots = map[string]seal.Slot{}
	add := func(kind seal.Kind, secret string, owner []byte) {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			slots[string(owner)], err = seal.NewSlot(kind, b.now.key, secret, owner, b.cost)
		}
	}
	add(seal.Password, b.password, b.actor.User[:])
	h.Recovery = seal.NewRecoveryCode()
	add(seal.Recovery, h.Recovery, kRecovery)
	for _, u := range b.Needs() {
		code := seal.NewActivationCode()
		add(seal.Activation, code, u.ID[:])
		h.Codes = append(h.Codes, Activation{Username: u.Username, Name: u.Name, Code: code})
	}
	return slots, h, err
}

// drafts seals what people have typed and not saved.
func (b *rebuild) drafts(w kv.Writer, from kv.Reader) error {
	for key, sealed := range from.Scan(tDraft, nil, nil) {
		var d Draft
		if err := b.old.open(tDraft, key, sealed, &d); err != nil {
			return err
		}
		at, err := draftKey(b.now, model.ID(key[:16]), d.Form, d.Key)
		if err != nil {
			return err
		}
		if sealed, err = b.now.seal(tDraft, at, nil, d); err != nil {
			return err
		}
		w.Put(tDraft, at, sealed)
	}
	return nil
}

// meta writes what the file says of itself, and takes the marks away that make
// it half built.
func (b *rebuild) meta(w kv.Writer, from kv.Reader) error {
	for _, key := range [][]byte{kAudit, kNamed, kArchive, kCame} {
		if value, ok := from.Get(tMeta, key); ok {
			w.Put(tMeta, key, value)
		}
	}
	if sealed, ok := from.Get(tMeta, kRatchet); ok {
		var seed []byte
		if err := b.old.open(tMeta, kRatchet, sealed, &seed); err != nil {
			return err
		}
		sealed, err := b.now.seal(tMeta, kRatchet, nil, seed)
		if err != nil {
			return err
		}
		w.Put(tMeta, kRatchet, sealed)
	}
	for _, key := range [][]byte{kLoading, kRekeying, kRekeyAt} {
		w.Delete(tMeta, key)
	}
	return nil
}

// note marks the accounts that have yet to choose a password, and writes the
// entry of the change.
func (b *rebuild) note(w kv.Writer) error {
	at := b.clockNow()
	c := &change{vault: b.now, w: w, books: b.books, actor: b.actor, now: at, today: b.books.Office.Zone.Today(at)}
	c.entry = AuditEntry{At: at, User: b.actor.User, Role: b.actor.Role, Terminal: b.actor.Terminal, Intent: IntentRekey, Op: model.NewID()}
	c.entry.Note, c.entry.Count = resealedSum(w)
	for _, u := range b.books.Users {
		if u.ID == b.actor.User || u.MustChange {
			continue
		}
		if err := mustChange(c, u.ID); err != nil {
			return err
		}
	}
	_, err := appendAudit(b.now, w, &c.entry)
	return err
}

// mustChange marks an account. What was saved of it before is not held to the
// rules of today: the key is changed whatever they say.
func mustChange(c *change, id model.ID) error {
	old, err := load(c, users, id)
	if err != nil {
		return err
	}
	u := old
	u.MustChange, u.Rev, u.ChangedAt, u.ChangedBy = true, old.Rev+1, c.now, c.actor.User
	sealed, err := encode(c.vault, users, &u)
	if err != nil {
		return err
	}
	c.w.Put(users.name, id[:], sealed)
	c.wrote(model.KindUser, &u.Meta, sealed, diff(&old, &u), u)
	return nil
}

// resealedSum is the hash over the table resealed, and how long it is.
func resealedSum(r kv.Reader) (sum string, count int) {
	h := sha256.New()
	for id, hash := range r.Scan(tAnew, nil, nil) {
		h.Write(id)
		h.Write(hash)
		count++
	}
	return hex.EncodeToString(h.Sum(nil)), count
}
