package bolt

import (
	"bytes"
	"iter"
	"maps"
	"slices"

	bbolt "go.etcd.io/bbolt"

	"guyub/store/kv"
)

// tx reads a bbolt transaction, and writes into it where that is allowed.
type tx struct {
	b      *bbolt.Tx
	direct bool
	keys   []kv.Key
}

var _ kv.Writer = (*tx)(nil)

func (t *tx) Get(table string, key []byte) ([]byte, bool) {
	b := t.b.Bucket([]byte(table))
	if b == nil {
		return nil, false
	}
	v := b.Get(key)
	return v, v != nil
}

func (t *tx) Put(table string, key, value []byte) {
	b, err := t.b.CreateBucketIfNotExists([]byte(table))
	if err == nil {
		err = b.Put(key, value)
	}
	if err != nil {
		panic(err) // an empty or huge key, or no room: the whole update fails
	}
	t.note(table, key)
}

func (t *tx) Delete(table string, key []byte) {
	if b := t.b.Bucket([]byte(table)); b != nil {
		if err := b.Delete(key); err != nil {
			panic(err)
		}
	}
	t.note(table, key)
}

func (t *tx) note(table string, key []byte) {
	if t.direct {
		t.keys = append(t.keys, kv.Key{Table: table, Key: string(key)})
	}
}

func (t *tx) Scan(table string, from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func([]byte, []byte) bool) {
		b := t.b.Bucket([]byte(table))
		if b == nil {
			return
		}
		c := b.Cursor()
		for k, v := c.Seek(from); k != nil && (to == nil || bytes.Compare(k, to) < 0); k, v = c.Next() {
			if !yield(k, v) {
				return
			}
		}
	}
}

func (t *tx) Back(table string, from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func([]byte, []byte) bool) {
		b := t.b.Bucket([]byte(table))
		if b == nil {
			return
		}
		c := b.Cursor()
		var k, v []byte
		if to == nil {
			k, v = c.Last()
		} else if k, v = c.Seek(to); k == nil {
			k, v = c.Last()
		}
		for k != nil && to != nil && bytes.Compare(k, to) >= 0 {
			k, v = c.Prev()
		}
		for ; k != nil && bytes.Compare(k, from) >= 0; k, v = c.Prev() {
			if !yield(k, v) {
				return
			}
		}
	}
}

// buffer holds the writes of one update over a transaction.
type buffer struct {
	*tx
	writes map[string]map[string][]byte // nil value: deleted
	count  int
	bytes  int
	ops    uint64
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
	b.set(table, key, append(make([]byte, 0, len(value)), value...))
}

func (b *buffer) Delete(table string, key []byte) { b.set(table, key, nil) }

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
			for i < len(own) && sign*compare(own[i], k) < 0 {
				if !emit(own[i]) {
					return
				}
				i++
			}
			if i < len(own) && own[i] == string(k) {
				if !emit(own[i]) {
					return
				}
				i++
				continue
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

func compare(a string, b []byte) int { return bytes.Compare([]byte(a), b) }

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

// flush writes the buffer into the transaction, keys in order. An error here
// would leave half an update in the batch, so that the batch fails with it:
// the keys and values were checked when they were made.
func (b *buffer) flush(btx *bbolt.Tx) error {
	for table, writes := range b.writes {
		bucket, err := btx.CreateBucketIfNotExists([]byte(table))
		if err != nil {
			return err
		}
		for _, k := range slices.Sorted(maps.Keys(writes)) {
			v := writes[k]
			if v == nil {
				err = bucket.Delete([]byte(k))
			} else {
				err = bucket.Put([]byte(k), v)
			}
			if err != nil {
				panic(err) // rolls the whole batch back; nothing half is kept
			}
		}
		if table == kv.OpTable {
			if err := bucket.SetSequence(b.ops); err != nil {
				panic(err)
			}
		}
	}
	return nil
}
