// Package reach tells which clients have a community group (Pokmas Lipas) within
// reach (keterjangkauan), puts the figures of every kecamatan side by side, and
// tries out what a new group or an outpost (Pos Bapas) would change. The study
// names the size of the working area among what holds the groups back.
//
// A group reaches a kecamatan when it lies there, when it serves it, or when the
// way between the two seats is at most the norm [model.NormReach]. No distance
// between two kecamatan is published, so that a way is an estimate: the great
// circle between the coordinates that the office has given, times [RoadFactor].
// Where coordinates are missing the first two count alone. Every figure that
// stands on such a way is to be marked as an estimate.
//
// A group counts only when it may receive clients: active, with an agreement in
// force (rule R3). Whether it has a free place besides is told apart.
//
// The package computes from plain inputs and knows no person: cells count
// clients.
package reach

import (
	"slices"

	"guyub/model"
)

// RoadFactor is how much longer a road is than the great circle, in thousandths.
// 1.3 is a common figure for roads in general, and a choice of this program: for
// the hills of Banyumas nobody has published one.
const RoadFactor = 1300

// Map is the kecamatan of an office with the ways between them.
type Map struct {
	regions map[string]*model.Region
	limit   int // metres within which a group is near
}

// NewMap returns the map of a working area with the limit that the norms set.
// The regions must not change while it is used.
func NewMap(regions []model.Region, n model.Norms) *Map {
	m := &Map{regions: make(map[string]*model.Region, len(regions)), limit: int(n.Milli(model.NormReach))}
	for i := range regions {
		m.regions[regions[i].Code] = &regions[i]
	}
	return m
}

// Limit returns the metres within which a group is near.
func (m *Map) Limit() int { return m.limit }

// Way estimates the way between the seats of two kecamatan in metres, one way.
// It is not known unless both have coordinates; within one kecamatan it is 0.
func (m *Map) Way(from, to string) (metres int, known bool) {
	if from == to {
		return 0, from != ""
	}
	a, b := m.regions[from], m.regions[to]
	if a == nil || b == nil {
		return 0, false
	}
	flight, known := a.Flight(b)
	return (flight*RoadFactor + 500) / 1000, known
}

// Link is why a group reaches a kecamatan.
type Link uint8

// The links, from the firmest.
const (
	None   Link = iota // it does not
	Here               // it lies there
	Served             // it serves it
	ByRoad             // the way is short enough, by estimate
)

// Link returns why a group reaches a kecamatan, if it does, and the estimated
// way, -1 when it is not known.
func (m *Map) Link(g *model.Group, district string) (link Link, metres int) {
	metres, known := m.Way(g.District, district)
	if !known {
		metres = -1
	}
	switch {
	case district == "":
		return None, -1
	case g.District == district:
		return Here, metres
	case slices.Contains(g.Coverage, district):
		return Served, metres
	case known && metres <= m.limit:
		return ByRoad, metres
	}
	return None, metres
}

// Near reports whether a group reaches a kecamatan.
func Near(g *model.Group, district string, m *Map) bool {
	link, _ := m.Link(g, district)
	return link != None
}

// Receives reports whether a group may be given clients on a day: it is active,
// and its agreement is in force (rule R3).
func Receives(g *model.Group, on model.Date) bool {
	a := g.Agreement()
	return g.State == model.GroupActive && a != nil && a.Covers(on)
}

// Free returns the places that a group has left when so many are taken. Limited
// is false when nobody has said how many places it has, so that one more can
// always come.
func Free(g *model.Group, taken int) (places int, limited bool) {
	if g.Capacity == 0 {
		return 0, false
	}
	return max(0, g.Capacity-taken), true
}
