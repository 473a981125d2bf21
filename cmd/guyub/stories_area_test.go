package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"guyub/model"
	"guyub/model/area"
	"guyub/model/reach"
	"guyub/store"
	"guyub/store/intake"
	"guyub/store/roster"
	"guyub/store/sheet"
	"guyub/tui/lang"
	"guyub/tui/tuitest"
)

// The stories of the working area: where clients have no group, what a group or
// an outpost would change, and an office of another area.

// matrixOf computes the figures of the area as somebody may see them, past the
// screen.
func matrixOf(t *testing.T, d *seated, user string) (m *reach.Matrix) {
	t.Helper()
	asSomebody(t, d, user, func(s *store.Session) {
		books := s.Books()
		m = reach.New(reach.Office{Regions: books.Regions, Groups: books.Groups, Norms: books.NormsOn(s.Today()), Today: s.Today(), Cells: s.Roster().Places(),
			Seats: func(id model.ID) int { return s.Seats(id, model.ID{}).Group }})
	})
	return m
}

func TestStoryWhereNoGroupIsInReachANewOneIsTried(t *testing.T) {
	d := morning(t, "kasubsi")
	m := matrixOf(t, d, "kasubsi")
	id := lang.For(lang.Indonesian)
	w := &m.Whole
	if w.Unreached < 2 || w.UnreachedClients == 0 {
		t.Fatalf("the demonstration has %d kecamatan out of reach", w.Unreached)
	}
	d.Press("6").See("[6 Wilayah]", id.Number(w.Clients)+" klien", fmt.Sprintf("%d kecamatan punya klien tanpa kelompok dalam 15 km: %s klien", w.Unreached, id.Number(w.UnreachedClients)))
	best := m.Best(1)[0]
	d.See(fmt.Sprintf("akan menjangkau %d + %d klien", best.Own(), best.Clients-best.Own()))
	d.Press("f").See("Saring kecamatan").Press("down", "down", "down", "down", "down", "enter").See("Wilayah › tak", "tak terjangkau: "+id.Number(w.UnreachedClients))
	first := m.Unreached()[0]
	d.See("> " + first.Region.Name).Press("enter").See("Tidak ada kelompok yang menerima klien dalam 15 km").Press("end").See("Tetangga terdekat").Press("esc")

	e := m.Try(reach.Trial{Kind: reach.NewGroup, District: best.District, Capacity: 12})
	d.Press("x").See("Belum ada yang dicoba").Press("u").See("Berapa klien").Press("ctrl+a", "ctrl+k").Type("banyak").Press("enter").See("Tulis jumlah tempat", "Berapa klien")
	d.Press("ctrl+a", "ctrl+k").Type("12").Press("enter").See("1. kelompok baru di", "12 tempat",
		"Klien terjangkau kelompok "+id.Number(e.Before.Reached)+" "+id.Number(e.After.Reached), fmt.Sprintf("Kecamatan tak terjangkau %d %d", e.Before.Missing, e.After.Missing))
	d.Press("p").See("Pos Bapas di kecamatan", "hemat").Press("enter").See("2. Pos Bapas di", "hemat jam")
	d.Press("z").See("1. kelompok baru").NotSee("2. Pos Bapas").Press("z").See("Belum ada yang dicoba").Press("esc").See("tak terjangkau: ").Press("esc").See("Wilayah kerja: ").NotSee("tak terjangkau: ")
}

func TestStoryAKecamatanLeadsToItsClientsAndGroups(t *testing.T) {
	d := morning(t, "kabapas")
	m := matrixOf(t, d, "kabapas")
	d.Press("6", "/").Type("cilongok").Press("enter").See("> Cilongok")
	row, _ := m.Row("33.02.17")
	d.Press("enter").See("Kecamatan di Banyumas", fmt.Sprintf("%d dari %d klien", row.Taking, row.Clients), "Jam PK sebulan")
	d.Press("l").See("[Cilongok]", fmt.Sprintf("%d dari", row.Clients)).Press("esc")
	d.Press("b").See("[Cilongok]", fmt.Sprintf("%d dari", row.Clients-row.Taking)).Press("esc")
	d.Press("t").See("Buka kelompok", row.Near[0].Group.Name).Press("enter").See(row.Near[0].Group.Name).Press("esc", "esc").See("Cilongok")
}

// The way is changed where it is missed, and the hours follow on the screen.
func TestStoryAWayIsCorrectedFromTheArea(t *testing.T) {
	d := morning(t, "kabapas")
	before := matrixOf(t, d, "kabapas")
	row, _ := before.Row("33.02.01")
	d.Press("6", "/").Type("lumbir").Press("enter").See("> Lumbir").Press("m").See("Lumbir › ubah")
	fill(t, d, "Menit pulang pergi", fmt.Sprint(row.Region.TravelMin+60))
	d.Press("ctrl+s").See("> Lumbir")
	now, _ := matrixOf(t, d, "kabapas").Row("33.02.01")
	if now.Region.TravelMin != row.Region.TravelMin+60 || now.Travel <= row.Travel {
		t.Errorf("%+v after %+v", now.Figures, row.Figures)
	}
	d.Press("enter").See(lang.For(lang.Indonesian).Hours(now.Minutes))
}

// Rule R12: whoever may not see children counts none, in no figure.
func TestR12TheAreaCountsNoChildForWhoMayNotSeeOne(t *testing.T) {
	d := morning(t, "kasubsi")
	var adults, all int
	count := func(user string) (n int) {
		asSomebody(t, d, user, func(s *store.Session) {
			n = s.Roster().Run(t.Context(), roster.Query{Filter: roster.Filter{roster.FacetState: roster.OpenStates()}, Today: s.Today()}).Len()
		})
		return n
	}
	adults, all = count("kasubsi"), count("kabapas")
	for user, want := range map[string]int{"kasubsi": adults, "kabapas": all} {
		m := matrixOf(t, d, user)
		sum := m.Outside
		for _, r := range m.Rows {
			sum += r.Clients
		}
		if m.Whole.Clients != want || sum != want {
			t.Errorf("%s: %d clients, %d in rows, want %d", user, m.Whole.Clients, sum, want)
		}
	}
	if adults >= all {
		t.Fatalf("%d adults of %d: there are no children", adults, all)
	}
	d.Press("6").See("Klien anak tidak terhitung")
	d = morning(t, "kabapas")
	d.Press("6").NotSee("Klien anak tidak terhitung")
}

func TestStoryWhoMayNotSeeFiguresHasNoAreaAndAnAuditorChangesNone(t *testing.T) {
	d := morning(t, "admin")
	d.NotSee("6 Wilayah")
	d = morning(t, "auditor")
	d.Press("6").See("[6 Wilayah]").NotSee("ubah jarak").Press("m").See("[6 Wilayah]", "klien ↓")
}

// otherArea is of a fictional office: two kabupaten far from Purwokerto.
const otherArea = "kode;nama;jarak km;menit;pos;lintang;bujur\n" +
	"91.01;Muara;;;;;\n91.01.01;Hilir;3;15;;-0,80;132,40\n91.01.02;Hulu;42;150;;-0,60;132,60\n91.01.03;Tanjung;;;;;\n" +
	"91.02;Pulau;;;;;\n91.02.01;Hilir;80;300;Pos Pulau;-1,20;133,00\n"

// Nothing in the program knows the codes of Purwokerto but model/area: an office
// that began without an area loads its own, and registers, refers and reckons
// there as any other.
func TestStoryABapasOfAnotherAreaLoadsItsOwn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kantor.guyub")
	d := open(t, path, "", tuitest.Options{})
	d.Press("tab", "ctrl+a", "ctrl+k").Type("Bapas Muara").Press("tab", "tab", "tab").See("Wilayah kerja: Banyumas").Press("space", "ctrl+s")
	d.Type("Ratna Dewi").Press("enter", "enter").Type("ratna").Press("enter").Type("bukit dan lembah").Press("enter").Type("bukit dan lembah").Press("enter")
	d.See("Kode pemulihan").Press("ctrl+q", "left", "enter")
	if err := d.gate.Close(); err != nil {
		t.Fatal(err)
	}
	d.gate.office = nil
	d = open(t, path, "", tuitest.Options{})
	d.Type("ratna").Press("enter").Type("bukit dan lembah").Press("enter").See("[1 Beranda]").Press("6").See("Wilayah kerja masih kosong", "guyub import regions")

	s, err := d.gate.office.SignIn(t.Context(), "ratna", "bukit dan lembah", "loket-9", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.SignOut()
	path = filepath.Join(t.TempDir(), "muara.csv")
	if err := os.WriteFile(path, []byte(otherArea), 0o600); err != nil {
		t.Fatal(err)
	}
	src, err := intake.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	_, totals, err := intake.Run(t.Context(), s, src, intake.Choice{Kind: sheet.Regions}, intake.Options{})
	if err != nil || totals.New != 6 {
		t.Fatalf("%+v, %v", totals, err)
	}
	client := model.Client{Register: "PB-0001/26", Name: "Wartono", Section: model.Adults, Sex: model.Male, District: "91.01.02",
		Terms: []model.Term{{Category: model.Parole, State: model.TermActive, Start: s.Today() - 10, End: s.Today() + 500}}}
	if _, err := s.SaveClient(t.Context(), store.NewOp("client.create"), client); err != nil {
		t.Fatal(err)
	}
	d.See("Hilir (Muara)", "Hilir (Pulau)", "Hulu", "! 0", "Hulu punya klien tanpa kelompok dalam 15 km: 1 klien", "1 kecamatan tanpa koordinat", "1 kecamatan tanpa waktu tempuh")
	d.Press("enter").See("Hulu", "42 km dari kantor, 150 menit", "Tidak ada kelompok").Press("x", "p").See("Pos Bapas di kecamatan").Press("enter").See("1. Pos Bapas di Hulu", "150 › 15").Press("esc", "esc")
	for _, r := range s.Books().Regions {
		if _, known := area.ExampleTravel()[r.Code]; known {
			t.Errorf("%s is of Purwokerto", r.Code)
		}
	}
	d.Press("2", "n").See("klien baru")
	d.Press("esc", "6").See("[6 Wilayah]")
}

// No code of Purwokerto's kabupaten stands in the source but in model/area, and
// in the demonstration, whose office it is.
func TestNoSourceButTheAreaKnowsTheCodesOfPurwokerto(t *testing.T) {
	known := map[string]bool{}
	for _, r := range area.Regions() {
		known[strconv.Quote(r.Code)] = true
	}
	read := 0
	for path := range goFiles(t) {
		if under(path, "model/area") || under(path, "model/demo") {
			continue
		}
		read++
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, path), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && known[lit.Value] {
				t.Errorf("%s knows %s", path, lit.Value)
			}
			return true
		})
	}
	if read < 100 {
		t.Fatalf("only %d files read: the walk is broken", read)
	}
}
