package table

import (
	"context"
	"slices"

	"guyub/model"
)

// Listing is a list as somebody sees it, for whoever takes it out of the office:
// its columns as they were chosen, its rows as they are filtered and sorted.
type Listing struct {
	// Name is what the list is called in file names and in the audit: "clients".
	Name string
	// Title is the same in the person's language.
	Title string
	// Filter says in words, without a name of anybody, what was left out; empty:
	// nothing.
	Filter string
	// Columns are those that are shown. Of a row the cells of the same places are.
	Columns []Column
	// Len is how many rows there are, at most. Window returns at most n from one
	// on, none after the last; it is asked from the first row to the last, while
	// the desk goes on, and its slice lasts until the next call.
	Len    int
	Window func(ctx context.Context, from, n int) ([]Row, error)
	// Sections are those of the clients whom the rows name or tell of; nil when
	// they tell of nobody.
	Sections func() []model.Section
}

// Lister is a screen with a list that may be taken out. Lists reports whether it
// shows one now; only then Listing is asked for.
type Lister interface {
	Lists() bool
	Listing() Listing
}

// Listing returns the table as it is now, with its rows copied: for a list of a
// size that people read through.
func (t *Table) Listing(name, title string) Listing {
	rows := make([]Row, 0, t.src.Len())
	for _, r := range t.src.Window(0, t.src.Len()) {
		rows = append(rows, pick(r, t.layout.chosen))
	}
	l := t.ListingOf(name, title, len(rows), nil)
	l.Window = over(rows)
	return l
}

// ListingOf returns the table with rows that are read one after another: for a
// list that is too long to be copied while a desk waits.
func (t *Table) ListingOf(name, title string, n int, src Reader) Listing {
	l := Listing{Name: name, Title: title, Len: n, Columns: make([]Column, len(t.layout.chosen))}
	chosen := slices.Clone(t.layout.chosen)
	for i, c := range chosen {
		l.Columns[i] = t.layout.all[c]
	}
	l.Window = func(ctx context.Context, from, n int) ([]Row, error) {
		rows, err := src(ctx, from, n)
		for i := range rows {
			rows[i] = pick(rows[i], chosen)
		}
		return rows, err
	}
	return l
}

// Reader gives the rows of a listing, as its Window does.
type Reader func(ctx context.Context, from, n int) ([]Row, error)

// pick keeps the cells of some columns. A cell that a row does not have is an
// empty one.
func pick(r Row, columns []int) Row {
	cells := make([]Cell, len(columns))
	for i, c := range columns {
		if c < len(r.Cells) {
			cells[i] = r.Cells[c]
		}
	}
	return Row{r.ID, cells}
}

// ListingWith returns a listing of rows that are not those of a table, such as of
// a list under headings.
func ListingWith(name, title string, columns []Column, rows []Row) Listing {
	return Listing{Name: name, Title: title, Columns: columns, Len: len(rows), Window: over(rows)}
}

// over hands out rows that are there.
func over(rows []Row) Reader {
	return func(_ context.Context, from, n int) ([]Row, error) {
		return rows[min(from, len(rows)):min(from+n, len(rows))], nil
	}
}
