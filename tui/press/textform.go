package press

import (
	"fmt"
	"strings"

	"guyub/model/paper"
)

// The blocks of letters and forms as lines.

func (t *typescript) letterBlock(b paper.Block) {
	switch b := b.(type) {
	case paper.Part:
		for _, one := range b.Blocks {
			t.block(one)
		}
	case paper.Address:
		t.blank()
		for _, line := range b.Lines {
			t.text(line, 0)
		}
		t.blank()
	case paper.Clauses:
		t.clauses(b.Items)
	case paper.List:
		t.blank()
		for i, item := range b.Items {
			t.hanging(fmt.Sprintf("%d.", i+1), item, 4)
		}
	case paper.Ticks:
		t.blank()
		for _, one := range b.Items {
			box := "[ ]"
			if one.Done {
				box = "[x]"
			}
			t.hanging(box, one.Text, 4)
		}
	case paper.Blanks:
		t.blank()
		t.text(b.Label, 0)
		for range b.Lines {
			t.line("")
			t.rule(".")
		}
	case paper.Signatures:
		for _, row := range signRows(b.Columns) {
			t.signs(row)
		}
	}
}

func (t *typescript) clauses(all []paper.Clause) {
	for i, c := range all {
		t.blank()
		t.centred(t.l.F(t.l.Letters.Clause, i+1))
		if c.Title != "" {
			t.centred(strings.ToUpper(c.Title))
		}
		t.blank()
		for line := range strings.SplitSeq(c.Text, "\n") {
			if mark, rest := hung(line); mark != "" {
				t.hanging(mark, rest, 4)
				continue
			}
			t.text(line, 0)
		}
	}
}

// hanging writes a text that hangs from a mark.
func (t *typescript) hanging(mark, s string, indent int) {
	for k, one := range breakable(s, float64(t.width-indent), cells) {
		if k > 0 {
			mark = ""
		}
		t.line(pad(mark, indent, false) + one)
	}
}

// signs writes where some people sign, beside each other.
func (t *typescript) signs(row []paper.Signature) {
	t.blank()
	room := (t.width - gap*(len(row)-1)) / len(row)
	column := func(of func(paper.Signature) string) [][]string {
		out := make([][]string, len(row))
		for i, s := range row {
			if said := of(s); said != "" {
				out[i] = breakable(said, float64(room), cells)
			}
		}
		return out
	}
	t.beside(column(func(s paper.Signature) string { return s.Place }), room)
	t.beside(column(func(s paper.Signature) string { return s.Role }), room)
	t.lines = append(t.lines, "", "", "")
	t.beside(column(func(s paper.Signature) string {
		switch {
		case s == (paper.Signature{}):
			return "" // a place that is kept free
		case s.Name == "":
			return "(" + strings.Repeat(".", max(min(30, room-2), 1)) + ")"
		}
		return s.Name
	}), room)
	t.beside(column(func(s paper.Signature) string { return s.ID }), room)
}

// beside writes columns of lines beside each other.
func (t *typescript) beside(columns [][]string, room int) {
	most := 0
	for _, lines := range columns {
		most = max(most, len(lines))
	}
	for k := range most {
		var out []string
		for _, lines := range columns {
			out = append(out, pad(at(lines, k), room, false))
		}
		t.line(strings.Join(out, strings.Repeat(" ", gap)))
	}
}

// framed writes a table to be filled in by hand: between rules, with a free line
// where somebody will write.
func (t *typescript) framed(b *paper.Table, widths []int, rows [][]string, line string) {
	for _, row := range rows {
		if written(row) {
			t.lines = append(t.lines, "")
		}
		t.row(b, widths, row, false)
		t.line(line)
	}
}

// written reports whether somebody is to write in a row.
func written(row []string) bool {
	for _, s := range row {
		if strings.TrimSpace(s) == "" {
			return true
		}
	}
	return false
}

// numbered is the line under the title of a letter.
func (t *typescript) numbered(number string) {
	if number != "" {
		t.centred(t.l.F(t.l.Letters.Number, number))
	}
}
