package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"guyub/model"
	"guyub/model/workload"
)

// mustSave saves what a test needs, as the head of office.
func mustSave[T any](w *world, save func() (T, error)) T {
	w.t.Helper()
	saved, err := save()
	w.must(err)
	return saved
}

// litmas opens a litmas that somebody answers for and that is due on a day.
func (w *world) litmas(kind model.LitmasKind, section model.Section, owner model.ID, due model.Date) model.Matter {
	w.t.Helper()
	head := w.as(model.RoleHeadOfOffice)
	return mustSave(w, func() (model.Matter, error) {
		return head.SaveMatter(w.ctx(), NewOp(""), model.Matter{Kind: model.Litmas, Litmas: kind, Section: section, Person: "A.S.", Owner: owner, Opened: min(due-7, head.Today()), Due: due})
	})
}

func (w *world) history() []model.LoadMonth {
	w.t.Helper()
	all, err := w.as(model.RoleOperator).LoadHistory(w.ctx())
	w.must(err)
	return all
}

func (w *world) norm(key model.NormKey, milli int64, from model.Date) {
	w.t.Helper()
	mustSave(w, func() (model.Norm, error) {
		return w.as(model.RoleHeadOfOffice).SaveNorm(w.ctx(), NewOp(""), model.Norm{Key: key, Value: milli, From: from, Source: "SK"})
	})
}

// R12: who may not see a child still reads the load that the child is part of.
func TestR12ALoadIsTheSameForEverybodyWhoMayReadLoads(t *testing.T) {
	w := newWorld(t)
	w.until(model.On(2026, 3, 16))
	w.guided(1, model.Adults, w.dewi.ID)
	w.guided(2, model.Children, w.budi.ID)
	w.litmas(model.LitmasDiversion, model.Children, w.budi.ID, model.On(2026, 3, 20))
	want := w.as(model.RoleHeadOfOffice).Work()
	if len(want.Spells) != 2 || len(want.Duties) != 1 {
		t.Fatalf("%+v", want)
	}
	for _, r := range testRoles {
		got := w.as(r).Work()
		_, err := w.as(r).LoadHistory(w.ctx())
		if r == model.RoleAdmin {
			if len(got.Spells)+len(got.Duties) > 0 || got.Travel("33.02.15") != 0 {
				t.Errorf("%s: %+v", r.Code(), got)
			}
			denied(t, err)
			continue
		}
		if err != nil || !reflect.DeepEqual(got.Spells, want.Spells) || !reflect.DeepEqual(got.Duties, want.Duties) {
			t.Errorf("%s: %+v, %v", r.Code(), got, err)
		}
	}
}

// Rule 5: a litmas weighs in the month in which it is due; late, in this one;
// sent, no more.
func TestRule5ALitmasWeighsInTheMonthInWhichItIsDue(t *testing.T) {
	w := newWorld(t)
	w.until(model.On(2026, 3, 16))
	dewi := w.dewi.ID
	w.litmas(model.LitmasTrial, model.Adults, dewi, model.On(2026, 3, 31))
	w.litmas(model.LitmasDiversion, model.Children, dewi, model.On(2026, 3, 1))
	w.litmas(model.LitmasParole, model.Adults, dewi, model.On(2026, 4, 1))
	back := w.litmas(model.LitmasMove, model.Adults, dewi, model.On(2026, 3, 18))
	w.litmas(model.LitmasMove, model.Adults, model.ID{}, model.On(2026, 3, 18))
	told := func() string {
		s := ""
		for _, d := range w.as(model.RoleAuditor).Work().Duties {
			who := "nobody"
			if d.Counselor == dewi {
				who = "dewi"
			}
			s += fmt.Sprintf("%s %s %d; ", who, d.Norm, d.Count)
		}
		return s
	}
	if got := told(); got != "nobody litmas.short 1; dewi litmas.short 1; dewi litmas.standard 2; " {
		t.Errorf("in March: %s", got)
	}
	_, err := w.as(model.RoleHeadOfOffice).StepMatter(w.ctx(), NewOp(""), Step{Matter: back.ID, Rev: back.Rev, Stride: model.Stride{State: model.StateReturned, Note: "salah alamat", Day: model.On(2026, 3, 16)}})
	w.must(err)
	if got := told(); got != "nobody litmas.short 1; dewi litmas.standard 2; " {
		t.Errorf("one less: %s", got)
	}
	w.until(model.On(2026, 4, 2))
	if got := told(); got != "nobody litmas.short 1; dewi litmas.parole 1; dewi litmas.standard 2; " {
		t.Errorf("in April, and late: %s", got)
	}
}

func TestMentorsOfGroupsWithAnAgreementHaveThemInTheirLoad(t *testing.T) {
	w := newWorld(t)
	load := Load{Clients: func(func(model.Client) bool) {}, Total: 0}
	for i, state := range []model.GroupState{model.GroupCandidate, model.GroupAgreed, model.GroupActive, model.GroupEnded} {
		load.Groups = append(load.Groups, model.Group{Code: fmt.Sprintf("PML-%d", i), Name: fmt.Sprintf("Kelompok %s", letters(i)),
			Criteria: [4]bool{true, true, true, true}, CriteriaDate: model.On(2026, 1, 5), DecreeNo: "SK 1", DecreeDate: model.On(2026, 1, 9),
			Fields: []model.Field{model.Economy}, State: state, District: "33.02.01", Mentor: w.dewi.ID})
	}
	w.must(w.as(model.RoleHeadOfOffice).BulkLoad(w.ctx(), load, nil))
	if got := w.as(model.RoleOperator).Work().Duties; !slices.Equal(got, []workload.Duty{{Counselor: w.dewi.ID, Norm: model.NormMentor, Count: 2}}) {
		t.Errorf("%+v", got)
	}
}

// Loads are kept once a day for the present month, and a closed month is never
// written again, whatever is decided or put right later.
func TestAClosedMonthIsNeverChangedAgain(t *testing.T) {
	w := newFileWorld(t)
	w.until(model.On(2026, 3, 30))
	for i := range 60 {
		c := person(i, model.Adults)
		c.Assignments = []model.Assignment{{Counselor: w.dewi.ID, From: model.On(2026, 2, 1)}}
		c.NextReport = model.On(2026, 12, 1)
		w.add(c)
	}
	for range 2 {
		w.catchUp()
	}
	march := w.history()
	if len(march) != 1 || march[0].Rev != 1 || march[0].Month != model.On(2026, 3, 1) || march[0].AsOf != model.On(2026, 3, 30) || len(march[0].Rows) != 2 {
		t.Fatalf("after one day: %+v", march)
	}
	row := march[0].Row(w.dewi.ID)
	if row.Clients != 60 || row.Minutes != 7200 || row.Capacity != 6000 || row.OverSince != model.On(2026, 3, 30) {
		t.Errorf("%+v", row)
	}
	w.until(model.On(2026, 3, 31))
	w.catchUp()
	if march = w.history(); len(march) != 1 || march[0].Rev != 2 || march[0].AsOf != model.On(2026, 3, 31) || march[0].Row(w.dewi.ID).OverSince != model.On(2026, 3, 30) {
		t.Fatalf("after two days: %+v", march)
	}
	// April comes, and the norms of March are put right.
	w.until(model.On(2026, 4, 27))
	w.norm(model.NormMedium, 3_000, model.On(2026, 3, 1))
	w.catchUp()
	all := w.history()
	if len(all) != 2 || !reflect.DeepEqual(all[0], march[0]) {
		t.Fatalf("March became %+v", all)
	}
	if row := all[1].Row(w.dewi.ID); row.Minutes != 10_800 || row.OverSince != model.On(2026, 3, 30) || row.OverFor(all[1].AsOf) != 28 {
		t.Errorf("April is %+v", row)
	}
	// The clock goes back: nothing is written.
	w.until(model.On(2026, 3, 31))
	w.catchUp()
	w.reopen()
	w.catchUp()
	if got := w.history(); !reflect.DeepEqual(got, all) {
		t.Errorf("the clock went back, and it became %+v", got)
	}
	w.until(model.On(2026, 4, 27))
	w.whole()
	entries, err := w.as(model.RoleHeadOfOffice).Audit(w.ctx(), AuditFilter{Intents: []string{IntentLoads}})
	w.must(err)
	if len(entries) != 3 || len(entries[0].Records) != 1 || len(entries[0].Records[0].Changes) > 0 || !entries[0].User.IsZero() {
		t.Errorf("%+v", entries)
	}
}

// R16: what the program keeps of a month is what that month was: its weights,
// its contracts, its absences. Computed again later, it is the same.
func TestR16LastMarchIsTheSameComputedLater(t *testing.T) {
	w := newWorld(t)
	march := model.On(2026, 3, 31)
	w.until(march)
	w.guided(1, model.Adults, w.dewi.ID)
	w.dewi.WeeklyMinutes = 1125
	w.dewi.Absences = []model.Absence{{Kind: model.Training, From: model.On(2026, 3, 1), To: march, Percent: 40}}
	head := w.as(model.RoleHeadOfOffice)
	saveDewi := func() {
		w.dewi = mustSave(w, func() (model.Counselor, error) { return head.SaveCounselor(w.ctx(), NewOp(""), w.dewi) })
	}
	saveDewi()
	w.catchUp()
	kept := *w.history()[0].Row(w.dewi.ID)
	if kept.Minutes != 120 || kept.Capacity != 1800 {
		t.Fatalf("%+v", kept)
	}
	w.until(model.On(2026, 9, 10))
	w.norm(model.NormMedium, 5_000, model.On(2026, 9, 1))
	w.norm(model.NormHours, 120_000, model.On(2026, 9, 1))
	w.dewi.WeeklyMinutes = 0
	w.dewi.Absences = append(w.dewi.Absences, model.Absence{Kind: model.Leave, From: model.On(2026, 9, 1), Percent: 100})
	saveDewi()
	if want := []model.Contract{{Until: march - 1}, {Until: model.On(2026, 9, 9), WeeklyMinutes: 1125}}; !slices.Equal(w.dewi.Contracts, want) {
		t.Fatalf("contracts %v", w.dewi.Contracts)
	}
	books, now := head.Books(), head.Work()
	for day, want := range map[model.Date][2]int{march: {kept.Minutes, kept.Capacity}, model.On(2026, 9, 10): {300, 0}, model.On(2026, 3, 1): {120, 3600}} {
		l := now.Of(w.dewi, books.NormsOn(day))
		if got := [2]int{l.Minutes, l.Capacity}; got != want {
			t.Errorf("%s: %v, want %v", day, got, want)
		}
	}
	// Nobody loses an earlier contract by saving a record without it.
	w.dewi.Contracts = nil
	_, err := head.SaveCounselor(w.ctx(), NewOp(""), w.dewi)
	w.must(err)
	if c, _ := head.Counselor(w.dewi.ID); len(c.Contracts) != 2 {
		t.Errorf("contracts %v", c.Contracts)
	}
	stale := w.dewi
	stale.Rev, stale.Name = 1, "Lain"
	if _, err := head.SaveCounselor(w.ctx(), NewOp(""), stale); !errors.As(err, new(*Conflict)) {
		t.Errorf("a stale one: %v", err)
	}
}

func TestTwoRecordsOfOneMonthCannotBe(t *testing.T) {
	w := newWorld(t)
	month := func() model.LoadMonth {
		return model.LoadMonth{Month: model.On(2026, 1, 1), AsOf: model.On(2026, 1, 30), Rows: []model.LoadRow{{Counselor: w.dewi.ID}}}
	}
	load := Load{Clients: func(func(model.Client) bool) {}, LoadMonths: []model.LoadMonth{month(), month()}}
	if err := w.as(model.RoleHeadOfOffice).BulkLoad(w.ctx(), load, nil); !errors.As(err, new(*Taken)) {
		t.Errorf("%v", err)
	}
}

// An office of the first version that there was keeps its loads from the day on
// which it is opened by this one.
func TestAnOldFileBeginsToRememberLoads(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v1.db")
	unpack(t, oldFile, path)
	c := newClock()
	o, err := Open(t.Context(), path, Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	s, err := o.SignIn(t.Context(), usernameOf(model.RoleHeadOfOffice), secret, "loket-1", nil)
	if err != nil {
		t.Fatal(err)
	}
	if all, err := s.LoadHistory(t.Context()); len(all) > 0 || err != nil {
		t.Fatalf("before: %+v, %v", all, err)
	}
	if _, err := s.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	all, err := s.LoadHistory(t.Context())
	if err != nil || len(all) != 1 || len(all[0].Rows) != 2 || all[0].AsOf != s.Today() {
		t.Fatalf("after: %+v, %v", all, err)
	}
	if rep, err := s.Check(t.Context(), nil); err != nil || !rep.OK() {
		t.Fatalf("its check: %+v, %v", rep, err)
	}
}

// The numbers of a record's fields are for ever.
func TestTheNumbersOfAMonthOfLoadsAreForEver(t *testing.T) {
	month := model.LoadMonth{Meta: model.Meta{ID: model.ID{15: 1}, Rev: 2}, Month: 31, AsOf: 32,
		Rows: []model.LoadRow{{Counselor: model.ID{15: 9}, Minutes: 5, Capacity: 6, Clients: 7, OverSince: 8}}}
	raw, err := encoder.Marshal(month)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[int]any
	if err := decoder.Unmarshal(raw, &fields); err != nil {
		t.Fatal(err)
	}
	row := fields[12].([]any)[0].(map[any]any)
	if fields[10] != uint64(31) || fields[11] != uint64(32) || len(fields) != 5 ||
		row[uint64(2)] != uint64(5) || row[uint64(3)] != uint64(6) || row[uint64(4)] != uint64(7) || row[uint64(5)] != uint64(8) || len(row) != 5 {
		t.Errorf("%v", fields)
	}
}
