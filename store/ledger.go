package store

import "guyub/store/kv"

// ledger is a writer that knows what it has written, so that what a refused row
// wrote is taken back.
type ledger struct {
	kv.Writer
	wrote []written
}

// written is a value as it was before it was written over.
type written struct {
	table string
	key   []byte
	was   []byte
	stood bool
}

// Put notes what stood there and writes.
func (l *ledger) Put(table string, key, value []byte) {
	l.note(table, key)
	l.Writer.Put(table, key, value)
}

// Delete notes what stood there and removes it.
func (l *ledger) Delete(table string, key []byte) {
	l.note(table, key)
	l.Writer.Delete(table, key)
}

func (l *ledger) note(table string, key []byte) {
	was, stood := l.Get(table, key)
	l.wrote = append(l.wrote, written{table, append([]byte(nil), key...), append([]byte(nil), was...), stood})
}

// takeBack makes everything again what it was when n things had been written.
func (l *ledger) takeBack(n int) {
	for i := len(l.wrote) - 1; i >= n; i-- {
		switch w := &l.wrote[i]; {
		case w.stood:
			l.Writer.Put(w.table, w.key, w.was)
		default:
			l.Writer.Delete(w.table, w.key)
		}
	}
	l.wrote = l.wrote[:n]
}
