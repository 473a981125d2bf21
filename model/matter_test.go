package model_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// Every state is reached by some kind, every way begins once and can end, and
// nothing leads back to the beginning.
func TestEveryMatterCanBeginAndEnd(t *testing.T) {
	reached := map[model.MatterState]bool{}
	for _, k := range model.MatterKinds() {
		f := k.Flow()
		if first := f.Next(model.StateUnknown); len(first) != 1 || first[0] != k.First() {
			t.Errorf("%s begins in %v", k.Code(), first)
		}
		here := reach(model.StateUnknown, f.Next)
		for s := range here {
			reached[s] = true
			ends := f.Ends(s)
			for later := range reach(s, f.Next) {
				ends = ends || f.Ends(later)
			}
			if !ends || s == model.StateUnknown {
				t.Errorf("%s: from %s there is no end", k.Code(), s.Code())
			}
		}
		for _, step := range f.Steps() {
			if !here[step.From] && step.From != model.StateUnknown {
				t.Errorf("%s: nothing leads to %s", k.Code(), step.From.Code())
			}
			// What a step does to the term is a step of the term.
			if step.Term != model.TermUnknown && !fits(step.Term) {
				t.Errorf("%s: %s to %s makes the term %s", k.Code(), step.From.Code(), step.To.Code(), step.Term.Code())
			}
		}
	}
	for _, s := range model.MatterStates() {
		if !reached[s] {
			t.Errorf("%s: no kind of matter gets there", s.Code())
		}
	}
}

func fits(to model.TermState) bool {
	for _, s := range model.TermFlow().Steps() {
		if s.To == to {
			return true
		}
	}
	return false
}

// No transition outside the tables: any step that anybody tries either is in
// the table, with all that it needs, or changes nothing.
func TestAMatterTakesNoStepOutsideItsTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(model.MatterKinds()).Draw(t, "kind")
		m := model.Matter{Kind: kind, State: kind.First(), Opened: today.AddDays(-50)}
		for range 30 {
			stride := model.Stride{State: rapid.SampledFrom(model.MatterStates()).Draw(t, "to"), Day: today.AddDays(rapid.IntRange(-60, 0).Draw(t, "day"))}
			if rapid.Bool().Draw(t, "reference") {
				stride.Reference = "TPP-7/2026"
			}
			if rapid.Bool().Draw(t, "reason") {
				stride.Note = "alasan"
			}
			var owner model.ID
			if rapid.Bool().Draw(t, "owner") {
				owner = model.ID{1}
			}
			actor := model.Actor{Role: rapid.SampledFrom(model.Roles()).Draw(t, "role")}
			next, step, err := m.Take(stride, owner, actor)
			table, known := kind.Flow().Step(m.State, stride.State)
			if err != nil {
				if next.State != m.State || len(next.Steps) != len(m.Steps) || next.Closed != m.Closed {
					t.Fatalf("a refused step changed %+v", next)
				}
				denied := (*model.Denied)(nil)
				if errors.As(err, &denied) && table.Decides == model.Editors {
					t.Fatalf("%s may not %+v", actor.Role.Code(), table)
				}
				continue
			}
			if !known || step != table {
				t.Fatalf("%s went from %s to %s", kind.Code(), m.State.Code(), stride.State.Code())
			}
			if step.Decides == model.Heads && actor.Role != model.RoleHeadOfAdults && actor.Role != model.RoleHeadOfChildren && actor.Role != model.RoleHeadOfOffice {
				t.Fatalf("%s decided %+v", actor.Role.Code(), step)
			}
			if step.Needs.Has(model.NeedsReference) && stride.Reference == "" || step.Needs.Has(model.NeedsReason) && stride.Note == "" ||
				step.Needs.Has(model.NeedsOwner) && owner.IsZero() {
				t.Fatalf("%+v was taken without what it needs: %+v", step, stride)
			}
			if next.Live() == (next.Closed != 0) {
				t.Fatalf("live %v, closed %s", next.Live(), next.Closed)
			}
			m = next
		}
	})
}

func TestAMatterIsLateOnlyWhileItLives(t *testing.T) {
	m := model.Matter{Kind: model.HomeVisit, State: model.StateOpen, Opened: today.AddDays(-10), Due: today}
	if m.Late(today) || !m.Late(today+1) {
		t.Error("it is late from the day after")
	}
	m.State = model.StateDone
	if m.Late(today + 1) {
		t.Error("what is done is not late")
	}
}

func TestAMatterIsHeldAgainstItsClient(t *testing.T) {
	running, over := guided(model.TermActive), guided(model.TermFinished)
	running.Terms[0].End = today.AddDays(30)
	for _, one := range []struct {
		name   string
		client *model.Client
		m      model.Matter
		field  string
		code   model.ProblemCode
		note   bool // passes with a note
	}{
		{"opened before birth", running, model.Matter{Kind: model.Task, Opened: model.On(1990, 5, 4)}, "opened", model.BeforeBirth, false},
		{"a breach before birth", running, model.Matter{Kind: model.Breach, Opened: today, From: model.On(1990, 5, 4)}, "from", model.BeforeBirth, false},
		{"a transfer of somebody whose guidance has ended", over, model.Matter{Kind: model.Transfer, Opened: today}, "client", model.GuidanceEnded, false},
		{"a revocation of theirs", over, model.Matter{Kind: model.Revocation, Opened: today}, "client", model.GuidanceEnded, false},
		{"a permit of somebody without a term", &model.Client{}, model.Matter{Kind: model.Permit, Opened: today}, "client", model.GuidanceEnded, false},
		{"a journey over the expiry", running, model.Matter{Kind: model.Permit, Opened: today, From: today.AddDays(20), To: today.AddDays(31)}, "note", model.AfterExpiry, true},
	} {
		one.m.State = one.m.Kind.First()
		p := one.m.Against(one.client)
		if len(p) != 1 || p[0].Field != one.field || p[0].Code != one.code {
			t.Errorf("%s: %v", one.name, p)
		}
		one.m.Note = "sudah disetujui"
		if got := len(one.m.Against(one.client)) == 0; got != one.note {
			t.Errorf("%s with a note passes: %v", one.name, got)
		}
	}
	for _, kind := range []model.MatterKind{model.Task, model.Litmas, model.Breach} {
		m := model.Matter{Kind: kind, State: kind.First(), Opened: today}
		if p := m.Against(over); len(p) != 0 {
			t.Errorf("%s may still be kept after the end: %v", kind.Code(), p)
		}
	}
	m := model.Matter{Kind: model.Permit, State: model.StateRequested, Opened: today, From: today.AddDays(30), To: today.AddDays(30)}
	if p := m.Against(running); len(p) != 0 {
		t.Errorf("on the last day: %v", p)
	}
}
