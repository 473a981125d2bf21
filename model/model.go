// Package model is the domain of a Bapas (balai pemasyarakatan), an Indonesian
// correctional centre: its clients, counselors, community groups, working area
// and users, what makes their records valid, who may do what with them, and
// the states they pass through.
//
// It is pure: it knows no store, no screen and no clock. Whatever depends on
// today takes a [Date]; whatever depends on an office's own decisions takes
// its [Norms].
//
// Records carry CBOR tags with integer keys because those numbers are part of
// the meaning of a record that must stay readable for ever: a new field takes
// a new number, and a number is never used again.
package model

import (
	"time"

	"github.com/google/uuid"
)

// ID names a record: a UUIDv7, which sorts by time of creation and says
// nothing about whom it belongs to. People never see ids; they see register
// numbers, NIP and codes.
type ID [16]byte

// NewID returns a fresh id.
func NewID() ID { return ID(uuid.Must(uuid.NewV7())) }

// ParseID reads the usual text form of an id.
func ParseID(s string) (ID, error) {
	u, err := uuid.Parse(s)
	return ID(u), err
}

// IsZero reports whether the id names nothing.
func (id ID) IsZero() bool { return id == ID{} }

// String returns the usual text form, and nothing for the zero id.
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	return uuid.UUID(id).String()
}

// Meta stands at the head of every stored record.
type Meta struct {
	ID ID `cbor:"1,keyasint"`
	// Rev counts the saves of the record, from 1. A writer hands back the Rev
	// that it read; the store refuses a stale one and sets the next.
	Rev uint64 `cbor:"2,keyasint,omitempty"`
	// ChangedAt and ChangedBy tell the last save; the store sets them.
	ChangedAt time.Time `cbor:"3,keyasint,omitzero"`
	ChangedBy ID        `cbor:"4,keyasint,omitzero"`
}

// Stamp returns the head itself, so that every record embedding Meta offers it.
func (m *Meta) Stamp() *Meta { return m }

// Record is what the store keeps: anything with a [Meta] at its head.
type Record interface{ Stamp() *Meta }
