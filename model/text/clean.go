// Package text makes what people typed safe to show, to compare and to hand
// on: [Clean] and [CleanLines] take out what a terminal would obey or a reader
// could not see, [Fold] brings words to the form in which they are searched,
// and [CSVSafe] keeps a cell from being run as a formula.
//
// It knows neither records nor screens; store, sheets and kit all call it, so
// that there is one answer to what counts as clean.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns s as one line of visible text. Line breaks and tabs become a
// space, so that the words around them do not run together; every other
// control character, every invisible or direction-changing one, and every
// byte that is not UTF-8 is taken out.
//
// A string that is clean already comes back as it is, without allocation.
// Clean(Clean(s)) is Clean(s).
func Clean(s string) string { return clean(s, false) }

// CleanLines is [Clean] for text of several lines: it keeps line breaks, and
// writes each of them as one "\n".
func CleanLines(s string) string { return clean(s, true) }

func clean(s string, lines bool) string {
	at := firstUnclean(s, lines)
	if at < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:at])
	for i := at; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch judge(r, size) {
		case keep:
			b.WriteString(s[i : i+size])
		case breakLine:
			if r == '\r' && i+1 < len(s) && s[i+1] == '\n' {
				size = 2
			}
			if lines {
				b.WriteByte('\n')
			} else {
				b.WriteByte(' ')
			}
		case blank:
			b.WriteByte(' ')
		}
		i += size
	}
	return b.String()
}

// firstUnclean returns the position of the first rune that Clean would change,
// -1 if there is none.
func firstUnclean(s string, lines bool) int {
	for i := 0; i < len(s); {
		if c := s[i]; c >= 0x20 && c < 0x7f || lines && c == '\n' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if judge(r, size) != keep {
			return i
		}
		i += size
	}
	return -1
}

// verdict is what happens to one rune.
type verdict int

const (
	keep      verdict = iota
	drop              // taken out
	blank             // becomes a space
	breakLine         // ends a line
)

func judge(r rune, size int) verdict {
	switch {
	case r >= 0x20 && r < 0x7f:
		return keep
	case r == utf8.RuneError && size <= 1:
		return drop
	case r == '\n' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return breakLine
	case r == '\t' || r == '\v' || r == '\f':
		return blank
	case r < 0x20 || r < 0xa0: // C0, DEL, C1
		return drop
	case r < 0x300 && r != 0xad: // Latin letters and signs, the bulk of what is not ASCII
		return keep
	case invisible(r):
		return drop
	}
	return keep
}

// invisible reports whether r shows nothing of its own and so could hide in a
// name: the format characters of Unicode (zero-width spaces and joiners,
// directional marks and overrides, soft hyphen, tags), the variation
// selectors, the blank letters of Hangul, and code points that are none.
func invisible(r rune) bool {
	switch {
	case r == 0x034f, // combining grapheme joiner
		r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0, // Hangul fillers
		r == 0x17b4, r == 0x17b5, // Khmer inherent vowels
		r >= 0x180b && r <= 0x180f,                     // Mongolian selectors
		r >= 0xfe00 && r <= 0xfe0f,                     // variation selectors
		r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe, // noncharacters
		r >= 0xe0000 && r <= 0xe0fff: // tags, further variation selectors
		return true
	}
	return unicode.Is(unicode.Cf, r)
}
