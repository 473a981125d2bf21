package form

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

func TestWhatAnotherDeskSavedNeverDisturbsTheFieldBeingTyped(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := New(env(), every(), Values{"name": "Sukarman", "nik": "3302030205930007", "town": "1", "rows": "1", "rows.0.who": "Sari"})
		key := rapid.SampledFrom([]string{"name", "count", "nip", "phone", "nik", "notes", "town", "sex"}).Draw(rt, "field")
		f.Focus(key)
		for _, r := range rapid.StringOf(rapid.RuneFrom([]rune("123ab"))).Draw(rt, "typed") {
			f.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		for range rapid.IntRange(0, 3).Draw(rt, "left") {
			f.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
		}
		shown := func() (string, int) {
			if f.input == nil {
				return "", 0
			}
			return f.input.Value(), f.input.Position()
		}
		text, at := shown()
		mine := f.Values()
		theirs := mine.Clone()
		few := rapid.SampledFrom([]string{"", "2", "3"})
		for _, other := range []string{"name", "count", "nip", "phone", "notes", "town", "yes", "hours"} {
			if other != key {
				theirs[other] = few.Draw(rt, other)
			}
		}
		f.Adopt(theirs, theirs)
		if now, pos := shown(); now != text || pos != at || f.Focused() != key {
			rt.Fatalf("%s was %q at %d and is %q at %d, the focus is on %s", key, text, at, now, pos, f.Focused())
		}
		for k, v := range f.Values() {
			if d := f.field(k); (d == nil || d.Kind != Computed) && v != theirs[k] {
				rt.Fatalf("%s is %q, want %q", k, v, theirs[k])
			}
		}
		if f.Dirty() {
			rt.Fatal("the form differs from what is saved")
		}
	})
}

func TestAMaskedValueOfAnotherDeskIsReadMasked(t *testing.T) {
	f := New(env(), every(), Values{"nik": "3302030205930007"})
	theirs := Values{"nik": "3303010205930009"}
	if s := f.Show("nik", theirs, false); strings.Contains(s, "0102059300") {
		t.Errorf("rule R13: it reads %q", s)
	}
	if s := f.Show("nik", theirs, true); s != theirs["nik"] {
		t.Errorf("what the person typed reads %q", s)
	}
	f.SetRevealed(true)
	if s := f.Show("nik", theirs, false); s != theirs["nik"] {
		t.Errorf("what was revealed reads %q", s)
	}
	for key, want := range map[string]string{"rows": "1. Sari\n2. Budi", "yes": "ya", "town": "Wangon", "notes": "-"} {
		v := Values{"rows": "2", "rows.0.who": "Sari", "rows.1.who": "Budi", "yes": "1", "town": "2"}
		if got := f.Show(key, v, false); !strings.EqualFold(got, want) && (key != "notes" || got != f.env.Lang.Form.None) {
			t.Errorf("%s reads %q, want %q", key, got, want)
		}
	}
}
