package referrals

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
)

// pick is something to choose that takes two lines: what it is with what is to
// be said of it at the right, and why.
type pick struct {
	name, right   string
	rightStyle    kit.Style
	good, against string
}

// picks is a list of them with a cursor. It is a part of a screen.
type picks struct {
	env  *kit.Env
	all  []pick
	at   int
	top  int
	page int // picks on view at the last drawing
	hits []image.Rectangle
}

var _ kit.Rows = (*picks)(nil)

const pickLines = 2

// set gives the list other picks.
func (p *picks) set(all []pick) {
	p.all = all
	p.move(0)
}

// cursor is the number of the pick under the cursor, -1 for none.
func (p *picks) cursor() int {
	if len(p.all) == 0 {
		return -1
	}
	return p.at
}

func (p *picks) move(by int) { p.at = max(0, min(p.at+by, len(p.all)-1)) }

// do moves the cursor and reports whether the intent was one of its own.
func (p *picks) do(i kit.Intent) bool {
	switch i {
	case kit.Up:
		p.move(-1)
	case kit.Down:
		p.move(1)
	case kit.PageUp:
		p.move(-max(p.page-1, 1))
	case kit.PageDown:
		p.move(max(p.page-1, 1))
	case kit.Home:
		p.at = 0
	case kit.End:
		p.move(len(p.all))
	default:
		return false
	}
	return true
}

// keys are those that move.
func (p *picks) keys() kit.KeyMap {
	return kit.KeyMap{kit.Bind(kit.Down, p.env.Lang.Referrals.KeyPick).Shown("↑↓"), kit.Bind(kit.Up, "").Hide(),
		kit.Bind(kit.PageUp, "").Hide(), kit.Bind(kit.PageDown, "").Hide(), kit.Bind(kit.Home, "").Hide(), kit.Bind(kit.End, "").Hide()}
}

// draw draws the picks around the cursor.
func (p *picks) draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if c.Hand(area, p) {
		return nil
	}
	th, w := p.env.Theme, &p.env.Lang.Referrals
	p.page = max(area.Dy()/pickLines, 1)
	p.top = max(0, min(max(min(p.top, p.at), p.at-p.page+1), len(p.all)-p.page))
	p.hits = p.hits[:0]
	var cursor *tea.Cursor
	for i := p.top; i < len(p.all) && i < p.top+p.page; i++ {
		y := area.Min.Y + (i-p.top)*pickLines
		one := &p.all[i]
		line := image.Rect(area.Min.X+2, y, area.Max.X, y+1)
		c.Right(line, one.right, one.rightStyle)
		name := line
		name.Max.X -= kit.Width(one.right) + 2
		c.TextIn(name, one.name, th.Base)
		why := line.Add(image.Pt(0, 1)).Intersect(area)
		if one.good != "" {
			why.Min.X += c.TextIn(why, w.For+one.good, th.Faint) + 2
		}
		if one.against != "" {
			c.TextIn(why, w.Against+one.against, th.Warn)
		}
		both := image.Rect(area.Min.X, y, area.Max.X, y+pickLines).Intersect(area)
		p.hits = append(p.hits, both)
		if i == p.at {
			c.Text(area.Min.X, y, ">", th.Marked)
			th.Select(c, both)
			cursor = tea.NewCursor(area.Min.X, y)
		}
	}
	return cursor
}

// click chooses a pick, and opens the one that is chosen.
func (p *picks) click(x, y int, ev tea.MouseMsg) tea.Cmd {
	switch ev := ev.(type) {
	case tea.MouseWheelMsg:
		if ev.Button == tea.MouseWheelUp {
			p.move(-1)
		} else {
			p.move(1)
		}
	case tea.MouseClickMsg:
		for i, hit := range p.hits {
			if !image.Pt(x, y).In(hit) {
				continue
			}
			if p.top+i == p.at {
				return kit.Send(kit.Do{Intent: kit.Open})
			}
			p.at = p.top + i
		}
	}
	return nil
}

// Len is how many picks there are.
func (p *picks) Len() int { return len(p.all) }

// At is the pick under the cursor.
func (p *picks) At() int { return p.cursor() }

// Choose puts the cursor on a pick.
func (p *picks) Choose(row int) {
	p.at = 0
	p.move(row)
}

// Tell tells a pick, what speaks for it and what against.
func (p *picks) Tell(row int) (heading, line string) {
	w, one := &p.env.Lang.Referrals, &p.all[row]
	parts := []string{one.name, one.right}
	if one.good != "" {
		parts = append(parts, w.For+one.good)
	}
	if one.against != "" {
		parts = append(parts, w.Against+one.against)
	}
	return "", kit.Sentence(parts...)
}

// Void is empty: the screen says itself that there is nothing.
func (p *picks) Void() string { return "" }
