package main

import (
	"testing"

	"guyub/model"
	"guyub/store"
	"guyub/tui/lang"
	"guyub/tui/screen/caseload"
)

// Up to four counselors stand side by side, with the sum of each.
func TestStoryCounselorsAreComparedSideBySide(t *testing.T) {
	d := morning(t, "kasubsi")
	d.Press("5", "b").See("Tandai dua sampai empat PK").Press("space", "b").See("Tandai dua sampai empat PK")
	d.Press("space", "space", "space", "b").See("Beban PK › bandingkan")
	asSomebody(t, d, "kasubsi", func(s *store.Session) {
		l := lang.For(lang.Indonesian)
		team := caseload.Team(s.Books(), s.Roster(), s.Today())
		names, hours, capacity, left, mix := "PK", "Jumlah beban", "Kapasitas", "sisa", "T/S/R"
		for i := range team.Loads[:4] {
			load := &team.Loads[i]
			names += " " + model.ShortName(load.Counselor.Name)
			hours += " " + l.HoursBare(load.Minutes)
			capacity += " " + l.HoursBare(load.Capacity)
			left += " " + l.HoursBare(load.Left())
			mix += " " + l.F("%d/%d/%d", load.High, load.Medium, load.Low)
		}
		d.See(names, hours, capacity, left, mix, "status cuti berlebih berlebih berlebih", "Risiko tinggi", "Perjalanan")
	})
	d.Press("esc").See("[5 Beban PK]").Press("space", "b").See("5 PK ditandai; paling banyak empat").NotSee("› bandingkan")
}
