package sheet

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"guyub/model/text"
)

// Table is a file of rows under headings, read one row at a time.
type Table struct {
	Headings []string // as they stand in the file, cleaned
	Line     int      // where the headings stand
	Titles   int      // rows above the headings, which are not read
	Comma    byte     // what separates the cells

	lines   *lines
	columns map[string]int // field key -> column
	blank   int
}

// Row is one row of a table below its headings.
type Row struct {
	Line  int      // its first line in the file, from 1
	Cells []string // as they stand, cleaned of what a terminal would obey
	Err   error    // why the row cannot be taken apart; Cells then holds its line
}

// HeadingError is a table whose headings do not say what its columns are.
type HeadingError struct {
	Reason string
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
		seen[i] = short(e.Seen[i])
	}
	return fmt.Sprintf("%s (judul kolom yang terbaca: %s)", e.Reason, strings.Join(seen, ", "))
}

// Open reads a table of clients up to its headings: what encoding it has, what separates
// its cells, and which column is which field. mapping names columns that the
// usual headings would not find, as field key -> heading.
func Open(src io.Reader, mapping map[string]string) (*Table, error) {
	return open(src, mapping, ofClients())
}

func open(src io.Reader, mapping map[string]string, about subject) (*Table, error) {
	for key := range mapping {
		if !slices.Contains(about.keys(), key) {
			return nil, &HeadingError{Reason: fmt.Sprintf("isian %q tidak dikenal; yang ada: %s", key, strings.Join(about.keys(), ", "))}
		}
	}
	in, err := newLines(src)
	if err != nil {
		return nil, err
	}
	var seen []line
	for len(seen) < maxTitles {
		one, err := in.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		seen = append(seen, one)
	}
	if len(seen) == 0 {
		return nil, ErrEmpty
	}
	first, comma := 0, byte(0)
	if sep, ok := strings.CutPrefix(strings.ToLower(seen[0].text), "sep="); ok && len(sep) == 1 {
		first, comma = 1, sep[0] // what Excel writes to tell itself the separator
	}
	return findHeadings(in, seen, first, comma, mapping, &about)
}

// findHeadings takes the first row that names the key of the table, or else
// says which row looked most like headings.
func findHeadings(in *lines, seen []line, first int, comma byte, mapping map[string]string, about *subject) (*Table, error) {
	commas := []byte{',', ';', '\t'}
	if comma != 0 {
		commas = []byte{comma}
	}
	var best []string
	for i := first; i < len(seen); i++ {
		var found *Table
		for _, c := range commas {
			cells, used, err := splitLines(seen[i:], c)
			if err != nil {
				continue
			}
			headings := cleanCells(cells)
			columns, clash := about.match(headings, mapping)
			if len(columns) == 0 {
				continue
			}
			if best == nil || len(columns) > 1 {
				best = headings
			}
			if _, ok := columns[about.key]; !ok {
				continue
			}
			if clash != nil {
				return nil, clash
			}
			if found == nil || len(columns) > len(found.columns) {
				found = &Table{Headings: headings, Line: seen[i].number, Titles: i, Comma: c, lines: in, columns: columns}
				in.back = in.back[:0]
				in.putBack(seen[i+used:])
			}
		}
		if found != nil {
			for key, heading := range mapping {
				if _, ok := found.columns[key]; !ok {
					return nil, &HeadingError{Reason: fmt.Sprintf("kolom %q untuk isian %s tidak ada", heading, key), Seen: found.Headings}
				}
			}
			return found, nil
		}
	}
	if best == nil {
		best = nonEmpty(cleanCells(strings.FieldsFunc(firstText(seen), func(r rune) bool { return strings.ContainsRune(",;\t", r) })))
	}
	return nil, &HeadingError{
		Reason: about.lost,
		Seen:   best[:min(len(best), 30)],
	}
}

func firstText(seen []line) string {
	for _, l := range seen {
		if s := strings.TrimSpace(l.text); s != "" {
			return s[:min(len(s), 300)]
		}
	}
	return ""
}

func nonEmpty(cells []string) []string {
	return slices.DeleteFunc(cells, func(s string) bool { return s == "" })
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

// Encoding names how the lines read so far were written.
func (t *Table) Encoding() string {
	if t.lines.latin {
		return "Windows-1252"
	}
	return "UTF-8"
}

// Bytes returns how much of the file has been read.
func (t *Table) Bytes() int64 { return t.lines.read }

// Blank returns how many blank lines were passed over so far.
func (t *Table) Blank() int { return t.blank }

// Next returns the next row, or io.EOF. A row that cannot be taken apart is
// returned too, with its reason; the rows after it are not lost. Another error
// is one of reading the file.
func (t *Table) Next() (Row, error) {
	for {
		head, err := t.lines.next()
		if err != nil {
			return Row{}, err
		}
		row := Row{Line: head.number}
		if head.long {
			row.Err, row.Cells = errTooLong, []string{text.Clean(head.text[:min(len(head.text), 200)])}
			return row, nil
		}
		cells, err := t.cells(head)
		if err != nil {
			row.Err, row.Cells = err, []string{text.Clean(head.text)}
			return row, nil
		}
		if row.Cells = cleanCells(cells); len(nonEmpty(slices.Clone(row.Cells))) > 0 {
			return row, nil
		}
		t.blank++
	}
}

// cells takes the row apart that begins with head, fetching further lines as
// long as a quote is open. When the quote is never closed, those lines are put
// back.
func (t *Table) cells(head line) ([]string, error) {
	block := []line{head}
	for {
		cells, used, err := splitLines(block, t.Comma)
		if err == nil {
			t.lines.putBack(block[used:])
			return cells, nil
		}
		if !errors.Is(err, errQuote) || len(block) >= maxQuoted {
			t.lines.putBack(block[1:])
			return nil, err
		}
		more, nextErr := t.lines.next()
		if nextErr != nil || more.long {
			if nextErr == nil {
				block = append(block, more)
			}
			t.lines.putBack(block[1:])
			return nil, err // a failing reader fails again at the next line
		}
		block = append(block, more)
	}
}

// splitLines takes the first row of some lines apart and tells how many lines
// it took. A cell is quoted when it begins with a quote; a doubled quote in it
// stands for one.
func splitLines(block []line, comma byte) (cells []string, used int, err error) {
	var cell strings.Builder
	s := block[0].text
	used = 1
	i := 0
	for {
		cell.Reset()
		for i < len(s) && s[i] == ' ' && comma != ' ' {
			i++ // blanks before a quote; elsewhere cleaning takes them
		}
		if i < len(s) && s[i] == '"' {
			i++
			for {
				at := strings.IndexByte(s[i:], '"')
				if at < 0 {
					if used == len(block) {
						return nil, used, errQuote
					}
					cell.WriteString(s[i:])
					cell.WriteByte('\n')
					if cell.Len() > maxLine {
						return nil, used, errTooLong
					}
					s, i = block[used].text, 0
					used++
					continue
				}
				cell.WriteString(s[i : i+at])
				i += at + 1
				if i < len(s) && s[i] == '"' {
					cell.WriteByte('"')
					i++
					continue
				}
				break
			}
			for i < len(s) && s[i] == ' ' {
				i++
			}
			if i < len(s) && s[i] != comma {
				return nil, used, errStray
			}
		} else {
			end := strings.IndexByte(s[i:], comma)
			if end < 0 {
				end = len(s) - i
			}
			cell.WriteString(s[i : i+end])
			i += end
		}
		cells = append(cells, cell.String())
		if len(cells) > maxColumns {
			return nil, used, errColumns
		}
		if i >= len(s) {
			return cells, used, nil
		}
		i++ // the separator; a cell follows, if only an empty one
	}
}

func cleanCells(cells []string) []string {
	for i, c := range cells {
		cells[i] = strings.TrimSpace(text.CleanLines(c))
	}
	return cells
}
