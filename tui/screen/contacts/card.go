package contacts

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Card is one contact with all that was said, and what was changed since.
type Card struct {
	*record.Card
	env   *kit.Env
	store Store
	of    File
	c     model.Contact
}

// NewCard returns the screen of a contact of a client.
func NewCard(env *kit.Env, s Store, of File, c model.Contact) *Card {
	one := &Card{env: env, store: s, of: of, c: c}
	history := record.NewHistory(env, s, model.KindContact, c.ID)
	history.Names = func(path string) string { return FieldName(env, path) }
	history.Word = one.word
	one.Card = record.NewCard(env, one.title, one.write, history, nil)
	return one
}

func (one *Card) title() string {
	return one.env.Lang.Domain.ContactKind(one.c.Kind) + " " + one.env.Lang.DateBrief(one.c.Day)
}

type (
	// reread is the client's file as it is now.
	reread struct {
		of  *Card
		now File
		err error
	}
	// strike is why a contact no longer counts.
	strike struct {
		of  *Card
		why string
	}
	struck struct {
		of  *Card
		c   model.Contact
		err error
	}
)

const strikeIntent kit.Intent = "contact.strike"

// Keys is what works now.
func (one *Card) Keys() kit.KeyMap {
	m := one.Card.Keys()
	if one.stands() {
		m = append(kit.KeyMap{kit.Bind(kit.Edit, one.env.Lang.Record.KeyEdit), kit.Bind(strikeIntent, one.env.Lang.Contacts.KeyStrike, "x")}, m...)
	}
	return m
}

// stands reports whether the contact counts and is the person's to change.
func (one *Card) stands() bool {
	return one.c.Struck == "" && one.of.mayChange(one.store.Actor())
}

// Update takes intents and answers.
func (one *Card) Update(msg tea.Msg) tea.Cmd {
	w := &one.env.Lang.Contacts
	switch m := msg.(type) {
	case reread:
		if m.of == one && m.err == nil {
			one.of = m.now
			if at := slices.IndexFunc(one.of.Contacts, func(c model.Contact) bool { return c.ID == one.c.ID }); at >= 0 {
				one.c = one.of.Contacts[at]
			}
		}
		return nil
	case kit.Refresh:
		return tea.Batch(one.Card.Update(m), one.read())
	case strike:
		if m.of == one {
			return one.strike(m.why)
		}
		return nil
	case struck:
		if m.of != one {
			return nil
		}
		if m.err != nil {
			return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, one.env.Lang.Code)})
		}
		one.c = m.c
		return kit.Send(kit.Notice{Level: kit.Good, Text: one.env.Lang.F(w.Struck, one.title())})
	case kit.Do:
		switch {
		case !one.stands():
		case m.Intent == kit.Edit:
			return kit.Send(kit.Push{Screen: NewEdit(one.env, one.store, one.of, one.c)})
		case m.Intent == strikeIntent:
			return kit.Send(kit.OpenDialog{Dialog: kit.Ask(one.env, w.StrikeTitle, w.StrikeWhy, func(why string) tea.Msg { return strike{one, why} })})
		}
	}
	return one.Card.Update(msg)
}

func (one *Card) read() tea.Cmd {
	s, id := one.store, one.of.Client.ID
	return func() tea.Msg {
		now, err := Read(s, id)
		return reread{one, now, err}
	}
}

// Reader is where the file of a client is read.
type Reader interface {
	Client(ctx context.Context, id model.ID) (model.Client, error)
	Contacts(ctx context.Context, client model.ID) ([]model.Contact, error)
}

// Read reads the file of a client.
func Read(s Reader, client model.ID) (File, error) {
	ctx, stop := record.Within()
	defer stop()
	c, err := s.Client(ctx, client)
	if err != nil {
		return File{}, err
	}
	all, err := s.Contacts(ctx, client)
	return File{c, all}, err
}

func (one *Card) strike(why string) tea.Cmd {
	s, c := one.store, one.c
	c.Struck = why
	op := store.NewOp("contact.strike")
	op.Reason = why
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		saved, err := s.SaveContact(ctx, op, c)
		return struck{one, saved, err}
	}
}

// write writes what is known of the contact.
func (one *Card) write(p *record.Paper) {
	th, l, c := one.env.Theme, one.env.Lang, &one.c
	w, f, r := &l.Contacts, &l.Contacts.F, &l.Reports.F
	books := one.store.Books()
	p.Text(Word(one.env, c), th.Bold)
	if c.Struck != "" {
		p.Text(l.F(w.StruckBecause, c.Struck), th.Warn)
	}
	p.Blank()
	p.Fact(r.Day, l.DateWeekday(c.Day), th.Base)
	if c.Due != 0 {
		due := l.Date(c.Due)
		if c.Late() {
			due += " · " + w.Late
		}
		p.Fact(f.Due, due, th.Base)
	}
	if c.Next != 0 {
		p.Fact(f.Next, l.Date(c.Next), th.Base)
	}
	fact := func(label, value string) {
		if value != "" {
			p.Fact(label, value, th.Base)
		}
	}
	fact(r.Reason, c.Reason)
	fact(f.Officer, books.CounselorName(c.Officer))
	if c.Kind == model.ServiceDay {
		p.Fact(f.Worked, l.F(w.Worked, l.Milli(int64(c.Worked)*1000/60)), th.Base)
		site, _ := books.Site(c.Site)
		fact(f.Site, site.Name)
		fact(f.Supervisor, c.Supervisor)
	}
	fact(f.Place, c.Place)
	if c.District != "" {
		fact(f.District, books.DistrictName(c.District))
	}
	fact(f.Met, c.Met)
	fact(r.Condition, c.Condition)
	fact(r.Activity, c.Activity)
	if c.Employment != 0 {
		fact(r.Employment, l.Domain.Employment(c.Employment))
	}
	fact(r.Surroundings, c.Surroundings)
	fact(r.Difficulties, c.Difficulties)
	fact(r.Plan, c.Plan)
	fact(r.FollowUp, c.FollowUp)
}

// FieldName labels a field by its path in the record.
func FieldName(env *kit.Env, path string) string {
	f, r := &env.Lang.Contacts.F, &env.Lang.Reports.F
	return map[string]string{"kind": f.Kind, "day": r.Day, "mode": r.Mode, "reason": r.Reason, "officer": f.Officer, "place": f.Place,
		"district": f.District, "met": f.Met, "worked": f.Worked, "site": f.Site, "supervisor": f.Supervisor, "condition": r.Condition,
		"activity": r.Activity, "employment": r.Employment, "surroundings": r.Surroundings, "difficulties": r.Difficulties, "plan": r.Plan,
		"followup": r.FollowUp, "due": f.Due, "next": f.Next, "struck": f.Struck}[path]
}

// word writes values of the history that are codes.
func (one *Card) word(path, value string) string {
	if path == "district" {
		return one.store.Books().DistrictName(value)
	}
	return ""
}
