package groups

import (
	"context"
	"strings"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/kit/form"
	"guyub/tui/screen/record"
)

// usualMinutes is how long a meeting is proposed to last.
const usualMinutes = 120

// meetingSheet is a meeting in the form: its time of day as people write it.
type meetingSheet struct {
	m     model.Meeting
	clock string
}

func spreadMeeting(env *kit.Env, m model.Meeting) meetingSheet {
	return meetingSheet{m, clockOrNothing(env, m.Minute)}
}

// clockOrNothing writes a time of day; nothing for one that is not known.
func clockOrNothing(env *kit.Env, minute int) string {
	if minute == 0 {
		return ""
	}
	return env.Lang.Minute(minute)
}

func (s meetingSheet) fold() model.Meeting {
	m := s.m
	m.Minute = minuteOf(s.clock)
	return m
}

// minuteOf reads a time of day; what is none is refused beside its field.
func minuteOf(clock string) int {
	minute, err := model.ParseClock(clock)
	if err != nil {
		return 0
	}
	return minute
}

// The keys of the form's fields. They are the names that model.Problem uses.
const (
	keyOffering = "offering"
	keyMinute   = "minute"
)

var meetingBinding = form.Binding[meetingSheet]{
	form.Ref(keyOffering, func(s *meetingSheet) *model.ID { return &s.m.Offering }),
	form.Day("day", func(s *meetingSheet) *model.Date { return &s.m.Day }),
	form.Words(keyMinute, func(s *meetingSheet) *string { return &s.clock }),
	form.Count("minutes", func(s *meetingSheet) *int { return &s.m.Minutes }),
	form.Words("topic", func(s *meetingSheet) *string { return &s.m.Topic }),
	form.Words("leader", func(s *meetingSheet) *string { return &s.m.Leader }),
	form.Words("place", func(s *meetingSheet) *string { return &s.m.Place }),
	form.Words("cancelled", func(s *meetingSheet) *string { return &s.m.Cancelled }),
	form.Words("note", func(s *meetingSheet) *string { return &s.m.Note }),
}

// proposeMeeting is a meeting of an offering, filled in as its schedule says.
func proposeMeeting(env *kit.Env, o *model.Offering) model.Meeting {
	m := model.Meeting{Group: o.Group, Offering: o.ID, Day: model.DateOf(env.Time()), Minutes: usualMinutes, Place: o.Place}
	_, m.Minute = model.ParseSchedule(o.Schedule)
	return m
}

// newMeeting returns the form of a meeting; of a new one when it has no
// revision.
func newMeeting(env *kit.Env, s Store, m model.Meeting) kit.Screen {
	known := m.Rev > 0
	key := m.ID.String()
	if !known {
		key = m.Offering.String() // one draft for each offering
	}
	return record.NewEdit(env, s, record.Spec[meetingSheet]{
		Form: "meeting", Key: key, Intent: "meeting.save",
		Title: func() string {
			if known {
				return env.Lang.Record.KeyEdit
			}
			return env.Lang.Groups.Work.NewMeeting
		},
		Fields:  func() []form.Field { return meetingFields(env, s, &m) },
		Binding: meetingBinding,
		Kind:    model.KindMeeting,
		Head:    func(one meetingSheet) model.Meta { return one.m.Meta },
		Name:    func(one meetingSheet) string { return meetingName(env, s, &one.m) },
		Check: func(one meetingSheet) model.Problems {
			m := one.fold()
			return m.Validate(record.Checks(env, s.Books()))
		},
		Save: func(ctx context.Context, op store.Op, one meetingSheet) (meetingSheet, error) {
			saved, err := s.SaveMeeting(ctx, op, one.fold())
			return spreadMeeting(env, saved), err
		},
		Theirs: func(stored any) (meetingSheet, bool) {
			m, ok := stored.(model.Meeting)
			return spreadMeeting(env, m), ok
		},
	}, spreadMeeting(env, m))
}

// meetingName names a meeting: what it is of, and when.
func meetingName(env *kit.Env, s Store, m *model.Meeting) string {
	offering, _ := s.Books().Offering(m.Offering)
	return strings.TrimSpace(offering.Name + " " + env.Lang.DateBrief(m.Day))
}

// openOfferings are what a group offers still.
func openOfferings(env *kit.Env, s Store, group model.ID) []model.Offering {
	var out []model.Offering
	today := model.DateOf(env.Time())
	for _, o := range s.Books().OfferingsOf(group) {
		if o.Open(today) {
			out = append(out, o)
		}
	}
	return out
}

// offeringOption is the one offering that a meeting is of.
func offeringOption(s Store, id model.ID) []form.Option {
	o, _ := s.Books().Offering(id)
	return []form.Option{{Value: o.ID.String(), Label: o.Name}}
}

// meetingFields describes the form. What it is of is fixed, for who was there
// belongs to that.
func meetingFields(env *kit.Env, s Store, m *model.Meeting) []form.Field {
	f := &env.Lang.Groups.Work.M
	return []form.Field{
		{Key: keyOffering, Label: f.Offering, Kind: form.Choice, ReadOnly: true, Options: offeringOption(s, m.Offering)},
		{Key: "day", Label: f.Day, Kind: form.Date, Required: true},
		{Key: keyMinute, Label: f.Clock, Max: 5, Help: f.HelpClock, Check: checkClock(env, keyMinute)},
		{Key: "minutes", Label: f.Minutes, Kind: form.Number, Max: 4},
		{Key: "topic", Label: f.Topic, Max: 120},
		{Key: "leader", Label: f.Leader, Max: 80},
		{Key: "place", Label: f.Place, Max: 120},
		{Key: "cancelled", Label: f.Cancelled, Max: 200, Help: f.HelpCancelled, Show: func(form.Values) bool { return m.Cancelled != "" }},
		{Key: "note", Label: f.Note, Kind: form.LongText, Max: 1000},
	}
}

// checkClock refuses what is no time of day.
func checkClock(env *kit.Env, key string) func(form.Values) *form.Note {
	return func(v form.Values) *form.Note {
		if v.Get(key) == "" {
			return nil
		}
		if _, err := model.ParseClock(v.Get(key)); err != nil {
			return &form.Note{Text: env.Lang.Groups.Work.M.NotClock}
		}
		return nil
	}
}
