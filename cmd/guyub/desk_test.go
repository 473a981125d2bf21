package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
	"guyub/store/roster"
	"guyub/store/seal"
	"guyub/tui"
	"guyub/tui/tuitest"
)

// cheap is what a password costs in the tests that are about something else:
// the desk does the same, and a hash as dear as the real one would be half of
// all the work of these tests. The scripts and the set-up pay in full.
var cheap = seal.Params{Time: 1, MemoryKiB: 64, Threads: 1}

// demoBytes builds a demonstration office as it stands on the day that the
// driver's clock begins.
func demoBytes(clients int) ([]byte, error) {
	folder, err := os.MkdirTemp("", "guyub-test-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder) //nolint:errcheck // a folder for temporary files
	path := filepath.Join(folder, "demo.guyub")
	office := demo.Build(demo.Params{Clients: clients, Seed: 1, Today: model.On(2026, time.November, 24)})
	setup := demoSetup(office)
	setup.Params = cheap
	if err := fillDemo(context.Background(), office, setup, path, nil); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// smallBytes is a small demonstration office.
var smallBytes = sync.OnceValues(func() ([]byte, error) { return demoBytes(60) })

// demoFile returns a file with the demonstration office, the test's own.
func demoFile(t testing.TB) string {
	t.Helper()
	data, err := smallBytes()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "demo.guyub")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// seated is the real desk on a file, with one clock for desk and store.
type seated struct {
	*tuitest.Driver
	gate *gate
	user string // who sat down first
}

// part goes to a part of the room Kantor: how many stand before and behind it
// depends on who looks.
func (d *seated) part(title string) *tuitest.Driver {
	d.Press("8")
	for range 12 {
		if d.Says("[" + title + "]") {
			break
		}
		d.Press("tab")
	}
	return d.See("[" + title + "]")
}

// days lets time pass at a desk that is left alone, and its person come back.
func (d *seated) days(n int) {
	for range n {
		d.Advance(24 * time.Hour)
	}
	switch {
	case d.Says("Terkunci"):
		d.Type(demo.Password).Press("enter")
	case d.Says("Nama pengguna atau NIP"):
		d.signIn(d.user, demo.Password)
	}
}

func open(t testing.TB, path, user string, o tuitest.Options) *seated {
	t.Helper()
	return openOf(t, path, user, o, 0)
}

// openOf is open of a file that may grow to so many bytes; 0 is no limit.
func openOf(t testing.TB, path, user string, o tuitest.Options, most int) *seated {
	t.Helper()
	d := &seated{user: user}
	now := func() time.Time {
		if d.Driver == nil {
			return tuitest.Start
		}
		return d.Now()
	}
	var err error
	if d.gate, err = openGate(context.Background(), path, store.Options{Now: now, MaxSize: most}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.gate.Close(); err != nil {
			t.Error(err)
		}
	})
	d.Driver = tuitest.New(t, tui.Config{Office: d.gate, Terminal: "loket-1", User: user, Password: demo.Password}, o)
	return d
}

func TestEveryRoleFindsItsRoomsAtEverySize(t *testing.T) {
	path := demoFile(t)
	for _, user := range demoUsernames() {
		t.Run(user, func(t *testing.T) {
			d := open(t, path, user, tuitest.Options{})
			d.See("DEMO", "1 Beranda")
			for _, size := range tuitest.Sizes {
				d.Resize(size[0], size[1])
				d.Press("1", "2", "3", "4", "5", "6", "7", "8", "?", "esc", "f9", "1", "2", "3", "4", "5", "6", "7", "8", "f9")
			}
			d.Resize(80, 24).Press("1").See("[1 Beranda]")
		})
	}
}

func TestTheOfficeIsSetUpAndOpenedAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "kantor.guyub")
	d := open(t, path, "", tuitest.Options{})
	d.Press("ctrl+s").Type("Ratna Dewi").Press("enter", "enter").Type("ratna").Press("enter").
		Type("bukit dan lembah").Press("enter").Type("bukit dan lembah").Press("enter")
	d.See("Kode pemulihan", "-").Press("ctrl+q").See("belum terbukti disalin").Press("left", "enter")
	if !d.Ended() {
		t.Fatal("the desk is still open")
	}
	if err := d.gate.Close(); err != nil {
		t.Fatal(err)
	}
	d.gate.office = nil
	d = open(t, path, "", tuitest.Options{})
	d.See("Nama pengguna atau NIP").NotSee("Menyiapkan")
	d.Type("RATNA").Press("enter").Type("bukit dan lembah").Press("enter").See("Ratna D. · kabapas · loket-1", "[1 Beranda]", "Selamat datang")
	d.Press("ctrl+l").See("Terkunci").Type("bukit").Press("enter").See("salah")
	d.Advance(2 * time.Second).Type("bukit dan lembah").Press("enter").See("[1 Beranda]")
}

func TestANewColleagueComesInWithACodeAndChoosesAPassword(t *testing.T) {
	d := open(t, demoFile(t), "", tuitest.Options{})
	head, err := d.gate.office.SignIn(t.Context(), "kabapas", demo.Password, "meja-1", nil)
	if err != nil {
		t.Fatal(err)
	}
	code, err := head.AddUser(t.Context(), store.NewOp("user.add"), model.User{Username: "wulan", Name: "Wulan Sari", Role: model.RoleOperator})
	if err != nil {
		t.Fatal(err)
	}
	d.Type("wulan").Press("enter").Type(code).Press("enter").See("Ganti kata sandi").NotSee("1 Beranda", "Klien")
	d.Type("payung biru di teras").Press("enter").Type("payung biru di teras").Press("enter")
	d.See("Kata sandi diganti.", "Wulan S. · operator", "[1 Beranda]", "2 Klien")
	d.Press("ctrl+l", "ctrl+o").Type("wulan").Press("enter").Type(code).Press("enter").See("salah")
}

func TestWhatIsSavedElsewhereIsSeenAtOnce(t *testing.T) {
	d := open(t, demoFile(t), "operator", tuitest.Options{W: 120, H: 40})
	d.Press("2").See("[2 Klien]")
	other, err := d.gate.office.SignIn(t.Context(), "kabapas", demo.Password, "meja-1", nil)
	if err != nil {
		t.Fatal(err)
	}
	var id model.ID
	all := other.Roster().Run(t.Context(), roster.Query{})
	for i := range all.Len() {
		if r := all.Row(i); r.Section == model.Adults && r.State == model.TermActive && d.Says(r.Name) {
			id = r.ID
			break
		}
	}
	client, err := other.Client(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	client.Name = "Aaron Baru"
	if _, err := other.SaveClient(t.Context(), store.NewOp("client.save"), client); err != nil {
		t.Fatal(err)
	}
	d.See("Aaron Baru")
	d.gate.office.Close() //nolint:errcheck // closed again at the end; what counts is what the desk says
	d.See("Sesi Rini A. diakhiri").NotSee("Aaron")
	d.gate.office = nil
}

func TestNoKeysInAnyOrderBreakTheDesk(t *testing.T) {
	path, steps := demoFile(t), 250
	if all, err := strconv.Atoi(os.Getenv("GUYUB_STEPS")); err == nil {
		steps = all / len(demoUsernames())
	}
	for i, user := range demoUsernames() {
		t.Run(user, func(t *testing.T) {
			d := open(t, path, user, tuitest.Options{})
			tuitest.Monkey(d.Driver, uint64(i), steps)
		})
	}
}
