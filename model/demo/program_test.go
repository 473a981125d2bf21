package demo

import (
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// Who is shown in a group runs there, places are never given twice, and every
// enrolment is one that the office could have made.
func TestWhoTakesPartIsEnrolledAndHasAPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := Build(Params{Clients: rapid.SampledFrom([]int{0, 60, 1300}).Draw(t, "clients"), Seed: rapid.Uint64().Draw(t, "seed"), Today: day.AddDays(rapid.IntRange(-2000, 4000).Draw(t, "day"))})
		k := checks(o)
		quota := map[model.ID]int{}
		for _, of := range o.Offerings {
			if wrong := of.Validate(k); len(wrong) > 0 {
				t.Fatalf("%s: %v", of.Name, wrong)
			}
			quota[of.ID] = of.Quota
		}
		for _, g := range o.Groups {
			quota[g.ID] = g.Capacity
		}
		seats, runs, states := map[model.ID]int{}, map[model.ID]model.ID{}, map[model.EnrolmentState]int{}
		for e := range o.Enrolments() {
			if wrong := e.Validate(k); len(wrong) > 0 {
				t.Fatalf("%v: %v", e.State.Code(), wrong)
			}
			states[e.State]++
			if e.State.Seated() {
				seats[e.Offering]++
				seats[e.Group]++
			}
			if e.State == model.EnrolmentRunning {
				runs[e.Client] = e.Group
			}
		}
		for id, n := range seats {
			if n > quota[id] {
				t.Fatalf("%d sit on %d places", n, quota[id])
			}
		}
		for p := range o.cases() {
			if p.c.Term().State == model.TermActive && runs[p.c.ID] != p.c.Group {
				t.Fatalf("%s is shown in %v and runs in %v", p.c.Register, p.c.Group, runs[p.c.ID])
			}
		}
		if o.Len() == 1300 && (states[model.EnrolmentProposed] < 3 || states[model.EnrolmentFinished] < 3 || states[model.EnrolmentRejected] < 3) {
			t.Fatalf("%v", states)
		}
	})
}

// Who was at a meeting took part then, no meeting is later than the group was
// active, and who has a reason not to take part neither does nor was referred.
func TestMeetingsVisitsAndReasonsAgreeWithWhoTakesPart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := Build(Params{Clients: rapid.SampledFrom([]int{60, 60, 60, 1300}).Draw(t, "clients"), Seed: rapid.Uint64().Draw(t, "seed"), Today: day.AddDays(rapid.IntRange(-2000, 4000).Draw(t, "day"))})
		k := checks(o)
		type place struct{ client, offering model.ID }
		took, live := map[place]model.Enrolment{}, map[model.ID]bool{}
		for e := range o.Enrolments() {
			took[place{e.Client, e.Offering}] = e
			live[e.Client] = live[e.Client] || e.Live()
		}
		active := map[model.ID]model.Date{}
		for _, g := range o.Groups {
			active[g.ID] = g.LastActivity
		}
		held := 0
		for m := range o.Meetings() {
			if wrong := m.Validate(k); len(wrong) > 0 || !m.Held() || m.Day > active[m.Group] {
				t.Fatalf("%v on %v, active last on %v", wrong, m.Day, active[m.Group])
			}
			held++
			for _, mark := range m.Marks {
				if e, ok := took[place{mark.Client, m.Offering}]; !ok || m.Day < e.From || e.Closed != 0 && m.Day > e.Closed {
					t.Fatalf("%+v is marked on %v", e, m.Day)
				}
			}
		}
		for m := range o.Monitorings() {
			if wrong := m.Validate(k); len(wrong) > 0 {
				t.Fatalf("%v", wrong)
			}
		}
		absent := 0
		for a := range o.Abstentions() {
			if wrong := a.Validate(k); len(wrong) > 0 || live[a.Client] {
				t.Fatalf("%v of one who is referred: %v", wrong, live[a.Client])
			}
			absent++
		}
		if o.Len() == 1300 && (held < 20 || absent < 40) {
			t.Fatalf("%d meetings, %d reasons", held, absent)
		}
	})
}
