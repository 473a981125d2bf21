package sheet

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Table is a sheet of rows under headings, read one row at a time.
type Table struct {
	Headings []string // as they stand in the file, cleaned
	Line     int      // where the headings stand
	Titles   int      // rows above the headings, which are not read
	Comma    byte     // what separates the cells of a CSV file; 0 of a workbook

	about   subject
	src     source
	ahead   []Row // read in search of the headings
	columns map[string]int
	blank   int
	size    int64
	ended   bool
}

// source gives the rows of a sheet in order, blank ones too.
type source interface {
	// next returns the next row, or io.EOF.
	next() (Row, error)
	// read is how many bytes of the sheet were read.
	read() int64
}

// Row is one row of a table below its headings.
type Row struct {
	Line  int      // its first line in the file, from 1
	Cells []string // as they stand, cleaned of what a terminal would obey
	Err   error    // why the row cannot be taken apart; Cells then holds its line

	marks map[int]mark // what a workbook tells of cells, by column
}

func (r Row) blank() bool {
	return r.Err == nil && !slices.ContainsFunc(r.Cells, func(s string) bool { return s != "" })
}

// HeadingError is a table whose headings do not say what its columns are.
type HeadingError struct {
	Reason string
	Field  string // the key of the field that it is about
	Seen   []string
}

// Error says what to do, naming the headings that were seen as far as they make
// a sentence.
func (e *HeadingError) Error() string {
	if len(e.Seen) == 0 {
		return e.Reason
	}
	seen := make([]string, min(len(e.Seen), 30))
	for i := range seen {
		seen[i] = short(strings.Join(strings.Fields(e.Seen[i]), " "))
	}
	return fmt.Sprintf("%s (judul kolom yang terbaca: %s)", e.Reason, strings.Join(seen, ", "))
}

func twoColumns(key, one, other string) *HeadingError {
	return &HeadingError{Field: key, Reason: fmt.Sprintf("kolom %q dan %q sama-sama terbaca sebagai isian %s; pilih satu, misalnya --map %s=%q", one, other, key, key, one)}
}

// find is how a source reads as a table: where its headings stand, if they do.
type find struct {
	src     source
	comma   byte
	rows    []Row // those looked at
	at      int   // of the headings among them
	columns map[string]int
	clash   *HeadingError
	whole   bool // every field that says whom a row means has a column
	filled  int  // cells of the headings
}

// seek looks for the headings among the first rows of a source: the first row that
// has a column for every key, or else the one that looks most like headings.
func seek(src source, comma byte, about *subject, mapping map[string]string) (find, error) {
	f := find{src: src, comma: comma}
	for len(f.rows) < maxTitles {
		row, err := src.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return f, err
		}
		f.rows = append(f.rows, row)
	}
	for i, row := range f.rows {
		if row.Err != nil {
			continue
		}
		columns, clash := about.match(row.Cells, mapping)
		one := find{src: src, comma: comma, rows: f.rows, at: i, columns: columns, clash: clash, whole: about.lacks(columns) == "", filled: len(nonEmpty(slices.Clone(row.Cells)))}
		if one.likelier(&f) {
			f = one
		}
	}
	return f, nil
}

// likelier reports whether these are the headings rather than others.
func (f *find) likelier(o *find) bool {
	switch {
	case f.whole != o.whole:
		return f.whole
	case f.whole && f.at != o.at:
		return f.at < o.at
	case len(f.columns) != len(o.columns):
		return len(f.columns) > len(o.columns)
	}
	return f.filled > o.filled
}

// headings are the cells of the row of headings.
func (f *find) headings() []string {
	if f.at >= len(f.rows) {
		return nil
	}
	return f.rows[f.at].Cells
}

// lacks returns the first key that has no column.
func (s *subject) lacks(columns map[string]int) string {
	for _, key := range s.keys {
		if _, ok := columns[key]; !ok {
			return key
		}
	}
	return ""
}

// table makes a table of what was found, or tells why it is none.
func (f *find) table(about subject, mapping map[string]string) (*Table, error) {
	seen := nonEmpty(slices.Clone(f.headings()))
	if key := about.lacks(f.columns); key != "" {
		return nil, &HeadingError{Field: key, Seen: seen[:min(len(seen), 30)],
			Reason: fmt.Sprintf("tidak ada kolom %s; beri tahu kolomnya, misalnya --map %s=\"Judul Kolom\"", about.field(key).name(), key)}
	}
	if f.clash != nil {
		return nil, f.clash
	}
	for key, heading := range mapping {
		if _, ok := f.columns[key]; !ok && heading != "" {
			return nil, &HeadingError{Field: key, Reason: fmt.Sprintf("kolom %q untuk isian %s tidak ada", heading, key), Seen: seen}
		}
	}
	head := f.rows[f.at]
	return &Table{Headings: head.Cells, Line: head.Line, Titles: f.at, Comma: f.comma, about: about, src: f.src, ahead: f.rows[f.at+1:], columns: f.columns}, nil
}

func nonEmpty(cells []string) []string {
	return slices.DeleteFunc(cells, func(s string) bool { return s == "" })
}

// Mapped returns the heading of the column that each field is read from, by the
// key of the field.
func (t *Table) Mapped() map[string]string {
	out := make(map[string]string, len(t.columns))
	for key, at := range t.columns {
		out[key] = t.Headings[at]
	}
	return out
}

// Ignored returns the headings of columns that belong to no field and are not
// read; those that a reject file adds go without saying.
func (t *Table) Ignored() []string {
	used := make(map[int]bool, len(t.columns))
	for _, at := range t.columns {
		used[at] = true
	}
	var out []string
	for i, h := range t.Headings {
		if h != "" && !used[i] && !slices.Contains(rejectHeadings(), h) {
			out = append(out, h)
		}
	}
	return out
}

// heading returns the heading of the column of a field, empty if it has none.
func (t *Table) heading(key string) string {
	if at, ok := t.columns[key]; ok {
		return t.Headings[at]
	}
	return ""
}

// Bytes returns how much of the table has been read, of [Table.Size].
func (t *Table) Bytes() int64 { return t.src.read() }

// Size returns how much there is to read, for telling how far it is.
func (t *Table) Size() int64 { return t.size }

// Hidden returns how many rows read so far are hidden in the workbook; they are
// read as all others.
func (t *Table) Hidden() int {
	if s, ok := t.src.(*sheetRows); ok {
		return s.hidden
	}
	return 0
}

// Blank returns how many blank lines were passed over so far.
func (t *Table) Blank() int { return t.blank }

// Next returns the next row, or io.EOF. A row that cannot be taken apart is
// returned too, with its reason; the rows after it are not lost. Another error
// is one of reading the file.
func (t *Table) Next() (Row, error) {
	for {
		row, err := t.row()
		if err != nil {
			return Row{}, err
		}
		if !row.blank() {
			return row, nil
		}
		t.blank++
	}
}

func (t *Table) row() (Row, error) {
	if len(t.ahead) > 0 {
		row := t.ahead[0]
		t.ahead = t.ahead[1:]
		return row, nil
	}
	if t.ended {
		return Row{}, io.EOF
	}
	row, err := t.src.next()
	if errors.Is(err, io.EOF) {
		t.ended = true
		return Row{}, io.EOF
	}
	return row, err
}
