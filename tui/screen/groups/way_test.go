package groups

import (
	"testing"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record/recordtest"
)

func TestHelpShowsTheMapOfAGroupWithItsStateMarked(t *testing.T) {
	o := recordtest.Open(t, 0)
	g := find(t, o.SignIn("kasubsi"), "Bengkel Maju")
	d := o.Show("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return NewDetail(env, s, g.ID) })
	d.Press("?").See("[AKTIF] → berakhir | diakhiri", "alasan; oleh kasubsi atau kabapas", "dikerjakan: catat program dan kuota")
	d.Press("home").See("Alur kelompok", "kurung siku", "calon → penjajakan | ditolak", "PKS → aktif | berakhir | diakhiri", "tenggat 14 hari, penanggung jawab PK ahli madya")
	d.Press("end").See("Di mana saja").Press("esc").NotSee("Alur kelompok")
}

func TestHelpOnTheListOfGroupsShowsTheMapOfTheOneUnderTheCursor(t *testing.T) {
	o := recordtest.Open(t, 0)
	d := o.Show("kasubsi", list)
	d.Press("/").Type("maju").Press("enter", "?").See("[AKTIF]").Press("esc")
	s := o.SignIn("kasubsi")
	g := find(t, s, "Bengkel Maju")
	g.State, g.StateReason = model.GroupEnded, "PKS tidak diperbarui"
	if _, err := s.SaveGroup(t.Context(), store.NewOp("test"), g); err != nil {
		t.Fatal(err)
	}
	d.Send(kit.Refresh{}).Press("?").See("[BERAKHIR]", "di sini alurnya berakhir")
}

func TestHelpOnWhoTakesPartShowsTheMapOfTheOneUnderTheCursor(t *testing.T) {
	o := recordtest.Open(t, 200)
	s := o.SignIn("kasubsi")
	for _, e := range s.Enrolments() {
		if e.State != model.EnrolmentRunning {
			continue
		}
		d := o.Show("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return NewDetail(env, s, e.Group) })
		d.Press("tab", "tab", "tab", "tab").See("[Peserta").Press("?").See("] →").Press("home").See("Alur peserta Pokmas", "mulai → diusulkan | draf")
		return
	}
	t.Fatal("nobody takes part")
}
