package balance

import (
	"context"
	"slices"
)

// Instance is the generalised assignment problem as the literature has it: give
// each job to one agent, within hard capacities, as cheaply as can be. Teams are
// no such problem, for their limit is soft; but the search is the same, and its
// worth is measured on instances whose best value is known.
type Instance struct {
	Agents, Jobs int
	Cost, Use    [][]int64 // by agent and job; not negative
	Capacity     []int64
}

// fine is how finely costs and penalties are counted against each other.
const fine = 1 << 10

// Solve returns the agent of each job, and whether the capacities are kept. It
// weighs about as many steps as effort says; 0 leaves it to the size.
func (g *Instance) Solve(ctx context.Context, effort int) (at []int32, ok bool) {
	if effort <= 0 {
		effort = 200_000 * g.Jobs
	}
	t := &task{
		agents: g.Agents, jobs: g.Jobs, seats: make([]seat, g.Agents*g.Jobs), base: make([]int64, g.Agents), budget: -1,
		burden: &penalties{capacity: g.Capacity, rate: fine},
	}
	start := make([]int32, g.Jobs) // where each job is cheapest, whatever fits
	for job := range g.Jobs {
		for agent := range g.Agents {
			t.seats[job*g.Agents+agent] = seat{g.Use[agent][job], g.Cost[agent][job] * fine}
			if g.Cost[agent][job] < g.Cost[start[job]][job] {
				start[job] = int32(agent)
			}
		}
	}
	s := newSearch(t, start)
	best, ok := slices.Clone(s.at), s.over == 0
	s.wander(ctx, effort, func() {
		copy(best, s.at)
		ok = true
	})
	return best, ok
}

// penalties is the burden of hard capacities: within its capacity an agent
// costs nothing, above it a rate for each unit. The rate rises while the search
// stays outside what is allowed and falls while it stays inside, so that it
// goes to and fro over the border, where the best assignments lie.
type penalties struct {
	capacity []int64
	rate     int64 // in 1/fine of a cost for each unit
	side     int   // rounds in a row with excess, or below zero without
}

// patience is how many rounds on one side change the rate.
const patience = 6

func (p *penalties) at(agent int, load int64) (int64, int64) {
	return p.rate * p.excess(agent, load), 0
}

func (p *penalties) excess(agent int, load int64) int64 { return max(0, load-p.capacity[agent]) }

func (p *penalties) adapt(excess bool) bool {
	if excess {
		p.side = max(p.side, 0) + 1
	} else {
		p.side = min(p.side, 0) - 1
	}
	switch {
	case p.side == patience && p.rate < fine<<20:
		p.rate += p.rate/2 + 1
	case p.side == -patience && p.rate > 1:
		p.rate -= (p.rate + 2) / 3
	default:
		return false
	}
	p.side = 0
	return true
}
