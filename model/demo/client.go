package demo

import (
	"fmt"
	"math/rand/v2"

	"guyub/model"
)

// person is a client in the making, with what several of their parts need to
// know.
type person struct {
	*rand.Rand
	o      *Office
	c      model.Client
	i      int
	age    int // years on the day of registration
	isNew  bool
	child  bool
	member int // the officer who guides them, by number
	risk   model.Risk
}

// Client returns client i of [Office.Len], always the same.
func (o *Office) Client(i int) model.Client {
	p := person{Rand: rand.New(rand.NewPCG(o.p.Seed, mix(uint64(i)))), o: o, i: i, isNew: i >= o.plan.fresh}
	today := o.p.Today
	p.c.ID = newID(o.p.Seed, kindClient, i)
	p.c.Registered = o.plan.registered(today, i)
	p.settle()
	p.describe()
	p.supervise()
	p.report()
	return p.c
}

// settle places the client: kabupaten, kecamatan, section, counselor, group.
func (p *person) settle() {
	pl := &p.o.plan
	regency, place, _ := pl.regency.find(pl.place.at(p.i))
	w := &pl.within[regency]
	code := regencyCode(regency)
	district, _ := w.district.of(place)
	p.c.District = p.o.places[code][district]

	section, inSection, _ := w.section.find(place)
	if p.child = section == 0; p.child {
		p.c.Section = model.Children
		p.member = w.child
		p.risk = model.RiskLow + model.Risk(weighted(p.Rand, 70, 25, 5))
	} else {
		p.c.Section = model.Adults
		officer, rank, heads := w.heads.find(inSection)
		p.member = w.officers[officer]
		p.risk = p.o.plan.staff[p.member].mix.at(rank, heads)
		if part, nth := w.taking.of(inSection); part == 0 && !p.isNew && len(w.slots) > 0 {
			// Spread the participants evenly over the places.
			slot := nth * len(w.slots) / max(w.taking.split.size(0), 1) % len(w.slots)
			p.c.Group = p.o.Groups[w.slots[slot]].ID
		}
	}
	if p.isNew {
		p.risk = model.RiskUnassessed
	}
}

// at returns the risk of the client at a place among heads of them.
func (m risks) at(place, heads int) model.Risk {
	part, _, _ := newSplit(heads, m[0], m[1], m[2]).find(place)
	return model.RiskLow + model.Risk(part)
}

// describe fills in who the client is.
func (p *person) describe() {
	c := &p.c
	sex, _ := p.o.plan.sex.of(p.i)
	c.Sex = model.Male + model.Sex(sex)
	if p.child {
		p.age = 14 + p.IntN(3)
	} else {
		// Median 33: half from 19 to 33, then a tail to 65.
		p.age = []int{19 + p.IntN(7), 26 + p.IntN(8), 34 + p.IntN(11), 45 + p.IntN(21)}[weighted(p.Rand, 22, 29, 32, 17)]
	}
	c.Born = c.Registered.AddMonths(-12 * p.age).AddDays(-p.IntN(330))
	c.Name = personName(p.Rand, c.Sex, p.age)
	if !p.child && c.Sex == model.Male && chance(p.Rand, 7) {
		c.Name = pick(p.Rand, rareNames)
	}
	if chance(p.Rand, 120) {
		c.Alias = nickname(p.Rand, c.Name)
	}
	if chance(p.Rand, 960) {
		c.NIK = p.nik()
	}
	c.BirthPlace = pick(p.Rand, []string{"Banyumas", "Purbalingga", "Banjarnegara", "Kebumen", "Banyumas", "Cilacap", "Wonosobo", "Jakarta", "Bandung", "Tegal"})
	c.Religion = []model.Religion{model.Islam, model.Protestant, model.Catholic, model.Buddhist, model.Hindu, model.Belief}[weighted(p.Rand, 960, 16, 12, 4, 3, 5)]
	c.Street = fmt.Sprintf("Dusun %s", pick(p.Rand, []string{"Krajan", "Kauman", "Sawahan", "Pesantren", "Kalibening", "Karangtengah", "Gunungsari", "Pagubugan"}))
	if chance(p.Rand, 250) {
		c.Street = fmt.Sprintf("Jl. %s No. %d", pick(p.Rand, []string{"Melati", "Mawar", "Kenanga", "Merpati", "Jati", "Cendana", "Pasar Lama", "Stasiun"}), 1+p.IntN(120))
	}
	c.RTRW = fmt.Sprintf("%03d/%03d", 1+p.IntN(9), 1+p.IntN(12))
	c.Village = village(p.Rand)
	if chance(p.Rand, 900) {
		c.Phone = p.phone()
	}
	c.NearVictim = chance(p.Rand, 20)
	if chance(p.Rand, 10) {
		c.Disability = pick(p.Rand, []string{"pendengaran berkurang", "penglihatan berkurang", "sulit berjalan", "diabetes, obat rutin"})
	}
	p.livelihood()
	c.Interests = p.interests()
	if chance(p.Rand, 400) {
		c.Skills = pick(p.Rand, []string{"memasak", "mengemudi", "pertukangan kayu", "las dan bengkel motor", "bertani", "beternak kambing", "menjahit", "memangkas rambut", "komputer dasar", "bangunan"})
	}
}

func (p *person) livelihood() {
	c := &p.c
	if p.child {
		c.Marital, c.Education = model.Single, []model.Education{model.Primary, model.JuniorHigh}[weighted(p.Rand, 35, 65)]
		c.Employment = []model.Employment{model.Student, model.Unemployed, model.Casual}[weighted(p.Rand, 70, 20, 10)]
		return
	}
	c.Education = []model.Education{model.NoSchool, model.Primary, model.JuniorHigh, model.SeniorHigh, model.Diploma, model.Bachelor, model.Postgraduate}[weighted(p.Rand, 4, 36, 30, 25, 2, 3, 0)]
	if p.age < 25 {
		c.Marital = []model.Marital{model.Single, model.Married, model.Divorced}[weighted(p.Rand, 75, 22, 3)]
	} else {
		c.Marital = []model.Marital{model.Single, model.Married, model.Divorced, model.Widowed}[weighted(p.Rand, 20, 62, 14, 4)]
	}
	kind, _ := p.o.plan.employment.of(p.i)
	c.Employment = model.Unemployed + model.Employment(kind)
	switch {
	case c.Employment == model.Unemployed && c.Sex == model.Female:
		c.Employment, c.Job = model.Homemaker, "ibu rumah tangga"
	case c.Employment == model.Casual:
		c.Job = pick(p.Rand, []string{"buruh tani", "buruh bangunan", "kuli pasar", "tukang parkir", "buruh penderes", "ojek"})
	case c.Employment == model.Employed:
		c.Job = pick(p.Rand, []string{"karyawan pabrik rambut palsu", "sopir truk", "karyawan toko", "penjaga gudang", "karyawan bengkel", "pelayan warung makan"})
	case c.Employment == model.SelfEmployed:
		c.Job = pick(p.Rand, []string{"pedagang bakso", "bengkel motor", "warung kelontong", "ternak ayam", "tukang kayu", "pedagang sayur", "pangkas rambut", "petani"})
	}
}

func (p *person) interests() []string {
	all := activities()
	first := p.IntN(len(all))
	switch weighted(p.Rand, 30, 50, 20) {
	case 1:
		return []string{all[first]}
	case 2:
		return []string{all[first], all[(first+1+p.IntN(len(all)-1))%len(all)]}
	}
	return nil
}

// nik is an identity number that nobody has: its kecamatan is numbered down
// from 99, which no kabupaten reaches. No two clients share one.
func (p *person) nik() string {
	const serials = 9999
	block := p.i / serials
	_, m, d := p.c.Born.YMD()
	y, _, _ := p.c.Born.YMD()
	if p.c.Sex == model.Female {
		d += 40
	}
	return fmt.Sprintf("33%02d%02d%02d%02d%02d%04d", 2+block%4, 99-block/4%70, d, m, y%100, p.i%serials+1)
}

// phone is a number that no network has given out.
func (p *person) phone() string { return fmt.Sprintf("08000%07d", p.IntN(10_000_000)) }

// report fills in how the client keeps the duty to report.
func (p *person) report() {
	c, today := &p.c, p.o.p.Today
	if c.Term().State != model.TermActive {
		return
	}
	misses, _ := p.o.plan.report.of(p.i)
	if misses == 3 && chance(p.Rand, 300) {
		misses++
	}
	if misses > 0 {
		// The last due date that was missed passed after the days of grace and
		// less than a month ago. Nobody has missed more reports than came due
		// since they were registered.
		last := today.AddDays(-4 - p.IntN(24))
		for ; misses > 0; misses-- {
			if due := last.AddMonths(1 - misses); due > c.Registered {
				c.NextReport = due
				_, _, c.ReportDay = last.YMD()
				c.Misses = misses
				return
			}
		}
	}
	c.NextReport = today.AddDays(p.IntN(31))
	defer func() {
		_, _, c.ReportDay = c.NextReport.YMD()
		if c.NextReport > c.Term().End {
			c.NextReport = 0 // guidance ends before
		}
	}()
	// Offices see most of their clients in the first week of a month.
	if _, _, day := c.NextReport.YMD(); day > 7 && chance(p.Rand, 350) {
		first := c.NextReport.AddDays(1 - day)
		if first = first.AddDays(p.IntN(7)); first >= today {
			c.NextReport = first
		}
	}
}
