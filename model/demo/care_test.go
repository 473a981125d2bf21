package demo

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// Every contact must be one that the office could have recorded beside the
// others of its client, and the last reports must have brought the schedule to
// where it stands.
func TestContactsAreThoseOfAnOfficeAtWork(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := Build(Params{Clients: rapid.SampledFrom([]int{1, 60, 1300}).Draw(t, "clients"), Seed: rapid.Uint64().Draw(t, "seed"), Today: day.AddDays(rapid.IntRange(-2000, 4000).Draw(t, "day"))})
		k := checks(o)
		for p := range o.cases() {
			all := p.contacts()
			ids := map[model.ID]bool{}
			var last *model.Contact
			for i := range all {
				c := &all[i]
				if wrong := append(c.Validate(k), c.Against(&p.c, all)...); len(wrong) > 0 || ids[c.ID] {
					t.Fatalf("%s: %v of %v: %v", p.c.Register, c.Kind, c.Day, wrong)
				}
				ids[c.ID] = true
				if c.Kind == model.Report && (last == nil || c.Day > last.Day) {
					last = c
				}
			}
			schedule, due := p.c.Schedule(o.onToday)
			if last == nil || !due {
				continue
			}
			if got := schedule.Answer(last.Was, last.Day); got.Due != last.Due || got.Next != p.c.NextReport {
				t.Fatalf("%s: the report of %v for %v leads to %v, and the client is due on %v", p.c.Register, last.Day, last.Due, got.Next, p.c.NextReport)
			}
		}
	})
}

// What missed reports open must be there as if the program had opened it day
// by day (rule R7), and every step of a matter lies in its flow.
func TestMattersAreThoseOfAnOfficeAtWork(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := Build(Params{Clients: rapid.SampledFrom([]int{1, 60, 1300}).Draw(t, "clients"), Seed: rapid.Uint64().Draw(t, "seed"), Today: day.AddDays(rapid.IntRange(-2000, 4000).Draw(t, "day"))})
		k := checks(o)
		found := map[string]int{}
		for m := range o.Matters() {
			if wrong := m.Validate(k); len(wrong) > 0 {
				t.Fatalf("%v of %v: %v", m.Kind, m.Opened, wrong)
			}
			from := model.StateUnknown
			for _, s := range append([]model.Stride{{State: m.Kind.First()}}, m.Steps...) {
				if _, ok := m.Kind.Flow().Step(from, s.State); !ok {
					t.Fatalf("%v goes from %v to %v", m.Kind, from, s.State)
				}
				from = s.State
			}
			if m.State != from || m.Live() != (m.Closed == 0) {
				t.Fatalf("%v stands at %v after %v, closed %v", m.Kind, m.State, from, m.Closed)
			}
			if m.Cause != "" {
				found[fmt.Sprint(m.Client, m.Cause, m.Kind)]++
			}
		}
		wanted := 0
		for p := range o.cases() {
			for n := 1; n <= p.c.Misses; n++ {
				for _, kind := range model.Escalation(n, 3) {
					wanted++
					if got := found[fmt.Sprint(p.c.ID, fmt.Sprintf("R7 %s %d", p.c.NextReport, n), kind)]; got != 1 {
						t.Fatalf("%s missed %d: %v stands %d times", p.c.Register, p.c.Misses, kind, got)
					}
				}
			}
		}
		if wanted != len(found) {
			t.Fatalf("%d matters by rule, want %d", len(found), wanted)
		}
	})
}

// The board of the demonstration has something in every state of a litmas that
// it groups by, and what is late.
func TestTheDemonstrationHasLitmasInEveryState(t *testing.T) {
	states := map[model.MatterState]int{}
	late := 0
	for m := range build(1300).Matters() {
		if m.Kind == model.Litmas {
			states[m.State]++
			if m.Late(day) {
				late++
			}
		}
	}
	for _, s := range []model.MatterState{model.StateReceived, model.StateAssigned, model.StateWorking, model.StateHearing, model.StateSent} {
		if states[s] == 0 {
			t.Errorf("no litmas is %v", s)
		}
	}
	if late == 0 {
		t.Error("no litmas is late")
	}
}

func TestSitesAndHolidaysAreValid(t *testing.T) {
	o := build(1)
	k := checks(o)
	for _, s := range o.Sites {
		if wrong := s.Validate(k); len(wrong) > 0 {
			t.Errorf("%s: %v", s.Name, wrong)
		}
	}
	for _, h := range o.Holidays {
		if wrong := h.Validate(k); len(wrong) > 0 {
			t.Errorf("%s: %v", h.Name, wrong)
		}
	}
	if !slices.ContainsFunc(o.Holidays, func(h model.Holiday) bool { return h.Day > day }) {
		t.Error("no holiday is to come")
	}
}

// The plots of twelve months have something to show: in every month of the last
// year clients reported and were suspected of a new offence, about two of a
// hundred a quarter.
func TestTheYearOfTheDemonstrationIsFull(t *testing.T) {
	o := build(1300)
	reports, offences, meetings := map[model.Date]int{}, map[model.Date]int{}, map[model.Date]int{}
	for c := range o.Contacts() {
		if c.Kind == model.Report {
			reports[model.MonthOf(c.Day)]++
		}
	}
	clients, lately := map[model.ID]bool{}, 0
	for m := range o.Matters() {
		if m.Kind != model.Breach || m.Breach != model.BreachGeneral {
			continue
		}
		if clients[m.Client] {
			t.Errorf("%v is suspected twice", m.Client)
		}
		clients[m.Client] = true
		if m.State == model.StateDismissed {
			continue
		}
		offences[model.MonthOf(m.From)]++
		if m.From > day.AddMonths(-3) {
			lately++
		}
	}
	for m := range o.Meetings() {
		meetings[model.MonthOf(m.Day)]++
	}
	for back := range 12 {
		month := model.MonthOf(day.AddMonths(-back))
		if reports[month] < 100 || offences[month] == 0 || meetings[month] == 0 {
			t.Errorf("%v: %d reports, %d suspected, %d meetings", month, reports[month], offences[month], meetings[month])
		}
	}
	if lately < 15 || lately > 40 {
		t.Errorf("%d of 1,300 clients were suspected of a new offence in three months", lately)
	}
}
