package caseload

import (
	"context"
	"testing"

	"guyub/model"
	"guyub/model/workload"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

// Every screen of the room says everything at every size, in both languages.
func TestTheSumOfACounselorFitsEverySize(t *testing.T) {
	o := recordtest.Open(t, 300)
	s := o.SignIn("kasubsi")
	team := Team(s, s.Today())
	for _, load := range []workload.Load{team.Loads[0], team.Loads[1], withLitmas(t, s, &team)} {
		o.EverySize("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return NewSum(env, s, load.Counselor.ID) }, func(d *tuitest.Driver) {
			d.See(load.Counselor.Name)
			d.Press("end")
		})
	}
	o.EverySize("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return NewList(env, s) }, func(d *tuitest.Driver) {
		d.See(model.ShortName(team.Loads[0].Counselor.Name)).Press("down")
	})
}

// withLitmas returns the load of somebody who has a litmas to write.
func withLitmas(t *testing.T, s *store.Session, team *workload.Team) workload.Load {
	t.Helper()
	for _, load := range team.Loads {
		for _, line := range load.Lines {
			if isLitmas(line.Norm) {
				return load
			}
		}
	}
	t.Fatal("nobody has a litmas")
	return workload.Load{}
}

// Rule 5: the line of the litmas opens down to the norm, the count and the
// matters themselves; a counselor sees those of their own.
func TestRule5TheSumListsTheLitmasItIsMadeOf(t *testing.T) {
	o := recordtest.Open(t, 300)
	s := o.SignIn("kabapas")
	team := Team(s, s.Today())
	load := withLitmas(t, s, &team)
	d := o.ShowAt(tuitest.Options{W: 120, H: 60}, "kabapas", func(env *kit.Env, s *store.Session) kit.Screen { return NewSum(env, s, load.Counselor.ID) })
	d.See("Litmas", "Litmas di tangan")
	for _, m := range s.Matters() {
		if m.Kind == model.Litmas && m.Owner == load.Counselor.ID && m.Section == model.Adults {
			d.See(m.Person)
		}
	}
}

// Rule 14: over the limit for four weeks is a word in the list, and a day since
// which in the sum; the trend ends with the month that is kept.
func TestRule14WhoIsOverForLongIsSaid(t *testing.T) {
	o := recordtest.Open(t, 1300)
	s := o.SignIn("kasubsi")
	if _, err := s.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	d := o.ShowAt(tuitest.Options{W: 80, H: 24}, "kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return NewList(env, s) })
	d.See("Sari W.", "berlebih 9 bulan", "tanpa kapasitas", "30h")
	d.Press("down", "enter").Press("end").See("Riwayat beban", "Berlebih sejak", "149 %").NotSee("Belum ada bulan")
	history, err := s.LoadHistory(context.Background())
	if err != nil || len(history) != 13 {
		t.Fatalf("%d months, %v", len(history), err)
	}
}

// What is drawn in the list is what the package computes: the load in thirty
// days is that of the sum.
func TestTheListAndTheSumSayTheSameOfThirtyDays(t *testing.T) {
	o := recordtest.Open(t, 1300)
	s := o.SignIn("kasubsi")
	books, work, day := s.Books(), s.Work(), s.Today().AddDays(workload.Horizons()[0])
	team := work.TeamAhead(books.Counselors, books.NormsOn(day))
	for _, then := range team.Loads {
		one := work.Ahead(then.Counselor, books.NormsOn(day))
		if one.Minutes != then.Minutes || one.Capacity != then.Capacity {
			t.Errorf("%s: %d of %d minutes in the list, %d of %d in the sum", then.Counselor.Name, then.Minutes, then.Capacity, one.Minutes, one.Capacity)
		}
	}
}
