package balance

import (
	"context"
	"fmt"
	"slices"

	"guyub/model"
)

// Options says what a proposal is asked for.
type Options struct {
	// Moves is the most clients that may change the counselor (rule 20); 0 for
	// any number. Accepted moves count.
	Moves int
	// Gain ends the list where the worst workload falls by less than this for each
	// further move, in tenths of a percent (rule 21 says 10); 0 turns that off.
	Gain int
	// Effort is how many steps the search may weigh; 0 leaves it to the size of
	// the problem. Equal effort gives equal proposals, however fast the machine.
	Effort int
	// Progress, if any, is told now and then how many steps of how many have been
	// weighed. It may be over before it is all.
	Progress func(weighed, of int)
}

// The values of the reference for options.
const (
	ProposedMoves = 10 // rule 20
	ProposedGain  = 10 // rule 21: one point
)

// Pair is a client, by id, and a counselor to whom they might go.
type Pair struct{ Client, Counselor model.ID }

// Decisions are what a person has said to an earlier proposal. They are made by
// id, so that they outlast the problem they were made on; who is no longer
// there is passed over.
type Decisions struct {
	Accepted []Pair     // these go there
	Refused  []Pair     // these do not
	Locked   []model.ID // these clients stay where they are
	Closed   []model.ID // these counselors are given nobody
}

// With returns the problem under the decisions of a person. An accepted move
// that is blocked, or that another decision speaks against, is an error: rules
// bind people too.
func (p *Problem) With(d Decisions) (*Problem, error) {
	clients, counselors := map[model.ID]int{}, map[model.ID]int{}
	for j := range p.clients {
		clients[p.clients[j].ID] = j
	}
	for i := range p.counselors {
		counselors[p.counselors[i].ID] = i
	}
	n := *p
	n.clients, n.fits, n.at = slices.Clone(p.clients), slices.Clone(p.fits), slices.Clone(p.at)
	for _, id := range d.Locked {
		if j, ok := clients[id]; ok {
			n.clients[j].Fixed |= BlockLocked
		}
	}
	for _, id := range d.Closed {
		if i, ok := counselors[id]; ok {
			for j := range n.clients {
				n.fit(j, i).Block |= BlockClosed
			}
		}
	}
	for _, pair := range d.Refused {
		j, known := clients[pair.Client]
		if i, ok := counselors[pair.Counselor]; ok && known {
			n.fit(j, i).Block |= BlockRefused
		}
	}
	for _, pair := range d.Accepted {
		j, known := clients[pair.Client]
		i, ok := counselors[pair.Counselor]
		if !ok || !known {
			continue
		}
		if b := n.Block(j, i); b != 0 {
			return nil, &Blocked{Client: j, Counselor: i, Block: b}
		}
		n.at[j] = i
	}
	return &n, nil
}

// Blocked is a move that a person wants and a rule forbids.
type Blocked struct {
	Client, Counselor int
	Block             Block
}

func (b *Blocked) Error() string {
	return fmt.Sprintf("balance: client %d may not go to counselor %d (%b)", b.Client, b.Counselor, b.Block)
}

// Why is a set of reasons for a move, so that a row can say what it is for.
type Why uint8

// The reasons.
const (
	WhyWaiting  Why = 1 << iota // the client waits for somebody without time
	WhyOver                     // the counselor is above the limit
	WhyUneven                   // the counselor is fuller than the one who takes the client
	WhyKnown                    // the one who takes the client guided them before
	WhyNearer                   // less time on the road
	WhyExchange                 // another client goes the other way
)

// Whys lists every reason.
func Whys() []Why {
	return []Why{WhyWaiting, WhyOver, WhyUneven, WhyKnown, WhyNearer, WhyExchange}
}

// Has reports whether a reason is in the set.
func (w Why) Has(one Why) bool { return w&one != 0 }

// Effect is what a move does to one counselor: their load before it and after,
// with all earlier rows carried out.
type Effect struct{ Before, After Work }

// Move is a row of a proposal: a client changes the counselor.
type Move struct {
	Client   int
	From, To int // counselors; From may be Nobody
	Why      Why
	Price    int     // of the change for the client (rule 19)
	Warning  Warning // what makes it more than 1
	// Giver and Taker are the effects on both; Giver is zero where From is Nobody.
	Giver, Taker Effect
	Travel       Work // more time on the road; negative for less
	Accepted     bool // a person has decided it already
}

// Proposal is a list of moves, in an order in which each does the most that can
// be done next.
type Proposal struct {
	Moves []Move
	// Curve is the worst workload after none of the moves, after one, and so on.
	Curve []Worst
	// Start and End are the clients' counselors before and after.
	Start, End []int
	// Before and After are the loads of the counselors.
	Before, After []Work
	Bound         Bound
	// Stopped: the search was cancelled, so that there may be a better list.
	Stopped bool
}

// Distance returns how far the worst workload ends above the proven bound, in
// tenths of a percent: nothing can be better by more.
func (p *Proposal) Distance() int { return p.Curve[len(p.Curve)-1].Percent - p.Bound.Percent() }

// Propose looks for the moves that serve the team best within the budget (rules
// 18 to 21). It never proposes what is blocked, and what it proposes is never
// worse than what is. It ends early, with what it has, when ctx does.
func (p *Problem) Propose(ctx context.Context, o Options) Proposal {
	end := p.improve(ctx, o)
	plan := p.plan(end)
	plan.cut(o.Gain)
	return Proposal{
		Moves: plan.moves, Curve: plan.curve, Start: p.Owners(), End: plan.at,
		Before: p.Loads(p.Owners()), After: plan.loads, Bound: p.Bound(), Stopped: ctx.Err() != nil,
	}
}

// improve returns the best assignment that is found.
func (p *Problem) improve(ctx context.Context, o Options) []int {
	budget := -1
	if o.Moves > 0 {
		budget = max(0, o.Moves-p.decided())
	}
	t := newTeam(p, budget)
	s := newSearch(t.task, slices.Clone(t.home))
	effort := o.Effort
	if effort <= 0 {
		effort = usual(t.task)
	}
	if o.Progress != nil {
		s.progress = func(weighed int) { o.Progress(min(weighed, effort), effort) }
	}
	s.descend(ctx, effort)
	best := slices.Clone(s.at)
	s.wander(ctx, min(effort-s.effort, usualWander), func() { copy(best, s.at) })
	end := slices.Clone(p.at)
	for job, agent := range best {
		end[t.clients[job]] = int(agent)
		if int(agent) == len(p.counselors) {
			end[t.clients[job]] = Nobody
		}
	}
	return end
}

// usual is the effort for a task of its size, a few seconds at most, and
// usualWander the part of it that is spent on going over hills.
func usual(t *task) int { return usualWander + min(100*t.jobs*t.agents, 20_000_000) }

const usualWander = 1_000_000

// decided counts the moves that a person has accepted.
func (p *Problem) decided() int {
	n := 0
	for j := range p.clients {
		if p.at[j] != p.clients[j].Owner {
			n++
		}
	}
	return n
}
