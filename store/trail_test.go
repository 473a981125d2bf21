package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/kv/mem"
)

func TestEveryOpeningOfAClientIsNotedOnceInAWhile(t *testing.T) {
	w := newWorld(t)
	adult, other := w.add(person(1, model.Adults)), w.add(person(2, model.Adults))
	opened := func(id model.ID) int {
		all, err := w.as(model.RoleHeadOfOffice).Openings(w.ctx(), id, 0)
		w.must(err)
		return len(all)
	}
	for i, role := range []model.Role{model.RoleOperator, model.RoleCounselor, model.RoleHeadOfAdults, model.RoleAuditor} {
		for range 3 {
			_, err := w.as(role).Client(w.ctx(), adult.ID)
			w.must(err)
		}
		if n := opened(adult.ID); n != i+1 {
			t.Fatalf("after %s: noted %d times", role.Code(), n)
		}
	}
	before := opened(adult.ID)
	w.clock.add(lookAgain - time.Second)
	_, err := w.as(model.RoleOperator).Client(w.ctx(), adult.ID)
	w.must(err)
	if n := opened(adult.ID); n != before {
		t.Fatalf("the same look was noted again: %d", n)
	}
	w.clock.add(time.Second)
	_, err = w.as(model.RoleOperator).Client(w.ctx(), adult.ID)
	w.must(err)
	again, err := w.office.SignIn(w.ctx(), usernameOf(model.RoleOperator), secret, "loket-2", nil)
	w.must(err)
	_, err = again.Client(w.ctx(), adult.ID)
	w.must(err)
	if n := opened(adult.ID); n != before+2 {
		t.Fatalf("a later look and one at another terminal were noted %d times", n-before)
	}
	if n := opened(other.ID); n != 0 {
		t.Fatalf("a client nobody opened has %d openings", n)
	}
}

// However many clients a session opens, it goes on noting each, and remembers
// no more than it must.
func TestOpeningsAreNotedHoweverManyThereAre(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleHeadOfOffice)
	for i := range 40 {
		c := w.add(person(i, model.Adults))
		for range notedKept / 16 {
			w.clock.add(lookAgain)
			_, err := s.Client(w.ctx(), c.ID)
			w.must(err)
		}
		all, err := s.Openings(w.ctx(), c.ID, 0)
		w.must(err)
		if len(all) != notedKept/16 {
			t.Fatalf("client %d: %d openings", i, len(all))
		}
	}
	if n := len(s.noted); n > notedKept {
		t.Fatalf("the session remembers %d openings", n)
	}
}

// newFullWorld is an office on a disk that can become full.
func newFullWorld(t testing.TB) (w *world, full *atomic.Bool) {
	full = &atomic.Bool{}
	w = &world{t: t, clock: newClock(), engine: mem.NewFaulty(mem.Faults{Before: func() error {
		if full.Load() {
			return kv.ErrFull
		}
		return nil
	}})}
	setup, dewi := testSetup(w.clock)
	f, err := newFoundation(setup)
	w.must(err)
	w.must(w.engine.Bulk(t.Context(), f.write))
	w.start(dewi)
	return w, full
}

func TestARecordWhoseOpeningCannotBeNotedIsNotShown(t *testing.T) {
	w, full := newFullWorld(t)
	for i, section := range []model.Section{model.Adults, model.Children} {
		c := w.add(person(i, section))
		s := w.as(model.RoleHeadOfOffice)
		full.Store(true)
		for range 2 { // a second try is no way around
			got, err := s.Client(w.ctx(), c.ID)
			if !errors.Is(err, kv.ErrFull) || got.Name != "" {
				t.Errorf("a client of section %d was shown as %q with %v", section, got.Name, err)
			}
		}
		full.Store(false)
		_, err := s.Client(w.ctx(), c.ID)
		w.must(err)
		all, err := s.Openings(w.ctx(), c.ID, 0)
		w.must(err)
		if len(all) != 1 {
			t.Errorf("noted %d times", len(all))
		}
	}
}

func TestWhoHasOpenedAClientIsToldToTheirHeadAndTheAuditor(t *testing.T) {
	w := newWorld(t)
	adult, child := w.add(person(1, model.Adults)), w.guided(2, model.Children, w.dewi.ID)
	for _, c := range []model.Client{adult, child} {
		_, err := w.as(model.RoleCounselor).Client(w.ctx(), c.ID)
		w.must(err)
	}
	w.must(w.as(model.RoleOperator).Reveal(w.ctx(), model.KindClient, adult.ID, "nik", "mencocokkan KTP"))
	told := map[model.Role][]model.ID{
		model.RoleHeadOfOffice: {adult.ID, child.ID}, model.RoleHeadOfAdults: {adult.ID}, model.RoleHeadOfChildren: {child.ID}, model.RoleAuditor: {adult.ID},
	}
	for _, role := range testRoles {
		for _, c := range []model.Client{adult, child} {
			all, err := w.as(role).Openings(w.ctx(), c.ID, 0)
			if !slices.Contains(told[role], c.ID) {
				denied(t, err)
				continue
			}
			w.must(err)
			var said []string
			for _, e := range all {
				said = append(said, fmt.Sprintf("%s %s %s %s", w.as(role).Books().UserName(e.User), e.Terminal, e.Intent, e.Reason))
			}
			want := []string{"Pengguna pk loket-1 record.read "}
			if c.ID == adult.ID {
				want = append([]string{"Pengguna operator loket-1 record.reveal mencocokkan KTP"}, want...)
			}
			if !slices.Equal(said, want) {
				t.Errorf("%s is told %q, want %q", role.Code(), said, want)
			}
		}
	}
	// A page goes on where the one before ended.
	all, err := w.as(model.RoleAuditor).Openings(w.ctx(), adult.ID, 0)
	w.must(err)
	rest, err := w.as(model.RoleAuditor).Openings(w.ctx(), adult.ID, all[0].Seq)
	w.must(err)
	if len(rest) != 1 || rest[0].Seq != all[1].Seq {
		t.Errorf("after the first of %+v came %+v", all, rest)
	}
}

// Who opened a record is no part of what happened to it: colleagues do not
// watch each other. Why a number was revealed stays.
func TestTheHistoryOfAClientLeavesOutWhoOnlyOpenedIt(t *testing.T) {
	w := newWorld(t)
	c := w.guided(1, model.Children, w.dewi.ID)
	for _, role := range []model.Role{model.RoleCounselor, model.RoleHeadOfChildren} {
		_, err := w.as(role).Client(w.ctx(), c.ID)
		w.must(err)
	}
	past, err := w.as(model.RoleHeadOfOffice).History(w.ctx(), model.KindClient, c.ID)
	w.must(err)
	if len(past) != 1 || past[0].Intent != "client.save" {
		t.Fatalf("the history tells %+v", past)
	}
}

// Whatever the clock does, a search between two times, by person, record,
// terminal and intent, in pages and in parts, finds what a look at every entry
// finds, in the order of the sequence.
func TestASearchOfTheAuditMissesNothing(t *testing.T) {
	const offices = 4
	sessions := make([]*Session, offices)
	whole := make([][]AuditEntry, offices)
	start := newClock().now()
	for i := range sessions {
		w := newWorld(t)
		w.jumble(rand.New(rand.NewPCG(uint64(i), 0)))
		sessions[i] = w.as(model.RoleHeadOfOffice)
		var err error
		whole[i], err = sessions[i].Audit(t.Context(), AuditFilter{Limit: 1 << 20})
		w.must(err)
		if n := len(w.verified().Checkpoints); n < 5 {
			t.Fatalf("office %d has %d checkpoints", i, n)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		i := rapid.IntRange(0, offices-1).Draw(rt, "office")
		s, all := sessions[i], whole[i]
		moment := rapid.Custom(func(t *rapid.T) time.Time {
			return start.Add(time.Duration(rapid.Int64Range(-200, 900).Draw(t, "hours")) * time.Hour)
		})
		f := AuditFilter{Limit: rapid.IntRange(1, 7).Draw(rt, "limit")}
		if rapid.Bool().Draw(rt, "from") {
			f.From = moment.Draw(rt, "from when")
		}
		if rapid.Bool().Draw(rt, "to") {
			f.To = moment.Draw(rt, "to when")
		}
		one := rapid.SampledFrom(all).Draw(rt, "entry")
		if rapid.IntRange(0, 3).Draw(rt, "by person") == 0 {
			f.User = one.User
		}
		if rapid.IntRange(0, 3).Draw(rt, "by terminal") == 0 {
			f.Terminal = one.Terminal
		}
		if rapid.IntRange(0, 3).Draw(rt, "by intent") == 0 {
			f.Intents = []string{one.Intent}
		}
		if rapid.IntRange(0, 3).Draw(rt, "by record") == 0 && len(one.Records) > 0 {
			f.Record = one.Records[0].ID
		}
		var want, got []uint64
		for _, e := range all {
			touched := func(r AuditRecord) bool { return r.ID == f.Record }
			if f.lets(&e) && (f.Record.IsZero() || slices.ContainsFunc(e.Records, touched)) {
				want = append(want, e.Seq)
			}
		}
		part := rapid.Uint64Range(1, 50).Draw(rt, "part")
		for f.Before = all[0].Seq + 1; f.Before > 1; {
			f.After = f.Before - min(part, f.Before-1) - 1
			page, err := s.Audit(t.Context(), f)
			if err != nil {
				rt.Fatal(err)
			}
			for _, e := range page {
				got = append(got, e.Seq)
			}
			if len(page) == f.Limit {
				f.Before = page[len(page)-1].Seq
			} else {
				f.Before = f.After + 1
			}
		}
		if !slices.Equal(got, want) {
			rt.Fatalf("found %v, want %v, with %+v", got, want, f)
		}
	})
}

// A checkpoint whose times were changed is not believed: what it covers is
// looked through.
func TestASearchBelievesNoCheckpointThatIsNotSigned(t *testing.T) {
	w := newWorld(t)
	w.days(4)
	s := w.as(model.RoleHeadOfOffice)
	whole, err := s.Audit(w.ctx(), AuditFilter{Limit: 1 << 20})
	w.must(err)
	day := AuditFilter{From: w.clock.now().Add(-3*24*time.Hour - time.Hour), To: w.clock.now().Add(-2*24*time.Hour - time.Hour), Limit: 1 << 20}
	want := 0
	for _, e := range whole {
		if day.lets(&e) {
			want++
		}
	}
	w.raw(func(kw kv.Writer) {
		for i, value := range points(kw) {
			c, signature, _ := parseCheckpoint(seqKey(uint64(i)+1), value)
			c.First, c.Last = c.First.Add(9000*time.Hour), c.Last.Add(9000*time.Hour)
			kw.Put(tPoint, seqKey(c.Number), append(c.body(), signature...))
		}
	})
	got, err := s.Audit(w.ctx(), day)
	w.must(err)
	if want == 0 || len(got) != want {
		t.Fatalf("found %d, want %d", len(got), want)
	}
}

// jumble works in the office while its clock goes forth and back.
func (w *world) jumble(r *rand.Rand) {
	w.t.Helper()
	for range 25 {
		w.clock.add(time.Duration(r.IntN(100)-40) * time.Hour)
		role := testRoles[r.IntN(len(testRoles))]
		switch r.IntN(4) {
		case 0:
			w.add(person(int(w.verified().Entries), model.Adults))
		case 1: // failures of a locked office are noted later than they were
			w.reopen()
			_, _ = w.office.SignIn(w.ctx(), usernameOf(role), "salah semua ini", "loket-7", nil)
			w.clock.add(9 * time.Hour)
		}
		_, err := w.as(role).CatchUp(w.ctx())
		w.must(err)
	}
}

// TestWhatMustBeInTheAuditIsThere does each thing that the law or the office
// wants to be traceable, and looks for its entry: who, where, with which record
// and why.
func TestWhatMustBeInTheAuditIsThere(t *testing.T) {
	const (
		nik, phone, note = "3302151204900001", "081234567890", "berselisih dengan tetangga"
		wrong, fresh     = "kata sandi yang salah", "sembilan layang biru"
	)
	w := newFileWorld(t)
	head, operator, admin := w.as(model.RoleHeadOfOffice), w.as(model.RoleOperator), w.as(model.RoleAdmin)
	adult, child := person(1, model.Adults), person(2, model.Children)
	adult.NIK, adult.Phone, adult.Notes = nik, phone, note
	adult, child = w.add(adult), w.add(child)
	elsewhere := func(role model.Role, password string) *Session {
		s, err := w.office.SignIn(w.ctx(), usernameOf(role), password, "loket-2", nil)
		w.must(err)
		return s
	}
	for _, one := range []struct {
		what     string
		do       func()
		by       *Session // nil: the program
		terminal string   // "": that of by
		intent   string
		record   model.ID // zero: none is named
		reason   string
	}{
		{what: "personal data was seen", by: operator, intent: IntentReveal, record: adult.ID, reason: "mencocokkan KTP",
			do: func() { w.must(operator.Reveal(w.ctx(), model.KindClient, adult.ID, "nik", "mencocokkan KTP")) }},
		{what: "an adult's record was opened", by: operator, intent: IntentRead, record: adult.ID,
			do: func() { _, err := operator.Client(w.ctx(), adult.ID); w.must(err) }},
		{what: "a child's record was opened", by: head, intent: IntentRead, record: child.ID,
			do: func() { _, err := head.Client(w.ctx(), child.ID); w.must(err) }},
		{what: "records left the office", by: head, intent: IntentExport, reason: "laporan Kanwil",
			do: func() { w.must(head.NoteExport(w.ctx(), "klien", 10, "laporan Kanwil")) }},
		{what: "a copy of the office was made", by: admin, intent: IntentBackup,
			do: func() { w.must(admin.Backup(w.ctx(), filepath.Join(t.TempDir(), "salinan"))) }},
		{what: "somebody failed to sign in", terminal: "loket-7", intent: IntentFailed, record: operator.user,
			do: func() {
				if _, err := w.office.SignIn(w.ctx(), usernameOf(model.RoleOperator), wrong, "loket-7", nil); err == nil {
					t.Fatal("a wrong password signs in")
				}
			}},
		{what: "somebody typed a wrong password at a locked desk", terminal: "loket-1", intent: IntentFailed, record: operator.user,
			do: func() {
				if err := operator.CheckPassword(w.ctx(), wrong); err == nil {
					t.Fatal("a wrong password opens the desk")
				}
			}},
		{what: "an account was made", by: admin, intent: "user.create",
			do: func() {
				_, err := admin.AddUser(w.ctx(), NewOp("user.create"), model.User{Username: "rini", Name: "Rini Astuti", Role: model.RoleOperator})
				w.must(err)
			}},
		{what: "an account was given a new code", by: admin, intent: IntentActivation, record: head.Books().byLogin(usernameOf(model.RoleCounselor)).ID,
			do: func() {
				_, err := admin.ResetUser(w.ctx(), NewOp(IntentActivation), admin.Books().byLogin(usernameOf(model.RoleCounselor)).ID)
				w.must(err)
			}},
		{what: "an account was disabled", by: admin, intent: "user.disable", record: admin.Books().byLogin(usernameOf(model.RoleHeadOfChildren)).ID, reason: "pindah tugas",
			do: func() {
				u := *admin.Books().byLogin(usernameOf(model.RoleHeadOfChildren))
				u.Disabled = true
				op := NewOp("user.disable")
				op.Reason = "pindah tugas"
				_, err := admin.SaveUser(w.ctx(), op, u)
				w.must(err)
			}},
		{what: "somebody signed in", by: head, terminal: "loket-2", intent: IntentSignIn, record: head.user,
			do: func() { elsewhere(model.RoleHeadOfOffice, secret) }},
		{what: "somebody signed out", by: head, terminal: "loket-2", intent: IntentSignOut,
			do: func() { elsewhere(model.RoleHeadOfOffice, secret).SignOut() }},
		{what: "a password was changed", by: operator, terminal: "loket-2", intent: IntentPassword, record: operator.user,
			do: func() { w.must(elsewhere(model.RoleOperator, secret).ChangePassword(w.ctx(), secret, fresh)) }},
		{what: "the recovery code was changed", by: head, intent: IntentRecovery,
			do: func() { _, err := head.NewRecoveryCode(w.ctx(), Op{}); w.must(err) }},
		{what: "somebody came in by the recovery code", terminal: "loket-3", intent: IntentRecovery, record: admin.user,
			do: func() {
				code, err := head.NewRecoveryCode(w.ctx(), Op{})
				w.must(err)
				_, err = w.office.Recover(w.ctx(), code, usernameOf(model.RoleAdmin), fresh, "loket-3")
				w.must(err)
			}},
	} {
		w.clock.add(time.Minute)
		from := w.verified().Entries
		one.do()
		want := AuditEntry{Intent: one.intent, Terminal: one.terminal, Reason: one.reason}
		if one.by != nil {
			want.User = one.by.user
			if want.Terminal == "" {
				want.Terminal = one.by.terminal
			}
		}
		reader := head
		all, err := reader.Audit(w.ctx(), AuditFilter{After: from, Intents: []string{one.intent}})
		w.must(err)
		if !slices.ContainsFunc(all, func(e AuditEntry) bool {
			named := one.record.IsZero() || slices.ContainsFunc(e.Records, func(r AuditRecord) bool { return r.ID == one.record })
			return e.User == want.User && e.Terminal == want.Terminal && e.Reason == want.Reason && named && e.At.Equal(w.clock.now())
		}) {
			t.Errorf("%s: noted %+v, want %+v with record %v", one.what, all, want, one.record)
		}
	}
	// What must never be read there, by anybody: numbers; and by whoever reads no
	// case notes: those.
	for role, password := range map[model.Role]string{model.RoleHeadOfOffice: secret, model.RoleAuditor: secret, model.RoleAdmin: fresh} {
		s, err := w.office.SignIn(w.ctx(), usernameOf(role), password, "loket-1", nil)
		w.must(err)
		all, err := s.Audit(w.ctx(), AuditFilter{Limit: 1 << 20})
		w.must(err)
		text := fmt.Sprintf("%+v", all)
		for _, hidden := range []string{nik, phone, secret, wrong, fresh} {
			if strings.Contains(text, hidden) {
				t.Errorf("%s reads %q in the audit", role.Code(), hidden)
			}
		}
		if strings.Contains(text, note) != (role == model.RoleHeadOfOffice) {
			t.Errorf("%s reads the note: %t", role.Code(), strings.Contains(text, note))
		}
	}
}
