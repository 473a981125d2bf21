package kit

import (
	"image"
	"strconv"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"guyub/model/text"
)

// Canvas is the sheet of cells that everything on the screen is drawn on. One
// canvas lives as long as its session and is used again for every frame.
//
// Every string passes through [text.Clean] here, so nothing that people typed
// can move the cursor or change the terminal. Nothing is ever drawn outside
// the clip; empty, negative and far-off areas are harmless.
//
// Cells are kept by the canvas itself and not in an ultraviolet buffer.
// Measured on one full frame of 120x40: 45 us and 8.3 kB, all of it the
// finished string, against 286 us and 47 kB in 823 pieces, most of the 64 kB
// that a key may cost. A cell is 16 bytes without pointers instead of 112 with
// nine. Bubble Tea reads the string into its own cells and sends what changed.
type Canvas struct {
	// ASCII draws rules, boxes, bars and the sign for cut text with ASCII
	// alone, for terminals and readers that have nothing else.
	ASCII bool

	w, h     int
	cells    []cell
	clip     image.Rectangle
	clusters []string // letters with combining marks, by -(r+2) of their cell
	out      []byte   // Render's buffer, kept for its size
	telling  *telling // keeps words instead of cells; see NewTelling
}

// cell is one place on the screen. r is the rune drawn there, covered for the
// right half of a wide one, or -(i+2) for clusters[i].
type cell struct {
	r  rune
	st Style
}

const (
	covered      rune = -1
	firstCluster rune = -2
	// maxMarks bounds the combining marks on one letter: enough for any
	// language, too few to draw over the neighbours.
	maxMarks = 4
)

var blankCell = cell{r: ' '}

// NewCanvas returns a blank canvas of w by h cells.
func NewCanvas(w, h int) *Canvas {
	c := &Canvas{}
	c.Resize(w, h)
	return c
}

// Resize gives the canvas another size and clears it.
func (c *Canvas) Resize(w, h int) {
	c.w, c.h = max(w, 0), max(h, 0)
	if n := c.w * c.h; n <= cap(c.cells) {
		c.cells = c.cells[:n]
	} else {
		c.cells = make([]cell, n)
	}
	c.Clear()
}

// Size returns the width and height in cells.
func (c *Canvas) Size() (w, h int) { return c.w, c.h }

// Bounds returns the whole canvas as an area.
func (c *Canvas) Bounds() image.Rectangle { return image.Rect(0, 0, c.w, c.h) }

// Clear blanks the canvas and lifts the clip.
func (c *Canvas) Clear() {
	c.clip = c.Bounds()
	c.clusters = c.clusters[:0]
	for i := range c.cells {
		c.cells[i] = blankCell
	}
}

// Clip lets drawing reach only what area shares with the present clip, and
// returns the present one for [Canvas.Unclip].
func (c *Canvas) Clip(area image.Rectangle) (before image.Rectangle) {
	before = c.clip
	c.clip = before.Intersect(area)
	return before
}

// Unclip restores the clip that [Canvas.Clip] returned.
func (c *Canvas) Unclip(before image.Rectangle) { c.clip = before.Intersect(c.Bounds()) }

// Text draws s as one line from x, y and returns the cells it went over, at
// most up to the right edge of the clip.
func (c *Canvas) Text(x, y int, s string, st Style) int {
	if c.telling != nil {
		return c.say(x, y, text.Clean(s), c.clip.Max.X-x)
	}
	return c.write(x, y, c.clip.Max.X, text.Clean(s), st)
}

// TextIn draws s into the first line of area, ending in "…" when it does not
// fit, and returns the cells used.
func (c *Canvas) TextIn(area image.Rectangle, s string, st Style) int {
	if area.Empty() {
		return 0
	}
	s = text.Clean(s)
	x, y := area.Min.X, area.Min.Y
	if c.telling != nil {
		return c.say(x, y, s, area.Dx())
	}
	head, fits := fit(s, area.Dx())
	used := c.write(x, y, area.Max.X, s[:head], st)
	if !fits {
		used += c.write(x+used, y, area.Max.X, ellipsis, st)
	}
	return used
}

// Right draws s at the right end of the first line of area, cut with "…" when
// it does not fit.
func (c *Canvas) Right(area image.Rectangle, s string, st Style) {
	s = text.Clean(s)
	if w := width(s); w < area.Dx() {
		area.Min.X = area.Max.X - w
	}
	c.TextIn(area, s, st)
}

// Center draws s in the middle of the first line of area.
func (c *Canvas) Center(area image.Rectangle, s string, st Style) {
	s = text.Clean(s)
	if w := width(s); w < area.Dx() {
		area.Min.X += (area.Dx() - w) / 2
	}
	c.TextIn(area, s, st)
}

// Wrap draws s as paragraphs broken at words, and returns the lines used. When
// area is too low, its last line ends in "…".
func (c *Canvas) Wrap(area image.Rectangle, s string, st Style) int {
	if area.Empty() {
		return 0
	}
	if c.telling != nil {
		c.sayAll(area, s)
		return min(Height(s, area.Dx()), area.Dy())
	}
	used := 0
	for line := range Lines(s, area.Dx()) {
		if used == area.Dy() {
			c.endInMore(area, used-1, st)
			break
		}
		c.write(area.Min.X, area.Min.Y+used, area.Max.X, line, st)
		used++
	}
	return used
}

// endInMore marks line n of area as cut.
func (c *Canvas) endInMore(area image.Rectangle, n int, st Style) {
	y := area.Min.Y + n
	x := area.Max.X
	for x > area.Min.X && c.blankAt(x-1, y) {
		x--
	}
	c.write(min(x, area.Max.X-1), y, area.Max.X, ellipsis, st)
}

func (c *Canvas) blankAt(x, y int) bool {
	return !image.Pt(x, y).In(c.Bounds()) || c.cells[y*c.w+x].r == ' '
}

// Fill blanks area in the given style.
func (c *Canvas) Fill(area image.Rectangle, st Style) {
	if c.telling != nil {
		return
	}
	area = area.Intersect(c.clip)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			c.set(x, y, ' ', st)
		}
	}
}

// Tint lays the background and the attributes of st over what stands in area,
// and its foreground where the text has no colour of its own.
func (c *Canvas) Tint(area image.Rectangle, st Style) {
	if c.telling != nil {
		return
	}
	area = area.Intersect(c.clip)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := c.cells[y*c.w : (y+1)*c.w]
		for x := area.Min.X; x < area.Max.X; x++ {
			row[x].st = row[x].st.Over(st)
		}
	}
}

// recolour gives all text in area one colour.
func (c *Canvas) recolour(area image.Rectangle, fg Color) {
	if c.telling != nil {
		return
	}
	area = area.Intersect(c.clip)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := c.cells[y*c.w : (y+1)*c.w]
		for x := area.Min.X; x < area.Max.X; x++ {
			row[x].st.Fg = fg
		}
	}
}

// Rule draws a thin horizontal line of w cells.
func (c *Canvas) Rule(x, y, w int, st Style) {
	for ; w > 0 && x < c.clip.Max.X; x, w = x+1, w-1 {
		c.put(x, y, '─', st)
	}
}

// Box draws a frame just inside area, with a title in its upper edge.
func (c *Canvas) Box(area image.Rectangle, title string, st Style) {
	if c.telling != nil || area.Dx() < 2 || area.Dy() < 2 {
		return
	}
	left, right := area.Min.X, area.Max.X-1
	top, bottom := area.Min.Y, area.Max.Y-1
	c.Rule(left+1, top, area.Dx()-2, st)
	c.Rule(left+1, bottom, area.Dx()-2, st)
	for y := max(top+1, c.clip.Min.Y); y < min(bottom, c.clip.Max.Y); y++ {
		c.put(left, y, '│', st)
		c.put(right, y, '│', st)
	}
	c.put(left, top, '┌', st)
	c.put(right, top, '┐', st)
	c.put(left, bottom, '└', st)
	c.put(right, bottom, '┘', st)
	if title != "" && area.Dx() > 6 {
		in := image.Rect(left+3, top, right-2, top+1)
		n := c.TextIn(in, title, st.With(Bold))
		c.put(left+2, top, ' ', st)
		c.put(left+3+n, top, ' ', st)
	}
}

// put draws one rune of one cell, if it is inside the clip.
func (c *Canvas) put(x, y int, r rune, st Style) {
	if c.telling == nil && image.Pt(x, y).In(c.clip) {
		c.set(x, y, r, st)
	}
}

// set draws one rune of one cell inside the canvas. A wide rune that loses one
// of its halves leaves a blank in the other.
func (c *Canvas) set(x, y int, r rune, st Style) {
	if c.ASCII && r >= utf8.RuneSelf {
		r = ascii(r)
	}
	i := y*c.w + x
	if c.cells[i].r == covered && r != covered && x > 0 {
		c.cells[i-1].r = ' '
	}
	if x+1 < c.w && c.cells[i+1].r == covered {
		c.cells[i+1].r = ' '
	}
	c.cells[i] = cell{r, st}
}

// write draws clean text from x, y, up to right and inside the clip.
func (c *Canvas) write(x, y, right int, s string, st Style) int {
	if y < c.clip.Min.Y || y >= c.clip.Max.Y {
		return 0
	}
	right = min(right, c.clip.Max.X)
	start := x
	last := -1 // cell of the letter that a combining mark belongs to
	marks := 0
	for i := 0; i < len(s) && x < right; {
		if b := s[i]; b < utf8.RuneSelf {
			i++
			last, marks = -1, 0
			if x >= c.clip.Min.X {
				c.set(x, y, rune(b), st)
				last = y*c.w + x
			}
			x++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		w := runeWidth(r, s[i:i+size])
		i += size
		switch {
		case w == 0:
			if last >= 0 && marks < maxMarks && !unsteady(r) {
				c.combine(last, r)
				marks++
			}
			continue
		case x+w > right: // the left half of a wide rune at the edge
			if x >= c.clip.Min.X {
				c.set(x, y, ' ', st)
			}
			return right - start
		case x >= c.clip.Min.X:
			c.set(x, y, flagLetter(r), st)
			last, marks = y*c.w+x, 0
			if w == 2 {
				c.set(x+1, y, covered, st)
			}
		case x+w > c.clip.Min.X: // the other half
			c.set(c.clip.Min.X, y, ' ', st)
			last = -1
		default:
			last = -1
		}
		x += w
	}
	return x - start
}

// combine adds a combining mark to the letter in cell i.
func (c *Canvas) combine(i int, mark rune) {
	if r := c.cells[i].r; r <= firstCluster {
		c.clusters[firstCluster-r] += string(mark)
		return
	}
	c.clusters = append(c.clusters, string(c.cells[i].r)+string(mark))
	c.cells[i].r = firstCluster - rune(len(c.clusters)-1)
}

// Render returns the frame as styled lines, which is what a tea.View wants.
// Blanks at the end of a line are left out; Bubble Tea blanks the rest.
func (c *Canvas) Render() string {
	out := c.out[:0]
	for y := range c.h {
		if y > 0 {
			out = append(out, '\n')
		}
		row := c.cells[y*c.w : (y+1)*c.w]
		for len(row) > 0 && row[len(row)-1] == blankCell {
			row = row[:len(row)-1]
		}
		var pen Style
		for i := range row {
			if row[i].r == covered {
				continue
			}
			if row[i].st != pen {
				pen = row[i].st
				out = appendSGR(out, pen)
			}
			out = c.appendRune(out, row[i].r)
		}
		if pen != (Style{}) {
			out = append(out, "\x1b[m"...)
		}
	}
	c.out = out
	return string(out)
}

// String returns the frame as plain lines without blanks at their ends.
func (c *Canvas) String() string {
	out := make([]byte, 0, len(c.cells)+c.h)
	for y := range c.h {
		end := len(out)
		for _, cl := range c.cells[y*c.w : (y+1)*c.w] {
			if cl.r == covered {
				continue
			}
			out = c.appendRune(out, cl.r)
			if cl.r != ' ' {
				end = len(out)
			}
		}
		out = append(out[:end], '\n')
	}
	return string(out)
}

// At returns what stands at x, y, and its style; nothing outside the canvas
// and for the right half of a wide rune.
func (c *Canvas) At(x, y int) (string, Style) {
	if c.telling != nil || !image.Pt(x, y).In(c.Bounds()) {
		return "", Style{}
	}
	cl := c.cells[y*c.w+x]
	if cl.r == covered {
		return "", cl.st
	}
	return string(c.appendRune(nil, cl.r)), cl.st
}

func (c *Canvas) appendRune(out []byte, r rune) []byte {
	switch {
	case r >= 0 && r < utf8.RuneSelf:
		return append(out, byte(r))
	case r <= firstCluster:
		return append(out, c.clusters[firstCluster-r]...)
	}
	return utf8.AppendRune(out, r)
}

// appendSGR appends the sequence that sets exactly st, whatever was set.
func appendSGR(out []byte, st Style) []byte {
	if st == (Style{}) {
		return append(out, "\x1b[m"...)
	}
	out = append(out, "\x1b[0"...)
	for i, code := range attrCodes {
		if st.Attr&(1<<i) != 0 {
			out = append(out, ';', code)
		}
	}
	out = appendColor(out, st.Fg, 30)
	out = appendColor(out, st.Bg, 40)
	return append(out, 'm')
}

// attrCodes are the SGR codes in the order of the Attr bits.
var attrCodes = [...]byte{'1', '2', '4', '7', '9'}

// appendColor appends a colour; base is 30 for the text, 40 for its ground.
func appendColor(out []byte, c Color, base int64) []byte {
	v := int64(c &^ (indexed | rgb))
	switch {
	case c&rgb != 0:
		out = append(out, ';')
		out = strconv.AppendInt(out, base+8, 10)
		out = append(out, ";2;"...)
		out = strconv.AppendInt(out, v>>16, 10)
		out = append(out, ';')
		out = strconv.AppendInt(out, v>>8&0xff, 10)
		out = append(out, ';')
		return strconv.AppendInt(out, v&0xff, 10)
	case c&indexed != 0 && v < 8:
		out = append(out, ';')
		return strconv.AppendInt(out, base+v, 10)
	case c&indexed != 0 && v < 16:
		out = append(out, ';')
		return strconv.AppendInt(out, base+60+v-8, 10)
	case c&indexed != 0:
		out = append(out, ';')
		out = strconv.AppendInt(out, base+8, 10)
		out = append(out, ";5;"...)
		return strconv.AppendInt(out, v, 10)
	}
	return out
}

// runeWidth returns the cells of r, whose bytes are s: 0, 1 or 2, as Bubble
// Tea's renderer will count them.
func runeWidth(r rune, s string) int {
	switch {
	case r >= 0x20 && r < 0x300, // Latin; Clean took out the controls
		r >= 0x2010 && r < 0x2028, // dashes, quotes, the ellipsis
		r >= 0x2190 && r < 0x219a, // arrows
		r >= 0x2500 && r < 0x25a0: // lines and blocks
		return 1
	case unsteady(r):
		return 0
	}
	return ansi.StringWidthWc(s)
}

// unsteady reports whether terminals disagree about the room r takes: the
// colours of skin, which some draw into the sign before them.
func unsteady(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

// flagLetter returns the plain letter for one of the letters that flags are
// spelled with, for terminals disagree about the room of one that stands
// alone; the flag of Indonesia is drawn as ID.
func flagLetter(r rune) rune {
	if r >= 0x1f1e6 && r <= 0x1f1ff {
		return 'A' + r - 0x1f1e6
	}
	return r
}
