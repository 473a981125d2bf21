package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
	"guyub/store/roster"
)

func TestAPersonSignsInInPlainLinesAndThePasswordIsNeverTold(t *testing.T) {
	p := speak(t, demoFile(t), "")
	p.hears("Masuk.", "Nama pengguna atau NIP: ")
	p.says("operator").hears("Kata sandi: ")
	p.says("bukan-ini").hears("salah", "Kata sandi: ")
	p.advance(2 * time.Second)
	p.says(demo.Password).hears("Selamat datang", "Beranda.", "Selasa, 24 November 2026", "1. ")
	for _, secret := range []string{"bukan-ini", demo.Password} {
		if strings.Contains(p.transcript(), secret) {
			t.Fatalf("a password was told:\n%s", p.transcript())
		}
	}
	readable(t, p.transcript())
}

func TestTheMorningOfAnOperatorIsTypedInPlainLines(t *testing.T) {
	p := speak(t, demoFile(t), "operator")

	// What waits is told with numbers; a number opens it, 0 comes back.
	p.hears("Hari ini, 1", "1. lapor, Nur Cahyono")
	p.says("2").hears("insiden Sudaryono", "Tenggat: ").says("0").hears("Beranda.", "2. insiden, Sudaryono")

	// The report of the first client is one line away: every question has its
	// answer in brackets or a suggestion.
	p.says("1", "l").hears("Lapor cepat.", "Nur Cahyono, laporan ke-13", "Kondisi (* untuk: ")
	p.says("*").hears("Kegiatan").says("jaga warung").hears("Pekerjaan (1 tidak bekerja, 2 serabutan").says("serab").hears("Lingkungan")
	p.says("<").hears("Pekerjaan", "[serabutan]").says("", "", "", "", "").hears("Tanggal").says("45-13").hears("Tanggal: Tulis tanggal", "Tanggal (").says("hari ini")
	p.hears("Tindak lanjut").says("").hears("Semua sudah diisi").says("simpan").hears("Tidak dikenal: simpan").says("")
	p.hears("Nur Cahyono tersimpan", "Di meja ini 1 laporan", "Klien, wajib")

	// The next one is searched for; what is found has numbers.
	p.says("xyzzy").hears("Tidak ada yang cocok").says("nur").hears("1. Nur ", "2. Nur ").says("2").hears("laporan ke-", "LEWAT 48 HARI", "Alasan: ")
	p.says("sakit", "sehat", "!").hears("tersimpan", "Di meja ini 2 laporan").says(".", "0").hears("Beranda.")

	// A client is found, and read part by part.
	p.says("klien").hears("Klien.", "1. ", "Baris 1 sampai 10 dari 60").says("/nur cah").hears("1. Nur Cahyono, Register", "1 dari 60")
	p.says("1").hears("Klien, Nur Cahyono.", "Bagian 1 dari 9: Ringkas", "Bagian lain: Identitas").says("identitas").hears("Bagian 2 dari 9: Identitas.", "NIK: 33", "****").hearsNot("Ringkas")
	p.says("lapor").hears("jaga warung")
	readable(t, p.transcript())
}

func TestANewClientIsAskedForFieldByFieldAndWhatIsWrongIsMended(t *testing.T) {
	p := speak(t, demoFile(t), "operator")
	p.says("klien", "n").hears("Identitas.", "Nomor register, wajib: ")
	p.says("").hears("Harus diisi").says("CB-0999/26").hears("Nama, wajib: ").says("Sutrisno", "").hears("NIK: ")
	p.says("12").hears("NIK 16 angka; ini 2").says("<").hears("NIK [12]: ").says("3302014505800001").hears("Tempat lahir: ").hearsNot("16 angka")
	p.says("Banyumas").hears("Tanggal lahir").says("30-2-1980").hears("Tanggal lahir: Tulis tanggal").says("5-5-1980").hears("Jenis kelamin (1 laki-laki, 2 perempuan)")
	p.says("3").hears("Tidak ada di pilihan").says("lak").hears("Agama (nomor)")
	p.says("!").hears("Kecamatan: Harus diisi", "Kecamatan, wajib (ketik untuk mencari)").says("ajib").hears("Ajibarang", "Telepon")
	p.says("/minat").hears("Minat kegiatan (nomor, boleh beberapa").says("1,3").hears("Disabilitas").says("<").hears("[Pelatihan keterampilan, Penempatan kerja]")
	p.says("/kategori", "cuti b").hears("Kasus").says("=").hears("Nama: Sutrisno", "Kategori: Cuti bersyarat", "Tanggal lahir: 05-05-1980")
	p.says("!")
	for strings.Contains(p.told(), "Harus diisi") { // what else the case asks for
		p.says(map[bool]string{true: "24-11-2026", false: "1"}[strings.Contains(p.told(), "hh-bb-tttt): ")], "!")
	}
	p.hears("Terdaftar: Sutrisno", "Klien, Sutrisno.")
	p.says("0", "/sutrisno").hears("1. Sutrisno, Register CB-0999/26").says("1", "identitas").hears("Pelatihan keterampilan").hearsNot("3302014505800001")

	// Putting something right: only the field that is meant is gone to.
	p.says("u", "/pekerjaan").hears("Pekerjaan").says("tukang kayu", "!").hears("Tersimpan: Sutrisno").says("identitas", "ringkas", "identitas").hears("Pekerjaan: tukang kayu")
	readable(t, p.transcript())
}

func TestADraftOutlivesTheLineAndIsOfferedAgain(t *testing.T) {
	path := demoFile(t)
	p := speak(t, path, "operator")
	p.says("klien", "n", "CB-0998/26", "Suparman").hears("Alias")
	p.leave()
	if err := p.gate.Close(); err != nil {
		t.Fatal(err)
	}
	p.gate.office = nil
	p = speak(t, path, "operator")
	p.says("klien", "n").hears("draf yang belum disimpan", "1. lanjutkan isian itu", "2. mulai dari awal").says("", "0").says("1").hears("Nomor register")
	p.says("=").hears("Nomor register: CB-0998/26", "Nama: Suparman")

	// Leaving asks first, and No is what an empty line means.
	p.says(".").hears("Tinggalkan isian", "[Lanjut mengisi]").says("").hears("Nomor register").says(".", "ya").hears("Klien.")
}

func TestAHeadOfSectionAssignsACounselorAndTakesAStepInPlainLines(t *testing.T) {
	p := speak(t, demoFile(t), "kasubsi")
	p.says("klien", "3 a").hears("Alihkan PK: ", "1. ", "wilayahnya", "PK tujuan, wajib")
	p.says("1").hears("Alasan, wajib").says("1", "", "perkenalkan dahulu", "").hears("Dialihkan: Akhmad Priyono ke Puji L.", "3. Akhmad Priyono", "PK Puji L.")

	p.says("beranda", "urusan", "pelanggaran").hears("Pelanggaran").says("1").hears("Langkah berikut", "ditetapkan").says("kerjakan")
	p.hears("Langkah (1 ditetapkan").says("1").hears("Tanggal").says("").hears("Hasil atau alasan").says("tidak lapor tiga kali", "!").hears("Tersimpan", "[DITETAPKAN]")
	readable(t, p.transcript())
}

func TestAClientIsReferredToAGroupInPlainLines(t *testing.T) {
	p := speak(t, demoFile(t), "operator")
	p.says("klien", "/nur cah", "1", "r").hears("kelompok yang cocok", "1. ").says("1 r").hears("Klien: Nur Cahyono", "Program: Pondok Nurul Bayan", "Klien setuju (1 ya, 2 tidak)")
	p.says("ya").hears("Tujuan").says("belajar mengaji", "!").hears("Nur Cahyono diusulkan ke Pondok Nurul Bayan", "Klien, Nur Cahyono.")
	p.says("pokmas").hears("Pondok Nurul Bayan")
	readable(t, p.transcript())
}

func TestTheDeskIsLockedAndOpenedInPlainLines(t *testing.T) {
	p := speak(t, demoFile(t), "operator")
	p.says("klien", "n", "CB-0997/26", ":kunci layar").hears("Terkunci", "Kata sandi: ").hearsNot("CB-0997")
	p.says("salah").hears("salah")
	p.advance(2 * time.Second)
	p.says(demo.Password).hears("klien baru", "Nama, wajib")

	// Left alone, it locks by itself. What was being typed is no answer to the
	// question that comes.
	p.advance(time.Hour)
	p.hears("Terkunci", "Tekan Enter")
	p.says("Suparman").hears("tidak dipakai", "Kata sandi: ").says(demo.Password).hears("Nama, wajib")
	p.says(".", "2", "keluar").hears("keluar akun").says("1").hears("Masuk.")
	readable(t, p.transcript())
}

func TestWhatAColleagueSavesIsToldInOneLine(t *testing.T) {
	p := speak(t, demoFile(t), "operator")
	p.says("klien", "/nur cah").hears("1. Nur Cahyono")
	other, err := p.gate.office.SignIn(t.Context(), "kasubsi", demo.Password, "meja-2", nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := other.Client(t.Context(), other.Roster().Run(t.Context(), roster.Query{Text: "nur cahyono"}).ID(0))
	if err != nil {
		t.Fatal(err)
	}
	c.Name = "Nur Cahyono bin Slamet"
	if _, err := other.SaveClient(t.Context(), store.NewOp("client.edit"), c); err != nil {
		t.Fatal(err)
	}
	p.hears("Diubah Hartoyo W.: 1. Nur Cahyono bin Slamet", "\nKlien, baris 1 dari 1: ")
	if n := strings.Count(p.told(), "Diubah"); n != 1 {
		t.Fatalf("told %d times:\n%s", n, p.told())
	}
}

func TestAttendanceIsNotedInPlainLines(t *testing.T) {
	p := speak(t, demoFile(t), "operator")
	d := &seated{gate: p.gate}
	w := found(t, d, 4, model.EnrolmentRunning, model.EnrolmentRunning, model.EnrolmentRunning)
	w.plan(t, d, model.On(2026, time.November, 24))
	p.says("pokmas", "/bengkel las").hears("Bengkel Las")
	p.says(p.numberOf("Bengkel Las,"), "sesi").hears("24 Nov 2026").says("1").hears("Las dasar", "1. "+w.names[0]+", Kehadiran belum", "belum 3")

	// A letter notes the row that is chosen and goes on to the next; a number
	// before it chooses.
	p.says("h").hears("1. "+w.names[0]+", Kehadiran hadir", "baris 2 dari 3: ").hearsNot("2. " + w.names[1])
	p.says("3 t").hears("3. " + w.names[2] + ", Kehadiran tanpa ket.").says("2 izin").hears("2. " + w.names[1] + ", Kehadiran izin")
	p.says("1 4").hears("Kerja] 4").says("3 5").hears("Nilai hanya untuk yang hadir")
	p.says("1").hears(w.names[0]+".", "Kehadiran (1 hadir").says("", "90", "", "5", "rajin").hears("Semua sudah diisi").says("").hears("Sikap 5")
	p.says("!").hears("Kehadiran tersimpan: hadir 1 dari 3")
	meeting := w.meetings(t, d)[0]
	if mark, _ := meeting.Mark(w.takers[0].Client); mark.Presence != model.Present || mark.Work != 4 || mark.Conduct != 5 || mark.Minutes != 90 || mark.Note != "rajin" ||
		w.presence(&meeting, 1) != model.Excused || w.presence(&meeting, 2) != model.Absent {
		t.Fatalf("noted as %+v", meeting.Marks)
	}
	readable(t, p.transcript())
}

// numberOf is the number of the row that begins so.
func (p *talk) numberOf(row string) string {
	p.t.Helper()
	for line := range strings.Lines(p.told()) {
		if number, rest, ok := strings.Cut(line, ". "); ok && strings.HasPrefix(rest, row) {
			return number
		}
	}
	p.t.Fatalf("no row begins with %q:\n%s", row, p.told())
	return ""
}

func TestAnOfficeIsSetUpInPlainLines(t *testing.T) {
	p := speak(t, filepath.Join(t.TempDir(), "data", "kantor.guyub"), "")
	p.hears("Menyiapkan kantor", "Bahasa (1 Indonesia, 2 English) [Indonesia]")
	for range 20 {
		if strings.Contains(p.told(), "Nama lengkap") {
			break
		}
		p.says("") // what stands is right
	}
	p.hears("Kepala kantor pertama", "Nama lengkap: ").says("Ratna Dewi", "", "ratna", "pendek", "pendek").hears("Sedikitnya 8 huruf", "Kata sandi: ")
	p.says("bukit dan lembah", "bukit dan lembah").hears("Kode pemulihan", "Ketik kelompok pertama dan terakhir")
	code := recoveryCode(p.told())
	p.says("salah").hears("Belum sama").says(code).hears("Kantor siap", "Nama pengguna atau NIP: ")
	p.says("ratna", "bukit dan lembah").hears("Ratna D.", "Beranda.")
	if strings.Contains(p.transcript(), "bukit dan lembah") {
		t.Fatal("the password was told")
	}
	readable(t, p.transcript())
}

// recoveryCode is the one word with hyphens that was told.
func recoveryCode(told string) string {
	for word := range strings.FieldsSeq(told) {
		if strings.Count(word, "-") >= 3 {
			return word
		}
	}
	return ""
}

func TestAPaperIsReadCopiedAndPrintedInPlainLines(t *testing.T) {
	p := speak(t, demoFile(t), "operator")
	p.says("1", "l", "*", "!").hears("Nur Cahyono tersimpan").says(":f5").hears("Bukti wajib lapor", "Nomor register, PB-0004/25", "Petugas", "Rini Astarini")
	p.says("y").hears("Teks untuk disalin:", "Nomor register, PB-0004/25")
	p.says("cetak").hears("Tidak dikenal") // this desk has no printer
}

func TestThePlainDeskSpeaksEnglishToo(t *testing.T) {
	p := speak(t, demoFile(t), "operator")
	p.says("ganti bahasa").hears("Desk.", "Tuesday, 24 November 2026").says("clients", "n").hears("required").says("?").hears("Enter: leave it as it is")
	p.says(".").hears("Clients.")
	readable(t, p.transcript())
}

// TestWhatIsToldOfAReport keeps the words of the most frequent work as they are,
// so that a change of them is seen.
func TestWhatIsToldOfAReport(t *testing.T) {
	p := speak(t, demoFile(t), "operator")
	p.says("1", "l", "*", "*", "2", "", "", "", "", "", "", "", ".", "=", "?")
	kept := filepath.Join("testdata", "plain", "report.txt")
	if *update {
		if err := os.WriteFile(kept, []byte(p.transcript()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), p.transcript()); diff != "" {
		t.Fatal(diff)
	}
}

// Fields that two desks changed are told with both values; a number takes one
// side and then the other, and nothing is saved before each has one.
func TestCollidingFieldsAreToldToChooseInPlainLines(t *testing.T) {
	p := speak(t, wholeFile(t), "operator")
	p.says("klien", "/cb-0472", "1").hears("Adi Mustofa").says("u", "/alias", "Kardi")
	s, err := p.gate.office.SignIn(t.Context(), "kasubsi", demo.Password, "loket-2", nil)
	if err != nil {
		t.Fatal(err)
	}
	id, _, err := s.FindRegister(t.Context(), "CB-0472/26")
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := s.Client(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	theirs.Alias = "Mus"
	if _, err := s.SaveClient(t.Context(), store.NewOp("client.edit"), theirs); err != nil {
		t.Fatal(err)
	}
	p.says("!").hears("Diubah di dua meja", "1. Alias, yang Anda ketik: Kardi, yang tersimpan", ": Mus", "1 belum dipilih")
	p.says("!").hearsNot("Tersimpan").says("1").hears("yang Anda ketik: Kardi, dipilih", "semua sudah dipilih")
	p.says("1").hears(": Mus, dipilih").says("!").hears("Tersimpan: Adi Mustofa")
	if now, err := s.Client(t.Context(), id); err != nil || now.Alias != "Mus" {
		t.Fatalf("saved was alias %q, %v", now.Alias, err)
	}
	readable(t, p.transcript())
}
