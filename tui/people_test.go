package tui_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"guyub/model"
	"guyub/tui"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/tuitest"
)

// shared is one terminal with several people, each with a note of their own in
// which they type. What they typed is kept as their draft, and taken up again.
type shared struct {
	*tuitest.Driver
	office *tuitest.Office
	drafts map[string]string
	notes  map[string]*note
	lost   []string // drafts that came after their session was let go
}

// ownNote is a note that keeps its draft.
type ownNote struct {
	*note
	keep func(text string)
}

func (n ownNote) Flush() tea.Cmd {
	text := n.input.Value()
	return func() tea.Msg { n.keep(text); return nil }
}

func share(t testing.TB, o tuitest.Options, people ...*tuitest.Account) *shared {
	s := &shared{drafts: map[string]string{}, notes: map[string]*note{}, office: &tuitest.Office{People: people}}
	s.office.RoomsOf = func(session *tuitest.Session, env *kit.Env) []tui.Room {
		who := session.Person().Actor.Username
		return []tui.Room{{Number: 1, Title: func(*lang.Strings) string { return "ruang" }, Home: func() kit.Screen {
			n := newNote(env, "klien-"+who)
			n.input.SetValue(s.drafts[who])
			s.notes[who] = n
			return ownNote{n, func(text string) {
				if session.Left() {
					s.lost = append(s.lost, who+": "+text)
				}
				s.drafts[who] = text
			}}
		}}}
	}
	s.Driver = tuitest.New(t, tui.Config{Office: s.office, Terminal: "loket-1"}, o)
	return s
}

func (s *shared) signIn(a *tuitest.Account) *shared {
	s.Type(a.Actor.Username).Press("enter").Type(a.Password).Press("enter")
	return s
}

// write types into the note of whoever is at the desk.
func (s *shared) write(text string) *shared {
	s.Press("/").Type(text).Press("esc")
	return s
}

// Press, See and NotSee are the driver's, so that a story reads on.
func (s *shared) Press(keys ...string) *shared   { s.Driver.Press(keys...); return s }
func (s *shared) See(texts ...string) *shared    { s.Driver.See(texts...); return s }
func (s *shared) NotSee(texts ...string) *shared { s.Driver.NotSee(texts...); return s }
func (s *shared) Type(text string) *shared       { s.Driver.Type(text); return s }

func threePeople() (rini, dewi, budi *tuitest.Account) {
	return tuitest.Rini(), tuitest.Person("dewi", "Dewi Lestari", model.RoleCounselor), tuitest.Person("budi", "Budi Santoso", model.RoleOperator)
}

func TestALockedDeskWaitsWhileSomebodyElseUsesTheTerminal(t *testing.T) {
	rini, dewi, _ := threePeople()
	d := share(t, tuitest.Options{}, rini, dewi)
	d.signIn(rini).write("setengah").Advance(3 * time.Minute)
	d.See("Terkunci").Press("ctrl+o").See("Masuk", "Menunggu di terminal ini:", "F2  Rini A.  terkunci 08.15").NotSee("setengah", "klien-rini")
	if d.office.Open != 1 || d.drafts["rini"] != "setengah" {
		t.Fatalf("%d sessions, drafts %v", d.office.Open, d.drafts)
	}
	d.signIn(dewi).See("klien-dewi", "Dewi L. · PK").NotSee("setengah", "klien-rini", "Rini")
	d.write("punya dewi").Press("ctrl+l", "ctrl+o").See("F2  Rini A.", "F3  Dewi L.")
	d.Press("f2").See("Terkunci", "Rini Astuti").NotSee("setengah", "klien-rini", "punya dewi")
	d.Type(rini.Password).Press("enter").See("setengah", "Rini A. · operator").NotSee("punya dewi", "klien-dewi")
	d.Press("ctrl+l", "ctrl+o", "f2").See("Dewi Lestari").Type(dewi.Password).Press("enter").See("punya dewi").NotSee("setengah")
	if got := fmt.Sprint(d.office.Opened); got != "[rini dewi rini dewi]" || d.office.Open != 2 {
		t.Errorf("opened by %s, %d sessions", got, d.office.Open)
	}
}

func TestThePaletteSwitchesUsers(t *testing.T) {
	rini, dewi, _ := threePeople()
	d := share(t, tuitest.Options{}, rini, dewi)
	d.signIn(rini).write("setengah").Press("ctrl+p").Type("ganti pengguna").Press("enter")
	d.See("Nama pengguna", "F2  Rini A.").NotSee("setengah").Click("Rini A.").See("Terkunci", "Rini Astuti")
}

func TestThePlacesOfThoseWhoWaitStayTheSame(t *testing.T) {
	rini, dewi, _ := threePeople()
	d := share(t, tuitest.Options{}, rini, dewi)
	d.signIn(rini).Press("ctrl+l", "ctrl+o").Advance(time.Minute)
	d.signIn(dewi).Press("ctrl+l", "ctrl+o", "f2", "ctrl+o").See("F2  Rini A.    terkunci 08.12", "F3  Dewi L.    terkunci 08.13")
	d.Advance(time.Minute)
	d.Press("f2").Type(rini.Password).Press("enter").See("klien-rini").Press("ctrl+l", "ctrl+o").See("F2  Dewi L.", "F3  Rini A.    terkunci 08.14")
}

func TestWhoSignsInWhereTheirDeskWaitsGetsItBack(t *testing.T) {
	rini, dewi, _ := threePeople()
	d := share(t, tuitest.Options{}, rini, dewi)
	d.signIn(rini).write("setengah").Press("ctrl+l", "ctrl+o")
	d.signIn(rini).See("setengah", "klien-rini").NotSee("Menunggu")
	if d.office.Open != 1 {
		t.Errorf("%d sessions", d.office.Open)
	}
	d.Press("ctrl+l").See("Terkunci").Press("ctrl+o").See("F2  Rini A.")
}

func TestWhereNobodyMayWaitTheFirstIsSignedOut(t *testing.T) {
	rini, dewi, _ := threePeople()
	rini.Park = 0
	d := share(t, tuitest.Options{}, rini, dewi)
	d.signIn(rini).write("setengah").Press("ctrl+l", "ctrl+o").See("Nama pengguna").NotSee("Rini", "Menunggu")
	if d.office.Open != 0 || d.drafts["rini"] != "setengah" || d.lost != nil {
		t.Errorf("%d sessions, drafts %v, lost %v", d.office.Open, d.drafts, d.lost)
	}
	d.signIn(rini).See("setengah")
}

func TestTheTimeToWaitEndsAndTheDraftIsKept(t *testing.T) {
	rini, dewi, _ := threePeople()
	d := share(t, tuitest.Options{}, rini, dewi)
	d.signIn(rini).write("setengah").Press("ctrl+l", "ctrl+o")
	dewi.Idle = 0
	d.signIn(dewi).Advance(10*time.Minute).Press("ctrl+l", "ctrl+o").See("F2  Rini A.")
	d.Press("f2", "ctrl+o").Advance(20*time.Minute - time.Second) // looking at it does not make the time longer
	d.See("F2  Rini A.", "F3  Dewi L.").Advance(time.Second)
	d.See("Rini A. dikeluarkan pukul 08.42 karena waktu menunggu habis.", "F2  Dewi L.").NotSee("F3")
	if d.office.Open != 1 || d.drafts["rini"] != "setengah" || d.lost != nil {
		t.Errorf("%d sessions, drafts %v, lost %v", d.office.Open, d.drafts, d.lost)
	}
	d.signIn(rini).See("setengah").Press("ctrl+l", "ctrl+o").NotSee("dikeluarkan")
}

func TestAFifthWhoWaitsSendsTheLongestAway(t *testing.T) {
	people := []*tuitest.Account{tuitest.Rini()}
	for _, name := range []string{"dewi", "budi", "sari", "agus", "wulan"} {
		people = append(people, tuitest.Person(name, strings.ToUpper(name[:1])+name[1:], model.RoleOperator))
	}
	d := share(t, tuitest.Options{}, people...)
	for i, p := range people {
		d.Advance(time.Minute)
		d.signIn(p).write("isian "+p.Actor.Username).Press("ctrl+l", "ctrl+o")
		if want := min(i+1, 4); d.office.Open != want {
			t.Fatalf("%d sessions after %d people", d.office.Open, i+1)
		}
	}
	d.See("Rini A. dikeluarkan", "Dewi dikeluarkan", "terlalu banyak yang menunggu", "F5")
	d.NotSee("F6")
	for _, p := range people {
		if name := p.Actor.Username; d.drafts[name] != "isian "+name {
			t.Errorf("the draft of %s is %q", name, d.drafts[name])
		}
	}
}

func TestWhoWaitsHearsTheNewsWhenTheyAreBack(t *testing.T) {
	rini, dewi, _ := threePeople()
	d := share(t, tuitest.Options{}, rini, dewi)
	d.signIn(rini).Press("ctrl+l", "ctrl+o").signIn(dewi)
	d.office.Save(tui.Change{IDs: []model.ID{model.NewID()}, By: "Sari W."})
	d.See("segar Sari W.")
	if n := d.notes["rini"].refreshes; n != 0 {
		t.Errorf("a waiting screen was told %d times", n)
	}
	d.Press("ctrl+l", "ctrl+o", "f2").Type(rini.Password).Press("enter").See("klien-rini", "segar Sari W.")
}

// An answer that comes late for somebody who waits changes their own screens and
// their own status line, and reaches nobody else.
func TestALateAnswerOfWhoWaitsReachesNobodyElse(t *testing.T) {
	rini, dewi, _ := threePeople()
	d := share(t, tuitest.Options{}, rini, dewi)
	d.signIn(rini).Press("l", "w", "ctrl+l", "ctrl+o").signIn(dewi)
	d.Advance(3*time.Second).NotSee("terlambat", "Sukarman")
	d.Press("ctrl+l", "ctrl+o", "f2").Type(rini.Password).Press("enter").See("terlambat")
	d.Press("l").Press("ctrl+p").Type("keluar akun").Press("enter").signIn(dewi).Advance(3 * time.Second)
	d.NotSee("terlambat")
}

func TestKeysReachNobodyWhoWaits(t *testing.T) {
	rini, dewi, _ := threePeople()
	d := share(t, tuitest.Options{}, rini, dewi)
	d.signIn(rini).write("setengah").Press("/", "ctrl+l", "ctrl+o")
	d.Type("abc").Press("esc", "d", "R", "ctrl+z", "ctrl+s").Paste("tempel")
	d.Press("f2").Type("dewi dewi").Press("enter").See("salah", "Bukan Rini A.?", "ctrl+o")
	if got := d.notes["rini"].input.Value(); got != "setengah" {
		t.Errorf("the waiting note holds %q", got)
	}
}

func TestASessionEndedElsewhereWhileItWaitsDisappearsAndIsSaid(t *testing.T) {
	rini, dewi, _ := threePeople()
	d := share(t, tuitest.Options{}, rini, dewi)
	d.signIn(rini).write("setengah").Press("ctrl+l", "ctrl+o").signIn(dewi).write("punya dewi")
	d.office.End(rini)
	d.See("punya dewi").Press("ctrl+l", "ctrl+o").See("Sesi Rini A. diakhiri Ratna D. dari meja-1", "F2  Dewi L.").NotSee("F3")
	if d.drafts["rini"] != "setengah" || d.lost != nil || d.office.Open != 1 {
		t.Errorf("drafts %v, lost %v, %d sessions", d.drafts, d.lost, d.office.Open)
	}
	d.signIn(rini).See("setengah")
}

func TestASessionEndedElsewhereKeepsWhatWasTyped(t *testing.T) {
	rini, _, _ := threePeople()
	d := share(t, tuitest.Options{}, rini)
	d.signIn(rini).write("setengah")
	d.office.End(rini)
	d.See("Sesi Rini A. diakhiri Ratna D.").NotSee("setengah")
	if d.drafts["rini"] != "setengah" || d.lost != nil {
		t.Errorf("drafts %v, lost %v", d.drafts, d.lost)
	}
	d.signIn(rini).See("setengah").Press("ctrl+l").NotSee("diakhiri")
}

func TestALostLineKeepsTheDraftsOfEverybodyHere(t *testing.T) {
	for name, end := range map[string]func(d *shared){
		"hang up": func(d *shared) { d.Send(tui.HangUp{}); d.App().Close() },
		"close":   func(d *shared) { d.App().Close() },
	} {
		t.Run(name, func(t *testing.T) {
			rini, dewi, _ := threePeople()
			d := share(t, tuitest.Options{}, rini, dewi)
			d.signIn(rini).write("satu").Press("ctrl+l", "ctrl+o").signIn(dewi).write("dua")
			clear(d.drafts)
			end(d)
			if d.drafts["rini"] != "satu" || d.drafts["dewi"] != "dua" || d.office.Open != 0 || d.lost != nil {
				t.Errorf("drafts %v, lost %v, %d sessions", d.drafts, d.lost, d.office.Open)
			}
		})
	}
}

func TestClosingTheProgramAsksWhileOthersWait(t *testing.T) {
	rini, dewi, _ := threePeople()
	d := share(t, tuitest.Options{}, rini, dewi)
	d.signIn(rini).Press("ctrl+l", "ctrl+o", "ctrl+q").See("Masih ada yang menunggu di terminal ini (Rini A.).").Press("enter")
	if d.Ended() {
		t.Fatal("No ended the program")
	}
	d.Press("ctrl+q", "left", "enter")
	if !d.Ended() {
		t.Fatal("the desk is still open")
	}
}

func TestALockedDeskToWhichNobodyComesBackIsSignedOut(t *testing.T) {
	rini, _, _ := threePeople()
	d := share(t, tuitest.Options{}, rini)
	d.signIn(rini).write("setengah").Press("ctrl+l")
	for range 24 { // somebody passes by and touches a key
		d.Advance(30*time.Minute-2*time.Second).See("Terkunci").Press("x", "backspace")
	}
	d.Advance(2*time.Minute).See("Nama pengguna", "Rini A. dikeluarkan pukul 20.12 karena terlalu lama ditinggal")
	if d.drafts["rini"] != "setengah" || d.office.Open != 0 || d.lost != nil {
		t.Errorf("drafts %v, lost %v, %d sessions", d.drafts, d.lost, d.office.Open)
	}
}

func TestACodeLeftAloneLetsNobodyElseChooseThePassword(t *testing.T) {
	rini, _, _ := threePeople()
	rini.MustChange = true
	d := share(t, tuitest.Options{}, rini)
	d.signIn(rini).See("Ganti kata sandi").Advance(3*time.Minute).See("Nama pengguna", "kata sandi belum dipilih").NotSee("Ganti kata sandi")
	if d.office.Open != 0 {
		t.Errorf("%d sessions", d.office.Open)
	}
}

func TestWhatWasTypedAtTheDoorDoesNotStayThere(t *testing.T) {
	rini, _, _ := threePeople()
	d := share(t, tuitest.Options{}, rini)
	d.Type("rini").Press("enter").Type(rini.Password).See("rini", "****").Advance(2*time.Minute).NotSee("rini", "*")
	d.Press("enter").See("Nama pengguna").NotSee("ruang")
}

func TestAPINUnlocksAndTheLockSaysSo(t *testing.T) {
	rini, dewi, _ := threePeople()
	d := share(t, tuitest.Options{}, rini, dewi)
	d.signIn(rini).write("setengah").Press("ctrl+l").See("Ketik kata sandi Anda").NotSee("PIN")
	d.Type(rini.Password).Press("enter").See("Lain kali lebih cepat dengan PIN")
	d.Press("ctrl+p").Type("pasang pin").Press("enter").See("Pasang PIN", "6 sampai 12 angka", "Kata sandi sekarang")
	d.Press("ctrl+s").See("Harus diisi.").Type(rini.Password).Press("enter").Type("739104").Press("enter").Type("739105").Press("enter").See("Kedua PIN tidak sama.")
	d.Press("backspace").Type("4").NotSee("739104").Press("enter").See("PIN terpasang")
	d.Press("ctrl+l").See("Ketik PIN atau kata sandi Anda", "PIN atau kata sandi").Type("739104").NotSee("739104").Press("enter").See("setengah").NotSee("Lain kali")
	d.Press("ctrl+l", "ctrl+o").signIn(dewi).Press("ctrl+l").Type("739104").Press("enter").See("salah").NotSee("klien-dewi")
	d.Press("ctrl+o", "f2").Type("739104").Press("enter").See("setengah")
}

func TestTheLockCountsDownBeforeTheNextTry(t *testing.T) {
	rini, _, _ := threePeople()
	d := share(t, tuitest.Options{}, rini)
	d.signIn(rini).Press("ctrl+l")
	for range 3 {
		d.Type("salah").Press("enter")
	}
	d.See("Tunggu 4 detik").Type(rini.Password).Press("enter").See("Tunggu 4 detik", "Terkunci")
	d.Advance(time.Second).See("Tunggu 3 detik").Advance(3 * time.Second).NotSee("Tunggu").Press("enter").See("klien-rini")
}

func TestALockedDeskShowsNothingOfItsPersonsWork(t *testing.T) {
	rini, dewi, _ := threePeople()
	for _, size := range tuitest.Sizes {
		d := share(t, tuitest.Options{W: size[0], H: size[1]}, rini, dewi)
		d.signIn(rini).write("rahasia").Press("w", "ctrl+l").NotSee("rahasia", "klien-rini", "ruang", "Sukarman")
		for _, where := range []string{d.Styled(), fmt.Sprint(d.App().View().WindowTitle)} {
			for _, secret := range []string{"rahasia", "klien-rini"} {
				if strings.Contains(where, secret) {
					t.Errorf("%v: %q is sent to the terminal", size, secret)
				}
			}
		}
		d.Press("?", "esc", "ctrl+o").NotSee("rahasia", "klien-rini", "ruang")
		d.Press("f2", "ctrl+o", "f2", "ctrl+q").NotSee("rahasia", "klien-rini")
	}
}

// What a screen says while the desk is locked may name a client: it is for who
// comes back, not for whoever stands before the lock.
func TestWhatIsSaidAtALockedDeskWaitsForItsPerson(t *testing.T) {
	rini, dewi, _ := threePeople()
	d := share(t, tuitest.Options{}, rini, dewi)
	d.signIn(rini).Press("ctrl+l").NotSee("Sukarman")
	d.Type(rini.Password).Press("enter")
	d.Press("L", "ctrl+l").Advance(3 * time.Second).See("Terkunci").NotSee("Sukarman")
	d.Type(rini.Password).Press("enter").See("Tersimpan: Sukarman")
	d.Press("L", "ctrl+l", "ctrl+o").Advance(3 * time.Second).NotSee("Sukarman")
	d.Press("f2").See("Rini Astuti").NotSee("Sukarman")
	d.Type(rini.Password).Press("enter").See("Tersimpan: Sukarman")
}

func TestALanguageChosenAtSomebodysLockIsNotKeptForThem(t *testing.T) {
	rini, _, _ := threePeople()
	rini.Language = "id"
	d := share(t, tuitest.Options{}, rini)
	d.signIn(rini).Press("ctrl+l", "f9").See("Locked").Type(rini.Password).Press("enter").See("bantuan")
	if rini.Language != "id" {
		t.Errorf("kept %q", rini.Language)
	}
}

func TestTheLastSignInTellsOfFailedTries(t *testing.T) {
	for failed, want := range map[int]string{0: "di loket-2", 1: "di loket-2 · 1 percobaan gagal sejak itu", 3: "di loket-2 · 3 percobaan gagal sejak itu"} {
		rini, _, _ := threePeople()
		rini.Failed = failed
		d := share(t, tuitest.Options{}, rini)
		d.signIn(rini).See("Terakhir masuk kemarin 16.12 " + want)
		if failed == 0 {
			d.NotSee("percobaan")
		}
	}
}

func TestTheStatusLineSaysWhereElseOneIsSignedIn(t *testing.T) {
	rini, _, _ := threePeople()
	rini.Elsewhere = []tui.Elsewhere{{Terminal: "loket-3", Since: tuitest.Start.Add(-12 * time.Minute)}}
	d := share(t, tuitest.Options{}, rini)
	d.signIn(rini).Advance(7 * time.Second).See("Anda juga masuk di loket-3 sejak 08.00")
	rini.Elsewhere = append(rini.Elsewhere, tui.Elsewhere{Terminal: "loket-4", Since: tuitest.Start})
	d.Advance(time.Minute).See("dan 1 lainnya").Press("ctrl+l").NotSee("loket-3")
}

// Names that a terminal would obey do nothing, wherever they are shown.
func TestHostileNamesDoNothing(t *testing.T) {
	const hostile = "\x1b]0;judul\x07\x1b]52;c;aGFp\x07\x1b[2J\x1b[31mRini\u202e \u009b5mAstuti"
	rini, dewi, _ := threePeople()
	rini.Actor.Name, rini.Actor.Terminal, rini.LastTerminal = hostile, hostile, hostile
	rini.Office.Name = hostile
	rini.Elsewhere = []tui.Elsewhere{{Terminal: hostile, Since: tuitest.Start}}
	d := share(t, tuitest.Options{W: 120, H: 40}, rini, dewi)
	clean := func(where string) {
		t.Helper()
		for _, bad := range []string{"\x1b]", "\x07", "\x1b[2J", "\u202e", "\u009b"} {
			if strings.Contains(d.Styled(), bad) {
				t.Fatalf("%s: %q reaches the terminal", where, bad)
			}
		}
		if title := d.App().View().WindowTitle; title != "guyub" {
			t.Fatalf("%s: the window's title is %q", where, title)
		}
	}
	d.Paste(hostile)
	clean("typed at the sign-in")
	d.Press("ctrl+a", "ctrl+k")
	d.signIn(rini)
	clean("signed in")
	d.Advance(10 * time.Second)
	clean("elsewhere")
	d.Press("ctrl+l")
	clean("locked")
	d.Press("ctrl+o")
	clean("waiting")
	d.Press("ctrl+q")
	clean("leaving")
	d.Press("esc")
	d.office.End(rini)
	d.See("diakhiri")
	clean("ended")

	named := tuitest.New(t, tui.Config{Office: d.office, Terminal: hostile}, tuitest.Options{})
	if strings.Contains(named.Styled(), "\x07") || !named.Says("Rini Astuti") && !named.Says("judul") {
		t.Errorf("a terminal's name:\n%s", named.Screen())
	}
}

// At one terminal three people sign in, lock, switch, come back by PIN or
// password, wait too long, or are ended from elsewhere, in any order. Nobody ever
// sees another's work, no draft is lost, and whoever's desk is open has just
// proved to be its person.
func TestNoOrderOfComingAndGoingMixesPeopleUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rini, dewi, budi := threePeople()
		people := []*tuitest.Account{rini, dewi, budi}
		d := share(t, tuitest.Options{}, people...)
		defer d.App().Close()
		typed, pins := map[string]string{}, map[string]string{"rini": "739104", "dewi": "480216", "budi": "902537"}
		// open returns who is at the open desk by what the head says, nil at a
		// lock or door.
		open := func() *tuitest.Account {
			head := d.Lines()[0]
			for _, p := range people {
				if strings.Contains(head, model.ShortName(p.Actor.Name)+" ·") {
					return p
				}
			}
			return nil
		}
		atDoor := func() bool { return d.Says("Nama pengguna atau NIP") }
		look := func(after string) {
			at := open()
			for _, p := range people {
				name := p.Actor.Username
				if p != at && d.Says("klien-"+name) {
					rt.Fatalf("after %s the work of %s is shown:\n%s", after, name, d.Screen())
				}
			}
			if at != nil {
				name := at.Actor.Username
				if last := d.office.Opened[len(d.office.Opened)-1]; last != name {
					rt.Fatalf("after %s the desk of %s is open, but %s was the last to prove who they are", after, name, last)
				}
				if got := d.notes[name].input.Value(); got != typed[name] {
					rt.Fatalf("after %s %s finds %q, typed %q", after, name, got, typed[name])
				}
			}
			if d.lost != nil {
				rt.Fatalf("after %s a draft came too late: %v", after, d.lost)
			}
			if d.office.Open > len(people) {
				rt.Fatalf("after %s %d sessions are open", after, d.office.Open)
			}
		}
		steps := rapid.SliceOfN(rapid.SampledFrom([]string{
			"type", "type", "lock", "other", "palette", "sign in", "sign in", "wrong", "back", "secret", "secret", "pin", "idle", "wait", "end", "out", "hour",
		}), 5, 40).Draw(rt, "steps")
		for i, step := range steps {
			who := people[rapid.IntRange(0, 2).Draw(rt, fmt.Sprintf("who %d", i))]
			at := open()
			switch step {
			case "type":
				if at != nil {
					letter := string(rune('a' + i%26))
					d.write(letter)
					typed[at.Actor.Username] += letter
				}
			case "lock":
				d.Press("ctrl+l")
			case "other":
				d.Press("ctrl+o")
			case "palette":
				if at != nil {
					d.Press("ctrl+p").Type("ganti pengguna").Press("enter")
				}
			case "sign in", "wrong":
				if atDoor() {
					password := who.Password
					if step == "wrong" {
						password = people[(slices.Index(people, who)+1)%3].Password
					}
					d.Click("Nama pengguna").Press("ctrl+a", "ctrl+k", "tab", "ctrl+a", "ctrl+k", "tab")
					d.Type(who.Actor.Username).Press("enter").Type(password).Press("enter")
					if got := open(); step == "wrong" && got != nil {
						rt.Fatalf("a wrong password opened the desk of %s", got.Actor.Username)
					} else if step == "sign in" && got != who {
						rt.Fatalf("%s could not sign in:\n%s", who.Actor.Username, d.Screen())
					}
				}
			case "back":
				d.Press(rapid.SampledFrom([]string{"f2", "f3", "f4"}).Draw(rt, fmt.Sprintf("key %d", i)))
			case "secret":
				if d.Says("Terkunci") && !atDoor() {
					secret := rapid.SampledFrom([]string{who.Password, pins[who.Actor.Username]}).Draw(rt, fmt.Sprintf("secret %d", i))
					d.Press("ctrl+a", "ctrl+k").Type(secret).Press("enter")
				}
			case "pin":
				if at != nil {
					d.Press("ctrl+p").Type("pasang pin").Press("enter").Type(at.Password).Press("enter").Type(pins[at.Actor.Username]).Press("enter").
						Type(pins[at.Actor.Username]).Press("enter")
				}
			case "idle":
				d.Advance(3 * time.Minute)
			case "wait":
				d.Advance(17 * time.Minute)
			case "hour":
				d.Advance(13 * time.Hour)
			case "end":
				d.office.End(who)
				for tries := 0; !d.office.Settled(); tries++ { // its desk is told by a goroutine
					if tries == 5000 {
						rt.Fatal("a session that was asked to end is still there")
					}
					time.Sleep(time.Millisecond)
					d.Send(tea.FocusMsg{})
				}
			case "out":
				if at != nil {
					d.Press("ctrl+p").Type("keluar akun").Press("enter")
					if d.Says("Layar Anda ditutup.") { // something is not saved: it asks
						d.Press("left", "enter")
					}
				}
			}
			d.Advance(5 * time.Second) // past any wait for a wrong try
			look(step)
		}
		d.Send(tui.HangUp{})
		d.App().Close()
		for name, text := range typed {
			if d.drafts[name] != text {
				rt.Fatalf("%s typed %q, kept is %q", name, text, d.drafts[name])
			}
		}
	})
}

// A line of the network is not held by whoever only looks at the door.
func TestADeskToWhichNobodyComesEndsByItself(t *testing.T) {
	begin := func() *tuitest.Driver {
		office := &tuitest.Office{People: []*tuitest.Account{tuitest.Rini()}}
		return tuitest.New(t, tui.Config{Office: office, Terminal: "loket-1", Unattended: 10 * time.Minute}, tuitest.Options{})
	}
	d := begin().Advance(9 * time.Minute).Type("r").Advance(9 * time.Minute)
	if d.Ended() {
		t.Fatal("it ended though somebody had just typed")
	}
	if !d.Advance(2 * time.Minute).Ended() {
		t.Error("nobody came, and it stays")
	}
	// Somebody who waits, locked, is not nobody.
	d = begin().Type("rini").Press("enter").Type("kopi pagi hari").Press("enter", "ctrl+l", "ctrl+o").Advance(11 * time.Minute)
	if d.Ended() {
		t.Error("it ended with somebody waiting")
	}
}

// hasty is an office at which the desk ends while somebody signs in.
type hasty struct {
	*tuitest.Office
	ends func()
}

func (o *hasty) SignIn(ctx context.Context, name, password, terminal string, progress func(done, total int), waiting ...tui.Session) (tui.Session, error) {
	session, err := o.Office.SignIn(ctx, name, password, terminal, progress, waiting...)
	o.ends()
	return session, err
}

// A line that is lost while its person signs in leaves no session behind that
// nobody sits at.
func TestADeskThatEndsDuringASignInLeavesNoSession(t *testing.T) {
	rini := tuitest.Rini()
	office := &hasty{Office: &tuitest.Office{People: []*tuitest.Account{rini}}}
	office.Rooms = func(*kit.Env) []tui.Room { return nil }
	d := tuitest.New(t, tui.Config{Office: office, Terminal: "loket-1"}, tuitest.Options{})
	office.ends = func() { d.App().Close() }
	d.Type("rini").Press("enter").Type(rini.Password).Press("enter")
	if office.Open != 0 {
		t.Errorf("%d sessions are left", office.Open)
	}
}
