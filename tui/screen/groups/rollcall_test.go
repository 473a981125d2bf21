package groups

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

// course makes a group with an offering in which five clients take part, and
// returns them in the order in which they are listed.
func course(t *testing.T, s *store.Session) (o model.Offering, people []person) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	today := s.Today()
	g, err := s.SaveGroup(t.Context(), store.NewOp("test"), model.Group{
		Code: "PML-950", Name: "Bengkel Las", Fields: []model.Field{model.SelfReliance}, State: model.GroupActive, District: "33.02.14",
		Criteria: [4]bool{true, true, true, true}, Accepts: model.Accepts{Adults: true, Women: true},
		Agreements: []model.Agreement{{No: "PKS-950", Date: today - 30, Start: today - 30, End: today + 300}},
	})
	must(err)
	o, err = s.SaveOffering(t.Context(), store.NewOp("test"), model.Offering{Group: g.ID, Name: "Las dasar", Activity: "Pelatihan keterampilan"})
	must(err)
	rows := s.Roster().Run(t.Context(), roster.Query{Sort: roster.ByName, Today: today, Filter: roster.Filter{
		roster.FacetSection: {model.Adults.Code()}, roster.FacetState: {model.TermActive.Code()}}})
	const takers = 5
	for i := 0; i < rows.Len() && len(people) < takers; i++ {
		row := rows.Row(i)
		e, err := s.Refer(t.Context(), store.NewOp("test"), store.Referral{Client: row.ID, Offering: o.ID, Consent: today})
		must(err)
		for _, to := range []model.EnrolmentState{model.EnrolmentAccepted, model.EnrolmentRunning} {
			e, err = s.StepEnrolment(t.Context(), store.NewOp("test"), store.EnrolmentStep{Enrolment: e.ID, Rev: e.Rev, Move: model.Move{State: to}})
			must(err)
		}
		people = append(people, person{id: row.ID, name: row.Name})
	}
	d, err := readDossier(s, g.ID)
	must(err)
	return o, peopleAt(s, &d, &model.Meeting{Offering: o.ID, Day: today})
}

// meet plans a meeting of an offering today.
func meet(t *testing.T, s *store.Session, o *model.Offering) model.Meeting {
	t.Helper()
	m, err := s.SaveMeeting(t.Context(), store.NewOp("test"), model.Meeting{Group: o.Group, Offering: o.ID, Day: s.Today()})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// stored reads a meeting.
func stored(t *testing.T, s *store.Session, m model.Meeting) model.Meeting {
	t.Helper()
	all, err := s.MeetingsOf(t.Context(), m.Group)
	if err != nil {
		t.Fatal(err)
	}
	return all[slices.IndexFunc(all, func(one model.Meeting) bool { return one.ID == m.ID })]
}

// paperRoll is attendance as one would note it on paper: a line for each
// person, a finger on one of them, and the column that figures go to.
type paperRoll struct {
	marks   []model.Mark
	at      int
	conduct bool
}

func (p *paperRoll) press(key string) {
	mark := &p.marks[p.at]
	goTo := func(to int) { p.at = max(0, min(to, len(p.marks)-1)) }
	note := func(as model.Presence) {
		if mark.Presence = as; as != model.Present {
			mark.Work, mark.Conduct, mark.Minutes = 0, 0, 0
		}
		goTo(p.at + 1)
	}
	switch key {
	case "h":
		note(model.Present)
	case "i":
		note(model.Excused)
	case "s":
		note(model.IllAway)
	case "t":
		note(model.Absent)
	case "up":
		goTo(p.at - 1)
	case "down":
		goTo(p.at + 1)
	case "home":
		goTo(0)
	case "end":
		goTo(len(p.marks) - 1)
	case "left", "right":
		p.conduct = !p.conduct
	case "delete":
		*mark = model.Mark{Client: mark.Client}
	case "*":
		for i := range p.marks {
			if p.marks[i].Presence == model.PresenceUnknown {
				p.marks[i].Presence = model.Present
			}
		}
	case "0", "1", "2", "3", "4", "5":
		if mark.Presence != model.Present {
			return
		}
		if n := int(key[0] - '0'); p.conduct {
			mark.Conduct = n
		} else {
			mark.Work = n
		}
		goTo(p.at + 1)
	}
}

// Whatever keys are pressed, what is saved is what somebody who pressed them
// would have noted on paper.
func TestWhateverIsPressedIsSavedAsOnPaper(t *testing.T) {
	o := recordtest.Open(t, 60)
	s := o.SignIn("kasubsi")
	offering, people := course(t, s)
	keys := []string{"h", "i", "s", "t", "*", "0", "1", "3", "5", "7", "up", "down", "home", "end", "left", "right", "delete", "x", "?", "esc"}
	rapid.Check(t, func(rt *rapid.T) {
		m := meet(t, s, &offering)
		paper := &paperRoll{}
		for _, p := range people {
			paper.marks = append(paper.marks, model.Mark{Client: p.id})
		}
		for range rapid.IntRange(1, 2).Draw(rt, "visits to the screen") {
			d := o.Show("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return newRollCall(env, s, stored(t, s, m)) })
			paper.at, paper.conduct = 0, false
			for range rapid.IntRange(0, 25).Draw(rt, "keys") {
				key := rapid.SampledFrom(keys).Draw(rt, "key")
				switch key {
				case "esc", "?": // what opens above the screen closes again and changes nothing
					d.Press("?", "esc")
				default:
					d.Press(key)
					paper.press(key)
				}
			}
			d.Press("ctrl+s")
		}
		saved := stored(t, s, m)
		for _, want := range paper.marks {
			got, _ := saved.Mark(want.Client)
			got.Client = want.Client
			if got != want {
				rt.Fatalf("stored %+v, on paper %+v", got, want)
			}
		}
	})
}

// Two desks note the same meeting in any order: what each alone said of a
// person is stored, and a person on whom they differ is never overwritten
// without a decision.
func TestTwoRollsNeverLoseAPerson(t *testing.T) {
	o := recordtest.Open(t, 60)
	s := o.SignIn("kasubsi")
	offering, people := course(t, s)
	rapid.Check(t, func(rt *rapid.T) {
		m := meet(t, s, &offering)
		desks := [2]*roll{newRoll(&m), newRoll(&m)}
		said := [2]map[model.ID]model.Presence{{}, {}}
		for i, desk := range desks {
			for range rapid.IntRange(0, 6).Draw(rt, "marks") {
				id := people[rapid.IntRange(0, len(people)-1).Draw(rt, "who")].id
				said[i][id] = rapid.SampledFrom(model.Presences()).Draw(rt, "how")
				desk.attend(id, said[i][id])
			}
		}
		for i, desk := range desks {
			if i == 1 && rapid.Bool().Draw(rt, "the second has seen the first") {
				now := stored(t, s, m)
				desk.reread(&now)
			}
			op, a := store.NewOp("test"), desk.attendance(m.ID)
			now, _, err := s.MarkAttendance(t.Context(), op, a)
			if rapid.Bool().Draw(rt, "the answer is lost and it is tried again") && err == nil {
				now, _, err = s.MarkAttendance(t.Context(), op, a)
			}
			if err != nil {
				rt.Fatal(err)
			}
			desk.saved(&now)
		}
		differ := 0
		now := stored(t, s, m)
		for _, p := range people {
			first, a := said[0][p.id]
			second, b := said[1][p.id]
			mark, _ := now.Mark(p.id)
			switch {
			case a && b && first != second:
				differ++
				if theirs, asked := desks[1].theirs[p.id]; !asked || theirs.Presence != first || mark.Presence != first || desks[1].of(p.id).Presence != second {
					rt.Fatalf("%v against %v: stored %v, asked %v", first, second, mark.Presence, asked)
				}
			case mark.Presence != cmp.Or(first, second):
				rt.Fatalf("stored %v, said %v and %v", mark.Presence, first, second)
			}
		}
		if differ != len(desks[1].theirs) {
			rt.Fatalf("%d differ, %d are asked about", differ, len(desks[1].theirs))
		}
	})
}

func TestADraftOfAttendanceIsOfferedAgainWithHowItWasRead(t *testing.T) {
	o := recordtest.Open(t, 60)
	s := o.SignIn("kasubsi")
	offering, people := course(t, s)
	m := meet(t, s, &offering)
	show := func() *tuitest.Driver {
		return o.Show("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return newRollCall(env, s, stored(t, s, m)) })
	}
	show().Press("h", "s").Advance(600*time.Millisecond).See("belum disimpan", "h hadir 1")
	// Meanwhile another desk says something else of the first person.
	if _, _, err := s.MarkAttendance(t.Context(), store.NewOp("test"), store.Attendance{Meeting: m.ID, Now: []model.Mark{{Client: people[0].id, Presence: model.Absent}}}); err != nil {
		t.Fatal(err)
	}
	d := show().See("Ada draf yang belum disimpan").Advance(time.Second).Press("enter")
	d.See("h hadir 1", "s sakit 1").Press("ctrl+s").See(people[0].name + " dicatat berbeda").Press("enter").See("Kehadiran tersimpan")
	now := stored(t, s, m)
	for i, want := range []model.Presence{model.Present, model.IllAway} {
		if mark, _ := now.Mark(people[i].id); mark.Presence != want {
			t.Errorf("person %d is stored as %v", i, mark.Presence)
		}
	}
	show().NotSee("Ada draf yang belum disimpan")
}

func TestMoreIsNotedOfOnePersonInADialog(t *testing.T) {
	o := recordtest.Open(t, 60)
	s := o.SignIn("kasubsi")
	offering, people := course(t, s)
	m := meet(t, s, &offering)
	d := o.Show("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return newRollCall(env, s, m) })
	d.Press("enter").See(people[0].name, "> Kehadiran").NotSee("Mutu kerja").Type("hadir").Press("enter").See("Mutu kerja")
	d.Type("90").Press("enter").Type("7").Press("ctrl+s").See("Antara 0 dan 5").Press("ctrl+u").Type("4").Press("enter", "enter").Type("datang terlambat").Press("ctrl+s")
	d.See("datang terlambat", "h hadir 1").Press("ctrl+s").See("Kehadiran tersimpan")
	now := stored(t, s, m)
	if mark, _ := now.Mark(people[0].id); mark != (model.Mark{Client: people[0].id, Presence: model.Present, Minutes: 90, Work: 4, Note: "datang terlambat"}) {
		t.Errorf("stored as %+v", mark)
	}
	// Leaving what is not saved asks.
	d = o.Show("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return NewDetail(env, s, offering.Group) })
	for !d.Says("[Sesi") {
		d.Press("tab")
	}
	d.Press("home", "enter", "end", "i").See("belum disimpan").Press("esc").See("Tinggalkan isian").Press("enter").See("belum disimpan")
	d.Press("esc", "left", "enter").See("[Sesi")
}

func TestAnAuditorLooksAtTheWorkOfAGroupAndChangesNothing(t *testing.T) {
	o := recordtest.Open(t, 60)
	s := o.SignIn("kasubsi")
	offering, _ := course(t, s)
	m := meet(t, s, &offering)
	d := o.Show("auditor", func(env *kit.Env, s *store.Session) kit.Screen { return NewDetail(env, s, offering.Group) })
	for range tabCount {
		d.Press("tab").NotSee("baru", "ubah", "rangkaian").Press("n", "N", "u", "x", "space").NotSee("Harus diisi", "Mengapa")
	}
	d = o.Show("auditor", func(env *kit.Env, s *store.Session) kit.Screen { return newRollCall(env, s, m) })
	d.NotSee("h hadir", "ctrl+s").Press("h", "*", "3", "enter", "ctrl+s").NotSee("belum disimpan", "tersimpan")
	if now := stored(t, s, m); now.Held() {
		t.Errorf("an auditor noted %+v", now.Marks)
	}
}

// A form of the work of a group never drifts from its record.
func TestTheFormsOfTheWorkAreTiedToTheirRecords(t *testing.T) {
	o := recordtest.Open(t, 0)
	env := kit.Env{}
	s := o.SignIn("kasubsi")
	g := find(t, s, "Bengkel Maju")
	offering := s.Books().OfferingsOf(g.ID)[0]
	d := o.Show("kasubsi", func(e *kit.Env, s *store.Session) kit.Screen { env = *e; return NewList(e, s) })
	d.See("Anyaman")
	sheet := spreadOffering(offering, &g)
	recordtest.Tied(t, offeringFields(&env, s, &g, &offering), offeringBinding.Values(&sheet))
	if back := sheet.fold(); fmt.Sprint(back) != fmt.Sprint(offering) {
		t.Errorf("an offering becomes %+v", back)
	}
	m := proposeMeeting(&env, &offering)
	meeting := spreadMeeting(&env, m)
	recordtest.Tied(t, meetingFields(&env, s, &m), meetingBinding.Values(&meeting))
	series := seriesSheet{meetingSheet: meeting}
	recordtest.Tied(t, seriesFields(&env, s, &series), seriesBinding.Values(&series))
	visit := model.Monitoring{}
	recordtest.Tied(t, visitFields(&env, s, &visit), visitBinding.Values(&visit))
	recordtest.Placed(t, offeringFields(&env, s, &g, &offering), (&model.Offering{Group: g.ID, Quota: -1}).Validate(model.Checks{}))
	recordtest.Placed(t, visitFields(&env, s, &visit), (&model.Monitoring{Group: g.ID, Scores: [5]int{6, 6, 6, 6, 6}}).Validate(model.Checks{}))
}

// A child is named by initials where others look on (rule R12), and is not
// there for who may not see them.
func TestR12AChildWhoTakesPartIsNamedByInitials(t *testing.T) {
	o := recordtest.Open(t, 200)
	head := o.SignIn("kabapas")
	offering, _ := course(t, head)
	g, _ := head.Books().Group(offering.Group)
	g.Accepts.Children = true
	if _, err := head.SaveGroup(t.Context(), store.NewOp("test"), g); err != nil {
		t.Fatal(err)
	}
	row := head.Roster().Run(t.Context(), roster.Query{Today: head.Today(), Filter: roster.Filter{
		roster.FacetSection: {model.Children.Code()}, roster.FacetState: {model.TermActive.Code()}}}).Row(0)
	e, err := head.Refer(t.Context(), store.NewOp("test"), store.Referral{Client: row.ID, Offering: offering.ID, Consent: head.Today()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := head.StepEnrolment(t.Context(), store.NewOp("test"), store.EnrolmentStep{Enrolment: e.ID, Rev: e.Rev, Move: model.Move{State: model.EnrolmentAccepted}}); err != nil {
		t.Fatal(err)
	}
	m := meet(t, head, &offering)
	for user, sees := range map[string]bool{"kasubsi-bka": true, "operator": false} {
		for _, screen := range []func(env *kit.Env, s *store.Session) kit.Screen{
			func(env *kit.Env, s *store.Session) kit.Screen { return NewDetail(env, s, g.ID) },
			func(env *kit.Env, s *store.Session) kit.Screen { return newRollCall(env, s, stored(t, s, m)) },
		} {
			d := o.ShowAt(tuitest.Options{W: 120, H: 40}, user, screen)
			for range tabTakers {
				d.Press("tab")
			}
			if d.NotSee(row.Name).Says(model.Initials(row.Name)) != sees {
				t.Errorf("%s sees the child: %v\n%s", user, !sees, d.Screen())
			}
		}
	}
}
