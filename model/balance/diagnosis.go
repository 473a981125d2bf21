package balance

import (
	"guyub/model"
	"guyub/model/workload"
)

// Cause is a set of what holds a team back.
type Cause uint8

// The causes.
const (
	// Shortage (kekurangan): there is more work than time, which no move cures.
	Shortage Cause = 1 << iota
	// Geography (wilayah): the team has time, but not where the work is. Even the
	// best split leaves somebody above the limit; who may go where would have to
	// change.
	Geography
	// Imbalance (ketimpangan): moves would help.
	Imbalance
)

// Causes lists every cause.
func Causes() []Cause { return []Cause{Shortage, Geography, Imbalance} }

// Has reports whether a cause is in the set.
func (c Cause) Has(one Cause) bool { return c&one != 0 }

// nearBound is how near to the bound a team is as good as it can be, in tenths of a
// percent: one point, which is less than most clients weigh.
const nearBound = 10

// Diagnosis says in one value what a head of a section wants to know first.
type Diagnosis struct {
	Causes Cause
	Bound  Bound
	Worst  Worst // workload as it is
	// Needed and There are counselors in tenths, for the whole office: how many
	// the load asks for at full effective hours, and how many there are. They are
	// those of the team line.
	Needed, There int
	// Missing is how many counselors in tenths the bottleneck lacks to come within
	// the limit; 0 unless it is above.
	Missing int
}

// Diagnose tells a shortage from geography and from an imbalance. Shortage and
// unevenness are the team's own verdict ([workload.Team.Verdict]); the bound
// tells whether an uneven team could be less so.
func (p *Problem) Diagnose(t *workload.Team, n model.Norms) Diagnosis {
	d := Diagnosis{Bound: p.Bound(), Worst: p.Worst(p.at), Needed: t.Needed, There: t.There}
	verdict := t.Verdict(n)
	if verdict == workload.Shortage || verdict == workload.ShortageAndImbalance {
		d.Causes |= Shortage
	}
	lacks := d.Bound.Lacks(p.limit)
	if lacks > 0 && !d.Causes.Has(Shortage) {
		d.Causes |= Geography
	}
	uneven := verdict == workload.Imbalance || verdict == workload.ShortageAndImbalance
	if uneven && (d.Worst.Waiting > d.Bound.Waiting || d.Worst.Percent > d.Bound.Percent()+nearBound) {
		d.Causes |= Imbalance
	}
	if full := int64(n.Minutes(model.NormHours)) * int64(Minute) * p.limit; full > 0 {
		d.Missing = int((int64(lacks)*1_000_000 + full - 1) / full)
	}
	return d
}
