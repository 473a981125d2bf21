package store

import "guyub/model"

// mistaken is what a record says that was withdrawn because its making was
// taken back.
const mistaken = "salah catat, dibatalkan"

// The ways in which new records are withdrawn. What has none, such as a client
// or a group, is put right by hand: taking its making back is not offered.

func strike(_ *change, one model.Contact) (model.Contact, error) {
	one.Struck, one.Due, one.Next, one.Was = mistaken, 0, 0, 0
	return one, nil
}

func dropMatter(c *change, m model.Matter) (model.Matter, error) {
	m, _, err := m.Take(model.Stride{State: model.StateDropped, Day: max(c.today, m.Opened), By: c.actor.User, Note: mistaken}, m.Owner, c.actor)
	return m, err
}

// wronglyNoted is the reason of the mechanism's list for a referral that should
// not have been made.
const wronglyNoted = "salah-catat"

func cancelEnrolment(c *change, e model.Enrolment) (model.Enrolment, error) {
	return e.Take(model.Move{State: model.EnrolmentCancelled, Day: max(c.today, e.Since()), By: c.actor.User, Reason: wronglyNoted}, c.books.Mechanism(), c.actor)
}

func liftAbstention(_ *change, a model.Abstention) (model.Abstention, error) {
	a.Lifted = true
	return a, nil
}

func cancelMeeting(_ *change, m model.Meeting) (model.Meeting, error) {
	m.Cancelled = mistaken
	return m, nil
}

func closeOffering(_ *change, o model.Offering) (model.Offering, error) {
	o.Closed = true
	return o, nil
}

func cancelHoliday(_ *change, h model.Holiday) (model.Holiday, error) {
	h.Cancelled = true
	return h, nil
}

func closeSite(_ *change, x model.Site) (model.Site, error) {
	x.Inactive = true
	return x, nil
}

func closeRegion(_ *change, r model.Region) (model.Region, error) {
	r.Inactive = true
	return r, nil
}

func strikeScore(_ *change, a model.Acceptance) (model.Acceptance, error) {
	a.Struck = mistaken
	return a, nil
}

func cancelOutreach(_ *change, o model.Outreach) (model.Outreach, error) {
	o.Cancelled = mistaken
	return o, nil
}

// clearWording leaves the words of the program.
func clearWording(_ *change, w model.Wording) (model.Wording, error) {
	return model.Wording{Meta: w.Meta, Paper: w.Paper}, nil
}
