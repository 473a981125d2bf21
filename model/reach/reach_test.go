package reach_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/reach"
	"guyub/model/workload"
)

const today = model.Date(740_000)

// running is an agreement in force today.
var running = []model.Agreement{{No: "PKS-1", Date: today - 100, Start: today - 100, End: today + 100}}

// group is one that may receive clients.
func group(district string, capacity int, served ...string) model.Group {
	return model.Group{Meta: model.Meta{ID: model.NewID()}, Name: "Kelompok " + district, State: model.GroupActive, Agreements: running,
		District: district, Coverage: served, Capacity: capacity}
}

// anyOffice draws an office of a fictional area: some kecamatan without
// coordinates or travel times, groups of every state, clients of every kind.
func anyOffice(t *rapid.T) reach.Office {
	o := reach.Office{Today: today, Norms: model.NormsOn([]model.Norm{
		{Key: model.NormReach, Value: rapid.Int64Range(0, 60).Draw(t, "km") * 1000, From: 1},
		{Key: model.NormAllowance, Value: rapid.Int64Range(0, 30).Draw(t, "allowance") * 1000, From: 1},
	}, today)}
	var codes []string
	for regency := range rapid.IntRange(1, 3).Draw(t, "kabupaten") {
		parent := fmt.Sprintf("91.%02d", regency+1)
		o.Regions = append(o.Regions, model.Region{Code: parent, Name: parent})
		for i := range rapid.IntRange(1, 6).Draw(t, "kecamatan") {
			r := model.Region{Code: fmt.Sprintf("%s.%02d", parent, i+1), Parent: parent}
			if rapid.IntRange(0, 3).Draw(t, "located") > 0 {
				r.Latitude, r.Longitude = rapid.IntRange(-700_000, -100_000).Draw(t, "lat"), rapid.IntRange(132_000_000, 132_600_000).Draw(t, "lon")
			}
			if rapid.IntRange(0, 3).Draw(t, "travel") > 0 {
				r.TravelMin, r.DistanceM = rapid.IntRange(1, 300).Draw(t, "min"), rapid.IntRange(0, 90_000).Draw(t, "m")
			}
			r.Inactive = rapid.IntRange(0, 9).Draw(t, "inactive") == 0
			o.Regions, codes = append(o.Regions, r), append(codes, r.Code)
		}
	}
	place := rapid.SampledFrom(append(codes, "99.99.99", ""))
	taken := map[model.ID]int{}
	for range rapid.IntRange(0, 6).Draw(t, "groups") {
		g := group(place.Draw(t, "at"), rapid.IntRange(0, 4).Draw(t, "capacity"), rapid.SliceOfN(place, 0, 3).Draw(t, "serves")...)
		if rapid.IntRange(0, 2).Draw(t, "closed") == 0 {
			g.State = rapid.SampledFrom(model.GroupStates()).Draw(t, "state")
		}
		if rapid.IntRange(0, 3).Draw(t, "lapsed") == 0 {
			g.Agreements = nil
		}
		taken[g.ID] = rapid.IntRange(0, 5).Draw(t, "taken")
		o.Groups = append(o.Groups, g)
	}
	o.Seats = func(id model.ID) int { return taken[id] }
	for range rapid.IntRange(0, 20).Draw(t, "cells") {
		o.Cells = append(o.Cells, reach.Cell{District: place.Draw(t, "lives"), Risk: rapid.SampledFrom(model.Risks()).Draw(t, "risk"),
			InCustody: rapid.Bool().Draw(t, "custody"), Taking: rapid.Bool().Draw(t, "taking"), Count: rapid.IntRange(1, 9).Draw(t, "n")})
	}
	return o
}

func anyTrials(t *rapid.T, o *reach.Office, kinds ...reach.TrialKind) []reach.Trial {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) reach.Trial {
		var codes []string
		for _, r := range o.Regions {
			if r.Parent != "" {
				codes = append(codes, r.Code)
			}
		}
		return reach.Trial{Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), District: rapid.SampledFrom(codes).Draw(t, "district"), Capacity: rapid.IntRange(0, 20).Draw(t, "capacity")}
	}), 0, 4).Draw(t, "trials")
}

// The figures, computed a second, slow way: each asked anew of every client and
// every group.
func TestEveryFigureOfARowIsWhatCountingOneByOneGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := anyOffice(t)
		m, ways := reach.New(o), reach.NewMap(o.Regions, o.Norms)
		rows, all, reached := 0, 0, 0
		for _, r := range o.Regions {
			clients, taking := 0, 0
			var cells []workload.Cell
			for _, c := range o.Cells {
				if c.District == r.Code {
					clients += c.Count
					if c.Taking {
						taking += c.Count
					}
					cells = append(cells, workload.Cell{Risk: c.Risk, InCustody: c.InCustody, District: c.District, Count: c.Count})
				}
			}
			row, found := m.Row(r.Code)
			if want := r.Parent != "" && (!r.Inactive || clients > 0); found != want {
				t.Fatalf("%s is there: %v", r.Code, found)
			}
			if !found {
				continue
			}
			rows++
			all += clients
			load := workload.Compute(model.Counselor{}, cells, o.Norms, func(string) int { return r.TravelMin })
			groups, open, places, boundless := 0, 0, 0, false
			for _, g := range o.Groups {
				a := g.Agreement()
				if g.State != model.GroupActive || a == nil || !a.Covers(today) {
					continue
				}
				near := g.District == r.Code
				for _, s := range g.Coverage {
					near = near || s == r.Code
				}
				metres, known := ways.Way(g.District, r.Code)
				if !near && !(known && metres <= int(o.Norms.Milli(model.NormReach))) {
					continue
				}
				groups++
				if left := g.Capacity - o.Seats(g.ID); g.Capacity == 0 || left > 0 {
					open++
					boundless = boundless || g.Capacity == 0
					places += max(0, left*min(1, g.Capacity))
				}
			}
			if row.Clients != clients || row.Taking != taking || row.Minutes != load.Minutes || row.Travel != load.TravelMinutes() ||
				row.Groups != groups || row.Open != open || row.Places != places || row.Boundless != boundless || len(row.Near) != groups {
				t.Fatalf("%s is %+v, want %d clients, %d taking, %d minutes, %d groups, %d open, %d places", r.Code, row.Figures, clients, taking, load.Minutes, groups, open, places)
			}
			if groups > 0 {
				reached += clients
			}
		}
		if len(m.Rows) != rows || m.Whole.Clients != all+m.Outside || m.Try().Before.Reached != reached {
			t.Fatalf("%d rows, %d clients with %d outside, %d reached", len(m.Rows), m.Whole.Clients, m.Outside, m.Try().Before.Reached)
		}
		sum := 0
		for _, c := range o.Cells {
			sum += c.Count
		}
		if m.Whole.Clients != sum {
			t.Fatalf("%d clients of %d", m.Whole.Clients, sum)
		}
	})
}

func TestTheKabupatenAddUpToTheArea(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := reach.New(anyOffice(t))
		var sum reach.Total
		for _, r := range m.Regencies {
			sum.Clients, sum.Taking, sum.Minutes, sum.Travel = sum.Clients+r.Clients, sum.Taking+r.Taking, sum.Minutes+r.Minutes, sum.Travel+r.Travel
			sum.Unreached, sum.UnreachedClients = sum.Unreached+r.Unreached, sum.UnreachedClients+r.UnreachedClients
			if r.Groups > m.Whole.Groups {
				t.Fatalf("%s has more groups than the area", r.Region.Code)
			}
		}
		w := &m.Whole
		if sum.Clients+m.Outside != w.Clients || sum.Taking > w.Taking || sum.Minutes != w.Minutes || sum.Travel != w.Travel || sum.Unreached != w.Unreached || sum.UnreachedClients != w.UnreachedClients {
			t.Fatalf("%+v is not %+v", sum.Figures, w.Figures)
		}
		unreached := m.Unreached()
		clients := 0
		for _, r := range unreached {
			clients += r.Clients
		}
		if len(unreached) != w.Unreached || clients != w.UnreachedClients {
			t.Fatalf("%d kecamatan with %d clients", len(unreached), clients)
		}
	})
}

// What is tried is what would be: an office that really has the group reaches
// exactly those whom the trial says, and no trial takes anybody out of reach.
func TestANewGroupNeverLowersReachAndDoesWhatItsTrialSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := anyOffice(t)
		trials := anyTrials(t, &o, reach.NewGroup)
		e := reach.New(o).Try(trials...)
		if e.After.Reached < e.Before.Reached || e.After.Missing > e.Before.Missing || e.After.Taking < e.Before.Taking || e.After.Taking > e.After.Clients || e.After.Minutes != e.Before.Minutes {
			t.Fatalf("%+v", e)
		}
		places := 0
		for _, trial := range trials {
			o.Groups = append(o.Groups, group(trial.District, 0))
			places += trial.Capacity
		}
		then := reach.New(o).Try().Before
		if then.Reached != e.After.Reached || then.Missing != e.After.Missing {
			t.Fatalf("tried %+v, is %+v", e.After, then)
		}
		gained, filled := 0, 0
		for _, c := range e.Changes {
			gained, filled = gained+c.Gained, filled+c.Filled
		}
		if gained != e.After.Reached-e.Before.Reached || filled != e.After.Taking-e.Before.Taking || filled > places {
			t.Fatalf("%d gained, %d of %d places filled: %+v", gained, filled, places, e)
		}
	})
}

// An office that really drives from there needs the hours that the trial says.
func TestAnOutpostNeverAddsHoursAndSavesWhatItsTrialSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := anyOffice(t)
		trials := anyTrials(t, &o, reach.Outpost)
		e := reach.New(o).Try(trials...)
		if e.After.Minutes > e.Before.Minutes || e.After.Travel > e.Before.Travel || e.After.Reached != e.Before.Reached {
			t.Fatalf("%+v", e)
		}
		saved := 0
		for _, c := range e.Changes {
			saved += c.Saved
			if c.NewWay > c.Way || c.NewWay < 0 {
				t.Fatalf("%+v", c)
			}
			for i := range o.Regions {
				if o.Regions[i].Code == c.District {
					o.Regions[i].TravelMin = c.NewWay
				}
			}
		}
		then := reach.New(o).Try().Before
		if then.Minutes != e.After.Minutes || then.Travel != e.After.Travel || saved != e.Before.Minutes-e.After.Minutes {
			t.Fatalf("tried %+v, is %+v", e.After, then)
		}
	})
}

func TestTheBestPlaceForAGroupIsTheBestOfAllTried(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := reach.New(anyOffice(t))
		most := 0
		for _, r := range m.Rows {
			e := m.Try(reach.Trial{Kind: reach.NewGroup, District: r.Region.Code})
			most = max(most, e.After.Reached-e.Before.Reached)
		}
		best := m.Best(1)
		if most == 0 {
			if len(best) > 0 {
				t.Fatalf("%+v brings nobody", best)
			}
			return
		}
		e := m.Try(reach.Trial{Kind: reach.NewGroup, District: best[0].District})
		if best[0].Clients != most || e.After.Reached-e.Before.Reached != most {
			t.Fatalf("%+v is not the %d that are possible", best[0], most)
		}
		sum := 0
		for _, g := range best[0].In {
			sum += g.Clients
		}
		all := m.Best(len(m.Rows))
		for i := 1; i < len(all); i++ {
			if all[i].Clients > all[i-1].Clients {
				t.Fatalf("%+v before %+v", all[i-1], all[i])
			}
		}
		if sum != most {
			t.Fatalf("%+v does not add up", best[0])
		}
	})
}

func TestR3OnlyGroupsThatMayReceiveAreWithinReach(t *testing.T) {
	regions := []model.Region{{Code: "91.01"}, {Code: "91.01.01", Parent: "91.01"}}
	for name, c := range map[string]struct {
		change        func(*model.Group)
		reached, open bool
	}{
		"active, with a place": {func(*model.Group) {}, true, true},
		"full":                 {func(g *model.Group) { g.Capacity = 3 }, true, false},
		"places not set":       {func(g *model.Group) { g.Capacity = 0 }, true, true},
		"serves it":            {func(g *model.Group) { g.District, g.Coverage = "91.01.02", []string{"91.01.01"} }, true, true},
		"elsewhere":            {func(g *model.Group) { g.District = "91.01.02" }, false, false},
		"not inaugurated":      {func(g *model.Group) { g.State = model.GroupAgreed }, false, false},
		"agreement is over":    {func(g *model.Group) { g.Agreements = []model.Agreement{{Date: 1, End: today - 1}} }, false, false},
		"agreement has not begun": {func(g *model.Group) {
			g.Agreements = []model.Agreement{{Date: today, Start: today + 1, End: today + 9}}
		}, false, false},
		"agreement is a draft": {func(g *model.Group) { g.Agreements = []model.Agreement{{Start: 1}} }, false, false},
	} {
		g := group("91.01.01", 8)
		c.change(&g)
		m := reach.New(reach.Office{Regions: regions, Groups: []model.Group{g}, Today: today, Norms: model.NormsOn(nil, today), Seats: func(model.ID) int { return 3 },
			Cells: []reach.Cell{{District: "91.01.01", Count: 5}}})
		row, _ := m.Row("91.01.01")
		if row.Reached() != c.reached || row.Placed() != c.open {
			t.Errorf("%s: reached %v, with a place %v", name, row.Reached(), row.Placed())
		}
	}
}

// Without coordinates nothing is guessed: a group reaches its own kecamatan and
// those it serves, and an outpost helps its own kecamatan alone.
func TestWithoutCoordinatesNoWayIsMadeUp(t *testing.T) {
	regions := []model.Region{{Code: "91.01"},
		{Code: "91.01.01", Parent: "91.01", TravelMin: 120}, {Code: "91.01.02", Parent: "91.01", TravelMin: 120, Latitude: -500_000, Longitude: 132_000_000}, {Code: "91.01.03", Parent: "91.01"}}
	m := reach.New(reach.Office{Regions: regions, Today: today, Norms: model.NormsOn(nil, today), Seats: func(model.ID) int { return 0 },
		Cells: []reach.Cell{{District: "91.01.01", Count: 5}, {District: "91.01.02", Count: 7}, {District: "91.01.03", Count: 1}}})
	if _, known := m.Map().Way("91.01.01", "91.01.02"); known {
		t.Error("a way from nowhere is known")
	}
	e := m.Try(reach.Trial{Kind: reach.Outpost, District: "91.01.01"}, reach.Trial{Kind: reach.NewGroup, District: "91.01.01", Capacity: 50})
	if len(e.Changes) != 1 || e.Changes[0].NewWay != reach.LocalMinutes || e.Changes[0].Estimated || e.Changes[0].Gained != 5 || e.Changes[0].Filled != 5 || e.Blind != 2 {
		t.Errorf("%+v", e)
	}
}

// A degree of the sphere is 111.2 km, along a meridian and along the equator.
func TestAWayIsTheGreatCircleByTheRoadFactor(t *testing.T) {
	regions := []model.Region{{Code: "a", Latitude: 0, Longitude: 110_000_000}, {Code: "b", Latitude: 1_000_000, Longitude: 110_000_000}, {Code: "c", Latitude: 0, Longitude: 111_000_000}}
	m := reach.NewMap(regions, model.NormsOn(nil, today))
	const degree = 111_195 // metres on the sphere
	for _, to := range []string{"b", "c"} {
		metres, known := m.Way("a", to)
		back, _ := m.Way(to, "a")
		if want := degree * 13 / 10; !known || metres < want-2 || metres > want+2 || back != metres {
			t.Errorf("to %s it is %d, back %d, want %d", to, metres, back, want)
		}
	}
	if metres, known := m.Way("a", "a"); metres != 0 || !known {
		t.Errorf("to itself it is %d", metres)
	}
}
