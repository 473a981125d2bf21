package indicator_test

import (
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
)

// pageOf has figures and targets in percent for some indicators.
func pageOf(figures map[indicator.Code][2]int64) indicator.Page {
	var p indicator.Page
	for _, s := range indicator.Specs() {
		r := indicator.Row{Spec: s}
		if f, ok := figures[s.Code]; ok {
			r.Now, r.Target = indicator.Figure{Num: f[0], Den: 100}, f[1]*1000
		}
		p.Rows = append(p.Rows, r)
	}
	return p
}

func TestAFactorsGapIsTheMeanOfWhatIsShortOfItsTargets(t *testing.T) {
	got := indicator.Factors(pageOf(map[indicator.Code][2]int64{
		indicator.E3: {40, 80}, indicator.E4: {100, 75}, indicator.E13: {30, 20}, // short by half, by nothing, over by half
		indicator.E11: {90, 100}, // less than the most
		indicator.E6:  {10, 0},   // nothing is set
	}))
	for f, want := range map[indicator.Factor]indicator.Finding{
		indicator.Law: {Gap: 333, Known: true}, indicator.Officers: {Gap: 0, Known: true}, indicator.Means: {}, indicator.Community: {}, indicator.Culture: {},
	} {
		if got[f].Factor != f || got[f].Gap != want.Gap || got[f].Known != want.Known || len(got[f].Rows) == 0 {
			t.Errorf("%d is %+v", f, got[f])
		}
	}
	if f, found := indicator.HoldsBack(got); f != indicator.Law || !found {
		t.Errorf("%d holds back", f)
	}
}

func TestTheFactorWithTheLargestKnownGapHoldsBackMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var findings [indicator.FactorCount]indicator.Finding
		largest := int64(0)
		for i := range findings {
			findings[i] = indicator.Finding{Factor: indicator.Factor(i), Gap: rapid.Int64Range(0, 3).Draw(t, "gap"), Known: rapid.Bool().Draw(t, "known")}
			if findings[i].Known {
				largest = max(largest, findings[i].Gap)
			}
		}
		got, found := indicator.HoldsBack(findings)
		if found != (largest > 0) {
			t.Fatalf("%+v: %v", findings, found)
		}
		for i, f := range findings {
			if found && f.Known && f.Gap == largest {
				if got != indicator.Factor(i) {
					t.Fatalf("%+v: %d, want %d", findings, got, i)
				}
				break
			}
		}
	})
}

func TestAGapIsKnownWithATargetAndAFigure(t *testing.T) {
	spec := indicator.Spec{}
	for _, c := range []struct {
		row   indicator.Row
		gap   int64
		known bool
	}{
		{indicator.Row{Spec: spec, Now: indicator.Figure{Num: 1, Den: 4}, Target: 50_000}, 500, true},
		{indicator.Row{Spec: spec, Now: indicator.Figure{Num: 3, Den: 4}, Target: 50_000}, 0, true},
		{indicator.Row{Spec: spec, Target: 50_000}, 0, false},
		{indicator.Row{Spec: spec, Now: indicator.Figure{Num: 3, Den: 4}}, 0, false},
		{indicator.Row{Spec: indicator.Spec{Lower: true}, Now: indicator.Figure{Num: 3, Den: 4}, Target: 50_000}, 500, true},
		{indicator.Row{Spec: indicator.Spec{Neutral: true}, Now: indicator.Figure{Num: 3, Den: 4}, Target: 50_000}, 0, false},
	} {
		if gap, known := c.row.Gap(); gap != c.gap || known != c.known {
			t.Errorf("%+v is short by %d, %v", c.row, gap, known)
		}
	}
}

// The thirteen indicators have a target each, parts have none, and every norm of
// a target belongs to one.
func TestEveryIndicatorHasItsTarget(t *testing.T) {
	targets := 0
	for _, s := range indicator.Specs() {
		part := s.Code[len(s.Code)-1] >= 'a'
		if part != (s.Target == "") || !part && s.Target != model.NormKey("target."+string(s.Code)) {
			t.Errorf("%s has the target %q", s.Code, s.Target)
		}
		if got, ok := indicator.SpecOf(s.Code); !ok || got != s {
			t.Errorf("%s is described as %+v", s.Code, got)
		}
		targets += map[bool]int{false: 1}[part]
	}
	for _, n := range model.NormSpecs() {
		if n.Group == "sasaran" {
			targets--
		}
	}
	if targets != 0 {
		t.Errorf("%d targets too many", targets)
	}
	if _, ok := indicator.SpecOf("E99"); ok {
		t.Error("an indicator that is none")
	}
}
