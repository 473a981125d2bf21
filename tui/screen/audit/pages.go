package audit

import (
	"encoding/binary"
	"slices"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit/table"
)

const (
	// pageRows is how many entries are read at a time.
	pageRows = 100
	// pagesKept is how many pages are held: the screen, and what lies around it.
	pagesKept = 6
)

// pages is the source of the table: a trail of any length of which a few pages
// are in memory. The trail is taken as it was when the first page was read, so
// that rows do not move while somebody reads; a row is named by its number. To
// come back to a page that was let go, the number of the entry before which it
// begins is kept, 8 bytes a page.
type pages struct {
	cells func(*store.AuditEntry) []table.Cell
	begin []uint64 // before which entry each known page begins
	held  map[int][]store.AuditEntry
	order []int // pages held, the one looked at last at the end
	last  int   // rows on the last page that is known
	whole bool  // the last page that is known is the last there is
}

// reset begins anew, before an entry.
func (p *pages) reset(before uint64) {
	*p = pages{cells: p.cells, begin: []uint64{before}, held: map[int][]store.AuditEntry{}}
}

// Len is the number of rows that are known to be there.
func (p *pages) Len() int { return max(len(p.begin)-1, 0)*pageRows + p.last }

// Window returns the rows from the given one on; of those that are being read,
// empty lines.
func (p *pages) Window(from, n int) []table.Row {
	var out []table.Row
	for i := from; i < min(from+n, p.Len()); i++ {
		row := table.Row{ID: p.ID(i)}
		if e, ok := p.entry(i); ok {
			row.Cells = p.cells(e)
		}
		out = append(out, row)
	}
	return out
}

// Index tells where an id stands, -1 if nowhere.
func (p *pages) Index(id model.ID) int {
	if i := int(binary.BigEndian.Uint64(id[8:])) - 1; i < p.Len() {
		return i
	}
	return -1
}

// ID names row i.
func (p *pages) ID(i int) (id model.ID) {
	binary.BigEndian.PutUint64(id[8:], uint64(i)+1)
	return id
}

// entry returns the entry of a row, false when its page is not in memory.
func (p *pages) entry(row int) (*store.AuditEntry, bool) {
	page := p.held[row/pageRows]
	if i := row % pageRows; i < len(page) {
		return &page[i], true
	}
	return nil, false
}

// missing returns a page that is wanted around a row and is not there, -1 when
// none is: one that was let go, or the next one when the end is near.
func (p *pages) missing(row int) int {
	first, last := max(row-pageRows/2, 0)/pageRows, (row+pageRows/2)/pageRows
	for page := first; page <= min(last, len(p.begin)-1); page++ {
		known := page < len(p.begin)-1 || p.whole
		if _, ok := p.held[page]; !ok || !known {
			return page
		}
	}
	return -1
}

// put takes what was read of a page so far. done tells that the page has all
// that it will have, and whole that there is nothing older.
func (p *pages) put(page int, entries []store.AuditEntry, done, whole bool) {
	p.held[page] = entries
	if page == len(p.begin)-1 {
		p.last = len(entries)
		p.whole = whole
		if done && !whole {
			p.begin = append(p.begin, entries[len(entries)-1].Seq)
			p.last = 0
		}
	}
	p.order = append(slices.DeleteFunc(p.order, func(n int) bool { return n == page }), page)
	for len(p.order) > pagesKept {
		delete(p.held, p.order[0])
		p.order = p.order[1:]
	}
}

// entries lists what is in memory, for the terminals that are seen there.
func (p *pages) entries(yield func(*store.AuditEntry) bool) {
	for _, n := range p.order {
		for i := range p.held[n] {
			if !yield(&p.held[n][i]) {
				return
			}
		}
	}
}
