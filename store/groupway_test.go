package store

import (
	"errors"
	"testing"

	"guyub/model"
)

// A group is taken from state to state by the mechanism in force, the day is
// noted by the store, and nothing in the way is skipped.
func TestR2AGroupIsTakenFurtherStepByStep(t *testing.T) {
	w := newWorld(t)
	head := w.as(model.RoleHeadOfOffice)
	g, err := head.SaveGroup(w.ctx(), NewOp("group.create"), model.Group{Code: "PML-900", Name: "Sanggar Baru", Leader: "Sarwono",
		Fields: []model.Field{model.SelfReliance}, District: "33.02.15", State: model.GroupCandidate})
	w.must(err)
	today := head.Today()
	if g.StateSince != today || g.StateDue != today+14 {
		t.Errorf("entered since %v, due %v", g.StateSince, g.StateDue)
	}
	skip := g
	skip.State = model.GroupActive
	var wrong model.Problems
	if _, err := head.SaveGroup(w.ctx(), NewOp(""), skip); !errors.As(err, &wrong) || wrong[0].Code != model.NoSuchStep {
		t.Errorf("a state was skipped: %v", err)
	}
	g.State = model.GroupApproach
	g, err = w.as(model.RoleOperator).SaveGroup(w.ctx(), NewOp("group.step"), g)
	w.must(err)
	g.State = model.GroupQualified
	if _, err := head.SaveGroup(w.ctx(), NewOp("group.step"), g); !errors.As(err, &wrong) || wrong[0].Code != model.CriterionOpen {
		t.Errorf("criteria were skipped: %v", err)
	}
	g.Criteria, g.CriteriaDate = [4]bool{true, true, true, true}, today
	g, err = head.SaveGroup(w.ctx(), NewOp("group.step"), g)
	w.must(err)
	g.State = model.GroupRejected
	if _, err := head.SaveGroup(w.ctx(), NewOp("group.step"), g); !errors.As(err, &wrong) || wrong[0].Field != "statereason" {
		t.Errorf("rejected without a reason: %v", err)
	}
	var denied *model.Denied
	g.StateReason = "tidak bersedia"
	if _, err := w.as(model.RoleOperator).SaveGroup(w.ctx(), NewOp("group.step"), g); !errors.As(err, &denied) {
		t.Errorf("an operator rejected: %v", err)
	}
	// What was typed about the day is not believed, also without a step.
	g.State, g.StateReason, g.StateSince, g.StateDue = model.GroupQualified, "", 1, 2
	g.Notes = "berkas lengkap"
	g, err = head.SaveGroup(w.ctx(), NewOp(""), g)
	w.must(err)
	if g.StateSince != today || g.StateDue != today+30 {
		t.Errorf("since %v, due %v", g.StateSince, g.StateDue)
	}
	w.whole()
	w.reopen()
	if again, _ := w.as(model.RoleOperator).Books().Group(g.ID); again.StateSince != today || again.Notes != "berkas lengkap" {
		t.Errorf("after opening again it is %+v", again)
	}
}
