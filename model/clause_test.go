package model_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

func TestAClauseIsDecidedWithoutTouchingTheOthers(t *testing.T) {
	before := model.DefaultMechanism()
	rule := before.StateOf(model.WayOfEnrolment, "diusulkan")
	rule.Name, rule.Days, rule.Checklist = "menunggu kelompok", 9, []string{"telepon ketua"}
	steps := before.StepsFrom(model.WayOfEnrolment, "diusulkan")
	if len(steps) != 4 || steps[0].To != "diterima" || steps[0].Off {
		t.Fatalf("the declared steps are %+v", steps)
	}
	steps[2].Off, steps[0].Decides = true, model.Heads
	after := before.WithState(rule, steps)
	if got := after.StateOf(model.WayOfEnrolment, "diusulkan"); got.Days != 9 || got.Name != "menunggu kelompok" {
		t.Errorf("decided as %+v", got)
	}
	if got := after.StepsFrom(model.WayOfEnrolment, "diusulkan"); !slices.Equal(got, steps) || len(after.Steps) != 2 {
		t.Errorf("the steps are %+v, kept as %+v", got, after.Steps)
	}
	if _, ok := after.Enrolments().Step(model.EnrolmentProposed, model.EnrolmentWaiting); ok {
		t.Error("a step left out is still offered")
	}
	if fresh := model.DefaultMechanism(); !before.SameState(fresh, model.WayOfEnrolment, "diusulkan") || len(before.Steps) != 0 {
		t.Error("the mechanism that was read has changed")
	}
	for _, w := range []model.Way{model.WayOfGroup, model.WayOfEnrolment} {
		for _, s := range []string{"calon", "pks", "draf", "diusulkan", "ditolak"} {
			if same := after.SameState(before, w, s); same == (w == model.WayOfEnrolment && s == "diusulkan") {
				t.Errorf("%s %s: same is %v", w, s, same)
			}
		}
	}
	steps[2].Off, steps[0].Decides = false, model.Editors
	back := after.WithState(before.StateOf(model.WayOfEnrolment, "diusulkan"), steps)
	if !back.SameState(before, model.WayOfEnrolment, "diusulkan") {
		t.Errorf("the way back leads to %+v", back.StepsFrom(model.WayOfEnrolment, "diusulkan"))
	}
}

func TestAReasonIsAddedSwitchedOffAndNeverLost(t *testing.T) {
	m := model.DefaultMechanism()
	rules := m.AllReasonsOf(model.ReasonRefused)
	rules = append(rules[1:], model.ReasonRule{Name: "Alat rusak"}, model.ReasonRule{Name: "Alat rusak"})
	after := m.WithReasons(model.ReasonRefused, rules)
	offered := after.ReasonsOf(model.ReasonRefused)
	var codes []string
	for _, r := range offered {
		codes = append(codes, r.Code)
	}
	want := []string{"tidak-cocok", "jarak", "kasus", "keluarga-korban", "program-batal", "alat-rusak", "alat-rusak-2", "lain"}
	if !slices.Equal(codes, want) {
		t.Errorf("offered are %v, want %v", codes, want)
	}
	if all := after.AllReasonsOf(model.ReasonRefused); len(all) != 9 || all[0].Code != "penuh" || !all[0].Off {
		t.Errorf("a reason left out is lost: %+v", all)
	}
	if after.SameReasons(m, model.ReasonRefused) || !after.SameReasons(m, model.ReasonStopped) {
		t.Error("the kinds are mixed up")
	}
	after.Source = "SK 1"
	if wrong := after.Validate(model.Checks{}); len(wrong) > 0 {
		t.Error(wrong)
	}
}

// However clauses are decided, what is not refused leads nowhere that the
// program does not know, and the rules keep their places.
func TestClausesKeepTheirPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := *model.DefaultMechanism()
		m.Source = "SK 1"
		for range rapid.IntRange(1, 6).Draw(t, "decisions") {
			s := rapid.SampledFrom(model.EnrolmentStates()).Draw(t, "state").Code()
			rule := m.StateOf(model.WayOfEnrolment, s)
			rule.Days = rapid.IntRange(0, 400).Draw(t, "days")
			steps := m.StepsFrom(model.WayOfEnrolment, s)
			for i := range steps {
				steps[i].Off = rapid.Bool().Draw(t, "off")
			}
			next := m.WithState(rule, steps)
			if len(next.Validate(model.Checks{})) > 0 {
				continue
			}
			for i := range m.States {
				if m.States[i].State != next.States[i].State || m.States[i].Way != next.States[i].Way {
					t.Fatalf("rule %d moved", i)
				}
			}
			for i := range m.Steps {
				if m.Steps[i].From != next.Steps[i].From || m.Steps[i].To != next.Steps[i].To {
					t.Fatalf("step %d moved", i)
				}
			}
			m = next
		}
		for _, step := range m.Enrolments().Steps() {
			if _, ok := model.EnrolmentFlow().Step(step.From, step.To); !ok {
				t.Fatalf("%v leads to %v", step.From, step.To)
			}
		}
		for _, s := range model.EnrolmentStates() {
			if m.Enrolments().Ends(s) != model.EnrolmentFlow().Ends(s) {
				t.Fatalf("%v is a dead end", s.Code())
			}
		}
	})
}
