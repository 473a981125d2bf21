package store

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"guyub/model"
)

// A locked office hashes what is typed for a name, 16 MiB at a time and before
// anybody has proved anything: whoever knocks often must not take all memory.
func TestNamesTypedAtALockedOfficeAreHashedTwoAtATime(t *testing.T) {
	w := newWorld(t)
	w.reopen()
	synctest.Test(t, func(t *testing.T) {
		w.office.hashes = make(chan struct{}, 2)
		for range cap(w.office.hashes) {
			if _, err := w.office.enter(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		var found atomic.Bool
		go func() {
			_, _, slot, err := w.office.findSlot(t.Context(), usernameOf(model.RoleOperator))
			found.Store(err == nil && slot != nil)
		}()
		synctest.Wait()
		if found.Load() {
			t.Error("a third hash was computed beside two others")
		}
		<-w.office.hashes
		synctest.Wait()
		if !found.Load() {
			t.Error("the slot was not found")
		}
	})
}

// Tries at once are not more than tries one after another: of many desks at one
// terminal, one is told that the password is wrong and the others have to wait.
func TestTriesAtOnceAreOneTry(t *testing.T) {
	w := newWorld(t)
	s := w.sitting(model.RoleOperator, "loket-1")
	name := usernameOf(model.RoleOperator)
	for what, try := range map[string]func() error{
		"sign-in": func() error {
			_, err := w.office.SignIn(w.ctx(), name, "salah sekali", "loket-2", nil)
			return err
		},
		"lock": func() error { return s.Resume(w.ctx(), "salah sekali") },
	} {
		var wrong, waits atomic.Int32
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				switch err := try(); {
				case errors.Is(err, ErrWrongPassword):
					wrong.Add(1)
				case err != nil:
					if _, ok := errors.AsType[*Throttled](err); ok {
						waits.Add(1)
					}
				}
			})
		}
		wg.Wait()
		if wrong.Load() != 1 || waits.Load() != 7 {
			t.Errorf("%s: %d were looked at and %d had to wait, of 8", what, wrong.Load(), waits.Load())
		}
	}
}

// Who has to use the recovery code does not know who sits in the account.
func TestRecoveryEndsTheSessionsOfTheAccount(t *testing.T) {
	w := newWorld(t)
	before := w.sitting(model.RoleHeadOfOffice, "loket-9")
	other := w.sitting(model.RoleOperator, "loket-8")
	s, err := w.office.Recover(w.ctx(), w.recovery, usernameOf(model.RoleHeadOfOffice), "jembatan kayu tua", "loket-1")
	w.must(err)
	if !before.over() || other.over() || s.over() {
		t.Errorf("over: the account's session %v, another's %v, the new one %v", before.over(), other.over(), s.over())
	}
	if e := before.Ending(); e.By != s.user || e.Terminal != "loket-1" {
		t.Errorf("it was ended by %+v", e)
	}
}

// What was typed is compared with the password of a moment before; if that was
// replaced meanwhile, it lets nobody in.
func TestAPasswordReplacedMeanwhileBeginsNoSession(t *testing.T) {
	w := newWorld(t)
	s := w.sitting(model.RoleOperator, "loket-1")
	_, owner, slot, err := w.office.findSlot(w.ctx(), usernameOf(model.RoleOperator))
	w.must(err)
	w.must(s.ChangePassword(w.ctx(), secret, "jembatan kayu tua"))
	if _, err := w.office.newSession(w.ctx(), owner, "loket-2", slot); !errors.Is(err, ErrWrongPassword) {
		t.Errorf("the old password gave %v", err)
	}
}

func TestTakingBackAnOfficesDoorMovesTheDoor(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	for _, only := range []bool{true, false} {
		office := head.Books().Office
		office.NamedTerminals = only
		_, err := head.SaveOffice(w.ctx(), Op{}, office)
		w.must(err)
		_, err = head.Undo(w.ctx(), Op{})
		w.must(err)
		w.whole()
		if w.office.NamedOnly() == only {
			t.Errorf("the door still says %v", only)
		}
		office = head.Books().Office
		office.NamedTerminals = only
		_, err = head.SaveOffice(w.ctx(), Op{}, office)
		w.must(err)
	}
}

// A terminal's key stands at the door: removing it is no action to be taken back
// by a key press.
func TestARemovedTerminalIsNotOfferedBack(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	one, err := head.AddTerminal(w.ctx(), Op{}, model.Terminal{Name: "loket-1", Key: someKey(1)})
	w.must(err)
	_, err = head.RemoveTerminal(w.ctx(), Op{}, one)
	w.must(err)
	if d, ok := head.LastDeed(); ok {
		t.Errorf("%q is offered to be taken back", d.Intent)
	}
}
