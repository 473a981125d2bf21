package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/screen/record/recordtest"
	"guyub/tui/tuitest"
)

// chooser shows the screen in a folder of its own.
func chooser(folder string) func(env *kit.Env, s *store.Session) kit.Screen {
	return func(env *kit.Env, s *store.Session) kit.Screen {
		env.Folder = folder
		return NewChooser(env, s, Participation)
	}
}

func TestAReportIsChosenLookedAtAndWritten(t *testing.T) {
	o := recordtest.Open(t, 60)
	folder := t.TempDir()
	d := o.ShowAt(tuitest.Options{W: 80, H: 24}, "kabapas", chooser(folder))
	d.See("Partisipasi klien", "Oktober 2026", "PDF, untuk ditandatangani", "laporan-partisipasi-2026-10.pdf")

	d.Press("l")
	d.See("PARTISIPASI KLIEN", "R-2/2026-10")
	d.Press("esc")

	d.Press("w")
	d.See("Tersimpan: ")
	path := filepath.Join(folder, "laporan-partisipasi-2026-10.pdf")
	first, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(first), "%PDF") {
		t.Fatalf("nothing was written: %v", err)
	}

	// Over it only after a question whose first answer is no.
	d.Press("w")
	d.See("sudah ada. Ganti?")
	d.Press("enter")
	d.NotSee("sudah ada")

	// Another report, another month, another form.
	d.Press("home", "enter")
	d.See("Laporan bulanan")
	d.Press("end", "enter")
	d.See("Laporan bulanan")
	d.Press("home", "down", "enter")
	d.See("Bulan 2026-10")
	d.Press("ctrl+u")
	d.Type("2026-09")
	d.Press("enter")
	d.See("September 2026", "laporan-bulanan-2026-09.pdf")
	d.Press("enter", "ctrl+u")
	d.Type("entah")
	d.Press("enter")
	d.See("Masa tidak terbaca", "September 2026")
}

// A desk of another machine writes no files here, and says so.
func TestADeskOfAnotherMachineWritesNoFiles(t *testing.T) {
	o := recordtest.Open(t, 60)
	d := o.ShowAt(tuitest.Options{W: 80, H: 24}, "kabapas", chooser(""))
	d.See("Meja ini tidak menyimpan berkas")
	d.NotSee(".pdf", "simpan berkas")
	d.Press("w", "ctrl+s")
	d.NotSee("Tersimpan")
	d.Press("l")
	d.See("PARTISIPASI KLIEN")
}

func TestTheScreenOfReportsFitsEverySize(t *testing.T) {
	o := recordtest.Open(t, 60)
	o.EverySize("kabapas", chooser("/tmp"), func(d *tuitest.Driver) {
		titles := []string{lang.For(lang.Indonesian).Report.Titles["participation"], lang.For(lang.English).Report.Titles["participation"]}
		if s := d.Screen(); !strings.Contains(s, titles[0]) && !strings.Contains(s, titles[1]) {
			t.Errorf("no report is chosen:\n%s", s)
		}
		d.Press("l")
	})
}
