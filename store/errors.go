package store

import (
	"errors"
	"fmt"
	"time"

	"guyub/model"
)

// The errors of the store. Explain words every one of them.
var (
	ErrWrongPassword = errors.New("store: wrong user name or password")
	ErrWrongCode     = errors.New("store: wrong recovery code")
	ErrNewer         = errors.New("store: file was written by a newer version")
	ErrDamaged       = errors.New("store: a record does not open")
	ErrNoRecord      = errors.New("store: no such record")
	ErrSignedOut     = errors.New("store: signed out")
	ErrWeakPassword  = errors.New("store: password is too easy to guess")
	ErrNotDemo       = errors.New("store: only a demonstration office is filled so")
)

// Throttled is a sign-in refused because wrong ones came just before.
type Throttled struct{ Wait time.Duration }

func (t *Throttled) Error() string { return fmt.Sprintf("store: wait %s", t.Wait) }

// Conflict is a save of a record that somebody else has saved meanwhile.
// Nothing was written. Mine and Theirs are the record as it was to be saved
// and as it stands, both of the type of the record.
type Conflict struct {
	Kind         model.Kind
	Mine, Theirs any
	By           model.ID // who saved it
}

func (c *Conflict) Error() string { return "store: " + string(c.Kind) + " was changed meanwhile" }

// Taken is a number that another record already has.
type Taken struct {
	Field string // of the form: "register", "nik", "nip", "username", "code"
	Value string
	By    model.ID
}

func (t *Taken) Error() string { return "store: " + t.Field + " belongs to another record" }
