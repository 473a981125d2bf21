package balance

import "guyub/model"

// Block is a set of reasons why a counselor may not be given a client (rule
// 17). A screen shows blocked counselors with their reasons; it never hides
// them.
type Block uint16

// The reasons.
const (
	BlockArea     Block = 1 << iota // wilayah: does not serve the client's kecamatan
	BlockSection                    // subseksi: works for the other section
	BlockGrade                      // jenjang: too low for the client's risk
	BlockChild                      // anak: has no certificate for children
	BlockConflict                   // benturan kepentingan
	BlockAway                       // cuti atau tidak bertugas: no time in the month
	BlockFull                       // batas klien: holds as many clients as they may
	BlockLocked                     // dikunci: a person decided that the client stays
	BlockTransfer                   // pelimpahan: a transfer of the client is open
	BlockEnding                     // hampir selesai: the term ends within 90 days (rule 19)
	BlockRefused                    // ditolak: a person refused this pair
	BlockClosed                     // tidak menerima: a person left the counselor out
)

// Blocks lists every reason, those that lie with the counselor first.
func Blocks() []Block {
	var out []Block
	for b := BlockArea; b <= BlockClosed; b <<= 1 {
		out = append(out, b)
	}
	return out
}

// Has reports whether a reason is in the set.
func (b Block) Has(one Block) bool { return b&one != 0 }

// Warning is a set of what should be thought of before a client changes the
// counselor: continuity is what makes guidance succeed.
type Warning uint8

// The warnings, one for each part of the price (rule 19).
const (
	WarnLong    Warning = 1 << iota // more than six months with the counselor
	WarnRisk                        // high or very high risk
	WarnChanged                     // has changed the counselor within twelve months
)

// Warnings lists every warning.
func Warnings() []Warning { return []Warning{WarnLong, WarnRisk, WarnChanged} }

// Has reports whether a warning is in the set.
func (w Warning) Has(one Warning) bool { return w&one != 0 }

// The days and months of rule 19.
const (
	longMonths    = 6
	changedMonths = 12
	endingDays    = 90
)

// Continuity is what rule 19 asks of a client.
type Continuity struct {
	Since   model.Date   // with the present counselor; 0 when not known, or with nobody
	Changes []model.Date // of the counselor, in the past
	Ends    model.Date   // last day of the term; 0 when not known
	Risk    model.Risk
}

// Price returns what it costs the client to change the counselor today, why it
// is more than one, and whether it is out of the question because the term is
// nearly over. The base is 1; 1 more for each warning, and for each change
// within twelve months.
func (c Continuity) Price(today model.Date) (price int, w Warning, block Block) {
	price = 1
	if c.Since != 0 && c.Since < today.AddMonths(-longMonths) {
		price, w = price+1, w|WarnLong
	}
	if high(c.Risk) {
		price, w = price+1, w|WarnRisk
	}
	for _, day := range c.Changes {
		if day <= today && day > today.AddMonths(-changedMonths) {
			price, w = price+1, w|WarnChanged
		}
	}
	if c.Ends != 0 && c.Ends <= today.AddDays(endingDays) {
		block = BlockEnding
	}
	return price, w, block
}

// high reports whether a risk is high or very high.
func high(r model.Risk) bool { return r == model.RiskHigh || r == model.RiskIntensive }
