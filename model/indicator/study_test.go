package indicator_test

import (
	"testing"
	"time"

	"guyub/model"
	"guyub/model/indicator"
)

func day(y, m, d int) model.Date { return model.On(y, time.Month(m), d) }

// settled returns clients under guidance since a year, some in each kabupaten.
func settled(since model.Date, regencies []string, clients []int) *indicator.Facts {
	f := &indicator.Facts{}
	for i, regency := range regencies {
		f.Regions = append(f.Regions, model.Region{Code: regency}, model.Region{Code: regency + ".01", Parent: regency})
		for range clients[i] {
			f.Clients = append(f.Clients, &indicator.Client{
				ID: idOf('c', len(f.Clients)), Section: model.Adults, District: regency + ".01",
				Terms: []indicator.Term{{From: since, Category: model.Parole, State: model.TermActive}},
			})
		}
	}
	return f
}

var regencies = []string{"33.02", "33.03", "33.04", "33.05"} // Banyumas, Purbalingga, Banjarnegara, Kebumen

// tenths is a figure as it is read, with one decimal.
func tenths(r *indicator.Row) int64 { return (r.Now.Milli(r.Spec.Unit) + 50) / 100 }

// In November 2020 about 50 of 1,070 clients were in the groups, which were all
// in Banyumas with its 427 (domain section 3.4).
func TestTheStudy_Participation(t *testing.T) {
	today := day(2020, 11, 12)
	f := settled(today.AddMonths(-6), regencies, []int{427, 215, 215, 213})
	meeting := indicator.Meeting{Day: today - 2}
	for i := range 50 {
		meeting.Marks = append(meeting.Marks, indicator.Mark{Client: f.Clients[i].ID, Presence: model.Present})
	}
	f.Groups = []*indicator.Group{{Group: model.Group{Meta: model.Meta{ID: idOf('g', 1)}, District: "33.02.01"}, Meetings: []indicator.Meeting{meeting}}}
	q := indicator.Query{Period: indicator.Month(today), Today: today}
	page := f.Page(q)
	if r := page.Row(indicator.E1); r.Now != (indicator.Figure{Num: 50, Den: 1070}) || tenths(r) != 47 {
		t.Errorf("of all: %v", r.Now)
	}
	q.Slice.Regency = "33.02"
	page = f.Page(q)
	if r := page.Row(indicator.E1); r.Now != (indicator.Figure{Num: 50, Den: 427}) || tenths(r) != 117 {
		t.Errorf("of Banyumas: %v", r.Now)
	}
	if list := f.Behind(q, indicator.E1); len(list.Counted) != 50 || len(list.Rest) != 377 {
		t.Errorf("%d took part, %d did not", len(list.Counted), len(list.Rest))
	}
}

// By April 2021, 26 of 1,300 clients had offended again (domain section 3.4).
func TestTheStudy_Reoffending(t *testing.T) {
	today := day(2021, 4, 30)
	clients, again := []int{520, 231, 234, 315}, []int{6, 5, 3, 12}
	f := settled(today.AddMonths(-12), regencies, clients)
	at := 0
	for i, n := range again {
		for j := range n {
			f.Clients[at+j].Breaches = []model.Date{day(2021, 4, 28)}
		}
		at += clients[i]
	}
	q := indicator.Query{Period: indicator.Month(today), Today: today}
	page := f.Page(q)
	r := page.Row(indicator.E10)
	if num, den := r.Spec.Counted(r.Now); num != 26 || den != 1281 || tenths(r) != 20 { // 1,300 clients for 30 days are 1,281 months
		t.Errorf("%d of %d months, %v", num, den, r.Now)
	}
	for i, regency := range regencies {
		q.Slice.Regency = regency
		list := f.Behind(q, indicator.E10)
		if len(list.Counted) != again[i] || len(list.Counted)+len(list.Rest) != clients[i] {
			t.Errorf("%s: %d of %d", regency, len(list.Counted), len(list.Rest))
		}
	}
}
