package store

import (
	"context"
	"maps"
	"slices"
	"time"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
)

// Client opens a client: it returns everything known of them, and notes in the
// audit who did so, once in a quarter of an hour for each session and client.
// There is no other way to a whole record, so that every screen, form and paper
// that shows one is noted, and "who has opened this client" is answered for
// each, as UU PDP asks of data about criminal cases and of children (rule R12).
// What lists and the panes beside them show is from the roster and no opening,
// of children neither: there arrows pass over a hundred people who are looked
// at by nobody.
//
// The note is written before the record is handed out: for the first look one
// more durable commit, as a save costs (BenchmarkOpening: 3 to 5 ms on a machine
// busy with other work; a later look 5 to 40 us), far below what an eye sees. A
// record whose reading cannot be noted is not shown, of an adult neither: a full
// disk must not be a way to look unseen.
//
// What staff wrote freely is left out for those who may not read it (auditors).
// Screens mask numbers and addresses until [Session.Reveal].
func (s *Session) Client(ctx context.Context, id model.ID) (model.Client, error) {
	if err := s.ready(); err != nil {
		return model.Client{}, err
	}
	c, err := fetch(ctx, s, clients, id)
	if err != nil {
		return model.Client{}, err
	}
	if err := s.Actor().May(model.ClientRead, model.ClientSubject(&c)); err != nil {
		return model.Client{}, err
	}
	if err := s.noteOpening(ctx, id); err != nil {
		return model.Client{}, err
	}
	if s.Actor().May(model.ClientNotes, model.ClientSubject(&c)) != nil {
		c = c.WithoutNotes()
	}
	return c, nil
}

// Own is a client of the counselor that a person is, with what the roster does
// not hold.
type Own struct {
	Client model.ID
	Since  model.Date // when the client was given to them
	Before model.ID   // the counselor before; zero: none
	Review model.Date // when risk and needs are to be assessed again; 0: not set
}

// Own returns the clients under guidance of the counselor that the person is;
// none for anybody else.
func (s *Session) Own(ctx context.Context) ([]Own, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	me := s.Actor().Counselor
	if me.IsZero() {
		return nil, nil
	}
	mine := s.Roster().Run(ctx, roster.Query{Filter: roster.Filter{roster.FacetCounselor: {me.String()}}})
	var out []Own
	err := s.view(ctx, func(v vault, r kv.Reader) error {
		for i := range mine.Len() {
			c, err := get(v, r, clients, mine.Row(i).ID)
			if err != nil {
				return err
			}
			a := c.Assignment()
			if a == nil || a.Counselor != me || !c.Active() {
				continue
			}
			one := Own{Client: c.ID, Since: a.From}
			if n := len(c.Assignments); n > 1 {
				one.Before = c.Assignments[n-2].Counselor
			}
			if last := c.Assessed(); last != nil {
				one.Review = last.Review
			}
			out = append(out, one)
		}
		return nil
	})
	return out, err
}

// lookAgain is how long an opening need not be noted anew.
const lookAgain = 15 * time.Minute

// noteOpening notes that the person opened a client, unless that was noted a
// moment ago. Two openings at once wait for one another, so that neither shows
// what the other has yet to note.
func (s *Session) noteOpening(ctx context.Context, id model.ID) error {
	s.noting.Lock()
	defer s.noting.Unlock()
	now := s.office.now()
	recent := func(at time.Time) bool { return now.Sub(at) < lookAgain && !now.Before(at) }
	if at, ok := s.noted[id]; ok && recent(at) {
		return nil
	}
	if err := s.noteRecords(ctx, Op{Intent: IntentRead}, "", AuditRecord{Kind: model.KindClient, ID: id}); err != nil {
		return err
	}
	if len(s.noted) >= notedKept {
		maps.DeleteFunc(s.noted, func(_ model.ID, at time.Time) bool { return !recent(at) })
	}
	s.noted[id] = now
	return nil
}

// notedKept is from how many openings a session forgets those that are past.
const notedKept = 256

// noteRecords adds an entry about records that were only looked at.
func (s *Session) noteRecords(ctx context.Context, op Op, note string, records ...AuditRecord) error {
	_, err := s.work(ctx, op, func(c *change) error {
		c.entry.Note = note
		c.entry.Records = records
		return nil
	})
	return err
}

// SaveClient saves a client: a new one when Rev is 0. It returns the client as
// stored. A new client may come with a counselor; to change the counselor of
// one who is known takes the permission to assign, and no earlier assignment
// may be left out or changed (rule R5).
func (s *Session) SaveClient(ctx context.Context, op Op, client model.Client) (model.Client, error) {
	if client.ID.IsZero() {
		client.ID = model.NewID()
	}
	return saving(ctx, s, op, clients, func(c *change) (model.Client, error) { return saveClient(c, client) })
}

// saving runs fn as one transaction and returns the record that it saves.
func saving[T any, P record[T]](ctx context.Context, s *Session, op Op, t table[T, P], fn func(*change) (T, error)) (T, error) {
	var saved T
	res, err := s.work(ctx, op, func(c *change) (err error) {
		saved, err = fn(c)
		return err
	})
	return stored(ctx, s, t, res, saved, err)
}

// saveChanged saves a record; that nothing changed ends the update.
func saveChanged[T any, P record[T]](c *change, t table[T, P], rec T) (T, error) {
	saved, changed, err := save(c, t, rec)
	if err == nil && !changed {
		err = errNothing
	}
	return saved, err
}

// stored returns the record that an operation saved: also when it had been
// done before, under an id that this call does not know.
func stored[T any, P record[T]](ctx context.Context, s *Session, t table[T, P], res Result, saved T, err error) (T, error) {
	if err != nil || P(&saved).Stamp().Rev != 0 {
		return saved, err
	}
	for _, r := range res.Records {
		if r.Kind == t.kind {
			// What was done before is no leave to read it now.
			if err := s.mayRead(ctx, r.Kind, r.ID); err != nil {
				return saved, err
			}
			return fetch(ctx, s, t, r.ID)
		}
	}
	return saved, ErrNoRecord
}

func saveClient(c *change, client model.Client) (model.Client, error) {
	var old model.Client
	if client.Rev == 0 {
		if err := c.may(model.ClientCreate, model.ClientSubject(&client)); err != nil {
			return model.Client{}, err
		}
	} else {
		known, err := load(c, clients, client.ID)
		if err != nil {
			return model.Client{}, err
		}
		if err := mayChangeClient(c, &known, &client); err != nil {
			return model.Client{}, err
		}
		old = known
	}
	settle(c, &old, &client)
	saved, err := saveChanged(c, clients, client)
	if err == nil && old.Active() && !saved.Active() {
		err = dropReminders(c, saved.ID)
	}
	return saved, err
}

// settle fills in what follows from a client as it will be: the day on which
// the term ended, the first report when the duty to report begins (rule R6),
// and the reports missed in a row when the schedule was put right by hand.
func settle(c *change, old, client *model.Client) {
	t := client.Term()
	if t == nil {
		return
	}
	before := model.TermUnknown
	if was := old.Term(); was != nil && len(old.Terms) == len(client.Terms) {
		before = was.State
	}
	norms := c.books.NormsOn(c.today)
	if t.State != before || len(old.Terms) != len(client.Terms) {
		client.Terms = slices.Clone(client.Terms)
		t = client.Term()
		if client.Rev > 0 && len(old.Terms) != len(client.Terms) && client.NextReport == old.NextReport {
			client.NextReport, client.ReportDay = 0, 0 // those of the term before
		}
		switch {
		case t.State.Open():
			t.Closed = 0
		case t.Closed == 0 && client.Rev > 0:
			t.Closed = c.today
		}
		// What a new record says of its reports was known elsewhere.
		if client.Rev > 0 || client.NextReport == 0 {
			client.Resume(norms, c.today)
		}
		return
	}
	if client.NextReport != old.NextReport || client.ReportDay != old.ReportDay {
		client.CountMisses(norms, c.today)
	}
}

// mayChangeClient checks the permission for a client as it is and as it will
// be. A stale writer is told of the conflict before anything else that is
// wrong with the save, for it follows from what they could not know.
func mayChangeClient(c *change, old, client *model.Client) error {
	if old.Rev != client.Rev {
		return c.may(model.ClientEdit, model.ClientSubject(old))
	}
	return mayTurn(c.actor, old, client)
}

// mayTurn checks whether somebody may turn a client from what it is to what it
// will be: nobody moves a record to where they may not work, nor changes the
// counselor, or holds the client with one, without the permission to assign.
func mayTurn(actor model.Actor, old, client *model.Client) error {
	before := model.ClientSubject(old)
	if err := actor.May(model.ClientEdit, before); err != nil {
		return err
	}
	if err := model.CheckTurn(old, client, actor); err != nil {
		return err
	}
	if old.Section != client.Section {
		moved := before
		moved.Section = client.Section
		if err := actor.May(model.ClientEdit, moved); err != nil {
			return err
		}
	}
	if slices.Equal(old.Assignments, client.Assignments) && old.Held == client.Held {
		return nil
	}
	if err := actor.May(model.ClientAssign, before); err != nil {
		return err
	}
	return keepsHistory(old.Assignments, client.Assignments)
}

// keepsHistory holds rule R5: what was assigned stays on record. The open
// assignment may be closed; nothing else of what was there may change.
func keepsHistory(old, now []model.Assignment) error {
	lost := &HistoryLost{Field: "assignments"}
	if len(now) < len(old) {
		return lost
	}
	for i, was := range old {
		is := now[i]
		if was.To == 0 {
			is.To = 0
		}
		if is != was {
			return lost
		}
	}
	return nil
}

// AssignNote says why and from when a client gets another counselor.
type AssignNote struct {
	Reason   string     // required when there was a counselor before
	Handover string     // what the next counselor must know
	From     model.Date // 0: today
}

// assignChunk is how many clients change their counselor in one transaction.
const assignChunk = 50

// Assign gives clients a counselor, or none when it is the zero id. Up to fifty
// at a time change together or not at all; of more, the chunks before the one
// that failed stand, and trying again with the same operation goes on from
// there. Clients who have that counselor already are left as they are.
func (s *Session) Assign(ctx context.Context, op Op, ids []model.ID, counselor model.ID, note AssignNote) (Result, error) {
	if op.Intent == "" {
		op.Intent = "client.assign"
	}
	if op.Reason == "" {
		op.Reason = note.Reason
	}
	if op.ID.IsZero() {
		op.ID = model.NewID()
	}
	ids = unique(ids)
	var all Result
	var done []part
	for i := 0; i*assignChunk < len(ids); i++ {
		some := ids[i*assignChunk : min((i+1)*assignChunk, len(ids))]
		res, p, err := s.workPart(ctx, op.part(i), func(c *change) error {
			for _, id := range some {
				if err := assign(c, id, counselor, note); err != nil {
					return err
				}
			}
			if len(c.refs) == 0 {
				return errNothing
			}
			return nil
		})
		if err != nil {
			return all, err
		}
		all.Seq = max(all.Seq, res.Seq)
		all.Records = append(all.Records, res.Records...)
		if len(res.Records) > 0 {
			done = append(done, p)
			s.did(done)
		}
	}
	return all, nil
}

func assign(c *change, id, counselor model.ID, note AssignNote) error {
	client, err := load(c, clients, id)
	if err != nil {
		return err
	}
	if err := c.may(model.ClientAssign, model.ClientSubject(&client)); err != nil {
		return err
	}
	return assignTo(c, client, counselor, note)
}

// assignTo gives a client a counselor; whether the person may was asked.
func assignTo(c *change, client model.Client, counselor model.ID, note AssignNote) error {
	from := note.From
	if from == 0 {
		from = c.today
	}
	open := client.Assignment()
	switch {
	case open == nil && counselor.IsZero(), open != nil && open.Counselor == counselor:
		return nil
	case open != nil && note.Reason == "":
		return ErrNoReason
	}
	switch {
	case slices.Contains(client.Conflicts, counselor):
		return &Barred{Client: client.Name}
	case client.Stays():
		return &Barred{Client: client.Name, Held: true}
	}
	client.Assignments = slices.Clone(client.Assignments)
	if open = client.Assignment(); open != nil {
		open.To = from - 1
	}
	if !counselor.IsZero() {
		client.Assignments = append(client.Assignments, model.Assignment{
			Counselor: counselor, From: from, Reason: note.Reason, By: c.actor.User, Handover: note.Handover,
		})
	}
	_, _, err := save(c, clients, client)
	return err
}

func unique(ids []model.ID) []model.ID {
	seen := make(map[model.ID]bool, len(ids))
	var out []model.ID
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

// Reveal notes that a person looks at a masked field of a record (rule R13).
// Only when it returns nil may the screen show the field.
func (s *Session) Reveal(ctx context.Context, kind model.Kind, id model.ID, field, reason string) error {
	if err := s.ready(); err != nil {
		return err
	}
	if err := s.mayReveal(ctx, kind, id); err != nil {
		return err
	}
	if reason == "" && kind == model.KindClient && s.Books().Office.RevealReasons {
		return ErrNoReason
	}
	return s.noteRecords(ctx, Op{Intent: IntentReveal, Reason: reason}, field, AuditRecord{Kind: kind, ID: id})
}

// mayReveal checks that the person may see what is masked in a record: of a
// client that takes a permission of its own.
func (s *Session) mayReveal(ctx context.Context, kind model.Kind, id model.ID) error {
	if kind != model.KindClient {
		return s.mayRead(ctx, kind, id)
	}
	c, err := fetch(ctx, s, clients, id)
	if err != nil {
		return err
	}
	if err := s.Actor().May(model.ClientReveal, model.ClientSubject(&c)); err != nil {
		return err
	}
	if c.Anonymised != 0 {
		return ErrAnonymous // there is nothing left to see
	}
	return nil
}

// Duplicate is a client who may be the same person.
type Duplicate struct {
	ID  model.ID // zero: somebody whom this person may not see
	Why string   // the form field that agrees: "register", "nik", "name"
}

// Duplicates returns clients who may be the same person as c: the same register
// number or NIK, or a name within two slips of the pen with no other date of
// birth.
func (s *Session) Duplicates(ctx context.Context, c model.Client) ([]Duplicate, error) {
	if err := s.may(model.ClientRead, model.Subject{Kind: model.KindClient, Section: model.Adults}); err != nil {
		if err := s.may(model.ClientRead, model.Subject{Kind: model.KindClient, Section: model.Children}); err != nil {
			return nil, err
		}
	}
	view := s.Roster()
	var out []Duplicate
	seen := map[model.ID]bool{c.ID: true}
	for _, n := range clientNumbers(&c) {
		id, ok, err := s.holder(ctx, n)
		if err != nil {
			return nil, err
		}
		if !ok || seen[id] {
			continue
		}
		seen[id] = true
		if _, visible := view.Find(id); !visible {
			id = model.ID{}
		}
		out = append(out, Duplicate{ID: id, Why: n.field})
	}
	for _, row := range view.Similar(c.Name, c.Born, 5) {
		if !seen[row.ID] {
			seen[row.ID] = true
			out = append(out, Duplicate{ID: row.ID, Why: "name"})
		}
	}
	return out, nil
}

// holder returns the record that has a unique number.
func (s *Session) holder(ctx context.Context, n number) (id model.ID, ok bool, err error) {
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		blind, err := v.key.Blind(n.space, n.value)
		if err != nil {
			return damaged(tUnique, err)
		}
		raw, found := r.Get(tUnique, blind[:])
		if found && len(raw) != len(id) {
			return damaged(tUnique, errForm)
		}
		if ok = found; ok {
			id = model.ID(raw)
		}
		return nil
	})
	return id, ok, err
}

// FindRegister returns the client with a register number, however it is
// spaced, if this person may see them.
func (s *Session) FindRegister(ctx context.Context, register string) (model.ID, bool, error) {
	if err := s.ready(); err != nil {
		return model.ID{}, false, err
	}
	id, ok, err := s.holder(ctx, number{"register", "register", model.NormalRegister(register)})
	if err != nil || !ok {
		return model.ID{}, false, err
	}
	if _, visible := s.Roster().Find(id); !visible {
		return model.ID{}, false, nil
	}
	return id, true, nil
}
