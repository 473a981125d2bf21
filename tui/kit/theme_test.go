package kit

import (
	"math"
	"reflect"
	"testing"
)

// styles returns every style of a theme by the name of its field.
func styles(th *Theme) map[string]Style {
	out := map[string]Style{}
	v := reflect.ValueOf(th).Elem()
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() && f.Type == reflect.TypeFor[Style]() {
			out[f.Name] = v.Field(i).Interface().(Style)
		}
	}
	return out
}

// contrast is the contrast ratio of WCAG 2.2, 1 to 21.
func contrast(a, b Color) float64 {
	light := func(c Color) float64 {
		part := func(shift int) float64 {
			v := float64(c>>shift&0xff) / 255
			if v <= 0.04045 {
				return v / 12.92
			}
			return math.Pow((v+0.055)/1.055, 2.4)
		}
		return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
	}
	hi, lo := max(light(a), light(b)), min(light(a), light(b))
	return (hi + 0.05) / (lo + 0.05)
}

// Every text can be read (WCAG AA, 4.5) on the grounds that terminals have, and
// on the line under the cursor. Rules need only be seen.
func TestEveryStyleCanBeReadOnItsGround(t *testing.T) {
	for _, tt := range []struct {
		th      *Theme
		grounds []Color
	}{
		{NewTheme(ThemeDark, true), []Color{RGB(0, 0, 0), RGB(0x1e, 0x1e, 0x1e), RGB(0x28, 0x2c, 0x34)}},
		{NewTheme(ThemeLight, false), []Color{RGB(0xff, 0xff, 0xff), RGB(0xfa, 0xf4, 0xe8), RGB(0xf0, 0xf0, 0xf0)}},
	} {
		for name, st := range styles(tt.th) {
			least := 4.5
			if name == "Rule" {
				least = 1.3
			}
			for _, ground := range tt.grounds {
				if st.Bg != 0 {
					ground = st.Bg
				}
				if st.Fg != 0 && contrast(st.Fg, ground) < least {
					t.Errorf("%s: %s has contrast %.1f on %06x", tt.th.Name, name, contrast(st.Fg, ground), ground&0xffffff)
				}
			}
			if on := st.Over(tt.th.Selected); contrast(on.Fg, on.Bg) < least {
				t.Errorf("%s: %s has contrast %.1f on the selected line", tt.th.Name, name, contrast(on.Fg, on.Bg))
			}
		}
	}
}

func TestTheSelectedLineHasAGroundOfItsOwn(t *testing.T) {
	for _, name := range Themes() {
		for _, dark := range []bool{true, false} {
			th := NewTheme(name, dark)
			if th.Selected.Bg == 0 && th.Selected.Attr&Reverse == 0 {
				t.Errorf("%s: the selected line has no ground", name)
			}
			for field, st := range styles(th) {
				on := st.Over(th.Selected)
				if on.Bg != th.Selected.Bg || on.Attr&th.Selected.Attr != th.Selected.Attr {
					t.Errorf("%s: %s hides the ground of the selected line", name, field)
				}
			}
		}
	}
}

func TestMonoHasNoColour(t *testing.T) {
	for name, st := range styles(NewTheme(ThemeMono, true)) {
		if st.Fg != 0 || st.Bg != 0 {
			t.Errorf("%s has a colour", name)
		}
	}
}

func TestSixteenColoursAreTheTerminalsOwn(t *testing.T) {
	for _, dark := range []bool{true, false} {
		th := NewTheme(Theme16, dark)
		for name, st := range styles(th) {
			for _, c := range []Color{st.Fg, st.Bg} {
				if c != 0 && (c&indexed == 0 || c&^indexed > 15) {
					t.Errorf("%s uses a colour beyond the sixteen", name)
				}
			}
		}
		c := NewCanvas(4, 1)
		c.Text(0, 0, "abcd", th.Bad)
		th.Select(c, c.Bounds())
		if _, st := c.At(0, 0); st.Fg != th.Selected.Fg {
			t.Error("a coloured text keeps its colour on the selected ground")
		}
	}
}

func TestThemeFollowsTheGroundUnlessNamed(t *testing.T) {
	for _, tt := range []struct {
		name string
		dark bool
		want string
	}{
		{ThemeAuto, true, ThemeDark}, {ThemeAuto, false, ThemeLight}, {"", true, ThemeDark}, {"?", false, ThemeLight},
		{ThemeLight, true, ThemeLight}, {ThemeDark, false, ThemeDark}, {ThemeMono, true, ThemeMono}, {Theme16, false, Theme16},
	} {
		if got := NewTheme(tt.name, tt.dark).Name; got != tt.want {
			t.Errorf("theme %q on a dark ground %v is %q, want %q", tt.name, tt.dark, got, tt.want)
		}
	}
}
