package model

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var workDay = On(2026, time.November, 24)

// passed is an enrolment that went through some states, four days apart.
func passed(client, offering byte, goals []Goal, states ...EnrolmentState) Enrolment {
	e := Enrolment{Client: ID{client}, Offering: ID{offering}, Opened: workDay.AddDays(-60), Goals: goals}
	for i, s := range states {
		e.State = s
		e.Steps = append(e.Steps, Move{State: s, Day: e.Opened.AddDays(4 * i)})
		if s == EnrolmentRunning {
			e.From = e.Opened.AddDays(4 * i)
		}
	}
	if !e.Live() {
		e.Closed = e.Steps[len(e.Steps)-1].Day
	}
	return e
}

func TestTheWorkOfAGroupIsCounted(t *testing.T) {
	goal := func(r GoalResult) []Goal { return []Goal{{Text: "bekerja", Result: r}} }
	all := []Enrolment{
		passed(1, 1, nil, EnrolmentDraft), // never went to the group
		passed(2, 1, nil, EnrolmentProposed),
		passed(3, 1, nil, EnrolmentProposed, EnrolmentRejected),
		passed(4, 1, nil, EnrolmentProposed, EnrolmentWaiting),
		passed(5, 1, nil, EnrolmentProposed, EnrolmentCancelled), // taken back by the office
		passed(6, 1, goal(GoalMet), EnrolmentProposed, EnrolmentAccepted, EnrolmentRunning, EnrolmentFinished),
		passed(7, 1, goal(GoalPartly), EnrolmentProposed, EnrolmentAccepted, EnrolmentRunning, EnrolmentFinished),
		passed(8, 1, goal(GoalMissed), EnrolmentProposed, EnrolmentWaiting, EnrolmentAccepted, EnrolmentRunning, EnrolmentStopped),
		passed(9, 1, goal(GoalMet), EnrolmentProposed, EnrolmentAccepted, EnrolmentRunning), // not over yet
	}
	all[5].Placement = Placement{Employer: "Bengkel Maju", From: workDay}
	meetings := []Meeting{
		{Marks: []Mark{{Presence: Present}, {Presence: Present}, {Presence: Absent}, {Presence: Excused}, {Presence: IllAway}, {}}},
		{Cancelled: "hujan", Marks: []Mark{{Presence: Absent}}},
	}
	visits := []Monitoring{{Scores: [5]int{4, 4, 0, 0, 0}}, {Scores: [5]int{3, 3, 3, 3, 4}}}
	w := WorkOf(all, meetings, visits)
	if w.Referred != 8 || w.Waiting != 1 || w.Queued != 1 || w.Running != 1 || w.Accepted != 4 || w.Rejected != 1 || w.Placed != 1 {
		t.Errorf("counted as %+v", w)
	}
	if w.Met != 1 || w.Partly != 1 || w.Missed != 1 || w.Ended() != 3 {
		t.Errorf("outcomes %d, %d, %d", w.Met, w.Partly, w.Missed)
	}
	for _, one := range []struct {
		what  string
		of    func() (int, bool)
		wants int
	}{
		{"acceptance", w.Acceptance, 80}, {"answer time", w.AnswerTime, 40}, {"outcome", w.Outcome, 50},
		{"attendance", w.Attendance.Percent, 67}, {"score", w.Score, 34},
	} {
		if got, known := one.of(); got != one.wants || !known {
			t.Errorf("%s is %d, %v; want %d", one.what, got, known, one.wants)
		}
	}
	var none GroupWork
	for _, of := range []func() (int, bool){none.Acceptance, none.AnswerTime, none.Outcome, none.Attendance.Percent, none.Score} {
		if n, known := of(); n != 0 || known {
			t.Errorf("nothing counts as %d", n)
		}
	}
}

// Rounding is halves up and done once: no figure is rounded from one that was
// rounded before.
func TestFiguresAreRoundedHalvesUpOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5000).Draw(t, "of")
		part := rapid.IntRange(0, n).Draw(t, "part")
		got, known := Attendance{Present: part, Counted: n}.Percent()
		if twice := 200 * part; !known || 2*n*got-twice > n || 2*n*got-twice <= -n {
			t.Fatalf("%d of %d is %d %%", part, n, got)
		}
	})
}

func TestAttendanceOfAClientIsThatOfTheirOwnTimeAndOffering(t *testing.T) {
	e := passed(1, 1, []Goal{{Text: "x", Result: GoalMet}}, EnrolmentProposed, EnrolmentAccepted, EnrolmentRunning, EnrolmentFinished)
	meeting := func(offering byte, day Date, p Presence) Meeting {
		return Meeting{Offering: ID{offering}, Day: day, Marks: []Mark{{Client: ID{1}, Presence: p}}}
	}
	all := []Meeting{
		meeting(1, e.Opened.AddDays(-1), Present), // before
		meeting(1, e.Opened.AddDays(4), Present),  // the first time, before it ran
		meeting(1, e.From, Absent),
		meeting(2, e.From, Absent), // another offering
		meeting(1, e.Closed, Present),
		meeting(1, e.Closed.AddDays(1), Absent), // afterwards
	}
	if got := e.Attendance(all); got != (Attendance{Present: 2, Counted: 3}) {
		t.Errorf("counted %+v", got)
	}
	for day, expected := range map[Date]bool{e.Opened.AddDays(-1): false, e.Opened: true, e.Closed: true, e.Closed.AddDays(1): false} {
		if m := meeting(1, day, 0); e.ExpectedAt(&m) != expected {
			t.Errorf("expected on %v: %v", day, !expected)
		}
	}
	for state, expected := range map[EnrolmentState]bool{EnrolmentProposed: false, EnrolmentAccepted: true, EnrolmentWaiting: false, EnrolmentRejected: false} {
		other := passed(1, 1, nil, EnrolmentProposed, state)
		if m := meeting(1, other.Opened, 0); other.ExpectedAt(&m) != expected {
			t.Errorf("%s is expected: %v", state.Code(), !expected)
		}
	}
}

// An active group is one that met a client in the last N days, not one that
// signed (rule R4).
func TestR4AGroupIsDormantWhenItMetNobodyForLong(t *testing.T) {
	const days = 90
	for _, one := range []struct {
		why     string
		g       Group
		dormant bool
	}{
		{"met in time", Group{State: GroupActive, LastActivity: workDay - days}, false},
		{"met too long ago", Group{State: GroupActive, LastActivity: workDay - days - 1}, true},
		{"never met, decreed lately", Group{State: GroupActive, DecreeDate: workDay - 3}, false},
		{"never met, decreed long ago", Group{State: GroupActive, DecreeDate: workDay - 200}, true},
		{"never met", Group{State: GroupActive}, true},
		{"not active by its state", Group{State: GroupAgreed}, false},
	} {
		if one.g.Dormant(workDay, days) != one.dormant {
			t.Errorf("%s: dormant is %v", one.why, !one.dormant)
		}
	}
	for _, one := range []struct {
		m   Meeting
		met bool
	}{
		{Meeting{Marks: []Mark{{Presence: Absent}, {Presence: Excused}}}, false}, {Meeting{Marks: []Mark{{Presence: Absent}, {Presence: Present}}}, true},
		{Meeting{Cancelled: "hujan", Marks: []Mark{{Presence: Present}}}, false}, {Meeting{}, false},
	} {
		if one.m.Met() != one.met {
			t.Errorf("%+v met: %v", one.m, !one.met)
		}
	}
}

func TestASeriesKeepsItsWeekdaysAndPassesHolidaysOver(t *testing.T) {
	holiday := On(2026, time.December, 7)
	c := NewCalendar([]Holiday{{Day: holiday}})
	days, gone := Series{First: On(2026, time.November, 30), Times: 3}.Days(c) // Mondays
	if want := []Date{On(2026, time.November, 30), On(2026, time.December, 14), On(2026, time.December, 21)}; !slices.Equal(days, want) || !slices.Equal(gone, []Date{holiday}) {
		t.Errorf("%v without %v", days, gone)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := Series{First: workDay.AddDays(rapid.IntRange(0, 30).Draw(t, "first")), Times: rapid.IntRange(0, 60).Draw(t, "times"), OnHolidays: rapid.Bool().Draw(t, "on")}
		for d := range time.Saturday + 1 {
			if rapid.Bool().Draw(t, "weekday") {
				s.Weekdays = append(s.Weekdays, d)
			}
		}
		if s.Times == 0 {
			s.Until = s.First.AddDays(rapid.IntRange(0, 400).Draw(t, "until"))
		}
		var free []Holiday
		for range rapid.IntRange(0, 5).Draw(t, "holidays") {
			free = append(free, Holiday{Day: s.First.AddDays(rapid.IntRange(0, 60).Draw(t, "holiday"))})
		}
		c := NewCalendar(free)
		days, gone := s.Days(c)
		if len(days) > SeriesMost || s.Times > 0 && len(days) != min(s.Times, SeriesMost) || !slices.IsSorted(days) {
			t.Fatalf("%d days of %d", len(days), s.Times)
		}
		for _, d := range days {
			wrongDay := len(s.Weekdays) > 0 && !slices.Contains(s.Weekdays, d.Weekday()) || len(s.Weekdays) == 0 && d.Weekday() != s.First.Weekday()
			if wrongDay || d < s.First || s.Until != 0 && d > s.Until || c.Holiday(d) && !s.OnHolidays {
				t.Fatalf("%v (%v) is no day of %+v", d, d.Weekday(), s)
			}
		}
		for _, d := range gone {
			if !c.Holiday(d) || s.OnHolidays || slices.Contains(days, d) {
				t.Fatalf("%v was passed over", d)
			}
		}
	})
}

func TestATimeOfDayIsReadAsPeopleWriteIt(t *testing.T) {
	for typed, minute := range map[string]int{"9": 540, "09.00": 540, "9:30": 570, "0930": 570, "13.05": 785, " 8 ": 480, "23.59": 1439, "0.00": 0} {
		if got, err := ParseClock(typed); err != nil || got != minute {
			t.Errorf("%q is %d, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", ".", "24", "9.", "9.60", "9.5.1", "pagi", "-1", "12345", "٩"} {
		if got, err := ParseClock(typed); err == nil {
			t.Errorf("%q is read as %d", typed, got)
		}
	}
}

func TestAScheduleInWordsProposesItsDays(t *testing.T) {
	for words, want := range map[string]struct {
		days   []time.Weekday
		minute int
	}{
		"Sen & Kam 09.00": {[]time.Weekday{1, 4}, 540}, "Sabtu, 08.00": {[]time.Weekday{6}, 480}, "sepanjang minggu": {nil, 0}, "minggu 10.00": {[]time.Weekday{0}, 600},
		"Rabu 13.00-15.00": {[]time.Weekday{3}, 780}, "Wed/Fri 9:00": {[]time.Weekday{3, 5}, 540}, "": {nil, 0}, "selama 3 hari": {nil, 0},
	} {
		if days, minute := ParseSchedule(words); !slices.Equal(days, want.days) || minute != want.minute {
			t.Errorf("%q proposes %v at %d", words, days, minute)
		}
	}
}
