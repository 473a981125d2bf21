package model

import "slices"

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
	// Contracts are those before the present one, oldest first, so that an
	// earlier month is computed with its own (rule R16).
	Contracts []Contract `cbor:"25,keyasint,omitempty"`
}

// Contract is an earlier contract of a counselor (kontrak kerja terdahulu).
type Contract struct {
	Until         Date `cbor:"1,keyasint"`           // its last day
	WeeklyMinutes int  `cbor:"2,keyasint,omitempty"` // as [Counselor.WeeklyMinutes]
}

// Week returns the contract on a day in minutes a week; 0 is the office's full
// week.
func (c *Counselor) Week(day Date) int {
	for _, earlier := range c.Contracts {
		if day <= earlier.Until {
			return earlier.WeeklyMinutes
		}
	}
	return c.WeeklyMinutes
}

// WithContract returns the counselor with the contract of their record as it
// was kept as an earlier one, when it is another now. Of several changes on one
// day the first counts for what was before, and what somebody began with is
// corrected, not kept, on their first day.
func (c Counselor) WithContract(before *Counselor, today Date) Counselor {
	c.Contracts = before.Contracts
	yesterday := today.AddDays(-1)
	if c.WeeklyMinutes == before.WeeklyMinutes || before.From != 0 && before.From > yesterday {
		return c
	}
	if newest := last(c.Contracts); newest == nil || newest.Until < yesterday {
		c.Contracts = append(slices.Clone(c.Contracts), Contract{Until: yesterday, WeeklyMinutes: before.WeeklyMinutes})
	}
	return c
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
