package main

import (
	"strings"
	"testing"

	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/tuitest"
)

// visits are keys that lead from the desk to every screen of the program. Each
// is typed from the first room; esc leaves what it opened.
var visits = [][]string{
	{"1"}, {"?"}, {"ctrl+p"}, {"ctrl+p", "k"},
	{"2"}, {"2", "/"}, {"2", "f"}, {"2", "f", "right", "space"}, {"2", "s"}, {"2", "c"}, {"2", "space", "space", "a"},
	{"2", "enter"}, {"2", "enter", "tab"}, {"2", "enter", "tab", "tab"}, {"2", "enter", "tab", "tab", "tab"}, {"2", "enter", "shift+tab"}, {"2", "enter", "shift+tab", "shift+tab"},
	{"2", "enter", "v"}, {"2", "enter", "u"}, {"2", "enter", "u", "pgdown", "pgdown", "pgdown"}, {"2", "n"}, {"2", "n", "ctrl+s"}, {"2", "n", "f2"}, {"2", "enter", "a"},
	{"3"}, {"3", "enter"}, {"3", "enter", "tab"}, {"3", "enter", "tab", "tab"}, {"3", "enter", "shift+tab"}, {"3", "enter", "u"}, {"3", "n"},
	{"4"}, {"4", "enter"}, {"4", "enter", "tab"}, {"4", "enter", "tab", "tab"}, {"4", "enter", "shift+tab"}, {"4", "enter", "u", "pgdown", "pgdown"}, {"4", "n", "ctrl+s"},
	{"4", "enter", "tab", "tab", "tab"}, {"4", "enter", "tab", "tab", "tab", "enter"}, {"4", "enter", "tab", "tab", "tab", "n"}, {"4", "enter", "tab", "tab", "tab", "u"},
	{"4", "enter", "tab", "tab", "tab", "tab"}, {"4", "enter", "tab", "tab", "tab", "tab", "tab"}, {"4", "enter", "tab", "tab", "tab", "tab", "tab", "enter"},
	{"4", "enter", "tab", "tab", "tab", "tab", "tab", "enter", "enter"}, {"4", "enter", "tab", "tab", "tab", "tab", "tab", "n"}, {"4", "enter", "tab", "tab", "tab", "tab", "tab", "N"},
	{"4", "enter", "tab", "tab", "tab", "tab", "tab", "N", "enter"}, {"4", "enter", "tab", "tab", "tab", "tab", "tab", "u"}, {"4", "enter", "tab", "tab", "tab", "tab", "tab", "x"},
	{"4", "enter", "shift+tab", "shift+tab"}, {"4", "enter", "shift+tab", "shift+tab", "enter"}, {"4", "enter", "shift+tab", "shift+tab", "n"},
	{"5"}, {"5", "enter"}, {"5", "enter", "end"}, {"5", "r"}, {"5", "l"}, {"5", "b"}, {"5", "space", "space", "space", "space", "b"}, {"5", "space", "space", "b", "end"},
	{"1", "l"}, {"1", "t"}, {"1", "t", "tab"}, {"1", "t", "tab", "tab", "tab", "enter"}, {"1", "t", "enter"}, {"1", "t", "space"}, {"1", "t", "n"}, {"1", "t", "A"}, {"1", "i"}, {"1", "d"}, {"1", "d", "tab"},
	{"2", "enter", "l"}, {"2", "enter", "k"}, {"2", "enter", "k", "right"}, {"2", "enter", "t"}, {"2", "enter", "tab", "tab", "tab", "f"}, {"2", "enter", "tab", "tab", "tab", "enter"}, {"2", "enter", "tab", "tab", "tab", "enter", "x"},
	{"6", "tab", "tab", "tab", "enter"}, {"6", "tab", "tab", "tab", "n"}, {"6", "tab", "tab", "tab", "tab"}, {"6", "tab", "tab", "tab", "tab", "n"},
	{"1", "r"}, {"1", "r", "/"}, {"1", "r", "f"}, {"1", "r", "x"}, {"1", "r", "r"}, {"1", "r", "enter"}, {"1", "r", "enter", "r", "ctrl+s"}, {"1", "r", "tab"}, {"1", "r", "tab", "tab"}, {"1", "r", "tab", "tab", "enter"},
	{"1", "r", "tab", "tab", "enter", "?"}, {"1", "r", "tab", "tab", "space"}, {"1", "r", "tab", "tab", "tab", "space"}, {"1", "r", "tab", "tab", "enter", "u"}, {"1", "r", "shift+tab"}, {"2", "enter", "r"}, {"2", "enter", "tab", "tab", "tab", "tab"},
	{"5", "m"}, {"5", "m", "enter"}, {"5", "m", "enter", "space", "enter"}, {"5", "m", "u"}, {"5", "m", "u", "space", "k"}, {"5", "h"},
	{"6"}, {"6", "n"}, {"6", "enter"}, {"6", "tab"}, {"6", "tab", "enter"}, {"6", "tab", "tab"}, {"6", "tab", "tab", "enter"}, {"6", "tab", "tab", "tab"}, {"6", "tab", "tab", "tab", "u"},
	{"6", "shift+tab"}, {"6", "shift+tab", "enter"}, {"6", "shift+tab", "u"}, {"6", "shift+tab", "end", "u"}, {"6", "shift+tab", "end", "u", "enter"}, {"4", "enter", "?"}, {"4", "?"}, {"1", "t", "?"},
	{"4", "d"}, {"4", "d", "end"}, {"4", "enter", "m"}, {"4", "enter", "m", "enter"}, {"4", "enter", "m", "down", "enter", "f1"}, {"4", "enter", "p"},
}

// TestEveryScreenFitsEverySizeThemeAndLanguage visits every screen at every
// size, in each theme and both languages. The driver holds each frame to its
// lines and cells; here the words are held to be whole.
func TestEveryScreenFitsEverySizeThemeAndLanguage(t *testing.T) {
	for _, code := range []string{lang.Indonesian, lang.English} {
		for _, theme := range kit.Themes() {
			t.Run(code+" "+theme, func(t *testing.T) {
				d := open(t, demoFile(t), "kabapas", tuitest.Options{Theme: theme}) // a file of its own: it keeps the look
				if code == lang.English {
					d.Press("f9").See("[1 Desk]")
				}
				for _, size := range tuitest.Sizes {
					d.Resize(size[0], size[1])
					if size[0] < 60 || size[1] < 15 {
						d.See("60 x 15")
						continue
					}
					for _, keys := range visits {
						d.Press(keys...)
						checkWords(t, d, keys)
						d.Press("esc", "esc", "esc")
						for range 3 { // a form that was touched asks before it is left
							if d.Says("[1 Beranda]") || d.Says("[1 Desk]") {
								break
							}
							d.Press("left", "enter", "esc")
						}
						d.Press("1")
					}
				}
			})
		}
	}
}

// checkWords holds a screen to words that are whole: no blank of a sentence
// left open, a head that says where one is, and keys cut at a whole entry.
func checkWords(t *testing.T, d *seated, keys []string) {
	t.Helper()
	w, h := d.Size()
	screen := d.Screen()
	for _, bad := range []string{"%!", "(MISSING)", "(EXTRA", "%s", "%d", "<nil>", "0001-01-01"} {
		if strings.Contains(screen, bad) {
			t.Fatalf("%v at %d x %d shows %q:\n%s", keys, w, h, bad, screen)
		}
	}
	lines := d.Lines()
	if !strings.HasPrefix(strings.TrimSpace(lines[0]), "guyub") {
		t.Fatalf("%v at %d x %d has no head:\n%s", keys, w, h, screen)
	}
	if strings.Contains(lines[len(lines)-1], "…") {
		t.Fatalf("%v at %d x %d cuts a key of the help line:\n%s", keys, w, h, screen)
	}
}
