package indicator

import "slices"

// kind is a figure that is counted client by client.
type kind int

const (
	participation kind = iota
	referral
	acceptance
	answer
	attendance
	completion
	fitting
	working
	placement
	stayed3
	stayed6
	onTime
	missing
	again
	kinds
)

// kindOf returns which of them an indicator is; false when it is counted
// otherwise.
func kindOf(code Code) (kind, bool) {
	codes := [kinds]Code{
		participation: E1, referral: E2, acceptance: E2b, answer: E2c, attendance: E5, completion: E5b, fitting: E7,
		working: E8, placement: E8b, stayed3: E8c, stayed6: E8d, onTime: E9, missing: E9b, again: E10,
	}
	at := slices.Index(codes[:], code)
	return kind(at), at >= 0
}

// tally is what a pass over clients has counted.
type tally struct {
	figures [kinds]counts
	places  []placeTally // by the number of the kecamatan
	groups  []groupTally // by the number of the group
}

// placeTally is what was counted of one kecamatan.
type placeTally struct {
	scores    counts // of acceptance: their sum, and how many
	incidents counts // of stigma, and clients under guidance in the period
	atEnd     [mostSpans]int64
}

// groupTally is in which periods something holds of a group at the end.
type groupTally struct {
	met    spanSet // it has met a client within the norm
	taking spanSet // it has clients
}

func (v *survey) tally() *tally {
	return &tally{places: make([]placeTally, len(v.places)), groups: make([]groupTally, len(v.Groups))}
}

// plus adds what another pass over other clients has counted.
func (t *tally) plus(o *tally) {
	for k := range t.figures {
		t.figures[k].plus(&o.figures[k])
	}
	for p := range t.places {
		t.places[p].scores.plus(&o.places[p].scores)
		t.places[p].incidents.plus(&o.places[p].incidents)
		for w, n := range o.places[p].atEnd {
			t.places[p].atEnd[w] += n
		}
	}
	for g := range t.groups {
		t.groups[g].met |= o.groups[g].met
		t.groups[g].taking |= o.groups[g].taking
	}
}

func (c *counts) plus(o *counts) {
	for w := range c {
		c[w].plus(o[w])
	}
}
