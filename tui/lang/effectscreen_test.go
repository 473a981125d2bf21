package lang

import (
	"strings"
	"testing"

	"guyub/model/indicator"
)

// A clause takes the value alone, or what was counted and of how many; nothing
// is left open.
func TestEveryIndicatorSaysInWordsWhatItCounts(t *testing.T) {
	for _, code := range []string{Indonesian, English} {
		w := &For(code).EffectScreen
		for _, s := range indicator.Specs() {
			said := w.Clause(s.Code, "65", "1.300", "5,0 %")
			switch open := strings.Count(w.Clauses[s.Code], "%s"); {
			case open == 1 && strings.Contains(said, "5,0 %"):
			case open == 2 && strings.Contains(said, "65") && strings.Contains(said, "1.300"):
			default:
				t.Errorf("%s %s is said as %q", code, s.Code, said)
			}
			if counts := s.Unit == indicator.Percent && s.Of != indicator.OfCounselors || s.Unit == indicator.PerHundred; counts != (strings.Count(w.Clauses[s.Code], "%s") == 2) {
				t.Errorf("%s %s: counts are said of what has none, or not said", code, s.Code)
			}
		}
		if len(w.Clauses) != len(indicator.Specs()) {
			t.Errorf("%s: clauses for indicators that there are not", code)
		}
	}
}
