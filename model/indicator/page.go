package indicator

import "guyub/model"

// Code names an indicator, or a part of one.
type Code string

// The indicators of section 4.2 of the reference, with their parts. A part has
// the letter of its place after the number.
const (
	E1   Code = "E1"   // tingkat partisipasi: attended a session, of those under guidance
	E2   Code = "E2"   // cakupan rujukan: ever referred, of those under guidance
	E2b  Code = "E2b"  // accepted, of those whom the groups answered
	E2c  Code = "E2c"  // days until the group answered
	E3   Code = "E3"   // Pokmas aktif: met with a client within the norm, of those with a valid agreement
	E4   Code = "E4"   // kepatuhan pembentukan: of the decree's demands, how many are met
	E5   Code = "E5"   // kehadiran: present, of those expected
	E5b  Code = "E5b"  // penyelesaian: finished, of the enrolments that ended
	E6   Code = "E6"   // keterjangkauan: kecamatan with clients that have a group within reach
	E6b  Code = "E6b"  // clients who have a group within reach
	E7   Code = "E7"   // kesesuaian: enrolments that meet a need or interest on record
	E8   Code = "E8"   // bekerja: known to work, of those of whom it is known
	E8b  Code = "E8b"  // placed in work through a group, of the enrolments that ended
	E8c  Code = "E8c"  // still there after three months
	E8d  Code = "E8d"  // still there after six months
	E9   Code = "E9"   // lapor tepat waktu: reports on time, of those due
	E9b  Code = "E9b"  // clients who missed at least the limit in a row
	E10  Code = "E10"  // pengulangan: clients with a new offence per 100 client-months
	E11  Code = "E11"  // beban PK: hours asked, of hours there are
	E11b Code = "E11b" // the highest load beside the mean
	E11c Code = "E11c" // coefficient of variation of the loads
	E11d Code = "E11d" // clients for each counselor
	E12  Code = "E12"  // penerimaan masyarakat: mean score, 1 to 5
	E12b Code = "E12b" // incidents per 100 clients
	E12c Code = "E12c" // kecamatan with clients that were reached by outreach
	E13  Code = "E13"  // masa PKS: agreements that end within the norm, of those valid
	E13b Code = "E13b" // groups that take clients though their agreement is over
)

// Unit is how a figure is read.
type Unit uint8

// The units.
const (
	Percent    Unit = iota // num/den as a share
	PerHundred             // num for 100 of den
	Mean                   // num/den, such as a score or days
	Times                  // num/den as a factor
)

// Figure is an indicator as numerator and denominator. The value is Num/Den;
// with Den 0 it is not known, which is not the same as nought.
type Figure struct{ Num, Den int64 }

// Known reports whether there was anything to count.
func (f Figure) Known() bool { return f.Den != 0 }

// Milli returns the value in thousandths, rounded half away from nought: of a
// [Percent] and a [PerHundred] thousandths of a hundredth, so that 46.7 % is
// 46700. It is 0 when the figure is not known.
func (f Figure) Milli(u Unit) int64 {
	if f.Den == 0 {
		return 0
	}
	scale := int64(1000)
	if u == Percent || u == PerHundred {
		scale = 100_000
	}
	n := 2*f.Num*scale + f.Den
	if f.Num < 0 {
		n = 2*f.Num*scale - f.Den
	}
	return n / (2 * f.Den)
}

// Of is what a list behind an indicator holds.
type Of uint8

// What lists hold.
const (
	OfClients Of = iota
	OfGroups
	OfDistricts
	OfCounselors
	OfOffice // the decree's demands: no list
)

// Spec describes an indicator. Its name and formula in words are in tui/lang.
type Spec struct {
	Code Code
	Unit Unit
	Of   Of
	// Lower: the lower, the better. Neutral: neither is, as of clients for each
	// counselor.
	Lower, Neutral bool
	// Target is the norm that says what the office wants to reach, in the unit
	// of the figure; 0 there: nothing is set. Empty: parts have no target.
	Target model.NormKey
	// AtEnd: it is as of the last day of the period; else it counts over it.
	AtEnd bool
	// Sliced tells by what it can be narrowed; by others it is the whole office's.
	Sliced Cuts
}

// Cuts are the ways to narrow an indicator.
type Cuts uint8

// The ways to narrow.
const (
	BySection Cuts = 1 << iota
	ByPlace        // kabupaten and kecamatan
	ByCategory
	ByCounselor
	ByGroup
)

// Slice is the part of the office that is asked about; what is zero does not
// narrow.
type Slice struct {
	Section   model.Section // [model.Adults] for whoever may not see children (rule R12)
	Regency   string        // code of the kabupaten
	District  string        // code of the kecamatan
	Category  model.Category
	Counselor model.ID
	Group     model.ID
}

// Query is what a page is asked for.
type Query struct {
	Period Period
	Slice  Slice
	Norms  model.Norms // in force on the last day of the period
	Today  model.Date  // the last day that is counted; must be given
	// Near tells whether a group is within reach of a kecamatan; nil: it is in
	// the kecamatan that the group covers, or else in its own.
	Near func(g *model.Group, district string) bool
}

// Row is an indicator on a page.
type Row struct {
	Spec   Spec
	Now    Figure
	Before Figure   // the period before, of the same length
	Months []Figure // the [MonthsShown] months that end with the period's last, the oldest first
	Target int64    // in thousandths of the unit of the figure; 0: none is set
	Whole  bool     // there is a slice, and it does not narrow this one
}

// MonthsShown is how many months a plot has.
const MonthsShown = 12

// Page is every indicator of one query.
type Page struct {
	Query Query
	Rows  []Row // in the order of [Specs]
}

// List is what stands behind a figure: what was counted, and what belongs to
// the denominator and was not. Of [OfClients], [OfGroups] and [OfCounselors]
// the ids are filled in, of [OfDistricts] the codes.
type List struct {
	Of            Of
	Counted, Rest []Item
}

// Item is one line of a list. N is how often it counts, such as reports on time.
type Item struct {
	ID   model.ID
	Code string
	N, D int64
}

// Step is a station of the way into the groups.
type Step uint8

// The stations of the funnel: identified, offered, referred, accepted, first
// session, finished.
const (
	Identified Step = iota // under guidance in the period (teridentifikasi)
	Offered                // talked about: a referral or a reason why not (ditawari)
	Referred               // proposed to a group (dirujuk)
	Accepted               // by a group (diterima)
	Attended               // was at a session (sesi pertama)
	Finished               // (selesai)
	StepCount
)

// Funnel is how far clients came on the way.
type Funnel struct {
	Steps [StepCount]Station
}

// Station is how many clients came so far.
type Station struct {
	Clients int
	// Days is the median from the step before; -1 when nobody came.
	Days int
	// Lost counts, by code of the mechanism's list, why those who came to the
	// step before did not come to this one; the empty code: nobody noted why, or
	// it is still open.
	Lost []Loss // the most frequent first
}

// Loss is a reason with how many clients it is given for.
type Loss struct {
	Reason  string
	Clients int
}

// FewestCompared is how many clients each side of a comparison needs: below it
// no figure is shown (rule R17).
const FewestCompared = 10

// Comparison sets those who took part in a group beside those who did not. It
// shows no cause (bukan hubungan sebab-akibat, rule R17).
type Comparison struct {
	Participants, Others Side
	Suppressed           bool // a side has fewer than [FewestCompared] clients
}

// Side is one side of a comparison.
type Side struct {
	Clients int
	Again   Figure // new offences per 100 client-months, as E10
	OnTime  Figure // as E9
	Working Figure // as E8
}

// Factor is one of the five factors by which Soekanto explains whether a rule
// works.
type Factor uint8

// The five factors.
const (
	Law       Factor = iota // hukum: how the groups work
	Officers                // penegak hukum: the counselors
	Means                   // sarana: groups within reach, and the way there
	Community               // masyarakat: acceptance, incidents
	Culture                 // kebudayaan: willingness of clients and groups
	FactorCount
)

// Finding is what a factor rests on: an indicator, how far it is from what the
// office wants, and the obstacle of the study that it stands for.
type Finding struct {
	Factor Factor
	Rows   []Row
	// Gap is how far, in thousandths of the target, the rows fall short on the
	// mean, 0 when nothing is short; Known is false when no row has both a figure
	// and a target.
	Gap   int64
	Known bool
}
