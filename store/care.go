package store

import (
	"cmp"
	"context"
	"slices"

	"guyub/model"
	"guyub/store/kv"
)

// Contacts returns every contact with a client, the newest first, also those
// that were struck. What staff wrote freely is left out for those who may not
// read it.
func (s *Session) Contacts(ctx context.Context, client model.ID) ([]model.Contact, error) {
	notes, err := s.mayReadOf(ctx, client)
	if err != nil {
		return nil, err
	}
	all, err := fetchOf(ctx, s, contacts, client)
	slices.SortFunc(all, newerContact)
	if !notes {
		for i := range all {
			all[i] = all[i].WithoutNotes()
		}
	}
	return all, err
}

// newerContact orders contacts by day and time, the newest first.
func newerContact(a, b model.Contact) int {
	return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.Minute, a.Minute), slices.Compare(b.ID[:], a.ID[:]))
}

// mayReadOf checks whether the person may read what belongs to a client, and
// tells whether notes too.
func (s *Session) mayReadOf(ctx context.Context, client model.ID) (notes bool, err error) {
	if err := s.ready(); err != nil {
		return false, err
	}
	c, err := fetch(ctx, s, clients, client)
	if err != nil {
		return false, err
	}
	subject := model.ClientSubject(&c)
	if err := s.Actor().May(model.ClientRead, subject); err != nil {
		return false, err
	}
	return s.Actor().May(model.ClientNotes, subject) == nil, nil
}

// SaveContact saves a contact: a new one when Rev is 0. A report moves the
// client's schedule (rule R6), sets the reports missed in a row, and closes the
// reminders that asked for it, as a home visit does the task that asked for one
// (rule R7), all in the same transaction. A contact
// is never taken away: [model.Contact.Struck] says why it does not count
// (rule R14), and striking the last report gives the schedule back.
func (s *Session) SaveContact(ctx context.Context, op Op, contact model.Contact) (model.Contact, error) {
	if contact.ID.IsZero() {
		contact.ID = model.NewID()
	}
	if op.Intent == "" {
		op.Intent = "contact.save"
	}
	return saving(ctx, s, op, contacts, func(c *change) (model.Contact, error) { return saveContact(c, contact) })
}

func saveContact(c *change, contact model.Contact) (model.Contact, error) {
	client, err := load(c, clients, contact.Client)
	if err != nil {
		return contact, err
	}
	act := model.ContactAdd
	if contact.Rev > 0 {
		act = model.ClientEdit
	}
	if err := c.may(act, model.ClientSubject(&client)); err != nil {
		return contact, err
	}
	others, err := loadOf(c, contacts, client.ID)
	if err != nil {
		return contact, err
	}
	others = slices.DeleteFunc(others, func(o model.Contact) bool { return o.ID == contact.ID })
	moved := client
	reschedule(&moved, &contact, others, c.books.NormsOn(c.today), c.today)
	if wrong := append(contact.Validate(c.checks()), contact.Against(&client, others)...).Errors(); len(wrong) > 0 {
		return contact, wrong
	}
	saved, err := saveChanged(c, contacts, contact)
	if err != nil {
		return saved, err
	}
	if _, _, err := save(c, clients, moved); err != nil {
		return contact, err
	}
	if contact.Kind == model.Report && contact.Struck == "" && moved.Misses == 0 {
		err = closeReminders(c, client.ID, contact.Day)
	}
	if contact.Kind == model.Visit && contact.Struck == "" {
		err = closeVisits(c, client.ID, &contact)
	}
	return saved, err
}

// reschedule works out what a report does to the client's schedule, and writes
// it into both. Only the latest report moves the schedule: one that is entered
// afterwards for an earlier day is on record and changes nothing else.
func reschedule(client *model.Client, contact *model.Contact, others []model.Contact, norms model.Norms, today model.Date) {
	if contact.Kind != model.Report {
		return
	}
	for i := range others {
		if o := &others[i]; o.Kind == model.Report && o.Struck == "" && o.Day > contact.Day {
			return
		}
	}
	schedule, due := client.Schedule(norms)
	// What this report did when it was saved before is taken back first.
	if contact.Was != 0 && client.NextReport == contact.Next {
		client.NextReport = contact.Was
	}
	contact.Due, contact.Next, contact.Was = 0, 0, 0
	if contact.Struck == "" {
		if due && client.NextReport != 0 {
			answer := schedule.Answer(client.NextReport, contact.Day)
			contact.Due, contact.Next = answer.Due, answer.Next
			if answer.Due != 0 {
				contact.Was, client.NextReport = client.NextReport, answer.Next
			}
		}
		if contact.Employment != 0 {
			client.Employment = contact.Employment
		}
	}
	client.CountMisses(norms, today)
}

// closeReminders ends what asked a client to report, because they have.
func closeReminders(c *change, client model.ID, day model.Date) error {
	return endReminders(c, client, func(m *model.Matter) (model.Stride, bool) {
		return model.Stride{State: model.StateDone, Day: max(day, m.Opened)}, m.Kind == model.Reminder || m.Kind == model.CallAndVillage
	})
}

// closeVisits ends what asked for a visit to the client's home, because there
// was one: where, is its result.
func closeVisits(c *change, client model.ID, visit *model.Contact) error {
	return endReminders(c, client, func(m *model.Matter) (model.Stride, bool) {
		return model.Stride{State: model.StateDone, Day: visit.Day, Note: visit.Place}, m.Kind == model.HomeVisit && m.Opened <= visit.Day
	})
}

// dropReminders ends what asks a client to report whose guidance has ended.
func dropReminders(c *change, client model.ID) error {
	return endReminders(c, client, func(m *model.Matter) (model.Stride, bool) {
		asks := m.Kind == model.Reminder || m.Kind == model.CallAndVillage || m.Kind == model.HomeVisit && m.Cause != ""
		return model.Stride{State: model.StateDropped, Day: max(c.today, m.Opened), Note: "bimbingan berakhir"}, asks
	})
}

// endReminders takes those of a client's live matters to an end that how says.
func endReminders(c *change, client model.ID, how func(*model.Matter) (model.Stride, bool)) error {
	all, err := loadOf(c, matters, client)
	if err != nil {
		return err
	}
	for _, m := range all {
		stride, ends := how(&m)
		if !m.Live() || !ends {
			continue
		}
		stride.By = c.actor.User
		done, _, err := m.Take(stride, m.Owner, c.actor)
		if err != nil {
			return err
		}
		if _, _, err := save(c, matters, done); err != nil {
			return err
		}
	}
	return nil
}

// loadOf reads the records of a table that belong to another record, inside an
// update, in the order in which they were made.
func loadOf[T any, P record[T]](c *change, t table[T, P], owner model.ID) ([]T, error) {
	return getOf(c.vault, c.w, t, owner)
}

func fetchOf[T any, P record[T]](ctx context.Context, s *Session, t table[T, P], owner model.ID) (all []T, err error) {
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		all, err = getOf(v, r, t, owner)
		return err
	})
	return all, err
}

func getOf[T any, P record[T]](v vault, r kv.Reader, t table[T, P], owner model.ID) ([]T, error) {
	var all []T
	for key, kind := range r.Scan(tOf, owner[:], next(owner[:])) {
		if string(kind) != t.name {
			continue
		}
		if len(key) != 32 {
			return nil, damaged(tOf, errForm)
		}
		one, err := get(v, r, t, model.ID(key[16:]))
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}
