package bolt

import (
	"bytes"
	"iter"
	"maps"
	"slices"
	"strings"

	bbolt "go.etcd.io/bbolt"

	"guyub/store/kv"
)

// tx reads a bbolt transaction, and writes into it where that is allowed. A
// panic of bbolt comes out of it as damage.
type tx struct {
	b      *bbolt.Tx
	edits  int  // writes so far, by which a scan knows that its table changed
	noting bool // keep the keys written
	keys   []kv.Key
	err    error // of the first write that cannot be
}

var _ kv.Writer = (*tx)(nil)

func (t *tx) Get(table string, key []byte) ([]byte, bool) {
	defer sound()
	b := t.b.Bucket([]byte(table))
	if b == nil {
		return nil, false
	}
	v := b.Get(key)
	return v, v != nil
}

// accept notes a write, or that it cannot be.
func (t *tx) accept(table string, key []byte) bool {
	if err := kv.CheckKey(table, key); err != nil {
		if t.err == nil {
			t.err = err
		}
		return false
	}
	return true
}

func (t *tx) Put(table string, key, value []byte) {
	if t.accept(table, key) {
		t.put(table, key, own(value)) // bbolt keeps it until the commit
		t.note(table, key)
	}
}

func (t *tx) put(table string, key, value []byte) {
	defer sound()
	b, err := t.b.CreateBucketIfNotExists([]byte(table))
	if err == nil {
		err = b.Put(key, value)
	}
	if err != nil {
		panic(err) // names and keys were checked: the file is not what it was
	}
}

func (t *tx) Delete(table string, key []byte) {
	if t.accept(table, key) {
		t.delete(table, key)
		t.note(table, key)
	}
}

func (t *tx) delete(table string, key []byte) {
	defer sound()
	if b := t.b.Bucket([]byte(table)); b != nil {
		if err := b.Delete(key); err != nil {
			panic(err)
		}
	}
}

func (t *tx) note(table string, key []byte) {
	t.edits++
	if t.noting {
		t.keys = append(t.keys, kv.Key{Table: table, Key: string(key)})
	}
}

// own copies a value; never to nil, which would mean that there is none.
func own(value []byte) []byte { return append(make([]byte, 0, len(value)), value...) }

func (t *tx) Scan(table string, from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func([]byte, []byte) bool) {
		c := t.cursor(table)
		if c == nil {
			return
		}
		k, v := safely(func() ([]byte, []byte) { return c.Seek(from) })
		for k != nil && (to == nil || bytes.Compare(k, to) < 0) {
			edits := t.edits
			if !yield(k, v) {
				return
			}
			if t.edits == edits {
				k, v = safely(c.Next)
				continue
			}
			// A cursor loses its place when its table is written to.
			last := k
			c = t.cursor(table)
			k, v = safely(func() ([]byte, []byte) { return c.Seek(last) })
			if k != nil && bytes.Equal(k, last) {
				k, v = safely(c.Next)
			}
		}
	}
}

// Back knows the first key before it goes to the last: in a transaction that
// has emptied pages, bbolt's Prev stops at an empty page, and its Last never
// returns when all are empty. Neither happens above a key that is there.
func (t *tx) Back(table string, from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func([]byte, []byte) bool) {
		edits := t.edits
		c, first := t.first(table)
		if first == nil {
			return
		}
		k, v := safely(func() ([]byte, []byte) { return before(c, to, first) })
		for k != nil && bytes.Compare(k, from) >= 0 {
			if !yield(k, v) {
				return
			}
			last := k
			if t.edits != edits { // the cursor has lost its place
				edits = t.edits
				if c, first = t.first(table); first == nil {
					return
				}
			}
			k, v = safely(func() ([]byte, []byte) { return before(c, last, first) })
		}
	}
}

// before moves to the greatest key less than to, or the last if to is nil. It
// is nil if that is none, which first tells.
func before(c *bbolt.Cursor, to, first []byte) ([]byte, []byte) {
	if to != nil && bytes.Compare(to, first) <= 0 {
		return nil, nil
	}
	if to == nil {
		return c.Last()
	}
	if k, _ := c.Seek(to); k == nil {
		return c.Last() // all keys are less
	}
	for {
		if k, v := c.Prev(); k != nil {
			return k, v
		}
	}
}

// first returns a cursor and the first key of a table, nil if it is empty.
func (t *tx) first(table string) (*bbolt.Cursor, []byte) {
	c := t.cursor(table)
	if c == nil {
		return nil, nil
	}
	k, _ := safely(c.First)
	return c, k
}

func (t *tx) cursor(table string) *bbolt.Cursor {
	defer sound()
	if b := t.b.Bucket([]byte(table)); b != nil {
		return b.Cursor()
	}
	return nil
}

// safely moves a cursor.
func safely(move func() ([]byte, []byte)) ([]byte, []byte) {
	defer sound()
	return move()
}

// buffer holds the writes of one update over a transaction.
type buffer struct {
	*tx
	writes map[string]map[string][]byte // nil value: deleted
	count  int
	bytes  int
	ops    uint64 // operations remembered after this update; 0: as before
}

func newBuffer(base *tx) *buffer {
	return &buffer{tx: base, writes: map[string]map[string][]byte{}}
}

func (b *buffer) set(table string, key, value []byte) {
	w := b.writes[table]
	if w == nil {
		w = map[string][]byte{}
		b.writes[table] = w
	}
	if _, again := w[string(key)]; !again {
		b.count++
	}
	b.bytes += len(key) + len(value)
	w[string(key)] = value
}

func (b *buffer) Put(table string, key, value []byte) {
	if b.accept(table, key) {
		b.set(table, key, own(value))
	}
}

func (b *buffer) Delete(table string, key []byte) {
	if b.accept(table, key) {
		b.set(table, key, nil)
	}
}

func (b *buffer) Get(table string, key []byte) ([]byte, bool) {
	if v, written := b.writes[table][string(key)]; written {
		return v, v != nil
	}
	return b.tx.Get(table, key)
}

func (b *buffer) Scan(table string, from, to []byte) iter.Seq2[[]byte, []byte] {
	return b.merge(table, from, to, false)
}

func (b *buffer) Back(table string, from, to []byte) iter.Seq2[[]byte, []byte] {
	return b.merge(table, from, to, true)
}

// merge yields the transaction's keys with the buffer's laid over them.
func (b *buffer) merge(table string, from, to []byte, back bool) iter.Seq2[[]byte, []byte] {
	return func(yield func([]byte, []byte) bool) {
		writes := b.writes[table]
		own := slices.DeleteFunc(slices.Sorted(maps.Keys(writes)), func(k string) bool {
			return k < string(from) || to != nil && k >= string(to)
		})
		base, sign := b.tx.Scan(table, from, to), 1
		if back {
			slices.Reverse(own)
			base, sign = b.tx.Back(table, from, to), -1
		}
		emit := func(k string) bool {
			v := writes[k]
			return v == nil || yield([]byte(k), v)
		}
		i := 0
		for k, v := range base {
			for i < len(own) && sign*strings.Compare(own[i], string(k)) < 0 {
				if !emit(own[i]) {
					return
				}
				i++
			}
			if i < len(own) && own[i] == string(k) {
				i++
			}
			// Asked of the map again: it may have been written to since.
			if now, written := b.writes[table][string(k)]; written {
				if v = now; v == nil {
					continue
				}
			}
			if !yield(k, v) {
				return
			}
		}
		for ; i < len(own); i++ {
			if !emit(own[i]) {
				return
			}
		}
	}
}

// keys lists what the update wrote, by table and key.
func (b *buffer) keys() []kv.Key {
	keys := make([]kv.Key, 0, b.count)
	for _, table := range slices.Sorted(maps.Keys(b.writes)) {
		for _, k := range slices.Sorted(maps.Keys(b.writes[table])) {
			keys = append(keys, kv.Key{Table: table, Key: k})
		}
	}
	return keys
}

// remember adds an operation, and drops the two oldest when more are kept than
// must be. They are counted in the table itself.
func (b *buffer) remember(op kv.OpID) {
	b.ops = 1
	if table := b.b.Bucket([]byte(kv.OpTable)); table != nil {
		b.ops += table.Sequence()
	}
	b.set(kv.OpTable, op[:], []byte{1})
	if b.ops <= kv.OpsKept {
		return
	}
	dropped := uint64(0)
	for k := range b.tx.Scan(kv.OpTable, nil, nil) {
		b.set(kv.OpTable, k, nil)
		if dropped++; dropped == 2 {
			break
		}
	}
	b.ops -= dropped
}

// flush writes the buffer into the transaction, tables and keys in order. Keys
// were checked when they were made, so that nothing is left half done.
func (b *buffer) flush() {
	for _, table := range slices.Sorted(maps.Keys(b.writes)) {
		writes := b.writes[table]
		for _, k := range slices.Sorted(maps.Keys(writes)) {
			if v := writes[k]; v == nil {
				b.tx.delete(table, []byte(k))
			} else {
				b.tx.put(table, []byte(k), v)
			}
		}
	}
	if b.ops > 0 {
		b.setOps()
	}
}

func (b *buffer) setOps() {
	defer sound()
	if err := b.b.Bucket([]byte(kv.OpTable)).SetSequence(b.ops); err != nil {
		panic(err)
	}
}
