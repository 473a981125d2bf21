package indicator

// kind is a figure that is counted client by client.
type kind uint8

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
	switch code {
	case E1:
		return participation, true
	case E2:
		return referral, true
	case E2b:
		return acceptance, true
	case E2c:
		return answer, true
	case E5:
		return attendance, true
	case E5b:
		return completion, true
	case E7:
		return fitting, true
	case E8:
		return working, true
	case E8b:
		return placement, true
	case E8c:
		return stayed3, true
	case E8d:
		return stayed6, true
	case E9:
		return onTime, true
	case E9b:
		return missing, true
	case E10:
		return again, true
	}
	return 0, false
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
