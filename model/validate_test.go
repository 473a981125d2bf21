package model_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// person returns a client without a problem.
func person() *model.Client {
	return &model.Client{
		Register: "PB-0001/26", Name: "Sukirman", Section: model.Adults, District: "33.02.15", Born: model.On(1990, 5, 17),
		Terms:      []model.Term{{Category: model.Parole, State: model.TermActive, Start: today - 30, End: today + 300}},
		Guarantors: []model.Guarantor{{Name: "Sutinah", State: model.GuarantorReachable}},
	}
}

func TestAClientInOrderHasNoProblem(t *testing.T) {
	if p := person().Validate(model.Checks{Today: today}); len(p) != 0 {
		t.Fatal(p)
	}
}

// The rule in other words: oldest first, no day with two counselors, and no
// open assignment but the last.
func TestR5_AtMostOneCounselorAtATime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := person()
		for range rapid.IntRange(0, 3).Draw(t, "assignments") {
			a := model.Assignment{Counselor: model.NewID(), From: today.AddDays(rapid.IntRange(1, 8).Draw(t, "from"))}
			if rapid.IntRange(0, 2).Draw(t, "closed") > 0 {
				// A day back: replaced on the day of appointment.
				a.To = a.From.AddDays(rapid.IntRange(-1, 3).Draw(t, "days"))
			}
			c.Assignments = append(c.Assignments, a)
		}
		valid := true
		taken := map[model.Date]bool{}
		last := model.Date(0)
		for i, a := range c.Assignments {
			if a.To == 0 {
				valid = valid && i == len(c.Assignments)-1
				valid = valid && a.From > last
				continue
			}
			valid = valid && a.From > last
			for d := a.From; d <= a.To; d++ {
				valid = valid && !taken[d]
				taken[d] = true
			}
			last = max(last, a.To)
		}
		p := c.Validate(model.Checks{Today: today})
		refused := hasProblem(p, model.TwoOpen) || hasProblem(p, model.AssignmentOverlap)
		if refused == valid {
			t.Fatalf("refused %v for %+v: %v", refused, c.Assignments, p)
		}
	})
}

func TestR5_TheNextCounselorBeginsTheDayAfter(t *testing.T) {
	for next, refused := range map[model.Date]bool{today - 1: true, today: true, today + 1: false, today + 5: false} {
		c := person()
		c.Assignments = []model.Assignment{{Counselor: model.NewID(), From: today - 9, To: today}, {Counselor: model.NewID(), From: next}}
		if got := hasProblem(c.Validate(model.Checks{Today: today}), model.AssignmentOverlap); got != refused {
			t.Errorf("from %s refused: %v", next, got)
		}
	}
}

func TestR5_OnlyAnOpenAssignmentCounts(t *testing.T) {
	c := person()
	if c.Assignment() != nil {
		t.Error("nobody was appointed")
	}
	c.Assignments = []model.Assignment{{Counselor: model.NewID(), From: today, To: today + 1}, {Counselor: model.NewID(), From: today + 2}}
	if a := c.Assignment(); a == nil || a.From != today+2 {
		t.Errorf("%+v", a)
	}
	c.Assignments[1].To = today + 9
	if c.Assignment() != nil {
		t.Error("a closed assignment counts")
	}
}

func TestR10_CommunityServiceIsEightTo240Hours(t *testing.T) {
	for hours := -1; hours <= 300; hours++ {
		c := person()
		c.Terms[0].Category, c.Terms[0].State, c.Terms[0].HoursOrdered = model.CommunityService, model.TermActive, hours
		found := c.Validate(model.Checks{Today: today})
		if got, want := hasProblem(found.Errors(), model.HoursRange), hours != 0 && (hours < 8 || hours > 240); got != want {
			t.Errorf("%d hours refused: %v", hours, got)
		}
		doubted := slices.ContainsFunc(found.Warnings(), func(p model.Problem) bool { return p.Code == model.HoursRange })
		if doubted != (hours == 0) {
			t.Errorf("%d hours doubted: %v", hours, doubted)
		}
	}
}

func TestR11_SupervisionIsAtMostThreeYears(t *testing.T) {
	start := model.On(2024, 2, 29)
	for _, c := range []struct {
		end     model.Date
		refused bool
	}{{model.On(2027, 2, 28), false}, {model.On(2027, 3, 1), true}, {0, false}} {
		p := person()
		p.Terms[0] = model.Term{Category: model.SupervisionSentence, State: model.TermActive, Start: start, End: c.end}
		if got := hasProblem(p.Validate(model.Checks{Today: today}), model.TermTooLong); got != c.refused {
			t.Errorf("to %s refused: %v", c.end, got)
		}
		p.Terms[0].Category = model.Parole
		if hasProblem(p.Validate(model.Checks{Today: today}), model.TermTooLong) {
			t.Error("parole has no such limit")
		}
	}
}

func TestR19_AClientUnderGuidanceWithoutGuarantorIsFlagged(t *testing.T) {
	flagged := func(c *model.Client) bool {
		for _, p := range c.Validate(model.Checks{Today: today}).Warnings() {
			if p.Code == model.GuarantorMissing {
				return true
			}
		}
		return false
	}
	c := person()
	c.Guarantors = nil
	for _, s := range model.TermStates() {
		c.Terms[0].State = s
		if flagged(c) != s.Open() {
			t.Errorf("%s: flagged %v", s.Code(), flagged(c))
		}
	}
	c.Terms[0].State, c.Guarantors = model.TermActive, []model.Guarantor{{Phone: "081234567890"}}
	if !flagged(c) {
		t.Error("a guarantor without a name is none")
	}
}

func TestRegionCodesAreThoseOfKemendagri(t *testing.T) {
	for code, good := range map[string]bool{
		"33.02": true, "33.02.15": true,
		"": false, "33": false, "3302": false, "33.2": false, "33x02": false, "3302.": false, "33.02.1": false,
		"33.02.155": false, "33.02-15": false, ".33.0215": false, "33.02.15.2001": false, "३३.02": false,
	} {
		r := model.Region{Code: code, Name: "Cilongok"}
		if bad := hasProblem(r.Validate(model.Checks{}), model.BadCode); bad == good {
			t.Errorf("%q refused: %v", code, bad)
		}
	}
}

// given tells whether a check gave a code for a field, as an error or a doubt.
func given(p model.Problems, field string, code model.ProblemCode) (wrong, doubtful bool) {
	for _, one := range p {
		if one.Field == field && one.Code == code {
			wrong, doubtful = wrong || !one.Warning, doubtful || one.Warning
		}
	}
	return wrong, doubtful
}

// doubts reports whether a check gave a code as a doubt, for whatever field.
func doubts(p model.Problems, code model.ProblemCode) bool {
	return slices.ContainsFunc(p, func(one model.Problem) bool { return one.Warning && one.Code == code })
}

func TestHistoriesHaveTheirDays(t *testing.T) {
	k := model.Checks{Today: today}
	for name, c := range map[string]struct {
		change          func(*model.Client)
		field           string
		code            model.ProblemCode
		wrong, doubtful bool
	}{
		"an assessed risk has its day": {func(c *model.Client) { c.Assessments = []model.Assessment{{Risk: model.RiskHigh}} },
			"assessment.date", model.Missing, true, false},
		"what is not assessed needs none": {func(c *model.Client) { c.Assessments = []model.Assessment{{}} },
			"assessment.date", model.Missing, false, false},
		"no assessment tomorrow": {func(c *model.Client) { c.Assessments = []model.Assessment{{Risk: model.RiskHigh, Date: today + 1}} },
			"assessment.date", model.DateFuture, true, false},
		"assessments in order": {func(c *model.Client) {
			c.Assessments = []model.Assessment{{Risk: model.RiskHigh, Date: today - 5}, {Risk: model.RiskLow, Date: today - 5}}
		}, "assessment.date", model.DateOrder, false, false},
		"assessments out of order": {func(c *model.Client) {
			c.Assessments = []model.Assessment{{Risk: model.RiskHigh, Date: today - 5}, {Risk: model.RiskLow, Date: today - 6}}
		}, "assessment.date", model.DateOrder, false, true},
		"a review before the assessment": {func(c *model.Client) {
			c.Assessments = []model.Assessment{{Risk: model.RiskHigh, Date: today, Review: today - 1}}
		}, "assessment.review", model.DateOrder, false, true},
		"a stage without a name": {func(c *model.Client) { c.Stages = []model.Stage{{From: today}} }, "stage.kind", model.Missing, true, false},
		"a stage without a day":  {func(c *model.Client) { c.Stages = []model.Stage{{Kind: model.StageFinal}} }, "stage.from", model.Missing, true, false},
		"stages out of order": {func(c *model.Client) {
			c.Stages = []model.Stage{{Kind: model.StageInitial, From: today}, {Kind: model.StageMiddle, From: today - 1}}
		}, "stage.from", model.DateOrder, false, true},
		"a counselor from no day":   {func(c *model.Client) { c.Assignments = []model.Assignment{{Counselor: model.NewID()}} }, "counselor", model.Missing, true, false},
		"closed before it began":    {func(c *model.Client) { c.Terms[0].Closed = c.Terms[0].Start - 1 }, "term.closed", model.DateOrder, true, false},
		"closed tomorrow":           {func(c *model.Client) { c.Terms[0].Closed = today + 1 }, "term.closed", model.DateFuture, true, false},
		"registered tomorrow":       {func(c *model.Client) { c.Registered = today + 1 }, "registered", model.DateFuture, true, false},
		"registered today":          {func(c *model.Client) { c.Registered = today }, "registered", model.DateFuture, false, false},
		"closed on the day it ends": {func(c *model.Client) { c.Terms[0].Closed = today }, "term.closed", model.DateFuture, false, false},
	} {
		p := person()
		c.change(p)
		if wrong, doubtful := given(p.Validate(k), c.field, c.code); wrong != c.wrong || doubtful != c.doubtful {
			t.Errorf("%s: refused %v, doubted %v", name, wrong, doubtful)
		}
	}
}

// On no day more than the whole contract, or somebody is asked.
func TestReductionsOverTheWholeContractAreDoubted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := model.Counselor{Name: "Dewi", Kind: model.PK, Section: model.Adults}
		for range rapid.IntRange(0, 4).Draw(t, "absences") {
			a := model.Absence{Kind: model.Training, From: today.AddDays(rapid.IntRange(0, 9).Draw(t, "from")), Percent: rapid.IntRange(1, 100).Draw(t, "percent")}
			if rapid.Bool().Draw(t, "ends") {
				a.To = a.From.AddDays(rapid.IntRange(0, 5).Draw(t, "days"))
			}
			c.Absences = append(c.Absences, a)
		}
		most := 0
		for d := today; d <= today+20; d++ {
			sum := 0
			for _, a := range c.Absences {
				if d >= a.From && (a.To == 0 || d <= a.To) {
					sum += a.Percent
				}
			}
			most = max(most, sum)
		}
		p := c.Validate(model.Checks{Today: today})
		if doubts(p, model.AbsenceOverfull) != (most > 100) || len(p.Errors()) > 0 {
			t.Fatalf("at most %d %%: %v", most, p)
		}
	})
}

func TestR16_LimitsThatStandInAnOrderAreHeldToIt(t *testing.T) {
	in := model.NormsOn([]model.Norm{{Key: model.NormBandFull, Value: 95_000, From: 1, Source: "SK"}}, today)
	doubted := func(key model.NormKey, value int64) bool {
		n := model.Norm{Key: key, Value: value, From: today, Source: "SK Kabapas"}
		p := n.Validate(model.Checks{Today: today, Norms: in})
		if len(p.Errors()) > 0 {
			t.Errorf("%s of %d is refused: %v", key, value, p)
		}
		return doubts(p, model.OutOfRange)
	}
	for _, c := range []struct {
		key   model.NormKey
		value int64
		want  bool
	}{
		{model.NormBandLow, 95_000, false}, {model.NormBandLow, 95_001, true}, {model.NormBandOver, 95_000, false}, {model.NormBandOver, 94_999, true},
		{model.NormBandFull, 90_000, false}, {model.NormBandFull, 89_999, true}, {model.NormBandFull, 110_000, false}, {model.NormBandFull, 110_001, true},
		{model.NormCountInfo, 50_000, false}, {model.NormCountInfo, 51_000, true}, {model.NormHigh, 1_999, true}, {model.NormHours, 250_000, false},
	} {
		if got := doubted(c.key, c.value); got != c.want {
			t.Errorf("%s of %d doubted: %v", c.key, c.value, got)
		}
	}
	// What an office starts with is in order.
	undecided := model.NormsOn(nil, today)
	for _, s := range model.NormSpecs() {
		n := model.Norm{Key: s.Key, Value: s.Default, From: today, Source: s.Source}
		if p := n.Validate(model.Checks{Today: today, Norms: undecided}); len(p) > 0 {
			t.Errorf("%s: %v", s.Key, p)
		}
	}
}

func TestAKecamatanLiesInItsKabupaten(t *testing.T) {
	for _, c := range []struct {
		code, parent string
		good         bool
	}{{"33.02.15", "33.02", true}, {"33.02.15", "33.03", false}, {"33.02.15", "33", false}, {"33.02", "", true}, {"33.02", "33.02", false}} {
		r := model.Region{Code: c.code, Parent: c.parent, Name: "Cilongok"}
		if wrong, _ := given(r.Validate(model.Checks{}), "parent", model.BadCode); wrong == c.good {
			t.Errorf("%s in %q refused: %v", c.code, c.parent, wrong)
		}
	}
}

func TestAnOfficeKnowsItsCodes(t *testing.T) {
	good := model.Office{Name: "Bapas Contoh", Regencies: []string{"33.02"}, Zone: model.WIT, Language: "en"}
	if p := good.Validate(model.Checks{}); len(p) > 0 {
		t.Error(p)
	}
	bad := model.Office{Name: "Bapas Contoh", Regencies: []string{"3302"}, Zone: 3, Language: "de"}
	if p := bad.Validate(model.Checks{}).Errors(); len(p) != 3 {
		t.Error(p)
	}
}
