package demo

import (
	"math/rand/v2"

	"guyub/model"
	"guyub/model/workload"
)

// remembered is how many months of loads the office has kept.
const remembered = 12

// LoadMonths are the loads of the last twelve months that are over, the oldest
// first: what the day's turn would have kept, had the office come to its clients
// of today evenly over the year. Everybody's load rose in its own way, and that
// of the fullest steeply.
func (o *Office) LoadMonths() []model.LoadMonth {
	if o.p.Clients == 0 {
		return nil
	}
	rng := rand.New(rand.NewPCG(mix(o.p.Seed+2), 0))
	rises := make([]int, len(o.Counselors)) // percent of the load of today, over the year
	for i := range rises {
		rises[i] = 5 + rng.IntN(36)
		if o.Counselors[i].Name == fullest {
			rises[i] = 38
		}
	}
	road := o.meanTravel()
	var all []model.LoadMonth
	for ago := remembered; ago > 0; ago-- {
		last := model.MonthOf(o.p.Today).AddMonths(1-ago) - 1
		for !o.calendar.Working(last) {
			last--
		}
		var staff []model.Counselor
		var cells []workload.Cell
		for i, c := range o.Counselors {
			if c.From > last {
				continue
			}
			staff = append(staff, c)
			share := 100 - rises[i]*ago/remembered + rng.IntN(7) - 3
			cells = append(cells, o.cellsThen(i, share)...)
		}
		norms := model.NormsOn(o.Norms, last)
		team := workload.NewTeam(staff, cells, norms, func(code string) int { return road[code] }, o.dutiesThen(rng, last)...)
		var before *model.LoadMonth
		if len(all) > 0 {
			before = &all[len(all)-1]
		}
		month := team.Month(norms, before)
		month.ID = newID(o.p.Seed, kindLoadMonth, len(all))
		all = append(all, month)
	}
	return all
}

// cellsThen are so many percent of the clients that officer i has today, by
// risk. They live anywhere in the officer's kabupaten.
func (o *Office) cellsThen(i, percent int) []workload.Cell {
	officer := o.plan.staff[i]
	within, heads := &o.plan.within[officer.regency], 0
	for k, member := range within.officers {
		if member == i {
			heads = within.heads.size(k)
		}
	}
	if within.child == i {
		heads += within.section.size(0)
	}
	var cells []workload.Cell
	for k, risk := range []model.Risk{model.RiskLow, model.RiskMedium, model.RiskHigh} {
		cells = append(cells, workload.Cell{
			Counselor: o.Counselors[i].ID, Risk: risk, District: regencyCode(officer.regency),
			Count: (heads*officer.mix[k]*percent + 5000) / 10_000,
		})
	}
	return cells
}

// dutiesThen are the groups that each mentor looks after, as today, and some
// litmas.
func (o *Office) dutiesThen(rng *rand.Rand, day model.Date) []workload.Duty {
	var duties []workload.Duty
	for i := range o.Groups {
		if g := &o.Groups[i]; g.State == model.GroupActive && g.DecreeDate <= day {
			duties = append(duties, workload.Duty{Counselor: g.Mentor, Norm: model.NormMentor, Count: 1})
		}
	}
	for range 8 + rng.IntN(6) {
		norm := pick(rng, []model.NormKey{model.NormLitmas, model.NormLitmasParole, model.NormLitmasShort})
		if c := pick(rng, o.Counselors); c.Kind == model.PK && c.From <= day {
			duties = append(duties, workload.Duty{Counselor: c.ID, Norm: norm, Count: 1})
		}
	}
	return duties
}

// meanTravel is the way there and back to the kecamatan of each kabupaten, in
// minutes, on average.
func (o *Office) meanTravel() map[string]int {
	sums, counts := map[string]int{}, map[string]int{}
	for _, r := range o.Regions {
		if r.Parent != "" {
			sums[r.Parent] += r.TravelMin
			counts[r.Parent]++
		}
	}
	for code, n := range counts {
		sums[code] /= n
	}
	return sums
}
