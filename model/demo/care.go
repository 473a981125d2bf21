package demo

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"time"

	"guyub/model"
)

// cared is how many clients have contacts and matters: those of an office of
// the usual size. An office of a million is for measuring lists, and would
// take minutes to fill with their papers too.
const cared = 1300

// caseOf is a client's case in the making: what has been done with them.
type caseOf struct {
	*rand.Rand
	o *Office
	c model.Client
	i int
	n int // contacts made so far
}

// cases yields the case of every client who has one.
func (o *Office) cases() iter.Seq[*caseOf] {
	return func(yield func(*caseOf) bool) {
		for i := range min(o.p.Clients, cared) {
			// A generator of its own, so that a case tells nothing new of its client.
			rng := rand.New(rand.NewPCG(mix(o.p.Seed), mix(uint64(i))))
			if !yield(&caseOf{Rand: rng, o: o, c: o.Client(i), i: i}) {
				return
			}
		}
	}
}

// Contacts yields what the office did with its clients in the last year:
// reports, talks, visits and days of community service.
func (o *Office) Contacts() iter.Seq[model.Contact] {
	return func(yield func(model.Contact) bool) {
		for p := range o.cases() {
			for _, c := range p.contacts() {
				if !yield(c) {
					return
				}
			}
		}
	}
}

func (p *caseOf) contacts() []model.Contact {
	a := p.c.Assignment()
	if a == nil || p.c.Term().State != model.TermActive {
		return nil
	}
	all := p.reports(1, reportsLately)
	if day := p.recent(50); p.IntN(100) < 30 && day != 0 {
		c := p.contact(model.Talk, day)
		c.Officer, c.Plan = a.Counselor, pick(p.Rand, plans)
		all = append(all, c)
	}
	if day := p.recent(80); p.IntN(100) < 15 && day != 0 {
		c := p.contact(model.Visit, day)
		c.Officer, c.Mode, c.District = a.Counselor, model.AtHome, p.c.District
		c.Place = p.c.Street
		c.Met = pick(p.Rand, []string{"orang tua klien", "istri dan kepala dusun", "ketua RT", "penjamin", "tidak ada orang di rumah"})
		c.Surroundings = pick(p.Rand, surroundings)
		all = append(all, c)
	}
	all = append(all, p.service()...)
	return append(all, p.reports(reportsLately+1, reportsBack)...)
}

func (p *caseOf) contact(kind model.ContactKind, day model.Date) model.Contact {
	p.n++
	const most = 64 // contacts of one client
	return model.Contact{
		Meta:   model.Meta{ID: newID(p.o.p.Seed, kindContact, p.i*most+p.n)},
		Client: p.c.ID, Kind: kind, Day: day, Minute: 8*60 + p.IntN(6*60), Condition: pick(p.Rand, conditions),
	}
}

// recent is one of the last days on which the client was guided, 0 when there
// were none.
func (p *caseOf) recent(days int) model.Date {
	day := p.o.p.Today.AddDays(-1 - p.IntN(days))
	if day <= p.c.Registered {
		return 0
	}
	return day
}

// A client reported for so many months back: a year, so that every plot of
// twelve months has something to show. The latest are made before the talks and
// visits, the others after them.
const (
	reportsLately = 3
	reportsBack   = 12
)

// reports are those that the client made, from one back to another, each
// answering a due date, so that the schedule stands where they have brought it.
func (p *caseOf) reports(first, last int) []model.Contact {
	var all []model.Contact
	next := p.c.NextReport
	from := next
	for k := 0; from == 0; k-- {
		// The one after the last would come after the end.
		if due := p.dueBefore(p.o.p.Today, k); due > p.c.Term().End {
			from = due
		}
	}
	if first > 1 {
		next = p.dueBefore(from, first-1)
	}
	for k := first; k <= last; k++ {
		due := p.dueBefore(from, k)
		if due <= p.c.Registered {
			break
		}
		day := min(due.AddDays([]int{-3, -1, 0, 0, 0, 0, 1, 2}[p.IntN(8)]), p.o.p.Today)
		if day <= p.c.Registered {
			break
		}
		c := p.contact(model.Report, day)
		c.Mode, c.Due, c.Was, c.Next = model.FaceToFace, due, due, next
		c.Employment, c.Activity = p.c.Employment, p.c.Job
		c.Surroundings, c.Difficulties, c.Plan = pick(p.Rand, surroundings), pick(p.Rand, difficulties), pick(p.Rand, plans)
		if p.IntN(100) < 6 {
			c.Mode, c.Reason = model.Online, "rumah jauh, tidak ada ongkos"
		}
		if c.Late() && c.Reason == "" {
			c.Reason = pick(p.Rand, []string{"bekerja di luar kota", "sakit", "lupa tanggal", "tidak ada kendaraan"})
		}
		all = append(all, c)
		next = due
	}
	return all
}

// dueBefore is the due date so many months before that of a month, on the
// client's day.
func (p *caseOf) dueBefore(from model.Date, k int) model.Date {
	y, m, _ := from.YMD()
	first := model.On(y, m, 1).AddMonths(-k)
	_, _, last := first.AddMonths(1).AddDays(-1).YMD()
	return first.AddDays(min(p.c.ReportDay, last) - 1)
}

// service are the days of community service that the client has done: one a
// week, until the hours ordered are full.
func (p *caseOf) service() []model.Contact {
	t := p.c.Term()
	if t.HoursOrdered == 0 {
		return nil
	}
	var all []model.Contact
	left := t.HoursOrdered * 60
	site := p.o.Sites[p.IntN(len(p.o.Sites))]
	for day := t.Start.AddDays(7); left > 0 && day < p.o.p.Today; day = day.AddDays(7) {
		c := p.contact(model.ServiceDay, day)
		c.Condition, c.Minute = "", 8*60
		c.Site, c.District, c.Worked = site.ID, site.District, min(left, 60*(4+p.IntN(5)))
		c.Supervisor, c.Activity = site.Contact, site.Work
		left -= c.Worked
		all = append(all, c)
	}
	return all
}

var (
	conditions   = []string{"sehat", "sehat, tenang", "agak lelah", "sehat, tampak semangat", "sedang batuk", "cemas soal pekerjaan"}
	surroundings = []string{"diterima keluarga dan tetangga", "ikut ronda dan kerja bakti", "keluarga mendukung", "masih dijauhi sebagian tetangga", "jarang keluar rumah", "pindah pergaulan"}
	difficulties = []string{"", "", "belum punya modal", "ongkos ke kantor", "belum dapat pekerjaan tetap", "SKCK sulit diurus"}
	plans        = []string{"melanjutkan pekerjaan", "mencari pekerjaan tetap", "ikut pelatihan las", "membuka warung kecil", "membantu orang tua bertani", "ikut kegiatan Pokmas"}
)

// sites are where the clients of the office do community service.
func sites(p Params) []model.Site {
	list := []struct {
		name, district, work, contact string
		kind                          model.SiteKind
		capacity                      int
	}{
		{"Puskesmas Contoh Purwokerto Timur", "33.02.26", "kebersihan dan taman", "Ibu Tarsinah", model.SiteHospital, 4},
		{"Panti Wredha Sejahtera (contoh)", "33.02.19", "membantu dapur dan kebun", "Ibu Suminah", model.SiteCareHome, 6},
		{"Kantor Kelurahan Contoh Purbalingga", "33.03.06", "kebersihan lingkungan", "Bapak Wagino", model.SiteVillage, 3},
		{"Masjid Agung Contoh Banjarnegara", "33.04.05", "kebersihan dan parkir", "Bapak Solikhin", model.SiteWorship, 5},
		{"SMP Contoh Kebumen", "33.05.12", "perawatan mebel sekolah", "Bapak Paimin", model.SiteSchool, 3},
		{"Dinas Lingkungan Contoh Banyumas", "33.02.25", "taman kota", "Bapak Margono", model.SiteGovernment, 10},
	}
	var out []model.Site
	y, _, _ := p.Today.YMD()
	for i, s := range list {
		out = append(out, model.Site{
			Meta: model.Meta{ID: newID(p.Seed, kindSite, i)}, Name: s.name, Kind: s.kind, District: s.district, Contact: s.contact,
			Phone: fmt.Sprintf("08000022%04d", i+1), Agreement: fmt.Sprintf("NK-%02d/%d (contoh)", i+1, y), Until: p.Today.AddMonths(3 + 4*i),
			Capacity: s.capacity, Work: s.work,
		})
	}
	return out
}

// holidays are those whose day is the same each year, from last year to next;
// the others an office enters from the decree of its year.
func holidays(p Params) []model.Holiday {
	var out []model.Holiday
	year, _, _ := p.Today.YMD()
	for y := year - 1; y <= year+1; y++ {
		for _, h := range []struct {
			month time.Month
			day   int
			name  string
		}{
			{time.January, 1, "Tahun Baru Masehi"}, {time.May, 1, "Hari Buruh Internasional"}, {time.June, 1, "Hari Lahir Pancasila"},
			{time.August, 17, "Hari Kemerdekaan"}, {time.December, 25, "Hari Natal"},
		} {
			out = append(out, model.Holiday{
				Meta: model.Meta{ID: newID(p.Seed, kindHoliday, len(out))}, Day: model.On(y, h.month, h.day), Name: h.name,
				Kind: model.NationalHoliday, Source: fmt.Sprintf("SKB 3 Menteri %d (contoh)", y),
			})
		}
	}
	return out
}
