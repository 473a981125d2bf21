package balance

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
