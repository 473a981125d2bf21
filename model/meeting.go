package model

// Meeting is a time that a group and its clients come together (sesi
// kegiatan), with who was there. It is called so because a session is somebody
// at a terminal.
type Meeting struct {
	Meta
	Group    ID     `cbor:"10,keyasint"`
	Offering ID     `cbor:"11,keyasint"`
	Day      Date   `cbor:"12,keyasint"`
	Minute   int    `cbor:"13,keyasint,omitempty"` // after midnight
	Minutes  int    `cbor:"14,keyasint,omitempty"` // how long
	Place    string `cbor:"15,keyasint,omitempty"`
	Topic    string `cbor:"16,keyasint,omitempty"`
	Leader   string `cbor:"17,keyasint,omitempty"`
	// Cancelled says why it was not held; empty: it was, or is to come.
	Cancelled string `cbor:"18,keyasint,omitempty"`
	Marks     []Mark `cbor:"19,keyasint,omitempty"` // one for each person, by id
	Note      string `cbor:"20,keyasint,omitempty"`
}

// Mark is how one client was there.
type Mark struct {
	Client   ID       `cbor:"1,keyasint"`
	Presence Presence `cbor:"2,keyasint,omitempty"`
	Minutes  int      `cbor:"3,keyasint,omitempty"` // 0: the whole time
	Work     int      `cbor:"4,keyasint,omitempty"` // quality of work, 1 to 5; 0 not judged
	Conduct  int      `cbor:"5,keyasint,omitempty"` // behaviour, 1 to 5; 0 not judged
	Note     string   `cbor:"6,keyasint,omitempty"`
}

// Presence is whether somebody was there.
type Presence uint8

// The presences.
const (
	PresenceUnknown Presence = iota
	Present                  // hadir
	Excused                  // izin
	IllAway                  // sakit
	Absent                   // alpa
)

// Held reports whether anybody's presence is recorded.
func (m *Meeting) Held() bool {
	if m.Cancelled != "" {
		return false
	}
	for _, k := range m.Marks {
		if k.Presence != PresenceUnknown {
			return true
		}
	}
	return false
}

// Mark returns how a client was there; false when nothing is recorded.
func (m *Meeting) Mark(client ID) (Mark, bool) {
	for _, k := range m.Marks {
		if k.Client == client {
			return k, true
		}
	}
	return Mark{}, false
}

// Attendance adds up how often clients were there, over meetings that were
// held: of the times that count, those present. Who was excused or ill was not
// expected.
type Attendance struct{ Present, Counted int }

// Add counts a presence.
func (a *Attendance) Add(p Presence) {
	switch p {
	case Present:
		a.Present++
		a.Counted++
	case Absent:
		a.Counted++
	}
}

// Validate checks a meeting.
func (m *Meeting) Validate(Checks) Problems {
	var p Problems
	if m.Group.IsZero() {
		p.wrong("group", Missing)
	}
	if m.Offering.IsZero() {
		p.wrong("offering", Missing)
	}
	if m.Day == 0 {
		p.wrong("day", Missing)
	}
	p.within("minute", m.Minute, 0, 24*60-1)
	p.within("minutes", m.Minutes, 0, 24*60)
	p.word("place", m.Place, 120, false)
	p.word("topic", m.Topic, 120, false)
	p.word("leader", m.Leader, 80, false)
	p.word("cancelled", m.Cancelled, 200, false)
	p.long("note", m.Note, 1000)
	seen := map[ID]bool{}
	for _, k := range m.Marks {
		if k.Client.IsZero() || seen[k.Client] {
			p.wrong("marks", Missing)
		}
		seen[k.Client] = true
		p.within("marks", k.Work, 0, 5)
		p.within("marks", k.Conduct, 0, 5)
		p.within("marks", k.Minutes, 0, 24*60)
		p.word("marks", k.Note, 200, false)
	}
	return p
}

// Monitoring is a visit that judges how a group works (monitoring dan
// evaluasi), by the five values of the decree: aktif, kreatif, responsif,
// akuntabel, bermanfaat (AKRAB).
type Monitoring struct {
	Meta
	Group    ID     `cbor:"10,keyasint"`
	Day      Date   `cbor:"11,keyasint"`
	By       ID     `cbor:"12,keyasint,omitzero"` // counselor
	Scores   [5]int `cbor:"13,keyasint"`          // 1 to 5, in the order of AKRAB; 0 not judged
	Findings string `cbor:"14,keyasint,omitempty"`
	FollowUp string `cbor:"15,keyasint,omitempty"`
	// FollowUpDue is by when the follow-up is to be done, Done when it was.
	FollowUpDue Date `cbor:"16,keyasint,omitempty"`
	Done        Date `cbor:"17,keyasint,omitempty"`
}

// Score is the mean of what was judged, in thousandths; false when nothing was.
func (m *Monitoring) Score() (milli int, known bool) {
	sum, n := 0, 0
	for _, s := range m.Scores {
		if s > 0 {
			sum, n = sum+s*1000, n+1
		}
	}
	if n == 0 {
		return 0, false
	}
	return (sum + n/2) / n, true
}

// Validate checks a visit.
func (m *Monitoring) Validate(k Checks) Problems {
	var p Problems
	if m.Group.IsZero() {
		p.wrong("group", Missing)
	}
	if m.Day == 0 {
		p.wrong("day", Missing)
	}
	p.past("day", m.Day, k.Today)
	for i, s := range m.Scores {
		p.within([...]string{"active", "creative", "responsive", "accountable", "useful"}[i], s, 0, 5)
	}
	p.long("findings", m.Findings, 2000)
	p.long("followup", m.FollowUp, 1000)
	p.after("followupdue", m.FollowUpDue, m.Day)
	p.past("done", m.Done, k.Today)
	p.after("done", m.Done, m.Day)
	return p
}
