package roster

import (
	"math/bits"
	"slices"

	"guyub/model"
)

// Result is the answer to a query: rows in order. It never changes, and keeps
// its snapshot, so what it shows stays as it was when it was asked.
//
// It holds a bit for each client and the shared order, not a list of its own:
// 0.2 MB at a million clients, so that many sessions can each hold one.
type Result struct {
	snap  *Snapshot
	order *order
	// set are the rows found, nil when they are all those of the order.
	set []uint64
	// before counts the rows found in all blocks of the order before each.
	before []uint32
	n      int
	total  int
	filled int // how many of those found have a value to sort by
	desc   bool
}

// block is how many places of an order are counted together.
const block = 256

// newResult puts the rows found in order. For few of them it sorts just these
// and needs no order of all.
func newResult(s *Snapshot, q Query, set []uint64, total, found int) *Result {
	r := &Result{snap: s, n: found, total: total, desc: q.Desc}
	by := s.ordering(q)
	if found <= s.n/512 {
		r.order = by.sort(list(set, found))
		r.filled = r.order.filled
		return r
	}
	r.order = s.roster.orders.get(by)
	r.filled = r.order.filled
	if found == s.n {
		return r
	}
	r.set = set
	r.countBlocks()
	r.filled = r.rank(r.order.filled)
	return r
}

// list returns the numbers of the bits that are set.
func list(set []uint64, n int) []uint32 {
	out := make([]uint32, 0, n)
	for w, b := range set {
		for ; b != 0; b &= b - 1 {
			out = append(out, uint32(w*64+bits.TrailingZeros64(b)))
		}
	}
	return out
}

func (r *Result) countBlocks() {
	rows := r.order.rows
	blocks := (len(rows) + block - 1) / block
	r.before = make([]uint32, blocks+1)
	const run = 64 // blocks at a time
	parallel((blocks+run-1)/run, func(_, part int) {
		for b := part * run; b < min(blocks, (part+1)*run); b++ {
			var n uint64
			for _, row := range rows[b*block : min(len(rows), (b+1)*block)] {
				n += r.set[row/64] >> (row % 64) & 1
			}
			r.before[b+1] = uint32(n)
		}
	})
	for b := range blocks {
		r.before[b+1] += r.before[b]
	}
}

func (r *Result) has(row uint32) bool { return r.set == nil || r.set[row/64]>>(row%64)&1 == 1 }

// rank returns how many rows found stand in the first places of the order.
func (r *Result) rank(places int) int {
	if r.set == nil {
		return places
	}
	b := places / block
	n := int(r.before[b])
	for _, row := range r.order.rows[b*block : places] {
		n += int(r.set[row/64] >> (row % 64) & 1)
	}
	return n
}

// row returns the number of the i-th row found.
func (r *Result) row(i int) uint32 {
	i = r.flip(i)
	if r.set == nil {
		return r.order.rows[i]
	}
	b, _ := slices.BinarySearch(r.before, uint32(i+1))
	left := i - int(r.before[b-1])
	for _, row := range r.order.rows[(b-1)*block:] {
		if r.has(row) {
			if left == 0 {
				return row
			}
			left--
		}
	}
	panic("roster: row out of range")
}

// flip turns the order round when it is asked for backwards. What has no value
// to sort by stays last.
func (r *Result) flip(i int) int {
	if r.desc && i < r.filled {
		return r.filled - 1 - i
	}
	return i
}

// Len is how many clients were found.
func (r *Result) Len() int { return r.n }

// Total is how many clients the actor may see at all.
func (r *Result) Total() int { return r.total }

// ID returns the id of the i-th client found.
func (r *Result) ID(i int) model.ID { return r.snap.id(int(r.row(i))) }

// Row returns the i-th client found.
func (r *Result) Row(i int) Row { return r.snap.Row(int(r.row(i))) }

// Index tells where a client stands among those found, -1 if not there.
func (r *Result) Index(id model.ID) int {
	row := r.snap.index(id)
	if row < 0 || !r.has(uint32(row)) {
		return -1
	}
	at, ok := r.order.place(uint32(row))
	if !ok {
		return -1
	}
	return r.flip(r.rank(at))
}
