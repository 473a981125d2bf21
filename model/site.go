package model

// Site is a place where clients do community service (lokasi kerja sosial,
// UU 1/2023 article 85): a hospital, a school, a social body.
type Site struct {
	Meta
	Name     string   `cbor:"10,keyasint"`
	Kind     SiteKind `cbor:"11,keyasint"`
	District string   `cbor:"12,keyasint"` // code of the kecamatan
	Address  string   `cbor:"13,keyasint,omitempty"`
	Contact  string   `cbor:"14,keyasint,omitempty"` // who answers for the place
	Phone    string   `cbor:"15,keyasint,omitempty"`
	// Agreement is the number of the MoU (nota kesepahaman), with its last day.
	Agreement string `cbor:"16,keyasint,omitempty"`
	Until     Date   `cbor:"17,keyasint,omitempty"`
	Capacity  int    `cbor:"18,keyasint,omitempty"` // clients at a time; 0 = not agreed
	Work      string `cbor:"19,keyasint,omitempty"` // what is done there
	Inactive  bool   `cbor:"20,keyasint,omitempty"`
	Notes     string `cbor:"21,keyasint,omitempty"`
}

// SiteKind is a kind of site.
type SiteKind uint8

// The kinds of sites.
const (
	SiteUnknown    SiteKind = iota
	SiteHospital            // rumah sakit, puskesmas
	SiteCareHome            // panti sosial
	SiteSchool              // sekolah, pesantren
	SiteVillage             // kantor desa, kelurahan
	SiteWorship             // rumah ibadah
	SiteGovernment          // instansi pemerintah
	SiteSocialBody          // lembaga sosial
	SiteOther               // lain
)

// Validate checks a site.
func (s *Site) Validate(k Checks) Problems {
	var p Problems
	p.word("name", s.Name, 120, true)
	if s.Kind == SiteUnknown {
		p.wrong("kind", Missing)
	}
	p.district("district", s.District, k, true)
	p.word("address", s.Address, 160, false)
	p.word("contact", s.Contact, 80, false)
	p.phone("phone", s.Phone)
	p.word("phone", s.Phone, 24, false)
	p.word("agreement", s.Agreement, 60, false)
	p.word("work", s.Work, 200, false)
	p.long("notes", s.Notes, 1000)
	if s.Capacity < 0 {
		p.wrong("capacity", NegativeNumber)
	}
	return p
}
