package demo

import (
	"iter"
	"math/rand/v2"
	"slices"

	"guyub/model"
)

// An offering met so many times: weekly of late, and before that every other
// week, about a year back.
const (
	meetingsWeekly = 8
	meetingsBack   = meetingsWeekly + 22
)

// Meetings yields the meetings of a year of every offering in which somebody takes
// part, up to the day on which the group was active last: four in five came.
func (o *Office) Meetings() iter.Seq[model.Meeting] {
	return func(yield func(model.Meeting) bool) {
		taking := map[model.ID][]model.Enrolment{}
		for e := range o.Enrolments() {
			if e.State == model.EnrolmentRunning || e.State == model.EnrolmentFinished {
				taking[e.Offering] = append(taking[e.Offering], e)
			}
		}
		last := map[model.ID]*model.Group{}
		for i := range o.Groups {
			last[o.Groups[i].ID] = &o.Groups[i]
		}
		topics := []string{"latihan", "praktik bersama", "bincang dan evaluasi", "pengenalan alat"}
		n := 0
		for i := range o.Offerings {
			of := &o.Offerings[i]
			r := rand.New(rand.NewPCG(o.p.Seed, uint64(kindMeeting)<<32+uint64(i)))
			for nth := range meetingsBack {
				week := nth + max(0, nth-meetingsWeekly)
				m := model.Meeting{
					Meta: model.Meta{ID: newID(o.p.Seed, kindMeeting, n)}, Group: of.Group, Offering: of.ID,
					Day: last[of.Group].LastActivity.AddDays(-i%3 - 7*week), Minute: (9 + i%3*2) * 60, Minutes: 120, Place: of.Place,
					Topic: topics[nth%len(topics)], Leader: last[of.Group].Leader,
				}
				for k := range taking[of.ID] {
					if mark, there := attends(r, &taking[of.ID][k], m.Day); there {
						m.Marks = append(m.Marks, mark)
					}
				}
				if len(m.Marks) == 0 {
					continue
				}
				slices.SortFunc(m.Marks, func(a, b model.Mark) int { return slices.Compare(a.Client[:], b.Client[:]) })
				n++
				if !yield(m) {
					return
				}
			}
		}
	}
}

// attends is how somebody was at a meeting; false when they did not take part
// on that day.
func attends(r *rand.Rand, e *model.Enrolment, day model.Date) (model.Mark, bool) {
	if day < e.From || e.Closed != 0 && day > e.Closed {
		return model.Mark{}, false
	}
	mark := model.Mark{Client: e.Client}
	switch n := r.IntN(100); {
	case n < 80:
		mark.Presence, mark.Work, mark.Conduct = model.Present, 3+r.IntN(3), 3+r.IntN(3)
	case n < 87:
		mark.Presence = model.Excused
	case n < 92:
		mark.Presence = model.IllAway
	default:
		mark.Presence = model.Absent
	}
	return mark, true
}

// Monitorings yields a visit to two groups in three, some with a follow-up.
func (o *Office) Monitorings() iter.Seq[model.Monitoring] {
	return func(yield func(model.Monitoring) bool) {
		for i := range o.Groups {
			g := &o.Groups[i]
			r := rand.New(rand.NewPCG(o.p.Seed, uint64(kindMonitoring)<<32+uint64(i)))
			if i%3 == 2 || g.LastActivity == 0 {
				continue
			}
			m := model.Monitoring{
				Meta: model.Meta{ID: newID(o.p.Seed, kindMonitoring, i)}, Group: g.ID, Day: o.p.Today.AddDays(-10 - r.IntN(90)), By: g.Mentor,
				Findings: pick(r, []string{"kegiatan berjalan, catatan kehadiran rapi", "tempat cukup, alat kurang", "ketua berganti, jadwal belum tetap"}),
			}
			for k := range m.Scores {
				m.Scores[k] = 2 + r.IntN(4)
			}
			if i%4 == 0 {
				m.FollowUp, m.FollowUpDue = "lengkapi jadwal dan daftar mitra", o.p.Today.AddDays(-5+r.IntN(30))
				m.FollowUpDue = max(m.FollowUpDue, m.Day)
			}
			if !yield(m) {
				return
			}
		}
	}
}

// Abstentions yields why some clients take no part: one in eleven of those who
// do not, far most of all.
func (o *Office) Abstentions() iter.Seq[model.Abstention] {
	return func(yield func(model.Abstention) bool) {
		busy := map[model.ID]bool{}
		for e := range o.Enrolments() {
			if e.Live() {
				busy[e.Client] = true
			}
		}
		reasons := []string{"jauh", "jauh", "jauh", "bekerja", "bekerja", "tidak-berminat", "tidak-ada-kelompok", "stigma", "keluarga", "tidak-terhubung", "sakit", "kelompok-penuh"}
		for p := range o.cases() {
			if p.i%11 != 7 || busy[p.c.ID] || !p.c.Group.IsZero() || p.c.Term().State != model.TermActive {
				continue
			}
			a := model.Abstention{
				Meta: model.Meta{ID: newID(o.p.Seed, kindAbstention, p.i)}, Client: p.c.ID, Section: p.c.Section, District: p.c.District,
				Reason: pick(p.Rand, reasons), Day: max(o.p.Today.AddDays(-1-p.IntN(60)), p.c.Registered),
			}
			if !yield(a) {
				return
			}
		}
	}
}
