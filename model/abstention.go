package model

// Abstention is why a client who could take part in a group does not (alasan
// tidak ikut), as a supervisor found it when working through the list. A client
// has one, the last; what it was before is in its history.
type Abstention struct {
	Meta
	Client  ID      `cbor:"10,keyasint"`
	Section Section `cbor:"11,keyasint"` // that of the client (rule R12)
	// District is where the client lives, for counting by place.
	District string `cbor:"12,keyasint,omitempty"`
	Reason   string `cbor:"13,keyasint"` // code of the mechanism's list
	Day      Date   `cbor:"14,keyasint"`
	Note     string `cbor:"15,keyasint,omitempty"`
	// Lifted: the reason no longer stands, the client takes part or may.
	Lifted bool `cbor:"16,keyasint,omitempty"`
}

// Validate checks an abstention.
func (a *Abstention) Validate(k Checks) Problems {
	var p Problems
	if a.Client.IsZero() {
		p.wrong("client", Missing)
	}
	if a.Section != Adults && a.Section != Children {
		p.wrong("section", Missing)
	}
	p.word("reason", a.Reason, 40, true)
	if a.Day == 0 {
		p.wrong("day", Missing)
	}
	p.past("day", a.Day, k.Today)
	p.word("note", a.Note, 200, false)
	return p
}
