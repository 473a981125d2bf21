package demo

import (
	"fmt"
	"math/rand/v2"

	"guyub/model"
)

// standing is how a group of the demonstration stands.
type standing int

const (
	active   standing = iota // a session in the last 90 days
	dormant                  // agreement valid, nothing since months
	expiring                 // agreement ends within 60 days
	expired                  // agreement ended, the group still there
)

// circle is a group as the demonstration has it.
type circle struct {
	name     string
	field    model.Field
	party    model.PartyType
	district string
	does     []int // places in activities
	capacity int
	standing standing
	children bool
}

// circles are the 32 groups: by field 20, 7, 3 and 2, by kabupaten 18, 6, 3
// and 5, by standing 12 active, 11 dormant, 5 expiring, 4 expired.
func circles() []circle {
	const (
		law, self, eco, soc = model.LawAndCommunity, model.SelfReliance, model.Economy, model.Social
		business, faith     = model.PartyBusiness, model.PartyReligious
	)
	return []circle{
		{"Bengkel Maju", self, business, "33.02.19", []int{0, 1, 2}, 10, active, false},
		{"Pondok Nurul Bayan", self, faith, "33.02.17", []int{3, 9}, 15, active, true},
		{"Pangkas Rambut Rapi Jaya", self, business, "33.02.26", []int{0, 1}, 6, active, false},
		{"Kasur Lantai Makmur", self, business, "33.02.10", []int{0, 1, 8}, 8, active, false},
		{"Tani Subur Cikidang", self, model.PartyCivil, "33.02.17", []int{0, 9}, 12, active, false},
		{"Pusat Konseling Teduh", self, model.PartyAcademic, "33.02.27", []int{4}, 5, active, true},
		{"Lembaga Bantuan Hukum Adil Bersama", law, model.PartyLegalAid, "33.02.24", []int{5, 6}, 10, active, true},
		{"Cuci Motor Bersih", self, business, "33.02.25", []int{0, 1}, 4, dormant, false},
		{"Mebel Jati Wangon", self, business, "33.02.02", []int{0, 1, 2}, 6, dormant, false},
		{"Paguyuban RT Karangsari", law, model.PartyVillage, "33.02.21", []int{5, 7}, 15, dormant, false},
		{"Minyak Atsiri Serai Wangi", self, business, "33.02.16", []int{0, 8}, 12, dormant, false},
		{"Griya Jahit Melati", self, business, "33.02.06", []int{0, 1, 8}, 5, expiring, false},
		{"Majelis Taklim Al Ikhlas", self, faith, "33.02.14", []int{3}, 15, expiring, true},
		{"Warung Makan Sedap Rasa", eco, business, "33.02.26", []int{1, 2}, 2, dormant, false},
		{"Yayasan Anak Cahaya", soc, model.PartyCivil, "33.02.11", []int{4, 7}, 8, dormant, true},
		{"Toko Sepeda Ontel", self, business, "33.02.24", []int{0, 1}, 3, expired, false},
		{"Forum Advokat Peduli", law, model.PartyLegalAid, "33.02.26", []int{5, 6}, 10, expired, false},
		{"Peternak Kambing Gumelar", self, model.PartyCivil, "33.02.15", []int{0, 9}, 8, dormant, false},

		{"Bengkel Las Perwira", self, business, "33.03.06", []int{0, 1, 2}, 6, active, false},
		{"Knalpot Karya Mandiri", eco, business, "33.03.05", []int{0, 1, 2}, 8, active, false},
		{"Pondok Darul Falah", self, faith, "33.03.09", []int{3}, 12, dormant, true},
		{"Perangkat Desa Sukajati", law, model.PartyVillage, "33.03.07", []int{5, 7}, 10, dormant, false},
		{"Sapu Glagah Bobotsari", self, business, "33.03.09", []int{0, 8}, 10, expiring, false},
		{"Karang Taruna Tunas", soc, model.PartyCivil, "33.03.02", []int{7}, 15, expired, true},

		{"Keramik Klampok Asri", self, business, "33.04.02", []int{0, 1, 8}, 6, active, false},
		{"Petani Salak Madukara", self, model.PartyCivil, "33.04.08", []int{0, 9}, 12, dormant, false},
		{"Pos Hukum Banjarnegara", law, model.PartyLegalAid, "33.04.06", []int{5, 6}, 10, expiring, false},

		{"Anyaman Pandan Lestari", self, business, "33.05.20", []int{0, 1, 8}, 10, active, false},
		{"Genteng Sokka Bersatu", eco, business, "33.05.13", []int{1, 2}, 8, active, false},
		{"Paralegal Desa Kebumen", law, model.PartyLegalAid, "33.05.12", []int{5, 6}, 10, dormant, false},
		{"Pondok Al Huda Gombong", self, faith, "33.05.19", []int{3, 9}, 15, expired, true},
		{"Pusat Belajar Ruang Baru", law, model.PartyAcademic, "33.05.12", []int{4, 5}, 10, expiring, true},
	}
}

func groups(p Params, staff []model.Counselor) []model.Group {
	var out []model.Group
	for i, c := range circles() {
		r := rand.New(rand.NewPCG(p.Seed, mix(uint64(kindGroup)<<48|uint64(i))))
		g := model.Group{
			Meta: model.Meta{ID: newID(p.Seed, kindGroup, i)}, Code: fmt.Sprintf("PML-%03d", i+1), Name: c.name,
			Fields: []model.Field{c.field}, Kind: model.Association, Party: c.party,
			Leader: personName(r, model.Male, 45), Phone: fmt.Sprintf("08000022%04d", i+1),
			Address: fmt.Sprintf("Desa %s", village(r)), District: c.district, Capacity: c.capacity,
			Accepts:  model.Accepts{Adults: true, Children: c.children, Women: c.field != model.Economy},
			Criteria: [4]bool{true, true, true, true}, State: model.GroupActive,
			Mentor: mentor(staff, c.district, i),
		}
		if c.capacity <= 4 {
			g.Kind = model.Individual
		}
		if c.party == model.PartyBusiness && i%3 == 0 {
			g.Accepts.Excluded = []string{"Pencurian"}
		}
		for _, a := range c.does {
			g.Activities = append(g.Activities, activities()[a])
		}
		sign(&g, c.standing, p.Today, i, r)
		g.Partners = partners(r, i, g.DecreeDate)
		out = append(out, g)
	}
	return out
}

// sign fills in agreement, decree and last activity so that the group stands
// as it should on the day.
func sign(g *model.Group, s standing, today model.Date, i int, r *rand.Rand) {
	const term = 24 // months that an agreement runs
	var start model.Date
	switch s {
	case active:
		start, g.LastActivity = today.AddMonths(-4-r.IntN(14)), today.AddDays(-1-r.IntN(60))
	case dormant:
		start, g.LastActivity = today.AddMonths(-8-r.IntN(12)), today.AddDays(-120-r.IntN(90))
	case expiring:
		start, g.LastActivity = today.AddDays(5+i*3%50).AddMonths(-term), today.AddDays(-100-r.IntN(200))
	case expired:
		start, g.LastActivity = today.AddDays(-20-r.IntN(200)).AddMonths(-term), today.AddDays(-200-r.IntN(200))
	}
	year, month, _ := start.YMD()
	first := model.Agreement{
		No: fmt.Sprintf("PKS-%02d/%02d/%d", i+1, month, year), Date: start, Start: start, End: start.AddMonths(term).AddDays(-1),
		Scope: "pembimbingan klien di bidang " + fieldWord(g.Fields[0]), Signatory: g.Leader, Witness: "Kepala Divisi Pemasyarakatan (contoh)",
		File: fmt.Sprintf("map PKS %d, lembar %d", year, i+1),
	}
	if i%5 == 1 { // some have been renewed
		before := first
		before.Start, before.Date = start.AddMonths(-term), start.AddMonths(-term)
		before.End = start.AddDays(-1)
		y, m, _ := before.Start.YMD()
		before.No = fmt.Sprintf("PKS-%02d/%02d/%d", i+1, m, y)
		first.Renews = before.No
		g.Agreements = append(g.Agreements, before)
	}
	g.Agreements = append(g.Agreements, first)
	g.CriteriaDate = g.Agreements[0].Date.AddDays(-21)
	g.DecreeDate = g.Agreements[0].Date.AddDays(14)
	y, _, _ := g.DecreeDate.YMD()
	g.DecreeNo = fmt.Sprintf("W13.PAS.%d-%d Tahun %d", 40+i, 100+i, y)
}

func fieldWord(f model.Field) string {
	return [...]string{"", "hukum dan kemasyarakatan", "kemandirian dan kepribadian", "ekonomi", "sosial"}[f]
}

// partners are five or more, as the decree asks; every eighth group falls
// short, so that the compliance panel has something to say.
func partners(r *rand.Rand, i int, since model.Date) []model.Partner {
	parties := []struct {
		party    model.PartyType
		name     string
		resource string
	}{
		{model.PartyVillage, "Pemerintah Desa %s", "tempat pertemuan"},
		{model.PartyReligious, "Pengurus Masjid %s", "bimbingan rohani"},
		{model.PartyBusiness, "UD %s", "tempat magang"},
		{model.PartyCivil, "Karang Taruna %s", "relawan"},
		{model.PartyAcademic, "Dosen pendamping %s", "pelatihan"},
		{model.PartyGovernment, "Balai Latihan %s", "instruktur"},
		{model.PartyFamily, "Keluarga %s", "pendampingan"},
	}
	n := 5 + i%3
	if i%8 == 7 {
		n = 3
	}
	var out []model.Partner
	for j := range n {
		k := (i + j) % len(parties)
		what := village(r)
		if parties[k].party == model.PartyFamily {
			what = personName(r, model.Male, 50)
		}
		role := "anggota"
		if j == 0 {
			role = "ketua"
		}
		out = append(out, model.Partner{
			Name: fmt.Sprintf(parties[k].name, what), Party: parties[k].party, Role: role,
			Phone: fmt.Sprintf("08000033%02d%02d", i, j), Resource: parties[k].resource, From: since,
		})
	}
	return out
}

// mentor is a counselor of grade junior or above in the group's kabupaten. Whoever
// has the hard cases of the town has no group as well.
func mentor(staff []model.Counselor, district string, i int) model.ID {
	var able []model.ID
	for _, c := range staff {
		if c.Areas[0] == district[:5] && c.Grade >= model.GradeJunior && c.Name != fullest {
			able = append(able, c.ID)
		}
	}
	return able[i%len(able)]
}
