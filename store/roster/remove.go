package roster

import (
	"slices"

	"guyub/model"
)

// Remove publishes a snapshot without some rows; ids that are not there are
// passed over. The rows after the first of them move up and are numbered anew,
// so that what came last goes at the cost of a chunk, and what came first at that
// of the whole roster. It is for the rare record that goes altogether.
func (r *Roster) Remove(ids ...model.ID) *Snapshot {
	old := r.Now()
	gone := old.rowsOf(ids)
	if len(gone) == 0 {
		return old
	}
	first := gone[0] / chunkRows
	next := &Snapshot{
		roster: r, chunks: slices.Clone(old.chunks[:first]), dict: old.dict, n: old.n - len(gone),
		version: old.version + 1, rising: old.rising - before(gone, old.rising), strays: movedUp(old.strays, gone),
	}
	next.refill(old, first*chunkRows, gone)
	// Orders hold numbers of rows.
	r.orders.reset(next.version)
	r.now.Store(next)
	return next
}

// rowsOf returns the numbers of the rows of some ids, in order, each once.
func (s *Snapshot) rowsOf(ids []model.ID) []int {
	var rows []int
	for _, id := range ids {
		if n := s.index(id); n >= 0 {
			rows = append(rows, n)
		}
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}

// refill copies the rows of an older snapshot from one number on, without those
// that are gone.
func (s *Snapshot) refill(old *Snapshot, from int, gone []int) {
	var b *builder
	for n := from; n < old.n; n++ {
		if len(gone) > 0 && gone[0] == n {
			gone = gone[1:]
			continue
		}
		if b == nil {
			b = newBuilder(s.dict, min(chunkRows, s.n-len(s.chunks)*chunkRows))
		}
		b.copy(old.chunks[n/chunkRows], n%chunkRows)
		if b.n == chunkRows {
			s.chunks, b = append(s.chunks, b.done()), nil
		}
	}
	if b != nil {
		s.chunks = append(s.chunks, b.done())
	}
}

// before counts the sorted numbers below n.
func before(sorted []int, n int) int {
	at, _ := slices.BinarySearch(sorted, n)
	return at
}

// movedUp returns the strays that are left, with their new numbers.
func movedUp(strays []stray, gone []int) []stray {
	var out []stray
	for _, s := range strays {
		at, is := slices.BinarySearch(gone, int(s.row))
		if !is {
			out = append(out, stray{s.id, s.row - uint32(at)})
		}
	}
	return out
}
