package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"guyub/model"
	"guyub/store/kv"
)

// Dossier is everything that the office keeps about one client, for the person
// themself: the right of access of UU PDP (article 7). NIK, telephone and address
// are whole. It names no third person: guarantors have their relation alone, of
// an acceptance the kind of source stands without what was noted, and of meetings
// nobody else's part.
type Dossier struct {
	Client      model.Client
	Contacts    []model.Contact // the newest first, those that were struck too
	Matters     []model.Matter
	Enrolments  []model.Enrolment
	Attended    []Attended
	Abstentions []model.Abstention
	Acceptances []model.Acceptance
	// Deeds are what was done with the records, the newest first: who opened
	// them, and what was changed.
	Deeds []RecordDeed
	// Notes: what staff wrote freely is in it.
	Notes bool
}

// Attended is one meeting of a group at which the client was noted.
type Attended struct {
	Group model.ID
	Day   model.Date
	Mark  model.Mark
}

// RecordDeed is one entry of the audit about a client's records, without the name of
// who did it unless the person may see who opens records ([model.ClientTrail]).
type RecordDeed struct {
	At     time.Time
	Role   model.Role
	User   model.ID // zero: not told, or the program itself
	Intent string
	Kind   model.Kind
	Fields []string // that were changed, without their values
}

// Dossier returns everything about a client for who may take out records of
// their section. It is noted with its purpose before it is returned.
func (s *Session) Dossier(ctx context.Context, client model.ID, purpose string) (Dossier, error) {
	var d Dossier
	if err := s.ready(); err != nil {
		return d, err
	}
	c, err := fetch(ctx, s, clients, client)
	if err != nil {
		return d, err
	}
	subject := model.ClientSubject(&c)
	if err := s.Actor().May(model.ExportData, subject); err != nil {
		return d, err
	}
	if strings.TrimSpace(purpose) == "" {
		return d, ErrNoReason
	}
	_, err = s.work(ctx, Op{Intent: IntentExport, Reason: strings.TrimSpace(purpose)}, func(x *change) error {
		if err := x.may(model.ExportData, subject); err != nil {
			return err
		}
		x.entry.Note, x.entry.Count = "semua data klien", 1
		x.entry.Records = []AuditRecord{{Kind: model.KindClient, ID: client}}
		return nil
	})
	if err != nil {
		return d, err
	}
	d.Notes = s.Actor().May(model.ClientNotes, subject) == nil
	err = s.view(ctx, func(v vault, r kv.Reader) error { return d.read(ctx, v, r, client) })
	d.leaveOut(s.Actor().May(model.ClientTrail, subject) == nil)
	return d, err
}

// read gathers the records of one snapshot.
func (d *Dossier) read(ctx context.Context, v vault, r kv.Reader, client model.ID) (err error) {
	if d.Client, err = get(v, r, clients, client); err != nil {
		return err
	}
	for _, read := range []func() error{
		func() error { d.Contacts, err = getOf(v, r, contacts, client); return err },
		func() error { d.Matters, err = getOf(v, r, matters, client); return err },
		func() error { d.Enrolments, err = getOf(v, r, enrolments, client); return err },
		func() error { d.Abstentions, err = getOf(v, r, abstentions, client); return err },
		func() error { d.Acceptances, err = getOf(v, r, acceptances, client); return err },
		func() error { return d.readAttended(v, r) },
		func() error { return d.readDeeds(ctx, v, r) },
	} {
		if err := read(); err != nil {
			return err
		}
	}
	slices.SortFunc(d.Contacts, newerContact)
	slices.SortFunc(d.Enrolments, newerEnrolment)
	slices.SortFunc(d.Matters, func(a, b model.Matter) int { return int(b.Opened - a.Opened) })
	slices.SortFunc(d.Acceptances, func(a, b model.Acceptance) int { return int(b.Day - a.Day) })
	return nil
}

// readAttended finds the client's own marks in the meetings of the groups that
// they were referred to.
func (d *Dossier) readAttended(v vault, r kv.Reader) error {
	var seen []model.ID
	for _, e := range d.Enrolments {
		if slices.Contains(seen, e.Group) {
			continue
		}
		seen = append(seen, e.Group)
		all, err := getOf(v, r, meetings, e.Group)
		if err != nil {
			return err
		}
		for _, m := range all {
			for _, mark := range m.Marks {
				if mark.Client == d.Client.ID {
					d.Attended = append(d.Attended, Attended{Group: m.Group, Day: m.Day, Mark: mark})
				}
			}
		}
	}
	slices.SortFunc(d.Attended, func(a, b Attended) int { return int(b.Day - a.Day) })
	return nil
}

// readDeeds reads the trail of the client's record and of what belongs to it.
func (d *Dossier) readDeeds(ctx context.Context, v vault, r kv.Reader) error {
	ids := []model.ID{d.Client.ID}
	for key := range r.Scan(tOf, d.Client.ID[:], next(d.Client.ID[:])) {
		if len(key) == 32 {
			ids = append(ids, model.ID(key[16:]))
		}
	}
	var seqs []uint64
	for _, id := range ids {
		for key := range r.Scan(tTrail, id[:], next(id[:])) {
			if len(key) == 24 {
				seqs = append(seqs, seqOf(key[16:]))
			}
		}
	}
	slices.Sort(seqs)
	for _, seq := range slices.Backward(slices.Compact(seqs)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		e, err := readAudit(v, r, seq)
		if err != nil {
			return err
		}
		for _, rec := range e.Records {
			if !slices.Contains(ids, rec.ID) {
				continue // of somebody else, in the same entry
			}
			deed := RecordDeed{At: e.At, Role: e.Role, User: e.User, Intent: e.Intent, Kind: rec.Kind}
			for _, f := range rec.Changes {
				deed.Fields = append(deed.Fields, f.Field)
			}
			d.Deeds = append(d.Deeds, deed)
		}
	}
	return nil
}

// leaveOut takes out what is about others, and what the person who asks may not
// see.
func (d *Dossier) leaveOut(trail bool) {
	c := &d.Client
	c.Guarantors = slices.Clone(c.Guarantors)
	for i := range c.Guarantors {
		g := &c.Guarantors[i]
		c.Guarantors[i] = model.Guarantor{Name: g.Name, Relation: g.Relation, State: g.State, From: g.From}
	}
	for i := range d.Acceptances {
		d.Acceptances[i] = d.Acceptances[i].WithoutNotes()
	}
	for i := range d.Attended {
		if !d.Notes {
			d.Attended[i].Mark.Note = ""
		}
	}
	for i := range d.Deeds {
		if !trail {
			d.Deeds[i].User = model.ID{}
		}
	}
	if d.Notes {
		return
	}
	d.Client = d.Client.WithoutNotes()
	for i := range d.Contacts {
		d.Contacts[i] = d.Contacts[i].WithoutNotes()
	}
	for i := range d.Matters {
		d.Matters[i] = d.Matters[i].WithoutNotes()
	}
	for i := range d.Enrolments {
		d.Enrolments[i] = d.Enrolments[i].WithoutNotes()
	}
	for i := range d.Abstentions {
		d.Abstentions[i].Note = ""
	}
}
