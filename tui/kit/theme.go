package kit

import (
	"image"
)

// Color is a colour of the terminal; zero is the terminal's own.
type Color uint32

const (
	indexed Color = 1 << 24
	rgb     Color = 1 << 25
)

// Indexed returns colour n of the terminal's palette; 0 to 15 are the ones that
// the person may have chosen.
func Indexed(n uint8) Color { return indexed | Color(n) }

// RGB returns a colour by its parts. Bubble Tea brings it down to what the
// terminal can show.
func RGB(r, g, b uint8) Color { return rgb | Color(r)<<16 | Color(g)<<8 | Color(b) }

// Attr is a set of text attributes.
type Attr uint8

// The attributes. Their order is that of attrCodes.
const (
	Bold Attr = 1 << iota
	Dim
	Underline
	Reverse
	Strike
)

// Style is how text looks. The zero Style is the terminal's own. Screens take
// styles from a [Theme] and never make colours.
type Style struct {
	Fg, Bg Color
	Attr   Attr
}

// With returns st with attributes added.
func (st Style) With(a Attr) Style {
	st.Attr |= a
	return st
}

// Over returns st laid on ground: the ground's background and attributes, and
// its foreground where st has none of its own.
func (st Style) Over(ground Style) Style {
	if ground.Bg != 0 {
		st.Bg = ground.Bg
	}
	if st.Fg == 0 {
		st.Fg = ground.Fg
	}
	st.Attr |= ground.Attr
	return st
}

// Theme names every style that the desk draws with. Meaning never hangs on
// colour alone: text or a mark says the same.
type Theme struct {
	Name string
	// Dark is whether the ground is dark.
	Dark bool

	// solid lets the line under the cursor have one colour of text, because
	// the theme's other colours cannot be read on its ground.
	solid bool

	Base  Style // ordinary text
	Faint Style // what is secondary
	Bold  Style // names and totals
	Title Style // the breadcrumb and the heads of sections

	Accent   Style // where I am: the active tab, the open part
	Selected Style // ground of the line under the cursor
	Marked   Style // the sign of a marked line
	Match    Style // the part of a name that was searched
	Fresh    Style // a line that another desk has just changed

	Good Style // states
	Warn Style
	Bad  Style

	Rule    Style // lines and frames
	Heading Style // column headings
	Key     Style // keys in the help line
	KeyHelp Style // what they do

	Field      Style // a field of a form
	FieldFocus Style // the field that is typed into
	Label      Style // its name
	Hint       Style // its help, and the grey proposal in an empty field
	Error      Style // a note that stops saving
	Chip       Style // a filter that is on
	Demo       Style // the sign that nothing here is real
}

// The names of the themes, as they stand in settings.
const (
	ThemeAuto  = "otomatis"
	ThemeLight = "terang"
	ThemeDark  = "gelap"
	Theme16    = "16 warna"
	ThemeMono  = "mono"
)

// Themes returns the names that NewTheme knows.
func Themes() []string {
	return []string{ThemeAuto, ThemeLight, ThemeDark, Theme16, ThemeMono}
}

// NewTheme returns the theme of that name. ThemeAuto, and any name it does not
// know, is light or dark as the terminal's ground is.
func NewTheme(name string, dark bool) *Theme {
	switch {
	case name == ThemeMono:
		return mono(dark)
	case name == Theme16:
		return sixteen(dark)
	case name == ThemeDark, name != ThemeLight && dark:
		return colours(ThemeDark, darkPalette)
	}
	return colours(ThemeLight, lightPalette)
}

// Select draws the line under the cursor: area as it stands, on the ground of
// Selected.
func (t *Theme) Select(c *Canvas, area image.Rectangle) {
	if t.solid {
		c.recolour(area, t.Selected.Fg)
	}
	c.Tint(area, t.Selected)
}

// palette is what a coloured theme is made of.
type palette struct {
	dark                 bool
	text, faint, rule    Color
	accent, good         Color
	warn, bad            Color
	selectedFg, selected Color
	field, focus         Color
}

var darkPalette = palette{
	dark: true,
	text: 0, faint: RGB(0x9a, 0xa5, 0xb1), rule: RGB(0x4b, 0x57, 0x64),
	accent: RGB(0x8a, 0xc4, 0xe0), good: RGB(0x9c, 0xcc, 0x8a),
	warn: RGB(0xe2, 0xbd, 0x6b), bad: RGB(0xf2, 0x94, 0x8c),
	selectedFg: RGB(0xf0, 0xf4, 0xf8), selected: RGB(0x1f, 0x3a, 0x4d),
	field: RGB(0x24, 0x2b, 0x33), focus: RGB(0x2d, 0x3b, 0x49),
}

var lightPalette = palette{
	text: 0, faint: RGB(0x56, 0x60, 0x6b), rule: RGB(0xa9, 0xb3, 0xbd),
	accent: RGB(0x0b, 0x55, 0x7d), good: RGB(0x1f, 0x5e, 0x2a),
	warn: RGB(0x7a, 0x4b, 0x00), bad: RGB(0xa0, 0x1c, 0x1c),
	selectedFg: RGB(0x0d, 0x1b, 0x26), selected: RGB(0xcf, 0xe3, 0xf0),
	field: RGB(0xec, 0xf0, 0xf3), focus: RGB(0xdd, 0xea, 0xf3),
}

func colours(name string, p palette) *Theme {
	base := Style{Fg: p.text}
	faint := Style{Fg: p.faint}
	accent := Style{Fg: p.accent, Attr: Bold}
	return &Theme{
		Name: name, Dark: p.dark,
		Base: base, Faint: faint, Bold: base.With(Bold), Title: base.With(Bold),
		Accent:   accent,
		Selected: Style{Fg: p.selectedFg, Bg: p.selected},
		Marked:   Style{Fg: p.accent, Attr: Bold},
		Match:    Style{Fg: p.accent, Attr: Underline},
		Fresh:    Style{Fg: p.accent},
		Good:     Style{Fg: p.good}, Warn: Style{Fg: p.warn}, Bad: Style{Fg: p.bad, Attr: Bold},
		Rule: Style{Fg: p.rule}, Heading: faint,
		Key: Style{Fg: p.accent}, KeyHelp: faint,
		Field:      Style{Fg: p.selectedFg, Bg: p.field},
		FieldFocus: Style{Fg: p.selectedFg, Bg: p.focus},
		Label:      base, Hint: faint,
		Error: Style{Fg: p.bad, Attr: Bold},
		Chip:  Style{Fg: p.accent},
		Demo:  Style{Fg: p.warn, Attr: Bold},
	}
}

// sixteen uses the sixteen colours of the terminal and its own ground. Grey is
// 7 on dark and 8 on light, because 8 on a dark ground is often the ground.
func sixteen(dark bool) *Theme {
	grey, accent, good, warn, bad := Indexed(8), Indexed(4), Indexed(2), Indexed(5), Indexed(1)
	if dark {
		grey, accent, good, warn, bad = Indexed(7), Indexed(14), Indexed(10), Indexed(11), Indexed(9)
	}
	t := colours(Theme16, palette{
		dark: dark, faint: grey, rule: grey,
		accent: accent, good: good, warn: warn, bad: bad,
		selectedFg: Indexed(15), selected: Indexed(4),
	})
	t.solid = true
	t.Field = Style{Attr: Underline}
	t.FieldFocus = Style{Attr: Underline | Bold}
	return t
}

// mono says everything with attributes; NO_COLOR asks for it.
func mono(dark bool) *Theme {
	plain, bold := Style{}, Style{Attr: Bold}
	return &Theme{
		Name: ThemeMono, Dark: dark,
		Bold: bold, Title: bold,
		Accent: Style{Attr: Bold | Underline}, Selected: Style{Attr: Reverse},
		Marked: bold, Match: Style{Attr: Underline}, Fresh: Style{Attr: Underline},
		Good: plain, Warn: bold, Bad: Style{Attr: Bold | Underline},
		Heading: Style{Attr: Underline}, Key: bold,
		Field: Style{Attr: Underline}, FieldFocus: Style{Attr: Underline | Bold},
		Error: bold, Chip: plain, Demo: Style{Attr: Reverse},
	}
}
