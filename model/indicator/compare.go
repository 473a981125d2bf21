package indicator

// Compare sets the clients who came to a session of a group in the period of a
// query beside the others who were under guidance in it. That one side does
// better shows no cause: who takes part may differ in much else (rule R17). When
// a side has fewer than [FewestCompared] clients no figure is given.
func (f *Facts) Compare(q Query) Comparison {
	v := f.survey(q, q.Period)
	t := v.tally()
	var sides [2]Side
	for at := range v.Clients {
		t.figures = [kinds]counts{}
		v.client(at, t)
		took := t.figures[participation][0]
		if took.Den == 0 {
			continue
		}
		side := &sides[took.Num]
		side.Clients++
		side.Again.plus(t.figures[again][0])
		side.OnTime.plus(t.figures[onTime][0])
		side.Working.plus(t.figures[working][0])
	}
	c := Comparison{Participants: sides[1], Others: sides[0]}
	if c.Participants.Clients < FewestCompared || c.Others.Clients < FewestCompared {
		c.Suppressed = true
		c.Participants, c.Others = Side{Clients: c.Participants.Clients}, Side{Clients: c.Others.Clients}
	}
	return c
}
