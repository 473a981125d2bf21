package model_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

var head = model.Actor{Role: model.RoleHeadOfOffice}

func TestR8AStageChangesWithItsHearingAndGoesBackWithAReason(t *testing.T) {
	for _, one := range []struct {
		name     string
		from, to model.StageKind
		tpp      string
		note     string
		code     model.ProblemCode
	}{
		{"the first", model.StageUnknown, model.StageInitial, "", "", ""},
		{"forward without a hearing", model.StageInitial, model.StageMiddle, "", "", model.StageReference},
		{"forward", model.StageInitial, model.StageMiddle, "TPP-7", "", ""},
		{"over one", model.StageInitial, model.StageFinal, "TPP-7", "", model.StageReason},
		{"back without a reason", model.StageFinal, model.StageMiddle, "TPP-7", "", model.StageReason},
		{"back", model.StageFinal, model.StageMiddle, "TPP-7", "melanggar", ""},
		{"taken over from another office", model.StageUnknown, model.StageFinal, "TPP-7", "", ""},
		{"to no stage", model.StageInitial, model.StageKind(9), "TPP-7", "x", model.NoSuchStep},
	} {
		old := person()
		if one.from != model.StageUnknown {
			old.Stages = []model.Stage{{Kind: one.from, From: today - 50}}
		}
		now := person()
		now.Stages = append(append([]model.Stage(nil), old.Stages...), model.Stage{Kind: one.to, From: today, TPP: one.tpp, Note: one.note})
		var p model.Problems
		errors.As(model.CheckTurn(old, now, head), &p)
		if one.code == "" && len(p) > 0 || one.code != "" && !hasProblem(p, one.code) {
			t.Errorf("%s: %v", one.name, p)
		}
		// What is on record already is not asked for again.
		if err := model.CheckTurn(now, now, head); err != nil {
			t.Errorf("%s, on record: %v", one.name, err)
		}
	}
}

func TestAStageAfterTheExpiryNeedsAReason(t *testing.T) {
	old, now := person(), person()
	old.Terms[0].End, now.Terms[0].End = today-1, today-1
	now.Stages = []model.Stage{{Kind: model.StageInitial, From: today}}
	var p model.Problems
	if errors.As(model.CheckTurn(old, now, head), &p); !hasProblem(p, model.AfterExpiry) {
		t.Errorf("without: %v", p)
	}
	now.Stages[0].Note = "hakim memperpanjang"
	if err := model.CheckTurn(old, now, head); err != nil {
		t.Errorf("with one: %v", err)
	}
}

func TestR8TheTimeOnlySuggestsAStage(t *testing.T) {
	term := model.Term{Start: today, End: today + 400}
	for day, want := range map[model.Date]model.StageKind{
		today - 1: model.StageUnknown, today: model.StageInitial, today + 99: model.StageInitial, today + 100: model.StageMiddle,
		today + 299: model.StageMiddle, today + 300: model.StageFinal, today + 900: model.StageFinal,
	} {
		if got := term.SuggestedStage(day); got != want {
			t.Errorf("%d days on: %s", day-today, got.Code())
		}
	}
	// A stage that the time would not suggest is taken all the same.
	old, now := person(), person()
	now.Stages = []model.Stage{{Kind: model.StageInitial, From: today}, {Kind: model.StageMiddle, From: today, TPP: "TPP-1"}}
	if err := model.CheckTurn(old, now, head); err != nil {
		t.Error(err)
	}
}

func TestAStageTakesNoStepOutsideItsTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := person()
		for range 12 {
			now := person()
			next := model.Stage{Kind: rapid.SampledFrom(append(model.StageKinds(), model.StageUnknown, 9)).Draw(t, "to"), From: today,
				TPP: rapid.SampledFrom([]string{"", "TPP-7"}).Draw(t, "tpp"), Note: rapid.SampledFrom([]string{"", "alasan"}).Draw(t, "note")}
			now.Stages = append(append([]model.Stage(nil), c.Stages...), next)
			before := model.StageUnknown
			if s := c.Stage(); s != nil {
				before = s.Kind
			}
			step, known := model.StageFlow().Step(before, next.Kind)
			want := known && (!step.Needs.Has(model.NeedsReference) || next.TPP != "") && (!step.Needs.Has(model.NeedsReason) || next.Note != "")
			if err := model.CheckTurn(c, now, head); (err == nil) != want {
				t.Fatalf("%s to %s with %+v: %v", before.Code(), next.Kind.Code(), next, err)
			}
			if want {
				c = now
			}
		}
	})
}

func TestATermTakesNoStepOutsideItsTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, now := person(), person()
		old.Terms[0].State = rapid.SampledFrom(model.TermStates()).Draw(t, "from")
		now.Terms[0].State = rapid.SampledFrom(model.TermStates()).Draw(t, "to")
		now.Terms[0].CloseReason = rapid.SampledFrom([]string{"", "alasan"}).Draw(t, "reason")
		actor := model.Actor{Role: rapid.SampledFrom(model.Roles()).Draw(t, "role"), Counselor: model.ID{1}}
		err := model.CheckTurn(old, now, actor)
		if old.Terms[0].State == now.Terms[0].State {
			if err != nil {
				t.Fatal(err)
			}
			return
		}
		step, known := model.TermFlow().Step(old.Terms[0].State, now.Terms[0].State)
		if err == nil && (!known || step.Needs.Has(model.NeedsReason) && now.Terms[0].CloseReason == "") {
			t.Fatalf("%s went from %s to %s", actor.Role.Code(), old.Terms[0].State.Code(), now.Terms[0].State.Code())
		}
		if known && actor.Role == model.RoleHeadOfOffice && now.Terms[0].CloseReason != "" && err != nil {
			t.Fatalf("the head of office may take every step with a reason: %v", err)
		}
	})
}

func TestR11SupervisionIsAtMostThreeYears(t *testing.T) {
	c := person()
	c.Terms[0].Category, c.Terms[0].Start, c.Terms[0].End = model.SupervisionSentence, model.On(2024, 2, 29), model.On(2027, 2, 28)
	if p := c.Validate(model.Checks{Today: today}); hasProblem(p, model.TermTooLong) {
		t.Error("three years from a leap day end on 28 February")
	}
	c.Terms[0].End++
	if p := c.Validate(model.Checks{Today: today}); !hasProblem(p, model.TermTooLong) {
		t.Error("a day more")
	}
}
