package reach

import (
	"cmp"
	"slices"
	"strings"

	"guyub/model"
	"guyub/model/stigma"
	"guyub/model/workload"
)

// Cell is a number of clients under guidance who live in one kecamatan and weigh
// the same.
type Cell struct {
	District  string // code of the kecamatan
	Risk      model.Risk
	InCustody bool // not yet released, as in [workload.Cell]
	Taking    bool // takes part in a group
	Count     int
}

// IncidentDays is how far back incidents of stigma are counted: three months,
// a choice of this program, long enough that a small kecamatan shows any.
const IncidentDays = 90

// Office is what the figures of a day are computed from.
type Office struct {
	Regions []model.Region // kabupaten and kecamatan
	Groups  []model.Group
	Seats   func(group model.ID) int // places that are taken
	Cells   []Cell                   // as far as whoever asks may see clients (rule R12)
	Norms   model.Norms
	Today   model.Date
	// Acceptance and Incidents are by kecamatan, nil when nobody has told: how
	// far the clients there are accepted, and how many incidents of stigma there
	// were in the last [IncidentDays].
	Acceptance map[string]stigma.Mean
	Incidents  map[string]int
}

// Figures are what is known of a kecamatan, a kabupaten, or the whole area.
type Figures struct {
	Clients int // under guidance
	Taking  int // of them, taking part in a group
	Minutes int // that guiding them takes in a month, the road among them
	Travel  int // of Minutes, on the road
	// Unset: there are clients to visit, and the way to them is not filled in, so
	// that Travel is too low.
	Unset      bool
	Groups     int // that reach it and may receive clients, each once
	Open       int // of them, with a free place
	Places     int // free places of them that have said how many
	Boundless  bool
	Acceptance stigma.Mean
	Incidents  int
}

// Participation returns the share of clients who take part, in thousandths of a
// percent; false where there are none.
func (f *Figures) Participation() (milli int, known bool) {
	if f.Clients == 0 {
		return 0, false
	}
	return (2*f.Taking*100_000 + f.Clients) / (2 * f.Clients), true
}

// Row is one kecamatan.
type Row struct {
	Region model.Region
	Figures
	Near []Neighbour // groups that reach it and may receive, the firmest link and the nearest first
}

// Reached reports whether a group that may receive clients is within reach.
func (r *Row) Reached() bool { return r.Groups > 0 }

// Placed reports whether one of them has a free place too.
func (r *Row) Placed() bool { return r.Open > 0 }

// Neighbour is a group as one kecamatan sees it.
type Neighbour struct {
	Group  *model.Group // must not be changed
	Link   Link
	Metres int // the estimated way; -1 not known
	Places int // free; with Limited false nobody has said how many it has
	// Limited is whether the group has said how many places it has.
	Limited bool
}

// Open reports whether the group has a free place.
func (n *Neighbour) Open() bool { return !n.Limited || n.Places > 0 }

// Total are rows taken together. A group that reaches several of them counts
// once, with its places.
type Total struct {
	Region model.Region // the kabupaten; zero for the whole area
	Figures
	Districts        int // kecamatan with clients
	Unreached        int // of them, without a group within reach
	UnreachedClients int
	Placeless        int // reached, and no group in reach has a free place
	PlacelessClients int
	WithoutSeat      int // kecamatan without coordinates
	WithoutWay       int // kecamatan whose travel time is not filled in
	groups           map[model.ID]bool
}

// Matrix is the figures of every kecamatan.
type Matrix struct {
	Rows      []Row   // by code
	Regencies []Total // by code
	Whole     Total
	// Outside is how many clients live in no kecamatan of the area: these are in
	// the Clients of the Whole, and in no row.
	Outside int

	office Office
	ways   *Map
	spots  map[string]*spot // what clients there are, by kecamatan
}

// spot is the clients of one kecamatan.
type spot struct {
	clients, taking int
	cells           []workload.Cell
}

// New computes the figures. A kecamatan that the office no longer serves is
// there as long as clients live in it.
func New(o Office) *Matrix {
	m := &Matrix{office: o, ways: NewMap(o.Regions, o.Norms), spots: map[string]*spot{}}
	for _, c := range o.Cells {
		s := m.spots[c.District]
		if s == nil {
			s = &spot{}
			m.spots[c.District] = s
		}
		s.clients += c.Count
		if c.Taking {
			s.taking += c.Count
		}
		s.cells = append(s.cells, workload.Cell{Risk: c.Risk, InCustody: c.InCustody, District: c.District, Count: c.Count})
	}
	receiving := m.receiving()
	within := 0
	for _, r := range o.Regions {
		s := m.spots[r.Code]
		if r.Parent == "" || r.Inactive && s == nil {
			continue
		}
		row := m.row(r, s, receiving)
		within += row.Clients
		m.Rows = append(m.Rows, row)
	}
	slices.SortFunc(m.Rows, func(a, b Row) int { return strings.Compare(a.Region.Code, b.Region.Code) })
	m.total()
	for _, s := range m.spots {
		m.Outside += s.clients
	}
	m.Outside -= within
	m.Whole.Clients += m.Outside
	return m
}

// receiving are the groups that may be given clients.
func (m *Matrix) receiving() []Neighbour {
	var out []Neighbour
	for i := range m.office.Groups {
		g := &m.office.Groups[i]
		if !Receives(g, m.office.Today) {
			continue
		}
		n := Neighbour{Group: g}
		n.Places, n.Limited = Free(g, m.office.Seats(g.ID))
		out = append(out, n)
	}
	return out
}

// row computes one kecamatan.
func (m *Matrix) row(r model.Region, s *spot, receiving []Neighbour) Row {
	row := Row{Region: r}
	row.Acceptance, row.Incidents = m.office.Acceptance[r.Code], m.office.Incidents[r.Code]
	if s != nil {
		row.Clients, row.Taking = s.clients, s.taking
		row.Minutes, row.Travel, row.Unset = m.hours(s, r.TravelMin)
	}
	for _, n := range receiving {
		if n.Link, n.Metres = m.ways.Link(n.Group, r.Code); n.Link != None {
			row.Near = append(row.Near, n)
			row.count(&n)
		}
	}
	slices.SortStableFunc(row.Near, func(a, b Neighbour) int {
		far := func(n Neighbour) int { // a way that is not known comes after those that are
			if n.Metres < 0 {
				return int(^uint(0) >> 1)
			}
			return n.Metres
		}
		return cmp.Or(cmp.Compare(a.Link, b.Link), cmp.Compare(far(a), far(b)), strings.Compare(a.Group.Name, b.Group.Name))
	})
	return row
}

// count takes a group in.
func (f *Figures) count(n *Neighbour) {
	f.Groups++
	if n.Open() {
		f.Open++
	}
	f.Places += n.Places
	f.Boundless = f.Boundless || !n.Limited
}

// hours returns what guiding the clients of a kecamatan takes in a month when
// the way there and back takes so many minutes: the same sum as that of a
// counselor who had exactly these clients (package workload), without duties.
func (m *Matrix) hours(s *spot, there int) (all, travel int, unset bool) {
	load := workload.Compute(model.Counselor{}, s.cells, m.office.Norms, func(string) int { return there })
	for _, line := range load.Lines {
		unset = unset || line.Unset
	}
	return load.Minutes, load.TravelMinutes(), unset
}

// total sums up by kabupaten and for the whole area.
func (m *Matrix) total() {
	at := map[string]int{}
	for _, r := range m.office.Regions {
		if r.Parent == "" {
			m.Regencies = append(m.Regencies, Total{Region: r})
		}
	}
	slices.SortFunc(m.Regencies, func(a, b Total) int { return strings.Compare(a.Region.Code, b.Region.Code) })
	for i := range m.Regencies {
		at[m.Regencies[i].Region.Code] = i
	}
	for i := range m.Rows {
		row := &m.Rows[i]
		m.Whole.add(row)
		if t, ok := at[row.Region.Parent]; ok {
			m.Regencies[t].add(row)
		}
	}
}

// Sum takes some rows together.
func Sum(rows []Row) Total {
	var t Total
	for i := range rows {
		t.add(&rows[i])
	}
	return t
}

// add takes a row in.
func (t *Total) add(r *Row) {
	if t.groups == nil {
		t.groups = map[model.ID]bool{}
	}
	t.Clients, t.Taking = t.Clients+r.Clients, t.Taking+r.Taking
	t.Minutes, t.Travel, t.Unset = t.Minutes+r.Minutes, t.Travel+r.Travel, t.Unset || r.Unset
	t.Acceptance = t.Acceptance.And(r.Acceptance)
	t.Incidents += r.Incidents
	for i := range r.Near {
		if n := &r.Near[i]; !t.groups[n.Group.ID] {
			t.groups[n.Group.ID] = true
			t.count(n)
		}
	}
	if !r.Region.Located() {
		t.WithoutSeat++
	}
	if r.Region.TravelMin == 0 {
		t.WithoutWay++
	}
	if r.Clients == 0 {
		return
	}
	t.Districts++
	switch {
	case !r.Reached():
		t.Unreached, t.UnreachedClients = t.Unreached+1, t.UnreachedClients+r.Clients
	case !r.Placed():
		t.Placeless, t.PlacelessClients = t.Placeless+1, t.PlacelessClients+r.Clients
	}
}

// Row returns a kecamatan by its code.
func (m *Matrix) Row(code string) (*Row, bool) {
	i, found := slices.BinarySearchFunc(m.Rows, code, func(r Row, code string) int { return strings.Compare(r.Region.Code, code) })
	if !found {
		return nil, false
	}
	return &m.Rows[i], true
}

// Unreached returns the kecamatan with clients and no group within reach, most
// clients first.
func (m *Matrix) Unreached() []*Row {
	var out []*Row
	for i := range m.Rows {
		if r := &m.Rows[i]; r.Clients > 0 && !r.Reached() {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b *Row) int { return cmp.Compare(b.Clients, a.Clients) })
	return out
}

// Map returns the ways that the figures stand on.
func (m *Matrix) Map() *Map { return m.ways }
