package press

import (
	"fmt"
	"strings"

	"guyub/model/paper"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// TextWidth is how wide a text is for terminals and printers.
const TextWidth = 80

// Text returns a document as lines of at most width cells, of plain signs that
// every printer has.
func Text(l *lang.Strings, d *paper.Document, width int) string {
	t := &typescript{l: l, width: width}
	t.document(d.Clean())
	return strings.Join(t.lines, "\n") + "\n"
}

// typescript is a document as lines.
type typescript struct {
	l     *lang.Strings
	width int
	lines []string
	last  paper.Block // that was written, nil for none
}

func cells(s string) float64 { return float64(kit.Width(s)) }

func words(s string) []string { return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }) }

func (t *typescript) line(s string) { t.lines = append(t.lines, strings.TrimRight(s, " ")) }

// blank leaves a line free, but never two.
func (t *typescript) blank() {
	if n := len(t.lines); n > 0 && t.lines[n-1] != "" {
		t.lines = append(t.lines, "")
	}
}

func (t *typescript) rule(sign string) { t.line(strings.Repeat(sign, t.width)) }

// text writes lines that begin further right.
func (t *typescript) text(s string, indent int) {
	for p := range strings.SplitSeq(s, "\n") {
		for _, one := range breakable(p, float64(t.width-indent), cells) {
			t.line(strings.Repeat(" ", indent) + one)
		}
	}
}

func (t *typescript) centred(s string) {
	for _, one := range breakable(s, float64(t.width), cells) {
		t.line(strings.Repeat(" ", (t.width-kit.Width(one))/2) + one)
	}
}

func (t *typescript) document(d *paper.Document) {
	if d.Secret != "" {
		t.centred(d.Secret)
	}
	for _, s := range d.Letterhead {
		t.centred(s)
	}
	t.rule("=")
	t.centred(strings.ToUpper(d.Title))
	t.numbered(d.Number)
	t.blank()
	t.facts(d.Head)
	for _, b := range d.Blocks {
		t.block(b)
	}
	if len(d.Notes) > 0 {
		t.heading(t.l.Report.Notes)
		for i, note := range d.Notes {
			number := fmt.Sprintf("%d. ", i+1)
			for k, one := range breakable(note, float64(t.width-len(number)), cells) {
				if k > 0 {
					number = strings.Repeat(" ", len(number))
				}
				t.line(number + one)
			}
		}
	}
	if d.Sign != nil {
		t.sign(d.Sign)
	}
	t.blank()
	t.rule("-")
	t.text(d.Footer, 0)
}

func (t *typescript) sign(s *paper.Signature) {
	t.blank()
	at := t.width / 2
	name := s.Name
	if name == "" {
		name = "(" + strings.Repeat(".", 30) + ")"
	}
	t.text(s.Place, at)
	t.text(s.Role, at)
	t.lines = append(t.lines, "", "", "")
	t.text(name, at)
	if s.ID != "" {
		t.text(s.ID, at)
	}
}

func (t *typescript) heading(s string) {
	t.blank()
	for _, one := range breakable(s, float64(t.width), cells) {
		t.line(one)
	}
	t.line(strings.Repeat("-", min(t.width, kit.Width(s))))
}

func (t *typescript) block(b paper.Block) {
	defer func() { t.last = b }()
	if _, titled := t.last.(paper.Heading); !titled && t.last != nil {
		switch b.(type) {
		case paper.Paragraph, paper.Facts:
			t.blank()
		}
	}
	switch b := b.(type) {
	case paper.Heading:
		t.heading(b.Text)
	case paper.Paragraph:
		t.text(b.Text, 0)
	case paper.Facts:
		t.facts(b.Rows)
	case paper.Table:
		t.table(&b)
	case paper.Plot:
		t.plot(&b)
	case paper.PageBreak:
		t.blank()
	default:
		t.letterBlock(b)
	}
}

func (t *typescript) facts(all []paper.Fact) {
	t.pairs(facts(t.l, all))
}

func (t *typescript) pairs(all [][2]string) {
	label := 0
	for _, f := range all {
		label = max(label, kit.Width(f[0]))
	}
	label = min(label, t.width/2-2)
	for _, f := range all {
		left := breakable(f[0], float64(label), cells)
		value := breakable(f[1], float64(t.width-label-2), cells)
		for k := range max(len(left), len(value)) {
			t.line(pad(at(left, k), label, false) + "  " + at(value, k))
		}
	}
}

func at(lines []string, k int) string {
	if k < len(lines) {
		return lines[k]
	}
	return ""
}

// pad fills a cell up to its width.
func pad(s string, width int, right bool) string {
	room := strings.Repeat(" ", max(width-kit.Width(s), 0))
	if right {
		return room + s
	}
	return s + room
}

// gap stands between columns.
const gap = 2

func (t *typescript) table(b *paper.Table) {
	t.blank()
	if b.Title != "" {
		t.text(b.Title, 0)
	}
	said := say(t.l, b)
	widths, ok := t.columns(b, said)
	if !ok {
		t.records(said)
		return
	}
	rule := 0
	for _, w := range widths {
		rule += w + gap
	}
	line := strings.Repeat("-", max(rule-gap, 1))
	t.row(b, widths, said.heads, true)
	t.line(line)
	if b.Form {
		t.framed(b, widths, said.rows, line)
		return
	}
	for _, row := range said.rows {
		t.row(b, widths, row, false)
	}
	if said.totals != nil {
		t.line(line)
		t.row(b, widths, said.totals, false)
	}
}

// columns divides the width between the columns, false when it has no room.
func (t *typescript) columns(b *paper.Table, said *saidTable) ([]int, bool) {
	room := t.width - gap*(len(b.Columns)-1)
	widths, ok := fitted(b, said, float64(room), cells)
	out := make([]int, len(widths))
	for i, w := range widths {
		out[i] = int(w)
	}
	return out, ok
}

// row writes the cells of a row beside each other, each as many lines as it
// needs; headings stand at the bottom.
func (t *typescript) row(b *paper.Table, widths []int, row []string, head bool) {
	parts, most := make([][]string, len(row)), 1
	for i, s := range row {
		parts[i] = breakable(s, float64(widths[i]), cells)
		most = max(most, len(parts[i]))
	}
	for k := range most {
		out := make([]string, len(row))
		for i, lines := range parts {
			n := k
			if head {
				n -= most - len(lines)
			}
			s := ""
			if n >= 0 {
				s = at(lines, n)
			}
			out[i] = pad(s, widths[i], right(b.Columns[i].Kind))
		}
		t.line(strings.Join(out, strings.Repeat(" ", gap)))
	}
}

// records writes a table row by row, label and value.
func (t *typescript) records(said *saidTable) {
	for i, row := range said.all() {
		if i > 0 {
			t.blank()
		}
		var all [][2]string
		for k, s := range row {
			all = append(all, [2]string{said.heads[k], s})
		}
		t.pairs(all)
	}
}

func (t *typescript) plot(b *paper.Plot) {
	t.blank()
	if b.Title != "" {
		t.text(b.Title, 0)
	}
	type bar struct {
		label, value string
		n            paper.Value
	}
	bars, label, value := []bar{}, 0, 0
	add := func(name string, v paper.Value) {
		one := bar{name, Say(t.l, v), v}
		bars = append(bars, one)
		label, value = max(label, kit.Width(one.label)), max(value, kit.Width(one.value))
	}
	for _, p := range b.Points {
		add(p.Label, p.Value)
	}
	if b.Target.Kind != paper.None {
		add(b.TargetLabel, b.Target)
	}
	label = min(label, t.width/3)
	most := highest(b)
	for i, one := range bars {
		sign := "#"
		if i >= len(b.Points) {
			sign = "="
		}
		room := t.width - label - value - 2*gap
		length := 0
		if most > 0 && room > 0 {
			length = int(max(size(one.n), 0)*float64(room)/most + 0.5)
		}
		left := breakable(one.label, float64(label), cells)
		for k, s := range left {
			if k == 0 {
				t.line(pad(s, label, false) + "  " + pad(one.value, value, true) + "  " + strings.Repeat(sign, max(length, 0)))
				continue
			}
			t.line(s)
		}
	}
}

// size is a figure as a length; nothing for what is not known.
func size(v paper.Value) float64 {
	if v.Kind != paper.Decimal && v.Kind != paper.Share {
		return 0
	}
	n := float64(v.N)
	for range v.Places {
		n /= 10
	}
	return n
}

// highest is the greatest figure of a plot, its target among them.
func highest(b *paper.Plot) float64 {
	most := size(b.Target)
	for _, p := range b.Points {
		most = max(most, size(p.Value))
	}
	return most
}
