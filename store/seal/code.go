package seal

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"slices"
	"strings"
)

// letters are those of Crockford's base 32: no I, L, O, U to be misread.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// ErrTypo is a code whose check letters do not fit: mistyped, not wrong.
var ErrTypo = errors.New("the code was mistyped")

const (
	recoveryLetters   = 28 // 26 random letters: 130 bits
	activationLetters = 12 // 10 random letters: 50 bits behind argon2id
	printLetters      = 24 // 22 letters of a hash: 110 bits
	checkLetters      = 2
)

// NewRecoveryCode returns a code to be kept on paper: seven groups of four
// letters, the last two letters a check.
func NewRecoveryCode() string { return newCode(recoveryLetters) }

// NewActivationCode returns a code for one first sign-in: three groups of four.
func NewActivationCode() string { return newCode(activationLetters) }

// codeLetters are the lengths of all codes that there are.
var codeLetters = []int{recoveryLetters, activationLetters, printLetters}

func newCode(n int) string {
	random := make([]byte, n-checkLetters)
	_, _ = rand.Read(random)
	var b strings.Builder
	for _, r := range random {
		b.WriteByte(letters[r%32])
	}
	b.WriteString(checkOf(b.String()))
	return group(b.String())
}

// Fingerprint returns a hash as a code to be printed and compared: six groups
// of four letters. Nobody finds another text with the same code.
func Fingerprint(hash [sha256.Size]byte) string {
	var b strings.Builder
	for i := range printLetters - checkLetters {
		at, off := i*5/8, i*5%8
		two := uint16(hash[at])<<8 | uint16(hash[at+1])
		b.WriteByte(letters[two>>(11-off)&31])
	}
	b.WriteString(checkOf(b.String()))
	return group(b.String())
}

// CheckCode returns a code as it was printed, however it was typed: small
// letters, blanks, O for 0. It returns [ErrTypo] when the check does not fit, or a
// letter is missing or too many.
func CheckCode(typed string) (string, error) {
	s := plainCode(typed)
	n := len(s) - checkLetters
	if !slices.Contains(codeLetters, len(s)) || checkOf(s[:n]) != s[n:] {
		return "", ErrTypo
	}
	return group(s), nil
}

func checkOf(s string) string {
	sum := sha256.Sum256([]byte("guyub code " + s))
	return string([]byte{letters[sum[0]%32], letters[sum[1]%32]})
}

func plainCode(typed string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			r -= 'a' - 'A'
		case r == ' ' || r == '-' || r == '\t' || r == '\n' || r == '\r':
			return -1
		}
		switch r {
		case 'O':
			return '0'
		case 'I', 'L':
			return '1'
		}
		return r
	}, typed)
}

func group(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i += 4 {
		if i > 0 {
			b.WriteByte('-')
		}
		b.WriteString(s[i:min(i+4, len(s))])
	}
	return b.String()
}
