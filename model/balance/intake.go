package balance

import (
	"cmp"
	"slices"
)

// Newcomer is a client who is about to get a counselor. The lists are by
// counselor, in the order of the problem.
type Newcomer struct {
	Fits  []Fit
	Known []bool // guided the client before
	Near  []bool // names the client's area as their own, or lives there
	// New is how many clients each got within seven days.
	New []int
}

// Suggestion is a counselor for a newcomer, with what speaks for and against.
// Those who are blocked come last and stay visible.
type Suggestion struct {
	Counselor     int
	Block         Block
	Known, Near   bool
	Before, After Work // load without and with the client
	New           int  // clients that they got within seven days
	// Fits: the counselor stays within the limit with the client.
	Fits bool
}

// Suggest ranks all counselors for a newcomer (rule 22): first who guided the
// client before and would stay within the limit, for continuity must not
// overload anybody; then whose area it is; then the lowest workload with the
// client; then who got the fewest new clients of late.
func (p *Problem) Suggest(n Newcomer) []Suggestion {
	loads, held := p.Loads(p.at), make([]int, len(p.counselors))
	for _, i := range p.at {
		if i != Nobody {
			held[i]++
		}
	}
	out := make([]Suggestion, len(p.counselors))
	for i, c := range p.counselors {
		s := Suggestion{
			Counselor: i, Block: n.Fits[i].Block, Known: n.Known[i], Near: n.Near[i], New: n.New[i],
			Before: loads[i], After: loads[i] + n.Fits[i].Work,
		}
		if !p.works(i) {
			s.Block |= BlockAway
		}
		if c.Most > 0 && held[i] >= c.Most {
			s.Block |= BlockFull
		}
		s.Fits = p.works(i) && int64(s.After) <= p.shares.ceiling[i]
		out[i] = s
	}
	slices.SortFunc(out, p.compareSuggestions)
	return out
}

// compareSuggestions puts the better of two first.
func (p *Problem) compareSuggestions(a, b Suggestion) int {
	return cmp.Or(
		first(a.Block == 0, b.Block == 0),
		first(p.works(a.Counselor), p.works(b.Counselor)),
		first(a.Known && a.Fits, b.Known && b.Fits),
		first(a.Near, b.Near),
		cmp.Compare(p.Percent(a.Counselor, a.After), p.Percent(b.Counselor, b.After)),
		cmp.Compare(a.New, b.New),
		cmp.Compare(a.Counselor, b.Counselor),
	)
}

// first puts what is so before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
