package model_test

import (
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
		c.Terms[0].Category, c.Terms[0].HoursOrdered = model.CommunityService, hours
		got := hasProblem(c.Validate(model.Checks{Today: today}), model.HoursRange)
		if want := hours != 0 && (hours < 8 || hours > 240); got != want {
			t.Errorf("%d hours refused: %v", hours, got)
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
