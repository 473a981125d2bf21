package workload_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/workload"
)

// Rule 5: a litmas weighs by what it is for, in the month in which it is due.
func TestRule5EveryLitmasHasItsHours(t *testing.T) {
	want := map[model.NormKey]string{
		model.NormLitmas:       "diversi sidang pembinaan-awal pidana lain",
		model.NormLitmasParole: "PB CB CMB asimilasi",
		model.NormLitmasShort:  "CMK pemindahan",
	}
	got := map[model.NormKey][]string{}
	for _, k := range model.LitmasKinds() {
		norm := workload.LitmasNorm(k)
		got[norm] = append(got[norm], k.Code())
	}
	for norm, codes := range want {
		if s := strings.Join(got[norm], " "); !strings.EqualFold(s, codes) {
			t.Errorf("%s: %s, want %s", norm, s, codes)
		}
	}
	for norm, hours := range map[model.NormKey]int{model.NormLitmas: 360, model.NormLitmasShort: 180, model.NormLitmasParole: 330, model.NormMentor: 120, model.NormDuties: 0} {
		if got := defaults().Minutes(norm); got != hours {
			t.Errorf("%s: %d minutes, want %d", norm, got, hours)
		}
		if s, ok := model.SpecOf(norm); !ok || !strings.Contains(s.Source, "contoh") {
			t.Errorf("%s does not say that it is an example: %q", norm, s.Source)
		}
	}
}

// Rule 9: reports and duties come after the allowance, which is for clients
// alone, and each stands as a line of its own.
func TestRule9DutiesAreLinesOfTheLoad(t *testing.T) {
	n := with(map[model.NormKey]int64{model.NormAllowance: 10_000, model.NormDuties: 8_000})
	c := model.Counselor{Meta: model.Meta{ID: id(1)}}
	l := workload.Compute(c, []workload.Cell{{Counselor: c.ID, Risk: model.RiskMedium, District: "33.02.15", Count: 10}}, n, travel,
		workload.Duty{Counselor: c.ID, Norm: model.NormLitmas, Count: 2}, workload.Duty{Counselor: c.ID, Norm: model.NormMentor, Count: 1},
		workload.Duty{Counselor: c.ID, Norm: model.NormLitmas, Count: 1}, workload.Duty{Counselor: id(2), Norm: model.NormLitmas, Count: 9})
	var got []string
	for _, line := range l.Lines {
		got = append(got, fmt.Sprintf("%d %s %d x %d = %d", line.Kind, line.Norm, line.Count, line.Each, line.Minutes))
	}
	want := []string{
		"0 client.medium 10 x 120 = 1200", "1 client.allowance 0 x 0 = 120", "2 visits.medium 10 x 35 = 88",
		"3 litmas.standard 3 x 360 = 1080", "3 duties.month 1 x 480 = 480", "3 group.mentor 1 x 120 = 120",
	}
	if !slices.Equal(got, want) || l.Minutes != 3088 {
		t.Errorf("%d minutes\n%s\nwant\n%s", l.Minutes, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Rule 12: whoever has a litmas to write and no time for it is not empty.
func TestRule12DutiesWithoutCapacityAreSaid(t *testing.T) {
	c := model.Counselor{Meta: model.Meta{ID: id(1)}, Absences: []model.Absence{{Kind: model.Sick, From: today - 60, Percent: 100}}}
	n := with(map[model.NormKey]int64{model.NormDuties: 8_000})
	idle := workload.Compute(c, nil, n, travel)
	busy := workload.Compute(c, nil, n, travel, workload.Duty{Counselor: c.ID, Norm: model.NormLitmas, Count: 1})
	if idle.Band(n) != workload.BandFree || idle.Minutes != 0 || busy.Band(n) != workload.BandNoCapacity {
		t.Errorf("idle %+v, busy %+v", idle, busy)
	}
}

func TestLitmasThatNobodyHasWeighOnTheTeam(t *testing.T) {
	all, cells := counselorsWith(10)
	team := workload.NewTeam(all, cells, defaults(), travel, workload.Duty{Norm: model.NormLitmas, Count: 2}, workload.Duty{Counselor: id(9), Norm: model.NormLitmasShort, Count: 1})
	if team.Unassigned != 0 || team.UnassignedMinutes != 2*360+180 || team.Minutes != 1200 || team.Percent() != 350 {
		t.Errorf("%+v", team)
	}
}

// anySpells draws clients with ends and releases around the horizons.
func anySpells(most byte) *rapid.Generator[[]workload.Spell] {
	return rapid.Custom(func(t *rapid.T) []workload.Spell {
		var out []workload.Spell
		day := func(name string) model.Date {
			if rapid.Bool().Draw(t, name+" not known") {
				return 0
			}
			return today.AddDays(rapid.IntRange(-5, 100).Draw(t, name))
		}
		for _, c := range anyCells(most).Draw(t, "cells") {
			out = append(out, workload.Spell{Cell: c, Released: day("released"), Ends: day("ends")})
		}
		return out
	})
}

// atDay is an office that has decided nothing, on a day to come.
func atDay(n model.Norms, day model.Date) model.Norms {
	n.Day = day
	return n
}

// Part C, 9: a projection with nothing that ends, and nobody released, is the
// present.
func TestWhereNothingEndsTheProjectionIsThePresent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := anyNorms(t)
		work := workload.Work{Spells: anySpells(3).Draw(t, "spells"), Duties: anyDuties(3).Draw(t, "duties"), Travel: travel}
		for i := range work.Spells {
			work.Spells[i].Released, work.Spells[i].Ends = 0, 0
		}
		all := []model.Counselor{{Meta: model.Meta{ID: id(1)}}, {Meta: model.Meta{ID: id(2)}, WeeklyMinutes: 1125}}
		now := work.Team(all, n)
		for _, days := range workload.Horizons() {
			ahead := atDay(n, today.AddDays(days))
			if then := work.TeamAhead(all, ahead); !reflect.DeepEqual(now, then) {
				t.Fatalf("in %d days\n%+v\nnow\n%+v", days, then, now)
			}
			for _, c := range all {
				if !reflect.DeepEqual(work.Of(c, n), work.Ahead(c, ahead)) {
					t.Fatalf("one of them in %d days", days)
				}
			}
		}
	})
}

// Hours are conserved: what a projection leaves out is what those weigh who
// have gone, and nobody is lost or made up.
func TestAProjectionConservesClientsAndHours(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := anyNorms(t)
		spells := anySpells(1).Draw(t, "spells")
		for i := range spells { // all guided by one, none on the road
			spells[i].Counselor, spells[i].District = id(1), ""
		}
		last := -1
		for _, days := range append([]int{0}, workload.Horizons()...) {
			day := today.AddDays(days)
			there := workload.Project(spells, day)
			gone, stays := 0, 0
			for _, s := range spells {
				if s.Ends != 0 && s.Ends <= day {
					gone += s.Count
				} else {
					stays += s.Count
				}
			}
			count, custody := 0, 0
			for _, c := range there {
				count += c.Count
				if c.InCustody {
					custody += c.Count
				}
			}
			if count != stays || gone+stays != total(spells) {
				t.Fatalf("%d of %d clients, %d gone", count, total(spells), gone)
			}
			if last >= 0 && custody > last {
				t.Fatalf("%d in custody, and %d later", last, custody)
			}
			last = custody
			// In and out of custody weigh what the sum of their lines says.
			l := workload.Compute(model.Counselor{Meta: model.Meta{ID: id(1)}}, there, n, func(string) int { return 0 })
			sum := 0
			for _, line := range l.Lines {
				sum += line.Minutes
			}
			if sum != l.Minutes || l.Clients != stays {
				t.Fatalf("lines of %d minutes in %d, %d clients", sum, l.Minutes, l.Clients)
			}
		}
	})
}

func total(spells []workload.Spell) int {
	n := 0
	for _, s := range spells {
		n += s.Count
	}
	return n
}

func TestProjectionOnPaper(t *testing.T) {
	c := model.Counselor{Meta: model.Meta{ID: id(1)}, Absences: []model.Absence{{Kind: model.Leave, From: model.On(2026, 5, 1), To: model.On(2026, 5, 31), Percent: 50}}}
	work := workload.Work{Travel: func(string) int { return 0 }, Spells: []workload.Spell{
		{Cell: workload.Cell{Counselor: c.ID, Risk: model.RiskMedium, Count: 20}},
		{Cell: workload.Cell{Counselor: c.ID, Risk: model.RiskMedium, Count: 10}, Ends: today.AddDays(30)},
		{Cell: workload.Cell{Counselor: c.ID, Risk: model.RiskMedium, InCustody: true, Count: 5}, Released: today.AddDays(31)},
		{Cell: workload.Cell{Counselor: c.ID, Risk: model.RiskHigh, InCustody: true, Count: 5}, Released: today.AddDays(40), Ends: today.AddDays(80)},
	}}
	for days, want := range map[int]string{
		29: "40 4320/6000", // 60 h, 4 h, 8 h
		30: "30 3120/6000", // on the last day of a term it is over
		60: "30 4200/3000", // 40 h, 10 h, 20 h; half the month on leave
		90: "25 3000/6000",
	} {
		l := work.Ahead(c, model.NormsOn(nil, today.AddDays(days)))
		if got := fmt.Sprintf("%d %d/%d", l.Clients, l.Minutes, l.Capacity); got != want {
			t.Errorf("in %d days: %s, want %s", days, got, want)
		}
	}
	now := work.Of(c, defaults())
	if got := fmt.Sprintf("%d %d/%d", now.Clients, now.Minutes, now.Capacity); got != "40 4320/6000" {
		t.Errorf("today: %s", got)
	}
}

// Rule R16: last March is computed with the weights, the contract and the
// absences of last March, whatever holds today.
func TestLastMarchIsComputedAsLastMarchWas(t *testing.T) {
	march, now := model.On(2026, 3, 16), model.On(2026, 11, 27)
	decided := []model.Norm{
		{Key: model.NormMedium, Value: 3_000, From: model.On(2026, 1, 1), Source: "SK 1"},
		{Key: model.NormMedium, Value: 1_000, From: model.On(2026, 6, 1), Source: "SK 2"},
		{Key: model.NormLitmas, Value: 9_000, From: model.On(2026, 6, 1), Source: "SK 2"},
		{Key: model.NormBandOver, Value: 150_000, From: model.On(2026, 6, 1), Source: "SK 2"},
	}
	c := model.Counselor{Meta: model.Meta{ID: id(1)}, From: model.On(2020, 1, 1), WeeklyMinutes: 1125,
		Contracts: []model.Contract{{Until: model.On(2025, 12, 31), WeeklyMinutes: 600}, {Until: model.On(2026, 8, 31)}},
		Absences:  []model.Absence{{Kind: model.Training, From: model.On(2026, 3, 1), To: model.On(2026, 3, 31), Percent: 40}}}
	cells := []workload.Cell{{Counselor: c.ID, Risk: model.RiskMedium, Count: 20}}
	duty := workload.Duty{Counselor: c.ID, Norm: model.NormLitmas, Count: 1}
	for day, want := range map[model.Date]string{
		march:                  "3960/3600 1100 2", // 20 x 3 h and 6 h; 100 h less 40 %
		now:                    "1740/3000 580 0",  // 20 x 1 h and 9 h; half a contract
		model.On(2025, 12, 31): "2760/1600 1725 3",
	} {
		n := model.NormsOn(decided, day)
		l := workload.Compute(c, cells, n, func(string) int { return 0 }, duty)
		if got := fmt.Sprintf("%d/%d %d %d", l.Minutes, l.Capacity, l.Percent(), l.Band(n)); got != want {
			t.Errorf("%s: %s, want %s", day, got, want)
		}
	}
}

// BenchmarkTeam is a large office: 200 counselors with 20,000 clients in as many
// cells as there are kecamatan and risks.
func BenchmarkTeam(b *testing.B) {
	all, work := large()
	n := defaults()
	b.Run("present", func(b *testing.B) {
		for b.Loop() {
			work.Team(all, n)
		}
	})
	b.Run("ahead", func(b *testing.B) {
		for b.Loop() {
			work.TeamAhead(all, atDay(n, today.AddDays(30)))
		}
	})
}

func large() ([]model.Counselor, workload.Work) {
	var all []model.Counselor
	work := workload.Work{Travel: func(string) int { return 45 }}
	for i := range 200 {
		c := model.Counselor{Meta: model.Meta{ID: model.ID{14: byte(i >> 8), 15: byte(i)}}, Name: fmt.Sprint("PK ", i)}
		all = append(all, c)
		work.Duties = append(work.Duties, workload.Duty{Counselor: c.ID, Norm: model.NormLitmas, Count: i % 5}, workload.Duty{Counselor: c.ID, Norm: model.NormMentor, Count: 1})
		for k := range 50 { // two clients each
			work.Spells = append(work.Spells, workload.Spell{
				Cell: workload.Cell{Counselor: c.ID, Risk: model.Risks()[k%5], InCustody: k%11 == 0, District: fmt.Sprintf("33.%02d.%02d", 1+k%4, 1+i%20), Count: 2},
				Ends: today.AddDays(k * 7),
			})
		}
	}
	return all, work
}
