package roster

import (
	"bytes"
	"cmp"
	"math/bits"
	"slices"

	"guyub/model"
	"guyub/model/text"
)

// Similar returns at most limit clients who may be the same person, the nearest
// first: every word of the shorter name has a word of its own in the longer
// one, in any order, that is the same but for slips of the pen. A word of up
// to three letters allows none, of up to six one, and a longer one two.
// Titles, degrees, single letters and "bin" or "binti" do not count. Two dates
// of birth that are both known must be the same; where they are not, a single
// word is like a single word only. It is the warning before a person is
// registered twice.
func (v *View) Similar(name string, born model.Date, limit int) []Row {
	want := nameTokens(nil, []byte(text.Fold(name)))
	if len(want) == 0 || limit <= 0 {
		return nil
	}
	type near struct {
		slips int
		row   uint32
	}
	s := v.snap
	sees := v.sees()
	found := make([][]near, workers(len(s.chunks)))
	parallel(len(s.chunks), func(worker, ci int) {
		c := s.chunks[ci]
		var have []token
		for k := range c.n {
			known := born != 0 && c.born[k] != 0
			if known && c.born[k] != born || !sees(c, k) {
				continue
			}
			have = nameTokens(have[:0], c.name(k))
			if slips, ok := alike(want, have, known); ok {
				found[worker] = append(found[worker], near{slips, uint32(ci*chunkRows + k)})
			}
		}
	})
	all := slices.Concat(found...)
	slices.SortFunc(all, func(a, b near) int { return cmp.Or(cmp.Compare(a.slips, b.slips), cmp.Compare(a.row, b.row)) })
	rows := make([]Row, 0, min(limit, len(all)))
	for _, n := range all[:min(limit, len(all))] {
		rows = append(rows, s.Row(int(n.row)))
	}
	return rows
}

// token is a word of a folded name.
type token struct {
	text    []byte
	letters uint32 // a bit for each letter that occurs
}

// nameTokens appends the words of a folded name that tell people apart.
func nameTokens(dst []token, name []byte) []token {
	name, _, _ = bytes.Cut(name, []byte{','}) // degrees follow
	for len(name) > 0 {
		var word []byte
		word, name, _ = bytes.Cut(name, []byte{' '})
		if len(word) < 2 || word[len(word)-1] == '.' || string(word) == "bin" || string(word) == "binti" {
			continue
		}
		t := token{text: word}
		for _, c := range word {
			t.letters |= 1 << (c & 31)
		}
		dst = append(dst, t)
	}
	return dst
}

// alike compares two names word by word, and counts the slips.
func alike(a, b []token, sameBirth bool) (slips int, ok bool) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 || len(a) == 1 && len(b) > 1 && !sameBirth || len(b) > 32 {
		return 0, false
	}
	var taken uint32
	for i := range a {
		best, at := 1<<10, -1
		for j := range b {
			if taken&(1<<j) != 0 {
				continue
			}
			if d, ok := distance(&a[i], &b[j]); ok && d < best {
				best, at = d, j
			}
		}
		if at < 0 {
			return 0, false
		}
		taken |= 1 << at
		slips += best
	}
	return slips, true
}

// distance returns how many letters must be put in, left out or exchanged to
// make one word of the other; false when they are more than allowed.
func distance(a, b *token) (int, bool) {
	if bytes.Equal(a.text, b.text) {
		return 0, true
	}
	allowed := 2
	switch n := min(len(a.text), len(b.text)); {
	case n <= 3 || n > longestToken || max(len(a.text), len(b.text)) > longestToken:
		return 0, false
	case n <= 6:
		allowed = 1
	}
	if d := len(a.text) - len(b.text); d > allowed || -d > allowed {
		return 0, false
	}
	// Each slip makes at most one letter come and one go.
	if bits.OnesCount32(a.letters^b.letters) > 2*allowed {
		return 0, false
	}
	d := edits(a.text, b.text)
	return d, d <= allowed
}

// longestToken bounds the words that are compared letter by letter.
const longestToken = 40

// edits is the Levenshtein distance.
func edits(a, b []byte) int {
	var row [longestToken + 1]int
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := range a {
		corner := row[0]
		row[0] = i + 1
		for j := range b {
			d := corner
			if a[i] != b[j] {
				d = 1 + min(corner, row[j], row[j+1])
			}
			corner, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}
