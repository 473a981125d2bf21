// Package area knows the working area (wilayah kerja) of Bapas Kelas II
// Purwokerto: its four kabupaten and their 91 kecamatan, with the codes of the
// Ministry of Home Affairs.
//
// It is where an office's regions come from when the office is set up, and
// nothing else: once there, regions are the office's own data, and whoever
// reads a record resolves its kecamatan in the office's book, never here. The
// package knows no client and no store.
//
// Codes and names follow Kepmendagri 300.2.2-2138 of 2025; areas are those of
// the Badan Informasi Geospasial (December 2024), populations those published
// with the codes in 2025. Both are known for the kabupaten only, so a
// kecamatan carries neither. Ways to the kecamatan are not part of the facts:
// see [ExampleTravel].
package area

import (
	"fmt"

	"guyub/model"
)

// OfficeName is the name of the office whose area this is.
const OfficeName = "Bapas Kelas II Purwokerto"

// regency is a kabupaten with what is published about it.
type regency struct {
	code, name string
	areaHa     int
	population int
	districts  []district
}

// district is a kecamatan; its code is the kabupaten's and its place in the
// list, from 01. The way is an example (see [ExampleTravel]).
type district struct {
	name string
	km   int // one way from the office, by road
	hill bool
}

// Codes returns the codes of the four kabupaten, in order.
func Codes() []string {
	all := regencies()
	codes := make([]string, len(all))
	for i := range all {
		codes[i] = all[i].code
	}
	return codes
}

// Regions returns the working area as the facts give it: every kabupaten,
// each followed by its kecamatan, in the order of their codes. The records
// have no ids yet, and no distances: an office measures its own.
func Regions() []model.Region {
	var out []model.Region
	for _, r := range regencies() {
		out = append(out, model.Region{Code: r.code, Name: r.name, AreaHa: r.areaHa, Population: r.population})
		for i, d := range r.districts {
			out = append(out, model.Region{Code: districtCode(r.code, i), Name: d.name, Parent: r.code})
		}
	}
	return out
}

// Travel is a way from the office to the seat of a kecamatan.
type Travel struct {
	Metres  int // one way
	Minutes int // there and back
}

// ExampleTravel returns a plausible way to every kecamatan, by its code. The
// numbers are estimates for the demonstration office, to be marked as such
// wherever they are shown; no office should plan with them. Only Wanayasa
// (77.5 km, from a report on the planned Pos Bapas Banjarnegara) was read
// anywhere.
func ExampleTravel() map[string]Travel {
	// Minutes there and back for a kilometre of distance: 40 km/h in the
	// plain, 30 km/h in the hills.
	const plain, hills = 3, 4
	out := make(map[string]Travel)
	for _, r := range regencies() {
		for i, d := range r.districts {
			t := Travel{Metres: d.km * 1000, Minutes: d.km * plain}
			if d.hill {
				t.Minutes = d.km * hills
			}
			if d.name == "Wanayasa" {
				t.Metres = 77_500
			}
			// Nobody plans a visit finer than five minutes, or under a quarter of an hour.
			t.Minutes = max(15, (t.Minutes+4)/5*5)
			out[districtCode(r.code, i)] = t
		}
	}
	return out
}

func districtCode(regency string, i int) string { return fmt.Sprintf("%s.%02d", regency, i+1) }

func regencies() []regency {
	return []regency{
		{"33.02", "Banyumas", 139_115, 1_868_446, []district{
			{"Lumbir", 36, true}, {"Wangon", 30, false}, {"Jatilawang", 26, false}, {"Rawalo", 20, false},
			{"Kebasen", 18, false}, {"Kemranjen", 31, false}, {"Sumpiuh", 41, false}, {"Tambak", 47, false},
			{"Somagede", 24, true}, {"Kalibagor", 10, false}, {"Banyumas", 17, false}, {"Patikraja", 9, false},
			{"Purwojati", 22, true}, {"Ajibarang", 19, false}, {"Gumelar", 28, true}, {"Pekuncen", 24, true},
			{"Cilongok", 13, false}, {"Karanglewas", 6, false}, {"Sokaraja", 9, false}, {"Kembaran", 8, false},
			{"Sumbang", 10, false}, {"Baturraden", 12, true}, {"Kedungbanteng", 7, false}, {"Purwokerto Selatan", 3, false},
			{"Purwokerto Barat", 3, false}, {"Purwokerto Timur", 2, false}, {"Purwokerto Utara", 3, false},
		}},
		{"33.03", "Purbalingga", 80_576, 1_057_750, []district{
			{"Kemangkon", 24, false}, {"Bukateja", 34, false}, {"Kejobong", 34, true}, {"Kaligondang", 26, false},
			{"Purbalingga", 20, false}, {"Kalimanah", 16, false}, {"Kutasari", 23, false}, {"Mrebet", 29, false},
			{"Bobotsari", 32, false}, {"Karangreja", 43, true}, {"Karanganyar", 37, true}, {"Karangmoncol", 43, true},
			{"Rembang", 45, true}, {"Bojongsari", 25, false}, {"Padamara", 16, false}, {"Pengadegan", 35, true},
			{"Karangjambu", 46, true}, {"Kertanegara", 40, true},
		}},
		{"33.04", "Banjarnegara", 114_490, 1_071_977, []district{
			{"Susukan", 36, false}, {"Purworeja Klampok", 41, false}, {"Mandiraja", 47, false}, {"Purwanegara", 52, false},
			{"Bawang", 57, false}, {"Banjarnegara", 65, false}, {"Sigaluh", 72, true}, {"Madukara", 70, true},
			{"Banjarmangu", 70, true}, {"Wanadadi", 61, false}, {"Rakit", 54, false}, {"Punggelan", 63, true},
			{"Karangkobar", 74, true}, {"Pagentan", 80, true}, {"Pejawaran", 84, true}, {"Batur", 96, true},
			{"Wanayasa", 78, true}, {"Kalibening", 80, true}, {"Pandanarum", 75, true}, {"Pagedongan", 69, true},
		}},
		{"33.05", "Kebumen", 133_390, 1_446_833, []district{
			{"Ayah", 58, true}, {"Buayan", 60, true}, {"Puring", 68, false}, {"Petanahan", 76, false},
			{"Klirong", 84, false}, {"Buluspesantren", 90, false}, {"Ambal", 97, false}, {"Mirit", 104, false},
			{"Prembun", 104, false}, {"Kutowinangun", 97, false}, {"Alian", 93, true}, {"Kebumen", 87, false},
			{"Pejagoan", 85, false}, {"Sruweng", 81, false}, {"Adimulyo", 74, false}, {"Kuwarasan", 69, false},
			{"Rowokele", 55, true}, {"Sempor", 66, true}, {"Gombong", 65, false}, {"Karanganyar", 74, false},
			{"Karanggayam", 85, true}, {"Sadang", 103, true}, {"Bonorowo", 108, false}, {"Padureso", 108, true},
			{"Poncowarno", 99, true}, {"Karangsambung", 105, true},
		}},
	}
}
