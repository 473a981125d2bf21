package model

// Group is a community group that cares for corrections (Pokmas Lipas,
// kelompok masyarakat peduli pemasyarakatan; decree PAS-06.OT.02.02/2020).
type Group struct {
	Meta
	Code         string      `cbor:"10,keyasint"` // "PML-014", unique
	Name         string      `cbor:"11,keyasint"`
	Fields       []Field     `cbor:"12,keyasint,omitempty"` // at least one
	Kind         GroupKind   `cbor:"13,keyasint,omitempty"`
	Party        PartyType   `cbor:"14,keyasint,omitempty"`
	Leader       string      `cbor:"15,keyasint,omitempty"`
	Phone        string      `cbor:"16,keyasint,omitempty"`
	Address      string      `cbor:"17,keyasint,omitempty"`
	District     string      `cbor:"18,keyasint,omitempty"` // code of the kecamatan
	Coverage     []string    `cbor:"19,keyasint,omitempty"` // kecamatan served; empty = its own
	Activities   []string    `cbor:"20,keyasint,omitempty"`
	Capacity     int         `cbor:"21,keyasint,omitempty"` // places; 0 = belum ditetapkan
	Accepts      Accepts     `cbor:"22,keyasint"`
	Criteria     [4]bool     `cbor:"23,keyasint"` // the four criteria of the decree, in its order
	CriteriaDate Date        `cbor:"24,keyasint,omitempty"`
	DecreeNo     string      `cbor:"25,keyasint,omitempty"` // SK pengukuhan
	DecreeDate   Date        `cbor:"26,keyasint,omitempty"`
	Mentor       ID          `cbor:"27,keyasint,omitzero"` // PK pembina
	State        GroupState  `cbor:"28,keyasint"`
	LastActivity Date        `cbor:"29,keyasint,omitempty"`
	Notes        string      `cbor:"30,keyasint,omitempty"`
	Partners     []Partner   `cbor:"31,keyasint,omitempty"`
	Agreements   []Agreement `cbor:"32,keyasint,omitempty"` // oldest first
	// StateSince is when the group came into its state, and StateDue by when it
	// should leave it, by the mechanism in force on that day; 0: not known, or
	// no day is set.
	StateSince  Date   `cbor:"33,keyasint,omitempty"`
	StateDue    Date   `cbor:"34,keyasint,omitempty"`
	StateReason string `cbor:"35,keyasint,omitempty"` // why it was rejected, ended or terminated
}

// Accepts says whom a group takes in.
type Accepts struct {
	Adults   bool     `cbor:"1,keyasint,omitempty"`
	Children bool     `cbor:"2,keyasint,omitempty"`
	Women    bool     `cbor:"3,keyasint,omitempty"`
	Excluded []string `cbor:"4,keyasint,omitempty"` // offence kinds not taken
}

// Partner is a member of a group (mitra kerja); the decree asks five of each.
type Partner struct {
	Name     string    `cbor:"1,keyasint"`
	Party    PartyType `cbor:"2,keyasint,omitempty"`
	Role     string    `cbor:"3,keyasint,omitempty"`
	Phone    string    `cbor:"4,keyasint,omitempty"`
	Resource string    `cbor:"5,keyasint,omitempty"` // what they bring
	From     Date      `cbor:"6,keyasint,omitempty"`
	To       Date      `cbor:"7,keyasint,omitempty"`
}

// Active reports whether the partner takes part on the day.
func (p *Partner) Active(on Date) bool { return p.From <= on && (p.To == 0 || p.To >= on) }

// Agreement is a cooperation agreement with a group (PKS, perjanjian kerja sama).
type Agreement struct {
	No         string `cbor:"1,keyasint"`
	Date       Date   `cbor:"2,keyasint,omitempty"` // day of signing; 0 = draft
	Start      Date   `cbor:"3,keyasint,omitempty"`
	End        Date   `cbor:"4,keyasint,omitempty"` // last day
	Scope      string `cbor:"5,keyasint,omitempty"`
	Signatory  string `cbor:"6,keyasint,omitempty"`
	Witness    string `cbor:"7,keyasint,omitempty"`
	Renews     string `cbor:"8,keyasint,omitempty"` // number of the agreement it renews
	Terminated Date   `cbor:"9,keyasint,omitempty"`
	Reason     string `cbor:"10,keyasint,omitempty"`
	File       string `cbor:"11,keyasint,omitempty"` // where the signed paper lies
}

// State tells where the agreement stands on the day; warnDays before its end
// it is expiring.
func (a *Agreement) State(on Date, warnDays int) AgreementState {
	switch {
	case a.Terminated != 0 && a.Terminated <= on:
		return AgreementTerminated
	case a.Date == 0:
		return AgreementDraft
	case a.End != 0 && a.End < on:
		return AgreementExpired
	case a.End != 0 && a.End <= on.AddDays(warnDays):
		return AgreementExpiring
	}
	return AgreementValid
}

// Agreement returns the agreement that counts: the last one signed, or else
// the last draft, or nil.
func (g *Group) Agreement() *Agreement {
	for i := len(g.Agreements) - 1; i >= 0; i-- {
		if g.Agreements[i].Date != 0 {
			return &g.Agreements[i]
		}
	}
	return last(g.Agreements)
}
