package store

import (
	"errors"
	"slices"
	"testing"
	"time"

	"guyub/model"
	"guyub/store/kv"
)

// sitting signs a user of a role in at a terminal.
func (w *world) sitting(r model.Role, terminal string) *Session {
	w.t.Helper()
	s, err := w.office.SignIn(w.ctx(), usernameOf(r), secret, terminal, nil)
	w.must(err)
	return s
}

var halfTyped = Draft{Form: "client", Values: map[string]string{"name": "Suk"}}

func TestASessionEndedElsewhereKeepsWhatWasTypedAndDoesNothingElse(t *testing.T) {
	ends := map[string]func(*world, *Session){
		"ended by oneself": func(w *world, s *Session) { w.must(w.sitting(model.RoleOperator, "loket-9").EndSession(w.ctx(), s.id)) },
		"ended by a manager": func(w *world, s *Session) {
			w.must(w.as(model.RoleAdmin).EndSession(w.ctx(), s.id))
		},
		"disabled": func(w *world, s *Session) {
			u := s.User()
			u.Disabled = true
			_, err := w.as(model.RoleAdmin).SaveUser(w.ctx(), NewOp("user.disable"), u)
			w.must(err)
		},
		"reset": func(w *world, s *Session) {
			_, err := w.as(model.RoleAdmin).ResetUser(w.ctx(), NewOp("user.reset"), s.user)
			w.must(err)
		},
		"own password changed": func(w *world, s *Session) {
			w.must(w.sitting(model.RoleOperator, "loket-9").ChangePassword(w.ctx(), secret, "perahu di danau tenang"))
		},
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			s := w.sitting(model.RoleOperator, "loket-2")
			w.must(s.SaveDraft(w.ctx(), Draft{Form: "client", Values: map[string]string{"name": "S"}}))
			end(w, s)
			select {
			case <-s.Ended():
			default:
				t.Fatal("its desk is not told")
			}
			if by := s.Ending(); by.By.IsZero() || by.Terminal == "" {
				t.Errorf("ended by %+v", by)
			}
			if _, err := s.SaveClient(w.ctx(), NewOp("t"), person(1, model.Adults)); !errors.Is(err, ErrSignedOut) {
				t.Errorf("it saved a client: %v", err)
			}
			if _, err := s.Drafts(w.ctx()); !errors.Is(err, ErrSignedOut) {
				t.Errorf("it read drafts: %v", err)
			}
			if err := s.DropDraft(w.ctx(), "client", ""); !errors.Is(err, ErrSignedOut) {
				t.Errorf("it dropped a draft: %v", err)
			}
			if err := s.Resume(w.ctx(), secret); !errors.Is(err, ErrSignedOut) {
				t.Errorf("it was resumed: %v", err)
			}
			w.must(s.SaveDraft(w.ctx(), halfTyped))
			s.SignOut()
			if err := s.SaveDraft(w.ctx(), halfTyped); !errors.Is(err, ErrSignedOut) {
				t.Errorf("after its desk let it go it kept a draft: %v", err)
			}
			var kept []Draft
			w.must(w.office.engine.View(w.ctx(), func(r kv.Reader) (err error) {
				kept, err = readDrafts(w.office.open.Load().vault, r, s.user)
				return err
			}))
			if len(kept) != 1 || kept[0].Values["name"] != "Suk" {
				t.Errorf("kept %+v", kept)
			}
		})
	}
}

func TestADeskThatDoesNotAnswerKeepsNothingAfterTheGrace(t *testing.T) {
	w := newWorld(t)
	s := w.sitting(model.RoleOperator, "loket-2")
	w.must(w.as(model.RoleAdmin).EndSession(w.ctx(), s.id))
	w.clock.add(keepTime)
	w.must(s.SaveDraft(w.ctx(), halfTyped))
	w.clock.add(time.Millisecond)
	if err := s.SaveDraft(w.ctx(), halfTyped); !errors.Is(err, ErrSignedOut) {
		t.Errorf("got %v", err)
	}
}

func TestOneSeesAndEndsOnesOwnSessionsAndAManagerEverybodys(t *testing.T) {
	w := newWorld(t)
	for _, r := range testRoles {
		w.as(r)
	}
	w.clock.add(time.Minute)
	second := w.sitting(model.RoleOperator, "loket-2")
	w.clock.add(time.Minute)
	second.Use(w.clock.now(), true)
	own, err := w.as(model.RoleOperator).Live(false)
	w.must(err)
	if len(own) != 2 || !own[0].This || own[1].This || own[1].Terminal != "loket-2" || !own[1].Locked ||
		!own[1].Used.Equal(w.clock.now()) || !own[1].Since.Equal(w.clock.now().Add(-time.Minute)) {
		t.Errorf("own sessions: %+v", own)
	}
	stranger := w.sitting(model.RoleCounselor, "loket-3")
	for _, r := range testRoles {
		s := w.as(r)
		all, err := s.Live(true)
		if manages := mayManage(r); manages != (err == nil) || manages != (len(all) == len(testRoles)+2) {
			t.Errorf("%s sees %d sessions, %v", r.Code(), len(all), err)
		}
		if !mayManage(r) {
			denied(t, s.EndSession(w.ctx(), second.idUnless(r == model.RoleOperator, stranger)))
		}
	}
	w.must(w.as(model.RoleOperator).EndSession(w.ctx(), second.id))
	w.must(w.as(model.RoleAdmin).EndSession(w.ctx(), stranger.id))
	if err := w.as(model.RoleAdmin).EndSession(w.ctx(), stranger.id); !errors.Is(err, ErrNoRecord) {
		t.Errorf("a session was ended twice: %v", err)
	}
	found, err := w.as(model.RoleHeadOfOffice).Audit(w.ctx(), AuditFilter{Intents: []string{IntentEnd}})
	w.must(err)
	if len(found) != 2 || found[0].User != w.as(model.RoleAdmin).user || found[0].Records[0].ID != stranger.user || found[0].Note != "loket-3" ||
		found[1].User != second.user || found[1].Note != "loket-2" {
		t.Errorf("the audit says %+v", found)
	}
}

// idUnless returns the session's id, or another's where this one is the asker's
// own.
func (s *Session) idUnless(own bool, other *Session) model.ID {
	if own {
		return other.id
	}
	return s.id
}

func TestWhoWaitsAtThisDeskGetsTheirOwnSessionBack(t *testing.T) {
	w := newWorld(t)
	rini, dewi := w.sitting(model.RoleOperator, "loket-2"), w.sitting(model.RoleCounselor, "loket-2")
	back, err := w.office.SignIn(w.ctx(), usernameOf(model.RoleOperator), secret, "loket-2", nil, dewi, rini)
	w.must(err)
	if back != rini {
		t.Fatal("a second session began")
	}
	if _, err := w.office.SignIn(w.ctx(), usernameOf(model.RoleOperator), "salah semua ini", "loket-2", nil, dewi, rini); !errors.Is(err, ErrWrongPassword) {
		t.Fatalf("a wrong password gave %v", err)
	}
	w.clock.add(time.Minute)
	w.must(w.as(model.RoleAdmin).EndSession(w.ctx(), rini.id))
	fresh, err := w.office.SignIn(w.ctx(), usernameOf(model.RoleOperator), secret, "loket-2", nil, dewi, rini)
	w.must(err)
	if fresh == rini {
		t.Fatal("a session that was ended came back")
	}
}

func TestTheLastSignInAndWhatFailedSinceAreTold(t *testing.T) {
	w := newWorld(t)
	name := usernameOf(model.RoleOperator)
	first := w.sitting(model.RoleOperator, "loket-2")
	if last, err := first.LastSignIn(w.ctx()); err != nil || last != (LastSignIn{}) {
		t.Errorf("before the first: %+v, %v", last, err)
	}
	at := w.clock.now()
	for i := range 3 {
		w.clock.add(time.Minute)
		_, _ = w.office.SignIn(w.ctx(), name, "salah semua ini", letters(i), nil)
	}
	_, _ = w.office.SignIn(w.ctx(), usernameOf(model.RoleAdmin), "salah semua ini", "loket-2", nil) // another account's
	w.must(first.SavePreferences(w.ctx(), Preferences{Language: "en"}))
	second := w.sitting(model.RoleOperator, "loket-3")
	w.sitting(model.RoleOperator, "loket-4") // later than the second, and no business of its
	last, err := second.LastSignIn(w.ctx())
	if err != nil || last.Terminal != "loket-2" || !last.At.Equal(at) || last.Failed != 3 {
		t.Errorf("got %+v, %v", last, err)
	}
}

func TestTenFailedTriesWithinADayAreShownToThoseWhoManageUsers(t *testing.T) {
	w := newWorld(t)
	admin := w.as(model.RoleAdmin)
	shown := func() []Tries {
		t.Helper()
		all, err := admin.ManyTries(w.ctx())
		w.must(err)
		return all
	}
	victim := w.as(model.RoleOperator)
	for i := range ManyTries {
		if n := len(shown()); n != 0 {
			t.Fatalf("%d accounts shown after %d tries", n, i)
		}
		w.clock.add(time.Minute)
		_, _ = w.office.SignIn(w.ctx(), usernameOf(model.RoleOperator), "salah semua ini", "loket-7", nil)
	}
	w.sitting(model.RoleOperator, "loket-1") // that one got in does not make it unseen
	want := Tries{User: victim.user, Failed: ManyTries, Last: w.clock.now(), Terminal: "loket-7"}
	if all := shown(); len(all) != 1 || all[0] != want {
		t.Errorf("shown: %+v", all)
	}
	for _, r := range testRoles {
		if _, err := w.as(r).ManyTries(w.ctx()); mayManage(r) != (err == nil) {
			t.Errorf("%s was answered %v", r.Code(), err)
		}
	}
	w.clock.add(triesShown)
	if all := shown(); len(all) != 0 {
		t.Errorf("a day later: %+v", all)
	}
}

func TestNothingDoneAtOneTerminalDelaysAnotherTerminalOrAccount(t *testing.T) {
	w := newWorld(t)
	victim, other := usernameOf(model.RoleOperator), usernameOf(model.RoleCounselor)
	for wait := time.Second; ; wait = min(2*wait, longestWait) {
		for _, name := range []string{victim, "tidak-ada"} {
			if _, err := w.office.SignIn(w.ctx(), name, "salah semua ini", "A", nil); !errors.Is(err, ErrWrongPassword) {
				t.Fatalf("%s at A: %v", name, err)
			}
		}
		if _, err := w.office.SignIn(w.ctx(), victim, secret, "B", nil); err != nil {
			t.Fatalf("the same account at B: %v", err)
		}
		s, err := w.office.SignIn(w.ctx(), other, secret, "A", nil)
		if err != nil {
			t.Fatalf("another account at A: %v", err)
		}
		if err := s.Resume(w.ctx(), secret); err != nil {
			t.Fatalf("another's lock at A: %v", err)
		}
		for _, name := range []string{victim, "tidak-ada"} {
			var th *Throttled
			if _, err := w.office.SignIn(w.ctx(), name, secret, "A", nil); !errors.As(err, &th) || th.Wait != wait {
				t.Fatalf("%s at A waits %v, want %v", name, err, wait)
			}
		}
		w.clock.add(wait)
		if wait == longestWait {
			return
		}
	}
}

func TestBothNamesOfAnAccountAndItsLockCountTogether(t *testing.T) {
	w := newWorld(t)
	locked := w.sitting(model.RoleCounselor, "A")
	var th *Throttled
	tries := []func(password string) error{
		func(p string) error {
			_, err := w.office.SignIn(w.ctx(), usernameOf(model.RoleCounselor), p, "A", nil)
			return err
		},
		func(p string) error { _, err := w.office.SignIn(w.ctx(), w.dewi.NIP, p, "A", nil); return err },
		func(p string) error { return locked.Resume(w.ctx(), p) },
	}
	wait := time.Second
	for _, try := range tries {
		if err := try("salah semua ini"); !errors.Is(err, ErrWrongPassword) {
			t.Fatalf("got %v", err)
		}
		for _, other := range tries {
			if err := other(secret); !errors.As(err, &th) || th.Wait != wait {
				t.Fatalf("got %v, want to wait %v", err, wait)
			}
		}
		w.clock.add(wait)
		wait *= 2
	}
}

func TestNothingTypedAtASignInIsKept(t *testing.T) {
	w := newFileWorld(t)
	typed := "kata sandi di kolom nama"
	for _, locked := range []bool{true, false} {
		if locked {
			w.reopen()
		} else {
			w.as(model.RoleAdmin)
		}
		_, _ = w.office.SignIn(w.ctx(), typed, "kata sandi rahasia", "loket-1", nil)
		w.clock.add(time.Minute)
	}
	all, err := w.as(model.RoleHeadOfOffice).Audit(w.ctx(), AuditFilter{Intents: []string{IntentFailed}})
	w.must(err)
	if len(all) != 2 {
		t.Fatalf("%d failures noted", len(all))
	}
	for _, e := range all {
		if e.Note != "" || e.Reason != "" || len(e.Records) != 0 || e.Terminal != "loket-1" {
			t.Errorf("the audit keeps %+v", e)
		}
	}
}

func TestATerminalsNameIsCleanedBeforeItIsKept(t *testing.T) {
	w := newWorld(t)
	hostile := "\x1b]0;milik saya\x07loket\x1b[31m-\u202e1\x1b]52;c;aGFp\x07"
	s, err := w.office.SignIn(w.ctx(), usernameOf(model.RoleOperator), secret, hostile, nil)
	w.must(err)
	_, _ = w.office.SignIn(w.ctx(), "\x1b]0;x\x07", "salah semua ini", hostile, nil)
	all, err := w.as(model.RoleHeadOfOffice).Audit(w.ctx(), AuditFilter{})
	w.must(err)
	clean := "]0;milik sayaloket[31m-1]52;c;aGFp"
	if s.Terminal() != clean || !slices.ContainsFunc(all, func(e AuditEntry) bool { return e.Intent == IntentFailed && e.Terminal == clean }) {
		t.Errorf("kept as %q; %+v", s.Terminal(), all[0])
	}
}
