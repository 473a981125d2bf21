package indicator_test

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"testing"

	"guyub/model"
	"guyub/model/indicator"
)

// idOf is the id of the n-th thing of a kind.
func idOf(kind byte, n int) (id model.ID) {
	id[0] = kind
	binary.BigEndian.PutUint32(id[12:], uint32(n))
	return id
}

// crowd is an office of many clients with a year behind them: each with twelve
// reports due and their work noted as often, one in ten in a group with sessions
// every week for half a year.
func crowd(clients int, today model.Date) *indicator.Facts {
	r := rand.New(rand.NewPCG(1, 2))
	f := &indicator.Facts{}
	var districts []string
	for k, n := range []int{27, 18, 20, 26} {
		regency := fmt.Sprintf("33.%02d", k+2)
		f.Regions = append(f.Regions, model.Region{Code: regency})
		for i := range n {
			districts = append(districts, fmt.Sprintf("%s.%02d", regency, i+1))
			f.Regions = append(f.Regions, model.Region{Code: districts[len(districts)-1], Parent: regency})
		}
	}
	start := today.AddMonths(-14)
	for i := range 32 {
		g := &indicator.Group{Group: model.Group{Meta: model.Meta{ID: idOf('g', i)}, District: districts[r.IntN(len(districts))], State: model.GroupActive, StateSince: start,
			Agreements: []model.Agreement{{No: "1", Date: start, Start: start, End: today.AddDays(r.IntN(400) - 100)}}}}
		for day := today - 180; day < today; day += 7 {
			g.Meetings = append(g.Meetings, indicator.Meeting{Day: day})
		}
		f.Groups = append(f.Groups, g)
	}
	for i := range clients {
		c := &indicator.Client{ID: idOf('c', i), Section: model.Adults, District: districts[r.IntN(len(districts))], Needs: true}
		c.Terms = []indicator.Term{{From: today - model.Date(r.IntN(700)), Category: model.Parole, State: model.TermActive}}
		c.Guides = []indicator.Guide{{Counselor: idOf('k', r.IntN(300)), From: c.Terms[0].From}}
		for m := range 12 {
			due := today.AddDays(-30*(12-m) + r.IntN(10))
			made := due
			if r.IntN(5) == 0 {
				made = model.Date(r.IntN(2)) * (due + 9)
			}
			c.Dues = append(c.Dues, indicator.Due{Day: due, Made: made})
			c.Works = append(c.Works, indicator.Work{Day: due, Working: r.IntN(3) > 0})
		}
		if r.IntN(50) == 0 {
			c.Breaches = []model.Date{today.AddDays(-r.IntN(300))}
		}
		if i%10 == 0 {
			g := f.Groups[r.IntN(len(f.Groups))]
			from := today - 200
			c.Enrolments = []indicator.Enrolment{{Group: g.ID, Meets: true, Opened: from, Proposed: from, Answered: from + 4, Accepted: from + 4, Started: from + 9, State: model.EnrolmentRunning}}
			c.Scores = []indicator.Score{{Day: today - 90, District: c.District, Source: model.SourceFamily, Score: 3}}
			for m := range g.Meetings {
				g.Meetings[m].Marks = append(g.Meetings[m].Marks, indicator.Mark{Client: c.ID, Presence: []model.Presence{model.Present, model.Present, model.Absent, model.Excused}[r.IntN(4)]})
			}
		}
		f.Clients = append(f.Clients, c)
	}
	return f
}

// BenchmarkPage100k is the whole page of an office of 100,000 clients: the norm
// of the issue is 300 ms on two processors.
func BenchmarkPage100k(b *testing.B) {
	today := model.On(2026, 11, 20)
	f := crowd(100_000, today)
	q := indicator.Query{Period: indicator.Month(today), Today: today, Norms: model.NormsOn(nil, today)}
	b.Run("first page", func(b *testing.B) { // of facts that nobody has asked yet
		for b.Loop() {
			fresh := &indicator.Facts{Clients: f.Clients, Groups: f.Groups, Regions: f.Regions}
			fresh.Page(q)
		}
	})
	b.Run("page", func(b *testing.B) {
		for b.Loop() {
			f.Page(q)
		}
	})
	for _, code := range []indicator.Code{indicator.E1, indicator.E9, indicator.E12b} {
		b.Run("behind "+string(code), func(b *testing.B) {
			for b.Loop() {
				f.Behind(q, code)
			}
		})
	}
	b.Run("funnel", func(b *testing.B) {
		for b.Loop() {
			f.Funnel(q)
		}
	})
	b.Run("compare", func(b *testing.B) {
		for b.Loop() {
			f.Compare(q)
		}
	})
}
