package sheet

import (
	"slices"
	"strings"
	"unicode"

	"guyub/model/text"
)

// Field is something that a column can hold. Its key is that of the form where
// the form has it.
type Field struct {
	Key string
	// Headings are what offices write over such a column, in the form in which
	// headings are compared: lower case, without punctuation. The first is what templates and
	// sentences call it.
	Headings []string
	Required bool // a new record needs it
	Holds    Content
	Words    []string // of a [Choice] or [Answer]: what may be written
	// Another: it says in another way what other fields say, as a table may have
	// it; templates leave it out.
	Another bool
}

// Content is what the cells of a field hold.
type Content uint8

// The contents of a field.
const (
	Words  Content = iota // one line of text, numbers of people too
	Lines                 // text of several lines
	Number                // a number that is counted or measured
	Day                   // a day
	Choice                // one of a few words
	Answer                // ya or tidak
	List                  // several words, separated by semicolons
	Clock                 // a time of day
)

// name is what sentences and templates call the field.
func (f Field) name() string {
	if len(f.Headings) == 0 {
		return f.Key
	}
	return f.Headings[0]
}

// codesOf lists the codes of an enumeration.
func codesOf[E interface{ Code() string }](all []E) []string {
	codes := make([]string, len(all))
	for i, e := range all {
		codes[i] = e.Code()
	}
	return codes
}

// plain returns a heading as headings are compared: folded, every run of
// anything but letters and digits one blank, so that "Tgl. Lahir", "TGL LAHIR"
// and "tgl_lahir" are one.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(text.Fold(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// match finds the columns of the fields. A named column goes before the usual
// headings; a field that is named without a column is not read. Two columns for one field clash: which of them is right is not for
// the program to guess.
func (s *subject) match(headings []string, mapping map[string]string) (map[string]int, *HeadingError) {
	columns := make(map[string]int)
	var clash *HeadingError
	taken := make(map[int]bool)
	for _, f := range s.fields {
		name := mapping[f.Key]
		if name == "" {
			continue
		}
		for at, h := range headings {
			if h != "" && plain(h) == plain(name) {
				columns[f.Key], taken[at] = at, true
				break
			}
		}
	}
	for at, h := range headings {
		word := plain(h)
		if word == "" || taken[at] {
			continue
		}
		i := slices.IndexFunc(s.fields, func(f Field) bool { return slices.Contains(f.Headings, word) })
		if i < 0 {
			continue
		}
		key := s.fields[i].Key
		if _, named := mapping[key]; named {
			continue
		}
		if before, twice := columns[key]; twice {
			if clash == nil {
				clash = twoColumns(key, headings[before], h)
			}
			continue
		}
		columns[key] = at
	}
	return columns, clash
}
