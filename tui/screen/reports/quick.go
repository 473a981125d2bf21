package reports

import (
	"context"
	"image"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/letter"
	"guyub/tui/screen/contacts"
	"guyub/tui/screen/record"
)

// Quick is the quick report: search, five questions, save, and the cursor is
// back in the search field. Each report is a form of its own; what is counted
// over them is handed on.
type Quick struct {
	*record.Edit[model.Contact]
	env   *kit.Env
	store Store
	shift *shift
	facts facts
	asked int
	taken string // how the client lives by the record, as it was taken up into the form
}

// shift is what a desk has done with the screen since it was opened.
type shift struct {
	count int
	spent time.Duration
	since time.Time  // when the client of the report under way was chosen
	last  letter.Ask // the slip of the report saved last; none yet when it is of nobody
}

// facts is what must be known of the chosen client.
type facts struct {
	id       model.ID
	client   model.Client
	contacts []model.Contact // the newest first
	failure  string
}

// known reports whether the facts of a client have been read.
func (f *facts) known() bool { return !f.client.ID.IsZero() }

// last returns the latest report that counts, or nil.
func (f *facts) last() *model.Contact {
	for i := range f.contacts {
		if c := &f.contacts[i]; c.Kind == model.Report && c.Struck == "" {
			return c
		}
	}
	return nil
}

// count is how many reports count.
func (f *facts) count() int {
	n := 0
	for i := range f.contacts {
		if c := &f.contacts[i]; c.Kind == model.Report && c.Struck == "" {
			n++
		}
	}
	return n
}

// answer works out what a report on a day does to the schedule.
func (f *facts) answer(norms model.Norms, day model.Date) model.Answer {
	s, due := f.client.Schedule(norms)
	if !due {
		return model.Answer{}
	}
	return s.Answer(f.client.NextReport, day)
}

// New returns the screen, for a client if one is named.
func New(env *kit.Env, s Store, client model.ID) *Quick {
	return next(env, s, client, &shift{})
}

// next returns the screen for the next report of a shift.
func next(env *kit.Env, s Store, client model.ID, of *shift) *Quick {
	q := &Quick{env: env, store: s, shift: of}
	of.since = time.Time{}
	q.Edit = record.NewEdit(env, s, record.Spec[model.Contact]{
		Form: "report", Intent: "contact.report",
		Title:   func() string { return env.Lang.Reports.Title },
		Fields:  q.fields,
		Binding: binding,
		Head:    func(c model.Contact) model.Meta { return c.Meta },
		Name:    func(model.Contact) string { return q.facts.client.Name },
		Check:   q.check,
		Save:    q.save,
		Theirs:  func(any) (model.Contact, bool) { return model.Contact{}, false },
		Done:    q.done,
	}, model.Contact{Client: client, Kind: model.Report, Mode: model.FaceToFace, Day: model.DateOf(env.Time())})
	if !client.IsZero() {
		q.Focus(firstAnswer)
	}
	return q
}

// read is the answer of reading a client's facts.
type read struct {
	asked int
	facts facts
}

// Init looks for a draft, and reads the client that is chosen already.
func (q *Quick) Init() tea.Cmd { return tea.Batch(q.Edit.Init(), q.follow()) }

// Update takes what is typed, and reads a client as soon as one is chosen.
func (q *Quick) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case read:
		if m.asked == q.asked {
			q.facts = m.facts
			q.adopt(q.facts.client.Employment.Code())
		}
		return nil
	case kit.Do:
		switch m.Intent {
		case showSlip:
			return q.showSlip()
		case showCalendar:
			return kit.Send(kit.Push{Screen: NewCalendar(q.env, q.store)})
		}
	}
	cmd := q.Edit.Update(msg)
	return tea.Batch(cmd, q.follow())
}

// follow reads the facts of the client when another one was chosen.
func (q *Quick) follow() tea.Cmd {
	id, _ := model.ParseID(q.Values().Get(keyClient))
	if id == q.facts.id {
		return nil
	}
	q.facts = facts{id: id}
	q.adopt("") // what was taken up is another client's
	q.asked++
	asked := q.asked
	if id.IsZero() {
		return nil
	}
	q.shift.since = q.env.Time()
	return func() tea.Msg {
		file, err := contacts.Read(q.store, id)
		if err != nil {
			return read{asked, facts{id: id, failure: store.Explain(err, q.env.Lang.Code)}}
		}
		return read{asked, facts{id: id, client: file.Client, contacts: file.Contacts}}
	}
}

// adopt takes up how the client lives by the record as the answer that is right
// most often, unless another one was chosen.
func (q *Quick) adopt(employment string) {
	if now := q.Values().Get(keyEmployment); now == q.taken && now != employment {
		q.taken = employment
		q.Prefill(keyEmployment, employment)
	}
}

// check finds what stands against the report before the store is asked.
func (q *Quick) check(c model.Contact) model.Problems {
	books := q.store.Books()
	found := c.Validate(record.Checks(q.env, books))
	if !q.facts.known() {
		return found
	}
	if a := q.facts.answer(books.NormsOn(c.Day), c.Day); a.Late {
		c.Due = a.Due
	}
	return append(found, c.Against(&q.facts.client, q.facts.contacts)...)
}

func (q *Quick) save(ctx context.Context, op store.Op, c model.Contact) (model.Contact, error) {
	now := q.env.Time()
	c.Minute = now.Hour()*60 + now.Minute()
	if actor := q.store.Actor(); !actor.Counselor.IsZero() {
		c.Officer = actor.Counselor
	}
	return q.store.SaveContact(ctx, op, c)
}

// done counts the report, says what is next and clears the desk for the next
// client.
func (q *Quick) done(saved model.Contact) tea.Cmd {
	s := q.shift
	s.count++
	if !s.since.IsZero() {
		s.spent += q.env.Time().Sub(s.since)
	}
	s.last = letter.Ask{Letter: model.ReportSlip, Record: saved.Client, Contact: saved.ID}
	w := &q.env.Lang.Reports
	text := q.env.Lang.F(w.SavedLast, q.facts.client.Name)
	if saved.Next != 0 {
		text = q.env.Lang.F(w.SavedNext, q.facts.client.Name, q.env.Lang.Date(saved.Next))
	}
	return tea.Batch(kit.Send(kit.Notice{Level: kit.Good, Text: text}), kit.Send(kit.Replace{Screen: next(q.env, q.store, model.ID{}, s)}))
}

// The intents of the quick report.
const (
	showSlip     kit.Intent = "report.slip"
	showCalendar kit.Intent = "report.calendar"
)

// Keys are those of the form, and the papers.
func (q *Quick) Keys() kit.KeyMap {
	w := &q.env.Lang.Reports
	m := q.Edit.Keys()
	if !q.shift.last.Record.IsZero() {
		m = append(m, kit.Bind(showSlip, w.KeySlip, "f5"))
	}
	return append(m, kit.Bind(showCalendar, w.KeyCalendar, "f4"))
}

func (q *Quick) showSlip() tea.Cmd {
	if q.shift.last.Record.IsZero() {
		return nil
	}
	return kit.Send(kit.Push{Screen: letter.NewPreview(q.env, q.store, q.shift.last)})
}

// Draw draws who it is and what the report will do, the form under that, and
// at the foot how the desk is doing.
func (q *Quick) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th := q.env.Theme
	head := image.Rect(area.Min.X+1, area.Min.Y, area.Max.X-1, area.Min.Y+min(2, area.Dy()))
	text, style := q.headline()
	area.Min.Y += c.Wrap(head, text, style) + 1
	if area.Dy() > 12 {
		foot := image.Rect(area.Min.X+1, area.Max.Y-1, area.Max.X-1, area.Max.Y)
		c.TextIn(foot, q.tally(), th.Faint)
		area.Max.Y -= 2
	}
	area.Max.X = min(area.Max.X, area.Min.X+widest)
	return q.Edit.Draw(c, area)
}

// widest is how wide the form is at most, so that the questions stand one under
// another, as they are asked.
const widest = 100

// headline says who reports and what that does.
func (q *Quick) headline() (string, kit.Style) {
	th, l := q.env.Theme, q.env.Lang
	w, f := &l.Reports, &q.facts
	switch {
	case f.failure != "":
		return f.failure, th.Bad
	case f.id.IsZero():
		return w.Choose, th.Faint
	case !f.known():
		return w.Reading, th.Faint
	}
	today := model.DateOf(q.env.Time())
	a := f.answer(q.store.Books().NormsOn(today), today)
	text := l.F(w.Who, f.client.Name, f.count()+1)
	switch t := f.client.Term(); {
	case t == nil || !t.State.Open():
		return text + " · " + w.NoDuty, th.Bad
	case f.client.NextReport == 0:
		return text + " · " + w.NothingDue, th.Bold
	case a.Late:
		text += " · " + l.Due(f.client.NextReport, today)
		if f.client.Misses > 0 {
			text += " · " + l.F(l.Clients.Misses, f.client.Misses)
		}
	case a.Due == 0:
		return text + " · " + l.F(w.TooEarly, l.Date(f.client.NextReport)), th.Warn
	default:
		text += " · " + l.F(w.DueOn, l.Relative(f.client.NextReport, today))
	}
	if a.Next != 0 {
		text += " · " + l.F(w.NextOn, l.DateBrief(a.Next))
	}
	if a.Late {
		return text, th.Warn
	}
	return text, th.Bold
}

// tally says how many reports were taken here, and how quickly.
func (q *Quick) tally() string {
	l, s := q.env.Lang, q.shift
	if s.count == 0 {
		return l.Reports.NoneYet
	}
	return l.F(l.Reports.Tally, l.Number(s.count), l.Number(int(s.spent/time.Second)/s.count))
}

// firstAnswer is the first of the five questions: where to go when the client is
// chosen already.
const firstAnswer = "condition"

// binding ties the form's fields to the report.
var binding = form.Binding[model.Contact]{
	form.Ref(keyClient, func(c *model.Contact) *model.ID { return &c.Client }),
	form.Day("day", func(c *model.Contact) *model.Date { return &c.Day }),
	form.Code(keyMode, model.ContactModes(), func(c *model.Contact) *model.ContactMode { return &c.Mode }),
	form.Words(keyReason, func(c *model.Contact) *string { return &c.Reason }),
	form.Words("condition", func(c *model.Contact) *string { return &c.Condition }),
	form.Words("activity", func(c *model.Contact) *string { return &c.Activity }),
	form.Code(keyEmployment, model.Employments(), func(c *model.Contact) *model.Employment { return &c.Employment }),
	form.Words("surroundings", func(c *model.Contact) *string { return &c.Surroundings }),
	form.Words("difficulties", func(c *model.Contact) *string { return &c.Difficulties }),
	form.Words("plan", func(c *model.Contact) *string { return &c.Plan }),
	form.Words("followup", func(c *model.Contact) *string { return &c.FollowUp }),
}
