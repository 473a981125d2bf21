package form

import (
	"image"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

func env() *kit.Env {
	now := time.Date(2026, 11, 24, 8, 0, 0, 0, model.WIB.Location())
	return &kit.Env{Lang: lang.For(lang.Indonesian), Theme: kit.NewTheme(kit.ThemeMono, true), Now: func() time.Time { return now }, Zone: now.Location(),
		Timer: func(time.Duration, tea.Msg) tea.Cmd { return nil }, Width: 80, Height: 24}
}

var towns = []Option{{"1", "Ajibarang"}, {"2", "Wangon"}, {"3", "Cilongok"}}

// every is a form with a field of every kind.
func every() []Field {
	find := func(typed string) []Option {
		var out []Option
		for _, o := range towns {
			if "="+o.Value == typed || strings.Contains(strings.ToLower(o.Label), strings.ToLower(typed)) {
				out = append(out, o)
			}
		}
		return out
	}
	return []Field{
		{Section: "Satu", Key: "name", Label: "Nama", Kind: Text, Required: true, Max: 40},
		{Section: "Satu", Key: "count", Label: "Jumlah", Kind: Number, Max: 4},
		{Section: "Satu", Key: "hours", Label: "Jam", Kind: Decimal},
		{Section: "Satu", Key: "nik", Label: "NIK", Kind: NIK, Masked: true},
		{Section: "Satu", Key: "nip", Label: "NIP", Kind: NIP},
		{Section: "Satu", Key: "register", Label: "Register", Kind: Register},
		{Section: "Dua", Key: "phone", Label: "Telepon", Kind: Phone},
		{Section: "Dua", Key: "day", Label: "Tanggal", Kind: Date},
		{Section: "Dua", Key: "sex", Label: "Jenis kelamin", Kind: Choice, Options: []Option{{"L", "laki-laki"}, {"P", "perempuan"}}},
		{Section: "Dua", Key: "many", Label: "Minat", Kind: MultiChoice, Options: towns},
		{Section: "Dua", Key: "town", Label: "Kecamatan", Kind: Lookup, Lookup: find},
		{Section: "Dua", Key: "yes", Label: "Hadir", Kind: YesNo},
		{Section: "Tiga", Key: "notes", Label: "Catatan", Kind: LongText, Max: 300},
		{Section: "Tiga", Key: "twice", Label: "Nama dua kali", Kind: Computed, Compute: func(v Values) string { return v["name"] + v["name"] }},
		{Section: "Tiga", Key: "secret", Label: "Kata sandi", Kind: Secret},
		{Section: "Tiga", Key: "rows", Label: "Mitra", Kind: List, Items: []Field{{Key: "who", Label: "Nama", Kind: Text, Required: true}, {Key: "since", Label: "Sejak", Kind: Date}}},
	}
}

func press(f *Form, keys ...string) (last tea.Msg) {
	for _, k := range keys {
		if msg := run(f.Update(key(k))); msg != nil {
			last = msg
		}
	}
	return last
}

func run(cmd tea.Cmd) tea.Msg {
	if cmd == nil {
		return nil
	}
	return cmd()
}

func typed(f *Form, s string) {
	for _, r := range s {
		f.Update(tea.KeyPressMsg{Text: string(r), Code: r})
	}
}

var named = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "tab": {Code: tea.KeyTab}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "esc": {Code: tea.KeyEscape},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "space": {Code: tea.KeySpace, Text: " "},
	"backspace": {Code: tea.KeyBackspace}, "delete": {Code: tea.KeyDelete}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "f2": {Code: tea.KeyF2},
	"ctrl+s": {Code: 's', Mod: tea.ModCtrl}, "ctrl+z": {Code: 'z', Mod: tea.ModCtrl}, "ctrl+k": {Code: 'k', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl},
	"ctrl+d": {Code: 'd', Mod: tea.ModCtrl},
}

func key(name string) tea.KeyPressMsg { return named[name] }

// nasty is what must do no harm in any field.
var nasty = []string{
	"\x1b[2J\x1b]0;judul\x07", "\u202eterbalik\u202c", strings.Repeat("panjang ", 1300), "\u200b\u200d\ufeff", "\xff\xfe\x80", "a\r\nb\tc", "名前", "e\u0301", "'; DROP", "=1+1",
}

func step(rt *rapid.T, f *Form) {
	names := []string{"enter", "tab", "shift+tab", "up", "down", "left", "right", "space", "backspace", "delete", "home", "end", "pgup", "pgdown", "ctrl+z", "ctrl+k", "ctrl+u", "ctrl+s"}
	switch rapid.IntRange(0, 3).Draw(rt, "what") {
	case 0:
		if msg := press(f, rapid.SampledFrom(names).Draw(rt, "key")); msg != nil {
			answer(rt, f, msg)
		}
	case 1:
		typed(f, rapid.StringOfN(rapid.RuneFrom([]rune("ab1290-/+hyt ")), 0, 8, -1).Draw(rt, "text"))
	case 2:
		f.Update(tea.PasteMsg{Content: rapid.SampledFrom(nasty).Draw(rt, "paste")})
	default:
		typed(f, rapid.StringN(0, 5, -1).Draw(rt, "any"))
	}
}

// answer carries out what the form asks of the router: its dialogs.
func answer(rt *rapid.T, f *Form, msg tea.Msg) {
	open, ok := msg.(kit.OpenDialog)
	if !ok {
		return
	}
	if row, ok := open.Dialog.(*Dialog); ok {
		typed(row.inner, rapid.StringN(0, 4, -1).Draw(rt, "row"))
		if done, ok := run(row.Update(run(row.Update(key("ctrl+s"))))).(kit.CloseDialog); ok && done.Then != nil {
			f.Update(done.Then)
		}
	}
}

func TestWhateverIsTypedIsDrawnInsideAndNeverLeavesTheFocusUnseen(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := New(env(), every(), Values{"nik": "3302012501930007"})
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			step(rt, f)
			w, h := rapid.IntRange(20, 200).Draw(rt, "w"), rapid.IntRange(3, 60).Draw(rt, "h")
			c := kit.NewCanvas(w+6, h+4)
			area := image.Rect(3, 2, 3+w, 2+h)
			cursor := f.Draw(c, area)
			if cursor == nil || !image.Pt(cursor.X, cursor.Y).In(area) {
				rt.Fatalf("field %s has no cursor in %v: %v\n%s", f.Focused(), area, cursor, c.String())
			}
			for y := range h + 4 {
				for x := range w + 6 {
					if s, _ := c.At(x, y); !image.Pt(x, y).In(area) && s != " " {
						rt.Fatalf("drew %q at %d,%d outside of %v", s, x, y, area)
					}
				}
			}
		}
	})
}

func TestALongTextOnALowTerminalKeepsItsCursorInSight(t *testing.T) {
	f := New(env(), every(), Values{"notes": strings.Repeat("panjang ", 40)})
	f.Focus("notes")
	for h := 3; h < 8; h++ {
		area := image.Rect(0, 0, 20, h)
		if cursor := f.Draw(kit.NewCanvas(20, h), area); cursor == nil || !image.Pt(cursor.X, cursor.Y).In(area) {
			t.Errorf("of %d lines the cursor stands at %v", h, cursor)
		}
	}
}

func TestWhateverIsSavedIsCleanAndCanonical(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := New(env(), every(), Values{})
		for range rapid.IntRange(1, 30).Draw(rt, "steps") {
			step(rt, f)
		}
		saved, ok := press(f, "ctrl+s").(Saved)
		if !ok {
			if f.Errors() == 0 {
				rt.Fatal("nothing stands against saving, and it was not saved")
			}
			return
		}
		for k, v := range saved.Values {
			for _, r := range v {
				if unicode.IsControl(r) && r != '\n' && string(r) != listSeparator || r == unicode.ReplacementChar {
					rt.Fatalf("%s holds %q", k, v)
				}
			}
		}
		if v := saved.Values["day"]; v != "" {
			if d, err := model.ParseDate(v); err != nil || d.String() != v {
				rt.Fatalf("date %q is not canonical", v)
			}
		}
		if v := saved.Values["count"]; strings.Trim(v, "0123456789") != "" {
			rt.Fatalf("number %q", v)
		}
	})
}

func TestEnterGoesOnTabPassesErrorsAndSavingReturnsToTheFirst(t *testing.T) {
	f := New(env(), every(), Values{})
	press(f, "tab", "enter")
	if f.Focused() != "hours" {
		t.Fatalf("focus on %s", f.Focused())
	}
	if n, ok := f.note(&f.fields[0]); !ok || n.Warning {
		t.Fatal("a required field was left empty and nothing was said")
	}
	if msg := press(f, "ctrl+s"); msg != nil || f.Focused() != "name" {
		t.Fatalf("saved %v, focus on %s", msg, f.Focused())
	}
	typed(f, "Sukardi")
	if _, ok := press(f, "ctrl+s").(Saved); !ok {
		t.Fatal("not saved")
	}
}

func TestWhatIsSearchedForIsTakenOrAskedForAndNeverForgotten(t *testing.T) {
	for name, one := range map[string]struct {
		typed, key, town string
		stays            bool
	}{
		"enter takes the one under the cursor": {"wan", "enter", "2", false},
		"enter keeps words that fit nothing":   {"xyz", "enter", "", true},
		"save takes the only one":              {"wan", "ctrl+s", "2", false},
		"save asks which of several":           {"a", "ctrl+s", "", true},
		"save asks about what fits nothing":    {"xyz", "ctrl+s", "", true},
		"another part of the form takes it":    {"wan", "pgup", "2", false},
	} {
		f := New(env(), every(), Values{"name": "Yatno"})
		f.Focus("town")
		typed(f, one.typed)
		msg := press(f, one.key)
		_, saved := msg.(Saved)
		if got := f.Values()["town"]; got != one.town || one.stays && (saved || f.Focused() != "town" || f.input.Value() != one.typed) {
			t.Errorf("%s: town %q, saved %v, focus on %s", name, got, saved, f.Focused())
		}
		if n, ok := f.note(f.current()); one.stays && (!ok || n.Warning) {
			t.Errorf("%s: nothing is said", name)
		}
	}
}

// What is offered before anything is typed is taken by Enter alone; every other
// key goes past it.
func TestWhatIsOfferedIsTakenByEnterAlone(t *testing.T) {
	offered := func() *Form {
		f := New(env(), every(), Values{})
		f.Focus("town")
		f.Offer("name") // has not the focus
		if f.drop != nil {
			t.Fatal("a list is open that nobody looks at")
		}
		f.Offer("town")
		return f
	}
	f := offered()
	first, second := f.drop.options[0].Value, f.drop.options[1].Value
	if press(f, "enter"); f.Values()["town"] != first || f.Focused() == "town" {
		t.Errorf("Enter took %q", f.Values()["town"])
	}
	f = offered()
	if press(f, "down", "enter"); f.Values()["town"] != second {
		t.Errorf("the arrow led to %q", f.Values()["town"])
	}
	for _, past := range []string{"tab", "shift+tab", "pgdown", "ctrl+s", "esc"} {
		f = offered()
		if press(f, past); f.Values()["town"] != "" || f.drop != nil {
			t.Errorf("%s took %q", past, f.Values()["town"])
		}
	}
	f = offered()
	typed(f, "zzz")
	if f.Offer("town"); f.drop.offered || len(f.drop.options) != 0 {
		t.Error("what was typed was not looked for again")
	}
}

func TestEscEatsNothing(t *testing.T) {
	f := New(env(), every(), Values{"name": "Yatno"})
	if _, ok := press(f, "esc").(Cancelled); !ok {
		t.Fatal("a form without changes asks before it is left")
	}
	typed(f, "x")
	if _, ok := press(f, "esc").(LeaveAsked); !ok || f.Values()["name"] != "Yatnox" {
		t.Fatal("a form with changes was left without asking")
	}
}

func TestUndoTakesTheLastChangeOfTheFieldBack(t *testing.T) {
	f := New(env(), every(), Values{"name": "Yatno"})
	typed(f, "abc")
	press(f, "ctrl+z")
	if got := f.Values()["name"]; got != "Yatnoab" {
		t.Fatalf("after undo %q", got)
	}
	press(f, "ctrl+z", "ctrl+z", "ctrl+z")
	if got := f.Values()["name"]; got != "Yatno" {
		t.Fatalf("after all undone %q", got)
	}
}

func TestAMaskedValueIsNeverDrawnUntilRevealed(t *testing.T) {
	f := New(env(), every(), Values{"nik": "3302012501930007"})
	see := func() string {
		c := kit.NewCanvas(100, 40)
		f.Draw(c, c.Bounds())
		return c.String()
	}
	for range 6 {
		if strings.Contains(see(), "3302012501930007") {
			t.Fatalf("shown with the focus on %s", f.Focused())
		}
		press(f, "tab")
	}
	f.SetRevealed(true)
	if !strings.Contains(see(), "3302012501930007") {
		t.Fatal("not shown after it was revealed")
	}
	f.SetRevealed(false)
	f.Focus("nik")
	typed(f, "1")
	if got := f.Values()["nik"]; got != "1" {
		t.Fatalf("typing into a masked field makes %q", got)
	}
}

func TestRowsAreAddedChangedAndRemoved(t *testing.T) {
	f := New(env(), every(), Values{})
	f.Focus("rows")
	for _, name := range []string{"PKK", "Bengkel", "LBH"} {
		dialog := press(f, "enter").(kit.OpenDialog).Dialog.(*Dialog)
		typed(dialog.inner, name)
		f.Update(run(dialog.Update(run(dialog.Update(key("ctrl+s"))))).(kit.CloseDialog).Then)
	}
	v := f.Values()
	if v["rows"] != "3" || v["rows.1.who"] != "Bengkel" || v["rows.2.who"] != "LBH" {
		t.Fatalf("%v", v)
	}
	press(f, "up", "up")
	ask := press(f, "delete").(kit.OpenDialog).Dialog
	ask.Update(key("right"))
	f.Update(run(ask.Update(key("enter"))).(kit.CloseDialog).Then)
	v = f.Values()
	if v["rows"] != "2" || v["rows.0.who"] != "PKK" || v["rows.1.who"] != "LBH" || v["rows.2.who"] != "" {
		t.Fatalf("%v", v)
	}
}

// part and whole stand for a record with a list.
type part struct {
	Who   string
	Since model.Date
	Kept  int // not in the form
}

type whole struct {
	Name  string
	Born  model.Date
	Count int
	Yes   bool
	Sex   model.Sex
	Other model.ID
	Words []string
	Parts []part
}

var wholeBinding = Binding[whole]{
	Words("name", func(w *whole) *string { return &w.Name }), Day("born", func(w *whole) *model.Date { return &w.Born }),
	Count("count", func(w *whole) *int { return &w.Count }), Flag("yes", func(w *whole) *bool { return &w.Yes }),
	Code("sex", model.Sexes(), func(w *whole) *model.Sex { return &w.Sex }), Ref("other", func(w *whole) *model.ID { return &w.Other }),
	Many("words", func(w *whole) *[]string { return &w.Words }),
	Rows("parts", func(w *whole) *[]part { return &w.Parts }, Binding[part]{
		Words("who", func(p *part) *string { return &p.Who }), Day("since", func(p *part) *model.Date { return &p.Since }),
	}),
}

func TestARecordComesBackFromItsValuesAsItWas(t *testing.T) {
	day := rapid.Custom(func(t *rapid.T) model.Date {
		return model.Date(rapid.IntRange(0, int(model.On(9999, 12, 31))).Draw(t, "day"))
	})
	rapid.Check(t, func(rt *rapid.T) {
		one := whole{Name: rapid.String().Draw(rt, "name"), Born: day.Draw(rt, "born"), Count: rapid.IntRange(0, 1e6).Draw(rt, "count"),
			Yes: rapid.Bool().Draw(rt, "yes"), Sex: model.Sex(rapid.IntRange(0, 2).Draw(rt, "sex")), Words: rapid.SliceOf(rapid.StringMatching(`[a-z ]+`)).Draw(rt, "words")}
		if rapid.Bool().Draw(rt, "ref") {
			one.Other = model.NewID()
		}
		for range rapid.IntRange(0, 4).Draw(rt, "parts") {
			one.Parts = append(one.Parts, part{rapid.String().Draw(rt, "who"), day.Draw(rt, "since"), rapid.Int().Draw(rt, "kept")})
		}
		if len(one.Words) == 0 {
			one.Words = nil
		}
		back := one
		wholeBinding.Apply(&back, wholeBinding.Values(&one))
		if diff := cmp.Diff(one, back); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// FuzzDateField types anything into a date: it becomes a day, or is said.
func FuzzDateField(f *testing.F) {
	for _, s := range []string{"31-12-2026", "3 maret 1990", "hari ini", "+3b", "-1t", "29-02-2027", "99-99-9999", "+", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		form := New(env(), []Field{{Key: "day", Label: "Tanggal", Kind: Date}, {Key: "next", Label: "Lain"}}, Values{})
		form.Update(tea.PasteMsg{Content: s})
		press(form, "enter")
		v := form.Values()["day"]
		_, noted := form.note(&form.fields[0])
		d, err := model.ParseDate(v)
		if (err != nil) != noted {
			t.Fatalf("%q became %q, noted %v", s, v, noted)
		}
		if err == nil && v != d.String() {
			t.Fatalf("%q became %q", s, v)
		}
	})
}

// FuzzNumberField types anything into a number: it becomes digits, or is said.
func FuzzNumberField(f *testing.F) {
	for _, s := range []string{"0", "12", "-1", "1.5", "９", "1e9", "999999999999999999999", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		form := New(env(), []Field{{Key: "n", Label: "Jumlah", Kind: Number, Max: 30}, {Key: "next", Label: "Lain"}}, Values{})
		form.Update(tea.PasteMsg{Content: s})
		press(form, "enter")
		v := form.Values()["n"]
		if _, noted := form.note(&form.fields[0]); !noted && strings.Trim(v, "0123456789") != "" {
			t.Fatalf("%q became %q and nothing was said", s, v)
		}
	})
}

func BenchmarkTypeAndDraw(b *testing.B) {
	f := New(env(), every(), Values{})
	c := kit.NewCanvas(120, 40)
	b.ReportAllocs()
	for b.Loop() {
		typed(f, string(rune('a'+rand.IntN(26))))
		c.Clear()
		f.Draw(c, c.Bounds())
		_ = c.Render()
	}
}

// TestAMergeLosesNothingThatOnlyOneSideChanged lays two random edits over each
// other: each side's own changes are there, and what both changed is said.
func TestAMergeLosesNothingThatOnlyOneSideChanged(t *testing.T) {
	values := rapid.MapOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), rapid.SampledFrom([]string{"", "1", "2", "3"}), 0, 4)
	rapid.Check(t, func(rt *rapid.T) {
		base, mine, theirs := Values(values.Draw(rt, "base")), Values(values.Draw(rt, "mine")), Values(values.Draw(rt, "theirs"))
		merged, collisions := Merge(base, mine, theirs)
		for _, k := range []string{"a", "b", "c", "d"} {
			b, m, th, got := base[k], mine[k], theirs[k], merged[k]
			collided := m != b && th != b && m != th
			if collided != contains(collisions, k) {
				rt.Fatalf("%s: base %q, mine %q, theirs %q: collisions %v", k, b, m, th, collisions)
			}
			if m != b && got != m || m == b && got != th {
				rt.Fatalf("%s: base %q, mine %q, theirs %q became %q", k, b, m, th, got)
			}
		}
	})
}

func contains(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}

// A sentence beside a field says all of what is wrong, whatever the width, and
// stands by its own field also when the neighbour has one too.
func TestASentenceBesideAFieldIsNeverCut(t *testing.T) {
	const one, two = "Kerja sosial paling sedikit delapan jam dan paling banyak dua ratus empat puluh jam.", "Hari itu sudah ada satu; tulis alasannya bila memang lagi."
	for _, w := range []int{48, 60, 79, 99, 100, 118, 160} {
		f := New(env(), every(), Values{})
		f.SetNotes(map[string]Note{"name": {Text: one}, "count": {Text: two, Warning: true}})
		c := kit.NewCanvas(w, 60)
		f.Draw(c, c.Bounds())
		shown := strings.Join(strings.Fields(c.String()), " ")
		for _, word := range strings.Fields(one + " " + two) {
			if !strings.Contains(shown, word) {
				t.Fatalf("%d columns lose %q:\n%s", w, word, c.String())
			}
		}
		if strings.Contains(shown, "…") {
			t.Fatalf("%d columns cut something:\n%s", w, c.String())
		}
	}
}
