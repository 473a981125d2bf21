package main

import (
	"errors"
	"testing"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
)

// The stories of the mechanism: how the office works with its groups, and how a
// group goes from candidate to active and on.

func TestStoryTheHelpShowsWhereAMatterStandsOnItsWay(t *testing.T) {
	d := morning(t, "kasubsi")
	d.Press("t", "tab").See("Urusan").Press("?").See("Alur litmas", "mulai → diterima", "[DITERIMA] → didisposisi").Press("esc")
	d.Press("enter").Press("?").See("Alur litmas", "] →", "PK penanggung jawab").Press("esc", "esc", "esc")
	d.Press("4", "enter", "?").See("Alur kelompok", "kurung siku")
}

// refer proposes some client, who may be referred without anybody passing over
// anything, at another desk.
func refer(t *testing.T, d *seated) (out model.Enrolment) {
	t.Helper()
	asSomebody(t, d, "kasubsi", func(s *store.Session) {
		rows := s.Roster().Run(t.Context(), roster.Query{Sort: roster.ByName, Today: s.Today()})
		for i := range rows.Len() {
			for _, o := range s.Books().Offerings {
				ref := store.Referral{Client: rows.Row(i).ID, Offering: o.ID, Consent: s.Today()}
				if e, err := s.Refer(t.Context(), store.NewOp(""), ref); err == nil {
					out = e
					return
				}
			}
		}
		t.Fatal("nobody can be referred")
	})
	return out
}

// enrolmentOf reads an enrolment again.
func enrolmentOf(t *testing.T, d *seated, e model.Enrolment) (out model.Enrolment) {
	t.Helper()
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		all, err := s.EnrolmentsOf(t.Context(), e.Client)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range all {
			if one.ID == e.ID {
				out = one
			}
		}
	})
	return out
}

// clause opens the form of a state or of reasons in the part Mekanisme.
func clause(d *seated, name string) {
	d.Press("esc", "esc", "6")
	if !d.Says("[Mekanisme]") {
		d.Press("shift+tab").See("[Mekanisme]")
	}
	d.Press("/", "ctrl+a", "ctrl+k").Type(name).Press("enter", "u")
}

// fill types into a field in place of what stands there.
func fill(t *testing.T, d *seated, field, text string) {
	t.Helper()
	walk(t, d, field)
	d.Press("ctrl+a", "ctrl+k").Type(text)
}

func TestStoryAHeadChangesADueDayAndItCountsForWhatComesAfter(t *testing.T) {
	d := morning(t, "kasubsi")
	d.Resize(80, 44)
	first := refer(t, d)
	clause(d, "diusulkan")
	d.See("minta jawaban kelompok").Press("ctrl+s").See("Harus diisi.")
	fill(t, d, "Tenggat", "9")
	fill(t, d, "Dasar keputusan", "SK Kabapas 14/2026")
	d.Press("ctrl+s").See("Tersimpan: diusulkan", "9 hari", "diubah", "SK Kabapas 14/2026 · 1 beda dari contoh bawaan")
	second := refer(t, d)
	if again := enrolmentOf(t, d, first); again.Due != first.Due || first.Due != first.Opened.AddDays(5) || second.Due != second.Opened.AddDays(9) {
		t.Errorf("due %v, before that %v; after the change %v", again.Due, first.Due, second.Due)
	}
	d.Press("enter").See("Contoh bawaan: 5", "Riwayat", "diusulkan, tenggat (hari): 9", "Dasar keputusan: SK Kabapas 14/2026").NotSee("calon, tenggat")
	clause(d, "diusulkan")
	fill(t, d, "Tenggat", "7")
	d.Press("ctrl+s").See("7 hari").Press("enter").See("diusulkan, tenggat (hari): 9 menjadi 7").Press("esc")
	d.Press("b")
	fill(t, d, "Tenggat", "5") // what the program comes with stands there already
	d.Press("ctrl+s").See("Tersimpan: diusulkan", "sama dengan contoh bawaan")
	if third := refer(t, d); third.Due != third.Opened.AddDays(5) {
		t.Errorf("back at the example it is due %v", third.Due)
	}
}

func TestStoryAStateIsShownAsTheOfficeCallsIt(t *testing.T) {
	d := morning(t, "kasubsi")
	clause(d, "aktif")
	fill(t, d, "Disebut", "berjalan giat")
	fill(t, d, "Dasar keputusan", "rapat 3 November 2026")
	d.Press("ctrl+s").See("Tersimpan: berjalan giat")
	d.Press("4", "/").Type("giat bengkel maju").Press("enter").See("Bengkel Maju", "berjalan giat")
	d.Press("enter").See("[BERJALAN GIAT]").Press("?").See("[BERJALAN GIAT] → berakhir", "PKS → berjalan giat")
}

func TestStoryAStepSwitchedOffIsNotOfferedAndRefused(t *testing.T) {
	d := morning(t, "kasubsi")
	clause(d, "diusulkan")
	walk(t, d, "ke daftar tunggu")
	d.Type("tidak").Press("enter")
	fill(t, d, "Dasar keputusan", "SK Kabapas 15/2026")
	d.Press("ctrl+s").See("Tersimpan: diusulkan").Press("enter").See("→ daftar tunggu", "tidak dipakai (Contoh bawaan: setiap petugas)")
	e := refer(t, d)
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		if _, ok := s.Books().Mechanism().Enrolments().Step(model.EnrolmentProposed, model.EnrolmentWaiting); ok {
			t.Error("the step is offered")
		}
		step := store.EnrolmentStep{Enrolment: e.ID, Rev: e.Rev, Move: model.Move{State: model.EnrolmentWaiting}}
		var wrong model.Problems
		if _, err := s.StepEnrolment(t.Context(), store.NewOp(""), step); !errors.As(err, &wrong) || wrong[0].Code != model.NoSuchStep {
			t.Errorf("the store took it: %v", err)
		}
	})
	clause(d, "daftar tunggu") // with every step on taken away, nobody could leave it
	for _, to := range []string{"ke diterima", "ke ditolak", "ke dibatalkan"} {
		walk(t, d, to)
		d.Type("tidak").Press("enter")
	}
	d.Press("ctrl+s").See("> ke diterima", "tidak punya jalan keluar")
	d.Press("esc", "right", "enter")
}

func TestStoryReasonsAreTheOffices(t *testing.T) {
	d := morning(t, "kabapas")
	clause(d, "alasan kelompok")
	walk(t, d, "Alasan")
	d.See("1. tempat penuh").Press("enter").Type("kursi habis").Press("ctrl+s").See("1. tempat penuh · kursi habis")
	for range 6 {
		d.Press("down")
	}
	d.Press("enter", "ctrl+s").See("Harus diisi.").Type("alat rusak").Press("ctrl+s").See("8. alat rusak")
	fill(t, d, "Dasar keputusan", "rapat")
	d.Press("ctrl+s").See("Tersimpan").Press("enter").See("kursi habis", "Contoh bawaan: tempat penuh", "alat rusak", "lain")
	d.Press("esc", "B").See("Kembali ke contoh bawaan").Type("rapat kedua").Press("enter").See("Mekanisme kembali seperti contoh bawaan", "rapat kedua")
	d.Press("enter").See("tempat penuh", "alat rusak", "tidak ditawarkan lagi").NotSee("kursi habis")
}

func TestStoryAnOperatorReadsTheMechanismAndCannotChangeIt(t *testing.T) {
	d := morning(t, "operator")
	d.Press("6", "shift+tab").See("[Mekanisme]", "Contoh bawaan guyub, bukan peraturan").NotSee("u ubah").Press("u", "b", "B").See("[Mekanisme]", "calon")
	d.Press("enter").See("calon", "Langkah dari sini", "bukan peraturan").NotSee("u ubah")
}
