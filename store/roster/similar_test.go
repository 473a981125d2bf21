package roster_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/store/roster"
)

func similar(name string, born model.Date, rows ...roster.Row) []string {
	r := roster.New()
	for i := range rows {
		rows[i].ID = id(i + 1)
	}
	r.Apply(rows...)
	var names []string
	for _, row := range r.Now().In(everyone).Similar(name, born, 10) {
		names = append(names, row.Name)
	}
	return names
}

func TestTheSamePersonIsFoundUnderASlipOfThePen(t *testing.T) {
	for _, c := range []struct {
		typed, there string
		found        bool
	}{
		{"Agus Salim", "Agus Salim", true},
		{"AGUS  SALIM", "Agus Salim, S.H.", true},
		{"Salim Agus", "Agus Salim", true},
		{"Muhamad Hartanto", "Muhammad Hartono", true},
		{"Agus Salim bin Mardi", "Agus Salim", true},
		{"H. Agus Salim", "Agus Salim", true},
		{"Nóvi Astuti", "Novi Astuti", true},
		{"Agus Salim", "Agus Halim", true},
		{"Agus Salim", "Bambang Wijaya", false},
		{"Agus Salim", "Asep Salim", false},
		{"Sri Rahayu", "Sra Rahayu", false}, // three letters allow none
		{"Agus", "Agus Salim", false},       // half of all men
		{"Agus", "Agus", true},
		{"", "", false},
		{"S.", "S.", false},
	} {
		got := similar(c.typed, 0, roster.Row{Name: c.there})
		if (len(got) == 1) != c.found {
			t.Errorf("%q like %q: %v", c.typed, c.there, got)
		}
	}
}

func TestTwoKnownDatesOfBirthMustBeTheSame(t *testing.T) {
	rows := []roster.Row{{Name: "Agus Salim", Born: today}, {Name: "Agus Salem"}, {Name: "Agus Salin", Born: today - 1}}
	if got := similar("Agus Salim", today, rows...); !slices.Equal(got, []string{"Agus Salim", "Agus Salem"}) {
		t.Errorf("%v", got)
	}
	if got := similar("Agus Salim", 0, rows...); !slices.Equal(got, []string{"Agus Salim", "Agus Salem", "Agus Salin"}) {
		t.Errorf("%v", got)
	}
	// The birthday tells more than a second name.
	if got := similar("Agus", today, rows...); !slices.Equal(got, []string{"Agus Salim"}) {
		t.Errorf("%v", got)
	}
}

// Being alike is mutual, whatever people are called, and nobody is unlike
// themselves.
func TestLikenessIsMutual(t *testing.T) {
	names := rapid.OneOf(
		rapid.StringMatching(`([A-Ca-c]{2,7} ){0,3}[a-c]{2,7}`),
		rapid.StringOfN(rapid.RuneFrom([]rune("ab ,.é李")), 0, 60, -1),
	)
	rapid.Check(t, func(t *rapid.T) {
		a, b := names.Draw(t, "a"), names.Draw(t, "b")
		if got := similar(a, today, roster.Row{Name: b, Born: today}); len(got) != len(similar(b, today, roster.Row{Name: a, Born: today})) {
			t.Fatalf("%q is like %q, but not the other way round (%v)", a, b, got)
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[a-z]{2,60}( [a-z]{2,12}){0,3}`).Draw(t, "name")
		if len(similar(name, 0, roster.Row{Name: name})) != 1 && name != "bin" && name != "binti" {
			t.Fatalf("%q is unlike itself", name)
		}
	})
}

func TestOnlyTheNearestAreShown(t *testing.T) {
	rows := []roster.Row{{Name: "Sukirmen Hadi"}, {Name: "Sukirman Hadi"}, {Name: "Sukirman Hady"}, {Name: "Sukirman Hadi"}}
	r := roster.New()
	for i := range rows {
		rows[i].ID = id(i + 1)
	}
	r.Apply(rows...)
	v := r.Now().In(everyone)
	got := v.Similar("Sukirman Hadi", 0, 2)
	if len(got) != 2 || got[0].ID != id(2) || got[1].ID != id(4) {
		t.Errorf("%v", got)
	}
	if v.Similar("Sukirman Hadi", 0, 0) != nil {
		t.Error("none were asked for")
	}
}
