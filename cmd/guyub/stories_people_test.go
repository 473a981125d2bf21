package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui/tuitest"
)

// goodPIN is a PIN that nothing speaks against.
const goodPIN = "739104"

// signIn signs somebody in at the door.
func (d *seated) signIn(user, password string) *seated {
	d.Type(user).Press("enter").Type(password).Press("enter")
	return d
}

// as returns a session of the office, besides those at its desks.
func (d *seated) as(t *testing.T, user string) *store.Session {
	t.Helper()
	s, err := d.gate.office.SignIn(t.Context(), user, demo.Password, "meja-9", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.SignOut)
	return s
}

// guidedBy returns a client whom the counselor of an account guides.
func guidedBy(t *testing.T, s *store.Session) roster.Row {
	t.Helper()
	found := s.Roster().Run(t.Context(), roster.Query{Filter: roster.Filter{roster.FacetCounselor: {s.Actor().Counselor.String()}, roster.FacetState: roster.OpenStates()}})
	for i := range found.Len() {
		if row := found.Row(i); row.Section == model.Adults {
			return row
		}
	}
	t.Fatal("nobody is guided")
	return roster.Row{}
}

// pin sets the PIN of whoever is at the desk.
func (d *seated) pin() *seated {
	d.Press("ctrl+p").Type("pasang pin").Press("enter").Type(demo.Password).Press("enter").Type(goodPIN).Press("enter").Type(goodPIN).Press("enter")
	d.See("PIN terpasang")
	return d
}

// edit opens the form of a client in the alias.
func (d *seated) edit(t *testing.T, register string) *seated {
	t.Helper()
	d.Press("2", "/").Type(register).Press("enter", "enter", "u").See("ubah")
	walk(t, d, "Alias")
	return d
}

func TestStoryTwoPeopleShareOneTerminalThroughAMorning(t *testing.T) {
	d := open(t, demoFile(t), "", tuitest.Options{})
	client := guidedBy(t, d.as(t, "pk"))

	// 08.12 Rini opens the counter, sets a PIN, and begins to register somebody.
	d.signIn("operator", demo.Password).See("Rini A. · operator · loket-1")
	d.pin().Press("2", "n").See("klien baru").Type("PB-9100/26").Press("enter").Type("Sukirno bin Karta")
	// She is called away. The desk locks itself and gives nothing away.
	d.Advance(3*time.Minute).See("Terkunci", "Rini Astarini").NotSee("Sukirno", "PB-9100", "Klien")

	// 08.15 Dewi needs the terminal. Her own password does not open Rini's desk.
	d.Type("bukan punya rini").Press("enter").See("salah", "Bukan Rini A.? Ganti pengguna (ctrl+o).")
	d.Press("ctrl+o").See("Menunggu di terminal ini:", "F2  Rini A.  terkunci 08.15").NotSee("Sukirno")
	d.signIn("pk", demo.Password).See("Dewi L. · PK · loket-1").NotSee("Sukirno", "Rini")
	d.edit(t, client.Register).Press("ctrl+a", "ctrl+k").Type("Kancil").Press("ctrl+s").See("Tersimpan: " + client.Name)
	// She begins another change, and leaves it half typed and locked.
	d.Press("u")
	walk(t, d, "Alias")
	d.Type(" Besar").Press("ctrl+l").See("Terkunci", "Dewi Lestari").NotSee("Kancil", client.Name)

	// 08.20 Rini is back. A slip of the finger, then her PIN: everything is as she
	// left it, and what Dewi saved meanwhile is there.
	d.Advance(5*time.Minute).Press("ctrl+o").See("F2  Rini A.", "F3  Dewi L.").Press("f2").See("Rini Astarini", "PIN atau kata sandi")
	d.Type("739140").Press("enter").See("PIN salah; 4 kali lagi").Type(goodPIN).Press("enter").See("Tunggu", "Terkunci")
	d.Advance(2*time.Second).Press("enter").See("Sukirno bin Karta", "PB-9100/26").NotSee("Kancil")
	d.Press("esc", "left", "enter", "/").Type(client.Register).Press("enter", "enter").See("alias Kancil").NotSee("Besar")

	// 08.50 Dewi has not come back in time. Her desk is given up, her words are not.
	d.Advance(30*time.Minute).See("Terkunci", "Rini Astarini").Press("ctrl+o").
		See("Dewi L. dikeluarkan pukul 08.50", "waktu menunggu habis", "F2  Rini A.").NotSee("F3")
	d.signIn("pk", demo.Password).See("Dewi L. · PK · loket-1", "Terakhir masuk hari ini 08.15 di loket-1").NotSee("percobaan")
	d.Press("2", "/").Type(client.Register).Press("enter", "enter", "u").See("Ada draf yang belum disimpan").Advance(time.Second).Press("enter").See("Kancil Besar")
	d.Press("ctrl+s").See("Tersimpan: "+client.Name, "alias Kancil Besar")

	// Rini takes hers back once more, and her draft up again.
	d.Press("ctrl+l", "ctrl+o", "f2").Type(goodPIN).Press("enter").See("alias Kancil Besar").Press("esc", "n").
		See("Ada draf yang belum disimpan").Advance(time.Second).Press("enter").See("Sukirno bin Karta")

	// The audit says who did what at this terminal.
	trail, err := d.as(t, "kabapas").Audit(t.Context(), store.AuditFilter{Terminal: "loket-1"})
	if err != nil {
		t.Fatal(err)
	}
	books := d.as(t, "kabapas").Books()
	var told []string
	for _, e := range slices.Backward(trail) {
		who := model.ShortName(books.UserName(e.User))
		if e.User.IsZero() && len(e.Records) > 0 {
			who = "akun " + model.ShortName(books.UserName(e.Records[0].ID))
		}
		if e.Intent != "user.preferences" && e.Intent != store.IntentRead {
			told = append(told, strings.TrimSpace(who+" "+e.Intent+" "+e.Note))
		}
	}
	want := []string{
		"Rini A. session.signin", "Rini A. session.pin", "akun Rini A. session.failed",
		"Dewi L. session.signin", "Dewi L. client.edit",
		"akun Rini A. session.failed", "Rini A. session.resume pin", "Dewi L. session.signout",
		"Dewi L. session.signin", "Dewi L. client.edit", "Rini A. session.resume pin",
	}
	if !slices.Equal(told, want) {
		t.Errorf("the audit says\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
}

func TestStoryAfterFiveWrongPINsOnlyThePasswordOpensTheDesk(t *testing.T) {
	d := open(t, demoFile(t), "operator", tuitest.Options{})
	d.pin().Press("ctrl+l")
	for range 5 {
		d.Type("580217").Press("enter").Advance(time.Minute)
	}
	d.See("PIN tidak berlaku lagi").Type(goodPIN).Press("enter").See("PIN tidak berlaku lagi").NotSee("Beranda")
	d.Type(demo.Password).Press("enter").See("[1 Beranda]").Press("ctrl+l").Type(goodPIN).Press("enter").See("[1 Beranda]")
}

func TestStoryAManagerEndsASessionAndWhatWasTypedIsKept(t *testing.T) {
	d := open(t, demoFile(t), "operator", tuitest.Options{})
	d.Press("2", "n").Type("PB-9100/26").Press("enter").Type("Sukirno bin Karta")
	head := beside(t, d, "kabapas", "meja-1", tuitest.Options{})
	head.Press("8", "m").See("Semua yang masuk sekarang", "Rini A.", "loket-1", "Widyatmoko H.", "di sini")
	head.Press("home", "x").See("Akhiri sesi Rini A. di loket-1").Press("left", "enter").See("Sesi Rini A. di loket-1 diakhiri.", "1 dari 1")
	d.See("Nama pengguna", "Sesi Rini A. diakhiri Widyatmoko H. dari meja-1 pukul 08.12").NotSee("Sukirno")
	d.signIn("operator", demo.Password).Press("2", "n").See("Ada draf yang belum disimpan").Advance(time.Second).Press("enter").See("Sukirno bin Karta")
}

func TestStoryOneSeesAndEndsOnesOwnSessionAtAnotherTerminal(t *testing.T) {
	d := open(t, demoFile(t), "operator", tuitest.Options{})
	other := beside(t, d, "operator", "loket-3", tuitest.Options{})
	other.Press("2", "n").Type("PB-9100/26").Press("enter").Type("Sukirno")
	other.Advance(0)
	d.Advance(time.Minute).See("Anda juga masuk di loket-3 sejak 08.12").Press("ctrl+p").Type("sesi saya").Press("enter")
	d.See("Sesi saya", "loket-1", "loket-3", "di sini").NotSee("kabapas").Press("home", "x")
	if !d.Says("Akhiri sesi") { // this desk's own stands first
		d.Press("end", "x")
	}
	d.See("Akhiri sesi Rini A. di loket-3").Press("left", "enter").See("1 dari 1")
	other.See("Sesi Rini A. diakhiri Rini A. dari loket-1")
	d.Advance(7 * time.Second).Press("esc").Advance(time.Minute).NotSee("Anda juga masuk")
	d.Press("2", "n").See("Ada draf yang belum disimpan")
}

func TestStoryFailedTriesAreToldToTheirPersonAndToWhoeverManagesUsers(t *testing.T) {
	d := open(t, demoFile(t), "operator", tuitest.Options{})
	d.Press("ctrl+p").Type("keluar akun").Press("enter").See("Nama pengguna")
	for range store.ManyTries {
		if _, err := d.gate.office.SignIn(t.Context(), "operator", "salah semua ini", "loket-7", nil); err == nil {
			t.Fatal("a wrong password opened the office")
		}
		d.Advance(time.Minute)
	}
	d.signIn("operator", demo.Password).See("Terakhir masuk hari ini 08.12 di loket-1 · 10 percobaan gagal sejak itu").NotSee("Percobaan masuk")
	d.Press("ctrl+p").Type("keluar akun").Press("enter")
	d.signIn("kabapas", demo.Password).See("Percobaan masuk yang gagal", "Rini Astarini", "loket-7", "10 kali · 08.21")
	d.Press("enter").See("[8 Kantor]", "Pengguna")
}

func TestStoryACodeIsGivenToWhoForgotWhileTheyAreSignedIn(t *testing.T) {
	d := open(t, demoFile(t), "operator", tuitest.Options{})
	d.Press("2", "n").Type("PB-9100/26").Press("enter").Type("Sukirno")
	admin := beside(t, d, "admin", "meja-1", tuitest.Options{})
	admin.Press("8", "/").Type("operator").Press("enter", "a").See("kode").Press("left", "enter").See("Kode")
	code := ""
	for _, word := range strings.Fields(admin.Screen()) {
		if strings.Count(word, "-") >= 2 && strings.ToUpper(word) == word {
			code = strings.Trim(word, ".,│")
		}
	}
	if code == "" {
		t.Fatalf("no code is shown:\n%s", admin.Screen())
	}
	d.See("Sesi Rini A. diakhiri Taufik A. dari meja-1")
	d.signIn("operator", demo.Password).See("salah").NotSee("Beranda").Advance(time.Minute)
	d.Click("Nama pengguna").Press("ctrl+a", "ctrl+k")
	d.signIn("operator", code).See("Ganti kata sandi").Type("perahu di danau tenang").Press("enter").Type("perahu di danau tenang").Press("enter")
	d.See("Kata sandi diganti.").Press("2", "n").See("Ada draf yang belum disimpan")
	if _, err := d.gate.office.SignIn(t.Context(), "operator", code, "loket-9", nil); err == nil {
		t.Error("the code opens the account twice")
	}
}

func TestStoryANameThatATerminalWouldObeyIsPlainWhereverItIsShown(t *testing.T) {
	d := open(t, demoFile(t), "admin", tuitest.Options{W: 120, H: 40})
	d.Press("8", "n").See("Nama").Paste("\x1b]0;judul\x07Wulan\x1b[2J \x1b]52;c;aGFp\x07Sari\u202e").Press("enter").Type("wulan").Press("enter", "ctrl+s").See("wulan")
	for _, bad := range []string{"\x1b]", "\x07", "\x1b[2J", "\u202e"} {
		if strings.Contains(d.Styled(), bad) {
			t.Errorf("%q reaches the terminal", bad)
		}
	}
	for _, u := range d.as(t, "admin").Books().Users {
		if strings.ContainsAny(u.Name, "\x1b\x07\u202e") {
			t.Errorf("kept as %q", u.Name)
		}
	}
}
