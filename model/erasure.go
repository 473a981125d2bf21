package model

import (
	"slices"

	"guyub/model/text"
)

// Erasure is a list of clients whose guidance ended so long ago that what names
// them is taken out of the records (anonimisasi, rule R14): one person proposes
// the list, another reviews and carries it out. What is counted stays.
type Erasure struct {
	Meta
	State   ErasureState `cbor:"10,keyasint"`
	Clients []ID         `cbor:"11,keyasint"`           // whom it is about
	Spared  []Spared     `cbor:"12,keyasint,omitempty"` // of them, those who are left as they are
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

// Spared is a client of the list who is left as they are, and why.
type Spared struct {
	Client ID     `cbor:"1,keyasint"`
	Why    string `cbor:"2,keyasint,omitempty"` // in the words of who reviewed
	// Kept is what kept the record when its turn came: it was no longer due. The
	// program found it, and Why is empty.
	Kept Keeping `cbor:"3,keyasint,omitempty"`
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

// erasureWay is the way of a list. What one person proposes another decides;
// who proposed may take it back until then.
var erasureWay = flow(
	ways(ErasureProposed, Heads, 0, ErasureRunning),
	ways(ErasureProposed, Heads, NeedsReason, ErasureRefused),
	ways(ErasureProposed, Heads, 0, ErasureWithdrawn),
	ways(ErasureRunning, Heads, 0, ErasureApplied),
)

// ErasureFlow returns the way of a list.
func ErasureFlow() Flow[ErasureState] { return erasureWay }

// Live reports whether the list has not come to an end.
func (e *Erasure) Live() bool { return !erasureWay.Ends(e.State) }

// SparedAt returns why a client of the list is left as they are; false when they
// are not.
func (e *Erasure) SparedAt(client ID) (Spared, bool) {
	i := slices.IndexFunc(e.Spared, func(s Spared) bool { return s.Client == client })
	if i < 0 {
		return Spared{}, false
	}
	return e.Spared[i], true
}

// SecondPerson checks that a user is another person than who proposed the list
// (four eyes, rule R14): not the same account, nor one that has the same NIP, is
// the same counselor or has the same name, nor one that was made after the list,
// for whoever manages accounts could make themselves a second one. Ids tell the
// order in which they were made.
func (e *Erasure) SecondPerson(proposer, user *User) Problems {
	var p Problems
	switch {
	case user.ID == e.By,
		NormalNIP(user.NIP) != "" && NormalNIP(user.NIP) == NormalNIP(proposer.NIP),
		!user.Counselor.IsZero() && user.Counselor == proposer.Counselor,
		text.Fold(user.Name) == text.Fold(proposer.Name),
		slices.Compare(user.ID[:], e.ID[:]) > 0:
		p.wrong("decided", SecondPerson)
	}
	return p
}

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
	for _, s := range e.Spared {
		if !slices.Contains(e.Clients, s.Client) {
			p.wrong("spared", Missing)
		}
		p.word("spared", s.Why, 200, s.Kept == KeptByNothing)
	}
	p.word("decidednote", e.DecidedNote, 200, e.State == ErasureRefused)
	if !e.Decided.IsZero() && e.Decided == e.By {
		p.wrong("decided", SecondPerson)
	}
	return p
}
