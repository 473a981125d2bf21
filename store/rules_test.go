package store

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"guyub/model"
)

func TestR5OneOpenAssignmentAndHistoryIsKept(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfAdults)
	c := w.guided(1, model.Adults, w.dewi.ID)

	_, err := head.Assign(w.ctx(), NewOp("client.assign"), []model.ID{c.ID}, w.budi.ID, AssignNote{})
	if !errors.Is(err, ErrNoReason) {
		t.Fatalf("reassigning without a reason gave %v", err)
	}
	_, err = head.Assign(w.ctx(), NewOp("client.assign"), []model.ID{c.ID}, w.budi.ID,
		AssignNote{Reason: "pemerataan beban", Handover: "berkas lengkap", From: model.On(2026, 11, 1)})
	w.must(err)
	now, err := head.Client(w.ctx(), c.ID)
	w.must(err)
	want := []model.Assignment{
		{Counselor: w.dewi.ID, From: model.On(2026, 2, 1), To: model.On(2026, 10, 31)},
		{Counselor: w.budi.ID, From: model.On(2026, 11, 1), Reason: "pemerataan beban", By: head.user, Handover: "berkas lengkap"},
	}
	if !slices.Equal(now.Assignments, want) {
		t.Fatalf("assignments are %+v, want %+v", now.Assignments, want)
	}
	if row, _ := head.Roster().Find(c.ID); row.Counselor != w.budi.ID {
		t.Fatal("the roster does not know the new counselor")
	}

	two := now
	two.Assignments = append(slices.Clone(now.Assignments), model.Assignment{Counselor: w.dewi.ID, From: model.On(2026, 11, 2)})
	_, err = head.SaveClient(w.ctx(), NewOp("client.save"), two)
	if p := (model.Problems)(nil); !errors.As(err, &p) || p[0].Code != model.TwoOpen {
		t.Fatalf("two open assignments gave %v", err)
	}
	for name, change := range map[string]func([]model.Assignment) []model.Assignment{
		"left out":  func(a []model.Assignment) []model.Assignment { return a[1:] },
		"cleared":   func([]model.Assignment) []model.Assignment { return nil },
		"rewritten": func(a []model.Assignment) []model.Assignment { a[0].Counselor = w.budi.ID; return a },
		"redated":   func(a []model.Assignment) []model.Assignment { a[0].To--; return a },
		"reopened":  func(a []model.Assignment) []model.Assignment { a[0].To = 0; return a[:1] },
	} {
		lost := now
		lost.Assignments = change(slices.Clone(now.Assignments))
		_, err = head.SaveClient(w.ctx(), NewOp("client.save"), lost)
		if e := (*HistoryLost)(nil); !errors.As(err, &e) {
			t.Errorf("history %s: got %v", name, err)
		}
	}
}

func TestR5ManyChangeTheirCounselorTogetherOrNotAtAll(t *testing.T) {
	w := newWorld(t)
	var ids []model.ID
	for i := range 120 {
		ids = append(ids, w.add(person(i, model.Adults)).ID)
	}
	child := w.add(person(500, model.Children))
	head := w.as(model.RoleHeadOfAdults)
	_, err := head.Assign(w.ctx(), NewOp("client.assign"), append(slices.Clone(ids[:10]), child.ID), w.dewi.ID, AssignNote{})
	denied(t, err)
	for _, id := range ids[:10] {
		if row, _ := head.Roster().Find(id); !row.Counselor.IsZero() {
			t.Fatal("part of a refused assignment was done")
		}
	}
	op := NewOp("client.assign")
	res, err := head.Assign(w.ctx(), op, ids, w.dewi.ID, AssignNote{})
	w.must(err)
	if len(res.Records) != len(ids) {
		t.Fatalf("%d of %d clients assigned", len(res.Records), len(ids))
	}
	again, err := head.Assign(w.ctx(), op, ids, w.dewi.ID, AssignNote{})
	w.must(err)
	if !slices.Equal(again.Records, res.Records) {
		t.Fatal("the same operation gave another result")
	}
	for _, id := range ids {
		if c, _ := head.Client(w.ctx(), id); len(c.Assignments) != 1 || c.Assignments[0].Counselor != w.dewi.ID {
			t.Fatalf("client has %+v", c.Assignments)
		}
	}
	w.whole()
}

func TestR12ChildRecordsAreForTheirSectionAndTheHeadAlone(t *testing.T) {
	w := newWorld(t)
	child := w.add(person(1, model.Children))
	mine := w.guided(2, model.Children, w.dewi.ID)
	adult := w.add(person(3, model.Adults))
	sees := map[model.Role][]model.ID{
		model.RoleHeadOfOffice: {child.ID, mine.ID, adult.ID}, model.RoleHeadOfChildren: {child.ID, mine.ID, adult.ID},
		model.RoleCounselor: {mine.ID, adult.ID}, model.RoleOperator: {adult.ID}, model.RoleHeadOfAdults: {adult.ID},
		model.RoleAuditor: {adult.ID}, model.RoleAdmin: {},
	}
	for _, role := range testRoles {
		s := w.as(role)
		for _, id := range []model.ID{child.ID, mine.ID, adult.ID} {
			want := slices.Contains(sees[role], id)
			if _, got := s.Roster().Find(id); got != want {
				t.Errorf("%s finds the client in the roster: %t, want %t", role.Code(), got, want)
			}
			if _, err := s.Client(w.ctx(), id); (err == nil) != want {
				t.Errorf("%s reads the client: %v, want %t", role.Code(), err, want)
			}
			if _, err := s.History(w.ctx(), model.KindClient, id); (err == nil) != want {
				t.Errorf("%s reads the history: %v, want %t", role.Code(), err, want)
			}
		}
	}
}

func TestAnAuditorReadsNoCaseNotes(t *testing.T) {
	const secret = "berselisih dengan tetangga"
	w := newWorld(t)
	c := person(1, model.Adults)
	c.Notes = secret
	c.Assessments = []model.Assessment{{Risk: model.RiskHigh, Date: model.On(2026, 2, 1), Assessor: "Dewi", Note: secret}}
	c.Stages = []model.Stage{{Kind: model.StageInitial, From: model.On(2026, 2, 1), Note: secret}}
	c = w.add(c)
	for _, to := range []model.ID{w.dewi.ID, w.budi.ID} {
		_, err := w.as(model.RoleHeadOfAdults).Assign(w.ctx(), NewOp("client.assign"), []model.ID{c.ID}, to,
			AssignNote{Reason: secret, Handover: secret})
		w.must(err)
	}
	w.must(w.as(model.RoleOperator).Reveal(w.ctx(), model.KindClient, c.ID, "nik", "mencocokkan KTP"))
	for _, role := range []model.Role{model.RoleAuditor, model.RoleHeadOfAdults} {
		s := w.as(role)
		got, err := s.Client(w.ctx(), c.ID)
		w.must(err)
		past, err := s.History(w.ctx(), model.KindClient, c.ID)
		w.must(err)
		trail, err := s.Audit(w.ctx(), AuditFilter{})
		if role != model.RoleAuditor {
			trail, err = nil, nil
		}
		w.must(err)
		for what, v := range map[string]any{"client": got, "history": past} {
			if reads := strings.Contains(fmt.Sprintf("%+v", v), secret); reads == (role == model.RoleAuditor) {
				t.Errorf("%s reads notes in the %s: %t", role.Code(), what, reads)
			}
		}
		if strings.Contains(fmt.Sprintf("%+v", trail), secret) {
			t.Errorf("%s reads notes in the audit", role.Code())
		}
		if !strings.Contains(fmt.Sprintf("%+v", past), "mencocokkan KTP") {
			t.Errorf("%s is not told why a number was revealed", role.Code())
		}
	}
}

// What is hidden in a record and what is hidden in its history is one set.
func TestTheHistoryHidesWhatTheRecordHides(t *testing.T) {
	hidesAlike(t, model.KindClient, model.Client.WithoutNotes)
	hidesAlike(t, model.KindContact, model.Contact.WithoutNotes)
	hidesAlike(t, model.KindMatter, model.Matter.WithoutNotes)
	hidesAlike(t, model.KindAcceptance, model.Acceptance.WithoutNotes)
}

func hidesAlike[T any](t *testing.T, kind model.Kind, without func(T) T) {
	t.Helper()
	var none, one T
	fill(reflect.ValueOf(&one).Elem())
	bare := without(one)
	hidden := map[string]bool{}
	for _, f := range diff(&one, &bare) {
		hidden[f.Field] = true
		if !freeText(kind, f.Field) {
			t.Errorf("the history of a %s shows %s, which the record hides", kind, f.Field)
		}
	}
	if len(hidden) == 0 {
		t.Fatalf("a %s hides nothing", kind)
	}
	for _, f := range diff(&none, &one) {
		if freeText(kind, f.Field) && !hidden[f.Field] {
			t.Errorf("the history of a %s hides %s, which the record shows", kind, f.Field)
		}
	}
}

// fill gives every text of a record something, and every list one element.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		if v.CanSet() && v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		for i := range v.Len() {
			fill(v.Index(i))
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString("x")
		}
	}
}

func TestR12NothingTellsThatAHiddenChildExists(t *testing.T) {
	w := newWorld(t)
	child := person(1, model.Children)
	child.NIK = "3302151204090001"
	child = w.add(child)
	operator := w.as(model.RoleOperator)
	twin := person(2, model.Adults)
	twin.NIK, twin.Name, twin.Born = child.NIK, child.Name, child.Born
	found, err := operator.Duplicates(w.ctx(), twin)
	w.must(err)
	for _, d := range found {
		if !d.ID.IsZero() || d.Why != "nik" {
			t.Errorf("the operator is told of %+v", d)
		}
	}
	_, err = operator.SaveClient(w.ctx(), NewOp("t"), twin)
	if e := (*Taken)(nil); !errors.As(err, &e) || !e.By.IsZero() {
		t.Errorf("the number is refused by %v (%+v)", err, e)
	}
	if id, ok, err := operator.FindRegister(w.ctx(), child.Register); ok || err != nil {
		t.Errorf("the register number finds %v, %v", id, err)
	}
	// Nor may an adult be moved to where the operator cannot follow.
	adult := w.add(person(3, model.Adults))
	adult.Section = model.Children
	_, err = operator.SaveClient(w.ctx(), NewOp("t"), adult)
	denied(t, err)
}

func TestR12ReadingAChildsRecordIsNotedOnceInAWhile(t *testing.T) {
	w := newWorld(t)
	child := w.add(person(1, model.Children))
	s := w.as(model.RoleHeadOfChildren)
	reads := func() int {
		all, err := w.as(model.RoleHeadOfOffice).Audit(w.ctx(), AuditFilter{Intents: []string{IntentRead}, User: s.user})
		w.must(err)
		return len(all)
	}
	for range 3 {
		_, err := s.Client(w.ctx(), child.ID)
		w.must(err)
	}
	if n := reads(); n != 1 {
		t.Fatalf("three looks at once were noted %d times", n)
	}
	w.clock.add(lookAgain)
	_, err := s.Client(w.ctx(), child.ID)
	w.must(err)
	if n := reads(); n != 2 {
		t.Fatalf("a later look was not noted: %d", n)
	}
}

func TestR13ARevealIsNotedAndAsksForAReasonWhenTheOfficeSays(t *testing.T) {
	w := newWorld(t)
	c := w.add(person(1, model.Adults))
	s := w.as(model.RoleOperator)
	w.must(s.Reveal(w.ctx(), model.KindClient, c.ID, "nik", ""))
	denied(t, w.as(model.RoleAuditor).Reveal(w.ctx(), model.KindClient, c.ID, "nik", "ingin tahu"))
	head := w.as(model.RoleHeadOfOffice)
	office := head.Books().Office
	office.RevealReasons = true
	_, err := head.SaveOffice(w.ctx(), NewOp("office.save"), office)
	w.must(err)
	if err := s.Reveal(w.ctx(), model.KindClient, c.ID, "phone", ""); !errors.Is(err, ErrNoReason) {
		t.Fatalf("a reveal without a reason gave %v", err)
	}
	w.must(s.Reveal(w.ctx(), model.KindClient, c.ID, "phone", "menelepon klien"))
	all, err := head.Audit(w.ctx(), AuditFilter{Intents: []string{IntentReveal}})
	w.must(err)
	if len(all) != 2 || all[0].Note != "phone" || all[0].Reason != "menelepon klien" || all[1].Note != "nik" ||
		all[0].User != s.user || all[0].Terminal != "loket-1" || all[0].Records[0].ID != c.ID {
		t.Fatalf("noted %+v", all)
	}
}

func TestR13TheAuditTrailMasksNumbersAndHidesChildren(t *testing.T) {
	w := newWorld(t)
	adult, child := person(1, model.Adults), person(2, model.Children)
	adult.NIK, adult.Phone, adult.Street = "3302151204900001", "081234567890", "Jalan Kenanga 5"
	adult, _ = w.add(adult), w.add(child)
	for _, role := range []model.Role{model.RoleAdmin, model.RoleAuditor, model.RoleHeadOfOffice} {
		all, err := w.as(role).Audit(w.ctx(), AuditFilter{Intents: []string{"client.save"}})
		w.must(err)
		seen := 0
		for _, e := range all {
			for _, r := range e.Records {
				mayRead := role == model.RoleHeadOfOffice || role == model.RoleAuditor && r.ID == adult.ID
				if r.Hidden == mayRead || (len(r.Changes) > 0) != mayRead {
					t.Errorf("%s: record hidden %t with %d changes, may read %t", role.Code(), r.Hidden, len(r.Changes), mayRead)
				}
				for _, c := range r.Changes {
					seen++
					for _, private := range []string{"3302151204900001", "081234567890", "Kenanga"} {
						if strings.Contains(c.Before+c.After, private) {
							t.Errorf("%s reads %q in %s", role.Code(), private, c.Field)
						}
					}
				}
			}
		}
		if role == model.RoleHeadOfOffice && seen < 10 {
			t.Errorf("only %d fields in the trail of two new clients", seen)
		}
	}
}

func TestR14ACorrectionKeepsWhatWasThere(t *testing.T) {
	w := newWorld(t)
	c := w.add(person(1, model.Adults))
	c.Name = "Sukardi"
	c.Terms = slices.Clone(c.Terms)
	c.Terms[0].End = model.On(2027, 3, 1)
	op := NewOp("client.save")
	op.Reason = "salah ketik"
	_, err := w.as(model.RoleOperator).SaveClient(w.ctx(), op, c)
	w.must(err)
	history, err := w.as(model.RoleOperator).History(w.ctx(), model.KindClient, c.ID)
	w.must(err)
	if len(history) != 2 {
		t.Fatalf("history has %d entries, want 2", len(history))
	}
	want := []FieldChange{{"name", "Sukarman Ab", "Sukardi"}, {"terms.0.end", "2027-01-05", "2027-03-01"}}
	e := history[0]
	if !slices.Equal(e.Records[0].Changes, want) || e.Reason != "salah ketik" || e.Records[0].Rev != 2 {
		t.Fatalf("the correction is noted as %+v, want %+v", e, want)
	}
	if first := history[1].Records[0]; first.Rev != 1 || !slices.Contains(first.Changes, FieldChange{"name", "", "Sukarman Ab"}) {
		t.Fatalf("the first version is noted as %+v", first)
	}
}

func TestR16ADecisionAboutANormIsDatedAndTheEarlierOneStays(t *testing.T) {
	w := newWorld(t)
	s := w.as(model.RoleHeadOfOffice)
	_, err := s.SaveNorm(w.ctx(), NewOp("norm.save"), model.Norm{Key: model.NormCountWarn, Value: 60_000, From: model.On(2026, 7, 1), Source: "SK 12/2026"})
	w.must(err)
	if got := s.Books().NormsOn(model.On(2026, 6, 30)).Int(model.NormCountWarn); got != 50 {
		t.Errorf("before the decision it is %d, want 50", got)
	}
	if n := s.Books().NormsOn(model.On(2026, 7, 1)).Norm(model.NormCountWarn); n.Value != 60_000 || n.Source != "SK 12/2026" {
		t.Errorf("from its day on it is %+v", n)
	}
	_, err = s.SaveNorm(w.ctx(), NewOp("norm.save"), model.Norm{Key: model.NormCountWarn, Value: 70_000, From: model.On(2026, 7, 1), Source: "lain"})
	if e := (*Taken)(nil); !errors.As(err, &e) || e.Field != "from" {
		t.Errorf("a second decision for the day gave %v", err)
	}
	_, err = s.SaveNorm(w.ctx(), NewOp("norm.save"), model.Norm{Key: model.NormCountWarn, Value: -1, From: model.On(2026, 8, 1), Source: "salah"})
	if p := (model.Problems)(nil); !errors.As(err, &p) {
		t.Errorf("a norm out of range gave %v", err)
	}
}

// TestEveryRoleMayDoWhatThePolicySays holds each method against the policy of
// model: whoever may not is refused, and nothing is written.
func TestEveryRoleMayDoWhatThePolicySays(t *testing.T) {
	w := newWorld(t)
	c := w.guided(1, model.Adults, w.budi.ID)
	n := 100
	doings := map[model.Action]func(*Session) error{
		model.ClientRead: func(s *Session) error { _, err := s.Client(w.ctx(), c.ID); return err },
		model.ClientCreate: func(s *Session) error {
			n++
			_, err := s.SaveClient(w.ctx(), NewOp("t"), person(n, model.Adults))
			return err
		},
		model.ClientEdit: func(s *Session) error {
			now, err := fetch(w.ctx(), w.as(model.RoleHeadOfOffice), clients, c.ID)
			w.must(err)
			now.Misses++
			_, err = s.SaveClient(w.ctx(), NewOp("t"), now)
			return err
		},
		model.ClientAssign: func(s *Session) error {
			_, err := s.Assign(w.ctx(), NewOp("t"), []model.ID{c.ID}, w.budi.ID, AssignNote{Reason: "x"})
			return err
		},
		model.ClientReveal: func(s *Session) error { return s.Reveal(w.ctx(), model.KindClient, c.ID, "nik", "perlu") },
		model.CounselorEdit: func(s *Session) error {
			n++
			_, err := s.SaveCounselor(w.ctx(), NewOp("t"), model.Counselor{Name: letters(n), Kind: model.PK, Section: model.Adults})
			return err
		},
		model.GroupEdit: func(s *Session) error {
			n++
			_, err := s.SaveGroup(w.ctx(), NewOp("t"), model.Group{Code: "PML-" + letters(n), Name: "Kelompok", Fields: []model.Field{model.Social}, State: model.GroupCandidate, District: "33.02.01"})
			return err
		},
		model.OfficeEdit: func(s *Session) error {
			o := w.as(model.RoleHeadOfOffice).Books().Office
			n++
			o.Phone = "0281 " + letters(n)
			_, err := s.SaveOffice(w.ctx(), NewOp("t"), o)
			return err
		},
		model.NormEdit: func(s *Session) error {
			n++
			_, err := s.SaveNorm(w.ctx(), NewOp("t"), model.Norm{Key: model.NormHours, Value: 100_000, From: model.On(2026, 1, n), Source: "x"})
			return err
		},
		model.RegionEdit: func(s *Session) error {
			r, _ := w.as(model.RoleHeadOfOffice).Books().Region("33.02.01")
			r.TravelMin++
			_, err := s.SaveRegion(w.ctx(), NewOp("t"), r)
			return err
		},
		model.UserEdit: func(s *Session) error {
			n++
			_, err := s.AddUser(w.ctx(), NewOp("t"), model.User{Username: strings.ToLower(letters(n)), Name: "Baru", Role: model.RoleOperator})
			return err
		},
		model.ClientTrail: func(s *Session) error { _, err := s.Openings(w.ctx(), c.ID, 0); return err },
		model.AuditRead: func(s *Session) error {
			_, err := s.Audit(w.ctx(), AuditFilter{})
			_, other := s.Trail(w.ctx())
			if (err == nil) != (other == nil) {
				t.Errorf("the audit gave %v, its length %v", err, other)
			}
			return err
		},
		model.ExportData: func(s *Session) error { return s.NoteExport(w.ctx(), "klien", 10, "laporan") },
		model.ImportData: func(s *Session) error {
			n++
			fresh := person(n, model.Adults)
			if err := s.MayImport(w.ctx(), nil, &fresh); err != nil {
				return err // a dry run says it beforehand; a real one counts a row that was refused
			}
			_, refused, err := bring(w, s, "clients", newRow(&fresh))
			return errors.Join(err, refused[0])
		},
		model.BackupData: func(s *Session) error { _, err := s.Check(w.ctx(), nil); return err },
	}
	subject := model.ClientSubject(&c)
	for act, do := range doings {
		for _, role := range testRoles {
			s := w.as(role)
			sub := subject
			if !strings.HasPrefix(string(act), "client.") && act != model.ImportData && act != model.ExportData {
				sub = model.Subject{}
			}
			want := s.Actor().May(act, sub)
			if act == model.ImportData && want == nil {
				sub.Counselor = model.ID{}
				want = s.Actor().May(model.ClientCreate, sub)
			}
			if act == model.ExportData && want != nil { // of either section
				sub.Section = model.Children
				want = s.Actor().May(act, sub)
			}
			before := chainOf(w)
			err := do(s)
			if want == nil {
				if err != nil {
					t.Errorf("%s may %s, and got %v", role.Code(), act, err)
				}
				continue
			}
			denied(t, err)
			if after := chainOf(w); after.Head != before.Head {
				t.Errorf("%s was refused %s, and something was written", role.Code(), act)
			}
		}
	}
}

func chainOf(w *world) ChainReport {
	w.t.Helper()
	rep, err := w.office.VerifyAudit(w.ctx())
	w.must(err)
	return rep
}

func TestARoleTakenAwayWorksAtOnce(t *testing.T) {
	w := newWorld(t)
	operator, head := w.as(model.RoleOperator), w.as(model.RoleHeadOfOffice)
	c := w.add(person(1, model.Adults))
	u := operator.User()
	u.Role = model.RoleAuditor
	u, err := head.SaveUser(w.ctx(), NewOp("user.save"), u)
	w.must(err)
	c.Alias = "Kancil"
	_, err = operator.SaveClient(w.ctx(), NewOp("t"), c)
	denied(t, err)
	u.Disabled = true
	_, err = head.SaveUser(w.ctx(), NewOp("user.save"), u)
	w.must(err)
	if _, err := operator.Client(w.ctx(), c.ID); !errors.Is(err, ErrSignedOut) {
		t.Fatalf("a disabled user got %v", err)
	}
	if n := operator.Roster().Scope; n.Adults || n.Children {
		t.Fatal("a disabled user still sees the roster")
	}
	select {
	case <-operator.Ended():
	default:
		t.Fatal("the session of a disabled user goes on")
	}
	if _, err := w.office.SignIn(w.ctx(), u.Username, secret, "loket-2", nil); !errors.Is(err, ErrDisabled) {
		t.Fatalf("a disabled user signed in: %v", err)
	}
}

func TestSomebodyWhoMayManageUsersAlwaysRemains(t *testing.T) {
	w := newWorld(t)
	head, admin := w.as(model.RoleHeadOfOffice), w.as(model.RoleAdmin)
	u := head.User()
	u.Role = model.RoleOperator
	if _, err := head.SaveUser(w.ctx(), NewOp("t"), u); !errors.Is(err, ErrSelf) {
		t.Fatalf("changing one's own role gave %v", err)
	}
	_, err := admin.SaveUser(w.ctx(), NewOp("t"), u)
	w.must(err)
	u = admin.User()
	u.Disabled = true
	if _, err := admin.SaveUser(w.ctx(), NewOp("t"), u); !errors.Is(err, ErrSelf) {
		t.Fatalf("disabling oneself gave %v", err)
	}
	if !mayManage(model.RoleAdmin) || mayManage(model.RoleOperator) {
		t.Fatal("the wrong roles may manage users")
	}
}

func TestCaseloadRule17AConflictOfInterestAndAHeldClientStand(t *testing.T) {
	w := newWorld(t)
	head, note := w.as(model.RoleHeadOfAdults), AssignNote{Reason: "pemerataan beban"}
	c := w.guided(1, model.Adults, w.dewi.ID)
	other := w.guided(2, model.Adults, w.dewi.ID)

	c.Conflicts = []model.ID{w.budi.ID}
	c = w.save(head, c)
	_, err := head.Assign(w.ctx(), NewOp(""), []model.ID{other.ID, c.ID}, w.budi.ID, note)
	if b := (*Barred)(nil); !errors.As(err, &b) || b.Held || b.Client != c.Name {
		t.Fatalf("giving a client to a counselor with a conflict of interest gave %v", err)
	}
	if now, err := head.Client(w.ctx(), other.ID); err != nil || now.Assignment().Counselor != w.dewi.ID {
		t.Fatalf("half of the clients were given away: %v", err)
	}

	c.Conflicts, c.Held = nil, true
	officer := w.as(model.RoleCounselor)
	if _, err = officer.SaveClient(w.ctx(), NewOp(""), c); !errors.As(err, new(*model.Denied)) {
		t.Fatalf("somebody who assigns nobody held a client: %v", err)
	}
	c = w.save(head, c)
	_, err = head.Assign(w.ctx(), NewOp(""), []model.ID{c.ID}, w.budi.ID, note)
	if b := (*Barred)(nil); !errors.As(err, &b) || !b.Held {
		t.Fatalf("taking a held client away gave %v", err)
	}
	cases, err := head.Cases(w.ctx(), nil)
	w.must(err)
	for _, one := range cases {
		if one.Locked != (one.ID == c.ID) {
			t.Errorf("the case of %v is locked: %t", one.ID, one.Locked)
		}
	}
	c.Held = false
	c = w.save(head, c)
	_, err = head.Assign(w.ctx(), NewOp(""), []model.ID{c.ID}, w.budi.ID, note)
	w.must(err)
}

// save saves a client and reads it back.
func (w *world) save(s *Session, c model.Client) model.Client {
	w.t.Helper()
	_, err := s.SaveClient(w.ctx(), NewOp(""), c)
	w.must(err)
	now, err := s.Client(w.ctx(), c.ID)
	w.must(err)
	return now
}
