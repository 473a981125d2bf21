package roster

import (
	"cmp"
	"context"
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

// Run answers a query. Clients who are anonymous are left out, unless the filter
// asks for them ([FlagAnonymous]): nobody looks for them. [View.Find] has them all. When ctx ends first the answer is empty.
func (v *View) Run(ctx context.Context, q Query) *Result {
	set, total, found := v.match(ctx, q, v.snap.allowed(q.Filter))
	if ctx.Err() != nil {
		return &Result{snap: v.snap, order: &order{}}
	}
	return newResult(v.snap, q, set, total, found)
}

// match finds the rows of a query that pass in each facet as a set of bits, and
// counts what the actor may see and what was found.
func (v *View) match(ctx context.Context, q Query, allowed [len(facets)][]uint8) (set []uint64, total, found int) {
	s := v.snap
	set = make([]uint64, len(s.chunks)*chunkRows/64)
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
				c.search(&rows, w)
			} else {
				c.narrow(&rows, w)
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
