package kit

import (
	"image"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// HelpSection is a part of the help overlay: the keys of a screen, of the desk.
type HelpSection struct {
	Title string
	Keys  KeyMap
}

// HelpDialog is the overlay of "?": the map of the states of what is on view,
// and every key that works now and what it does, made from the bindings
// themselves, so that it cannot say anything else.
type HelpDialog struct {
	env       *Env
	title     string
	states    *StateMap
	sections  []HelpSection
	top, page int
	lines     int
	drawn     bool
	done      bool
}

// NewHelp returns the overlay.
func NewHelp(env *Env, title string, sections ...HelpSection) *HelpDialog {
	return &HelpDialog{env: env, title: title, sections: sections}
}

// With puts a map of states above the keys; nil is none.
func (d *HelpDialog) With(states *StateMap) *HelpDialog {
	d.states = states
	return d
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
	return image.Pt(w, min(max.Y, len(d.layout(w))))
}

// arrow stands between a state and where it leads.
const arrow = "→ "

// Draw draws the lines that have been scrolled to.
func (d *HelpDialog) Draw(c *Canvas, area image.Rectangle) *tea.Cursor {
	if c.Say(area, d.told()) {
		return nil
	}
	lines := d.layout(area.Dx())
	d.page, d.lines = area.Dy(), len(lines)
	if !d.drawn {
		d.drawn = true
		d.top = d.present(lines)
	}
	d.top = scroll("", d.top, d.lines, d.page)
	moreBeside(c, d.env.Theme, area, d.top > 0, d.top+d.page < d.lines)
	for i, line := range lines[d.top:min(d.top+d.page, d.lines)] {
		for _, w := range line {
			c.TextIn(image.Rect(area.Min.X+w.x, area.Min.Y+i, area.Max.X, area.Min.Y+i+1), w.text, w.style)
		}
	}
	return nil
}

// present returns from which line to begin so that the present state of the map
// is seen: the first, unless it has no room.
func (d *HelpDialog) present(lines []helpLine) int {
	at := slices.IndexFunc(lines, func(l helpLine) bool { return len(l) > 0 && l[0].present })
	if at < d.page {
		return 0
	}
	return at - d.page/2
}

// helpLine is a line of the overlay: words, each in its place.
type helpLine []helpWord

type helpWord struct {
	x       int
	text    string
	style   Style
	present bool // the state in which the thing stands
}

// layout returns every line of the overlay for a width.
func (d *HelpDialog) layout(w int) []helpLine {
	lines := d.layoutMap(w)
	for _, s := range d.sections {
		if len(s.Keys) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, nil)
		}
		lines = d.layoutKeys(lines, s, w)
	}
	return lines
}

func (d *HelpDialog) layoutKeys(lines []helpLine, s HelpSection, w int) []helpLine {
	th := d.env.Theme
	if s.Title != "" {
		lines = append(lines, helpLine{{text: s.Title, style: th.Title}})
	}
	indent := d.keyWidth() + 2
	for _, b := range s.Keys {
		if b.Sentence() == "" {
			continue
		}
		label := d.env.Label(b)
		for part := range Lines(b.Sentence(), max(w-indent, 1)) {
			lines = append(lines, helpLine{{text: label, style: th.Key}, {x: indent, text: part, style: th.Base}})
			label = ""
		}
	}
	return lines
}

// layoutMap lays the map of states out: a state and where it leads, and under
// that what it takes.
func (d *HelpDialog) layoutMap(w int) []helpLine {
	if d.states == nil {
		return nil
	}
	th := d.env.Theme
	lines := []helpLine{{{text: d.states.Title, style: th.Title}}}
	for part := range Lines(d.states.Note, w) {
		lines = append(lines, helpLine{{text: part, style: th.Faint}})
	}
	for i := range d.states.Rows {
		row := &d.states.Rows[i]
		name := helpWord{text: row.label(), style: th.Bold, present: row.Present}
		if row.Present {
			name.style = th.Accent
		}
		if len(row.Next) == 0 {
			lines = append(lines, helpLine{name})
		}
		at := Width(name.text) + 1
		line, leads := helpLine{name}, arrow
		for part := range Lines(strings.Join(row.Next, " | "), max(w-at-Width(arrow), 8)) {
			lines = append(lines, append(line, helpWord{x: at, text: leads, style: th.Faint}, helpWord{x: at + Width(arrow), text: part, style: th.Base}))
			line, leads = nil, ""
		}
		for _, note := range row.Notes {
			const indent = 4
			for part := range Lines(note, max(w-indent, 8)) {
				lines = append(lines, helpLine{{x: indent, text: part, style: th.Faint}})
			}
		}
	}
	return lines
}

// told is the overlay in lines: the map of states, and the keys that can be
// typed in a line.
func (d *HelpDialog) told() []string {
	var out []string
	if d.states != nil {
		out = append(out, d.states.Title) // the note says how the brackets are read
		for i := range d.states.Rows {
			row := &d.states.Rows[i]
			said := row.Name
			if row.Present {
				said = d.env.Lang.F(d.env.Lang.Plain.Here, row.Name)
			}
			if len(row.Next) > 0 {
				said += ": " + strings.Join(row.Next, ", ")
			}
			out = append(out, said)
			out = append(out, row.Notes...)
		}
	}
	for _, s := range d.sections {
		out = append(out, s.Title)
		for _, b := range s.Keys {
			if key := b.Typed(); key != "" && b.Sentence() != "" && !Moves(b.Intent) {
				out = append(out, b.Sentence()+" ("+key+")")
			}
		}
	}
	return out
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
