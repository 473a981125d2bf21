package model

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"strconv"
	"strings"
)

// Terminal is a desk of the office that comes in over SSH and is known by the
// public key of its machine (terminal bernama). The key says which desk it is,
// never who sits there.
type Terminal struct {
	Meta
	Name string `cbor:"10,keyasint"` // "loket-1", as the audit names it
	// Key is the public key as OpenSSH writes it: its kind and its base64.
	Key string `cbor:"11,keyasint"`
	// Removed: the key opens nothing any more. The record stays, for the audit
	// names it.
	Removed bool `cbor:"12,keyasint,omitempty"`
}

// ParseTerminalKey returns the public key in a line of a .pub file, without its
// comment; false if there is none.
func ParseTerminalKey(line string) (key string, ok bool) {
	f := strings.Fields(line)
	if len(f) < 2 {
		return "", false
	}
	key = f[0] + " " + f[1]
	_, ok = wireKey(key)
	return key, ok
}

// wireKey returns the form of a key that goes over the line: it begins with the
// name of its kind, which must be the one that stands before it.
func wireKey(key string) (wire []byte, ok bool) {
	kind, text, _ := strings.Cut(key, " ")
	wire, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(wire) < 4 {
		return nil, false
	}
	n := binary.BigEndian.Uint32(wire)
	return wire, uint64(n) < uint64(len(wire)-4) && string(wire[4:4+n]) == kind
}

// NumberedTerminal is the name of the n-th desk that is open at a terminal at
// the same time; the first has the terminal's own.
func NumberedTerminal(name string, n int) string {
	if n < 2 {
		return name
	}
	return name + " (" + strconv.Itoa(n) + ")"
}

// BaseTerminal returns the terminal of a numbered desk. Whoever opens many
// desks at one terminal has no more tries at a password than at one.
func BaseTerminal(name string) string {
	base, rest, ok := cutLast(name, " (")
	if !ok || !strings.HasSuffix(rest, ")") {
		return name
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(rest, ")")); err != nil || n < 2 {
		return name
	}
	return base
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// Fingerprint returns the SHA-256 of the key, by which it is found.
func (t *Terminal) Fingerprint() [sha256.Size]byte {
	wire, _ := wireKey(t.Key)
	return sha256.Sum256(wire)
}

// FingerprintText writes the fingerprint as ssh-keygen does.
func (t *Terminal) FingerprintText() string {
	sum := t.Fingerprint()
	return "SHA256:" + base64.RawStdEncoding.EncodeToString(sum[:])
}

// Validate checks a terminal.
func (t *Terminal) Validate(Checks) Problems {
	var p Problems
	p.word("name", t.Name, 40, true)
	if _, ok := wireKey(t.Key); !ok {
		p.wrong("key", BadKey)
	}
	return p
}
