package model

import "slices"

// Client is a person under guidance (klien pemasyarakatan) with everything
// that belongs to the person alone: terms, guarantors, counselors, stages and
// assessments, each with its history. Under UU PDP every such record is
// specific personal data.
type Client struct {
	Meta
	Register   string     `cbor:"10,keyasint"` // nomor register, unique in the office
	Name       string     `cbor:"11,keyasint"`
	Alias      string     `cbor:"12,keyasint,omitempty"`
	NIK        string     `cbor:"13,keyasint,omitempty"`
	BirthPlace string     `cbor:"14,keyasint,omitempty"`
	Born       Date       `cbor:"15,keyasint,omitempty"`
	Sex        Sex        `cbor:"16,keyasint,omitempty"`
	Religion   Religion   `cbor:"17,keyasint,omitempty"`
	Marital    Marital    `cbor:"18,keyasint,omitempty"`
	Education  Education  `cbor:"19,keyasint,omitempty"`
	Employment Employment `cbor:"20,keyasint,omitempty"`
	Job        string     `cbor:"21,keyasint,omitempty"`
	Skills     string     `cbor:"22,keyasint,omitempty"` // bakat dan minat, free text
	Interests  []string   `cbor:"23,keyasint,omitempty"` // activity types of the office
	Phone      string     `cbor:"24,keyasint,omitempty"`
	Phone2     string     `cbor:"25,keyasint,omitempty"`
	Street     string     `cbor:"26,keyasint,omitempty"`
	RTRW       string     `cbor:"27,keyasint,omitempty"` // "003/005"
	Village    string     `cbor:"28,keyasint,omitempty"` // desa/kelurahan
	District   string     `cbor:"29,keyasint,omitempty"` // code of the kecamatan
	// Section decides who may see the record: a child's (BKA) only the child section and the head of office (rule R12).
	Section     Section      `cbor:"30,keyasint"`
	Disability  string       `cbor:"31,keyasint,omitempty"`
	NearVictim  bool         `cbor:"32,keyasint,omitempty"` // lives near the victim
	Notes       string       `cbor:"33,keyasint,omitempty"`
	Terms       []Term       `cbor:"34,keyasint,omitempty"` // oldest first
	Guarantors  []Guarantor  `cbor:"35,keyasint,omitempty"` // oldest first, the last is the present one
	Assignments []Assignment `cbor:"36,keyasint,omitempty"` // oldest first, at most the last is open (rule R5)
	Assessments []Assessment `cbor:"37,keyasint,omitempty"` // oldest first
	Stages      []Stage      `cbor:"38,keyasint,omitempty"` // oldest first
	Registered  Date         `cbor:"39,keyasint,omitempty"`
	// NextReport and Misses are kept with the client so that lists can show
	// them; they follow from the contacts.
	NextReport Date `cbor:"40,keyasint,omitempty"`
	Misses     int  `cbor:"41,keyasint,omitempty"` // reports missed in a row
	// Group is the community group that the client takes part in now, if any.
	Group ID `cbor:"42,keyasint,omitzero"`
	// ReportDay is the day of the month on which the client reports; see [Schedule].
	ReportDay int `cbor:"43,keyasint,omitempty"`
	// Moved: the client is known to live elsewhere and did not report it (rule R19).
	Moved bool `cbor:"44,keyasint,omitempty"`
	// Needs are the activity types of the office that would help the client, as
	// the assessment of needs found; Interests are what they want.
	Needs []string `cbor:"45,keyasint,omitempty"`
	// Conflicts are the counselors with a conflict of interest (benturan
	// kepentingan), such as a relative: they never get the client.
	Conflicts []ID `cbor:"46,keyasint,omitempty"`
	// Held: a person decided that the client stays with the present counselor
	// (tetap pada PK-nya); nobody else gets them while it stands.
	Held bool `cbor:"47,keyasint,omitempty"`
	// Anonymised is the day on which what names the client was taken out of the
	// record (anonimisasi, rule R14); 0: it was not. Nothing about the client
	// changes after it.
	Anonymised Date `cbor:"48,keyasint,omitempty"`
}

// Term is one term of supervision (program, masa bimbingan).
type Term struct {
	Category     Category  `cbor:"1,keyasint"`
	State        TermState `cbor:"2,keyasint"`
	CaseNo       string    `cbor:"3,keyasint,omitempty"` // nomor perkara
	Offence      string    `cbor:"4,keyasint,omitempty"` // kasus
	Article      string    `cbor:"5,keyasint,omitempty"` // pasal
	Verdict      string    `cbor:"6,keyasint,omitempty"` // nomor putusan
	VerdictDate  Date      `cbor:"7,keyasint,omitempty"`
	Court        string    `cbor:"8,keyasint,omitempty"`
	Years        int       `cbor:"9,keyasint,omitempty"` // sentence
	Months       int       `cbor:"10,keyasint,omitempty"`
	Days         int       `cbor:"11,keyasint,omitempty"`
	TwoThirds    Date      `cbor:"12,keyasint,omitempty"` // 2/3 masa pidana
	DecreeNo     string    `cbor:"13,keyasint,omitempty"` // SK program
	DecreeDate   Date      `cbor:"14,keyasint,omitempty"`
	Origin       string    `cbor:"15,keyasint,omitempty"` // asal UPT
	Start        Date      `cbor:"16,keyasint,omitempty"`
	End          Date      `cbor:"17,keyasint,omitempty"` // ekspirasi, the last day
	General      string    `cbor:"18,keyasint,omitempty"` // syarat umum
	Special      string    `cbor:"19,keyasint,omitempty"` // syarat khusus
	HoursOrdered int       `cbor:"20,keyasint,omitempty"` // community service, 8..240
	Closed       Date      `cbor:"21,keyasint,omitempty"`
	CloseReason  string    `cbor:"22,keyasint,omitempty"`
	Presented    Date      `cbor:"23,keyasint,omitempty"` // penghadapan
	Contract     Date      `cbor:"24,keyasint,omitempty"` // kontrak bimbingan signed
	Papers       PaperSet  `cbor:"25,keyasint,omitempty"` // what the intake has seen
}

// Guarantor answers for the client (penjamin).
type Guarantor struct {
	Name           string         `cbor:"1,keyasint"`
	Relation       Relation       `cbor:"2,keyasint,omitempty"`
	NIK            string         `cbor:"3,keyasint,omitempty"`
	Phone          string         `cbor:"4,keyasint,omitempty"`
	Address        string         `cbor:"5,keyasint,omitempty"`
	LetterDate     Date           `cbor:"6,keyasint,omitempty"` // surat jaminan
	KnownByVillage bool           `cbor:"7,keyasint,omitempty"` // diketahui lurah/kades
	State          GuarantorState `cbor:"8,keyasint,omitempty"`
	From           Date           `cbor:"9,keyasint,omitempty"`
}

// Assignment binds a client to a counselor from a day on (penunjukan PK).
type Assignment struct {
	Counselor ID     `cbor:"1,keyasint"`
	From      Date   `cbor:"2,keyasint"`
	To        Date   `cbor:"3,keyasint,omitempty"` // last day; 0 = open
	Reason    string `cbor:"4,keyasint,omitempty"`
	By        ID     `cbor:"5,keyasint,omitzero"` // user who decided
	Handover  string `cbor:"6,keyasint,omitempty"`
}

// Assessment is a recorded RRI (never computed here).
type Assessment struct {
	Risk     Risk   `cbor:"1,keyasint"`
	Score    int    `cbor:"2,keyasint,omitempty"`
	Date     Date   `cbor:"3,keyasint"`
	Assessor string `cbor:"4,keyasint,omitempty"`
	Review   Date   `cbor:"5,keyasint,omitempty"` // reassess due
	Note     string `cbor:"6,keyasint,omitempty"`
	// Levels are the criminogenic domains, each with its level.
	Levels FactorLevels `cbor:"7,keyasint,omitzero"`
}

// Stage is a stage of guidance from a day on, as a TPP hearing set it.
type Stage struct {
	Kind StageKind `cbor:"1,keyasint"`
	From Date      `cbor:"2,keyasint"`
	TPP  string    `cbor:"3,keyasint,omitempty"` // reference of the hearing
	Note string    `cbor:"4,keyasint,omitempty"`
}

// Term returns the present term: the last one, or nil.
func (c *Client) Term() *Term { return last(c.Terms) }

// Guarantor returns the present guarantor, or nil.
func (c *Client) Guarantor() *Guarantor { return last(c.Guarantors) }

// Assessed returns the last assessment, or nil.
func (c *Client) Assessed() *Assessment { return last(c.Assessments) }

// Stage returns the present stage, or nil: a stage of a term before the present
// one is over with it.
func (c *Client) Stage() *Stage {
	s := last(c.Stages)
	if s != nil && c.ofEarlierTerm(s) {
		return nil
	}
	return s
}

// Assignment returns the open assignment, or nil when nobody guides the client.
func (c *Client) Assignment() *Assignment {
	if a := last(c.Assignments); a != nil && a.To == 0 {
		return a
	}
	return nil
}

// Stays reports whether the client has a counselor with whom they are held.
func (c *Client) Stays() bool { return c.Held && c.Assignment() != nil }

// WithoutNotes returns the client without what staff wrote freely about them,
// for those who may not read it ([ClientNotes]). It shares nothing that it
// leaves out with c, and must never be saved.
func (c Client) WithoutNotes() Client {
	c.Notes = ""
	c.Assignments = slices.Clone(c.Assignments)
	for i := range c.Assignments {
		c.Assignments[i].Reason, c.Assignments[i].Handover = "", ""
	}
	c.Assessments = slices.Clone(c.Assessments)
	for i := range c.Assessments {
		c.Assessments[i].Note = ""
	}
	c.Stages = slices.Clone(c.Stages)
	for i := range c.Stages {
		c.Stages[i].Note = ""
	}
	return c
}

// Risk returns the last assessed risk.
func (c *Client) Risk() Risk {
	if a := c.Assessed(); a != nil {
		return a.Risk
	}
	return RiskUnassessed
}

// Active reports whether the present term runs (registered, active or
// suspended terms count as caseload; ended ones do not).
func (c *Client) Active() bool {
	t := c.Term()
	return t != nil && t.State.Open()
}

// Open reports whether a term in this state is still the office's work.
func (s TermState) Open() bool {
	switch s {
	case TermRegistered, TermActive, TermSuspended, TermRevokedHeld:
		return true
	}
	return false
}

func last[T any](s []T) *T {
	if len(s) == 0 {
		return nil
	}
	return &s[len(s)-1]
}
