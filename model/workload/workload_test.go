package workload_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/workload"
)

var today = model.On(2026, 3, 16)

// defaults are the norms of an office that has decided nothing.
func defaults() model.Norms { return model.NormsOn(nil, today) }

// with returns the norms with some decided, in thousandths.
func with(values map[model.NormKey]int64) model.Norms {
	var all []model.Norm
	for k, v := range values {
		all = append(all, model.Norm{Key: k, Value: v, From: 1, Source: "SK"})
	}
	return model.NormsOn(all, today)
}

// id returns a fixed id.
func id(n byte) model.ID { return model.ID{15: n} }

var districts = []string{"33.02.15", "33.02.16", "33.02.17", ""}

// travel gives each district its own way; the third is not filled in.
func travel(district string) int {
	return map[string]int{"33.02.15": 35, "33.02.16": 121}[district]
}

// anyNorms draws decisions of the office, each within its range.
func anyNorms(t *rapid.T) model.Norms {
	values := map[model.NormKey]int64{}
	for _, s := range model.NormSpecs() {
		if rapid.IntRange(0, 3).Draw(t, string(s.Key)+" decided") == 3 {
			values[s.Key] = rapid.Int64Range(s.Min, s.Max).Draw(t, string(s.Key))
		}
	}
	return with(values)
}

// anyCells draws clients of the counselors 0 (nobody) to most.
func anyCells(most byte) *rapid.Generator[[]workload.Cell] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) workload.Cell {
		return workload.Cell{
			Counselor: id(rapid.ByteRange(0, most).Draw(t, "counselor")), Risk: rapid.SampledFrom(model.Risks()).Draw(t, "risk"),
			InCustody: rapid.Bool().Draw(t, "custody"), District: rapid.SampledFrom(districts).Draw(t, "district"),
			Count: rapid.IntRange(0, 40).Draw(t, "count"),
		}
	}), 0, 14)
}

// anyDuties draws litmas and groups of the counselors 0 (nobody) to most.
func anyDuties(most byte) *rapid.Generator[[]workload.Duty] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) workload.Duty {
		return workload.Duty{
			Counselor: id(rapid.ByteRange(0, most).Draw(t, "counselor")), Count: rapid.IntRange(0, 6).Draw(t, "count"),
			Norm: rapid.SampledFrom([]model.NormKey{model.NormLitmas, model.NormLitmasShort, model.NormLitmasParole, model.NormMentor}).Draw(t, "norm"),
		}
	}), 0, 8)
}

func anyCounselor(n byte) *rapid.Generator[model.Counselor] {
	return rapid.Custom(func(t *rapid.T) model.Counselor {
		day := func(name string) model.Date {
			if rapid.IntRange(0, 2).Draw(t, name+" set") > 0 {
				return 0
			}
			return today.AddDays(rapid.IntRange(-40, 40).Draw(t, name))
		}
		c := model.Counselor{Meta: model.Meta{ID: id(n)}, Name: rapid.SampledFrom([]string{"Dewi", "Agus", "Sri"}).Draw(t, "name")}
		c.WeeklyMinutes = rapid.SampledFrom([]int{0, 0, 600, 1125, 2250, 3000}).Draw(t, "week")
		c.From, c.Until = day("from"), day("until")
		for range rapid.IntRange(0, 3).Draw(t, "absences") {
			c.Absences = append(c.Absences, model.Absence{
				Kind: model.Leave, From: today.AddDays(rapid.IntRange(-40, 40).Draw(t, "absent")), To: day("back"), Percent: rapid.IntRange(1, 100).Draw(t, "percent"),
			})
		}
		return c
	})
}

// halfUp rounds a fraction as people do on paper.
func halfUp(num, den int64) int {
	twice := new(big.Rat).Add(big.NewRat(num, den), big.NewRat(1, 2))
	return int(new(big.Int).Div(twice.Num(), twice.Denom()).Int64())
}

func TestSharesAreRoundedHalvesUpOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		load := rapid.IntRange(0, 10_000_000).Draw(t, "load")
		capacity := rapid.IntRange(1, 1_000_000).Draw(t, "capacity")
		if got, want := workload.Percent(load, capacity), halfUp(int64(load)*1000, int64(capacity)); got != want {
			t.Fatalf("%d/%d: %d, want %d", load, capacity, got, want)
		}
	})
	for _, c := range []struct{ load, capacity, want int }{{1, 2000, 1}, {1, 2001, 0}, {3, 2000, 2}, {5920, 4000, 1480}, {9, 0, 0}, {9, -1, 0}} {
		if got := workload.Percent(c.load, c.capacity); got != c.want {
			t.Errorf("%d/%d: %d, want %d", c.load, c.capacity, got, c.want)
		}
	}
}

func TestTheLinesAddUpToTheLoadAndToEveryClient(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := anyNorms(t)
		cells := anyCells(2).Draw(t, "cells")
		duties := anyDuties(2).Draw(t, "duties")
		l := workload.Compute(model.Counselor{Meta: model.Meta{ID: id(1)}}, cells, n, travel, duties...)
		minutes, clients, road := 0, 0, 0
		done := map[model.NormKey]int{}
		for _, line := range l.Lines {
			minutes += line.Minutes
			switch line.Kind {
			case workload.LineClients:
				clients += line.Count
				each := n.Milli(line.Norm) * 60 * 1000
				if line.InCustody {
					each = n.Milli(line.Norm) * 60 * n.Milli(model.NormCustody)
				}
				if want := halfUp(each*int64(line.Count), 1_000_000); line.Minutes != want || line.Each != halfUp(each, 1_000_000) {
					t.Fatalf("%+v, want %d", line, want)
				}
			case workload.LineTravel:
				road += line.Minutes
				if line.Unset != (travel(line.District) == 0) || line.Unset && line.Minutes != 0 {
					t.Fatalf("%+v", line)
				}
			case workload.LineDuty:
				done[line.Norm] += line.Count
				if line.Minutes != halfUp(n.Milli(line.Norm)*60*int64(line.Count), 1000) || line.Each != n.Minutes(line.Norm) {
					t.Fatalf("%+v", line)
				}
			}
		}
		for _, d := range duties {
			if d.Counselor == id(1) {
				done[d.Norm] -= d.Count
			}
		}
		delete(done, model.NormDuties)
		for norm, count := range done {
			if count != 0 {
				t.Fatalf("%d of %s without a line, or twice", -count, norm)
			}
		}
		want := 0
		for _, c := range cells {
			if c.Counselor == id(1) {
				want += c.Count
			}
		}
		if minutes != l.Minutes || clients != want || l.Clients != want || l.High+l.Medium+l.Low != want || l.Unassessed > l.Medium || road != l.TravelMinutes() {
			t.Fatalf("%d minutes in lines, %d in the load; %d clients of %d; %+v", minutes, l.Minutes, clients, want, l)
		}
		if l.Left() != l.Capacity-l.Minutes {
			t.Fatal("what is left")
		}
	})
}

func TestTheSumOnPaper(t *testing.T) {
	n := with(map[model.NormKey]int64{model.NormAllowance: 10_000})
	l := workload.Compute(model.Counselor{}, []workload.Cell{
		{Risk: model.RiskHigh, District: "33.02.15", Count: 3},                     // 3 x 4 h
		{Risk: model.RiskUnassessed, District: "33.02.15", Count: 4},               // as medium: 4 x 2 h
		{Risk: model.RiskLow, District: "33.02.16", Count: 5},                      // 5 x 1 h
		{Risk: model.RiskMedium, InCustody: true, District: "33.02.16", Count: 10}, // 10 x 2 h x 0.4
	}, n, travel)
	var got []string
	for _, line := range l.Lines {
		got = append(got, fmt.Sprintf("%d %s %v %s %d: %d", line.Kind, line.Risk.Code(), line.InCustody, line.District, line.Count, line.Minutes))
	}
	want := []string{
		"0 tinggi false  3: 720",
		"0 sedang true  10: 480",
		"0 belum false  4: 480",
		"0 rendah false  5: 300",
		"1 belum false  0: 198", // a tenth of 1,980 minutes
		// 3 x 1 visit and 4 x a quarter, 35 minutes each; 5 x 0.083 visits of
		// 121 minutes. Nobody is visited in custody.
		"2 belum false 33.02.15 7: 140",
		"2 belum false 33.02.16 5: 50",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if l.Minutes != 2368 || l.Capacity != 6000 || l.Percent() != 395 || l.Room(n) != 30 {
		t.Errorf("%d of %d minutes, %d per mille, room for %d", l.Minutes, l.Capacity, l.Percent(), l.Room(n))
	}
}

func TestOneMoreClientNeverLowersTheLoad(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := anyNorms(t)
		cells := anyCells(1).Draw(t, "cells")
		c := anyCounselor(1).Draw(t, "counselor")
		before := workload.Compute(c, cells, n, travel)
		one := anyCells(1).Filter(func(c []workload.Cell) bool { return len(c) > 0 }).Draw(t, "more")[0]
		one.Counselor, one.Count = c.ID, 1
		after := workload.Compute(c, append(slices.Clone(cells), one), n, travel)
		if after.Minutes < before.Minutes || after.Percent() < before.Percent() || after.Clients != before.Clients+1 || after.Band(n) < before.Band(n) {
			t.Fatalf("%d minutes, then %d; %d clients, then %d", before.Minutes, after.Minutes, before.Clients, after.Clients)
		}
	})
}

// The capacity is what is left of the contract, day by day.
func TestCapacityIsTheContractLessTheDaysAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := anyNorms(t)
		c := anyCounselor(1).Draw(t, "counselor")
		full := n.Minutes(model.NormHours)
		if c.WeeklyMinutes > 0 {
			full = halfUp(int64(full)*int64(c.WeeklyMinutes), int64(n.Minutes(model.NormWeek)))
		}
		got, lost := workload.Capacity(&c, n, today)
		if got < 0 || got > full || got+lost != full {
			t.Fatalf("%d and %d of %d", got, lost, full)
		}
		away := 0 // percent-days
		for d := model.On(2026, 3, 1); d <= model.On(2026, 3, 31); d++ {
			share := 0
			for _, a := range c.Absences {
				if d >= a.From && (d <= a.To || a.To == 0) {
					share += a.Percent
				}
			}
			if d < c.From || c.Until != 0 && d > c.Until {
				share = 100
			}
			away += min(share, 100)
			if d == today && workload.Away(&c, d) != (share >= 100) {
				t.Fatalf("away on the day: %v, %d %%", workload.Away(&c, d), share)
			}
		}
		if want := full - halfUp(int64(full)*int64(away), 100*31); got != want {
			t.Fatalf("%d, want %d", got, want)
		}
		// Another absence never gives time.
		c.Absences = append(c.Absences, model.Absence{From: today, To: today + 3, Percent: 50})
		if less, _ := workload.Capacity(&c, n, today); less > got {
			t.Fatalf("%d minutes, and %d with one more absence", got, less)
		}
	})
}

// A record from elsewhere may say what validation would refuse.
func TestAbsencesOutOfRangeKeepTheCapacityInRange(t *testing.T) {
	for _, percent := range []int{-500, 0, 1000} {
		c := model.Counselor{Absences: []model.Absence{{From: 1, Percent: percent}}}
		if got, _ := workload.Capacity(&c, defaults(), today); got < 0 || got > 6000 {
			t.Errorf("%d %%: %d minutes", percent, got)
		}
	}
}

func TestAnAbsenceLastsToItsLastDay(t *testing.T) {
	c := model.Counselor{From: today - 9, Until: today + 9, Absences: []model.Absence{{From: today, To: today + 2, Percent: 60}, {From: today + 1, Percent: 40}}}
	for day, want := range map[model.Date]bool{
		today - 10: true, today - 9: false, today: false, today + 1: true, today + 2: true, today + 3: false, today + 9: false, today + 10: true,
	} {
		if got := workload.Away(&c, day); got != want {
			t.Errorf("%s: away %v", day, got)
		}
	}
}

func TestTheMonthOfTheDayCounts(t *testing.T) {
	c := model.Counselor{Absences: []model.Absence{{From: model.On(2026, 2, 1), To: model.On(2026, 2, 14), Percent: 100}}}
	for day, want := range map[model.Date]int{
		model.On(2026, 1, 31): 6000, model.On(2026, 2, 1): 3000, model.On(2026, 2, 28): 3000, model.On(2026, 3, 1): 6000, model.On(2025, 12, 31): 6000,
	} {
		if got, _ := workload.Capacity(&c, defaults(), day); got != want {
			t.Errorf("%s: %d minutes, want %d", day, got, want)
		}
	}
}

func TestBandsBeginWhereTheNormsSay(t *testing.T) {
	n := defaults()
	for minutes, want := range map[int]workload.Band{
		0: workload.BandFree, 5396: workload.BandFree, 5397: workload.BandFit, 5400: workload.BandFit, 6000: workload.BandFit,
		6002: workload.BandFit, 6003: workload.BandFull, 6600: workload.BandFull, 6602: workload.BandFull, 6603: workload.BandOver, 99_999: workload.BandOver,
	} {
		l := workload.Load{Capacity: 6000, Minutes: minutes, Clients: 1}
		if got := l.Band(n); got != want {
			t.Errorf("%d of 6000 minutes: band %d, want %d", minutes, got, want)
		}
	}
	away := workload.Load{Clients: 1}
	nobody := workload.Load{}
	if away.Band(n) != workload.BandNoCapacity || nobody.Band(n) != workload.BandFree || away.Room(n) != 0 {
		t.Error("without capacity")
	}
}

func TestEveryRiskHasItsNorms(t *testing.T) {
	for risk, want := range map[model.Risk][2]model.NormKey{
		model.RiskUnassessed: {model.NormMedium, model.NormVisitsMedium}, model.RiskLow: {model.NormLow, model.NormVisitsLow},
		model.RiskMedium: {model.NormMedium, model.NormVisitsMedium}, model.RiskHigh: {model.NormHigh, model.NormVisitsHigh},
		model.RiskIntensive: {model.NormIntensive, model.NormVisitsHigh},
	} {
		if got := [2]model.NormKey{workload.HoursNorm(risk), workload.VisitsNorm(risk)}; got != want {
			t.Errorf("%s: %v, want %v", risk.Code(), got, want)
		}
	}
}

func shuffle[T any](seed uint64, s []T) []T {
	s = slices.Clone(s)
	rand.New(rand.NewPCG(seed, 1)).Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	return s
}

func TestTheTeamIsTheSameInWhateverOrderItComes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := anyNorms(t)
		cells := anyCells(6).Draw(t, "cells")
		var all []model.Counselor
		for i := range rapid.ByteRange(0, 5).Draw(t, "counselors") {
			all = append(all, anyCounselor(i+1).Draw(t, "counselor"))
		}
		given := slices.Clone(cells)
		duties := anyDuties(6).Draw(t, "duties")
		handed := slices.Clone(duties)
		a := workload.NewTeam(all, cells, n, travel, duties...)
		if !slices.Equal(cells, given) || !slices.Equal(duties, handed) {
			t.Fatal("the cells or duties of the caller changed")
		}
		seed := rapid.Uint64().Draw(t, "seed")
		b := workload.NewTeam(shuffle(seed, all), shuffle(seed+1, cells), n, travel, shuffle(seed+2, duties)...)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("\n%+v\n%+v", a, b)
		}
		checkTeam(t, &a, cells, n)
	})
}

// checkTeam holds the head line against the counselors.
func checkTeam(t *rapid.T, team *workload.Team, cells []workload.Cell, n model.Norms) {
	minutes, capacity, over, lowest, highest, rated := 0, 0, 0, 1<<30, 0, 0
	stuck := true
	last := -1
	for i := range team.Loads {
		l := &team.Loads[i]
		minutes, capacity = minutes+l.Minutes, capacity+l.Capacity
		band := l.Band(n)
		if band == workload.BandNoCapacity && !stuck {
			t.Fatal("somebody without capacity stands below others")
		}
		stuck = band == workload.BandNoCapacity
		if band == workload.BandOver || stuck {
			over++
		}
		if l.Capacity > 0 {
			rated++
			lowest, highest = min(lowest, l.Percent()), max(highest, l.Percent())
		}
		if !stuck {
			if last >= 0 && l.Percent() > last {
				t.Fatal("not the fullest first")
			}
			last = l.Percent()
		}
	}
	if rated == 0 {
		lowest = 0
	}
	if minutes != team.Minutes || capacity != team.Capacity || over != team.Over || lowest != team.Lowest || highest != team.Highest {
		t.Fatalf("%d of %d minutes, %d over, %d to %d in %+v", minutes, capacity, over, lowest, highest, team)
	}
	clients := 0
	for _, c := range cells {
		clients += c.Count
	}
	if team.Clients+team.Unassigned != clients {
		t.Fatalf("%d and %d clients of %d", team.Clients, team.Unassigned, clients)
	}
	load := team.Minutes + team.UnassignedMinutes
	if capacity > 0 && team.Percent() != halfUp(int64(load)*1000, int64(capacity)) || team.Left() != capacity-load {
		t.Fatalf("%d per mille, %d left", team.Percent(), team.Left())
	}
	if full := n.Minutes(model.NormHours); team.Needed != halfUp(int64(load)*10, int64(full)) || team.There != halfUp(int64(capacity)*10, int64(full)) {
		t.Fatalf("%d needed, %d there", team.Needed, team.There)
	}
	short := load > 0 && capacity == 0 || int64(team.Percent())*100 > n.Milli(model.NormBandFull)
	if v := team.Verdict(n); (v == workload.Shortage || v == workload.ShortageAndImbalance) != short {
		t.Fatalf("verdict %d of %d minutes for %d", v, capacity, load)
	}
}

// counselorsWith returns a counselor for each number of medium clients, and
// the clients; 50 are 100 %.
func counselorsWith(clients ...int) (all []model.Counselor, cells []workload.Cell) {
	for i, n := range clients {
		all = append(all, model.Counselor{Meta: model.Meta{ID: id(byte(i + 1))}, Name: fmt.Sprint(i)})
		cells = append(cells, workload.Cell{Counselor: id(byte(i + 1)), Risk: model.RiskMedium, District: "x", Count: n})
	}
	return all, cells
}

func TestVerdictsTellAShortageFromAnImbalance(t *testing.T) {
	n := defaults()
	for _, c := range []struct {
		clients []int
		want    workload.Verdict
	}{
		{[]int{48, 49, 50}, workload.Balanced},
		{[]int{0, 0}, workload.Balanced},
		{[]int{20, 40}, workload.Balanced}, // uneven, but nobody is over the limit
		{[]int{60, 30}, workload.Imbalance},
		{[]int{0, 60}, workload.Imbalance},
		{[]int{60, 0}, workload.Imbalance},
		{[]int{60, 61}, workload.Shortage},
		{[]int{52, 53}, workload.Shortage},
		{[]int{90, 40}, workload.ShortageAndImbalance},
		{[]int{0, 120}, workload.ShortageAndImbalance},
	} {
		all, cells := counselorsWith(c.clients...)
		team := workload.NewTeam(all, cells, n, travel)
		if got := team.Verdict(n); got != c.want {
			t.Errorf("%v clients: verdict %d, want %d", c.clients, got, c.want)
		}
	}
}

// Whoever has clients and no time for them is never shown as empty, and an
// office where nobody has time is short of people.
func TestClientsWithoutCapacityComeFirst(t *testing.T) {
	n := defaults()
	all, cells := counselorsWith(80, 10, 3)
	for i := 1; i < 3; i++ {
		all[i].Absences = []model.Absence{{Kind: model.Sick, From: today - 60, Percent: 100}}
	}
	team := workload.NewTeam(all, cells, n, travel)
	var order []string
	for _, l := range team.Loads {
		order = append(order, l.Counselor.Name)
	}
	if fmt.Sprint(order) != "[1 2 0]" || team.Over != 3 || team.Lowest != 1600 || team.Highest != 1600 {
		t.Errorf("%v, %d over, %d to %d", order, team.Over, team.Lowest, team.Highest)
	}
	all[0].Absences = all[1].Absences
	team = workload.NewTeam(all, cells, n, travel)
	if got := team.Verdict(n); got != workload.Shortage {
		t.Errorf("everybody is away: verdict %d", got)
	}
	team = workload.NewTeam(nil, cells, n, travel)
	if got := team.Verdict(n); got != workload.Shortage || team.Unassigned != 93 {
		t.Errorf("there is nobody: verdict %d, %d unassigned", got, team.Unassigned)
	}
}

func TestWhoLeftTheOfficeIsShownOnlyWhileClientsWait(t *testing.T) {
	all, cells := counselorsWith(5, 0)
	all[0].Until, all[1].Until = today-40, today-1
	team := workload.NewTeam(all, cells[:1], defaults(), travel)
	if len(team.Loads) != 1 || team.Loads[0].Counselor.Name != "0" || team.Over != 1 {
		t.Errorf("%+v", team)
	}
}

func TestManyClientsAreGuardedWhateverTheyWeigh(t *testing.T) {
	for clients, want := range map[int]workload.Guard{
		0: workload.GuardQuiet, 40: workload.GuardQuiet, 41: workload.GuardNote, 49: workload.GuardNote, 50: workload.GuardWarn, 500: workload.GuardWarn,
	} {
		l := workload.Load{Clients: clients}
		if got := l.Guard(defaults()); got != want {
			t.Errorf("%d clients: guard %d, want %d", clients, got, want)
		}
	}
	off := with(map[model.NormKey]int64{model.NormCountWarn: 0, model.NormCountInfo: 0})
	if l := (workload.Load{Clients: 500}); l.Guard(off) != workload.GuardQuiet {
		t.Error("the office turned the guard off")
	}
}

// R16 of the caseload rules: what a change does is what a count anew would say.
func TestTheImpactIsTheLoadCountedAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := anyNorms(t)
		c := anyCounselor(1).Draw(t, "counselor")
		cells := anyCells(2).Draw(t, "cells")
		come := anyCells(2).Draw(t, "come")
		given := slices.Clone(cells)
		mine := slices.Clone(come)
		for i := range mine {
			mine[i].Counselor = c.ID
		}
		got := workload.Impact(c, cells, come, n, travel)
		if want := workload.Compute(c, append(slices.Clone(cells), mine...), n, travel); !reflect.DeepEqual(got, want) {
			t.Fatalf("came\n%+v\n%+v", got, want)
		}
		// All of them go again.
		back := slices.Clone(come)
		for i := range back {
			back[i].Count = -back[i].Count
		}
		before := workload.Compute(c, cells, n, travel)
		if got := workload.Impact(c, cells, append(slices.Clone(come), back...), n, travel); !reflect.DeepEqual(got, before) {
			t.Fatalf("came and went\n%+v\n%+v", got, before)
		}
		// Nobody goes who is not there.
		all := slices.Clone(cells)
		for i := range all {
			all[i].Count = -all[i].Count - 1000
		}
		if got, want := workload.Impact(c, cells, all, n, travel), workload.Compute(c, nil, n, travel); !reflect.DeepEqual(got, want) {
			t.Fatalf("everybody went: %+v", got)
		}
		if !slices.Equal(cells, given) {
			t.Fatal("the cells of the caller changed")
		}
	})
}

func TestAClientWeighsAsTheyStand(t *testing.T) {
	for _, s := range append(model.TermStates(), model.TermUnknown) {
		c := model.Client{District: "33.02.15", Terms: []model.Term{{State: model.TermActive}, {State: s}},
			Assessments: []model.Assessment{{Risk: model.RiskLow, Date: today - 9}, {Risk: model.RiskHigh, Date: today}}}
		for _, by := range []model.ID{{}, id(7)} {
			if by != (model.ID{}) {
				c.Assignments = []model.Assignment{{Counselor: by, From: today}}
			}
			cell, weighs := workload.CellOf(&c)
			want := workload.Cell{Counselor: by, Risk: model.RiskHigh, InCustody: s == model.TermRegistered, District: "33.02.15", Count: 1}
			if !s.Open() {
				want = workload.Cell{}
			}
			if weighs != s.Open() || cell != want {
				t.Errorf("%q: %+v, %v", s.Code(), cell, weighs)
			}
		}
	}
	if _, weighs := workload.CellOf(&model.Client{}); weighs {
		t.Error("a client without a term weighs")
	}
}
