package record

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
)

// Line is one record in a group: what kind of thing it is, whose, and what is
// to be said of it.
type Line struct {
	Word  string // first column: a kind, a date
	Name  string
	Place string // empty: What begins where it would stand
	What  string
	Style kit.Style // of What; zero is ordinary
	// Open is sent when the line is opened, Do when it is done from here; nil
	// when it cannot be.
	Open, Do tea.Msg
}

// Group is a heading with its lines.
type Group struct {
	Title string
	All   int // how many there are; above len(Lines) the rest is behind More
	Lines []Line
	More  tea.Msg // opens all of them; nil for none
}

// Groups is a list under headings, with one cursor over all of it. It is a part
// of a screen, not a screen.
type Groups struct {
	env    *kit.Env
	groups []Group
	at     int
	top    int
	page   int
	fresh  kit.Fresh // records that another desk has just changed
	hits   []image.Rectangle
}

// NewGroups returns an empty list.
func NewGroups(env *kit.Env) *Groups { return &Groups{env: env} }

// Set gives the list its groups; the cursor stays on its record, on the same
// line of the screen, if it can.
func (g *Groups) Set(groups []Group) {
	was, had := g.Cursor()
	moved := g.top > 0 || g.at > 0 // else the head of the list stays in sight
	_, before := g.rows()
	g.groups = groups
	g.at = max(0, min(g.at, g.Len()-1))
	if !had || was.Open == nil {
		return
	}
	if at := g.find(was); at >= 0 {
		g.at = at
		if _, now := g.rows(); moved {
			g.top += now - before
		}
	}
}

// find returns where a line of earlier groups stands now, -1 for nowhere. One
// client may stand under several heads, each time with another word; a word may
// also have become another one, such as a day.
func (g *Groups) find(was Line) int {
	found := -1
	for at := range g.Len() {
		line, ok := g.line(at)
		if !ok || line.Open != was.Open {
			continue
		}
		if line.Word == was.Word {
			return at
		}
		if found < 0 {
			found = at
		}
	}
	return found
}

// News marks for a moment the lines of records that another desk has just
// changed.
func (g *Groups) News(m kit.Refresh) tea.Cmd { return g.fresh.Take(g.env, m) }

// Len is how many lines can be chosen.
func (g *Groups) Len() int {
	n := 0
	for i := range g.groups {
		n += g.groups[i].size()
	}
	return n
}

// size is how many lines of a group can be chosen, the line of more counted.
func (g *Group) size() int {
	if g.More != nil {
		return len(g.Lines) + 1
	}
	return len(g.Lines)
}

// Cursor returns the line under the cursor, false when there is none.
func (g *Groups) Cursor() (Line, bool) { return g.line(g.at) }

// line returns the line at a place; a line of more is one that only opens.
func (g *Groups) line(at int) (Line, bool) {
	for i := range g.groups {
		one := &g.groups[i]
		switch n := one.size(); {
		case at < len(one.Lines):
			return one.Lines[at], true
		case at < n:
			return Line{Open: one.More}, true
		default:
			at -= n
		}
	}
	return Line{}, false
}

// Do moves the cursor, opens the line under it or does it, and reports whether
// the intent was one of its own.
func (g *Groups) Do(i kit.Intent) (cmd tea.Cmd, taken bool) {
	taken = true
	switch i {
	case kit.Up:
		g.at--
	case kit.Down:
		g.at++
	case kit.PageUp:
		g.at -= max(g.page-1, 1)
	case kit.PageDown:
		g.at += max(g.page-1, 1)
	case kit.Home:
		g.at = 0
	case kit.End:
		g.at = g.Len() - 1
	case kit.Open, kit.Mark:
		line, _ := g.Cursor()
		msg := line.Open
		if i == kit.Mark {
			msg = line.Do
		}
		if msg != nil {
			cmd = kit.Send(msg)
		}
	default:
		taken = false
	}
	g.at = max(0, min(g.at, g.Len()-1))
	return cmd, taken
}

// Keys are those that move and open; do names what can be done with the line
// under the cursor.
func (g *Groups) Keys(move, open, do string) kit.KeyMap {
	m := kit.KeyMap{kit.Bind(kit.Down, move).Shown("↑↓"), kit.Bind(kit.Up, "").Hide(), kit.Bind(kit.Open, open)}
	if line, _ := g.Cursor(); line.Do != nil {
		m = append(m, kit.Bind(kit.Mark, do))
	}
	return append(m, kit.Bind(kit.PageUp, "").Hide(), kit.Bind(kit.PageDown, "").Hide(), kit.Bind(kit.Home, "").Hide(), kit.Bind(kit.End, "").Hide())
}

// groupRow is a line of the terminal: an item of -1 is the heading of its
// group, a group of -1 a blank line.
type groupRow struct {
	group, item int
	index       int // among the lines that can be chosen, -1 for headings
}

func (g *Groups) rows() (rows []groupRow, focus int) {
	index := 0
	for i := range g.groups {
		if i > 0 {
			rows = append(rows, groupRow{-1, -1, -1})
		}
		rows = append(rows, groupRow{i, -1, -1})
		for k := range g.groups[i].size() {
			if index == g.at {
				focus = len(rows)
			}
			rows = append(rows, groupRow{i, k, index})
			index++
		}
	}
	return rows, focus
}

// Draw draws the lines from the one scrolled to, so that the one under the
// cursor is seen with the heading of its group.
func (g *Groups) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	if c.Hand(area, g) {
		return nil
	}
	rows, focus := g.rows()
	g.page = area.Dy()
	first := focus
	if focus > 0 && rows[focus-1].item == -1 {
		first = focus - 1
	}
	g.top = max(0, min(max(min(g.top, first), focus-area.Dy()+1), len(rows)-area.Dy()))
	g.hits = make([]image.Rectangle, g.Len())
	th := g.env.Theme
	var cursor *tea.Cursor
	for k := g.top; k < len(rows) && k-g.top < area.Dy(); k++ {
		r := rows[k]
		line := image.Rect(area.Min.X, area.Min.Y+k-g.top, area.Max.X, area.Min.Y+k-g.top+1)
		switch {
		case r.group < 0:
			continue
		case r.item < 0:
			g.drawTitle(c, line, &g.groups[r.group])
			continue
		case r.item < len(g.groups[r.group].Lines):
			it := &g.groups[r.group].Lines[r.item]
			g.drawLine(c, line, it)
			if show, ok := it.Open.(kit.Show); ok && g.fresh.Has(g.env, show.ID) {
				c.Text(line.Min.X+1, line.Min.Y, "~", th.Fresh)
				c.Tint(line, th.Fresh)
			}
		default:
			one := &g.groups[r.group]
			rest := g.env.Lang.F(g.env.Lang.Record.AndMore, g.env.Lang.Number(one.All-len(one.Lines)))
			c.TextIn(image.Rect(line.Min.X+2, line.Min.Y, line.Max.X, line.Max.Y), rest, th.Faint)
		}
		g.hits[r.index] = line
		if r.index == g.at {
			c.Text(line.Min.X, line.Min.Y, ">", th.Marked)
			th.Select(c, line)
			cursor = tea.NewCursor(line.Min.X, line.Min.Y)
		}
	}
	return cursor
}

func (g *Groups) drawTitle(c *kit.Canvas, line image.Rectangle, one *Group) {
	if one.Title == "" {
		return
	}
	count := g.env.Lang.Number(one.All)
	c.Right(line, count, g.env.Theme.Bold)
	line.Max.X -= kit.Width(count) + 2
	c.TextIn(line, one.Title, g.env.Theme.Title)
}

func (g *Groups) drawLine(c *kit.Canvas, line image.Rectangle, it *Line) {
	th := g.env.Theme
	x, y := line.Min.X+2, line.Min.Y
	const word = 11
	c.TextIn(image.Rect(x, y, x+word, y+1), it.Word, th.Faint)
	x += word + 1
	st := it.Style
	if st == (kit.Style{}) {
		st = th.Base
	}
	rest := line.Max.X - x
	what := min(max(rest*36/100, 16), 34)
	name := min(max(rest*34/100, 14), 36)
	if it.Name == "" && it.Place == "" {
		c.TextIn(image.Rect(x, y, line.Max.X, y+1), it.What, st)
		return
	}
	c.TextIn(image.Rect(x, y, min(x+name, line.Max.X), y+1), it.Name, th.Base)
	from := line.Max.X - what
	if it.Place == "" {
		from = x + name + 1
	}
	c.TextIn(image.Rect(x+name+1, y, from-1, y+1), it.Place, th.Faint)
	c.TextIn(image.Rect(from, y, line.Max.X, y+1), it.What, st)
}

// Click chooses a line, and opens the one that is chosen.
func (g *Groups) Click(x, y int, ev tea.MouseMsg) (cmd tea.Cmd) {
	switch ev := ev.(type) {
	case tea.MouseWheelMsg:
		if ev.Button == tea.MouseWheelUp {
			cmd, _ = g.Do(kit.Up)
		} else {
			cmd, _ = g.Do(kit.Down)
		}
	case tea.MouseClickMsg:
		for i, r := range g.hits {
			if !image.Pt(x, y).In(r) {
				continue
			}
			if i == g.at {
				cmd, _ = g.Do(kit.Open)
			}
			g.at = i
		}
	}
	return cmd
}
