package main

import (
	"fmt"
	"slices"
	"testing"

	"guyub/model"
	"guyub/store"
)

// The stories of matters (urusan): litmas, revocations, transfers, permits, and
// whom they are about.

func TestStoryALitmasGoesFromRequestToSent(t *testing.T) {
	d := morning(t, "kasubsi-bka")
	d.Press("i").See("[Litmas", "diterima", "LEWAT").Press("n").See("> Urusan").Type("litmas").Press("enter")
	walk(t, d, "Nama")
	d.Type("Sarmin Wijaya").Press("enter")
	walk(t, d, "Jenis litmas")
	d.Type("diversi").Press("enter", "ctrl+s").See("Tersimpan: litmas S.W.")
	at := func() (m model.Matter) {
		asSomebody(t, d, "kabapas", func(s *store.Session) {
			for _, one := range s.Matters() {
				if one.Person == "Sarmin Wijaya" {
					m = *one
				}
			}
		})
		return m
	}
	if m := at(); m.Due != m.Opened+3 || m.State != model.StateReceived { // three days for diversion (rule R9)
		t.Fatalf("due %v, opened %v, %v", m.Due, m.Opened, m.State)
	}
	d.See("3 hari lagi", "tanpa PK")
	d.Send(matterOf(at().ID))
	d.See("[DITERIMA] ── didisposisi ── dikerjakan ── sidang TPP ── terkirim", "→ didisposisi  (PK")
	d.Press("space", "ctrl+s").See("> PK", "Harus diisi.").Type("yuli").Press("enter", "ctrl+s").See("[DIDISPOSISI]")
	d.Press("space", "ctrl+s").See("[DIKERJAKAN]")
	d.Press("space", "ctrl+s").See("> Nomor", "Harus diisi.").Type("TPP-090").Press("ctrl+s").See("[SIDANG TPP]")
	d.Press("space").See("> Langkah")
	walk(t, d, "Nomor")
	d.Type("W13.PAS.55").Press("ctrl+s").See("[TERKIRIM]").NotSee("spasi kerjakan")
}

func TestStoryARevocationIsDecidedByStepsAndNeverByItself(t *testing.T) {
	d := morning(t, "kasubsi")
	register := someone(t, d, func(c *model.Client) bool { return c.Misses == 3 && c.Term().State == model.TermActive })
	_, _, matters := fileOf(t, d, register)
	at := slices.IndexFunc(matters, func(m model.Matter) bool { return m.Kind == model.Revocation })
	id := matters[at].ID
	d.Send(matterOf(id))
	d.See("pencabutan", "laporan", "dibuka aturan wajib lapor")
	for range 3 { // as far as the hearing
		if d.Says("[PEMERIKSAAN KLIEN]") {
			break
		}
		d.Press("space").See("> Langkah").Press("ctrl+s")
	}
	d.See("[PEMERIKSAAN KLIEN]").Press("space")
	walk(t, d, "Nomor")
	d.Type("TPP-091").Press("ctrl+s").See("[SIDANG TPP]").Press("space")
	walk(t, d, "Nomor")
	d.Type("SK-12").Press("ctrl+s").See("[DICABUT SEMENTARA]")
	c, _, _ := fileOf(t, d, register)
	if c.Term().State != model.TermRevokedHeld || c.Misses != 0 {
		t.Fatalf("the term is %v, %d missed", c.Term().State, c.Misses)
	}
	d.Press("t").See("> Langkah").Type("ditolak").Press("enter")
	walk(t, d, "Hasil")
	d.Type("klien sakit, terbukti dengan surat").Press("ctrl+s").See("[DITOLAK]")
	if c, _, _ = fileOf(t, d, register); c.Term().State != model.TermActive || c.NextReport < model.DateOf(d.Now()) {
		t.Fatalf("the term is %v and the next report %v", c.Term().State, c.NextReport)
	}
}

func TestStoryATransferAndAPermitMoveTheTerm(t *testing.T) {
	d := morning(t, "kasubsi")
	register := someone(t, d, onTime(d))
	look(d, register)
	d.Press("t").See("> Urusan").Type("izin").Press("enter")
	walk(t, d, "Tujuan")
	d.Type("Kota Semarang").Press("enter").Type("+7").Press("enter").Type("+12").Press("ctrl+s").See("Tersimpan: izin")
	_, _, matters := fileOf(t, d, register)
	permit := matters[0]
	calendar := model.Calendar{}
	asSomebody(t, d, "kabapas", func(s *store.Session) { calendar = s.Books().Calendar() })
	if calendar.WorkingDays(permit.Opened, permit.Due) != 14 {
		t.Errorf("a permit opened on %v is due on %v", permit.Opened, permit.Due)
	}
	d.Send(matterOf(permit.ID))
	d.See("Kota Semarang").Press("space")
	walk(t, d, "Nomor")
	d.Type("IZIN-7").Press("ctrl+s").See("[DISETUJUI]").Press("space", "ctrl+s").See("[BEPERGIAN]")
	if c, _, _ := fileOf(t, d, register); c.Term().State != model.TermSuspended {
		t.Errorf("on the way the term is %v", c.Term().State)
	}
	d.Press("space", "ctrl+s").See("[SUDAH KEMBALI]")
	look(d, register)
	d.Press("t").Type("pelimpahan").Press("enter")
	walk(t, d, "Tujuan")
	d.Type("Bapas Kelas I Semarang").Press("ctrl+s").See("Tersimpan: pelimpahan")
	_, _, matters = fileOf(t, d, register)
	at := slices.IndexFunc(matters, func(m model.Matter) bool { return m.Kind == model.Transfer })
	d.Send(matterOf(matters[at].ID))
	for _, letter := range []string{"TPP-092", "BA-3"} {
		d.Press("space")
		walk(t, d, "Nomor")
		d.Type(letter).Press("ctrl+s")
	}
	d.See("[DISERAHTERIMAKAN]")
	if c, _, _ := fileOf(t, d, register); c.Term().State != model.TermTransferred || c.Term().Closed == 0 {
		t.Errorf("after the transfer the term is %v", c.Term().State)
	}
}

// A matter says which fields it needs, by when it is due, and what stands
// against it, each beside its field.
func TestStoryAMatterIsHeldAgainstTheClientItIsAbout(t *testing.T) {
	d := morning(t, "kasubsi")
	register := someone(t, d, func(c *model.Client) bool {
		return c.Term().State == model.TermActive && c.Term().End > model.DateOf(d.Now())+20 && c.Term().End < model.DateOf(d.Now())+60
	})
	look(d, register)
	d.Press("t").Type("izin").Press("enter").See("Tujuan               *", "Sampai tanggal       *")
	walk(t, d, "Tenggat")
	c, _, _ := fileOf(t, d, register)
	asSomebody(t, d, "kasubsi", func(s *store.Session) { // fourteen working days, in grey
		y, m, day := s.Books().Calendar().AddWorkingDays(s.Today(), 14).YMD()
		d.See(fmt.Sprintf("%02d-%02d-%d", day, m, y))
	})
	walk(t, d, "Tujuan")
	d.Type("Surabaya").Press("enter").Type("+2").Press("enter").Type("+1")
	d.Press("ctrl+s").See("> Sampai tanggal", "Tidak boleh sebelum").NotSee("Tersimpan")
	y, m, day := (c.Term().End + 1).YMD()
	d.Press("ctrl+a", "ctrl+k").Type(fmt.Sprintf("%d-%d-%d", day, m, y)).Press("ctrl+s").See("> Catatan", "Sesudah ekspirasi").NotSee("Tersimpan")
	d.Type("sampai serah terima").Press("ctrl+s").See("Tersimpan: izin")
	look(d, register)
	d.Press("u")
	walk(t, d, "Status  ")
	d.Type("selesai").Press("enter", "ctrl+s").See("Tersimpan")
	d.Press("t").Type("pelimpahan").Press("enter")
	walk(t, d, "Tujuan")
	d.Type("Bapas Contoh").Press("ctrl+s").See("Masa bimbingan klien ini sudah berakhir").NotSee("Tersimpan: pelimpahan")
}

// Who has chosen the wrong one of two of a name, and puts it right, records
// nothing of the first with the second.
func TestStoryTheWrongClientLeavesNothingWithTheRightOne(t *testing.T) {
	d := morning(t, "operator")
	lives := func(as model.Employment) func(*model.Client) bool {
		return func(c *model.Client) bool { return onTime(d)(c) && c.Employment == as }
	}
	wrong, right := someone(t, d, lives(model.SelfEmployed)), someone(t, d, lives(model.Unemployed))
	d.Press("l").Type(wrong).Press("enter").See("> Kondisi", "usaha sendiri").Press("shift+tab").See("> Klien")
	d.Press("ctrl+a", "ctrl+k").Type(right).Press("enter").See("> Kondisi", "tidak bekerja").NotSee("usaha sendiri").Type("sehat").Press("ctrl+s").See("tersimpan")
	if c, contacts, _ := fileOf(t, d, right); c.Employment != model.Unemployed || contacts[0].Employment != model.Unemployed || contacts[0].Condition != "sehat" {
		t.Errorf("recorded %+v, the client is %v", contacts[0], c.Employment)
	}
}

// Nobody is offered what would be refused in the end: who only reads opens no
// matter, and a counselor opens those of their own clients.
func TestStoryAMatterIsOpenedByWhoeverMay(t *testing.T) {
	d := morning(t, "auditor")
	d.Press("t").See("[Semua").NotSee("n baru").Press("n").See("[Semua")
	d = morning(t, "pk")
	mine := model.ID{}
	asSomebody(t, d, "pk", func(s *store.Session) { mine = s.Actor().Counselor })
	own := someone(t, d, func(c *model.Client) bool { return c.Assignment() != nil && c.Assignment().Counselor == mine })
	other := someone(t, d, func(c *model.Client) bool { return c.Assignment() != nil && c.Assignment().Counselor != mine })
	d.Press("t").See("n baru").Press("n")
	walk(t, d, "Klien")
	d.Type(other).See("tidak ada yang cocok").Press("ctrl+a", "ctrl+k").Type(own).See("> ", own).NotSee("tidak ada yang cocok")
}
