package press

import "guyub/model/paper"

// lines is one row of a table, each cell in lines of letters.
type lines struct {
	cells [][]string
	most  int // lines of the longest
	bold  bool
	head  bool
}

// sizes are those in which a table is tried, the largest first.
var sizes = [...]float64{cellSize, 8, 7.5, smallSize}

// plan finds the widths of the columns and the size of the letters, false when
// the page is too narrow for the table.
func (p *page) plan(t *paper.Table, said *saidTable) (widths []float64, size float64, fits bool) {
	room := p.room() - cellGap*float64(len(t.Columns)-1)
	long := func(s string) float64 { return p.long(letters(s)) }
	for _, whole := range []bool{true, false} {
		for _, size := range sizes {
			p.font(size, true) // headings and totals are bold, and wider
			if widths, ok := spread(measure(t, said, whole, long), room); ok {
				return widths, size, true
			}
		}
	}
	return nil, smallSize, false
}

// table is a table as it is set.
type table struct {
	*page
	t      *paper.Table
	widths []float64
	size   float64
	heads  lines
}

func (p *page) table(b *paper.Table) {
	said := say(p.l, b)
	widths, size, fits := p.plan(b, said)
	title := p.wrap(b.Title, p.room(), bodySize, true)
	titles := float64(len(title)) * bodySize * leading
	if !fits {
		p.need(titles + withHeading)
		p.title(title)
		p.records(said)
		return
	}
	t := &table{page: p, t: b, widths: p.loosened(widths, b), size: size}
	t.heads = t.row(said.heads, true, true)
	first := 0.0
	if all := said.all(); len(all) > 0 {
		first = t.height(t.row(all[0], false, false))
	}
	p.need(3 + titles + t.height(t.heads) + min(first, p.bottom/2) + 2)
	p.title(title)
	t.head()
	for i, row := range said.rows {
		t.set(t.row(row, false, false), i == len(said.rows)-1)
	}
	if said.totals != nil {
		p.y += 0.4
		t.rule(0.3)
		t.set(t.row(said.totals, true, false), true)
	}
	t.rule(0.3)
	p.y += 2
}

// airMost is how much wider than its text a column may stand.
const airMost = 9.0

// loosened gives columns a part of the room that is left over; those of a form
// in which somebody writes all of it.
func (p *page) loosened(widths []float64, t *paper.Table) []float64 {
	left := p.room() - cellGap*float64(len(widths)-1)
	for _, w := range widths {
		left -= w
	}
	left = max(left, 0)
	air, written := min(left/float64(len(widths)), airMost), 0
	for _, c := range t.Columns {
		if t.Form && c.Room > 0 {
			written++
		}
	}
	out := make([]float64, len(widths))
	for i, w := range widths {
		switch {
		case written == 0:
			out[i] = w + air
		case t.Columns[i].Room > 0:
			out[i] = w + left/float64(written)
		default:
			out[i] = w
		}
	}
	return out
}

// rule draws a line as wide as the table.
func (t *table) rule(width float64) {
	long := cellGap * float64(len(t.widths)-1)
	for _, w := range t.widths {
		long += w
	}
	out := 0.0 // a frame stands a little outside of what is in it
	if t.t.Form {
		out = cellGap / 2
	}
	t.pdf.SetLineWidth(width)
	t.pdf.Line(marginX-out, t.y, marginX+long+out, t.y)
}

// frame draws the lines between the cells of a form, from y down to where the
// table has come.
func (t *table) frame(y float64) {
	t.pdf.SetLineWidth(0.15)
	x := marginX - cellGap/2
	t.pdf.Line(x, y, x, t.y)
	for _, w := range t.widths {
		x += w + cellGap
		t.pdf.Line(x, y, x, t.y)
	}
}

// title is the line above a table or plot.
func (p *page) title(lines []string) {
	p.y += 3
	p.font(bodySize, true)
	for _, line := range lines {
		p.y += bodySize * leading
		p.put(marginX, p.y, line)
	}
	p.y += 1
}

// row wraps the cells of a row.
func (t *table) row(row []string, bold, head bool) lines {
	out := lines{cells: make([][]string, len(row)), most: 1, bold: bold, head: head}
	for i, s := range row {
		out.cells[i] = t.wrap(s, t.widths[i]+hair, t.size, bold)
		out.most = max(out.most, len(out.cells[i]))
	}
	if t.t.Form && !head && written(row) {
		out.most = max(out.most, int(handHeight/t.step()))
	}
	return out
}

// handHeight is how high a row is in which somebody will write.
const handHeight = 8.0

func (t *table) step() float64 { return t.size * leading }

func (t *table) height(r lines) float64 { return float64(r.most)*t.step() + 2*rowGap }

// head writes the headings, as on every page that the table reaches.
func (t *table) head() {
	t.rule(0.3)
	t.write(t.heads, 0, t.heads.most)
	t.rule(0.3)
}

// set writes a row: whole where a page can hold it, else in parts. The last one
// stays with what follows the table.
func (t *table) set(r lines, last bool) {
	from, below := 0, 0.0
	if last {
		below = t.follows
	}
	for from < r.most {
		if t.y+t.height(r)-float64(from)*t.step()+below > t.bottom && t.fresh() {
			t.turn()
			t.head()
		}
		left := max(1, int((t.bottom-t.y-2*rowGap)/t.step()))
		n := min(r.most-from, left)
		t.write(r, from, n)
		from += n
		if from < r.most {
			t.turn()
			t.head()
		}
	}
	if t.t.Form {
		t.rule(0.15)
		return
	}
	t.pdf.SetDrawColor(200, 200, 200)
	t.rule(0.1)
	t.pdf.SetDrawColor(0, 0, 0)
}

// fresh reports whether a new page would have more room than this one.
func (t *table) fresh() bool { return t.y > marginTop+20+t.height(t.heads) }

// write writes n lines of a row.
func (t *table) write(r lines, from, n int) {
	t.font(t.size, r.bold)
	top := t.y
	t.y += rowGap
	x := marginX
	for i, cell := range r.cells {
		for k := range n {
			line := from + k
			if r.head {
				line -= r.most - len(cell)
			}
			if line < 0 || line >= len(cell) {
				continue
			}
			at := x
			if right(t.t.Columns[i].Kind) {
				at = x + t.widths[i] - t.long(cell[line])
			}
			// The letters stand on a line a fifth of their height above the next.
			t.put(at, t.y+float64(k+1)*t.step()-t.step()/5, cell[line])
		}
		x += t.widths[i] + cellGap
	}
	t.y += float64(n)*t.step() + rowGap
	if t.t.Form {
		t.frame(top)
	}
}

// records writes a table row by row, label and value.
func (p *page) records(said *saidTable) {
	for _, row := range said.all() {
		var all [][2]string
		for k, s := range row {
			all = append(all, [2]string{said.heads[k], s})
		}
		p.pairs(all, cellSize)
	}
}
