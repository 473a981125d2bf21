package store

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"guyub/model"
	"guyub/store/seal"
)

func TestSignInByUserNameOrNIPLockedOrOpen(t *testing.T) {
	w := newWorld(t)
	for _, login := range []string{usernameOf(model.RoleCounselor), "  USER-3 ", "19850312 200901 2 001", "198503122009012001"} {
		for _, locked := range []bool{true, false} {
			if locked {
				w.reopen()
			}
			s, err := w.office.SignIn(w.ctx(), login, secret, "loket-1", nil)
			if err != nil || s.Actor().Role != model.RoleCounselor || s.Actor().Counselor != w.dewi.ID {
				t.Errorf("%q, locked %t: %v", login, locked, err)
			}
		}
	}
}

func TestAWrongPasswordAndAnUnknownNameAreAnsweredAlike(t *testing.T) {
	w := newWorld(t)
	for _, locked := range []bool{true, false} {
		if locked {
			w.reopen()
		} else {
			w.as(model.RoleAdmin)
		}
		w.clock.add(time.Hour)
		_, wrong := w.office.SignIn(w.ctx(), usernameOf(model.RoleOperator), "salah semua ini", "loket-1", nil)
		_, unknown := w.office.SignIn(w.ctx(), "tidak-ada", "salah semua ini", "loket-1", nil)
		if !errors.Is(wrong, ErrWrongPassword) || wrong.Error() != unknown.Error() || w.office.Locked() != locked {
			t.Fatalf("wrong: %v, unknown: %v, locked %t", wrong, unknown, w.office.Locked())
		}
	}
}

func TestFailuresMakeTheNextTryWaitAndLockNobodyOut(t *testing.T) {
	w := newWorld(t)
	name := usernameOf(model.RoleOperator)
	wait := time.Second
	for range 9 {
		if _, err := w.office.SignIn(w.ctx(), name, "salah semua ini", "loket-1", nil); !errors.Is(err, ErrWrongPassword) {
			t.Fatalf("got %v", err)
		}
		_, err := w.office.SignIn(w.ctx(), name, secret, "loket-1", nil)
		var th *Throttled
		if !errors.As(err, &th) || th.Wait != wait {
			t.Fatalf("the next try must wait %v (%v), want %v", th, err, wait)
		}
		if _, err := w.office.SignIn(w.ctx(), name, secret, "loket-2", nil); err != nil {
			t.Fatalf("a colleague was locked out at another terminal: %v", err)
		}
		w.clock.add(wait)
		wait = min(2*wait, time.Minute)
	}
	if _, err := w.office.SignIn(w.ctx(), name, secret, "loket-1", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := w.office.SignIn(w.ctx(), name, "salah semua ini", "loket-1", nil); !errors.Is(err, ErrWrongPassword) {
		t.Fatal("a success did not clear the count")
	}
	var th *Throttled
	if _, err := w.office.SignIn(w.ctx(), name, secret, "loket-1", nil); !errors.As(err, &th) || th.Wait != time.Second {
		t.Fatalf("after a success the first failure waits %v", th)
	}
}

func TestAClockPutBackLocksNobodyOut(t *testing.T) {
	w := newWorld(t)
	name := usernameOf(model.RoleOperator)
	_, _ = w.office.SignIn(w.ctx(), name, "salah semua ini", "loket-1", nil)
	w.clock.add(-365 * 24 * time.Hour)
	var th *Throttled
	if _, err := w.office.SignIn(w.ctx(), name, secret, "loket-1", nil); !errors.As(err, &th) || th.Wait > longestWait {
		t.Fatalf("got %v", err)
	}
}

func TestFailedSignInsAreInTheAuditEvenThoseOfALockedOffice(t *testing.T) {
	w := newFileWorld(t)
	w.reopen()
	_, _ = w.office.SignIn(w.ctx(), usernameOf(model.RoleOperator), "salah semua ini", "loket-7", nil)
	_, _ = w.office.SignIn(w.ctx(), "tidak-ada", "salah semua ini", "loket-8", nil)
	at := w.clock.now()
	w.clock.add(time.Hour)
	w.reopen() // a restart does not make them forgotten
	_, err := w.office.SignIn(w.ctx(), usernameOf(model.RoleAuditor), secret, "loket-1", nil)
	w.must(err)
	_, _ = w.office.SignIn(w.ctx(), usernameOf(model.RoleAdmin), "salah semua ini", "loket-9", nil)
	all, err := w.as(model.RoleHeadOfOffice).Audit(w.ctx(), AuditFilter{Intents: []string{IntentFailed}})
	w.must(err)
	if len(all) != 3 {
		t.Fatalf("%d failures noted, want 3: %+v", len(all), all)
	}
	by := map[string]AuditEntry{}
	for _, e := range all {
		by[e.Terminal] = e
	}
	books := w.as(model.RoleHeadOfOffice).Books()
	operator, admin := books.byLogin(usernameOf(model.RoleOperator)), books.byLogin(usernameOf(model.RoleAdmin))
	if e := by["loket-7"]; len(e.Records) != 1 || e.Records[0].ID != operator.ID || !e.At.Equal(at) {
		t.Errorf("the locked office noted %+v", e)
	}
	if e := by["loket-8"]; len(e.Records) != 0 {
		t.Errorf("an unknown name was noted as %+v", e)
	}
	if e := by["loket-9"]; len(e.Records) != 1 || e.Records[0].ID != admin.ID {
		t.Errorf("the open office noted %+v", e)
	}
}

func TestANewUserSignsInByCodeAndChoosesAPassword(t *testing.T) {
	w := newWorld(t)
	admin := w.as(model.RoleAdmin)
	op := NewOp("user.add")
	code, err := admin.AddUser(w.ctx(), op, model.User{Username: "rini", Name: "Rini Astuti", NIP: "199002022015022002", Role: model.RoleOperator})
	w.must(err)
	w.reopen()
	s, err := w.office.SignIn(w.ctx(), "199002022015022002", strings.ToLower(code), "loket-1", nil)
	w.must(err)
	if _, err := s.SaveClient(w.ctx(), NewOp("t"), person(1, model.Adults)); !errors.Is(err, ErrMustChange) {
		t.Fatalf("working with a code gave %v", err)
	}
	if s.Actor().Role != model.RoleUnknown {
		t.Fatal("a code gives a role")
	}
	if err := s.ChangePassword(w.ctx(), code, "rini2026"); !errors.Is(err, ErrWeakPassword) {
		t.Fatalf("the person's own name was taken as a password: %v", err)
	}
	w.must(s.ChangePassword(w.ctx(), code, "pisang goreng sore"))
	_, err = s.SaveClient(w.ctx(), NewOp("t"), person(1, model.Adults))
	w.must(err)
	w.reopen()
	if _, err := w.office.SignIn(w.ctx(), "rini", code, "loket-1", nil); !errors.Is(err, ErrWrongPassword) {
		t.Fatalf("the code still opens: %v", err)
	}
	s, err = w.office.SignIn(w.ctx(), "rini", "pisang goreng sore", "loket-2", nil)
	w.must(err)

	code, err = w.as(model.RoleAdmin).ResetUser(w.ctx(), NewOp("user.reset"), s.user)
	w.must(err)
	if _, err := s.Drafts(w.ctx()); !errors.Is(err, ErrSignedOut) {
		t.Fatalf("a reset user works on: %v", err)
	}
	if _, err := w.office.SignIn(w.ctx(), "rini", "pisang goreng sore", "loket-3", nil); !errors.Is(err, ErrWrongPassword) {
		t.Fatalf("the old password still opens: %v", err)
	}
	_, err = w.office.SignIn(w.ctx(), "rini", code, "loket-4", nil)
	w.must(err)
}

func TestARenamedUserSignsInUnderTheNewNameAlone(t *testing.T) {
	w := newWorld(t)
	u := w.as(model.RoleOperator).User()
	u.Username = "siti"
	_, err := w.as(model.RoleAdmin).SaveUser(w.ctx(), NewOp("t"), u)
	w.must(err)
	for _, locked := range []bool{false, true} {
		if locked {
			w.reopen()
		}
		if _, err := w.office.SignIn(w.ctx(), usernameOf(model.RoleOperator), secret, "a", nil); !errors.Is(err, ErrWrongPassword) {
			t.Errorf("locked %t: the old name gave %v", locked, err)
		}
		if _, err := w.office.SignIn(w.ctx(), "siti", secret, "b", nil); err != nil {
			t.Errorf("locked %t: the new name gave %v", locked, err)
		}
	}
}

func TestTheRecoveryCodeOpensAnOfficeWhosePasswordsAreLost(t *testing.T) {
	w := newWorld(t)
	w.reopen()
	name := usernameOf(model.RoleHeadOfOffice)
	if _, err := w.office.Recover(w.ctx(), seal.NewRecoveryCode(), name, "jembatan kayu tua", "loket-1"); !errors.Is(err, ErrWrongCode) {
		t.Fatalf("another code gave %v", err)
	}
	w.clock.add(time.Minute)
	if _, err := w.office.Recover(w.ctx(), w.recovery[:len(w.recovery)-1], name, "jembatan kayu tua", "loket-1"); !errors.Is(err, seal.ErrTypo) {
		t.Fatalf("a mistyped code gave %v", err)
	}
	s, err := w.office.Recover(w.ctx(), strings.ToLower(w.recovery), name, "jembatan kayu tua", "loket-1")
	w.must(err)
	fresh, err := s.NewRecoveryCode(w.ctx(), NewOp("t"))
	w.must(err)
	w.reopen()
	if _, err := w.office.SignIn(w.ctx(), name, secret, "loket-1", nil); !errors.Is(err, ErrWrongPassword) {
		t.Fatalf("the lost password gave %v", err)
	}
	w.clock.add(time.Minute)
	_, err = w.office.SignIn(w.ctx(), name, "jembatan kayu tua", "loket-1", nil)
	w.must(err)
	if _, err := w.office.Recover(w.ctx(), w.recovery, name, "jembatan kayu tua", "loket-2"); !errors.Is(err, ErrWrongCode) {
		t.Fatalf("the replaced code gave %v", err)
	}
	_, err = w.office.Recover(w.ctx(), fresh, name, "jembatan kayu tua", "loket-3")
	w.must(err)
}

func TestPasswordsThatAnybodyWouldTryAreRefused(t *testing.T) {
	u := model.User{Username: "rini", Name: "Rini Astuti", NIP: "199002022015022002"}
	for _, c := range []struct {
		password string
		why      WeakReason
	}{
		{"pendek", TooShort}, {strings.Repeat("panjang", 30), TooLong}, {"12345678", TooCommon}, {"Password123", TooCommon},
		{"aaaaaaaaa", TooCommon}, {"abcdefghij", TooCommon}, {"Rahasia2026!", TooCommon}, {"bapas2026", TooPlain}, {"purwokerto1", TooPlain},
		{"Rini-Astuti", TooPlain}, {"pokmas.lipas", TooPlain}, {"199002022015022002", TooCommon}, {"rini1990", TooPlain},
	} {
		var weak *WeakPassword
		if err := checkPassword(c.password, "Bapas Kelas II Purwokerto", &u); !errors.As(err, &weak) || weak.Why != c.why {
			t.Errorf("%q: %v, want %s", c.password, err, c.why)
		}
	}
	for _, good := range []string{"pisang goreng sore", "guyub-demo", secret, "kereta senja 7", "bapas mangga kursi"} {
		if err := checkPassword(good, "Bapas Kelas II Purwokerto", &u); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
}

func TestTheFirstSignInsAtOnceUnlockTheOfficeOnce(t *testing.T) {
	w := newWorld(t)
	w.add(person(1, model.Adults))
	w.reopen()
	var wg sync.WaitGroup
	for _, role := range testRoles {
		wg.Go(func() {
			s, err := w.office.SignIn(w.ctx(), usernameOf(role), secret, "loket-1", nil)
			if err != nil {
				t.Error(err)
				return
			}
			if s.Actor().SeesClients() && s.Roster().Len() != 1 {
				t.Errorf("%s found %d clients", role.Code(), s.Roster().Len())
			}
		})
	}
	wg.Wait()
	w.whole()
}

func TestDraftsBelongToOnePerson(t *testing.T) {
	w := newFileWorld(t)
	s := w.as(model.RoleOperator)
	w.must(s.SaveDraft(w.ctx(), Draft{Form: "client", Values: map[string]string{"name": "Suk"}}))
	w.must(s.SaveDraft(w.ctx(), Draft{Form: "client", Values: map[string]string{"name": "Sukar"}}))
	w.must(s.SaveDraft(w.ctx(), Draft{Form: "client", Key: "x", Base: 3, Values: map[string]string{"name": "Budi"}}))
	w.reopen()
	s = w.as(model.RoleOperator)
	d, ok, err := s.Draft(w.ctx(), "client", "")
	if err != nil || !ok || d.Values["name"] != "Sukar" {
		t.Fatalf("the draft is %+v, %t, %v", d, ok, err)
	}
	if all, err := s.Drafts(w.ctx()); err != nil || len(all) != 2 {
		t.Fatalf("%d drafts, %v", len(all), err)
	}
	if _, ok, err := w.as(model.RoleHeadOfOffice).Draft(w.ctx(), "client", ""); ok || err != nil {
		t.Fatalf("somebody else reads the draft: %t, %v", ok, err)
	}
	w.must(s.DropDraft(w.ctx(), "client", ""))
	if _, ok, _ := s.Draft(w.ctx(), "client", ""); ok {
		t.Fatal("a dropped draft is there")
	}
}

func TestNobodyKeepsDraftsWithoutEnd(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleOperator)
	for i := range draftsKept + 5 {
		w.clock.add(time.Second)
		w.must(s.SaveDraft(w.ctx(), Draft{Form: "client", Key: letters(i)}))
	}
	all, err := s.Drafts(w.ctx())
	if err != nil || len(all) != draftsKept {
		t.Fatalf("%d drafts, %v", len(all), err)
	}
	if _, ok, _ := s.Draft(w.ctx(), "client", letters(0)); ok {
		t.Fatal("the oldest draft is still there")
	}
	big := Draft{Form: "client", Values: map[string]string{"notes": strings.Repeat("x", draftBytes)}}
	if err := s.SaveDraft(w.ctx(), big); !errors.Is(err, ErrTooMuch) {
		t.Fatalf("a huge draft gave %v", err)
	}
}

func TestRecentTellsWhatThisPersonSavedLast(t *testing.T) {
	w := newWorld(t)
	a, b := w.add(person(1, model.Adults)), w.add(person(2, model.Adults))
	a.Alias = "Kancil"
	a = w.add(a)
	_, err := w.as(model.RoleOperator).SaveClient(w.ctx(), NewOp("t"), person(3, model.Adults))
	w.must(err)
	got, err := w.as(model.RoleHeadOfOffice).Recent(w.ctx(), 2)
	w.must(err)
	if len(got) != 2 || got[0].ID != a.ID || got[1].ID != b.ID {
		t.Fatalf("recent records are %+v", got)
	}
}

// Whoever opens many desks at one terminal has the tries of one.
func TestTheDesksOfATerminalShareTheirTries(t *testing.T) {
	w := newWorld(t)
	name := usernameOf(model.RoleOperator)
	if _, err := w.office.SignIn(w.ctx(), name, "salah sekali", "10.0.0.9", nil); !errors.Is(err, ErrWrongPassword) {
		t.Fatal(err)
	}
	for _, desk := range []string{"10.0.0.9", "10.0.0.9 (2)", "10.0.0.9 (31)"} {
		_, err := w.office.SignIn(w.ctx(), name, "salah sekali", desk, nil)
		if _, ok := errors.AsType[*Throttled](err); !ok || errors.Is(err, ErrWrongPassword) {
			t.Errorf("%s had a try of its own: %v", desk, err)
		}
	}
	if _, err := w.office.SignIn(w.ctx(), name, "salah sekali", "10.0.0.8", nil); !errors.Is(err, ErrWrongPassword) {
		t.Errorf("another terminal had to wait: %v", err)
	}
}
