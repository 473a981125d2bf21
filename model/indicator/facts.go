// Package indicator answers the question of the study every day: whether the
// community groups (Pokmas Lipas) work. It computes the indicators E1 to E13,
// the way of clients into the groups, and the five factors of Soekanto, for any
// period and any part of an office.
//
// It computes from facts: what happened with clients and groups, on which day,
// without names. It knows no store and no screen.
package indicator

import (
	"sync"

	"guyub/model"
)

// Facts are what happened in an office, as far as indicators ask. They are a
// snapshot: nothing in them changes once they are handed out, so that many may
// read at once.
type Facts struct {
	Clients    []*Client // in no order
	Groups     []*Group
	Incidents  []Incident
	Outreaches []model.Outreach
	Loads      []model.LoadMonth // the oldest month first
	Regions    []model.Region    // kabupaten and kecamatan, by code

	once  sync.Once // has made the index
	index *index
}

// Client is what happened with one client.
type Client struct {
	ID       model.ID
	Section  model.Section
	District string // code of the kecamatan where the client lives now
	// Needs: an assessment found needs, or interests were asked, so that the
	// office knows what would fit.
	Needs      bool
	Terms      []Term  // oldest first
	Guides     []Guide // oldest first
	Dues       []Due   // by day
	Works      []Work  // by day
	Enrolments []Enrolment
	Absent     Absence
	Breaches   []model.Date // of the general condition: a new offence, not dismissed
	Scores     []Score      // by day
}

// Term is a term of supervision. It runs on From and up to and with To.
type Term struct {
	From     model.Date
	To       model.Date // 0: it has not ended
	Category model.Category
	State    model.TermState // as it stands now
}

// Guide is who guided the client, with the last day; 0: still.
type Guide struct {
	Counselor model.ID
	From, To  model.Date
}

// Due is a day by which the client had to report (wajib lapor).
type Due struct {
	Day  model.Date
	Made model.Date // when the report came that answers it; 0: none did
}

// Work is whether the client was known to work on a day.
type Work struct {
	Day     model.Date
	Working bool
}

// Enrolment is the way of a client into a group and out of it. Each day is that
// on which a state was reached, 0 when it was not.
type Enrolment struct {
	Group    model.ID
	Meets    bool // it meets a need or interest that is on record
	Opened   model.Date
	Proposed model.Date // referred to the group
	Answered model.Date // the group said yes, no, or later
	Accepted model.Date
	Started  model.Date // runs since
	Ended    model.Date // finished, stopped, refused or taken back
	State    model.EnrolmentState
	Reason   string     // code of the mechanism's list: why it was refused or stopped
	Placed   model.Date // work that came of it began
	// After three and six months: when it was looked at, and whether they worked.
	Looked [2]Work
}

// Absence is why the client takes no part, as somebody noted; Day 0: nobody has.
type Absence struct {
	Day    model.Date
	Reason string // code of the mechanism's list
}

// Score is how far a source accepts the client, 1 to 5.
type Score struct {
	Day      model.Date
	District string // where the client lived then
	Source   model.AcceptanceSource
	Score    int
}

// Group is a community group with its meetings that are not cancelled.
type Group struct {
	model.Group           // must not be changed
	Meetings    []Meeting // by day
}

// Meeting is a time that a group met.
type Meeting struct {
	Day   model.Date
	Marks []Mark
}

// Mark is how one client was there.
type Mark struct {
	Client   model.ID
	Presence model.Presence
}

// Incident is an incident of stigma, from where it was noted to where it stands.
type Incident struct {
	ID       model.ID
	Client   model.ID // zero: about nobody in particular
	Section  model.Section
	District string
	Kind     model.IncidentKind
	Day      model.Date // when it happened, or was noted
	Due      model.Date
	Closed   model.Date // 0: it waits for somebody
	State    model.MatterState
}
