package model

import (
	"slices"
	"strings"

	"guyub/model/text"
)

// Name is an Indonesian personal name taken apart. Many people have a single
// name; there are no surnames to sort by.
type Name struct {
	Titles   []string // before the name: H., Dr., Drs.
	Given    string   // all of the name proper
	Patronym string   // "bin Mardi", "binti Sukarno"; empty if none
	Alias    string   // after "alias" or "als."
	Degrees  []string // after a comma: S.H., M.Si.
}

var titles = []string{"h", "hj", "dr", "drs", "dra", "ir", "prof", "kh", "r", "rr", "rm", "ust", "ustadz"}

// ParseName takes a name apart. Whatever it does not know stays in Given, and
// no letter is lost.
func ParseName(s string) Name {
	var n Name
	s, degrees, _ := strings.Cut(strings.Join(strings.Fields(s), " "), ",")
	for d := range strings.SplitSeq(degrees, ",") {
		if d = strings.TrimSpace(d); d != "" {
			n.Degrees = append(n.Degrees, d)
		}
	}
	words := strings.Fields(s)
	if i := slices.IndexFunc(words, isOneOf("alias", "als", "als.")); i > 0 && i < len(words)-1 {
		n.Alias = strings.Join(words[i+1:], " ")
		words = words[:i]
	}
	if i := slices.IndexFunc(words, isOneOf("bin", "binti", "bt", "bt.")); i > 0 && i < len(words)-1 {
		n.Patronym = strings.Join(words[i:], " ")
		words = words[:i]
	}
	for len(words) > 1 && strings.HasSuffix(words[0], ".") && slices.Contains(titles, strings.ToLower(strings.TrimRight(words[0], "."))) {
		n.Titles = append(n.Titles, words[0])
		words = words[1:]
	}
	n.Given = strings.Join(words, " ")
	return n
}

func isOneOf(words ...string) func(string) bool {
	return func(w string) bool { return slices.Contains(words, strings.ToLower(w)) }
}

// SortKey returns what a name is ordered by: the name proper and the patronym,
// folded. Titles and degrees are left out, so that "H. Agus" stands with the
// others named Agus.
func (n Name) SortKey() string { return text.Fold(n.Given + " " + n.Patronym) }

// ShortName returns how colleagues are named in lists: the first word in full,
// the next with its first letter ("Dewi Lestari, S.H." is "Dewi L.").
func ShortName(s string) string {
	words := strings.Fields(ParseName(s).Given)
	switch len(words) {
	case 0:
		return strings.TrimSpace(s)
	case 1:
		return words[0]
	}
	return words[0] + " " + string([]rune(words[1])[0]) + "."
}

// Initials returns the initials that stand for a child's name where the name
// must not be read ("Agus Salim" is "A.S.").
func Initials(s string) string {
	var b strings.Builder
	for _, w := range strings.Fields(ParseName(s).Given) {
		b.WriteString(strings.ToUpper(string([]rune(w)[0])) + ".")
	}
	return b.String()
}
