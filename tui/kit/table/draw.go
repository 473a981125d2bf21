package table

import (
	"image"

	"guyub/tui/kit"
)

// Draw draws the headings and the rows around the cursor into area.
func (t *Table) Draw(c *kit.Canvas, area image.Rectangle) {
	t.area = area
	if area.Empty() || c.Hand(area, t) {
		return
	}
	before := c.Clip(area)
	defer c.Unclip(before)

	head := t.headLines(area)
	t.page = area.Dy() - head
	rows := t.window()
	spans := t.layout.fit(area.Dx())
	if head > 0 {
		t.drawHead(c, area, spans)
	}
	if len(rows) == 0 {
		t.drawEmpty(c, area, head)
		return
	}
	for i, row := range rows {
		y := area.Min.Y + head + i
		line := image.Rect(area.Min.X, y, area.Max.X, y+1)
		t.drawRow(c, line, spans, row)
		if t.fresh.Has(t.env, row.ID) {
			c.Text(line.Min.X+margin-1, y, "~", t.env.Theme.Fresh)
			c.Tint(line, t.env.Theme.Fresh)
		}
		if t.top+i == t.at {
			c.Text(line.Min.X+1, y, ">", t.env.Theme.Marked)
			t.env.Theme.Select(c, line)
		}
	}
}

// window returns the rows on the screen.
func (t *Table) window() []Row {
	t.look()
	t.follow()
	rows := t.src.Window(t.top, t.page)
	return rows[:min(len(rows), t.page)]
}

func (t *Table) drawHead(c *kit.Canvas, area image.Rectangle, spans []span) {
	th := t.env.Theme
	if n := len(t.marked); n > 0 {
		c.Text(area.Min.X, area.Min.Y, "*", th.Marked)
	}
	for _, s := range spans {
		col := &t.layout.all[s.col]
		st := th.Heading
		if col.Key == t.sortKey {
			st = st.With(kit.Bold)
		}
		place(c, area.Min.X+s.x, area.Min.Y, s.w, col.Right, t.title(col, s.w, c.ASCII), st)
	}
}

func (t *Table) drawRow(c *kit.Canvas, line image.Rectangle, spans []span, row Row) {
	th := t.env.Theme
	if t.marked[row.ID] {
		c.Text(line.Min.X, line.Min.Y, "*", th.Marked)
	}
	for _, s := range spans {
		if s.col >= len(row.Cells) {
			continue
		}
		cell := &row.Cells[s.col]
		st := cell.Style
		if st == (kit.Style{}) {
			st = th.Base
		}
		place(c, line.Min.X+s.x, line.Min.Y, s.w, t.layout.all[s.col].Right, cell.Text, st)
	}
}

func place(c *kit.Canvas, x, y, w int, right bool, s string, st kit.Style) {
	area := image.Rect(x, y, x+w, y+1)
	if right {
		c.Right(area, s, st)
	} else {
		c.TextIn(area, s, st)
	}
}

func (t *Table) drawEmpty(c *kit.Canvas, area image.Rectangle, head int) {
	area.Min.Y += head
	area.Min.X += margin
	if area.Dy() > 2 {
		area.Min.Y++
	}
	c.Wrap(area, t.Empty, t.env.Theme.Faint)
}
