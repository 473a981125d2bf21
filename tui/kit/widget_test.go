package kit

import (
	"fmt"
	"image"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"
)

func TestKeysSayWhatTheyDo(t *testing.T) {
	m := KeyMap{
		Bind(Up, "pilih").Shown("↑↓"), Bind(Down, "").Hide(), Bind(Open, "buka"), Bind(Mark, "tandai"), Bind(Help, "bantuan"),
		Bind("client.assign", "alihkan", "A"),
	}
	for key, want := range map[string]Intent{
		"up": Up, "k": Up, "j": Down, "enter": Open, "space": Mark, "?": Help, "A": "client.assign", "a": "", "x": "",
	} {
		got, ok := m.Match(press(key))
		if got != want || ok != (want != "") {
			t.Errorf("%s means %q, want %q", key, got, want)
		}
	}
	if got := len(m.ShortHelp()); got != 5 {
		t.Errorf("%d entries in the short help, want all but the hidden one", got)
	}
}

func TestCommonKeysDoNotCollide(t *testing.T) {
	owner := map[string]Intent{}
	for _, i := range []Intent{
		Up, Down, PageUp, PageDown, Home, End, Left, Right, Open, Back, Search, Filter, Sort, Columns, Mark, MarkAll, New, Edit, Save,
		Undo, Copy, Reveal, NextTab, PrevTab, Help, Palette, Lock, Quit, Room1, Room2, Room3, Room4, Room5, Room6, Room7, Room8,
	} {
		keys := UsualKeys(i)
		if len(keys) == 0 {
			t.Errorf("%s has no key", i)
		}
		for _, k := range keys {
			if other, taken := owner[k]; taken {
				t.Errorf("%s is the key of %s and %s", k, other, i)
			}
			owner[k] = i
		}
	}
}

// TestTheKeyLineIsCutAtAWholeEntry holds at every width: each entry shown is
// whole, and help is always there.
func TestTheKeyLineIsCutAtAWholeEntry(t *testing.T) {
	env, _ := testEnv()
	keys := KeyMap{Bind(Up, "pilih").Shown("↑↓"), Bind(Help, "bantuan"), Bind(Open, "buka"), Bind(Search, "cari"), Bind(Mark, "tandai")}
	for w := 1; w < 70; w++ {
		c := NewCanvas(w, 1)
		var bar KeyBar
		bar.Draw(c, env, c.Bounds(), keys)
		line := strings.TrimSuffix(c.String(), "\n")
		if !strings.Contains(line, "?") {
			t.Errorf("width %d: no help in %q", w, line)
		}
		for _, entry := range strings.Split(strings.TrimSpace(line), "  ") {
			switch entry {
			case "↑↓ pilih", "enter buka", "/ cari", "spasi tandai", "? bantuan", "?":
			default:
				t.Errorf("width %d: entry %q is cut", w, entry)
			}
		}
		if x := strings.Index(line, "?"); x >= 0 {
			if got, _ := bar.At(Width(line[:x]), 0); got != Help {
				t.Errorf("width %d: clicking ? is %q", w, got)
			}
		}
	}
}

func TestABarIsAsLongAsItsValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.IntRange(0, 40).Draw(t, "w")
		value, most := rapid.Float64Range(-1, 300).Draw(t, "value"), rapid.Float64Range(0, 200).Draw(t, "most")
		n := Width(Bar(w, value, most))
		if n > w {
			t.Fatalf("%d cells of at most %d", n, w)
		}
		if value > 0 && most > 0 {
			want := min(value/most, 1) * float64(w)
			if math.Abs(float64(n)-want) > 1 {
				t.Fatalf("%v of %v is %d cells of %d", value, most, n, w)
			}
			if w > 0 && n == 0 {
				t.Fatal("something is drawn as nothing")
			}
		}
	})
	for value, want := range map[float64]string{0: "", 10: "▏", 800: "████████", 1600: "████████", 450: "████▌", math.NaN(): ""} {
		if got := Bar(8, value, 800); got != want {
			t.Errorf("%v: %q, want %q", value, got, want)
		}
	}
	if Bar(4, 1, math.NaN()) != "" {
		t.Error("a figure that is none has a bar")
	}
}

func TestASparklineHasAColumnForEveryValue(t *testing.T) {
	if got := Sparkline([]float64{-1, 0, 10, 40, 80, 90, math.NaN()}, 80); got != "▁▁▁▄██ " {
		t.Errorf("drew %q", got)
	}
	if got := Sparkline([]float64{1}, 0); got != "▁" {
		t.Errorf("drew %q", got)
	}
}

func TestEverySignHasOneOfASCII(t *testing.T) {
	if len([]rune(drawn)) != len(plain) {
		t.Fatalf("%d signs, %d of ASCII", len([]rune(drawn)), len(plain))
	}
	c := NewCanvas(40, 1)
	c.ASCII = true
	c.Text(0, 0, "Sumardi › 12→9 · José "+Bar(4, 3.6, 4)+Sparkline([]float64{0, 4, 8}, 8)+"…", Style{})
	if got := strings.TrimSpace(c.String()); got != "Sumardi > 12>9 - José ####_-#~" {
		t.Errorf("drew %q", got)
	}
}

func TestAWaitShowsNothingAtFirstAndDropsLateAnswers(t *testing.T) {
	env, clock := testEnv()
	w := NewWait(env)
	seen := func() string {
		c := NewCanvas(60, 1)
		w.Draw(c, c.Bounds())
		return strings.TrimSpace(c.String())
	}
	first, turn := w.Start("Memuat daftar")
	if turn == nil || seen() != "" {
		t.Errorf("shows %q at once", seen())
	}
	clock.now = clock.now.Add(patience)
	if !strings.Contains(seen(), "Memuat daftar") {
		t.Errorf("after a moment shows %q", seen())
	}
	w.Progress(37, 100)
	if !strings.Contains(seen(), "37 %") {
		t.Errorf("progress shows %q", seen())
	}
	second, _ := w.Start("Memuat daftar")
	if w.Current(first) || !w.Current(second) {
		t.Error("the answer of the first request counts")
	}
	w.Stop()
	if w.Current(second) || w.Update(Turn{w}) != nil || seen() != "" {
		t.Error("it still waits after the end")
	}
}

func TestTabsAlwaysShowTheActiveOne(t *testing.T) {
	env, _ := testEnv()
	tabs := []Tab{{"Ringkas", 0}, {"Identitas", 0}, {"Perkara", 0}, {"Lapor", 12}, {"Pokmas", 0}, {"Penerimaan", 3}, {"Riwayat", 27}}
	for w := 14; w < 80; w++ {
		for active := range tabs {
			c := NewCanvas(w, 1)
			hits := Tabs(c, env, c.Bounds(), tabs, active)
			if !strings.Contains(c.String(), "["+tabs[active].Title) || hits[active].Empty() {
				t.Errorf("width %d, active %d: %q", w, active, c)
			}
		}
	}
}

// TestPictures keeps how everything looks. Run it with -update after a change
// that is meant, and look at the difference.
func TestPictures(t *testing.T) {
	env, _ := testEnv()
	for i, d := range sampleDialogs(env) {
		for _, size := range []image.Point{{60, 15}, {80, 24}} {
			t.Run(fmt.Sprintf("%d_%dx%d", i, size.X, size.Y), func(t *testing.T) {
				c, _ := show(d, env.Theme, size.X, size.Y)
				golden.RequireEqual(t, c.String())
			})
		}
	}
	for _, w := range []int{60, 80, 120} {
		for _, ascii := range []bool{false, true} {
			t.Run(fmt.Sprintf("widgets_%d_ascii_%v", w, ascii), func(t *testing.T) {
				golden.RequireEqual(t, widgets(env, w, ascii).String())
			})
		}
	}
	for _, name := range Themes()[1:] {
		t.Run("theme_"+name, func(t *testing.T) {
			c := NewCanvas(60, 4)
			th := NewTheme(name, name != ThemeLight)
			for i, st := range []Style{th.Good, th.Warn, th.Bad, th.Faint} {
				c.Text(2, i, "Sukardi PB-0241/26", st)
			}
			c.Text(0, 1, ">", th.Marked)
			th.Select(c, image.Rect(0, 1, 60, 2))
			golden.RequireEqual(t, c.Render())
		})
	}
}

func widgets(env *Env, w int, ascii bool) *Canvas {
	th := env.Theme
	c := NewCanvas(w, 22)
	c.ASCII = ascii
	line := func(y int) image.Rectangle { return image.Rect(1, y, w-1, y+1) }
	Tabs(c, env, line(0), []Tab{{"Ringkas", 0}, {"Identitas", 0}, {"Perkara", 0}, {"Lapor", 12}, {"Pokmas", 0}, {"Penerimaan", 3}, {"Riwayat", 27}}, 3)
	c.Rule(0, 1, w, th.Rule)
	Chips(c, th, line(2), []string{"aktif", "Banyumas", "belum Pokmas", "risiko tinggi", "PK Dewi L.", "lapor lewat"})
	Pairs(c, th, image.Rect(1, 4, w-1, 12), []Pair{
		{Label: "Nama", Value: "Sukardi alias Kardi"}, {Label: "Register", Value: "PB-0241/26"}, {Label: "PK", Value: "Dewi L."},
		{Label: "Alamat", Value: "Jalan Jenderal Soedirman 12, RT 3 RW 5, Ajibarang, Banyumas"}, {Label: "Penjamin"},
	})
	for i, v := range []float64{148, 98, 62, 1, 0} {
		c.Right(image.Rect(1, 13+i, 6, 14+i), fmt.Sprint(v), th.Base)
		c.Text(8, 13+i, Bar(24, v, 148), th.Accent)
	}
	c.Text(8, 18, Sparkline([]float64{1, 2, 3, 4, 5, 6, 7, 8}, 8), th.Base)
	Progress(c, th, line(19), 37, 100)
	var bar KeyBar
	bar.Draw(c, env, line(21), KeyMap{
		Bind(Up, "pilih").Shown("↑↓"), Bind(Open, "buka"), Bind(Search, "cari"), Bind(Filter, "saring"), Bind(Sort, "urut"),
		Bind(Columns, "kolom"), Bind(Mark, "tandai"), Bind(New, "baru"), Bind(Help, "bantuan"),
	})
	return c
}

func sampleMap() *StateMap {
	return &StateMap{Title: "Alur kelompok", Note: "Yang sekarang dalam kurung siku.", Rows: []StateRow{
		{Name: "calon", Next: []string{"penjajakan", "ditolak"}, Notes: []string{"tenggat 14 hari"}},
		{Name: "penjajakan", Next: []string{"memenuhi kriteria", "ditolak"}},
		{Name: "ditolak", Present: true, Notes: []string{"di sini alurnya berakhir"}},
	}}
}

func TestHelpShowsTheMapWithThePresentStateInSight(t *testing.T) {
	env, _ := testEnv()
	screen := func(h int, ascii bool) string {
		d := NewHelp(env, "Bantuan", HelpSection{Title: "Di layar ini", Keys: KeyMap{Bind(Open, "buka")}}).With(sampleMap())
		c := NewCanvas(40, h)
		c.ASCII = ascii
		d.Draw(c, c.Bounds())
		return c.String()
	}
	for _, want := range []string{"Alur kelompok", "calon → penjajakan | ditolak", "    tenggat 14 hari", "[DITOLAK]", "Di layar ini", "enter"} {
		if s := screen(20, false); !strings.Contains(s, want) {
			t.Errorf("the overlay lacks %q:\n%s", want, s)
		}
	}
	if s := screen(4, false); !strings.Contains(s, "[DITOLAK]") {
		t.Errorf("on a low terminal the present state is out of sight:\n%s", s)
	}
	if s := screen(20, true); !strings.Contains(s, "calon > penjajakan | ditolak") || strings.Contains(s, "→") {
		t.Errorf("on an old terminal:\n%s", s)
	}
}
