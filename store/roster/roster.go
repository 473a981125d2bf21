package roster

import (
	"slices"
	"sync"
	"sync/atomic"

	"guyub/model"
)

// Roster publishes the present snapshot and makes the next ones. Apply is for
// one writer at a time; everything else is safe from anywhere.
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
	// late are the rows whose id does not follow the order of the rows, as
	// after a clock was put back; all others are found by binary search.
	late map[model.ID]int
}

// New returns an empty roster.
func New() *Roster {
	r := &Roster{}
	r.orders.init()
	r.now.Store(&Snapshot{roster: r, dict: newDictionaries(), late: map[model.ID]int{}})
	return r
}

// Now returns the present snapshot.
func (r *Roster) Now() *Snapshot { return r.now.Load() }

// Len is the number of rows.
func (s *Snapshot) Len() int { return s.n }

// Row returns row i, 0 <= i < Len().
func (s *Snapshot) Row(i int) Row { return s.chunks[i/chunkRows].row(i%chunkRows, s.dict) }

func (s *Snapshot) id(i int) model.ID { return s.chunks[i/chunkRows].ids[i%chunkRows] }

// index returns the row number of an id, -1 if there is none.
func (s *Snapshot) index(id model.ID) int {
	if i, ok := s.late[id]; ok {
		return i
	}
	lo, hi := 0, s.n
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		// A late row in the middle is passed over to its left neighbour.
		probe := mid
		for probe >= lo && s.isLate(probe) {
			probe--
		}
		if probe < lo {
			lo = mid + 1
			continue
		}
		switch got := s.id(probe); {
		case got == id:
			return probe
		case compareID(got, id) < 0:
			lo = mid + 1
		default:
			hi = probe
		}
	}
	return -1
}

func (s *Snapshot) isLate(i int) bool {
	if len(s.late) == 0 {
		return false
	}
	_, ok := s.late[s.id(i)]
	return ok
}

func compareID(a, b model.ID) int { return slices.Compare(a[:], b[:]) }

// Apply publishes a snapshot with these rows put in or replaced.
func (r *Roster) Apply(rows ...Row) *Snapshot {
	old := r.Now()
	next := &Snapshot{
		roster: r, chunks: slices.Clone(old.chunks), dict: old.dict, n: old.n,
		version: old.version + 1, late: old.late,
	}
	if slices.ContainsFunc(rows, func(row Row) bool { return !old.dict.knows(&row) }) {
		next.dict = old.dict.clone()
		for i := range rows {
			next.dict.districts.add(rows[i].District)
			next.dict.counselors.add(rows[i].Counselor)
			next.dict.groups.add(rows[i].Group)
		}
	}
	changed := map[int]Row{}
	for _, row := range rows {
		// In the old rows: those placed just now are in no chunk yet.
		i := old.index(row.ID)
		if i < 0 {
			i = next.place(row.ID, changed)
		}
		changed[i] = row
	}
	touched := map[int]bool{}
	for i := range changed {
		touched[i/chunkRows] = true
	}
	for ci := range touched {
		next.rebuild(ci, changed)
	}
	numbers := make([]uint32, 0, len(changed))
	for i := range changed {
		numbers = append(numbers, uint32(i))
	}
	r.orders.note(next.version, numbers)
	r.now.Store(next)
	return next
}

// place gives a new id the next row, and remembers it when it comes late.
func (s *Snapshot) place(id model.ID, changed map[int]Row) int {
	for i, row := range changed {
		if row.ID == id {
			return i
		}
	}
	i := s.n
	s.n++
	last := model.ID{}
	if row, ok := changed[i-1]; ok {
		last = row.ID
	} else if i > 0 {
		last = s.id(i - 1)
	}
	// last may itself be late and thus small; then the greatest before it is
	// not known cheaply, and calling one more row late does no harm.
	_, lastLate := s.late[last]
	if i > 0 && (lastLate || compareID(id, last) < 0) {
		late := make(map[model.ID]int, len(s.late)+1)
		for k, v := range s.late {
			late[k] = v
		}
		late[id] = i
		s.late = late
	}
	return i
}

// rebuild makes chunk ci anew with the changed rows in it.
func (s *Snapshot) rebuild(ci int, changed map[int]Row) {
	b := newBuilder(s.dict)
	var old *chunk
	if ci < len(s.chunks) {
		old = s.chunks[ci]
	}
	for k := range min(chunkRows, s.n-ci*chunkRows) {
		row, ok := changed[ci*chunkRows+k]
		if !ok {
			row = old.row(k, s.dict)
		}
		b.add(&row)
	}
	if old == nil {
		s.chunks = append(s.chunks, b.done())
		return
	}
	s.chunks[ci] = b.done()
}

// Load fills an empty roster from shards that each hold rows in rising order
// of id, and all of whose ids follow those of the shard before.
func (r *Roster) Load(shards ...[]Row) *Snapshot {
	s := &Snapshot{roster: r, dict: newDictionaries(), late: map[model.ID]int{}, version: 1}
	for _, shard := range shards {
		for i := range shard {
			s.dict.districts.add(shard[i].District)
			s.dict.counselors.add(shard[i].Counselor)
			s.dict.groups.add(shard[i].Group)
		}
		s.n += len(shard)
	}
	rows := func(from, to int) []*Row { // rows of one chunk, which may span shards
		out := make([]*Row, 0, to-from)
		base := 0
		for _, shard := range shards {
			for i := max(from-base, 0); i < min(to-base, len(shard)); i++ {
				out = append(out, &shard[i])
			}
			base += len(shard)
		}
		return out
	}
	s.chunks = make([]*chunk, (s.n+chunkRows-1)/chunkRows)
	parallel(len(s.chunks), func(ci int) {
		b := newBuilder(s.dict) // all values are known: add only reads
		for _, row := range rows(ci*chunkRows, min((ci+1)*chunkRows, s.n)) {
			b.add(row)
		}
		s.chunks[ci] = b.done()
	})
	r.orders.init()
	r.now.Store(s)
	return s
}

// parallel runs fn for 0..n-1 on as many goroutines as there are processors.
func parallel(n int, fn func(int)) {
	workers := min(n, processors())
	if workers <= 1 || n < 8 {
		for i := range n {
			fn(i)
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				fn(i)
			}
		})
	}
	wg.Wait()
}
