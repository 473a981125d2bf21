package sheet

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"guyub/model/paper"
	"guyub/model/text"
)

// WriteCSV writes a document as one CSV file: what stands in it in order, its
// tables after each other with their title and headings, a blank line between.
// Numbers and days are as programs read them (4.7, 2026-10-31), so that no
// spreadsheet takes a dot for thousands; a cell that would be a formula is
// guarded as in a reject file. Which figures of a row a note belongs to stands
// in a column of its own, under an asterisk.
func WriteCSV(dst io.Writer, d *paper.Document) error {
	d = d.Clean()
	if _, err := io.WriteString(dst, "\ufeff"); err != nil {
		return err
	}
	w := &paperCSV{w: csv.NewWriter(dst)}
	w.w.UseCRLF = true
	for _, line := range d.Letterhead {
		w.row(line)
	}
	w.row(d.Title)
	if d.Secret != "" {
		w.row(d.Secret)
	}
	w.facts(d.Head)
	for _, b := range d.Blocks {
		w.block(b)
	}
	if len(d.Notes) > 0 {
		w.blank()
		for _, note := range d.Notes {
			w.row(note)
		}
	}
	w.blank()
	w.row(d.Footer)
	w.w.Flush()
	return w.w.Error()
}

// paperCSV writes rows; the writer of package csv keeps the first error.
type paperCSV struct{ w *csv.Writer }

func (w *paperCSV) row(words ...string) {
	cells := make([]string, len(words))
	for i, s := range words {
		cells[i] = text.CSVSafe(s)
	}
	_ = w.w.Write(cells) // told by Error at the end
}

// blank leaves a line free.
func (w *paperCSV) blank() { _ = w.w.Write([]string{""}) }

func (w *paperCSV) facts(facts []paper.Fact) {
	for _, f := range facts {
		_ = w.w.Write([]string{text.CSVSafe(f.Label), cell(f.Value), text.CSVSafe(f.Unit)})
	}
}

// cell writes a value; a number is a number and needs no guard.
func cell(v paper.Value) string {
	if v.Kind == paper.Words {
		return text.CSVSafe(v.Text)
	}
	return v.Plain()
}

func (w *paperCSV) values(values []paper.Value) {
	cells := make([]string, len(values))
	for i, v := range values {
		cells[i] = cell(v)
	}
	_ = w.w.Write(cells)
}

// marked names the columns of a row whose figure a note belongs to. A number
// with an asterisk would be none, so that a column of its own tells.
func marked(t paper.Table, row []paper.Value) string {
	var of []string
	for i, v := range row {
		if v.Marked {
			of = append(of, t.Columns[i].Label)
		}
	}
	return strings.Join(of, "; ")
}

func (w *paperCSV) block(b paper.Block) {
	switch b := b.(type) {
	case paper.Heading:
		w.blank()
		w.row(b.Text)
	case paper.Paragraph:
		w.row(b.Text)
	case paper.Facts:
		w.facts(b.Rows)
	case paper.Table:
		w.blank()
		w.row(b.Title)
		heads := make([]string, len(b.Columns))
		for i, c := range b.Columns {
			heads[i] = c.Label
		}
		rows := b.Rows
		if b.Totals != nil {
			rows = append(slices.Clip(rows), b.Totals)
		}
		notes := slices.ContainsFunc(rows, func(row []paper.Value) bool { return marked(b, row) != "" })
		if notes {
			heads = append(heads, "*")
		}
		w.row(heads...)
		for _, row := range rows {
			if notes {
				row = append(slices.Clip(row), paper.Text(marked(b, row)))
			}
			w.values(row)
		}
	case paper.Plot:
		w.blank()
		w.row(b.Title)
		for _, p := range b.Points {
			w.values([]paper.Value{paper.Text(p.Label), p.Value})
		}
		if b.Target.Kind != paper.None {
			w.values([]paper.Value{paper.Text(b.TargetLabel), b.Target})
		}
	}
}
