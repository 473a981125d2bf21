// Package matching finds the groups that fit a client, ranked, with the reasons
// for and against (rule R3 and the office's own judgement decide; this only
// proposes).
//
// The weights are an example, thought through, and no regulation: what a client
// needs counts most, then what they want, then how near it is. No distance
// between two kecamatan is published, so that nearness has four steps: the
// group's own kecamatan, one that it serves, the same kabupaten, elsewhere.
package matching

import (
	"cmp"
	"slices"

	"guyub/model"
)

// The points of each reason.
const (
	pointsNeed         = 400
	pointsInterest     = 250
	pointsSameDistrict = 200
	pointsServed       = 150
	pointsSameRegency  = 80
	pointsReligion     = 60
	pointsWork         = 60 // it employs, and the client has no work
	pointsRecent       = 60 // active within the days of [model.NormActiveDays]
	pointsRoom         = 40 // at least half of the places are free
	pointsHindered     = -1000
	pointsOtherFaith   = -200

	// pointsElse is the most that suiting a client can add to what the client
	// neither needs nor wants.
	pointsElse = pointsWork + pointsReligion
)

// Reason is a set of reasons for and against.
type Reason uint16

// The reasons. Those from AgainstFar on speak against.
const (
	ForNeed Reason = 1 << iota
	ForInterest
	ForSameDistrict
	ForServed
	ForSameRegency
	ForReligion
	ForWork
	ForRecent
	ForRoom
	AgainstFar
	AgainstDormant
	AgainstReligion
	AgainstAgreement
	AgainstFull
	AgainstGroupFull
)

// Reasons lists every reason, those for first.
func Reasons() []Reason {
	var out []Reason
	for r := ForNeed; r <= AgainstGroupFull && r != 0; r <<= 1 {
		out = append(out, r)
	}
	return out
}

// Has reports whether a reason is in the set.
func (r Reason) Has(one Reason) bool { return r&one != 0 }

// Against reports whether the reason speaks against.
func (r Reason) Against() bool { return r >= AgainstFar }

// Match is an offering that may fit a client.
type Match struct {
	Group, Offering model.ID
	Score           int
	Reasons         Reason
}

// Hindered reports whether it takes a supervisor and a reason (rule R3).
func (m Match) Hindered() bool {
	return m.Reasons.Has(AgainstAgreement) || m.Reasons.Has(AgainstFull) || m.Reasons.Has(AgainstGroupFull)
}

// Office is what matching needs to know of an office on a day.
type Office struct {
	Groups    []model.Group
	Offerings []model.Offering
	Regions   []model.Region
	Norms     model.Norms
	Today     model.Date
	// Seats returns the places that are taken.
	Seats func(group, offering model.ID) model.Seats
}

// Finder finds groups for clients. It is made once for many, and safe to use
// from several goroutines.
type Finder struct {
	places    []place
	kinds     []kind
	districts map[string]int
	// best are all kinds as every district sees them, by the points of their best
	// place, which are top; doing are those of each activity.
	best  [][]int32
	top   [][]int
	doing map[string][][]int32
}

// place is an offering with what is the same for every client.
type place struct {
	group, offering model.ID
	fixed           int // points
	reasons         Reason
	near            []step // by district, the last for one that is not known
}

type step struct {
	points int
	reason Reason
}

// kind are places that any client finds alike, but for how near they are: what
// is done, whether they employ, whose religion they teach, and whom they take.
type kind struct {
	activity string
	employs  bool
	religion model.Religion
	accepts  model.Accepts
	// nearest are the places from every district, the best first.
	nearest [][]int32
}

// NewFinder makes a finder for an office. Offerings of groups that are not
// active, and those that are over, fit nobody.
func NewFinder(o Office) *Finder {
	f := &Finder{districts: map[string]int{}, doing: map[string][][]int32{}}
	var codes []string
	for i := range o.Regions {
		if r := &o.Regions[i]; r.Parent != "" {
			f.districts[r.Code] = len(codes)
			codes = append(codes, r.Code)
		}
	}
	groups := make(map[model.ID]*model.Group, len(o.Groups))
	for i := range o.Groups {
		groups[o.Groups[i].ID] = &o.Groups[i]
	}
	for i := range o.Offerings {
		of := &o.Offerings[i]
		g := groups[of.Group]
		if g == nil || g.State != model.GroupActive || !of.Open(o.Today) {
			continue
		}
		f.add(&o, g, of, codes)
	}
	f.rank(len(codes) + 1)
	return f
}

func (f *Finder) add(o *Office, g *model.Group, of *model.Offering, codes []string) {
	p := place{group: g.ID, offering: of.ID}
	count := func(points int, why Reason) { p.fixed, p.reasons = p.fixed+points, p.reasons|why }
	if a := g.Agreement(); a == nil || !a.Covers(o.Today) {
		count(pointsHindered, AgainstAgreement)
	}
	seats := o.Seats(g.ID, of.ID)
	if of.Quota > 0 && seats.Offering >= of.Quota {
		count(pointsHindered, AgainstFull)
	}
	if g.Capacity > 0 && seats.Group >= g.Capacity {
		count(pointsHindered, AgainstGroupFull)
	}
	if of.Quota > 0 && seats.Offering*2 <= of.Quota {
		count(pointsRoom, ForRoom)
	}
	if g.LastActivity != 0 && g.LastActivity >= o.Today.AddDays(-o.Norms.Int(model.NormActiveDays)) {
		count(pointsRecent, ForRecent)
	} else {
		count(0, AgainstDormant)
	}
	at := cmp.Or(of.District, g.District)
	p.near = make([]step, len(codes)+1)
	for i, code := range codes {
		p.near[i] = nearness(at, code, g.Coverage)
	}
	p.near[len(codes)] = step{0, AgainstFar}
	accepts := g.Accepts
	if of.Accepts != nil {
		accepts = *of.Accepts
	}
	k := slices.IndexFunc(f.kinds, func(k kind) bool {
		return k.activity == of.Activity && k.employs == of.Employs && k.religion == of.Religion && k.accepts.Adults == accepts.Adults &&
			k.accepts.Children == accepts.Children && k.accepts.Women == accepts.Women && slices.Equal(k.accepts.Excluded, accepts.Excluded)
	})
	if k < 0 {
		k = len(f.kinds)
		f.kinds = append(f.kinds, kind{activity: of.Activity, employs: of.Employs, religion: of.Religion, accepts: accepts, nearest: make([][]int32, 1)})
	}
	f.kinds[k].nearest[0] = append(f.kinds[k].nearest[0], int32(len(f.places)))
	f.places = append(f.places, p)
}

func nearness(at, from string, served []string) step {
	switch {
	case at == from:
		return step{pointsSameDistrict, ForSameDistrict}
	case slices.Contains(served, from):
		return step{pointsServed, ForServed}
	case model.RegencyOf(at) != "" && model.RegencyOf(at) == model.RegencyOf(from):
		return step{pointsSameRegency, ForSameRegency}
	}
	return step{0, AgainstFar}
}

// rank orders the places of each kind as every district sees them.
func (f *Finder) rank(districts int) {
	for k := range f.kinds {
		all := f.kinds[k].nearest[0]
		f.kinds[k].nearest = make([][]int32, districts)
		for d := range districts {
			mine := slices.Clone(all)
			slices.SortStableFunc(mine, func(a, b int32) int { return cmp.Compare(f.points(b, d), f.points(a, d)) })
			f.kinds[k].nearest[d] = mine
		}
	}
	f.best, f.top = make([][]int32, districts), make([][]int, districts)
	for d := range districts {
		f.best[d], f.top[d] = make([]int32, len(f.kinds)), make([]int, len(f.kinds))
		for k := range f.kinds {
			f.best[d][k], f.top[d][k] = int32(k), f.points(f.kinds[k].nearest[d][0], d)
		}
		slices.SortStableFunc(f.best[d], func(a, b int32) int { return cmp.Compare(f.top[d][b], f.top[d][a]) })
		for _, k := range f.best[d] {
			activity := f.kinds[k].activity
			if f.doing[activity] == nil {
				f.doing[activity] = make([][]int32, districts)
			}
			f.doing[activity][d] = append(f.doing[activity][d], k)
		}
	}
}

func (f *Finder) points(at int32, district int) int {
	p := &f.places[at]
	return p.fixed + p.near[district].points
}

// district is the number of a kecamatan; the last for one that is not known.
func (f *Finder) district(code string) int {
	if d, ok := f.districts[code]; ok {
		return d
	}
	return len(f.districts)
}

// For returns the offerings that fit a client, the best first, at most so many.
// Those that do not take the client are left out; those that take a supervisor
// and a reason come last.
func (f *Finder) For(c *model.Client, most int) []Match {
	return f.Append(nil, c, most)
}

// Append is like For, and adds to what is there.
//
// What the client needs or wants is looked through first, then the rest, each
// the best first. Beyond what an activity means to the client, nothing can gain
// more than pointsElse by suiting them, so that each search ends soon.
func (f *Finder) Append(out []Match, c *model.Client, most int) []Match {
	if most <= 0 || !c.Active() {
		return out
	}
	s := search{f: f, c: c, most: most, start: len(out), district: f.district(c.District), out: out}
	if t := c.Term(); t != nil {
		s.offence = t.Offence
	}
	for i, activity := range c.Needs {
		if !slices.Contains(c.Needs[:i], activity) {
			s.activity(activity)
		}
	}
	for i, activity := range c.Interests {
		if !slices.Contains(c.Needs, activity) && !slices.Contains(c.Interests[:i], activity) {
			s.activity(activity)
		}
	}
	for _, k := range f.best[s.district] {
		if s.over(k, 0) {
			break
		}
		kind := &f.kinds[k]
		if !slices.Contains(c.Needs, kind.activity) && !slices.Contains(c.Interests, kind.activity) {
			s.kind(kind)
		}
	}
	return s.out
}

// search is the search for what fits one client.
type search struct {
	f           *Finder
	c           *model.Client
	offence     string
	district    int
	start, most int // the matches of this search begin at start
	out         []Match
}

func (s *search) full() bool { return len(s.out)-s.start == s.most }

func (s *search) worst() int { return s.out[len(s.out)-1].Score }

// over reports whether neither a kind nor any after it can come in, of kinds
// that mean so many points to the client by their activity.
func (s *search) over(kind int32, means int) bool {
	return s.full() && s.f.top[s.district][kind]+means+pointsElse <= s.worst()
}

// activity looks through what is of an activity that the client needs or wants.
func (s *search) activity(activity string) {
	kinds := s.f.doing[activity]
	if kinds == nil {
		return
	}
	means := s.means(activity)
	for _, k := range kinds[s.district] {
		if s.over(k, means) {
			return
		}
		s.kind(&s.f.kinds[k])
	}
}

// means is what an activity means to the client, in points.
func (s *search) means(activity string) int {
	points := 0
	if slices.Contains(s.c.Needs, activity) {
		points += pointsNeed
	}
	if slices.Contains(s.c.Interests, activity) {
		points += pointsInterest
	}
	return points
}

// kind takes in of one kind what is better than what there is.
func (s *search) kind(kind *kind) {
	if !takes(&kind.accepts, s.c, s.offence) {
		return
	}
	bonus, why := kind.suits(s.c)
	for _, at := range kind.nearest[s.district] {
		p := &s.f.places[at]
		near := p.near[s.district]
		m := Match{Group: p.group, Offering: p.offering, Score: p.fixed + near.points + bonus, Reasons: p.reasons | near.reason | why}
		if s.full() {
			if m.Score <= s.worst() {
				return // nor does any after it come in
			}
			s.out = s.out[:len(s.out)-1]
		}
		s.out = insert(s.out, s.start, m)
	}
}

// insert puts a match in its place among those from start on: behind what is
// better or was there before.
func insert(out []Match, start int, m Match) []Match {
	out = append(out, m)
	i := len(out) - 1
	for ; i > start && out[i-1].Score < m.Score; i-- {
		out[i] = out[i-1]
	}
	out[i] = m
	return out
}

// takes reports whether a client is one whom the group takes.
func takes(a *model.Accepts, c *model.Client, offence string) bool {
	if c.Section == model.Children && !a.Children || c.Section == model.Adults && !a.Adults || c.Sex == model.Female && !a.Women {
		return false
	}
	return offence == "" || !slices.Contains(a.Excluded, offence)
}

// suits returns what a kind means to a client.
func (k *kind) suits(c *model.Client) (points int, why Reason) {
	if slices.Contains(c.Needs, k.activity) {
		points, why = points+pointsNeed, why|ForNeed
	}
	if slices.Contains(c.Interests, k.activity) {
		points, why = points+pointsInterest, why|ForInterest
	}
	if k.employs && c.Employment == model.Unemployed {
		points, why = points+pointsWork, why|ForWork
	}
	switch {
	case k.religion == 0 || c.Religion == 0:
	case k.religion == c.Religion:
		points, why = points+pointsReligion, why|ForReligion
	default:
		points, why = points+pointsOtherFaith, why|AgainstReligion
	}
	return points, why
}
