package balance

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"
)

// worth is the value of an assignment, or of a step between two, on three
// levels: the first decides, the next only where those before are equal. Less is
// better.
type worth [3]int64

func (w worth) less(o worth) bool {
	for i := range w {
		if w[i] != o[i] {
			return w[i] < o[i]
		}
	}
	return false
}

func (w worth) compare(o worth) int {
	switch {
	case w.less(o):
		return -1
	case o.less(w):
		return 1
	}
	return 0
}

func (w worth) plus(o worth) worth { return worth{w[0] + o[0], w[1] + o[1], w[2] + o[2]} }

// burden says what loads cost an agent.
type burden interface {
	// at returns what a load costs the agent, on the first and the second level.
	// It never falls as the load grows, and its rise never slackens: it is convex.
	at(agent int, load int64) (first, second int64)
	// excess returns the part of a load that the agent must not have.
	excess(agent int, load int64) int64
	// adapt may change the costs after a step, by whether there is any excess; it
	// reports whether it did.
	adapt(excess bool) bool
}

// task is a generalised assignment problem: each job goes to one agent, jobs
// put loads on their agents, and loads cost agents what the burden says. It is
// what both a team of counselors and an instance of the literature look like to
// the search.
type task struct {
	agents, jobs int
	seats        []seat  // by job and agent
	level        int     // of the worth, on which costs count
	base         []int64 // load of each agent without any job
	most         []int   // jobs that each agent may hold; nil for any number
	home         []int32 // where each job is now; nil when they are nowhere
	budget       int     // jobs that may be away from home; negative for any number
	burden       burden
}

// seat is what it means to have a job with an agent.
type seat struct {
	use  int64 // load that it puts there; negative where it may not go
	cost int64
}

// never is the worth of what must not be done.
var never = worth{1 << 62, 0, 0}

// step gives a job to the agent to; in exchange for the job other, unless that
// is none.
type step struct {
	job, other int32
	from, to   int32
	delta      worth
}

const none = -1

// pair remembers the best steps between two agents, so that after a step only
// the pairs of its two agents are looked at again.
type pair struct {
	seen   uint64 // versions of both agents and of the whole when it was looked at
	lapses int    // the first round in which a taboo ends that hid a step
	free   step   // the best that is not taboo
	any    step   // the best of all
}

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
	away    int
	version []uint64 // counts the changes of each agent
	epoch   uint64   // counts the changes of everything
	taboo   []int    // by job and agent: the round until which it may not go there
	round   int
	effort  int // steps weighed
	until   int // effort at which to end
	shifts  []pair
	swaps   []pair
	random  *rand.Rand
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
		s.effort += s.agents * s.agents // to look over all pairs costs something too
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
const tellAfter = 1 << 20

func (s *search) tell() {
	if s.progress != nil && s.effort-s.told >= tellAfter {
		s.told = s.effort
		s.progress(s.effort)
	}
}

// forbid makes going back taboo for a while: longer where there is more choice,
// and not always the same, or two rounds could mirror each other for ever.
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

// sound reports whether there is no excess after a step.
func (s *search) sound(st step) bool {
	a, b := int(st.from), int(st.to)
	moved := int(st.job) * s.agents
	la, lb := s.load[a]-s.seats[moved+a].use, s.load[b]+s.seats[moved+b].use
	if st.other != none {
		back := int(st.other) * s.agents
		la, lb = la+s.seats[back+a].use, lb-s.seats[back+b].use
	}
	return s.over-s.excess[a]-s.excess[b]+s.burden.excess(a, la)+s.burden.excess(b, lb) == 0
}

// look returns the best steps between two agents, anew if either has changed or
// a taboo has lapsed.
func (s *search) look(swap bool, from, to int) *pair {
	table := s.shifts
	if swap {
		table = s.swaps
	}
	if swap && from > to {
		from, to = to, from
	}
	p := &table[from*s.agents+to]
	if seen := s.epoch + s.version[from] + s.version[to]; p.seen != seen || p.lapses <= s.round {
		*p = pair{seen: seen, lapses: 1 << 62, free: step{delta: never}, any: step{delta: never}}
		if swap {
			s.lookSwaps(p, from, to)
		} else {
			s.lookShifts(p, from, to)
		}
	}
	return p
}

func (s *search) lookShifts(p *pair, from, to int) {
	if s.full(to) {
		return
	}
	slack := s.slack()
	var lastOut, lastIn int64 = -1, -1
	var loads, relief worth // what the change of the loads costs, and that of the giver's
	for _, job := range s.held[from] {
		at := int(job) * s.agents
		here, there := &s.seats[at+from], &s.seats[at+to]
		s.effort++
		if here.use != lastOut {
			relief = s.without(from, here.use)
			if s.level > 0 && p.beyond(worth{s.rise[to][0] - relief[0], s.rise[to][1] - relief[1]}) {
				break // the lighter the job, the less it can do
			}
		}
		if there.use < 0 || s.leaves(job, int32(from), int32(to)) > slack {
			lastOut = here.use
			continue
		}
		if here.use != lastOut || there.use != lastIn {
			first, second := s.burden.at(to, s.load[to]+there.use)
			loads = worth{first - s.price[to][0] - relief[0], second - s.price[to][1] - relief[1]}
			lastOut, lastIn = here.use, there.use
		}
		delta := loads
		delta[s.level] += there.cost - here.cost
		if delta.less(p.any.delta) || delta.less(p.free.delta) {
			p.offer(step{job, none, int32(from), int32(to), delta}, s.taboo[at+to], s.round)
		}
	}
}

// without returns what an agent costs less when so much load goes.
func (s *search) without(agent int, use int64) worth {
	first, second := s.burden.at(agent, s.load[agent]-use)
	return worth{s.price[agent][0] - first, s.price[agent][1] - second}
}

// beyond reports whether both best steps of a pair are better than one that
// costs least, whatever it costs on the last level.
func (p *pair) beyond(least worth) bool {
	least[2] = math.MinInt64
	return p.free.delta.less(least) && p.any.delta.less(least)
}

func (s *search) lookSwaps(p *pair, from, to int) {
	slack := s.slack()
	present := s.price[from][0] + s.price[to][0]
	for _, job := range s.held[from] {
		at := int(job) * s.agents
		in := s.seats[at+to].use
		if in < 0 {
			continue
		}
		out := s.seats[at+from].use
		gone := s.seats[at+to].cost - s.seats[at+from].cost
		leaves := s.leaves(job, int32(from), int32(to))
		s.effort += len(s.held[to])
		for _, other := range s.held[to] {
			back := int(other) * s.agents
			use := s.seats[back+from].use
			if use < 0 {
				continue
			}
			cost := gone + s.seats[back+from].cost - s.seats[back+to].cost
			// Loads cost nothing at best, which settles most exchanges.
			if s.level == 0 && cost-present > p.free.delta[0] && cost-present > p.any.delta[0] {
				continue
			}
			if use == out && in == s.seats[back+to].use && cost >= 0 && s.level > 0 {
				continue // nothing changes but the cost
			}
			if leaves+s.leaves(other, int32(to), int32(from)) > slack {
				continue
			}
			delta := s.change(from, s.load[from]-out+use, to, s.load[to]+in-s.seats[back+to].use)
			delta[s.level] += cost
			if delta.less(p.any.delta) || delta.less(p.free.delta) {
				p.offer(step{job, other, int32(from), int32(to), delta}, max(s.taboo[at+to], s.taboo[back+from]), s.round)
			}
		}
	}
}

// offer takes a step into the pair if it is the best so far. One that is taboo
// makes the pair stale when that lapses.
func (p *pair) offer(st step, taboo, round int) {
	if st.delta.less(p.any.delta) {
		p.any = st
	}
	if taboo > round {
		p.lapses = min(p.lapses, taboo)
	} else if st.delta.less(p.free.delta) {
		p.free = st
	}
}

// change returns what it costs that two agents get other loads.
func (s *search) change(a int, la int64, b int, lb int64) worth {
	a1, a2 := s.burden.at(a, la)
	b1, b2 := s.burden.at(b, lb)
	return worth{a1 + b1 - s.price[a][0] - s.price[b][0], a2 + b2 - s.price[a][1] - s.price[b][1]}
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
