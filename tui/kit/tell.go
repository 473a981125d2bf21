package kit

import (
	"cmp"
	"image"
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"guyub/model/text"
)

// The plain mode draws no frame: it tells in lines what is in front, and asks.
// So that no screen is written twice, a screen draws as ever, on a canvas that
// keeps words instead of cells (see [NewTelling]), and the parts that have more
// to say than their words hand themselves over: a list its [Rows], a form its
// questions ([Asker]), a row of tabs its [TabRow].

// Rows is a part of a screen with rows, one of which is chosen. Rows are
// counted from 0.
type Rows interface {
	// Len is how many rows there are.
	Len() int
	// At is the chosen row, -1 for none.
	At() int
	// Choose chooses a row.
	Choose(row int)
	// Tell tells a row in one line, and what stands above it as the heading of
	// its group, if it is the first of one.
	Tell(row int) (heading, line string)
	// Void is what is told where there are no rows.
	Void() string
}

// Picker is a part whose rows are not opened but taken one after another, and
// what takes one.
type Picker interface{ Picks() Intent }

// Asker is a part of a screen that asks questions, one of them now.
type Asker interface {
	// Question is what is asked now; false when nothing is.
	Question() (Question, bool)
	// Answer takes an answer: a text, the value of an option, or the values of
	// several with newlines between. It reports whether the answer stands; what
	// is wrong with one that does not is told with the rest.
	Answer(value string) (cmd tea.Cmd, stands bool)
	// Step goes to the question after (1) or before (-1); false when there is
	// none.
	Step(by int) bool
	// Seek goes to the first question whose words begin so.
	Seek(words string) bool
	// Filled tells every question with its answer, a line each.
	Filled() []string
	// Remarks are what stands beside the questions now: what is known already,
	// errors and doubts.
	Remarks() []string
}

// Question is one thing that is asked.
type Question struct {
	// Section is the part that it belongs to, empty for none.
	Section, Label string
	// Value is the answer that stands, as it may be read.
	Value string
	// Required: there must be an answer. Secret: it is not shown while typed.
	// Long: it may have several lines. Confirm: it is answered with yes, the
	// second option, or no, the first.
	Required, Secret, Long, Confirm bool
	// Options are what there is to choose from; nil takes a text. Many lets
	// more than one be chosen, Chosen are the values that are.
	Options []Option
	Many    bool
	Chosen  []string
	// Find finds options by words; nil where they are not searched.
	Find func(words string) []Option
	// Rows are the rows of a list, each opened by its number; nil for what is
	// none.
	Rows []string
	// List: the question is a list of rows.
	List bool
	// Hint says how an answer is written; Help explains the question; Suggest is
	// a text that is offered while there is none.
	Hint, Help, Suggest string
	// Onward is what is wanted after an answer that stands; empty is the next
	// question. Finish is what is wanted after the last one.
	Onward, Finish Intent
	// Default answers an empty line; empty keeps what stands.
	Default string
}

// TabRow is a row of tabs.
type TabRow struct {
	Titles []string
	Active int
}

// Told is a piece of what was drawn: lines of text, or a part.
type Told struct {
	Lines []string
	Part  any // Rows, Asker, TabRow; nil for lines
}

// telling is what a canvas keeps in the place of cells.
type telling struct{ pieces []piece }

// piece is something drawn at a place.
type piece struct {
	x, y, w int
	lines   []string
	part    any
}

// NewTelling returns a canvas of a size that keeps the words drawn on it,
// whole, and the parts handed over, for [Canvas.Told].
func NewTelling(w, h int) *Canvas {
	c := &Canvas{w: w, h: h, telling: &telling{}}
	c.clip = c.Bounds()
	return c
}

// Hand gives a part to a canvas that tells, and reports whether it took it;
// otherwise the part draws itself.
func (c *Canvas) Hand(area image.Rectangle, part any) bool {
	if c.telling == nil {
		return false
	}
	c.keep(piece{x: area.Min.X, y: area.Min.Y, part: part})
	return true
}

// Say gives lines to a canvas that tells, and reports whether it took them;
// otherwise they are drawn.
func (c *Canvas) Say(area image.Rectangle, lines []string) bool {
	if c.telling == nil {
		return false
	}
	if len(lines) > 0 {
		c.keep(piece{x: area.Min.X, y: area.Min.Y, lines: lines})
	}
	return true
}

// say keeps clean words and returns the cells that they take in w.
func (c *Canvas) say(x, y int, s string, w int) int {
	used := min(width(s), max(w, 0))
	c.keep(piece{x: x, y: y, w: width(s), lines: []string{s}})
	return used
}

// sayAll keeps paragraphs, each of them a line.
func (c *Canvas) sayAll(area image.Rectangle, s string) {
	lines := strings.Split(text.CleanLines(s), "\n")
	c.keep(piece{x: area.Min.X, y: area.Min.Y, w: width(lines[len(lines)-1]), lines: lines})
}

func (c *Canvas) keep(p piece) {
	if p.y >= c.clip.Min.Y && p.y < c.clip.Max.Y {
		c.telling.pieces = append(c.telling.pieces, p)
	}
}

// Told returns what was drawn in the order in which it is read: from above to
// below, and in a line from left to right. Frames, rules and bars are left out.
func (c *Canvas) Told() []Told {
	if c.telling == nil {
		return nil
	}
	all := c.telling.pieces
	slices.SortStableFunc(all, func(a, b piece) int { return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.x, b.x)) })
	var out []Told
	var line []piece
	flush := func() {
		if s := joined(line); s != "" {
			out = append(out, Told{Lines: []string{s}})
		}
		line = line[:0]
	}
	for i, p := range all {
		if i > 0 && p.y != all[i-1].y {
			flush()
		}
		switch {
		case p.part != nil:
			flush()
			out = append(out, Told{Part: p.part})
		case len(p.lines) > 1:
			flush()
			if lines := spokenLines(p.lines); len(lines) > 0 {
				out = append(out, Told{Lines: lines})
			}
		default:
			line = append(line, p)
		}
	}
	flush()
	return out
}

func spokenLines(lines []string) []string {
	var out []string
	for _, s := range lines {
		if s = Spoken(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// joined makes one line of what stands beside each other: what touches is one
// word, what has a blank between is one sentence, the rest is told with commas.
func joined(line []piece) string {
	var b strings.Builder
	end, before := 0, ""
	for _, p := range line {
		s := Spoken(p.lines[0])
		if s == "" || s == ">" {
			continue
		}
		blank := strings.HasSuffix(before, " ") || strings.HasPrefix(p.lines[0], " ")
		switch gap := p.x - end; {
		case b.Len() == 0, gap == 0 && !blank:
		case gap == 0, gap == 1:
			b.WriteByte(' ')
		default:
			b.WriteString(", ")
		}
		b.WriteString(s)
		end, before = p.x+p.w, p.lines[0]
	}
	return Spoken(b.String())
}

// Spoken makes a text fit to be read aloud: signs that are drawn only to be
// seen are left out, and where they part words a comma does.
func Spoken(s string) string {
	s = text.Clean(s)
	out := make([]rune, 0, len(s))
	blanks := 0
	for _, r := range s {
		switch {
		case r == '·' || r == '›' || r == '→' || r == '|':
			out = append(part(out), ' ')
			blanks = 1
			continue
		case r >= 0x2500 && r < 0x25a0 || r == '•':
			r = ' '
		case r == '…':
			out = append(out, '.', '.', '.')
			blanks = 0
			continue
		case r == '↑' || r == '↓' || r == '←':
			continue
		}
		if unicode.IsSpace(r) {
			blanks++
			if blanks > 1 {
				if blanks == 2 && len(out) > 0 && out[len(out)-1] == ' ' {
					out = append(part(out), ' ')
				}
				continue
			}
			out = append(out, ' ')
			continue
		}
		blanks = 0
		if !unicode.IsPrint(r) {
			continue
		}
		out = append(out, r)
	}
	return strings.Trim(string(out), " ,")
}

// part ends what was said with a comma, unless it ends with a sign already.
func part(out []rune) []rune {
	for len(out) > 0 && out[len(out)-1] == ' ' {
		out = out[:len(out)-1]
	}
	if n := len(out); n > 0 && !strings.ContainsRune(",:;.?", out[n-1]) {
		out = append(out, ',')
	}
	return out
}

// Sentence joins what is told of a thing, the empty ones and dashes left out.
func Sentence(parts ...string) string {
	var out []string
	for _, s := range parts {
		if s = Spoken(s); s != "" && s != "-" {
			out = append(out, s)
		}
	}
	return strings.Join(out, ", ")
}
