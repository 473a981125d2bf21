package seal

import (
	"bytes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"sync/atomic"

	"golang.org/x/crypto/chacha20poly1305"
)

// The errors of keys and slots.
var (
	ErrDamaged = errors.New("sealed data is damaged or was sealed by another office")
	ErrClosed  = errors.New("the data key is closed")
	ErrWrong   = errors.New("the password or code does not open this slot")
)

// KeySize is the length of a data key in bytes.
const KeySize = 32

const (
	version   = 1
	idSize    = 4
	headSize  = 1 + idSize + chacha20poly1305.NonceSizeX
	subValues = "guyub values 1"
	subBlind  = "guyub blind index 1"
	subID     = "guyub key id 1"
)

// Overhead is how many bytes longer a sealed value is than what it holds.
const Overhead = headSize + chacha20poly1305.Overhead

// Key is an office's data key. It is safe for concurrent use; after Close
// everything it is asked fails with [ErrClosed].
type Key struct{ keys atomic.Pointer[keys] }

type keys struct {
	data  [KeySize]byte
	blind []byte
	id    [idSize]byte
	aead  cipher.AEAD
	older map[[idSize]byte]cipher.AEAD // of earlier keys: see Key.Admit
}

// NewKey returns a fresh random data key.
func NewKey() *Key {
	var data [KeySize]byte
	_, _ = rand.Read(data[:]) // crypto/rand never fails: it ends the program first
	return keyOf(data)
}

func keyOf(data [KeySize]byte) *Key {
	k := &keys{data: data, blind: derive(data[:], subBlind, 32)}
	copy(k.id[:], derive(data[:], subID, idSize))
	values := derive(data[:], subValues, chacha20poly1305.KeySize)
	aead, err := chacha20poly1305.NewX(values)
	if err != nil {
		panic("seal: " + err.Error()) // the length is a constant
	}
	clear(values)
	k.aead = aead
	key := &Key{}
	key.keys.Store(k)
	return key
}

func derive(secret []byte, purpose string, n int) []byte {
	sub, err := hkdf.Key(sha256.New, secret, nil, purpose, n)
	if err != nil {
		panic("seal: " + err.Error()) // the length is a constant
	}
	return sub
}

// Seal appends the sealed plaintext to dst. The additional data ad is not
// stored: whoever opens the value names it again, so that a value moved to
// another place does not open.
//
// The form is version (1) | key id (4) | nonce (24) | ciphertext | tag (16).
func (k *Key) Seal(dst, plaintext, ad []byte) ([]byte, error) {
	s := k.keys.Load()
	if s == nil {
		return nil, ErrClosed
	}
	var nonce [chacha20poly1305.NonceSizeX]byte
	_, _ = rand.Read(nonce[:])
	dst = append(dst, version)
	dst = append(dst, s.id[:]...)
	dst = append(dst, nonce[:]...)
	return s.aead.Seal(dst, nonce[:], plaintext, ad), nil
}

// Open appends the plaintext of a sealed value to dst. It returns [ErrDamaged]
// when a single bit of the value or of ad is not as it was.
func (k *Key) Open(dst, sealed, ad []byte) ([]byte, error) {
	s := k.keys.Load()
	if s == nil {
		return nil, ErrClosed
	}
	if len(sealed) < Overhead || !bytes.Equal(sealed[1:1+idSize], s.id[:]) {
		return nil, ErrDamaged
	}
	return openWith(s.aead, dst, sealed, ad)
}

// openWith opens a value whose key is known, and which is long enough.
func openWith(aead cipher.AEAD, dst, sealed, ad []byte) ([]byte, error) {
	if sealed[0] != version {
		return nil, ErrDamaged
	}
	out, err := aead.Open(dst, sealed[1+idSize:headSize], sealed[headSize:], ad)
	if err != nil {
		return nil, ErrDamaged
	}
	return out, nil
}

// Blind returns the keyed hash under which a unique number of a kind is kept:
// equal for equal numbers, and saying nothing about them to who lacks the key.
// The number must be normalised already.
func (k *Key) Blind(kind, number string) ([16]byte, error) {
	var out [16]byte
	s := k.keys.Load()
	if s == nil {
		return out, ErrClosed
	}
	mac := hmac.New(sha256.New, s.blind)
	mac.Write([]byte(kind))
	mac.Write([]byte{0})
	mac.Write([]byte(number))
	copy(out[:], mac.Sum(nil))
	return out, nil
}

// Close forgets the key. The cipher's own copy goes with the next garbage
// collection: Go gives no way to wipe it.
func (k *Key) Close() {
	if s := k.keys.Swap(nil); s != nil {
		// A Seal or Open still running holds s.aead's copy, never these.
		s.aead, s.older = nil, nil
		clear(s.data[:])
	}
}
