package model_test

import (
	"slices"
	"strings"
	"testing"

	"guyub/model"
)

// validator is any record that can be checked.
type validator interface {
	Validate(model.Checks) model.Problems
}

// client returns a client in order with one thing changed.
func client(change func(*model.Client)) validator {
	c := person()
	c.Born, c.Sex = model.On(1990, 5, 17), model.Male
	change(c)
	return c
}

// faults are records with one fault each: the field it must be told at, its
// code, whether it is only doubted, and what its sentence names.
var faults = []struct {
	field    string
	code     model.ProblemCode
	doubtful bool
	args     string
	record   validator
}{
	{"name", model.Missing, false, "", client(func(c *model.Client) { c.Name = "" })},
	{"name", model.TooLong, false, "120", client(func(c *model.Client) { c.Name = strings.Repeat("é", 121) })},
	{"notes", model.TooLong, false, "4000", client(func(c *model.Client) { c.Notes = strings.Repeat("x", 4001) })},
	{"alias", model.NotClean, false, "", client(func(c *model.Client) { c.Alias = "a\x1b[31m" })},
	{"nik", model.BadNIK, true, "", client(func(c *model.Client) { c.NIK = "330215170590000" })},
	{"nik", model.NIKDate, true, "1990-05-18", client(func(c *model.Client) { c.NIK = "3302151805900001" })},
	{"nik", model.NIKSex, true, "", client(func(c *model.Client) { c.NIK = "3302155705900001" })},
	{"guarantor.nik", model.BadNIK, true, "", client(func(c *model.Client) { c.Guarantors[0].NIK = "1" })},
	{"phone", model.BadPhone, true, "", client(func(c *model.Client) { c.Phone = "12345678" })},
	{"register", model.BadRegister, true, "", client(func(c *model.Client) { c.Register = "tanpa nomor" })},
	{"term.end", model.DateOrder, false, (today - 30).String(), client(func(c *model.Client) { c.Terms[0].End = today - 31 })},
	{"registered", model.DateFuture, false, "", client(func(c *model.Client) { c.Registered = today + 1 })},
	{"term.start", model.BeforeBirth, false, "", client(func(c *model.Client) { c.Terms[0].Start = c.Born - 1 })},
	{"registered", model.BeforeBirth, false, "", client(func(c *model.Client) { c.Registered = c.Born - 1 })},
	{"assessment.date", model.BeforeBirth, false, "", client(func(c *model.Client) { c.Assessments = []model.Assessment{{Risk: model.RiskLow, Date: c.Born - 1}} })},
	{"stage.from", model.BeforeBirth, false, "", client(func(c *model.Client) { c.Stages = []model.Stage{{Kind: model.StageInitial, From: c.Born - 1}} })},
	{"born", model.AgeDoubtful, true, "11", client(func(c *model.Client) { c.Born = today.AddMonths(-12*12 + 1) })},
	{"born", model.AgeDoubtful, true, "22", client(func(c *model.Client) { c.Section, c.Born = model.Children, today.AddMonths(-22*12) })},
	{"born", model.AgeDoubtful, true, "111", client(func(c *model.Client) { c.Born = today.AddMonths(-111 * 12) })},
	{"district", model.UnknownDistrict, false, "99.99.99", client(func(c *model.Client) { c.District = "99.99.99" })},
	{"counselor", model.UnknownCounselor, false, "", client(func(c *model.Client) {
		c.Assignments = []model.Assignment{{Counselor: stranger, From: today}}
	})},
	{"counselor", model.ConflictOfInterest, true, "", client(func(c *model.Client) {
		c.Assignments, c.Conflicts = []model.Assignment{{Counselor: colleague, From: today}}, []model.ID{colleague}
	})},
	{"counselor", model.TwoOpen, false, "", client(func(c *model.Client) {
		c.Assignments = []model.Assignment{{Counselor: colleague, From: today - 5}, {Counselor: colleague, From: today}}
	})},
	{"counselor", model.AssignmentOverlap, false, "", client(func(c *model.Client) {
		c.Assignments = []model.Assignment{{Counselor: colleague, From: today - 5, To: today}, {Counselor: colleague, From: today}}
	})},
	{"term.hours", model.HoursRange, false, "", client(func(c *model.Client) { c.Terms[0].HoursOrdered = 7 })},
	{"term.hours", model.HoursRange, true, "", client(func(c *model.Client) { c.Terms[0].Category, c.Terms[0].End = model.CommunityService, today })},
	{"term.end", model.ServiceTermLong, true, "", client(func(c *model.Client) {
		c.Terms[0].Category, c.Terms[0].HoursOrdered, c.Terms[0].End = model.CommunityService, 60, c.Terms[0].Start.AddMonths(6)+1
	})},
	{"term.end", model.TermTooLong, false, "", client(func(c *model.Client) {
		c.Terms[0].Category, c.Terms[0].End = model.SupervisionSentence, today.AddMonths(40)
	})},
	{"misses", model.NegativeNumber, false, "", client(func(c *model.Client) { c.Misses = -1 })},
	{"term.months", model.OutOfRange, false, "0 99", client(func(c *model.Client) { c.Terms[0].Months = 100 })},
	{"term.end", model.EndMissing, true, "", client(func(c *model.Client) { c.Terms[0].End = 0 })},
	{"guarantor.name", model.GuarantorMissing, true, "", client(func(c *model.Client) { c.Guarantors = nil })},
	{"section", model.ChildSection, true, "", client(func(c *model.Client) { c.Terms[0].Category = model.Diversion })},
	{"state", model.CriteriaOpen, false, "", &model.Group{Code: "PML-1", Name: "Tani", Fields: model.Fields(), State: model.GroupActive, District: "33.02.15"}},
	{"fields", model.NoField, false, "", &model.Group{Code: "PML-1", Name: "Tani", State: model.GroupCandidate, District: "33.02.15"}},
	{"absences.1.percent", model.AbsenceOverfull, true, "", &model.Counselor{Name: "Dewi", Kind: model.PK, Section: model.Adults, Absences: []model.Absence{
		{Kind: model.Training, From: today, Percent: 80}, {Kind: model.ExtraFunction, From: today + 1, Percent: 30},
	}}},
	{"nip", model.BadNIP, true, "", &model.Counselor{Name: "Dewi", Kind: model.PK, Section: model.Adults, NIP: "1"}},
	{"username", model.BadUsername, false, "", &model.User{Username: "Dewi L", Name: "Dewi", Role: model.RoleOperator}},
	{"role", model.Missing, false, "", &model.User{Username: "dewi", Name: "Dewi"}},
	{"nip", model.BadNIP, true, "", &model.User{Username: "dewi", Name: "Dewi", Role: model.RoleOperator, NIP: "199005172015033001"}},
	{"reason", model.ReasonRemote, false, "", &model.Contact{Client: colleague, Kind: model.Report, Mode: model.Online, Day: today}},
	{"key", model.BadKey, false, "", &model.Terminal{Name: "loket-1", Key: "ssh-ed25519"}},
	{"opening", model.UnknownPlace, false, "{nik}", &model.Wording{Paper: model.ReferralNote, Opening: "{nik}"}},
	{"worked", model.ServiceTooLong, false, "", &model.Contact{Client: colleague, Kind: model.ServiceDay, Day: today, Site: colleague, Worked: 481}},
	{"steps", model.DeadEnd, false, "", &model.Mechanism{Source: "SK 1", Steps: []model.StepRule{
		{Way: model.WayOfEnrolment, From: "berjalan", To: "selesai", Off: true}, {Way: model.WayOfEnrolment, From: "berjalan", To: "berhenti", Off: true},
	}}},
	{"decided", model.SecondPerson, false, "", &model.Erasure{State: model.ErasureApplied, Clients: []model.ID{{1}}, By: model.ID{2}, Decided: model.ID{2}}},
	{"day", model.MonthNotOver, false, "", &model.MonthClose{Month: model.MonthOf(today), Day: today, Figures: []model.ClosedFigure{{Code: "E1"}}}},
	{"code", model.BadCode, false, "", &model.Region{Code: "33", Name: "Jawa Tengah"}},
}

// relations are told by more than the record itself: a contact beside its
// client, a matter, a reason beside the office's list, a group or a client beside what it was, the
// office beside the disk. Each has its own test.
var relations = []model.ProblemCode{
	model.GuidanceEnded, model.AfterExpiry, model.BeforeStart, model.ReasonLate, model.SecondReport, model.ServiceOverOrder,
	model.ServiceTooLate, model.NoHoursOrdered, model.NoSuchStep, model.StageReference, model.StageReason,
	model.UnknownReason, model.CriterionOpen, model.PartnersFew, model.AgreementOpen,
	model.NoFolder, model.OfficeFolder,
}

var colleague, stranger = model.ID{1}, model.ID{2}

// A code that has a sentence and is never given tells nobody anything.
func TestEveryFaultIsToldAtItsFieldAndEveryCodeIsGiven(t *testing.T) {
	k := model.Checks{
		Today:     today,
		District:  func(code string) bool { return code == "33.02.15" },
		Counselor: func(id model.ID) bool { return id == colleague },
	}
	told := map[model.ProblemCode]bool{}
	for _, f := range faults {
		p := f.record.Validate(k)
		if len(p) != 1 || p[0].Field != f.field || p[0].Code != f.code || p[0].Warning != f.doubtful || strings.Join(p[0].Args, " ") != f.args {
			t.Errorf("%s %s (%s): %+v", f.field, f.code, f.args, p)
			continue
		}
		if !strings.Contains(p.Error(), f.field) || len(p.Errors())+len(p.Warnings()) != 1 || len(p.Warnings()) == 1 != f.doubtful {
			t.Errorf("%s: %q", f.field, p.Error())
		}
		told[f.code] = true
	}
	for _, code := range relations {
		told[code] = true
	}
	for _, code := range model.ProblemCodes() {
		if !told[code] {
			t.Errorf("%s is never given", code)
		}
		delete(told, code)
	}
	if len(told) > 0 {
		t.Errorf("not in the list of codes: %v", told)
	}
	codes := model.ProblemCodes()
	slices.Sort(codes)
	if len(slices.Compact(codes)) != len(model.ProblemCodes()) {
		t.Error("a code stands twice in the list")
	}
}
