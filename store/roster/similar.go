package roster

import (
	"bytes"
	"sync"

	"guyub/model"
	"guyub/model/text"
)

// Similar returns at most limit clients whose name is within two slips of the
// pen of the given one (one, for names of up to six letters); a date of birth
// that is known on both sides must be the same. It is the warning before a
// person is registered twice.
func (v *View) Similar(name string, born model.Date, limit int) []Row {
	want := []byte(text.Fold(name))
	if len(want) < 3 {
		return nil
	}
	slips := 2
	if len(want) <= 6 {
		slips = 1
	}
	own := v.own()
	var mu sync.Mutex
	var rows []Row
	parallel(len(v.chunks), func(ci int) {
		c := v.chunks[ci]
		var scratch [2][64]int
		for k := range c.n {
			if born != 0 && c.born[k] != 0 && c.born[k] != born || !v.lets(c, k, own) {
				continue
			}
			at := c.rawAt[3*k:]
			have := c.line(k)[:min(len(c.line(k)), int(at[2]-at[1]))]
			if d := len(have) - len(want); d > slips || d < -slips {
				continue
			}
			if bytes.Equal(have, want) || within(have, want, slips, &scratch) {
				mu.Lock()
				if len(rows) < limit {
					rows = append(rows, c.row(k, v.dict))
				}
				mu.Unlock()
			}
		}
	})
	return rows
}

// within reports whether two texts are at most slips insertions, deletions or
// replacements apart. Texts longer than the scratch are compared up to it.
func within(a, b []byte, slips int, scratch *[2][64]int) bool {
	a, b = a[:min(len(a), 63)], b[:min(len(b), 63)]
	prev, cur := &scratch[0], &scratch[1]
	for j := range len(b) + 1 {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			d := prev[j-1]
			if a[i-1] != b[j-1] {
				d = 1 + min(d, prev[j], cur[j-1])
			}
			cur[j] = d
			least = min(least, d)
		}
		if least > slips {
			return false
		}
		prev, cur = cur, prev
	}
	return prev[len(b)] <= slips
}
