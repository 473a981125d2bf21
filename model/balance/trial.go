package balance

import (
	"slices"

	"guyub/model"
)

// Trial is what a person tries out (simulasi): clients who go to somebody else
// as long as the person says so, and what that does to everybody's load at
// once. Nothing of it is decided. It is not safe for several goroutines.
type Trial struct {
	p      *Problem
	at     []int // by client
	loads  []Work
	counts []int // clients of each counselor
	steps  []stride
	undone []stride
}

// stride is clients who went somewhere together: from where each came.
type stride struct {
	clients []int
	from    []int
	to      int
}

// NewTrial begins a trial at the problem as it is.
func (p *Problem) NewTrial() *Trial {
	t := &Trial{p: p, at: p.Owners(), counts: make([]int, len(p.counselors))}
	t.loads = p.Loads(t.at)
	for _, i := range t.at {
		if i != Nobody {
			t.counts[i]++
		}
	}
	return t
}

// Problem returns what is tried out on.
func (t *Trial) Problem() *Problem { return t.p }

// At returns the counselor, by index, who has a client in the trial.
func (t *Trial) At(client int) int { return t.at[client] }

// Load returns the load of a counselor in the trial.
func (t *Trial) Load(counselor int) Work { return t.loads[counselor] }

// Clients returns how many clients a counselor has in the trial.
func (t *Trial) Clients(counselor int) int { return t.counts[counselor] }

// Worst returns the worst workload in the trial.
func (t *Trial) Worst() Worst { return t.p.Worst(t.at) }

// Block returns why a client may not go to a counselor, the limit of clients
// that the counselor has in the trial among the reasons; 0 if they may.
func (t *Trial) Block(client, counselor int) Block {
	b := t.p.Block(client, counselor)
	if most := t.p.counselors[counselor].Most; most > 0 && t.counts[counselor] >= most && t.at[client] != counselor {
		b |= BlockFull
	}
	return b
}

// Move lets clients go to a counselor, as one step. Who may not, or is there
// already, stays; how many went is returned. When nobody goes there is no step.
func (t *Trial) Move(clients []int, to int) int {
	s := stride{to: to}
	for _, j := range clients {
		if home := t.p.clients[j].Owner; t.at[j] == to || to != home && t.Block(j, to) != 0 {
			continue // back to where they were they always may
		}
		s.clients, s.from = append(s.clients, j), append(s.from, t.at[j])
		t.put(j, to)
	}
	if len(s.clients) > 0 {
		t.steps, t.undone = append(t.steps, s), nil
	}
	return len(s.clients)
}

// put moves a client.
func (t *Trial) put(client, to int) {
	if from := t.at[client]; from != Nobody {
		t.loads[from] -= t.p.fit(client, from).Work
		t.counts[from]--
	}
	if to != Nobody {
		t.loads[to] += t.p.fit(client, to).Work
		t.counts[to]++
	}
	t.at[client] = to
}

// Undo takes the last step back, false when there is none.
func (t *Trial) Undo() bool {
	n := len(t.steps)
	if n == 0 {
		return false
	}
	s := t.steps[n-1]
	for k, j := range s.clients {
		t.put(j, s.from[k])
	}
	t.steps, t.undone = t.steps[:n-1], append(t.undone, s)
	return true
}

// Redo takes a step again that was taken back, false when there is none.
func (t *Trial) Redo() bool {
	n := len(t.undone)
	if n == 0 {
		return false
	}
	s := t.undone[n-1]
	for _, j := range s.clients {
		t.put(j, s.to)
	}
	t.undone, t.steps = t.undone[:n-1], append(t.steps, s)
	return true
}

// Steps returns how many steps may be taken back, and how many taken again.
func (t *Trial) Steps() (undo, redo int) { return len(t.steps), len(t.undone) }

// Moved is a client who is with somebody else in the trial.
type Moved struct {
	Client, From, To int // From may be Nobody
	Work             Work
	Price            int
	Warning          Warning
}

// Moved returns the clients who are with somebody else, in the order in which
// they went there.
func (t *Trial) Moved() []Moved {
	var out []Moved
	seen := map[int]bool{}
	for k := len(t.steps) - 1; k >= 0; k-- {
		for i := len(t.steps[k].clients) - 1; i >= 0; i-- {
			j := t.steps[k].clients[i]
			c := &t.p.clients[j]
			if seen[j] || t.at[j] == c.Owner {
				continue
			}
			seen[j] = true
			out = append(out, Moved{Client: j, From: c.Owner, To: t.at[j], Work: t.p.fit(j, t.at[j]).Work, Price: c.Price, Warning: c.Warning})
		}
	}
	slices.Reverse(out)
	return out
}

// Pairs returns the clients who are with somebody else by id, as a draft keeps
// them.
func (t *Trial) Pairs() []Pair {
	var out []Pair
	for _, m := range t.Moved() {
		out = append(out, Pair{t.p.clients[m.Client].ID, t.p.counselors[m.To].ID})
	}
	return out
}

// Take lets clients go to counselors that are known by id, all as one step for
// each counselor in turn; who is no longer there, or may not, is passed over.
// It returns how many of them went.
func (t *Trial) Take(pairs []Pair) int {
	clients, counselors := map[model.ID]int{}, map[model.ID]int{}
	for j := range t.p.clients {
		clients[t.p.clients[j].ID] = j
	}
	for i := range t.p.counselors {
		counselors[t.p.counselors[i].ID] = i
	}
	n := 0
	for _, pair := range pairs {
		j, known := clients[pair.Client]
		i, there := counselors[pair.Counselor]
		if known && there {
			n += t.Move([]int{j}, i)
		}
	}
	return n
}
