package groups

import (
	"context"
	"strconv"
	"strings"
	"time"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// usualTimes is how many meetings a series is proposed to have.
const usualTimes = 8

// seriesSheet is a series in the form: what all its meetings share, and on which
// days they are.
type seriesSheet struct {
	meetingSheet
	series   model.Series
	weekdays []string // by number, 0 for Sunday
	skip     bool     // holidays are passed over
	planned  int      // meetings that were saved
}

// fold lists the meetings of the series.
func (s seriesSheet) fold(c model.Calendar) []model.Meeting {
	days, _ := s.days(c)
	one := s.meetingSheet.fold()
	out := make([]model.Meeting, len(days))
	for i, d := range days {
		out[i] = one
		out[i].Day = d
	}
	return out
}

func (s seriesSheet) days(c model.Calendar) (days, passed []model.Date) {
	one := s.series
	one.First, one.OnHolidays, one.Weekdays = s.m.Day, !s.skip, nil
	for _, w := range s.weekdays {
		n, err := strconv.Atoi(w)
		if err == nil {
			one.Weekdays = append(one.Weekdays, time.Weekday(n))
		}
	}
	return one.Days(c)
}

var seriesBinding = form.Binding[seriesSheet]{
	form.Ref(keyOffering, func(s *seriesSheet) *model.ID { return &s.m.Offering }),
	form.Day("day", func(s *seriesSheet) *model.Date { return &s.m.Day }),
	form.Many("weekdays", func(s *seriesSheet) *[]string { return &s.weekdays }),
	form.Words(keyMinute, func(s *seriesSheet) *string { return &s.clock }),
	form.Count("minutes", func(s *seriesSheet) *int { return &s.m.Minutes }),
	form.Count("times", func(s *seriesSheet) *int { return &s.series.Times }),
	form.Day("until", func(s *seriesSheet) *model.Date { return &s.series.Until }),
	form.Flag("skip", func(s *seriesSheet) *bool { return &s.skip }),
	form.Words("topic", func(s *seriesSheet) *string { return &s.m.Topic }),
	form.Words("leader", func(s *seriesSheet) *string { return &s.m.Leader }),
	form.Words("place", func(s *seriesSheet) *string { return &s.m.Place }),
}

// newSeries returns the form of a new series of meetings, filled in from the
// schedule of what the group offers, so that saving it is all that is left to
// do when that is right.
func newSeries(env *kit.Env, s Store, o *model.Offering) kit.Screen {
	first := seriesSheet{skip: true, series: model.Series{Times: usualTimes}}
	first.m = proposeMeeting(env, o)
	first.clock = clockOrNothing(env, first.m.Minute)
	first.m.Day = max(first.m.Day, o.From)
	days, _ := model.ParseSchedule(o.Schedule)
	if len(days) == 0 {
		days = []time.Weekday{first.m.Day.Weekday()}
	}
	for _, d := range days {
		first.weekdays = append(first.weekdays, strconv.Itoa(int(d)))
	}
	return record.NewEdit(env, s, record.Spec[seriesSheet]{
		Form: "meeting.series", Key: o.ID.String(), Intent: "meeting.plan",
		Title:   func() string { return env.Lang.Groups.Work.NewSeries },
		Fields:  func() []form.Field { return seriesFields(env, s, &first) },
		Binding: seriesBinding,
		Name: func(one seriesSheet) string {
			return env.Lang.F(env.Lang.Groups.Work.SeriesOf, env.Lang.Number(one.planned))
		},
		Check: func(one seriesSheet) model.Problems { return checkSeries(env, s, one) },
		Save: func(ctx context.Context, op store.Op, one seriesSheet) (seriesSheet, error) {
			saved, err := s.PlanMeetings(ctx, op, one.fold(s.Books().Calendar()))
			one.planned = len(saved)
			return one, err
		},
		Theirs: func(any) (seriesSheet, bool) { return seriesSheet{}, false },
	}, first)
}

// checkSeries finds what stands against a series before the store is asked.
func checkSeries(env *kit.Env, s Store, one seriesSheet) model.Problems {
	found := one.m.Validate(record.Checks(env, s.Books()))
	all := one.fold(s.Books().Calendar())
	if len(all) == 0 || one.series.Times > model.SeriesMost {
		found = append(found, model.Problem{Field: "times", Code: model.OutOfRange, Args: []string{"1", strconv.Itoa(model.SeriesMost)}})
	}
	return found
}

func seriesFields(env *kit.Env, s Store, first *seriesSheet) []form.Field {
	l := env.Lang
	w, f := &l.Groups.Work, &l.Groups.Work.M
	var weekdays []form.Option
	for i := range 7 {
		day := time.Weekday((i + 1) % 7) // the week begins on Monday
		weekdays = append(weekdays, form.Option{Value: strconv.Itoa(int(day)), Label: l.Weekday(day)})
	}
	read := func(v form.Values) seriesSheet {
		one := *first
		seriesBinding.Apply(&one, v)
		return one
	}
	passed := func(v form.Values) []model.Date {
		_, passed := read(v).days(s.Books().Calendar())
		return passed
	}
	return []form.Field{
		{Key: keyOffering, Label: f.Offering, Kind: form.Choice, ReadOnly: true, Options: offeringOption(s, first.m.Offering)},
		{Key: "weekdays", Label: f.Weekdays, Kind: form.MultiChoice, Required: true, Help: f.HelpWeekdays, Options: weekdays},
		{Key: keyMinute, Label: f.Clock, Max: 5, Help: f.HelpClock, Check: checkClock(env, keyMinute)},
		{Key: "day", Label: f.First, Kind: form.Date, Required: true, Help: f.HelpFirst},
		{Key: "times", Label: f.Times, Kind: form.Number, Max: 3, Help: l.F(f.HelpTimes, l.Number(model.SeriesMost))},
		{Key: "until", Label: f.Until, Kind: form.Date, Help: f.HelpUntil},
		{Key: "skip", Label: f.Skip, Kind: form.YesNo, Help: f.HelpSkip},
		{Key: "days", Label: f.Days, Kind: form.Computed, Compute: func(v form.Values) string {
			days, _ := read(v).days(s.Books().Calendar())
			return seriesWord(env, days)
		}},
		{Key: "passed", Label: f.Passed, Kind: form.Computed, Show: func(v form.Values) bool { return len(passed(v)) > 0 },
			Compute: func(v form.Values) string { return daysWord(env, passed(v)) }},
		{Key: "minutes", Label: f.Minutes, Kind: form.Number, Max: 4},
		{Key: "topic", Label: f.Topic, Max: 120, Help: w.HelpSeriesTopic},
		{Key: "leader", Label: f.Leader, Max: 80},
		{Key: "place", Label: f.Place, Max: 120},
	}
}

// seriesWord says how many meetings a series has, and when it begins and ends.
func seriesWord(env *kit.Env, days []model.Date) string {
	l := env.Lang
	w := &l.Groups.Work
	if len(days) == 0 {
		return w.SeriesEmpty
	}
	return l.F(w.SeriesDays, l.Number(len(days)), l.DateBrief(days[0]), l.DateBrief(days[len(days)-1]))
}

// daysWord lists days.
func daysWord(env *kit.Env, days []model.Date) string {
	out := make([]string, len(days))
	for i, d := range days {
		out[i] = env.Lang.DateBrief(d)
	}
	return strings.Join(out, ", ")
}
