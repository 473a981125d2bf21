package roster

import (
	"slices"
	"strconv"
	"strings"

	"guyub/model"
)

// Facet is a way to narrow the roster.
type Facet string

// The facets. The values of each are codes: of the enumeration, of the
// district or kabupaten, the id of a counselor or "" for none, "ya" or "tidak"
// for taking part in a group, "1", "2", "3" for reports missed in a row (3 is
// three or more), and of the end of the term "lewat", "30" and "60" days.
const (
	FacetState     Facet = "state"
	FacetSection   Facet = "section"
	FacetCategory  Facet = "category"
	FacetRisk      Facet = "risk"
	FacetStage     Facet = "stage"
	FacetDistrict  Facet = "district"
	FacetCounselor Facet = "counselor"
	FacetGroup     Facet = "group"
	FacetMissed    Facet = "missed"
	FacetEnding    Facet = "ending"
	FacetFlag      Facet = "flag"
)

// facetOrder numbers the facets.
var facetOrder = [...]Facet{FacetState, FacetSection, FacetCategory, FacetRisk, FacetStage, FacetDistrict, FacetCounselor, FacetGroup, FacetMissed, FacetEnding, FacetFlag}

// Filter says which values of a facet are wanted; a facet that is not in it
// takes everything.
type Filter map[Facet][]string

// Empty reports whether nothing is filtered.
func (f Filter) Empty() bool {
	for _, v := range f {
		if len(v) > 0 {
			return false
		}
	}
	return true
}

// Toggle returns the filter with one value taken in or out.
func (f Filter) Toggle(facet Facet, value string) Filter {
	out := f.Clone()
	if i := slices.Index(out[facet], value); i >= 0 {
		out[facet] = slices.Delete(out[facet], i, i+1)
	} else {
		out[facet] = append(out[facet], value)
	}
	if len(out[facet]) == 0 {
		delete(out, facet)
	}
	return out
}

// Clone returns a copy of its own.
func (f Filter) Clone() Filter {
	out := make(Filter, len(f)+1)
	for k, v := range f {
		out[k] = slices.Clone(v)
	}
	return out
}

// Has reports whether the value is wanted explicitly.
func (f Filter) Has(facet Facet, value string) bool { return slices.Contains(f[facet], value) }

// endings are the buckets of FacetEnding.
const (
	endsLater = iota
	endsWithin30
	endsWithin60
	ended
)

// bucket returns the number of the value that row i has in a facet.
func (c *chunk) bucket(facet, i int, today model.Date) int {
	switch facetOrder[facet] {
	case FacetState:
		return int(c.state[i])
	case FacetSection:
		return int(c.section[i])
	case FacetCategory:
		return int(c.category[i])
	case FacetRisk:
		return int(c.risk[i])
	case FacetStage:
		return int(c.stage[i])
	case FacetDistrict:
		return int(c.district[i])
	case FacetCounselor:
		return int(c.counselor[i])
	case FacetGroup:
		if c.group[i] != 0 {
			return 1
		}
		return 0
	case FacetMissed:
		return int(min(c.misses[i], 3))
	case FacetEnding:
		return ending(c.end[i], today)
	case FacetFlag:
		return int(c.flags[i] & 7)
	}
	return 0
}

func ending(end, today model.Date) int {
	switch {
	case end == 0:
		return endsLater
	case end < today:
		return ended
	case end <= today.AddDays(30):
		return endsWithin30
	case end <= today.AddDays(60):
		return endsWithin60
	}
	return endsLater
}

// codes returns what a bucket stands for; nil when the bucket is not offered.
func (s *Snapshot) codes(facet, bucket int) []string {
	one := func(code string) []string {
		if code == "" {
			return nil
		}
		return []string{code}
	}
	switch facetOrder[facet] {
	case FacetState:
		return one(model.TermState(bucket).Code())
	case FacetSection:
		return one(model.Section(bucket).Code())
	case FacetCategory:
		return one(model.Category(bucket).Code())
	case FacetRisk:
		return one(model.Risk(bucket).Code())
	case FacetStage:
		return one(model.StageKind(bucket).Code())
	case FacetDistrict:
		code := s.dict.districts.values[bucket]
		if i := strings.LastIndexByte(code, '.'); i > 2 {
			return []string{code[:i], code}
		}
		return one(code)
	case FacetCounselor:
		return []string{s.dict.counselors.values[bucket].String()}
	case FacetGroup:
		return []string{[]string{"tidak", "ya"}[bucket]}
	case FacetMissed:
		if bucket == 0 {
			return nil
		}
		return []string{strconv.Itoa(bucket)}
	case FacetEnding:
		return [][]string{nil, {"30", "60"}, {"60"}, {"lewat"}}[bucket]
	case FacetFlag:
		var out []string
		for i, name := range [...]string{"tanpa-penjamin", "penjamin-hilang", "dekat-korban"} {
			if bucket&(1<<i) != 0 {
				out = append(out, name)
			}
		}
		return out
	}
	return nil
}

// buckets is how many buckets a facet has in this snapshot.
func (s *Snapshot) buckets(facet int) int {
	switch facetOrder[facet] {
	case FacetDistrict:
		return len(s.dict.districts.values)
	case FacetCounselor:
		return len(s.dict.counselors.values)
	case FacetGroup:
		return 2
	case FacetMissed, FacetEnding:
		return 4
	case FacetFlag:
		return 8
	}
	return 256
}

// allowed compiles a filter: for each facet that is filtered, which of its
// buckets pass.
func (s *Snapshot) allowed(f Filter) [len(facetOrder)][]bool {
	var out [len(facetOrder)][]bool
	for i, facet := range facetOrder {
		wanted := f[facet]
		if len(wanted) == 0 {
			continue
		}
		pass := make([]bool, s.buckets(i))
		for b := range pass {
			pass[b] = slices.ContainsFunc(s.codes(i, b), func(code string) bool { return slices.Contains(wanted, code) })
		}
		out[i] = pass
	}
	return out
}

// Counts are the clients for each value of each facet.
type Counts map[Facet]map[string]int
