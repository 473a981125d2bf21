package main

import (
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guyub/tui"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/tuitest"
)

// visits are keys that lead from the desk to every screen of the program. Each
// is typed from the first room; [goHome] leaves what it opened.
var visits = [][]string{
	{"1"}, {"?"}, {"ctrl+p"}, {"ctrl+p", "k"},
	{"2"}, {"2", "/"}, {"2", "f"}, {"2", "f", "right", "space"}, {"2", "s"}, {"2", "c"}, {"2", "space", "space", "a"},
	{"2", "enter"}, {"2", "enter", "tab"}, {"2", "enter", "tab", "tab"}, {"2", "enter", "tab", "tab", "tab"}, {"2", "enter", "shift+tab"}, {"2", "enter", "shift+tab", "shift+tab"},
	{"2", "enter", "v"}, {"2", "enter", "u"}, {"2", "enter", "u", "pgdown", "pgdown", "pgdown"}, {"2", "n"}, {"2", "n", "ctrl+s"}, {"2", "n", "f2"}, {"2", "enter", "a"},
	{"3"}, {"3", "enter"}, {"3", "enter", "tab"}, {"3", "enter", "tab", "tab"}, {"3", "enter", "shift+tab"}, {"3", "enter", "u"}, {"3", "n"},
	{"4"}, {"4", "enter"}, {"4", "enter", "tab"}, {"4", "enter", "tab", "tab"}, {"4", "enter", "shift+tab"}, {"4", "enter", "u", "pgdown", "pgdown"}, {"4", "n", "ctrl+s"},
	{"4", "enter", "tab", "tab", "tab"}, {"4", "enter", "tab", "tab", "tab", "enter"}, {"4", "enter", "tab", "tab", "tab", "n"}, {"4", "enter", "tab", "tab", "tab", "u"},
	{"4", "enter", "tab", "tab", "tab", "tab"}, {"4", "enter", "tab", "tab", "tab", "tab", "tab"}, {"4", "enter", "tab", "tab", "tab", "tab", "tab", "enter"},
	{"4", "enter", "tab", "tab", "tab", "tab", "tab", "enter", "enter"}, {"4", "enter", "tab", "tab", "tab", "tab", "tab", "n"},
	{"4", "enter", "tab", "tab", "tab", "tab", "tab", "N", "enter"}, {"4", "enter", "tab", "tab", "tab", "tab", "tab", "u"},
	{"4", "enter", "shift+tab", "shift+tab"}, {"4", "enter", "shift+tab", "shift+tab", "enter"}, {"4", "enter", "shift+tab", "shift+tab", "n"},
	{"5"}, {"5", "enter"}, {"5", "enter", "end"}, {"5", "r"}, {"5", "l"}, {"5", "b"}, {"5", "space", "space", "space", "space", "b"}, {"5", "space", "space", "b", "end"},
	{"1", "l"}, {"1", "t"}, {"1", "t", "tab"}, {"1", "t", "tab", "tab", "tab", "enter"}, {"1", "t", "enter"}, {"1", "t", "space"}, {"1", "t", "n"}, {"1", "t", "A"}, {"1", "d"}, {"1", "d", "tab"},
	{"2", "enter", "l"}, {"2", "enter", "k"}, {"2", "enter", "k", "right"}, {"2", "enter", "t"}, {"2", "enter", "tab", "tab", "tab", "f"}, {"2", "enter", "tab", "tab", "tab", "enter"}, {"2", "enter", "tab", "tab", "tab", "enter", "t"},
	{"1", "r"}, {"1", "r", "/"}, {"1", "r", "f"}, {"1", "r", "x"}, {"1", "r", "r"}, {"1", "r", "enter"}, {"1", "r", "enter", "r", "ctrl+s"}, {"1", "r", "tab"}, {"1", "r", "tab", "tab"}, {"1", "r", "tab", "tab", "enter"},
	{"1", "r", "tab", "tab", "enter", "?"}, {"1", "r", "tab", "tab", "space"}, {"1", "r", "tab", "tab", "tab", "space"}, {"1", "r", "tab", "tab", "enter", "u"}, {"1", "r", "shift+tab"}, {"2", "enter", "r"}, {"2", "enter", "tab", "tab", "tab", "tab"},
	{"5", "m"}, {"5", "m", "enter"}, {"5", "m", "home", "enter", "space", "enter"}, {"5", "m", "u"}, {"5", "m", "u", "space", "k"}, {"5", "h"},
	{"6"}, {"6", "/"}, {"6", "f"}, {"6", "f", "down", "enter"}, {"6", "f", "home", "enter", "s"}, {"6", "c"}, {"6", "enter"}, {"6", "enter", "end"}, {"6", "t"}, {"6", "m"}, {"6", "l"}, {"6", "b"},
	{"6", "x"}, {"6", "x", "n"}, {"6", "x", "p"}, {"6", "x", "u"}, {"6", "x", "u", "enter"}, {"6", "x", "u", "enter", "p", "enter", "end"},
	// The office's own room stays at the part that was looked at last.
	{"8"}, {"8", "enter"}, {"8", "u"}, {"8", "n"}, {"8", "tab"}, {"8", "enter"}, {"8", "u"}, {"8", "n"}, {"8", "tab"}, {"8", "enter"}, {"8", "u"},
	{"8", "tab"}, {"8", "enter"}, {"8", "u"}, {"8", "n"}, {"8", "tab"}, {"8", "enter"}, {"8", "u"}, {"8", "n"}, {"8", "tab"}, {"8", "u"},
	{"8", "tab"}, {"8", "enter"}, {"8", "u"}, {"8", "end"}, {"8", "end", "u"}, {"8", "end", "u", "enter"}, {"8", "tab"}, {"8", "enter"}, {"8", "u"}, {"8", "tab"}, {"8", "enter"}, {"8", "enter", "/"},
	{"4", "enter", "?"}, {"4", "?"}, {"1", "t", "?"},
	{"2", "enter", "f5"}, {"2", "enter", "f5", "enter"}, {"4", "enter", "f5"}, {"4", "enter", "f5", "enter"},
	{"7"}, {"7", "end"}, {"7", "enter"}, {"7", "enter", "end"}, {"7", "l"}, {"7", "l", "tab"}, {"7", "c"}, {"7", "c", "end"}, {"7", "t"}, {"7", "t", "end"}, {"7", "b"},
	{"7", "tab", "tab", "tab", "tab"}, {"7", "T"}, {"7", "p"}, {"7", "p", "end", "enter"}, {"7", "f"}, {"7", "home", "down", "space"}, {"7", ",", ","}, {"7", "?"},
	{"1", "s"}, {"1", "s", "end"}, {"1", "s", "tab"}, {"1", "s", "tab", "i"}, {"1", "s", "tab", "i", "enter"}, {"1", "s", "tab", "i", "n"}, {"1", "s", "tab", "tab"}, {"1", "s", "tab", "tab", "enter"}, {"1", "s", "tab", "tab", "enter", "u"},
	{"1", "s", "tab", "tab", "n"}, {"1", "s", "shift+tab"}, {"1", "s", "shift+tab", "enter"}, {"1", "s", "shift+tab", "n"}, {"2", "enter", "tab", "tab", "tab", "tab", "tab"}, {"2", "enter", "tab", "tab", "tab", "tab", "tab", "s"},
	{"4", "d"}, {"4", "d", "end"}, {"4", "enter", "m"}, {"4", "enter", "m", "enter"}, {"4", "enter", "m", "down", "enter", "f1"}, {"4", "enter", "p"},
	{"2", "f6"}, {"2", "f6", "enter"}, {"2", "enter", "f6"}, {"3", "f6"},
}

// movingIn are keys with which a table comes in, typed from where the part Data was
// looked at last: the file, its kind, its columns, one of them, the trial, the
// import and what it brought.
var movingIn = [][]string{
	{"8", "enter", "n"}, {"8", "enter", "n", "enter"}, {"8", "enter", "n", "enter", "enter"}, {"8", "enter", "n", "enter", "enter", "enter"}, {"8", "enter", "n", "enter", "enter", "u"},
	{"8", "enter", "n", "enter", "enter", "u", "i"}, {"8", "enter", "n", "enter", "enter", "u", "i", "y"}, {"8", "enter", "enter"}, {"8", "enter", "enter", "z"},
}

// arrivals are the sizes at which screens are opened: a screen may be made for
// the width that it finds, and must hold at every other one.
var arrivals = [][2]int{{80, 24}, {60, 15}, {120, 40}}

// TestEveryScreenFitsEverySizeThemeAndLanguage visits every screen in both
// languages, and looks at each one at every size and in every theme. The driver
// holds each frame to its lines and cells; here the words are held to be whole,
// and to be the same whatever the theme.
func TestEveryScreenFitsEverySizeThemeAndLanguage(t *testing.T) {
	for _, code := range []string{lang.Indonesian, lang.English} {
		read := map[string]string{} // what stood on each screen at each size
		for _, arrival := range arrivals {
			t.Run(fmt.Sprintf("%s %dx%d", code, arrival[0], arrival[1]), func(t *testing.T) {
				sweep(t, code, kit.ThemeAuto, arrival, func(d *seated, at string) {
					dark := d.Screen()
					d.Send(tea.BackgroundColorMsg{Color: color.White})
					if light := d.Screen(); light != dark {
						t.Fatalf("%s reads on a light ground:\n%s\nand on a dark one:\n%s", at, light, dark)
					}
					d.Send(tea.BackgroundColorMsg{Color: color.Black})
					if arrival == arrivals[0] {
						read[at] = dark
					}
				})
			})
		}
		for _, theme := range []string{kit.Theme16, kit.ThemeMono} {
			t.Run(code+" "+theme, func(t *testing.T) {
				sweep(t, code, theme, arrivals[0], func(d *seated, at string) {
					if got := d.Screen(); got != read[at] {
						t.Fatalf("%s reads:\n%s\nand in other themes:\n%s", at, got, read[at])
					}
				})
			})
		}
	}
}

// The sweep looks at the coloured themes on both grounds of the theme that
// follows the terminal: they are no others.
func TestTheThemeOfTheTerminalIsLightOrDark(t *testing.T) {
	for name, dark := range map[string]bool{kit.ThemeLight: false, kit.ThemeDark: true} {
		if !reflect.DeepEqual(kit.NewTheme(kit.ThemeAuto, dark), kit.NewTheme(name, dark)) {
			t.Errorf("%s is another theme", name)
		}
	}
}

// sweep visits every screen and looks at it at every size.
func sweep(t *testing.T, code, theme string, arrival [2]int, look func(d *seated, at string)) {
	t.Helper()
	folder := t.TempDir()
	table := "no register;nama;kecamatan;program;warna map\nPB-9001/26;Sukaryo;Ajibarang;PB;biru\nPB-9002/26;Wagiman;Antah Berantah;PB;merah\n"
	if err := os.WriteFile(filepath.Join(folder, "klien.csv"), []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	d := inFolder(t, wholeFile(t), "kabapas", folder, tuitest.Options{Theme: theme}) // a file of its own: it keeps the look
	if code == lang.English {
		d.Press("f9").See("[1 Desk]")
	}
	shown := map[string][]string{} // a visit that leads where another did looks at nothing
	for i, keys := range slices.Concat(visits, movingIn) {
		d.Resize(arrival[0], arrival[1]).Press(keys...)
		if was, ok := shown[d.Screen()]; ok && arrival == arrivals[0] {
			t.Errorf("%v shows what %v showed:\n%s", keys, was, d.Screen())
		}
		shown[d.Screen()] = keys
		for _, size := range tuitest.Sizes {
			d.Resize(size[0], size[1])
			at := fmt.Sprintf("visit %d, %v at %d x %d", i, keys, size[0], size[1])
			if size[0] < tui.LeastWidth || size[1] < tui.LeastHeight {
				d.See("60 x 15")
			} else {
				checkWords(t, d, at)
			}
			look(d, at)
		}
		d.Resize(80, 24)
		goHome(t, d, keys)
	}
}

// goHome leaves whatever was opened. A form that was touched asks first.
func goHome(t *testing.T, d *seated, keys []string) {
	t.Helper()
	home := func() bool { return d.Says("[1 Beranda]") || d.Says("[1 Desk]") }
	d.Press("esc", "esc", "esc", "1")
	for range 3 {
		if home() {
			return
		}
		d.Press("left", "enter", "esc", "1")
	}
	t.Fatalf("%v: there is no way back to the desk:\n%s", keys, d.Screen())
}

// checkWords holds a screen to words that are whole: no blank of a sentence
// left open, a head that says where one is, and keys cut at a whole entry.
func checkWords(t *testing.T, d *seated, at string) {
	t.Helper()
	screen := d.Screen()
	for _, bad := range []string{"%!", "(MISSING)", "(EXTRA", "%s", "%d", "<nil>", "0001-01-01"} {
		if strings.Contains(screen, bad) {
			t.Fatalf("%s shows %q:\n%s", at, bad, screen)
		}
	}
	lines := d.Lines()
	if !strings.HasPrefix(strings.TrimSpace(lines[0]), "guyub") {
		t.Fatalf("%s has no head:\n%s", at, screen)
	}
	if strings.Contains(lines[len(lines)-1], "…") {
		t.Fatalf("%s cuts a key of the help line:\n%s", at, screen)
	}
}
