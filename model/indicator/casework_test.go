package indicator

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
)

// always are norms that nobody changes.
func always(n model.Norms) func(model.Date) model.Norms {
	return func(model.Date) model.Norms { return n }
}

// Every due date that has passed is in the facts once, with the report that
// answered it: as a calendar tells that is turned day by day.
func TestR6EveryDueDateThatPassedIsTold(t *testing.T) {
	norms := model.NormsOn(nil, model.On(2026, 1, 1))
	rapid.Check(t, func(t *rapid.T) {
		start := model.On(2026, 1, 1).AddDays(rapid.IntRange(0, 60).Draw(t, "start"))
		end := start.AddDays(rapid.IntRange(30, 500).Draw(t, "length"))
		today := start.AddDays(rapid.IntRange(0, 520).Draw(t, "today"))
		c := &model.Client{Registered: start, Terms: []model.Term{{Category: model.Parole, State: model.TermActive, Start: start, End: end}}}
		c.Resume(norms, start)
		schedule, _ := c.Schedule(norms)
		var due []model.Date
		for d := c.NextReport; d != 0 && d <= today && d <= end; d = schedule.Next(d) {
			due = append(due, d)
		}
		answered := map[model.Date]model.Date{}
		var contacts []Contact
		for day := start; day <= min(today, end); day++ {
			if rapid.IntRange(0, 20).Draw(t, "reports") != 0 || c.NextReport == 0 {
				continue
			}
			a := schedule.Answer(c.NextReport, day)
			if a.Due == 0 {
				continue
			}
			contacts = append(contacts, Contact{Day: day, Due: a.Due, Was: c.NextReport})
			answered[a.Due] = day
			c.NextReport = a.Next
			if a.Due > today && !slices.Contains(due, a.Due) {
				due = append(due, a.Due) // it came before its day
			}
		}
		var want []Due
		for _, d := range due {
			want = append(want, Due{d, answered[d]})
		}
		if got := ClientOf(c, Casework{Contacts: contacts}, always(norms), today).Dues; !slices.Equal(got, want) {
			t.Fatalf("told %v, want %v", got, want)
		}
	})
}

func TestWhatIsKnownOfWorkFollowsContactsAndTheRecord(t *testing.T) {
	registered, first, second := model.On(2026, 1, 5), model.On(2026, 2, 5), model.On(2026, 3, 5)
	norms := model.NormsOn(nil, registered)
	for name, one := range map[string]struct {
		now      model.Employment
		contacts []Contact
		want     []Work
	}{
		"nothing is known":         {},
		"the record alone":         {model.Employed, nil, []Work{{registered, true}}},
		"who goes to school":       {model.Student, nil, nil},
		"contacts before it":       {model.Unemployed, []Contact{{Day: second, Employment: model.Unemployed}, {Day: first, Employment: model.Casual}}, []Work{{first, true}, {second, false}}},
		"the record was put right": {model.Employed, []Contact{{Day: first, Employment: model.Unemployed}}, []Work{{first, false}, {second, true}}},
	} {
		c := &model.Client{Registered: registered, Employment: one.now}
		c.ChangedAt = second.Time()
		if got := ClientOf(c, Casework{Contacts: one.contacts}, always(norms), second).Works; !slices.Equal(got, one.want) {
			t.Errorf("%s: %v, want %v", name, got, one.want)
		}
	}
}

func TestAnEnrolmentTellsWhenEachStateWasFirstReached(t *testing.T) {
	day := func(n int) model.Date { return model.On(2026, 5, 1).AddDays(n) }
	steps := func(states ...model.EnrolmentState) (out []model.Move) {
		for i, s := range states {
			out = append(out, model.Move{State: s, Day: day(i), Reason: s.Code()})
		}
		return out
	}
	for _, one := range []struct {
		steps []model.Move
		want  Enrolment
	}{
		{steps(model.EnrolmentDraft), Enrolment{}},
		{steps(model.EnrolmentProposed, model.EnrolmentWaiting, model.EnrolmentAccepted, model.EnrolmentRunning, model.EnrolmentFinished),
			Enrolment{Proposed: day(0), Answered: day(1), Accepted: day(2), Started: day(3), Ended: day(4), Reason: "selesai"}},
		{steps(model.EnrolmentProposed, model.EnrolmentRejected), Enrolment{Proposed: day(0), Answered: day(1), Ended: day(1), Reason: "ditolak"}},
		{steps(model.EnrolmentDraft, model.EnrolmentCancelled), Enrolment{Ended: day(1), Reason: "dibatalkan"}},
	} {
		state := one.steps[len(one.steps)-1].State
		one.want.State, one.want.Opened, one.want.Meets = state, day(0), true
		if got := EnrolmentOf(&model.Enrolment{State: state, Steps: one.steps, Opened: day(0), Matches: "bengkel"}); got != one.want {
			t.Errorf("%s: %+v, want %+v", state.Code(), got, one.want)
		}
	}
}

// A term that was added to the record later may have begun before the others,
// or lack its first day: each day of guidance counts once all the same.
func TestTermsCountAlikeInWhateverOrderTheRecordHasThem(t *testing.T) {
	first := model.On(2026, 10, 1)
	norms := model.NormsOn(nil, first)
	rapid.Check(t, func(t *rapid.T) {
		c := &model.Client{Registered: first.AddDays(rapid.IntRange(-20, 5).Draw(t, "registered"))}
		under := map[model.Date]bool{}
		for range rapid.IntRange(1, 3).Draw(t, "terms") {
			term := model.Term{Category: model.Parole, State: model.TermFinished, Start: first.AddDays(rapid.IntRange(-20, 30).Draw(t, "start"))}
			from := term.Start
			if rapid.IntRange(0, 4).Draw(t, "no first day") == 0 {
				term.Start, from = 0, c.Registered
			}
			term.Closed = from.AddDays(rapid.IntRange(0, 20).Draw(t, "length"))
			c.Terms = append(c.Terms, term)
			for d := max(from, first); d <= min(term.Closed, first+30); d++ {
				under[d] = true
			}
		}
		f := &Facts{Clients: []*Client{ClientOf(c, Casework{}, always(norms), first+60)}}
		page := f.Page(Query{Period: Month(first), Norms: norms, Today: first + 60})
		if days := page.Row(E10).Now.Den / MonthsOfDays; days != int64(len(under)) {
			t.Fatalf("%d days of guidance are counted, there were %d: %+v", days, len(under), c.Terms)
		}
	})
}
