package kit

import (
	"image"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// nasty draws strings that people and attackers type: wide and combining
// letters, controls, escapes, invalid UTF-8.
func nasty() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.StringMatching(`[ -~]{0,12}`),
		rapid.SampledFrom([]string{
			"漢字", "é", "e\u0301", "a\u0301\u0302\u0303\u0304\u0305\u0306", "\u0301", "\x1b[2J", "\x1b]52;c;aGk=\x07", "\u009b31m",
			"\u202e", "\u200b", "\xff", "\xc3", "\n", "\r\n", "\t", "👩\u200d👧", "👍🏽", "🇮🇩", "☺\ufe0f", "한글", "ก็", "─", "█", "…", "\U000e0041",
		}),
		rapid.String(),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, "pieces"), "")
	})
}

func anyArea() *rapid.Generator[image.Rectangle] {
	return rapid.Custom(func(t *rapid.T) image.Rectangle {
		n := rapid.IntRange(-6, 40)
		return image.Rectangle{
			Min: image.Pt(n.Draw(t, "x0"), n.Draw(t, "y0")),
			Max: image.Pt(n.Draw(t, "x1"), n.Draw(t, "y1")),
		}
	})
}

func TestDrawingNeverLeavesTheClip(t *testing.T) {
	env, _ := testEnv()
	th := env.Theme
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 30).Draw(t, "w"), rapid.IntRange(0, 12).Draw(t, "h")
		c := NewCanvas(w, h)
		c.ASCII = rapid.Bool().Draw(t, "ascii")
		ground := nasty().Draw(t, "ground")
		for y := range h {
			c.Text(-1, y, strings.Repeat(ground, 8), th.Base)
		}
		before := NewCanvas(w, h)
		copy(before.cells, c.cells)
		before.clusters = append(before.clusters, c.clusters...)

		clip := anyArea().Draw(t, "clip")
		c.Clip(clip)
		area, s, st := anyArea().Draw(t, "area"), nasty().Draw(t, "s"), th.Selected
		switch rapid.IntRange(0, 12).Draw(t, "operation") {
		case 0:
			c.Text(area.Min.X, area.Min.Y, s, st)
		case 1:
			c.TextIn(area, s, st)
		case 2:
			c.Right(area, s, st)
		case 3:
			c.Center(area, s, st)
		case 4:
			c.Wrap(area, s, st)
		case 5:
			c.Fill(area, st)
		case 6:
			c.Tint(area, st)
		case 7:
			c.Rule(area.Min.X, area.Min.Y, area.Max.X, st)
		case 8:
			c.Box(area, s, st)
		case 9:
			c.Text(area.Min.X, area.Min.Y, Bar(area.Max.X, 0.7, 1), st)
		case 10:
			c.Text(area.Min.X, area.Min.Y, Sparkline([]float64{1, 2, 3}, 3), st)
		case 11:
			Pairs(c, th, area, []Pair{{Label: s, Value: s}, {Label: "b"}})
		case 12:
			Tabs(c, env, area, []Tab{{s, 1}, {s, 0}}, 1)
		}
		for y := range h {
			for x := range w {
				if image.Pt(x, y).In(clip) {
					continue
				}
				was, wasSt := before.At(x, y)
				is, isSt := c.At(x, y)
				// A wide letter that lost a half to the clip becomes blank.
				halved := is == " " && (was == "" || Width(was) == 2)
				if (is != was && !halved) || isSt != wasSt {
					t.Fatalf("(%d,%d) outside clip %v: %q %v, was %q %v", x, y, clip, is, isSt, was, wasSt)
				}
			}
		}
	})
}

func TestEveryLineIsAsWideAsItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 30).Draw(t, "w"), rapid.IntRange(0, 6).Draw(t, "h")
		c := NewCanvas(w, h)
		for range rapid.IntRange(0, 12).Draw(t, "writes") {
			x, y := rapid.IntRange(-8, 32).Draw(t, "x"), rapid.IntRange(-1, 7).Draw(t, "y")
			st := Style{Fg: RGB(1, 2, 3), Attr: Bold}
			if rapid.Bool().Draw(t, "plain") {
				st = Style{}
			}
			c.Text(x, y, nasty().Draw(t, "s"), st)
		}
		out := c.Render()
		if !utf8.ValidString(out) {
			t.Fatalf("not UTF-8: %q", out)
		}
		lines := strings.Split(out, "\n")
		if h > 0 && len(lines) != h {
			t.Fatalf("%d lines on a canvas of %d: %q", len(lines), h, out)
		}
		plain := strings.Split(c.String(), "\n")
		for y, line := range lines {
			if got := ansi.StringWidthWc(line); got > w {
				t.Fatalf("line %d is %d cells wide on a canvas of %d: %q", y, got, w, line)
			}
			if h > 0 && strings.TrimRight(ansi.Strip(line), " ") != plain[y] {
				t.Fatalf("line %d: rendered %q, plain %q", y, ansi.Strip(line), plain[y])
			}
			// Nothing but our own SGR sequences is in a frame.
			for i, r := range line {
				if r == 0x1b && !strings.HasPrefix(line[i:], "\x1b[") || r < 0x20 && r != 0x1b || r >= 0x7f && r < 0xa0 {
					t.Fatalf("line %d holds a control character: %q", y, line)
				}
			}
		}
	})
}

func TestTextFromPeopleCannotSpeakToTheTerminal(t *testing.T) {
	c := NewCanvas(40, 1)
	c.Text(0, 0, "Sukar\x1b[31mdi\x1b]0;x\x07\u202e\u200b", Style{})
	if got, want := c.Render(), "Sukar[31mdi]0;x"; got != want {
		t.Errorf("rendered %q, want %q", got, want)
	}
}

func TestCutFitsAndSaysThatItCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := nasty().Draw(t, "s"), rapid.IntRange(-2, 30).Draw(t, "w")
		got := Cut(s, w)
		if Width(got) > max(w, 0) {
			t.Fatalf("Cut(%q, %d) = %q is %d wide", s, w, got, Width(got))
		}
		switch whole := Clean(s); {
		case Width(s) <= w:
			if got != whole {
				t.Fatalf("Cut(%q, %d) = %q, though it fits", s, w, got)
			}
		case w > 0:
			head, ok := strings.CutSuffix(got, ellipsis)
			if !ok || !strings.HasPrefix(whole, head) {
				t.Fatalf("Cut(%q, %d) = %q", s, w, got)
			}
		}
	})
}

func TestWidthIsTheRenderersWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := nasty().Draw(t, "s")
		clean := strings.Map(func(r rune) rune {
			if unsteady(r) {
				return -1
			}
			return r
		}, Clean(s))
		if got, want := Width(clean), ansi.StringWidthWc(clean); got != want {
			t.Fatalf("Width(%q) = %d, Bubble Tea counts %d", clean, got, want)
		}
	})
}

func TestWrappingLosesNoWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := nasty().Draw(t, "s"), rapid.IntRange(2, 30).Draw(t, "w")
		var got strings.Builder
		for line := range Lines(s, w) {
			if Width(line) > w {
				t.Fatalf("line %q of %q is wider than %d", line, s, w)
			}
			got.WriteString(line)
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if want := squeeze(Clean(s)); squeeze(got.String()) != want {
			t.Fatalf("wrapping %q to %d gives %q", s, w, got.String())
		}
	})
}

func TestWrapSaysWhenThereIsMore(t *testing.T) {
	c := NewCanvas(12, 2)
	if n := c.Wrap(c.Bounds(), "satu dua tiga empat lima enam", Style{}); n != 2 {
		t.Errorf("Wrap used %d lines, want 2", n)
	}
	if got, want := c.String(), "satu dua\ntiga empat…\n"; got != want {
		t.Errorf("wrapped %q, want %q", got, want)
	}
}

func TestFrameIsTheSameWhateverStoodBefore(t *testing.T) {
	draw := func(c *Canvas) string {
		c.Clear()
		c.Text(2, 1, "漢字 e\u0301", Style{Attr: Bold})
		c.Box(c.Bounds(), "judul", Style{})
		return c.Render()
	}
	fresh := draw(NewCanvas(20, 4))
	used := NewCanvas(60, 20)
	for y := range 20 {
		used.Text(0, y, strings.Repeat("a\u0301漢", 30), Style{Fg: Indexed(3)})
	}
	used.Resize(20, 4)
	if got := draw(used); got != fresh {
		t.Errorf("a used canvas renders %q, a new one %q", got, fresh)
	}
}

func TestStylesBecomeTheirSequences(t *testing.T) {
	for _, tt := range []struct {
		st   Style
		want string
	}{
		{Style{Attr: Bold}, "\x1b[0;1mx\x1b[m"},
		{Style{Attr: Dim | Underline | Reverse | Strike}, "\x1b[0;2;4;7;9mx\x1b[m"},
		{Style{Fg: Indexed(1), Bg: Indexed(12)}, "\x1b[0;31;104mx\x1b[m"},
		{Style{Fg: Indexed(200)}, "\x1b[0;38;5;200mx\x1b[m"},
		{Style{Bg: RGB(1, 20, 255)}, "\x1b[0;48;2;1;20;255mx\x1b[m"},
		{Style{}, "x"},
	} {
		c := NewCanvas(3, 1)
		c.Text(0, 0, "x", tt.st)
		if got := c.Render(); got != tt.want {
			t.Errorf("%+v renders %q, want %q", tt.st, got, tt.want)
		}
	}
}

func TestClipsNest(t *testing.T) {
	c := NewCanvas(10, 1)
	outer := c.Clip(image.Rect(2, 0, 8, 1))
	inner := c.Clip(image.Rect(0, 0, 4, 1))
	c.Text(0, 0, "aaaaaaaaaa", Style{})
	c.Unclip(inner)
	c.Text(5, 0, "bbbbb", Style{})
	c.Unclip(outer)
	c.Text(9, 0, "c", Style{})
	if got, want := c.String(), "  aa bbb c\n"; got != want {
		t.Errorf("drew %q, want %q", got, want)
	}
}

// frame draws a list of the density of the desk's own, for the benchmarks.
func frame(c *Canvas, th *Theme, n int) {
	c.Clear()
	w, h := c.Size()
	c.Rule(0, 2, w, th.Rule)
	for y := 3; y < h; y++ {
		x := 1
		x += c.Text(x, y, "PB-0241/26   ", th.Faint)
		x += c.TextIn(image.Rect(x, y, x+24, y+1), "Sukarjo bin Mardi alias Karso", th.Base) + 2
		x += c.Text(x, y, "sedang   ", th.Warn)
		x += c.TextIn(image.Rect(x, y, x+20, y+1), "Purwokerto Utara · é", th.Base) + 2
		c.Right(image.Rect(x, y, w-1, y+1), "3 hari lagi", th.Good)
		if y == 3+n%(h-3) {
			th.Select(c, image.Rect(0, y, w, y+1))
		}
	}
}

func BenchmarkFrame(b *testing.B) {
	c, th := NewCanvas(120, 40), NewTheme(ThemeDark, true)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		frame(c, th, i)
		_ = c.Render()
	}
}

func TestAFlagIsDrawnAsItsLetters(t *testing.T) {
	c := NewCanvas(6, 1)
	c.Text(0, 0, "🇮🇩 🇩", Style{})
	if got := c.String(); got != "ID D\n" {
		t.Fatalf("the flag and the lone letter are drawn as %q", got)
	}
}
