// Package press lays documents of model/paper out: as lines for terminals and
// printers ([Text]) and as PDF ([PDF]).
//
// Nothing is cut: a cell that is too long is wrapped, a table that is too wide
// for the page is set row by row, label and value beside each other. The same
// document at the same time gives the same bytes.
package press

import (
	"regexp"
	"strings"

	"guyub/model/paper"
	"guyub/tui/lang"
)

// Say writes a value for people, in the way of a language: 1.300, 4,7 %,
// 31-10-2026. What is not known is a dash.
func Say(l *lang.Strings, v paper.Value) string {
	s := "-"
	switch v.Kind {
	case paper.Words:
		s = v.Text
	case paper.Decimal:
		s = number(l, v)
	case paper.Share:
		s = number(l, v) + " %"
	case paper.Day:
		s = l.DateShort(v.Day)
	}
	if v.Marked {
		s += "*"
	}
	return s
}

func number(l *lang.Strings, v paper.Value) string {
	if l.Code == lang.English {
		return paper.Local(v, ",", ".")
	}
	return paper.Local(v, ".", ",")
}

// right reports whether a column stands at its right edge.
func right(k paper.Kind) bool { return k == paper.Decimal || k == paper.Share }

// span is how wide a column would like to be, and has to be.
type span struct{ natural, least float64 }

// spread divides room between columns: each gets what it would like, or else
// what it needs and a part of the rest by what it lacks. It is false when the
// room is too small for what they need.
func spread(columns []span, room float64) ([]float64, bool) {
	var natural, least float64
	for _, c := range columns {
		natural, least = natural+c.natural, least+c.least
	}
	if least > room {
		return nil, false
	}
	share := 1.0
	if natural > room {
		share = (room - least) / (natural - least)
	}
	out := make([]float64, len(columns))
	for i, c := range columns {
		out[i] = c.least + share*(c.natural-c.least)
	}
	return out, true
}

// measure finds the span of each column of a table, by how wide text is. A
// number is never broken, and its heading is wrapped rather than given room that
// words can use. With whole no word is broken either.
func measure(t *paper.Table, said *saidTable, whole bool, width func(string) float64) []span {
	out := make([]span, len(t.Columns))
	for i, c := range t.Columns {
		head, longest, word := 0.0, 0.0, 0.0
		for _, w := range words(c.Label) {
			head = max(head, width(w))
		}
		for _, row := range said.all() {
			longest = max(longest, width(row[i]))
			for _, w := range words(row[i]) {
				word = max(word, width(w))
			}
		}
		room := width(strings.Repeat("n", c.Room)) // for whoever writes in it
		if right(c.Kind) || c.Kind == paper.Day {
			longest = max(head, longest, room)
			out[i] = span{longest, longest}
			continue
		}
		if !whole {
			word = min(word, width("mmmmmmmm"))
		}
		natural := max(width(c.Label), longest, room)
		out[i] = span{natural, max(min(max(head, word), natural), room)}
	}
	return out
}

// fitted divides room between the columns of a table, without breaking words
// where that can be.
func fitted(t *paper.Table, said *saidTable, room float64, width func(string) float64) ([]float64, bool) {
	if widths, ok := spread(measure(t, said, true, width), room); ok {
		return widths, true
	}
	return spread(measure(t, said, false, width), room)
}

// saidTable is a table whose values have become words.
type saidTable struct {
	heads  []string
	rows   [][]string
	totals []string // nil for none
}

func say(l *lang.Strings, t *paper.Table) *saidTable {
	line := func(values []paper.Value) []string {
		out := make([]string, len(t.Columns))
		for i := range out {
			if i < len(values) {
				out[i] = Say(l, values[i])
			}
		}
		return out
	}
	s := &saidTable{}
	for _, c := range t.Columns {
		s.heads = append(s.heads, c.Label)
	}
	for _, row := range t.Rows {
		s.rows = append(s.rows, line(row))
	}
	if t.Totals != nil {
		s.totals = line(t.Totals)
	}
	return s
}

// all returns the rows with the totals.
func (s *saidTable) all() [][]string {
	if s.totals == nil {
		return s.rows
	}
	return append(s.rows[:len(s.rows):len(s.rows)], s.totals)
}

// breakable splits a text into lines of at most a width: at blanks, else inside
// a word that is wider than a line.
func breakable(s string, room float64, width func(string) float64) []string {
	var out []string
	line := ""
	for _, w := range words(s) {
		switch {
		case line == "":
			line = w
		case width(line+" "+w) <= room:
			line += " " + w
			continue
		default:
			out, line = append(out, line), w
		}
		for width(line) > room {
			head := fitting(line, room, width)
			out, line = append(out, line[:head]), line[head:]
		}
	}
	return append(out, line)
}

// fitting returns how many bytes of a word fit, at least one sign.
func fitting(word string, room float64, width func(string) float64) int {
	head := len(word)
	for i := range word {
		if i == 0 {
			continue
		}
		if width(word[:i]) > room {
			return min(head, i)
		}
		head = i
	}
	return head
}

// facts returns the words of facts, label and value.
func facts(l *lang.Strings, all []paper.Fact) [][2]string {
	out := make([][2]string, len(all))
	for i, f := range all {
		value := Say(l, f.Value)
		if f.Unit != "" {
			value += " " + f.Unit
		}
		out[i] = [2]string{f.Label, value}
	}
	return out
}

// marked is a line that begins with a mark from which the rest hangs: "(1)",
// "2.", "a.", "-".
var marked = regexp.MustCompile(`^(\(\d{1,2}\)|\d{1,2}\.|[a-z]\.|-) +`)

// hung takes a line apart into its mark and the rest; the mark is empty when it
// has none.
func hung(line string) (mark, rest string) {
	at := marked.FindString(line)
	return strings.TrimRight(at, " "), line[len(at):]
}

// abreast is how many signatures stand beside each other.
const abreast = 3

// signRows are the signatures of a block in rows: two and two rather than three
// and one.
func signRows(all []paper.Signature) [][]paper.Signature {
	n := min(len(all), abreast)
	if len(all) == abreast+1 {
		n = 2
	}
	var out [][]paper.Signature
	for len(all) > 0 {
		k := min(n, len(all))
		out, all = append(out, all[:k]), all[k:]
	}
	return out
}
