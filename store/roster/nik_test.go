package roster

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Digits are found in a packed NIK exactly where they are in the written one.
func TestPackedNIKHoldsWhatTheWrittenOneDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.OneOf(rapid.Uint64Range(1, 9_999_999_999_999_999), rapid.Uint64Range(1, 1200)).Draw(t, "nik")
		written := fmt.Sprintf("%016d", n)
		at := rapid.IntRange(0, 15).Draw(t, "at")
		digits := rapid.OneOf(
			rapid.StringMatching(`[0-9]{1,17}`), rapid.StringMatching(`[01]{1,4}`),
			rapid.Just(written[at:rapid.IntRange(at+1, 16).Draw(t, "to")]), rapid.StringMatching(`[0-9a:/]{1,3}`),
		).Draw(t, "digits")
		p := packNIK(n)
		if p.number() != n {
			t.Fatalf("%d became %d", n, p.number())
		}
		part := nikPart([]byte(digits))
		if got, want := part != nil && p.holds(part), strings.Contains(written, digits); got != want {
			t.Fatalf("%s in %s: %v, want %v", digits, written, got, want)
		}
		if part != nil && (nik(0).holds(part) || longNIK.holds(part)) {
			t.Fatalf("%s in a NIK that is not there", digits)
		}
	})
}
