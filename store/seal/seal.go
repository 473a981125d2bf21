// Package seal keeps the office's data unreadable and unchangeable without its
// key: records sealed with XChaCha20-Poly1305 and bound to their place, blind
// hashes that guard unique numbers, and key slots that wrap the one data key
// once for each person and once for the recovery code.
//
// What it promises: without a password or the recovery code nothing of a
// record can be read, and a record that was changed or moved does not open. It
// does not promise that a file cannot be deleted or put back to an older copy.
package seal

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"

	"golang.org/x/crypto/chacha20poly1305"
)

// KeySize is the length of a data key in bytes.
const KeySize = 32

// version stands first in every sealed value.
const version = 1

// Overhead is how much longer a sealed value is than what it holds.
const Overhead = 1 + chacha20poly1305.NonceSizeX + chacha20poly1305.Overhead

// ErrSeal is a value that does not open: changed, moved from another place, or
// sealed with another key.
var ErrSeal = errors.New("seal: record does not open: changed, moved or of another office")

// Key is the data key of an office with what is derived from it. It is safe
// for concurrent use.
type Key struct {
	data  []byte
	aead  cipher.AEAD
	blind []byte
}

// NewKey makes a fresh data key.
func NewKey() *Key {
	raw := make([]byte, KeySize)
	rand.Read(raw) // never fails
	k, err := keyFrom(raw)
	if err != nil {
		panic(err) // the length is right
	}
	return k
}

func keyFrom(raw []byte) (*Key, error) {
	if len(raw) != KeySize {
		return nil, fmt.Errorf("seal: key of %d bytes", len(raw))
	}
	values, err := hkdf.Key(sha256.New, raw, nil, "guyub values 1", KeySize)
	if err != nil {
		return nil, err
	}
	blind, err := hkdf.Key(sha256.New, raw, nil, "guyub blind index 1", KeySize)
	if err != nil {
		return nil, err
	}
	aead, err := chacha20poly1305.NewX(values)
	clear(values)
	if err != nil {
		return nil, err
	}
	return &Key{data: raw, aead: aead, blind: blind}, nil
}

// Close forgets the key as far as the language allows.
func (k *Key) Close() {
	clear(k.data)
	clear(k.blind)
}

// Seal appends the sealed form of plain to dst. place binds it: the value
// opens nowhere else.
func (k *Key) Seal(dst, plain, place []byte) []byte {
	dst = append(dst, version)
	at := len(dst)
	dst = append(dst, make([]byte, chacha20poly1305.NonceSizeX)...)
	rand.Read(dst[at:])
	return k.aead.Seal(dst, dst[at:], plain, place)
}

// Open appends what sealed holds to dst. Its error is ErrSeal.
func (k *Key) Open(dst, sealed, place []byte) ([]byte, error) {
	if len(sealed) < Overhead || sealed[0] != version {
		return nil, ErrSeal
	}
	nonce, body := sealed[1:1+chacha20poly1305.NonceSizeX], sealed[1+chacha20poly1305.NonceSizeX:]
	out, err := k.aead.Open(dst, nonce, body, place)
	if err != nil {
		return nil, ErrSeal
	}
	return out, nil
}

// Blind returns a keyed hash of a number of some kind, by which equal numbers
// can be found and nothing else learned.
func (k *Key) Blind(kind, number string) [16]byte {
	h := hmac.New(sha256.New, k.blind)
	h.Write([]byte(kind))
	h.Write([]byte{0})
	h.Write([]byte(number))
	return [16]byte(h.Sum(nil))
}
