package workload

import (
	"bytes"
	"cmp"
	"slices"

	"guyub/model"
)

// Verdict is what holds the team back, in one word.
type Verdict uint8

// The verdicts. A shortage cannot be cured by moving clients; an imbalance can.
const (
	Balanced Verdict = iota
	Imbalance
	Shortage
	ShortageAndImbalance
)

// Code is the verdict as files write it.
func (v Verdict) Code() string {
	return [...]string{"balanced", "imbalance", "shortage", "shortage_and_imbalance"}[min(v, ShortageAndImbalance)]
}

// unevenSpread is the distance between the fullest and the least loaded, in
// tenths of a percent, from which a team with somebody over the limit is uneven
// even if nobody has time to spare: 30 points. It is a choice of this program;
// no source gives one.
const unevenSpread = 300

// share is what one counselor has to do.
type share struct {
	cells  []Cell
	duties []Duty
}

// Team is all counselors of an office with the figures of the head line.
type Team struct {
	Loads      []Load // who has no capacity but clients first, then the fullest
	Minutes    int
	Capacity   int
	Clients    int
	Unassigned int // clients under guidance whom nobody guides
	// UnassignedMinutes is what they would weigh, with the litmas that nobody
	// has been given.
	UnassignedMinutes int
	Travel            int // minutes of Minutes spent on the road
	Over              int // counselors over the limit, those without capacity among them
	Rated             int // counselors with capacity
	Lowest, Highest   int // tenths of a percent, of counselors with capacity
	// Needed and There are counselors in tenths: how many the load asks for at
	// full effective hours, and how many there are.
	Needed, There int
}

// NewTeam computes the loads of all counselors in service and the team line
// (rule 13: the sum of loads by the sum of capacities, not the mean of shares).
func NewTeam(all []model.Counselor, cells []Cell, n model.Norms, travel func(district string) int, duties ...Duty) Team {
	byCounselor := map[model.ID]*share{}
	of := func(id model.ID) *share {
		if byCounselor[id] == nil {
			byCounselor[id] = &share{}
		}
		return byCounselor[id]
	}
	for _, c := range cells {
		one := of(c.Counselor)
		one.cells = append(one.cells, c)
	}
	for _, d := range duties {
		one := of(d.Counselor)
		one.duties = append(one.duties, d)
	}
	var t Team
	for _, c := range all {
		own := byCounselor[c.ID]
		delete(byCounselor, c.ID)
		if own == nil {
			own = &share{}
			if c.Until != 0 && c.Until < n.Day {
				continue // left the office, and nobody waits for them
			}
		}
		l := Compute(c, own.cells, n, travel, own.duties...)
		t.add(&l, n)
	}
	for _, orphans := range byCounselor { // of nobody, or of somebody not known
		var who model.Counselor
		for i := range orphans.cells {
			orphans.cells[i].Counselor = who.ID
		}
		for i := range orphans.duties {
			orphans.duties[i].Counselor = who.ID
		}
		l := Compute(who, orphans.cells, n, travel, orphans.duties...)
		t.Unassigned += l.Clients
		t.UnassignedMinutes += l.Minutes
	}
	slices.SortStableFunc(t.Loads, func(a, b Load) int { return compareLoads(&a, &b, n) })
	if full := n.Minutes(model.NormHours); full > 0 {
		t.Needed = int(halfUp(int64(t.Minutes+t.UnassignedMinutes)*10, int64(full)))
		t.There = int(halfUp(int64(t.Capacity)*10, int64(full)))
	}
	return t
}

func (t *Team) add(l *Load, n model.Norms) {
	t.Minutes += l.Minutes
	t.Capacity += l.Capacity
	t.Clients += l.Clients
	t.Travel += l.TravelMinutes()
	switch band := l.Band(n); {
	case band == BandNoCapacity:
		t.Over++
	case l.Capacity > 0:
		p := l.Percent()
		if band == BandOver {
			t.Over++
		}
		if t.Rated == 0 {
			t.Lowest, t.Highest = p, p
		}
		t.Rated++
		t.Lowest, t.Highest = min(t.Lowest, p), max(t.Highest, p)
	}
	t.Loads = append(t.Loads, *l)
}

// compareLoads puts who holds clients without capacity first (rule 12: never
// shown as empty), then the fullest, then by name; the id makes it total.
func compareLoads(a, b *Load, n model.Norms) int {
	stuck := func(l *Load) bool { return l.Band(n) == BandNoCapacity }
	if stuck(a) != stuck(b) {
		return boolCompare(stuck(b), stuck(a))
	}
	fullest := cmp.Compare(b.Percent(), a.Percent())
	if stuck(a) {
		fullest = cmp.Compare(b.Minutes, a.Minutes)
	}
	return cmp.Or(fullest, cmp.Compare(a.Counselor.Name, b.Counselor.Name), bytes.Compare(a.Counselor.ID[:], b.Counselor.ID[:]))
}

// Percent returns how loaded the team is, in tenths of a percent; clients whom
// nobody guides weigh too. Without any capacity it is 0, and the verdict says
// so.
func (t *Team) Percent() int { return Percent(t.Minutes+t.UnassignedMinutes, t.Capacity) }

// Left returns the minutes that the team has left; negative is a shortage.
func (t *Team) Left() int { return t.Capacity - t.Minutes - t.UnassignedMinutes }

// Verdict tells a shortage, which no reallocation can cure, from an imbalance.
// Work without anybody to do it is a shortage.
func (t *Team) Verdict(n model.Norms) Verdict {
	short := int64(t.Percent())*100 > n.Milli(model.NormBandFull) || t.Capacity <= 0 && t.Minutes+t.UnassignedMinutes > 0
	uneven := t.Rated > 0 && t.Over > 0 && (int64(t.Lowest)*100 < n.Milli(model.NormBandLow) || t.Highest-t.Lowest > unevenSpread)
	switch {
	case short && uneven:
		return ShortageAndImbalance
	case short:
		return Shortage
	case uneven || t.Over > 0:
		return Imbalance
	}
	return Balanced
}
