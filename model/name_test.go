package model_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"guyub/model"
)

func TestIndonesianNamesAreTakenApart(t *testing.T) {
	for s, want := range map[string]model.Name{
		"Sukirman":                         {Given: "Sukirman"},
		"Dewi Lestari, S.H., M.Si.":        {Given: "Dewi Lestari", Degrees: []string{"S.H.", "M.Si."}},
		"Drs. H. Bambang Wijaya":           {Titles: []string{"Drs.", "H."}, Given: "Bambang Wijaya"},
		"Agus Salim bin Mardi":             {Given: "Agus Salim", Patronym: "bin Mardi"},
		"Siti binti Sukarno alias Mbak Ti": {Given: "Siti", Patronym: "binti Sukarno", Alias: "Mbak Ti"},
		"  Budi   als.  Gendut ":           {Given: "Budi", Alias: "Gendut"},
		"H.":                               {Given: "H."},
		"Bin":                              {Given: "Bin"},
		"Agus bin":                         {Given: "Agus bin"},
		"Agus alias":                       {Given: "Agus alias"},
		"Alias Tono":                       {Given: "Alias Tono"},
		"Prof Suroso":                      {Given: "Prof Suroso"}, // without its full stop it may be a name
		"":                                 {},
		",":                                {},
		", S.H.":                           {Degrees: []string{"S.H."}},
	} {
		if got := model.ParseName(s); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v, want %+v", s, got, want)
		}
	}
}

func TestColleaguesAreNamedShortly(t *testing.T) {
	for s, want := range map[string][2]string{
		"Dewi Lestari, S.H.":  {"Dewi L.", "D.L."},
		"Sukirman":            {"Sukirman", "S."},
		"Agus Salim bin Umar": {"Agus S.", "A.S."},
		"Éva Ólafur Putri":    {"Éva Ó.", "É.Ó.P."},
		"":                    {"", ""},
		" ":                   {"", ""},
		",":                   {",", ""},
		", S.H.":              {", S.H.", ""},
		"a \xff\xfe":          {"a \uFFFD.", "A.\uFFFD."},
	} {
		if got := model.ShortName(s); got != want[0] {
			t.Errorf("%q short: %q, want %q", s, got, want[0])
		}
		if got := model.Initials(s); got != want[1] {
			t.Errorf("%q initials: %q, want %q", s, got, want[1])
		}
	}
}

// nameLike draws words of all the kinds that names are made of, in any order.
func nameLike() *rapid.Generator[string] {
	word := rapid.OneOf(
		rapid.SampledFrom([]string{"bin", "BINTI", "bt.", "alias", "als.", "H.", "Hj.", "Dr.", "Drs", ",", ", S.H.", "S.Sos.,", " ", "Sukirman", "siti"}),
		rapid.String(),
	)
	return rapid.Map(rapid.SliceOfN(word, 0, 6), func(w []string) string { return strings.Join(w, " ") })
}

func TestNoLetterOfANameIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := nameLike().Draw(t, "name")
		n := model.ParseName(s)
		letters := func(s string) int {
			return len(strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) || r == ',' {
					return -1
				}
				return r
			}, s))
		}
		parts := strings.Join(n.Titles, "") + n.Given + n.Patronym + n.Alias + strings.Join(n.Degrees, "")
		lost := letters(s) - letters(parts)
		if n.Alias != "" { // the word "alias" itself
			lost -= len("als")
		}
		if lost != 0 && (n.Alias == "" || lost != len("als.")-len("als") && lost != len("alias")-len("als")) {
			t.Fatalf("%q: %+v lost %d", s, n, lost)
		}
		if short := model.ShortName(s); letters(short) > letters(s)+4 {
			t.Fatalf("%q is short for %q", short, s)
		}
		if got, want := strings.Count(model.Initials(s), "."), len(strings.Fields(n.Given)); got < want {
			t.Fatalf("%q: %d initials of %d words", s, got, want)
		}
	})
}

func TestTitlesAndDegreesDoNotDecideTheOrder(t *testing.T) {
	key := func(s string) string { return model.ParseName(s).SortKey() }
	for a, b := range map[string]string{
		"Drs. H. Agus Salim, S.H.": "agus  SALIM", "Agus bin Umar": "H. AGUS BIN Umar alias Gus", "Nóvi": "novi", "": ", S.H.",
	} {
		if key(a) != key(b) {
			t.Errorf("%q orders as %q, %q as %q", a, key(a), b, key(b))
		}
	}
	if !(key("Zainal") > key("Hj. Ani") && key("Agus") < key("Agus bin Umar")) {
		t.Error("names are ordered by their letters")
	}
}

// Whatever stands in a field, names are taken apart without a panic, and a name
// taken apart once does not come apart again.
func FuzzName(f *testing.F) {
	for _, s := range []string{"Drs. H. Bambang Wijaya bin Umar alias Bam, S.H., M.Si.", "bin", "als. als.", ",,", "\xff bt. \x00", "H. H. H."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := model.ParseName(s)
		if n.Given != strings.Join(strings.Fields(n.Given), " ") || strings.Contains(n.Given, ",") {
			t.Fatalf("%q: given %q", s, n.Given)
		}
		again := model.ParseName(n.Given)
		if again.Alias == "" && again.Patronym == "" && again.Titles == nil && again.Given != n.Given {
			t.Fatalf("%q: given %q, then %q", s, n.Given, again.Given)
		}
		if s != "" && strings.TrimSpace(s) != "" && model.ShortName(s) == "" {
			t.Fatalf("%q has no short name", s)
		}
		if n.SortKey() != model.ParseName(strings.ToUpper(s)).SortKey() && isASCII(s) {
			t.Fatalf("%q: capitals change the order", s)
		}
	})
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}
