package model

// Acceptance is how far those around a client accept them (penerimaan), on a
// scale from 1, rejected, to 5, fully accepted, as somebody of the office
// judged it from one source. The office takes it at intake, at each stage and
// at the end (domain section 4.3), so that one sees how it goes over time.
type Acceptance struct {
	Meta
	Client  ID      `cbor:"10,keyasint"`
	Section Section `cbor:"11,keyasint"` // that of the client (rule R12)
	// District is where the client lived on that day, for counting by place.
	District string           `cbor:"12,keyasint,omitempty"`
	Source   AcceptanceSource `cbor:"13,keyasint"`
	Score    int              `cbor:"14,keyasint"` // 1 to 5
	Day      Date             `cbor:"15,keyasint"`
	Occasion Occasion         `cbor:"16,keyasint,omitempty"`
	Note     string           `cbor:"17,keyasint,omitempty"` // who said it, and what
	// Struck says why the score no longer counts (rule R14); empty: it does.
	Struck string `cbor:"18,keyasint,omitempty"`
}

// AcceptanceMost is the best score: fully accepted.
const AcceptanceMost = 5

// AcceptanceSource is who accepts or rejects.
type AcceptanceSource uint8

// The sources of acceptance.
const (
	SourceUnknown    AcceptanceSource = iota
	SourceFamily                      // keluarga
	SourceNeighbours                  // tetangga dan RT/RW
	SourceVillage                     // pemerintah desa
	SourceEmployer                    // pemberi kerja
	SourceGroup                       // kelompok Pokmas
	SourceVictim                      // korban
)

// Occasion is when in the course of guidance a score is taken.
type Occasion uint8

// The occasions.
const (
	OccasionUnknown Occasion = iota
	OccasionIntake           // saat penerimaan
	OccasionStage            // pergantian tahap
	OccasionVisit            // kunjungan atau bimbingan
	OccasionEnd              // menjelang atau saat berakhir
)

// WithoutNotes returns the score without what staff wrote freely, for those who
// may not read it ([ClientNotes]).
func (a Acceptance) WithoutNotes() Acceptance {
	a.Note, a.Struck = "", ""
	return a
}

// Against checks a score beside the client whom it is about: no day before
// birth. Guidance need not run: it is asked before a release too.
func (a *Acceptance) Against(client *Client) Problems {
	var p Problems
	p.lived("day", a.Day, client.Born)
	return p
}

// Validate checks a score by itself.
func (a *Acceptance) Validate(k Checks) Problems {
	var p Problems
	if a.Client.IsZero() {
		p.wrong("client", Missing)
	}
	if a.Section != Adults && a.Section != Children {
		p.wrong("section", Missing)
	}
	if a.Source == SourceUnknown {
		p.wrong("source", Missing)
	}
	p.within("score", a.Score, 1, AcceptanceMost)
	if a.Day == 0 {
		p.wrong("day", Missing)
	}
	p.past("day", a.Day, k.Today)
	p.word("note", a.Note, 200, false)
	p.word("struck", a.Struck, 200, false)
	return p
}
