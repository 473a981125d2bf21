package model

// Erasure is a list of clients whose guidance ended so long ago that what names
// them is taken out of the records (anonimisasi, rule R14): one person proposes
// the list, another reviews and carries it out. What is counted stays.
type Erasure struct {
	Meta
	State   ErasureState `cbor:"10,keyasint"`
	Clients []ID         `cbor:"11,keyasint"`           // whom it is about
	Spared  []ID         `cbor:"12,keyasint,omitempty"` // of them, those whom the review left as they are
	// Ended is the last day on which the guidance of all of them was over.
	Ended   Date    `cbor:"13,keyasint"`
	Section Section `cbor:"14,keyasint"` // whose clients they are
	By      ID      `cbor:"15,keyasint"` // user who proposed it
	On      Date    `cbor:"16,keyasint"`
	Note    string  `cbor:"17,keyasint,omitempty"`
	// Decided is who carried it out or refused it: never who proposed it.
	Decided     ID     `cbor:"18,keyasint,omitzero"`
	DecidedOn   Date   `cbor:"19,keyasint,omitempty"`
	DecidedNote string `cbor:"20,keyasint,omitempty"`
}

// ErasureMost is how many clients a list may name: more would not be read
// before it is decided.
const ErasureMost = 200

// ErasureState is where a list stands.
type ErasureState uint8

// The states of a list of clients to be anonymised.
const (
	ErasureUnknown   ErasureState = iota
	ErasureProposed               // diajukan
	ErasureRunning                // dijalankan: decided, and not through yet
	ErasureApplied                // dijalankan seluruhnya
	ErasureRefused                // ditolak
	ErasureWithdrawn              // dibatalkan
)

// Validate checks a list.
func (e *Erasure) Validate(k Checks) Problems {
	var p Problems
	if e.State == ErasureUnknown {
		p.wrong("state", Missing)
	}
	if len(e.Clients) == 0 {
		p.wrong("clients", Missing)
	}
	p.within("clients", len(e.Clients), 0, ErasureMost)
	p.past("ended", e.Ended, k.Today)
	p.past("on", e.On, k.Today)
	p.word("note", e.Note, 200, false)
	p.word("decidednote", e.DecidedNote, 200, e.State == ErasureRefused)
	if !e.Decided.IsZero() && e.Decided == e.By {
		p.wrong("decided", SecondPerson)
	}
	return p
}
