package lang

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
)

// words calls fn for every string in v, with the path to it.
func words(path string, v reflect.Value, fn func(path, s string)) {
	switch v.Kind() {
	case reflect.String:
		fn(path, v.String())
	case reflect.Pointer:
		words(path, v.Elem(), fn)
	case reflect.Struct:
		for i := range v.NumField() {
			words(path+"."+v.Type().Field(i).Name, v.Field(i), fn)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			words(fmt.Sprintf("%s[%d]", path, i), v.Index(i), fn)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			words(fmt.Sprintf("%s[%v]", path, k), v.MapIndex(k), fn)
		}
	}
}

func all(l *Strings) map[string]string {
	out := map[string]string{}
	words("", reflect.ValueOf(l), func(path, s string) { out[path] = s })
	return out
}

func TestNoWordIsMissingInEitherLanguage(t *testing.T) {
	id, en := all(For(Indonesian)), all(For(English))
	if len(id) < 500 {
		t.Fatalf("only %d words seen: the walk is broken", len(id))
	}
	for path, s := range id {
		if strings.TrimSpace(s) == "" {
			t.Errorf("%s is empty in Indonesian", path)
		}
		if other, ok := en[path]; !ok || strings.TrimSpace(other) == "" {
			t.Errorf("%s is missing in English", path)
		}
	}
	for path := range en {
		if _, ok := id[path]; !ok {
			t.Errorf("%s is missing in Indonesian", path)
		}
	}
}

var verb = regexp.MustCompile(`%(\[\d\])?[-+0-9.]*[a-zA-Z%]`)

func TestBothLanguagesFillTheSameThingsIn(t *testing.T) {
	id, en := all(For(Indonesian)), all(For(English))
	for path, s := range id {
		a, b := verb.FindAllString(s, -1), verb.FindAllString(en[path], -1)
		if !strings.Contains(s+en[path], "%[") && !slices.Equal(a, b) {
			t.Errorf("%s fills in %v in Indonesian and %v in English:\n%s\n%s", path, a, b, s, en[path])
		}
	}
}

func TestNoSentenceShouts(t *testing.T) {
	for _, code := range []string{Indonesian, English} {
		for path, s := range all(For(code)) {
			if strings.Contains(s, "!") {
				t.Errorf("%s: %q", path, s)
			}
		}
	}
}

// named holds that every value of an enumeration has words of its own.
func named[E fmt.Stringer](t *testing.T, what string, values []E) {
	t.Helper()
	seen := map[string]bool{}
	for _, v := range values {
		s := v.String()
		if s == "" || s == "?" || s == "-" || seen[s] {
			t.Errorf("%s: %q is no word of its own", what, s)
		}
		seen[s] = true
	}
	if len(values) == 0 {
		t.Errorf("%s has no values", what)
	}
}

type word string

func (w word) String() string { return string(w) }

func worded[E any](values []E, say func(E) string) []word {
	out := make([]word, len(values))
	for i, v := range values {
		out[i] = word(say(v))
	}
	return out
}

func TestEveryValueOfTheModelHasAWord(t *testing.T) {
	for _, code := range []string{Indonesian, English} {
		d := For(code).Domain
		named(t, "sex", worded(model.Sexes(), d.Sex))
		named(t, "category", worded(model.Categories(), d.Category))
		named(t, "category, short", worded(model.Categories(), d.CategoryShort))
		named(t, "section", worded(model.Sections(), d.Section))
		named(t, "stage", worded(model.StageKinds(), d.Stage))
		named(t, "risk", worded(model.Risks(), d.Risk))
		named(t, "term", worded(model.TermStates(), d.TermState))
		named(t, "marital", worded(model.Maritals(), d.Marital))
		named(t, "religion", worded(model.Religions(), d.Religion))
		named(t, "education", worded(model.Educations(), d.Education))
		named(t, "employment", worded(model.Employments(), d.Employment))
		named(t, "relation", worded(model.Relations(), d.Relation))
		named(t, "guarantor", worded(model.GuarantorStates(), d.GuarantorState))
		named(t, "counselor", worded(model.CounselorKinds(), d.CounselorKind))
		named(t, "grade", worded(model.Grades(), d.Grade))
		named(t, "absence", worded(model.AbsenceKinds(), d.Absence))
		named(t, "field", worded(model.Fields(), d.Field))
		named(t, "group kind", worded(model.GroupKinds(), d.GroupKind))
		named(t, "party", worded(model.PartyTypes(), d.Party))
		named(t, "group", worded(model.GroupStates(), d.GroupState))
		named(t, "agreement", worded(model.AgreementStates(), d.AgreementState))
		named(t, "holiday", worded(model.HolidayKinds(), d.HolidayKind))
		named(t, "enrolment", worded(model.EnrolmentStates(), d.EnrolmentState))
		named(t, "goal", worded(model.GoalResults(), d.GoalResult))
		named(t, "hindrance", worded(model.HindranceKinds(), d.Hindrance))
		named(t, "rebalance", worded(model.RebalanceStates(), d.RebalanceState))
		named(t, "batch", worded(model.BatchStates(), d.BatchState))
		named(t, "erasure", worded(model.ErasureStates(), d.ErasureState))
		named(t, "discord", worded(model.Discords(), d.Discord))
		named(t, "presence", worded(model.Presences(), d.Presence))
		named(t, "paper", worded(model.Papers(), d.Paper))
		named(t, "factor", worded(model.Factors(), d.Factor))
		named(t, "site", worded(model.SiteKinds(), d.SiteKind))
		named(t, "contact", worded(model.ContactKinds(), d.ContactKind))
		named(t, "mode", worded(model.ContactModes(), d.ContactMode))
		named(t, "matter", worded(model.MatterKinds(), d.MatterKind))
		named(t, "litmas", worded(model.LitmasKinds(), d.LitmasKind))
		named(t, "breach", worded(model.BreachKinds(), d.BreachKind))
		named(t, "incident", worded(model.IncidentKinds(), d.IncidentKind))
		named(t, "incident, short", worded(model.IncidentKinds(), d.IncidentShort))
		named(t, "source", worded(model.AcceptanceSources(), d.Source))
		named(t, "source, short", worded(model.AcceptanceSources(), d.SourceShort))
		named(t, "occasion", worded(model.Occasions(), d.Occasion))
		named(t, "audience", worded(model.Audiences(), d.Audience))
		named(t, "matter state", worded(model.MatterStates(), d.MatterState))
		named(t, "role", worded(model.Roles(), d.Role))
		named(t, "norm", worded(model.NormSpecs(), func(s model.NormSpec) string { return d.Norms[s.Key] }))
		for _, s := range model.NormSpecs() {
			if u := d.Unit(s.Unit); u == "" || u == "?" {
				t.Errorf("unit of %s has no word", s.Key)
			}
		}
		for _, k := range []model.Kind{model.KindOffice, model.KindNorm, model.KindRegion, model.KindUser, model.KindCounselor,
			model.KindClient, model.KindGroup, model.KindHoliday, model.KindSite, model.KindContact, model.KindMatter,
			model.KindAcceptance, model.KindOutreach, model.KindMonthClose, model.KindTerminal, model.KindBatch, model.KindWording, model.KindErasure, model.KindAudit} {
			if d.Kinds[k] == "" {
				t.Errorf("kind %s has no word", k)
			}
		}
	}
}

func TestEveryProblemOfTheModelHasASentence(t *testing.T) {
	// What the model puts into sentences with blanks.
	args := map[model.ProblemCode][]string{
		model.TooLong: {"120"}, model.NIKDate: {"1990-08-17"}, model.DateOrder: {"2026-11-24"}, model.AgeDoubtful: {"19"}, model.OutOfRange: {"1", "60"},
		model.AfterExpiry: {"2026-11-24"}, model.BeforeStart: {"2026-11-24"}, model.ReasonLate: {"2026-11-24"},
		model.ServiceOverOrder: {"3", "30"}, model.ServiceTooLate: {"2026-11-24"}, model.PartnersFew: {"3", "5"}, model.UnknownPlace: {"{nik}"},
	}
	for _, code := range []string{Indonesian, English} {
		l := For(code)
		for _, p := range model.ProblemCodes() {
			s := l.Problem(model.Problem{Code: p, Args: args[p]})
			if s == string(p) || strings.Contains(s, "%!") || !strings.HasSuffix(s, ".") {
				t.Errorf("%s is said as %q", p, s)
			}
		}
	}
	if got := For(Indonesian).Problem(model.Problem{Code: model.DateOrder, Args: []string{"2026-11-24"}}); got != "Tidak boleh sebelum 24-11-2026." {
		t.Errorf("a date is said as %q", got)
	}
}

func TestDatesAndNumbersAreWrittenAsTheOfficeWritesThem(t *testing.T) {
	id, en := For(Indonesian), For(English)
	today := model.On(2026, 11, 24)
	wib := time.FixedZone("WIB", 7*3600)
	for _, c := range []struct{ got, want string }{
		{id.Date(today), "24 November 2026"}, {en.Date(today), "24 November 2026"}, {id.Date(model.On(2026, 8, 2)), "2 Agustus 2026"},
		{id.DateShort(model.On(2026, 1, 2)), "02-01-2026"}, {id.DateBrief(model.On(2026, 10, 3)), "3 Okt 2026"}, {id.Date(0), "-"},
		{id.DateWeekday(today), "Selasa, 24 November 2026"}, {en.DateWeekday(today), "Tuesday, 24 November 2026"},
		{id.Relative(today, today), "hari ini"}, {id.Relative(today+1, today), "besok"}, {id.Relative(today+3, today), "3 hari lagi"},
		{id.Relative(today-12, today), "lewat 12 hari"}, {id.Relative(today-1300, today), "lewat 1.300 hari"}, {id.Relative(today+90, today), "22 Feb 2027"},
		{id.Relative(0, today), "-"}, {en.Relative(today+3, today), "in 3 days"}, {en.Relative(today-1, today), "1 day late"},
		{id.Number(1300), "1.300"}, {en.Number(-1234567), "-1,234,567"}, {id.Number(999), "999"}, {id.Number(0), "0"},
		{id.Percent(47), "4,7 %"}, {id.PercentWhole(1484), "148 %"}, {id.PercentWhole(1485), "149 %"}, {en.Percent(-5), "-0.5 %"},
		{id.Hours(150), "2,5 jam"}, {id.Hours(120), "2 jam"}, {en.Hours(150), "2.5 h"}, {id.HoursBare(-150), "-2,5"}, {id.HoursBare(60 * 1300), "1.300"},
		{id.Clock(time.Date(2026, 11, 24, 10, 42, 0, 0, wib)), "10.42"}, {en.Clock(time.Date(2026, 11, 24, 10, 42, 0, 0, wib)), "10:42"},
		{id.Moment(time.Date(2026, 11, 23, 15, 47, 0, 0, wib), today), "kemarin 15.47"}, {id.Moment(time.Date(2026, 11, 3, 9, 0, 0, 0, wib), today), "3 Nov 2026 09.00"},
		{id.Moment(time.Time{}, today), "-"}, {id.Milli(37500), "37,5"}, {en.Milli(37000), "37"},
		{id.Length(model.On(2026, 1, 1), model.On(2027, 4, 2)), "1 tahun 3 bulan 2 hari"}, {id.Length(0, today), ""}, {en.Length(today, today), "1 day"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestANumberKeepsItsDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int().Draw(t, "n")
		got := For(Indonesian).Number(n)
		if strings.ReplaceAll(got, ".", "") != fmt.Sprint(n) {
			t.Fatalf("%d is written %s", n, got)
		}
		parts := strings.Split(strings.TrimPrefix(got, "-"), ".")
		for i, p := range parts {
			if len(p) != 3 && (i > 0 || len(p) == 0 || len(p) > 3) {
				t.Fatalf("%d is grouped %s", n, got)
			}
		}
	})
}

func TestHoursAreRoundedHalvesUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.IntRange(0, 1_000_000).Draw(t, "minutes")
		s := strings.ReplaceAll(strings.ReplaceAll(For(Indonesian).HoursBare(m), ".", ""), ",", ".")
		var hours float64
		if _, err := fmt.Sscan(s, &hours); err != nil {
			t.Fatal(err)
		}
		if off := hours*60 - float64(m); off > 3.0001 || off <= -3 {
			t.Fatalf("%d minutes are %s hours", m, s)
		}
	})
}

func TestEveryReasonOfTheMechanismHasAWord(t *testing.T) {
	for _, code := range []string{Indonesian, English} {
		l, m := For(code), model.DefaultMechanism()
		for _, r := range m.Reasons {
			if l.Mechanism.ReasonsOf[r.Of] == "" || l.Mechanism.Reasons[r.Of][r.Code] == "" {
				t.Errorf("%s: %s of %s has no word", code, r.Code, r.Of)
			}
		}
		m.Reasons[0].Name = "kursi habis"
		if got := l.Reason(m, m.Reasons[0].Of, m.Reasons[0].Code); got != "kursi habis" {
			t.Errorf("the office's own word is %q", got)
		}
		if got := l.StateOf(m, model.WayOfEnrolment, "diusulkan"); got != l.Domain.EnrolmentState(model.EnrolmentProposed) {
			t.Errorf("a state is %q", got)
		}
	}
}
