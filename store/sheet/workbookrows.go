package sheet

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"guyub/model/text"
)

var (
	errCells = errors.New("sel di baris ini tidak terbaca")
	errTexts = errors.New("isi sel di baris ini tidak ada di berkas")
)

// sheetRows are the rows of a sheet of a workbook, read one at a time. Rows and
// columns that are hidden are read as all others: what is filtered away on a
// screen is there all the same, and no row is dropped silently (rule R15).
type sheetRows struct {
	book    *workbook
	in      *parts
	line    int // the last row
	merged  []area
	running []fill
	hidden  int
	ended   bool
}

// area is a merged area of cells, from 0.
type area struct{ top, left, bottom, right int }

// fill is a merged area that reaches below its first row, and what stands in it.
type fill struct {
	area
	text string
	mark mark
}

func (s *sheetRows) read() int64 { return s.in.read }

// next returns the next row that the sheet has, or io.EOF. A workbook that is
// damaged in the middle gives an error there; the rows before it stand.
func (s *sheetRows) next() (Row, error) {
	for !s.ended {
		t, err := s.in.next()
		if err != nil {
			return Row{}, unreadable(noEnd(err))
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "row" {
				row, err := s.row(t)
				return row, unreadable(err)
			}
		case xml.EndElement:
			s.ended = t.Name.Local == "sheetData" || t.Name.Local == "worksheet"
		}
	}
	return Row{}, io.EOF
}

// row reads one row up to its end.
func (s *sheetRows) row(start xml.StartElement) (Row, error) {
	line := s.line + 1
	if r := attr(start, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n <= s.line || n > maxRows {
			return Row{}, ErrWorkbook
		}
		line = n
	}
	s.line = line
	if isTrue(attr(start, "hidden")) {
		s.hidden++
	}
	row, begin := Row{Line: line}, s.in.read
	size, column := 0, -1
	for {
		t, err := s.in.next()
		if err != nil {
			return row, noEnd(err)
		}
		if s.in.read-begin > maxRow {
			return row, ErrUnpacked // nobody waits for a row that never ends
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local != "c" {
				continue
			}
			at := column + 1
			if ref := attr(t, "r"); ref != "" {
				at = columnOf(ref)
			}
			said, m, err := s.cell(t)
			if err != nil {
				return row, err
			}
			if at <= column {
				row.Err = errCells
			}
			column = max(column, at)
			size += len(said)
			row.put(at, said, m, size)
		case xml.EndElement:
			if t.Name.Local == "row" {
				s.spread(&row)
				return row, nil
			}
		}
	}
}

// put sets a cell of the row, as far as the row may grow.
func (r *Row) put(at int, said string, m mark, size int) {
	switch {
	case said == "" && m == 0:
		return
	case m&markNoText != 0:
		r.Err = errTexts
		return
	case at < 0 || at >= maxColumns:
		r.Err = errColumns
		return
	case size > maxLine:
		r.Err = errTooLong
		return
	}
	for len(r.Cells) <= at {
		r.Cells = append(r.Cells, "")
	}
	r.Cells[at] = said
	if m != 0 {
		if r.marks == nil {
			r.marks = make(map[int]mark)
		}
		r.marks[at] = m
	}
}

// columnOf returns the column of a reference such as "AB12", from 0; -1 when it
// is none.
func columnOf(ref string) int {
	n := 0
	for i := 0; i < len(ref); i++ {
		switch c := ref[i]; {
		case c >= 'A' && c <= 'Z' && n < maxRows:
			n = n*26 + int(c-'A') + 1
		case i > 0 && c >= '0' && c <= '9':
			return n - 1
		default:
			return -1
		}
	}
	return -1
}

// cell reads one cell up to its end.
func (s *sheetRows) cell(start xml.StartElement) (string, mark, error) {
	var value strings.Builder
	var inline string
	formula, inValue := false, false
	for {
		t, err := s.in.next()
		if err != nil {
			return "", 0, noEnd(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "f":
				formula = true
			case "is":
				if inline, err = s.in.text("is"); err != nil {
					return "", 0, err
				}
			}
			inValue = t.Name.Local == "v"
		case xml.CharData:
			if inValue {
				value.Write(t)
			}
		case xml.EndElement:
			inValue = false
			if t.Name.Local == "c" {
				said, m := s.meaning(start, value.String(), inline)
				return strings.TrimSpace(text.CleanLines(said)), m | marksOf(formula, said), nil
			}
		}
	}
}

// marksOf tells of a formula, and of one that has left no result.
func marksOf(formula bool, said string) mark {
	switch {
	case formula && said == "":
		return markFormula | markBroken
	case formula:
		return markFormula
	}
	return 0
}

// meaning is the text of a cell by its type.
func (s *sheetRows) meaning(start xml.StartElement, value, inline string) (string, mark) {
	switch attr(start, "t") {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(value))
		said, ok := s.book.strings.at(i)
		if err != nil || !ok {
			return "", markNoText
		}
		return said, 0
	case "inlineStr":
		return inline, 0
	case "str":
		return unescape(value), 0
	case "b":
		return answer(isTrue(strings.TrimSpace(value))), 0
	case "e":
		return value, markBroken
	case "d":
		return value, markDay
	}
	if value == "" {
		return "", 0
	}
	style, err := strconv.Atoi(attr(start, "s"))
	if err != nil {
		style = 0
	}
	return s.book.number(value, style)
}

// spread gives the rows of a merged area what stands in its first one: an office
// that merges the counselor beside five clients means all five. A row that has
// nothing of its own stays blank.
func (s *sheetRows) spread(row *Row) {
	if row.Err != nil || row.blank() {
		return
	}
	at := row.Line - 1
	s.running = slices.DeleteFunc(s.running, func(f fill) bool { return f.bottom < at })
	for _, f := range s.running {
		if f.left >= len(row.Cells) || row.Cells[f.left] == "" {
			row.put(f.left, f.text, f.mark, 0)
		}
	}
	for len(s.merged) > 0 && s.merged[0].top <= at {
		a := s.merged[0]
		s.merged = s.merged[1:]
		if a.top == at && a.bottom > at && a.left < len(row.Cells) && row.Cells[a.left] != "" {
			s.running = append(s.running, fill{a, row.Cells[a.left], row.marks[a.left]})
		}
	}
}

// merged reads the merged areas of a sheet, which stand behind its rows, by
// their first row. It reads to the end of the sheet, so that one that is damaged
// is refused before a row of it goes in.
func (w *workbook) merged(part string) ([]area, error) {
	p, err := w.part(part, maxSheet)
	if err != nil {
		return nil, err
	}
	if err := p.skipRows(); err != nil {
		return nil, err
	}
	var all []area
	for {
		t, err := p.next()
		if errors.Is(err, io.EOF) {
			slices.SortStableFunc(all, func(a, b area) int { return a.top - b.top })
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		start, ok := t.(xml.StartElement)
		if !ok || start.Name.Local != "mergeCell" {
			continue
		}
		if a, ok := areaOf(attr(start, "ref")); ok {
			all = append(all, a)
		}
		if len(all) > maxMerged {
			return nil, ErrMerged
		}
	}
}

// skipRows passes over the rows of a sheet without taking them apart. In a text
// their end cannot stand: there "<" is written in another way.
func (p *parts) skipRows() error {
	for {
		some, err := p.from.ReadSlice('>')
		p.read += int64(len(some))
		if p.left -= int64(len(some)); p.left < 0 {
			return ErrUnpacked
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return err
		case bytes.HasSuffix(some, []byte("/sheetData>")), bytes.HasSuffix(some, []byte(":sheetData>")) && bytes.Contains(some, []byte("</")), bytes.HasSuffix(some, []byte("sheetData/>")):
			return nil
		}
	}
}

// areaOf reads a reference such as "B3:B7".
func areaOf(ref string) (area, bool) {
	from, to, ok := strings.Cut(ref, ":")
	a := area{rowOf(from), columnOf(from), rowOf(to), columnOf(to)}
	return a, ok && a.top >= 0 && a.left >= 0 && a.bottom >= a.top && a.right >= a.left
}

func rowOf(ref string) int {
	n, err := strconv.Atoi(strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if err != nil || n > maxRows {
		return -1
	}
	return n - 1
}
