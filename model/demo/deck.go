package demo

import "math/bits"

// deck is a shuffled deck of the numbers 0..n-1 that is never laid out: at
// computes the card at a place. Dealing shares of a deck gives every share its
// exact size, which drawing each client's lot alone would not, and still lets
// clients be made in any order.
//
// It is a Feistel network of four rounds over the next power of four, walked
// until it lands below n.
type deck struct {
	n    uint64
	half int
	keys [4]uint64
}

func newDeck(seed uint64, name uint64, n int) deck {
	d := deck{n: uint64(max(n, 0)), half: (bits.Len64(uint64(max(n-1, 1))) + 1) / 2}
	for i := range d.keys {
		d.keys[i] = mix(seed ^ mix(name<<8|uint64(i)))
	}
	return d
}

// at returns the card at place i of 0..n-1. Every card lies at one place.
func (d deck) at(i int) int {
	if d.n < 2 {
		return 0
	}
	mask := uint64(1)<<d.half - 1
	x := uint64(i)
	for {
		left, right := x>>d.half, x&mask
		for _, k := range d.keys {
			left, right = right, left^mix(right^k)&mask
		}
		if x = left<<d.half | right; x < d.n {
			return int(x)
		}
	}
}

// mix scatters the bits of x (the finaliser of SplitMix64).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// split divides 0..n-1 into parts in the proportion of their weights: part k
// is bounds[k-1]..bounds[k]-1.
type split []int

func newSplit(n int, weights ...int) split {
	total := 0
	for _, w := range weights {
		total += w
	}
	s := make(split, len(weights))
	sum := 0
	for i, w := range weights {
		sum += w
		s[i] = int(uint64(n) * uint64(sum) / uint64(max(total, 1)))
	}
	return s
}

// find returns the part in which a card lies, and its place and the number of
// cards within that part.
func (s split) find(card int) (part, place, size int) {
	low := 0
	for k, high := range s {
		if card < high {
			return k, card - low, high - low
		}
		low = high
	}
	return len(s) - 1, 0, 1
}

// size returns the number of cards in part k.
func (s split) size(k int) int {
	if k == 0 {
		return s[0]
	}
	return s[k] - s[k-1]
}
