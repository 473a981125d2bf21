package balance

import (
	"context"
	"math"
	"math/rand/v2"
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

// phases is in how many parts the effort is spent. After each the search starts
// again from the best, among what could still be part of anything better.
const phases = 8

// Solve returns the agent of each job, and whether the capacities are kept. It
// weighs about as many steps as effort says, fewer if it can prove that there is
// nothing better; 0 leaves it to the size.
func (g *Instance) Solve(ctx context.Context, effort int) (at []int32, ok bool) {
	if effort <= 0 {
		effort = 100_000 * g.Jobs
	}
	t := &task{
		agents: g.Agents, jobs: g.Jobs, seats: make([]seat, g.Agents*g.Jobs), base: make([]int64, g.Agents), budget: -1,
	}
	at = make([]int32, g.Jobs) // where each job is cheapest, whatever fits
	for job := range g.Jobs {
		for agent := range g.Agents {
			t.seats[job*g.Agents+agent] = seat{g.Use[agent][job], g.Cost[agent][job] * fine}
			if g.Cost[agent][job] < g.Cost[at[job]][job] {
				at[job] = int32(agent)
			}
		}
	}
	r := newRelaxation(t, g.Capacity)
	t.burden = r.penalties(g.Capacity)
	for phase := range phases {
		s := newSearch(t, slices.Clone(at))
		s.random = rand.New(rand.NewPCG(uint64(phase), uint64(g.Jobs)))
		ok = ok || s.over == 0
		s.wander(ctx, effort/phases, func() {
			copy(at, s.at)
			ok = true
		})
		if ok && !r.narrow(t, at) {
			break
		}
	}
	return at, ok
}

// relaxation is a price for the use of each agent, in place of the capacities.
// With any prices the jobs cost at least what they cost where cost and price
// together are least, less what the capacities are worth.
type relaxation struct {
	price []int64 // of a unit, in 1/fine
	bound int64   // what any assignment costs at least, in 1/fine
}

// ascents is how often the prices are bettered.
const ascents = 400

// newRelaxation looks for the prices with the greatest bound: what is used above
// its capacity gets dearer, what is used below it cheaper, in ever smaller steps.
func newRelaxation(t *task, capacity []int64) *relaxation {
	r := &relaxation{price: make([]int64, t.agents), bound: math.MinInt64}
	price := make([]int64, t.agents)
	step := float64(fine)
	for range ascents {
		bound, load := r.reckon(t, price, capacity)
		if bound > r.bound {
			r.bound = bound
			copy(r.price, price)
		}
		longest := 1.0
		for agent := range price {
			longest = max(longest, math.Abs(float64(load[agent]-capacity[agent])))
		}
		for agent := range price {
			change := step * float64(load[agent]-capacity[agent]) / longest
			price[agent] = max(0, price[agent]+int64(change))
		}
		step *= 0.98
	}
	return r
}

// reckon returns the bound that prices give, and the loads of the agents where
// each job is cheapest.
func (r *relaxation) reckon(t *task, price, capacity []int64) (bound int64, load []int64) {
	load = make([]int64, t.agents)
	for job := range t.jobs {
		row := t.seats[job*t.agents : (job+1)*t.agents]
		best, cheapest := 0, int64(math.MaxInt64)
		for agent, s := range row {
			if c := s.cost + price[agent]*s.use; c < cheapest {
				best, cheapest = agent, c
			}
		}
		bound += cheapest
		load[best] += row[best].use
	}
	for agent, p := range price {
		bound -= p * capacity[agent]
	}
	return bound, load
}

// penalties returns rates in the ratio of the prices: what is dear to use is dear
// to overload. A little is added, for no excess may be free.
func (r *relaxation) penalties(capacity []int64) *penalties {
	p := &penalties{capacity: capacity, weight: slices.Clone(r.price), factor: 16}
	sum := int64(0)
	for _, price := range r.price {
		sum += price
	}
	for agent := range p.weight {
		p.weight[agent] += sum/int64(4*len(p.weight)) + fine/8
	}
	return p
}

// narrow shuts every seat that no assignment better than the one given can use,
// and reports whether any is left to try: with the job there the bound would be
// no less than what the assignment costs.
func (r *relaxation) narrow(t *task, at []int32) bool {
	total := int64(0)
	for job, agent := range at {
		total += t.seats[job*t.agents+int(agent)].cost
	}
	left := false
	for job := range t.jobs {
		row := t.seats[job*t.agents : (job+1)*t.agents]
		cheapest := int64(math.MaxInt64)
		for agent, s := range row {
			if s.use >= 0 {
				cheapest = min(cheapest, s.cost+r.price[agent]*s.use)
			}
		}
		for agent := range row {
			s := &row[agent]
			if agent == int(at[job]) || s.use < 0 {
				continue
			}
			if r.bound+s.cost+r.price[agent]*s.use-cheapest > total-fine {
				s.use = -1
				continue
			}
			left = true
		}
	}
	return left
}

// penalties is the burden of hard capacities: within its capacity an agent
// costs nothing, above it a rate for each unit. The rates rise while the search
// stays outside what is allowed and fall while it stays inside, so that it goes
// to and fro over the border, where the best assignments lie.
type penalties struct {
	capacity []int64
	weight   []int64 // rates of the agents to each other, in 1/fine
	factor   int64   // by which they are multiplied, in 1/16
	side     int     // rounds in a row with excess, or below zero without
}

// patience is how many rounds on one side change the rates.
const patience = 6

func (p *penalties) at(agent int, load int64) (int64, int64) {
	return p.factor * p.weight[agent] * p.excess(agent, load) / 16, 0
}

func (p *penalties) excess(agent int, load int64) int64 { return max(0, load-p.capacity[agent]) }

func (p *penalties) adapt(excess bool) bool {
	if excess {
		p.side = max(p.side, 0) + 1
	} else {
		p.side = min(p.side, 0) - 1
	}
	switch {
	case p.side == patience && p.factor < 16<<20:
		p.factor += p.factor/2 + 1
	case p.side == -patience && p.factor > 1:
		p.factor -= (p.factor + 2) / 3
	default:
		return false
	}
	p.side = 0
	return true
}
