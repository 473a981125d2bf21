package kit

import (
	"image"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"guyub/model/text"
)

// PaletteDialog finds any command by its name. It shows the key too, so that
// who looks a command up learns the key.
type PaletteDialog struct {
	env       *Env
	title     string
	keys      KeyMap
	names     []string // as they are searched
	found     []int
	at        int
	top, page int
	input     *Input
	rows      image.Rectangle
	done      bool
}

// NewPalette returns a palette of all bindings that say what they do. Taking
// one delivers [Do] with its intent; the first binding of an intent counts.
func NewPalette(env *Env, title string, keys KeyMap) *PaletteDialog {
	d := &PaletteDialog{env: env, title: title, input: NewInput(80)}
	seen := map[Intent]bool{Palette: true}
	for _, b := range keys {
		if b.Sentence() == "" || seen[b.Intent] {
			continue
		}
		seen[b.Intent] = true
		d.keys = append(d.keys, b)
		d.names = append(d.names, text.Fold(b.Sentence()))
	}
	d.find()
	return d
}

// Title returns the dialog's title.
func (d *PaletteDialog) Title() string { return d.title }

// Typing is always true: the field has the focus.
func (d *PaletteDialog) Typing() bool { return true }

// Keys returns what works now.
func (d *PaletteDialog) Keys() KeyMap {
	w := &d.env.Lang.Common
	return KeyMap{
		Bind(Open, w.Choose), Bind(Back, w.Close),
		Bind(Up, w.Move, "up", "ctrl+k").Shown("↑↓"), Bind(Down, "", "down", "ctrl+j").Hide(),
		Bind(PageUp, "", "pgup").Hide(), Bind(PageDown, "", "pgdown").Hide(),
	}
}

// Update takes an intent, a key or a paste.
func (d *PaletteDialog) Update(msg tea.Msg) tea.Cmd {
	if d.done {
		return nil
	}
	switch wanted(msg, d.Keys()) {
	case Up:
		d.move(-1)
	case Down:
		d.move(1)
	case PageUp:
		d.move(-d.page)
	case PageDown:
		d.move(d.page)
	case Back:
		d.done = true
		return Send(CloseDialog{})
	case Open:
		if len(d.found) > 0 {
			d.done = true
			return Send(CloseDialog{Then: Do{d.keys[d.found[d.at]].Intent}})
		}
	case "":
		if d.input.Update(msg) {
			d.find()
		}
	}
	return nil
}

func (d *PaletteDialog) move(by int) { d.at = max(0, min(d.at+by, len(d.found)-1)) }

// find keeps the commands whose names hold the letters typed, best first.
func (d *PaletteDialog) find() {
	d.found, d.at, d.top = d.found[:0], 0, 0
	query := text.Fold(d.input.Value())
	if query == "" {
		for i := range d.keys {
			d.found = append(d.found, i)
		}
		return
	}
	for _, m := range fuzzy.Find(query, d.names) {
		d.found = append(d.found, m.Index)
	}
}

// Click takes the command under the mouse.
func (d *PaletteDialog) Click(x, y int, ev tea.MouseMsg) tea.Cmd {
	if _, ok := ev.(tea.MouseClickMsg); !ok || !image.Pt(x, y).In(d.rows) {
		return nil
	}
	if i := d.top + y - d.rows.Min.Y; i < len(d.found) {
		d.at = i
		return d.Update(Do{Open})
	}
	return nil
}

// Size returns the room it would like; it does not change while typing.
func (d *PaletteDialog) Size(max image.Point) image.Point {
	return image.Pt(min(max.X, 60), min(max.Y, len(d.keys)+2, 18))
}

// Draw draws the field and the commands found.
func (d *PaletteDialog) Draw(c *Canvas, area image.Rectangle) *tea.Cursor {
	if c.Hand(area, d) {
		return nil
	}
	th := d.env.Theme
	field := area
	field.Max.Y = field.Min.Y + 1
	c.Text(field.Min.X, field.Min.Y, ":", th.Key)
	field.Min.X += 2
	cursor := d.input.Draw(c, field, th.Base, th.Hint)

	area.Min.Y = min(area.Min.Y+2, area.Max.Y)
	d.rows, d.page = area, max(area.Dy(), 1)
	d.top = max(0, min(d.top, d.at, len(d.found)-d.page), d.at-d.page+1)
	moreBeside(c, th, area, d.top > 0, d.top+d.page < len(d.found))
	for i := d.top; i < min(d.top+area.Dy(), len(d.found)); i++ {
		b := d.keys[d.found[i]]
		y := area.Min.Y + i - d.top
		line := image.Rect(area.Min.X, y, area.Max.X, y+1)
		name := line
		name.Min.X += 2
		label := d.env.Label(b)
		c.Right(name, label, th.Key)
		name.Max.X -= Width(label) + 1
		c.TextIn(name, b.Sentence(), th.Base)
		if i == d.at {
			c.Text(line.Min.X, y, ">", th.Marked)
			th.Select(c, line)
		}
	}
	return cursor
}
