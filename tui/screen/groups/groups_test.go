package groups

import (
	"testing"
	"time"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

func list(env *kit.Env, s *store.Session) kit.Screen { return NewList(env, s) }

func find(t *testing.T, s *store.Session, name string) model.Group {
	t.Helper()
	for _, g := range s.Books().Groups {
		if g.Name == name {
			return g
		}
	}
	t.Fatalf("no group %s", name)
	return model.Group{}
}

func TestAGroupIsFoundOpenedAndReadThrough(t *testing.T) {
	o := recordtest.Open(t, 200)
	o.EverySize("pk", list, func(d *tuitest.Driver) {
		d.Press("/").Type("maju").Press("enter").See("Bengkel Maju").NotSee("Griya Jahit")
		d.Press("enter").See("Bengkel Maju", "[")
		for range tabCount {
			d.Press("tab")
		}
		d.Press("down", "end", "home", "esc").See("Bengkel Maju")
		d.Press("esc").See("Griya Jahit")
	})
}

func TestTheLineOfStatesSaysWhatIsMissing(t *testing.T) {
	o := recordtest.Open(t, 0)
	s := o.SignIn("kasubsi")
	g := find(t, s, "Bengkel Maju")
	g.Meta, g.Code, g.Name = model.Meta{ID: model.NewID()}, "PML-900", "Sanggar Baru"
	g.State, g.Criteria = model.GroupApproach, [4]bool{true, false, true, true}
	g.Agreements = nil
	if _, err := s.SaveGroup(t.Context(), store.NewOp("test"), g); err != nil {
		t.Fatal(err)
	}
	d := o.Show("kasubsi", func(env *kit.Env, s *store.Session) kit.Screen { return NewDetail(env, s, g.ID) })
	d.See("[PENJAJAKAN]", "Sebelum memenuhi kriteria: bersedia menjadi mitra kerja.")
	d.Resize(80, 50).See("[ ] Bersedia menjadi mitra kerja", "[x] Peduli terhadap pemasyarakatan")
}

func TestANewGroupIsSavedAndItsCodeIsItsOwn(t *testing.T) {
	o := recordtest.Open(t, 0)
	d := o.Show("operator", list)
	taken := find(t, o.SignIn("operator"), "Bengkel Maju").Code
	d.Press("n").Type("Sanggar Tari Gending").Press("enter").Type(taken).Press("enter")
	d.Press("ctrl+s").See("Harus diisi.") // the district
	d.Type("ajibarang").Press("enter")
	d.Press("tab", "space").See("[ ]").Press("space", "enter")
	d.Press("ctrl+s").See("Sudah dipakai Bengkel Maju.")
	d.Press("ctrl+u").Type("PML-999").Press("ctrl+s").See("Tersimpan: Sanggar Tari Gending")
	if g := find(t, o.SignIn("operator"), "Sanggar Tari Gending"); g.Code != "PML-999" || g.State != model.GroupCandidate {
		t.Errorf("saved as %+v", g)
	}
}

func TestWhatTwoDesksChangeIsPutTogether(t *testing.T) {
	o := recordtest.Open(t, 0)
	other := o.SignIn("kasubsi-bka")
	g := find(t, other, "Bengkel Maju")
	d := o.Show("operator", func(env *kit.Env, s *store.Session) kit.Screen { return NewEdit(env, s, g.ID) })
	d.Type(" Jaya") // the name

	g.Leader = "Sarwono Budi"
	if _, err := other.SaveGroup(t.Context(), store.NewOp("test"), g); err != nil {
		t.Fatal(err)
	}
	d.Press("ctrl+s").See("Sudah digabung", "Sarwono Budi", "Bengkel Maju Jaya")
	d.Press("ctrl+s").See("Tersimpan: Bengkel Maju Jaya")
	if saved := find(t, other, "Bengkel Maju Jaya"); saved.Leader != "Sarwono Budi" {
		t.Errorf("the other desk's leader was lost: %q", saved.Leader)
	}
}

func TestWhatBothChangedIsForAPersonToDecide(t *testing.T) {
	o := recordtest.Open(t, 0)
	other := o.SignIn("kasubsi-bka")
	g := find(t, other, "Bengkel Maju")
	d := o.Show("operator", func(env *kit.Env, s *store.Session) kit.Screen { return NewEdit(env, s, g.ID) })
	d.Type(" Jaya")
	g.Name = "Bengkel Makmur"
	if _, err := other.SaveGroup(t.Context(), store.NewOp("test"), g); err != nil {
		t.Fatal(err)
	}
	d.Press("ctrl+s").See("Dari meja lain: Bengkel Makmur", "Bengkel Maju Jaya")
	if find(t, other, "Bengkel Makmur").Rev != g.Rev+1 {
		t.Error("a collision was saved over the other desk's change")
	}
}

func TestADraftIsOfferedAgain(t *testing.T) {
	o := recordtest.Open(t, 0)
	edit := func(env *kit.Env, s *store.Session) kit.Screen {
		for _, g := range s.Books().Groups {
			if g.Name == "Bengkel Maju" {
				return NewEdit(env, s, g.ID)
			}
		}
		return nil
	}
	d := o.Show("operator", edit)
	d.Type(" Jaya").Advance(600e6)
	again := o.Show("operator", edit)
	again.See("Ada draf yang belum disimpan").Advance(time.Second).Press("enter").See("Bengkel Maju Jaya")
}

func TestAnAuditorIsOfferedNoChange(t *testing.T) {
	o := recordtest.Open(t, 0)
	d := o.Show("auditor", list)
	d.NotSee("baru", "ubah").Press("n", "u").See("Anyaman").Press("enter").NotSee("ubah").Press("u").See("[Ringkas]")
}
