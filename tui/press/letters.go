package press

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// The fonts that every reader of PDF has know the letters of Windows-1252: all
// that Indonesian and English write with. What they lack is written in other
// signs that mean the same, a letter with a rare accent without it, and the
// rest as the code of the sign, [U+0647]: a reader sees that something is
// missing, and no sign becomes another one.

// alike are signs that the fonts lack, and what is written for them.
var alike = map[rune]string{
	'→': "->", '←': "<-", '↑': "^", '↓': "v", '≥': ">=", '≤': "<=", '≠': "<>", '≈': "~", '−': "-",
	'✓': "[x]", '✔': "[x]", '✗': "[-]", '‐': "-", '‑': "-", '‒': "-", '―': "-",
	'\u2002': " ", '\u2003': " ", '\u2009': " ", '\u202f': " ", '\u3000': " ", 'ʻ': "'", 'ʼ': "'", 'ʿ': "'", 'ʾ': "'",
}

// letters returns a text in the signs of the fonts, one byte each.
func letters(s string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		if c, ok := charmap.Windows1252.EncodeRune(r); ok && (r >= 0x20 || r == '\n') {
			b.WriteByte(c)
			continue
		}
		b.WriteString(replaced(r))
	}
	return b.String()
}

// replaced returns what is written for a sign that the fonts lack.
func replaced(r rune) string {
	if s, ok := alike[r]; ok {
		return s
	}
	var base []byte
	for _, part := range norm.NFKD.String(string(r)) {
		if unicode.Is(unicode.Mn, part) {
			continue
		}
		c, ok := charmap.Windows1252.EncodeRune(part)
		if !ok || part < 0x20 {
			return fmt.Sprintf("[U+%04X]", r)
		}
		base = append(base, c)
	}
	if len(base) == 0 {
		return fmt.Sprintf("[U+%04X]", r)
	}
	return string(base)
}
