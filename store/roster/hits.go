package roster

import "math/bits"

// hits is a set of rows of one chunk.
type hits [chunkRows / 64]uint64

// ones returns a word with its lowest n bits set, n being held to 0..64.
func ones(n int) uint64 { return 1<<max(0, min(n, 64)) - 1 }

func (h *hits) count() int {
	n := 0
	for _, w := range h {
		n += bits.OnesCount64(w)
	}
	return n
}

// keep drops the rows whose value does not pass; pass holds 0 or 1 for each
// value.
func (h *hits) keep(values []uint16, pass []uint8) {
	for w := range h {
		if h[w] == 0 {
			continue
		}
		var let uint64
		for j, value := range values[w*64 : min(w*64+64, len(values))] {
			let |= uint64(pass[value]) << j
		}
		h[w] &= let
	}
}
