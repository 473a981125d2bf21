package kit

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"guyub/tui/lang"
)

// clock is a session's clock that tests turn on.
type clock struct{ now time.Time }

func testEnv() (*Env, *clock) {
	c := &clock{time.Date(2026, 11, 24, 8, 12, 0, 0, time.UTC)}
	return &Env{
		Lang: lang.For("id"), Theme: NewTheme(ThemeDark, true), Zone: time.UTC, Width: 80, Height: 24,
		Now: func() time.Time { return c.now },
	}, c
}

// press returns the key press that a name such as "enter" or "s" stands for.
func press(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEsc, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"tab": tea.KeyTab, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace,
	}
	if mod, rest, ok := strings.Cut(name, "+"); ok && mod == "shift" {
		return tea.KeyPressMsg{Code: codes[rest], Mod: tea.ModShift}
	}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// typed sends keys to a dialog as the router does, and returns what it
// answered with, nil if it is still open.
func typed(d Dialog, keys ...string) *CloseDialog {
	for _, k := range keys {
		if cmd := d.Update(press(k)); cmd != nil {
			answer := cmd().(CloseDialog)
			return &answer
		}
	}
	return nil
}

func show(d Dialog, th *Theme, w, h int) (*Canvas, *tea.Cursor) {
	c := NewCanvas(w, h)
	cursor, _ := Frame(c, th, c.Bounds(), d)
	return c, cursor
}

type taken struct{ what string }

func TestEnterOnAQuestionIsNo(t *testing.T) {
	env, _ := testEnv()
	question := func() *ConfirmDialog {
		return Confirm(env, "Tutup perkara Sukardi", "Klien pindah ke arsip.", "", "", taken{"ya"}).Otherwise(taken{"tidak"})
	}
	for _, tt := range []struct{ keys, want string }{
		{"enter", "tidak"}, {"esc", "tidak"}, {"n", "tidak"}, {"t", "tidak"},
		{"right enter", "ya"}, {"tab enter", "ya"}, {"y", "ya"}, {"right left enter", "tidak"}, {"x space enter", "tidak"},
	} {
		answer := typed(question(), strings.Fields(tt.keys)...)
		if answer == nil || answer.Then != (taken{tt.want}) {
			t.Errorf("%s answers %v, want %s", tt.keys, answer, tt.want)
		}
	}
}

func TestKeysInFlightDoNotAnswerAnUnaskedQuestion(t *testing.T) {
	env, clock := testEnv()
	d := Choose(env, "Ada draf", []Option{{Value: "use", Label: "Lanjutkan"}, {Value: "drop", Label: "Buang"}}, "use",
		func(value string) tea.Msg { return taken{value} }).Unasked()
	if typed(d, "down", "enter", "esc") != nil {
		t.Error("answered before it was drawn")
	}
	show(d, env.Theme, 80, 24)
	clock.now = clock.now.Add(grace - time.Millisecond)
	if typed(d, "down", "enter", "esc") != nil {
		t.Error("answered within the grace period")
	}
	clock.now = clock.now.Add(time.Millisecond)
	if answer := typed(d, "enter"); answer == nil || answer.Then != (taken{"use"}) {
		t.Errorf("after the grace period enter answers %v", answer)
	}
}

func TestADialogAnswersOnce(t *testing.T) {
	env, _ := testEnv()
	for _, d := range sampleDialogs(env) {
		d.Update(press("a")) // the reason of Ask
		first := d.Update(Do{Open})
		if first == nil {
			first = d.Update(Do{Back})
		}
		if first == nil {
			t.Errorf("%T does not answer", d)
		}
		for _, again := range []Intent{Open, Back} {
			if d.Update(Do{again}) != nil {
				t.Errorf("%T answers twice", d)
			}
		}
	}
}

func TestAReasonMustBeGiven(t *testing.T) {
	env, _ := testEnv()
	d := Ask(env, "Buka data tertutup", "Alasan dicatat.", func(s string) tea.Msg { return taken{s} })
	if typed(d, "enter", "space", "enter") != nil {
		t.Fatal("an empty reason was taken")
	}
	if c, _ := show(d, env.Theme, 80, 24); !strings.Contains(c.String(), env.Lang.Common.Required) {
		t.Errorf("nothing says what is missing:\n%s", c)
	}
	if answer := typed(d, "t", "p", "p", "space", "enter"); answer == nil || answer.Then != (taken{"tpp"}) {
		t.Errorf("answered %v", answer)
	}
}

func districts(n int) []Option {
	out := make([]Option, n)
	for i := range out {
		out[i] = Option{Value: fmt.Sprint(i), Label: fmt.Sprintf("Kecamatan %d", i), Note: fmt.Sprint(n - i)}
	}
	if n > 20 {
		out[20].Label = "Purwokerto Utara"
	}
	return out
}

func TestTypingNarrowsTheChoice(t *testing.T) {
	env, _ := testEnv()
	d := Choose(env, "Kecamatan", districts(27), "3", func(v string) tea.Msg { return taken{v} })
	if answer := typed(d, "u", "t", "a", "space", "p", "u", "r", "enter"); answer == nil || answer.Then != (taken{"20"}) {
		t.Errorf("took %v", answer)
	}
	d = Choose(env, "Kecamatan", districts(27), "3", func(v string) tea.Msg { return taken{v} })
	if answer := typed(d, "down", "enter"); answer == nil || answer.Then != (taken{"4"}) {
		t.Errorf("took %v, want the one after the current", answer)
	}
	d = Choose(env, "Kecamatan", districts(27), "", func(v string) tea.Msg { return taken{v} })
	if typed(d, "q", "q", "q", "enter") != nil {
		t.Error("took something where nothing matched")
	}
}

func TestPickingKeepsTheOrderOfTheOptions(t *testing.T) {
	env, _ := testEnv()
	pick := func() *PickDialog {
		return Pick(env, "Kolom", districts(4), []string{"2"}, func(v []string) tea.Msg { return v }).Ordered()
	}
	for _, tt := range []struct {
		keys string
		want []string
	}{
		{"enter", []string{"2"}},
		{"space enter", []string{"0", "2"}},
		{"down down space enter", nil},
		{"space shift+down enter", []string{"0", "2"}},
		{"space shift+down shift+down enter", []string{"2", "0"}},
	} {
		answer := typed(pick(), strings.Fields(tt.keys)...)
		if got := answer.Then.([]string); !slices.Equal(got, tt.want) {
			t.Errorf("%s picks %v, want %v", tt.keys, got, tt.want)
		}
	}
}

func TestPaletteFindsByAnyLettersOfTheName(t *testing.T) {
	env, _ := testEnv()
	keys := KeyMap{
		Bind(New, "baru").Explained("Klien baru"), Bind("client.assign", "alihkan", "a").Explained("Alihkan ke PK lain"),
		Bind("client.assign", "lagi", "A"), Bind(Palette, "perintah"),
	}
	d := NewPalette(env, "Perintah", keys)
	if n := len(d.found); n != 2 {
		t.Errorf("%d commands at first, want each intent once and not the palette itself", n)
	}
	if answer := typed(d, "a", "l", "p", "k", "enter"); answer == nil || answer.Then != (Do{"client.assign"}) {
		t.Errorf("took %v", answer)
	}
}

// sampleDialogs are one of each kind, with texts longer than a small screen.
func sampleDialogs(env *Env) []Dialog {
	long := strings.Repeat("Berkas ini sedang diubah di meja lain. ", 12)
	keys := KeyMap{
		Bind(Open, "buka"), Bind(Search, "cari").Explained("Cari nama, register atau NIK"), Bind(Filter, "saring"),
		Bind(Mark, "tandai"), Bind(New, "baru").Explained("Klien baru"), Bind(Help, "bantuan"),
	}
	return []Dialog{
		Confirm(env, "Tutup perkara Sukardi", "Perkara PB-0241/26 ditutup dan Sukardi pindah ke arsip. Riwayatnya tetap ada.", "", "", nil),
		Message(env, "Catatan", long, nil),
		Ask(env, "Buka data tertutup", "NIK, telepon dan alamat Sukardi akan terlihat. Alasan dicatat di jejak audit.", func(string) tea.Msg { return nil }),
		Choose(env, "Kecamatan", districts(27), "12", func(string) tea.Msg { return nil }),
		Pick(env, "Saring menurut kecamatan", districts(27), []string{"1", "20"}, func([]string) tea.Msg { return nil }),
		NewHelp(env, "Bantuan", HelpSection{"Klien", keys}, HelpSection{"Di mana saja", keys}).With(sampleMap()),
		NewPalette(env, "Perintah", keys),
	}
}

// TestDialogsHoldAtAnySizeAndAnyKeys types and resizes at random: no panic, and
// nothing outside the area that they were given.
func TestDialogsHoldAtAnySizeAndAnyKeys(t *testing.T) {
	env, _ := testEnv()
	names := []string{"enter", "up", "down", "pgup", "pgdown", "home", "end", "space", "a", "u", "r", "backspace", "shift+up", "shift+down", "tab", "?"}
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom(sampleDialogs(env)).Draw(t, "dialog")
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "paste") {
				d.Update(tea.PasteMsg{Content: nasty().Draw(t, "content")})
			} else {
				d.Update(press(rapid.SampledFrom(names).Draw(t, "key")))
			}
			c := NewCanvas(70, 30)
			area := anyArea().Draw(t, "area").Intersect(c.Bounds())
			cursor, _ := Frame(c, env.Theme, area, d)
			if cursor != nil && !image.Pt(cursor.X, cursor.Y).In(area) {
				t.Fatalf("%T: cursor %v outside %v", d, cursor.Position, area)
			}
			for y := range 30 {
				for x := range 70 {
					if s, _ := c.At(x, y); s != " " && s != "" && !image.Pt(x, y).In(area) {
						t.Fatalf("%T drew %q at %d,%d outside %v", d, s, x, y, area)
					}
				}
			}
			if m, ok := d.(Mouse); ok {
				m.Click(rapid.IntRange(0, 69).Draw(t, "x"), rapid.IntRange(0, 29).Draw(t, "y"), tea.MouseWheelMsg{Button: tea.MouseWheelDown})
			}
		}
	})
}
