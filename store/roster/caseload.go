package roster

import (
	"maps"
	"slices"

	"guyub/model"
)

// Cell is a group of clients that weigh the same in a caseload.
type Cell struct {
	Counselor model.ID // zero for clients whom nobody guides
	Risk      model.Risk
	Stage     model.StageKind
	Category  model.Category
	State     model.TermState
	District  string // code of the kecamatan
	Count     int
}

// Caseload groups the clients under guidance by what decides their weight, those
// of one counselor together. It counts all clients, whoever asks: a counselor's load is the
// same for everyone who may read loads, and cells name nobody.
func (v *View) Caseload() []Cell {
	s := v.snap
	each := make([]map[cellKey]int, workers(len(s.chunks)))
	for i := range each {
		each[i] = map[cellKey]int{}
	}
	parallel(len(s.chunks), func(worker, ci int) {
		c, sums := s.chunks[ci], each[worker]
		for k := range c.n {
			if model.TermState(c.state[k]).Open() {
				sums[newCellKey(c, k)]++
			}
		}
	})
	sums := each[0]
	for _, more := range each[1:] {
		for k, n := range more {
			sums[k] += n
		}
	}
	cells := make([]Cell, 0, len(sums))
	for _, k := range slices.Sorted(maps.Keys(sums)) {
		cells = append(cells, Cell{
			Counselor: s.dict.counselors.values[uint16(k>>48)], District: s.dict.districts.values[uint16(k>>32)],
			Risk: model.Risk(k >> 24), Stage: model.StageKind(k >> 16), Category: model.Category(k >> 8), State: model.TermState(k), Count: sums[k],
		})
	}
	return cells
}

// cellKey packs what makes a cell into one number, which a map finds several
// times as fast as a struct.
type cellKey uint64

func newCellKey(c *chunk, k int) cellKey {
	return cellKey(c.counselor[k])<<48 | cellKey(c.district[k])<<32 |
		cellKey(c.risk[k])<<24 | cellKey(c.stage[k])<<16 | cellKey(c.category[k])<<8 | cellKey(c.state[k])
}
