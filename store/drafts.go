package store

import (
	"context"
	"time"

	"guyub/model"
	"guyub/store/kv"
)

// Draft is a form as somebody left it: typed, not saved. Each person has their
// own, sealed and bound to them; the key on the disk is blind.
type Draft struct {
	Form   string            `cbor:"1,keyasint"` // "client"
	Key    string            `cbor:"2,keyasint"` // of the record; empty for a new one
	Base   uint64            `cbor:"3,keyasint"` // Rev that the form began from
	Values map[string]string `cbor:"4,keyasint,omitempty"`
	At     time.Time         `cbor:"5,keyasint"` // set by the store
}

// The limits of drafts: a form is small, and nobody keeps many half done.
const (
	draftBytes = 256 << 10
	draftsKept = 50
)

func draftKey(v vault, user model.ID, form, key string) ([]byte, error) {
	b, err := v.key.Blind("draft", form+"\x00"+key)
	return append(user[:], b[:]...), err
}

// SaveDraft keeps a form in progress in the place of its earlier draft. When a
// person has too many, the oldest goes. It is the one thing that a session which
// somebody else ended may still do, for a moment: see [Session.Ended].
func (s *Session) SaveDraft(ctx context.Context, d Draft) error {
	if err := s.mayKeep(); err != nil {
		return err
	}
	if id, err := model.ParseID(d.Key); err == nil && isAnonymous(s.Roster(), id) {
		return ErrAnonymous // a form that was still open
	}
	v := s.office.open.Load()
	if v == nil {
		return ErrSignedOut
	}
	d.At = s.office.now().UTC().Truncate(time.Millisecond)
	key, err := draftKey(v.vault, s.user, d.Form, d.Key)
	if err != nil {
		return damaged(tDraft, err)
	}
	sealed, err := v.seal(tDraft, key, nil, d)
	if err != nil {
		return err
	}
	if len(sealed) > draftBytes {
		return ErrTooMuch
	}
	return s.office.engine.Update(ctx, kv.OpID{}, func(w kv.Writer) error {
		w.Put(tDraft, key, sealed)
		all, err := readDrafts(v.vault, w, s.user)
		if err != nil || len(all) <= draftsKept {
			return err
		}
		oldest := all[0]
		for _, one := range all {
			if one.At.Before(oldest.At) {
				oldest = one
			}
		}
		gone, err := draftKey(v.vault, s.user, oldest.Form, oldest.Key)
		w.Delete(tDraft, gone)
		return err
	})
}

// Draft returns the person's draft of a form, false if there is none.
func (s *Session) Draft(ctx context.Context, form, key string) (d Draft, ok bool, err error) {
	if err := s.ready(); err != nil {
		return d, false, err
	}
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		at, err := draftKey(v, s.user, form, key)
		if err != nil {
			return damaged(tDraft, err)
		}
		sealed, found := r.Get(tDraft, at)
		if !found {
			return nil
		}
		ok = true
		return v.open(tDraft, at, sealed, &d)
	})
	return d, ok && err == nil, err
}

// Drafts returns all drafts of the person.
func (s *Session) Drafts(ctx context.Context) (all []Draft, err error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	err = s.view(ctx, func(v vault, r kv.Reader) error {
		all, err = readDrafts(v, r, s.user)
		return err
	})
	return all, err
}

func readDrafts(v vault, r kv.Reader, user model.ID) (all []Draft, err error) {
	for key, sealed := range r.Scan(tDraft, user[:], next(user[:])) {
		var d Draft
		if err := v.open(tDraft, key, sealed, &d); err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// DropDraft forgets the draft of a form, as after saving it.
func (s *Session) DropDraft(ctx context.Context, form, key string) error {
	if err := s.ready(); err != nil {
		return err
	}
	v := s.office.open.Load()
	if v == nil {
		return ErrSignedOut
	}
	at, err := draftKey(v.vault, s.user, form, key)
	if err != nil {
		return damaged(tDraft, err)
	}
	return s.office.engine.Update(ctx, kv.OpID{}, func(w kv.Writer) error { w.Delete(tDraft, at); return nil })
}

// next returns the first key after all that begin with the prefix, nil when
// there is none.
func next(prefix []byte) []byte {
	out := append([]byte(nil), prefix...)
	for i := len(out) - 1; i >= 0; i-- {
		if out[i]++; out[i] != 0 {
			return out[:i+1]
		}
	}
	return nil
}
