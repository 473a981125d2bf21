package mem

import (
	"bytes"
	"iter"
	"slices"

	"guyub/store/kv"
)

// tx reads the base under what it has written itself.
type tx struct {
	base  tables
	dirty map[string]map[string][]byte // nil value: deleted
	bytes int
	err   error    // of the first write that cannot be
	lent  [][]byte // handed out, to be spoilt
}

var _ kv.Writer = (*tx)(nil)

// lend hands out a copy, and remembers it.
func (t *tx) lend(b []byte) []byte {
	c := append(make([]byte, 0, len(b)), b...)
	t.lent = append(t.lent, c)
	return c
}

// spoil overwrites all that was handed out: whoever has kept some of it now
// reads nonsense, as he would some day in a file.
func (t *tx) spoil() {
	for _, b := range t.lent {
		copy(b, bytes.Repeat([]byte{0xDB}, len(b)))
	}
	t.lent = nil
}

func (t *tx) written() int {
	n := 0
	for _, w := range t.dirty {
		n += len(w)
	}
	return n
}

func (t *tx) Get(name string, key []byte) ([]byte, bool) {
	v, ok := t.get(name, string(key))
	if !ok {
		return nil, false
	}
	return t.lend(v), true
}

func (t *tx) get(name, key string) ([]byte, bool) {
	if v, written := t.dirty[name][key]; written {
		return v, v != nil
	}
	if tb := t.base[name]; tb != nil {
		v, ok := tb.values[key]
		return v, ok
	}
	return nil, false
}

func (t *tx) Put(name string, key, value []byte) {
	t.set(name, key, append(make([]byte, 0, len(value)), value...))
}

func (t *tx) Delete(name string, key []byte) { t.set(name, key, nil) }

func (t *tx) set(name string, key, value []byte) {
	if err := kv.CheckKey(name, key); err != nil {
		if t.err == nil {
			t.err = err
		}
		return
	}
	if t.dirty[name] == nil {
		t.dirty[name] = map[string][]byte{}
	}
	t.bytes += len(key) + len(value)
	t.dirty[name][string(key)] = value
}

// remember adds an operation, and drops the oldest when there are more than
// are kept.
func (t *tx) remember(op kv.OpID) {
	t.set(kv.OpTable, op[:], []byte{1})
	kept := t.merged(kv.OpTable, nil, nil)
	for _, old := range kept[:max(0, len(kept)-kv.OpsKept)] {
		t.set(kv.OpTable, []byte(old), nil)
	}
}

// merged returns the keys of a table between the bounds, in order.
func (t *tx) merged(name string, from, to []byte) []string {
	var keys []string
	if tb := t.base[name]; tb != nil {
		lo, _ := slices.BinarySearch(tb.keys, string(from))
		hi := len(tb.keys)
		if to != nil {
			hi, _ = slices.BinarySearch(tb.keys, string(to))
		}
		keys = slices.Clone(tb.keys[lo:max(lo, hi)])
	}
	writes := t.dirty[name]
	if len(writes) == 0 {
		return keys
	}
	keys = slices.DeleteFunc(keys, func(k string) bool { _, written := writes[k]; return written })
	for k, v := range writes {
		if v != nil && k >= string(from) && (to == nil || k < string(to)) {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

func (t *tx) Scan(name string, from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func([]byte, []byte) bool) { t.each(name, t.merged(name, from, to), yield) }
}

func (t *tx) Back(name string, from, to []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func([]byte, []byte) bool) {
		keys := t.merged(name, from, to)
		slices.Reverse(keys)
		t.each(name, keys, yield)
	}
}

func (t *tx) each(name string, keys []string, yield func([]byte, []byte) bool) {
	for _, k := range keys {
		if v, ok := t.get(name, k); ok && !yield(t.lend([]byte(k)), t.lend(v)) {
			return
		}
	}
}
