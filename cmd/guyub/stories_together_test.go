package main

import (
	"testing"
	"time"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
	"guyub/tui"
	"guyub/tui/tuitest"
)

// beside seats somebody at a second desk of the same office.
func beside(t testing.TB, d *seated, user, terminal string, o tuitest.Options) *seated {
	t.Helper()
	return &seated{Driver: tuitest.New(t, tui.Config{Office: d.gate, Terminal: terminal, User: user, Password: demo.Password}, o), gate: d.gate}
}

// adi opens the form of Adi Mustofa at a desk.
func adi(d *seated) *seated {
	d.Press("2", "/").Type("cb-0472").Press("enter", "enter").See("Adi Mustofa", "u ubah")
	d.Press("u").See("> Nomor register")
	return d
}

// retype types over a field.
func retype(t *testing.T, d *seated, label, text string) {
	t.Helper()
	walk(t, d, label)
	d.Press("ctrl+a", "ctrl+k").Type(text)
}

func TestStoryAFormOpenElsewhereShowsWhoIsEditing(t *testing.T) {
	d := morning(t, "operator")
	two := beside(t, d, "kasubsi", "loket-2", tuitest.Options{})
	two.Press("2", "/").Type("cb-0472").Press("enter", "enter").See("Adi Mustofa").NotSee("sedang diubah")
	adi(d).NotSee("juga membuka")
	two.See("sedang diubah oleh Rini A. (loket-1)")
	two.Press("u").See("Rini A. juga membuka formulir ini di loket-1 sejak 08.12")
	d.See("juga membuka formulir ini di loket-2 sejak 08.12")
	d.Resize(60, 15).See("juga membuka formulir ini").Resize(80, 24)
	two.Press("esc").See("u ubah")
	d.Gone("juga membuka")
	d.Press("esc")
	two.Gone("sedang diubah")
	// Another client's form is nobody's business here, nor is it one when the
	// desk has gone.
	d.Press("u")
	two.See("sedang diubah oleh Rini A. (loket-1)")
	d.Press("ctrl+q")
	d.App().Close()
	two.Gone("sedang diubah")
}

func TestStoryWhatDoesNotCollideIsInTheOpenFormAtOnce(t *testing.T) {
	d := morning(t, "operator")
	two := beside(t, d, "kasubsi", "loket-2", tuitest.Options{})
	adi(d)
	adi(two)
	retype(t, d, "Alias", "Kardi")
	at := *d.Cursor()
	retype(t, two, "Pekerjaan", "pedagang soto")
	two.Press("ctrl+s").See("Tersimpan: Adi Mustofa")
	d.See("menyimpan perubahan: Pekerjaan", "> Alias", "Kardi")
	if now := d.Cursor(); now == nil || now.X != at.X || now.Y != at.Y {
		t.Fatalf("the cursor moved from %v to %v", at, now)
	}
	d.Type(" Kecil").Press("ctrl+s").See("Tersimpan: Adi Mustofa", "alias Kardi Kecil").Press("tab").See("pedagang soto")
	two.See("alias Kardi Kecil").Press("tab").See("pedagang soto")
}

func TestStoryCollidingFieldsAreShownSideBySideToChoose(t *testing.T) {
	d := morning(t, "operator")
	two := beside(t, d, "kasubsi", "loket-2", tuitest.Options{})
	adi(d)
	adi(two)
	retype(t, d, "Alias", "Kardi")
	retype(t, d, "NIK", "3302030205930007")
	retype(t, two, "Alias", "Mus")
	retype(t, two, "NIK", "3303010205930009")
	two.Press("ctrl+s").See("Tersimpan: Adi Mustofa")
	d.See("menyimpan perubahan: Alias, NIK", "Dari meja lain: Mus")
	d.Press("ctrl+s").See("yang Anda ketik", "yang tersimpan (", ", 08.12)", "Kardi", "Mus", "3302030205930007", "2 belum dipilih")
	d.NotSee("3303010205930009") // what is masked stays so (rule R13)
	d.Press("enter").See("2 belum dipilih")
	d.Press("esc").NotSee("belum dipilih").See("Dari meja lain").NotSee("3303010205930009", "Tersimpan")
	d.Press("ctrl+s").See("2 belum dipilih").Press("right", "enter").See("1 belum dipilih").Press("left").See("semua sudah dipilih")
	d.Resize(60, 15).See("semua sudah dipilih").Resize(80, 24).Press("enter").See("Tersimpan: Adi Mustofa", "alias Mus")
	s, err := d.gate.office.SignIn(t.Context(), "kabapas", demo.Password, "meja-3", nil)
	if err != nil {
		t.Fatal(err)
	}
	id, _, err := s.FindRegister(t.Context(), "CB-0472/26")
	if err != nil {
		t.Fatal(err)
	}
	if c, err := s.Client(t.Context(), id); err != nil || c.Alias != "Mus" || c.NIK != "3302030205930007" {
		t.Fatalf("saved was alias %q, NIK %q, %v", c.Alias, c.NIK, err)
	}
}

func TestStoryTheLastActionIsTakenBack(t *testing.T) {
	d := morning(t, "operator")
	adi(d)
	retype(t, d, "Alias", "Kardi")
	d.Press("ctrl+s").See("Tersimpan: Adi Mustofa", "ctrl+z batalkan", "alias Kardi")
	d.Press("ctrl+z").See("Dibatalkan: data diubah.").Gone("alias Kardi")
	d.NotSee("ctrl+z batalkan").Press("ctrl+z").NotSee("Batalkan tindakan") // nothing is left
	d.Press("shift+tab").See("[Riwayat", "tindakan dibatalkan", "data diubah")
}

func TestStoryTheLastActionIsTakenBackLaterFromTheCommands(t *testing.T) {
	d := morning(t, "kasubsi")
	adi(d)
	retype(t, d, "Alias", "Kardi")
	d.Press("ctrl+s").See("ctrl+z batalkan").Advance(10 * time.Second).NotSee("ctrl+z batalkan")
	d.Press("esc", "/").Press("ctrl+z").NotSee("Batalkan tindakan") // a field has the keyboard
	d.Press("esc", "ctrl+p").Type("tindakan terakhir").See("batalkan tindakan terakhir").Press("enter")
	d.See("Batalkan tindakan terakhir", "data diubah", "hari ini 08.12", "1 data").Press("enter").NotSee("Dibatalkan:") // No stands first
	d.Press("ctrl+z").See("Batalkan tindakan terakhir").Press("left", "enter").See("Dibatalkan: data diubah.")
}

func TestStoryUndoIsRefusedAfterAnothersChange(t *testing.T) {
	d := morning(t, "operator")
	two := beside(t, d, "kasubsi", "loket-2", tuitest.Options{})
	adi(d)
	retype(t, d, "Alias", "Kardi")
	d.Press("ctrl+s").See("ctrl+z batalkan")
	adi(two)
	retype(t, two, "Pekerjaan", "pedagang soto")
	two.Press("ctrl+s").See("Tersimpan: Adi Mustofa")
	d.Press("ctrl+z").See("sudah mengubah ini sesudahnya; tidak dapat dibatalkan.", "alias Kardi")
	d.Advance(10 * time.Second).Press("ctrl+z").NotSee("Batalkan tindakan")
	two.Press("ctrl+z").See("Dibatalkan: data diubah.", "alias Kardi") // her own was the last
}

func TestStoryAReportIsTakenBackWithTheSchedule(t *testing.T) {
	d := morning(t, "operator")
	register := someone(t, d, onTime(d))
	before, _, waiting := fileOf(t, d, register)
	report := func() {
		d.Type(register).Press("enter").See("> Kondisi").Type("sehat").Press("ctrl+s").See("tersimpan, berikutnya", "ctrl+z")
	}
	d.Press("l").See("Lapor cepat", "> Klien")
	report()
	if after, _, _ := fileOf(t, d, register); after.NextReport == before.NextReport {
		t.Fatal("the report moved nothing")
	}
	d.Press("ctrl+z").See("Dibatalkan: lapor dicatat.", "> Klien")
	after, contacts, still := fileOf(t, d, register)
	if after.NextReport != before.NextReport || after.Misses != before.Misses || contacts[0].Struck == "" || len(still) != len(waiting) {
		t.Fatalf("next on %s instead of %s, the report is %+v", after.NextReport, before.NextReport, contacts[0])
	}
	// In a form in which something was typed, ctrl+z is the form's.
	report()
	d.Type("a").Press("ctrl+z", "ctrl+z", "ctrl+z").NotSee("Dibatalkan")
}

func TestStoryANewTermStaysInItsFormWhenAnotherDeskSaves(t *testing.T) {
	d := morning(t, "kasubsi")
	register := someone(t, d, onTime(d))
	look(d, register)
	d.Press("u")
	walk(t, d, "Status  ")
	d.Type("selesai").Press("enter", "ctrl+s").See("Tersimpan", "n bimbingan baru").Press("n")
	walk(t, d, "Mulai bimbingan")
	d.See("24-11-2026")
	now, _, _ := fileOf(t, d, register)
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		now.Job = "pedagang soto"
		if _, err := s.SaveClient(t.Context(), store.NewOp("client.edit"), now); err != nil {
			t.Fatal(err)
		}
	})
	d.See("menyimpan perubahan: Pekerjaan", "> Mulai bimbingan", "24-11-2026")
	walk(t, d, "Kategori")
	d.Type("cuti bersyarat").Press("enter")
	walk(t, d, "Ekspirasi")
	d.Type("+6b").Press("ctrl+s").See("Tersimpan", "Perkara 2")
	if c, _, _ := fileOf(t, d, register); len(c.Terms) != 2 || c.Job != "pedagang soto" || c.Terms[0].State != model.TermFinished {
		t.Errorf("%d terms, works as %q", len(c.Terms), c.Job)
	}
}
