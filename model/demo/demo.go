// Package demo makes the demonstration office: a Bapas with fictional people
// in a real working area, shaped like the published figures of Bapas Kelas II
// Purwokerto, so that every screen has something true to life to show.
//
// Everything follows from the seed, the number of clients and the day: the
// same parameters give the same office, byte for byte, in whatever order its
// clients are asked for. One client is made at a time, so an office of a
// million needs no more memory than one of ten.
//
// Nobody here exists. Names are put together from lists of common given names;
// telephone numbers start with 08000 and NIK with a kecamatan number that no
// kabupaten has, so neither can be anybody's. The package knows no store and
// no screen.
package demo

import (
	"encoding/binary"
	"iter"
	"math/rand/v2"

	"guyub/model"
	"guyub/model/area"
)

// Password is the password of every user of the demonstration office.
const Password = "guyub-demo"

// Params say which office to make.
type Params struct {
	Clients int        // how many clients; 0 or more
	Seed    uint64     // the same seed makes the same people
	Today   model.Date // the day on which the office stands as described
}

// Office is the demonstration office. Its clients are made on demand; all the
// rest, a few hundred records, is there.
type Office struct {
	Office     model.Office
	Regions    []model.Region
	Norms      []model.Norm
	Users      []model.User
	Counselors []model.Counselor
	Groups     []model.Group
	Holidays   []model.Holiday
	Sites      []model.Site
	Offerings  []model.Offering

	p        Params
	plan     plan
	places   map[string][]string // codes of the kecamatan of a kabupaten
	onToday  model.Norms
	calendar model.Calendar
}

// Build makes the office.
func Build(p Params) *Office {
	p.Clients = max(p.Clients, 0)
	o := &Office{p: p, Office: head(p), places: make(map[string][]string)}
	travel, seats := area.ExampleTravel(), area.ExampleSeats()
	for i, r := range area.Regions() {
		r.ID = newID(p.Seed, kindRegion, i)
		if r.Parent != "" {
			o.places[r.Parent] = append(o.places[r.Parent], r.Code)
			r.DistanceM, r.TravelMin = travel[r.Code].Metres, travel[r.Code].Minutes
			r.Latitude, r.Longitude = seats[r.Code].Latitude, seats[r.Code].Longitude
		}
		o.Regions = append(o.Regions, r)
	}
	o.Counselors = counselors(p)
	o.Users = users(p, o.Counselors)
	o.Groups = groups(p, o.Counselors)
	o.plan = newPlan(p, o.Groups)
	o.Norms, o.Holidays, o.Sites = norms(p), holidays(p), sites(p)
	o.Offerings = offerings(p, o.Groups)
	o.onToday, o.calendar = model.NormsOn(o.Norms, p.Today), model.NewCalendar(o.Holidays)
	return o
}

// Len returns how many clients the office has.
func (o *Office) Len() int { return o.p.Clients }

// Clients yields every client, the one registered first at the start.
func (o *Office) Clients() iter.Seq[model.Client] {
	return func(yield func(model.Client) bool) {
		for i := range o.p.Clients {
			if !yield(o.Client(i)) {
				return
			}
		}
	}
}

// head is the office itself with the lists that it offers its desks.
func head(p Params) model.Office {
	return model.Office{
		Meta:      model.Meta{ID: newID(p.Seed, kindOffice, 0)},
		Name:      area.OfficeName,
		Class:     "Kelas II",
		Address:   "Jl. Contoh No. 1, Purwokerto",
		Phone:     "080000000001",
		HeadName:  headOfOffice,
		Regencies: area.Codes(),
		Zone:      model.WIB,
		Language:  "id",
		Demo:      true,
		Offences: []string{
			"Dalam Jabatan", "Ekonomi", "Fidusia", "ITE", "KDRT", "Kehutanan", "Kenakalan", "Korupsi", "Kesusilaan",
			"Lalu Lintas", "Mata Uang", "Memalsukan Materai/Surat", "Memeras/Mengancam", "Money Laundering/TPPU",
			"Merusak Barang", "Narkotika", "Pembakaran", "Pembunuhan", "Penadahan", "Penganiayaan", "Penggelapan",
			"Penipuan", "Penculikan", "Pencurian", "Penyuapan", "Penyelundupan", "Perjudian", "Perikanan",
			"Perlindungan Anak", "Perampokan", "Politik", "Pornografi", "Subversi", "Terhadap Kepala Negara",
			"Terhadap Ketertiban", "Teroris", "Trafficking", "Yang lain",
		},
		Activities:    activities(),
		MoveReasons:   moveReasons(),
		Letterhead:    []string{"KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN", "BALAI PEMASYARAKATAN KELAS II PURWOKERTO", "(data contoh, bukan data kantor)"},
		RevealReasons: true,
	}
}

// norms are the decisions that the office has taken: when a group is active, and
// what it wants to reach by the indicators of effectiveness.
func norms(p Params) []model.Norm {
	out := []model.Norm{{
		Meta: model.Meta{ID: newID(p.Seed, kindNorm, 0)}, Key: model.NormActiveDays, Value: 90_000,
		From: p.Today.AddMonths(-18), Source: "Keputusan Kabapas (contoh)", Note: "Kelompok disebut aktif bila ada kegiatan dalam 90 hari.",
	}}
	for _, t := range []struct {
		key   model.NormKey
		milli int64
	}{
		{model.NormTargetE1, 20_000}, {model.NormTargetE2, 30_000}, {model.NormTargetE3, 85_000}, {model.NormTargetE4, 100_000},
		{model.NormTargetE5, 85_000}, {model.NormTargetE6, 90_000}, {model.NormTargetE7, 90_000}, {model.NormTargetE8, 70_000},
		{model.NormTargetE9, 95_000}, {model.NormTargetE10, 500}, {model.NormTargetE11, 100_000}, {model.NormTargetE12, 4_000}, {model.NormTargetE13, 10_000},
	} {
		out = append(out, model.Norm{
			Meta: model.Meta{ID: newID(p.Seed, kindNorm, len(out))}, Key: t.key, Value: t.milli,
			From: p.Today.AddMonths(-18), Source: "Rencana kerja kantor (contoh)",
		})
	}
	return out
}

func activities() []string {
	return []string{
		"Pelatihan keterampilan", "Magang/praktik kerja", "Penempatan kerja", "Bimbingan rohani", "Konseling psikologis",
		"Penyuluhan hukum", "Bantuan hukum", "Aksi sosial", "Pemasaran produk", "Ketahanan pangan",
	}
}

func moveReasons() []string {
	return []string{"Pemerataan beban", "PK cuti", "PK pindah tugas", "Klien pindah alamat", "Pertimbangan keamanan", "Permintaan klien"}
}

// kind tells the records apart that ids are made for.
type kind uint64

const (
	kindClient kind = iota
	kindCounselor
	kindUser
	kindGroup
	kindRegion
	kindNorm
	kindOffice
	kindContact
	kindMatter
	kindHoliday
	kindSite
	kindOffering
	kindEnrolment
	kindMeeting
	kindMonitoring
	kindAbstention
	kindLoadMonth
	kindAcceptance
	kindOutreach
)

// newID returns the id of the i-th record of a kind: shaped like a UUIDv7,
// rising with i, and the same for the same seed. The times in it are made up,
// a millisecond apart, from the start of 2024.
func newID(seed uint64, k kind, i int) model.ID {
	const start = 1_704_067_200_000 // 2024-01-01 UTC in milliseconds
	rng := rand.NewPCG(seed, mix(uint64(k)<<48|uint64(i)))
	var id model.ID
	binary.BigEndian.PutUint64(id[:8], uint64(start+i)<<16|0x7000|rng.Uint64()&0x0fff)
	binary.BigEndian.PutUint64(id[8:], 0x8000_0000_0000_0000|rng.Uint64()>>2)
	return id
}
