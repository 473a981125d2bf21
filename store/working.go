package store

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"guyub/model"
)

// SaveOffering saves what a group offers, a new one when Rev is 0.
func (s *Session) SaveOffering(ctx context.Context, op Op, o model.Offering) (model.Offering, error) {
	return saveRecord(ctx, s, op, offerings, model.GroupEdit, o)
}

// SaveMechanism saves how the office works with its groups; there is one. It
// counts for steps taken from then on: due days that are set already stay.
func (s *Session) SaveMechanism(ctx context.Context, op Op, m model.Mechanism) (model.Mechanism, error) {
	return saveRecord(ctx, s, op, mechanisms, model.NormEdit, m)
}

// SaveMonitoring saves a visit that judges a group, a new one when Rev is 0.
func (s *Session) SaveMonitoring(ctx context.Context, op Op, m model.Monitoring) (model.Monitoring, error) {
	return saveRecord(ctx, s, op, monitorings, model.GroupEdit, m)
}

// MonitoringOf returns the visits to a group, the latest first.
func (s *Session) MonitoringOf(ctx context.Context, group model.ID) ([]model.Monitoring, error) {
	if err := s.may(model.GroupRead, model.Subject{Kind: model.KindGroup}); err != nil {
		return nil, err
	}
	all, err := fetchOf(ctx, s, monitorings, group)
	slices.SortFunc(all, func(a, b model.Monitoring) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), slices.Compare(b.ID[:], a.ID[:]))
	})
	return all, err
}

// MeetingsOf returns the meetings of a group, the latest first. Whom the person
// may not see is left out of who was there.
func (s *Session) MeetingsOf(ctx context.Context, group model.ID) ([]model.Meeting, error) {
	if err := s.may(model.GroupRead, model.Subject{Kind: model.KindGroup}); err != nil {
		return nil, err
	}
	all, err := fetchOf(ctx, s, meetings, group)
	slices.SortFunc(all, func(a, b model.Meeting) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.Minute, a.Minute), slices.Compare(b.ID[:], a.ID[:]))
	})
	for i := range all {
		all[i] = s.attendedBySeen(all[i])
	}
	return all, err
}

// attendedBySeen leaves out of a meeting whom the person may not see.
func (s *Session) attendedBySeen(m model.Meeting) model.Meeting {
	view := s.Roster()
	m.Marks = slices.DeleteFunc(slices.Clone(m.Marks), func(k model.Mark) bool {
		_, seen := view.Find(k.Client)
		return !seen
	})
	return m
}

// SaveMeeting saves when and where a group meets, a new meeting when Rev is 0.
// Who was there is recorded with [Session.MarkAttendance] alone, so that whom a
// person may not see is not lost.
func (s *Session) SaveMeeting(ctx context.Context, op Op, m model.Meeting) (model.Meeting, error) {
	if m.ID.IsZero() {
		m.ID = model.NewID()
	}
	if op.Intent == "" {
		op.Intent = "meeting.save"
	}
	saved, err := saving(ctx, s, op, meetings, func(c *change) (model.Meeting, error) {
		if err := c.may(model.GroupEdit, model.Subject{Kind: model.KindGroup}); err != nil {
			return m, err
		}
		m.Marks = nil
		if m.Rev > 0 {
			old, err := load(c, meetings, m.ID)
			if err != nil {
				return m, err
			}
			m.Marks = old.Marks
		}
		return saveChanged(c, meetings, m)
	})
	if conflict, ok := errors.AsType[*Conflict](err); ok {
		err = &Conflict{Kind: conflict.Kind, Mine: s.meetingSeen(conflict.Mine), Theirs: s.meetingSeen(conflict.Theirs), By: conflict.By}
	}
	return s.attendedBySeen(saved), err
}

// meetingSeen is attendedBySeen for a side of a conflict.
func (s *Session) meetingSeen(side any) any {
	if m, ok := side.(model.Meeting); ok {
		return s.attendedBySeen(m)
	}
	return side
}

// PlanMeetings saves the new meetings of a series, all of them or none.
func (s *Session) PlanMeetings(ctx context.Context, op Op, series []model.Meeting) ([]model.Meeting, error) {
	if len(series) > model.SeriesMost {
		return nil, ErrTooMuch
	}
	if op.Intent == "" {
		op.Intent = "meeting.plan"
	}
	series = slices.Clone(series)
	for i := range series {
		series[i].ID, series[i].Rev, series[i].Marks = model.NewID(), 0, nil
	}
	var saved []model.Meeting
	res, err := s.work(ctx, op, func(c *change) error {
		saved = nil
		if err := c.may(model.GroupEdit, model.Subject{Kind: model.KindGroup}); err != nil {
			return err
		}
		for _, m := range series {
			one, _, err := save(c, meetings, m)
			if err != nil {
				return err
			}
			saved = append(saved, one)
		}
		return nil
	})
	if err != nil || len(saved) > 0 {
		return saved, err
	}
	for _, r := range res.Records { // it had been done before
		if err := s.mayRead(ctx, model.KindMeeting, r.ID); err != nil {
			return nil, err
		}
		one, err := fetch(ctx, s, meetings, r.ID)
		if err != nil {
			return nil, err
		}
		saved = append(saved, s.attendedBySeen(one))
	}
	return saved, nil
}

// Attendance is what a terminal noted of a meeting: of each person, how they
// were there as the terminal had read it, and as it is now.
type Attendance struct {
	Meeting model.ID
	Before  []model.Mark
	Now     []model.Mark
}

// MarkAttendance records who was there. Two terminals that note the same
// meeting are joined by person; where both noted the same person differently,
// what was saved first stays and the person is returned, for somebody to
// decide. The group's last activity follows (rule R4).
func (s *Session) MarkAttendance(ctx context.Context, op Op, a Attendance) (model.Meeting, []model.ID, error) {
	if op.Intent == "" {
		op.Intent = "meeting.attend"
	}
	var collided []model.ID
	saved, err := saving(ctx, s, op, meetings, func(c *change) (m model.Meeting, err error) {
		m, collided, err = attend(c, a)
		return m, err
	})
	return s.attendedBySeen(saved), collided, err
}

func attend(c *change, a Attendance) (model.Meeting, []model.ID, error) {
	m, err := load(c, meetings, a.Meeting)
	if err != nil {
		return m, nil, err
	}
	if err := c.may(model.GroupEdit, model.Subject{Kind: model.KindGroup}); err != nil {
		return m, nil, err
	}
	before := map[model.ID]model.Mark{}
	for _, k := range a.Before {
		before[k.Client] = k
	}
	var collided []model.ID
	m.Marks = slices.Clone(m.Marks)
	for _, mine := range a.Now {
		was, known := before[mine.Client]
		if known && was == mine {
			continue // untouched here
		}
		if err := c.mayMark(mine.Client); err != nil {
			return m, nil, err
		}
		at := slices.IndexFunc(m.Marks, func(k model.Mark) bool { return k.Client == mine.Client })
		switch {
		case at < 0:
			m.Marks = append(m.Marks, mine)
		case m.Marks[at] == mine || m.Marks[at] == was && known:
			m.Marks[at] = mine
		default:
			collided = append(collided, mine.Client)
		}
	}
	slices.SortFunc(m.Marks, func(x, y model.Mark) int { return slices.Compare(x.Client[:], y.Client[:]) })
	saved, changed, err := save(c, meetings, m)
	switch {
	case err != nil:
		return saved, nil, err
	case !changed:
		return saved, collided, errNothing
	case saved.Met():
		err = c.active(saved.Group, saved.Day)
	}
	return saved, collided, err
}

// mayMark checks that the person may record how a client was there.
func (c *change) mayMark(id model.ID) error {
	client, err := load(c, clients, id)
	if err != nil {
		return err
	}
	if err := c.may(model.ClientRead, model.ClientSubject(&client)); err != nil {
		return err
	}
	return c.changeable(&client, &client)
}

// active moves the day on which a group was active last.
func (c *change) active(group model.ID, day model.Date) error {
	g, err := load(c, groups, group)
	if err != nil || g.LastActivity >= day || day > c.today {
		return err
	}
	g.LastActivity = day
	_, _, err = save(c, groups, g)
	return err
}
