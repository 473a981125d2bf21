package demo

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"guyub/model"
)

// scoredOneIn is how many clients there are for one who was asked about. A few
// hundred scores of the usual office, so that the course of a year and the
// kecamatan have something to show; the means are those of the reference.
const scoredOneIn = 8

// sourceShares are who is asked how often, of 100, and how they judge on the
// mean: employers least, families most. Together the mean is 3.2.
var sourceShares = []struct {
	source model.AcceptanceSource
	share  int
	mean   float64
}{
	{model.SourceFamily, 30, 3.85}, {model.SourceNeighbours, 30, 3.05}, {model.SourceVillage, 15, 3.15},
	{model.SourceEmployer, 15, 2.15}, {model.SourceGroup, 5, 3.75}, {model.SourceVictim, 5, 2.45},
}

// Acceptances yields how far those around some clients accept them, over the
// last year and a half: at intake, at visits, near the end.
func (o *Office) Acceptances() iter.Seq[model.Acceptance] {
	return func(yield func(model.Acceptance) bool) {
		for p := range o.cases() {
			if p.i%scoredOneIn != 3 {
				continue
			}
			for _, a := range p.acceptances() {
				if !yield(a) {
					return
				}
			}
		}
	}
}

// acceptances are the scores of one client: each source is asked a second and a
// third time, and judges a little better then.
func (p *caseOf) acceptances() []model.Acceptance {
	const most = 16 // scores of one client
	var all []model.Acceptance
	for range 1 + p.IntN(2) {
		of, lot := 0, p.IntN(100)
		for lot >= sourceShares[of].share {
			lot -= sourceShares[of].share
			of++
		}
		asked := 1 + p.IntN(3)
		for k := range asked {
			day := p.o.p.Today.AddDays(-p.IntN(170) - 175*(asked-1-k))
			if day < p.c.Registered {
				continue
			}
			score := sourceShares[of].mean - 0.08 + 0.15*float64(k) + 0.8*p.NormFloat64()
			a := model.Acceptance{
				Meta:   model.Meta{ID: newID(p.o.p.Seed, kindAcceptance, p.i*most+len(all))},
				Client: p.c.ID, Section: p.c.Section, District: p.c.District, Source: sourceShares[of].source,
				Score: min(max(int(score+0.5), 1), model.AcceptanceMost), Day: day, Occasion: model.OccasionVisit,
			}
			if day < p.c.Registered.AddDays(30) {
				a.Occasion = model.OccasionIntake
			}
			if p.IntN(100) < 30 {
				a.Note = pick(p.Rand, []string{"menurut ketua RT", "menurut kepala dusun", "disampaikan ibu klien", "lewat telepon", "saat kunjungan rumah"})
			}
			all = append(all, a)
		}
	}
	return all
}

// incidents are what happened to clients, and in villages to none in
// particular, in every state and some of them late.
func (o *Office) incidents() []model.Matter {
	if o.p.Clients == 0 {
		return nil
	}
	var all []model.Matter
	for i, one := range []struct {
		kind   model.IncidentKind
		ago    int // days since it was noted
		state  model.MatterState
		nobody bool
		note   string
	}{
		{model.IncidentWork, 330, model.StateDone, false, "ditolak bengkel setelah berkas dilihat"},
		{model.IncidentHousing, 312, model.StateDone, false, "pemilik kontrakan meminta pindah"},
		{model.IncidentExclusion, 290, model.StateDone, false, "tidak diundang rapat RT"},
		{model.IncidentWork, 271, model.StatePassedOn, false, "pabrik meminta SKCK bersih"},
		{model.IncidentUnrest, 255, model.StateDone, true, "warga bertanya siapa yang pulang"},
		{model.IncidentSpeech, 240, model.StateDone, false, "disebut namanya di grup pesan desa"},
		{model.IncidentWork, 221, model.StateDone, false, "diberhentikan setelah seminggu"},
		{model.IncidentExclusion, 203, model.StateDone, false, "anak-anak dilarang bermain ke rumahnya"},
		{model.IncidentViolence, 190, model.StatePassedOn, false, "diancam di pasar"},
		{model.IncidentHousing, 172, model.StateDone, false, "keluarga menolak menerima di rumah"},
		{model.IncidentWork, 150, model.StateDone, false, "toko membatalkan kesepakatan"},
		{model.IncidentService, 131, model.StateDone, false, "surat pengantar ditunda tanpa alasan"},
		{model.IncidentExclusion, 110, model.StateDone, false, "dijauhi di musala"},
		{model.IncidentSpeech, 96, model.StatePassedOn, false, "foto lama diunggah lagi"},
		{model.IncidentUnrest, 80, model.StateDone, true, "pertemuan warga menolak kepulangan"},
		{model.IncidentWork, 61, model.StateDone, false, "ditolak dua pemberi kerja"},
		{model.IncidentHousing, 45, model.StatePassedOn, false, "tidak boleh kembali ke rumah mertua"},
		{model.IncidentExclusion, 37, model.StateDone, false, "tidak diajak ronda"},
		{model.IncidentViolence, 26, model.StateHandled, false, "dilempari saat lewat"},
		{model.IncidentWork, 22, model.StateNoted, false, "lamaran dikembalikan"},
		{model.IncidentUnrest, 17, model.StateNoted, true, "selebaran ditempel di gardu"},
		{model.IncidentExclusion, 12, model.StateHandled, false, "ditolak masuk kelompok tani"},
		{model.IncidentSpeech, 8, model.StateNoted, false, "disindir di media sosial"},
		{model.IncidentWork, 5, model.StateHandled, false, "majikan menuntut jaminan"},
		{model.IncidentHousing, 2, model.StateNoted, false, "tetangga meminta ia pindah"},
	} {
		m := model.Matter{
			Kind: model.Incident, Incident: one.kind, State: model.Incident.First(), Section: model.Adults,
			Opened: o.p.Today.AddDays(-one.ago), Note: one.note,
		}
		m.From = m.Opened.AddDays(-i % 3)
		if c, ok := o.someone(i); ok && !one.nobody {
			m.Client, m.Section, m.District = c.ID, c.Section, c.District
			m.Owner = c.Assignment().Counselor
			m.Opened, m.From = max(m.Opened, c.Registered), max(m.From, c.Registered)
		} else {
			codes := o.places[o.Office.Regencies[i%len(o.Office.Regencies)]]
			m.District = codes[i*5%len(codes)]
			m.Owner = o.leader(i)
		}
		o.due(&m)
		switch one.state {
		case model.StateHandled:
			o.take(&m, 2, model.StateHandled, "", "")
		case model.StateDone:
			o.take(&m, 2, model.StateHandled, "", "")
			o.take(&m, 11, model.StateDone, "", "didatangi bersama perangkat desa, kedua pihak sepakat")
		case model.StatePassedOn:
			o.take(&m, 3, model.StateHandled, "", "")
			o.take(&m, 13, model.StatePassedOn, "", "disampaikan kepada yang berwenang")
		}
		all = append(all, m)
	}
	return all
}

// someone is a client under guidance for the i-th incident.
func (o *Office) someone(i int) (model.Client, bool) {
	n := min(o.p.Clients, cared)
	for k := range n {
		if c := o.Client((i*53 + k) % n); c.Assignment() != nil && c.Term().State == model.TermActive {
			return c, true
		}
	}
	return model.Client{}, false
}

// leader is a counselor for the i-th event that is about no client.
func (o *Office) leader(i int) model.ID {
	for k := range o.Counselors {
		if c := &o.Counselors[(i*7+k)%len(o.Counselors)]; c.Kind == model.PK && c.Section != model.Children {
			return c.ID
		}
	}
	return model.ID{}
}

// Outreaches yields the times that the office spoke with people of a place in
// the last year, a dozen, and two that are planned.
func (o *Office) Outreaches() iter.Seq[model.Outreach] {
	return func(yield func(model.Outreach) bool) {
		rng := rand.New(rand.NewPCG(mix(o.p.Seed+2), 0))
		for i, one := range []struct {
			ago      int // days; negative: to come
			audience model.Audience
			place    string
			topic    string
		}{
			{352, model.AudienceVillage, "Balai Desa Contoh", "Apa itu bimbingan kemasyarakatan"},
			{318, model.AudienceResidents, "Rumah Ketua RW", "Menerima warga yang pulang"},
			{287, model.AudienceEmployers, "Aula Dinas Tenaga Kerja", "Mempekerjakan klien Bapas"},
			{259, model.AudienceFaith, "Masjid Contoh", "Kesempatan kedua"},
			{228, model.AudienceSchool, "SMK Contoh", "Akibat hukum bagi anak"},
			{196, model.AudienceVillage, "Balai Desa Contoh", "Bapas Goes to Village"},
			{161, model.AudienceGroups, "Sanggar Contoh", "Peran Pokmas Lipas"},
			{133, model.AudienceResidents, "Balai RW", "Menerima warga yang pulang"},
			{98, model.AudienceEmployers, "Pasar Contoh", "Mempekerjakan klien Bapas"},
			{66, model.AudienceVillage, "Balai Desa Contoh", "Bapas Goes to Village"},
			{39, model.AudienceResidents, "Balai RW", "Hidup bertetangga lagi"},
			{15, model.AudienceVillage, "Kantor Kecamatan", "Bapas Goes to Village"},
			{-9, model.AudienceVillage, "Balai Desa Contoh", "Bapas Goes to Village"},
			{-26, model.AudienceEmployers, "Aula Kecamatan", "Mempekerjakan klien Bapas"},
		} {
			codes := o.places[o.Office.Regencies[i%len(o.Office.Regencies)]]
			x := model.Outreach{
				Meta: model.Meta{ID: newID(o.p.Seed, kindOutreach, i)}, Day: o.p.Today.AddDays(-one.ago), District: codes[(i*11+2)%len(codes)],
				Place: fmt.Sprintf("%s %d", one.place, i+1), Audience: one.audience, Topic: one.topic, Leader: o.leader(i * 3),
			}
			if one.ago > 0 {
				x.People = 25 + rng.IntN(60)
				x.Asked = 10 + rng.IntN(15)
				x.Before = 2300 + 100*rng.IntN(8)
				x.After = x.Before + 300 + 100*rng.IntN(8)
			}
			if len(o.Groups) > 0 && one.audience == model.AudienceGroups {
				x.Groups = []model.ID{o.Groups[0].ID}
			}
			if !yield(x) {
				return
			}
		}
	}
}
