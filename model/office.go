package model

import "math"

// Office is the Bapas itself and what it decided for its desks: one record.
type Office struct {
	Meta
	Name      string   `cbor:"10,keyasint,omitempty"` // "Bapas Kelas II Purwokerto"
	Class     string   `cbor:"11,keyasint,omitempty"` // "Kelas I", "Kelas II"
	Address   string   `cbor:"12,keyasint,omitempty"`
	Phone     string   `cbor:"13,keyasint,omitempty"`
	HeadName  string   `cbor:"14,keyasint,omitempty"` // name of the kabapas, for papers
	Regencies []string `cbor:"15,keyasint,omitempty"` // codes of the kabupaten served
	Zone      Zone     `cbor:"16,keyasint,omitempty"`
	Language  string   `cbor:"17,keyasint,omitempty"` // "id" or "en"
	Demo      bool     `cbor:"18,keyasint,omitempty"` // fictional data, said on every screen
	// Lists that the office may extend; the screens offer them.
	Offences      []string `cbor:"19,keyasint,omitempty"` // kasus
	Activities    []string `cbor:"20,keyasint,omitempty"` // jenis kegiatan
	MoveReasons   []string `cbor:"21,keyasint,omitempty"` // alasan pengalihan PK
	Letterhead    []string `cbor:"22,keyasint,omitempty"`
	RevealReasons bool     `cbor:"23,keyasint,omitempty"` // ask why before masked data is shown
	// SecondPerson: a batch that gives clients other counselors is carried out
	// by somebody else than who proposed it.
	SecondPerson bool `cbor:"24,keyasint,omitempty"`
	// NamedTerminals: over SSH only terminals come in whose key has a name.
	NamedTerminals bool `cbor:"25,keyasint,omitempty"`
	// SecondPlace is a folder, on another disk, that takes a copy of each backup
	// too; empty: none. It is on the machine that holds the office's file.
	SecondPlace string `cbor:"26,keyasint,omitempty"`
}

// Region is a kabupaten or a kecamatan of the working area (wilayah kerja).
type Region struct {
	Meta
	Code       string `cbor:"10,keyasint"`           // Kemendagri: "33.02", "33.02.15"
	Name       string `cbor:"11,keyasint"`           // "Cilongok"
	Parent     string `cbor:"12,keyasint,omitempty"` // "33.02"; empty for a kabupaten
	AreaHa     int    `cbor:"13,keyasint,omitempty"` // area in hectares
	Population int    `cbor:"14,keyasint,omitempty"`
	// DistanceM and TravelMin are the way from the service point to the seat
	// of the kecamatan: one way in metres, there and back in minutes. 0 means
	// not filled in (belum diisi).
	DistanceM    int    `cbor:"15,keyasint,omitempty"`
	TravelMin    int    `cbor:"16,keyasint,omitempty"`
	ServicePoint string `cbor:"17,keyasint,omitempty"` // empty = the office, else the Pos Bapas
	Inactive     bool   `cbor:"18,keyasint,omitempty"`
	// Latitude and Longitude are the seat of the kecamatan in millionths of a
	// degree, south and west negative (WGS 84). Both are 0 when they are not
	// filled in: no place of Indonesia lies on the meridian of Greenwich.
	Latitude  int `cbor:"19,keyasint,omitempty"`
	Longitude int `cbor:"20,keyasint,omitempty"`
}

// Located reports whether the coordinates of the region are known.
func (r *Region) Located() bool { return r.Longitude != 0 }

// Flight returns how many metres two regions are apart as the crow flies: the
// great circle on a sphere of the earth's mean radius, which is within half a
// percent. It is not known when either has no coordinates.
func (r *Region) Flight(to *Region) (metres int, known bool) {
	if !r.Located() || !to.Located() {
		return 0, false
	}
	const earth, degree = 6_371_009, math.Pi / 180 / 1_000_000
	south, north := float64(r.Latitude)*degree, float64(to.Latitude)*degree
	rise, turn := math.Sin((north-south)/2), math.Sin(float64(to.Longitude-r.Longitude)*degree/2)
	a := rise*rise + math.Cos(south)*math.Cos(north)*turn*turn
	return int(2*earth*math.Asin(math.Sqrt(min(a, 1))) + 0.5), true
}

// User is a person with an account; one person, one account.
type User struct {
	Meta
	Username  string `cbor:"10,keyasint"` // lower case, unique
	Name      string `cbor:"11,keyasint"`
	NIP       string `cbor:"12,keyasint,omitempty"`
	Role      Role   `cbor:"13,keyasint"`
	Counselor ID     `cbor:"14,keyasint,omitzero"` // the counselor that this user is
	Disabled  bool   `cbor:"15,keyasint,omitempty"`
	// MustChange: the person signed in with an activation code and has yet to choose a password.
	MustChange bool              `cbor:"16,keyasint,omitempty"`
	Language   string            `cbor:"17,keyasint,omitempty"`
	Theme      string            `cbor:"18,keyasint,omitempty"`
	Columns    map[string]string `cbor:"19,keyasint,omitempty"` // list name -> chosen columns, comma separated
}
