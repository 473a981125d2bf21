package roster

import (
	"bytes"
	"context"
	"math/bits"
	"runtime"

	"guyub/model"
)

// Query asks for clients.
type Query struct {
	Text   string // every word must occur in name, alias, register or NIK
	Filter Filter
	Sort   Key
	Desc   bool
	Today  model.Date // for what depends on the day
	// Ranks orders what the roster knows only by id or code: the place of each
	// counselor, group or district among its kind. Nil keeps the order of
	// first appearance.
	Ranks func(Key) func(id model.ID, code string) int
}

// Scope is what an actor may see (rule R12): with Children false, rows of the
// child section are not there at all but for the clients of Counselor.
type Scope struct {
	Adults, Children bool
	Counselor        model.ID
}

// View is a snapshot as one actor may see it.
type View struct {
	*Snapshot
	Scope Scope
}

// In returns the snapshot limited to a scope.
func (s *Snapshot) In(scope Scope) *View { return &View{s, scope} }

// Find returns the row of a client, false when there is none for this actor.
func (v *View) Find(id model.ID) (Row, bool) {
	i := v.index(id)
	if i < 0 || !v.sees(i) {
		return Row{}, false
	}
	return v.Row(i), true
}

func (v *View) sees(i int) bool {
	c, k := v.chunks[i/chunkRows], i%chunkRows
	return v.lets(c, k, v.own())
}

// own is the number of the actor's counselor, -1 if that guides nobody.
func (v *View) own() int {
	if v.Scope.Counselor.IsZero() {
		return -1
	}
	if n, ok := v.dict.counselors.number[v.Scope.Counselor]; ok {
		return int(n)
	}
	return -1
}

func (v *View) lets(c *chunk, k, own int) bool {
	if model.Section(c.section[k]) == model.Children {
		return v.Scope.Children || own >= 0 && int(c.counselor[k]) == own
	}
	return v.Scope.Adults
}

// Result is the answer to a query: rows in order. It never changes.
type Result struct {
	view  *View
	rows  []uint32
	desc  bool
	total int
}

// Len is how many clients were found.
func (r *Result) Len() int { return len(r.rows) }

// Total is how many clients the actor may see at all.
func (r *Result) Total() int { return r.total }

func (r *Result) at(i int) int {
	if r.desc {
		i = len(r.rows) - 1 - i
	}
	return int(r.rows[i])
}

// ID returns the id of the i-th client found.
func (r *Result) ID(i int) model.ID { return r.view.id(r.at(i)) }

// Row returns the i-th client found.
func (r *Result) Row(i int) Row { return r.view.Row(r.at(i)) }

// Index tells where a client stands among those found, -1 if not there.
func (r *Result) Index(id model.ID) int {
	row := r.view.index(id)
	if row < 0 {
		return -1
	}
	for i, n := range r.rows {
		if int(n) == row {
			if r.desc {
				return len(r.rows) - 1 - i
			}
			return i
		}
	}
	return -1
}

// Run answers a query. When ctx ends first the answer is empty.
func (v *View) Run(ctx context.Context, q Query) *Result {
	r := &Result{view: v, desc: q.Desc}
	set, total, found := v.match(ctx, q)
	r.total = total
	if ctx.Err() != nil {
		return r
	}
	order := v.roster.orders.get(v.Snapshot, q)
	if found == v.n {
		r.rows = order
		return r
	}
	r.rows = make([]uint32, 0, found)
	for _, n := range order {
		if set[n/64]&(1<<(n%64)) != 0 {
			r.rows = append(r.rows, n)
		}
	}
	return r
}

// match finds the rows of a query as a set of bits, and counts what the actor
// may see and what was found.
func (v *View) match(ctx context.Context, q Query) (set []uint64, total, found int) {
	set = make([]uint64, len(v.chunks)*chunkRows/64)
	allowed := v.allowed(q.Filter)
	var active []int
	for i := range allowed {
		if allowed[i] != nil {
			active = append(active, i)
		}
	}
	typed := words(q.Text)
	own := v.own()
	totals := make([]int, len(v.chunks))
	founds := make([]int, len(v.chunks))
	everyone := v.Scope.Adults && v.Scope.Children
	parallel(len(v.chunks), func(ci int) {
		if ctx.Err() != nil {
			return
		}
		c := v.chunks[ci]
		var hits [chunkRows / 64]uint64
		if everyone {
			totals[ci] = c.n
			fill(&hits, c.n)
		} else {
			for k := range c.n {
				if v.lets(c, k, own) {
					hits[k/64] |= 1 << (k % 64)
					totals[ci]++
				}
			}
		}
		for _, f := range active {
			c.keep(&hits, f, allowed[f], q.Today)
		}
		for i, w := range typed {
			c.search(&hits, []byte(w), i > 0)
		}
		copy(set[ci*chunkRows/64:], hits[:])
		for _, b := range hits {
			founds[ci] += bits.OnesCount64(b)
		}
	})
	for i := range totals {
		total += totals[i]
		found += founds[i]
	}
	return set, total, found
}

func fill(hits *[chunkRows / 64]uint64, n int) {
	for i := range n / 64 {
		hits[i] = ^uint64(0)
	}
	if n%64 != 0 {
		hits[n/64] = 1<<(n%64) - 1
	}
}

// keep drops the rows whose value in a facet is not allowed.
func (c *chunk) keep(hits *[chunkRows / 64]uint64, facet int, allowed []bool, today model.Date) {
	for w := range hits {
		for b := hits[w]; b != 0; b &= b - 1 {
			k := w*64 + bits.TrailingZeros64(b)
			if !allowed[c.bucket(facet, k, today)] {
				hits[w] &^= 1 << (k % 64)
			}
		}
	}
}

// search drops the rows whose line lacks the word. The first word is looked
// for in the whole text of the chunk at once; for the next ones, few lines are
// left.
func (c *chunk) search(hits *[chunkRows / 64]uint64, word []byte, narrowed bool) {
	if narrowed {
		for w := range hits {
			for b := hits[w]; b != 0; b &= b - 1 {
				k := w*64 + bits.TrailingZeros64(b)
				if !bytes.Contains(c.line(k), word) {
					hits[w] &^= 1 << (k % 64)
				}
			}
		}
		return
	}
	var with [chunkRows / 64]uint64
	for at, k := 0, 0; ; {
		i := bytes.Index(c.folded[at:], word)
		if i < 0 {
			break
		}
		at += i
		for int(c.foldedAt[k+1]) <= at {
			k++
		}
		with[k/64] |= 1 << (k % 64)
		at = int(c.foldedAt[k+1]) // one hit a line is enough
		if k++; k == c.n {
			break
		}
	}
	for w := range hits {
		hits[w] &= with[w]
	}
}

// Facets counts the clients for each value. Each facet ignores its own filter,
// so that its other values can still be chosen.
func (v *View) Facets(ctx context.Context, q Query) Counts {
	open := q
	open.Filter = nil
	set, _, _ := v.match(ctx, open)
	allowed := v.allowed(q.Filter)
	sums := make([][len(facetOrder)][]int, len(v.chunks))
	parallel(len(v.chunks), func(ci int) {
		if ctx.Err() != nil {
			return
		}
		c := v.chunks[ci]
		for f := range facetOrder {
			sums[ci][f] = make([]int, v.buckets(f))
		}
		for k := range c.n {
			n := ci*chunkRows + k
			if set[n/64]&(1<<(n%64)) == 0 {
				continue
			}
			c.count(&sums[ci], k, &allowed, q.Today)
		}
	})
	counts := Counts{}
	for f, facet := range facetOrder {
		counts[facet] = map[string]int{}
		for b := range v.buckets(f) {
			n := 0
			for ci := range sums {
				if sums[ci][f] != nil {
					n += sums[ci][f][b]
				}
			}
			if n == 0 {
				continue
			}
			for _, code := range v.codes(f, b) {
				counts[facet][code] += n
			}
		}
	}
	return counts
}

// count adds row k to every facet when it passes all filters, and to a single
// facet when only that one's filter stops it.
func (c *chunk) count(sums *[len(facetOrder)][]int, k int, allowed *[len(facetOrder)][]bool, today model.Date) {
	var bucket [len(facetOrder)]int
	stopped := -1
	for f := range facetOrder {
		bucket[f] = c.bucket(f, k, today)
		if allowed[f] != nil && !allowed[f][bucket[f]] {
			if stopped >= 0 {
				return
			}
			stopped = f
		}
	}
	if stopped >= 0 {
		sums[stopped][bucket[stopped]]++
		return
	}
	for f := range facetOrder {
		sums[f][bucket[f]]++
	}
}

// Cell is a group of clients that weigh the same in a caseload.
type Cell struct {
	Counselor model.ID
	Risk      model.Risk
	Stage     model.StageKind
	Category  model.Category
	State     model.TermState
	District  string
	Count     int
}

// Caseload groups the clients under guidance by what decides their weight. It
// looks at all clients, whoever asks: a counselor's load is the same for
// everyone, and cells name nobody.
func (s *Snapshot) Caseload() []Cell {
	type key struct {
		counselor, district          uint16
		risk, stage, category, state uint8
	}
	sums := map[key]int{}
	for _, c := range s.chunks {
		for k := range c.n {
			if model.TermState(c.state[k]).Open() {
				sums[key{c.counselor[k], c.district[k], c.risk[k], c.stage[k], c.category[k], c.state[k]}]++
			}
		}
	}
	cells := make([]Cell, 0, len(sums))
	for k, n := range sums {
		cells = append(cells, Cell{
			Counselor: s.dict.counselors.values[k.counselor], District: s.dict.districts.values[k.district],
			Risk: model.Risk(k.risk), Stage: model.StageKind(k.stage), Category: model.Category(k.category), State: model.TermState(k.state), Count: n,
		})
	}
	return cells
}

func processors() int { return runtime.GOMAXPROCS(0) }
