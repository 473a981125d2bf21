package kit

import (
	"image"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"guyub/model/text"
)

// Input is a line of text that is being typed. It edits as the text input of
// bubbles does, and draws itself on a [Canvas] with the terminal's own cursor.
type Input struct {
	// Hint stands in grey while nothing is typed.
	Hint string
	// Mask, if set, is drawn in the place of every letter.
	Mask rune

	edit textinput.Model
	from int // first rune on the screen, when the text is longer than its area
}

// NewInput returns an empty input that holds at most limit letters, any number
// if limit is 0.
func NewInput(limit int) *Input {
	in := &Input{edit: textinput.New()}
	in.edit.SetVirtualCursor(false)
	in.edit.CharLimit = limit
	// Its paste reads the clipboard of the machine that guyub runs on, which
	// over SSH is another person's. Pasting in the terminal still works.
	in.edit.KeyMap.Paste = key.NewBinding()
	in.edit.Focus()
	return in
}

// Value returns what stands in the input, clean.
func (in *Input) Value() string { return text.Clean(in.edit.Value()) }

// SetValue replaces what stands in the input; the cursor goes to its end.
func (in *Input) SetValue(s string) {
	in.edit.SetValue(text.Clean(s))
	in.edit.CursorEnd()
	in.from = 0
}

// Position returns how many letters stand before the cursor.
func (in *Input) Position() int { return in.edit.Position() }

// SetPosition puts the cursor after n letters.
func (in *Input) SetPosition(n int) { in.edit.SetCursor(n) }

// Update takes a key or a paste and reports whether the text changed.
func (in *Input) Update(msg tea.Msg) (changed bool) {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
	default:
		return false
	}
	before := in.edit.Value()
	in.edit, _ = in.edit.Update(msg) // its commands only make its own cursor blink
	return in.edit.Value() != before
}

// Draw draws the input into the first line of area and returns the cursor. A
// text that is longer than area is shown around the cursor.
func (in *Input) Draw(c *Canvas, area image.Rectangle, st, hint Style) *tea.Cursor {
	if area.Empty() {
		return nil
	}
	area.Max.Y = area.Min.Y + 1
	c.Fill(area, st)
	value := []rune(in.edit.Value())
	if in.Mask != 0 {
		for i := range value {
			value[i] = in.Mask
		}
	}
	at := min(in.edit.Position(), len(value))
	if len(value) == 0 && in.Hint != "" {
		c.TextIn(area, in.Hint, hint.Over(Style{Bg: st.Bg}))
	}
	in.scroll(value, at, area.Dx())
	c.Text(area.Min.X, area.Min.Y, cutTo(string(value[in.from:]), area.Dx()), st)
	return tea.NewCursor(area.Min.X+Width(string(value[in.from:at])), area.Min.Y)
}

// scroll chooses the first rune on the screen so that the cursor, which may
// stand behind the last one, has a cell.
func (in *Input) scroll(value []rune, at, w int) {
	in.from = max(0, min(in.from, at, len(value)-1))
	for in.from < at && Width(string(value[in.from:at])) >= w {
		in.from++
	}
	for in.from > 0 && Width(string(value[in.from-1:])) < w {
		in.from--
	}
}

// cutTo returns the part of s that fits w cells, without a sign for the rest.
func cutTo(s string, w int) string {
	s = text.Clean(s)
	for i, used := 0, 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if used += runeWidth(r, s[i:i+size]); used > w {
			return s[:i]
		}
		i += size
	}
	return s
}
