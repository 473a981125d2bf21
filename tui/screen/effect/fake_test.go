package effect

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"guyub/model"
	"guyub/model/indicator"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

// fake is a session of a demonstration office whose facts a test makes.
type fake struct {
	*store.Session
	facts  *indicator.Facts
	closes []model.MonthClose
	asked  int // how often facts were read
	// reading, if set, is called while facts are read.
	reading func(ctx context.Context, progress func(done, total int)) error
	refuse  error // what closing a month gives
	targets map[model.NormKey]int64
}

// targets are what the office of a test wants to reach, in thousandths.
var targets = map[model.NormKey]int64{
	model.NormTargetE1: 20_000, model.NormTargetE3: 80_000, model.NormTargetE4: 100_000, model.NormTargetE5: 85_000, model.NormTargetE6: 90_000,
	model.NormTargetE8: 70_000, model.NormTargetE9: 95_000, model.NormTargetE10: 500, model.NormTargetE11: 100_000, model.NormTargetE12: 4_000, model.NormTargetE13: 10_000,
}

// Books are those of the office, with the targets of the test in the place of
// its own.
func (f *fake) Books() *store.Books {
	b := *f.Session.Books()
	b.Norms = slices.DeleteFunc(slices.Clone(b.Norms), func(n model.Norm) bool { return strings.HasPrefix(string(n.Key), "target.") })
	for key, n := range f.targets {
		b.Norms = append(b.Norms, model.Norm{Key: key, Value: n, From: model.On(2020, 1, 1)})
	}
	return &b
}

func (f *fake) Facts(ctx context.Context, progress func(done, total int)) (*indicator.Facts, error) {
	f.asked++
	if f.reading != nil {
		if err := f.reading(ctx, progress); err != nil {
			return nil, err
		}
	}
	return f.facts, ctx.Err()
}

func (f *fake) MonthCloses(context.Context) ([]model.MonthClose, error) {
	return slices.Clone(f.closes), nil
}

func (f *fake) CloseMonth(_ context.Context, op store.Op, month model.Date, note string) (model.MonthClose, error) {
	if f.refuse != nil {
		return model.MonthClose{}, f.refuse
	}
	if op.Intent != store.IntentCloseMonth {
		return model.MonthClose{}, errors.New("another intent")
	}
	m := f.closed(month, 0)
	f.closes = append(f.closes, m)
	return m, nil
}

// closed is a month closed with the figures as they are, but for E1, of which
// so many more were counted.
func (f *fake) closed(month model.Date, more int64) model.MonthClose {
	m := model.MonthClose{Month: month, Day: f.Today(), By: f.Actor().User}
	m.ID = model.NewID()
	m.Figures = indicator.Close(f.facts, store.QueryOf(f.Books(), around(spanMonth, month), f.Today()))
	for i := range m.Figures {
		if one := &m.Figures[i]; one.Code == string(indicator.E1) {
			one.Num += more
		}
	}
	return m
}

// newFake signs somebody of the demonstration in, with facts made at random of
// the clients that they may count.
func newFake(o *recordtest.Office, username string) *fake {
	s := o.SignIn(username)
	f := &fake{Session: s, facts: &indicator.Facts{Regions: s.Books().Regions}, targets: targets}
	chance := rand.New(rand.NewPCG(7, 7))
	today, books := s.Today(), s.Books()
	groups := books.Groups
	for i := range groups {
		g := &indicator.Group{Group: groups[i]}
		for day := today.AddDays(-360); day < today; day += 14 {
			g.Meetings = append(g.Meetings, indicator.Meeting{Day: day})
		}
		f.facts.Groups = append(f.facts.Groups, g)
	}
	rows := s.Roster().Run(context.Background(), roster.Query{Today: today})
	for i := range rows.Len() {
		row := rows.Row(i)
		f.facts.Clients = append(f.facts.Clients, invented(&row, f.facts.Groups, today, chance))
	}
	for back := 12; back >= 0; back-- {
		m := model.LoadMonth{Month: model.MonthOf(today).AddMonths(-back)}
		for i := range books.Counselors {
			m.Rows = append(m.Rows, model.LoadRow{Counselor: books.Counselors[i].ID, Clients: 20 + chance.IntN(30), Minutes: 4000 + chance.IntN(5000), Capacity: 6000})
		}
		f.facts.Loads = append(f.facts.Loads, m)
	}
	for _, r := range books.Districts() {
		if chance.IntN(3) == 0 {
			f.facts.Incidents = append(f.facts.Incidents, indicator.Incident{ID: model.NewID(), Section: model.Adults, District: r.Code, Day: today.AddDays(-chance.IntN(300)), State: model.StateOpen})
		}
	}
	return f
}

// invented is what happened with a client, made up.
func invented(row *roster.Row, groups []*indicator.Group, today model.Date, chance *rand.Rand) *indicator.Client {
	c := &indicator.Client{ID: row.ID, Section: row.Section, District: row.District, Needs: chance.IntN(2) == 0}
	from := today.AddDays(-30 - chance.IntN(600))
	c.Terms = []indicator.Term{{From: from, Category: row.Category, State: model.TermActive}}
	c.Guides = []indicator.Guide{{Counselor: row.Counselor, From: from}}
	for day := from + 30; day < today; day += 30 {
		due := indicator.Due{Day: day}
		if chance.IntN(6) > 0 {
			due.Made = day - 1
		}
		c.Dues = append(c.Dues, due)
		c.Scores = append(c.Scores, indicator.Score{Day: day, District: row.District, Source: model.SourceFamily, Score: 1 + chance.IntN(5)})
	}
	if chance.IntN(20) == 0 {
		c.Breaches = []model.Date{today.AddDays(-chance.IntN(200))}
	}
	if chance.IntN(2) == 0 {
		c.Works = []indicator.Work{{Day: from + 10, Working: chance.IntN(3) > 0}}
	}
	switch {
	case chance.IntN(3) == 0 && len(groups) > 0:
		g := groups[chance.IntN(len(groups))]
		e := indicator.Enrolment{Group: g.ID, Meets: chance.IntN(3) > 0, Opened: from + 20, Proposed: from + 21, Answered: from + 25, State: model.EnrolmentRejected, Reason: "penuh"}
		if chance.IntN(4) > 0 {
			e.Accepted, e.Started, e.State, e.Reason = from+25, from+28, model.EnrolmentRunning, ""
			for i := range g.Meetings {
				if m := &g.Meetings[i]; m.Day >= e.Started {
					m.Marks = append(m.Marks, indicator.Mark{Client: c.ID, Presence: model.Presences()[chance.IntN(len(model.Presences()))]})
				}
			}
		}
		c.Enrolments = []indicator.Enrolment{e}
	case chance.IntN(2) == 0:
		c.Absent = indicator.Absence{Day: from + 15, Reason: "jauh"}
	}
	return c
}

// office is a demonstration office that the tests of the package share.
func office(t *testing.T) *recordtest.Office {
	t.Helper()
	return recordtest.Open(t, 60)
}

// host shows the page of somebody.
func host(t *testing.T, look tuitest.Options, f *fake) *tuitest.Driver {
	t.Helper()
	return tuitest.Host(t, look, func(env *kit.Env) kit.Screen { return New(env, f) })
}
