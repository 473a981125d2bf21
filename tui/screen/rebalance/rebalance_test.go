package rebalance

import (
	"fmt"
	"image"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/balance"
	"guyub/model/workload"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

// What a draft keeps of a simulation is read back as it was, and what it cannot
// read it leaves out.
func TestADraftOfASimulationIsReadBack(t *testing.T) {
	ids := rapid.Custom(func(t *rapid.T) model.ID { return model.ID(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id")) })
	rapid.Check(t, func(t *rapid.T) {
		var pairs []balance.Pair
		for range rapid.IntRange(0, 60).Draw(t, "n") {
			p := balance.Pair{Client: ids.Draw(t, "client"), Counselor: ids.Draw(t, "counselor")}
			if !p.Client.IsZero() && !p.Counselor.IsZero() {
				pairs = append(pairs, p)
			}
		}
		text := writeDraft(pairs)
		if got := readDraft(text); !slices.Equal(got, pairs) {
			t.Fatalf("%v is read back as %v", pairs, got)
		}
		readDraft(text[:rapid.IntRange(0, len(text)).Draw(t, "cut")] + rapid.String().Draw(t, "rest"))
	})
}

// The screens of balance fit every size, theme and language, as every role that
// may be there sees them.
func TestTheScreensOfBalanceFitEverySize(t *testing.T) {
	office := recordtest.Open(t, 120)
	office.EverySize("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen {
		return NewSimulation(env, s, func() workload.Team { return team(s) }, model.ID{})
	}, func(d *tuitest.Driver) {
		for _, keys := range [][]string{{"enter"}, {"enter", "space", "enter"}, {"u"}, {"u", "b"}, {"u", "space", "k"}, {"x"}, {"?"}} {
			d.Press(keys...)
			d.Press("esc", "esc", "esc")
		}
	})
}

// team is the team of a session, without what else counselors do.
func team(s *store.Session) workload.Team {
	books := s.Books()
	var cells []workload.Cell
	for _, c := range s.Roster().Caseload() {
		cells = append(cells, workload.Cell{Counselor: c.Counselor, Risk: c.Risk, District: c.District, Count: c.Count, InCustody: workload.InCustody(c.State)})
	}
	return workload.NewTeam(books.Counselors, cells, books.NormsOn(s.Today()), func(string) int { return 40 })
}

// BenchmarkWhatIf is a key press of a simulation with its frame at 120x40: a
// client goes to somebody else, and every counselor is drawn before and after.
// The limit is 16 ms for 200 counselors and 20,000 clients.
func BenchmarkWhatIf(b *testing.B) {
	for _, size := range []struct{ counselors, clients int }{{30, 1500}, {200, 20_000}} {
		b.Run(fmt.Sprintf("%dx%d", size.counselors, size.clients), func(b *testing.B) {
			m := anySimulation(b, size.counselors, size.clients)
			canvas := kit.NewCanvas(120, 40)
			area := image.Rect(0, 3, 120, 38)
			j := 0
			for b.Loop() {
				m.move([]int{j % size.clients}, (j*7)%size.counselors)
				m.Draw(canvas, area)
				j++
			}
		})
	}
}

// anySimulation is a simulation of an office of a size.
func anySimulation(b *testing.B, counselors, clients int) *Simulation {
	b.Helper()
	r := rand.New(rand.NewPCG(5, 5))
	team := make([]balance.Counselor, counselors)
	for i := range team {
		team[i] = balance.Counselor{ID: model.NewID(), Capacity: 6000 * balance.Minute}
	}
	all := make([]balance.Client, clients)
	for j := range all {
		all[j] = balance.Client{ID: model.NewID(), Owner: r.IntN(counselors), Price: 1}
	}
	p, err := balance.New(110_000, team, all, func(client, counselor int) balance.Fit {
		return balance.Fit{Work: balance.Work(30+client%90) * balance.Minute}
	})
	if err != nil {
		b.Fatal(err)
	}
	s := recordtest.Open(b, 0).SignIn("kasubsi")
	env := &kit.Env{Lang: lang.For(lang.Indonesian), Theme: kit.NewTheme(kit.ThemeDark, true), Now: time.Now, Width: 120, Height: 40}
	m := NewSimulation(env, s, nil, model.ID{})
	o := &office{env: env, store: s, problem: p, cases: make([]balance.Case, clients), loads: p.Loads(p.Owners()), heads: make([]int, counselors)}
	o.says = balance.Diagnosis{Bound: p.Bound(), Worst: p.Worst(p.Owners())}
	for i := range team {
		o.order = append(o.order, i)
	}
	m.wait.Start("")
	m.begin(officeRead{of: m, office: o})
	return m
}
