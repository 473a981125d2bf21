package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"guyub/model/demo"
	"guyub/store/roster"
	"guyub/tui"
	"guyub/tui/kit"
	"guyub/tui/tuitest"
)

// press types at the plain desk what stands for a key of the full one, and
// reports whether there is such a thing: a key that only edits a field has none.
func (p *talk) press(key string, first bool) bool {
	p.t.Helper()
	scene := p.desk.App().Scene()
	switch {
	case first && len(key) == 1 && key[0] >= '1' && key[0] <= '8':
		key = scene.Lang.Shell.Rooms[key[0]-'1']
	case p.asks():
		known := slices.ContainsFunc(slices.Concat(scene.Here, scene.Beyond), func(b kit.Binding) bool { return slices.Contains(b.Keys, key) })
		p.says(":" + key)
		return known
	}
	p.says(key)
	return true
}

// asks reports whether the plain desk waits for the answer to a question.
func (p *talk) asks() bool {
	return slices.ContainsFunc(p.desk.App().Told(), func(t kit.Told) bool {
		a, ok := t.Part.(kit.Asker)
		if !ok {
			return false
		}
		_, asked := a.Question()
		return asked
	})
}

// home goes back to the first room.
func (p *talk) home() {
	p.t.Helper()
	for i := range 20 {
		scene := p.desk.App().Scene()
		switch {
		case i == 0 && scene.Dialog && p.asks():
			p.says(".") // what the visit asked is not done
		case len(scene.Where) == 1 && !scene.Dialog && !p.asks():
			p.says(scene.Lang.Shell.Rooms[0])
			return
		case scene.Dialog && p.asks():
			p.says("2") // what was begun is left
			if p.desk.App().Scene().On == scene.On {
				p.says(".")
			}
		default:
			p.says(".")
			if p.desk.App().Scene().On == scene.On {
				p.says(".") // the first emptied the search
			}
			if strings.Contains(p.told(), scene.Lang.Plain.NoBack) { // a room's first screen, with a title
				p.says(scene.Lang.Shell.Rooms[0])
				return
			}
		}
	}
	p.t.Fatalf("there is no way home:\n%s", p.told())
}

// commandsAt are the commands that a desk offers where it is, by what it calls
// them; those that only move a cursor are left out.
func commandsAt(s tui.Scene) []string {
	var out []string
	for _, b := range slices.Concat(s.Here, s.Beyond) {
		if b.Sentence() != "" && !kit.Moves(b.Intent) && b.Intent != kit.Palette {
			out = append(out, kit.Spoken(b.Sentence()))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// keySign is how the key of a command is told behind its name: in a menu, in
// the palette.
var keySign = regexp.MustCompile(`( \(\S\)|, \S)$`)

// commands asks the plain desk for all its commands and returns what it calls
// them.
func (p *talk) commands() []string {
	p.t.Helper()
	var out []string
	take := func() {
		for line := range strings.Lines(p.told()) {
			if number, name, ok := strings.Cut(strings.TrimSpace(line), ". "); ok && strings.Trim(number, "0123456789") == "" {
				if name = keySign.ReplaceAllString(name, ""); name != p.desk.App().Scene().Lang.Shell.KeyPalette {
					out = append(out, name)
				}
			}
		}
	}
	p.says(":")
	take()
	if _, ok := p.desk.App().Scene().On.(*kit.PaletteDialog); ok {
		for range 20 {
			p.says("+")
			if strings.Contains(p.told(), p.desk.App().Scene().Lang.Plain.NoMore) {
				break
			}
			take()
		}
	}
	p.says("0")
	slices.Sort(out)
	return slices.Compact(out)
}

// TestThePlainDeskTellsEveryScreenAndOffersWhatTheFullDeskDoes visits every
// screen at both desks. The plain one must be at the same place, tell something
// that can be read aloud, and offer neither less nor more.
func TestThePlainDeskTellsEveryScreenAndOffersWhatTheFullDeskDoes(t *testing.T) {
	full := open(t, demoFile(t), "kabapas", tuitest.Options{})
	p := speak(t, demoFile(t), "kabapas")
	numbers := secretNumbers(t, p)
	for _, keys := range slices.Concat(visits, movingIn) {
		var said strings.Builder
		alike := true
		for i, key := range keys {
			full.Press(key)
			if key == "/" {
				full.Press("enter") // words are typed with the sign at the plain desk
			}
			alike = p.press(key, i == 0) && alike
			said.WriteString(p.told())
		}
		want, got := full.App().Scene(), p.desk.App().Scene()
		if want.Dialog && !got.Dialog {
			full.Press("esc") // a text that the plain desk has told and closed
			want = full.App().Scene()
		}
		if a, b := strings.Join(want.Where, " › "), strings.Join(got.Where, " › "); a != b {
			t.Fatalf("%v leads to %q at the full desk and to %q at the plain one:\n%s", keys, a, b, said.String())
		}
		// What was typed, what it led to, and the prompt: a question is its own.
		if least := 3; !p.asks() && strings.Count(p.told(), "\n") < least-1 {
			t.Fatalf("%v: nothing is told but\n%s", keys, p.told())
		}
		readable(t, said.String())
		for _, n := range numbers {
			if !slices.Contains(keys, "v") && strings.Contains(said.String(), n) {
				t.Fatalf("%v tells a number that is masked:\n%s", keys, said.String())
			}
		}
		if a, b := commandsAt(want), commandsAt(got); alike && !slices.Equal(a, b) {
			t.Fatalf("%v: the full desk offers\n%q\nthe plain one\n%q", keys, a, b)
		}
		if _, palette := got.On.(*kit.PaletteDialog); !palette {
			if a, b := commandsAt(got), p.commands(); !slices.Equal(a, b) {
				t.Fatalf("%v: the plain desk offers\n%q\nand tells\n%q", keys, a, b)
			}
		}
		p.home()
		full.Press("esc", "esc", "esc")
		for range 3 {
			if full.Says("[1 Beranda]") {
				break
			}
			full.Press("left", "enter", "esc")
		}
		full.Press("1")
	}
}

// secretNumbers are the NIK and telephone numbers of the clients of a desk's
// office, which are masked until somebody asks to see them.
func secretNumbers(t *testing.T, p *talk) []string {
	t.Helper()
	s, err := p.gate.office.SignIn(t.Context(), "kasubsi", demo.Password, "meja-9", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.SignOut()
	var out []string
	everybody := s.Roster().Run(t.Context(), roster.Query{})
	for i := range everybody.Len() {
		c, err := s.Client(t.Context(), everybody.ID(i))
		if err != nil {
			continue // of the other section
		}
		if c.NIK != "" {
			out = append(out, c.NIK)
		}
	}
	if len(out) == 0 {
		t.Fatal("no client of the demonstration has a NIK")
	}
	return out
}
