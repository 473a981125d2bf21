package store

import (
	"context"
	"errors"
	"maps"
	"slices"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/seal"
)

// mayManage reports whether a role may manage accounts.
func mayManage(r model.Role) bool {
	return model.Actor{Role: r}.May(model.UserEdit, model.Subject{Kind: model.KindUser}) == nil
}

// AddUser adds an account and returns the code for its first sign-in, at which
// the person chooses a password: whoever adds a user never knows it. The code
// is shown once and kept nowhere.
func (s *Session) AddUser(ctx context.Context, op Op, u model.User) (activation string, err error) {
	if err := s.may(model.UserEdit, model.Subject{Kind: model.KindUser}); err != nil {
		return "", err
	}
	u.Rev, u.MustChange = 0, true
	if u.ID.IsZero() {
		u.ID = model.NewID()
	}
	return s.activate(ctx, op, u.ID, func(c *change) error {
		_, _, err := save(c, users, u)
		if err != nil {
			return err
		}
		s.office.relabel(c, nil, &u)
		return nil
	})
}

// ResetUser takes a user's password away, ends their sessions and returns a
// code for the next sign-in.
func (s *Session) ResetUser(ctx context.Context, op Op, id model.ID) (activation string, err error) {
	if err := s.may(model.UserEdit, model.Subject{Kind: model.KindUser}); err != nil {
		return "", err
	}
	code, err := s.activate(ctx, op, id, func(c *change) error {
		u, err := load(c, users, id)
		if err != nil {
			return err
		}
		if id == s.user {
			return ErrSelf
		}
		u.MustChange = true
		if _, changed, err := save(c, users, u); err != nil || changed {
			return err
		}
		c.entry.Records = []AuditRecord{{Kind: model.KindUser, ID: id}}
		return nil
	})
	if err == nil {
		s.office.endOthers(id, s, s.ends())
	}
	return code, err
}

// activate gives a user a slot that a fresh code opens. Tried again with the
// same operation it gives a new code, for the first one was shown to nobody.
func (s *Session) activate(ctx context.Context, op Op, id model.ID, fn func(*change) error) (string, error) {
	if op.Intent == "" {
		op.Intent = IntentActivation
	}
	code := seal.NewActivationCode()
	slot, err := s.office.newSlot(ctx, seal.Activation, code, id[:])
	if err != nil {
		return "", err
	}
	written := false
	res, err := s.work(ctx, op, func(c *change) error {
		if err := c.may(model.UserEdit, model.Subject{Kind: model.KindUser}); err != nil {
			return err
		}
		if err := fn(c); err != nil {
			return err
		}
		c.w.Put(tSlot, id[:], slot.Bytes())
		written = true
		return nil
	})
	if err != nil || written {
		return code, err
	}
	for _, r := range res.Records {
		if r.Kind == model.KindUser {
			return s.ResetUser(ctx, Op{Intent: op.Intent, Reason: op.Reason}, r.ID)
		}
	}
	return s.ResetUser(ctx, Op{Intent: op.Intent, Reason: op.Reason}, id)
}

// relabel moves the tags under which a user's slot is found while the office
// is locked.
func (o *Office) relabel(c *change, old, now *model.User) {
	var before []string
	if old != nil {
		before = loginsOf(old)
	}
	after := loginsOf(now)
	for _, login := range before {
		if !slices.Contains(after, login) {
			tag := seal.Tag(login, o.salt)
			c.w.Delete(tLogin, tag[:])
		}
	}
	for _, login := range after {
		if !slices.Contains(before, login) {
			tag := seal.Tag(login, o.salt)
			c.w.Put(tLogin, tag[:], now.ID[:])
		}
	}
}

// SaveUser saves an existing account. A disabled user's sessions end. Nobody
// changes their own role, and somebody who may manage users always remains.
func (s *Session) SaveUser(ctx context.Context, op Op, u model.User) (model.User, error) {
	var saved model.User
	res, err := s.work(ctx, op, func(c *change) error {
		if err := c.may(model.UserEdit, model.Subject{Kind: model.KindUser}); err != nil {
			return err
		}
		old, err := load(c, users, u.ID)
		if err != nil {
			return err
		}
		if u.ID == s.user && (u.Role != old.Role || u.Disabled) {
			return ErrSelf
		}
		u.MustChange = old.MustChange // only a code and a password change it
		out, changed, err := save(c, users, u)
		switch {
		case err != nil:
			return err
		case !changed:
			saved = out
			return errNothing
		}
		if err := managerLeft(c); err != nil {
			return err
		}
		s.office.relabel(c, &old, &out)
		saved = out
		return nil
	})
	saved, err = stored(ctx, s, users, res, saved, err)
	if err == nil && saved.Disabled {
		s.office.endOthers(saved.ID, nil, s.ends())
	}
	return saved, err
}

// managerLeft makes sure that somebody may still manage users.
func managerLeft(c *change) error {
	all, err := scan(c.vault, c.w, users)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(u model.User) bool { return !u.Disabled && mayManage(u.Role) }) {
		return nil
	}
	return ErrLastManager
}

// Preferences are what a person chose for their own desk.
type Preferences struct {
	Language, Theme string
	Columns         map[string]string
}

// SavePreferences saves the person's own choices; everybody may.
func (s *Session) SavePreferences(ctx context.Context, p Preferences) error {
	// It is no action with records: what was done last stays so.
	_, _, err := s.workPart(ctx, Op{Intent: "user.preferences"}, func(c *change) error {
		u, err := load(c, users, s.user)
		if err != nil {
			return err
		}
		u.Language, u.Theme, u.Columns = p.Language, p.Theme, maps.Clone(p.Columns)
		_, changed, err := save(c, users, u)
		if err == nil && !changed {
			err = errNothing
		}
		return err
	})
	return err
}

// ChangePassword gives the person a new password. The person's other sessions
// end. It is all that a session begun with an activation code may do.
func (s *Session) ChangePassword(ctx context.Context, old, fresh string) error {
	books := s.Books()
	if s.over() || books == nil {
		return ErrSignedOut
	}
	user := s.User()
	if err := checkPassword(fresh, books.Office.Name, &user); err != nil {
		return err
	}
	if err := s.CheckPassword(ctx, old); err != nil {
		return err
	}
	slot, err := s.office.newSlot(ctx, seal.Password, fresh, s.user[:])
	if err != nil {
		return err
	}
	_, err = s.update(ctx, Op{Intent: IntentPassword}, func(c *change) error {
		u, err := load(c, users, s.user)
		if err != nil {
			return err
		}
		u.MustChange = false
		if _, changed, err := save(c, users, u); err != nil {
			return err
		} else if !changed {
			c.entry.Records = []AuditRecord{{Kind: model.KindUser, ID: s.user}}
		}
		c.w.Put(tSlot, s.user[:], slot.Bytes())
		return nil
	})
	if err == nil {
		s.office.endOthers(s.user, s, s.ends())
	}
	return err
}

// CheckPassword tells whether this is the person's password (or their
// activation code, while they have no other), as before a change of what opens
// the account. Failures are noted and throttled like those of a sign-in.
func (s *Session) CheckPassword(ctx context.Context, password string) error {
	if s.over() {
		return ErrSignedOut
	}
	o, who := s.office, triesOf(s.user, "", s.terminal)
	var slot *seal.Slot
	err := s.view(ctx, func(_ vault, r kv.Reader) (err error) { slot, err = readSlot(r, s.user[:]); return err })
	if err != nil {
		return err
	}
	var key *seal.Key
	wait, err := o.try(ctx, who, func() (err error) { key, err = o.unwrap(ctx, slot, password, s.user); return err })
	if wait != nil {
		return errors.Join(errNotTheirs, wait, o.noteFailure(ctx, s.user, [16]byte{}, s.terminal))
	}
	if err != nil {
		return err
	}
	key.Close()
	o.tries.succeed(who)
	return nil
}

// NewRecoveryCode replaces the office's recovery code; the old one opens
// nothing any more.
func (s *Session) NewRecoveryCode(ctx context.Context, op Op) (string, error) {
	if err := s.may(model.UserEdit, model.Subject{Kind: model.KindUser}); err != nil {
		return "", err
	}
	code := seal.NewRecoveryCode()
	slot, err := s.office.newSlot(ctx, seal.Recovery, code, kRecovery)
	if err != nil {
		return "", err
	}
	op.ID = model.ID{} // a code is never given twice
	if op.Intent == "" {
		op.Intent = IntentRecovery
	}
	_, err = s.work(ctx, op, func(c *change) error {
		if err := c.may(model.UserEdit, model.Subject{Kind: model.KindUser}); err != nil {
			return err
		}
		c.w.Put(tSlot, kRecovery, slot.Bytes())
		return nil
	})
	return code, err
}
