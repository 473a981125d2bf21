package record

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
)

// Paper is a text of any length that scrolls: what a detail or a pane says. It
// is written anew for each frame, for the width that there is.
type Paper struct {
	th    *kit.Theme
	width int
	lines []line
}

type line []word

type word struct {
	x, w  int // w of 0: as long as it is
	right bool
	label bool // of a fact
	text  string
	style kit.Style
}

// NewPaper returns an empty paper of a width.
func NewPaper(env *kit.Env, width int) *Paper { return &Paper{th: env.Theme, width: width} }

// Width is how wide its lines may be.
func (p *Paper) Width() int { return p.width }

// Len returns the number of lines.
func (p *Paper) Len() int { return len(p.lines) }

// Blank leaves a line free, but never two and never the first.
func (p *Paper) Blank() {
	if n := len(p.lines); n > 0 && len(p.lines[n-1]) > 0 {
		p.lines = append(p.lines, nil)
	}
}

// Head begins a part.
func (p *Paper) Head(s string) {
	p.Blank()
	p.Text(s, p.th.Title)
}

// Text writes paragraphs broken at words.
func (p *Paper) Text(s string, st kit.Style) { p.Indent(0, s, st) }

// Indent writes paragraphs that begin further right.
func (p *Paper) Indent(x int, s string, st kit.Style) {
	for l := range kit.Lines(s, max(p.width-x, 8)) {
		p.lines = append(p.lines, line{{x: x, text: l, style: st}})
	}
}

// labelWidth is where the values of facts begin.
const labelWidth = 22

// Fact writes a label and its value, a dash for none. A zero style is ordinary.
func (p *Paper) Fact(label, value string, st kit.Style) {
	if value == "" {
		value, st = "-", p.th.Faint
	}
	if st == (kit.Style{}) {
		st = p.th.Base
	}
	at := min(labelWidth, p.width/2)
	first := true
	for l := range kit.Lines(value, max(p.width-at, 8)) {
		row := line{{x: at, text: l, style: st}}
		if first {
			row = append(row, word{x: 0, w: at - 2, label: true, text: label, style: p.th.Faint})
			first = false
		}
		p.lines = append(p.lines, row)
	}
}

// Column is a cell of a Row: where it begins, how wide it may be, and whether
// its text stands at its right.
type Column struct {
	Text  string
	Width int // 0: what is left
	Right bool
	Style kit.Style
}

// Row writes cells beside each other, two blanks between them. Cells that the
// width has no room for are left out.
func (p *Paper) Row(x int, cells ...Column) {
	var row line
	for _, cell := range cells {
		w := cell.Width
		if w == 0 || x+w > p.width {
			w = p.width - x
		}
		if w < min(4, cell.Width) || w <= 0 {
			break
		}
		st := cell.Style
		if st == (kit.Style{}) {
			st = p.th.Base
		}
		row = append(row, word{x: x, w: w, right: cell.Right, text: cell.Text, style: st})
		x += w + 2
	}
	p.lines = append(p.lines, row)
}

// Scroll is how far a paper has been scrolled, kept from frame to frame.
type Scroll struct {
	top, page, lines int
}

// Keys are the keys that scroll, hidden while everything fits.
func (s *Scroll) Keys(help string) kit.KeyMap {
	move := kit.Bind(kit.Down, help).Shown("↑↓")
	if s.lines <= s.page {
		move = move.Hide()
	}
	return kit.KeyMap{move, kit.Bind(kit.Up, "").Hide(), kit.Bind(kit.PageDown, "").Hide(), kit.Bind(kit.PageUp, "").Hide(),
		kit.Bind(kit.Home, "").Hide(), kit.Bind(kit.End, "").Hide()}
}

// Do scrolls and reports whether the intent was one of its own.
func (s *Scroll) Do(i kit.Intent) bool {
	switch i {
	case kit.Up:
		s.top--
	case kit.Down:
		s.top++
	case kit.PageUp:
		s.top -= max(s.page-1, 1)
	case kit.PageDown:
		s.top += max(s.page-1, 1)
	case kit.Home:
		s.top = 0
	case kit.End:
		s.top = s.lines
	default:
		return false
	}
	s.clamp()
	return true
}

func (s *Scroll) clamp() { s.top = max(0, min(s.top, s.lines-s.page)) }

// Reset goes back to the first line, as for another text.
func (s *Scroll) Reset() { s.top = 0 }

// Wheel scrolls with the mouse.
func (s *Scroll) Wheel(ev tea.MouseMsg) {
	const step = 3
	if wheel, ok := ev.(tea.MouseWheelMsg); ok {
		if wheel.Button == tea.MouseWheelUp {
			s.top -= step
		} else {
			s.top += step
		}
		s.clamp()
	}
}

// Draw draws the part that has been scrolled to; "…" says that there is more.
func (p *Paper) Draw(c *kit.Canvas, area image.Rectangle, s *Scroll) {
	s.page, s.lines = area.Dy(), len(p.lines)
	if c.Say(area, p.told()) {
		return
	}
	s.clamp()
	before := c.Clip(area)
	defer c.Unclip(before)
	for i := range min(s.page, len(p.lines)-s.top) {
		y := area.Min.Y + i
		if i == s.page-1 && s.top+s.page < len(p.lines) {
			c.Text(area.Min.X, y, "…", p.th.Faint)
			break
		}
		for _, w := range p.lines[s.top+i] {
			cell := image.Rect(area.Min.X+w.x, y, area.Max.X, y+1)
			if w.w > 0 {
				cell.Max.X = min(cell.Max.X, cell.Min.X+w.w)
			}
			if w.right {
				c.Right(cell, w.text, w.style)
			} else {
				c.TextIn(cell, w.text, w.style)
			}
		}
	}
}
