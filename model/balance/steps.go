package balance

import "math"

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

// lookShifts finds the best single job that one agent could give to another.
func (s *search) lookShifts(p *pair, from, to int) {
	if s.full(to) {
		return
	}
	slack := s.slack()
	// Jobs that weigh alike change the loads alike, and stand together.
	var out, in int64 = -1, -1
	var relief, loads worth
	for _, job := range s.held[from] {
		at := int(job) * s.agents
		here, there := &s.seats[at+from], &s.seats[at+to]
		s.effort++
		if here.use != out {
			relief = s.without(from, here.use)
			out, in = here.use, -1
			if s.level > 0 && p.beyond(worth{s.rise[to][0] - relief[0], s.rise[to][1] - relief[1]}) {
				break // the lighter the job, the less it can do
			}
		}
		if there.use < 0 || s.leaves(job, int32(from), int32(to)) > slack {
			continue
		}
		if there.use != in {
			first, second := s.burden.at(to, s.load[to]+there.use)
			loads = worth{first - s.price[to][0] - relief[0], second - s.price[to][1] - relief[1]}
			in = there.use
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

// back is a job that could come in exchange.
type back struct {
	job     int32
	out, in int64 // what it takes off the one agent and puts on the other
	cost    int64
	leaves  int
	taboo   int
}

// lookSwaps finds the best exchange between two agents.
func (s *search) lookSwaps(p *pair, from, to int) {
	slack := s.slack()
	present := s.price[from][0] + s.price[to][0]
	s.backs = s.backs[:0]
	for _, job := range s.held[to] {
		row := s.seats[int(job)*s.agents : (int(job)+1)*s.agents]
		if row[from].use >= 0 {
			s.backs = append(s.backs, back{job, row[to].use, row[from].use, row[from].cost - row[to].cost, s.leaves(job, int32(to), int32(from)), s.taboo[int(job)*s.agents+from]})
		}
	}
	for _, job := range s.held[from] {
		row := s.seats[int(job)*s.agents : (int(job)+1)*s.agents]
		in, out, gone := row[to].use, row[from].use, row[to].cost-row[from].cost
		if in < 0 {
			continue
		}
		leaves, taboo := s.leaves(job, int32(from), int32(to)), s.taboo[int(job)*s.agents+to]
		s.effort += 1 + len(s.backs)/8
		for k := range s.backs {
			b := &s.backs[k]
			cost := gone + b.cost
			// Loads cost nothing at best, which settles most exchanges.
			if s.level == 0 && cost-present > p.free.delta[0] && cost-present > p.any.delta[0] {
				continue
			}
			if b.in == out && in == b.out && cost >= 0 && s.level > 0 {
				continue // nothing changes but the cost
			}
			if leaves+b.leaves > slack {
				continue
			}
			s.effort++
			delta := s.change(from, s.load[from]-out+b.in, to, s.load[to]+in-b.out)
			delta[s.level] += cost
			if delta.less(p.any.delta) || delta.less(p.free.delta) {
				p.offer(step{job, b.job, int32(from), int32(to), delta}, max(taboo, b.taboo), s.round)
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
