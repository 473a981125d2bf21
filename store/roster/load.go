package roster

import (
	"slices"

	"guyub/model"
)

// Loader fills a roster with all clients at once, on as many goroutines as the
// caller likes and without ever holding them all as rows.
type Loader struct {
	roster *Roster
	shards []*Shard
}

// Shard takes the rows of one goroutine.
type Shard struct {
	dict  *dictionaries
	now   *builder
	done  []*chunk
	count int
}

// Loader returns a loader, whose Finish replaces what the roster holds.
func (r *Roster) Loader() *Loader { return &Loader{roster: r} }

// Shard returns the next shard. The rows of all shards stand one after the
// other in the order in which the shards were made; ids should rise through
// all of them, and shards but the last are best filled with a multiple of
// 1,024 rows. Whatever differs is put right by Finish, which takes time.
func (l *Loader) Shard() *Shard {
	s := &Shard{dict: newDictionaries()}
	l.shards = append(l.shards, s)
	return s
}

// Add appends a row. A shard belongs to one goroutine.
func (s *Shard) Add(r *Row) { s.builder().add(r) }

// AddEncoded appends a row that [AppendRow] wrote, straight from b, which it
// does not keep; its error is [ErrRow].
func (s *Shard) AddEncoded(b []byte) error {
	var r Row
	rest, err := decodeFixed(b, &r)
	if err != nil {
		return err
	}
	t, err := decodeFields(rest)
	if err != nil {
		return err
	}
	addRow(s.builder(), &r, &t)
	return nil
}

// Len is how many rows were added.
func (s *Shard) Len() int { return s.count }

func (s *Shard) builder() *builder {
	if s.now == nil || s.now.n == chunkRows {
		s.flush()
		s.now = newBuilder(s.dict, chunkRows)
	}
	s.count++
	return s.now
}

func (s *Shard) flush() {
	if s.now != nil {
		s.done = append(s.done, s.now.done())
		s.now = nil
	}
}

// Finish publishes what all shards took, after their goroutines have ended. An
// id that was added twice stands there as it was added last.
func (l *Loader) Finish() *Snapshot {
	s := &Snapshot{roster: l.roster, dict: newDictionaries(), version: l.roster.Now().version + 1}
	for _, shard := range l.shards {
		shard.flush()
		shard.renumber(s.dict)
		for _, c := range shard.done {
			s.n += c.n
			s.chunks = append(s.chunks, c)
		}
	}
	if !s.inOrder() {
		s.putInOrder()
	}
	s.rising = s.n
	l.shards = nil
	l.roster.orders.reset(s.version)
	l.roster.now.Store(s)
	return s
}

// inOrder reports whether ids rise from row to row and all chunks but the last
// are full.
func (s *Snapshot) inOrder() bool {
	var last model.ID
	for ci, c := range s.chunks {
		if c.n < chunkRows && ci < len(s.chunks)-1 {
			return false
		}
		for k := range c.n {
			if compareID(c.ids[k], last) <= 0 && ci+k > 0 {
				return false
			}
			last = c.ids[k]
		}
	}
	return true
}

// putInOrder sorts all rows by id and leaves out those that came again.
func (s *Snapshot) putInOrder() {
	type source struct {
		c *chunk
		k int
	}
	rows := make([]source, 0, s.n)
	for _, c := range s.chunks {
		for k := range c.n {
			rows = append(rows, source{c, k})
		}
	}
	slices.Reverse(rows) // so that of equal ids the one added last comes first
	id := func(r source) model.ID { return r.c.ids[r.k] }
	slices.SortStableFunc(rows, func(a, b source) int { return compareID(id(a), id(b)) })
	rows = slices.CompactFunc(rows, func(a, b source) bool { return id(a) == id(b) })
	s.n, s.chunks = len(rows), nil
	for part := range slices.Chunk(rows, chunkRows) {
		b := newBuilder(s.dict, len(part))
		for _, r := range part {
			b.copy(r.c, r.k)
		}
		s.chunks = append(s.chunks, b.done())
	}
}

// renumber takes the chunks of a shard from its own dictionaries to those of
// the roster.
func (s *Shard) renumber(dict *dictionaries) {
	districts, counselors, groups := dict.districts.merge(&s.dict.districts), dict.counselors.merge(&s.dict.counselors), dict.groups.merge(&s.dict.groups)
	for _, c := range s.done {
		for k := range c.n {
			c.district[k] = districts[c.district[k]]
			c.counselor[k] = counselors[c.counselor[k]]
			c.group[k] = groups[c.group[k]]
		}
	}
}

// Load fills the roster with the rows of the shards, one after the other.
func (r *Roster) Load(shards ...[]Row) *Snapshot {
	l := r.Loader()
	into := make([]*Shard, len(shards))
	for i := range into {
		into[i] = l.Shard()
	}
	parallel(len(shards), func(_, i int) {
		for k := range shards[i] {
			into[i].Add(&shards[i][k])
		}
	})
	return l.Finish()
}
