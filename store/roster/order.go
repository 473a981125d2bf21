package roster

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"sync"

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
	ByNewest     Key = "newest"
)

// Keys lists the sort keys.
func Keys() []Key {
	return []Key{ByName, ByRegister, ByCategory, ByRisk, ByStage, ByState, ByDistrict, ByCounselor, ByGroup, ByNextReport, ByEnd, ByMisses, ByNewest}
}

// orders keeps the rows in the order of each key that was asked for. An order
// costs up to half a second to make for a million rows and a millisecond to
// repair after a change, so it is made once and repaired.
type orders struct {
	mu      sync.Mutex
	kept    map[Key]*order
	changes []change // the latest, oldest first
	oldest  uint64   // changes after this version are known
}

type order struct {
	version uint64
	rows    []uint32
}

// change is a version and the rows that it touched.
type change struct {
	version uint64
	rows    []uint32
}

// changesKept bounds how far back an order can be repaired.
const changesKept = 512

func (o *orders) init() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.kept, o.changes, o.oldest = map[Key]*order{}, nil, 0
}

func (o *orders) note(version uint64, rows []uint32) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.changes = append(o.changes, change{version, rows})
	if len(o.changes) > changesKept {
		o.oldest = o.changes[0].version
		o.changes = slices.Delete(o.changes, 0, 1)
	}
}

// ranked keys depend on names that others know; their order is cheap to make,
// by counting, and is not kept.
func ranked(k Key) bool { return k == ByCounselor || k == ByGroup || k == ByDistrict }

// get returns all rows of the snapshot in the order of the query.
func (o *orders) get(s *Snapshot, q Query) []uint32 {
	key := q.Sort
	if key == "" {
		key = ByName
	}
	names := o.keep(s, ByName)
	switch key {
	case ByName:
		return names
	case ByNewest:
		rows := make([]uint32, s.n)
		for i := range rows {
			rows[i] = uint32(s.n - 1 - i)
		}
		return rows
	}
	if ranked(key) {
		return s.byRank(names, key, q.Ranks)
	}
	return o.keep(s, key)
}

// keep returns a kept order, made or repaired for the snapshot. A snapshot
// older than the kept order gets one of its own.
func (o *orders) keep(s *Snapshot, key Key) []uint32 {
	o.mu.Lock()
	defer o.mu.Unlock()
	kept := o.kept[key]
	switch {
	case kept != nil && kept.version == s.version:
		return kept.rows
	case kept != nil && kept.version < s.version && kept.version >= o.oldest:
		kept = &order{s.version, s.repair(kept.rows, key, o.since(kept.version, s.version))}
	case kept != nil && kept.version > s.version:
		return s.sorted(key)
	default:
		kept = &order{s.version, s.sorted(key)}
	}
	o.kept[key] = kept
	return kept.rows
}

// since returns the rows touched after one version and up to another.
func (o *orders) since(from, to uint64) []uint32 {
	var rows []uint32
	for _, c := range o.changes {
		if c.version > from && c.version <= to {
			rows = append(rows, c.rows...)
		}
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}

// prefix packs what decides an order most of the time into one number: eight
// bytes of text, or the value itself.
func (s *Snapshot) prefix(n uint32, key Key) uint64 {
	c, k := s.chunks[n/chunkRows], int(n%chunkRows)
	switch key {
	case ByName:
		return head(c.line(k))
	case ByRegister:
		at := c.rawAt[3*k:]
		return head(c.raw[at[0]:at[1]])
	case ByCategory:
		return uint64(c.category[k])
	case ByRisk:
		return uint64(c.risk[k])
	case ByStage:
		return uint64(c.stage[k])
	case ByState:
		return uint64(c.state[k])
	case ByMisses:
		return uint64(c.misses[k])
	case ByNextReport:
		return day(c.nextReport[k])
	case ByEnd:
		return day(c.end[k])
	}
	return 0
}

// day puts what is not filled in last.
func day(d model.Date) uint64 {
	if d == 0 {
		return 1 << 40
	}
	return uint64(uint32(d))
}

func head(b []byte) uint64 {
	if len(b) >= 8 {
		return binary.BigEndian.Uint64(b)
	}
	var p [8]byte
	copy(p[:], b)
	return binary.BigEndian.Uint64(p[:])
}

// less orders two rows whose prefixes are equal: by the whole text, then by
// name, then by row, so that every order is total and the same each time.
func (s *Snapshot) rest(a, b uint32, key Key) int {
	ca, ka := s.chunks[a/chunkRows], int(a%chunkRows)
	cb, kb := s.chunks[b/chunkRows], int(b%chunkRows)
	if key == ByRegister {
		ra, rb := ca.rawAt[3*ka:], cb.rawAt[3*kb:]
		if d := bytes.Compare(ca.raw[ra[0]:ra[1]], cb.raw[rb[0]:rb[1]]); d != 0 {
			return d
		}
	}
	if d := bytes.Compare(ca.line(ka), cb.line(kb)); d != 0 {
		return d
	}
	return cmp.Compare(a, b)
}

type keyed struct {
	prefix uint64
	row    uint32
}

func (s *Snapshot) compare(key Key) func(a, b keyed) int {
	return func(a, b keyed) int {
		if a.prefix != b.prefix {
			return cmp.Compare(a.prefix, b.prefix)
		}
		return s.rest(a.row, b.row, key)
	}
}

func (s *Snapshot) keyed(rows []uint32, key Key) []keyed {
	out := make([]keyed, len(rows))
	for i, n := range rows {
		out[i] = keyed{s.prefix(n, key), n}
	}
	return out
}

// sorted makes an order from nothing: each processor sorts a part, and the
// parts are merged.
func (s *Snapshot) sorted(key Key) []uint32 {
	all := make([]uint32, s.n)
	for i := range all {
		all[i] = uint32(i)
	}
	parts := min(processors(), 1+s.n/50_000)
	runs := make([][]keyed, parts)
	parallelAlways(parts, func(p int) {
		run := s.keyed(all[p*s.n/parts:(p+1)*s.n/parts], key)
		slices.SortFunc(run, s.compare(key))
		runs[p] = run
	})
	for len(runs) > 1 {
		merged := merge(runs[0], runs[1], s.compare(key))
		runs = append([][]keyed{merged}, runs[2:]...)
	}
	out := all
	for i, k := range runs[0] {
		out[i] = k.row
	}
	return out
}

func parallelAlways(n int, fn func(int)) {
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { fn(i) })
	}
	wg.Wait()
}

func merge(a, b []keyed, compare func(a, b keyed) int) []keyed {
	out := make([]keyed, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(a[0], b[0]) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// repair returns an order of an older snapshot with the changed rows taken out
// and put in where they belong now.
func (s *Snapshot) repair(old []uint32, key Key, changed []uint32) []uint32 {
	if len(changed) == 0 {
		return old
	}
	moved := s.keyed(changed, key)
	slices.SortFunc(moved, s.compare(key))
	isChanged := make(map[uint32]bool, len(changed))
	for _, n := range changed {
		isChanged[n] = true
	}
	stay := make([]uint32, 0, s.n)
	last := 0
	for i, n := range old {
		if isChanged[n] {
			stay = append(stay, old[last:i]...)
			last = i + 1
		}
	}
	stay = append(stay, old[last:]...)
	compare := s.compare(key)
	out := make([]uint32, 0, s.n)
	for _, m := range moved {
		at, _ := slices.BinarySearchFunc(stay, m, func(n uint32, m keyed) int {
			return compare(keyed{s.prefix(n, key), n}, m)
		})
		out = append(out, stay[:at]...)
		out = append(out, m.row)
		stay = stay[at:]
	}
	return append(out, stay...)
}

// byRank sorts by counting: names is the order within equal ranks.
func (s *Snapshot) byRank(names []uint32, key Key, ranks func(Key) func(model.ID, string) int) []uint32 {
	number := func(n uint32) uint16 {
		c, k := s.chunks[n/chunkRows], n%chunkRows
		switch key {
		case ByCounselor:
			return c.counselor[k]
		case ByGroup:
			return c.group[k]
		}
		return c.district[k]
	}
	rank := s.ranks(key, ranks)
	starts := make([]int, len(rank)+1)
	for _, n := range names {
		starts[rank[number(n)]+1]++
	}
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	out := make([]uint32, len(names))
	for _, n := range names {
		at := &starts[rank[number(n)]]
		out[*at] = n
		*at++
	}
	return out
}

// ranks returns the place of each number of a dictionary, from 0; what is
// empty comes last.
func (s *Snapshot) ranks(key Key, ranks func(Key) func(model.ID, string) int) []int {
	type entry struct{ number, rank int }
	var entries []entry
	place := func(model.ID, string) int { return 0 }
	if ranks != nil {
		if f := ranks(key); f != nil {
			place = f
		}
	}
	add := func(n int, id model.ID, code string) {
		rank := 1 << 30
		if n > 0 {
			rank = place(id, code)
		}
		entries = append(entries, entry{n, rank})
	}
	switch key {
	case ByCounselor:
		for n, id := range s.dict.counselors.values {
			add(n, id, "")
		}
	case ByGroup:
		for n, id := range s.dict.groups.values {
			add(n, id, "")
		}
	default:
		for n, code := range s.dict.districts.values {
			add(n, model.ID{}, code)
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(a.rank, b.rank) })
	out := make([]int, len(entries))
	for i, e := range entries {
		out[e.number] = i
	}
	return out
}
