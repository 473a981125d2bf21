package balance

import "math"

// shares is what loads cost counselors, the figures of [Score] that hang on
// loads. The last agent is nobody.
type shares struct {
	capacity []float64 // 0 for who has no time
	ceiling  []int64   // load at the limit
}

func newShares(limit int64, counselors []Counselor) *shares {
	s := &shares{capacity: make([]float64, len(counselors)+1), ceiling: make([]int64, len(counselors)+1)}
	for i, c := range counselors {
		if c.Capacity >= Minute {
			s.capacity[i] = float64(c.Capacity)
			s.ceiling[i] = int64(scale(c.Capacity, uint64(limit), 100_000))
		}
	}
	return s
}

// at returns what a load adds to Over and to Uneven.
//
// A square of work does not fit into 64 bits, so that it is taken as a floating
// number. It does not fall as the load grows, and one product and one quotient
// are the same on every machine.
func (s *shares) at(agent int, load int64) (over, uneven int64) {
	capacity := s.capacity[agent]
	if capacity == 0 {
		return load << 20, 0
	}
	if x := load - s.ceiling[agent]; x > 0 {
		over = int64(float64(x) * float64(x) / capacity)
	}
	return over, int64(float64(load) * float64(load) / capacity)
}

// excess is none: the limit is a wish and not a wall.
func (s *shares) excess(int, int64) int64 { return 0 }

func (s *shares) adapt(bool) bool { return false }

// team is the problem as the search sees it: clients who may move are jobs,
// counselors are agents, and one more agent stands for nobody.
type team struct {
	*task
	clients []int // that the jobs are
}

// travelBits is where the price stands above the travel in the cost of an
// assignment; no sum of travel reaches it.
const travelBits = 37

// newTeam makes the task of a problem with a budget of moves, negative for any
// number. Clients who cannot move become part of what stays.
func newTeam(p *Problem, budget int) *team {
	agents := len(p.counselors) + 1
	t := &team{task: &task{
		agents: agents, level: 2, budget: budget, burden: p.shares,
		base: make([]int64, agents), most: make([]int, agents),
	}}
	for i, c := range p.counselors {
		t.base[i], t.most[i] = int64(c.Stays), math.MaxInt
		if c.Most > 0 {
			t.most[i] = c.Most
		}
	}
	for j, at := range p.at {
		switch {
		case p.movable(j):
			t.clients = append(t.clients, j)
		case at != Nobody:
			t.base[at] += int64(p.fit(j, at).Work)
			t.most[at]--
		}
	}
	t.jobs = len(t.clients)
	t.seats, t.home = make([]seat, agents*t.jobs), make([]int32, t.jobs)
	for job, j := range t.clients {
		t.offer(p, job, j)
	}
	return t
}

// movable reports whether a client may go to anybody else, and nobody has
// decided yet where to.
func (p *Problem) movable(client int) bool {
	owner := p.clients[client].Owner
	if p.at[client] != owner {
		return false
	}
	for i := range p.counselors {
		if i != owner && p.Block(client, i) == 0 {
			return true
		}
	}
	return false
}

// offer makes a client a job.
func (t *team) offer(p *Problem, job, client int) {
	c, row := &p.clients[client], job*t.agents
	for i := range p.counselors {
		fit := p.fit(client, i)
		use, cost := int64(fit.Work), int64(fit.Travel)
		if i != c.Owner {
			cost += int64(c.Price) << travelBits
			if p.Block(client, i) != 0 {
				use = -1
			}
		}
		t.seats[row+i] = seat{use, cost}
	}
	nobody := t.agents - 1
	t.seats[row+nobody].use = -1
	if c.Owner == Nobody {
		t.seats[row+nobody].use = int64(p.Work(client, Nobody))
		t.home[job] = int32(nobody)
		return
	}
	t.home[job] = int32(c.Owner)
}
