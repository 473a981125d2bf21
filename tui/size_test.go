package tui_test

import (
	"math"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guyub/tui"
	"guyub/tui/tuitest"
)

// A terminal may say that it has any size: by a fault, or to cost memory.
func TestNoSizeOfATerminalHarmsTheDesk(t *testing.T) {
	d, _, _ := signedIn(t, tuitest.Options{})
	usual := d.Screen()
	for _, size := range [][2]int{{0, 0}, {1, 1}, {-1, -1}, {0, 40}, {120, 0}, {math.MinInt, math.MaxInt}, {math.MaxInt, math.MinInt}, {59, 14}, {100_000, 100_000}, {math.MaxInt, math.MaxInt}, {3, 100_000}, {100_000, 3}} {
		d.App().Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		d.App().Update(tuitest.Key("tab"))
		lines := strings.Split(d.App().View().Content, "\n")
		if len(lines) > max(1, min(size[1], tui.MostHeight)) {
			t.Errorf("%v: %d lines", size, len(lines))
		}
		for _, l := range lines {
			if n := ansi.StringWidth(l); n > max(0, min(size[0], tui.MostWidth)) {
				t.Fatalf("%v: a line of %d cells", size, n)
			}
		}
	}
	if d.Resize(80, 24); d.Screen() != usual {
		t.Errorf("afterwards the desk is\n%s\nand was\n%s", d.Screen(), usual)
	}
}
