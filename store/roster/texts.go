package roster

import (
	"bytes"
	"math/bits"
	"slices"

	"guyub/model/text"
)

// texts holds one line of text a row, folded as it is searched, and by a bit
// for each byte what was a capital: keeping what was written beside it would
// take 40 bytes more a client.
type texts struct {
	bytes []byte   // lines, each ended by lineEnd
	at    []uint32 // where each line starts, and the end
	caps  []uint64 // a bit for each byte that was written as a capital
	// letters are the bytes that occur: a word with any other is in no line.
	letters byteSet
}

// fieldEnd and lineEnd separate what is searched. Neither occurs in folded
// text, so no match reaches over them; both sort before every letter.
const (
	fieldEnd = 0x1f
	lineEnd  = '\n'
)

// byteSet is a set of bytes.
type byteSet [4]uint64

func (s *byteSet) add(b []byte) {
	for _, c := range b {
		s[c/64] |= 1 << (c % 64)
	}
}

func (s *byteSet) hasAll(b []byte) bool {
	for _, c := range b {
		if s[c/64]>>(c%64)&1 == 0 {
			return false
		}
	}
	return true
}

func newTexts(lines, size int) texts {
	return texts{at: make([]uint32, 1, lines+1), bytes: make([]byte, 0, size), caps: make([]uint64, 0, wordsOf(size))}
}

// line returns line k.
func (t *texts) line(k int) []byte { return t.bytes[t.at[k] : t.at[k+1]-1] }

// capitals calls fn with the place in line k of each letter that was a
// capital.
func (t *texts) capitals(k int, fn func(i int)) {
	from, to := int(t.at[k]), int(t.at[k+1])
	for w := from / 64; w <= (to-1)/64; w++ {
		for b := t.caps[w]; b != 0; b &= b - 1 {
			if at := w*64 + bits.TrailingZeros64(b); at >= from && at < to {
				fn(at - from)
			}
		}
	}
}

// appendWritten appends line k with its capitals.
func (t *texts) appendWritten(dst []byte, k int) []byte {
	from := len(dst)
	dst = append(dst, t.line(k)...)
	t.capitals(k, func(i int) { dst[from+i] -= 'a' - 'A' })
	return dst
}

// copyLine appends line k of other texts.
func (t *texts) copyLine(other *texts, k int) {
	from := len(t.bytes)
	t.bytes = append(t.bytes, other.line(k)...)
	other.capitals(k, func(i int) { t.capital(from + i) })
	t.endLine()
}

func (t *texts) endLine() {
	t.bytes = append(t.bytes, lineEnd)
	t.letters.add(t.bytes[t.at[len(t.at)-1]:])
	t.at = append(t.at, uint32(len(t.bytes)))
	t.room(len(t.bytes))
}

// capital notes that the byte at a place was written as a capital.
func (t *texts) capital(at int) {
	t.room(at + 1)
	t.caps[at/64] |= 1 << (at % 64)
}

func (t *texts) room(n int) {
	for len(t.caps) < wordsOf(n) {
		t.caps = append(t.caps, 0)
	}
}

// clip gives back the room that filling left over.
func (t *texts) clip() {
	t.bytes = slices.Clone(t.bytes)
	t.caps = slices.Clone(t.caps)
}

// appendFolded appends to the last line of t what [text.Fold] makes of s, and
// reports whether s can be told from it and the capitals. It folds plain ASCII,
// which is nearly all there is, in place.
func appendFolded[S string | []byte](t *texts, s S) bool {
	if !plain(s) {
		t.bytes = append(t.bytes, text.Fold(string(s))...)
		return false
	}
	at := len(t.bytes)
	t.bytes = append(t.bytes, s...)
	for i, c := range t.bytes[at:] {
		if c >= 'A' && c <= 'Z' {
			t.bytes[at+i] += 'a' - 'A'
			t.capital(at + i)
		}
	}
	return true
}

// plain reports whether folding s only lowers its capitals: it is printable
// ASCII and its words stand one space apart.
func plain[S string | []byte](s S) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < 0x20 || c >= 0x7f || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' ' || len(s) == 0
}

// search adds to found the lines that hold the word. It looks through the text
// of all lines at once, which is quickest where few do, and goes on line by
// line where it turns out that many do.
func (t *texts) search(found *hits, word []byte) {
	if !t.letters.hasAll(word) {
		return
	}
	lines := len(t.at) - 1
	k, n := 0, 0
	for ; k < lines && (n < 16 || k > 4*n); k, n = k+1, n+1 {
		from := t.at[k]
		i := bytes.Index(t.bytes[from:], word)
		if i < 0 {
			return
		}
		for int(t.at[k+1]-from) <= i {
			k++
		}
		found[k/64] |= 1 << (k % 64)
	}
	for ; k < lines; k++ {
		if bytes.Contains(t.line(k), word) {
			found[k/64] |= 1 << (k % 64)
		}
	}
}
