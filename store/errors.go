package store

import (
	"errors"
	"fmt"
	"time"

	"guyub/model"
)

// The errors that a person can meet here. [Explain] says what to do about each;
// besides them there are [*model.Denied], [model.Problems] and those of the
// engine.
var (
	ErrWrongPassword = errors.New("store: wrong user name or password")
	ErrWrongCode     = errors.New("store: wrong recovery code")
	ErrDisabled      = errors.New("store: account is disabled")
	ErrMustChange    = errors.New("store: a password must be chosen first")
	ErrSignedOut     = errors.New("store: session has ended")
	ErrLocked        = errors.New("store: office is locked")
	ErrNoRecord      = errors.New("store: no such record")
	ErrNewer         = errors.New("store: file was written by a newer program")
	ErrForeign       = errors.New("store: file is not an office")
	ErrDamaged       = errors.New("store: a record is damaged")
	ErrUnfinished    = errors.New("store: the office was not built to its end")
	ErrNotEmpty      = errors.New("store: only an office without clients is filled so")
	ErrLastManager   = errors.New("store: nobody would be left who may manage users")
	ErrSelf          = errors.New("store: nobody changes their own role or takes away their own account")
	ErrTooMuch       = errors.New("store: too much at once")
	ErrNoReason      = errors.New("store: a reason is required")
	ErrWeakPassword  = errors.New("store: password is too easy to guess")
	ErrBatchOver     = errors.New("store: the import is over, or was taken back")
)

// errNotTheirs is a wrong password of somebody whose name was not asked, since
// they are signed in.
var errNotTheirs = fmt.Errorf("store: wrong password of the signed-in person: %w", ErrWrongPassword)

// Throttled asks to wait before the next try to sign in.
type Throttled struct{ Wait time.Duration }

// Error tells the wait in whole seconds.
func (t *Throttled) Error() string {
	return fmt.Sprintf("store: too many tries, wait %d s", t.Seconds())
}

// RetryAfter returns how long.
func (t *Throttled) RetryAfter() time.Duration { return t.Wait }

// Seconds returns the wait in whole seconds, rounded up, at least one.
func (t *Throttled) Seconds() int { return max(1, int((t.Wait+time.Second-1)/time.Second)) }

// Conflict tells a writer that somebody saved the record since it was read.
// Nothing was written; both versions are there to be merged.
type Conflict struct {
	Kind   model.Kind
	Mine   any      // what was to be saved: a model.Client, model.Group, ...
	Theirs any      // what is stored now, of the same type
	By     model.ID // the user who saved it; zero: the program itself
	At     time.Time
}

// Error names the kind of record.
func (c *Conflict) Error() string { return "store: " + string(c.Kind) + " was changed meanwhile" }

// Taken tells that a number which must be unique stands in another record.
type Taken struct {
	Field string   // of the form: "register", "nik", "nip", "username", "code", "from"
	By    model.ID // the other record; zero when the person may not know of it
}

// Error names the field.
func (t *Taken) Error() string { return "store: " + t.Field + " belongs to another record" }

// WeakPassword tells why a password is refused. It is [ErrWeakPassword].
type WeakPassword struct{ Why WeakReason }

// WeakReason is why a password is refused.
type WeakReason string

// The reasons. There are no rules of composition: length counts (ASVS 5.0, 6.2).
const (
	TooShort  WeakReason = "short"  // fewer than 8 characters
	TooLong   WeakReason = "long"   // more than 128 characters
	TooCommon WeakReason = "common" // on the list of common passwords
	TooPlain  WeakReason = "plain"  // little but the office, the person or the trade
)

// Error names the reason.
func (w *WeakPassword) Error() string { return ErrWeakPassword.Error() + ": " + string(w.Why) }

// Is makes every weak password an ErrWeakPassword.
func (w *WeakPassword) Is(target error) bool { return target == ErrWeakPassword }

// HistoryLost refuses to save a client whose earlier counselors were left out
// or changed (rule R5).
type HistoryLost struct{ Field string }

// Error names the field.
func (h *HistoryLost) Error() string { return "store: history of " + h.Field + " would be lost" }

// Barred refuses to give a client to somebody who has a conflict of interest,
// or to take a client who is held from the present counselor.
type Barred struct {
	Client string
	Held   bool
}

// Error tells which of the two.
func (b *Barred) Error() string {
	if b.Held {
		return "store: the client is held with the present counselor"
	}
	return "store: the counselor has a conflict of interest"
}

// Discordant tells that clients have changed since a batch was decided, so that
// it cannot be carried out or taken back as it stands. Nothing was written.
type Discordant struct{ Rows []DiscordantRow }

// DiscordantRow is a client with what has changed.
type DiscordantRow struct {
	Client model.ID
	Why    []model.Discord
}

// Error counts the clients.
func (d *Discordant) Error() string {
	return fmt.Sprintf("store: %d clients changed meanwhile", len(d.Rows))
}
