package roster

import (
	"context"
	"math/bits"
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
// three or more), of the end of the term "lewat" (past), "30" and "60" days
// (60 takes in 30), and "tanpa-penjamin", "penjamin-hilang", "dekat-korban",
// "pindah" and "anonim" for the flags, and of the next report "lewat" (past), "hari-ini" and
// "7" days (after today).
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
	FacetReport    Facet = "report"
)

// facets numbers the facets.
var facets = [...]Facet{FacetState, FacetSection, FacetCategory, FacetRisk, FacetStage, FacetDistrict, FacetCounselor, FacetGroup, FacetMissed, FacetEnding, FacetFlag, FacetReport}

// Counts are the clients for each value of each facet.
type Counts map[Facet]map[string]int

// endings are the buckets of FacetEnding.
const (
	endsLater = iota
	endsWithin30
	endsWithin60
	ended
	endings
)

func ending(end, today model.Date) uint16 {
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

// reportings are the buckets of FacetReport.
const (
	reportLater = iota
	reportWithin7
	reportToday
	reportLate
	reportings
)

func reporting(due model.Date, state model.TermState, today model.Date) uint16 {
	switch {
	case due == 0 || state != model.TermActive:
		return reportLater
	case due < today:
		return reportLate
	case due == today:
		return reportToday
	case due <= today.AddDays(7):
		return reportWithin7
	}
	return reportLater
}

// missedMost is the bucket of FacetMissed that takes in all above it.
const missedMost = 3

// flagNames are the codes of the bits of Flags.
var flagNames = [...]string{"tanpa-penjamin", "penjamin-hilang", "dekat-korban", "pindah", FlagAnonymous}

// FlagAnonymous is the value of FacetFlag for clients whose records name nobody
// any more. They are found only by who asks for them.
const FlagAnonymous = "anonim"

// OpenStates returns the codes of the states of a term that are the office's
// work.
func OpenStates() []string {
	var out []string
	for _, s := range model.TermStates() {
		if s.Open() {
			out = append(out, s.Code())
		}
	}
	return out
}

// FlagCodes returns the codes of the flags that ask for something to be done:
// a guarantor who is missing or lost, an address that is not known (rule R19).
func FlagCodes() []string {
	return []string{flagNames[0], flagNames[1], flagNames[3]}
}

// values returns the bucket that each row of the chunk has in a facet; it may
// use scratch for them.
func (c *chunk) values(facet int, today model.Date, scratch *[chunkRows]uint16) []uint16 {
	wide := func(column []uint8, fn func(uint8) uint16) []uint16 {
		for k, v := range column {
			scratch[k] = fn(v)
		}
		return scratch[:c.n]
	}
	as := func(v uint8) uint16 { return uint16(v) }
	switch facets[facet] {
	case FacetState:
		return wide(c.state, as)
	case FacetSection:
		return wide(c.section, as)
	case FacetCategory:
		return wide(c.category, as)
	case FacetRisk:
		return wide(c.risk, as)
	case FacetStage:
		return wide(c.stage, as)
	case FacetDistrict:
		return c.district
	case FacetCounselor:
		return c.counselor
	case FacetGroup:
		for k, g := range c.group {
			scratch[k] = min(g, 1)
		}
		return scratch[:c.n]
	case FacetMissed:
		return wide(c.misses, func(v uint8) uint16 { return uint16(min(v, missedMost)) })
	case FacetEnding:
		for k, end := range c.end {
			scratch[k] = ending(end, today)
		}
		return scratch[:c.n]
	}
	if facets[facet] == FacetReport {
		for k, due := range c.nextReport {
			scratch[k] = reporting(due, model.TermState(c.state[k]), today)
		}
		return scratch[:c.n]
	}
	return wide(c.flags, func(v uint8) uint16 { return uint16(v & (1<<len(flagNames) - 1)) })
}

// buckets is how many buckets a facet has in this snapshot.
func (s *Snapshot) buckets(facet int) int {
	switch facets[facet] {
	case FacetDistrict:
		return len(s.dict.districts.values)
	case FacetCounselor:
		return len(s.dict.counselors.values)
	case FacetGroup:
		return 2
	case FacetMissed:
		return missedMost + 1
	case FacetEnding:
		return endings
	case FacetReport:
		return reportings
	case FacetFlag:
		return 1 << len(flagNames)
	}
	return 256
}

// codes returns what a bucket stands for; nil when the bucket is not offered.
func (s *Snapshot) codes(facet, bucket int) []string {
	switch facets[facet] {
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
		return withParent(s.dict.districts.values[bucket])
	case FacetCounselor:
		return []string{s.dict.counselors.values[bucket].String()}
	case FacetGroup:
		return []string{[]string{"tidak", "ya"}[bucket]}
	case FacetMissed:
		if bucket > 0 {
			return []string{strconv.Itoa(bucket)}
		}
	case FacetEnding:
		return [endings][]string{endsWithin30: {"30", "60"}, endsWithin60: {"60"}, ended: {"lewat"}}[bucket]
	case FacetReport:
		return [reportings][]string{reportWithin7: {"7"}, reportToday: {"hari-ini"}, reportLate: {"lewat"}}[bucket]
	case FacetFlag:
		var out []string
		for i, name := range flagNames {
			if bucket&(1<<i) != 0 {
				out = append(out, name)
			}
		}
		return out
	}
	return nil
}

func one(code string) []string {
	if code == "" {
		return nil
	}
	return []string{code}
}

// withParent returns the code of a kecamatan, "32.04.05", after that of its
// kabupaten, "32.04".
func withParent(code string) []string {
	if i := strings.LastIndexByte(code, '.'); i > 2 {
		return []string{code[:i], code}
	}
	return one(code)
}

// anyAnonymous reports whether some client is anonymous: where none is, nothing
// is spent on leaving them out.
func (s *Snapshot) anyAnonymous() bool {
	return slices.ContainsFunc(s.chunks, func(c *chunk) bool { return c.anonymous })
}

// allowed compiles a filter: for each facet that is filtered, 1 for each of its
// buckets that pass, 0 for the others; nil for a facet that is not.
func (s *Snapshot) allowed(f Filter) [len(facets)][]uint8 {
	var out [len(facets)][]uint8
	for i, facet := range facets {
		wanted := f[facet]
		// Who names nobody is left out unless they are asked for.
		without := facet == FacetFlag && s.anyAnonymous() && !slices.Contains(wanted, FlagAnonymous)
		if len(wanted) == 0 && !without {
			continue
		}
		out[i] = make([]uint8, s.buckets(i))
		for b := range out[i] {
			named := !without || Flags(b)&Anonymous == 0
			if named && (len(wanted) == 0 || slices.ContainsFunc(s.codes(i, b), func(code string) bool { return slices.Contains(wanted, code) })) {
				out[i][b] = 1
			}
		}
	}
	return out
}

// Facets counts the clients that a query finds, for each value of each facet.
// Each facet ignores its own filter, so that its other values can still be
// chosen. When ctx ends first, nothing is counted.
func (v *View) Facets(ctx context.Context, q Query) Counts {
	s := v.snap
	set, _, _ := v.match(ctx, q, [len(facets)][]uint8{})
	allowed := s.allowed(q.Filter)
	each := make([]tally, workers(len(s.chunks)))
	for i := range each {
		for f := range facets {
			each[i].sums[f] = make([]int, s.buckets(f))
		}
	}
	parallel(len(s.chunks), func(worker, ci int) {
		if ctx.Err() == nil {
			found := hits(set[ci*chunkRows/64:])
			each[worker].count(s.chunks[ci], &found, &allowed, q.Today)
		}
	})
	counts := Counts{}
	if ctx.Err() != nil {
		return counts
	}
	for f, facet := range facets {
		counts[facet] = map[string]int{}
		for b := range s.buckets(f) {
			n := 0
			for i := range each {
				n += each[i].sums[f][b]
			}
			if n == 0 {
				continue
			}
			for _, code := range s.codes(f, b) {
				counts[facet][code] += n
			}
		}
	}
	return counts
}

// tally counts rows by facet and bucket.
type tally struct {
	sums    [len(facets)][]int
	scratch [chunkRows]uint16
}

// count adds the rows found of a chunk: to every facet those that pass all
// filters, and to a single facet those that only its own filter stops.
func (t *tally) count(c *chunk, found *hits, allowed *[len(facets)][]uint8, today model.Date) {
	var stops [len(facets)]hits // by the filter of each facet
	var once, twice hits        // stopped at all, and by two or more
	for f, pass := range allowed {
		if pass == nil {
			continue
		}
		left := *found
		left.keep(c.values(f, today, &t.scratch), pass)
		for w := range found {
			stop := found[w] &^ left[w]
			stops[f][w] = stop
			twice[w] |= once[w] & stop
			once[w] |= stop
		}
	}
	for f := range facets {
		values := c.values(f, today, &t.scratch)
		sums := t.sums[f]
		for w := range found {
			rows := found[w]&^once[w] | stops[f][w]&^twice[w]
			for ; rows != 0; rows &= rows - 1 {
				sums[values[w*64+bits.TrailingZeros64(rows)]]++
			}
		}
	}
}
