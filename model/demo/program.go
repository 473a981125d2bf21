package demo

import (
	"cmp"
	"fmt"
	"iter"

	"guyub/model"
)

// offerings are what the groups offer: one for each kind of activity that they
// do, their places shared among them.
func offerings(p Params, groups []model.Group) []model.Offering {
	names := map[string]string{
		"Pelatihan keterampilan": "Pelatihan", "Magang/praktik kerja": "Magang", "Penempatan kerja": "Kerja tetap", "Bimbingan rohani": "Pengajian",
		"Konseling psikologis": "Konseling", "Penyuluhan hukum": "Penyuluhan hukum", "Bantuan hukum": "Bantuan hukum", "Aksi sosial": "Aksi sosial",
		"Pemasaran produk": "Titip jual produk", "Ketahanan pangan": "Kebun bersama",
	}
	days := []string{"Sen & Kam 09.00", "Sel 13.00", "Sab 08.00", "Rab & Jum 09.00", "sepanjang minggu"}
	var out []model.Offering
	for i := range groups {
		g := &groups[i]
		for k, activity := range g.Activities {
			o := model.Offering{
				Meta: model.Meta{ID: newID(p.Seed, kindOffering, i*8+k)}, Group: g.ID, Name: names[activity], Activity: activity, Field: g.Fields[0],
				Schedule: days[(i+k)%len(days)], Quota: g.Capacity/len(g.Activities) + 1, Place: g.Address, From: g.Agreement().Start,
				Employs: activity == "Penempatan kerja",
			}
			if activity == "Bimbingan rohani" {
				o.Religion = model.Islam
			}
			out = append(out, o)
		}
	}
	return out
}

// Enrolments yields who takes part in what groups offer, and a few who were
// proposed, have finished, or were refused.
func (o *Office) Enrolments() iter.Seq[model.Enrolment] {
	return func(yield func(model.Enrolment) bool) {
		taken := map[model.ID]model.Seats{}
		give := func(enrolment func(map[model.ID]model.Seats) (model.Enrolment, bool)) bool {
			e, ok := enrolment(taken)
			if !ok {
				return true
			}
			if e.State.Seated() {
				s := taken[e.Offering]
				s.Offering++
				taken[e.Offering] = s
				s = taken[e.Group]
				s.Group++
				taken[e.Group] = s
			}
			return yield(e)
		}
		// Who takes part has their place before others are proposed.
		for p := range o.cases() {
			if !give(p.takes) {
				return
			}
		}
		for p := range o.cases() {
			if !give(p.tries) {
				return
			}
		}
	}
}

// tries is the enrolment of some who do not take part: proposed, finished or
// refused.
func (p *caseOf) tries(taken map[model.ID]model.Seats) (model.Enrolment, bool) {
	if p.c.Term().State != model.TermActive || !p.c.Group.IsZero() {
		return model.Enrolment{}, false
	}
	lot := p.i % 90
	if lot != 4 && lot != 31 && lot != 67 {
		return model.Enrolment{}, false
	}
	of, ok := p.open(taken)
	if !ok {
		return model.Enrolment{}, false
	}
	switch lot {
	case 4:
		return p.goes(of, p.o.p.Today.AddDays(-1-p.IntN(9)), model.EnrolmentProposed)
	case 31:
		return p.goes(of, p.o.p.Today.AddDays(-60-p.IntN(40)), model.EnrolmentProposed, model.EnrolmentAccepted, model.EnrolmentRunning, model.EnrolmentFinished)
	}
	return p.goes(of, p.o.p.Today.AddDays(-20-p.IntN(60)), model.EnrolmentProposed, model.EnrolmentRejected)
}

// takes is the enrolment of a client who takes part: in the offering of their
// group that has the most room, for a month or up to a year.
func (p *caseOf) takes(taken map[model.ID]model.Seats) (model.Enrolment, bool) {
	if p.c.Term().State != model.TermActive || p.c.Group.IsZero() {
		return model.Enrolment{}, false
	}
	var best *model.Offering
	for i := range p.o.Offerings {
		of := &p.o.Offerings[i]
		if of.Group == p.c.Group && (best == nil || of.Quota-taken[of.ID].Offering > best.Quota-taken[best.ID].Offering) {
			best = of
		}
	}
	return p.goes(best, p.o.p.Today.AddDays(-30-p.IntN(380)), model.EnrolmentProposed, model.EnrolmentAccepted, model.EnrolmentRunning)
}

// open is an offering in the client's kabupaten that nothing stands against.
func (p *caseOf) open(taken map[model.ID]model.Seats) (*model.Offering, bool) {
	from := p.IntN(len(p.o.Offerings))
	for i := range p.o.Offerings {
		of := &p.o.Offerings[(from+i)%len(p.o.Offerings)]
		for k := range p.o.Groups {
			g := &p.o.Groups[k]
			seats := model.Seats{Offering: taken[of.ID].Offering, Group: taken[g.ID].Group}
			if g.ID == of.Group && g.District[:5] == p.c.District[:5] && len(model.Hindrances(&p.c, g, of, seats, p.o.p.Today)) == 0 {
				return of, true
			}
		}
	}
	return nil, false
}

// goes takes an enrolment from the day of its proposal through some states, a
// few days apart.
func (p *caseOf) goes(of *model.Offering, day model.Date, states ...model.EnrolmentState) (model.Enrolment, bool) {
	day = max(day, p.c.Registered, min(of.From, p.o.p.Today))
	e := model.Enrolment{
		Meta: model.Meta{ID: newID(p.o.p.Seed, kindEnrolment, p.i)}, Client: p.c.ID, Group: of.Group, Offering: of.ID, Section: p.c.Section,
		Matches: of.Activity, Consent: day, Opened: day, Goals: []model.Goal{{Text: pick(p.Rand, []string{"bekerja tetap", "menguasai satu keterampilan", "rajin datang", "berdamai dengan keluarga"})}},
	}
	mechanism := model.DefaultMechanism()
	head := model.Actor{User: p.o.headOf(p.c.Section), Role: model.RoleHeadOfAdults}
	for i, state := range states {
		move := model.Move{State: state, Day: min(day.AddDays(i*4), p.o.p.Today), By: head.User}
		switch state {
		case model.EnrolmentRejected:
			move.Reason = pick(p.Rand, []string{"penuh", "jarak", "tidak-cocok"})
		case model.EnrolmentFinished:
			move.Day = min(day.AddDays(40), p.o.p.Today)
			e.Goals[0].Result = model.GoalMet + model.GoalResult(p.IntN(3))
			e.Evaluation = "mengikuti sampai selesai"
		}
		now, err := e.Take(move, mechanism, head)
		if err != nil {
			panic(fmt.Sprintf("demo: an enrolment does not become %v: %v", cmp.Or(state.Code(), "?"), err)) // a mistake in this file
		}
		e = now
	}
	return e, true
}
