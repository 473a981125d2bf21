package roster

import (
	"maps"
	"slices"

	"guyub/model"
	"guyub/model/reach"
	"guyub/model/workload"
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
	sums := s.sum(newCellKey, nil)
	cells := make([]Cell, 0, len(sums))
	for _, k := range slices.Sorted(maps.Keys(sums)) {
		cells = append(cells, Cell{
			Counselor: s.dict.counselors.values[uint16(k>>48)], District: s.dict.districts.values[uint16(k>>32)],
			Risk: model.Risk(k >> 24), Stage: model.StageKind(k >> 16), Category: model.Category(k >> 8), State: model.TermState(k), Count: sums[k],
		})
	}
	return cells
}

// Places groups the clients under guidance whom the actor may see by where they
// live, by what decides their weight, and by whether they take part in a group.
func (v *View) Places() []reach.Cell {
	sees := v.sees()
	if v.everyone() {
		sees = nil
	}
	sums := v.snap.sum(newPlaceKey, sees)
	cells := make([]reach.Cell, 0, len(sums))
	for _, k := range slices.Sorted(maps.Keys(sums)) {
		cells = append(cells, reach.Cell{
			District: v.snap.dict.districts.values[uint16(k>>32)], Risk: model.Risk(k >> 24),
			InCustody: k>>1&1 == 1, Taking: k&1 == 1, Count: sums[k],
		})
	}
	return cells
}

func newPlaceKey(c *chunk, k int) cellKey {
	key := cellKey(c.district[k])<<32 | cellKey(c.risk[k])<<24 | cellKey(min(c.group[k], 1))
	if workload.InCustody(model.TermState(c.state[k])) {
		key |= 1 << 1
	}
	return key
}

// sum counts the clients under guidance by a key; of those that sees leaves out
// none, unless it is nil.
func (s *Snapshot) sum(key func(c *chunk, k int) cellKey, sees func(c *chunk, k int) bool) map[cellKey]int {
	each := make([]map[cellKey]int, workers(len(s.chunks)))
	for i := range each {
		each[i] = map[cellKey]int{}
	}
	parallel(len(s.chunks), func(worker, ci int) {
		c, sums := s.chunks[ci], each[worker]
		for k := range c.n {
			if model.TermState(c.state[k]).Open() && (sees == nil || sees(c, k)) {
				sums[key(c, k)]++
			}
		}
	})
	sums := each[0]
	for _, more := range each[1:] {
		for k, n := range more {
			sums[k] += n
		}
	}
	return sums
}

// Spells groups the clients under guidance as their loads are computed, whoever
// may see them, with what is known of how they will weigh: of each client by
// which of some days, in their order and at most 15, the term will have ended
// and, of those in custody, begun. What lies beyond the last day reads as not
// known.
func (s *Snapshot) Spells(days []model.Date) []workload.Spell {
	sums := s.sum(func(c *chunk, k int) cellKey { return newSpellKey(c, k, days) }, nil)
	by := func(bucket cellKey) model.Date {
		if bucket &= 0xf; bucket > 0 {
			return days[bucket-1]
		}
		return 0
	}
	spells := make([]workload.Spell, 0, len(sums))
	for _, k := range slices.Sorted(maps.Keys(sums)) {
		spells = append(spells, workload.Spell{
			Cell: workload.Cell{
				Counselor: s.dict.counselors.values[uint16(k>>48)], District: s.dict.districts.values[uint16(k>>32)],
				Risk: model.Risk(k >> 24), InCustody: k>>16&1 == 1, Count: sums[k],
			},
			Released: by(k >> 4), Ends: by(k),
		})
	}
	return spells
}

func newSpellKey(c *chunk, k int, days []model.Date) cellKey {
	key := cellKey(c.counselor[k])<<48 | cellKey(c.district[k])<<32 | cellKey(c.risk[k])<<24 | bucket(c.end[k], days)
	if workload.InCustody(model.TermState(c.state[k])) {
		key |= 1<<16 | bucket(c.start[k], days)<<4
	}
	return key
}

// bucket returns which of the days, from 1, is the first on which a day has
// come; 0 for none, and for a day that is not known.
func bucket(day model.Date, days []model.Date) cellKey {
	if day == 0 {
		return 0
	}
	for i, d := range days {
		if day <= d {
			return cellKey(i + 1)
		}
	}
	return 0
}

// cellKey packs what makes a cell into one number, which a map finds several
// times as fast as a struct.
type cellKey uint64

func newCellKey(c *chunk, k int) cellKey {
	return cellKey(c.counselor[k])<<48 | cellKey(c.district[k])<<32 |
		cellKey(c.risk[k])<<24 | cellKey(c.stage[k])<<16 | cellKey(c.category[k])<<8 | cellKey(c.state[k])
}
