package record

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
)

// side is one of the two values of a field that two desks changed.
type side int

// The sides. A field has none until somebody chooses: whichever were taken by
// itself, the other desk's or one's own work would be lost unseen.
const (
	noSide side = iota
	mineSide
	theirsSide
)

// collision is a field that two desks changed to different values, as both are
// read. what is the stored value that was shown, to tell whether it still is.
type collision struct {
	key, label   string
	mine, theirs string
	what         string
	pick         side
}

// chooser is the dialog in which colliding fields stand side by side.
type chooser struct {
	env  *kit.Env
	of   string // heading of the stored side: whose it is, and since when
	all  []collision
	at   int
	top  int
	then func([]collision) tea.Msg
	done bool

	lines []chooserLine
	page  int
	width int
	moved bool
	hits  []chooserHit
}

// chooserLine is a line of the list: the name of a field, or a line of both
// values.
type chooserLine struct {
	item         int
	name         string
	mine, theirs string
	first        bool // of the values
}

type chooserHit struct {
	area image.Rectangle
	item int
	pick side
}

// newChooser returns the dialog; then makes the message for what was chosen,
// when every field was.
func newChooser(env *kit.Env, of string, all []collision, then func([]collision) tea.Msg) *chooser {
	return &chooser{env: env, of: of, all: all, then: then, moved: true}
}

// Title returns the dialog's title.
func (d *chooser) Title() string { return d.env.Lang.Together.ChooseTitle }

// Keys returns what works now.
func (d *chooser) Keys() kit.KeyMap {
	w := &d.env.Lang.Together
	return kit.KeyMap{
		kit.Bind(kit.Left, w.KeySide).Shown("←→"), kit.Bind(kit.Right, "").Hide(),
		kit.Bind(kit.Save, w.KeySave, "enter", "ctrl+s"),
		kit.Bind(kit.Back, w.KeyForm),
		kit.Bind(kit.Mark, w.KeyEither),
		kit.Bind(kit.Up, d.env.Lang.Common.Move).Shown("↑↓"), kit.Bind(kit.Down, "", "down", "j", "tab").Hide(),
		kit.Bind(kit.PageUp, "").Hide(), kit.Bind(kit.PageDown, "").Hide(),
	}
}

// Update takes an intent.
func (d *chooser) Update(msg tea.Msg) tea.Cmd {
	m, ok := msg.(kit.Do)
	if !ok || d.done {
		return nil
	}
	one := &d.all[d.at]
	switch m.Intent {
	case kit.Left:
		one.pick = mineSide
	case kit.Right:
		one.pick = theirsSide
	case kit.Mark:
		one.pick = map[side]side{noSide: mineSide, mineSide: theirsSide, theirsSide: mineSide}[one.pick]
	case kit.Up:
		d.goTo(d.at - 1)
	case kit.Down:
		d.goTo(d.at + 1)
	case kit.PageUp:
		d.top -= max(d.page-1, 1)
	case kit.PageDown:
		d.top += max(d.page-1, 1)
	case kit.Save:
		return d.save()
	case kit.Back:
		d.done = true
		return kit.Send(kit.CloseDialog{})
	}
	return nil
}

func (d *chooser) goTo(i int) {
	d.at = max(0, min(i, len(d.all)-1))
	d.moved = true
}

// save hands on what was chosen; with a field left it goes there instead.
func (d *chooser) save() tea.Cmd {
	for i := range d.all {
		if d.all[i].pick == noSide {
			d.goTo(i)
			return nil
		}
	}
	d.done = true
	return kit.Send(kit.CloseDialog{Then: d.then(d.all)})
}

// open counts the fields that nothing is chosen for.
func (d *chooser) open() int {
	n := 0
	for i := range d.all {
		if d.all[i].pick == noSide {
			n++
		}
	}
	return n
}

// widest is what the dialog would like: two sides of a good line each.
const widest = 76

// Size returns the room it would like.
func (d *chooser) Size(most image.Point) image.Point {
	w := min(most.X, widest)
	d.layout(w)
	return image.Pt(w, min(most.Y, kit.Height(d.env.Lang.Together.ChooseText, w)+len(d.lines)+4))
}

// mark is how much stands before a value: "(x) ".
const mark = 4

// column returns the width of a side, and where the second begins.
func column(width int) (w, second int) {
	w = (width - 2 - 2) / 2
	return w, 2 + w + 2
}

// layout breaks the values into lines of a width.
func (d *chooser) layout(width int) {
	if width == d.width {
		return
	}
	d.width, d.lines, d.moved = width, nil, true
	w, _ := column(width)
	for i := range d.all {
		one := &d.all[i]
		d.lines = append(d.lines, chooserLine{item: i, name: one.label})
		var mine, theirs []string
		for s := range kit.Lines(one.mine, max(w-mark, 1)) {
			mine = append(mine, s)
		}
		for s := range kit.Lines(one.theirs, max(w-mark, 1)) {
			theirs = append(theirs, s)
		}
		for k := range max(len(mine), len(theirs)) {
			line := chooserLine{item: i, first: k == 0}
			if k < len(mine) {
				line.mine = mine[k]
			}
			if k < len(theirs) {
				line.theirs = theirs[k]
			}
			d.lines = append(d.lines, line)
		}
	}
}

// follow scrolls so that the field under the cursor is seen, its name first.
func (d *chooser) follow() {
	if d.moved {
		d.moved = false
		from, to := len(d.lines), 0
		for i, line := range d.lines {
			if line.item == d.at {
				from, to = min(from, i), i
			}
		}
		d.top = max(d.top, to-d.page+1)
		d.top = min(d.top, from)
	}
	d.top = max(0, min(d.top, len(d.lines)-d.page))
}

// Draw draws both sides of every field, as far as there is room.
func (d *chooser) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	th, l := d.env.Theme, d.env.Lang
	w := &l.Together
	d.layout(area.Dx())
	y := area.Min.Y + c.Wrap(area, w.ChooseText, th.Base)
	text, st := w.AllChosen, th.Faint
	if n := d.open(); n > 0 {
		text, st = l.F(w.NotChosen, l.Number(n)), th.Warn
	}
	if c.Hand(image.Rect(area.Min.X, y, area.Max.X, area.Max.Y), d) {
		c.Text(area.Min.X, y+1, text, st)
		return nil
	}
	if area.Dy() > 12 {
		y++
	}
	side, second := column(area.Dx())
	left := func(y int) image.Rectangle { return image.Rect(area.Min.X+2, y, area.Min.X+2+side, y+1) }
	right := func(y int) image.Rectangle { return image.Rect(area.Min.X+second, y, area.Min.X+second+side, y+1) }
	c.TextIn(left(y), w.Mine, th.Heading)
	c.TextIn(right(y), d.of, th.Heading)
	y++
	foot := area.Max.Y - 1
	d.page = max(foot-y, 1)
	d.follow()
	d.hits = d.hits[:0]
	var cursor *tea.Cursor
	for i := d.top; i < len(d.lines) && i < d.top+d.page; i++ {
		line, one := &d.lines[i], &d.all[d.lines[i].item]
		row := y + i - d.top
		if line.name != "" {
			st := th.Bold
			if line.item == d.at {
				c.Text(area.Min.X, row, ">", th.Marked)
				cursor = tea.NewCursor(area.Min.X, row)
			}
			c.TextIn(image.Rect(area.Min.X+2, row, area.Max.X, row+1), line.name, st)
			continue
		}
		d.value(c, left(row), one.pick == mineSide, one.pick == theirsSide, line.first, line.mine)
		d.value(c, right(row), one.pick == theirsSide, one.pick == mineSide, line.first, line.theirs)
		d.hits = append(d.hits, chooserHit{left(row), line.item, mineSide}, chooserHit{right(row), line.item, theirsSide})
	}
	if d.top > 0 {
		c.Text(area.Max.X-1, y, "↑", th.Key)
	}
	if d.top+d.page < len(d.lines) {
		c.Text(area.Max.X-1, foot, "↓", th.Key)
	}
	c.TextIn(image.Rect(area.Min.X+2, foot, area.Max.X, foot+1), text, st)
	return cursor
}

// value draws a line of one side: what is chosen stands out, what is not steps
// back.
func (d *chooser) value(c *kit.Canvas, area image.Rectangle, chosen, other, first bool, text string) {
	th := d.env.Theme
	st, box := th.Base, "( )"
	switch {
	case chosen:
		st, box = th.Marked, "(x)"
	case other:
		st = th.Faint
	}
	if first {
		c.Text(area.Min.X, area.Min.Y, box, st)
	}
	area.Min.X += mark
	c.TextIn(area, text, st)
}

// Click chooses the side under the mouse.
func (d *chooser) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if _, ok := ev.(tea.MouseClickMsg); !ok || d.done {
		return nil
	}
	for _, h := range d.hits {
		if image.Pt(x, y).In(h.area) {
			d.goTo(h.item)
			d.all[h.item].pick = h.pick
		}
	}
	return nil
}
