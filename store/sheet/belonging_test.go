package sheet

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guyub/model"
)

// said is what became of the rows, in one line each.
func (r result) said() string {
	var out strings.Builder
	for _, o := range r.outcomes {
		fmt.Fprintf(&out, "%d %s %v %v\n", o.Row.Line, [...]string{"", "baru", "diperbarui", "sama", "ditolak"}[o.Fate], o.Reasons, o.Doubts)
	}
	return out.String()
}

func TestCounselorsAreReadByTheirPosition(t *testing.T) {
	k := newCabinet()
	r := k.take(t, Counselors, "NIP;Nama;Jabatan;Subseksi;Jam per minggu;Wilayah\n199001012015011001;Rina Astuti, S.H.;Pembimbing Kemasyarakatan Ahli Muda;BKD;37,5;Banyumas; \n"+
		"199101012015011002;Joko;Asisten Pembimbing Kemasyarakatan Mahir;BKD dan BKA;;\n'199201012015011003;Tono;;;;\n1,99201E+17;Tini;;BKA;;\n199301012015011004;Budi;Pengemudi?;BKA;;\n")
	if r.New != 2 || r.Rejected != 3 {
		t.Errorf("%s", r.said())
	}
	rina, joko := k.counselors["199001012015011001"], k.counselors["199101012015011002"]
	if rina.Kind != model.PK || rina.Grade != model.GradeJunior || rina.WeeklyMinutes != 2250 || fmt.Sprint(rina.Areas) != "[33.02]" || rina.Section != model.Adults {
		t.Errorf("%+v", rina)
	}
	if joko.Kind != model.APK || joko.Grade != model.GradeProficient || joko.Section != model.BothSections {
		t.Errorf("%+v", joko)
	}
	for _, want := range []string{"4 ditolak [Subseksi: wajib diisi", "5 ditolak [NIP: angka rusak", "6 ditolak [Jabatan: \"Pengemudi?\" bukan jabatan PK"} {
		if !strings.Contains(r.said(), want) {
			t.Errorf("lacks %s:\n%s", want, r.said())
		}
	}
}

// twoGroups are codes that the office has.
func twoGroups(k *cabinet) (string, string) {
	words := k.book().words(keyGroup)
	return words[0], words[1]
}

// Rows about one group go in together, for it is one record: none of them
// writes over another.
func TestR15PartnersOfAGroupGoInTogether(t *testing.T) {
	k := newCabinet()
	a, b := twoGroups(k)
	before := len(k.groups[a].Partners)
	file := "Kode Pokmas;Nama mitra;Peran;Jenis pihak\n" + strings.Join([]string{a + ";Toko Maju;pelatih;usaha", b + ";Kampus Satu;;perguruan tinggi", a + ";Bengkel Jaya;;usaha", a + ";toko  maju;;", "PML-000;Siapa;;", a + ";Salah;;entah"}, "\n") + "\n"
	r := k.take(t, Partners, file)
	if r.New != 3 || r.Rejected != 3 || k.saves != 2 {
		t.Fatalf("%+v, %d saves\n%s", r.Totals, k.saves, r.said())
	}
	all := k.groups[a].Partners
	if len(all) != before+2 || all[before].Name != "Toko Maju" || all[before].Party != model.PartyBusiness || all[before+1].Name != "Bengkel Jaya" {
		t.Errorf("%+v", all)
	}
	for _, want := range []string{"5 ditolak [Nama mitra: nama mitra ini sudah ada di baris 2", "6 ditolak [Kode Pokmas: tidak ada Pokmas dengan kode", "7 ditolak [Jenis pihak: \"entah\" tidak dikenal"} {
		if !strings.Contains(r.said(), want) {
			t.Errorf("lacks %s:\n%s", want, r.said())
		}
	}
	if r := k.take(t, Partners, "kode pokmas;nama mitra;peran\n"+a+";Toko Maju;penyelia\n"); r.Updated != 1 || fmt.Sprint(r.outcomes[0].Changes) != "[{role pelatih penyelia}]" {
		t.Errorf("%+v %v", r.Totals, r.outcomes)
	}
}

// What the keeper refuses it refuses for every row that is in it.
func TestR15ARefusedGroupRejectsEveryRowAboutIt(t *testing.T) {
	k := newCabinet()
	a, b := twoGroups(k)
	k.refuse = func(r model.Record) *Refusal {
		if r.(*model.Group).Code == a {
			return &Refusal{Text: "tidak sekarang"}
		}
		return nil
	}
	r := k.take(t, Partners, "kode pokmas;nama mitra\n"+a+";Satu\n"+b+";Dua\n"+a+";Tiga\n")
	if r.New != 1 || r.Rejected != 2 || r.outcomes[1].Fate != New {
		t.Errorf("%s", r.said())
	}
}

func TestAgreementsStandInTheOrderOfTheirSigning(t *testing.T) {
	k := newCabinet()
	a, _ := twoGroups(k)
	g := k.groups[a]
	g.Criteria, g.Agreements = [4]bool{true, true, true, true}, []model.Agreement{{No: "B/2024", Date: model.On(2024, 1, 1), Start: model.On(2024, 1, 1)}}
	k.groups[a] = g
	r := k.take(t, Agreements, "kode pokmas;nomor pks;tgl pks;berlaku mulai;berlaku sampai\n"+a+";C/2026;1-2-2026;1-2-2026;31-1-2028\n"+a+";A/2022;1-1-2022;1-1-2022;31-12-2023\n"+a+";D;;;\n"+a+";b / 2024;;;31-12-2025\n"+a+";E;1-1-2025;1-1-2025;1-1-2024\n")
	var order []string
	for _, one := range k.groups[a].Agreements {
		order = append(order, one.No)
	}
	if r.New != 3 || r.Updated != 1 || fmt.Sprint(order) != "[A/2022 B/2024 C/2026 D]" {
		t.Errorf("%v\n%s", order, r.said())
	}
	if !strings.Contains(r.said(), "6 ditolak [berlaku sampai: tanggal mendahului") {
		t.Error(r.said())
	}
	g.Criteria = [4]bool{}
	k.groups[a] = g
	if r := k.take(t, Agreements, "kode pokmas;nomor pks;tgl pks\n"+a+";X;1-2-2026\n"); r.Rejected != 1 || !strings.Contains(r.said(), "tgl pks: keempat kriteria") {
		t.Error(r.said())
	}
}

func TestR15PastReportsAreNeverDoubled(t *testing.T) {
	k := newCabinet()
	const head = "No Register;Nama;Tanggal;Jam;Jenis;Cara;Petugas;Kondisi;Ket\n"
	r := k.take(t, Reports, head+"PB-0001/26;Wartono;2-11-2026;08.30;;;Dewi Lestari;sehat;\nPB-0001/26;H. Wartono, S.H.;2-10-2026;;wajib lapor;daring;;;sakit\nPB-0001/26;;2-10-2026;;;;;;\n"+
		"PB-0001/26;;2-10-2026;;bimbingan;;;;\nPB-0001/26;Sukardi;3-10-2026;;;;;;\nPB-9;;3-10-2026;;;;;;\nPB-0001/26;;;;;;;;\nPB-0001/26;;3-10-2025;25.00;;;;;\nPB-0001/26;;2-9-2030;;;;;;\nPB-0001/26;;1-12-2025;;;;;;\n")
	want := []string{"2 baru", "3 baru", "4 ditolak [Tanggal: tgl lapor ini sudah ada di baris 3", "5 baru", "6 ditolak [Nama: nomor register ini milik klien lain", "7 ditolak [No Register: tidak ada klien",
		"8 ditolak [Tanggal: tgl lapor kosong", `9 ditolak [Jam: "25.00" bukan jam`, "10 ditolak [Tanggal: tanggal belum tiba", "11 baru [] [Tanggal: sebelum bimbingan mulai 2026-01-01"}
	for _, w := range want {
		if !strings.Contains(r.said(), w) {
			t.Errorf("lacks %s:\n%s", w, r.said())
		}
	}
	if len(k.contacts) != 4 {
		t.Fatalf("%d contacts\n%s", len(k.contacts), r.said())
	}
	first, second := k.contacts[0], k.contacts[1]
	if first.Kind != model.Report || first.Mode != model.FaceToFace || first.Minute != 510 || first.Condition != "sehat" || first.Reason != fromImport || first.Officer.IsZero() || first.Client != k.clients["PB-0001/26"].ID {
		t.Errorf("%+v", first)
	}
	if second.Mode != model.Online || second.Reason != "sakit" {
		t.Errorf("%+v", second)
	}
	saves := k.saves
	if again := k.take(t, Reports, head+"PB-0001/26;;2-11-2026;;;;;lain lagi;\n"); again.Unchanged != 1 || k.saves != saves {
		t.Error(again.said())
	}
}

func TestR15PastReferralsTellOnlyWhatIsKnown(t *testing.T) {
	k := newCabinet()
	code := groupWithOne(k.book())
	head := "no register;kode pokmas;tgl rujukan;status;persetujuan klien;tgl jawaban;mulai ikut;selesai;tujuan;hasil tujuan;alasan\n"
	row := func(cells string) string { return "PB-0001/26;" + code + ";" + cells + "\n" }
	r := k.take(t, Referrals, head+row("2-3-2026;selesai;1-3-2026;;9-3-2026;1-9-2026;kerja;tercapai;")+row("2-4-2026;;;;;;;;")+row("3-4-2026;berhenti;;5-4-2026;6-4-2026;1-5-2026;;;bekerja")+
		row("4-4-2026;ditolak;;;;6-4-2026;;;entah")+row("5-4-2026;;;;;7-4-2026;;;")+row("6-4-2026;selesai;;;;7-4-2026;;;")+row("7-4-2026;berjalan;;;1-4-2026;;;;")+row("8-4-2026;diterima;;;;;;;")+
		"PB-0001/26;PML-000;9-4-2026\n")
	want := []string{"2 baru [] []", "3 baru [] [persetujuan klien: persetujuan klien tidak disebut", "4 baru", `5 ditolak [alasan: "entah" bukan alasan di daftar kantor; pilihannya penuh`, "6 ditolak [status: tanggal selesai tanpa status",
		"7 ditolak [mulai ikut: tanggal mulai ikutnya kosong", "8 ditolak [mulai ikut: tanggal mendahului tgl rujukan", "9 ditolak [tgl jawaban: tanggal jawaban kelompok kosong", "10 ditolak [kode pokmas: tidak ada Pokmas"}
	for _, w := range want {
		if !strings.Contains(r.said(), w) {
			t.Errorf("lacks %s:\n%s", w, r.said())
		}
	}
	if len(k.enrolments) != 3 {
		t.Fatal(r.said())
	}
	// Nobody knows when the group answered the first: the office's mean of the
	// days until an answer must not be fed with a guess.
	first, stopped := k.enrolments[0], k.enrolments[2]
	steps := []model.Move{{State: model.EnrolmentProposed, Day: model.On(2026, 3, 2)}, {State: model.EnrolmentRunning, Day: model.On(2026, 3, 9)}, {State: model.EnrolmentFinished, Day: model.On(2026, 9, 1)}}
	if diff := cmp.Diff(steps, first.Steps); diff != "" || first.State != model.EnrolmentFinished || first.Closed != model.On(2026, 9, 1) || first.Due != 0 {
		t.Errorf("%+v\n%s", first, diff)
	}
	if _, answered := first.Answered(); answered {
		t.Error("an answer was made up")
	}
	if days, ok := stopped.Answered(); !ok || days != 2 || stopped.Steps[3].Reason != "bekerja" {
		t.Errorf("%+v", stopped)
	}
	if milli, ok := first.Outcome(); !ok || milli != 1000 {
		t.Errorf("the outcome is %d", milli)
	}
	if open := k.enrolments[1]; open.State != model.EnrolmentProposed || open.Due != model.On(2026, 4, 7) {
		t.Errorf("%+v", open)
	}
}

// Rows that were dealt with before are passed over, but count as having been
// there.
func TestR15SkippedRowsAreNotLookedUpAgain(t *testing.T) {
	k := newCabinet()
	file := "register,nama,kecamatan,kategori\nPB-11,Satu,Wangon,PB\nPB-12,Dua,Wangon,PB\nPB-11,Tiga,Wangon,PB\nPB-13,Empat,Wangon,PB\n"
	r := k.take(t, Clients, file, func(o *Options) { o.Skip = 2 })
	if r.Rows != 2 || r.New != 1 || r.Rejected != 1 || !strings.Contains(r.said(), "4 ditolak [register: nomor register ini sudah ada di baris 2") {
		t.Errorf("%+v\n%s", r.Totals, r.said())
	}
}
