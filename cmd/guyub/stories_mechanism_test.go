package main

import (
	"errors"
	"slices"
	"testing"
	"time"

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
	d.Press("4", "enter", "?").See("[AKTIF] → berakhir").Press("home").See("Alur kelompok", "kurung siku").Press("esc", "esc", "esc")
	d.part("Mekanisme").See("[Mekanisme]").Press("down", "enter").See("penjajakan").Press("?").See("[PENJAJAKAN] →")
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
	d.Press("esc", "esc")
	d.part("Mekanisme").See("[Mekanisme]")
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
	d.part("Mekanisme").See("[Mekanisme]", "Contoh bawaan guyub, bukan peraturan").NotSee("u ubah").Press("u", "b", "B").See("[Mekanisme]", "calon")
	d.Press("enter").See("calon", "Langkah dari sini", "bukan peraturan").NotSee("u ubah")
}

// groupOf returns a group by name, as it is stored.
func groupOf(t *testing.T, d *seated, name string) (out model.Group) {
	t.Helper()
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		for _, g := range s.Books().Groups {
			if g.Name == name {
				out = g
			}
		}
	})
	if out.Name == "" {
		t.Fatal("there is no group", name)
	}
	return out
}

// step opens the form of the usual step of the group on view, the first that is
// offered.
func step(d *seated, to string) { d.Press("m").See("Langkah", to).Press("enter") }

// A group is found, taken from state to state with what each asks for, signs,
// is confirmed with its mentor, lets its agreement lapse, and renews it late.
func TestStoryAGroupIsFoundSignsAndRenewsLate(t *testing.T) {
	d := morning(t, "kasubsi")
	const name = "Sanggar Tani Wangi"
	d.Press("4", "n").See("Kode").Type(name).Press("enter").Type("PML-901").Press("enter")
	walk(t, d, "Kecamatan")
	d.Type("wangon").Press("enter")
	walk(t, d, "Bidang")
	d.Press("space", "down", "space", "enter")
	walk(t, d, "Ketua")
	d.Type("Sarwono Budi").Press("ctrl+s").See("Tersimpan: " + name)
	d.Press("/").Type("pml-901").Press("enter", "enter").See(name, "[CALON]", "tenggat 8 Des 2026 (14 hari lagi)", "penanggung jawab PK ahli madya")

	step(d, "penjajakan")
	d.See("calon → penjajakan", "Tidak ada yang kurang", "Yang dikerjakan: catat pihak yang dapat membantu").Press("ctrl+s").See("Tersimpan: "+name+", penjajakan", "[PENJAJAKAN]")

	step(d, "memenuhi")
	d.See("Masih kurang: kriteria peduli terhadap pemasyarakatan").Press("ctrl+s").See("Belum terpenuhi; keempatnya diminta.", "Belum tersimpan")
	for _, criterion := range []string{"Peduli", "Bersedia", "Berkomitmen", "Sumber daya"} {
		walk(t, d, criterion)
		d.Press("y")
	}
	d.See("Tidak ada yang kurang").Press("ctrl+s").See("[KRITERIA]")

	step(d, "PKS") // five partners and a signature are asked for
	d.See("Masih kurang: mitra, baru 0 dari 5")
	walk(t, d, "Nomor")
	d.Type("PKS-90/11/2026").Press("ctrl+s").See("Mitra baru 0 dari 5 yang diminta").Press("esc", "right", "enter").See("[KRITERIA]")
	d.Press("u")
	d.NotSee("> Status")
	walk(t, d, "Mitra")
	for _, partner := range []string{"Pak Lurah", "PKK Desa", "Bengkel Jaya", "Koperasi Tani", "LBH Serayu"} {
		d.Press("enter").Type(partner).Press("ctrl+s").See(partner)
	}
	d.Press("ctrl+s").See("Tersimpan: " + name)
	step(d, "PKS")
	d.Advance(time.Second).Press("enter")                                          // the number was kept as a draft
	d.See("Tidak ada yang kurang", "PKS-90/11/2026", "23-11-2028", "Sarwono Budi") // two years by the norm
	fill(t, d, "Berakhir", "+1b")                                                  // for a trial
	d.Press("ctrl+s").See("[PKS]", "SK pengukuhan belum dicatat")

	step(d, "aktif")
	d.See("Masih kurang: nomor SK pengukuhan; tanggal SK pengukuhan; PK pembina", "PKS-90/11/2026, sampai 24 Des 2026").Press("ctrl+s").See("Harus diisi.")
	walk(t, d, "Nomor SK")
	d.Type("W13.PAS.90 Tahun 2026")
	walk(t, d, "Tanggal SK")
	d.Type("hari ini")
	walk(t, d, "PK pembina")
	d.Type("rina").See("Rina").Press("enter", "ctrl+s").See("[AKTIF]", "pembina Rina K.", "PKS berakhir 24 Des 2026 (30 hari lagi)")
	if g := groupOf(t, d, name); g.State != model.GroupActive || g.StateSince != model.DateOf(d.Now()) || len(g.Agreements) != 1 || g.Agreements[0].Witness != "" {
		t.Fatalf("founded as %+v", g)
	}

	d.days(40)
	d.Press("esc", "esc", "4", "/", "ctrl+a", "ctrl+k").Type("pml-901").Press("enter", "enter").See("PKS berakhir 24 Desember 2026; perbarui")
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		g := groupOf(t, d, name)
		if g.InForce(s.Today()) {
			t.Error("the agreement has not ended")
		}
	})
	d.Press("p").See("Pembaharuan dari", "Perjanjian PKS-90/11/2026 berakhir 24 Desember 2026, sudah 10 hari", "tidak menerima rujukan")
	walk(t, d, "Nomor")
	d.Type("PKS-90/11/2026").Press("ctrl+s").See("sudah dipakai").Press("ctrl+a", "ctrl+k").Type("PKS-07/01/2027")
	d.Press("ctrl+s").See("Tersimpan: "+name+", PKS berlaku sampai 2 Jan 2029", "[AKTIF]")
	d.Press("tab", "tab").See("[PKS 2]", "PKS-07/01/2027", "Pembaharuan dari", "PKS-90/11/2026", "berakhir")
	g := groupOf(t, d, name)
	if len(g.Agreements) != 2 || g.Agreements[1].Renews != "PKS-90/11/2026" || g.Agreements[0].End != model.On(2026, 12, 24) || !g.InForce(model.DateOf(d.Now())) {
		t.Errorf("renewed as %+v", g.Agreements)
	}

	d.Press("m").See("berakhir", "diakhiri").Press("down", "enter").See("aktif → diakhiri").Press("ctrl+s").See("Harus diisi.")
	walk(t, d, "Alasan")
	d.Type("ketua pindah").Press("ctrl+s").See("[DIAKHIRI]")
	if g := groupOf(t, d, name); g.Agreement().Terminated == 0 || g.Agreement().Reason != "ketua pindah" || g.StateReason != "ketua pindah" {
		t.Errorf("ended as %+v", g)
	}
	d.NotSee("m langkah", "perbarui PKS").Press("m", "p").See("[DIAKHIRI]")
}

func TestStoryALateGroupStandsOnTheDeskOfAHead(t *testing.T) {
	d := morning(t, "operator")
	d.Press("4", "n").See("Kode").Type("Sanggar Lambat").Press("enter").Type("PML-902").Press("enter")
	walk(t, d, "Kecamatan")
	d.Type("wangon").Press("enter")
	walk(t, d, "Bidang")
	d.Press("space", "down", "space", "enter", "ctrl+s").See("Tersimpan: Sanggar Lambat")
	d.Press("/").Type("pml-902").Press("enter", "enter").See("[CALON]")
	step := d.Press("m").See("calon → penjajakan") // the one step that an operator may take
	step.Press("esc").See("[CALON]")
	d.days(15)
	d.Resize(120, 60).Press("esc", "esc", "1", "end").See("Langkah kelompok lewat tenggat", "Sanggar Lambat", "LEWAT 1 HARI")
	d.Press("4", "/").Type("pml-902").Press("enter").See("LEWAT cal", "LEWAT 1 HARI").Resize(80, 24).See("LEWAT calon").Press("enter").See("Lewat tenggat 8 Des 2026")
}

func TestStoryTheOfficeIsHeldAgainstTheDecree(t *testing.T) {
	d := morning(t, "kabapas")
	d.Press("4", "d").See("PAS-06.OT.02.02", "kelompok aktif", "hukum & kemasyarakatan", "terpenuhi", "Mitra tiap kelompok aktif")
	d.Press("end", "enter").See("[AKTIF]").Press("esc").See("PAS-06.OT.02.02")
	asSomebody(t, d, "kasubsi", func(s *store.Session) {
		for _, g := range s.Books().Groups {
			if g.State != model.GroupActive || !slices.Contains(g.Fields, model.LawAndCommunity) {
				continue
			}
			g.State, g.StateReason = model.GroupEnded, "uji"
			if _, err := s.SaveGroup(t.Context(), store.NewOp("group.step"), g); err != nil {
				t.Fatal(err)
			}
		}
	})
	d.Advance(time.Second).Press("home").See("hal belum terpenuhi", "hukum & kemasyarakatan", "kurang", "Berikutnya", "catat calon baru")
	d.Press("home", "enter").See("> Nama", "calon")
	d.Press("esc", "esc", "1")
	d.Resize(80, 60).Press("end").See("Yang diminta keputusan Pokmas", "belum ada kelompok", "hukum & kemasyarakatan")
	d.Click("belum ada kelompok").Click("belum ada kelompok").See("Mitra tiap kelompok aktif", "hal belum terpenuhi")
}
