package balance

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
)

// search is a tabu search over single jobs that change their agent and pairs
// that change places. It looks at all such steps and takes the best, even when
// it is for the worse; to go back where one came from is taboo for a while, so
// that it does not run in circles.
//
// It is deterministic: what it does depends on the task alone, and how long it
// goes on is counted in steps that it weighed, never in time.
type search struct {
	*task
	at      []int32   // agent of each job
	held    [][]int32 // jobs of each agent, the heaviest first
	open    []int32   // by two agents: how many jobs of the first may go to the second
	load    []int64
	price   [][2]int64 // what the load of each agent costs now
	excess  []int64
	over    int64 // sum of the excess
	total   worth
	away    int      // jobs that are not at home
	version []uint64 // counts the changes of each agent
	epoch   uint64   // counts the changes of everything
	taboo   []int    // by job and agent: the round until which it may not go there
	round   int
	effort  int // steps weighed
	until   int // effort at which to end
	shifts  []pair
	swaps   []pair
	random  *rand.Rand
	backs   []back // room for those of one pair
	// lightest is the least load that any job would put on each agent, negative if
	// none may go there.
	lightest []int64
	// relief and rise bound what a step can change at an agent: relief is what it
	// costs less without its heaviest job, rise what it costs more with the lightest
	// there is. givers and takers are the agents by them, the most promising first.
	relief, rise   []worth
	givers, takers []int
	// progress, if any, is told the effort now and then.
	progress func(effort int)
	told     int
}

// newSearch starts from an assignment, which it takes over.
func newSearch(t *task, at []int32) *search {
	s := &search{
		task: t, at: at, held: make([][]int32, t.agents),
		open: make([]int32, t.agents*t.agents), load: make([]int64, t.agents), price: make([][2]int64, t.agents), excess: make([]int64, t.agents),
		version: make([]uint64, t.agents), epoch: 1, taboo: make([]int, t.jobs*t.agents),
		shifts: make([]pair, t.agents*t.agents), swaps: make([]pair, t.agents*t.agents),
		random: rand.New(rand.NewPCG(uint64(t.agents), uint64(t.jobs))),
	}
	s.lightest, s.relief, s.rise = make([]int64, t.agents), make([]worth, t.agents), make([]worth, t.agents)
	copy(s.load, t.base)
	for agent := range t.agents {
		s.givers = append(s.givers, agent)
		s.lightest[agent] = -1
		for job := range t.jobs {
			if use := s.seats[job*t.agents+agent].use; use >= 0 && (s.lightest[agent] < 0 || use < s.lightest[agent]) {
				s.lightest[agent] = use
			}
		}
		if s.lightest[agent] >= 0 {
			s.takers = append(s.takers, agent)
		}
	}
	for job, agent := range at {
		s.held[agent] = append(s.held[agent], int32(job))
		s.allow(int32(job), agent, 1)
		s.load[agent] += s.seats[job*s.agents+int(agent)].use
		if s.home != nil && s.home[job] != agent {
			s.away++
		}
	}
	for agent := range s.held {
		slices.SortFunc(s.held[agent], func(a, b int32) int { return s.order(int32(agent), a, b) })
	}
	s.reckon()
	return s
}

// allow counts a job in or out of what an agent could give to others.
func (s *search) allow(job, agent, n int32) {
	row, open := int(job)*s.agents, int(agent)*s.agents
	for to := range s.agents {
		if s.seats[row+to].use >= 0 {
			s.open[open+to] += n
		}
	}
}

// order puts the jobs of an agent in order, the heaviest first.
func (s *search) order(agent, a, b int32) int {
	x, y := s.seats[int(a)*s.agents+int(agent)].use, s.seats[int(b)*s.agents+int(agent)].use
	return cmp.Or(cmp.Compare(y, x), cmp.Compare(a, b))
}

// reckon counts the worth anew, and forgets what it knew of steps.
func (s *search) reckon() {
	s.total, s.over = worth{}, 0
	clear(s.price)
	clear(s.excess)
	for job, agent := range s.at {
		s.total[s.level] += s.seats[job*s.agents+int(agent)].cost
	}
	for agent := range s.load {
		s.weigh(agent)
	}
	s.epoch += 1 << 32
}

// weigh brings what is known of an agent in line with its load.
func (s *search) weigh(agent int) {
	first, second := s.burden.at(agent, s.load[agent])
	s.total[0] += first - s.price[agent][0]
	s.total[1] += second - s.price[agent][1]
	s.price[agent] = [2]int64{first, second}
	excess := s.burden.excess(agent, s.load[agent])
	s.over += excess - s.excess[agent]
	s.excess[agent] = excess
	s.version[agent]++
	if s.level == 0 {
		return // costs of assignments come first there, and loads promise nothing
	}
	heaviest := int64(0)
	if list := s.held[agent]; len(list) > 0 {
		heaviest = s.seats[int(list[0])*s.agents+agent].use
	}
	s.relief[agent] = s.without(agent, heaviest)
	if s.lightest[agent] >= 0 {
		a, b := s.burden.at(agent, s.load[agent]+s.lightest[agent])
		s.rise[agent] = worth{a - first, b - second}
	}
}

// slack is how many more jobs may leave home, as far as it matters to a step.
func (s *search) slack() int {
	if s.budget < 0 {
		return 2
	}
	return min(s.budget-s.away, 2)
}

// leaves returns by how many the jobs away from home grow when a job moves.
func (s *search) leaves(job, from, to int32) int {
	switch {
	case s.home == nil:
		return 0
	case s.home[job] == from:
		return 1
	case s.home[job] == to:
		return -1
	}
	return 0
}

// descend takes the best change of a single job for the better until there is
// none, or until it has weighed its effort of steps.
func (s *search) descend(ctx context.Context, effort int) {
	s.until = s.effort + effort
	for s.effort < s.until && ctx.Err() == nil {
		st, ok := s.best(false, worth{})
		if !ok || !st.delta.less(worth{}) {
			return
		}
		s.take(st)
		s.tell()
	}
}

// wander goes on over hills: in each round it takes the best step that is not
// taboo. record is called where an assignment without excess may be worth
// keeping. It ends when it has weighed its effort of steps.
func (s *search) wander(ctx context.Context, effort int, record func()) {
	s.until = s.effort + effort
	least := never // of those without excess
	if s.over == 0 {
		least = s.total
	}
	for s.effort < s.until && ctx.Err() == nil {
		gain := never
		if least != never {
			gain = worth{least[0] - s.total[0], least[1] - s.total[1], least[2] - s.total[2]}
		}
		st, ok := s.best(false, gain)
		if sw, found := s.best(true, gain); found && (!ok || sw.delta.less(st.delta)) {
			st, ok = sw, true
		}
		s.round++
		s.effort += 1 + s.agents*s.agents/4 // to look over all pairs costs something too
		if !ok {
			continue
		}
		s.take(st)
		s.forbid(st)
		s.tell()
		if s.over == 0 && s.total.less(least) {
			least = s.total
			record()
		}
		if s.burden.adapt(s.over > 0) {
			s.reckon() // what is without excess keeps its worth
		}
	}
}

// tellAfter is the effort between two reports of progress.
const tellAfter = 1 << 16

// tell reports progress.
func (s *search) tell() {
	if s.progress != nil && s.effort-s.told >= tellAfter {
		s.told = s.effort
		s.progress(s.effort)
	}
}

// forbid makes going back taboo for a few rounds, not always as many, or two
// rounds could mirror each other for ever.
func (s *search) forbid(st step) {
	term := s.round + 2 + s.random.IntN(6)
	s.taboo[int(st.job)*s.agents+int(st.from)] = term
	if st.other != none {
		s.taboo[int(st.other)*s.agents+int(st.to)] = term
	}
}

// best returns the best step of a kind that is not taboo, or that is better
// than gain: what leads to the best that was ever seen is never taboo.
//
// Agents come in the order of what they promise, and it ends where nothing that
// is left can be better than what was found.
func (s *search) best(swap bool, gain worth) (step, bool) {
	found := step{delta: never}
	others := s.takers
	if swap {
		others = s.givers
	}
	if s.level > 0 {
		s.rank()
	}
	for k, from := range s.givers {
		if swap {
			others = s.givers[k+1:]
		}
		for i, to := range others {
			if to == from || s.open[from*s.agents+to] == 0 || swap && s.open[to*s.agents+from] == 0 {
				continue
			}
			if !s.promises(swap, from, to, found.delta) {
				if i == 0 {
					return found, found.delta != never
				}
				break
			}
			if s.effort >= s.until {
				return found, found.delta != never
			}
			p := s.look(swap, from, to)
			if p.free.delta.less(found.delta) {
				found = p.free
			}
			if p.any.delta.less(found.delta) && p.any.delta.less(gain) && s.sound(p.any) {
				found = p.any
			}
		}
	}
	return found, found.delta != never
}

// rank puts the agents in the order of what they promise.
func (s *search) rank() {
	slices.SortFunc(s.givers, func(a, b int) int { return cmp.Or(s.relief[b].compare(s.relief[a]), cmp.Compare(a, b)) })
	slices.SortFunc(s.takers, func(a, b int) int { return cmp.Or(s.rise[a].compare(s.rise[b]), cmp.Compare(a, b)) })
}

// promises reports whether a step between two agents could be as good as delta,
// going by the loads alone.
func (s *search) promises(swap bool, from, to int, delta worth) bool {
	if s.level == 0 {
		return true
	}
	relief, rise := s.relief[from], s.rise[to]
	if swap {
		rise = worth{-s.relief[to][0], -s.relief[to][1]}
	}
	least := worth{rise[0] - relief[0], rise[1] - relief[1], delta[2]}
	return !delta.less(least)
}

// full reports whether an agent may hold no more jobs.
func (s *search) full(agent int) bool {
	return s.most != nil && len(s.held[agent]) >= s.most[agent]
}

// take carries a step out.
func (s *search) take(st step) {
	slack := s.slack()
	s.move(st.job, st.from, st.to)
	if st.other != none {
		s.move(st.other, st.to, st.from)
	}
	s.weigh(int(st.from))
	s.weigh(int(st.to))
	if s.slack() != slack {
		s.epoch += 1 << 32 // other steps are possible now, everywhere
	}
}

// move gives a job to another agent; its cost is counted, what the loads cost is
// left to weigh.
func (s *search) move(job, from, to int32) {
	at := int(job) * s.agents
	s.away += s.leaves(job, from, to)
	s.total[s.level] += s.seats[at+int(to)].cost - s.seats[at+int(from)].cost
	s.load[from] -= s.seats[at+int(from)].use
	s.load[to] += s.seats[at+int(to)].use
	s.at[job] = to
	s.allow(job, from, -1)
	s.allow(job, to, 1)
	s.held[from] = slices.DeleteFunc(s.held[from], func(other int32) bool { return other == job })
	place, _ := slices.BinarySearchFunc(s.held[to], job, func(other, job int32) int { return s.order(to, other, job) })
	s.held[to] = slices.Insert(s.held[to], place, job)
}
