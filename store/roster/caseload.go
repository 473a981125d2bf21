package roster

import (
	"cmp"
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

// Caseload groups the clients under guidance by what decides their weight, in
// a fixed order. It counts all clients, whoever asks: a counselor's load is the
// same for everyone who may read loads, and cells name nobody.
func (v *View) Caseload() []Cell {
	type key struct {
		counselor, district          uint16
		risk, stage, category, state uint8
	}
	s := v.snap
	each := make([]map[key]int, workers(len(s.chunks)))
	for i := range each {
		each[i] = map[key]int{}
	}
	parallel(len(s.chunks), func(worker, ci int) {
		c, sums := s.chunks[ci], each[worker]
		for k := range c.n {
			if model.TermState(c.state[k]).Open() {
				sums[key{c.counselor[k], c.district[k], c.risk[k], c.stage[k], c.category[k], c.state[k]}]++
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
	for k, n := range sums {
		cells = append(cells, Cell{
			Counselor: s.dict.counselors.values[k.counselor], District: s.dict.districts.values[k.district],
			Risk: model.Risk(k.risk), Stage: model.StageKind(k.stage), Category: model.Category(k.category), State: model.TermState(k.state), Count: n,
		})
	}
	slices.SortFunc(cells, func(a, b Cell) int {
		return cmp.Or(compareID(a.Counselor, b.Counselor), cmp.Compare(a.District, b.District), cmp.Compare(a.Risk, b.Risk),
			cmp.Compare(a.Stage, b.Stage), cmp.Compare(a.Category, b.Category), cmp.Compare(a.State, b.State))
	})
	return cells
}
