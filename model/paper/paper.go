// Package paper is what an office puts on paper, as data: a report, a letter, a
// card. It says what stands on it, not how it looks; the same document becomes
// text and PDF (tui/press), a table for spreadsheets, and JSON (store/sheet).
//
// A figure is rounded once, when it is put in ([Number], [Percent]). Every form
// then writes the same digits, so that a figure on the screen, in a spreadsheet
// and in print is the same to the last one.
package paper

import (
	"time"

	"guyub/model"
)

// Document is one paper of the office.
type Document struct {
	Kind       string   // names what it is, for files and programs: "participation"
	Language   string   // of its words: "id" or "en"
	Letterhead []string // the office, its address, its telephone
	Title      string
	Number     string // of a letter, under its title; empty: none
	// Secret marks a paper that names people (RAHASIA); it stands on each page.
	Secret string
	Head   []Fact // number, period, by whom it was made
	Blocks []Block
	Notes  []string // what a reader must know about the figures
	Sign   *Signature
	Footer string    // on each page: the norms and the audit checkpoint
	Made   time.Time // in the office's zone
}

// Signature is where somebody signs.
type Signature struct {
	Place string // "Purwokerto, 3 November 2026"
	Role  string // "Kepala Bapas Kelas II Purwokerto"
	Name  string // empty: to be filled in by hand
	ID    string // below the name: "NIP 19850312 201012 1 001"
}

// Fact is something with a name.
type Fact struct {
	Key   string // for programs; it never changes
	Label string
	Value Value
	Unit  string // what the value counts, empty for none
}

// Block is a part of a document: a [Heading], [Paragraph], [Facts], [Table],
// [Plot] or [PageBreak]; of a letter also an [Address], [Clauses], [List],
// [Ticks], [Blanks], [Signatures] or [Part].
type Block interface{ block() }

// Heading begins a part.
type Heading struct{ Text string }

// Paragraph is running text; its line breaks are kept.
type Paragraph struct{ Text string }

// Facts is a list of facts.
type Facts struct {
	Key  string
	Rows []Fact
}

// Table is rows of values under typed columns.
type Table struct {
	Key     string
	Title   string
	Columns []Column
	Rows    [][]Value
	Totals  []Value // the last row, nil for none
	// Form: a table to be filled in by hand. Its cells are framed, those with
	// nothing in them high enough to write in.
	Form bool
}

// Column is the heading of a column and what stands in it.
type Column struct {
	Key   string // for programs; it never changes
	Label string
	Kind  Kind
	// Room is how many letters a column is wide at least, because somebody will
	// write in it; 0: as wide as what stands in it.
	Room int
}

// Plot is a series of figures as bars or as a line.
type Plot struct {
	Key    string
	Title  string
	Line   bool // over time; else bars beside each other
	Kind   Kind
	Points []Point
	Target Value // drawn across; none when nothing is set
	// TargetLabel says what it is.
	TargetLabel string
}

// Point is one figure of a plot; None when it is not known.
type Point struct {
	Label string
	Value Value
}

// PageBreak begins a new page where there are pages.
type PageBreak struct{}

// Address is to whom a letter goes; each line stands as it is.
type Address struct{ Lines []string }

// Clauses are the numbered parts of an agreement, each under its own heading in
// the middle of the line. A line of a text that begins with a mark such as "(1)",
// "2." or "a." hangs from it.
type Clauses struct{ Items []Clause }

// Clause is one of them.
type Clause struct{ Title, Text string }

// List is a list of sentences, each with its number.
type List struct{ Items []string }

// Ticks are boxes to be ticked, or ticked already.
type Ticks struct{ Items []Tick }

// Tick is one of them.
type Tick struct {
	Text string
	Done bool
}

// Blanks are lines to be filled in by hand, under what is to be written there.
type Blanks struct {
	Label string
	Lines int
}

// Signatures are where several people sign, beside each other, three in a row.
type Signatures struct{ Columns []Signature }

// Part is some blocks that stay on one page, where a page holds them.
type Part struct{ Blocks []Block }

func (Part) block()       {}
func (Heading) block()    {}
func (Paragraph) block()  {}
func (Facts) block()      {}
func (Table) block()      {}
func (Plot) block()       {}
func (PageBreak) block()  {}
func (Address) block()    {}
func (Clauses) block()    {}
func (List) block()       {}
func (Ticks) block()      {}
func (Blanks) block()     {}
func (Signatures) block() {}

// Lines returns how many rows of tables and points of plots the document has:
// what is noted when it leaves the office.
func (d *Document) Lines() int {
	n := 0
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Table:
			n += len(b.Rows)
		case Plot:
			n += len(b.Points)
		}
	}
	return n
}

// Kind is the type of a value.
type Kind uint8

// The kinds of values.
const (
	None    Kind = iota // nothing is known, or nothing applies
	Words               // text of people and of the program
	Decimal             // a number; whole with no places
	Share               // a percentage: 46.7 is 46.7 %
	Day                 // a date
)

// Value is what stands in a cell.
type Value struct {
	Kind   Kind
	Text   string
	N      int64 // of a number: in units of its last place
	Places int   // decimals, 0 to 3
	Day    model.Date
	// Marked: a note says something about it; forms for people add an asterisk.
	Marked bool
}

// Text returns words.
func Text(s string) Value { return Value{Kind: Words, Text: s} }

// Int returns a whole number.
func Int(n int) Value { return Value{Kind: Decimal, N: int64(n)} }

// Number returns a number given in thousandths, rounded to some places, half
// away from nought.
func Number(milli int64, places int) Value {
	return Value{Kind: Decimal, N: round(milli, places), Places: places}
}

// Percent returns a percentage given in thousandths of a percent: 46700 is
// 46.7 %.
func Percent(milli int64, places int) Value {
	return Value{Kind: Share, N: round(milli, places), Places: places}
}

// Hours returns minutes as hours with one place.
func Hours(minutes int) Value {
	tenths := int64(minutes)
	if tenths < 0 {
		return Value{Kind: Decimal, N: -((-tenths + 3) / 6), Places: 1}
	}
	return Value{Kind: Decimal, N: (tenths + 3) / 6, Places: 1}
}

// On returns a day; none for 0.
func On(d model.Date) Value {
	if d == 0 {
		return Value{}
	}
	return Value{Kind: Day, Day: d}
}

// Mark returns the value with the sign that a note belongs to it.
func (v Value) Mark() Value {
	v.Marked = v.Kind != None
	return v
}

// Plain writes a value as programs read it: digits with a dot and no unit, a
// day as 2006-01-02, nothing for none.
func (v Value) Plain() string {
	switch v.Kind {
	case Words:
		return v.Text
	case Decimal, Share:
		return digits(v.N, v.Places)
	case Day:
		return v.Day.String()
	}
	return ""
}

func round(milli int64, places int) int64 {
	unit := int64(1)
	for range 3 - places {
		unit *= 10
	}
	if milli < 0 {
		return -((-milli + unit/2) / unit)
	}
	return (milli + unit/2) / unit
}
