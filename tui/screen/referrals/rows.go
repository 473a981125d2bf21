package referrals

import (
	"slices"
	"sort"
	"time"

	"guyub/model"
	"guyub/model/matching"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
)

// seekTime is how long what fits may be sought for a screen.
const seekTime = 10 * time.Second

// idleRows gives the table the answer of a query without those who were dealt
// with, window by window. They are few, so that it keeps their places and no
// list of its own.
type idleRows struct {
	*roster.Result
	env   *kit.Env
	books *store.Books
	skip  []int // places in the result that are left out, in order
	fits  map[model.ID][]matching.Match
	page  []table.Row
	cells []table.Cell
}

// leaveOut leaves clients out.
func (r *idleRows) leaveOut(ids []model.ID) {
	for _, id := range ids {
		if at := r.Result.Index(id); at >= 0 {
			r.skip = append(r.skip, at)
		}
	}
	slices.Sort(r.skip)
	r.skip = slices.Compact(r.skip)
}

// Len is how many are left.
func (r *idleRows) Len() int { return r.Result.Len() - len(r.skip) }

// place is where the i-th of those left stands in the result.
func (r *idleRows) place(i int) int {
	// Before the k-th place left out stand skip[k]-k that are not.
	return i + sort.Search(len(r.skip), func(k int) bool { return r.skip[k]-k > i })
}

// ID is the id of the i-th row.
func (r *idleRows) ID(i int) model.ID { return r.Result.ID(r.place(i)) }

// Index tells where a client stands, -1 if not there.
func (r *idleRows) Index(id model.ID) int {
	at := r.Result.Index(id)
	if at < 0 {
		return -1
	}
	k, out := slices.BinarySearch(r.skip, at)
	if out {
		return -1
	}
	return at - k
}

// unmatched are the clients of some rows for whom nothing was sought yet.
func (r *idleRows) unmatched(from, to int) []model.ID {
	var ids []model.ID
	for i := max(from, 0); i < min(to, r.Len()); i++ {
		if id := r.ID(i); !r.known(id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (r *idleRows) known(id model.ID) bool {
	_, ok := r.fits[id]
	return ok
}

const idleColumns = 6

// Window returns at most n rows from the given one on. It draws on the same
// memory at each call.
func (r *idleRows) Window(from, n int) []table.Row {
	n = max(0, min(n, r.Len()-from))
	if need := n * idleColumns; cap(r.cells) < need {
		r.cells = make([]table.Cell, need)
	}
	r.page = r.page[:0]
	for i := range n {
		row := r.Row(r.place(from + i))
		cells := r.cells[i*idleColumns : (i+1)*idleColumns : (i+1)*idleColumns]
		r.fill(cells, &row)
		r.page = append(r.page, table.Row{ID: row.ID, Cells: cells})
	}
	return r.page
}

func (r *idleRows) fill(cells []table.Cell, row *roster.Row) {
	th, l := r.env.Theme, r.env.Lang
	w := &l.Referrals
	cells[0] = table.Cell{Text: row.Name}
	cells[1] = table.Cell{Text: row.Register, Style: th.Faint}
	cells[2] = table.Cell{Text: r.books.DistrictName(row.District)}
	cells[3] = table.Cell{Text: r.books.CounselorName(row.Counselor)}
	cells[4], cells[5] = table.Cell{Text: w.Looking, Style: th.Faint}, table.Cell{}
	fits, known := r.fits[row.ID]
	switch {
	case !known:
	case len(fits) == 0:
		cells[4] = table.Cell{Text: w.NothingFits, Style: th.Warn}
	default:
		best := fits[0]
		cells[4] = table.Cell{Text: r.books.GroupName(best.Group)}
		cells[5] = table.Cell{Text: reasons(r.env, best.Reasons, false), Style: th.Faint}
		if best.Hindered() {
			cells[5] = table.Cell{Text: reasons(r.env, best.Reasons, true), Style: th.Warn}
		}
	}
}
