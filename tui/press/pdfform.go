package press

import (
	"fmt"
	"strings"

	"guyub/model/paper"
)

// The blocks of letters and forms on pages.

// numbered is the line under the title of a letter.
func (p *page) numbered(number string) {
	if number == "" {
		return
	}
	for _, line := range p.wrap(p.l.F(p.l.Letters.Number, number), p.room(), bodySize, false) {
		p.y += bodySize*leading + 0.8
		p.centred(line)
	}
}

// tall is how high some blocks are, as they come out on a page of their own; 0
// when no page holds them.
func (p *page) tall(all []paper.Block) float64 {
	alone := &paper.Document{Title: p.d.Title, Secret: p.d.Secret, Footer: p.d.Footer, Made: p.d.Made}
	trial := newPage(p.l, alone, 1, false)
	trial.need(0)
	top := trial.y
	trial.blocks(all)
	if trial.pdf.PageCount() > 1 {
		return 0
	}
	return trial.y - top
}

// hangs is how far right a text begins that hangs from a mark.
const hangs = 7.0

func (p *page) letterBlock(b paper.Block) {
	switch b := b.(type) {
	case paper.Part:
		p.need(p.tall(b.Blocks))
		p.blocks(b.Blocks)
	case paper.Address:
		p.address(b.Lines)
	case paper.Clauses:
		p.clauses(b.Items)
	case paper.List:
		for i, item := range b.Items {
			p.hanging(fmt.Sprintf("%d.", i+1), item)
		}
		p.y += 1.5
	case paper.Ticks:
		p.ticks(b.Items)
	case paper.Blanks:
		p.blanks(b)
	case paper.Signatures:
		for _, row := range signRows(b.Columns) {
			p.signs(row)
		}
	}
}

func (p *page) address(all []string) {
	const height = bodySize * leading
	p.need(float64(len(all))*height + 4)
	p.y += 2
	for _, s := range all {
		p.lines(p.wrap(s, p.room()*0.6, bodySize, false), 0, "")
	}
	p.y += 3
}

func (p *page) clauses(all []paper.Clause) {
	const height = bodySize * leading
	rest := p.follows
	for i, c := range all {
		p.follows = 0
		if i == len(all)-1 {
			p.follows = rest
		}
		heads := p.wrap(p.l.F(p.l.Letters.Clause, i+1), p.room(), bodySize, true)
		if c.Title != "" {
			heads = append(heads, p.wrap(strings.ToUpper(c.Title), p.room(), bodySize, true)...)
		}
		p.need(3 + float64(len(heads)+3)*height) // a heading has some of its text below it
		p.y += 3
		p.font(bodySize, true)
		for _, line := range heads {
			p.y += height
			p.centred(line)
		}
		p.y += 1.5
		for line := range strings.SplitSeq(c.Text, "\n") {
			mark, rest := hung(line)
			if mark == "" {
				p.lines(p.wrap(line, p.room(), bodySize, false), 0, "")
				continue
			}
			p.hanging(mark, rest)
		}
	}
	p.y += 1.5
}

// hanging writes a text that hangs from a mark.
func (p *page) hanging(mark, s string) {
	all := p.wrap(s, p.room()-hangs, bodySize, false)
	if len(all) == 0 {
		all = []string{""}
	}
	p.lines(all, hangs, letters(mark))
}

func (p *page) ticks(all []paper.Tick) {
	const height, side = bodySize * leading, 3.0
	for _, one := range all {
		lines := p.wrap(one.Text, p.room()-hangs, bodySize, false)
		p.need(float64(max(len(lines), 1))*height + 1)
		p.y += 0.6
		box := p.y + height - side + 0.5
		p.pdf.SetLineWidth(0.25)
		p.pdf.Rect(marginX, box, side, side, "D")
		if one.Done {
			p.pdf.Line(marginX, box, marginX+side, box+side)
			p.pdf.Line(marginX, box+side, marginX+side, box)
		}
		p.lines(lines, hangs, "")
	}
	p.y += 1.5
}

// blanks are dotted lines, as far apart as somebody writes.
func (p *page) blanks(b paper.Blanks) {
	const apart = 7.5
	label := p.wrap(b.Label, p.room(), bodySize, false)
	follows := p.follows
	p.follows = 0
	p.need(float64(len(label))*bodySize*leading + float64(min(b.Lines, together))*apart)
	p.lines(label, 0, "")
	for k := range b.Lines {
		p.need(apart)
		if left := b.Lines - k; left <= together {
			p.need(float64(left)*apart + follows)
		}
		p.y += apart
		p.pdf.SetLineWidth(0.2)
		p.pdf.SetDashPattern([]float64{0.3, 0.8}, 0)
		p.pdf.Line(marginX, p.y, p.width-marginX, p.y)
		p.pdf.SetDashPattern(nil, 0)
	}
	p.y += 2.5
}

// blocks writes blocks one after the other, and keeps where people sign with
// what stands above it.
func (p *page) blocks(all []paper.Block) {
	for i, b := range all {
		p.follows = p.after(all, i)
		p.block(b)
	}
	p.follows = 0
}

// after is how much room the block after a block wants on its page: nothing but
// where people sign.
func (p *page) after(all []paper.Block, i int) float64 {
	if i+1 == len(all) {
		if p.d.Sign != nil && len(p.d.Notes) == 0 {
			return p.signLines([]paper.Signature{*p.d.Sign}, p.room()*0.45).height()
		}
		return 0
	}
	b, ok := all[i+1].(paper.Signatures)
	if !ok {
		return 0
	}
	total := 0.0
	for _, row := range signRows(b.Columns) {
		total += p.signLines(row, p.columnOf(row)).height()
	}
	return min(total, p.bottom/2)
}

// columnGap stands between people who sign beside each other.
const columnGap = 8.0

func (p *page) columnOf(row []paper.Signature) float64 {
	return (p.room() - columnGap*float64(len(row)-1)) / float64(len(row))
}

// signs writes where some people sign, beside each other and all on one page.
func (p *page) signs(row []paper.Signature) {
	room := p.columnOf(row)
	p.signing(p.signLines(row, room), marginX, room)
}

// sign writes where one person signs, at the right.
func (p *page) sign(s *paper.Signature) {
	x := marginX + p.room()*0.55
	room := p.width - marginX - x
	p.signing(p.signLines([]paper.Signature{*s}, room), x, room)
}

// signLines are the texts of people who sign beside each other, in lines.
type signLines struct {
	place, role, name, id [][]string
}

// signSpace is how much room a signature takes.
const signSpace = 17.0

func (p *page) signLines(row []paper.Signature, room float64) *signLines {
	out := &signLines{}
	for _, s := range row {
		out.place = append(out.place, p.wrap(s.Place, room, bodySize, false))
		out.role = append(out.role, p.wrap(s.Role, room, bodySize, false))
		out.name = append(out.name, p.wrap(s.Name, room, bodySize, true))
		out.id = append(out.id, p.wrap(s.ID, room, cellSize, false))
	}
	return out
}

func most(columns [][]string) int {
	n := 0
	for _, lines := range columns {
		n = max(n, len(lines))
	}
	return n
}

func (s *signLines) height() float64 {
	return float64(most(s.place)+most(s.role)+max(most(s.name), 1)+most(s.id))*bodySize*leading + signSpace + 8
}

// signing writes them from x on; who has no name gets a line to write it on.
func (p *page) signing(s *signLines, x, room float64) {
	p.need(s.height())
	p.y += 8
	write := func(columns [][]string, size float64, bold bool) {
		p.font(size, bold)
		for i, lines := range columns {
			for k, line := range lines {
				p.put(x+float64(i)*(room+columnGap), p.y+float64(k+1)*bodySize*leading, line)
			}
		}
		p.y += float64(most(columns)) * bodySize * leading
	}
	write(s.place, bodySize, false)
	write(s.role, bodySize, false)
	p.y += signSpace
	for i, name := range s.name {
		if len(name) == 0 && s.anybody(i) {
			at := x + float64(i)*(room+columnGap)
			p.pdf.SetLineWidth(0.2)
			p.pdf.Line(at, p.y+bodySize*leading, at+min(room, 60), p.y+bodySize*leading)
		}
	}
	before := p.y
	write(s.name, bodySize, true)
	p.y = max(p.y, before+bodySize*leading)
	write(s.id, cellSize, false)
	p.y += 3
}

// anybody reports whether somebody signs in a column: one with nothing in it
// keeps the place free.
func (s *signLines) anybody(i int) bool { return len(s.place[i])+len(s.role[i])+len(s.name[i]) > 0 }
