package roster

import (
	"slices"
	"sync"
)

// ordersKept is how many orders are kept besides the one by name. Each takes
// four bytes a client; an office sorts by two or three columns at a time.
const ordersKept = 3

// orders keeps the rows in the order of the keys asked for last. An order is
// made when it is first asked for, which takes a third of a second for a
// million rows, and after a change is repaired, which takes some milliseconds.
//
// Readers wait for each other only when they ask for the same order at once,
// and the writer waits for none of them.
type orders struct {
	log  changeLog
	mu   sync.Mutex
	kept []*keptOrder // least recently used first
	name keptOrder
}

// keptOrder is the order of one key at the newest version that it was asked
// for. It does not hold on to the snapshot: one that nobody reads is let go.
type keptOrder struct {
	key     Key
	mu      sync.Mutex
	version uint64
	ranks   []uint64
	rows    []uint32 // nil before the first order
	filled  int
}

// reset forgets all orders: rows were numbered anew.
func (o *orders) reset(version uint64) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.log.reset(version)
	o.kept = nil
	o.name.mu.Lock()
	defer o.name.mu.Unlock()
	o.name.rows = nil
}

// get returns all rows of a snapshot in order.
func (o *orders) get(by ordering) *order {
	kept := o.slot(by.key)
	kept.mu.Lock()
	defer kept.mu.Unlock()
	version := by.snap.version
	same := kept.rows != nil && slices.Equal(kept.ranks, by.ranks)
	if same && kept.version == version {
		return &order{by, kept.rows, kept.filled}
	}
	var next *order
	if same {
		if changed, ok := o.log.between(kept.version, version); ok && len(changed) <= by.snap.n/4 {
			next = by.repair(kept.rows, changed)
		}
	}
	if next == nil {
		next = o.made(by)
	}
	// What is made for a reader who is behind is not kept.
	if kept.rows == nil || kept.version <= version {
		kept.version, kept.ranks, kept.rows, kept.filled = version, by.ranks, next.rows, next.filled
	}
	return next
}

// made makes an order from nothing. Keys other than text and age have few
// values, and are counted out from the order by name.
func (o *orders) made(by ordering) *order {
	if by.blanks() {
		names := o.get(ordering{snap: by.snap, key: ByName})
		if made := by.byCounting(names.rows); made != nil {
			return made
		}
	}
	rows := make([]uint32, by.snap.n)
	for i := range rows {
		rows[i] = uint32(i)
	}
	return by.sort(rows)
}

// slot returns the place of a key, which takes that of the one used longest ago
// when all are taken.
func (o *orders) slot(key Key) *keptOrder {
	if key == ByName {
		return &o.name
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	i := slices.IndexFunc(o.kept, func(k *keptOrder) bool { return k.key == key })
	kept := &keptOrder{key: key}
	switch {
	case i >= 0:
		kept = o.kept[i]
		o.kept = slices.Delete(o.kept, i, i+1)
	case len(o.kept) == ordersKept:
		o.kept = slices.Delete(o.kept, 0, 1)
	}
	o.kept = append(o.kept, kept)
	return kept
}

// changesKept bounds how far back an order can be repaired.
const changesKept = 512

// changeLog tells which rows the latest changes touched.
type changeLog struct {
	mu      sync.Mutex
	changes []change // oldest first, versions without a gap
	oldest  uint64   // what came after this version is known
}

// change is a version and the rows that it touched.
type change struct {
	version uint64
	rows    []uint32
}

func (l *changeLog) reset(version uint64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.changes, l.oldest = nil, version
}

// note adds a change. It comes before the snapshot of its version is
// published, so that whoever has the snapshot finds the change.
func (l *changeLog) note(version uint64, rows []uint32) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.changes = append(l.changes, change{version, rows})
	if len(l.changes) > changesKept {
		l.oldest = l.changes[0].version
		l.changes = slices.Delete(l.changes, 0, 1)
	}
}

// between returns the rows touched from one version to another, whichever of
// them is the later; false when that is no longer known.
func (l *changeLog) between(a, b uint64) ([]uint32, bool) {
	from, to := min(a, b), max(a, b)
	l.mu.Lock()
	defer l.mu.Unlock()
	if from < l.oldest {
		return nil, false
	}
	var rows []uint32
	for _, c := range l.changes {
		if c.version > from && c.version <= to {
			rows = append(rows, c.rows...)
		}
	}
	slices.Sort(rows)
	return slices.Compact(rows), true
}
