package model

// Wording is how the office words one of its papers (naskah): a template with
// places in braces that the program fills in. What the office has not worded
// has the words that the program comes with.
type Wording struct {
	Meta
	Paper Letter `cbor:"10,keyasint"`           // which paper
	Title string `cbor:"11,keyasint,omitempty"` // empty: as the program has it; so the others
	// Number is how its papers are numbered: "W13.PAS.PAS.12-PK.01.05.02-{nomor}".
	Number  string `cbor:"12,keyasint,omitempty"`
	Opening string `cbor:"13,keyasint,omitempty"` // before what the program sets out
	Body    string `cbor:"14,keyasint,omitempty"` // its clauses, where a paper has any
	Closing string `cbor:"15,keyasint,omitempty"` // after it
	Signer  string `cbor:"16,keyasint,omitempty"` // the office of who signs: "Kepala Bapas"
}

// Own reports whether the office has worded anything of the paper itself.
func (w *Wording) Own() bool {
	return w.Title+w.Number+w.Opening+w.Body+w.Closing+w.Signer != ""
}

// Validate checks a wording: whatever it has filled in must be a place of its
// paper ([Letter.Places]).
func (w *Wording) Validate(Checks) Problems {
	var p Problems
	if !w.Paper.Known() {
		p.wrong("paper", Missing)
	}
	p.word("title", w.Title, 120, false)
	p.word("number", w.Number, 80, false)
	p.long("opening", w.Opening, 4000)
	p.long("body", w.Body, 20_000)
	p.long("closing", w.Closing, 4000)
	p.word("signer", w.Signer, 120, false)
	places := w.Paper.Places()
	for _, one := range []struct{ field, text string }{
		{"title", w.Title}, {"number", w.Number}, {"opening", w.Opening}, {"body", w.Body}, {"closing", w.Closing}, {"signer", w.Signer},
	} {
		if unknown := Template(one.text).Unknown(places); unknown != "" {
			p.wrong(one.field, UnknownPlace, unknown)
		}
	}
	return p
}
