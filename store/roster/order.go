package roster

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"sort"

	"guyub/model"
)

// Key is what the roster can be sorted by.
type Key string

// The sort keys.
const (
	ByName       Key = "name"
	ByRegister   Key = "register"
	ByCategory   Key = "category"
	ByRisk       Key = "risk"
	ByStage      Key = "stage"
	ByState      Key = "state"
	ByDistrict   Key = "district"
	ByCounselor  Key = "counselor"
	ByGroup      Key = "group"
	ByNextReport Key = "report"
	ByEnd        Key = "end"
	ByMisses     Key = "misses"
	ByNewest     Key = "newest" // the record made last comes first
)

// Keys lists the sort keys.
func Keys() []Key {
	return []Key{ByName, ByRegister, ByCategory, ByRisk, ByStage, ByState, ByDistrict, ByCounselor, ByGroup, ByNextReport, ByEnd, ByMisses, ByNewest}
}

// ordering compares the rows of a snapshot by one key. Equal rows stand by
// name, then alias, register and id, so that an order is total and
// the same each time and after each start. What has no value comes last.
type ordering struct {
	snap *Snapshot
	key  Key
	// ranks is, for a key of few values, the place of each value.
	ranks []uint64
}

// blank is the prefix of what has no value.
const blank = 1 << 40

func (s *Snapshot) ordering(q Query) ordering {
	o := ordering{snap: s, key: q.Sort}
	switch q.Sort {
	case ByCategory, ByState, ByStage:
		o.ranks = make([]uint64, 256)
		for i := range o.ranks {
			o.ranks[i] = uint64(i)
		}
		o.ranks[0] = blank
	case ByRisk, ByMisses: // 0 is a value: not assessed, none missed
		o.ranks = make([]uint64, 256)
		for i := range o.ranks {
			o.ranks[i] = uint64(i)
		}
	case ByCounselor:
		place := q.rank(ByCounselor)
		o.ranks = places(s.dict.counselors.values, func(id model.ID) int { return place(id, "") })
	case ByGroup:
		place := q.rank(ByGroup)
		o.ranks = places(s.dict.groups.values, func(id model.ID) int { return place(id, "") })
	case ByDistrict:
		place := q.rank(ByDistrict)
		o.ranks = places(s.dict.districts.values, func(code string) int { return place(model.ID{}, code) })
	case ByRegister, ByNextReport, ByEnd, ByNewest:
	default:
		o.key = ByName
	}
	return o
}

// rank returns what ranks the values of a key.
func (q *Query) rank(key Key) func(model.ID, string) int {
	if q.Ranks != nil {
		if f := q.Ranks(key); f != nil {
			return f
		}
	}
	return func(model.ID, string) int { return 0 }
}

// places returns the place of each number of a dictionary. Values of equal
// rank keep their numbers' order, so that those of one value stand together.
func places[T any](values []T, rank func(T) int) []uint64 {
	numbers := make([]int, 0, len(values))
	given := make([]int, len(values))
	for n := 1; n < len(values); n++ {
		numbers, given[n] = append(numbers, n), rank(values[n])
	}
	slices.SortStableFunc(numbers, func(a, b int) int { return cmp.Compare(given[a], given[b]) })
	out := make([]uint64, len(values))
	out[0] = blank
	for place, n := range numbers {
		out[n] = uint64(place)
	}
	return out
}

// value returns the number of the value of a row, for a key that has ranks.
func (o *ordering) value(c *chunk, k int) int {
	switch o.key {
	case ByCategory:
		return int(c.category[k])
	case ByRisk:
		return int(c.risk[k])
	case ByStage:
		return int(c.stage[k])
	case ByState:
		return int(c.state[k])
	case ByMisses:
		return int(c.misses[k])
	case ByCounselor:
		return int(c.counselor[k])
	case ByGroup:
		return int(c.group[k])
	}
	return int(c.district[k])
}

// prefix packs what decides an order most of the time into one number: eight
// bytes of text, or the value itself.
func (o *ordering) prefix(n uint32) uint64 {
	c, k := o.snap.at(n)
	switch o.key {
	case ByName:
		return head(c.names.line(k))
	case ByRegister:
		return head(c.registers.line(k))
	case ByNextReport:
		return day(c.nextReport[k])
	case ByEnd:
		return day(c.end[k])
	case ByNewest:
		return ^binary.BigEndian.Uint64(c.ids[k][:])
	}
	return o.ranks[o.value(c, k)]
}

// blanks reports whether rows may be without a value in the key.
func (o *ordering) blanks() bool {
	switch o.key {
	case ByName, ByRegister, ByNewest:
		return false
	}
	return true
}

func day(d model.Date) uint64 {
	if d == 0 {
		return blank
	}
	return uint64(int64(d) - math.MinInt32)
}

// head returns the first eight bytes of a text as a number that compares as
// they do.
func head(b []byte) uint64 {
	if len(b) >= 8 {
		return binary.BigEndian.Uint64(b)
	}
	var p [8]byte
	copy(p[:], b)
	return binary.BigEndian.Uint64(p[:])
}

// rest orders two rows whose prefixes are equal.
func (o *ordering) rest(a, b uint32) int {
	ca, ka := o.snap.at(a)
	cb, kb := o.snap.at(b)
	if o.key == ByNewest {
		return compareID(cb.ids[kb], ca.ids[ka])
	}
	register := bytes.Compare(ca.registers.line(ka), cb.registers.line(kb))
	if o.key == ByRegister && register != 0 {
		return register
	}
	return cmp.Or(bytes.Compare(ca.names.line(ka), cb.names.line(kb)), register, compareID(ca.ids[ka], cb.ids[kb]))
}

// keyed is a row with its prefix: sorting touches the row itself only where
// two prefixes are equal.
type keyed struct {
	prefix uint64
	row    uint32
}

func (o *ordering) compare(a, b keyed) int {
	if a.prefix != b.prefix {
		return cmp.Compare(a.prefix, b.prefix)
	}
	return o.rest(a.row, b.row)
}

func (o *ordering) keyed(rows []uint32) []keyed {
	out := make([]keyed, len(rows))
	for i, n := range rows {
		out[i] = keyed{o.prefix(n), n}
	}
	return out
}

// order is rows in order.
type order struct {
	by   ordering
	rows []uint32
	// filled is how many rows, from the first, have a value in the key.
	filled int
}

// place returns where a row stands in the order, false if it does not.
func (o *order) place(row uint32) (int, bool) {
	if len(o.rows) == 0 {
		return 0, false
	}
	by := &o.by
	return slices.BinarySearchFunc(o.rows, keyed{by.prefix(row), row}, func(n uint32, want keyed) int {
		if p := by.prefix(n); p != want.prefix {
			return cmp.Compare(p, want.prefix)
		}
		return by.rest(n, want.row)
	})
}

// ordered returns the order of rows that stand in order already.
func (o ordering) ordered(rows []uint32) *order {
	out := &order{by: o, rows: rows, filled: len(rows)}
	if o.blanks() {
		out.filled = sort.Search(len(rows), func(i int) bool { return o.prefix(rows[i]) >= blank })
	}
	return out
}

// sort puts rows in order, in place: each processor sorts a part, and the
// parts are merged.
func (o ordering) sort(rows []uint32) *order {
	n := len(rows)
	parts := 1
	if n > 50_000 {
		parts = workers(n)
	}
	runs := make([][]keyed, parts)
	together(parts, func(p int) {
		run := o.keyed(rows[p*n/parts : (p+1)*n/parts])
		slices.SortFunc(run, o.compare)
		runs[p] = run
	})
	for len(runs) > 1 {
		runs = append(runs[2:], o.merge(runs[0], runs[1]))
	}
	for i, k := range runs[0] {
		rows[i] = k.row
	}
	return o.ordered(rows)
}

func (o *ordering) merge(a, b []keyed) []keyed {
	out := make([]keyed, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if o.compare(a[0], b[0]) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// byCounting puts rows that stand by name in order of a key whose values are
// few, or lie close together: one pass in place of a sort. It returns nil when
// they lie too far apart.
func (o ordering) byCounting(names []uint32) *order {
	const widest = 1 << 17 // days: 360 years
	prefixes := make([]uint64, len(names))
	least, most := uint64(blank), uint64(0)
	for i, n := range names {
		p := o.prefix(n)
		prefixes[i] = p
		if p < blank {
			least, most = min(least, p), max(most, p)
		}
	}
	if least > most {
		return o.ordered(slices.Clone(names)) // all are blank
	}
	top := most - least + 1 // where those without a value go
	if top > widest {
		return nil
	}
	starts := make([]int, top+2)
	for _, p := range prefixes {
		starts[min(p-least, top)+1]++
	}
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	out := make([]uint32, len(names))
	for i, n := range names {
		at := &starts[min(prefixes[i]-least, top)]
		out[*at] = n
		*at++
	}
	return o.ordered(out)
}

// repair returns the order of another snapshot with the changed rows taken
// out and put in where they belong here. Changed is sorted.
func (o ordering) repair(other []uint32, changed []uint32) *order {
	here, _ := slices.BinarySearch(changed, uint32(o.snap.n))
	moved := o.keyed(changed[:here]) // what is not there yet is only taken out
	slices.SortFunc(moved, o.compare)
	isChanged := make([]uint64, wordsOf(max(o.snap.n, len(other))))
	for _, n := range changed {
		if int(n/64) < len(isChanged) {
			isChanged[n/64] |= 1 << (n % 64)
		}
	}
	out := make([]uint32, 0, o.snap.n)
	for _, n := range other {
		if isChanged[n/64]>>(n%64)&1 == 0 {
			out = append(out, n)
		}
	}
	// From the last to the first, each moved row pushes what follows it to its
	// final place.
	stay := out
	out = out[:o.snap.n]
	for i := len(moved) - 1; i >= 0; i-- {
		at, _ := (&order{by: o, rows: stay}).place(moved[i].row)
		copy(out[at+i+1:], stay[at:])
		out[at+i] = moved[i].row
		stay = stay[:at]
	}
	return o.ordered(out)
}
