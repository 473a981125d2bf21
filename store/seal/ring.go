package seal

import (
	"crypto/cipher"
	"errors"
	"io"
	"maps"
)

// An office that got a new data key keeps what was sealed under an earlier one
// and must not be sealed anew, as the audit is. Its earlier keys lie in its file,
// each sealed under the present one.

// errSameID refuses two keys that could not be told apart.
var errSameID = errors.New("two data keys have one id")

// Admit lets [Key.OpenOlder] open what was sealed under an earlier key.
func (k *Key) Admit(earlier *Key) error {
	s, e := k.keys.Load(), earlier.keys.Load()
	if s == nil || e == nil {
		return ErrClosed
	}
	if s.id == e.id {
		return errSameID
	}
	more := *s
	if more.older = maps.Clone(s.older); more.older == nil {
		more.older = map[[idSize]byte]cipher.AEAD{}
	}
	more.older[e.id] = e.aead
	k.keys.Store(&more)
	return nil
}

// OpenOlder is [Key.Open] for what may have been sealed under an earlier key.
func (k *Key) OpenOlder(dst, sealed, ad []byte) ([]byte, error) {
	s := k.keys.Load()
	if s == nil {
		return nil, ErrClosed
	}
	if len(sealed) < Overhead {
		return nil, ErrDamaged
	}
	if aead, ok := s.older[[idSize]byte(sealed[1:1+idSize])]; ok {
		return openWith(aead, dst, sealed, ad)
	}
	return k.Open(dst, sealed, ad)
}

// SealKey seals another key under this one, bound to ad.
func (k *Key) SealKey(other *Key, ad []byte) ([]byte, error) {
	o := other.keys.Load()
	if o == nil {
		return nil, ErrClosed
	}
	return k.Seal(nil, o.data[:], ad)
}

// OpenKey opens what [Key.SealKey] sealed.
func (k *Key) OpenKey(sealed, ad []byte) (*Key, error) {
	data, err := k.Open(nil, sealed, ad)
	if err != nil {
		return nil, err
	}
	if len(data) != KeySize {
		return nil, ErrDamaged
	}
	defer clear(data)
	return keyOf([KeySize]byte(data)), nil
}

// Hand writes the key itself to another process of this program, through a pipe
// that nobody else reads. It must go nowhere else.
func (k *Key) Hand(to io.Writer) error {
	s := k.keys.Load()
	if s == nil {
		return ErrClosed
	}
	_, err := to.Write(s.data[:])
	return err
}

// Receive reads the key that [Key.Hand] wrote.
func Receive(from io.Reader) (*Key, error) {
	var data [KeySize]byte
	defer clear(data[:])
	if _, err := io.ReadFull(from, data[:]); err != nil {
		return nil, err
	}
	return keyOf(data), nil
}
