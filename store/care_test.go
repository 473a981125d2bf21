package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"guyub/model"
	"guyub/store/kv"
)

// reporting adds a client of Dewi's who reports each month, the next time on
// the day given.
func (w *world) reporting(n int, next model.Date) model.Client {
	c := person(n, model.Adults)
	c.Terms[0].State, c.Terms[0].Start, c.Terms[0].End = model.TermActive, model.On(2026, 1, 1), model.On(2028, 1, 1)
	c.NextReport = next
	_, _, day := next.YMD()
	c.ReportDay = day
	c.Assignments = []model.Assignment{{Counselor: w.dewi.ID, From: model.On(2026, 2, 1)}}
	return w.add(c)
}

func reportOn(c model.Client, day model.Date) model.Contact {
	return model.Contact{Client: c.ID, Kind: model.Report, Mode: model.FaceToFace, Day: day, Condition: "sehat", Employment: model.Employed, Reason: "uji"}
}

// until moves the clock to the morning of a day at the office.
func (w *world) until(day model.Date) {
	w.clock.add(day.Time().Add(2 * time.Hour).Sub(w.clock.now()))
}

func (w *world) catchUp() int {
	w.t.Helper()
	n, err := w.as(model.RoleOperator).CatchUp(w.ctx())
	w.must(err)
	return n
}

func (w *world) client(id model.ID) *model.Client {
	w.t.Helper()
	c, err := w.as(model.RoleHeadOfOffice).Client(w.ctx(), id)
	w.must(err)
	return &c
}

// openMatters lists the live matters of a client by kind.
func (w *world) openMatters(id model.ID) string {
	var kinds []string
	for _, m := range w.as(model.RoleHeadOfOffice).Matters() {
		if m.Client == id {
			kinds = append(kinds, m.Kind.Code())
		}
	}
	slices.Sort(kinds)
	return strings.Join(kinds, " ")
}

func TestR6AReportMovesTheScheduleAndStrikingItGivesItBack(t *testing.T) {
	w := newWorld(t)
	c := w.reporting(1, model.On(2026, 8, 31))
	s := w.as(model.RoleOperator)
	op := NewOp("contact.save")
	first, err := s.SaveContact(w.ctx(), op, reportOn(c, model.On(2026, 9, 2)))
	w.must(err)
	if first.Due != model.On(2026, 8, 31) || first.Next != model.On(2026, 9, 30) || !first.Late() {
		t.Fatalf("answered %s, next %s", first.Due, first.Next)
	}
	now := w.client(c.ID)
	if now.NextReport != first.Next || now.Employment != model.Employed {
		t.Fatalf("the client reports next on %s", now.NextReport)
	}
	again, err := s.SaveContact(w.ctx(), op, reportOn(c, model.On(2026, 9, 2)))
	w.must(err)
	if again.ID != first.ID || w.client(c.ID).NextReport != first.Next {
		t.Fatal("the same operation reported twice")
	}
	second, err := s.SaveContact(w.ctx(), NewOp(""), reportOn(c, model.On(2026, 10, 1)))
	w.must(err)
	// One entered afterwards for an earlier day changes nothing but the record.
	if late, err := s.SaveContact(w.ctx(), NewOp(""), reportOn(c, model.On(2026, 9, 20))); err != nil || late.Due != 0 || w.client(c.ID).NextReport != second.Next {
		t.Fatalf("%+v, %v", late, err)
	}
	second.Struck = "salah klien"
	struck, err := s.SaveContact(w.ctx(), NewOp(""), second)
	w.must(err)
	if got := w.client(c.ID).NextReport; got != model.On(2026, 9, 30) || struck.Due != 0 {
		t.Fatalf("after striking the report it is %s", got)
	}
	all, err := s.Contacts(w.ctx(), c.ID)
	w.must(err)
	if len(all) != 3 || all[0].ID != second.ID || all[0].Struck == "" {
		t.Fatalf("on record are %+v", all)
	}
	w.whole()
}

func TestR7TheDayOpensWhatMissedReportsAskForAndAReportClosesIt(t *testing.T) {
	w := newWorld(t)
	c := w.reporting(1, model.On(2026, 11, 10))
	want := []struct {
		day    model.Date
		misses int
		open   string
	}{
		{model.On(2026, 11, 10), 0, ""}, {model.On(2026, 11, 13), 0, ""}, // three days of grace
		{model.On(2026, 11, 14), 1, "ingatkan"},
		{model.On(2026, 12, 14), 2, "ingatkan telepon-desa"},
		{model.On(2027, 1, 14), 3, "ingatkan kunjungan pelanggaran pencabutan telepon-desa"},
		{model.On(2027, 2, 14), 4, "ingatkan kunjungan pelanggaran pencabutan telepon-desa"},
	}
	for _, one := range want {
		w.until(one.day)
		w.catchUp()
		if got := w.client(c.ID); got.Misses != one.misses || w.openMatters(c.ID) != one.open {
			t.Fatalf("%s: %d missed, open %q, want %d and %q", one.day, got.Misses, w.openMatters(c.ID), one.misses, one.open)
		}
		if n := w.catchUp(); n != 0 {
			t.Fatalf("%s: the same day again touched %d", one.day, n)
		}
	}
	if got := w.client(c.ID).Term().State; got != model.TermActive {
		t.Fatalf("the term is %s: nothing is revoked by itself", got.Code())
	}
	for _, m := range w.as(model.RoleCounselor).Matters() {
		if m.Owner != w.dewi.ID || m.Due <= m.Opened || !strings.HasPrefix(m.Cause, "R7 2026-11-10") {
			t.Errorf("%s: owner %s, due %s, cause %q", m.Kind.Code(), m.Owner, m.Due, m.Cause)
		}
	}
	_, err := w.as(model.RoleOperator).SaveContact(w.ctx(), NewOp(""), reportOn(c, model.On(2027, 2, 14)))
	w.must(err)
	if got := w.client(c.ID); got.Misses != 0 || got.NextReport != model.On(2027, 3, 10) || w.openMatters(c.ID) != "kunjungan pelanggaran pencabutan" {
		t.Fatalf("after the report: %d missed, next %s, open %q", got.Misses, got.NextReport, w.openMatters(c.ID))
	}
	// A new run of misses opens anew, but nothing that still waits: a client has
	// one revocation at a time.
	for _, one := range []struct {
		month time.Month
		open  string
	}{{3, "ingatkan kunjungan pelanggaran pencabutan"}, {5, "ingatkan kunjungan pelanggaran pelanggaran pencabutan telepon-desa"}} {
		w.until(model.On(2027, one.month, 14))
		w.catchUp()
		if got := w.openMatters(c.ID); got != one.open {
			t.Fatalf("the next run opened %q", got)
		}
	}
	w.whole()
}

// Over random histories of reports, strikes and days: the count kept with the
// client is the count by hand from the reports on record, a client is never
// both late and not due, and the file is whole.
func TestR7TheCountKeptIsTheCountByHand(t *testing.T) {
	for seed := range uint64(6) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		w := newWorld(t)
		first := model.On(2026, 11, 1).AddDays(2 + rnd.IntN(28))
		c := w.reporting(1, first)
		s := w.as(model.RoleOperator)
		due := []model.Date{first} // what stood open before each report that counts, and now
		var counted []model.Contact
		_, _, day := first.YMD()
		schedule := model.Schedule{Every: model.Interval{Months: 1}, Day: day, Last: model.On(2028, 1, 1)}
		for today := model.On(2026, 11, 3); today < model.On(2027, 11, 1); today = today.AddDays(1 + rnd.IntN(12)) {
			w.until(today)
			switch r := rnd.IntN(10); {
			case r < 3:
				saved, err := s.SaveContact(w.ctx(), NewOp(""), reportOn(c, today))
				w.must(err)
				if a := schedule.Answer(due[len(due)-1], today); a.Due != 0 {
					counted, due = append(counted, saved), append(due, a.Next)
				}
			case r == 3 && len(counted) > 0:
				last := counted[len(counted)-1]
				all, err := s.Contacts(w.ctx(), c.ID)
				w.must(err)
				if all[0].ID != last.ID && all[0].Struck == "" {
					break // a report that answered nothing came later: striking moves nothing
				}
				stored := all[slices.IndexFunc(all, func(o model.Contact) bool { return o.ID == last.ID })]
				if slices.ContainsFunc(all, func(o model.Contact) bool { return o.Struck == "" && o.Day > last.Day }) {
					break
				}
				stored.Struck = "uji"
				_, err = s.SaveContact(w.ctx(), NewOp(""), stored)
				w.must(err)
				counted, due = counted[:len(counted)-1], due[:len(due)-1]
			}
			w.catchUp()
			now, open := w.client(c.ID), due[len(due)-1]
			misses := 0
			for d := open; d.AddDays(3) < today; d = schedule.Next(d) {
				misses++
			}
			if now.NextReport != open || now.Misses != misses {
				t.Fatalf("seed %d, %s: %d missed, due %s; by hand %d, %s", seed, today, now.Misses, now.NextReport, misses, open)
			}
			if now.Misses > 0 && now.NextReport >= today {
				t.Fatalf("seed %d, %s: late and not due", seed, today)
			}
		}
		w.whole()
	}
}

func TestR7TheDayIsTheProgramsDoingAndNobodysName(t *testing.T) {
	w := newWorld(t)
	w.reporting(1, model.On(2026, 10, 1))
	w.catchUp()
	all, err := w.as(model.RoleHeadOfOffice).Audit(w.ctx(), AuditFilter{Intents: []string{IntentDay}})
	w.must(err)
	if len(all) != 1 || !all[0].User.IsZero() || len(all[0].Records) == 0 {
		t.Fatalf("%+v", all)
	}
}

func TestAMatterMovesTheTermThatItIsAbout(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfAdults)
	c := w.reporting(1, model.On(2026, 11, 20))
	take := func(m model.Matter, to model.MatterState) model.Matter {
		t.Helper()
		now, err := head.StepMatter(w.ctx(), NewOp(""), Step{Matter: m.ID, Rev: m.Rev,
			Stride: model.Stride{State: to, Reference: "TPP-9/2026", Note: "uji"}})
		if err != nil {
			t.Fatalf("%s to %s: %v", m.State.Code(), to.Code(), err)
		}
		return now
	}
	m, err := head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: c.ID, Kind: model.Revocation, Note: "laporan warga"})
	w.must(err)
	if m.State != model.StateReported || m.Section != model.Adults || m.Owner != w.dewi.ID || m.Due == 0 {
		t.Fatalf("it begins as %+v", m)
	}
	for _, to := range []model.MatterState{model.StateReporter, model.StateExamined, model.StateHearing} {
		m = take(m, to)
	}
	if got := w.client(c.ID).Term().State; got != model.TermActive {
		t.Fatalf("before it is decided the term is %s", got.Code())
	}
	_, err = w.as(model.RoleCounselor).StepMatter(w.ctx(), NewOp(""), Step{Matter: m.ID, Rev: m.Rev, Stride: model.Stride{State: model.StateHeld, Reference: "x"}})
	denied(t, err)
	m = take(m, model.StateHeld)
	if got := w.client(c.ID); got.Term().State != model.TermRevokedHeld || got.Misses != 0 {
		t.Fatalf("held: %+v", got.Term())
	}
	w.until(model.On(2027, 2, 1))
	if n := w.catchUp(); n != 0 {
		t.Fatal("whoever is held misses no report")
	}
	m = take(m, model.StateRefused)
	if got := w.client(c.ID); got.Term().State != model.TermActive || got.NextReport != model.On(2027, 2, 20) || m.Live() {
		t.Fatalf("refused: %+v, next report %s", got.Term(), got.NextReport)
	}
	if _, err := head.StepMatter(w.ctx(), NewOp(""), Step{Matter: m.ID, Rev: m.Rev, Stride: model.Stride{State: model.StateHeld}}); err == nil {
		t.Fatal("what has ended goes on")
	}
	permit, err := head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: c.ID, Kind: model.Permit, Target: "Semarang", From: w.as(model.RoleOperator).Today(), To: w.as(model.RoleOperator).Today() + 5})
	w.must(err)
	permit = take(take(permit, model.StateApproved), model.StateAway)
	if got := w.client(c.ID).Term().State; got != model.TermSuspended {
		t.Fatalf("away: %s", got.Code())
	}
	take(permit, model.StateBack)
	transfer, err := head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: c.ID, Kind: model.Transfer, Target: "Bapas Contoh Dua"})
	w.must(err)
	take(take(transfer, model.StateApproved), model.StateHandedOver)
	if got := w.client(c.ID); got.Term().State != model.TermTransferred || got.Term().Closed == 0 {
		t.Fatalf("handed over: %+v", got.Term())
	}
	w.whole()
}

func TestAMatterChangesItsStateByStepsAlone(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleHeadOfAdults)
	c := w.reporting(1, model.On(2026, 11, 20))
	m, err := s.SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: c.ID, Kind: model.Breach, Breach: model.BreachAddress, State: model.StateConfirmed})
	w.must(err)
	if m.State != model.StateProposed {
		t.Fatalf("it begins as %s", m.State.Code())
	}
	m.State = model.StateConfirmed
	if _, err := s.SaveMatter(w.ctx(), NewOp(""), m); !errors.As(err, new(*HistoryLost)) {
		t.Fatalf("a save changed the state: %v", err)
	}
	m.State, m.Note = model.StateProposed, "pindah ke Cilongok"
	m, err = s.SaveMatter(w.ctx(), NewOp(""), m)
	w.must(err)
	if _, err = s.StepMatter(w.ctx(), NewOp(""), Step{Matter: m.ID, Rev: m.Rev - 1, Stride: model.Stride{State: model.StateConfirmed}}); !errors.As(err, new(*Conflict)) {
		t.Fatalf("a step from an older version: %v", err)
	}
}

func TestR12ContactsAndMattersAreAsClosedAsTheirClient(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	child := person(1, model.Children)
	child.Terms[0].State, child.NextReport = model.TermActive, model.On(2026, 11, 3)
	child = w.add(child)
	report := reportOn(child, model.On(2026, 11, 2))
	report.Condition = "rahasia"
	report, err := head.SaveContact(w.ctx(), NewOp(""), report)
	w.must(err)
	m, err := head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: child.ID, Kind: model.HomeVisit, Note: "rahasia"})
	w.must(err)
	stranger, err := head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Kind: model.Litmas, Litmas: model.LitmasDiversion, Section: model.Children, Person: "rahasia"})
	w.must(err)
	for _, role := range testRoles {
		s := w.as(role)
		sees := role == model.RoleHeadOfOffice || role == model.RoleHeadOfChildren
		if _, err := s.Contacts(w.ctx(), child.ID); (err == nil) != sees {
			t.Errorf("%s reads the contacts: %v", role.Code(), err)
		}
		if _, err := s.MattersOf(w.ctx(), child.ID); (err == nil) != sees {
			t.Errorf("%s reads the matters: %v", role.Code(), err)
		}
		for _, one := range []model.ID{m.ID, stranger.ID} {
			if _, err := s.Matter(w.ctx(), one); (err == nil) != sees {
				t.Errorf("%s reads a matter: %v", role.Code(), err)
			}
			if _, err := s.History(w.ctx(), model.KindMatter, one); (err == nil) != sees {
				t.Errorf("%s reads its history: %v", role.Code(), err)
			}
		}
		if _, err := s.History(w.ctx(), model.KindContact, report.ID); (err == nil) != sees {
			t.Errorf("%s reads the report's history: %v", role.Code(), err)
		}
		if (len(s.Matters()) == 2) != sees {
			t.Errorf("%s has %d matters", role.Code(), len(s.Matters()))
		}
		trail, err := s.Audit(w.ctx(), AuditFilter{})
		if err != nil {
			trail = nil
		}
		if strings.Contains(fmt.Sprintf("%+v", trail), "rahasia") && !sees {
			t.Errorf("%s reads it in the audit", role.Code())
		}
		if _, err := s.SaveContact(w.ctx(), NewOp(""), reportOn(child, model.On(2026, 11, 1))); err == nil && !sees {
			t.Errorf("%s records a contact", role.Code())
		}
	}
}

func TestAHomeVisitEndsTheTaskThatAskedForIt(t *testing.T) {
	w := newWorld(t)
	c := w.reporting(1, model.On(2026, 11, 10))
	w.until(model.On(2027, 1, 14))
	w.catchUp()
	visit := model.Contact{Client: c.ID, Kind: model.Visit, Day: model.On(2027, 1, 13), Place: "rumah orang tua"}
	_, err := w.as(model.RoleOperator).SaveContact(w.ctx(), NewOp(""), visit)
	w.must(err)
	if got := w.openMatters(c.ID); !strings.Contains(got, "kunjungan") {
		t.Fatalf("a visit before the task was opened ended it: %q", got)
	}
	visit.Day = model.On(2027, 1, 14)
	_, err = w.as(model.RoleOperator).SaveContact(w.ctx(), NewOp(""), visit)
	w.must(err)
	if got := w.openMatters(c.ID); got != "ingatkan pelanggaran pencabutan telepon-desa" {
		t.Fatalf("after the visit %q wait", got)
	}
	all, err := w.as(model.RoleOperator).MattersOf(w.ctx(), c.ID)
	w.must(err)
	for _, m := range all {
		if m.Kind == model.HomeVisit && (m.State != model.StateDone || m.Steps[0].Note != "rumah orang tua" || m.Steps[0].By.IsZero()) {
			t.Errorf("%+v", m)
		}
	}
	w.whole()
}

func TestAnAuditorReadsNoAnswers(t *testing.T) {
	const secret = "berselisih dengan tetangga"
	w := newWorld(t)
	c := w.reporting(1, model.On(2026, 11, 3))
	contact := reportOn(c, model.On(2026, 11, 2))
	contact.Surroundings = secret
	saved, err := w.as(model.RoleOperator).SaveContact(w.ctx(), NewOp(""), contact)
	w.must(err)
	m, err := w.as(model.RoleHeadOfAdults).SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: c.ID, Kind: model.Task, Note: secret})
	w.must(err)
	s := w.as(model.RoleAuditor)
	read := map[string]any{"matters": s.Matters()[0]}
	for what, get := range map[string]func() (any, error){
		"contacts":   func() (any, error) { return s.Contacts(w.ctx(), c.ID) },
		"matters of": func() (any, error) { return s.MattersOf(w.ctx(), c.ID) },
		"matter":     func() (any, error) { return s.Matter(w.ctx(), m.ID) },
		"history":    func() (any, error) { return s.History(w.ctx(), model.KindContact, saved.ID) },
		"history m":  func() (any, error) { return s.History(w.ctx(), model.KindMatter, m.ID) },
		"audit":      func() (any, error) { return s.Audit(w.ctx(), AuditFilter{}) },
	} {
		v, err := get()
		w.must(err)
		read[what] = v
	}
	for what, v := range read {
		if strings.Contains(fmt.Sprintf("%+v", v), secret) {
			t.Errorf("an auditor reads it in %s", what)
		}
	}
}

func TestACheckFindsWhatIsListedUnderTheWrongRecord(t *testing.T) {
	for what, harm := range map[string]func(x kv.Writer, client, matter model.ID){
		"a live entry is lost":      func(x kv.Writer, _, m model.ID) { x.Delete(tLive, m[:]) },
		"a live entry is no matter": func(x kv.Writer, c, _ model.ID) { x.Put(tLive, c[:], []byte{1}) },
		"listed elsewhere too":      func(x kv.Writer, _, m model.ID) { x.Put(tOf, append(make([]byte, 16), m[:]...), []byte("matter")) },
		"not listed":                func(x kv.Writer, c, m model.ID) { x.Delete(tOf, append(c[:], m[:]...)) },
	} {
		w := newWorld(t)
		c := w.reporting(1, model.On(2026, 11, 3))
		m, err := w.as(model.RoleHeadOfAdults).SaveMatter(w.ctx(), NewOp(""), model.Matter{Client: c.ID, Kind: model.Task})
		w.must(err)
		w.whole()
		w.must(w.engine.Bulk(w.ctx(), func(x kv.Writer) error { harm(x, c.ID, m.ID); return nil }))
		rep, err := w.as(model.RoleHeadOfOffice).Check(w.ctx(), nil)
		w.must(err)
		if len(rep.Findings) != 1 {
			t.Errorf("%s: found %+v", what, rep.Findings)
		}
	}
}

func TestR6ANewClientReportsAndAScheduleSetByHandIsCountedAnew(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleOperator)
	today := s.Today()
	c := person(1, model.Adults)
	c.Terms[0].State, c.Terms[0].Start, c.Terms[0].End = model.TermActive, today, today.AddMonths(12)
	saved, err := s.SaveClient(w.ctx(), NewOp(""), c)
	w.must(err)
	if want := today.AddMonths(1); saved.NextReport != want {
		t.Fatalf("the first report is due on %s, want %s", saved.NextReport, want)
	}
	known := person(2, model.Adults)
	known.Terms[0].State, known.Terms[0].Start, known.Terms[0].End = model.TermActive, today.AddMonths(-6), today.AddMonths(12)
	known.NextReport = today.AddDays(9)
	if known, err = s.SaveClient(w.ctx(), NewOp(""), known); err != nil || known.NextReport != today.AddDays(9) {
		t.Fatalf("what was known of the next report became %s, %v", known.NextReport, err)
	}
	known.NextReport = today.AddMonths(-2)
	if known, err = s.SaveClient(w.ctx(), NewOp(""), known); err != nil || known.Misses < 2 {
		t.Fatalf("missed %d, %v", known.Misses, err)
	}
	known.NextReport = today.AddDays(9)
	if known, err = s.SaveClient(w.ctx(), NewOp(""), known); err != nil || known.Misses != 0 {
		t.Fatalf("missed %d, %v", known.Misses, err)
	}
	known.Terms[0].State = model.TermFinished
	if known, err = s.SaveClient(w.ctx(), NewOp(""), known); err != nil || known.Terms[0].Closed != today {
		t.Fatalf("closed on %s, %v", known.Terms[0].Closed, err)
	}
	w.whole()
}

// One record that an older program saved and this one would refuse does not keep
// the day from turning for the others.
func TestR7ARecordThatWouldBeRefusedStopsNobodyElse(t *testing.T) {
	w := newWorld(t)
	bad, good := w.reporting(1, model.On(2026, 11, 10)), w.reporting(2, model.On(2026, 11, 10))
	bad.District = "99.99.99"
	sealed, err := encode(w.office.open.Load().vault, clients, &bad)
	w.must(err)
	w.must(w.engine.Bulk(w.ctx(), func(x kv.Writer) error { x.Put(clients.name, bad.ID[:], sealed); return nil }))
	w.until(model.On(2026, 11, 20))
	if n := w.catchUp(); n != 1 || w.client(good.ID).Misses != 1 || w.openMatters(good.ID) != "ingatkan" {
		t.Fatalf("%d were caught up, %d missed, %q open", n, w.client(good.ID).Misses, w.openMatters(good.ID))
	}
	if w.openMatters(bad.ID) != "" || w.client(bad.ID).Misses != 0 {
		t.Fatalf("half of it was done: %q", w.openMatters(bad.ID))
	}
}

// Whoever comes back begins anew: a term of their own, the first stage, a
// schedule from its start; and what asked them to report before is over.
func TestASecondTermBeginsAnew(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleHeadOfAdults)
	c := w.reporting(1, model.On(2026, 11, 10))
	w.until(model.On(2026, 12, 20))
	w.catchUp()
	now := *w.client(c.ID)
	if w.openMatters(c.ID) != "ingatkan telepon-desa" {
		t.Fatalf("open are %q", w.openMatters(c.ID))
	}
	now.Stages = []model.Stage{{Kind: model.StageInitial, From: now.Terms[0].Start}}
	now.Terms[0].State = model.TermFinished
	now, err := s.SaveClient(w.ctx(), NewOp(""), now)
	w.must(err)
	if w.openMatters(c.ID) != "" || now.Misses != 0 {
		t.Fatalf("after the end %q wait, %d missed", w.openMatters(c.ID), now.Misses)
	}
	w.until(model.On(2027, 3, 5))
	now.Terms = append(now.Terms, model.Term{Category: model.ConditionalLeave, State: model.TermActive, Start: model.On(2027, 3, 5), End: model.On(2027, 9, 5)})
	now.Stages = append(now.Stages, model.Stage{Kind: model.StageInitial, From: model.On(2027, 3, 5)})
	now, err = s.SaveClient(w.ctx(), NewOp(""), now)
	w.must(err)
	if now.NextReport != model.On(2027, 4, 5) || now.ReportDay != 5 || len(now.Terms) != 2 || now.Terms[0].State != model.TermFinished {
		t.Fatalf("next report %s on day %d, terms %+v", now.NextReport, now.ReportDay, now.Terms)
	}
	w.whole()
}
