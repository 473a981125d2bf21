package tuitest

import (
	"math/rand/v2"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// nasty is what people and clipboards bring that no field expects.
var nasty = []string{
	"", "a", "Sukardi bin Dulah", "\x1b[31mmerah\x1b[0m", "\x1b]52;c;aGFp\x07", "baris satu\nbaris dua\r\ntab\t", "\x00\x07\x7f\u009b2J",
	"\u202eterbalik\u202c", "e\u0301\u0301\u0301\u0301", "\u200b\u200d\ufeff", "👩‍👩‍👧‍👦 keluarga", "漢字漢字漢字", "=HYPERLINK(\"x\")", "%s%d%n", "\xff\xfe\xc0",
	strings.Repeat("x", 5000), strings.Repeat("सिं", 300), "31-02-2026", "+999999999999b", "3302150101010001",
}

// keysOfMonkey are pressed at random; those that end the program are left out.
var keysOfMonkey = []string{
	"enter", "esc", "tab", "shift+tab", "up", "down", "left", "right", "pgup", "pgdown", "home", "end", "backspace", "delete", "space",
	"ctrl+s", "ctrl+z", "ctrl+p", "ctrl+u", "ctrl+w", "ctrl+k", "ctrl+a", "ctrl+e", "ctrl+y", "ctrl+o", "alt+b", "alt+f",
	"?", ":", "/", "*", "1", "2", "3", "4", "5", "6", "7", "8", "0", "f1", "f2", "f5", "f9", "shift+up", "shift+down", "ctrl+up", "ctrl+down",
	"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z",
	"A", "G", "N", "T", "Y", "+", "-", ".", ",",
}

// Monkey presses, types, pastes, clicks, resizes and waits at random. The
// driver fails the test if the frame ever leaves the terminal, a screen panics
// or a command does not end. The same seed does the same.
func Monkey(d *Driver, seed uint64, steps int) {
	d.t.Helper()
	r := rand.New(rand.NewPCG(seed, 0))
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	for range steps {
		if d.ended {
			return
		}
		switch n := r.IntN(100); {
		case n < 70:
			d.Press(pick(keysOfMonkey))
		case n < 78:
			d.Paste(pick(nasty))
		case n < 88:
			d.ClickAt(r.IntN(max(d.w, 1)), r.IntN(max(d.h, 1)))
		case n < 91:
			button := tea.MouseWheelUp
			if r.IntN(2) == 0 {
				button = tea.MouseWheelDown
			}
			d.Send(tea.MouseWheelMsg{X: r.IntN(max(d.w, 1)), Y: r.IntN(max(d.h, 1)), Button: button})
		case n < 94:
			d.Resize(1+r.IntN(160), 1+r.IntN(50))
		case n < 96:
			d.Resize(80, 24)
		default:
			d.Advance(time.Duration(r.IntN(700)) * time.Millisecond)
		}
	}
}
