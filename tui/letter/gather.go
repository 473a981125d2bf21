package letter

import (
	"context"
	"errors"
	"slices"
	"time"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
)

// registers name what records point to; [*store.Books] do.
type registers interface {
	DistrictName(code string) string
	Counselor(id model.ID) (model.Counselor, bool)
	User(id model.ID) (model.User, bool)
	Offering(id model.ID) (model.Offering, bool)
}

// facts is all that a paper is made of.
type facts struct {
	ask      Ask
	office   model.Office
	wording  model.Wording
	norms    model.Norms
	books    registers
	actor    model.Actor
	now      time.Time
	today    model.Date
	point    *store.Checkpoint
	noPoint  bool // the person may not see how far the audit has come
	whole    bool // numbers and addresses may stand in full
	client   model.Client
	contacts []model.Contact // the newest first, none that was struck
	matters  []model.Matter
	contact  model.Contact // of a slip
	number   int           // which report it is
	group    model.Group
	offering model.Offering
	meeting  model.Meeting
	people   []person
	batch    model.Rebalance
	handed   []handed
	exposure store.Exposure
	exposed  map[model.ID]person // who was exposed, by id
}

// person is somebody who is named on a paper beside others.
type person struct {
	id       model.ID
	name     string // initials of a child
	register string
	district string
	presence model.Presence
}

// handed is somebody who goes from one counselor to another.
type handed struct {
	person
	from, to model.ID
	note     string
}

// named lists the clients who stand on the paper.
func (f *facts) named() []model.ID {
	var out []model.ID
	add := func(id model.ID) {
		if !id.IsZero() && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	add(f.client.ID)
	for i := range f.people {
		add(f.people[i].id)
	}
	for i := range f.handed {
		add(f.handed[i].id)
	}
	return out
}

// gather reads what a paper is made of.
func gather(ctx context.Context, env *kit.Env, s Store, ask Ask) (*facts, error) {
	books := s.Books()
	f := &facts{ask: ask, office: books.Office, wording: books.Wording(ask.Letter), books: books, actor: s.Actor(), now: env.Time(), today: s.Today()}
	f.norms = books.NormsOn(f.today)
	var denied *model.Denied
	var err error
	switch f.point, err = s.Checkpoint(ctx); {
	case errors.As(err, &denied):
		f.noPoint = true
	case err != nil:
		return nil, err
	}
	r := &reader{ctx, s, f}
	return f, map[model.Letter]func() error{
		model.ClientCard: r.ofClient, model.GuidanceCard: r.ofClient, model.ReportSlip: r.ofReport, model.Supervision: r.ofClient,
		model.ReferralNote: r.ofReferral, model.AgreementPad: r.ofGroup, model.HandoverNote: r.ofHandover, model.RollSheet: r.ofMeeting,
		model.BreachSheet: r.ofBreach,
	}[ask.Letter]()
}

// reader reads the facts of one paper.
type reader struct {
	ctx context.Context
	s   Store
	f   *facts
}

func (r *reader) ofClient() (err error) {
	f := r.f
	if f.client, err = r.s.Client(r.ctx, f.ask.Record); err != nil {
		return err
	}
	f.whole = f.actor.May(model.ClientReveal, model.ClientSubject(&f.client)) == nil
	all, err := r.s.Contacts(r.ctx, f.ask.Record)
	if err != nil {
		return err
	}
	f.contacts = slices.DeleteFunc(slices.Clone(all), func(c model.Contact) bool { return c.Struck != "" })
	f.matters, err = r.s.MattersOf(r.ctx, f.ask.Record)
	return err
}

// ofReport is of a client and one of their reports.
func (r *reader) ofReport() error {
	if err := r.ofClient(); err != nil {
		return err
	}
	f := r.f
	for i := range f.contacts {
		c := &f.contacts[i]
		if c.Kind != model.Report {
			continue
		}
		if f.contact.ID.IsZero() && (f.ask.Contact.IsZero() || f.ask.Contact == c.ID) {
			f.contact = *c
		}
		if !f.contact.ID.IsZero() {
			f.number++ // those from it back to the first
		}
	}
	if f.contact.ID.IsZero() {
		return ErrNothing
	}
	return nil
}

func (r *reader) ofReferral() error {
	f := r.f
	e, err := r.s.Enrolment(r.ctx, f.ask.Record)
	if err != nil {
		return err
	}
	if f.client, err = r.s.Client(r.ctx, e.Client); err != nil {
		return err
	}
	f.offering, _ = f.books.Offering(e.Offering)
	f.group, _ = r.s.Books().Group(e.Group)
	return nil
}

func (r *reader) ofGroup() error {
	g, ok := r.s.Books().Group(r.f.ask.Record)
	if err := r.s.Actor().May(model.GroupRead, model.Subject{Kind: model.KindGroup}); err != nil {
		return err
	}
	if !ok {
		return store.ErrNoRecord
	}
	r.f.group = g
	return nil
}

// ofHandover is of a batch, or of one client who was given away.
func (r *reader) ofHandover() error {
	f := r.f
	if !f.ask.Client.IsZero() {
		return r.ofOneHanded()
	}
	all, err := r.s.Rebalances(r.ctx)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(b model.Rebalance) bool { return b.ID == f.ask.Record })
	if at < 0 {
		return store.ErrNoRecord
	}
	f.batch = all[at]
	for _, h := range f.batch.Rows {
		if p, ok := r.person(h.Client); ok {
			f.handed = append(f.handed, handed{p, h.From, h.To, h.Note})
		}
	}
	if len(f.handed) == 0 {
		return ErrNothing
	}
	return nil
}

func (r *reader) ofOneHanded() error {
	f := r.f
	c, err := r.s.Client(r.ctx, f.ask.Client)
	if err != nil {
		return err
	}
	n := len(c.Assignments)
	p, ok := r.person(c.ID)
	if n < 2 || !ok {
		return ErrNothing
	}
	before, now := &c.Assignments[n-2], &c.Assignments[n-1]
	f.batch = model.Rebalance{Reason: now.Reason, DecidedOn: now.From, On: now.From}
	f.handed = []handed{{p, before.Counselor, now.Counselor, now.Handover}}
	return nil
}

// person names a client as the roster has them, a child by initials.
func (r *reader) person(id model.ID) (person, bool) {
	row, ok := r.s.Roster().Find(id)
	if !ok {
		return person{}, false
	}
	name := row.Name
	if row.Section == model.Children {
		name = model.Initials(name)
	}
	return person{id: id, name: name, register: row.Register, district: row.District}, true
}

// ofMeeting is of a meeting: who is expected, and who is marked already.
func (r *reader) ofMeeting() error {
	f := r.f
	all, err := r.s.MeetingsOf(r.ctx, f.ask.Group)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(m model.Meeting) bool { return m.ID == f.ask.Record })
	if at < 0 {
		return store.ErrNoRecord
	}
	f.meeting = all[at]
	f.group, _ = r.s.Books().Group(f.meeting.Group)
	f.offering, _ = f.books.Offering(f.meeting.Offering)
	add := func(id model.ID) {
		p, ok := r.person(id)
		if !ok || slices.ContainsFunc(f.people, func(q person) bool { return q.id == id }) {
			return
		}
		mark, _ := f.meeting.Mark(id)
		p.presence = mark.Presence
		f.people = append(f.people, p)
	}
	for _, e := range r.s.EnrolmentsIn(f.meeting.Group) {
		if e.Offering == f.meeting.Offering && (e.State == model.EnrolmentRunning || e.State == model.EnrolmentAccepted) {
			add(e.Client)
		}
	}
	for _, m := range f.meeting.Marks {
		add(m.Client)
	}
	slices.SortStableFunc(f.people, func(a, b person) int { return compareNames(a.name, b.name) })
	return nil
}

// ofBreach is what was opened between two days at a terminal and by an account.
func (r *reader) ofBreach() error {
	f := r.f
	if err := f.actor.May(model.AuditRead, model.Subject{Kind: model.KindAudit}); err != nil {
		return err
	}
	zone := f.now.Location()
	var err error
	if f.exposure, err = r.s.Exposure(r.ctx, dayIn(f.ask.From, zone), dayIn(f.ask.To+1, zone), f.ask.Terminal, f.ask.User); err != nil {
		return err
	}
	f.exposed = map[model.ID]person{}
	for _, c := range f.exposure.Clients {
		if p, ok := r.person(c.ID); ok {
			f.exposed[c.ID] = p
		}
	}
	return nil
}

// dayIn is the moment at which a day begins.
func dayIn(d model.Date, zone *time.Location) time.Time {
	y, m, day := d.YMD()
	return time.Date(y, m, day, 0, 0, 0, 0, zone)
}
