package reach

import (
	"cmp"
	"slices"
	"strings"

	"guyub/model"
)

// TrialKind is what is tried out.
type TrialKind uint8

// The kinds of trials.
const (
	NewGroup TrialKind = iota + 1 // a community group that may receive clients
	Outpost                       // a Pos Bapas, from which counselors set out
)

// Trial is something that the area could have at the seat of a kecamatan.
type Trial struct {
	Kind     TrialKind
	District string
	Capacity int // places of a group
}

// Standing is how the whole area stands.
type Standing struct {
	Clients int // under guidance
	Taking  int // of them, taking part
	Reached int // of them, with a group that may receive within reach
	Missing int // kecamatan with clients and without such a group
	Minutes int // that guiding them takes in a month
	Travel  int // of Minutes, on the road
}

// Change is what trials do to one kecamatan.
type Change struct {
	District string
	Gained   int // clients who come into reach
	Filled   int // of the places tried, that its clients would take
	Way      int // minutes there and back, before
	NewWay   int // and after
	Saved    int // minutes a month
	// Estimated: NewWay stands on coordinates, not on a way that somebody knows.
	Estimated bool
}

// Effect is what some trials together would change.
type Effect struct {
	Before, After Standing
	Changes       []Change // most clients gained first, then most minutes saved
	// Blind are kecamatan for which an outpost could not be reckoned, because
	// they or it have no coordinates, or their way of today is not filled in.
	Blind int
}

// LocalMinutes is the way there and back within the kecamatan of an outpost:
// nobody plans a visit under a quarter of an hour. It is a choice of this
// program, as is that ways are planned by the five minutes.
const LocalMinutes = 15

// plainPace is the minutes there and back for a kilometre where the office has
// not said how long its own way takes: 40 km/h.
const plainPace = 3

// Try reckons what trials together would change. A new group makes every
// kecamatan reached that lies within the norm, and its places are taken by
// clients without a group there, from the nearest kecamatan on: that is the most
// that it could do, not what it will. From an outpost each kecamatan is as far
// as it was or as the way from there, whichever is shorter.
func (m *Matrix) Try(trials ...Trial) Effect {
	var e Effect
	e.Before = m.standing()
	e.After = e.Before
	filled := map[string]int{}
	for _, t := range trials {
		if t.Kind == NewGroup {
			m.fill(t, filled)
		}
	}
	for i := range m.Rows {
		row := &m.Rows[i]
		c := Change{District: row.Region.Code, Filled: filled[row.Region.Code], Way: row.Region.TravelMin}
		if !row.Reached() && row.Clients > 0 && m.nearAny(trials, row.Region.Code) {
			c.Gained = row.Clients
			e.After.Missing--
		}
		var known bool
		c.NewWay, c.Estimated, known = m.shortest(trials, &row.Region)
		if !known {
			e.Blind++
		}
		if c.NewWay < c.Way && row.Clients > 0 {
			all, travel, _ := m.hours(m.spots[row.Region.Code], c.NewWay)
			c.Saved = row.Minutes - all
			e.After.Travel -= row.Travel - travel
		}
		e.After.Reached += c.Gained
		e.After.Taking += c.Filled
		e.After.Minutes -= c.Saved
		if c.Gained > 0 || c.Filled > 0 || c.NewWay < c.Way {
			e.Changes = append(e.Changes, c)
		}
	}
	slices.SortStableFunc(e.Changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(b.Gained, a.Gained), cmp.Compare(b.Saved, a.Saved), cmp.Compare(b.Filled, a.Filled))
	})
	return e
}

// standing is how the area stands without any trial.
func (m *Matrix) standing() Standing {
	w := &m.Whole
	s := Standing{Clients: w.Clients, Taking: w.Taking, Missing: w.Unreached, Minutes: w.Minutes, Travel: w.Travel}
	for i := range m.Rows {
		if m.Rows[i].Reached() {
			s.Reached += m.Rows[i].Clients
		}
	}
	return s
}

// nearAny reports whether a new group of the trials reaches a kecamatan.
func (m *Matrix) nearAny(trials []Trial, district string) bool {
	return slices.ContainsFunc(trials, func(t Trial) bool {
		return t.Kind == NewGroup && Near(&model.Group{District: t.District}, district, m.ways)
	})
}

// fill gives the places of a new group to clients in reach who take no part,
// the nearest kecamatan first.
func (m *Matrix) fill(t Trial, filled map[string]int) {
	type near struct {
		row    *Row
		metres int
	}
	var in []near
	for i := range m.Rows {
		if link, metres := m.ways.Link(&model.Group{District: t.District}, m.Rows[i].Region.Code); link != None {
			in = append(in, near{&m.Rows[i], metres})
		}
	}
	slices.SortStableFunc(in, func(a, b near) int { return cmp.Compare(a.metres, b.metres) })
	left := t.Capacity
	for _, n := range in {
		code := n.row.Region.Code
		take := max(0, min(left, n.row.Clients-n.row.Taking-filled[code]))
		left -= take
		filled[code] += take
	}
}

// shortest is the way to a kecamatan with the outposts of the trials. Known is
// false when an outpost could not be reckoned for it.
func (m *Matrix) shortest(trials []Trial, r *model.Region) (minutes int, estimated, known bool) {
	minutes, known = r.TravelMin, true
	for _, t := range trials {
		if t.Kind != Outpost {
			continue
		}
		way, ok := m.fromOutpost(t.District, r)
		switch {
		case !ok:
			known = false
		case way < minutes:
			minutes, estimated = way, t.District != r.Code
		}
	}
	return minutes, estimated, known
}

// fromOutpost is the way there and back from an outpost in minutes: at the pace
// of the kecamatan's own way, by the five minutes. It is not known without
// coordinates, and where the way of today is not, nothing can be saved on it.
func (m *Matrix) fromOutpost(at string, r *model.Region) (minutes int, known bool) {
	metres, known := m.ways.Way(at, r.Code)
	switch {
	case !known || r.TravelMin == 0:
		return 0, false
	case at == r.Code:
		return LocalMinutes, true
	case r.DistanceM > 0:
		minutes = (metres*r.TravelMin + r.DistanceM - 1) / r.DistanceM
	default:
		minutes = (metres*plainPace + 999) / 1000
	}
	return max(LocalMinutes, (minutes+4)/5*5), true
}

// Spot is where a new group could work.
type Spot struct {
	District string
	Clients  int    // who would come into reach
	In       []Gain // by kecamatan, that of the spot first, then most clients
}

// Gain is the clients of a kecamatan who would come into reach.
type Gain struct {
	District string
	Clients  int
}

// Best returns the kecamatan where one new group would bring most clients into
// reach, each on its own, at most n and none that would bring nobody.
func (m *Matrix) Best(n int) []Spot {
	var out []Spot
	unreached := m.Unreached()
	for i := range m.Rows {
		s := Spot{District: m.Rows[i].Region.Code}
		at := &model.Group{District: s.District}
		for _, r := range unreached {
			if Near(at, r.Region.Code, m.ways) {
				s.Clients += r.Clients
				s.In = append(s.In, Gain{r.Region.Code, r.Clients})
			}
		}
		if s.Clients > 0 {
			slices.SortStableFunc(s.In, func(a, b Gain) int {
				return cmp.Compare(btoi(b.District == s.District), btoi(a.District == s.District))
			})
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b Spot) int {
		return cmp.Or(cmp.Compare(b.Clients, a.Clients), cmp.Compare(b.Own(), a.Own()), strings.Compare(a.District, b.District))
	})
	return out[:min(n, len(out))]
}

// Own is how many of the clients live in the kecamatan itself.
func (s *Spot) Own() int {
	if len(s.In) > 0 && s.In[0].District == s.District {
		return s.In[0].Clients
	}
	return 0
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
