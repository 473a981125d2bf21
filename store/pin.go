package store

import (
	"context"
	"errors"
	"strings"

	"guyub/model"
	"guyub/store/seal"
)

// The intents of locked desks.
const (
	IntentPIN    = "session.pin"    // a PIN was set
	IntentResume = "session.resume" // a locked desk was opened again
)

// The lengths of a PIN in digits, and how many wrong ones a session takes before
// only the password opens its desk.
const (
	ShortestPIN = 6
	LongestPIN  = 12
	pinTries    = 5
)

// How a locked desk was opened, as its audit entry notes it.
const (
	byPIN      = "pin"
	byPassword = "password"
)

// pin is what opens one live session again, besides the password. It is in
// memory only, and gone with the session.
type pin struct {
	verifier seal.Verifier
	failed   int // wrong ones, and those being looked at
}

// PIN reports whether a PIN was set for this session, and how many wrong ones it
// still takes: with none left only the password opens the desk.
func (s *Session) PIN() (set bool, left int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pin == nil {
		return false, 0
	}
	return true, max(0, pinTries-s.pin.failed)
}

// SetPIN sets the PIN that opens this session's locked desk again: 6 to 12
// digits, none of those that anybody would try first. It asks the password, so
// that nobody sets one at a desk that was left open. Only its argon2id hash is
// kept, in memory.
func (s *Session) SetPIN(ctx context.Context, password, digits string) error {
	if err := s.ready(); err != nil {
		return err
	}
	if err := strongPIN(digits, s.User().NIP); err != nil {
		return err
	}
	if err := s.CheckPassword(ctx, password); err != nil {
		return err
	}
	leave, err := s.office.enter(ctx)
	if err != nil {
		return err
	}
	verifier := seal.NewVerifier(digits, s.office.cost(ctx))
	leave()
	if _, err := s.work(ctx, Op{Intent: IntentPIN}, func(c *change) error {
		c.entry.Records = []AuditRecord{{Kind: model.KindUser, ID: s.user}}
		return nil
	}); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pin = &pin{verifier: verifier}
	return nil
}

// Resume opens the session's locked desk again, by its PIN or the person's
// password; digits alone are a PIN, for no password is made of them. Failures
// are noted and throttled like those of a sign-in. Five wrong PINs, however long
// apart, leave only the password, which makes the PIN good again.
func (s *Session) Resume(ctx context.Context, secret string) error {
	if s.over() {
		return ErrSignedOut
	}
	if set, _ := s.PIN(); set && allDigits(secret) {
		if err := s.tryPIN(ctx, secret); err != nil {
			return err
		}
		return s.resumed(ctx, byPIN)
	}
	if err := s.CheckPassword(ctx, secret); err != nil {
		return err
	}
	return s.resumed(ctx, byPassword)
}

// tryPIN compares a PIN. Each try counts as wrong until it has proved right,
// so that several at once are not more than five either.
func (s *Session) tryPIN(ctx context.Context, digits string) error {
	o, who := s.office, triesOf(s.user, "", s.terminal)
	left := 0
	wait, err := o.try(ctx, who, func() error {
		s.mu.Lock()
		p := s.pin
		if p == nil || p.failed >= pinTries {
			s.mu.Unlock()
			return &WrongPIN{}
		}
		p.failed++
		left = pinTries - p.failed
		s.mu.Unlock()
		leave, err := o.enter(ctx)
		if err != nil {
			s.spare(p)
			return err
		}
		defer leave()
		if !p.verifier.Is(digits) {
			return seal.ErrWrong
		}
		s.spare(p)
		return nil
	})
	if wait != nil {
		return errors.Join(&WrongPIN{Left: left}, wait, o.noteFailure(ctx, s.user, [16]byte{}, s.terminal))
	}
	if err == nil {
		o.tries.succeed(who)
	}
	return err
}

// spare takes back that a try was counted as wrong.
func (s *Session) spare(p *pin) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p.failed--
}

// resumed notes that the person is back at their locked desk.
func (s *Session) resumed(ctx context.Context, how string) error {
	if _, err := s.update(ctx, Op{Intent: IntentResume}, func(c *change) error {
		c.entry.Note = how
		return nil
	}); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pin != nil && how == byPassword {
		s.pin.failed = 0
	}
	s.used, s.locked = s.office.now(), false
	return nil
}

// WrongPIN tells that a PIN did not open the desk, and how many more tries there
// are before only the password does.
type WrongPIN struct{ Left int }

// Error names neither the PIN nor whose it is.
func (w *WrongPIN) Error() string { return "store: wrong PIN" }

// The reasons why a PIN is refused.
const (
	PINShape WeakReason = "pin-shape" // not 6 to 12 digits
	PINPlain WeakReason = "pin-plain" // few different digits, a row, or a repetition
	PINOwn   WeakReason = "pin-own"   // from the person's NIP, which colleagues know
)

// strongPIN refuses a PIN that a colleague would try first.
func strongPIN(digits, nip string) error {
	switch {
	case len(digits) < ShortestPIN || len(digits) > LongestPIN || !allDigits(digits):
		return &WeakPassword{PINShape}
	case monotonous(digits) || repeated(digits):
		return &WeakPassword{PINPlain}
	case ownDigits(digits, model.NormalNIP(nip)):
		return &WeakPassword{PINOwn}
	}
	return nil
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// repeated reports a PIN that is a shorter one said again: "123123", "90909090".
func repeated(s string) bool {
	for n := 1; n <= len(s)/2; n++ {
		if len(s)%n == 0 && strings.Repeat(s[:n], len(s)/n) == s {
			return true
		}
	}
	return false
}

// ownDigits reports a PIN that is a piece of the NIP, or holds one of its two
// dates as people write them. A NIP begins with the day of birth (YYYYMMDD) and
// the month of appointment (YYYYMM); every colleague can look it up.
func ownDigits(s, nip string) bool {
	const whole = 18
	if nip == "" {
		return false
	}
	if strings.Contains(nip, s) {
		return true
	}
	if len(nip) != whole || !allDigits(nip) {
		return false
	}
	y, m, d := nip[0:4], nip[4:6], nip[6:8]
	ay, am := nip[8:12], nip[12:14]
	for _, date := range []string{
		y + m + d, d + m + y, m + d + y, y[2:] + m + d, d + m + y[2:], m + d + y[2:], y + m, m + y, ay + am, am + ay,
	} {
		if strings.Contains(s, date) {
			return true
		}
	}
	return false
}
