package roster

import (
	"bytes"
	"cmp"
	"slices"
	"sync/atomic"

	"guyub/model"
)

// Roster publishes the present snapshot and makes the next ones. Apply and
// Load are for one writer at a time; everything else is safe from anywhere.
type Roster struct {
	now    atomic.Pointer[Snapshot]
	orders orders
}

// Snapshot is the roster at one moment. It never changes.
type Snapshot struct {
	roster *Roster
	chunks []*chunk
	dict   *dictionaries
	n      int
	// version counts changes; orders are repaired from one to another.
	version uint64
	// The first rising rows stand in order of id and are found by halving.
	// The others, which came after a greater id, are found through strays,
	// which is sorted by id: a form that was opened early and saved late, or a
	// clock that was put back.
	rising int
	strays []stray
}

// stray tells where the row of an id is.
type stray struct {
	id  model.ID
	row uint32
}

// New returns an empty roster.
func New() *Roster {
	r := &Roster{}
	r.now.Store(&Snapshot{roster: r, dict: newDictionaries()})
	return r
}

// Now returns the present snapshot.
func (r *Roster) Now() *Snapshot { return r.now.Load() }

// Len is the number of rows.
func (s *Snapshot) Len() int { return s.n }

// Row returns row i, 0 <= i < Len(). A client keeps its row as long as the
// program runs.
func (s *Snapshot) Row(i int) Row { return s.chunks[i/chunkRows].row(i%chunkRows, s.dict) }

// at returns the place of row n in its chunk.
func (s *Snapshot) at(n uint32) (*chunk, int) { return s.chunks[n/chunkRows], int(n % chunkRows) }

func (s *Snapshot) id(i int) model.ID { return s.chunks[i/chunkRows].ids[i%chunkRows] }

// index returns the row number of an id, -1 if there is none.
func (s *Snapshot) index(id model.ID) int {
	lo, hi := 0, s.rising
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		switch d := compareID(s.id(mid), id); {
		case d == 0:
			return mid
		case d < 0:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	if i, ok := slices.BinarySearchFunc(s.strays, id, compareStray); ok {
		return int(s.strays[i].row)
	}
	return -1
}

func compareID(a, b model.ID) int { return bytes.Compare(a[:], b[:]) }

func compareStray(s stray, id model.ID) int { return compareID(s.id, id) }

// Apply publishes a snapshot with these rows put in or replaced; of two rows
// with one id the later counts. Its cost grows with the chunks touched, hardly
// with the roster.
func (r *Roster) Apply(rows ...Row) *Snapshot {
	old := r.Now()
	next := &Snapshot{
		roster: r, chunks: slices.Clone(old.chunks), dict: old.dict.with(rows), n: old.n,
		version: old.version + 1, rising: old.rising, strays: old.strays,
	}
	changed := next.place(old, rows)
	for from := 0; from < len(changed); {
		ci := changed[from].n / chunkRows
		to := from + 1
		for to < len(changed) && changed[to].n/chunkRows == ci {
			to++
		}
		next.rebuild(int(ci), changed[from:to])
		from = to
	}
	numbers := make([]uint32, len(changed))
	for i, c := range changed {
		numbers[i] = c.n
	}
	r.orders.log.note(next.version, numbers)
	r.now.Store(next)
	return next
}

// placed is a row and its number.
type placed struct {
	n   uint32
	row *Row
}

// place finds or makes the number of each row, and returns them in order of
// number, each once.
func (s *Snapshot) place(old *Snapshot, rows []Row) []placed {
	fresh := map[model.ID]uint32{} // ids placed just now are in no chunk yet
	last := model.ID{}
	if s.rising > 0 {
		last = s.id(s.rising - 1)
	}
	var strays []stray
	changed := make([]placed, 0, len(rows))
	for i := range rows {
		id := rows[i].ID
		n, ok := fresh[id]
		if !ok {
			if at := old.index(id); at >= 0 {
				n, ok = uint32(at), true
			}
		}
		if !ok {
			n = uint32(s.n)
			fresh[id] = n
			if s.n == s.rising && (s.n == 0 || compareID(id, last) > 0) {
				s.rising, last = s.rising+1, id
			} else {
				strays = append(strays, stray{id, n})
			}
			s.n++
		}
		changed = append(changed, placed{n, &rows[i]})
	}
	s.strays = withStrays(s.strays, strays)
	slices.SortStableFunc(changed, func(a, b placed) int { return cmp.Compare(a.n, b.n) })
	// Of equal numbers the last was given last.
	slices.Reverse(changed)
	changed = slices.CompactFunc(changed, func(a, b placed) bool { return a.n == b.n })
	slices.Reverse(changed)
	return changed
}

// withStrays merges new strays into the sorted ones, which others may be
// reading.
func withStrays(old, more []stray) []stray {
	if len(more) == 0 {
		return old
	}
	slices.SortFunc(more, func(a, b stray) int { return compareID(a.id, b.id) })
	out := make([]stray, 0, len(old)+len(more))
	for _, m := range more {
		at, _ := slices.BinarySearchFunc(old, m.id, compareStray)
		out = append(append(out, old[:at]...), m)
		old = old[at:]
	}
	return append(out, old...)
}

// rebuild makes chunk ci anew with the changed rows in it.
func (s *Snapshot) rebuild(ci int, changed []placed) {
	n := min(chunkRows, s.n-ci*chunkRows)
	b := newBuilder(s.dict, n)
	for k := range n {
		if len(changed) > 0 && int(changed[0].n%chunkRows) == k {
			b.add(changed[0].row)
			changed = changed[1:]
			continue
		}
		b.copy(s.chunks[ci], k)
	}
	if ci < len(s.chunks) {
		s.chunks[ci] = b.done()
		return
	}
	s.chunks = append(s.chunks, b.done())
}
