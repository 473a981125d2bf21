package main

import (
	"strings"
	"testing"
	"time"

	"guyub/model"
	"guyub/store"
	"guyub/tui/tuitest"
)

// The stories of balance: see, try, decide and take back who guides whom.

// batches returns every batch there was, the newest first.
func batches(t *testing.T, d *seated) (all []model.Rebalance) {
	t.Helper()
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		var err error
		if all, err = s.Rebalances(t.Context()); err != nil {
			t.Fatal(err)
		}
	})
	return all
}

// simulate opens the simulation from the room of caseloads, on the counselor
// who is over most.
func simulate(d *seated) {
	d.Press("5", "down").See("Sari W.", "149").Press("m").See("SIMULASI 1, belum diterapkan", "Batas terbaik yang mungkin", "Penghambat: ", "Di sana kurang", "> Sari W.")
}

// A supervisor moves three clients by hand, undoes it, takes it again, and
// every load follows at once. Nothing is written but a draft.
func TestStoryThreeClientsAreMovedByHandAndOneStepIsUndone(t *testing.T) {
	d := morning(t, "kasubsi")
	simulate(d)
	d.Press("enter").See("Sari W. · 64 klien", "TINGGI").Press("space", "space", "enter").See("Pindahkan 2 klien ke siapa?", "→", "jenjang belum cukup")
	d.Press("enter").See("2 klien dipindahkan ke", "Sari W. · 62 klien")
	d.Press("space", "enter").See("ke siapa?").Press("enter").See("1 klien dipindahkan ke", "Sari W. · 61 klien")
	d.Press("esc").See("3 pindah", "z urung").Press("z").See("2 pindah", "ctrl+y ulang").Press("ctrl+y").See("3 pindah").Press("z").See("2 pindah")
	d.Press("m").See("Sari W. →").Press("space").See("1 pindah").Press("esc")
	if n := len(batches(t, d)); n != 0 {
		t.Fatalf("%d batches were written", n)
	}
	// The other scenario begins at the office as it is.
	d.Press("x").See("SIMULASI 2, belum diterapkan · 0 pindah", "Simulasi 1 · 1 pindah")
	// It is kept under its author, and taken up again.
	d.Press("esc", "1", "5", "m").See("Simulasi dilanjutkan dari draf: 1 pemindahan", "1 pindah")
	d.Press("z").See("0 pindah")
}

// A proposal of ten moves: two are refused, it is solved again, taken into the
// simulation, accepted with a reason, found by both counselors, and taken back
// as one.
func TestStoryAProposalIsTakenAcceptedAndTakenBack(t *testing.T) {
	d := morning(t, "kasubsi")
	simulate(d)
	d.Press("u").See("Usulan 10 pemindahan", "Terbukti tidak bisa di bawah", "Terburuk menurut jumlah pemindahan", "Penghambat: ", "Di sana kurang")
	before := rowsOf(d)
	d.Press("space", "space").See("tolak").Press("u").See("Usulan 10 pemindahan")
	after := rowsOf(d)
	for _, refused := range before[:2] {
		for _, row := range after {
			if row == refused {
				t.Errorf("%q was refused and is proposed again", row)
			}
		}
	}
	d.Press("A").See("10 pemindahan masuk simulasi", "10 pindah").Press("A").See("> Alasan", "Catatan serah terima", "diterapkan saat disimpan")
	d.Press("ctrl+s").See("Harus diisi").Press("right", "enter").Type("serah terima Senin pagi").Press("ctrl+s").
		See("10 klien berganti PK", "10 klien · diterapkan", "serah terima Senin pagi")
	all := batches(t, d)
	if len(all) != 1 || len(all[0].Rows) != 10 || all[0].State != model.RebalanceApplied || all[0].Before == 0 {
		t.Fatalf("%+v", all)
	}
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		for _, h := range all[0].Rows {
			if c := clientOf(t, s, h.Client); c.Assignment().Counselor != h.To || !strings.Contains(c.Assignment().Handover, "Senin pagi") {
				t.Errorf("%s is guided by %+v", c.Register, c.Assignment())
			}
		}
	})
	d.Press("p").See("BERITA ACARA SERAH TERIMA KLIEN").Press("end").See("Mengetahui").Press("y").See("Untuk apa").Type("arsip").Press("enter").See("Surat disalin.")
	if !strings.Contains(d.Clipboard(), "Yang menyerahkan") {
		t.Errorf("the handover list is %q", d.Clipboard())
	}
	d.Press("esc", "z").See("Kembalikan pemindahan").Type("salah hitung").Press("enter").See("dikembalikan", "salah hitung")
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		for _, h := range all[0].Rows {
			c := clientOf(t, s, h.Client)
			now := model.ID{}
			if a := c.Assignment(); a != nil {
				now = a.Counselor
			}
			if now != h.From {
				t.Errorf("%s is guided by %v, was by %v", c.Register, now, h.From)
			}
		}
	})
	d.Press("esc", "esc", "5", "h").See("dikembalikan", "10 klien")
}

// rowsOf are the rows of a proposal on the screen: client, from and to.
func rowsOf(d *seated) []string {
	var out []string
	for _, line := range d.Lines() {
		if before, _, ok := strings.Cut(strings.TrimLeft(line, " >"), "→"); ok && strings.HasPrefix(before, "ya ") {
			out = append(out, strings.Join(strings.Fields(strings.TrimLeft(line, " >"))[:7], " "))
		}
	}
	return out
}

// Another desk changes a client between proposal and acceptance: nothing is
// carried out, the client is named, taken out, and the rest goes through.
func TestStoryAnotherDeskChangesAClientBeforeTheBatchIsAccepted(t *testing.T) {
	d := morning(t, "kasubsi")
	simulate(d)
	d.Press("u").See("Usulan 10 pemindahan").Press("A").See("10 pindah")
	var moved model.ID
	name := ""
	d.Press("m").See("→")
	asSomebody(t, d, "kasubsi", func(s *store.Session) {
		draft, ok, err := s.Draft(t.Context(), "rebalance", "0")
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		client, to, _ := strings.Cut(strings.Fields(draft.Values["moves"])[0], ">")
		moved, _ = model.ParseID(client)
		taker, _ := model.ParseID(to)
		now := clientOf(t, s, moved)
		for _, c := range s.Books().Counselors {
			if c.ID != taker && c.Section == model.Adults && now.Assignment().Counselor != c.ID {
				if _, err := s.Assign(t.Context(), store.NewOp(""), []model.ID{moved}, c.ID, store.AssignNote{Reason: "sakit"}); err != nil {
					t.Fatal(err)
				}
				break
			}
		}
		row, _ := s.Roster().Find(moved)
		name = row.Name
	})
	d.Press("esc", "A").See("> Alasan").Press("right", "ctrl+s").See("Sudah berubah sejak simulasi disusun", name)
	if n := len(batches(t, d)); n != 0 {
		t.Fatal("a part of it was carried out")
	}
	d.Press("esc", "left", "enter").See("sudah dibimbing PK lain", "k keluarkan yang berubah").Press("k").See("9 pindah").NotSee("keluarkan yang berubah")
	d.Press("A").See("Ada draf yang belum disimpan").Advance(time.Second).Press("enter", "ctrl+s").See("9 klien berganti PK")
	if all := batches(t, d); len(all) != 1 || len(all[0].Rows) != 9 {
		t.Fatalf("%+v", all)
	}
}

// Where the office asks for a second person, the author proposes and the head
// of office decides from the desk.
func TestStoryASecondPersonDecidesABatch(t *testing.T) {
	d := morning(t, "kasubsi")
	asSomebody(t, d, "kabapas", func(s *store.Session) {
		office := s.Books().Office
		office.SecondPerson = true
		if _, err := s.SaveOffice(t.Context(), store.NewOp(""), office); err != nil {
			t.Fatal(err)
		}
	})
	simulate(d)
	d.Press("u").See("Usulan 10 pemindahan").Press("A").See("10 pindah").Press("A").See("orang kedua").Press("right", "ctrl+s").
		See("10 pemindahan diajukan; orang kedua memutuskan", "10 klien · diajukan").NotSee("A terapkan")
	if all := batches(t, d); len(all) != 1 || all[0].State != model.RebalanceProposed {
		t.Fatalf("%+v", all)
	}
	head := beside(t, d, "kabapas", "meja-3", tuitest.Options{})
	head.See("Menunggu keputusan Anda", "10 klien")
	head.Press("5", "h").See("diajukan", "10 klien").Press("enter").See("A terapkan").Press("A").See("Terapkan pemindahan").Press("left", "enter").See("Pemindahan diterapkan.")
	if all := batches(t, d); all[0].State != model.RebalanceApplied || all[0].Decided == all[0].By {
		t.Fatalf("%+v", all[0])
	}
}

// Both counselors find on their desks who came and who left.
func TestStoryBothCounselorsFindWhoCameAndWhoLeft(t *testing.T) {
	d := morning(t, "pk")
	var me model.ID
	came, left := "", ""
	asSomebody(t, d, "pk", func(s *store.Session) { me = s.Actor().Counselor })
	asSomebody(t, d, "kasubsi", func(s *store.Session) {
		cases, err := s.Cases(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		var other model.ID
		var rows []model.Handing
		for _, c := range cases {
			row, _ := s.Roster().Find(c.ID)
			switch {
			case c.Owner == me && left == "":
				left = row.Name
				rows = append(rows, model.Handing{Client: c.ID, From: me, District: c.District, Risk: c.Risk})
			case c.Owner != me && !c.Owner.IsZero() && came == "" && !c.Transfer:
				came, other = row.Name, c.Owner
				rows = append(rows, model.Handing{Client: c.ID, From: c.Owner, To: me, District: c.District, Risk: c.Risk})
			}
		}
		for i := range rows {
			if rows[i].To.IsZero() {
				rows[i].To = other
			}
		}
		if _, err := s.Rebalance(t.Context(), store.NewOp(""), model.Rebalance{Reason: "pemerataan", Rows: rows}); err != nil {
			t.Fatal(err)
		}
	})
	// What the other desk saved comes by a goroutine of its own; the whole list
	// is on the screen.
	d.Press("esc", "1").Resize(120, 200).See("Baru untuk saya", came, "Diserahkan ke PK lain", left, "diserahkan")
}
