package groups

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// akrab are the keys of the five values of the decree, in its order.
var akrab = [5]string{"active", "creative", "responsive", "accountable", "useful"}

var visitBinding = func() form.Binding[model.Monitoring] {
	b := form.Binding[model.Monitoring]{
		form.Day("day", func(m *model.Monitoring) *model.Date { return &m.Day }),
		form.Ref("by", func(m *model.Monitoring) *model.ID { return &m.By }),
	}
	for i, key := range akrab {
		b = append(b, form.Count(key, func(m *model.Monitoring) *int { return &m.Scores[i] }))
	}
	return append(b,
		form.Words("findings", func(m *model.Monitoring) *string { return &m.Findings }),
		form.Words("followup", func(m *model.Monitoring) *string { return &m.FollowUp }),
		form.Day("followupdue", func(m *model.Monitoring) *model.Date { return &m.FollowUpDue }),
		form.Day("done", func(m *model.Monitoring) *model.Date { return &m.Done }))
}()

// newVisit returns the form of a visit; of a new one when it has no revision.
func newVisit(env *kit.Env, s Store, m model.Monitoring) kit.Screen {
	known := m.Rev > 0
	key := m.ID.String()
	if !known {
		key = m.Group.String() // one draft for each group
		m.Day, m.By = model.DateOf(env.Time()), s.Actor().Counselor
		if g, ok := s.Books().Group(m.Group); ok && m.By.IsZero() {
			m.By = g.Mentor
		}
	}
	return record.NewEdit(env, s, record.Spec[model.Monitoring]{
		Form: "monitoring", Key: key, Intent: "monitoring.save",
		Title: func() string {
			if known {
				return env.Lang.Record.KeyEdit
			}
			return env.Lang.Groups.Work.NewVisit
		},
		Fields:  func() []form.Field { return visitFields(env, s, &m) },
		Binding: visitBinding,
		Kind:    model.KindMonitoring,
		Head:    func(m model.Monitoring) model.Meta { return m.Meta },
		Name:    func(m model.Monitoring) string { return visitName(env, &m) },
		Check:   func(m model.Monitoring) model.Problems { return m.Validate(record.Checks(env, s.Books())) },
		Save: func(ctx context.Context, op store.Op, m model.Monitoring) (model.Monitoring, error) {
			return s.SaveMonitoring(ctx, op, m)
		},
		Theirs: func(stored any) (model.Monitoring, bool) {
			m, ok := stored.(model.Monitoring)
			return m, ok
		},
	}, m)
}

func visitName(env *kit.Env, m *model.Monitoring) string {
	return env.Lang.F(env.Lang.Groups.Work.VisitOn, env.Lang.DateBrief(m.Day))
}

func visitFields(env *kit.Env, s Store, m *model.Monitoring) []form.Field {
	w := &env.Lang.Groups.Work
	f := &w.V
	out := []form.Field{
		{Key: "day", Label: f.Day, Kind: form.Date, Required: true},
		{Key: "by", Label: f.By, Kind: form.Lookup, Lookup: record.LookupIn(record.Counselors(s.Books(), model.DateOf(env.Time()), m.By))},
	}
	for i, key := range akrab {
		out = append(out, form.Field{Key: key, Label: f.Akrab[i], Kind: form.Number, Max: 1, Help: f.HelpAkrab[i] + " " + f.HelpScore})
	}
	return append(out,
		form.Field{Key: "findings", Label: f.Findings, Kind: form.LongText, Max: 2000},
		form.Field{Key: "followup", Label: f.FollowUp, Kind: form.LongText, Max: 1000},
		form.Field{Key: "followupdue", Label: f.FollowUpDue, Kind: form.Date},
		form.Field{Key: "done", Label: f.Done, Kind: form.Date})
}

// visitCard is a visit with its scores, and what was changed since.
type visitCard struct {
	*record.Card
	env   *kit.Env
	store Store
	m     model.Monitoring
}

type visitReread struct {
	of  *visitCard
	m   model.Monitoring
	err error
}

func newVisitCard(env *kit.Env, s Store, m model.Monitoring) *visitCard {
	one := &visitCard{env: env, store: s, m: m}
	history := record.NewHistory(env, s, model.KindMonitoring, m.ID)
	history.Names = func(path string) string { return visitFieldName(env, path) }
	var edit func() kit.Screen
	if mayEdit(s) {
		edit = func() kit.Screen { return newVisit(env, s, one.m) }
	}
	one.Card = record.NewCard(env, func() string { return visitName(env, &one.m) }, one.write, history, edit)
	return one
}

// Update takes intents and answers, and reads the visit again when something
// changed.
func (one *visitCard) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case visitReread:
		if m.of == one && m.err == nil {
			one.m = m.m
		}
		return nil
	case kit.Refresh:
		return tea.Batch(one.Card.Update(m), one.reread())
	}
	return one.Card.Update(msg)
}

func (one *visitCard) reread() tea.Cmd {
	s, m := one.store, one.m
	return func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		all, err := s.MonitoringOf(ctx, m.Group)
		if at := slices.IndexFunc(all, func(o model.Monitoring) bool { return o.ID == m.ID }); at >= 0 {
			m = all[at]
		}
		return visitReread{one, m, err}
	}
}

func (one *visitCard) write(p *record.Paper) {
	l, th, m := one.env.Lang, one.env.Theme, &one.m
	w := &l.Groups.Work
	f := &w.V
	p.Text(one.store.Books().GroupName(m.Group)+" · "+l.DateWeekday(m.Day), th.Bold)
	p.Text(scoreWord(one.env, m), th.Base)
	p.Blank()
	p.Fact(f.By, one.store.Books().CounselorName(m.By), th.Base)
	for i := range akrab {
		score := ""
		if n := m.Scores[i]; n > 0 {
			score = l.Number(n) + " " + strings.Repeat("*", n)
		}
		p.Fact(f.Akrab[i], score, th.Base)
	}
	p.Fact(f.Findings, m.Findings, th.Base)
	if m.FollowUp == "" {
		return
	}
	p.Fact(f.FollowUp, m.FollowUp, th.Base)
	switch today := model.DateOf(one.env.Time()); {
	case m.Done != 0:
		p.Fact(f.FollowUpDue, l.F(w.DoneOn, l.Date(m.Done)), th.Good)
	case m.FollowUpDue != 0:
		_, style := followUpDue(one.env, m, today)
		p.Fact(f.FollowUpDue, l.Date(m.FollowUpDue)+" · "+l.Due(m.FollowUpDue, today), style)
	}
}

// visitFieldName labels a field of the history; the history writes the five
// scores without their numbers, so they have one name.
func visitFieldName(env *kit.Env, path string) string {
	f := &env.Lang.Groups.Work.V
	return map[string]string{"day": f.Day, "by": f.By, "scores": f.Scores, "findings": f.Findings, "followup": f.FollowUp,
		"followupdue": f.FollowUpDue, "done": f.Done}[path]
}
