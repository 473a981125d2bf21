package balance_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model/balance"
)

// Whatever is tried, taken back and taken again: loads are those of who has
// whom, no client is with somebody who may not have them, and taking all steps
// back leaves the very state of the beginning.
func TestATrialKeepsItsLoadsAndGoesBackToWhereItBegan(t *testing.T) {
	p := bigOffice(7, 8, 60)
	rapid.Check(t, func(t *rapid.T) {
		trial := p.NewTrial()
		start := state(trial)
		history := [][]int{start}
		at := 0
		for range rapid.IntRange(1, 40).Draw(t, "keys") {
			switch rapid.IntRange(0, 3).Draw(t, "key") {
			case 0:
				if undone := trial.Undo(); undone != (at > 0) {
					t.Fatalf("taken back: %v at step %d", undone, at)
				} else if undone {
					at--
				}
			case 1:
				if again := trial.Redo(); again != (at < len(history)-1) {
					t.Fatalf("taken again: %v at step %d of %d", again, at, len(history)-1)
				} else if again {
					at++
				}
			default:
				clients := rapid.SliceOfN(rapid.IntRange(0, 59), 1, 6).Draw(t, "clients")
				if trial.Move(clients, rapid.IntRange(0, 7).Draw(t, "to")) > 0 {
					at++
					history = append(slices.Clone(history[:at]), state(trial))
				}
			}
			if !slices.Equal(state(trial), history[at]) {
				t.Fatalf("at step %d the state is another", at)
			}
			checkTrial(t, trial)
		}
		for trial.Undo() {
		}
		if !slices.Equal(state(trial), start) || len(trial.Moved()) != 0 {
			t.Fatal("after taking back everything it is not as it was")
		}
	})
}

// state is who has whom.
func state(t *balance.Trial) []int {
	out := make([]int, len(t.Problem().Clients()))
	for j := range out {
		out[j] = t.At(j)
	}
	return out
}

func checkTrial(t *rapid.T, trial *balance.Trial) {
	p := trial.Problem()
	at := state(trial)
	loads, held := p.Loads(at), make([]int, len(p.Counselors()))
	for j, i := range at {
		if i == balance.Nobody {
			continue
		}
		held[i]++
		if i != p.Clients()[j].Owner && p.Block(j, i) != 0 {
			t.Fatalf("client %d is with %d, who may not have them", j, i)
		}
	}
	for i := range loads {
		if trial.Load(i) != loads[i] || trial.Clients(i) != held[i] {
			t.Fatalf("counselor %d has %d in %d clients, want %d in %d", i, trial.Load(i), trial.Clients(i), loads[i], held[i])
		}
	}
	for _, m := range trial.Moved() {
		if at[m.Client] != m.To || p.Clients()[m.Client].Owner != m.From || m.From == m.To {
			t.Fatalf("%+v is not what it says", m)
		}
	}
}

func TestATrialIsKeptByIdAndTakenUpAgain(t *testing.T) {
	p := bigOffice(7, 8, 60)
	rapid.Check(t, func(t *rapid.T) {
		trial := p.NewTrial()
		for range 6 {
			trial.Move(rapid.SliceOfN(rapid.IntRange(0, 59), 1, 4).Draw(t, "clients"), rapid.IntRange(0, 7).Draw(t, "to"))
		}
		again := p.NewTrial()
		if n := again.Take(trial.Pairs()); n != len(trial.Moved()) || !slices.Equal(state(again), state(trial)) {
			t.Fatalf("%d of %d taken up", n, len(trial.Moved()))
		}
	})
}

// BenchmarkTrial is a key press of a what-if: a client goes, and what everybody
// has is read. The limit is 16 ms for 200 counselors and 20,000 clients, the
// drawing included.
func BenchmarkTrial(b *testing.B) {
	p := bigOffice(1, 200, 20_000)
	trial := p.NewTrial()
	j := 0
	for b.Loop() {
		trial.Move([]int{j % 20_000}, j%200)
		trial.Worst()
		j++
	}
}
