package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"

	"guyub/model/demo"
	"guyub/store"
)

// The stories of traces: who has opened whose record, what was done in the
// night, and whether the trail is still the one that it was.

// openedAt opens a client at another terminal, as somebody.
func openedAt(t *testing.T, d *seated, terminal, user, register string) {
	t.Helper()
	s, err := d.gate.office.SignIn(t.Context(), user, demo.Password, terminal, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.SignOut()
	id, ok, err := s.FindRegister(t.Context(), register)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	clientOf(t, s, id)
}

// trail goes to the audit trail in the room Kantor.
func (d *seated) trail() { d.Press("8", "shift+tab").See("[Jejak audit]") }

func TestStoryAnAuditorFindsWhoOpenedAClientYesterdayAtLoket2(t *testing.T) {
	d := morning(t, "")
	openedAt(t, d, "loket-2", "operator", "CB-0472/26")
	d.Advance(24 * time.Hour)
	d.Type("auditor").Press("enter").Type(demo.Password).Press("enter").See("[1 Beranda]")
	d.trail()
	d.Press("/").See("Saring jejak audit").Type("cb-0472").Press("enter").Press("enter")
	d.See("[Adi Mustofa]", "1 ditemukan", "dibuka", "loket-2", "24 Nov")
	d.Press("enter").See("dibaca, tidak diubah", "Selasa, 24 November 2026", "operator", "loket-2")
	d.Press("enter").See("Adi Mustofa", "CB-0472/26")
	d.Press("o").See("Siapa membuka data Adi Mustofa", "loket-1", "loket-2", "auditor") // the auditor too
	d.Press("esc", "esc", "esc").See("[Adi Mustofa]").Press("esc").NotSee("[Adi Mustofa]")
	// The same by terminal and day, without knowing whom.
	d.Press("f", "tab", "tab").Type("loket-2").Press("enter").Type("24-11-2026").Press("enter").Type("24-11-2026").Press("ctrl+s")
	d.See("[loket-2]", "24 Nov 2026", "dibuka", "Adi Mustofa", "3 ditemukan", "keluar")
}

func TestStoryAHeadOfOfficeComparesThePrintedCodeLater(t *testing.T) {
	d := morning(t, "kabapas")
	d.trail()
	d.See("Titik periksa").Press("p").See("KODE TITIK PERIKSA JEJAK AUDIT", "guyub audit verify --code")
	code := regexp.MustCompile(`\b[0-9A-Z]{4}(-[0-9A-Z]{4}){5}\b`).FindString(d.Screen())
	if code == "" {
		t.Fatalf("no code on the page:\n%s", d.Screen())
	}
	d.Press("y").See("disalin")
	openedAt(t, d, "loket-2", "operator", "CB-0472/26") // the office works on
	report, err := d.gate.office.VerifyAudit(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	if err := compareCode(&said, report, strings.ToLower(code)); err != nil || !strings.Contains(said.String(), "Kode cocok: titik periksa 24 November 2026") {
		t.Fatalf("compared: %q, %v", said.String(), err)
	}
}

func TestStoryFailedSignInsOfANightAreSeen(t *testing.T) {
	d := morning(t, "")
	d.Advance(14 * time.Hour) // 22.12
	for range 3 {
		if _, err := d.gate.office.SignIn(t.Context(), "kabapas", "rahasia saya", "loket-3", nil); err == nil {
			t.Fatal("a wrong password signs in")
		}
		d.Advance(time.Minute)
	}
	if _, err := d.gate.office.SignIn(t.Context(), "siapa", "rahasia saya", "loket-3", nil); err == nil {
		t.Fatal("an unknown name signs in")
	}
	d.Advance(10 * time.Hour)
	d.Type("admin").Press("enter").Type(demo.Password).Press("enter").See("[1 Beranda]")
	d.trail()
	d.Press("o").See("[gagal masuk]", "4 ditemukan", "24 Nov 22.1", "Widyatmoko H.", "tidak dikenal", "loket-3")
	d.Press("down", "enter").See("gagal masuk", "Widyatmoko Hadi").NotSee("dibaca").Press("esc")
	d.Press("f", "tab", "tab").Type("24-11-2026").Press("enter").Type("24-11-2026").Press("ctrl+s").See("4 ditemukan", "[24 Nov 2026]")
	d.Press("f").See("ctrl+s saring").NotSee("simpan").Press("esc")
	d.Press("o").See("masuk", "24 Nov").NotSee("[gagal masuk]")
}

// Who may not read the trail is not offered it, and who has opened a client is
// told to the head of their section.
func TestStoryTheTrailIsOfferedToWhoMayReadIt(t *testing.T) {
	for _, user := range demoUsernames() {
		d := morning(t, user)
		reads := user == "kabapas" || user == "auditor" || user == "admin"
		d.Press("ctrl+p").Type("jejak audit")
		if offered := strings.Contains(d.Screen(), "> jejak audit"); offered != reads {
			t.Errorf("%s is offered the trail: %t\n%s", user, offered, d.Screen())
		}
		d.Press("esc")
		if reads {
			d.Press("ctrl+p").Type("jejak audit").Press("enter").See("Titik periksa", "Waktu")
		}
		d.Press("8")
		if tab := strings.Contains(d.Press("shift+tab").Screen(), "[Jejak audit]"); tab != reads {
			t.Errorf("%s has the tab: %t", user, tab)
		}
		if user == "admin" {
			d.See("beban").NotSee("cari klien")
			continue
		}
		d.Press("2", "/").Type("cb-0472").Press("enter", "enter").See("CB-0472/26").Press("o")
		told := user == "kabapas" || user == "auditor" || user == "kasubsi"
		if sees := strings.Contains(d.Screen(), "Pembukaan dicatat sekali dalam 15 menit"); sees != told {
			t.Errorf("%s is told who opened: %t\n%s", user, sees, d.Screen())
		}
	}
}

// What staff wrote freely is not read in the trail by an auditor, and a NIK by
// nobody.
func TestStoryAnAuditorReadsNoCaseNotesInTheTrail(t *testing.T) {
	const note, nik = "berselisih dengan tetangga", "3303010205930007"
	for user, reads := range map[string]bool{"auditor": false, "kabapas": true} {
		d := morning(t, user)
		asSomebody(t, d, "kasubsi", func(s *store.Session) {
			id, _, err := s.FindRegister(t.Context(), "CB-0472/26")
			if err != nil {
				t.Fatal(err)
			}
			c := clientOf(t, s, id)
			c.Notes, c.NIK = note, nik
			if _, err := s.SaveClient(t.Context(), store.NewOp("client.edit"), c); err != nil {
				t.Fatal(err)
			}
		})
		d.trail()
		d.Press("down", "enter").See("data diubah", "Hartoyo", "Adi Mustofa", "NIK", "**").NotSee(nik)
		if strings.Contains(d.Screen(), note) != reads {
			t.Errorf("%s reads the note: %t\n%s", user, !reads, d.Screen())
		}
	}
}
