package model

import "slices"

// Charge is what decides who may guide a client and what that costs: no more
// of the record than balancing needs, and nothing that staff wrote.
type Charge struct {
	Client   ID
	Section  Section
	District string // code of the kecamatan
	Risk     Risk
	State    TermState
	Owner    ID   // counselor; zero for nobody
	Since    Date // with the owner; 0 for nobody
	Ends     Date // last day of the term; 0 when not known
	// Known are the counselors who guided the client before, without the owner.
	Known []ID
	// Changes are the days on which the counselor changed, the oldest first.
	Changes []Date
	// Moving: a transfer to another office is under way.
	Moving bool
}

// ChargeOf returns a client as a charge, false when guidance has ended.
func ChargeOf(c *Client, moving bool) (Charge, bool) {
	if !c.Active() {
		return Charge{}, false
	}
	t := c.Term()
	out := Charge{Client: c.ID, Section: c.Section, District: c.District, Risk: c.Risk(), State: t.State, Ends: t.End, Moving: moving}
	if a := c.Assignment(); a != nil {
		out.Owner, out.Since = a.Counselor, a.From
	}
	for i := range c.Assignments {
		a := &c.Assignments[i]
		if i > 0 {
			out.Changes = append(out.Changes, a.From)
		}
		if a.Counselor != out.Owner && !slices.Contains(out.Known, a.Counselor) {
			out.Known = append(out.Known, a.Counselor)
		}
	}
	return out, true
}
