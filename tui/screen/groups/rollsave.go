package groups

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/screen/record"
)

// save hands what was noted here to the store, unless somebody is left to
// decide about.
func (c *rollCall) save() tea.Cmd {
	if len(c.roll.theirs) > 0 {
		return c.askWho()
	}
	a := c.roll.attendance(c.meeting.ID)
	if len(a.Now) == 0 {
		return kit.Send(kit.Notice{Text: c.env.Lang.Groups.Work.NothingNoted})
	}
	if c.op.ID.IsZero() {
		c.op = store.NewOp("meeting.attend")
	}
	s, op := c.store, c.op
	generation, turn := c.saving.Start(c.env.Lang.Common.Working)
	return tea.Batch(turn, func() tea.Msg {
		ctx, stop := record.Within()
		defer stop()
		// Whom the two desks disagree on is seen from what is stored, also when
		// the answer to an earlier try was lost.
		m, _, err := s.MarkAttendance(ctx, op, a)
		return rollSaved{c, generation, m, err}
	})
}

// saved tells what came of saving: of whom another desk said something else, a
// person is asked.
func (c *rollCall) saved(m rollSaved) tea.Cmd {
	if m.err != nil {
		if !errors.Is(m.err, context.DeadlineExceeded) {
			c.op = store.Op{} // the next try is another operation
		}
		return kit.Send(kit.Notice{Level: kit.Bad, Text: store.Explain(m.err, c.env.Lang.Code)})
	}
	c.op = store.Op{}
	c.roll.saved(&m.meeting)
	if len(c.roll.theirs) > 0 {
		return c.askWho()
	}
	return c.finish()
}

// askWho asks about the first person on whom two desks disagree.
func (c *rollCall) askWho() tea.Cmd {
	w, l := &c.env.Lang.Groups.Work, c.env.Lang
	for _, p := range c.people {
		theirs, open := c.roll.theirs[p.id]
		if !open {
			continue
		}
		id := p.id
		options := []kit.Option{
			{Value: "mine", Label: markWord(c.env, c.roll.of(id)), Note: l.Form.Mine},
			{Value: "theirs", Label: markWord(c.env, theirs), Note: l.Form.Theirs},
		}
		return kit.Send(kit.OpenDialog{Dialog: kit.Choose(c.env, l.F(w.DisagreeTitle, p.name), options, "", func(value string) tea.Msg {
			return rollDecided{c, id, value == "mine"}
		})})
	}
	return nil
}

// decided goes on to the next person, and saves when nobody is left.
func (c *rollCall) decided(m rollDecided) tea.Cmd {
	c.roll.decide(m.id, m.mine)
	switch {
	case len(c.roll.theirs) > 0:
		return c.askWho()
	case len(c.roll.dirty()) > 0:
		return c.save()
	}
	return c.finish()
}

// finish says what is noted and goes back. Who was accepted and came for the
// first time may begin: that is a step on the card of their enrolment.
func (c *rollCall) finish() tea.Cmd {
	w, l := &c.env.Lang.Groups.Work, c.env.Lang
	present := 0
	var first []person
	for _, p := range c.people {
		if c.roll.of(p.id).Presence != model.Present {
			continue
		}
		present++
		if p.state == model.EnrolmentAccepted {
			first = append(first, p)
		}
	}
	done := tea.Batch(c.dropDraft(), kit.Send(kit.Notice{Level: kit.Good, Text: l.F(w.Noted, l.Number(present), l.Number(len(c.people)))}))
	if len(first) == 0 {
		return tea.Batch(done, kit.Send(kit.Pop{}))
	}
	var options []kit.Option
	for _, p := range first {
		options = append(options, kit.Option{Value: p.enrolment.String(), Label: p.name, Note: l.EnrolmentState(c.store.Books().Mechanism(), p.state)})
	}
	return tea.Batch(done, kit.Send(kit.OpenDialog{Dialog: kit.Choose(c.env, w.FirstTime, options, "", func(value string) tea.Msg {
		id, _ := model.ParseID(value)
		return kit.Show{Kind: model.KindEnrolment, ID: id}
	})}))
}

// Flush keeps what is noted as a draft, now.
func (c *rollCall) Flush() tea.Cmd {
	values := c.roll.draft()
	if len(values) == 0 || !c.known {
		return nil
	}
	return c.kept.Keep(c.meeting.Rev, values)
}

func (c *rollCall) dropDraft() tea.Cmd {
	c.edits++ // a draft that is about to be kept is not
	return c.kept.Drop()
}

// Leave asks before what is noted is left.
func (c *rollCall) Leave() tea.Cmd {
	if len(c.roll.dirty()) == 0 {
		return nil
	}
	return record.AskLeave(c.env, rollLeft{c})
}
