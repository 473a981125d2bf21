package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
)

const goodPIN = "739104"

func TestAPINOpensTheSessionItWasSetForAndNothingElse(t *testing.T) {
	w := newWorld(t)
	s := w.sitting(model.RoleOperator, "loket-1")
	if set, _ := s.PIN(); set {
		t.Fatal("a session begins with a PIN")
	}
	if err := s.Resume(w.ctx(), goodPIN); !errors.Is(err, ErrWrongPassword) {
		t.Fatalf("digits without a PIN gave %v", err)
	} else if said := Explain(err, "id"); !strings.HasPrefix(said, "Kata sandi salah;") {
		t.Errorf("a person whose name was not asked is told %q", said)
	}
	w.clock.add(time.Minute)
	if err := s.SetPIN(w.ctx(), "salah semua ini", goodPIN); !errors.Is(err, ErrWrongPassword) {
		t.Fatalf("a PIN was set without the password: %v", err)
	}
	w.clock.add(time.Minute)
	w.must(s.SetPIN(w.ctx(), secret, goodPIN))
	w.must(s.Resume(w.ctx(), goodPIN))
	w.must(s.Resume(w.ctx(), secret))

	twin, other := w.sitting(model.RoleOperator, "loket-2"), w.sitting(model.RoleCounselor, "loket-1")
	for name, try := range map[string]func() error{
		"the same person elsewhere": func() error { return twin.Resume(w.ctx(), goodPIN) },
		"somebody else here":        func() error { return other.Resume(w.ctx(), goodPIN) },
		"a new sign-in": func() error {
			_, err := w.office.SignIn(w.ctx(), usernameOf(model.RoleOperator), goodPIN, "loket-3", nil, s)
			return err
		},
		"a change of password": func() error { return twin.ChangePassword(w.ctx(), goodPIN, "perahu di danau tenang") },
	} {
		w.clock.add(2 * time.Minute)
		if err := try(); !errors.Is(err, ErrWrongPassword) {
			t.Errorf("%s: %v", name, err)
		}
	}
	w.clock.add(2 * time.Minute)
	s.SignOut()
	if err := s.Resume(w.ctx(), goodPIN); !errors.Is(err, ErrSignedOut) {
		t.Errorf("after signing out: %v", err)
	}
	if set, _ := s.PIN(); set {
		t.Error("the PIN outlives its session")
	}
}

func TestFiveWrongPINsLeaveOnlyThePassword(t *testing.T) {
	w := newWorld(t)
	s := w.sitting(model.RoleOperator, "loket-1")
	w.must(s.SetPIN(w.ctx(), secret, goodPIN))
	wait := time.Second
	for left := pinTries - 1; left >= 0; left-- {
		var wrong *WrongPIN
		if err := s.Resume(w.ctx(), "580217"); !errors.As(err, &wrong) || wrong.Left != left {
			t.Fatalf("got %v, want %d left", err, left)
		}
		var th *Throttled
		if err := s.Resume(w.ctx(), goodPIN); !errors.As(err, &th) || th.Wait != wait {
			t.Fatalf("got %v, want to wait %v", err, wait)
		}
		w.clock.add(wait)
		wait *= 2
	}
	w.clock.add(24 * time.Hour)
	var wrong *WrongPIN
	if err := s.Resume(w.ctx(), goodPIN); !errors.As(err, &wrong) || wrong.Left != 0 {
		t.Fatalf("a day later the PIN gave %v", err)
	}
	if set, left := s.PIN(); !set || left != 0 {
		t.Fatalf("PIN: %t, %d left", set, left)
	}
	w.must(s.Resume(w.ctx(), secret))
	if _, left := s.PIN(); left != pinTries {
		t.Fatalf("after the password %d tries are left", left)
	}
	w.must(s.Resume(w.ctx(), goodPIN))
}

// However right and wrong PINs, passwords and waiting follow each other, no more
// than five wrong PINs are ever looked at between two right passwords.
func TestWrongPINsAreCountedWhateverComesBetween(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		s := w.sitting(model.RoleOperator, "loket-1")
		w.must(s.SetPIN(w.ctx(), secret, goodPIN))
		failed := 0
		for i, what := range rapid.SliceOfN(rapid.SampledFrom([]string{"wrong", "wrong", "right", "password", "other"}), 1, 25).Draw(rt, "steps") {
			w.clock.add(rapid.SampledFrom([]time.Duration{time.Minute, time.Hour, 48 * time.Hour}).Draw(rt, "wait"))
			switch what {
			case "wrong":
				failed = min(failed+1, pinTries)
				var wrong *WrongPIN
				if err := s.Resume(w.ctx(), fmt.Sprint(580217+i)); !errors.As(err, &wrong) || wrong.Left != pinTries-failed {
					rt.Fatalf("step %d: %v, want %d left", i, err, pinTries-failed)
				}
			case "right":
				if err := s.Resume(w.ctx(), goodPIN); (err == nil) != (failed < pinTries) {
					rt.Fatalf("step %d: after %d wrong ones the PIN gave %v", i, failed, err)
				}
			case "password":
				w.must(s.Resume(w.ctx(), secret))
				failed = 0
			case "other":
				if err := s.Resume(w.ctx(), "bukan ini"); !errors.Is(err, ErrWrongPassword) {
					rt.Fatalf("step %d: %v", i, err)
				}
			}
		}
	})
}

func TestManyPINsAtOnceAreNoMoreThanFive(t *testing.T) {
	w := newWorld(t)
	s := w.sitting(model.RoleOperator, "loket-1")
	w.must(s.SetPIN(w.ctx(), secret, goodPIN))
	for range 40 { // before the throttle hears of the first
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Go(func() { _ = s.Resume(w.ctx(), fmt.Sprint(580217+i)) })
		}
		wg.Wait()
		w.clock.add(time.Hour)
	}
	noted, err := w.as(model.RoleHeadOfOffice).Audit(w.ctx(), AuditFilter{Intents: []string{IntentFailed}})
	w.must(err)
	if len(noted) != pinTries {
		t.Errorf("%d wrong PINs were looked at", len(noted))
	}
}

func TestPINsThatAColleagueWouldTryAreRefused(t *testing.T) {
	const nip = "199002282015022002"
	for _, c := range []struct {
		pin string
		why WeakReason
	}{
		{"", PINShape}, {"73910", PINShape}, {"7391047391046", PINShape}, {"73910a", PINShape}, {"739 104", PINShape}, {"٧٣٩١٠٤", PINShape},
		{"000000", PINPlain}, {"123456", PINPlain}, {"987654321", PINPlain}, {"112112", PINPlain}, {"739739", PINPlain}, {"121221", PINPlain},
		{"199002", PINOwn}, {"19900228", PINOwn}, {"150220", PINOwn}, {"28021990", PINOwn}, {"280290", PINOwn}, {"900228", PINOwn},
		{"022890", PINOwn}, {"021990", PINOwn}, {"022015", PINOwn}, {"7280290", PINOwn}, {"280219907", PINOwn},
	} {
		var weak *WeakPassword
		if err := strongPIN(c.pin, nip); !errors.As(err, &weak) || weak.Why != c.why {
			t.Errorf("%q: %v, want %s", c.pin, err, c.why)
		}
	}
	for _, nip := range []string{nip, "", "12"} {
		if err := strongPIN(goodPIN, nip); err != nil {
			t.Errorf("%q beside NIP %q: %v", goodPIN, nip, err)
		}
	}
}

func TestNoPieceOfANIPIsAPIN(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nip := rapid.StringMatching(`(19[6-9]|200)\d(0[1-9]|1[0-2])([01]\d|2[0-8])20[0-2]\d(0[1-9]|1[0-2])[12]\d{3}`).Draw(t, "nip")
		from := rapid.IntRange(0, len(nip)-ShortestPIN).Draw(t, "from")
		to := rapid.IntRange(from+ShortestPIN, min(len(nip), from+LongestPIN)).Draw(t, "to")
		if err := strongPIN(nip[from:to], nip); !errors.Is(err, ErrWeakPassword) {
			t.Fatalf("%s of %s was taken: %v", nip[from:to], nip, err)
		}
	})
}

func TestAPINIsNeverInTheFileAndItsTriesAreInTheAudit(t *testing.T) {
	w := newFileWorld(t)
	s := w.sitting(model.RoleOperator, "loket-4")
	w.must(s.SetPIN(w.ctx(), secret, goodPIN))
	_ = s.Resume(w.ctx(), "580217")
	w.clock.add(time.Minute)
	w.must(s.Resume(w.ctx(), goodPIN))
	w.clock.add(time.Minute)
	w.must(s.Resume(w.ctx(), secret))
	all, err := w.as(model.RoleHeadOfOffice).Audit(w.ctx(), AuditFilter{Terminal: "loket-4"})
	w.must(err)
	var told []string
	for _, e := range all {
		told = append(told, e.Intent+" "+e.Note)
		if strings.Contains(fmt.Sprintf("%+v", e), goodPIN) {
			t.Errorf("the PIN stands in %+v", e)
		}
	}
	want := "[session.resume password session.resume pin session.failed  session.pin  session.signin ]"
	if got := fmt.Sprint(told); got != want {
		t.Errorf("the audit says %s", got)
	}
	w.must(w.office.Close())
	raw, err := os.ReadFile(w.path)
	w.must(err)
	if bytes.Contains(raw, []byte(goodPIN)) {
		t.Error("the PIN is in the file")
	}
}
