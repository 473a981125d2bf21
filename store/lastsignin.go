package store

import (
	"context"
	"time"

	"guyub/model"
	"guyub/store/kv"
)

// LastSignIn is the sign-in before the present one; a strange answer is how a
// stolen password is noticed.
type LastSignIn struct {
	At       time.Time // zero: there was none, or it is too far back
	Terminal string
	Failed   int // tries that failed since, at any terminal
}

// LastSignIn returns when and where the person signed in before this session,
// and how many tries have failed since. It reads back no further than that.
func (s *Session) LastSignIn(ctx context.Context) (last LastSignIn, err error) {
	if err := s.ready(); err != nil {
		return last, err
	}
	err = s.accountTrail(ctx, s.user, s.began, func(e *AuditEntry) bool {
		switch e.Intent {
		case IntentFailed:
			last.Failed++
		case IntentSignIn:
			last.At, last.Terminal = e.At, e.Terminal
			return false
		}
		return true
	})
	return last, err
}

// Tries are failed tries to get into an account.
type Tries struct {
	User model.ID
	// Failed counts those of the last day; Last is when and Terminal where the
	// latest one was.
	Failed   int
	Last     time.Time
	Terminal string
}

// The failed tries that those who manage users are told of, and how long.
const (
	ManyTries  = 10
	triesShown = 24 * time.Hour
)

// ManyTries returns the accounts that somebody has tried to get into ten times
// or more within a day, whether or not it was achieved. Whoever may manage users
// may ask.
func (s *Session) ManyTries(ctx context.Context) ([]Tries, error) {
	if err := s.may(model.UserEdit, model.Subject{Kind: model.KindUser}); err != nil {
		return nil, err
	}
	after := s.office.now().Add(-triesShown)
	var out []Tries
	for _, u := range s.Books().Users {
		t := Tries{User: u.ID}
		err := s.accountTrail(ctx, u.ID, 0, func(e *AuditEntry) bool {
			switch {
			case e.Intent == IntentFailed && e.At.After(after):
				if t.Failed++; t.Last.IsZero() {
					t.Last, t.Terminal = e.At, e.Terminal
				}
			case e.Intent != IntentFailed: // those of a locked office were noted later than they happened
				return e.At.After(after)
			}
			return true
		})
		if err != nil {
			return nil, err
		}
		if t.Failed >= ManyTries {
			out = append(out, t)
		}
	}
	return out, nil
}

// accountTrail yields what happened to an account, the newest first and before
// the audit entry of a number (0: all), until yield returns false or it has gone
// far enough back.
func (s *Session) accountTrail(ctx context.Context, user model.ID, before uint64, yield func(*AuditEntry) bool) error {
	to := next(user[:])
	if before > 0 {
		to = trailKey(user, before)
	}
	return s.view(ctx, func(v vault, r kv.Reader) error {
		n := 0
		for key := range r.Back(tTrail, user[:], to) {
			if len(key) != 24 {
				return damaged(tTrail, errForm)
			}
			e, err := readAudit(v, r, seqOf(key[16:]))
			if err != nil {
				return err
			}
			if n++; !yield(&e) || n == historyKept {
				return nil
			}
		}
		return nil
	})
}
