package model_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
)

func monthly(day int) model.Schedule {
	return model.Schedule{Every: model.Interval{Months: 1}, Day: day}
}

func TestR6TheNextReportIsTheLastDueDatePlusTheInterval(t *testing.T) {
	for _, one := range []struct {
		name string
		s    model.Schedule
		due  model.Date
		want []model.Date
	}{
		{"held back to the end of a month and back to its day", monthly(31), model.On(2026, 12, 31),
			[]model.Date{model.On(2027, 1, 31), model.On(2027, 2, 28), model.On(2027, 3, 31), model.On(2027, 4, 30)}},
		{"a leap year", monthly(30), model.On(2028, 1, 30), []model.Date{model.On(2028, 2, 29), model.On(2028, 3, 30)}},
		{"a century that is none", monthly(29), model.On(2100, 1, 29), []model.Date{model.On(2100, 2, 28), model.On(2100, 3, 29)}},
		{"every third month over the turn of the year", model.Schedule{Every: model.Interval{Months: 3}, Day: 15}, model.On(2026, 11, 15),
			[]model.Date{model.On(2027, 2, 15), model.On(2027, 5, 15)}},
		{"every second week", model.Schedule{Every: model.Interval{Days: 14}, Day: 31}, model.On(2026, 12, 24),
			[]model.Date{model.On(2027, 1, 7), model.On(2027, 1, 21)}},
		{"without a day of its own the last due date decides", monthly(0), model.On(2027, 1, 31), []model.Date{model.On(2027, 2, 28), model.On(2027, 3, 28)}},
	} {
		due := one.due
		for _, want := range one.want {
			if due = one.s.Next(due); due != want {
				t.Errorf("%s: %s, want %s", one.name, due, want)
			}
		}
	}
}

func TestR6TheShortestIntervalOfCategoryStageAndRiskCounts(t *testing.T) {
	norm := func(key model.NormKey, milli int64) model.Norm {
		return model.Norm{Key: key, Value: milli, From: today}
	}
	general := model.NormsOn(nil, today)
	if got := general.ReportInterval(model.Parole, model.StageInitial, model.RiskHigh); got != (model.Interval{Months: 1}) {
		t.Errorf("nothing decided: %+v", got)
	}
	n := model.NormsOn([]model.Norm{
		norm(model.NormReportCategory(model.Parole), 2000), norm(model.NormReportStage(model.StageInitial), 500),
		norm(model.NormReportRisk(model.RiskHigh), 250), norm(model.NormReportInterval, 3000),
	}, today)
	for _, one := range []struct {
		c    model.Category
		s    model.StageKind
		r    model.Risk
		want model.Interval
	}{
		{model.Parole, model.StageInitial, model.RiskHigh, model.Interval{Days: 7}},
		{model.Parole, model.StageInitial, model.RiskLow, model.Interval{Days: 14}},
		{model.Parole, model.StageFinal, model.RiskLow, model.Interval{Months: 2}},
		{model.ConditionalLeave, model.StageFinal, model.RiskUnassessed, model.Interval{Months: 3}},
	} {
		if got := n.ReportInterval(one.c, one.s, one.r); got != one.want {
			t.Errorf("%v %v %v: %+v, want %+v", one.c, one.s, one.r, got, one.want)
		}
	}
}

func TestR6WhoeverHasNoTermUnderWayHasNoDutyToReport(t *testing.T) {
	n := model.NormsOn(nil, today)
	if _, ok := (&model.Client{}).Schedule(n); ok {
		t.Error("without a term")
	}
	for _, s := range model.TermStates() {
		c := model.Client{Terms: []model.Term{{Category: model.Parole, State: s, End: today.AddDays(100)}}}
		got, ok := c.Schedule(n)
		if ok != (s == model.TermActive) {
			t.Errorf("%s: %v", s.Code(), ok)
		}
		if ok && got.Last != today.AddDays(100) {
			t.Errorf("nothing is due after the last day: %+v", got)
		}
	}
}

func TestR6AReportAnswersTheDueDateItBelongsTo(t *testing.T) {
	s := monthly(10)
	due := model.On(2026, 6, 10)
	for _, one := range []struct {
		name string
		on   model.Date
		want model.Answer
	}{
		{"on the day", due, model.Answer{Due: due, Next: model.On(2026, 7, 10)}},
		{"a little early", due.AddDays(-10), model.Answer{Due: due, Next: model.On(2026, 7, 10)}},
		{"so early that the schedule stays", due.AddDays(-20), model.Answer{Next: due}},
		{"late", due.AddDays(12), model.Answer{Due: due, Next: model.On(2026, 7, 10), Late: true}},
		{"after one was missed", model.On(2026, 7, 12), model.Answer{Due: model.On(2026, 7, 10), Next: model.On(2026, 8, 10), Late: true}},
		{"on the very day of the next", model.On(2026, 7, 10), model.Answer{Due: model.On(2026, 7, 10), Next: model.On(2026, 8, 10), Late: true}},
	} {
		if got := s.Answer(due, one.on); got != one.want {
			t.Errorf("%s: %+v, want %+v", one.name, got, one.want)
		}
	}
	s.Last = model.On(2026, 7, 1)
	if got := s.Answer(due, due); got.Next != 0 {
		t.Errorf("a report is due after the last day: %+v", got)
	}
	if got := s.Answer(0, due); got != (model.Answer{}) {
		t.Errorf("nothing was due: %+v", got)
	}
}

// drawSchedule draws any schedule that an office can set.
func drawSchedule(t *rapid.T) model.Schedule {
	s := model.Schedule{Day: rapid.IntRange(0, 31).Draw(t, "day")}
	if rapid.Bool().Draw(t, "weeks") {
		s.Every.Days = rapid.IntRange(1, 27).Draw(t, "days")
	} else {
		s.Every.Months = rapid.IntRange(1, 12).Draw(t, "months")
	}
	return s
}

func TestR6ScheduleGoesForwardAndKeepsItsDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSchedule(t)
		due := model.On(2026, 1, 1).AddDays(rapid.IntRange(0, 3000).Draw(t, "due"))
		for range 30 {
			next := s.Next(due)
			if next <= due {
				t.Fatalf("%s is followed by %s", due, next)
			}
			if s.Every.Months > 0 && s.Day > 0 {
				y, m, d := next.YMD()
				_, _, end := model.On(y, m+1, 0).YMD()
				if d != min(s.Day, end) {
					t.Fatalf("%s is not on day %d", next, s.Day)
				}
				y0, m0, _ := due.YMD()
				if (y*12+int(m))-(y0*12+int(m0)) != s.Every.Months {
					t.Fatalf("%s is followed by %s", due, next)
				}
			}
			due = next
		}
	})
}

// By hand: the days are gone through one by one, and each due date that passes
// without a report before the grace is over is a miss.
func TestR7MissesInARowEqualTheCountByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSchedule(t)
		grace := rapid.IntRange(0, 10).Draw(t, "grace")
		begin := model.On(2026, 1, 1).AddDays(rapid.IntRange(0, 800).Draw(t, "begin"))
		due, misses := begin, 0
		open := []model.Date{begin} // due dates not answered, the oldest first; the last may lie ahead
		for day := begin.AddDays(-5); day < begin.AddDays(700); day++ {
			for open[len(open)-1] <= day {
				open = append(open, s.Next(open[len(open)-1]))
			}
			misses = 0
			for _, d := range open {
				if day > d.AddDays(grace) {
					misses++
				}
			}
			if got := s.Missed(due, day, grace); got != misses {
				t.Fatalf("on %s with %s due: %d missed, by hand %d", day, due, got, misses)
			}
			late := due < day
			if (misses > 0) && !late {
				t.Fatalf("on %s: missed and not due", day)
			}
			if rapid.IntRange(0, 40).Draw(t, "reports") != 0 {
				continue
			}
			a := s.Answer(due, day)
			switch {
			case a.Due == 0 && a.Next != due:
				t.Fatalf("a report that answers nothing moved %s to %s", due, a.Next)
			case a.Due == 0:
				continue
			case a.Next <= day:
				t.Fatalf("after a report on %s the next is due on %s", day, a.Next)
			case a.Late != (day > due) || a.Due > day && a.Due != due:
				t.Fatalf("%s reported for %s: %+v", day, due, a)
			}
			if s.Missed(a.Next, day, grace) != 0 {
				t.Fatalf("who has just reported has missed something")
			}
			due, open = a.Next, []model.Date{a.Next}
		}
	})
}

func TestR7EachStepOfTheEscalationOpensItsMattersOnce(t *testing.T) {
	const limit = 3
	opened := map[model.MatterKind]int{}
	for misses := range 12 {
		for _, k := range model.Escalation(misses, limit) {
			opened[k] = misses
			if k == model.Revocation && k.First() != model.StateReported {
				t.Error("a revocation begins with the report, whatever opened it")
			}
		}
	}
	want := map[model.MatterKind]int{model.Reminder: 1, model.CallAndVillage: 2, model.Breach: 3, model.HomeVisit: 3, model.Revocation: 3}
	if fmt.Sprint(opened) != fmt.Sprint(want) {
		t.Errorf("opened at %v, want %v", opened, want)
	}
}

// Never a revocation by itself: no step that ends a term is anybody's but a
// head's, and the program takes no step at all.
func TestR7NothingIsRevokedByItself(t *testing.T) {
	for _, k := range model.MatterKinds() {
		for _, step := range k.Flow().Steps() {
			ends := step.Term == model.TermRevoked || step.Term == model.TermRevokedHeld || step.Term == model.TermTransferred
			if ends && (step.Decides != model.Heads || !step.Needs.Has(model.NeedsReference)) {
				t.Errorf("%s: %s to %s moves the term without a head and a paper", k.Code(), step.From.Code(), step.To.Code())
			}
		}
	}
}

func TestR9ALitmasIsDueInThreeDaysForDiversionAndSevenOtherwise(t *testing.T) {
	n := model.NormsOn(nil, today)
	for _, k := range model.LitmasKinds() {
		m := model.Matter{Kind: model.Litmas, Litmas: k, Opened: model.On(2026, 12, 30)}
		want := model.On(2027, 1, 6)
		if k == model.LitmasDiversion {
			want = model.On(2027, 1, 2)
		}
		if got := m.DueDate(n, model.Calendar{}); got != want {
			t.Errorf("%s: due %s, want %s", k.Code(), got, want)
		}
	}
}

func TestRevocationTransferAndPermitCountWorkingDays(t *testing.T) {
	n := model.NormsOn(nil, today)
	holidays := model.NewCalendar([]model.Holiday{{Day: model.On(2026, 12, 25)}, {Day: model.On(2027, 1, 1)}})
	for kind, want := range map[model.MatterKind]model.Date{
		model.Revocation: model.On(2026, 12, 30), model.Transfer: model.On(2026, 12, 15), model.Permit: model.On(2026, 12, 21),
	} {
		m := model.Matter{Kind: kind, Opened: model.On(2026, 12, 1)}
		if got := m.DueDate(n, holidays); got != want {
			t.Errorf("%s: due %s, want %s", kind.Code(), got, want)
		}
	}
}

// The same moment is another day in the three zones, and a report is late by
// the day of the office.
func TestR6TheDayIsThatOfTheOffice(t *testing.T) {
	s := monthly(31)
	moment := time.Date(2026, 12, 31, 16, 30, 0, 0, time.UTC)
	want := map[model.Zone]int{model.WIB: 0, model.WITA: 1, model.WIT: 1}
	for zone, misses := range want {
		if got := s.Missed(model.On(2026, 12, 31), zone.Today(moment), 0); got != misses {
			t.Errorf("%s: %d missed, want %d", zone, got, misses)
		}
	}
}

// Half past four in the afternoon in London is still the day in the west of
// Indonesia and the next one in its middle and east.
var zones = map[model.Zone]int{model.WIB: 0, model.WITA: 1, model.WIT: 1}

func TestR7AMissIsCountedByTheDayOfTheOffice(t *testing.T) {
	for _, due := range []model.Date{model.On(2026, 11, 30), model.On(2026, 12, 31), model.On(2028, 2, 29)} {
		moment := due.AddDays(3).Time().Add(16*time.Hour + 30*time.Minute) // the last day of grace
		for zone, later := range zones {
			c := model.Client{ReportDay: 31, NextReport: due, Terms: []model.Term{{Category: model.Parole, State: model.TermActive}}}
			if c.CountMisses(model.NormsOn(nil, due), zone.Today(moment)); c.Misses != later {
				t.Errorf("%s, due %s: %d missed, want %d", zone, due, c.Misses, later)
			}
		}
	}
}

func TestR9ALitmasIsLateByTheDayOfTheOffice(t *testing.T) {
	for _, opened := range []model.Date{model.On(2026, 11, 27), model.On(2026, 12, 28), model.On(2028, 2, 26), model.On(2026, 2, 25)} {
		m := model.Matter{Kind: model.Litmas, Litmas: model.LitmasDiversion, State: model.StateWorking, Opened: opened}
		m.Due = m.DueDate(model.NormsOn(nil, opened), model.NewCalendar([]model.Holiday{{Day: opened + 1}})) // days of the calendar, holidays too
		moment := opened.AddDays(3).Time().Add(16*time.Hour + 30*time.Minute)
		for zone, later := range zones {
			if got := m.Late(zone.Today(moment)); got != (later == 1) {
				t.Errorf("%s, opened %s, due %s: late %v", zone, opened, m.Due, got)
			}
		}
	}
}

func TestR10TheSixMonthsOfServiceEndByTheDayOfTheOffice(t *testing.T) {
	for start, last := range map[model.Date]model.Date{
		model.On(2027, 8, 31): model.On(2028, 2, 29), model.On(2026, 8, 31): model.On(2027, 2, 28), model.On(2026, 6, 30): model.On(2026, 12, 30), model.On(2026, 7, 1): model.On(2027, 1, 1),
	} {
		client := &model.Client{Terms: []model.Term{{Category: model.CommunityService, State: model.TermActive, Start: start, HoursOrdered: 60}}}
		moment := last.Time().Add(16*time.Hour + 30*time.Minute)
		for zone, later := range zones {
			c := model.Contact{Kind: model.ServiceDay, Day: zone.Today(moment), Worked: 60}
			if got := hasProblem(c.Against(client, nil), model.ServiceTooLate); got != (later == 1) {
				t.Errorf("%s, from %s, on %s: too late %v", zone, start, c.Day, got)
			}
		}
	}
}

func TestR11TheThreeYearsOfSupervisionBeginOnTheDayOfTheOffice(t *testing.T) {
	for _, day := range []model.Date{model.On(2026, 12, 31), model.On(2028, 2, 28), model.On(2028, 2, 29), model.On(2026, 4, 30)} {
		moment := day.Time().Add(16*time.Hour + 30*time.Minute)
		for zone, later := range zones {
			c := person()
			start := day.AddDays(later)
			c.Terms[0].Category, c.Terms[0].Start = model.SupervisionSentence, zone.Today(moment)
			y, m, d := start.YMD()
			end := model.On(y+3, m, d)
			if m == time.February && d == 29 {
				end = model.On(y+3, m, 28)
			}
			for over := range 2 {
				c.Terms[0].End = end.AddDays(over)
				if got := hasProblem(c.Validate(model.Checks{Today: start}), model.TermTooLong); got != (over == 1) {
					t.Errorf("%s, %s to %s: too long %v", zone, c.Terms[0].Start, c.Terms[0].End, got)
				}
			}
		}
	}
}

func TestR6TheFirstReportIsAnIntervalAfterTheStartAndNeverInThePast(t *testing.T) {
	norms := model.NormsOn(nil, model.On(2026, 11, 24))
	today := model.On(2026, 11, 24)
	for name, one := range map[string]struct {
		start, end model.Date
		day        int
		next       model.Date
	}{
		"a term that begins today":              {today, model.On(2027, 11, 24), 0, model.On(2026, 12, 24)},
		"one that began long ago":               {model.On(2024, 1, 31), model.On(2028, 1, 31), 0, model.On(2026, 11, 30)},
		"one that has yet to begin":             {model.On(2026, 12, 5), model.On(2027, 12, 5), 0, model.On(2027, 1, 5)},
		"another day was agreed":                {today, model.On(2027, 11, 24), 3, model.On(2026, 12, 3)},
		"guidance ends before the first report": {today, model.On(2026, 12, 1), 0, 0},
	} {
		c := model.Client{ReportDay: one.day, Terms: []model.Term{{Category: model.Parole, State: model.TermActive, Start: one.start, End: one.end}}}
		c.Resume(norms, today)
		if c.NextReport != one.next || c.Misses != 0 {
			t.Errorf("%s: next %s, missed %d, want %s", name, c.NextReport, c.Misses, one.next)
		}
	}
	c := model.Client{Terms: []model.Term{{State: model.TermRegistered, Start: today}}}
	if c.Resume(norms, today); c.NextReport != 0 {
		t.Errorf("one who is only registered reports on %s", c.NextReport)
	}
}
