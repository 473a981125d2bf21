package balance

import "context"

// fine is how finely costs and penalties are counted against each other.
const fine = 1 << 10

// penalties is the burden of hard capacities: within its capacity an agent
// costs nothing, above it a rate for each unit. The rate rises while the search
// stays outside what is allowed and falls while it stays inside, so that it
// goes to and fro over the border, where the best assignments lie.
type penalties struct {
	capacity []int64
	rate     int64 // in 1/fine of a cost for each unit
	inside   int   // rounds in a row without excess
	outside  int   // rounds in a row with excess
}

const patience = 6 // rounds on one side after which the rate changes

func (p *penalties) at(agent int, load int64) (int64, int64) {
	return p.rate * p.excess(agent, load), 0
}

func (p *penalties) excess(agent int, load int64) int64 { return max(0, load-p.capacity[agent]) }

func (p *penalties) adapt(excess bool) bool {
	if excess {
		p.outside, p.inside = p.outside+1, 0
	} else {
		p.inside, p.outside = p.inside+1, 0
	}
	switch {
	case p.outside == patience && p.rate < fine<<20:
		p.rate += p.rate/2 + 1
	case p.inside == patience && p.rate > 1:
		p.rate -= (p.rate + 2) / 3
	default:
		return false
	}
	p.inside, p.outside = 0, 0
	return true
}

func solveGAP(ctx context.Context, g gap) []int32 {
	t := &task{agents: g.agents, jobs: g.jobs, seats: make([]seat, g.agents*g.jobs), base: make([]int64, g.agents), budget: -1}
	p := &penalties{capacity: g.capacity, rate: fine}
	t.burden = p
	at := make([]int32, g.jobs)
	for job := range g.jobs {
		for agent := range g.agents {
			t.seats[job*g.agents+agent] = seat{g.use[agent][job], g.cost[agent][job] * fine}
			if g.cost[agent][job] < g.cost[at[job]][job] {
				at[job] = int32(agent)
			}
		}
	}
	s := newSearch(t, at)
	best := append([]int32(nil), at...)
	s.wander(ctx, 20_000_000, func() { copy(best, s.at) })
	return best
}
