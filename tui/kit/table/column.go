package table

import (
	"slices"

	"guyub/tui/kit"
)

// Column describes one column. Widths are in cells.
type Column struct {
	Key, Title string
	// Width is what it likes, Min what it can still be read at (Width if 0).
	Width, Min int
	// Flex columns share what the others leave.
	Flex bool
	// Right aligns heading and cells to the right, as numbers stand.
	Right bool
	// Priority says who leaves first when the width does not suffice: the
	// highest; among equals the rightmost. Columns of 0 leave last.
	Priority int
	// Sortable columns can be sorted by.
	Sortable bool
	// Holds is what stands in the column, for whoever takes the list out.
	Holds Holds
}

// Holds is what stands in a column.
type Holds uint8

// What stands in columns.
const (
	Words   Holds = iota
	Person        // the name of a client: initials, unless the whole list may leave
	Picture       // a drawing of what other columns say: it does not leave
)

func (c *Column) min() int {
	if c.Min > 0 {
		return c.Min
	}
	return max(c.Width, 1)
}

const (
	margin = 3 // the mark, the cursor, a blank
	gap    = 2 // between columns
)

// span is a column as it is drawn: which one, from where, how wide.
type span struct {
	col  int // index into layout.all
	x, w int // x counts from the left edge of the table
}

// layout decides which columns are drawn and where. It is computed when the
// width or the columns change, not at every frame.
type layout struct {
	all    []Column
	chosen []int // columns wanted, in order
	spans  []span
	width  int // of the area that spans are for; -1 when they are stale
}

func (l *layout) set(columns []Column) {
	keys := l.keys()
	all := len(l.chosen) == len(l.all)
	l.all = slices.Clone(columns)
	if all {
		keys = nil
	}
	l.show(keys)
}

func (l *layout) show(keys []string) {
	l.chosen = l.chosen[:0]
	for _, k := range keys {
		i := slices.IndexFunc(l.all, func(c Column) bool { return c.Key == k })
		if i >= 0 && !slices.Contains(l.chosen, i) {
			l.chosen = append(l.chosen, i)
		}
	}
	if len(l.chosen) == 0 {
		for i := range l.all {
			l.chosen = append(l.chosen, i)
		}
	}
	l.width = -1
}

func (l *layout) keys() []string {
	keys := make([]string, 0, len(l.chosen))
	for _, i := range l.chosen {
		keys = append(keys, l.all[i].Key)
	}
	return keys
}

// chooses reports whether column i is among those wanted.
func (l *layout) chooses(i int) bool { return slices.Contains(l.chosen, i) }

func (l *layout) sortable() bool {
	return slices.ContainsFunc(l.all, func(c Column) bool { return c.Sortable })
}

// hit returns the column whose heading is at x, nil if none is.
func (l *layout) hit(x int) *Column {
	for _, s := range l.spans {
		if x >= s.x && x < s.x+s.w+gap-1 {
			return &l.all[s.col]
		}
	}
	return nil
}

// fit computes the spans for a table of the given width.
func (l *layout) fit(width int) []span {
	if l.width == width {
		return l.spans
	}
	l.width = width
	l.spans = l.spans[:0]
	for _, i := range l.chosen {
		l.spans = append(l.spans, span{col: i, w: l.all[i].min()})
	}
	room := width - margin
	for len(l.spans) > 1 && l.need() > room {
		l.spans = slices.Delete(l.spans, l.leaving(), l.leaving()+1)
	}
	if len(l.spans) == 0 || room <= 0 {
		l.spans = l.spans[:0]
		return l.spans
	}
	l.widen(room)
	x := margin
	for i := range l.spans {
		l.spans[i].x = x
		x += l.spans[i].w + gap
	}
	return l.spans
}

// need returns the width of all spans with their gaps.
func (l *layout) need() int {
	n := gap * (len(l.spans) - 1)
	for _, s := range l.spans {
		n += s.w
	}
	return n
}

// leaving returns which span goes first.
func (l *layout) leaving() int {
	out := len(l.spans) - 1
	for i := len(l.spans) - 1; i >= 0; i-- {
		if l.all[l.spans[i].col].Priority > l.all[l.spans[out].col].Priority {
			out = i
		}
	}
	return out
}

// widen spends what is left: first each column gets what it likes, the most
// important first; then the flexible ones share the rest. A single column that
// is too wide is cut.
func (l *layout) widen(room int) {
	rest := room - l.need()
	if rest < 0 {
		l.spans[0].w = room
		return
	}
	order := make([]int, len(l.spans))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return l.all[l.spans[a].col].Priority - l.all[l.spans[b].col].Priority
	})
	flexible := 0
	for _, i := range order {
		col := &l.all[l.spans[i].col]
		more := max(0, min(rest, col.Width-l.spans[i].w))
		l.spans[i].w += more
		rest -= more
		if col.Flex {
			flexible++
		}
	}
	for i := range l.spans {
		if l.all[l.spans[i].col].Flex {
			share := rest / flexible
			l.spans[i].w += share
			rest -= share
			flexible--
		}
	}
}

// title returns the heading of a column so wide, with the arrow of the order: a
// word that is too long is cut, never the arrow.
func (t *Table) title(col *Column, wide int, ascii bool) string {
	if col.Key == "" || col.Key != t.sortKey {
		return col.Title
	}
	arrow, down := "↑", "↓"
	if ascii {
		arrow, down = "^", "v"
	}
	if t.desc {
		arrow = down
	}
	if kit.Width(col.Title)+2 <= wide {
		return col.Title + " " + arrow
	}
	return kit.Cut(col.Title, wide-1) + arrow
}

var _ kit.Mouse = (*Table)(nil)
