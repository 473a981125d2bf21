package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/text"
	"guyub/store/kv"
	"guyub/store/roster"
)

// IntentErase is the intent of an entry by which clients were anonymised.
const IntentErase = "erasure.run"

// RunErasure carries out a list that was decided: of each client who is not
// spared, what names them is taken out of their record and of every record that
// belongs to them ([model.Client.Anonymise] and its like). It can be gone on with
// after it was ended, by ctx or by a loss of power, by whoever may anonymise these
// clients: what was done already is not done again. Somebody whose record is kept
// for some reason when their turn comes is left as they are, and the list says
// why.
//
// A client's own record goes first, with its unique numbers, drafts about them and
// what could be taken back; from then on nobody can change anything about the
// client, and every reader of the audit leaves out what it holds of them
// ([Session.veil]). The sealed bytes of the audit stay, for its chain must hold.
// progress tells how many clients are through; it may be nil.
func (s *Session) RunErasure(ctx context.Context, id model.ID, progress func(done, total int)) (model.Erasure, error) {
	e, err := fetch(ctx, s, erasures, id)
	if err != nil {
		return e, err
	}
	if err := s.may(model.Anonymise, erasureSubject(&e)); err != nil {
		return e, err
	}
	if e.State != model.ErasureRunning {
		return e, model.Problems{{Field: "state", Code: model.NoSuchStep}}
	}
	for i, client := range e.Clients {
		if progress != nil {
			progress(i, len(e.Clients))
		}
		if _, spared := e.SparedAt(client); spared {
			continue
		}
		if err := s.anonymise(ctx, id, client); err != nil {
			return e, err
		}
	}
	if err := s.anonymiseGone(ctx); err != nil {
		return e, err
	}
	if progress != nil {
		progress(len(e.Clients), len(e.Clients))
	}
	return saving(ctx, s, NewOp("erasure."+model.ErasureApplied.Code()), erasures, func(c *change) (model.Erasure, error) {
		e, err := c.erasure(id)
		switch {
		case err != nil:
			return e, err
		case e.State == model.ErasureApplied: // at another desk, meanwhile
			return e, errNothing
		}
		e.State = model.ErasureApplied
		return saveChanged(c, erasures, e)
	})
}

// anonymise does one client of a list.
func (s *Session) anonymise(ctx context.Context, list, id model.ID) error {
	for {
		_, _, err := s.workPart(ctx, Op{Intent: IntentErase}, func(c *change) error { return c.anonymiseClient(list, id) })
		if taken := (*Taken)(nil); errors.As(err, &taken) {
			continue // another has the code that was drawn
		}
		if err != nil {
			return err
		}
		break
	}
	s.office.forgetDeeds(id)
	var left []belonging
	if err := s.view(ctx, func(v vault, r kv.Reader) (err error) {
		left, err = belongings(v, r, id)
		return err
	}); err != nil {
		return err
	}
	for part := range slices.Chunk(left, erasePart) {
		if _, _, err := s.workPart(ctx, Op{Intent: IntentErase}, func(c *change) error {
			var ids []model.ID
			for _, b := range part {
				if err := b.table.anonymise(c, b.id, id); err != nil {
					return err
				}
				ids = append(ids, b.id)
			}
			if erased, err := c.eraseBefore(ids...); err != nil || erased > 0 {
				return err // that alone is worth an entry
			}
			return c.wroteSomething()
		}); err != nil {
			return err
		}
	}
	return nil
}

// erasePart is how many records are anonymised in one transaction: each with its
// trail, within the engine's limit of keys.
const erasePart = 80

// wroteSomething ends an update that wrote nothing.
func (c *change) wroteSomething() error {
	if len(c.refs) == 0 {
		return errNothing
	}
	return nil
}

// anonymiseClient anonymises a client's own record, or spares them when something
// keeps it.
func (c *change) anonymiseClient(list, id model.ID) error {
	e, err := c.erasure(list)
	if err != nil {
		return err
	}
	if e.State != model.ErasureRunning {
		return model.Problems{{Field: "state", Code: model.NoSuchStep}}
	}
	client, err := load(c, clients, id)
	if err != nil {
		return err
	}
	if err := c.may(model.Anonymise, model.ClientSubject(&client)); err != nil {
		return err
	}
	if client.Anonymised != 0 {
		return errNothing
	}
	kept, err := retention(c.vault, c.w, id, c.books.NormsOn(c.today).Int(model.NormRetention), c.today)
	if err != nil {
		return err
	}
	if !kept.Over() {
		e.Spared = append(slices.Clone(e.Spared), model.Spared{Client: id, Kept: kept.Why[0]})
		_, _, err := save(c, erasures, e)
		return err
	}
	if err := c.dropDrafts(&client); err != nil {
		return err
	}
	if _, err := c.eraseBefore(id); err != nil {
		return err
	}
	code, err := rand.Int(rand.Reader, big.NewInt(1e9))
	if err != nil {
		return err
	}
	return overwrite(c, clients, client, client.Anonymise(fmt.Sprintf("A-%09d", code), c.today))
}

// overwrite writes a record from which something was taken out, if anything was.
// The audit is told that it was, and not what; who changed the record last, and
// when, stays: figures count by that day.
func overwrite[T any, P record[T]](c *change, t table[T, P], old, rec T) error {
	if len(diff(&old, &rec)) == 0 {
		return nil
	}
	head := P(&rec).Stamp()
	if err := c.renumber(t.kind, numbersOf(t, &old), numbersOf(t, &rec), head.ID); err != nil {
		return err
	}
	head.Rev++
	sealed, err := encode[T, P](c.vault, t, &rec)
	if err != nil {
		return err
	}
	c.w.Put(t.name, head.ID[:], sealed)
	kept, err := clone(rec)
	if err != nil {
		return err
	}
	c.wrote(t.kind, head, sealed, nil, kept)
	return nil
}

// belonging is a record that tells of a client.
type belonging struct {
	table keeper
	id    model.ID
}

// belongings are the records that tell of a client, but for their own: what
// belongs to them, the meetings of the groups that they were referred to, and the
// batches that gave them another counselor.
func belongings(v vault, r kv.Reader, client model.ID) ([]belonging, error) {
	named := map[string]keeper{}
	for _, t := range kept() {
		named[t.tableName()] = t
	}
	var out []belonging
	for key, table := range r.Scan(tOf, client[:], next(client[:])) {
		if len(key) != 32 || named[string(table)] == nil {
			return nil, damaged(tOf, errForm)
		}
		out = append(out, belonging{named[string(table)], model.ID(key[16:])})
	}
	all, err := getOf(v, r, enrolments, client)
	if err != nil {
		return nil, err
	}
	var met []model.ID
	for i := range all {
		met = append(met, all[i].Group)
	}
	for _, group := range unique(met) {
		held, err := getOf(v, r, meetings, group)
		if err != nil {
			return nil, err
		}
		for i := range held {
			if _, marked := held[i].Mark(client); marked {
				out = append(out, belonging{meetings, held[i].ID})
			}
		}
	}
	batches, err := scan(v, r, rebalances)
	if err != nil {
		return nil, err
	}
	for i := range batches {
		if slices.ContainsFunc(batches[i].Rows, func(h model.Handing) bool { return h.Client == client }) {
			out = append(out, belonging{rebalances, batches[i].ID})
		}
	}
	return out, nil
}

// anonymise takes out of a record what it tells of a client. A kind that knows no
// way to do so is an error: nothing about a client may be left behind.
func (t table[T, P]) anonymise(c *change, id, client model.ID) error {
	old, err := load(c, t, id)
	if err != nil {
		return err
	}
	var rec any
	switch old := any(old).(type) {
	case interface{ Anonymise() T }:
		rec = old.Anonymise()
	case interface{ AnonymiseMark(model.ID) T }:
		rec = old.AnonymiseMark(client)
	case interface{ AnonymiseRow(model.ID) T }:
		rec = old.AnonymiseRow(client)
	default:
		return fmt.Errorf("store: a %s is not anonymised", t.kind)
	}
	return overwrite(c, t, old, rec.(T))
}

// dropDrafts forgets the drafts of everybody that tell of a client: of forms of
// their records, and wherever their id, name or a number of theirs was typed.
func (c *change) dropDrafts(client *model.Client) error {
	about := []string{client.ID.String(), text.Fold(client.Name)}
	for _, n := range clientNumbers(client) {
		about = append(about, text.Fold(n.value))
	}
	for key := range c.w.Scan(tOf, client.ID[:], next(client.ID[:])) {
		if len(key) != 32 {
			return damaged(tOf, errForm)
		}
		about = append(about, model.ID(key[16:]).String())
	}
	var gone [][]byte
	for key, sealed := range c.w.Scan(tDraft, nil, nil) {
		var d Draft
		if err := c.open(tDraft, key, sealed, &d); err != nil {
			return err
		}
		if d.tellsOf(about) {
			gone = append(gone, slices.Clone(key))
		}
	}
	for _, key := range gone {
		c.w.Delete(tDraft, key)
	}
	return nil
}

// tellsOf reports whether one of some words, folded, occurs in a draft.
func (d *Draft) tellsOf(words []string) bool {
	in := func(s string) bool {
		s = text.Fold(s)
		return slices.ContainsFunc(words, func(w string) bool { return w != "" && strings.Contains(s, w) })
	}
	if in(d.Key) {
		return true
	}
	for _, v := range d.Values {
		if in(v) {
			return true
		}
	}
	return false
}

// forgetDeeds makes every session forget how to take back what it did with a
// client: what it would put back is gone. It could not be put back anyhow, for the
// record has changed since.
func (o *Office) forgetDeeds(client model.ID) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for s := range o.sessions {
		s.mu.Lock()
		if s.last != nil && slices.ContainsFunc(s.last.parts, func(p part) bool { return p.about(client) }) {
			s.last = nil
		}
		s.mu.Unlock()
	}
}

// about reports whether a transaction wrote something that belongs to a client.
func (p *part) about(client model.ID) bool {
	return slices.ContainsFunc(p.images, func(im image) bool { return im.id == client || im.of == client })
}

// ErrAnonymous refuses to change or reveal anything about a client who is
// anonymous.
var ErrAnonymous = errors.New("store: the client is anonymous")

// NotExpired refuses to propose a client: their time of keeping is not over, or
// another list names them, or they are of another section than the first.
type NotExpired struct {
	Client model.ID
	Why    []model.Keeping
}

// Error tells that it is too early.
func (n *NotExpired) Error() string { return "store: a client's time of keeping is not over" }

// metAnonymous reports whether a client who is anonymous was marked in a meeting:
// an entry that tells a note of a mark does not say whose it is.
func (s *Session) metAnonymous(v *roster.View, meeting model.ID) bool {
	m, err := fetch(context.Background(), s, meetings, meeting)
	return err != nil || slices.ContainsFunc(m.Marks, func(k model.Mark) bool { return isAnonymous(v, k.Client) })
}

// noteOfMark reports whether a field of a meeting is what was noted of somebody.
func noteOfMark(c FieldChange) bool {
	return strings.HasPrefix(c.Field, "marks.") && strings.HasSuffix(c.Field, ".note")
}

// isAnonymous reports whether a client is anonymous, as far as the roster shows
// them.
func isAnonymous(v *roster.View, id model.ID) bool {
	row, ok := v.Find(id)
	return ok && row.Flags&roster.Anonymous != 0
}

// changeable checks that nothing of a client who is anonymous is changed, and that
// nobody makes one so by saving. old is the zero record for a new one.
func (c *change) changeable(old, rec any) error {
	if client, ok := rec.(*model.Client); ok {
		if client.Anonymised != 0 || old.(*model.Client).Anonymised != 0 {
			return ErrAnonymous
		}
		return nil
	}
	of := clientIn(rec)
	if of.IsZero() {
		return nil
	}
	client, err := load(c, clients, of)
	if err == nil && client.Anonymised != 0 {
		return ErrAnonymous
	}
	return nil // whether there is such a client, others ask
}

// clientIn returns the client whom a record is of or tells of; zero for none.
func clientIn(rec any) model.ID {
	switch rec := rec.(type) {
	case *model.Client:
		return rec.ID
	case *model.Contact:
		return rec.Client
	case *model.Matter:
		return rec.Client
	case *model.Enrolment:
		return rec.Client
	case *model.Abstention:
		return rec.Client
	case *model.Acceptance:
		return rec.Client
	}
	return model.ID{}
}
