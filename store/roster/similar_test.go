package roster

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

func similarNames(v *View, name string, born model.Date) []string {
	var out []string
	for _, r := range v.Similar(name, born, 10) {
		out = append(out, r.Name)
	}
	slices.Sort(out)
	return out
}

// The same person is found as other hands would have written the name, and
// others are not.
func TestSimilarFindsTheSamePerson(t *testing.T) {
	r := New()
	for i, name := range []string{"Muhammad Hartono", "Siti Nur Aisyah", "Siti", "Bambang Wijaya, S.H.", "H. Ujang Permana bin Asep", "RENÉE Ruslan", "Tono", "Tina"} {
		r.Apply(Row{ID: idOf(uint64(i + 1)), Name: name, Section: model.Adults, Born: 700_000 + model.Date(i)})
	}
	v := r.Now().In(Scope{Adults: true})
	for _, c := range []struct {
		name string
		born model.Date
		want string
	}{
		{"muhamad hartono", 0, "Muhammad Hartono"},
		{"Hartono Mohammad", 0, "Muhammad Hartono"},
		{"Muhammad Hartanto", 0, "Muhammad Hartono"},
		{"Muhammad Hartono", 700_000, "Muhammad Hartono"},
		{"Muhammad Hartono", 700_001, ""}, // another day of birth, another person
		{"Hartono", 0, ""},                // one word of two, day of birth unknown
		{"Hartono", 700_000, "Muhammad Hartono"},
		{"Siti Aisyah", 0, "Siti Nur Aisyah"},
		{"Siti", 0, "Siti"},
		{"Dr. Bambang Wijaja, M.Si.", 0, "Bambang Wijaya, S.H."},
		{"Ujang Permana", 0, "H. Ujang Permana bin Asep"},
		{"Renee  RUSLAN", 0, "RENÉE Ruslan"},
		{"Tono", 0, "Tono"}, // four letters bear one slip, not two
		{"Tino", 0, "Tina|Tono"},
		{"Budi", 0, ""},
		{"", 0, ""},
		{"bin", 0, ""},
	} {
		if got := strings.Join(similarNames(v, c.name, c.born), "|"); got != c.want {
			t.Errorf("%q (%d) is like %q, want %q", c.name, c.born, got, c.want)
		}
	}
	if n := len(v.Similar("Tino", 0, 1)); n != 1 {
		t.Errorf("limit 1 gives %d", n)
	}
	if near := v.Similar("Tono", 0, 9); near[0].Name != "Tono" {
		t.Errorf("nearest is %q", near[0].Name)
	}
}

// Distance is symmetric, 0 for the same word only, and never above the number
// of letters that were changed.
func TestDistanceCountsSlips(t *testing.T) {
	word := func(s string) *token { return &nameTokens(nil, []byte(s))[0] }
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.StringMatching("[a-f]{4,12}").Draw(t, "word")
		b := []byte(a)
		slips := 1
		if len(a) > 7 {
			slips = rapid.IntRange(0, 2).Draw(t, "slips")
		}
		for range slips {
			at := rapid.IntRange(0, len(b)-1).Draw(t, "at")
			switch rapid.IntRange(0, 2).Draw(t, "slip") {
			case 0:
				b[at] = 'g'
			case 1:
				b = slices.Insert(b, at, 'g')
			default:
				if len(b) > 4 {
					b = slices.Delete(b, at, at+1)
				}
			}
		}
		d, ok := distance(word(a), word(string(b)))
		if !ok && min(len(a), len(b)) > 6 || ok && d > slips || !ok && slips <= 1 && min(len(a), len(b)) > 3 {
			t.Fatalf("%s and %s: %d, %v after %d slips", a, b, d, ok, slips)
		}
		if (d == 0 && ok) != (a == string(b)) {
			t.Fatalf("%s and %s: %d", a, b, d)
		}
		back, okBack := distance(word(string(b)), word(a))
		if d != back || ok != okBack {
			t.Fatalf("%s and %s: %d %v, back %d %v", a, b, d, ok, back, okBack)
		}
	})
}
