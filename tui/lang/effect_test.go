package lang

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"guyub/model/indicator"
)

func TestEveryIndicatorHasAShortNameAndItsFormulaInWords(t *testing.T) {
	for code, divided := range map[string]string{Indonesian: "dibagi", English: "divided by"} {
		e := For(code).Effect
		seen := map[string]bool{}
		for _, s := range indicator.Specs() {
			name, formula := e.Names[s.Code], e.Formulas[s.Code]
			if name == "" || seen[name] || ansi.StringWidth(name) > 26 {
				t.Errorf("%s %s is called %q", code, s.Code, name)
			}
			seen[name] = true
			if !strings.Contains(formula, divided) || !strings.HasSuffix(formula, ".") || strings.Count(formula, ". ") > 1 {
				t.Errorf("%s %s is said as %q", code, s.Code, formula)
			}
		}
		if len(e.Names) != len(seen) || len(e.Formulas) != len(seen) {
			t.Errorf("%s: words for indicators that there are not", code)
		}
	}
}
