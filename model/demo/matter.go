package demo

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"guyub/model"
)

// Matters yields what waits for somebody or did: what missed reports have
// opened (rule R7), permits and transfers, the litmas that were asked for, and
// incidents of stigma.
func (o *Office) Matters() iter.Seq[model.Matter] {
	return func(yield func(model.Matter) bool) {
		n := 0
		give := func(m model.Matter) bool {
			m.ID = newID(o.p.Seed, kindMatter, n)
			n++
			return yield(m)
		}
		for p := range o.cases() {
			for _, m := range p.matters() {
				if !give(m) {
					return
				}
			}
		}
		for _, m := range append(o.litmas(), o.incidents()...) {
			if !give(m) {
				return
			}
		}
	}
}

// matters are those of one client.
func (p *caseOf) matters() []model.Matter {
	a := p.c.Assignment()
	if a == nil || p.c.Term().State != model.TermActive {
		return nil
	}
	all := p.escalated()
	if p.i%211 == 5 {
		all = append(all, p.permit())
	}
	if p.i%401 == 17 {
		all = append(all, p.transfer())
	}
	if m, suspected := p.offended(); suspected {
		all = append(all, m)
	}
	for i := range all {
		if m := &all[i]; m.Owner.IsZero() {
			m.Owner = a.Counselor
		}
	}
	return all
}

// escalated is what each report missed in a row opened on the day after the
// days of grace.
func (p *caseOf) escalated() []model.Matter {
	norms := p.o.onToday
	schedule, _ := p.c.Schedule(norms)
	var all []model.Matter
	due := p.c.NextReport
	for n := 1; n <= p.c.Misses; n++ {
		opened := min(due.AddDays(norms.Int(model.NormReportGrace)+1), p.o.p.Today)
		for _, kind := range model.Escalation(n, norms.Int(model.NormMissLimit)) {
			m := p.opened(kind, opened)
			m.Cause = fmt.Sprintf("R7 %s %d", p.c.NextReport, n)
			if kind == model.Breach {
				m.Breach, m.From = model.BreachReports, opened
			}
			p.o.due(&m)
			p.advance(&m, n < p.c.Misses)
			all = append(all, m)
		}
		due = schedule.Next(due)
	}
	return all
}

func (p *caseOf) opened(kind model.MatterKind, day model.Date) model.Matter {
	return model.Matter{Client: p.c.ID, Section: p.c.Section, Kind: kind, State: kind.First(), Opened: day}
}

// advance takes a matter as far as it has come: what an earlier miss asked for
// and what should have been done is done mostly, the rest hardly.
func (p *caseOf) advance(m *model.Matter, earlier bool) {
	lot := p.IntN(100)
	switch {
	case m.Kind == model.Revocation:
		if lot < 50 {
			p.o.take(m, 2, model.StateReporter, "", "PK melapor tertulis")
		}
		if lot < 25 {
			p.o.take(m, 5, model.StateExamined, "", "klien belum dapat ditemui")
		}
	case m.Kind == model.Breach:
		if lot < 30 {
			p.o.take(m, 6, model.StateConfirmed, "", "tiga kali berturut-turut tidak lapor")
		}
	case earlier && lot < 97 || m.Due < p.o.p.Today && lot < 70 || lot < 15:
		result := pick(p.Rand, []string{"sudah diingatkan lewat telepon", "berjanji datang minggu ini", "nomor tidak aktif, titip pesan ke penjamin", "perangkat desa menyampaikan pesan"})
		p.o.take(m, 1+p.IntN(4), model.StateDone, "", result)
	}
}

// offended is the new offence that some were suspected of in the last year: two
// of a hundred clients in a quarter, and a few in whom it did not prove true.
func (p *caseOf) offended() (model.Matter, bool) {
	const perYear, unproven = 80, 12 // of a thousand clients
	lot := p.IntN(1000)
	day := p.o.p.Today.AddDays(-3 - p.IntN(362))
	if lot >= perYear+unproven || day <= p.c.Registered {
		return model.Matter{}, false
	}
	m := p.opened(model.Breach, min(day.AddDays(p.IntN(6)), p.o.p.Today))
	m.Breach, m.From = model.BreachGeneral, day
	m.Note = pick(p.Rand, []string{"disangka mencuri, diperiksa Polsek", "disangka berjudi, diperiksa Polsek", "disangka menganiaya, ada laporan polisi", "disangka menggelapkan, ada laporan polisi"})
	p.o.due(&m)
	days := 4 + p.IntN(12)
	if lot < perYear {
		p.o.take(&m, days, model.StateConfirmed, "", "ada surat pemberitahuan penyidikan; pengawasan diperketat")
	} else {
		p.o.take(&m, days, model.StateDismissed, "", "polisi tidak melanjutkan perkara")
	}
	return m, true
}

func (p *caseOf) permit() model.Matter {
	m := p.opened(model.Permit, p.o.p.Today.AddDays(-2-p.IntN(12)))
	m.Target = pick(p.Rand, []string{"Jakarta Selatan", "Kabupaten Cilacap", "Kota Semarang", "Kabupaten Bandung"})
	m.From = p.o.p.Today.AddDays(5 + p.IntN(20))
	m.To = m.From.AddDays(3 + p.IntN(12))
	m.Note = pick(p.Rand, []string{"pernikahan adik", "berobat", "menawarkan hasil kerajinan", "menjenguk orang tua"})
	p.o.due(&m)
	if p.IntN(100) < 40 {
		p.o.take(&m, 1, model.StateApproved, fmt.Sprintf("W13.PAS.%d-PK.05", 100+p.IntN(800)), "")
	}
	return m
}

func (p *caseOf) transfer() model.Matter {
	m := p.opened(model.Transfer, p.o.p.Today.AddDays(-3-p.IntN(14)))
	m.Target = pick(p.Rand, []string{"Bapas Kelas I Semarang", "Bapas Kelas II Pekalongan", "Bapas Kelas I Bandung"})
	m.Note = "klien pindah mengikuti keluarga"
	p.o.due(&m)
	return m
}

// litmas are requests for people who are mostly no clients yet, in every state
// and some of them late.
func (o *Office) litmas() []model.Matter {
	if o.p.Clients == 0 {
		return nil
	}
	rng := rand.New(rand.NewPCG(mix(o.p.Seed+1), 0))
	var all []model.Matter
	for i, l := range []struct {
		kind  model.LitmasKind
		ago   int // days since it was asked for
		steps int // on the way from disposition over work and hearing to sent
		from  string
	}{
		{model.LitmasDiversion, 1, 0, "Polresta Banyumas"},
		{model.LitmasDiversion, 2, 2, "Polres Kebumen"},
		{model.LitmasDiversion, 4, 2, "Polres Purbalingga"},
		{model.LitmasTrial, 3, 1, "Kejaksaan Negeri Purwokerto"},
		{model.LitmasParole, 9, 2, "Lapas Kelas IIA Purwokerto"},
		{model.LitmasParole, 5, 2, "Lapas Kelas IIA Purwokerto"},
		{model.LitmasParole, 1, 0, "Rutan Kelas IIB Banyumas"},
		{model.LitmasLeave, 6, 3, "Rutan Kelas IIB Purbalingga"},
		{model.LitmasLeave, 12, 3, "Rutan Kelas IIB Kebumen"},
		{model.LitmasPreRelease, 4, 1, "Lapas Kelas IIA Purwokerto"},
		{model.LitmasAssimilation, 2, 1, "Rutan Kelas IIB Banjarnegara"},
		{model.LitmasSentence, 20, 4, "Pengadilan Negeri Banyumas"},
		{model.LitmasFamilyLeave, 16, 4, "Lapas Kelas IIA Purwokerto"},
		{model.LitmasEarlyProgram, 25, 4, "Rutan Kelas IIB Banyumas"},
	} {
		m := model.Matter{
			Kind: model.Litmas, Litmas: l.kind, State: model.Litmas.First(), Section: model.Adults, Opened: o.p.Today.AddDays(-l.ago),
			Origin: l.from, Number: fmt.Sprintf("W13.PAS.%d-PK.01.04.02", 200+17*i),
		}
		age := 30
		if l.kind == model.LitmasDiversion || l.kind == model.LitmasTrial {
			m.Section, age = model.Children, 15
		}
		var able []model.ID
		for _, c := range o.Counselors {
			if c.Kind == model.PK && (c.ChildCertified && c.Section != model.Adults || m.Section == model.Adults && c.Section == model.Adults) {
				able = append(able, c.ID)
			}
		}
		m.Person = personName(rng, model.Male, age)
		o.due(&m)
		for step, state := range []model.MatterState{model.StateAssigned, model.StateWorking, model.StateHearing, model.StateSent}[:l.steps] {
			if step == 0 {
				m.Owner = able[i*7%len(able)]
			}
			reference := ""
			if state == model.StateHearing || state == model.StateSent {
				reference = fmt.Sprintf("TPP-%03d", 40+i)
			}
			o.take(&m, step, state, reference, "")
		}
		all = append(all, m)
	}
	return all
}

// due sets by when a matter should be done.
func (o *Office) due(m *model.Matter) {
	m.Due = m.DueDate(o.onToday, o.calendar)
}

// take records a step some days after the opening, by a head, unless that day
// is yet to come.
func (o *Office) take(m *model.Matter, days int, state model.MatterState, reference, note string) {
	day := m.Opened.AddDays(days)
	if n := len(m.Steps); n > 0 {
		day = max(day, m.Steps[n-1].Day)
	}
	if day > o.p.Today {
		return
	}
	head := model.Actor{User: o.headOf(m.Section), Role: model.RoleHeadOfAdults}
	now, _, err := m.Take(model.Stride{State: state, Day: day, By: head.User, Reference: reference, Note: note}, m.Owner, head)
	if err != nil {
		panic(fmt.Sprintf("demo: %v does not become %v: %v", m.Kind, state, err)) // a mistake in this file
	}
	*m = now
}

// headOf is the user who decides in a section.
func (o *Office) headOf(s model.Section) model.ID {
	role := model.RoleHeadOfAdults
	if s == model.Children {
		role = model.RoleHeadOfChildren
	}
	for i := range o.Users {
		if o.Users[i].Role == role {
			return o.Users[i].ID
		}
	}
	return model.ID{}
}
