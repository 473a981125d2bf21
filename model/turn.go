package model

// CheckTurn checks the steps that lie between a client as it was and as it will
// be: the term goes only where its flow leads, by whom it may, and a stage
// changes with its hearing (rule R8). It returns [Problems] or a [*Denied].
// What a record is, apart from how it came to be so, is [Client.Validate].
func CheckTurn(old, now *Client, actor Actor) error {
	var p Problems
	if err := checkTermTurn(&p, old, now, actor); err != nil {
		return err
	}
	checkStageTurn(&p, old, now)
	if len(p) > 0 {
		return p
	}
	return nil
}

func checkTermTurn(p *Problems, old, now *Client, actor Actor) error {
	n := len(old.Terms)
	if n == 0 || len(now.Terms) < n {
		return nil // what is left out is refused with the history
	}
	from, to := &old.Terms[n-1], &now.Terms[n-1]
	if from.State == to.State {
		return nil
	}
	step, ok := terms.Step(from.State, to.State)
	if !ok {
		p.wrong("term.state", NoSuchStep)
		return nil
	}
	if err := actor.MayMoveTerm(from.State, to.State, ClientSubject(old)); err != nil {
		return err
	}
	if step.Needs.Has(NeedsReason) && to.CloseReason == "" {
		p.wrong("term.closereason", Missing)
	}
	return nil
}

func checkStageTurn(p *Problems, old, now *Client) {
	for i := range now.Stages {
		s := &now.Stages[i]
		if i < len(old.Stages) && old.Stages[i].Kind == s.Kind {
			continue
		}
		before := StageUnknown
		if i > 0 && !now.ofEarlierTerm(&now.Stages[i-1]) {
			before = now.Stages[i-1].Kind
		}
		step, ok := stages.Step(before, s.Kind)
		if !ok {
			p.wrong("stage.kind", NoSuchStep)
			continue
		}
		if step.Needs.Has(NeedsReference) && s.TPP == "" {
			p.wrong("stage.tpp", StageReference)
		}
		switch t := now.Term(); {
		case s.Note != "":
		case step.Needs.Has(NeedsReason):
			p.wrong("stage.note", StageReason)
		case t != nil && t.End != 0 && s.From > t.End:
			p.wrong("stage.note", AfterExpiry, t.End.String())
		}
	}
}

// ofEarlierTerm reports whether a stage was one of a term before the present
// one, which begins with the first stage again.
func (c *Client) ofEarlierTerm(s *Stage) bool {
	t := c.Term()
	return len(c.Terms) > 1 && t.Start != 0 && s.From != 0 && s.From < t.Start
}

// SuggestedStage returns the stage that the time of a term suggests on a day:
// the first to the end of a quarter, the last from three quarters on. A hearing
// decides (rule R8); fractions are an assumption, for none is published.
func (t *Term) SuggestedStage(on Date) StageKind {
	if t.Start == 0 || t.End <= t.Start || on < t.Start {
		return StageUnknown
	}
	gone, whole := int(on-t.Start), int(t.End-t.Start)
	switch {
	case gone*4 < whole:
		return StageInitial
	case gone*4 < whole*3:
		return StageMiddle
	}
	return StageFinal
}
