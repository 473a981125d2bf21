package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"guyub/model"
	"guyub/model/matching"
	"guyub/store/kv"
)

// offer adds a group that takes clients, with an offering of so many places.
func (w *world) offer(n, quota int) (model.Group, model.Offering) {
	w.t.Helper()
	s := w.as(model.RoleHeadOfOffice)
	today := s.Today()
	g, err := s.SaveGroup(w.ctx(), NewOp(""), model.Group{
		Code: fmt.Sprintf("PML-%03d", n), Name: "Kelompok " + letters(n), Fields: []model.Field{model.SelfReliance}, State: model.GroupActive, District: "33.02.15",
		Criteria: [4]bool{true, true, true, true}, Accepts: model.Accepts{Adults: true, Women: true},
		Agreements: []model.Agreement{{No: fmt.Sprintf("PKS-%d", n), Date: today - 30, Start: today - 30, End: today + 300}},
	})
	w.must(err)
	o, err := s.SaveOffering(w.ctx(), NewOp(""), model.Offering{Group: g.ID, Name: "Las dasar", Activity: "Pelatihan keterampilan", Quota: quota})
	w.must(err)
	return g, o
}

// refer proposes a client as the operator.
func (w *world) refer(c model.Client, o model.Offering) (model.Enrolment, error) {
	s := w.as(model.RoleOperator)
	return s.Refer(w.ctx(), NewOp(""), Referral{Client: c.ID, Offering: o.ID, Consent: s.Today(), Goals: []model.Goal{{Text: "bekerja"}}})
}

// take takes an enrolment a step as the head of office.
func (w *world) take(e model.Enrolment, to model.EnrolmentState, reason string) model.Enrolment {
	w.t.Helper()
	step := EnrolmentStep{Enrolment: e.ID, Rev: e.Rev, Move: model.Move{State: to, Reason: reason}}
	if to == model.EnrolmentFinished {
		step.Goals = []model.Goal{{Text: "bekerja", Result: model.GoalMet}}
	}
	out, err := w.as(model.RoleHeadOfOffice).StepEnrolment(w.ctx(), NewOp(""), step)
	w.must(err)
	return out
}

func TestR3AReferralThatIsHinderedNeedsASupervisorAndAReason(t *testing.T) {
	w := newWorld(t)
	g, o := w.offer(1, 1)
	first, second := w.guided(1, model.Adults, w.dewi.ID), w.guided(2, model.Adults, w.dewi.ID)
	e, err := w.refer(first, o)
	w.must(err)
	if e.State != model.EnrolmentProposed || e.Due != w.as(model.RoleOperator).Today()+5 {
		t.Fatalf("proposed as %v, an answer due %v", e.State, e.Due)
	}
	var hindered *model.Hindered
	if _, err := w.refer(second, o); !errors.As(err, &hindered) || !slices.Equal(hindered.Hindrances, []model.Hindrance{model.HinderedFull}) {
		t.Fatalf("a full offering took another: %v", err)
	}
	ref := Referral{Client: second.ID, Offering: o.ID, Consent: e.Opened, Override: "tempat tambahan disetujui ketua"}
	if _, err := w.as(model.RoleOperator).Refer(w.ctx(), NewOp(""), ref); !errors.As(err, &hindered) {
		t.Fatalf("an operator passed over it: %v", err)
	}
	over, err := w.as(model.RoleHeadOfAdults).Refer(w.ctx(), NewOp(""), ref)
	w.must(err)
	if over.Override == "" || over.OverrideBy.IsZero() {
		t.Fatalf("passed over without trace: %+v", over)
	}
	if seats := w.as(model.RoleOperator).Seats(g.ID, o.ID); seats != (model.Seats{Offering: 2, Group: 2}) {
		t.Fatalf("%+v are taken", seats)
	}
	// What is final no reason overcomes: the same client twice, a closed offering.
	if _, err := w.as(model.RoleHeadOfAdults).Refer(w.ctx(), NewOp(""), ref); !errors.As(err, &hindered) || !hindered.Final() {
		t.Fatalf("proposed twice: %v", err)
	}
	o.Closed = true
	_, err = w.as(model.RoleHeadOfOffice).SaveOffering(w.ctx(), NewOp(""), o)
	w.must(err)
	ref.Client = w.guided(3, model.Adults, w.dewi.ID).ID
	if _, err := w.as(model.RoleHeadOfAdults).Refer(w.ctx(), NewOp(""), ref); !errors.As(err, &hindered) || !hindered.Final() {
		t.Fatalf("a closed offering took one: %v", err)
	}
	w.whole()
	w.reopen()
	w.whole()
}

func TestAClientGoesThroughWhatAGroupOffersAndIsShownThere(t *testing.T) {
	w := newWorld(t)
	g, o := w.offer(1, 1)
	c := w.guided(1, model.Adults, w.dewi.ID)
	e, err := w.refer(c, o)
	w.must(err)
	stale := e
	e = w.take(w.take(e, model.EnrolmentAccepted, ""), model.EnrolmentRunning, "")
	if got := w.client(c.ID).Group; got != g.ID || e.From != e.Opened {
		t.Fatalf("who runs is shown in %v since %v", got, e.From)
	}
	var conflict *Conflict
	if _, err := w.as(model.RoleOperator).StepEnrolment(w.ctx(), NewOp(""), EnrolmentStep{Enrolment: e.ID, Rev: stale.Rev, Move: model.Move{State: model.EnrolmentAccepted}}); !errors.As(err, &conflict) {
		t.Fatalf("a stale step gave %v", err)
	}
	e.Evaluation, e.Placement = "rajin", model.Placement{Employer: "Bengkel Maju", Job: "tukang las", From: e.Opened}
	e, err = w.as(model.RoleCounselor).SaveEnrolment(w.ctx(), NewOp(""), e)
	w.must(err)
	bent := e
	bent.State = model.EnrolmentFinished
	var lost *HistoryLost
	if _, err := w.as(model.RoleHeadOfOffice).SaveEnrolment(w.ctx(), NewOp(""), bent); !errors.As(err, &lost) {
		t.Fatalf("the state was written over: %v", err)
	}
	e = w.take(e, model.EnrolmentFinished, "")
	if milli, known := e.Outcome(); milli != 1000 || !known || e.Placement.Employer == "" {
		t.Fatalf("%+v", e)
	}
	for _, left := range w.as(model.RoleOperator).Enrolments() { // the work is still to be looked at
		if left.Live() || !w.client(c.ID).Group.IsZero() {
			t.Fatal("who has finished still takes part")
		}
	}
	ever, err := w.as(model.RoleOperator).EnrolmentsEver(w.ctx(), g.ID)
	w.must(err)
	if len(ever) != 1 || ever[0].State != model.EnrolmentFinished {
		t.Fatalf("the group had %+v", ever)
	}
	if _, err := w.refer(w.guided(2, model.Adults, w.dewi.ID), o); err != nil {
		t.Fatalf("the place did not come free: %v", err)
	}
	w.whole()
}

// Of sixteen terminals that refer to the last place at once exactly one gets
// it, and the others are told why.
func TestR3TheLastPlaceIsGivenOnce(t *testing.T) {
	const terminals = 16
	for round := range 5 {
		w := newWorld(t)
		_, o := w.offer(1, 3)
		var waiting []model.Client
		for i := range terminals + 2 {
			waiting = append(waiting, w.guided(10+i, model.Adults, w.dewi.ID))
		}
		for _, c := range waiting[:2] {
			_, err := w.refer(c, o)
			w.must(err)
		}
		var desks []*Session
		for range terminals {
			s, err := w.office.SignIn(w.ctx(), usernameOf(model.RoleOperator), secret, "meja", nil)
			w.must(err)
			desks = append(desks, s)
		}
		var wg sync.WaitGroup
		got := make([]error, terminals)
		for i, c := range waiting[2:] {
			wg.Go(func() {
				_, got[i] = desks[i].Refer(w.ctx(), NewOp(""), Referral{Client: c.ID, Offering: o.ID, Consent: desks[i].Today()})
			})
		}
		wg.Wait()
		seated := 0
		for _, err := range got {
			var hindered *model.Hindered
			switch {
			case err == nil:
				seated++
			case !errors.As(err, &hindered) || !slices.Equal(hindered.Hindrances, []model.Hindrance{model.HinderedFull}):
				t.Fatalf("round %d: %v", round, err)
			}
		}
		if seats := desks[0].Seats(o.Group, o.ID); seated != 1 || seats.Offering != 3 {
			t.Fatalf("round %d: %d got the last place, %d sit", round, seated, seats.Offering)
		}
		w.whole()
	}
}

// No sequence of actions by any role brings an enrolment or a group into a state
// that the declared ways do not lead to, and places are never given beyond the
// quota without a supervisor's reason.
func TestNoSequenceOfActionsLeavesTheDeclaredWays(t *testing.T) {
	for seed := range uint64(4) {
		rnd := rand.New(rand.NewPCG(seed, 4))
		w := newWorld(t)
		g, o := w.offer(1, 2)
		var people []model.Client
		for i := range 6 {
			people = append(people, w.guided(20+i, model.Adults, w.dewi.ID))
		}
		last := map[model.ID]model.EnrolmentState{}
		for range 120 {
			s := w.as(testRoles[rnd.IntN(len(testRoles))])
			all, err := w.as(model.RoleHeadOfOffice).EnrolmentsEver(w.ctx(), g.ID)
			w.must(err)
			switch {
			case rnd.IntN(3) == 0 || len(all) == 0:
				_, _ = s.Refer(w.ctx(), NewOp(""), Referral{Client: people[rnd.IntN(len(people))].ID, Offering: o.ID, Consent: model.Date(rnd.IntN(2)) * 1000, Draft: rnd.IntN(3) == 0})
			case rnd.IntN(8) == 0:
				now, err := w.as(model.RoleHeadOfOffice).Group(g.ID)
				w.must(err)
				before := now.State
				now.State = model.GroupStates()[rnd.IntN(len(model.GroupStates()))]
				if saved, err := s.SaveGroup(w.ctx(), NewOp(""), now); err == nil {
					if _, ok := model.GroupFlow().Step(before, saved.State); !ok && before != saved.State {
						t.Fatalf("seed %d: a group went from %v to %v", seed, before, saved.State)
					}
				}
			default:
				e := all[rnd.IntN(len(all))]
				step := EnrolmentStep{Enrolment: e.ID, Rev: e.Rev, Move: model.Move{State: model.EnrolmentStates()[rnd.IntN(len(model.EnrolmentStates()))]}}
				if rnd.IntN(2) == 0 {
					step.Reason = "lain"
				}
				if rnd.IntN(2) == 0 {
					step.Goals = []model.Goal{{Text: "bekerja", Result: model.GoalPartly}}
				}
				_, _ = s.StepEnrolment(w.ctx(), NewOp(""), step)
			}
			all, err = w.as(model.RoleHeadOfOffice).EnrolmentsEver(w.ctx(), g.ID)
			w.must(err)
			seated := 0
			for _, e := range all {
				if _, ok := model.EnrolmentFlow().Step(last[e.ID], e.State); !ok && last[e.ID] != e.State {
					t.Fatalf("seed %d: from %v to %v", seed, last[e.ID], e.State)
				}
				last[e.ID] = e.State
				if e.State.Seated() {
					seated++
				}
			}
			if seated > o.Quota {
				t.Fatalf("seed %d: %d sit on %d places", seed, seated, o.Quota)
			}
		}
		w.whole()
	}
}

func TestAttendanceOfTwoTerminalsIsJoinedByPerson(t *testing.T) {
	w := newWorld(t)
	g, o := w.offer(1, 0)
	a, b, c := w.guided(1, model.Adults, w.dewi.ID), w.guided(2, model.Adults, w.dewi.ID), w.guided(3, model.Adults, w.dewi.ID)
	s := w.as(model.RoleOperator)
	m, err := s.SaveMeeting(w.ctx(), NewOp(""), model.Meeting{Group: g.ID, Offering: o.ID, Day: s.Today(), Topic: "las titik"})
	w.must(err)
	mark := func(id model.ID, p model.Presence) model.Mark { return model.Mark{Client: id, Presence: p} }
	_, collided, err := s.MarkAttendance(w.ctx(), NewOp(""), Attendance{Meeting: m.ID, Now: []model.Mark{mark(a.ID, model.Present), mark(b.ID, model.Present)}})
	w.must(err)
	if len(collided) != 0 {
		t.Fatalf("%v collide with nobody", collided)
	}
	// The other terminal had read an empty list: it adds one, agrees on one and
	// says something else of one.
	m, collided, err = w.as(model.RoleHeadOfAdults).MarkAttendance(w.ctx(), NewOp(""), Attendance{Meeting: m.ID,
		Now: []model.Mark{mark(a.ID, model.Present), mark(b.ID, model.Absent), mark(c.ID, model.Excused)}})
	w.must(err)
	if !slices.Equal(collided, []model.ID{b.ID}) {
		t.Fatalf("%v collided", collided)
	}
	for id, want := range map[model.ID]model.Presence{a.ID: model.Present, b.ID: model.Present, c.ID: model.Excused} {
		if k, _ := m.Mark(id); k.Presence != want {
			t.Errorf("%v was %v, want %v", id, k.Presence, want)
		}
	}
	if now, err := s.Group(g.ID); err != nil || now.LastActivity != s.Today() { // rule R4
		t.Errorf("the group was active last on %v, %v", now.LastActivity, err)
	}
	m.Topic = "las listrik"
	m.Marks = nil
	if m, err = s.SaveMeeting(w.ctx(), NewOp(""), m); err != nil || len(m.Marks) != 3 {
		t.Errorf("changing the topic left %d of 3 people, %v", len(m.Marks), err)
	}
	w.whole()
}

func TestASeriesOfMeetingsIsSavedWholeOrNotAtAll(t *testing.T) {
	w := newWorld(t)
	g, o := w.offer(1, 0)
	s := w.as(model.RoleOperator)
	var course []model.Meeting
	for i := range 8 {
		course = append(course, model.Meeting{Group: g.ID, Offering: o.ID, Day: s.Today().AddDays(7 * i)})
	}
	op := NewOp("")
	saved, err := s.PlanMeetings(w.ctx(), op, course)
	w.must(err)
	again, err := s.PlanMeetings(w.ctx(), op, course) // the answer was lost and it is tried again
	w.must(err)
	all, err := s.MeetingsOf(w.ctx(), g.ID)
	w.must(err)
	if len(saved) != 8 || len(again) != 8 || len(all) != 8 || again[7].ID != saved[7].ID {
		t.Fatalf("%d, %d and %d meetings", len(saved), len(again), len(all))
	}
	course[7].Day = 0
	if _, err := s.PlanMeetings(w.ctx(), NewOp(""), course); err == nil {
		t.Fatal("a meeting without a day was planned")
	}
	if _, err := w.as(model.RoleAuditor).PlanMeetings(w.ctx(), NewOp(""), course[:1]); err == nil {
		t.Fatal("an auditor planned a meeting")
	}
	if all, _ = s.MeetingsOf(w.ctx(), g.ID); len(all) != 8 {
		t.Fatalf("%d meetings after two refusals", len(all))
	}
	w.whole()
}

// Whom an offering takes is part of it like everything else: narrowing it, and
// taking that back, is saved and stands in the history.
func TestWhomAnOfferingTakesIsSavedAndStandsInItsHistory(t *testing.T) {
	w := newWorld(t)
	_, o := w.offer(1, 3)
	s := w.as(model.RoleOperator)
	for i, accepts := range []*model.Accepts{{Adults: true}, {}, nil} {
		o.Accepts = accepts
		saved, err := s.SaveOffering(w.ctx(), NewOp(""), o)
		w.must(err)
		if got, _ := s.Books().Offering(o.ID); got.Rev != o.Rev+1 || (got.Accepts == nil) != (accepts == nil) {
			t.Fatalf("step %d: stored %+v as revision %d after %d", i, got.Accepts, got.Rev, o.Rev)
		}
		o = saved
	}
	history, err := s.History(w.ctx(), model.KindOffering, o.ID)
	w.must(err)
	if first := history[2].Records[0].Changes; len(first) != 2 || first[0].Field != "accepts" || first[1] != (FieldChange{"accepts.adults", "", "true"}) {
		t.Errorf("narrowing stands as %+v", first)
	}
}

// A meeting at which nobody appeared does not make a group active (rule R4).
func TestR4OnlyAMeetingWithAClientMakesAGroupActive(t *testing.T) {
	w := newWorld(t)
	g, o := w.offer(1, 0)
	c := w.guided(1, model.Adults, w.dewi.ID)
	s := w.as(model.RoleOperator)
	m, err := s.SaveMeeting(w.ctx(), NewOp(""), model.Meeting{Group: g.ID, Offering: o.ID, Day: s.Today()})
	w.must(err)
	for _, one := range []struct {
		was, now model.Presence
		active   model.Date
	}{{0, model.Absent, 0}, {model.Absent, model.Present, m.Day}} {
		a := Attendance{Meeting: m.ID, Now: []model.Mark{{Client: c.ID, Presence: one.now}}}
		if one.was != 0 {
			a.Before = []model.Mark{{Client: c.ID, Presence: one.was}}
		}
		_, _, err := s.MarkAttendance(w.ctx(), NewOp(""), a)
		w.must(err)
		if now, err := s.Group(g.ID); err != nil || now.LastActivity != one.active {
			t.Errorf("after %v the group was active last on %v, %v", one.now, now.LastActivity, err)
		}
	}
}

func TestR12WhoTakesPartIsAsClosedAsTheClient(t *testing.T) {
	w := newWorld(t)
	g, o := w.offer(1, 0)
	head := w.as(model.RoleHeadOfOffice)
	g.Accepts.Children = true
	g, err := head.SaveGroup(w.ctx(), NewOp(""), g)
	w.must(err)
	child := w.guided(1, model.Children, w.budi.ID)
	e, err := head.Refer(w.ctx(), NewOp(""), Referral{Client: child.ID, Offering: o.ID, Consent: head.Today()})
	w.must(err)
	m, err := head.SaveMeeting(w.ctx(), NewOp(""), model.Meeting{Group: g.ID, Offering: o.ID, Day: head.Today()})
	w.must(err)
	_, _, err = head.MarkAttendance(w.ctx(), NewOp(""), Attendance{Meeting: m.ID, Now: []model.Mark{{Client: child.ID, Presence: model.Present}}})
	w.must(err)
	_, err = head.Abstain(w.ctx(), NewOp(""), model.Abstention{Client: child.ID, Reason: "jauh"})
	w.must(err)
	for _, role := range []model.Role{model.RoleOperator, model.RoleHeadOfAdults, model.RoleCounselor, model.RoleAuditor} {
		s := w.as(role)
		if len(s.Enrolments())+len(s.EnrolmentsIn(g.ID)) != 0 {
			t.Errorf("%s sees who takes part", role.Code())
		}
		ever, _ := s.EnrolmentsEver(w.ctx(), g.ID)
		meetings, _ := s.MeetingsOf(w.ctx(), g.ID)
		_, absent := s.Abstention(child.ID)
		if _, err := s.EnrolmentsOf(w.ctx(), child.ID); err == nil || len(ever) != 0 || absent || len(meetings) != 1 || len(meetings[0].Marks) != 0 {
			t.Errorf("%s reads %v, %v, %v", role.Code(), ever, meetings, err)
		}
		if _, err := s.StepEnrolment(w.ctx(), NewOp(""), EnrolmentStep{Enrolment: e.ID, Rev: e.Rev, Move: model.Move{State: model.EnrolmentAccepted}}); err == nil {
			t.Errorf("%s moved it", role.Code())
		}
		if _, _, err := s.MarkAttendance(w.ctx(), NewOp(""), Attendance{Meeting: m.ID, Now: []model.Mark{{Client: child.ID, Presence: model.Absent}}}); err == nil {
			t.Errorf("%s marked the child", role.Code())
		}
		if seats := s.Seats(g.ID, o.ID); seats.Offering != 1 {
			t.Errorf("%s does not see that a place is taken: %+v", role.Code(), seats)
		}
	}
	if s := w.as(model.RoleHeadOfChildren); len(s.EnrolmentsIn(g.ID)) != 1 {
		t.Error("the child section does not see it")
	}
	w.whole()
}

func TestWhyAClientTakesNoPartIsKeptAndLiftedByAReferral(t *testing.T) {
	w := newWorld(t)
	_, o := w.offer(1, 0)
	c := w.guided(1, model.Adults, w.dewi.ID)
	s := w.as(model.RoleOperator)
	_, err := s.Abstain(w.ctx(), NewOp(""), model.Abstention{Client: c.ID, Reason: "jauh"})
	w.must(err)
	a, err := s.Abstain(w.ctx(), NewOp(""), model.Abstention{Client: c.ID, Reason: "bekerja", Note: "pagi sampai sore"})
	w.must(err)
	if got, ok := s.Abstention(c.ID); !ok || got.Reason != "bekerja" || got.Rev != 2 || got.District != c.District || a.ID != got.ID {
		t.Fatalf("%+v, %v", got, ok)
	}
	w.reopen()
	s = w.as(model.RoleOperator)
	if _, ok := s.Abstention(c.ID); !ok {
		t.Fatal("forgotten")
	}
	_, err = w.refer(c, o)
	w.must(err)
	if _, ok := s.Abstention(c.ID); ok {
		t.Fatal("who was referred still takes no part")
	}
	w.whole()
}

func TestWhyAClientTakesNoPartIsOneOfTheOfficesReasons(t *testing.T) {
	w := newWorld(t)
	c := w.guided(1, model.Adults, w.dewi.ID)
	s := w.as(model.RoleOperator)
	for _, reason := range []string{"", "entah", "penuh"} {
		if _, err := s.Abstain(w.ctx(), NewOp(""), model.Abstention{Client: c.ID, Reason: reason}); err == nil {
			t.Errorf("%q is taken", reason)
		}
	}
	_, err := s.Abstain(w.ctx(), NewOp(""), model.Abstention{Client: c.ID, Reason: "jauh"})
	w.must(err)
	head := w.as(model.RoleHeadOfOffice)
	m := *head.Books().Mechanism()
	m = m.WithReasons(model.ReasonAbsent, m.AllReasonsOf(model.ReasonAbsent)[1:])
	m.Source = "uji"
	_, err = head.SaveMechanism(w.ctx(), NewOp(""), m)
	w.must(err)
	// What was chosen while it was offered can still be written about.
	_, err = s.Abstain(w.ctx(), NewOp(""), model.Abstention{Client: c.ID, Reason: "jauh", Note: "dua jam dengan bus"})
	w.must(err)
	other := w.guided(2, model.Adults, w.dewi.ID)
	if _, err = s.Abstain(w.ctx(), NewOp(""), model.Abstention{Client: other.ID, Reason: "jauh"}); err == nil {
		t.Error("a reason is taken that is not offered any more")
	}
	w.whole()
}

func TestAnEnrolmentStaysThatOfItsClientAndGroup(t *testing.T) {
	w := newWorld(t)
	g, o := w.offer(1, 0)
	other, _ := w.offer(2, 0)
	e, err := w.refer(w.guided(1, model.Adults, w.dewi.ID), o)
	w.must(err)
	s := w.as(model.RoleOperator)
	moved := e
	moved.Client = w.guided(2, model.Adults, w.dewi.ID).ID
	if _, err := s.SaveEnrolment(w.ctx(), NewOp(""), moved); err == nil {
		t.Error("an enrolment went to another client")
	}
	moved = e
	moved.Group = other.ID
	if _, err := s.SaveEnrolment(w.ctx(), NewOp(""), moved); err == nil {
		t.Errorf("an enrolment went from %v to another group", g.Name)
	}
	w.whole()
}

func TestEnrolmentsStandByTheirDueDayThenByHowLongTheyStandSo(t *testing.T) {
	w := newWorld(t)
	_, o := w.offer(1, 0)
	var all []model.Enrolment
	for i := range 4 {
		e, err := w.refer(w.guided(1+i, model.Adults, w.dewi.ID), o)
		w.must(err)
		all = append(all, w.take(e, model.EnrolmentAccepted, ""))
		if i < 3 {
			all[i] = w.take(all[i], model.EnrolmentRunning, "")
		}
		w.clock.add(24 * time.Hour)
	}
	var got []model.ID
	for _, e := range w.as(model.RoleOperator).Enrolments() {
		got = append(got, e.ID)
	}
	want := []model.ID{all[3].ID, all[0].ID, all[1].ID, all[2].ID} // who has a day to begin by, then who runs the longest
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestACheckFindsAPlaceThatIsKeptForNobody(t *testing.T) {
	for what, harm := range map[string]func(x kv.Writer, e model.Enrolment){
		"a place is lost":       func(x kv.Writer, e model.Enrolment) { x.Delete(tSeat, under(e.Offering, e.ID)) },
		"a place for nobody":    func(x kv.Writer, e model.Enrolment) { x.Put(tSeat, under(e.Offering, e.Client), []byte{1}) },
		"not listed as running": func(x kv.Writer, e model.Enrolment) { x.Delete(tEnrol, e.ID[:]) },
	} {
		w := newWorld(t)
		_, o := w.offer(1, 0)
		e, err := w.refer(w.guided(1, model.Adults, w.dewi.ID), o)
		w.must(err)
		w.must(w.engine.Bulk(w.ctx(), func(x kv.Writer) error { harm(x, e); return nil }))
		rep, err := w.as(model.RoleHeadOfOffice).Check(w.ctx(), nil)
		w.must(err)
		if len(rep.Findings) != 1 {
			t.Errorf("%s: found %+v", what, rep.Findings)
		}
	}
}

// A change of the mechanism counts for what comes after: days that are set
// stay, and a step that is left out is refused from then on.
func TestTheMechanismCountsForWhatComesAfter(t *testing.T) {
	w := newWorld(t)
	_, o := w.offer(1, 0)
	first, err := w.refer(w.guided(1, model.Adults, w.dewi.ID), o)
	w.must(err)
	m := *model.DefaultMechanism()
	m.Source = "SK Kabapas 14/2026"
	for i := range m.States {
		if m.States[i].State == model.EnrolmentProposed.Code() {
			m.States[i].Days = 9
		}
	}
	m.Steps = []model.StepRule{{Way: model.WayOfEnrolment, From: "diusulkan", To: "daftar-tunggu", Off: true}}
	head := w.as(model.RoleHeadOfOffice)
	m, err = head.SaveMechanism(w.ctx(), NewOp(""), m)
	w.must(err)
	if _, err := w.as(model.RoleOperator).SaveMechanism(w.ctx(), NewOp(""), m); err == nil {
		t.Error("an operator changed the mechanism")
	}
	second, err := w.refer(w.guided(2, model.Adults, w.dewi.ID), o)
	w.must(err)
	all, err := head.EnrolmentsOf(w.ctx(), first.Client)
	w.must(err)
	if all[0].Due != first.Due || second.Due != head.Today()+9 {
		t.Errorf("due %v and %v", all[0].Due, second.Due)
	}
	_, err = head.StepEnrolment(w.ctx(), NewOp(""), EnrolmentStep{Enrolment: second.ID, Rev: second.Rev, Move: model.Move{State: model.EnrolmentWaiting}})
	var wrong model.Problems
	if !errors.As(err, &wrong) || wrong[0].Code != model.NoSuchStep {
		t.Errorf("a step that was left out gave %v", err)
	}
	w.whole()
	w.reopen()
	if got := w.as(model.RoleOperator).Books().Mechanism().Source; got != m.Source {
		t.Errorf("after opening again it is %q", got)
	}
}

// What was said of a client's way through a group is not read by those who read
// no case notes, nor is a child's presence by those who may not see the child.
func TestTheHistoryOfAGroupsWorkGivesNothingAway(t *testing.T) {
	w := newWorld(t)
	const secret = "utang pada tetangga"
	g, o := w.offer(1, 0)
	head := w.as(model.RoleHeadOfOffice)
	c := w.guided(1, model.Adults, w.dewi.ID)
	e, err := head.Refer(w.ctx(), NewOp(""), Referral{Client: c.ID, Offering: o.ID, Consent: head.Today(), Note: secret, Goals: []model.Goal{{Text: secret}}})
	w.must(err)
	e, err = head.StepEnrolment(w.ctx(), NewOp(""), EnrolmentStep{Enrolment: e.ID, Rev: e.Rev, Evaluation: secret, Move: model.Move{State: model.EnrolmentRejected, Reason: "lain", Note: secret}})
	w.must(err)
	a, err := head.Abstain(w.ctx(), NewOp(""), model.Abstention{Client: c.ID, Reason: "lain", Note: secret})
	w.must(err)
	child := w.guided(2, model.Children, w.budi.ID)
	m, err := head.SaveMeeting(w.ctx(), NewOp(""), model.Meeting{Group: g.ID, Offering: o.ID, Day: head.Today()})
	w.must(err)
	_, _, err = head.MarkAttendance(w.ctx(), NewOp(""), Attendance{Meeting: m.ID, Now: []model.Mark{{Client: child.ID, Presence: model.Absent}}})
	w.must(err)
	auditor := w.as(model.RoleAuditor)
	for kind, id := range map[model.Kind]model.ID{model.KindEnrolment: e.ID, model.KindAbstention: a.ID} {
		entries, err := auditor.History(w.ctx(), kind, id)
		if text := fmt.Sprintf("%+v", entries); err != nil || len(entries) == 0 || strings.Contains(text, secret) {
			t.Errorf("%s: %v, %s", kind, err, text)
		}
	}
	entries, err := w.as(model.RoleOperator).History(w.ctx(), model.KindMeeting, m.ID)
	if text := fmt.Sprintf("%+v", entries); err != nil || strings.Contains(text, child.ID.String()) {
		t.Errorf("%v, %s", err, text)
	}
	all, err := auditor.Audit(w.ctx(), AuditFilter{})
	if text := fmt.Sprintf("%+v", all); err != nil || strings.Contains(text, secret) {
		t.Errorf("the audit: %v, %s", err, text)
	}
}

// Work that a client found is looked at after three and six months, also when
// taking part has ended; until then the enrolment is in sight.
func TestAPlacementIsInSightUntilItWasLookedAtTwice(t *testing.T) {
	w := newWorld(t)
	_, o := w.offer(1, 2)
	e, err := w.refer(w.guided(1, model.Adults, w.dewi.ID), o)
	w.must(err)
	e = w.take(w.take(w.take(e, model.EnrolmentAccepted, ""), model.EnrolmentRunning, ""), model.EnrolmentFinished, "")
	s := w.as(model.RoleCounselor)
	inSight := func() int { return len(s.Enrolments()) }
	if inSight() != 0 {
		t.Fatal("who has finished is still waited for")
	}
	e.Placement = model.Placement{Employer: "Bengkel Maju", From: s.Today() - 100}
	for i := range e.Placement.Checks {
		e, err = s.SaveEnrolment(w.ctx(), NewOp(""), e)
		w.must(err)
		if inSight() != 1 {
			t.Fatalf("before look %d it is out of sight", i+1)
		}
		w.whole()
		e.Placement.Checks[i] = model.Check{Day: s.Today(), Working: true}
	}
	e, err = s.SaveEnrolment(w.ctx(), NewOp(""), e)
	w.must(err)
	if inSight() != 0 {
		t.Fatal("after both looks it is still in sight")
	}
	again, err := w.as(model.RoleAuditor).Enrolment(w.ctx(), e.ID)
	w.must(err)
	if again.Placement.Employer == "" || len(again.Goals) != 1 || again.Goals[0] != (model.Goal{Result: model.GoalMet}) {
		t.Fatalf("an auditor reads %+v", again)
	}
	w.reopen()
	w.whole()
}

func TestR12WhatFitsIsFoundForThoseAloneWhomThePersonMaySee(t *testing.T) {
	w := newWorld(t)
	g, o := w.offer(1, 2)
	_, other := w.offer(2, 2)
	adult, child := w.guided(1, model.Adults, w.dewi.ID), w.guided(2, model.Children, w.dewi.ID)
	find := func(f Fitting) [][]matching.Match {
		f.Clients = []model.ID{child.ID, adult.ID}
		found, err := w.as(model.RoleOperator).Fits(w.ctx(), f)
		w.must(err)
		return found
	}
	found := find(Fitting{Most: 5})
	if len(found[0]) != 0 {
		t.Fatalf("an operator is told what fits a child: %+v", found[0])
	}
	if len(found[1]) != 2 {
		t.Fatalf("%+v fits", found[1])
	}
	if found = find(Fitting{Most: 5, Group: g.ID}); len(found[1]) != 1 || found[1][0].Offering != o.ID {
		t.Fatalf("of one group %+v fits", found[1])
	}
	_, err := w.refer(adult, other)
	w.must(err)
	if _, err := w.refer(w.guided(3, model.Adults, w.dewi.ID), other); err != nil {
		t.Fatal(err)
	}
	for _, m := range find(Fitting{Most: 5})[1] {
		if full := m.Reasons.Has(matching.AgainstFull); full != (m.Offering == other.ID) {
			t.Fatalf("%v is full: %v", m.Offering, full)
		}
	}
}
