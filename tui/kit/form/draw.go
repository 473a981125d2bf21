package form

import (
	"image"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guyub/model"
	"guyub/tui/kit"
)

const (
	sideFrom   = 100 // width from which the sections stand at the left
	sideWidth  = 26
	columnFrom = 112 // width from which short fields stand in two columns
	longLines  = 4   // of a long text
	maxLabel   = 24
)

// block is a line of the form: a head of a section, or one or two fields.
type block struct {
	head   string
	fields []int
	y, h   int
}

// wide fields take a whole line.
func (d *Field) wide() bool { return d.Kind == LongText || d.Kind == List || d.Kind == MultiChoice }

// layout arranges the shown fields in blocks for a width.
func (f *Form) layout(width, columns int) []block {
	var out []block
	section := ""
	y := 0
	add := func(b block) {
		b.y = y
		y += b.h
		out = append(out, b)
	}
	for i := 0; i < len(f.fields); i++ {
		d := &f.fields[i]
		if !f.shown(d) {
			continue
		}
		if d.Section != section {
			section = d.Section
			h := 1
			if len(out) > 0 {
				h = 2
			}
			add(block{head: section, h: h})
		}
		cell := width/columns - 1
		if d.wide() {
			cell = width
		}
		b := block{fields: []int{i}, h: f.height(d, cell)}
		if columns > 1 && !d.wide() {
			for k := i + 1; k < len(f.fields); k++ {
				e := &f.fields[k]
				if !f.shown(e) {
					continue
				}
				if e.Section == section && !e.wide() {
					b.fields = append(b.fields, k)
					b.h = max(b.h, f.height(e, cell))
					i = k
				}
				break
			}
		}
		add(b)
	}
	return out
}

// height is how many lines a field takes in a cell of a width, with its note.
func (f *Form) height(d *Field, cell int) int {
	h := 1
	switch d.Kind {
	case LongText:
		h = longLines
		if f.current() != d && len(f.values[d.Key]) < 40 && !strings.Contains(f.values[d.Key], "\n") {
			h = 1
		}
	case List:
		h = f.values.Int(d.Key) + 1
	}
	if n, ok := f.note(d); ok {
		h += f.noteLines(n, cell)
	}
	return h
}

// noteMark stands before a note; what does not fit beside it goes on under it.
const noteMark = "! "

// noteLines is how many lines a note takes in a cell of a width, so that no
// word of it is lost.
func (f *Form) noteLines(n Note, cell int) int {
	lines := 0
	for range kit.Lines(n.Text, cell-f.valueAt(cell)-kit.Width(noteMark)) {
		lines++
	}
	return max(lines, 1)
}

// valueAt is how far from the left of a cell the value stands.
func (f *Form) valueAt(cell int) int { return 2 + f.labelWidth(cell) + 2 }

// lines is the height of the whole form in a width.
func (f *Form) lines(width int) int {
	blocks := f.layout(width, 1)
	if len(blocks) == 0 {
		return 0
	}
	b := blocks[len(blocks)-1]
	return b.y + b.h
}

// Draw draws as much of the form as shows the focused field and its note.
func (f *Form) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	f.hits = f.hits[:0]
	if c.Hand(area, f) {
		return nil
	}
	if area.Dx() < 8 || area.Dy() < 1 {
		return nil
	}
	before := c.Clip(area)
	defer c.Unclip(before)
	columns := 1
	if area.Dx() >= columnFrom {
		columns = 2
	}
	if area.Dx() >= sideFrom && f.sections() > 1 {
		side := area
		side.Max.X = side.Min.X + sideWidth
		f.drawSections(c, side)
		area.Min.X += sideWidth + 1
	}
	blocks := f.layout(area.Dx(), columns)
	f.scroll(blocks, area.Dy())
	body := c.Clip(area)
	defer c.Unclip(body)
	var cursor *tea.Cursor
	var under image.Rectangle
	for _, b := range blocks {
		y := area.Min.Y + b.y - f.top
		if y+b.h <= area.Min.Y || y >= area.Max.Y {
			continue
		}
		if b.head != "" {
			c.TextIn(image.Rect(area.Min.X+1, y+b.h-1, area.Max.X, y+b.h), b.head, f.env.Theme.Title)
			continue
		}
		w := area.Dx() / columns
		for k, i := range b.fields {
			cell := image.Rect(area.Min.X+k*w, y, area.Min.X+(k+1)*w-1, y+b.h)
			if len(b.fields) == 1 && f.fields[i].wide() {
				cell.Max.X = area.Max.X
			}
			cell.Max.Y = min(cell.Max.Y, y+f.height(&f.fields[i], cell.Dx())) // its note stands by it, not by its neighbour's
			if f.fields[i].Kind == LongText {
				cell.Max.Y = min(cell.Max.Y, area.Max.Y) // a text scrolls in what there is
			}
			if cur, value := f.drawField(c, cell, i); i == f.at {
				cursor, under = cur, value
			}
		}
	}
	if f.drop != nil {
		f.drawDrop(c, area, under)
	}
	if cursor != nil && !image.Pt(cursor.X, cursor.Y).In(area) {
		return nil
	}
	return cursor
}

// scroll moves the form so that the focused block is seen, with a line of
// what comes before and after where there is room.
func (f *Form) scroll(blocks []block, height int) {
	total := 0
	for _, b := range blocks {
		total = b.y + b.h
		for _, i := range b.fields {
			if i != f.at {
				continue
			}
			h := b.h
			if f.drop != nil {
				h += min(dropRows, max(len(f.drop.options), 1)) + 1
			}
			if d := &f.fields[i]; d.Kind == List {
				// Of a long list the row under the cursor must be seen.
				b.y += max(0, f.row-height+2)
				h = min(h, height)
			}
			f.top = min(f.top, max(0, b.y-1))
			f.top = max(f.top, b.y+min(h, height)-height)
			if b.y < f.top {
				f.top = b.y
			}
		}
	}
	f.top = max(0, min(f.top, total-height))
}

func (f *Form) sections() int {
	n, last := 0, ""
	for i := range f.fields {
		if f.fields[i].Section != last {
			n, last = n+1, f.fields[i].Section
		}
	}
	return n
}

// drawSections lists the sections with what is filled in and what is wrong.
func (f *Form) drawSections(c *kit.Canvas, area image.Rectangle) {
	th := f.env.Theme
	now := ""
	if d := f.current(); d != nil {
		now = d.Section
	}
	y := area.Min.Y
	for i := 0; i < len(f.fields); {
		name := f.fields[i].Section
		filled, all, bad := 0, 0, 0
		for ; i < len(f.fields) && f.fields[i].Section == name; i++ {
			d := &f.fields[i]
			if !f.shown(d) || d.Kind == Computed {
				continue
			}
			all++
			if v := f.values[d.Key]; v != "" && v != "0" {
				filled++
			}
			if n, ok := f.note(d); ok && !n.Warning {
				bad++
			}
		}
		line := image.Rect(area.Min.X+1, y, area.Max.X-1, y+1)
		count := f.env.Lang.Number(filled) + "/" + f.env.Lang.Number(all)
		st := th.Faint
		if bad > 0 {
			count, st = f.env.Lang.Number(bad)+" !", th.Error
		}
		c.Right(line, count, st)
		line.Max.X -= kit.Width(count) + 1
		if name == now {
			c.TextIn(line, "> "+name, th.Accent)
		} else {
			c.TextIn(line, "  "+name, th.Base)
		}
		y++
	}
}

func (f *Form) labelWidth(w int) int {
	n := 0
	for i := range f.fields {
		n = max(n, kit.Width(f.fields[i].Label))
	}
	return min(n, maxLabel, max(w*2/5, 6))
}

// drawField draws label, value and note, and returns the cursor and where the
// value stands.
func (f *Form) drawField(c *kit.Canvas, cell image.Rectangle, i int) (*tea.Cursor, image.Rectangle) {
	th, d := f.env.Theme, &f.fields[i]
	focused := i == f.at
	lw := f.labelWidth(cell.Dx())
	mark := " "
	if focused {
		mark = ">"
	}
	c.Text(cell.Min.X, cell.Min.Y, mark, th.Marked)
	label := image.Rect(cell.Min.X+2, cell.Min.Y, cell.Min.X+2+lw, cell.Min.Y+1)
	st := th.Label
	if focused {
		st = th.Bold
	}
	c.TextIn(label, d.Label, st)
	if d.Required {
		c.Text(label.Max.X, cell.Min.Y, "*", th.Faint)
	}
	value := image.Rect(cell.Min.X+f.valueAt(cell.Dx()), cell.Min.Y, cell.Max.X, cell.Max.Y)
	note, noted := f.note(d)
	if noted {
		value.Max.Y = max(value.Min.Y, value.Max.Y-f.noteLines(note, cell.Dx()))
	}
	f.hits = append(f.hits, hit{i, 0, image.Rect(cell.Min.X, cell.Min.Y, cell.Max.X, value.Max.Y)})
	cursor := f.drawValue(c, value, d, focused)
	if noted {
		style := th.Error
		if note.Warning {
			style = th.Warn
		}
		n := c.Text(value.Min.X, value.Max.Y, noteMark, style)
		c.Wrap(image.Rect(value.Min.X+n, value.Max.Y, value.Max.X, cell.Max.Y), note.Text, style)
	}
	return cursor, value
}

func (f *Form) drawValue(c *kit.Canvas, area image.Rectangle, d *Field, focused bool) *tea.Cursor {
	th, w := f.env.Theme, &f.env.Lang.Form
	line := image.Rect(area.Min.X, area.Min.Y, area.Max.X, area.Min.Y+1)
	if width := d.width(); width > 0 && width < line.Dx() {
		line.Max.X = line.Min.X + width
	}
	if !focused || d.ReadOnly || d.Kind == Computed {
		f.drawQuiet(c, area, line, d)
		return nil
	}
	switch d.Kind {
	case YesNo:
		box := "[ ] " + w.No
		if f.values[d.Key] == "1" {
			box = "[x] " + w.Yes
		}
		n := c.Text(line.Min.X, line.Min.Y, box, th.FieldFocus)
		c.TextIn(image.Rect(line.Min.X+n+2, line.Min.Y, area.Max.X, line.Min.Y+1), w.Hint, th.Hint)
		return tea.NewCursor(line.Min.X+1, line.Min.Y)
	case MultiChoice:
		c.Fill(line, th.FieldFocus)
		s := f.display(d)
		if s == "" {
			c.TextIn(line, w.Hint, th.Hint.Over(kit.Style{Bg: th.FieldFocus.Bg}))
		} else {
			c.TextIn(line, s, th.FieldFocus)
		}
		return tea.NewCursor(line.Min.X, line.Min.Y)
	case List:
		return f.drawRows(c, area, d, true)
	case LongText:
		return f.drawLong(c, area)
	case Choice:
		if f.drop == nil {
			return f.drawChoice(c, line, d)
		}
	}
	f.input.Hint = f.hint(d)
	return f.input.Draw(c, line, th.FieldFocus, th.Hint)
}

// width is the natural width of a field's box; 0 is all there is.
func (d *Field) width() int {
	switch d.Kind {
	case Date:
		return 12
	case Number, Decimal:
		return 10
	case NIK, NIP, Phone, Register:
		return 24
	case Text:
		if d.Max > 0 && d.Max < 40 {
			return d.Max + 2
		}
	}
	return 0
}

func (f *Form) hint(d *Field) string {
	w := &f.env.Lang.Form
	switch {
	case d.Masked && !f.revealed && !f.replaced && f.values[d.Key] != "":
		return f.masked(d)
	case d.Suggest != nil:
		return d.Suggest(f.values)
	case d.Kind == Date:
		return w.DateHint
	case d.Kind == Lookup:
		return w.LookupHint
	}
	return ""
}

// drawChoice shows the options side by side when they fit, else the chosen one
// between arrows.
func (f *Form) drawChoice(c *kit.Canvas, line image.Rectangle, d *Field) *tea.Cursor {
	th := f.env.Theme
	need := 0
	for _, o := range d.Options {
		need += kit.Width(o.Label) + 6
	}
	if need <= line.Dx() && len(d.Options) <= 5 {
		x := line.Min.X
		cursor := tea.NewCursor(x+1, line.Min.Y)
		for _, o := range d.Options {
			dot, st := "( ) ", th.Base
			if o.Value == f.values[d.Key] {
				dot, st = "(•) ", th.FieldFocus
				if c.ASCII {
					dot = "(*) "
				}
				cursor = tea.NewCursor(x+1, line.Min.Y)
			}
			x += c.Text(x, line.Min.Y, dot+o.Label, st) + 2
		}
		return cursor
	}
	c.Fill(line, th.FieldFocus)
	s := f.display(d)
	if s == "" {
		s = f.env.Lang.Form.LookupHint
		c.TextIn(line, s, th.Hint.Over(kit.Style{Bg: th.FieldFocus.Bg}))
	} else {
		c.TextIn(line, s, th.FieldFocus)
	}
	c.Right(image.Rect(line.Min.X, line.Min.Y, line.Max.X, line.Max.Y), "←→", th.Hint.Over(kit.Style{Bg: th.FieldFocus.Bg}))
	return tea.NewCursor(line.Min.X, line.Min.Y)
}

// drawQuiet draws a field without the focus.
func (f *Form) drawQuiet(c *kit.Canvas, area, line image.Rectangle, d *Field) {
	th := f.env.Theme
	switch d.Kind {
	case List:
		f.drawRows(c, area, d, false)
		return
	case LongText:
		if s := f.values[d.Key]; s != "" {
			c.Wrap(area, s, th.Field)
			return
		}
	}
	s := f.display(d)
	switch {
	case d.Kind == Secret:
		s = strings.Repeat("*", len([]rune(s)))
	case d.Masked && !f.revealed && f.values[d.Key] == f.base[d.Key]:
		s = f.masked(d)
	}
	line.Max.X = area.Max.X
	if s == "" {
		c.Text(line.Min.X, line.Min.Y, f.env.Lang.Form.None, th.Faint)
		return
	}
	st := th.Field
	if d.ReadOnly || d.Kind == Computed {
		st = th.Faint
	}
	c.TextIn(line, s, st)
}

func (f *Form) masked(d *Field) string {
	v := f.values[d.Key]
	switch d.Kind {
	case NIK:
		return model.MaskNIK(v)
	case Phone:
		return model.MaskPhone(v)
	}
	return model.MaskText(v)
}

func (f *Form) drawRows(c *kit.Canvas, area image.Rectangle, d *Field, focused bool) *tea.Cursor {
	th, w := f.env.Theme, &f.env.Lang.Form
	n := f.values.Int(d.Key)
	var cursor *tea.Cursor
	for r := 0; r <= n && area.Min.Y+r < area.Max.Y; r++ {
		line := image.Rect(area.Min.X, area.Min.Y+r, area.Max.X, area.Min.Y+r+1)
		s, st := w.AddRow, th.Faint
		if r < n {
			s, st = f.env.Lang.Number(r+1)+". "+f.rowText(d, r), th.Field
		}
		if focused && r == f.row {
			st = th.FieldFocus
			cursor = tea.NewCursor(line.Min.X, line.Min.Y)
		}
		c.TextIn(line, s, st)
		f.hits = append(f.hits, hit{f.index(d), r, line})
	}
	// The rows' own places win over the field's.
	if len(f.hits) > n+1 {
		rows := append([]hit(nil), f.hits[len(f.hits)-n-1:]...)
		f.hits = append(rows, f.hits[:len(f.hits)-n-1]...)
	}
	return cursor
}

func (f *Form) index(d *Field) int {
	for i := range f.fields {
		if &f.fields[i] == d {
			return i
		}
	}
	return -1
}

// drawLong draws the long text being typed. The text area wraps and scrolls;
// its words are drawn through the canvas like all others.
func (f *Form) drawLong(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th := f.env.Theme
	f.area.SetWidth(max(area.Dx(), 4))
	f.area.SetHeight(max(area.Dy(), 1))
	c.Fill(area, th.FieldFocus)
	y := area.Min.Y
	for s := range strings.SplitSeq(ansi.Strip(f.area.View()), "\n") {
		if y >= area.Max.Y {
			break
		}
		c.TextIn(image.Rect(area.Min.X, y, area.Max.X, y+1), strings.TrimRight(s, " "), th.FieldFocus)
		y++
	}
	cur := f.area.Cursor()
	if cur == nil {
		return nil
	}
	x, y := area.Min.X+cur.X, area.Min.Y+cur.Y
	return tea.NewCursor(min(x, area.Max.X-1), min(y, area.Max.Y-1))
}

// drawDrop draws the list under its field, or above it when there is no room.
func (f *Form) drawDrop(c *kit.Canvas, area, under image.Rectangle) {
	th, w := f.env.Theme, &f.env.Lang.Form
	f.scrollDrop()
	n := min(dropRows, len(f.drop.options))
	more := len(f.drop.options) - f.drop.top - n
	lines := max(n, 1)
	if more > 0 {
		lines++
	}
	width := 52
	for _, o := range f.drop.options {
		width = max(width, kit.Width(o.Label)+4) // two people of one name may differ at the end of the line
	}
	box := image.Rect(under.Min.X, under.Min.Y+1, min(area.Max.X, under.Min.X+width), under.Min.Y+1+lines)
	if box.Max.Y > area.Max.Y && under.Min.Y-lines >= area.Min.Y {
		box = box.Add(image.Pt(0, -lines-1))
	}
	c.Fill(box, th.Field)
	if n == 0 {
		c.TextIn(image.Rect(box.Min.X, box.Min.Y, box.Max.X, box.Min.Y+1), "  "+w.NoneFound, th.Faint)
		return
	}
	for k := range n {
		o := f.drop.options[f.drop.top+k]
		line := image.Rect(box.Min.X, box.Min.Y+k, box.Max.X, box.Min.Y+k+1)
		mark, st := "  ", th.Base
		if f.drop.top+k == f.drop.at {
			mark, st = "> ", th.Selected
			c.Fill(line, st)
		}
		c.TextIn(line, mark+o.Label, st)
	}
	if more > 0 {
		c.TextIn(image.Rect(box.Min.X, box.Min.Y+n, box.Max.X, box.Min.Y+n+1), "  "+f.env.Lang.F(w.More, more), th.Faint)
	}
}
