package model_test

import (
	"slices"
	"testing"

	"guyub/model"
)

// reach returns every state that can follow, in any number of steps.
func reach[S comparable](from S, next func(S) []S) map[S]bool {
	seen := map[S]bool{}
	for queue := []S{from}; len(queue) > 0; queue = queue[1:] {
		for _, s := range next(queue[0]) {
			if !seen[s] {
				seen[s] = true
				queue = append(queue, s)
			}
		}
	}
	return seen
}

func TestEveryTermCanBeginAndEndAndNoneComesBack(t *testing.T) {
	begun := reach(model.TermUnknown, model.TermState.Next)
	for _, s := range model.TermStates() {
		if !begun[s] {
			t.Errorf("%s: no way leads there", s.Code())
		}
		// What the office still works at goes on; what has ended stays so.
		if s.Open() != (len(s.Next()) > 0) {
			t.Errorf("%s: open %v, next %v", s.Code(), s.Open(), s.Next())
		}
		if s.Open() && !reach(s, model.TermState.Next)[model.TermDied] {
			t.Errorf("%s: a person may die", s.Code())
		}
		if slices.Contains(s.Next(), s) || slices.Contains(s.Next(), model.TermUnknown) {
			t.Errorf("%s: next %v", s.Code(), s.Next())
		}
	}
	if slices.Contains(model.TermActive.Next(), model.TermRevoked) || !slices.Equal(model.TermRevokedHeld.Next()[:1], []model.TermState{model.TermRevoked}) {
		t.Error("a term is revoked for the time being before it is revoked")
	}
	if !slices.Contains(model.TermSuspended.Next(), model.TermActive) {
		t.Error("a suspended term goes on")
	}
}

func TestR2_AGroupGoesOneStepAtATime(t *testing.T) {
	way := []model.GroupState{model.GroupStateUnknown, model.GroupCandidate, model.GroupApproach, model.GroupQualified, model.GroupAgreed, model.GroupActive}
	for i, s := range way {
		for j, later := range way {
			if got := slices.Contains(s.Next(), later); got != (j == i+1) {
				t.Errorf("%q to %q: %v", s.Code(), later.Code(), got)
			}
		}
	}
	for _, s := range []model.GroupState{model.GroupEnded, model.GroupTerminated, model.GroupRejected} {
		if len(s.Next()) != 0 {
			t.Errorf("%s: next %v", s.Code(), s.Next())
		}
	}
	known := reach(model.GroupStateUnknown, model.GroupState.Next)
	for _, s := range model.GroupStates() {
		if !known[s] {
			t.Errorf("%s: no way leads there", s.Code())
		}
		signed := s == model.GroupAgreed || s == model.GroupActive
		if slices.Contains(s.Next(), model.GroupRejected) && signed {
			t.Errorf("%s: a group with an agreement is ended, not rejected", s.Code())
		}
	}
}

func TestTheNextStatesAreTheCallersOwn(t *testing.T) {
	model.TermActive.Next()[0] = model.TermDied
	model.GroupActive.Next()[0] = model.GroupRejected
	if model.TermActive.Next()[0] != model.TermSuspended || model.GroupActive.Next()[0] != model.GroupEnded {
		t.Error("a caller changed the table")
	}
}

// Who records which step, written from the offices' practice: what a hearing
// or the head decides is for heads; only of a client that one may edit.
func TestStepsAreRecordedByThoseWhoDecideThem(t *testing.T) {
	me := model.NewID()
	decided := []model.TermState{model.TermRevokedHeld, model.TermRevoked, model.TermTransferred, model.TermCancelled}
	all := append(model.TermStates(), model.TermUnknown)
	for _, role := range append(model.Roles(), model.RoleUnknown) {
		head := role == model.RoleHeadOfAdults || role == model.RoleHeadOfChildren || role == model.RoleHeadOfOffice
		actor := model.Actor{Role: role, Counselor: me}
		for _, section := range []model.Section{model.Adults, model.Children} {
			for _, counselor := range []model.ID{me, model.NewID()} {
				s := model.Subject{Kind: model.KindClient, Section: section, Counselor: counselor}
				edits := actor.May(model.ClientEdit, s) == nil
				for _, from := range all {
					for _, to := range all {
						byHead := slices.Contains(decided, to) || from == model.TermRevokedHeld && to == model.TermActive
						want := edits && slices.Contains(from.Next(), to) && (head || !byHead)
						if err := actor.MayMoveTerm(from, to, s); (err == nil) != want {
							t.Errorf("%s: %q to %q: %v", role.Code(), from.Code(), to.Code(), err)
						}
					}
				}
			}
		}
		staff := []model.GroupState{model.GroupCandidate, model.GroupApproach, model.GroupQualified}
		edits := actor.May(model.GroupEdit, model.Subject{Kind: model.KindGroup}) == nil
		for _, from := range append(model.GroupStates(), model.GroupStateUnknown) {
			for _, to := range model.GroupStates() {
				want := edits && slices.Contains(from.Next(), to) && (head || slices.Contains(staff, to))
				if err := model.DefaultMechanism().MoveGroup(from, to, actor); (err == nil) != want {
					t.Errorf("%s: group %q to %q: %v", role.Code(), from.Code(), to.Code(), err)
				}
			}
		}
	}
}
