package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of s in which it is searched: lower case, without
// diacritics and invisible characters, runs of white space as one space, none
// at the ends. "  Hj. Nóvi  ASTUTI " and "hj. novi astuti" fold to the same.
//
// A string that is folded already comes back as it is, without allocation.
// Fold(Fold(s)) is Fold(s).
func Fold(s string) string {
	if folded(s) {
		return s
	}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			s = stripMarks(s)
			break
		}
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case r == ' ' || unicode.IsSpace(r):
			gap = b.Len() > 0
			continue
		case r < 0x20 || r == 0x7f:
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(lower(r))
	}
	return b.String()
}

// folded reports whether s is plain ASCII that Fold would not change, which is
// what nearly everything in a roster is.
func folded(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < 0x20 || c >= 0x7f || c >= 'A' && c <= 'Z' || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' ' || s == ""
}

// stripMarks decomposes s (compatibility forms too, so that full-width and
// ligature letters are found by plain ones) and leaves out the marks.
// Lowering comes before it as well as after it, because a few capitals
// decompose only in one case.
func stripMarks(s string) string {
	s = norm.NFKD.String(strings.Map(lower, Clean(s)))
	s = strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r) {
			return -1
		}
		return lower(r)
	}, s)
	return norm.NFC.String(Clean(s))
}

func lower(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	switch r {
	case 'ø', 'Ø': // the stroke is no mark in Unicode, but people leave it out
		return 'o'
	case 'ł', 'Ł':
		return 'l'
	case 'đ', 'Đ':
		return 'd'
	case 'ʼ', '’', '‘':
		return '\''
	}
	return unicode.ToLower(r)
}
