package kit

import (
	"image"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

// TestTheCursorIsAlwaysInItsField holds for any text, keys and widths: the
// cursor has a cell of the field, and the letter under it is the one it says.
func TestTheCursorIsAlwaysInItsField(t *testing.T) {
	names := []string{"left", "right", "home", "end", "backspace", "a", "漢", "space"}
	rapid.Check(t, func(t *rapid.T) {
		in := NewInput(0)
		in.SetValue(nasty().Draw(t, "value"))
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			in.Update(press(rapid.SampledFrom(names).Draw(t, "key")))
			w := rapid.IntRange(3, 20).Draw(t, "w")
			area := image.Rect(2, 0, 2+w, 1)
			c := NewCanvas(30, 1)
			cursor := in.Draw(c, area, Style{}, Style{})
			if !image.Pt(cursor.X, cursor.Y).In(area) {
				t.Fatalf("cursor at %d in a field of %v: %q", cursor.X, area, c)
			}
		}
	})
}

func TestAnInputShowsTheTextAroundItsCursor(t *testing.T) {
	in := NewInput(0)
	in.SetValue("Jalan Jenderal Soedirman 12")
	c := NewCanvas(12, 1)
	draw := func() (string, int) {
		c.Clear()
		cur := in.Draw(c, image.Rect(1, 0, 11, 1), Style{}, Style{})
		return c.String(), cur.X
	}
	if got, x := draw(); got != " dirman 12\n" || x != 10 {
		t.Errorf("at its end: %q, cursor %d", got, x)
	}
	in.Update(press("home"))
	if got, x := draw(); got != " Jalan Jend\n" || x != 1 {
		t.Errorf("at its start: %q, cursor %d", got, x)
	}
}

func TestPastedTextIsOneCleanLine(t *testing.T) {
	in := NewInput(0)
	in.Update(tea.PasteMsg{Content: "Sukar\x1b[31mdi\nalias\tKardi\u202e"})
	if got := in.Value(); strings.ContainsAny(got, "\x1b\n\t\u202e") || !strings.Contains(got, "alias") {
		t.Errorf("pasted %q", got)
	}
}

func TestASecretIsNotDrawn(t *testing.T) {
	in := NewInput(0)
	in.Mask = '*'
	in.SetValue("rahasia")
	c := NewCanvas(12, 1)
	in.Draw(c, c.Bounds(), Style{}, Style{})
	if got := c.String(); got != "*******\n" {
		t.Errorf("drew %q", got)
	}
}
