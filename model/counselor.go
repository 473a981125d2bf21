package model

// Counselor is a PK (pembimbing kemasyarakatan) or APK, who guides clients.
type Counselor struct {
	Meta
	Name    string        `cbor:"10,keyasint"`
	NIP     string        `cbor:"11,keyasint,omitempty"`
	Kind    CounselorKind `cbor:"12,keyasint,omitempty"`
	Grade   Grade         `cbor:"13,keyasint,omitempty"`
	Section Section       `cbor:"14,keyasint,omitempty"`
	// ChildCertified: may take child clients.
	ChildCertified bool `cbor:"15,keyasint,omitempty"`
	// WeeklyMinutes is the contract in minutes a week; 0 = the office's full week.
	WeeklyMinutes int       `cbor:"16,keyasint,omitempty"`
	Areas         []string  `cbor:"17,keyasint,omitempty"` // codes of kabupaten or kecamatan served; empty = all
	Home          string    `cbor:"18,keyasint,omitempty"` // code of the home kecamatan
	MaxClients    int       `cbor:"19,keyasint,omitempty"` // 0 = no own limit
	Phone         string    `cbor:"20,keyasint,omitempty"`
	From          Date      `cbor:"21,keyasint,omitempty"`
	Until         Date      `cbor:"22,keyasint,omitempty"` // last day in service
	Absences      []Absence `cbor:"23,keyasint,omitempty"`
	Notes         string    `cbor:"24,keyasint,omitempty"`
}

// Absence is a dated reduction of a counselor's time (periode ketersediaan).
type Absence struct {
	Kind    AbsenceKind `cbor:"1,keyasint"`
	From    Date        `cbor:"2,keyasint"`
	To      Date        `cbor:"3,keyasint,omitempty"` // last day; 0 = open end
	Percent int         `cbor:"4,keyasint"`           // 1..100 of the contract
	Note    string      `cbor:"5,keyasint,omitempty"`
}

// Covers reports whether the absence takes time on the day.
func (a *Absence) Covers(day Date) bool { return a.From <= day && (a.To == 0 || a.To >= day) }
