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
