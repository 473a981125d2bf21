package kit_test

import (
	"image"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"guyub/tui/kit"
)

// dress is what a canvas itself writes beside text: colours, and the ends of
// lines.
var dress = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// FuzzNoTextReachesTheTerminalAsACommand draws names as somebody may have typed
// or imported them: of what they hold nothing moves the cursor, changes the
// title, or leaves its cells.
func FuzzNoTextReachesTheTerminalAsACommand(f *testing.F) {
	for _, s := range []string{
		"Sukarman", "\x1b]0;judul\x07Sari", "\x1b[2J\x1b[H", "\x9b31mmerah", "a\rb\nc\td", "\x1bP+q\x1b\\", "\u202Eterbalik\u202C", "e\u0301\u0301\u0301", "\u200b\u200d", "漢字漢字", "\xff\xfe",
		"👩‍👩‍👧", "\x00\x7f", "\u2028\u2029", "\x1b[?1049l", "\x1b]52;c;AAAA\x07", "\u0085\u008d",
		"                     🇩\u2000q",
	} {
		f.Add(s, s)
	}
	th := kit.NewTheme(kit.ThemeDark, true)
	f.Fuzz(func(t *testing.T, one, two string) {
		const w, h = 24, 5
		c := kit.NewCanvas(w, h)
		c.Text(-2, 0, one, th.Bad)
		c.Text(w-3, 1, two, th.Accent)
		c.TextIn(image.Rect(2, 2, 12, 3), one+two, th.Base)
		c.Wrap(image.Rect(0, 3, w, h), two+" "+one, th.Faint)
		drawn := dress.ReplaceAllString(c.Render(), "")
		lines := strings.Split(strings.ReplaceAll(drawn, "\r\n", "\n"), "\n")
		if len(lines) != h {
			t.Fatalf("%d lines of %d", len(lines), h)
		}
		for _, l := range lines {
			if strings.ContainsFunc(l, func(r rune) bool {
				return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
			}) {
				t.Fatalf("the terminal gets %q", l)
			}
			if n := ansi.StringWidth(l); n > w {
				t.Fatalf("%q has %d cells of %d", l, n, w)
			}
		}
	})
}
