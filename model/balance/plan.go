package balance

import "slices"

// plan is an assignment as a list of moves, carried out one after the other.
type plan struct {
	*Problem
	at    []int
	loads []Work
	held  []int // clients of each counselor
	began []int // as many at the start
	waits int   // clients of nobody, or of somebody away
	moves []Move
	curve []Worst
	whole []bool // after as many moves nobody holds more clients than they may, because of them
}

// plan puts the moves that lead to an assignment in order: those that a person
// accepted, then always the one that does the most next.
func (p *Problem) plan(end []int) *plan {
	l := &plan{Problem: p, at: p.Owners(), held: make([]int, len(p.counselors))}
	l.loads = p.Loads(l.at)
	for _, i := range l.at {
		if i != Nobody {
			l.held[i]++
		}
		if i == Nobody || !p.works(i) {
			l.waits++
		}
	}
	l.began = slices.Clone(l.held)
	l.mark()
	for j, i := range p.at {
		if i != l.at[j] {
			l.move(j, i)
			l.moves[len(l.moves)-1].Accepted = true
		}
	}
	l.arrange(end)
	l.exchanges()
	return l
}

// candidate is a move to come, with what it would do as things stand.
type candidate struct {
	client, to int
	delta      worth
	seen       int // moves of its counselors when it was weighed
}

// arrange carries out what leads to the end.
func (l *plan) arrange(end []int) {
	var left []candidate
	for j, i := range end {
		if i != l.at[j] {
			left = append(left, candidate{client: j, to: i, seen: none})
		}
	}
	changes := make([]int, len(l.counselors)+1) // of each counselor, the last for nobody
	index := func(i int) int {
		if i == Nobody {
			return len(l.counselors)
		}
		return i
	}
	for len(left) > 0 {
		best := none
		for k := range left {
			c := &left[k]
			if seen := changes[index(l.at[c.client])] + changes[index(c.to)]; c.seen != seen {
				c.delta, c.seen = l.weigh(c.client, c.to), seen
			}
			if best == none || c.delta.less(left[best].delta) {
				best = k
			}
		}
		c := left[best]
		changes[index(l.at[c.client])]++
		changes[index(c.to)]++
		l.move(c.client, c.to)
		left = append(left[:best], left[best+1:]...)
	}
}

// weigh returns what a move would change.
func (l *plan) weigh(client, to int) worth {
	w := worth{0, 0, int64(l.clients[client].Price)<<travelBits + int64(l.fit(client, to).Travel)}
	add := func(agent int, before, after Work) {
		o1, u1 := l.shares.at(agent, int64(before))
		o2, u2 := l.shares.at(agent, int64(after))
		w = w.plus(worth{o2 - o1, u2 - u1, 0})
	}
	if from := l.at[client]; from == Nobody {
		add(len(l.counselors), l.Work(client, Nobody), 0)
	} else {
		add(from, l.loads[from], l.loads[from]-l.fit(client, from).Work)
		w[2] -= int64(l.fit(client, from).Travel)
	}
	add(to, l.loads[to], l.loads[to]+l.fit(client, to).Work)
	return w
}

// move carries a move out and writes its row.
func (l *plan) move(client, to int) {
	c, from := &l.clients[client], l.at[client]
	m := Move{Client: client, From: from, To: to, Price: c.Price, Warning: c.Warning, Travel: l.fit(client, to).Travel}
	m.Taker = Effect{l.loads[to], l.loads[to] + l.fit(client, to).Work}
	if from == Nobody {
		m.Why |= WhyWaiting
	} else {
		m.Giver = Effect{l.loads[from], l.loads[from] - l.fit(client, from).Work}
		m.Travel -= l.fit(client, from).Travel
		m.Why |= l.relief(from, to)
		l.loads[from] = m.Giver.After
		l.held[from]--
	}
	for _, known := range c.Known {
		if known == to {
			m.Why |= WhyKnown
		}
	}
	if m.Travel < 0 && from != Nobody {
		m.Why |= WhyNearer
	}
	if from == Nobody || !l.works(from) {
		l.waits--
	}
	l.loads[to] = m.Taker.After
	l.held[to]++
	l.at[client] = to
	l.moves = append(l.moves, m)
	l.mark()
}

// relief returns why somebody should give a client to somebody else, as the
// loads are.
func (l *plan) relief(from, to int) Why {
	switch load := int64(l.loads[from]); {
	case !l.works(from):
		return WhyWaiting
	case load > l.shares.ceiling[from]:
		return WhyOver
	case l.Percent(from, l.loads[from]) > l.Percent(to, l.loads[to]):
		return WhyUneven
	}
	return 0
}

// mark notes where things stand after as many moves.
func (l *plan) mark() {
	worst, whole := Worst{Waiting: l.waits}, true
	for i, c := range l.counselors {
		if l.works(i) {
			worst.Percent = max(worst.Percent, l.Percent(i, l.loads[i]))
		}
		if c.Most > 0 && l.held[i] > max(c.Most, l.began[i]) {
			whole = false
		}
	}
	l.curve, l.whole = append(l.curve, worst), append(l.whole, whole)
}

// exchanges marks the rows that go against each other.
func (l *plan) exchanges() {
	type way struct{ from, to int }
	ways := map[way]bool{}
	for _, m := range l.moves {
		ways[way{m.From, m.To}] = true
	}
	for k := range l.moves {
		if m := &l.moves[k]; ways[way{m.To, m.From}] {
			m.Why |= WhyExchange
		}
	}
}

// cut ends the list where the worst workload falls by less than gain for each
// further move. That is where the worst and the moves, at gain each, are least
// together: a row that does nothing alone may be the way to one that does much.
func (l *plan) cut(gain int) {
	if gain <= 0 {
		return
	}
	best, decided := 0, 0
	for _, m := range l.moves {
		if m.Accepted {
			decided++
		}
	}
	for k := range l.curve {
		a, b := l.curve[k], l.curve[best]
		better := a.Waiting < b.Waiting || a.Waiting == b.Waiting && a.Percent+k*gain <= b.Percent+best*gain
		if k <= decided || better && l.whole[k] {
			best = k
		}
	}
	for k := len(l.moves) - 1; k >= best; k-- {
		l.undo(l.moves[k])
	}
	l.moves, l.curve, l.whole = l.moves[:best], l.curve[:best+1], l.whole[:best+1]
	for k := range l.moves {
		l.moves[k].Why &^= WhyExchange
	}
	l.exchanges()
}

// undo takes the last move back.
func (l *plan) undo(m Move) {
	l.loads[m.To] = m.Taker.Before
	l.held[m.To]--
	if m.From != Nobody {
		l.loads[m.From] = m.Giver.Before
		l.held[m.From]++
	}
	l.at[m.Client] = m.From
}
