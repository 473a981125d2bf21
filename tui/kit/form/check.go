package form

import (
	"math"
	"strconv"
	"unicode/utf8"

	"guyub/model"
)

// check holds a field to its kind and to its own rule.
func (f *Form) check(d *Field) {
	delete(f.notes, d.Key)
	if n := f.problem(d); n != nil {
		f.notes[d.Key] = *n
	}
}

func (f *Form) problem(d *Field) *Note {
	w := &f.env.Lang.Form
	v := f.values[d.Key]
	wrong := func(text string) *Note { return &Note{Text: text} }
	doubt := func(text string) *Note { return &Note{Text: text, Warning: true} }
	if v == "" || d.Kind == List && v == "0" {
		if d.Required {
			return wrong(w.Required)
		}
		return f.own(d)
	}
	if n := utf8.RuneCountInString(v); n > d.limit() && d.Kind != MultiChoice && d.Kind != Choice && d.Kind != Lookup && d.Kind != Date {
		return wrong(f.env.Lang.F(w.TooLong, d.limit()))
	}
	switch d.Kind {
	case Number:
		// Unsigned, because a sign has no meaning here: not even "+".
		if _, err := strconv.ParseUint(v, 10, strconv.IntSize-1); err != nil {
			return wrong(w.NotNumber)
		}
	case Decimal:
		if n, err := strconv.ParseFloat(v, 64); err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return wrong(w.NotNumber)
		}
	case Date:
		if _, err := model.ParseDate(v); err != nil {
			return wrong(w.NotDate)
		}
	case NIK:
		if n := len(model.NormalNIK(v)); n != 16 {
			return doubt(f.env.Lang.F(w.NIKLength, n))
		}
	case NIP:
		if n := len(model.NormalNIP(v)); n != 18 {
			return doubt(f.env.Lang.F(w.NIPLength, n))
		}
	case Phone:
		if !model.ValidPhone(v) {
			return doubt(w.PhoneShape)
		}
	case Register:
		if !model.ValidRegister(v) {
			return doubt(w.RegisterShape)
		}
	}
	return f.own(d)
}

func (f *Form) own(d *Field) *Note {
	if d.Check == nil {
		return nil
	}
	return d.Check(f.values)
}
