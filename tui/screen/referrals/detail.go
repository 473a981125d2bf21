package referrals

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/letter"
	"guyub/tui/screen/record"
)

// Detail is one enrolment: where it stands on its way, what comes next and what
// that takes, what the client wants to reach, and every step so far.
type Detail struct {
	*record.Card
	env     *kit.Env
	store   Store
	doer    Doer
	id      model.ID
	e       model.Enrolment
	known   bool
	failure string
}

// NewDetail returns the screen of an enrolment.
func NewDetail(env *kit.Env, s Store, id model.ID) *Detail {
	d := &Detail{env: env, store: s, doer: NewDoer(env, s), id: id}
	history := record.NewHistory(env, s, model.KindEnrolment, id)
	history.Names = func(path string) string { return FieldName(env, path) }
	history.Word = func(path, v string) string { return fieldWord(env, s, path, v) }
	d.Card = record.NewCard(env, d.title, d.write, history, nil)
	return d
}

func (d *Detail) title() string {
	if !d.known {
		return "…"
	}
	return record.NameOf(d.store.Roster(), d.e.Client) + " · " + d.store.Books().GroupName(d.e.Group)
}

type loaded struct {
	of  *Detail
	e   model.Enrolment
	err error
}

// Init reads the enrolment and its history.
func (d *Detail) Init() tea.Cmd {
	s, id := d.store, d.id
	return tea.Batch(d.Card.Init(), func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		e, err := s.Enrolment(ctx, id)
		return loaded{d, e, err}
	})
}

// Update takes intents and answers.
func (d *Detail) Update(msg tea.Msg) tea.Cmd {
	if cmd, taken := d.doer.Update(msg); taken {
		return cmd
	}
	switch m := msg.(type) {
	case loaded:
		if m.of != d {
			return nil
		}
		d.failure = ""
		if m.err != nil {
			d.failure = store.Explain(m.err, d.env.Lang.Code)
			return nil
		}
		d.e, d.known = m.e, true
		return nil
	case kit.Refresh:
		return tea.Batch(d.Card.Update(m), d.Init())
	case kit.Do:
		if cmd, taken := d.do(m.Intent); taken {
			return cmd
		}
	}
	return d.Card.Update(msg)
}

func (d *Detail) do(i kit.Intent) (cmd tea.Cmd, taken bool) {
	if !d.known {
		return nil, false
	}
	switch {
	case i == kit.Mark && Can(d.store, &d.e):
		return d.doer.begin(d.e), true
	case i == kit.Edit && May(d.store, d.e.Client):
		return kit.Send(kit.Push{Screen: NewEdit(d.env, d.store, d.e)}), true
	case i == letter.Open:
		return kit.Send(kit.Push{Screen: letter.NewPreview(d.env, d.store, letter.Ask{Letter: model.ReferralNote, Record: d.e.ID})}), true
	case i == clientIntent:
		return kit.Send(kit.Show{Kind: model.KindClient, ID: d.e.Client}), true
	case i == groupIntent:
		return kit.Send(kit.Show{Kind: model.KindGroup, ID: d.e.Group}), true
	}
	return nil, false
}

// Keys is what works now.
func (d *Detail) Keys() kit.KeyMap {
	w := &d.env.Lang.Referrals
	var m kit.KeyMap
	if d.known {
		if Can(d.store, &d.e) {
			m = append(m, kit.Bind(kit.Mark, w.KeyStep))
		}
		if May(d.store, d.e.Client) {
			m = append(m, kit.Bind(kit.Edit, d.env.Lang.Record.KeyEdit))
		}
		m = append(m, letter.Key(d.env), kit.Bind(clientIntent, w.KeyClient, "K"), kit.Bind(groupIntent, w.KeyGroup, "P"))
	}
	return append(m, d.Card.Keys()...)
}

// Map is the way of a client into and through what a group offers.
func (d *Detail) Map() *kit.StateMap {
	return record.EnrolmentWay(d.env, d.store.Books().Mechanism()).Map(d.env, d.e.State)
}

// write writes what is known of the enrolment.
func (d *Detail) write(p *record.Paper) {
	th, l := d.env.Theme, d.env.Lang
	w, f := &l.Referrals, &l.Referrals.F
	if d.failure != "" {
		p.Text(d.failure, th.Bad)
		return
	}
	if !d.known {
		return
	}
	e, books := &d.e, d.store.Books()
	p.Text(d.title(), th.Bold)
	p.Text(d.way(), th.Accent)
	p.Blank()
	d.writeDue(p)
	o, _ := books.Offering(e.Offering)
	p.Fact(f.Offering, o.Name, th.Base)
	if e.Matches != "" {
		p.Fact(f.Matches, e.Matches, th.Base)
	}
	p.Fact(f.Consent, l.Date(e.Consent), th.Base)
	p.Fact(f.Opened, l.Date(e.Opened), th.Base)
	if days, answered := e.Answered(); answered {
		p.Fact(f.Answered, l.F(w.Answer, l.Number(days)), th.Faint)
	}
	if e.Override != "" {
		p.Fact(f.Override, l.F(w.Overridden, model.ShortName(books.UserName(e.OverrideBy)), e.Override), th.Warn)
	}
	if e.Note != "" {
		p.Fact(f.Note, e.Note, th.Base)
	}
	d.writeGoals(p)
	d.writePlacement(p)
	d.writeNext(p)
	d.writeSteps(p)
}

// way writes the states that lie behind the enrolment, the one that it stands
// in, and the usual ones to come.
func (d *Detail) way() string {
	books := d.store.Books()
	return record.EnrolmentWay(d.env, books.Mechanism()).Line(d.passed())
}

// passed are the states that the enrolment was in, the present one last.
func (d *Detail) passed() []model.EnrolmentState {
	var out []model.EnrolmentState
	for _, m := range d.e.Steps {
		out = append(out, m.State)
	}
	return out
}

func (d *Detail) writeDue(p *record.Paper) {
	th, l, e := d.env.Theme, d.env.Lang, &d.e
	today := model.DateOf(d.env.Time())
	due := e.ActBy()
	if due == 0 {
		return
	}
	style := th.Base
	if due < today {
		style = th.Bad
	}
	when := l.Date(due)
	if near := today.AddDays(30); due <= near {
		when += " · " + l.Due(due, today)
	}
	p.Fact(l.Referrals.F.Due, when, style)
}

func (d *Detail) writeGoals(p *record.Paper) {
	l := d.env.Lang
	if len(d.e.Goals) == 0 && d.e.Evaluation == "" {
		return
	}
	p.Head(l.Referrals.GoalsHead)
	const goal = 48
	for _, g := range d.e.Goals {
		p.Row(0, record.Column{Text: g.Text, Width: goal}, record.Column{Text: l.Domain.GoalResult(g.Result), Style: d.env.Theme.Faint})
	}
	if d.e.Evaluation != "" {
		p.Text(d.e.Evaluation, d.env.Theme.Base)
	}
}

func (d *Detail) writePlacement(p *record.Paper) {
	l, th, work := d.env.Lang, d.env.Theme, &d.e.Placement
	w := &l.Referrals
	if work.Employer == "" {
		return
	}
	p.Head(w.PlacementHead)
	p.Text(strings.Trim(strings.Join([]string{work.Employer, work.Job, l.DateBrief(work.From)}, " · "), " ·"), th.Base)
	due, which, waits := work.CheckDue()
	for i, months := range model.PlacementMonths() {
		look := &work.Checks[i]
		switch {
		case look.Day != 0:
			word := w.CheckLeft
			if look.Working {
				word = w.CheckWorking
			}
			p.Fact(l.F(w.CheckAfter, months), strings.Trim(l.DateBrief(look.Day)+" · "+word+" · "+look.Note, " ·"), th.Base)
		case waits && which == i:
			p.Fact(l.F(w.CheckAfter, months), l.F(w.CheckDue, l.DateBrief(due)), th.Faint)
		}
	}
}

// writeNext says what may come next and what it takes, by the mechanism.
func (d *Detail) writeNext(p *record.Paper) {
	l, books := d.env.Lang, d.store.Books()
	if !d.e.Live() {
		return
	}
	p.Head(l.Referrals.NextHead)
	for _, line := range books.Mechanism().StateOf(model.WayOfEnrolment, d.e.State.Code()).Checklist {
		p.Text("[ ] "+line, d.env.Theme.Faint)
	}
	for _, step := range books.Mechanism().Enrolments().Steps() {
		if step.From != d.e.State {
			continue
		}
		text := "→ " + d.env.Lang.EnrolmentState(books.Mechanism(), step.To)
		if terms := l.Terms(step.Decides, step.Needs); terms != "" {
			text += "  (" + terms + ")"
		}
		p.Text(text, d.env.Theme.Base)
	}
}

func (d *Detail) writeSteps(p *record.Paper) {
	l, th, books := d.env.Lang, d.env.Theme, d.store.Books()
	if len(d.e.Steps) == 0 {
		return
	}
	p.Head(l.Referrals.StepsHead)
	const day, state = 12, 16
	for i := len(d.e.Steps) - 1; i >= 0; i-- {
		m := &d.e.Steps[i]
		said := []string{}
		if m.Reason != "" {
			said = append(said, d.env.Lang.Reason(books.Mechanism(), m.State.ReasonOf(), m.Reason))
		}
		said = append(said, model.ShortName(books.UserName(m.By)))
		p.Row(0, record.Column{Text: l.DateBrief(m.Day), Width: day, Style: th.Faint}, record.Column{Text: d.env.Lang.EnrolmentState(books.Mechanism(), m.State), Width: state},
			record.Column{Text: strings.Trim(strings.Join(said, " · "), " ·"), Style: th.Faint})
		if m.Note != "" {
			p.Indent(day+2, m.Note, th.Base)
		}
	}
}

// FieldName labels a field by its path in the record, the numbers of rows left
// out.
func FieldName(env *kit.Env, path string) string {
	f := &env.Lang.Referrals.F
	return map[string]string{"state": f.State, "steps.state": f.State, "steps.day": f.Day, "steps.reason": f.Reason, "steps.note": f.Note,
		"client": f.Client, "group": f.Group, "offering": f.Offering, "matches": f.Matches, "consent": f.Consent, "goals.text": f.Goal,
		"goals.result": f.Result, "due": f.Due, "opened": f.Opened, "closed": f.Closed, "override": f.Override, "from": f.From,
		"evaluation": f.Evaluation, "placement.employer": f.Employer, "placement.job": f.Job, "placement.from": f.From, "note": f.Note,
		"placement.checks.day": f.Check, "placement.checks.working": f.Working, "placement.checks.note": f.CheckNote}[path]
}

// fieldWord words the values of enumerations and ids in the history.
func fieldWord(env *kit.Env, s Store, path, v string) string {
	switch path {
	case "state", "steps.state":
		if state, ok := model.Parse(model.EnrolmentStates(), v); ok {
			return env.Lang.EnrolmentState(s.Books().Mechanism(), state)
		}
	case "goals.result":
		if r, ok := model.Parse(model.GoalResults(), v); ok {
			return env.Lang.Domain.GoalResult(r)
		}
	case "steps.reason":
		if word := env.Lang.Reason(s.Books().Mechanism(), model.ReasonStopped, v); word != v {
			return word
		}
		return env.Lang.Reason(s.Books().Mechanism(), model.ReasonRefused, v)
	}
	return ""
}
