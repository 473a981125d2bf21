package model

import "strconv"

// Outreach is a time that the office speaks with people of a place about those
// who come back (sosialisasi, such as "Bapas Goes to Village"): what reduces
// stigma (domain section 4.3). It is planned first and held later.
type Outreach struct {
	Meta
	Day      Date     `cbor:"10,keyasint"`
	District string   `cbor:"11,keyasint"` // code of the kecamatan
	Place    string   `cbor:"12,keyasint"` // balai desa, sekolah …
	Audience Audience `cbor:"13,keyasint"`
	Topic    string   `cbor:"14,keyasint,omitempty"`
	Leader   ID       `cbor:"15,keyasint,omitzero"`  // the counselor who holds it
	Groups   []ID     `cbor:"16,keyasint,omitempty"` // community groups that took part
	// People is how many came; 0 while it has not been held.
	People int `cbor:"17,keyasint,omitempty"`
	// Before and After are how those who were asked judged, on the scale of
	// [Acceptance] in thousandths, the mean; 0: nobody was asked. Asked is how
	// many were.
	Before int    `cbor:"18,keyasint,omitempty"`
	After  int    `cbor:"19,keyasint,omitempty"`
	Asked  int    `cbor:"20,keyasint,omitempty"`
	Note   string `cbor:"21,keyasint,omitempty"`
	// Cancelled says why it was not held.
	Cancelled string `cbor:"22,keyasint,omitempty"`
}

// Audience is whom an outreach speaks to.
type Audience uint8

// The audiences.
const (
	AudienceUnknown   Audience = iota
	AudienceVillage            // perangkat desa dan kelurahan
	AudienceResidents          // warga, RT/RW
	AudienceEmployers          // pemberi kerja
	AudienceSchool             // sekolah
	AudienceFaith              // jamaah, lembaga keagamaan
	AudienceGroups             // kelompok masyarakat
	AudienceOther              // lain
)

// Held reports whether the outreach has taken place.
func (o *Outreach) Held() bool { return o.Cancelled == "" && o.People > 0 }

// Gain is by how much those who were asked judged better afterwards, in
// thousandths; false when they were not asked both times.
func (o *Outreach) Gain() (milli int, known bool) {
	if !o.Held() || o.Before == 0 || o.After == 0 {
		return 0, false
	}
	return o.After - o.Before, true
}

// Validate checks an outreach.
func (o *Outreach) Validate(k Checks) Problems {
	var p Problems
	if o.Day == 0 {
		p.wrong("day", Missing)
	}
	if o.People > 0 {
		p.past("day", o.Day, k.Today)
	}
	p.district("district", o.District, k, true)
	p.word("place", o.Place, 120, true)
	if o.Audience == AudienceUnknown {
		p.wrong("audience", Missing)
	}
	p.word("topic", o.Topic, 120, false)
	if !o.Leader.IsZero() && k.Counselor != nil && !k.Counselor(o.Leader) {
		p.wrong("leader", UnknownCounselor)
	}
	p.within("people", o.People, 0, 100_000)
	p.within("asked", o.Asked, 0, max(o.People, 0))
	if (o.Before != 0 || o.After != 0) && o.Asked == 0 {
		p.wrong("asked", Missing)
	}
	for _, s := range []struct {
		field string
		score int
	}{{"before", o.Before}, {"after", o.After}} {
		if s.score != 0 && (s.score < 1000 || s.score > AcceptanceMost*1000) {
			p.wrong(s.field, OutOfRange, "1", strconv.Itoa(AcceptanceMost))
		}
	}
	p.long("note", o.Note, 1000)
	p.word("cancelled", o.Cancelled, 200, false)
	return p
}
