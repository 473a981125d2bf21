package seal

import (
	"crypto/sha256"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A fingerprint keeps 110 bits of its hash, reads as it is typed, and tells a
// slip of the pen from another hash.
func TestAFingerprintIsTypedAsItIsPrinted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hash := sha256.Sum256([]byte(rapid.String().Draw(t, "text")))
		code := Fingerprint(hash)
		if n := len(strings.Split(code, "-")); n != 6 || len(code) != 6*4+5 {
			t.Fatalf("printed as %q", code)
		}
		if got, err := CheckCode(strings.ToLower(strings.ReplaceAll(code, "-", ""))); err != nil || got != code {
			t.Fatalf("%q was read as %q, %v", code, got, err)
		}
		bit := rapid.IntRange(0, 8*len(hash)-1).Draw(t, "bit")
		hash[bit/8] ^= 1 << (7 - bit%8)
		const kept = 110
		if same := Fingerprint(hash) == code; same != (bit >= kept) {
			t.Fatalf("bit %d of the hash counts: %t", bit, !same)
		}
	})
}
