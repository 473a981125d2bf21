package seal

import (
	"crypto/rand"
	"encoding/binary"
	"slices"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"
)

// Params is the cost of argon2id. It is kept in each slot, so that later
// releases may raise it without locking anybody out.
type Params struct {
	Time      uint32 // passes
	MemoryKiB uint32
	Threads   uint8
}

// DefaultParams costs 60 to 100 ms and 64 MiB on an ordinary office machine;
// OWASP and ASVS 5.0 ask for less.
var DefaultParams = Params{Time: 3, MemoryKiB: 64 << 10, Threads: 4}

// valid holds a damaged file from asking for all memory or all day.
func (p Params) valid() bool {
	return p.Time >= 1 && p.Time <= 32 && p.Threads >= 1 && p.MemoryKiB >= 8 && p.MemoryKiB <= 1<<20
}

// Kind says what opens a slot.
type Kind uint8

// The kinds of slots.
const (
	Password   Kind = 1 // a password that the user chose
	Activation Kind = 2 // a code for the first sign-in
	Recovery   Kind = 3 // the office's recovery code
)

const (
	saltSize = 16
	slotHead = 1 + 1 + 4 + 4 + 1 + saltSize
	slotSize = slotHead + chacha20poly1305.NonceSizeX + KeySize + chacha20poly1305.Overhead
)

// Slot holds the data key wrapped by what one person knows. Its form on the
// disk is fixed: version (1) | kind (1) | time (4) | memory (4) | threads (1) |
// salt (16) | nonce (24) | wrapped key and tag (48).
type Slot struct{ raw [slotSize]byte }

// NewSlot wraps the key by a password or code. The owner (an id) is bound to
// the slot: a slot copied to another user does not open.
func NewSlot(kind Kind, key *Key, secret string, owner []byte, p Params) (Slot, error) {
	s := Slot{}
	k := key.keys.Load()
	if k == nil {
		return s, ErrClosed
	}
	if !p.valid() {
		p = DefaultParams
	}
	head := append(s.raw[:0], version, byte(kind))
	head = binary.BigEndian.AppendUint32(head, p.Time)
	head = binary.BigEndian.AppendUint32(head, p.MemoryKiB)
	head = append(head, p.Threads)
	_, _ = rand.Read(s.raw[len(head):slotHead])
	nonce := s.raw[slotHead : slotHead+chacha20poly1305.NonceSizeX]
	_, _ = rand.Read(nonce)
	aead, err := chacha20poly1305.NewX(s.wrapKey(secret))
	if err != nil {
		return s, err
	}
	aead.Seal(s.raw[:slotHead+len(nonce)], nonce, k.data[:], s.bound(owner))
	return s, nil
}

// ParseSlot reads a slot; [ErrDamaged] tells that it cannot be one.
func ParseSlot(raw []byte) (Slot, error) {
	var s Slot
	if len(raw) != slotSize || raw[0] != version {
		return s, ErrDamaged
	}
	copy(s.raw[:], raw)
	if k := s.Kind(); k < Password || k > Recovery || !s.Params().valid() {
		return Slot{}, ErrDamaged
	}
	return s, nil
}

// Bytes returns the slot as it is stored.
func (s Slot) Bytes() []byte { return slices.Clone(s.raw[:]) }

// Kind returns what opens the slot.
func (s Slot) Kind() Kind { return Kind(s.raw[1]) }

// Params returns the cost of opening the slot.
func (s Slot) Params() Params {
	return Params{
		Time:      binary.BigEndian.Uint32(s.raw[2:]),
		MemoryKiB: binary.BigEndian.Uint32(s.raw[6:]),
		Threads:   s.raw[10],
	}
}

// Unwrap returns the data key, or [ErrWrong].
func (s Slot) Unwrap(secret string, owner []byte) (*Key, error) {
	aead, err := chacha20poly1305.NewX(s.wrapKey(secret))
	if err != nil {
		return nil, err
	}
	const at = slotHead + chacha20poly1305.NonceSizeX
	var data [KeySize]byte
	if _, err := aead.Open(data[:0], s.raw[slotHead:at], s.raw[at:], s.bound(owner)); err != nil {
		return nil, ErrWrong
	}
	return keyOf(data), nil
}

// wrapKey derives the key that wraps. Codes are taken however they were typed;
// passwords in Unicode normal form C, since keyboards differ.
func (s Slot) wrapKey(secret string) []byte {
	if s.Kind() == Password {
		secret = norm.NFC.String(secret)
	} else {
		secret = plainCode(secret)
	}
	p := s.Params()
	return argon2.IDKey([]byte(secret), s.raw[11:slotHead], p.Time, p.MemoryKiB, p.Threads, chacha20poly1305.KeySize)
}

// bound is the additional data of the wrapped key: all that stands before it.
func (s Slot) bound(owner []byte) []byte {
	return append(s.raw[:slotHead:slotHead], owner...)
}

// Waste spends the time that opening a slot takes: for a user that does not
// exist, so that an answer's delay does not tell who does.
func Waste(secret string, p Params) {
	if !p.valid() {
		p = DefaultParams
	}
	argon2.IDKey([]byte(secret), make([]byte, saltSize), p.Time, p.MemoryKiB, p.Threads, chacha20poly1305.KeySize)
}

// tagParams make a guess of a sign-in name cost about 10 ms: the space of NIP
// is small enough (birth, appointment, sex, serial: 10^10) that a fast hash
// would give them away.
var tagParams = Params{Time: 1, MemoryKiB: 16 << 10, Threads: 1}

// Tag returns the name under which a user's slot is found before the data key
// is there: a slow hash of the sign-in name, salted by the office.
func Tag(name string, salt []byte) [16]byte {
	return [16]byte(argon2.IDKey([]byte(name), salt, tagParams.Time, tagParams.MemoryKiB, tagParams.Threads, 16))
}
