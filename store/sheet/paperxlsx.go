package sheet

import (
	"archive/zip"
	"context"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"guyub/model"
	"guyub/model/paper"
)

// WriteXLSX writes a document as a workbook: a first sheet with what is said,
// and a sheet for each table and plot, its headings bold and kept in sight.
// Cells have types: a number is a number with its decimals, a percentage the
// fraction with its format, a day a date, words are never a formula. When ctx ends
// it stops with its error, and nothing is written.
func WriteXLSX(ctx context.Context, dst io.Writer, d *paper.Document) error {
	d = d.Clean()
	x := &xlsxBook{ctx: ctx, file: excelize.NewFile(excelize.Options{TmpDir: nowhere}), names: map[string]bool{}, styles: map[look]int{}}
	defer x.file.Close() //nolint:errcheck // it holds no file of the system
	stamp := d.Made.UTC().Format(time.RFC3339)
	x.note(x.file.SetDocProps(&excelize.DocProperties{Title: d.Title, Creator: "guyub", Created: stamp, Modified: stamp}))
	x.first(d)
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case paper.Table:
			x.table(b)
		case paper.Plot:
			x.table(plotTable(b))
		}
	}
	if x.err != nil {
		return x.err
	}
	x.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return stoppedZip{zip.NewWriter(w), ctx} })
	return x.file.Write(dst)
}

// nowhere is a folder that cannot be: the library would keep the rows of a long
// table, which may be people, in a readable file of the folder for all.
const nowhere = "\x00"

// stoppedZip packs a workbook until ctx ends: packing is a good part of the time
// that a long table takes.
type stoppedZip struct {
	*zip.Writer
	ctx context.Context
}

// Create adds a part of the workbook.
func (z stoppedZip) Create(name string) (io.Writer, error) {
	w, err := z.Writer.Create(name)
	return stoppedWriter{z.ctx, w}, err
}

// stoppedWriter writes until ctx ends, and asks often.
type stoppedWriter struct {
	ctx context.Context
	dst io.Writer
}

func (w stoppedWriter) Write(p []byte) (n int, err error) {
	const often = 1 << 20
	for part := range slices.Chunk(p, often) {
		if err := w.ctx.Err(); err != nil {
			return n, err
		}
		some, err := w.dst.Write(part)
		if n += some; err != nil {
			return n, err
		}
	}
	return n, nil
}

// plotTable is a plot as a table of its points, the target last.
func plotTable(p paper.Plot) paper.Table {
	t := paper.Table{Key: p.Key, Title: p.Title, Columns: []paper.Column{{Key: "label"}, {Key: "value", Label: p.Title, Kind: p.Kind}}}
	for _, one := range p.Points {
		t.Rows = append(t.Rows, []paper.Value{paper.Text(one.Label), one.Value})
	}
	if p.Target.Kind != paper.None {
		t.Totals = []paper.Value{paper.Text(p.TargetLabel), p.Target}
	}
	return t
}

// xlsxBook fills a workbook in and keeps the first error.
type xlsxBook struct {
	ctx    context.Context
	file   *excelize.File
	names  map[string]bool
	styles map[look]int
	err    error
}

// look is how a cell looks: its style is made once.
type look struct {
	format     string
	bold, wrap bool
}

func (x *xlsxBook) note(err error) {
	if x.err == nil {
		x.err = err
	}
}

// sheet adds a sheet under a name that no other has; the first takes the place
// of the one that a new workbook comes with.
func (x *xlsxBook) sheet(title string) string {
	name := sheetName(title)
	for n := 2; x.names[strings.ToLower(name)]; n++ {
		tail := " " + strconv.Itoa(n)
		name = clip(sheetName(title), sheetNameMost-len(tail)) + tail
	}
	if len(x.names) == 0 {
		x.note(x.file.SetSheetName("Sheet1", name))
	} else {
		_, err := x.file.NewSheet(name)
		x.note(err)
	}
	x.names[strings.ToLower(name)] = true
	return name
}

// sheetNameMost is how many signs the name of a sheet may have.
const sheetNameMost = 31

// sheetName returns a title as a sheet may be called.
func sheetName(title string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r > math.MaxUint16 {
			return '-'
		}
		return r
	}, title)
	name = strings.Trim(clip(name, sheetNameMost), " '")
	if name == "" {
		return "-"
	}
	return name
}

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimSpace(string(r[:n]))
	}
	return s
}

// style returns the style of a look.
func (x *xlsxBook) style(l look) int {
	if id, ok := x.styles[l]; ok {
		return id
	}
	s := &excelize.Style{Font: &excelize.Font{Bold: l.bold}}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	if l.wrap {
		s.Alignment = &excelize.Alignment{WrapText: true, Vertical: "top"}
	}
	id, err := x.file.NewStyle(s)
	x.note(err)
	x.styles[l] = id
	return id
}

// cell is a value as a cell holds it.
func (x *xlsxBook) cell(v paper.Value, bold bool) excelize.Cell {
	style, c := look{bold: bold}, excelize.Cell{}
	switch v.Kind {
	case paper.Words:
		style.wrap = true
		c.Value = v.Text
	case paper.Decimal:
		style.format = "#,##0" + places(v.Places)
		c.Value = float(v)
	case paper.Share:
		style.format = "0" + places(v.Places) + "%"
		c.Value = float(v) / 100
	case paper.Day:
		style.format = "dd-mm-yyyy"
		c.Value = serial(v.Day)
	}
	if v.Marked && v.Kind != paper.Words {
		style.format += `"*"`
	}
	c.StyleID = x.style(style)
	return c
}

// row is a row of a sheet; where there is nothing there is no cell.
func (x *xlsxBook) row(w *excelize.StreamWriter, at int, values []paper.Value, bold bool) {
	cells := make([]any, len(values))
	for i, v := range values {
		if v.Kind != paper.None {
			cells[i] = x.cell(v, bold)
		}
	}
	x.note(w.SetRow("A"+strconv.Itoa(at), cells))
}

// stream opens a new sheet to be written from its first row to its last, with
// columns of some widths.
func (x *xlsxBook) stream(title string, widths ...float64) *excelize.StreamWriter {
	w, err := x.file.NewStreamWriter(x.sheet(title))
	if err != nil {
		x.note(err)
		return nil
	}
	for i, width := range widths {
		x.note(w.SetColWidth(i+1, i+1, width))
	}
	return w
}

func places(n int) string {
	if n == 0 {
		return ""
	}
	return "." + strings.Repeat("0", n)
}

// float returns a number as the nearest that a spreadsheet can hold.
func float(v paper.Value) float64 {
	f, _ := strconv.ParseFloat(v.Plain(), 64) // what Plain writes is a number
	return f
}

// serial returns a day as spreadsheets count them: days since the end of 1899.
func serial(d model.Date) int {
	y, m, day := d.YMD()
	return int(time.Date(y, m, day, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
}

// first writes what is said beside the tables.
func (x *xlsxBook) first(d *paper.Document) {
	w := x.stream(d.Kind, 60, 30)
	if w == nil {
		return
	}
	row := 0
	line := func(bold bool, values ...paper.Value) {
		row++
		x.row(w, row, values, bold)
	}
	facts := func(facts []paper.Fact) {
		for _, f := range facts {
			line(false, paper.Text(f.Label), f.Value, paper.Text(f.Unit))
		}
	}
	for _, s := range d.Letterhead {
		line(false, paper.Text(s))
	}
	line(true, paper.Text(d.Title))
	if d.Secret != "" {
		line(true, paper.Text(d.Secret))
	}
	facts(d.Head)
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case paper.Heading:
			row++
			line(true, paper.Text(b.Text))
		case paper.Paragraph:
			line(false, paper.Text(b.Text))
		case paper.Facts:
			facts(b.Rows)
		}
	}
	row++
	for _, s := range append(append([]string{}, d.Notes...), d.Footer) {
		line(false, paper.Text(s))
	}
	x.note(w.Flush())
}

// table writes a table as a sheet of its own.
func (x *xlsxBook) table(t paper.Table) {
	w := x.stream(t.Title, widthsOf(t)...)
	if w == nil {
		return
	}
	x.note(w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	heads := make([]paper.Value, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = paper.Text(c.Label)
	}
	x.row(w, 1, heads, true)
	for i, row := range t.Rows {
		if x.note(x.ctx.Err()); x.err != nil {
			return
		}
		x.row(w, i+2, row, false)
	}
	if len(t.Totals) > 0 {
		x.row(w, len(t.Rows)+2, t.Totals, true)
	}
	x.note(w.Flush())
}

// widthsOf are how wide the columns of a table stand: as their longest cell,
// within bounds.
func widthsOf(t paper.Table) []float64 {
	const least, most, air = 6, 60, 3
	widths := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = utf8.RuneCountInString(c.Label)
	}
	for _, row := range append(slices.Clip(t.Rows), t.Totals) {
		for i, v := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(v.Plain()))
		}
	}
	out := make([]float64, len(widths))
	for i, w := range widths {
		out[i] = float64(min(max(w, least), most) + air)
	}
	return out
}
