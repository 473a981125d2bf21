package groups

import (
	"strings"
	"testing"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

func TestEveryFieldOfAStepIsTiedAndWhatItLacksHasAPlaceAndWords(t *testing.T) {
	s := recordtest.Open(t, 0).SignIn("kasubsi")
	today := s.Today()
	norms := s.Books().NormsOn(today)
	for _, code := range []string{lang.Indonesian, lang.English} {
		env := &kit.Env{Lang: lang.For(code), Theme: kit.NewTheme(kit.ThemeMono, true)}
		for _, to := range model.GroupStates() {
			first := strideOf(model.Group{Name: "Sanggar", State: model.GroupCandidate}, to, norms, today)
			recordtest.Tied(t, stepFields(env, s, &first), stepBinding(&first).Values(&first))
			bare := stride{g: model.Group{}, to: to, signs: first.signs, today: today}
			folded := bare.fold()
			lacks := folded.Lacks(to, model.Checks{Today: today, Norms: norms})
			if len(lacks) == 0 {
				continue
			}
			if words := lacking(env, lacks); strings.Contains(words, "%!") || strings.Contains(words, "; ;") || strings.HasSuffix(words, "; ") {
				t.Errorf("%s: what is missing is said as %q", to.Code(), words)
			}
			var own model.Problems // of earlier steps the criteria are, and have no field here
			for _, p := range lacks {
				if to == model.GroupQualified || p.Field != keyCriteriaDate && p.Code != model.CriterionOpen {
					own = append(own, p)
				}
			}
			recordtest.Placed(t, stepFields(env, s, &first), placed(&first, own))
		}
		r := renewalOf(model.Group{Agreements: []model.Agreement{{No: "PKS-1", Date: today - 800, End: today - 10}}}, norms, today)
		recordtest.Tied(t, renewalFields(env, &r.g), signing(func(r *renewal) *model.Agreement { return &r.pks }).Values(&r))
	}
}

func TestAStepIsReadAndLeftAtEverySize(t *testing.T) {
	o := recordtest.Open(t, 0)
	s := o.SignIn("kasubsi")
	g := find(t, s, "Bengkel Maju")
	o.EverySize("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return NewDetail(env, s, g.ID) }, func(d *tuitest.Driver) {
		d.Press("m", "down", "enter").See("→").Press("tab", "f1").See("[").Press("esc", "esc")
		d.Press("p").See("PKS-").Press("esc").See("Bengkel Maju")
	})
	o.EverySize("auditor", list, func(d *tuitest.Driver) {
		d.Press("d").See("PAS-06.OT.02.02").Press("down", "end", "pgup", "home", "esc").See("Anyaman")
	})
}

func TestWhoMayNotTakeAStepIsNotOfferedOne(t *testing.T) {
	o := recordtest.Open(t, 0)
	s := o.SignIn("operator")
	g := find(t, s, "Bengkel Maju")
	detail := func(env *kit.Env, s *store.Session) kit.Screen { return NewDetail(env, s, g.ID) }
	o.Show("operator", detail).NotSee("langkah").See("p perbarui PKS").Press("m").See("[Ringkas]") // heads end a group
	o.Show("auditor", detail).NotSee("langkah", "perbarui PKS").Press("m", "p").See("[Ringkas]")
}

// Two desks take the same step: the second is told and nothing is taken twice.
func TestAStepThatAnotherDeskTookIsNotTakenAgain(t *testing.T) {
	o := recordtest.Open(t, 0)
	s := o.SignIn("kasubsi")
	g := find(t, s, "Bengkel Maju")
	d := o.Show("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return NewStep(env, s, g.ID, model.GroupEnded) })
	d.Type("tidak diperbarui")
	g.State, g.StateReason = model.GroupTerminated, "pelanggaran"
	if _, err := o.SignIn("kabapas").SaveGroup(t.Context(), store.NewOp("group.step"), g); err != nil {
		t.Fatal(err)
	}
	d.Press("ctrl+s").See("1 belum dipilih").Press("left", "enter").See("tidak dapat langsung ke sana")
	if again := find(t, s, "Bengkel Maju"); again.State != model.GroupTerminated || again.StateReason != "pelanggaran" {
		t.Errorf("it stands as %v, %q", again.State.Code(), again.StateReason)
	}
}
