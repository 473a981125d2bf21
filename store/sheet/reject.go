package sheet

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"guyub/model/text"
)

// Rejects writes the rows that could not be taken as a table of their own: the
// cells as they were, then line, column and reason. Corrected in a spreadsheet
// it can be imported as it is.
//
// Nothing is written before the first row, so that a table without rejects
// leaves an empty destination.
type Rejects struct {
	w        *rows
	t        *Table
	rejected int
}

// rejectHeadings stand over what a reject file adds to each row.
func rejectHeadings() []string { return []string{"baris", "kolom ditolak", "alasan"} }

// NewRejects returns a writer of rejects of the table, separated as the table
// itself is; those of a workbook are CSV too.
func NewRejects(dst io.Writer, t *Table) *Rejects {
	comma := rune(t.Comma)
	if comma == 0 {
		comma = ';' // as spreadsheets in Indonesia have it
	}
	return &Rejects{w: newRows(dst, comma), t: t}
}

// Write adds the row of a rejection; other outcomes are passed over.
func (r *Rejects) Write(out Outcome) error {
	if out.Fate != Rejected {
		return nil
	}
	if !r.w.begun {
		if err := r.w.write(append(r.cells(r.t.Headings), rejectHeadings()...)); err != nil {
			return err
		}
	}
	r.rejected++
	var columns, reasons []string
	for _, why := range out.Reasons {
		columns, reasons = append(columns, why.Column), append(reasons, why.Text)
	}
	cells := append(r.cells(out.Row.Cells), strconv.Itoa(out.Row.Line), strings.Join(columns, "; "), strings.Join(reasons, "; "))
	return r.w.write(cells)
}

// cells returns exactly as many cells as the table has columns; what lies
// beyond them has no heading and joins the last.
func (r *Rejects) cells(cells []string) []string {
	out := make([]string, len(r.t.Headings))
	copy(out, cells)
	if extra := len(cells) - len(out); extra > 0 {
		out[len(out)-1] = strings.Join(cells[len(out)-1:], " ")
	}
	return out
}

// Close writes what is left and returns how many rows there are.
func (r *Rejects) Close() (int, error) {
	return r.rejected, r.w.close()
}

// rows writes a table that spreadsheets open as it is meant: marked as UTF-8, no
// cell a formula.
type rows struct {
	w     *csv.Writer
	dst   io.Writer
	begun bool
}

func newRows(dst io.Writer, comma rune) *rows {
	w := csv.NewWriter(dst)
	w.Comma = comma
	w.UseCRLF = true
	return &rows{w: w, dst: dst}
}

// write writes a row. Nothing is written before the first.
func (r *rows) write(cells []string) error {
	if !r.begun {
		r.begun = true
		// The mark makes spreadsheets read the file as UTF-8.
		if _, err := io.WriteString(r.dst, "\ufeff"); err != nil {
			return err
		}
	}
	safe := make([]string, len(cells))
	for i, c := range cells {
		safe[i] = text.CSVSafe(c)
	}
	return r.w.Write(safe)
}

// close writes what is left.
func (r *rows) close() error {
	r.w.Flush()
	return r.w.Error()
}
