package seal

import (
	"crypto/rand"
	"crypto/subtle"

	"golang.org/x/crypto/argon2"
)

// Verifier tells whether something is the secret that it was made from. It holds
// only an argon2id hash with a salt of its own, and opens nothing.
type Verifier struct {
	params Params
	salt   [saltSize]byte
	hash   [32]byte
}

// NewVerifier returns the verifier of a secret.
func NewVerifier(secret string, p Params) Verifier {
	if !p.valid() {
		p = DefaultParams
	}
	v := Verifier{params: p}
	_, _ = rand.Read(v.salt[:])
	v.hash = v.of(secret)
	return v
}

// Is reports whether this is the secret. It takes as long either way.
func (v Verifier) Is(secret string) bool {
	hash := v.of(secret)
	return subtle.ConstantTimeCompare(hash[:], v.hash[:]) == 1
}

func (v Verifier) of(secret string) (hash [32]byte) {
	p := v.params
	copy(hash[:], argon2.IDKey([]byte(secret), v.salt[:], p.Time, p.MemoryKiB, p.Threads, uint32(len(hash))))
	return hash
}
