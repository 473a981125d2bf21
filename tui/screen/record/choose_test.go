package record

import (
	"image"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"guyub/tui/kit"
	"guyub/tui/lang"
)

func choosing(code string, all []collision) (*chooser, func(kit.Intent) tea.Msg) {
	env := &kit.Env{Lang: lang.For(code), Theme: kit.NewTheme(kit.ThemeDark, true)}
	d := newChooser(env, "yang tersimpan (Dewi L., 10.44)", all, func(all []collision) tea.Msg { return all })
	return d, func(i kit.Intent) tea.Msg {
		if cmd := d.Update(kit.Do{Intent: i}); cmd != nil {
			return cmd()
		}
		return nil
	}
}

func TestNothingIsChosenByItselfAndSavingWaitsForEveryField(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(rt, "fields")
		all := make([]collision, n)
		d, do := choosing("id", all)
		at, want := 0, make([]side, n)
		for _, step := range rapid.SliceOf(rapid.IntRange(0, 5)).Draw(rt, "keys") {
			switch step {
			case 0:
				do(kit.Left)
				want[at] = mineSide
			case 1:
				do(kit.Right)
				want[at] = theirsSide
			case 2:
				do(kit.Mark)
				if want[at] == mineSide {
					want[at] = theirsSide
				} else {
					want[at] = mineSide
				}
			case 3:
				do(kit.Down)
				at = min(at+1, n-1)
			case 4:
				do(kit.Up)
				at = max(at-1, 0)
			case 5:
				open := -1
				for i := n - 1; i >= 0; i-- {
					if want[i] == noSide {
						open = i
					}
				}
				answer := do(kit.Save)
				if open >= 0 {
					if answer != nil || d.at != open {
						rt.Fatalf("saved with field %d not chosen: %v", open, answer)
					}
					at = open
					continue
				}
				then := answer.(kit.CloseDialog).Then.([]collision)
				for i := range then {
					if then[i].pick != want[i] {
						rt.Fatalf("field %d is %d, want %d", i, then[i].pick, want[i])
					}
				}
				return
			}
		}
		if answer := do(kit.Back).(kit.CloseDialog); answer.Then != nil {
			rt.Fatal("going back to the form chose something")
		}
	})
}

func TestLongValuesWrapAndAreReachedOnTheLeastScreen(t *testing.T) {
	long := strings.Repeat("syarat umum dan khusus ", 30)
	for _, code := range []string{lang.Indonesian, lang.English} {
		d, do := choosing(code, []collision{
			{label: "Syarat", mine: long + "akhirku", theirs: "pendek"}, {label: "Alias", mine: "Kardi", theirs: "Mus"},
		})
		c := kit.NewCanvas(60, 12)
		draw := func() string {
			c.Clear()
			kit.Frame(c, d.env.Theme, image.Rect(0, 0, 60, 12), d)
			return c.String()
		}
		if s := draw(); !strings.Contains(s, "Syarat") || !strings.Contains(s, "( ) pendek") || strings.Contains(s, "akhirku") {
			t.Fatalf("it begins with\n%s", s)
		}
		found := false
		for range 60 {
			do(kit.PageDown)
			found = found || strings.Contains(draw(), "akhirku")
		}
		if !found {
			t.Fatal("the end of a long value is never seen")
		}
		do(kit.Down)
		if s := draw(); !strings.Contains(s, "> Alias") || !strings.Contains(s, "( ) Mus") {
			t.Fatalf("the next field is not seen:\n%s", s)
		}
	}
}
