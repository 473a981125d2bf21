package main

import (
	"strings"
	"testing"

	"guyub/tui/tuitest"
)

// The stories of the room Efektivitas: whether the groups work, asked every day.

func TestStoryTheHeadAsksWhetherTheGroupsWork(t *testing.T) {
	d := open(t, wholeFile(t), "kabapas", tuitest.Options{})
	d.Press("7").See("[7 Efektivitas]", "[Indikator]", "s.d. 24 Nov 2026", "E1 ", "E13", "ditawari")
	d.Press(",").See("Oktober 2026").Press("enter").See("E1 Tingkat partisipasi · Oktober 2026", "dibagi", "klien hadir").Press("end").See("Per kabupaten", "Banyumas", "Kebumen")
	d.Press("l").See("[Dihitung", "Tidak dihitung").Press("enter").See("PK ").Press("esc", "esc", "esc")
	d.Press("c").See("[Corong]", "Teridentifikasi", "Di mana klien terhenti").Press("t").See("[Lima faktor]", "Hambatan menurut penelitian").Press("b").See("bukan hubungan sebab-akibat").Press("esc").See("[Indikator]")
}

func TestStoryAMonthIsClosedAndStaysWhatItWas(t *testing.T) {
	d := open(t, wholeFile(t), "kabapas", tuitest.Options{})
	d.Press("7", ",").See("Oktober 2026", "Oktober 2026 belum ditutup [T]")
	d.Press("T").See("Tutup Oktober 2026").Press("right", "enter").See("Oktober 2026 ditutup", "[Tutup bulan]")
	d.Press("enter").See("[Indikator]", "Angka ditutup 24 Nov 2026").Press("enter").See("Ditutup", "sama dengan yang dilaporkan")
}

func TestStoryWhoMayNotCloseIsNotAsked(t *testing.T) {
	d := open(t, wholeFile(t), "operator", tuitest.Options{})
	d.Press("7", ",").See("Oktober 2026").NotSee("belum ditutup [T]").Press("T").NotSee("Tutup Oktober")
}

// A part of the office is counted alone, and everything behind it too.
func TestStoryOneKabupatenIsLookedAtAlone(t *testing.T) {
	d := open(t, wholeFile(t), "kabapas", tuitest.Options{})
	d.Press("7", "f").See("Bagian kantor yang dihitung").Press("right", "ctrl+s").See("[Banyumas]", "angka seluruh kantor")
	d.Press("c").See("[Banyumas]").Press("esc", "l").See("[Banyumas]", "[Dihitung").Press("esc", "x").NotSee("[Banyumas]")
}

func TestStoryIndicatorsAreToldInPlainLines(t *testing.T) {
	p := speak(t, demoFile(t), "kabapas")
	p.hears("Beranda.").says("ruang efektivitas").hears("Efektivitas, November 2026.", "1. E1 Tingkat partisipasi: ", "12 bulan sampai Nov 2026: ")
	p.says("1").hears("E1 Tingkat partisipasi", "12 bulan: Des 2025", "Banyumas").says("0")
	p.says(":").says("corong").says("1")
	for _, block := range "▁▂▃▄▅▆▇█─" {
		if strings.ContainsRune(p.transcript(), block) {
			t.Fatalf("%q was told:\n%s", block, p.transcript())
		}
	}
	readable(t, p.transcript())
}
