package press

import (
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"guyub/model/paper"
	"guyub/tui/lang"
)

// PDF writes a document as a PDF of A4 pages: upright, or lying where a table
// asks for it.
func PDF(w io.Writer, l *lang.Strings, d *paper.Document) error {
	p, err := typeset(l, d, true)
	if err != nil {
		return err
	}
	return p.pdf.Output(w)
}

// typeset lays the document out twice: only then is it known of how many pages
// each is one.
func typeset(l *lang.Strings, d *paper.Document, compress bool) (*page, error) {
	d = d.Clean()
	first := newPage(l, d, 0, compress)
	first.document()
	second := newPage(l, d, first.pdf.PageCount(), compress)
	second.document()
	return second, second.pdf.Error()
}

// The measures of a page, in millimetres, and of its letters, in points.
const (
	marginX      = 20.0
	marginTop    = 16.0
	marginBottom = 16.0
	bodySize     = 9.5
	cellSize     = 8.5
	smallSize    = 7.0
	leading      = 0.44 // millimetres of a line for each point
	cellGap      = 2.5
	rowGap       = 0.8  // above and below the text of a row
	hair         = 0.01 // by which text that fits exactly is not too long
)

// page is a document on its pages, and where the next line goes.
type page struct {
	pdf    *fpdf.Fpdf
	l      *lang.Strings
	d      *paper.Document
	total  int // pages; 0 while it is not known
	width  float64
	height float64
	y      float64
	bottom float64 // nothing but the footer below it
	footer []string
	begun  bool // the next page is not the first
	// follows is how much room what comes after the block under way wants on the
	// same page: where people sign never stands alone.
	follows float64
}

func newPage(l *lang.Strings, d *paper.Document, total int, compress bool) *page {
	p := &page{l: l, d: d, total: total, width: 210, height: 297}
	if p.setup(compress); p.tooWide() {
		p.width, p.height = p.height, p.width
		p.setup(compress)
	}
	p.footer = p.wrap(d.Footer, p.room()-30, smallSize, false)
	p.bottom = p.height - marginBottom - float64(len(p.footer))*smallSize*leading
	return p
}

func (p *page) setup(compress bool) {
	orientation := "P"
	if p.width > p.height {
		orientation = "L"
	}
	p.pdf = fpdf.New(orientation, "mm", "A4", "")
	p.pdf.SetCompression(compress)
	p.pdf.SetCatalogSort(true)
	p.pdf.SetCreationDate(p.d.Made)
	p.pdf.SetModificationDate(p.d.Made)
	p.pdf.SetProducer("guyub", true)
	p.pdf.SetTitle(p.d.Title, true)
	p.pdf.SetLang(p.d.Language)
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetMargins(marginX, marginTop, marginX)
}

// room is how wide a line may be.
func (p *page) room() float64 { return p.width - 2*marginX }

// tooWide reports whether a table has no room on an upright page.
func (p *page) tooWide() bool {
	for _, b := range p.d.Blocks {
		if t, ok := b.(paper.Table); ok {
			if _, _, fits := p.plan(&t, say(p.l, &t)); !fits {
				return true
			}
		}
	}
	return false
}

func (p *page) font(size float64, bold bool) {
	style := ""
	if bold {
		style = "B"
	}
	p.pdf.SetFont("Helvetica", style, size)
}

// long returns the width of letters in the font that is set.
func (p *page) long(s string) float64 { return p.pdf.GetStringWidth(s) }

// wrap returns a text in lines of letters.
func (p *page) wrap(s string, room, size float64, bold bool) []string {
	if s == "" {
		return nil
	}
	p.font(size, bold)
	var out []string
	for one := range strings.SplitSeq(s, "\n") {
		out = append(out, breakable(letters(one), room, p.long)...)
	}
	return out
}

// need begins a new page when less than h is left.
func (p *page) need(h float64) {
	if !p.begun || p.y+h > p.bottom {
		p.turn()
	}
}

// turn begins a page.
func (p *page) turn() {
	p.pdf.AddPage()
	p.foot()
	p.y = marginTop
	if p.d.Secret != "" {
		p.secret()
	}
	if p.begun {
		p.running()
	}
	p.begun = true
}

// secret marks the page as one that names people.
func (p *page) secret() {
	p.font(10, true)
	word := letters(p.d.Secret)
	w := p.long(word) + 6
	p.pdf.SetLineWidth(0.4)
	p.pdf.Rect(p.width-marginX-w, marginTop-8, w, 6.5, "D")
	p.put(p.width-marginX-w+3, marginTop-3.3, word)
}

// running is the head of the pages after the first.
func (p *page) running() {
	for _, line := range p.wrap(p.d.Title, p.room(), smallSize+1, false) {
		p.y += (smallSize + 1) * leading
		p.put(marginX, p.y, line)
	}
	p.y += 1.5
	p.rule(0.2)
	p.y += 4
}

// foot writes what stands at the bottom of the page.
func (p *page) foot() {
	p.font(smallSize, false)
	y := p.bottom + 3
	p.pdf.SetLineWidth(0.1)
	p.pdf.Line(marginX, y, p.width-marginX, y)
	for i, line := range p.footer {
		p.put(marginX, y+float64(i+1)*smallSize*leading, line)
	}
	number := letters(p.l.F(p.l.Report.PageOf, p.pdf.PageNo(), p.total))
	p.put(p.width-marginX-p.long(number), y+smallSize*leading, number)
}

// put writes letters on a base line.
func (p *page) put(x, y float64, s string) { p.pdf.Text(x, y, s) }

func (p *page) rule(width float64) {
	p.pdf.SetLineWidth(width)
	p.pdf.Line(marginX, p.y, p.width-marginX, p.y)
}

func (p *page) document() {
	p.need(0)
	p.letterhead()
	for _, line := range p.wrap(p.d.Title, p.room(), 13, true) {
		p.y += 13 * leading
		p.centred(line)
	}
	p.numbered(p.d.Number)
	p.y += 3
	p.facts(p.d.Head)
	p.blocks(p.d.Blocks)
	p.notes()
	if p.d.Sign != nil {
		p.sign(p.d.Sign)
	}
}

func (p *page) centred(s string) { p.put((p.width-p.long(s))/2, p.y, s) }

func (p *page) letterhead() {
	for i, s := range p.d.Letterhead {
		size := 9.0
		if i == 0 {
			size = 14
		}
		for _, line := range p.wrap(s, p.room(), size, i == 0) {
			p.y += size * leading
			p.centred(line)
		}
	}
	p.y += 2.5
	p.rule(0.7)
	p.y += 0.9
	p.rule(0.2)
	p.y += 5
}

func (p *page) block(b paper.Block) {
	switch b := b.(type) {
	case paper.Heading:
		p.heading(b.Text)
	case paper.Paragraph:
		p.paragraph(b.Text)
	case paper.Facts:
		p.facts(b.Rows)
	case paper.Table:
		p.table(&b)
	case paper.Plot:
		p.plot(&b)
	case paper.PageBreak:
		if p.y > marginTop {
			p.turn()
		}
	default:
		p.letterBlock(b)
	}
}

// withHeading is the room that a heading wants below it, so that none stands
// alone at the end of a page.
const withHeading = 46.0

func (p *page) heading(s string) {
	lines := p.wrap(s, p.room(), 11, true)
	p.need(5 + float64(len(lines))*11*leading + withHeading)
	p.y += 5
	p.font(11, true)
	for _, line := range lines {
		p.y += 11 * leading
		p.put(marginX, p.y, line)
	}
	p.y += 1.5
}

func (p *page) paragraph(s string) {
	p.lines(p.wrap(s, p.room(), bodySize, false), 0, "")
	p.y += 1.5
}

// together is how many lines of a text at least stand on a page.
const together = 2

// lines writes a text, from further right if it hangs from a mark. Neither its
// first nor its last line stands alone on a page, and what signs it follows its
// end.
func (p *page) lines(all []string, indent float64, mark string) {
	const height = bodySize * leading
	for k, line := range all {
		left := len(all) - k
		switch {
		case left <= together:
			p.need(float64(left)*height + p.follows)
		case k == 0 || left == together+1:
			p.need(together * height)
		default:
			p.need(height)
		}
		p.font(bodySize, false)
		p.y += height
		if k == 0 {
			p.put(marginX, p.y, mark)
		}
		p.put(marginX+indent, p.y, line)
	}
}

func (p *page) facts(all []paper.Fact) { p.pairs(facts(p.l, all), bodySize) }

// pairs writes labels and values beside each other.
func (p *page) pairs(all [][2]string, size float64) {
	label := 0.0
	p.font(size, false)
	for _, f := range all {
		label = max(label, p.long(letters(f[0])))
	}
	label = min(label, p.room()/2) + 4
	for _, f := range all {
		left := p.wrap(f[0], label-4+hair, size, false)
		value := p.wrap(f[1], p.room()-label+hair, size, false)
		for k := range max(len(left), len(value), 1) {
			p.need(size * leading)
			p.font(size, false)
			p.y += size * leading
			p.put(marginX, p.y, at(left, k))
			p.put(marginX+label, p.y, at(value, k))
		}
	}
	p.y += 1.5
}

func (p *page) notes() {
	if len(p.d.Notes) == 0 {
		return
	}
	p.heading(p.l.Report.Notes)
	for i, note := range p.d.Notes {
		number := p.l.Number(i+1) + "."
		const indent = 6.0
		for k, line := range p.wrap(note, p.room()-indent, cellSize, false) {
			p.need(cellSize * leading)
			p.font(cellSize, false)
			p.y += cellSize * leading
			if k == 0 {
				p.put(marginX, p.y, number)
			}
			p.put(marginX+indent, p.y, line)
		}
	}
}
