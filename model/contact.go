package model

import "strconv"

// Contact is one time that the office met or spoke with a client: a report, a
// guidance talk, a home visit, a remote contact, a day of community service.
type Contact struct {
	Meta
	Client ID          `cbor:"10,keyasint"`
	Kind   ContactKind `cbor:"11,keyasint"`
	Day    Date        `cbor:"12,keyasint"`
	Minute int         `cbor:"13,keyasint,omitempty"` // after midnight, at the office
	Mode   ContactMode `cbor:"14,keyasint,omitempty"`
	// Officer is the counselor who met the client; zero when it was somebody
	// at the counter, who is named by ChangedBy.
	Officer  ID     `cbor:"15,keyasint,omitzero"`
	District string `cbor:"16,keyasint,omitempty"` // code of the kecamatan where they met
	Place    string `cbor:"17,keyasint,omitempty"`
	Met      string `cbor:"18,keyasint,omitempty"` // who else was there, of a home visit

	// The five questions of the office's procedure.
	Condition    string `cbor:"19,keyasint,omitempty"` // kondisi
	Activity     string `cbor:"20,keyasint,omitempty"` // kegiatan atau pekerjaan
	Surroundings string `cbor:"21,keyasint,omitempty"` // lingkungan sosial
	Difficulties string `cbor:"22,keyasint,omitempty"` // kendala
	Plan         string `cbor:"23,keyasint,omitempty"` // rencana

	// Employment is how the client lives on that day.
	Employment Employment `cbor:"24,keyasint,omitempty"`
	Reason     string     `cbor:"25,keyasint,omitempty"` // why late, remote, twice a day, or after the end
	FollowUp   string     `cbor:"26,keyasint,omitempty"` // tindak lanjut

	// Due is the due date that a report answers, Next the one after it; the
	// store works them out. 0: none.
	Due  Date `cbor:"27,keyasint,omitempty"`
	Next Date `cbor:"28,keyasint,omitempty"`
	// Was is the due date that stood open before this report moved it, so that
	// striking the report can give it back. 0: it moved none.
	Was Date `cbor:"33,keyasint,omitempty"`

	// Of a day of community service (kerja sosial, UU 1/2023 art. 85).
	Worked     int    `cbor:"29,keyasint,omitempty"` // minutes
	Site       ID     `cbor:"30,keyasint,omitzero"`
	Supervisor string `cbor:"31,keyasint,omitempty"`

	// Struck says why the entry no longer counts (rule R14); empty: it does.
	Struck string `cbor:"32,keyasint,omitempty"`
}

// ContactKind is a kind of contact.
type ContactKind uint8

// The kinds of contacts.
const (
	ContactUnknown ContactKind = iota
	Report                     // wajib lapor
	Talk                       // bimbingan
	Visit                      // kunjungan rumah
	RemoteContact              // kontak jarak jauh
	ServiceDay                 // kerja sosial
)

// ContactMode is how a report was made.
type ContactMode uint8

// The modes of contact.
const (
	ModeUnknown ContactMode = iota
	FaceToFace              // tatap muka, at the office
	Online                  // daring
	AtHome                  // kunjungan rumah
)

// WithoutNotes returns the contact without what staff wrote freely, for those
// who may not read it ([ClientNotes]).
func (c Contact) WithoutNotes() Contact {
	c.Place, c.Met = "", ""
	c.Condition, c.Activity, c.Surroundings, c.Difficulties, c.Plan = "", "", "", "", ""
	c.Reason, c.FollowUp, c.Supervisor, c.Struck = "", "", "", ""
	return c
}

// Late reports whether a report came after its due date.
func (c *Contact) Late() bool { return c.Due != 0 && c.Day > c.Due }

// Limits of community service (UU 1/2023 article 85, rule R10).
const (
	ServiceMinutesADay = 8 * 60
	ServiceMonths      = 6
)

// answerLength is how long an answer to one of the five questions may be.
const answerLength = 500

// Validate checks a contact by itself. What follows from the client and from
// the other contacts is [Contact.Against].
func (c *Contact) Validate(k Checks) Problems {
	var p Problems
	if c.Client.IsZero() {
		p.wrong("client", Missing)
	}
	if c.Kind == ContactUnknown {
		p.wrong("kind", Missing)
	}
	if c.Day == 0 {
		p.wrong("day", Missing)
	}
	p.past("day", c.Day, k.Today)
	p.within("minute", c.Minute, 0, 24*60-1)
	if c.Kind == Report && c.Mode == ModeUnknown {
		p.wrong("mode", Missing)
	}
	p.district("district", c.District, k, false)
	p.word("place", c.Place, 120, false)
	p.word("met", c.Met, 200, false)
	if c.Kind == Visit && c.Place == "" {
		p.wrong("place", Missing)
	}
	for _, a := range []struct{ field, text string }{
		{"condition", c.Condition}, {"activity", c.Activity}, {"surroundings", c.Surroundings},
		{"difficulties", c.Difficulties}, {"plan", c.Plan}, {"followup", c.FollowUp},
	} {
		p.long(a.field, a.text, answerLength)
	}
	p.word("reason", c.Reason, 200, false)
	if c.Mode == Online && c.Reason == "" {
		p.wrong("reason", ReasonRemote)
	}
	if c.Kind == ServiceDay {
		if c.Worked < 1 || c.Worked > ServiceMinutesADay {
			p.wrong("worked", ServiceTooLong)
		}
		if c.Site.IsZero() {
			p.wrong("site", Missing)
		}
	}
	p.word("supervisor", c.Supervisor, 80, false)
	p.word("struck", c.Struck, 200, false)
	return p
}

// Against checks a contact beside the client and the client's other contacts:
// a day before birth or after the end, a second report on a day, and more
// community service than was ordered (rule R10). What may pass with a reason
// is wrong only without one.
func (c *Contact) Against(client *Client, others []Contact) Problems {
	var p Problems
	if c.Struck != "" {
		return nil
	}
	p.lived("day", c.Day, client.Born)
	t := client.Term()
	switch {
	case t == nil:
		p.wrong("day", GuidanceEnded)
		return p
	case !t.State.Open() && (t.Closed == 0 || c.Day > t.Closed):
		p.wrong("day", GuidanceEnded)
	case t.End != 0 && c.Day > t.End && c.Reason == "":
		p.wrong("reason", AfterExpiry, t.End.String())
	case t.Start != 0 && c.Day < t.Start && c.Reason == "":
		p.wrong("reason", BeforeStart, t.Start.String())
	}
	if c.Kind == Report && c.Late() && c.Reason == "" {
		p.wrong("reason", ReasonLate, c.Due.String())
	}
	for i := range others {
		o := &others[i]
		if o.ID != c.ID && o.Struck == "" && o.Kind == Report && c.Kind == Report && o.Day == c.Day && c.Reason == "" {
			p.wrong("reason", SecondReport)
			break
		}
	}
	if c.Kind == ServiceDay {
		c.againstOrder(&p, t, others)
	}
	return p
}

// againstOrder holds a day of community service against the sentence: at most
// eight hours a day and the hours ordered in all, within six months of its
// start (rule R10).
func (c *Contact) againstOrder(p *Problems, t *Term, others []Contact) {
	if t.HoursOrdered == 0 {
		p.wrong("worked", NoHoursOrdered)
		return
	}
	day, total := c.Worked, c.Worked
	for i := range others {
		if o := &others[i]; o.ID != c.ID && o.Kind == ServiceDay && o.Struck == "" && o.Day >= t.Start {
			total += o.Worked
			if o.Day == c.Day {
				day += o.Worked
			}
		}
	}
	if day > ServiceMinutesADay {
		p.wrong("worked", ServiceTooLong)
	}
	if left := t.HoursOrdered*60 - (total - c.Worked); total > t.HoursOrdered*60 {
		p.wrong("worked", ServiceOverOrder, strconv.Itoa(max(left, 0)/60), strconv.Itoa(max(left, 0)%60))
	}
	if t.Start != 0 && c.Day > t.Start.AddMonths(ServiceMonths) && c.Reason == "" {
		p.wrong("reason", ServiceTooLate, t.Start.AddMonths(ServiceMonths).String())
	}
}

// ServiceDone adds up the minutes of community service that count.
func ServiceDone(contacts []Contact, since Date) int {
	n := 0
	for i := range contacts {
		if c := &contacts[i]; c.Kind == ServiceDay && c.Struck == "" && c.Day >= since {
			n += c.Worked
		}
	}
	return n
}
