package indicator

import (
	"slices"

	"guyub/model"
)

// survey is the facts made ready for one query: what is the same for every
// client is worked out once.
type survey struct {
	*Facts
	query  Query
	spans  spans
	limits limits

	// Kecamatan, the first of them for those that are not known.
	places  []string
	placeOf map[string]int32
	homes   []int32   // of each client
	here    []bool    // the slice holds the kecamatan
	reached []spanSet // a group with an agreement is within reach at the end
	visited []spanSet // an outreach was held there

	groupOf  map[model.ID]int32
	valid    []spanSet // an agreement of the group runs on the last day
	expiring []spanSet // it ends within the norm

	presences map[model.ID][]presence
}

// limits are the norms that figures need, in days and times.
type limits struct{ grace, misses, active, warn int }

// presence is how a client was at a meeting of a group.
type presence struct {
	day   model.Date
	group int32
	was   model.Presence
}

// survey makes the facts ready to count periods; none is counted after today.
func (f *Facts) survey(q Query, periods ...Period) *survey {
	v := &survey{Facts: f, query: q}
	for _, p := range periods {
		v.spans = append(v.spans, p.until(q.Today))
	}
	n := q.Norms
	v.limits = limits{
		grace: n.Int(model.NormReportGrace), misses: n.Int(model.NormMissLimit),
		active: n.Int(model.NormActiveDays), warn: n.Int(model.NormAgreementWarn),
	}
	v.indexPlaces()
	v.indexGroups()
	v.reach()
	return v
}

// indexPlaces numbers every kecamatan that a fact names.
func (v *survey) indexPlaces() {
	v.placeOf = make(map[string]int32, len(v.Regions))
	v.place("")
	for i := range v.Regions {
		if v.Regions[i].Parent != "" {
			v.place(v.Regions[i].Code)
		}
	}
	v.homes = make([]int32, len(v.Clients))
	for i, c := range v.Clients {
		v.homes[i] = v.place(c.District)
		for j := range c.Scores {
			if d := c.Scores[j].District; d != c.District {
				v.place(d)
			}
		}
	}
	for i := range v.Incidents {
		v.place(v.Incidents[i].District)
	}
	for i := range v.Outreaches {
		v.place(v.Outreaches[i].District)
	}
	v.here = make([]bool, len(v.places))
	for i, code := range v.places {
		v.here[i] = v.query.Slice.holds(code)
	}
}

// place returns the number of a kecamatan.
func (v *survey) place(code string) int32 {
	i, known := v.placeOf[code]
	if !known {
		i = int32(len(v.places))
		v.placeOf[code] = i
		v.places = append(v.places, code)
	}
	return i
}

// indexGroups numbers the groups and gives every client their presences.
func (v *survey) indexGroups() {
	v.groupOf = make(map[model.ID]int32, len(v.Groups))
	v.presences = map[model.ID][]presence{}
	for i, g := range v.Groups {
		v.groupOf[g.ID] = int32(i)
		v.valid = append(v.valid, v.each(func(day model.Date) bool { return covered(g, day) }))
		v.expiring = append(v.expiring, v.each(func(day model.Date) bool { return expires(g, day, v.limits.warn) }))
		for _, m := range g.Meetings {
			for _, k := range m.Marks {
				if k.Presence == model.Present || k.Presence == model.Absent {
					v.presences[k.Client] = append(v.presences[k.Client], presence{m.Day, int32(i), k.Presence})
				}
			}
		}
	}
}

// reach notes which kecamatan have a group within reach, and which were reached
// by outreach.
func (v *survey) reach() {
	near := v.query.Near
	if near == nil {
		near = covers
	}
	v.reached = make([]spanSet, len(v.places))
	v.visited = make([]spanSet, len(v.places))
	for i, g := range v.Groups {
		for p, code := range v.places {
			if v.valid[i]&^v.reached[p] != 0 && code != "" && near(&g.Group, code) {
				v.reached[p] |= v.valid[i]
			}
		}
	}
	for i := range v.Outreaches {
		if o := &v.Outreaches[i]; o.Held() {
			v.visited[v.placeOf[o.District]] |= v.spans.holding(o.Day)
		}
	}
}

// each returns the periods on whose last day something holds.
func (v *survey) each(holds func(day model.Date) bool) spanSet {
	set := spanSet(0)
	for i, p := range v.spans {
		if p != never && holds(p.To) {
			set |= 1 << i
		}
	}
	return set
}

// holds reports whether a kecamatan is in the slice.
func (s Slice) holds(district string) bool {
	regency := district[:max(0, len(district)-len(".00"))]
	return (s.District == "" || s.District == district) && (s.Regency == "" || s.Regency == regency)
}

// leavesOut reports whether the slice is of the other section.
func (s Slice) leavesOut(of model.Section) bool {
	switch s.Section {
	case model.Adults:
		return of == model.Children
	case model.Children:
		return of == model.Adults
	}
	return false
}

// covers is how far a group reaches when nothing better is known.
func covers(g *model.Group, district string) bool {
	if len(g.Coverage) > 0 {
		return slices.Contains(g.Coverage, district)
	}
	return g.District == district
}

// covered reports whether an agreement of the group runs on a day.
func covered(g *Group, day model.Date) bool {
	return slices.ContainsFunc(g.Agreements, func(a model.Agreement) bool { return a.Covers(day) })
}

// expires reports whether all agreements of the group that were signed by a day
// end within so many days after it, so that none renews another.
func expires(g *Group, day model.Date, within int) bool {
	for i := range g.Agreements {
		a := &g.Agreements[i]
		signed := a.Date != 0 && a.Date <= day && (a.Terminated == 0 || a.Terminated > day)
		if signed && orForever(a.End) > day.AddDays(within) {
			return false
		}
	}
	return true
}
