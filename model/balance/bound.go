package balance

import (
	"cmp"
	"math/bits"
	"slices"

	"guyub/model/workload"
)

// Bound is a workload below which the fullest counselor cannot be brought, by
// whatever moves, and the bottleneck that proves it: these clients can go to
// these counselors only, so that together they have Work to do in Capacity.
//
// It holds for work that could be divided freely, which clients cannot: the
// best that can be done lies at it or a little above.
type Bound struct {
	Counselors []int   // of the bottleneck, in their order
	Places     []Place // where its clients live, the most work first
	Clients    int
	Work       Work // of its clients and of what stays with its counselors
	Capacity   Work
	// Whole: the bottleneck is the team; only the hours count, not who may go
	// where.
	Whole bool
	// Waiting are clients whom nobody who has time may take. They are in no
	// share.
	Waiting int
}

// Place is a kecamatan in a bottleneck.
type Place struct {
	Code    string
	Clients int
	Work    Work
}

// Percent returns the bound in tenths of a percent; 0 when there is nobody with
// time.
func (b *Bound) Percent() int { return workload.Percent(int(b.Work), int(b.Capacity)) }

// Lacks returns by how much the bottleneck is above a limit, in thousandths of
// a percent: the work that would have to go elsewhere, be done by people who
// are not there, or not be done. It is 0 within the limit.
func (b *Bound) Lacks(limit int64) Work {
	return max(0, b.Work-scale(b.Capacity, uint64(max(limit, 0)), 100_000))
}

// crowd is clients who can go to the same counselors.
type crowd struct {
	options []int // counselors
	clients []int
	work    Work
}

// Bound returns the bound of the problem.
//
// The least worst workload of divisible work is the greatest share, over all
// sets of counselors, of the work that can go to nobody outside the set in the
// set's capacity. It is found from below: as long as the clients' work does not
// flow to the counselors within the share reached so far, the cut that stops it
// is a set with a greater one. Each client counts with the least that they
// would be to anybody who may have them.
func (p *Problem) Bound() Bound {
	crowds, waiting := p.crowds()
	best := p.first(crowds)
	if best.capacity > 0 {
		for {
			set, ok := p.overflow(crowds, best)
			if !ok {
				break
			}
			best = set
		}
	}
	b := p.describe(crowds, best)
	b.Waiting = waiting
	return b
}

// ratio is a set of counselors with the work that is theirs alone.
type ratio struct {
	counselors []int
	work       Work
	capacity   Work
}

// above reports whether the share of r is greater than that of o.
func (r ratio) above(o ratio) bool {
	h1, l1 := bits.Mul64(uint64(r.work), uint64(o.capacity))
	h2, l2 := bits.Mul64(uint64(o.work), uint64(r.capacity))
	return h1 > h2 || h1 == h2 && l1 > l2
}

// options returns the counselors with time who may have a client.
func (p *Problem) options(client int) []int {
	if at := p.at[client]; at != p.clients[client].Owner {
		return []int{at} // decided
	}
	var out []int
	for i := range p.counselors {
		if p.works(i) && p.Block(client, i) == 0 {
			out = append(out, i)
		}
	}
	return out
}

// crowds gathers the clients by where they can go, in the order in which such
// crowds first appear, and counts those who can go nowhere.
func (p *Problem) crowds() (crowds []crowd, waiting int) {
	index := map[string]int{}
	key := make([]byte, (len(p.counselors)+7)/8)
	for j := range p.clients {
		options := p.options(j)
		if len(options) == 0 {
			waiting++
			continue
		}
		clear(key)
		least := p.fit(j, options[0]).Work
		for _, i := range options {
			key[i/8] |= 1 << (i % 8)
			least = min(least, p.fit(j, i).Work)
		}
		k, ok := index[string(key)]
		if !ok {
			k = len(crowds)
			index[string(key)] = k
			crowds = append(crowds, crowd{options: options})
		}
		crowds[k].clients = append(crowds[k].clients, j)
		crowds[k].work += least
	}
	return crowds, waiting
}

// first returns the greater of two shares that are plain to see: of the team,
// and of a counselor whose own duties are more than that.
func (p *Problem) first(crowds []crowd) ratio {
	var team ratio
	for i, c := range p.counselors {
		if p.works(i) {
			team.counselors = append(team.counselors, i)
			team.work += c.Stays
			team.capacity += c.Capacity
		}
	}
	for _, c := range crowds {
		team.work += c.work
	}
	best := team
	for i, c := range p.counselors {
		if one := (ratio{[]int{i}, c.Stays, c.Capacity}); p.works(i) && one.above(best) {
			best = one
		}
	}
	return best
}

// overflow looks whether all work flows to the counselors within a share, and
// returns the set that stops it if not.
func (p *Problem) overflow(crowds []crowd, share ratio) (ratio, bool) {
	n := newNetwork(2 + len(crowds) + len(p.counselors))
	const source, sink = 0, 1
	counselor := func(i int) int { return 2 + len(crowds) + i }
	total := Work(0)
	for k, c := range crowds {
		n.join(source, 2+k, c.work)
		total += c.work
		for _, i := range c.options {
			n.join(2+k, counselor(i), most)
		}
	}
	for i, c := range p.counselors {
		if p.works(i) {
			// Rounded up, so that a set that overflows is above the share for certain.
			room := scale(c.Capacity, uint64(share.work), uint64(share.capacity)) + 1 - c.Stays
			n.join(counselor(i), sink, max(0, room))
		}
	}
	if n.flow(source, sink) == total {
		return ratio{}, false
	}
	var set ratio
	reached := n.reached(source)
	for i, c := range p.counselors {
		if p.works(i) && reached[counselor(i)] {
			set.counselors = append(set.counselors, i)
			set.work += c.Stays
			set.capacity += c.Capacity
		}
	}
	for k, c := range crowds {
		if reached[2+k] {
			set.work += c.work
		}
	}
	return set, set.above(share)
}

// describe says who and where the bottleneck is.
func (p *Problem) describe(crowds []crowd, set ratio) Bound {
	b := Bound{Counselors: set.counselors, Work: set.work, Capacity: set.capacity}
	in := make([]bool, len(p.counselors))
	for _, i := range set.counselors {
		in[i] = true
	}
	places := map[string]*Place{}
	for _, c := range crowds {
		if slices.ContainsFunc(c.options, func(i int) bool { return !in[i] }) {
			continue
		}
		b.Clients += len(c.clients)
		for _, j := range c.clients {
			place := places[p.clients[j].Place]
			if place == nil {
				place = &Place{Code: p.clients[j].Place}
				places[place.Code] = place
			}
			place.Clients++
			least := p.fit(j, c.options[0]).Work
			for _, i := range c.options {
				least = min(least, p.fit(j, i).Work)
			}
			place.Work += least
		}
	}
	for _, place := range places {
		b.Places = append(b.Places, *place)
	}
	slices.SortFunc(b.Places, func(x, y Place) int {
		return cmp.Or(cmp.Compare(y.Work, x.Work), cmp.Compare(x.Code, y.Code))
	})
	working := 0
	for i := range p.counselors {
		if p.works(i) {
			working++
		}
	}
	b.Whole = len(set.counselors) == working
	return b
}

// scale returns w*a/b, rounded down. The product may need more than 64 bits; the
// result must not, which [New] sees to.
func scale(w Work, a, b uint64) Work {
	hi, lo := bits.Mul64(uint64(w), a)
	q, _ := bits.Div64(hi, lo, b)
	return Work(q)
}
