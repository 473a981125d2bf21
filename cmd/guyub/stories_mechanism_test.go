package main

import "testing"

// The stories of the mechanism: how the office works with its groups, and how a
// group goes from candidate to active and on.

func TestStoryTheHelpShowsWhereAMatterStandsOnItsWay(t *testing.T) {
	d := morning(t, "kasubsi")
	d.Press("t", "tab").See("Urusan").Press("?").See("Alur litmas", "mulai → diterima", "[DITERIMA] → didisposisi").Press("esc")
	d.Press("enter").Press("?").See("Alur litmas", "] →", "PK penanggung jawab").Press("esc", "esc", "esc")
	d.Press("4", "enter", "?").See("Alur kelompok", "kurung siku")
}
