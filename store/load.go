package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"iter"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"guyub/model"
	"guyub/store/kv"
)

// Load is what an empty office is filled with.
type Load struct {
	Counselors []model.Counselor
	Groups     []model.Group
	Holidays   []model.Holiday
	Sites      []model.Site
	Offerings  []model.Offering
	LoadMonths []model.LoadMonth // of months that are over
	Clients    iter.Seq[model.Client]
	// What belongs to clients and groups; nil: none.
	Contacts    iter.Seq[model.Contact]
	Matters     iter.Seq[model.Matter]
	Enrolments  iter.Seq[model.Enrolment]
	Meetings    iter.Seq[model.Meeting]
	Monitorings iter.Seq[model.Monitoring]
	Abstentions iter.Seq[model.Abstention]
	Acceptances iter.Seq[model.Acceptance]
	Outreaches  iter.Seq[model.Outreach]
	Total       int // how many clients there will be, for the progress; 0: not known
}

const (
	loadChunk   = 10_000 // records in a transaction: one of 100,000 takes twenty times as long
	uniqueChunk = 50_000 // sorted keys in a transaction
)

// BulkLoad fills an office that has no clients yet, as a demonstration is, for
// who may bring in the clients of every section:
// everything validated and sealed like any other record, but written in large
// transactions with one audit entry each, whose note is a hash over the sealed
// records, and the unique numbers in sorted order at the end. While it runs
// the file is marked; one that was not built to its end is refused by [Open].
func (s *Session) BulkLoad(ctx context.Context, l Load, progress func(done, total int)) error {
	for _, section := range model.Sections() {
		if err := s.may(model.ImportData, model.Subject{Kind: model.KindClient, Section: section}); err != nil {
			return err
		}
	}
	u := s.office.open.Load()
	if u == nil {
		return ErrSignedOut
	}
	if u.roster.Now().Len() > 0 {
		return ErrNotEmpty
	}
	b := &bulk{s: s, v: u.vault, total: l.Total, progress: progress}
	if err := b.begin(ctx, l); err != nil {
		return err
	}
	for chunk := range chunks(l.Clients) {
		if err := b.write(ctx, chunk); err != nil {
			return err
		}
	}
	for _, load := range []func() error{
		func() error { return loadAll(ctx, b, contacts, l.Contacts) },
		func() error { return loadAll(ctx, b, matters, l.Matters) },
		func() error { return loadAll(ctx, b, enrolments, l.Enrolments) },
		func() error { return loadAll(ctx, b, meetings, l.Meetings) },
		func() error { return loadAll(ctx, b, monitorings, l.Monitorings) },
		func() error { return loadAll(ctx, b, abstentions, l.Abstentions) },
		func() error { return loadAll(ctx, b, acceptances, l.Acceptances) },
		func() error { return loadAll(ctx, b, outreaches, l.Outreaches) },
	} {
		if err := load(); err != nil {
			return err
		}
	}
	if err := b.end(ctx); err != nil {
		return err
	}
	if err := s.office.unlock(ctx, u.vault, nil); err != nil {
		return err
	}
	s.office.announce(Change{All: true, By: s.user, Terminal: s.terminal, Intent: IntentLoad, At: s.office.now().UTC()})
	return nil
}

// chunks cuts what is to be written into parts of one transaction each.
func chunks[T any](all iter.Seq[T]) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		if all == nil {
			return
		}
		var part []T
		for one := range all {
			if part = append(part, one); len(part) < loadChunk {
				continue
			}
			if !yield(part) {
				return
			}
			part = part[:0]
		}
		if len(part) > 0 {
			yield(part)
		}
	}
}

// bulk is a load under way.
type bulk struct {
	s        *Session
	v        vault
	done     int
	total    int
	progress func(done, total int)
	checks   model.Checks
	unique   []claimed
}

// claimed is a unique number and the record that has it.
type claimed struct {
	blind [16]byte
	id    model.ID
	field string
}

// entry runs fn in a large transaction with an audit entry of its own.
func (b *bulk) entry(ctx context.Context, fn func(*change) error) error {
	defer b.s.office.settle()
	return b.s.office.engine.Bulk(ctx, func(w kv.Writer) error {
		c, err := b.s.office.begin(w, Op{Intent: IntentLoad, ID: model.NewID()})
		if err != nil {
			return err
		}
		if err := b.s.self(c); err != nil {
			return err
		}
		if err := fn(c); err != nil {
			return err
		}
		c.entry.User, c.entry.Role, c.entry.Terminal = c.actor.User, c.actor.Role, c.actor.Terminal
		seq, err := appendAudit(c.vault, w, &c.entry)
		if err == nil && len(c.saved) > 0 {
			b.s.office.expect(seq, c)
		}
		return err
	})
}

// begin marks the file and writes what clients refer to.
func (b *bulk) begin(ctx context.Context, l Load) error {
	err := b.entry(ctx, func(c *change) error {
		c.w.Put(tMeta, kLoading, []byte{1})
		if err := saveAll(c, counselors, l.Counselors); err != nil {
			return err
		}
		// Groups name their mentors, who are in no book before this commit.
		c.books = c.books.with(c.saved)
		return errors.Join(saveAll(c, groups, l.Groups), saveAll(c, holidays, l.Holidays), saveAll(c, sites, l.Sites), saveAll(c, offerings, l.Offerings),
			saveAll(c, loadMonths, l.LoadMonths))
	})
	if err == nil {
		b.checks = b.s.Books().checks(b.s.Today())
	}
	return err
}

// sealedClient is a client ready to be written.
type sealedClient struct {
	id     model.ID
	sealed []byte
	claims []claimed
}

// write seals a chunk on all processors and writes it in order of ids.
func (b *bulk) write(ctx context.Context, chunk []model.Client) error {
	ready := make([]sealedClient, len(chunk))
	now := b.s.office.now().UTC()
	var group errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		group.Go(func() error {
			for i := w; i < len(chunk); i += workers {
				c := &chunk[i]
				if c.ID.IsZero() {
					c.ID = model.NewID()
				}
				c.Rev, c.ChangedAt, c.ChangedBy = 1, now, b.s.user
				one, err := b.prepare(c)
				if err != nil {
					return err
				}
				ready[i] = one
			}
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil || len(ready) == 0 {
		return err
	}
	slices.SortFunc(ready, func(x, y sealedClient) int { return bytes.Compare(x.id[:], y.id[:]) })
	err := b.entry(ctx, func(c *change) error {
		hash := sha256.New()
		for i := range ready {
			c.w.Put(clients.name, ready[i].id[:], ready[i].sealed)
			hash.Write(ready[i].sealed)
		}
		c.entry.Count, c.entry.Note = len(ready), hex.EncodeToString(hash.Sum(nil))
		return nil
	})
	if err != nil {
		return err
	}
	for i := range ready {
		b.unique = append(b.unique, ready[i].claims...)
	}
	b.done += len(ready)
	if b.progress != nil {
		b.progress(b.done, b.total)
	}
	return nil
}

func (b *bulk) prepare(c *model.Client) (sealedClient, error) {
	if wrong := c.Validate(b.checks).Errors(); len(wrong) > 0 {
		return sealedClient{}, wrong
	}
	sealed, err := encode(b.v, clients, c)
	if err != nil {
		return sealedClient{}, err
	}
	one := sealedClient{id: c.ID, sealed: sealed}
	blinds, err := b.v.blinds(clientNumbers(c), nil)
	for _, n := range blinds {
		one.claims = append(one.claims, claimed{n.key, c.ID, n.field})
	}
	return one, err
}

// loadAll writes what belongs to clients: far less than they are, so that one
// processor does.
func loadAll[T any, P record[T]](ctx context.Context, b *bulk, t table[T, P], all iter.Seq[T]) error {
	now := b.s.office.now().UTC()
	for chunk := range chunks(all) {
		err := b.entry(ctx, func(c *change) error {
			hash := sha256.New()
			for i := range chunk {
				rec := P(&chunk[i])
				head := rec.Stamp()
				head.Rev, head.ChangedAt, head.ChangedBy = 1, now, b.s.user
				if wrong := rec.Validate(b.checks).Errors(); len(wrong) > 0 {
					return wrong
				}
				sealed, err := encode(b.v, t, rec)
				if err != nil {
					return err
				}
				c.w.Put(t.name, head.ID[:], sealed)
				if t.numbers != nil {
					blinds, err := b.v.blinds(t.numbers(rec), nil)
					if err != nil {
						return err
					}
					for _, n := range blinds {
						b.unique = append(b.unique, claimed{n.key, head.ID, n.field})
					}
				}
				if err := relate(c, t, nil, rec, true); err != nil {
					return err
				}
				hash.Write(sealed)
			}
			c.entry.Count, c.entry.Note = len(chunk), hex.EncodeToString(hash.Sum(nil))
			return nil
		})
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// end writes the unique numbers, sorted, and takes the mark away.
func (b *bulk) end(ctx context.Context) error {
	slices.SortFunc(b.unique, func(x, y claimed) int { return bytes.Compare(x.blind[:], y.blind[:]) })
	for i := 1; i < len(b.unique); i++ {
		if b.unique[i].blind == b.unique[i-1].blind {
			return &Taken{Field: b.unique[i].field, By: b.unique[i-1].id}
		}
	}
	for part := range slices.Chunk(b.unique, uniqueChunk) {
		err := b.s.office.engine.Bulk(ctx, func(w kv.Writer) error {
			for i := range part {
				w.Put(tUnique, part[i].blind[:], part[i].id[:])
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return b.s.office.engine.Bulk(ctx, func(w kv.Writer) error {
		w.Delete(tMeta, kLoading)
		return nil
	})
}
