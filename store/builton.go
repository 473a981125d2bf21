package store

import (
	"context"
	"slices"

	"guyub/model"
	"guyub/store/kv"
)

// lookOverBatch finds the first of some records of a batch that somebody has
// changed or used since. What the batch itself brought does not count: it goes
// with them.
func lookOverBatch(ctx context.Context, v vault, r kv.Reader, books *Books, actor model.Actor, batch model.ID, items []broughtItem, since *doings) error {
	l := looker{vault: v, r: r, books: books, actor: actor, batch: batch, fresh: map[string]*broughtItem{}}
	for i := range items {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := l.look(&items[i]); err != nil {
			return err
		}
	}
	if since != nil && !since.whole {
		return l.mentionsSince(since)
	}
	return l.mentions(ctx)
}

// doings is what was written since all of a batch was looked over: whoever takes
// it back in parts need not look through every table for each of them.
type doings struct {
	seq   uint64 // the last entry of the audit that was read
	own   uint64 // the last entry of who takes back, which built on nothing
	refs  []Ref
	whole bool // an entry tells not all that it wrote: every table is looked through
}

// upTo returns the doings with those up to the end of the audit.
func (d doings) upTo(v vault, r kv.Reader) (doings, error) {
	head, err := readChain(r)
	if err != nil {
		return d, err
	}
	d.refs = slices.Clip(d.refs) // a transaction may run again
	for d.seq < head.count {
		d.seq++
		e, err := readAudit(v, r, d.seq)
		if err != nil {
			return d, err
		}
		d.whole = d.whole || e.Count > len(e.Records)
		for _, one := range e.Records {
			if one.Rev > 0 && !one.Gone && e.Seq != d.own {
				d.refs = append(d.refs, Ref{one.Kind, one.ID, one.Rev})
			}
		}
	}
	return d, nil
}

// mentionsSince looks for the new records in what was written since.
func (l *looker) mentionsSince(since *doings) error {
	if len(l.fresh) == 0 {
		return nil
	}
	for _, ref := range since.refs {
		sealed, ok := l.r.Get(string(ref.Kind), ref.ID[:])
		if !ok || !l.tables[ref.Kind] || ref.Kind == model.KindBatch {
			continue
		}
		if err := l.mentionsOne(ref.Kind, ref.ID, sealed); err != nil {
			return err
		}
	}
	return nil
}

// looker looks for what was built on the records of a batch.
type looker struct {
	vault
	r     kv.Reader
	books *Books
	actor model.Actor
	batch model.ID
	// fresh are the new records by what others name them with: an id, or the code
	// of a region.
	fresh  map[string]*broughtItem
	tables map[model.Kind]bool // where they may be named
}

// look checks a record itself and what is listed under it.
func (l *looker) look(it *broughtItem) error {
	if it.Mixed {
		return l.built(it, it.Kind, it.By)
	}
	now, err := headOf(l.vault, l.r, it.Kind, it.id)
	if err != nil {
		return err
	}
	// A client who was made anonymous is not as the table left them.
	if told := it.Kind != model.KindClient || now.Rev != it.Rev; it.Erased || told && anonymised(l.vault, l.r, it.client(l.vault, l.r)) {
		return &BuiltOn{Kind: it.Kind, Label: l.label(it), With: it.Kind, Anonymous: true}
	}
	if now.Rev != it.Rev {
		return l.built(it, it.Kind, now.ChangedBy)
	}
	if !it.fresh() {
		return nil
	}
	for key, table := range l.r.Scan(tOf, it.id[:], next(it.id[:])) {
		if len(key) != 32 {
			return damaged(tOf, errForm)
		}
		if err := l.uses(it, model.Kind(table), model.ID(key[16:])); err != nil {
			return err
		}
	}
	return l.expect(it)
}

// expect notes a new record that others may name without being listed under it.
func (l *looker) expect(it *broughtItem) error {
	if l.tables == nil {
		l.tables = map[model.Kind]bool{}
	}
	name := string(it.id[:])
	switch it.Kind {
	case model.KindClient:
		l.tables[model.KindRebalance], l.tables[model.KindErasure] = true, true
	case model.KindCounselor, model.KindGroup, model.KindRegion:
		for _, k := range kept() {
			l.tables[k.kindOf()] = true
		}
	default:
		return nil
	}
	if it.Kind == model.KindRegion {
		one, err := get(l.vault, l.r, regions, it.id)
		if err != nil {
			return err
		}
		name = one.Code
	}
	l.fresh[name] = it
	return nil
}

// mentions looks for the new records in those that may name them.
func (l *looker) mentions(ctx context.Context) error {
	if len(l.fresh) == 0 {
		return nil
	}
	for _, k := range kept() {
		if !l.tables[k.kindOf()] || k.kindOf() == model.KindBatch {
			continue
		}
		if err := l.mentionsIn(ctx, k); err != nil {
			return err
		}
	}
	return nil
}

func (l *looker) mentionsIn(ctx context.Context, k keeper) error {
	for key, sealed := range l.r.Scan(k.tableName(), nil, nil) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := l.mentionsOne(k.kindOf(), model.ID(key), sealed); err != nil {
			return err
		}
	}
	return nil
}

func (l *looker) mentionsOne(kind model.Kind, id model.ID, sealed []byte) error {
	var fields map[any]any
	if err := l.open(string(kind), id[:], sealed, &fields); err != nil {
		return err
	}
	for _, of := range l.named(fields, nil) {
		if err := l.uses(of, kind, id); err != nil {
			return err
		}
	}
	return nil
}

// named adds the new records that a value of a record names.
func (l *looker) named(value any, found []*broughtItem) []*broughtItem {
	add := func(name string) {
		if it := l.fresh[name]; it != nil {
			found = append(found, it)
		}
	}
	switch v := value.(type) {
	case []byte:
		add(string(v))
	case string:
		add(v)
	case []any:
		for _, one := range v {
			found = l.named(one, found)
		}
	case map[any]any:
		for _, one := range v {
			found = l.named(one, found)
		}
	}
	return found
}

// uses refuses when a record that names a new one is not of the same batch.
func (l *looker) uses(it *broughtItem, kind model.Kind, id model.ID) error {
	if id == it.id {
		return nil
	}
	if _, same := l.r.Get(tBring, under(l.batch, id)); same {
		return nil
	}
	head, err := headOf(l.vault, l.r, kind, id)
	if err != nil {
		return err
	}
	return l.built(it, kind, head.ChangedBy)
}

// built names what was built on, and who did.
func (l *looker) built(it *broughtItem, with model.Kind, by model.ID) error {
	return &BuiltOn{Kind: it.Kind, Label: l.label(it), With: with, By: model.ShortName(l.books.UserName(by))}
}

// label is what people call a record: of what belongs to a client it is the
// client's, and nothing where the person may not know of them (rule R12).
func (l *looker) label(it *broughtItem) string {
	id := it.id
	if it.Kind != model.KindClient {
		if of := it.client(l.vault, l.r); !of.IsZero() {
			id = of
		}
	}
	if c, err := get(l.vault, l.r, clients, id); err == nil {
		if l.actor.May(model.ClientRead, model.ClientSubject(&c)) != nil {
			return ""
		}
		return c.Register
	}
	if c, err := get(l.vault, l.r, counselors, id); err == nil {
		return c.Name
	}
	if g, err := get(l.vault, l.r, groups, id); err == nil {
		return g.Code
	}
	if one, err := get(l.vault, l.r, regions, id); err == nil {
		return one.Code
	}
	return ""
}
