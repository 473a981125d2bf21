package sheet

import (
	"io"
	"math"
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
// fraction with its format, a day a date, words are never a formula.
func WriteXLSX(dst io.Writer, d *paper.Document) error {
	d = d.Clean()
	x := &workbook{file: excelize.NewFile(), names: map[string]bool{}, styles: map[look]int{}}
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
	return x.file.Write(dst)
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

// workbook fills a workbook in and keeps the first error.
type workbook struct {
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

func (x *workbook) note(err error) {
	if x.err == nil {
		x.err = err
	}
}

// sheet adds a sheet under a name that no other has; the first takes the place
// of the one that a new workbook comes with.
func (x *workbook) sheet(title string) string {
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
func (x *workbook) style(l look) int {
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

// put writes a value into a cell.
func (x *workbook) put(sheet string, column, row int, v paper.Value, bold bool) {
	at, err := excelize.CoordinatesToCellName(column, row)
	x.note(err)
	style := look{bold: bold}
	switch v.Kind {
	case paper.None:
		return
	case paper.Words:
		style.wrap = true
		x.note(x.file.SetCellStr(sheet, at, v.Text))
	case paper.Decimal:
		style.format = "#,##0" + places(v.Places)
		x.note(x.file.SetCellValue(sheet, at, float(v)))
	case paper.Share:
		style.format = "0" + places(v.Places) + "%"
		x.note(x.file.SetCellValue(sheet, at, float(v)/100))
	case paper.Day:
		style.format = "dd-mm-yyyy"
		x.note(x.file.SetCellValue(sheet, at, serial(v.Day)))
	}
	if v.Marked && v.Kind != paper.Words {
		style.format += `"*"`
	}
	x.note(x.file.SetCellStyle(sheet, at, at, x.style(style)))
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
func (x *workbook) first(d *paper.Document) {
	name := x.sheet(d.Kind)
	row := 0
	line := func(bold bool, values ...paper.Value) {
		row++
		for i, v := range values {
			x.put(name, i+1, row, v, bold)
		}
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
	x.note(x.file.SetColWidth(name, "A", "A", 60))
	x.note(x.file.SetColWidth(name, "B", "B", 30))
}

// table writes a table as a sheet of its own.
func (x *workbook) table(t paper.Table) {
	name := x.sheet(t.Title)
	widths := make([]int, len(t.Columns))
	put := func(row int, values []paper.Value, bold bool) {
		for i, v := range values {
			x.put(name, i+1, row, v, bold)
			widths[i] = max(widths[i], utf8.RuneCountInString(v.Plain()))
		}
	}
	heads := make([]paper.Value, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = paper.Text(c.Label)
	}
	put(1, heads, true)
	for i, row := range t.Rows {
		put(i+2, row, false)
	}
	put(len(t.Rows)+2, t.Totals, true)
	for i, w := range widths {
		letter, err := excelize.ColumnNumberToName(i + 1)
		x.note(err)
		x.note(x.file.SetColWidth(name, letter, letter, float64(min(max(w, 6), 60)+3)))
	}
	x.note(x.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
}
