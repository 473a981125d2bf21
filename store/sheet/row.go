package sheet

import (
	"errors"
	"fmt"
	"strings"

	"guyub/model"
	"guyub/model/text"
)

// Reason is why a row cannot be taken, or is doubtful: a column and a sentence.
type Reason struct {
	Field  string // key of the field; empty when it is the row as a whole
	Column string // heading of its column
	Text   string
}

// String returns the sentence with its column before it.
func (r Reason) String() string {
	if r.Column == "" {
		return r.Text
	}
	return r.Column + ": " + r.Text
}

// Change is a field that a row changes, with both values as text.
type Change struct{ Field, From, To string }

// cells are one row as it is read, with what is wrong with it.
type cells struct {
	t       *Table
	row     Row
	reasons []Reason
	doubts  []Reason
}

// reading is one row on its way to a record.
type reading struct {
	cells
	im *importer
}

// draft is what a row makes of the record that it means.
type draft struct {
	kind          model.Kind
	before, after model.Record // before is nil of a new one
	// known is by what a record is known that several rows may be about; empty
	// when no two are.
	known   string
	found   bool // what the row means was there
	name    string
	changes []Change
	// claims are the values that the row brings in and no second record may
	// have, as To.
	claims []Change
}

// cell returns what the row says for a field; ok is false when it says
// nothing.
func (r *cells) cell(key string) (string, bool) {
	at, ok := r.t.columns[key]
	if !ok || at >= len(r.row.Cells) || empty(r.row.Cells[at]) {
		return "", false
	}
	return r.row.Cells[at], true
}

func (r *cells) refuse(key string, err error) {
	r.reasons = append(r.reasons, Reason{Field: key, Column: r.t.heading(key), Text: err.Error()})
}

func (r *cells) doubt(key, sentence string) {
	r.doubts = append(r.doubts, Reason{Field: key, Column: r.t.heading(key), Text: sentence})
}

// set hands the cell of a field to a function that takes it in.
func (r *cells) set(key string, take func(string) error) {
	if s, ok := r.cell(key); ok {
		if err := take(s); err != nil {
			r.refuse(key, err)
		}
	}
}

// must returns the cell of a field without which a row means nothing, and
// refuses the row when it is empty.
func (r *cells) must(key string) string {
	s, ok := r.cell(key)
	if !ok {
		r.refuse(key, fmt.Errorf("%s kosong", r.t.about.field(key).name()))
		return ""
	}
	return text.Clean(unguard(s))
}

// problem adds an error of validation to the reasons of the row.
func (r *cells) problem(p model.Problem) {
	for _, known := range r.reasons {
		if known.Field == p.Field {
			return // the cell itself was refused already
		}
	}
	if p.Code == model.Missing {
		r.refuse(p.Field, fmt.Errorf("wajib diisi: %s", r.t.about.field(p.Field).name()))
		return
	}
	r.refuse(p.Field, errors.New(sentenceOf(p)))
}

// judged adds what validation found.
func (r *cells) judged(found model.Problems) {
	for _, p := range found.Errors() {
		r.problem(p)
	}
	for _, p := range found.Warnings() {
		r.doubt(p.Field, sentenceOf(p))
	}
}

// into takes a cell as one line of text.
func into(to *string) func(string) error {
	return func(s string) error { *to = text.Clean(unguard(s)); return nil }
}

// block takes a cell as text of several lines.
func block(to *string) func(string) error {
	return func(s string) error { *to = unguard(s); return nil }
}

// as takes a cell through a reader of its kind.
func as[V any](to *V, read func(string) (V, error)) func(string) error {
	return func(s string) error {
		v, err := read(s)
		if err == nil {
			*to = v
		}
		return err
	}
}

// one takes a cell as one of the values of an enumeration.
func one[E interface {
	comparable
	Code() string
}](to *E, all []E, other words[E]) func(string) error {
	return as(to, func(s string) (E, error) { return choose(s, all, other) })
}

// each takes a cell as several words, through a reader of one of them.
func each[V any](to *[]V, read func(string) (V, error)) func(string) error {
	return func(s string) error {
		var all []V
		for word := range strings.FieldsFuncSeq(unguard(s), func(r rune) bool { return r == ';' || r == ',' || r == '\n' }) {
			if word = strings.TrimSpace(word); word == "" {
				continue
			}
			v, err := read(word)
			if err != nil {
				return err
			}
			all = append(all, v)
		}
		*to = all
		return nil
	}
}

func (r *reading) today() model.Date { return r.im.o.Book.Today }

func (r *reading) day(to *model.Date) func(string) error {
	return as(to, func(s string) (model.Date, error) { return date(s, r.today()) })
}

// whereabouts takes the kecamatan of a row, which a column of kabupaten may
// tell from others of its name.
func (r *reading) whereabouts(to *string) {
	regency := ""
	r.set("regency", as(&regency, r.im.f.regency))
	_, named := r.cell("regency")
	if named && regency == "" {
		return // an unknown kabupaten says nothing about the kecamatan
	}
	r.set("district", as(to, func(s string) (string, error) { return r.im.f.district(s, regency, *to) }))
}

// inspect refuses what a workbook has done to a cell that is read, and doubts
// what a formula worked out.
func (r *reading) inspect() {
	for _, f := range r.t.about.fields {
		at, ok := r.t.columns[f.Key]
		if !ok {
			continue
		}
		switch m := r.row.marks[at]; {
		case m&markLost != 0:
			r.refuse(f.Key, errSpoiled)
		case m&markBroken != 0:
			r.refuse(f.Key, errFormula)
		case m&markEarly != 0:
			r.refuse(f.Key, errEarly)
		case m&markDay != 0 && f.Holds != Day && f.Holds != Lines:
			r.refuse(f.Key, fmt.Errorf("lembar kerja menyimpan isian ini sebagai tanggal %s; ubah selnya menjadi teks lalu isi ulang", r.row.Cells[at]))
		case m&markFormula != 0:
			r.doubt(f.Key, "hasil rumus; periksa nilainya")
		}
	}
}

// mark is what a workbook tells of a cell beside its text.
type mark uint8

const (
	markDay     mark = 1 << iota // its number is a day
	markFormula                  // a formula worked it out
	markBroken                   // a formula that gave nothing, or an error
	markLost                     // a number with more digits than a workbook keeps
	markNoText                   // a text that the workbook does not have
	markEarly                    // a day before March 1900, which workbooks count differently
)

// Errors of a cell of a workbook.
var (
	errFormula = errors.New("rumus di sel ini tidak memberi hasil; ganti dengan nilainya")
	errEarly   = errors.New("tanggal sebelum Maret 1900 tidak dapat dibaca dari lembar kerja; tulis sebagai teks seperti 31/12/1899")
)

// changed lists what differs between two versions of a record as text, field by
// field in the same order.
func changed(was, is []Change) []Change {
	var out []Change
	for i := range is {
		if was[i].To != is[i].To {
			out = append(out, Change{Field: is[i].Field, From: was[i].To, To: is[i].To})
		}
	}
	return out
}
