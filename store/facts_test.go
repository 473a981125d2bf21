package store

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
)

// anew reads the facts as if nobody had asked before.
func (w *world) anew() *reading {
	w.t.Helper()
	u := w.office.open.Load()
	kept := u.factbook
	u.factbook = newFactbook()
	defer func() { u.factbook = kept }()
	fresh, err := w.office.facts(w.ctx(), nil)
	w.must(err)
	return fresh
}

// inOrder is the facts with their clients in order of id.
func inOrder(f *indicator.Facts) *indicator.Facts {
	out := &indicator.Facts{Clients: slices.Clone(f.Clients), Groups: f.Groups, Incidents: f.Incidents, Outreaches: f.Outreaches, Loads: f.Loads, Regions: f.Regions}
	slices.SortFunc(out.Clients, func(a, b *indicator.Client) int { return slices.Compare(a.ID[:], b.ID[:]) })
	return out
}

func TestFactsFollowEveryChange(t *testing.T) {
	most, rounds, done := 12, 0, 0
	if testing.Short() {
		most = 4
	}
	rapid.Check(t, func(rt *rapid.T) {
		if rounds++; rounds > most {
			return // each looks at what twenty actions did
		}
		w := newWorld(t)
		_, offer := w.offer(1, 2)
		n := 0
		ids := []model.ID{w.reporting(0, model.On(2026, 10, 25)).ID, w.reporting(1, model.On(2026, 10, 25)).ID}
		person := &doer{w, w.as(model.RoleHeadOfOffice), ids, offer, &n}
		for range 20 {
			switch rapid.IntRange(0, 9).Draw(rt, "what") {
			case 0:
				w.clock.add(24 * time.Hour)
			case 1:
				_, _ = person.s.Undo(w.ctx(), NewOp(""))
			case 2:
				person.clients = append(person.clients, w.guided(100+n, rapid.SampledFrom([]model.Section{model.Adults, model.Children}).Draw(rt, "section"), w.dewi.ID).ID)
				n++
			case 3:
				_, err := person.s.SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: ids[0], Kind: model.Incident, Incident: model.IncidentWork, District: "33.02.15"})
				w.must(err)
			default:
				if person.act(rt, "act") {
					done++
				}
			}
			got, err := w.office.facts(w.ctx(), nil)
			w.must(err)
			want := w.anew()
			if g, f := inOrder(got.all), inOrder(want.all); !reflect.DeepEqual(g, f) {
				rt.Fatalf("followed:\n%+v\nread anew:\n%+v", g, f)
			}
			if g, f := inOrder(got.adults), inOrder(want.adults); !reflect.DeepEqual(g, f) {
				rt.Fatalf("of adults, followed:\n%+v\nread anew:\n%+v", g, f)
			}
		}
	})
	if done < 4*most {
		t.Fatalf("only %d actions were done", done)
	}
}

func TestR12FactsForWhoMaySeeNoChildrenHoldNone(t *testing.T) {
	w := newWorld(t)
	group, offer := w.offer(4, 4)
	adult, child := w.guided(1, model.Adults, w.dewi.ID), w.guided(2, model.Children, w.dewi.ID)
	head := w.as(model.RoleHeadOfOffice)
	meeting, err := head.SaveMeeting(w.ctx(), NewOp(""), model.Meeting{Group: group.ID, Offering: offer.ID, Day: head.Today()})
	w.must(err)
	_, _, err = head.MarkAttendance(w.ctx(), NewOp(""), Attendance{Meeting: meeting.ID, Now: []model.Mark{{Client: adult.ID, Presence: model.Present}, {Client: child.ID, Presence: model.Present}}})
	w.must(err)
	for _, id := range []model.ID{adult.ID, child.ID} {
		_, err = head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: id, Kind: model.Incident, Incident: model.IncidentWork, District: "33.02.15"})
		w.must(err)
	}
	for _, role := range model.Roles() {
		s := w.as(role)
		f, err := s.Facts(w.ctx(), nil)
		if s.Actor().May(model.EffectRead, model.Subject{}) != nil {
			denied(t, err)
			continue
		}
		w.must(err)
		known := map[model.ID]bool{}
		for _, c := range f.Clients {
			known[c.ID] = true
		}
		for _, i := range f.Incidents {
			known[i.Client] = true
		}
		for _, g := range f.Groups {
			for _, m := range g.Meetings {
				for _, k := range m.Marks {
					known[k.Client] = true
				}
			}
		}
		if !known[adult.ID] || known[child.ID] != s.Actor().SeesChildren() {
			t.Errorf("%s: knows the adult %v, the child %v", role.Code(), known[adult.ID], known[child.ID])
		}
	}
}

// What is read of a contact is what a contact tells.
func TestContactFactsAreThoseOfTheContact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := model.Contact{
			Client: model.NewID(), Kind: rapid.SampledFrom(model.ContactKinds()).Draw(t, "kind"), Day: model.Date(rapid.IntRange(0, 9).Draw(t, "day")),
			Employment: rapid.SampledFrom(append(model.Employments(), 0)).Draw(t, "work"), Due: model.Date(rapid.IntRange(0, 9).Draw(t, "due")),
			Was: model.Date(rapid.IntRange(0, 9).Draw(t, "was")), Struck: rapid.SampledFrom([]string{"", "salah"}).Draw(t, "struck"),
			Next: 5, Condition: "sehat", Worked: 7, Site: model.NewID(), Minute: 3,
		}
		raw, err := encoder.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		var read contactFacts
		if err := decoder.Unmarshal(raw, &read); err != nil {
			t.Fatal(err)
		}
		of, got, ok := read.drawn()
		want, counts := indicator.ContactOf(&c)
		if of != c.Client || got != want || ok != counts {
			t.Fatalf("read %v %+v %v, want %v %+v %v", of, got, ok, c.Client, want, counts)
		}
	})
}

func TestFactsThatWereNotReadAreAskedForAgain(t *testing.T) {
	w := newWorld(t)
	c := w.reporting(1, model.On(2026, 10, 25))
	head := w.as(model.RoleHeadOfOffice)
	_, err := head.Facts(w.ctx(), nil)
	w.must(err)
	_, err = head.SaveContact(w.ctx(), NewOp(""), reportOn(*w.client(c.ID), head.Today()))
	w.must(err)
	gone, stop := context.WithCancel(w.ctx())
	stop()
	if _, err := head.Facts(gone, nil); !errors.Is(err, context.Canceled) {
		t.Fatalf("a reading that was called off gave %v", err)
	}
	got, err := head.Facts(w.ctx(), nil)
	w.must(err)
	if want := w.anew().all; !reflect.DeepEqual(inOrder(got), inOrder(want)) {
		t.Fatal("what was called off is missing afterwards")
	}
}

// A norm that begins on a day changes what clients owed from that day on, and so
// does a clock that was put right.
func TestFactsFollowTheDay(t *testing.T) {
	w := newWorld(t)
	// The report came after others had passed: how many is told by the norm.
	c := w.reporting(1, w.as(model.RoleOperator).Today().AddMonths(-4))
	_, err := w.as(model.RoleHeadOfOffice).SaveContact(w.ctx(), NewOp(""), reportOn(*w.client(c.ID), w.as(model.RoleHeadOfOffice).Today()))
	w.must(err)
	w.reporting(2, w.as(model.RoleOperator).Today().AddDays(2))
	w.norm(model.NormReportInterval, 2000, w.as(model.RoleOperator).Today().AddDays(3))
	for _, days := range []time.Duration{0, 1, 1, 1, 1, -2, -2} {
		w.clock.add(days * 24 * time.Hour)
		got, err := w.office.facts(w.ctx(), nil)
		w.must(err)
		if g, f := inOrder(got.all), inOrder(w.anew().all); !reflect.DeepEqual(g, f) {
			t.Fatalf("on %s followed:\n%+v\nread anew:\n%+v", got.day, g.Clients[0].Dues, f.Clients[0].Dues)
		}
	}
}

// A norm that is changed is no correction of what is past: the figures of a
// closed month stay those that were closed.
func TestANormThatIsChangedLeavesClosedMonthsAsTheyAre(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	month := model.MonthOf(head.Today()).AddMonths(-1)
	answers := w.reporting(1, month.AddMonths(-2).AddDays(9)) // three missed, the last of them in the month
	w.reporting(2, month.AddMonths(-1).AddDays(9))
	closed, err := head.CloseMonth(w.ctx(), NewOp(""), month, "")
	w.must(err)
	was, ok := indicator.Closed(&closed, indicator.Slice{}, indicator.E9)
	if !ok || was.Den != 2 {
		t.Fatalf("closed with %+v", was)
	}
	for _, change := range []func(){
		func() { w.norm(model.NormReportInterval, 2000, head.Today()) },
		func() {
			_, err := head.SaveContact(w.ctx(), NewOp(""), reportOn(*w.client(answers.ID), head.Today()))
			w.must(err)
		},
	} {
		change()
		f, err := head.Facts(w.ctx(), nil)
		w.must(err)
		page := f.Page(QueryOf(head.Books(), indicator.Month(month), head.Today()))
		if row := page.Row(indicator.E9); row.Now.Den != was.Den {
			t.Errorf("%d reports are due in the month, %d were when it was closed", row.Now.Den, was.Den)
		}
	}
}

// Nor does a client whose guidance ends take along what they had missed.
func TestGuidanceThatEndsLeavesClosedMonthsAsTheyAre(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	month := model.MonthOf(head.Today()).AddMonths(-1)
	c := w.reporting(1, month.AddDays(9))
	closed, err := head.CloseMonth(w.ctx(), NewOp(""), month, "")
	w.must(err)
	was, _ := indicator.Closed(&closed, indicator.Slice{}, indicator.E9)
	now := *w.client(c.ID)
	now.Terms = slices.Clone(now.Terms)
	now.Terms[0].State, now.Terms[0].Closed, now.Terms[0].CloseReason = model.TermFinished, head.Today(), "habis masa"
	w.add(now)
	f, err := head.Facts(w.ctx(), nil)
	w.must(err)
	page := f.Page(QueryOf(head.Books(), indicator.Month(month), head.Today()))
	if row := page.Row(indicator.E9); was.Den != 1 || indicator.Differs(was, *row) {
		t.Errorf("E9 is %+v, was closed as %+v", row.Now, was)
	}
	if next := f.Clients[0].Dues; len(next) != 1 {
		t.Errorf("dues after the end: %+v", next)
	}
}

// The norms of any day are those that NormsOn gives.
func TestNormsOverTimeAreThoseOfEachDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := &Books{}
		for range rapid.IntRange(0, 5).Draw(t, "decided") {
			b.Norms = append(b.Norms, model.Norm{Key: rapid.SampledFrom([]model.NormKey{model.NormReportInterval, model.NormReportGrace}).Draw(t, "key"),
				Value: rapid.Int64Range(1, 9).Draw(t, "value"), From: model.Date(rapid.IntRange(1, 20).Draw(t, "from"))})
		}
		over := b.normsOverTime()
		for day := model.Date(-2); day < 25; day++ {
			for _, key := range []model.NormKey{model.NormReportInterval, model.NormReportGrace} {
				if got, want := over(day).Milli(key), b.NormsOn(day).Milli(key); got != want {
					t.Fatalf("on %d %s is %d, want %d", day, key, got, want)
				}
			}
		}
	})
}

// What belongs to a client is as closed as the client is now, also when it was
// recorded while they stood in the other section.
func TestR12FactsJudgeWhatBelongsToAClientByWhereTheClientStandsNow(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	c := person(1, model.Adults)
	c.Born = head.Today().AddMonths(-12 * 19)
	c.Assignments = []model.Assignment{{Counselor: w.budi.ID, From: model.On(2026, 2, 1)}}
	c = w.add(c)
	_, err := head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: c.ID, Kind: model.Incident, Incident: model.IncidentWork})
	w.must(err)
	_, err = head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: c.ID, Kind: model.Litmas, Litmas: model.LitmasOther})
	w.must(err)
	operator := w.as(model.RoleOperator)
	counted := func() (incidents, litmas int) {
		f, err := operator.Facts(w.ctx(), nil)
		w.must(err)
		d, err := operator.Doings(w.ctx(), operator.Today(), operator.Today())
		w.must(err)
		return len(f.Incidents), d.Litmas[model.LitmasOther].Asked
	}
	if i, l := counted(); i != 1 || l != 1 {
		t.Fatalf("of an adult %d incidents and %d litmas are counted", i, l)
	}
	c.Section = model.Children
	c = w.add(c)
	for _, again := range []bool{false, true} {
		if i, l := counted(); i != 0 || l != 0 {
			t.Errorf("of a child %d incidents and %d litmas are counted, read anew: %v", i, l, again)
		}
		w.office.open.Load().factbook = newFactbook()
	}
}

// Every way in which something is saved is followed, one after the other.
func TestFactsFollowEveryWayOfSaving(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	did := func(_ any, err error) { w.t.Helper(); w.must(err) }
	var c, late model.Client
	var group model.Group
	var batch model.Rebalance
	var closed model.MonthClose
	steps := []struct {
		name string
		do   func()
		same bool // nothing of it is a fact
	}{
		{"a table of clients", func() {
			one := person(1, model.Adults)
			one.Assignments = []model.Assignment{{Counselor: w.dewi.ID, From: model.On(2026, 2, 1)}}
			w.brings(head, "clients", newRow(&one))
			id, _, err := head.FindRegister(w.ctx(), one.Register)
			w.must(err)
			c = *w.client(id)
		}, false},
		{"a table of regions", func() {
			w.brings(head, "regions", regionRows([]model.Region{{Code: "34.01", Name: "Kulon Progo"}, {Code: "34.01.01", Parent: "34.01", Name: "Temon"}})...)
		}, false},
		{"a region", func() {
			i := slices.IndexFunc(head.Books().Regions, func(r model.Region) bool { return r.Code == "34.01.01" })
			r := head.Books().Regions[i]
			r.Inactive = true
			did(head.SaveRegion(w.ctx(), NewOp(""), r))
		}, false},
		{"a group", func() { group, _ = w.offer(1, 3) }, false},
		{"a group that changes", func() { group.Coverage = []string{"33.02.15"}; did(head.SaveGroup(w.ctx(), NewOp(""), group)) }, false},
		{"a batch", func() {
			b, err := w.as(model.RoleHeadOfAdults).Rebalance(w.ctx(), NewOp(""), model.Rebalance{Reason: "pemerataan", Rows: []model.Handing{handing(w.client(c.ID), w.budi.ID)}})
			w.must(err)
			batch = b
		}, false},
		{"a batch taken back", func() {
			did(w.as(model.RoleHeadOfAdults).UndoRebalance(w.ctx(), NewOp(""), batch.ID, batch.Rev, "salah"))
		}, false},
		{"an assignment", func() {
			did(head.Assign(w.ctx(), NewOp(""), []model.ID{c.ID}, w.budi.ID, AssignNote{Reason: "wilayah"}))
		}, false},
		{"an undo", func() { did(head.Undo(w.ctx(), NewOp(""))) }, false},
		{"a meeting and who was there", func() {
			offer := head.Books().Offerings[0]
			m, err := head.SaveMeeting(w.ctx(), NewOp(""), model.Meeting{Group: group.ID, Offering: offer.ID, Day: head.Today()})
			w.must(err)
			_, _, err = head.MarkAttendance(w.ctx(), NewOp(""), Attendance{Meeting: m.ID, Now: []model.Mark{{Client: c.ID, Presence: model.Present}}})
			w.must(err)
		}, false},
		{"a score", func() { did(head.SaveAcceptance(w.ctx(), NewOp(""), score(c.ID, model.SourceFamily, 4, head.Today()))) }, false},
		{"an undone score", func() { did(head.Undo(w.ctx(), NewOp(""))) }, false},
		{"an outreach", func() {
			did(head.SaveOutreach(w.ctx(), NewOp(""), model.Outreach{Day: head.Today(), District: "33.02.15", Place: "Balai Desa", Audience: model.AudienceVillage, People: 9}))
		}, false},
		{"an incident about nobody", func() {
			did(head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Section: model.Adults, Kind: model.Incident, Incident: model.IncidentUnrest, District: "33.02.15"}))
		}, false},
		{"an incident that is dropped", func() {
			i := slices.IndexFunc(head.Matters(), func(m *model.Matter) bool { return m.Kind == model.Incident })
			m := head.Matters()[i]
			did(head.StepMatter(w.ctx(), NewOp(""), Step{Matter: m.ID, Rev: m.Rev, Stride: model.Stride{State: model.StateDropped, Note: "salah catat"}}))
		}, false},
		{"a client who reports", func() { late = w.reporting(2, head.Today().AddDays(1)) }, false},
		{"a day that turns", func() { w.clock.add(3 * 24 * time.Hour) }, false},
		{"what the program notes of a day", func() { w.catchUp() }, false},
		{"a report", func() {
			did(head.SaveContact(w.ctx(), NewOp(""), reportOn(*w.client(late.ID), head.Today())))
		}, false},
		{"a norm", func() { w.norm(model.NormReportInterval, 2000, head.Today()) }, true},
		{"a month that is closed", func() {
			m, err := head.CloseMonth(w.ctx(), NewOp(""), model.MonthOf(head.Today()).AddMonths(-1), "")
			w.must(err)
			closed = m
		}, true},
	}
	before, err := w.office.facts(w.ctx(), nil)
	w.must(err)
	for _, step := range steps {
		step.do()
		now, err := w.office.facts(w.ctx(), nil)
		w.must(err)
		want := w.anew()
		if g, f := inOrder(now.all), inOrder(want.all); !reflect.DeepEqual(g, f) {
			t.Errorf("%s, followed:\n%+v\nread anew:\n%+v", step.name, g, f)
		}
		if g, f := inOrder(now.adults), inOrder(want.adults); !reflect.DeepEqual(g, f) {
			t.Errorf("%s, of adults, followed:\n%+v\nread anew:\n%+v", step.name, g, f)
		}
		if !step.same && reflect.DeepEqual(inOrder(before.all), inOrder(now.all)) {
			t.Errorf("%s changed no fact: the step tests nothing", step.name)
		}
		before = now
	}
	if len(closed.Figures) == 0 {
		t.Error("the month was closed with no figures")
	}
}
