package tui_test

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/tuitest"
)

// note is a screen with one field, which knows what it was told.
type note struct {
	env       *kit.Env
	title     string
	input     *kit.Input
	typing    bool
	told      []string
	dirty     bool
	flushed   int
	refreshes int
}

const (
	fail   kit.Intent = "note.fail"
	slow   kit.Intent = "note.slow"
	saved  kit.Intent = "note.saved"
	soon   kit.Intent = "note.saved-soon"
	undone kit.Intent = "note.undo"
	deeper kit.Intent = "note.deeper"
	copyIt kit.Intent = "note.copy"
)

type late string

func newNote(env *kit.Env, title string) *note {
	return &note{env: env, title: title, input: kit.NewInput(0)}
}

func (n *note) Title() string { return n.title }
func (n *note) Init() tea.Cmd { return kit.Send(late("mulai " + n.title)) }
func (n *note) Typing() bool  { return n.typing }
func (n *note) Keys() kit.KeyMap {
	if n.typing {
		return kit.KeyMap{kit.Bind(kit.Back, "selesai")}
	}
	return kit.KeyMap{
		kit.Bind(kit.Search, "cari"), kit.Bind(deeper, "lebih dalam", "d"), kit.Bind(slow, "lambat", "l"), kit.Bind(soon, "simpan lambat", "L").Hide(),
		kit.Bind(saved, "simpan", "w"), kit.Bind(fail, "rusak", "R"), kit.Bind(copyIt, "salin", "y"),
	}
}

func (n *note) Leave() tea.Cmd {
	if !n.dirty {
		return nil
	}
	return kit.Send(kit.OpenDialog{Dialog: kit.Message(n.env, "Belum disimpan", "Isian ini belum disimpan.", nil)})
}

func (n *note) Flush() tea.Cmd { return func() tea.Msg { n.flushed++; return nil } }

func (n *note) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Refresh:
		n.refreshes++
		n.told = append(n.told, "segar "+m.By)
	case late:
		n.told = append(n.told, string(m))
	case kit.Do:
		switch m.Intent {
		case kit.Search:
			n.typing = true
		case kit.Back:
			n.typing = false
		case deeper:
			return kit.Send(kit.Push{Screen: newNote(n.env, n.title+"+")})
		case slow:
			return n.env.After(2*time.Second, late("terlambat"))
		case saved:
			return kit.Send(kit.Notice{Level: kit.Good, Text: "Tersimpan: Sukarman", Undo: undone})
		case soon:
			return n.env.After(2*time.Second, kit.Notice{Level: kit.Good, Text: "Tersimpan: Sukarman"})
		case undone:
			n.told = append(n.told, "dibatalkan")
		case copyIt:
			return tea.Sequence(tea.SetClipboard("PB-0241/26"), kit.Send(kit.Notice{Text: "Tersalin"}))
		case fail:
			panic("fault on purpose")
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		n.dirty = n.input.Update(msg) || n.dirty
	}
	return nil
}

func (n *note) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	c.TextIn(area, "catatan "+n.title+": "+strings.Join(n.told, ", "), n.env.Theme.Base)
	area.Min.Y++
	cursor := n.input.Draw(c, area, n.env.Theme.Field, n.env.Theme.Hint)
	if !n.typing {
		return nil
	}
	return cursor
}

// desk starts a desk with rooms of notes, and nobody signed in.
func desk(t testing.TB, o tuitest.Options) (*tuitest.Driver, *tuitest.Office, map[int]*note) {
	notes := map[int]*note{}
	office := &tuitest.Office{People: []*tuitest.Account{tuitest.Rini()}}
	office.Rooms = func(env *kit.Env) []tui.Room {
		var rooms []tui.Room
		for i := range 6 {
			rooms = append(rooms, tui.Room{Number: kit.Room(i + 1), Title: func(l *lang.Strings) string { return l.Shell.Rooms[i] },
				Home: func() kit.Screen {
					notes[i+1] = newNote(env, fmt.Sprint(i+1))
					return notes[i+1]
				}})
		}
		return rooms
	}
	return tuitest.New(t, tui.Config{Office: office, Terminal: "loket-1"}, o), office, notes
}

// signedIn starts a desk with Rini at it.
func signedIn(t testing.TB, o tuitest.Options) (*tuitest.Driver, *tuitest.Office, map[int]*note) {
	d, office, notes := desk(t, o)
	d.Type("rini").Press("enter").Type("kopi pagi hari").Press("enter")
	return d, office, notes
}

func TestSigningInLeadsToTheFirstRoomAndTellsTheLastTime(t *testing.T) {
	d, _, _ := desk(t, tuitest.Options{})
	d.See("Masuk", "Nama pengguna atau NIP", "loket-1  08.12").NotSee("1 Beranda")
	d.Type("rini").Press("enter").Type("kopi pagi hari")
	d.NotSee("kopi").See("**************")
	d.Press("enter")
	d.See("[1 Beranda] 2 Klien  3 PK  4 Pokmas  5 Beban PK  6 Wilayah", "Rini A. · operator · loket-1  08.12",
		"Terakhir masuk kemarin 16.12 di loket-2", "catatan 1: mulai 1", "? bantuan")
}

func TestAWrongPasswordIsSaidAndTheThirdHasToWait(t *testing.T) {
	d, _, _ := desk(t, tuitest.Options{})
	d.Type("rini").Press("enter").Type("salah").Press("enter")
	d.See("Nama pengguna atau kata sandi salah", "rini").NotSee("1 Beranda", "*****")
	d.Type("salah").Press("enter").Type("salah").Press("enter")
	d.See("Tunggu 4 detik")
	d.Type("kopi pagi hari").Press("enter").See("Tunggu 4 detik").NotSee("1 Beranda")
	d.Advance(time.Second).See("Tunggu 3 detik")
	d.Advance(3 * time.Second).NotSee("Tunggu").Press("enter").See("[1 Beranda]")
}

func TestLockHidesEverythingAndKeepsWhatWasTyped(t *testing.T) {
	d, _, notes := signedIn(t, tuitest.Options{})
	d.Press("/").Type("rahasia sekali")
	d.Press("ctrl+l").See("Terkunci", "Rini Astuti").NotSee("rahasia", "1 Beranda", "catatan")
	if notes[1].flushed != 1 {
		t.Errorf("the draft was saved %d times before the lock", notes[1].flushed)
	}
	d.Press("2", "esc", "ctrl+p").NotSee("catatan", "Perintah")
	d.Press("backspace").Type("bukan ini").Press("enter").See("salah").NotSee("rahasia")
	d.Type("kopi pagi hari").Press("enter").See("[1 Beranda]", "rahasia sekali")
}

func TestADeskLeftAloneLocksItself(t *testing.T) {
	d, _, _ := signedIn(t, tuitest.Options{})
	d.Advance(2 * time.Minute).Press("2").NotSee("Terkunci")
	d.Advance(3*time.Minute - time.Second).NotSee("Terkunci")
	d.Advance(time.Second).See("Terkunci").NotSee("catatan")
}

func TestTheLanguageChangesAtOnceAndIsRemembered(t *testing.T) {
	d, office, notes := signedIn(t, tuitest.Options{})
	d.Press("2", "1", "f9").See("[1 Desk] 2 Clients", "08:12").NotSee("Klien")
	if got := office.People[0].Language; got != "en" {
		t.Errorf("remembered language %q", got)
	}
	if notes[1].refreshes != 1 {
		t.Errorf("the screen in front was told %d times", notes[1].refreshes)
	}
	d.Press("2")
	if notes[2].refreshes != 1 {
		t.Errorf("the hidden screen was told %d times", notes[2].refreshes)
	}
	d.Press("f9").See("2 Klien")
}

func TestThePaletteDoesWhatItNames(t *testing.T) {
	d, office, _ := signedIn(t, tuitest.Options{})
	d.Press("ctrl+p").See("Perintah", "lebih dalam").Type("pokmas").Press("enter").See("[4 Pokmas]")
	d.Press(":").Type("lebih").Press("enter").See("Pokmas › 4 › 4+")
	d.Press(":").Type("keluar akun").Press("enter").See("Masuk")
	if office.Open != 0 {
		t.Error("the session is still open")
	}
}

func TestHelpNamesTheKeysOfScreenAndDesk(t *testing.T) {
	d, _, _ := signedIn(t, tuitest.Options{H: 40, W: 100})
	d.Press("?").See("Bantuan", "Di layar ini", "lebih dalam", "Di mana saja", "ganti bahasa", "kunci layar")
	d.Press("esc").NotSee("Di mana saja")
}

func TestLettersInAFieldNeverAct(t *testing.T) {
	d, _, notes := signedIn(t, tuitest.Options{})
	d.Press("/").Type("2 dl?:R")
	d.See("[1 Beranda]", "2 dl?:R")
	d.Press("esc", "2").See("[2 Klien]")
	if got := notes[1].input.Value(); got != "2 dl?:R" {
		t.Errorf("the field holds %q", got)
	}
}

func TestRoomsKeepTheirPlace(t *testing.T) {
	d, _, _ := signedIn(t, tuitest.Options{})
	d.Press("2", "d", "d").See("Klien › 2 › 2+ › 2++")
	d.Press("3").See("[3 PK]", "catatan 3").Press("2").See("2++")
	d.Press("esc").See("catatan 2+:").NotSee("2++").Press("esc").See("catatan 2:").Press("esc").See("catatan 2:")
}

func TestALateAnswerFindsItsOwnScreen(t *testing.T) {
	d, _, notes := signedIn(t, tuitest.Options{})
	d.Press("l", "2").Advance(3 * time.Second)
	d.NotSee("terlambat").Press("1").See("terlambat")
	d.Press("2", "d", "l", "esc").Advance(3 * time.Second) // its screen is gone
	if strings.Contains(strings.Join(notes[2].told, " "), "terlambat") {
		t.Error("an answer reached another screen")
	}
}

func TestAnswersFindTheirScreenUnderTheLock(t *testing.T) {
	d, _, _ := signedIn(t, tuitest.Options{})
	d.Press("l", "ctrl+l").Advance(3 * time.Second).See("Terkunci")
	d.Type("kopi pagi hari").Press("enter").See("terlambat")
}

func TestANoticeCanBeTakenBackAndFades(t *testing.T) {
	d, _, _ := signedIn(t, tuitest.Options{})
	d.Press("w").See("Tersimpan: Sukarman", "ctrl+z batalkan").Press("ctrl+z").See("dibatalkan").NotSee("Sukarman")
	d.Press("w").Advance(4 * time.Second).Press("w").Advance(4 * time.Second).See("Tersimpan: Sukarman")
	d.Advance(2 * time.Second).NotSee("Tersimpan")
}

func TestAFaultClosesTheScreenAndNotTheDesk(t *testing.T) {
	var stacks int
	office := &tuitest.Office{People: []*tuitest.Account{tuitest.Rini()}}
	office.Rooms = func(env *kit.Env) []tui.Room {
		return []tui.Room{
			{Number: 1, Title: func(*lang.Strings) string { return "satu" }, Home: func() kit.Screen { return newNote(env, "a") }},
			{Number: 2, Title: func(*lang.Strings) string { return "dua" }, Home: func() kit.Screen { return newNote(env, "b") }},
		}
	}
	d := tuitest.New(t, tui.Config{Office: office, User: "rini", Password: "kopi pagi hari", Fault: func([]byte) { stacks++ }}, tuitest.Options{})
	d.Press("d", "R").See("Layar ini bermasalah", "catatan a:").NotSee("a+:")
	d.Press("R").See("Layar ini bermasalah").NotSee("catatan a")
	d.Press("2").See("catatan b").Press("1").See("catatan a: mulai a")
	if stacks != 2 {
		t.Errorf("%d faults were told", stacks)
	}
}

func TestWhatAnotherDeskSavesReachesEveryScreen(t *testing.T) {
	d, office, _ := signedIn(t, tuitest.Options{})
	d.Press("2", "1")
	office.Save(tui.Change{IDs: []model.ID{model.NewID()}, By: "Budi S."})
	office.Save(tui.Change{IDs: []model.ID{model.NewID()}, By: "Budi S."})
	d.See("segar Budi S.")
	if n := strings.Count(d.Screen(), "segar"); n != 1 {
		t.Errorf("two changes at once came as %d", n)
	}
	d.Press("2").See("segar Budi S.")
}

func TestQuitAsksOnlyWhenSomethingIsUnsaved(t *testing.T) {
	d, _, _ := signedIn(t, tuitest.Options{})
	if d.Press("ctrl+q"); !d.Ended() {
		t.Fatal("the desk is still open")
	}
	d, _, notes := signedIn(t, tuitest.Options{})
	d.Press("/").Type("x").Press("esc", "2", "ctrl+q").See("Tutup program", "belum disimpan").Press("enter")
	if d.Ended() {
		t.Fatal("No ended the program")
	}
	d.Press("ctrl+q", "left", "enter")
	if !d.Ended() || notes[1].flushed == 0 {
		t.Errorf("ended %v, draft saved %d times", d.Ended(), notes[1].flushed)
	}
}

func TestALostLineKeepsTheDrafts(t *testing.T) {
	d, _, notes := signedIn(t, tuitest.Options{})
	d.Press("/").Type("x").Send(tui.HangUp{})
	if !d.Ended() || notes[1].flushed != 1 {
		t.Errorf("ended %v, draft saved %d times", d.Ended(), notes[1].flushed)
	}
}

func TestLeavingAnUnsavedScreenAsks(t *testing.T) {
	d, _, _ := signedIn(t, tuitest.Options{})
	d.Press("d", "/").Type("x").Press("esc", "esc").See("Isian ini belum disimpan.", "1+")
}

func TestTheMouseOpensRoomsAndPressesKeys(t *testing.T) {
	d, _, _ := signedIn(t, tuitest.Options{})
	d.Click("4 Pokmas").See("[4 Pokmas]", "catatan 4")
	d.Click("lebih dalam").See("4+").Click("bantuan").See("Di mana saja")
}

func TestCopyGoesToTheTerminal(t *testing.T) {
	d, _, _ := signedIn(t, tuitest.Options{})
	d.Press("y").See("Tersalin")
	if got := d.Clipboard(); got != "PB-0241/26" {
		t.Errorf("copied %q", got)
	}
}

func TestAnActivationCodeIsReplacedBeforeAnythingElse(t *testing.T) {
	d, office, _ := desk(t, tuitest.Options{})
	office.People[0].MustChange = true
	d.Type("rini").Press("enter").Type("kopi pagi hari").Press("enter")
	d.See("Ganti kata sandi").NotSee("1 Beranda", "Kata sandi sekarang")
	d.Type("pendek").Press("ctrl+s").See("Sedikitnya 8 huruf.")
	for range 6 {
		d.Press("backspace")
	}
	d.Type("hujan di sawah").Press("enter").Type("hujan di sawahh").Press("enter").See("Kedua kata sandi tidak sama.")
	d.Press("backspace", "enter").See("[1 Beranda]", "Kata sandi diganti.")
	if office.People[0].Password != "hujan di sawah" {
		t.Error("the password was not changed")
	}
}

func TestThePasswordCanBeChangedFromThePalette(t *testing.T) {
	d, office, _ := signedIn(t, tuitest.Options{})
	d.Press("ctrl+p").Type("kata sandi").Press("enter").See("Kata sandi sekarang")
	d.Type("salah").Press("enter").Type("hujan di sawah").Press("enter").Type("hujan di sawah").Press("enter").See("salah")
	if office.People[0].Password != "kopi pagi hari" {
		t.Error("a wrong old password was taken")
	}
}

func TestTheDemoMarkStandsOnEveryScreen(t *testing.T) {
	d, office, _ := desk(t, tuitest.Options{})
	office.Outside.Demo = true
	office.People[0].Office.Demo = true
	d.Resize(80, 24).See("DEMO")
	d.Type("rini").Press("enter").Type("kopi pagi hari").Press("enter").See("DEMO", "[1 Beranda]")
	d.Press("d").See("DEMO").Press("ctrl+l").See("DEMO").Resize(60, 15).See("DEMO").Resize(20, 5).See("DEMO")
}

func TestASmallTerminalGetsAPlainSentenceAndTheDeskIsKept(t *testing.T) {
	d, _, _ := signedIn(t, tuitest.Options{})
	d.Press("d").Resize(59, 15).See("sedikitnya 60 x 15").NotSee("catatan").Resize(60, 15).See("catatan 1+").Resize(1, 1).Resize(80, 24).See("catatan 1+")
}

func TestTheFrameIsTheDesigns(t *testing.T) {
	d, _, _ := signedIn(t, tuitest.Options{W: 80, H: 24})
	lines := d.Lines()
	if len(lines) != 24 || !strings.HasPrefix(lines[0], " guyub  ") || !strings.HasPrefix(lines[1], "[1 Beranda] 2 Klien") ||
		strings.Trim(lines[2], "─-") != "" || !strings.HasPrefix(lines[3], " catatan") || !strings.HasPrefix(lines[22], " Terakhir masuk") ||
		!strings.Contains(lines[23], "? bantuan") {
		t.Errorf("the frame at 80x24:\n%s", d.Screen())
	}
	d.Resize(60, 15)
	if lines = d.Lines(); !strings.HasPrefix(lines[0], " guyub  Beranda") || !strings.HasPrefix(lines[1], " catatan") {
		t.Errorf("the frame at 60x15:\n%s", d.Screen())
	}
	d.Resize(120, 40).See("Bapas Kelas II Purwokerto")
}

func TestASessionEndedElsewhereComesBackToTheSignIn(t *testing.T) {
	office := &tuitest.Office{People: []*tuitest.Account{tuitest.Rini()}, Rooms: func(env *kit.Env) []tui.Room {
		return []tui.Room{{Number: 1, Title: func(*lang.Strings) string { return "satu" }, Home: func() kit.Screen { return newNote(env, "a") }}}
	}}
	d := tuitest.New(t, tui.Config{Office: office, User: "rini", Password: "kopi pagi hari"}, tuitest.Options{})
	d.See("catatan a")
	office.EndAll()
	d.See("Sesi Rini A. diakhiri Ratna D. dari meja-1 pukul 08.12").See("Nama pengguna").NotSee("catatan")
}

func TestSetUpMakesTheOffice(t *testing.T) {
	office := &tuitest.Office{}
	d := tuitest.New(t, tui.Config{Office: office, Terminal: "loket-1"}, tuitest.Options{})
	d.See("Menyiapkan kantor", "Bapas Kelas II Purwokerto", "Wilayah kerja: Kebumen")
	d.Press("right").See("Setting up the office").Press("left").See("Menyiapkan kantor")
	d.Press("up", "space", "ctrl+s") // Kebumen is another office's
	d.See("Kepala kantor pertama").Press("ctrl+s").See("Harus diisi.")
	d.Type("Ratna Dewi").Press("enter").Type("198503122010012001").Press("enter").Type("ratna").Press("enter").
		Type("bukit dan lembah").Press("enter").Type("bukit dan lembah").Press("enter")
	d.See("Kode pemulihan", tuitest.Recovery).Press("enter").See(tuitest.Recovery, "Belum sama")
	d.Press("ctrl+q").See("belum terbukti disalin").Press("esc").See(tuitest.Recovery)
	if d.Ended() {
		t.Fatal("the code is lost")
	}
	d.Type("abcd pqrs").Press("enter").See("Kantor siap.", "Nama pengguna").NotSee(tuitest.Recovery)
	made := office.Made
	if made == nil || made.Head.Username != "ratna" || made.Head.Role != model.RoleHeadOfOffice || made.Office.Zone != model.WIB ||
		fmt.Sprint(made.Office.Regencies) != "[33.02 33.03 33.04]" || made.Office.Class != "Kelas II" || made.Office.Language != "id" {
		t.Errorf("made %+v", made)
	}
	d.Type("ratna").Press("enter").Type("bukit dan lembah").Press("enter").See("Selamat datang, Ratna D.", "tidak berwenang").NotSee("D..", "[0")
}

// An office of another area begins with none, and is asked for no kabupaten that
// it does not have.
func TestSetUpMayBeginWithoutAnArea(t *testing.T) {
	office := &tuitest.Office{}
	d := tuitest.New(t, tui.Config{Office: office, Terminal: "loket-1"}, tuitest.Options{})
	d.Press("tab", "tab", "tab", "tab").See("Wilayah kerja: Banyumas", "dimuat kemudian").Press("space").NotSee("Wilayah kerja: Banyumas")
	d.Press("space").See("Wilayah kerja: Banyumas").Press("space", "ctrl+s").See("Kepala kantor pertama")
	d.Type("Ratna Dewi").Press("enter", "enter").Type("ratna").Press("enter").Type("bukit dan lembah").Press("enter").Type("bukit dan lembah").Press("enter")
	if made := office.Made; made == nil || len(made.Office.Regencies) > 0 {
		t.Errorf("made %+v", made)
	}
}

func TestTheShellHoldsItsSizeEverywhere(t *testing.T) {
	tuitest.Sweep(t, func(t *testing.T, o tuitest.Options) {
		tuitest.New(t, tui.Config{Office: &tuitest.Office{}}, o).Press("ctrl+s", "ctrl+s")
		d, _, _ := signedIn(t, o)
		d.Press("?", "esc", "ctrl+p", "esc", "f8", "esc", "d", "w", "ctrl+l")
	})
}

func TestNoKeysInAnyOrderBreakTheShell(t *testing.T) {
	for seed := range uint64(8) {
		d, office, _ := signedIn(t, tuitest.Options{})
		office.People[0].Idle = time.Minute
		tuitest.Monkey(d, seed, 400)
		tuitest.Monkey(tuitest.New(t, tui.Config{Office: &tuitest.Office{}}, tuitest.Options{}), seed, 150)
	}
}
