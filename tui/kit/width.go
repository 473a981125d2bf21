package kit

import (
	"iter"
	"strings"
	"unicode/utf8"

	"guyub/model/text"
)

const ellipsis = "…"

// Clean is [text.Clean], for those who draw.
func Clean(s string) string { return text.Clean(s) }

// CleanLines is Clean for texts of several lines.
func CleanLines(s string) string { return text.CleanLines(s) }

// Width returns the cells that s takes when drawn as one line.
func Width(s string) int { return width(text.Clean(s)) }

// Cut returns s, made to fit w cells and ending in "…" if it had to be.
func Cut(s string, w int) string {
	s = text.Clean(s)
	head, fits := fit(s, w)
	switch {
	case fits:
		return s
	case w <= 0:
		return ""
	}
	return s[:head] + ellipsis
}

// width is Width for text that is clean.
func width(s string) int {
	w := 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i, w = i+1, w+1
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		w += runeWidth(r, s[i:i+size])
		i += size
	}
	return w
}

// fit returns how many bytes of clean text fit w cells. When not all do, one
// cell is left for the sign that says so, and blanks before it are left out.
func fit(s string, w int) (head int, fits bool) {
	if len(s) <= w { // no rune takes more cells than bytes
		return len(s), true
	}
	used := 0
	for i := 0; i < len(s); {
		rw, size := 1, 1
		if s[i] >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			rw = runeWidth(r, s[i:i+size])
		}
		if used+rw > w {
			return len(strings.TrimRight(s[:head], " ")), false
		}
		used += rw
		i += size
		if used <= w-1 {
			head = i
		}
	}
	return len(s), true
}

// Lines yields s broken into lines of at most w cells: at its own line breaks,
// else at blanks, else inside a word that is longer than a line.
func Lines(s string, w int) iter.Seq[string] {
	return func(yield func(string) bool) {
		if w <= 0 || s == "" {
			return
		}
		for p := range strings.SplitSeq(text.CleanLines(s), "\n") {
			for {
				line, rest := breakAt(p, w)
				if !yield(line) {
					return
				}
				if rest == "" {
					break
				}
				p = rest
			}
		}
	}
}

// breakAt splits off the first line of a paragraph.
func breakAt(p string, w int) (line, rest string) {
	if len(p) <= w {
		return strings.TrimRight(p, " "), ""
	}
	used, gap := 0, -1
	for i := 0; i < len(p); {
		r, size := utf8.DecodeRuneInString(p[i:])
		rw := runeWidth(r, p[i:i+size])
		if r == ' ' {
			gap = i
		}
		if used+rw > w {
			switch {
			case gap > 0 && strings.TrimLeft(p[:gap], " ") != "":
				i = gap
			case i == 0: // a wide rune in a single column
				i = size
			}
			return strings.TrimRight(p[:i], " "), strings.TrimLeft(p[i:], " ")
		}
		used += rw
		i += size
	}
	return strings.TrimRight(p, " "), ""
}

// Height returns the lines that s takes when wrapped to w cells.
func Height(s string, w int) int {
	n := 0
	for range Lines(s, w) {
		n++
	}
	return n
}
