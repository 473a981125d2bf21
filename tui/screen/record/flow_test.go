package record

import (
	"slices"
	"strings"
	"testing"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// holds holds a map to a flow: every step is in it and nothing else, and the
// present state alone is marked.
func holds[S comparable](t *testing.T, what string, w Way[S], all []S) {
	t.Helper()
	env := &kit.Env{Lang: lang.For(lang.Indonesian)}
	for _, present := range all {
		states := w.Map(env, present)
		drawn, marked := map[string]bool{}, 0
		for _, row := range states.Rows {
			if row.Present {
				marked++
				if row.Name != w.Word(present) {
					t.Errorf("%s: %q is marked of %q", what, row.Name, w.Word(present))
				}
			}
			for _, to := range row.Next {
				drawn[row.Name+">"+to] = true
			}
		}
		if marked != 1 {
			t.Errorf("%s: %d states are marked of %v", what, marked, w.Word(present))
		}
		var none S
		for _, step := range w.Flow.Steps() {
			from := w.Word(step.From)
			if step.From == none {
				from = env.Lang.Flow.Begin
			}
			if one := from + ">" + w.Word(step.To); !drawn[one] {
				t.Errorf("%s: the step %s is not on the map", what, one)
			} else {
				delete(drawn, one)
			}
		}
		if len(drawn) > 0 {
			t.Errorf("%s: the map has the steps %v too", what, drawn)
		}
	}
}

func TestEveryStepOfTheFlowIsOnTheMap(t *testing.T) {
	env := &kit.Env{Lang: lang.For(lang.Indonesian)}
	m := model.DefaultMechanism()
	holds(t, "groups", GroupWay(env, m), model.GroupStates())
	holds(t, "enrolments", EnrolmentWay(env, m), model.EnrolmentStates())
	for _, kind := range model.MatterKinds() {
		word := lang.For(lang.Indonesian).Domain.MatterState
		states := []model.MatterState{}
		for _, step := range kind.Flow().Steps() {
			states = append(states, step.To)
		}
		holds(t, kind.Code(), Way[model.MatterState]{Title: kind.Code(), Flow: kind.Flow(), Word: word}, states)
	}
}

func TestTheMapSpeaksAsTheOfficeDecided(t *testing.T) {
	env := &kit.Env{Lang: lang.For(lang.Indonesian)}
	m := model.DefaultMechanism()
	m.Steps = []model.StepRule{{Way: model.WayOfEnrolment, From: "diusulkan", To: "daftar-tunggu", Off: true},
		{Way: model.WayOfEnrolment, From: "diusulkan", To: "diterima", Decides: model.Heads}}
	for i := range m.States {
		if m.States[i].State == model.EnrolmentProposed.Code() {
			m.States[i].Name, m.States[i].Days = "menunggu jawaban", 9
		}
	}
	states := EnrolmentWay(env, m).Map(env, model.EnrolmentProposed)
	at := slices.IndexFunc(states.Rows, func(r kit.StateRow) bool { return r.Present })
	row := states.Rows[at]
	if row.Name != "menunggu jawaban" || slices.Contains(row.Next, "daftar tunggu") {
		t.Errorf("%+v", row)
	}
	notes := strings.Join(row.Notes, "\n")
	for _, want := range []string{"tenggat 9 hari, penanggung jawab PK ahli pertama", "dikerjakan: minta jawaban kelompok",
		"diterima: oleh kasubsi atau kabapas", "ditolak, dibatalkan: alasan"} {
		if !strings.Contains(notes, want) {
			t.Errorf("the map lacks %q:\n%s", want, notes)
		}
	}
}
