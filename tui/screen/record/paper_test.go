package record_test

import (
	"image"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record"
)

func TestAPaperScrollsToItsLastLineAndNoFurther(t *testing.T) {
	env := &kit.Env{Lang: lang.For("id"), Theme: kit.NewTheme(kit.ThemeMono, true)}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "lines")
		w, h := rapid.IntRange(12, 60).Draw(t, "width"), rapid.IntRange(1, 20).Draw(t, "height")
		p := record.NewPaper(env, w)
		for i := range n - 1 {
			p.Row(0, record.Column{Text: "baris", Width: 6}, record.Column{Text: strings.Repeat("x", i%5), Width: 5})
		}
		p.Text("akhir", env.Theme.Base)
		c := kit.NewCanvas(w, h)
		var s record.Scroll
		draw := func() string {
			c.Clear()
			p.Draw(c, image.Rect(0, 0, w, h), &s)
			return c.String()
		}
		first := draw()
		if fits := n <= h; fits == strings.Contains(first, "…") {
			t.Fatalf("%d lines in %d: %q", n, h, first)
		}
		for range rapid.IntRange(0, 50).Draw(t, "steps") {
			s.Do(rapid.SampledFrom([]kit.Intent{kit.Down, kit.Up, kit.PageDown, kit.PageUp, kit.End}).Draw(t, "step"))
			draw()
		}
		s.Do(kit.End)
		if last := strings.TrimRight(draw(), "\n "); !strings.HasSuffix(last, "akhir") {
			t.Fatalf("the end is %q", last)
		}
		s.Do(kit.Home)
		if again := draw(); again != first {
			t.Fatalf("home shows %q, want %q", again, first)
		}
	})
}
