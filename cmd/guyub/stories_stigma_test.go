package main

import (
	"slices"
	"strings"
	"testing"

	"guyub/model"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui"
	"guyub/tui/kit"
	"guyub/tui/tuitest"
)

// The stories of stigma: how far people accept those who come back, what is done
// when they do not, and when the office speaks with them.

// accepted returns the scores of a client, the newest first.
func accepted(t *testing.T, d *seated, client model.ID) (all []model.Acceptance) {
	t.Helper()
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		var err error
		if all, err = s.AcceptancesOf(t.Context(), client); err != nil {
			t.Fatal(err)
		}
	})
	return all
}

func TestStoryAPKTakesAScoreOnAVisitAndStrikesAWrongOne(t *testing.T) {
	d := morning(t, "pk")
	mine := model.ID{}
	register := ""
	asSomebody(t, d, "pk", func(s *store.Session) { mine = s.Actor().Counselor })
	register = someone(t, d, func(c *model.Client) bool {
		return c.Assignment() != nil && c.Assignment().Counselor == mine && c.Term().State == model.TermActive &&
			c.Term().End > model.DateOf(d.Now())+90 && c.Term().Start < model.DateOf(d.Now())-90 && len(accepted(t, d, c.ID)) == 0
	})
	c, _, _ := fileOf(t, d, register)
	look(d, register)
	d.Press("tab", "tab", "tab", "tab", "tab").See("[Penerimaan", "Belum ada nilai", "s nilai baru")
	for _, score := range []string{"3", "4"} {
		d.Press("s").See("> Sumber").Type("tetangga").Press("enter").See("> Nilai").Type(score).Press("enter")
		walk(t, d, "Catatan")
		d.Type("kata ketua RT").Press("ctrl+s").See("Tersimpan: tetangga, RT/RW")
	}
	d.Press("s").See("> Sumber").Type("keluarga").Press("enter").Type("1").Press("enter", "ctrl+s")
	d.See("[Penerimaan 3]", "↑ naik", "keluarga", "baru satu")
	for _, size := range tuitest.Sizes {
		if d.Resize(size[0], size[1]); size[0] >= tui.LeastWidth && size[1] >= tui.LeastHeight {
			checkWords(t, d, "the acceptance of a client")
		}
	}
	d.Resize(80, 24)
	all := accepted(t, d, c.ID)
	if len(all) != 3 || all[0].Source != model.SourceFamily || all[0].Occasion != model.OccasionVisit || all[0].District != c.District || all[1].Note != "kata ketua RT" {
		t.Fatalf("they are %+v", all)
	}
	d.Press("home").See("> 24 Nov 2026 keluarga").Press("enter").See("keluarga · 1 menolak", "x coret").Press("x").See("Mengapa?").Type("salah klien").Press("enter").
		See("Dicoret: salah klien").NotSee("x coret").Press("esc").See("[Penerimaan 2]", "Dicoret: salah klien")
	if all = accepted(t, d, c.ID); len(all) != 3 || all[0].Struck != "salah klien" || all[0].Score != 1 {
		t.Errorf("they are %+v", all)
	}
}

func TestStoryAnIncidentIsLateOnTheDeskOfTheHeadWhoSettlesIt(t *testing.T) {
	d := morning(t, "operator")
	register := someone(t, d, onTime(d))
	c, _, _ := fileOf(t, d, register)
	d.Press("t").See("[Semua")
	for range 5 {
		d.Press("tab")
	}
	d.See("[Insiden").Press("n").See("> Urusan", "insiden")
	walk(t, d, "Klien")
	d.Type(register).Press("enter")
	walk(t, d, "Jenis insiden")
	d.Type("penolakan kerja").Press("enter")
	walk(t, d, "Tanggal kejadian")
	d.Type("-100").Press("enter")
	walk(t, d, "Diterima")
	d.Press("ctrl+a", "ctrl+k").Type("-100").Press("enter")
	walk(t, d, "Catatan")
	d.Type("ditolak pabrik").Press("ctrl+s").See("Tersimpan: insiden")
	find := func() (m model.Matter) {
		_, _, all := fileOf(t, d, register)
		if i := slices.IndexFunc(all, func(m model.Matter) bool { return m.Kind == model.Incident }); i >= 0 {
			m = all[i]
		}
		return m
	}
	today := model.DateOf(d.Now())
	if m := find(); m.State != model.StateNoted || m.District != c.District || !m.Late(today) || m.Section != model.Adults || m.Incident != model.IncidentWork || m.Opened != today-100 {
		t.Fatalf("it is %+v", m)
	}
	head := beside(t, d, "kasubsi", "loket-2", tuitest.Options{W: 120, H: 60})
	head.See("Lewat tempo", "insiden", "LEWAT 86 HARI")
	look(head, register)
	head.Press("tab", "tab", "tab").See("insiden · kerja", "dicatat")
	head.Send(matterOf(find().ID))
	head.See("[DICATAT] ── ditangani ── selesai", "penolakan kerja", "ditolak pabrik").Press("space").See("> Langkah").Press("ctrl+s").See("[DITANGANI]")
	head.Press("space").See("Apa hasilnya?").Type("pabrik menerima setelah didatangi").Press("enter").See("[SELESAI]")
	if m := find(); m.Live() || m.Steps[len(m.Steps)-1].Note != "pabrik menerima setelah didatangi" {
		t.Errorf("it is %+v", m)
	}
}

// An incident about nobody asks for its place, and of its section only who sees
// both; the counselor who notes it has it to handle.
func TestStoryAnIncidentAboutNobodyIsThePKsWhoNotesIt(t *testing.T) {
	d := morning(t, "pk")
	d.Press("t", "shift+tab").See("[Insiden").Press("n").See("> Urusan", "Jenis insiden").NotSee("Seksi")
	walk(t, d, "Jenis insiden")
	d.Type("keresahan").Press("enter", "ctrl+s").See("> Kecamatan", "Harus diisi.").Type("wangon").Press("enter", "ctrl+s").See("Tersimpan: insiden Wangon")
	asSomebody(t, d, "pk", func(s *store.Session) {
		mine := s.Actor().Counselor
		if !slices.ContainsFunc(s.Matters(), func(m *model.Matter) bool {
			return m.Kind == model.Incident && m.Client.IsZero() && m.Owner == mine && m.Section == model.Adults && m.Incident == model.IncidentUnrest
		}) {
			t.Error("it is not the PK's who noted it")
		}
	})
	head := beside(t, d, "kabapas", "loket-2", tuitest.Options{})
	head.Press("t", "shift+tab", "n").See("> Urusan", "Seksi")
}

func TestStoryAnOutreachIsPlannedAndHeld(t *testing.T) {
	d := morning(t, "operator")
	d.Press("s").See("[Penerimaan]", "Menurut sumber", "pemberi kerja").Press("tab").See("[Insiden", "ditangani", "Kecamatan", "lewat").
		Press("tab").See("[Sosialisasi 14]", "Direncanakan", "Sudah dilaksanakan", "12 kali")
	d.Press("n").See("> Tanggal").Type("+5").Press("enter").Type("wangon").Press("enter").Type("Balai Desa Klapagading").Press("enter").
		Type("warga").Press("enter").Type("Menerima warga yang pulang").Press("ctrl+s").See("Tersimpan: Wangon", "[Sosialisasi 15]")
	var id model.ID
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		for _, o := range s.Books().Outreaches {
			if o.Place == "Balai Desa Klapagading" {
				id = o.ID
			}
		}
	})
	d.days(6)
	d.Send(kit.Show{Kind: model.KindOutreach, ID: id})
	d.See("Balai Desa Klapagading", "warga, RT/RW").Press("u").See("> Tanggal")
	walk(t, d, "Yang hadir")
	d.Type("40").Press("enter").See("> Yang ditanya").Type("50").Press("enter").Type("2,4").Press("enter").Type("6").Press("ctrl+s").
		See("Antara 0 dan 40").Press("ctrl+a", "ctrl+k").Type("30").Press("ctrl+s").See("> Nilai sesudah")
	d.See("Antara 1 dan 5.").Press("ctrl+a", "ctrl+k").Type("3,5").Press("ctrl+s").See("Tersimpan: Wangon", "40 orang", "2,4", "3,5")
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		i := slices.IndexFunc(s.Books().Outreaches, func(o model.Outreach) bool { return o.ID == id })
		if o := s.Books().Outreaches[i]; !o.Held() || o.Before != 2400 || o.After != 3500 || o.Asked != 30 {
			t.Errorf("it is %+v", o)
		}
	})
	d.Press("esc", "esc", "1", "s", "tab", "tab").See("13 kali", "+1,1")
}

// What needs outreach next is said with why, and an outreach is begun there.
func TestStoryAPriorityLeadsToAnOutreachThere(t *testing.T) {
	d := morning(t, "kasubsi")
	d.Press("s", "shift+tab").See("[Prioritas", "yang paling perlu sosialisasi", "insiden setahun", "belum pernah sosialisasi")
	d.Press("enter").See("Hitungan", "dari 1.000", "60 tiap insiden").Press("esc").See("[Prioritas")
	place := strings.Fields(strings.TrimPrefix(strings.TrimSpace(d.Lines()[6]), "> "))[1]
	d.Press("n").See("> Tanggal", "Kecamatan", place)
}

// No identity leaves in what is said of stigma: whoever looks, and wherever, no
// client is named.
func TestStoryNoClientIsNamedOnTheScreenOfStigma(t *testing.T) {
	var names []string
	base := morning(t, "kabapas")
	asSomebody(t, base, "kabapas", func(s *store.Session) {
		known := []string{}
		books := s.Books()
		for i := range books.Counselors {
			known = append(known, books.CounselorName(books.Counselors[i].ID), books.Counselors[i].Name)
		}
		for i := range books.Regions {
			known = append(known, books.Regions[i].Name)
		}
		for i := range books.Users {
			known = append(known, books.Users[i].Name)
		}
		rows := s.Roster().Run(t.Context(), roster.Query{Today: s.Today()})
		for i := range rows.Len() {
			row := rows.Row(i)
			// The short name of a colleague may be a client's whole name.
			if !slices.ContainsFunc(known, func(k string) bool { return strings.Contains(k, row.Name) }) {
				names = append(names, row.Name, row.Register)
			}
		}
	})
	if len(names) < 2000 {
		t.Fatalf("only %d names are looked for", len(names))
	}
	looked := 0
	for _, user := range demoUsernames() {
		d := beside(t, base, user, "meja-"+user, tuitest.Options{})
		look := func() {
			t.Helper()
			looked++
			screen := d.Screen()
			for _, name := range names {
				if strings.Contains(screen, name) {
					t.Fatalf("%s reads %s:\n%s", user, name, screen)
				}
			}
		}
		d.Press("s")
		if !d.Says("[Penerimaan]") {
			if user != "admin" {
				t.Errorf("%s does not see the figures", user)
			}
			continue
		}
		for _, size := range [][2]int{{80, 24}, {120, 40}} {
			d.Resize(size[0], size[1])
			for tab := range 4 {
				for range 8 {
					look()
					d.Press("pgdown")
				}
				if tab > 1 {
					d.Press("home", "enter")
					look()
					d.Press("esc")
				}
				d.Press("tab")
			}
		}
		d.App().Close()
	}
	if looked < 300 {
		t.Errorf("only %d screens were looked at", looked)
	}
}
