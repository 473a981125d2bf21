package indicator_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/indicator"
)

// stations tells on which days a client was at each station by the end, the
// slow way.
func (s slowly) stations(c *indicator.Client, end model.Date) (at [indicator.StepCount][]model.Date) {
	note := func(step indicator.Step, day model.Date) {
		if day != 0 && day <= end {
			at[step] = append(at[step], day)
		}
	}
	for _, t := range c.Terms {
		if t.State != model.TermCancelled {
			note(indicator.Identified, t.From)
		}
	}
	note(indicator.Offered, c.Absent.Day)
	for _, e := range c.Enrolments {
		if !s.group(e.Group) {
			continue
		}
		note(indicator.Offered, e.Opened)
		note(indicator.Referred, e.Proposed)
		note(indicator.Accepted, e.Accepted)
		if e.State == model.EnrolmentFinished {
			note(indicator.Finished, e.Ended)
		}
	}
	for _, g := range s.f.Groups {
		for _, m := range g.Meetings {
			for _, k := range m.Marks {
				if s.group(g.ID) && k.Client == c.ID && k.Presence == model.Present {
					note(indicator.Attended, m.Day)
				}
			}
		}
	}
	return at
}

func TestTheFunnelIsTheSameCountedASecondWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := office{t}
		f := o.facts()
		for range 4 {
			q := o.query(f)
			got := f.Funnel(q)
			for step, want := range (slowly{f, q}).funnel() {
				if s := got.Steps[step]; s.Clients != want.Clients || s.Days != want.Days {
					t.Fatalf("station %d in %+v is %+v, counted a second way %+v", step, q.Slice, s, want)
				}
			}
		}
	})
}

// funnel counts the stations.
func (s slowly) funnel() (out [indicator.StepCount]indicator.Station) {
	var days [indicator.StepCount][]int
	if all := s.span(s.q.Period); len(all) > 0 {
		for _, c := range s.clients(all, false) {
			at := s.stations(c, all[len(all)-1])
			earliest := func(from indicator.Step) model.Date { // at the station or a later one
				return slices.Min(slices.Concat(at[from:]...))
			}
			for step := range indicator.StepCount {
				if step > indicator.Identified && len(slices.Concat(at[step:]...)) == 0 {
					break
				}
				out[step].Clients++
				if step > indicator.Identified {
					days[step] = append(days[step], int(earliest(step)-earliest(step-1)))
				}
			}
		}
	}
	for step := range out {
		out[step].Days = -1
		if n := len(days[step]); n > 0 {
			slices.Sort(days[step])
			out[step].Days = (days[step][(n-1)/2] + days[step][n/2] + 1) / 2
		}
	}
	return out
}

// Nobody appears on the way, and everybody who leaves it has a reason, if only
// that none is known.
func TestTheFunnelOnlyNarrowsAndItsLossesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := office{t}
		f := o.facts()
		q := o.query(f)
		got, page := f.Funnel(q), f.Page(q)
		if now := page.Row(indicator.E1).Now; int64(got.Steps[indicator.Identified].Clients) != now.Den || int64(got.Steps[indicator.Attended].Clients) < now.Num {
			t.Fatalf("%+v beside %v", got, now)
		}
		for step := indicator.Offered; step < indicator.StepCount; step++ {
			lost := 0
			for i, l := range got.Steps[step].Lost {
				lost += l.Clients
				if l.Clients < 1 || i > 0 && l.Clients > got.Steps[step].Lost[i-1].Clients {
					t.Fatalf("%+v", got.Steps[step])
				}
			}
			if got.Steps[step].Days < -1 || got.Steps[step-1].Clients-got.Steps[step].Clients != lost {
				t.Fatalf("%+v", got)
			}
		}
	})
}

func TestTheFunnelTellsWhyClientsCameNoFurther(t *testing.T) {
	today := day(2026, 11, 20)
	f := settled(today.AddMonths(-3), []string{"33.02"}, []int{11})
	by := func(i int) *indicator.Client { return f.Clients[i] }
	ended := func(state model.EnrolmentState, reason string, accepted model.Date) indicator.Enrolment {
		return indicator.Enrolment{Opened: today - 40, Proposed: today - 38, Answered: today - 30, Accepted: accepted, Ended: today - 10, State: state, Reason: reason}
	}
	by(1).Absent = indicator.Absence{Day: today - 5, Reason: "jauh"}
	by(2).Enrolments = []indicator.Enrolment{ended(model.EnrolmentRejected, "penuh", 0)}
	by(3).Enrolments = []indicator.Enrolment{ended(model.EnrolmentRejected, "penuh", 0)}
	by(3).Absent = indicator.Absence{Day: today - 5, Reason: "jauh"}
	by(4).Enrolments = []indicator.Enrolment{ended(model.EnrolmentRejected, "penuh", 0), {Opened: today - 3, Proposed: today - 3, State: model.EnrolmentProposed}}
	by(5).Enrolments = []indicator.Enrolment{ended(model.EnrolmentCancelled, "pindah", today-30)}
	by(6).Enrolments = []indicator.Enrolment{ended(model.EnrolmentFinished, "", today-30)}
	by(7).Absent = indicator.Absence{Day: today + 1, Reason: "jauh"} // not yet
	later := ended(model.EnrolmentRejected, "jarak", 0)
	later.Ended++
	by(8).Enrolments = []indicator.Enrolment{later, ended(model.EnrolmentRejected, "penuh", 0)} // the last that ended tells
	draft := indicator.Enrolment{Opened: today - 9, Ended: today - 8, State: model.EnrolmentCancelled, Reason: "sakit"}
	by(9).Enrolments = []indicator.Enrolment{draft}
	by(10).Enrolments = []indicator.Enrolment{draft}
	by(10).Absent = indicator.Absence{Day: today - 5, Reason: "jauh"}
	got := f.Funnel(indicator.Query{Period: indicator.Month(today), Today: today})
	for step, want := range map[indicator.Step][]indicator.Loss{
		indicator.Offered:  {{"", 2}},
		indicator.Referred: {{"jauh", 2}, {"sakit", 1}},
		indicator.Accepted: {{"penuh", 2}, {"", 1}, {"jarak", 1}},
		indicator.Attended: {{"pindah", 1}},
		indicator.Finished: nil,
	} {
		if !reflect.DeepEqual(got.Steps[step].Lost, want) {
			t.Errorf("before station %d were lost %v, want %v", step, got.Steps[step].Lost, want)
		}
	}
	if s := got.Steps[indicator.Accepted]; s.Clients != 2 || s.Days != 8 {
		t.Errorf("accepted: %+v", s)
	}
	if s := got.Steps[indicator.Finished]; s.Clients != 1 || s.Days != 0 {
		t.Errorf("finished: %+v", s)
	}
}
