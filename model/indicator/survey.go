package indicator

import (
	"slices"

	"guyub/model"
)

// survey is the facts made ready for one query: what is the same for every
// client is worked out once.
type survey struct {
	*Facts
	*index
	query  Query
	spans  spans
	limits limits

	here     []bool    // the slice holds the kecamatan
	reached  []spanSet // a group with an agreement is within reach of it at the end
	visited  []spanSet // an outreach was held there
	valid    []spanSet // an agreement of the group runs on the last day
	expiring []spanSet // it ends within the norm
}

// limits are the norms that figures need, in days and times.
type limits struct{ grace, misses, active, warn int }

// survey makes the facts ready to count periods; none is counted after today.
func (f *Facts) survey(q Query, periods ...Period) *survey {
	v := &survey{Facts: f, index: f.indexed(), query: q}
	for i := range periods {
		periods[i] = periods[i].until(q.Today)
	}
	v.spans = newSpans(periods)
	n := q.Norms
	v.limits = limits{
		grace: n.Int(model.NormReportGrace), misses: n.Int(model.NormMissLimit),
		active: n.Int(model.NormActiveDays), warn: n.Int(model.NormAgreementWarn),
	}
	for _, code := range v.places {
		v.here = append(v.here, q.Slice.holds(code))
	}
	for _, g := range v.Groups {
		v.valid = append(v.valid, v.each(func(day model.Date) bool { return covered(g, day) }))
		v.expiring = append(v.expiring, v.each(func(day model.Date) bool { return expires(g, day, v.limits.warn) }))
	}
	v.reach()
	return v
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
	for i, p := range v.spans.of {
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

// leavesOut reports whether the slice is of a section, and something is not of
// it.
func (s Slice) leavesOut(of model.Section) bool {
	return (s.Section == model.Adults || s.Section == model.Children) && of != s.Section
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
