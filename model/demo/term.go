package demo

import (
	"fmt"

	"guyub/model"
)

// The categories as the lots of the plan deal them.
var (
	categoriesEarly = []model.Category{model.Parole, model.SuspendedSentence, model.SupervisionSentence}
	categoriesLate  = []model.Category{
		model.Parole, model.SuspendedSentence, model.SupervisionSentence,
		model.ConditionalLeave, model.PreReleaseLeave, model.Assimilation, model.CommunityService,
	}
)

// offence is a kind of offence with articles it is charged under and its share
// in permille.
type offence struct {
	name     string
	articles []string
	weight   int
}

// offences are dealt about as Bapas Palu and the Purwokerto area report them.
func offences() []offence {
	return []offence{
		{"Narkotika", []string{"Pasal 112 ayat (1) UU 35/2009", "Pasal 114 ayat (1) UU 35/2009", "Pasal 127 ayat (1) huruf a UU 35/2009"}, 350},
		{"Pencurian", []string{"Pasal 362 KUHP", "Pasal 363 ayat (1) ke-4 KUHP", "Pasal 363 ayat (1) ke-5 KUHP", "Pasal 365 ayat (1) KUHP"}, 250},
		{"Perlindungan Anak", []string{"Pasal 80 ayat (1) UU 35/2014", "Pasal 81 ayat (2) UU 35/2014", "Pasal 82 ayat (1) UU 35/2014"}, 100},
		{"Penipuan", []string{"Pasal 378 KUHP"}, 60},
		{"Penggelapan", []string{"Pasal 372 KUHP", "Pasal 374 KUHP"}, 40},
		{"Penganiayaan", []string{"Pasal 351 ayat (1) KUHP", "Pasal 351 ayat (2) KUHP", "Pasal 170 ayat (2) KUHP"}, 60},
		{"Kesusilaan", []string{"Pasal 285 KUHP", "Pasal 289 KUHP"}, 30},
		{"Perjudian", []string{"Pasal 303 ayat (1) KUHP", "Pasal 303 bis ayat (1) KUHP"}, 40},
		{"ITE", []string{"Pasal 45A ayat (1) UU 19/2016"}, 10},
		{"Korupsi", []string{"Pasal 3 UU 31/1999"}, 10},
		{"Pembunuhan", []string{"Pasal 338 KUHP"}, 10},
		{"Penadahan", []string{"Pasal 480 KUHP"}, 12},
		{"KDRT", []string{"Pasal 44 ayat (1) UU 23/2004"}, 10},
		{"Lalu Lintas", []string{"Pasal 310 ayat (4) UU 22/2009"}, 8},
		{"Fidusia", []string{"Pasal 36 UU 42/1999"}, 5},
		{"Kehutanan", []string{"Pasal 82 ayat (1) UU 18/2013"}, 5},
	}
}

func offenceWeights() []int {
	var out []int
	for _, o := range offences() {
		out = append(out, o.weight)
	}
	return out
}

// registerPrefix begins the register number of a category.
func registerPrefix(c model.Category) string {
	switch c {
	case model.Parole:
		return "PB"
	case model.ConditionalLeave:
		return "CB"
	case model.PreReleaseLeave:
		return "CMB"
	case model.Assimilation:
		return "AS"
	case model.SuspendedSentence:
		return "PiB"
	case model.SupervisionSentence:
		return "PW"
	case model.CommunityService:
		return "KS"
	case model.Diversion:
		return "DV"
	}
	return "PM"
}

// supervise fills in the term with all that hangs on it: register number,
// guarantor, counselor, assessment and stages.
func (p *person) supervise() {
	c, pl, today := &p.c, &p.o.plan, p.o.p.Today
	t := model.Term{Category: p.category(), State: model.TermActive, Start: c.Registered.AddDays(-p.IntN(4))}
	if p.isNew {
		t.State = model.TermRegistered
	}
	t.End = p.end(t)
	for t.Category == model.CommunityService && t.Start.AddMonths(model.ServiceMonths) < t.End {
		t.Start++ // over the end of a short month six months are days too few: UU 1/2023 art. 85
	}
	p.charge(&t)
	p.sentence(&t)
	if chance(p.Rand, 5) && !p.isNew {
		t.State = model.TermSuspended
	}
	year, _, _ := c.Registered.YMD()
	c.Register = fmt.Sprintf("%s-%04d/%02d", registerPrefix(t.Category), pl.numberInYear(today, p.i), year%100)
	if before := t.Start.AddMonths(-54); chance(p.Rand, 30) && c.Born.YearsUntil(before) >= 19 {
		c.Terms = append(c.Terms, p.earlier(before))
	}
	c.Terms = append(c.Terms, t)
	p.guarantor(t)
	if !p.isNew {
		p.guide(t)
	}
}

func (p *person) category() model.Category {
	pl := &p.o.plan
	switch {
	case p.child && p.i < pl.early:
		return model.Parole
	case p.child:
		return pick(p.Rand, []model.Category{model.Diversion, model.ChildService, model.ConditionalLeave, model.Parole})
	case p.i < pl.early:
		part, _ := pl.categoryEarly.of(p.i)
		return categoriesEarly[part]
	}
	part, _ := pl.categoryLate.of(p.i - pl.early)
	return categoriesLate[part]
}

// end returns the last day of the term, never before today: the short programs
// run half a year, the long ones end when their lot says.
func (p *person) end(t model.Term) model.Date {
	today := p.o.p.Today
	switch t.Category {
	case model.ConditionalLeave, model.PreReleaseLeave, model.Assimilation, model.CommunityService, model.Diversion, model.ChildService:
		return max(t.Start.AddMonths(6), today)
	}
	soon, _ := p.o.plan.ending.of(p.i)
	end := today.AddDays(61 + p.IntN(640))
	switch soon {
	case 0:
		end = today.AddDays(p.IntN(31))
	case 1:
		end = today.AddDays(31 + p.IntN(30))
	}
	if t.Category == model.SupervisionSentence || t.Category == model.SuspendedSentence {
		end = min(end, t.Start.AddMonths(36).AddDays(-1)) // at most three years: UU 1/2023 art. 76
	}
	return max(end, t.Start.AddMonths(3))
}

func (p *person) charge(t *model.Term) {
	part, _ := p.o.plan.offence.of(p.i)
	all := p.o.plan.offences
	o := all[part]
	if t.Category == model.CommunityService || t.Category == model.Diversion || t.Category == model.ChildService {
		// Only what is threatened with little may end so.
		o = []offence{all[1], all[5], all[11]}[p.IntN(3)]
		t.Article = o.articles[0]
	} else {
		t.Article = pick(p.Rand, o.articles)
	}
	t.Offence = o.name
}

// sentence fills in verdict and decree so that they fit the term: whoever is
// on parole has served two thirds, and is supervised for the rest and a year.
func (p *person) sentence(t *model.Term) {
	_, startMonth, _ := t.Start.YMD()
	startYear, _, _ := t.Start.YMD()
	court := pick(p.Rand, []string{"PN Purwokerto", "PN Banyumas", "PN Purbalingga", "PN Banjarnegara", "PN Kebumen"})
	t.Court = court
	months := 0
	switch t.Category {
	case model.Parole:
		supervised := int(t.End-t.Start) / 30
		months = max(15, min(3*max(supervised-12, 4), 120, 18*(p.age-17)))
		if p.child {
			months = 15
		}
		t.TwoThirds = t.Start.AddDays(-p.IntN(8))
		detained := t.TwoThirds.AddMonths(-months * 2 / 3)
		t.VerdictDate = detained.AddMonths(3 + p.IntN(3))
	case model.ConditionalLeave, model.PreReleaseLeave, model.Assimilation:
		months = 9 + p.IntN(7)
		t.TwoThirds = t.Start.AddDays(-p.IntN(8))
		t.VerdictDate = t.TwoThirds.AddMonths(-4)
	case model.CommunityService:
		t.HoursOrdered = 8 * (1 + p.IntN(30)) // 8 to 240: UU 1/2023 art. 85
		t.VerdictDate = t.Start.AddDays(-10 - p.IntN(10))
		t.Special = "Kerja sosial paling lama 8 jam sehari"
	default:
		months = 4 + p.IntN(9)
		t.VerdictDate = t.Start.AddDays(-14)
	}
	t.Years, t.Months = months/12, months%12
	verdictYear, _, _ := t.VerdictDate.YMD()
	t.CaseNo = fmt.Sprintf("PDM-%d/%s/%02d", 1+p.IntN(240), pick(p.Rand, []string{"PKWT", "BMS", "PBG", "BNA", "KBM"}), verdictYear%100)
	t.Verdict = fmt.Sprintf("%d/Pid.B/%d/PN", 1+p.IntN(260), verdictYear)
	t.DecreeNo = fmt.Sprintf("PAS-%d.PK.05.09 Tahun %d", 100+p.IntN(1800), startYear)
	t.DecreeDate = t.Start.AddDays(-3)
	if startMonth == 1 {
		t.DecreeDate = t.Start
	}
	switch t.Category {
	case model.Parole, model.ConditionalLeave, model.PreReleaseLeave, model.Assimilation:
		t.Origin = pick(p.Rand, []string{"Lapas Kelas IIA Purwokerto", "Rutan Kelas IIB Banyumas", "Rutan Kelas IIB Purbalingga", "Rutan Kelas IIB Banjarnegara", "Rutan Kelas IIB Kebumen"})
		if p.child {
			t.Origin = "LPKA Kelas I Kutoarjo"
		}
		t.General = "Tidak melakukan tindak pidana; wajib lapor setiap bulan"
	default:
		t.Origin = "Kejaksaan Negeri"
		t.General = "Tidak melakukan tindak pidana"
	}
}

// earlier is a term that the client finished years ago.
func (p *person) earlier(start model.Date) model.Term {
	end := start.AddMonths(4 + p.IntN(14))
	y, _, _ := start.YMD()
	return model.Term{
		Category: model.ConditionalLeave, State: model.TermFinished, Offence: "Pencurian", Article: "Pasal 362 KUHP",
		Verdict: fmt.Sprintf("%d/Pid.B/%d/PN", 1+p.IntN(260), y), VerdictDate: start.AddMonths(-5), Court: "PN Purwokerto", Months: 9,
		Origin: "Lapas Kelas IIA Purwokerto", Start: start, End: end, Closed: end, CloseReason: "masa bimbingan selesai",
	}
}

func (p *person) guarantor(t model.Term) {
	if chance(p.Rand, 30) {
		return // some letters of guarantee never came
	}
	relation := []model.Relation{model.Parent, model.Spouse, model.Sibling, model.OtherFamily, model.VillageOfficial, model.EmployerRelation}[weighted(p.Rand, 40, 30, 18, 7, 3, 2)]
	if p.child || p.c.Marital == model.Single && relation == model.Spouse {
		relation = model.Parent
	}
	sex := model.Male
	if relation == model.Spouse && p.c.Sex == model.Male || relation != model.VillageOfficial && chance(p.Rand, 350) {
		sex = model.Female
	}
	state := []model.GuarantorState{model.GuarantorReachable, model.GuarantorUnreachable, model.GuarantorWithdrawn}[weighted(p.Rand, 955, 35, 10)]
	g := model.Guarantor{
		Name: personName(p.Rand, sex, 50), Relation: relation, Phone: p.phone(),
		Address:    fmt.Sprintf("%s, Desa %s", p.c.Street, p.c.Village),
		LetterDate: t.Start.AddDays(-20), KnownByVillage: chance(p.Rand, 920), State: state, From: t.Start.AddDays(-20),
	}
	p.c.Guarantors = append(p.c.Guarantors, g)
}

// guide fills in counselor, assessment and stages.
func (p *person) guide(t model.Term) {
	c, today := &p.c, p.o.p.Today
	from := c.Registered
	if ago := int(today - from); ago > 150 && !p.child && chance(p.Rand, 150) {
		changed := from.AddDays(60 + p.IntN(ago-90))
		c.Assignments = append(c.Assignments, model.Assignment{
			Counselor: p.o.Counselors[p.colleague()].ID, From: from, To: changed.AddDays(-1),
			Reason: "penunjukan pertama", By: p.o.headOf(p.c.Section),
		})
		c.Assignments = append(c.Assignments, model.Assignment{
			Counselor: p.o.Counselors[p.member].ID, From: changed,
			Reason: pick(p.Rand, moveReasons()), By: p.o.headOf(p.c.Section), Handover: "berkas dan kartu bimbingan diserahkan",
		})
	} else {
		c.Assignments = append(c.Assignments, model.Assignment{Counselor: p.o.Counselors[p.member].ID, From: from, Reason: "penunjukan pertama", By: p.o.headOf(p.c.Section)})
	}

	assessed := min(from.AddDays(3+p.IntN(12)), today)
	// Assessed again every half year; one in four is up to three months behind.
	for lag := p.i % 4 / 3 * 3; assessed.AddMonths(6+lag) <= today; {
		assessed = assessed.AddMonths(6)
	}
	score := []int{0, 4, 14, 24}[p.risk] + p.IntN(9)
	c.Assessments = append(c.Assessments, model.Assessment{Risk: p.risk, Score: score, Date: assessed, Assessor: p.o.Counselors[p.member].Name, Review: assessed.AddMonths(6)})

	length := int(t.End - t.Start)
	c.Stages = append(c.Stages, model.Stage{Kind: model.StageInitial, From: t.Start})
	for _, s := range []struct {
		kind model.StageKind
		at   model.Date
	}{{model.StageMiddle, t.Start.AddDays(length / 4)}, {model.StageFinal, t.Start.AddDays(length * 3 / 4)}} {
		if s.at <= today {
			y, _, _ := s.at.YMD()
			c.Stages = append(c.Stages, model.Stage{Kind: s.kind, From: s.at, TPP: fmt.Sprintf("TPP-%03d/%d", 1+p.IntN(96), y)})
		}
	}
}

// colleague is another officer of the adult section in the same kabupaten.
func (p *person) colleague() int {
	list := p.o.plan.within[p.o.plan.staff[p.member].regency].officers
	for i, member := range list {
		if member == p.member {
			return list[(i+1+p.IntN(len(list)-1))%len(list)]
		}
	}
	return list[0]
}
