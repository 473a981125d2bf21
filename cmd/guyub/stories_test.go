package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
	"guyub/tui/tuitest"
)

// The stories type what people of an office do in a day, at the desk of the
// demonstration office with its 1,300 clients, and read what the screen says.

var officeBytes = sync.OnceValues(func() ([]byte, error) { return demoBytes(1300) })

// wholeFile returns a file with the whole office, the test's own.
func wholeFile(t testing.TB) string {
	t.Helper()
	data, err := officeBytes()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "demo.guyub")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// morning seats somebody at a desk of the whole office.
func morning(t *testing.T, user string) *seated {
	t.Helper()
	return open(t, wholeFile(t), user, tuitest.Options{})
}

// The program has nothing to catch up with on the day that the office is made
// for, and everything in the file fits together.
func TestTheDemonstrationStandsAsTheProgramWouldHaveLeftIt(t *testing.T) {
	d := morning(t, "kabapas")
	s, err := d.gate.office.SignIn(t.Context(), "kabapas", demo.Password, "meja-2", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.SignOut()
	if n, err := s.CatchUp(t.Context()); n != 0 || err != nil {
		t.Fatalf("%d clients were behind, %v", n, err)
	}
	if rep, err := s.Check(t.Context(), nil); err != nil || !rep.OK() {
		t.Fatalf("%+v, %v", rep.Findings, err)
	}
	if n := len(s.Matters()); n < 100 {
		t.Fatalf("%d matters wait", n)
	}
}

func TestStoryAnOperatorSignsInAfterAWrongPassword(t *testing.T) {
	d := morning(t, "")
	d.See("Nama pengguna atau NIP").Type("operator").Press("enter").Type("guyub-dmeo").Press("enter")
	d.See("salah").NotSee("[1 Beranda]")
	d.Advance(2*time.Second).Type(demo.Password).Press("enter").See("[1 Beranda]", "operator · loket-1")
}

func TestStoryAClerkRegistersAClient(t *testing.T) {
	d := morning(t, "operator")
	d.Press("2", "n").See("klien baru", "Nomor register")
	d.Type("PB-9001/26").Press("enter").Type("Sukirno bin Karta").Press("enter", "enter", "enter", "enter")
	d.Type("3 maret 1990").Press("enter").See("03-03-1990")
	d.Press("pgdown").Type("Dusun Krajan 4").Press("enter", "enter").Type("Pancasan").Press("enter")
	d.Type("ajib").See("Ajibarang, Banyumas").Press("enter")
	d.Press("pgdown", "pgdown").Type("pembebasan").See("Pembebasan bersyarat (PB)").Press("enter")
	d.Press("pgdown").See("Masa bimbingan")
	d.Press("ctrl+s").See("Terdaftar: Sukirno bin Karta, PB-9001/26", "Ajibarang", "belum ada PK")
	d.Press("esc", "/").Type("pb-9001").Press("enter").See("Sukirno bin Karta", "1 dari")
}

func TestStoryWhatIsMissingIsSaidBesideItsField(t *testing.T) {
	d := morning(t, "operator")
	d.Press("2", "n", "ctrl+s").See("Harus diisi.", "> Nomor register")
	d.Type("PB-9002/26").Press("enter", "ctrl+s").See("> Nama", "Harus diisi.")
	d.Type("Wagimin").Press("esc").See("belum disimpan").Press("enter").See("Wagimin") // Esc eats nothing
	d.Press("esc", "left", "enter").See("[2 Klien]")
	d.Press("n").See("Ada draf yang belum disimpan").Advance(time.Second).Press("enter").See("Wagimin", "PB-9002/26")
}

func TestStoryAPersonIsNotRegisteredTwice(t *testing.T) {
	d := morning(t, "operator")
	d.Press("2", "n").Type("cb-0472/26").Advance(time.Second).See("Nomor ini sudah dipakai Adi Mustofa (CB-0472/26)")
	d.Press("ctrl+a", "ctrl+k").Type("CB-9004/26").Press("enter").Type("Adi Mustafa").Advance(time.Second)
	d.See("Nama mirip: Adi Mustofa").NotSee("sudah dipakai")
}

func TestStoryAWrongNIKIsCorrectedAndTheChangeIsInTheHistory(t *testing.T) {
	d := morning(t, "operator")
	d.Press("2", "/").Type("adi mustofa").Press("enter", "enter").See("Adi Mustofa", "CB-0472/26")
	d.Press("tab").See("NIK", "**********")
	d.Press("u").See("ubah").Press("tab", "tab", "tab").See("> NIK")
	d.Type("33030112345").Press("enter").See("NIK 16 angka; ini 11")
	d.Press("shift+tab", "ctrl+a", "ctrl+k").Type("3303010205930007").Press("enter").NotSee("NIK 16 angka")
	d.Press("ctrl+s").See("Tersimpan: Adi Mustofa")
	d.Press("shift+tab", "shift+tab").See("[Riwayat", "data diubah", "NIK")
	d.NotSee("3303010205930007") // the history masks numbers too (rule R13)
}

func TestStoryTwoDesksSaveOneClientAndNeitherLosesAnything(t *testing.T) {
	d := morning(t, "operator")
	d.Press("2", "/").Type("cb-0472").Press("enter", "enter", "u").See("ubah")
	walk(t, d, "Alias")
	d.Type("Kardi")
	change := func(alter func(*model.Client)) {
		t.Helper()
		other, err := d.gate.office.SignIn(t.Context(), "kasubsi", demo.Password, "meja-3", nil)
		if err != nil {
			t.Fatal(err)
		}
		defer other.SignOut()
		id, ok, err := other.FindRegister(t.Context(), "CB-0472/26")
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		c, err := other.Client(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		alter(&c)
		if _, err := other.SaveClient(t.Context(), store.NewOp("client.edit"), c); err != nil {
			t.Fatal(err)
		}
	}
	change(func(c *model.Client) { c.Job = "pedagang soto" }) // another field: both stay
	d.See("menyimpan perubahan: Pekerjaan").Press("ctrl+s").See("Tersimpan: Adi Mustofa")
	d.See("alias Kardi").Press("tab").See("pedagang soto")
	d.Press("u")
	walk(t, d, "Alias")
	d.Press("ctrl+a", "ctrl+k").Type("Kardi Kecil")
	change(func(c *model.Client) { c.Alias = "Mus" }) // the same field: both are shown
	d.See("menyimpan perubahan: Alias").Press("ctrl+s").See("Kardi Kecil", "Mus", "1 belum dipilih").Press("left", "enter").See("Tersimpan")
	d.See("alias Kardi Kecil")
}

func TestStoryAClientIsFoundAmong1300AndShownOnlyWhenAsked(t *testing.T) {
	d := morning(t, "operator")
	d.Press("2").See("1.27").Press("/").Type("mustofa cb-0472").See("1 dari 1.273", "Adi Mustofa")
	d.Press("enter", "enter", "tab").See("disamarkan").Press("v").See("Untuk keperluan apa").Type("melengkapi surat").Press("enter")
	d.See("terlihat; dicatat di jejak audit").NotSee("disamarkan")
	d.Press("esc", "esc").See("dari 1.273")
	d.Press("f", "right").See("Banyumas", "Ajibarang").Press("down", "space", "enter").See("[dibimbing]", "[Lumbir]")
}

func TestStoryAHeadOfSectionReassignsWithAReason(t *testing.T) {
	d := morning(t, "kasubsi")
	d.Press("2", "/").Type("cb-0472").Press("enter", "a").See("Alihkan PK: Adi Mustofa", "PK Siti M.")
	d.Press("ctrl+s").See("Harus diisi.")
	d.Type("nur").See("Nur H.").Press("enter").See("> Alasan").Press("right", "enter", "enter")
	d.Type("Lapor setiap tanggal 3").Press("ctrl+s").See("Dialihkan: Adi Mustofa ke Nur H.", "Nur H.")
	d.Press("enter").See("PK Nur H.").Press("shift+tab", "shift+tab").See("[PK 2]", "Lapor setiap tanggal 3", "Siti Munawaroh")
}

func TestStoryAGroupIsAddedWithFivePartnersAndAnAgreement(t *testing.T) {
	d := morning(t, "kasubsi")
	d.Press("4", "n").See("Kode")
	d.Type("Sanggar Tani Makmur").Press("enter").Type("PML-900").Press("enter")
	walk(t, d, "Kecamatan")
	d.Type("wangon").Press("enter")
	walk(t, d, "Mitra")
	for _, name := range []string{"Pak Lurah Wangon", "PKK Desa", "Bengkel Jaya", "Koperasi Tani", "LBH Serayu"} {
		d.Press("enter").See("Nama").Type(name).Press("ctrl+s").See(name)
	}
	d.See("5. LBH Serayu")
	walk(t, d, "Bidang")
	d.Press("space").See("kemandirian").Press("space", "down", "space", "enter")
	for _, criterion := range []string{"Peduli", "Bersedia", "Berkomitmen", "Sumber daya"} {
		walk(t, d, criterion)
		d.Press("y")
	}
	walk(t, d, "PKS")
	d.Press("enter").Type("W13.PAS/2026/17").Press("enter").Type("hari ini").Press("enter").Type("t").Press("enter").Type("+2t").Press("ctrl+s").See("W13.PAS/2026/17")
	d.Press("ctrl+s").See("Tersimpan: Sanggar Tani Makmur")
	d.Press("/").Type("pml-900").Press("enter", "enter").See("Sanggar Tani Makmur", "PML-900", "5 mitra", "Wangon")
}

func TestStoryWhyACounselorStandsAt149Percent(t *testing.T) {
	d := morning(t, "kasubsi")
	d.Press("5").See("Tim 99 %", "Ketimpangan", "Sari W.", "149", "30h", "145", "berlebih 9 bulan")
	d.Press("down", "enter").See("Sari Wulandari · 148,6 % · berlebih", "Risiko tinggi", "Risiko sedang", "Risiko rendah", "beban 148,6 jam · kapasitas 100 jam · lebih 48,6 jam", "Perjalanan", "12 bulan", "→ 149 %")
	d.Press("end").See("Riwayat beban", "Berlebih sejak", "Nov 2026", "149 %", "64 klien", "Dihitung dengan norma kantor")
	d.Press("pgup").See("Jumlah beban", "148,6", "Kapasitas", "dalam 30 hari, 24 Des 2026", "145 %")
	d.Press("r").See("Rumus", "APPA", "contoh, bukan norma").Press("esc")
	d.Press("l").See("[Sari W.]", "64 dari")
}

func TestStoryAScreenIsLockedAndGivesNothingAway(t *testing.T) {
	d := morning(t, "operator")
	d.Press("2", "n").Type("PB-9003/26").Press("enter").Type("Rahasia Sekali")
	d.Advance(4*time.Minute).See("Terkunci").NotSee("Rahasia", "PB-9003", "Klien")
	d.Type("bukan ini").Press("enter").See("salah").Advance(3 * time.Second)
	d.Type(demo.Password).Press("enter").See("Rahasia Sekali", "PB-9003/26")
}

func TestStoryWhatARoleMayNotDoIsNotOffered(t *testing.T) {
	d := morning(t, "auditor")
	d.Press("2").See("cari").NotSee("n baru", "alihkan PK")
	d.Press("n", "a", "enter").NotSee("klien baru", "PK tujuan")
	d.Press("u", "v").NotSee("ubah  ctrl", "terlihat")
	d = morning(t, "admin")
	d.NotSee("2 Klien", "5 Beban PK").See("8 Kantor")
}

// walk tabs on until the focus stands on a field.
func walk(t *testing.T, d *seated, label string) {
	t.Helper()
	for _, key := range []string{"tab", "shift+tab"} {
		for range 100 {
			for _, line := range d.Lines() {
				if strings.HasPrefix(strings.TrimSpace(line), "> "+label) {
					return
				}
			}
			d.Press(key)
		}
	}
	t.Fatalf("no field %q:\n%s", label, d.Screen())
}
