package balance

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// anySearch draws a search over a small team, or over hard capacities.
func anySearch(t *rapid.T) *search {
	agents, jobs := rapid.IntRange(2, 5).Draw(t, "agents"), rapid.IntRange(1, 12).Draw(t, "jobs")
	k := &task{agents: agents, jobs: jobs, base: make([]int64, agents), budget: rapid.IntRange(-1, 4).Draw(t, "budget")}
	capacity := make([]int64, agents)
	for i := range capacity {
		capacity[i] = rapid.Int64Range(0, 20).Draw(t, "capacity")
	}
	unit := int64(1)
	if rapid.Bool().Draw(t, "team") {
		unit, k.level = int64(Minute), 2
		counselors := make([]Counselor, agents-1)
		for i := range counselors {
			counselors[i].Capacity = Work(capacity[i]) * Minute
		}
		k.burden = newShares(110_000, counselors)
	} else {
		weight := slices.Repeat([]int64{3}, agents)
		k.burden = &penalties{capacity: capacity, weight: weight, factor: 16}
	}
	at := make([]int32, jobs)
	for job := range jobs {
		at[job] = int32(rapid.IntRange(0, agents-1).Draw(t, "at"))
		for agent := range agents {
			s := seat{use: rapid.Int64Range(-2, 6).Draw(t, "use") * unit, cost: rapid.Int64Range(0, 9).Draw(t, "cost")}
			if agent == int(at[job]) {
				s.use = max(s.use, -s.use)
			}
			k.seats = append(k.seats, s)
		}
	}
	k.home = slices.Clone(at)
	return newSearch(k, at)
}

// value counts the worth of an assignment from nothing.
func value(k *task, at []int32) worth {
	w, load := worth{}, slices.Clone(k.base)
	for job, agent := range at {
		s := k.seats[job*k.agents+int(agent)]
		w[k.level] += s.cost
		load[agent] += s.use
	}
	for agent, l := range load {
		first, second := k.burden.at(agent, l)
		w = w.plus(worth{first, second, 0})
	}
	return w
}

// plainBest tries every step of a kind.
func plainBest(s *search, swap bool) worth {
	best, now := never, value(s.task, s.at)
	try := func(at []int32) {
		away := 0
		for job, agent := range at {
			if s.seats[job*s.agents+int(agent)].use < 0 {
				return
			}
			if agent != s.home[job] {
				away++
			}
		}
		if s.budget >= 0 && away > s.budget {
			return
		}
		v := value(s.task, at)
		if d := (worth{v[0] - now[0], v[1] - now[1], v[2] - now[2]}); d.less(best) {
			best = d
		}
	}
	for j := range s.at {
		if swap {
			for k := range j {
				if s.at[j] != s.at[k] {
					at := slices.Clone(s.at)
					at[j], at[k] = at[k], at[j]
					try(at)
				}
			}
			continue
		}
		for agent := range s.agents {
			if int32(agent) != s.at[j] {
				at := slices.Clone(s.at)
				at[j] = int32(agent)
				try(at)
			}
		}
	}
	return best
}

// What the search remembers and leaves out never hides a better step, and its
// running sums are those of a count anew.
func TestTheSearchSeesTheBestStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySearch(t)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		for range 12 {
			s.until = s.effort + 1_000_000
			if got := value(s.task, s.at); got != s.total {
				t.Fatalf("%v, counted anew %v", s.total, got)
			}
			swap := r.IntN(2) == 1
			st, ok := s.best(swap, worth{})
			want := plainBest(s, swap)
			// Exchanges that change nothing but the cost are left out.
			partial := swap && s.level > 0 && !want.less(worth{})
			if !partial && (ok != (want != never) || ok && st.delta != want) {
				t.Fatalf("swap %v: %v %v, the best is %v", swap, ok, st.delta, want)
			}
			if ok {
				s.take(st)
			}
		}
	})
}

// Small instances are solved to the best, or shown to have no solution.
func TestSmallInstancesAreSolved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := Instance{Agents: rapid.IntRange(1, 3).Draw(t, "agents"), Jobs: rapid.IntRange(1, 7).Draw(t, "jobs")}
		row := func(least, most int64) []int64 {
			return rapid.SliceOfN(rapid.Int64Range(least, most), g.Jobs, g.Jobs).Draw(t, "row")
		}
		for range g.Agents {
			g.Cost, g.Use = append(g.Cost, row(5, 25)), append(g.Use, row(1, 9))
			g.Capacity = append(g.Capacity, rapid.Int64Range(5, 25).Draw(t, "capacity"))
		}
		cost := func(at []int32) (sum int64, ok bool) {
			load := make([]int64, g.Agents)
			for job, agent := range at {
				sum += g.Cost[agent][job]
				load[agent] += g.Use[agent][job]
			}
			for agent, l := range load {
				if l > g.Capacity[agent] {
					return sum, false
				}
			}
			return sum, true
		}
		best, any := int64(1<<62), false
		at := make([]int32, g.Jobs)
		var place func(job int)
		place = func(job int) {
			if job == g.Jobs {
				if sum, ok := cost(at); ok && sum < best {
					best, any = sum, true
				}
				return
			}
			for agent := range g.Agents {
				at[job] = int32(agent)
				place(job + 1)
			}
		}
		place(0)
		got, ok := g.Solve(context.Background(), 200_000)
		sum, kept := cost(got)
		if ok != any || ok && (!kept || sum != best) {
			t.Fatalf("%v %v %d, best %v %d", got, ok, sum, any, best)
		}
		if again, _ := g.Solve(context.Background(), 200_000); !slices.Equal(got, again) {
			t.Fatalf("%v, then %v", got, again)
		}
	})
}
