package matters

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// Detail is one matter: where it stands on its way, what comes next and what
// that takes, and every step so far.
type Detail struct {
	*record.Card
	env     *kit.Env
	store   Store
	doer    Doer
	id      model.ID
	m       model.Matter
	known   bool
	failure string
}

// NewDetail returns the screen of a matter.
func NewDetail(env *kit.Env, s Store, id model.ID) *Detail {
	d := &Detail{env: env, store: s, doer: NewDoer(env, s), id: id}
	history := record.NewHistory(env, s, model.KindMatter, id)
	history.Names = func(path string) string { return FieldName(env, path) }
	history.Word = func(path, value string) string {
		if path == "district" {
			return s.Books().DistrictName(value)
		}
		return ""
	}
	d.Card = record.NewCard(env, d.title, d.write, history, nil)
	return d
}

func (d *Detail) title() string {
	if !d.known {
		return "…"
	}
	return strings.TrimSpace(d.env.Lang.Domain.MatterKind(d.m.Kind) + " " + Name(d.store, &d.m))
}

type loaded struct {
	of  *Detail
	m   model.Matter
	err error
}

// Init reads the matter and its history.
func (d *Detail) Init() tea.Cmd {
	s, id := d.store, d.id
	return tea.Batch(d.Card.Init(), func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		m, err := s.Matter(ctx, id)
		return loaded{d, m, err}
	})
}

const clientIntent kit.Intent = "matter.client"

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
		d.m, d.known = m.m, true
		return nil
	case kit.Refresh:
		return tea.Batch(d.Card.Update(m), d.Init())
	case kit.Do:
		switch {
		case m.Intent == kit.Mark && d.known && Can(d.store, &d.m):
			return d.doer.begin(d.m)
		case m.Intent == stepIntent && d.known && Can(d.store, &d.m):
			return kit.Send(kit.Push{Screen: NewStep(d.env, d.store, d.m)})
		case m.Intent == kit.Edit && d.known && mayEdit(d.store, &d.m):
			return kit.Send(kit.Push{Screen: NewEdit(d.env, d.store, d.m)})
		case m.Intent == clientIntent && d.known && !d.m.Client.IsZero():
			return kit.Send(kit.Show{Kind: model.KindClient, ID: d.m.Client})
		}
	}
	return d.Card.Update(msg)
}

const stepIntent kit.Intent = "matter.step"

// Keys is what works now.
func (d *Detail) Keys() kit.KeyMap {
	w := &d.env.Lang.Matters
	var m kit.KeyMap
	if d.known {
		if steps := nextSteps(d.store, &d.m); len(steps) > 0 {
			m = append(m, kit.Bind(kit.Mark, w.KeyStep))
			if len(steps) > 1 {
				m = append(m, kit.Bind(stepIntent, w.KeyOther, "t"))
			}
		}
		if mayEdit(d.store, &d.m) {
			m = append(m, kit.Bind(kit.Edit, d.env.Lang.Record.KeyEdit))
		}
		if !d.m.Client.IsZero() {
			m = append(m, kit.Bind(clientIntent, w.KeyClient, "K"))
		}
	}
	return append(m, d.Card.Keys()...)
}

// write writes what is known of the matter.
func (d *Detail) write(p *record.Paper) {
	th, l := d.env.Theme, d.env.Lang
	w, f := &l.Matters, &l.Matters.F
	if d.failure != "" {
		p.Text(d.failure, th.Bad)
		return
	}
	if !d.known {
		return
	}
	m, books, today := &d.m, d.store.Books(), model.DateOf(d.env.Time())
	p.Text(d.title(), th.Bold)
	p.Text(way(d.env, m.Kind).Line(passed(m)), th.Accent)
	p.Blank()
	due, style := l.Date(m.Due), th.Base
	if m.Due != 0 && m.Live() {
		due += " · " + l.Due(m.Due, today)
		if m.Late(today) {
			style = th.Bad
		}
	}
	p.Fact(f.Due, due, style)
	owner := books.CounselorName(m.Owner)
	if owner == "" {
		owner = w.Nobody
	}
	p.Fact(f.Owner, owner, th.Base)
	p.Fact(f.Opened, l.Date(m.Opened), th.Base)
	for _, one := range []struct {
		label, value string
		shown        bool
	}{
		{f.Litmas, l.Domain.LitmasKind(m.Litmas), m.Kind == model.Litmas},
		{f.Breach, l.Domain.BreachKind(m.Breach), m.Kind == model.Breach},
		{f.Incident, l.Domain.IncidentKind(m.Incident), m.Kind == model.Incident}, {f.District, books.DistrictName(m.District), m.District != ""},
		{f.Number, m.Number, m.Number != ""}, {f.Origin, m.Origin, m.Origin != ""}, {f.Target, m.Target, m.Target != ""},
		{dayLabel(d.env, m.Kind), l.Date(m.From), m.From != 0}, {f.To, l.Date(m.To), m.To != 0}, {f.Note, m.Note, m.Note != ""},
		{f.Cause, w.ByRule, m.Cause != ""}, {f.Closed, l.Date(m.Closed), m.Closed != 0},
	} {
		if one.shown {
			p.Fact(one.label, one.value, th.Base)
		}
	}
	d.writeNext(p)
	d.writeSteps(p)
}

// writeNext says what may come next and what it takes, from the flow.
func (d *Detail) writeNext(p *record.Paper) {
	l, th := d.env.Lang, d.env.Theme
	if !d.m.Live() {
		return
	}
	p.Head(l.Matters.NextHead)
	for _, step := range d.m.Kind.Flow().Steps() {
		if step.From != d.m.State {
			continue
		}
		text := "→ " + l.Domain.MatterState(step.To)
		if terms := l.Terms(step.Decides, step.Needs); terms != "" {
			text += "  (" + terms + ")"
		}
		p.Text(text, th.Base)
	}
}

func (d *Detail) writeSteps(p *record.Paper) {
	l, th := d.env.Lang, d.env.Theme
	if len(d.m.Steps) == 0 {
		return
	}
	p.Head(l.Matters.StepsHead)
	const day, state = 12, 22
	for i := len(d.m.Steps) - 1; i >= 0; i-- {
		s := &d.m.Steps[i]
		by := d.store.Books().UserName(s.By)
		p.Row(0, record.Column{Text: l.DateBrief(s.Day), Width: day, Style: th.Faint}, record.Column{Text: l.Domain.MatterState(s.State), Width: state},
			record.Column{Text: strings.Trim(s.Reference+" · "+model.ShortName(by), " ·"), Style: th.Faint})
		if s.Note != "" {
			p.Indent(day+2, s.Note, th.Base)
		}
	}
}

// passed are the states that a matter was in, the present one last.
func passed(m *model.Matter) []model.MatterState {
	states := []model.MatterState{m.Kind.First()}
	for _, s := range m.Steps {
		if s.State != states[len(states)-1] {
			states = append(states, s.State)
		}
	}
	return states
}
