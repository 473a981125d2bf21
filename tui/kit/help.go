package kit

import (
	"image"

	tea "charm.land/bubbletea/v2"
)

// HelpSection is a part of the help overlay: the keys of a screen, of the desk.
type HelpSection struct {
	Title string
	Keys  KeyMap
}

// HelpDialog is the overlay of "?": every key that works now and what it does,
// made from the bindings themselves, so that it cannot say anything else.
type HelpDialog struct {
	env       *Env
	title     string
	sections  []HelpSection
	top, page int
	lines     int
	done      bool
}

// NewHelp returns the overlay.
func NewHelp(env *Env, title string, sections ...HelpSection) *HelpDialog {
	return &HelpDialog{env: env, title: title, sections: sections}
}

// Title returns the dialog's title.
func (d *HelpDialog) Title() string { return d.title }

// Keys returns what works now.
func (d *HelpDialog) Keys() KeyMap {
	w := &d.env.Lang.Common
	return append(KeyMap{{Intent: Back, Keys: []string{"esc", "?", "enter", "q"}, Help: w.Close}},
		scrollKeys(w.Move)...)
}

// Update takes an intent or a key.
func (d *HelpDialog) Update(msg tea.Msg) tea.Cmd {
	switch intent := wanted(msg, d.Keys()); intent {
	case Back, Help, Open:
		if !d.done {
			d.done = true
			return Send(CloseDialog{})
		}
	default:
		d.top = scroll(intent, d.top, d.lines, d.page)
	}
	return nil
}

// Click scrolls with the wheel.
func (d *HelpDialog) Click(_, _ int, ev tea.MouseMsg) tea.Cmd {
	if w, ok := ev.(tea.MouseWheelMsg); ok {
		move := Down
		if w.Button == tea.MouseWheelUp {
			move = Up
		}
		d.top = scroll(move, d.top, d.lines, d.page)
	}
	return nil
}

const helpWidth = 64

// Size returns the room it would like.
func (d *HelpDialog) Size(max image.Point) image.Point {
	w := min(max.X, helpWidth)
	return image.Pt(w, min(max.Y, d.layout(w, func(int, string, Style, string) {})))
}

// Draw draws the lines that have been scrolled to.
func (d *HelpDialog) Draw(c *Canvas, area image.Rectangle) *tea.Cursor {
	th := d.env.Theme
	d.page = area.Dy()
	d.lines = d.layout(area.Dx(), func(int, string, Style, string) {})
	d.top = scroll("", d.top, d.lines, d.page)
	moreBeside(c, th, area, d.top > 0, d.top+d.page < d.lines)
	indent := d.keyWidth() + 2
	d.layout(area.Dx(), func(n int, left string, st Style, right string) {
		if n < d.top || n >= d.top+d.page {
			return
		}
		y := area.Min.Y + n - d.top
		c.TextIn(image.Rect(area.Min.X, y, area.Max.X, y+1), left, st)
		c.TextIn(image.Rect(area.Min.X+indent, y, area.Max.X, y+1), right, th.Base)
	})
	return nil
}

// layout calls line for every line of the overlay and returns how many there
// are.
func (d *HelpDialog) layout(w int, line func(n int, left string, st Style, right string)) int {
	n := 0
	indent := d.keyWidth() + 2
	for _, s := range d.sections {
		if len(s.Keys) == 0 {
			continue
		}
		if n > 0 {
			n++
		}
		if s.Title != "" {
			line(n, s.Title, d.env.Theme.Title, "")
			n++
		}
		for _, b := range s.Keys {
			if b.Sentence() == "" {
				continue
			}
			label := d.env.Label(b)
			for part := range Lines(b.Sentence(), max(w-indent, 1)) {
				line(n, label, d.env.Theme.Key, part)
				label = ""
				n++
			}
		}
	}
	return n
}

func (d *HelpDialog) keyWidth() int {
	w := 0
	for _, s := range d.sections {
		for _, b := range s.Keys {
			if b.Sentence() != "" {
				w = max(w, Width(d.env.Label(b)))
			}
		}
	}
	return min(w, 14)
}
