package roster

import (
	"bytes"
	"cmp"
	"context"
	"math/bits"
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/text"
)

// Query asks for clients.
type Query struct {
	Text   string // every word must occur in name, alias, register or NIK
	Filter Filter
	Sort   Key // ByName when empty
	Desc   bool
	Today  model.Date // for what depends on the day
	// Ranks orders what the roster knows only by id or code: the place of each
	// counselor, group or district among its kind, from 0. Nil keeps the order
	// of first appearance.
	Ranks func(Key) func(id model.ID, code string) int
}

// Run answers a query. When ctx ends first the answer is empty.
func (v *View) Run(ctx context.Context, q Query) *Result {
	set, total, found := v.match(ctx, q)
	if ctx.Err() != nil {
		return &Result{snap: v.snap, order: &order{}}
	}
	return newResult(v.snap, q, set, total, found)
}

// match finds the rows of a query as a set of bits, and counts what the actor
// may see and what was found.
func (v *View) match(ctx context.Context, q Query) (set []uint64, total, found int) {
	s := v.snap
	set = make([]uint64, len(s.chunks)*chunkRows/64)
	allowed := s.allowed(q.Filter)
	typed := words(q.Text)
	type sums struct {
		total, found int
		scratch      [chunkRows]uint16
	}
	each := make([]sums, workers(len(s.chunks)))
	parallel(len(s.chunks), func(worker, ci int) {
		if ctx.Err() != nil {
			return
		}
		c, sum := s.chunks[ci], &each[worker]
		rows := v.visible(c)
		sum.total += rows.count()
		for f, pass := range allowed {
			if pass != nil {
				rows.keep(c.values(f, q.Today, &sum.scratch), pass)
			}
		}
		for i, w := range typed {
			if i == 0 {
				c.searchAll(&rows, w)
			} else {
				c.searchIn(&rows, w)
			}
		}
		copy(set[ci*len(rows):], rows[:])
		sum.found += rows.count()
	})
	for i := range each {
		total += each[i].total
		found += each[i].found
	}
	return set, total, found
}

// words splits what was typed into what every line found must hold, the
// longest and thus rarest first.
func words(typed string) [][]byte {
	list := strings.Fields(text.Fold(typed))
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	var out [][]byte
	for _, w := range slices.Compact(list) {
		out = append(out, []byte(w))
	}
	return out
}

func (h *hits) count() int {
	n := 0
	for _, w := range h {
		n += bits.OnesCount64(w)
	}
	return n
}

// keep drops the rows whose value does not pass; pass holds 0 or 1 for each.
func (h *hits) keep(values []uint16, pass []uint8) {
	for w := range h {
		if h[w] == 0 {
			continue
		}
		var let uint64
		for j, value := range values[w*64 : min(w*64+64, len(values))] {
			let |= uint64(pass[value]) << j
		}
		h[w] &= let
	}
}

// searchAll drops the rows whose line lacks the word. It looks through the
// whole text of the chunk at once: that is what makes a search of a million
// clients a matter of milliseconds.
func (c *chunk) searchAll(h *hits, word []byte) {
	var with hits
	for at, k := 0, 0; k < c.n; k++ {
		i := bytes.Index(c.lines[at:], word)
		if i < 0 {
			break
		}
		at += i
		for int(c.lineAt[k+1]) <= at {
			k++
		}
		with[k/64] |= 1 << (k % 64)
		at = int(c.lineAt[k+1]) // one hit a line is enough
	}
	for w := range h {
		h[w] &= with[w]
	}
}

// searchIn is searchAll for the few rows that an earlier word has left.
func (c *chunk) searchIn(h *hits, word []byte) {
	for w := range h {
		for b := h[w]; b != 0; b &= b - 1 {
			if k := w*64 + bits.TrailingZeros64(b); !bytes.Contains(c.line(k), word) {
				h[w] &^= 1 << (k % 64)
			}
		}
	}
}
