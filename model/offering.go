package model

import (
	"slices"
	"strings"
)

// Offering is something that a group offers clients (program kelompok): what
// is done, when and where, and for how many.
type Offering struct {
	Meta
	Group    ID     `cbor:"10,keyasint"`
	Name     string `cbor:"11,keyasint"`
	Activity string `cbor:"12,keyasint"` // kind of activity, of the office's list
	Field    Field  `cbor:"13,keyasint,omitempty"`
	Schedule string `cbor:"14,keyasint,omitempty"` // in words: "Sen & Kam 09.00"
	Quota    int    `cbor:"15,keyasint,omitempty"` // places; 0 = only the group's capacity counts
	Place    string `cbor:"16,keyasint,omitempty"`
	District string `cbor:"17,keyasint,omitempty"` // code of the kecamatan; empty = the group's own
	From     Date   `cbor:"18,keyasint,omitempty"`
	To       Date   `cbor:"19,keyasint,omitempty"` // last day; 0 = open
	// Accepts narrows whom the group takes; nil takes whom the group takes.
	Accepts *Accepts `cbor:"20,keyasint,omitempty"`
	// Employs: who finishes may stay as an employee (penempatan kerja).
	Employs bool `cbor:"21,keyasint,omitempty"`
	Closed  bool `cbor:"22,keyasint,omitempty"` // takes nobody any more
	// Religion is whose religion it teaches (bimbingan rohani); 0 = it does not
	// matter. It ranks, and shuts nobody out.
	Religion Religion `cbor:"24,keyasint,omitempty"`
	Notes    string   `cbor:"23,keyasint,omitempty"`
}

// Open reports whether the offering takes clients on a day.
func (o *Offering) Open(on Date) bool { return !o.Closed && (o.To == 0 || o.To >= on) }

// Validate checks an offering.
func (o *Offering) Validate(k Checks) Problems {
	var p Problems
	if o.Group.IsZero() {
		p.wrong("group", Missing)
	}
	p.word("name", o.Name, 80, true)
	p.word("activity", o.Activity, 80, true)
	p.word("schedule", o.Schedule, 80, false)
	p.within("quota", o.Quota, 0, 9999)
	p.word("place", o.Place, 120, false)
	p.district("district", o.District, k, false)
	p.after("to", o.To, o.From)
	p.long("notes", o.Notes, 1000)
	return p
}

// Hindrance is why a client should not be referred to a group (rule R3).
type Hindrance uint8

// The hindrances. Those before HinderedAgreement no reason overcomes; the
// others a supervisor may pass over with one.
const (
	HindranceUnknown  Hindrance = iota
	HinderedClient              // the client is not under guidance
	HinderedInactive            // the group is not active
	HinderedClosed              // the offering is over
	HinderedAlready             // the client takes part or is proposed already
	HinderedAgreement           // no valid agreement (PKS)
	HinderedFull                // no place left in the offering
	HinderedGroupFull           // no place left in the group
	HinderedChildren            // takes no children
	HinderedAdults              // takes no adults
	HinderedWomen               // takes no women
	HinderedOffence             // does not take this kind of offence
)

// Final reports whether no reason overcomes the hindrance.
func (h Hindrance) Final() bool { return h != HindranceUnknown && h < HinderedAgreement }

// Seats are the places that are taken, by those who run and by those who were
// proposed: a place is kept for whoever was proposed first.
type Seats struct{ Offering, Group int }

// Hindrances lists what stands against referring a client to an offering of a
// group, on a day with these seats taken (rule R3). Whether the client is there
// already the caller knows.
func Hindrances(c *Client, g *Group, o *Offering, taken Seats, on Date) []Hindrance {
	var out []Hindrance
	if !c.Active() {
		out = append(out, HinderedClient)
	}
	if g.State != GroupActive {
		out = append(out, HinderedInactive)
	}
	if !o.Open(on) {
		out = append(out, HinderedClosed)
	}
	if a := g.Agreement(); a == nil || !a.Covers(on) {
		out = append(out, HinderedAgreement)
	}
	if o.Quota > 0 && taken.Offering >= o.Quota {
		out = append(out, HinderedFull)
	}
	if g.Capacity > 0 && taken.Group >= g.Capacity {
		out = append(out, HinderedGroupFull)
	}
	accepts := g.Accepts
	if o.Accepts != nil {
		accepts = *o.Accepts
	}
	return append(out, accepts.refuses(c)...)
}

// Covers reports whether the agreement is signed and runs on a day.
func (a *Agreement) Covers(on Date) bool {
	s := a.State(on, 0)
	return (s == AgreementValid || s == AgreementExpiring) && a.Start <= on
}

// refuses lists why a client is not whom the group takes.
func (a *Accepts) refuses(c *Client) []Hindrance {
	var out []Hindrance
	if c.Section == Children && !a.Children {
		out = append(out, HinderedChildren)
	}
	if c.Section == Adults && !a.Adults {
		out = append(out, HinderedAdults)
	}
	if c.Sex == Female && !a.Women {
		out = append(out, HinderedWomen)
	}
	if t := c.Term(); t != nil {
		for _, offence := range a.Excluded {
			if offence == t.Offence {
				out = append(out, HinderedOffence)
				break
			}
		}
	}
	return out
}

// Hindered is a referral that something stands against (rule R3).
type Hindered struct{ Hindrances []Hindrance }

// Error says it in words for logs; screens word it with tui/lang.
func (h *Hindered) Error() string {
	words := make([]string, len(h.Hindrances))
	for i, one := range h.Hindrances {
		words[i] = one.Code()
	}
	return "rujukan terhalang: " + strings.Join(words, ", ")
}

// Final reports whether no reason overcomes one of the hindrances.
func (h *Hindered) Final() bool { return slices.ContainsFunc(h.Hindrances, Hindrance.Final) }
