package sheet

import "slices"

// Kind is what the rows of a table are about.
type Kind string

// The kinds of tables.
const (
	Clients    Kind = "clients"    // klien
	Counselors Kind = "counselors" // PK dan APK
	Groups     Kind = "groups"     // Pokmas Lipas
	Partners   Kind = "partners"   // mitra of a group
	Agreements Kind = "agreements" // PKS of a group
	Reports    Kind = "reports"    // wajib lapor and other contacts of the past
	Referrals  Kind = "referrals"  // rujukan to a group, and what came of it
	Regions    Kind = "regions"    // kabupaten dan kecamatan
)

// Kinds returns every kind, in the order in which an office brings its tables
// in: what is named by others goes before them.
func Kinds() []Kind {
	return []Kind{Regions, Counselors, Groups, Partners, Agreements, Clients, Reports, Referrals}
}

// subject is what a table of a kind has columns for, and what its rows do.
type subject struct {
	kind   Kind
	fields []Field
	// keys are the fields that together say whom or what a row means. A table
	// without a column for one of them is not of this kind.
	keys []string
	// whole: the table is read to its end before anything is kept, because a row
	// may need one that comes later.
	whole bool
	// name says whom or what a row means, as it is compared and as it is told;
	// what is wrong with it is refused.
	name func(r *reading) identity
	// draft brings the row into the record that it means.
	draft func(r *reading) (draft, error)
}

// identity is whom or what a row means.
type identity struct {
	key  string // as it is compared: no two rows of a table have the same
	told string // as it is told
	name string // of the person or thing, as far as the row says it
}

// subjectOf returns what a kind is; false when there is no such kind.
func subjectOf(k Kind) (subject, bool) {
	switch k {
	case Clients:
		return ofClients(), true
	case Counselors:
		return ofCounselors(), true
	case Groups:
		return ofGroups(), true
	case Partners:
		return ofPartners(), true
	case Agreements:
		return ofAgreements(), true
	case Reports:
		return ofReports(), true
	case Referrals:
		return ofReferrals(), true
	case Regions:
		return ofRegions(), true
	}
	return subject{}, false
}

// Fields returns every field that a table of a kind may have a column for, in
// the order of its form; nil when there is no such kind.
func Fields(k Kind) []Field {
	about, _ := subjectOf(k)
	return about.fields
}

func (s *subject) field(key string) Field {
	if i := slices.IndexFunc(s.fields, func(f Field) bool { return f.Key == key }); i >= 0 {
		return s.fields[i]
	}
	return Field{Key: key}
}

func (s *subject) keyNames() []string {
	names := make([]string, len(s.fields))
	for i, f := range s.fields {
		names[i] = f.Key
	}
	return names
}
