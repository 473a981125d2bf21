package roster

import (
	"bytes"
	"math/bits"
	"strconv"
	"strings"

	"guyub/model"
	"guyub/model/text"
)

// chunkRows is how many rows stand together. A change copies one chunk, a
// search walks them; 1,024 keep both small.
const chunkRows = 1024

// wordsOf is the length of a set of bits, one for each of n rows.
func wordsOf(n int) int { return (n + 63) / 64 }

// hits is a set of rows of one chunk.
type hits [chunkRows / 64]uint64

// chunk holds rows column by column. It never changes once published.
//
// A row's text stands once, folded, as it is searched; what was written is
// told from it by the letters that were capitals. Keeping both forms would
// take 170 bytes a client in place of 115.
type chunk struct {
	n                                     int
	ids                                   []model.ID
	category, section, state, stage, risk []uint8
	sex, misses, flags                    []uint8
	district, counselor, group            []uint16 // numbers of the dictionaries
	born, nextReport, start, end          []model.Date

	lines  []byte   // one line a row: name, alias, register, NIK, each but the last ended by fieldEnd
	lineAt []uint32 // where each line starts, and the end
	caps   []uint64 // a bit for each byte of lines: written as a capital
	// odd are the texts of rows whose lines differ from what was written by
	// more than capitals, as after an accent was folded.
	odd map[int]oddText
}

type oddText struct{ name, alias, register string }

// fieldEnd and lineEnd separate what is searched. Neither occurs in folded
// text, so no match reaches over them; both sort before every letter.
const (
	fieldEnd = 0x1f
	lineEnd  = '\n'
)

// line returns what is searched of row k.
func (c *chunk) line(k int) []byte { return c.lines[c.lineAt[k] : c.lineAt[k+1]-1] }

// name returns the folded name of row k.
func (c *chunk) name(k int) []byte {
	line := c.line(k)
	return line[:bytes.IndexByte(line, fieldEnd)]
}

// register returns the folded register number of row k.
func (c *chunk) register(k int) []byte {
	_, rest, _ := bytes.Cut(c.line(k), []byte{fieldEnd})
	_, rest, _ = bytes.Cut(rest, []byte{fieldEnd})
	register, _, _ := bytes.Cut(rest, []byte{fieldEnd})
	return register
}

// row puts row k together again.
func (c *chunk) row(k int, d *dictionaries) Row {
	r := Row{
		ID: c.ids[k], Category: model.Category(c.category[k]), Section: model.Section(c.section[k]), State: model.TermState(c.state[k]),
		Stage: model.StageKind(c.stage[k]), Risk: model.Risk(c.risk[k]), Sex: model.Sex(c.sex[k]), Misses: c.misses[k], Flags: Flags(c.flags[k]),
		District: d.districts.values[c.district[k]], Counselor: d.counselors.values[c.counselor[k]], Group: d.groups.values[c.group[k]],
		Born: c.born[k], NextReport: c.nextReport[k], Start: c.start[k], End: c.end[k],
	}
	written := c.written(k)
	var nik string
	r.Name, written, _ = strings.Cut(written, string(rune(fieldEnd)))
	r.Alias, written, _ = strings.Cut(written, string(rune(fieldEnd)))
	r.Register, nik, _ = strings.Cut(written, string(rune(fieldEnd)))
	if nik != "" {
		r.NIK, _ = strconv.ParseUint(nik, 10, 64)
	}
	if o, ok := c.odd[k]; ok {
		r.Name, r.Alias, r.Register = o.name, o.alias, o.register
	}
	return r
}

// written returns the line of row k with its capitals.
func (c *chunk) written(k int) string {
	var short [128]byte
	line := append(short[:0], c.line(k)...)
	from, to := int(c.lineAt[k]), int(c.lineAt[k+1])
	for w := from / 64; w <= (to-1)/64; w++ {
		for b := c.caps[w]; b != 0; b &= b - 1 {
			if i := w*64 + bits.TrailingZeros64(b) - from; i >= 0 && i < len(line) {
				line[i] -= 'a' - 'A'
			}
		}
	}
	return string(line)
}

// builder fills a chunk.
type builder struct {
	chunk
	dict *dictionaries
}

// newBuilder returns a builder with room for n rows. Adding rows whose values
// dict knows only reads it.
func newBuilder(dict *dictionaries, n int) *builder {
	small := func(columns int) func() []uint8 {
		all := make([]uint8, columns*n)
		return func() []uint8 {
			one := all[:0:n]
			all = all[n:]
			return one
		}
	}(8)
	days := func() []model.Date { return make([]model.Date, 0, n) }
	numbers := func() []uint16 { return make([]uint16, 0, n) }
	b := &builder{dict: dict, chunk: chunk{
		ids:      make([]model.ID, 0, n),
		category: small(), section: small(), state: small(), stage: small(), risk: small(), sex: small(), misses: small(), flags: small(),
		district: numbers(), counselor: numbers(), group: numbers(),
		born: days(), nextReport: days(), start: days(), end: days(),
		lineAt: make([]uint32, 1, n+1),
		// Most lines are 40 to 60 bytes long.
		lines: make([]byte, 0, 64*n), caps: make([]uint64, 0, n),
	}}
	return b
}

// add appends a row.
func (b *builder) add(r *Row) {
	addRow(b, r, &fields[string]{r.Register, r.Name, r.Alias, r.District})
}

// fields are the texts of a row, in memory or still in its encoded form.
type fields[S string | []byte] struct{ register, name, alias, district S }

// addRow appends a row with its texts from t.
func addRow[S string | []byte](b *builder, r *Row, t *fields[S]) {
	district, ok := b.dict.districts.number[string(t.district)]
	if !ok {
		district = b.dict.districts.add(string(t.district))
	}
	b.columns(r, district, b.dict.counselors.add(r.Counselor), b.dict.groups.add(r.Group))
	exact := appendFolded(b, t.name)
	b.lines = append(b.lines, fieldEnd)
	exact = appendFolded(b, t.alias) && exact
	b.lines = append(b.lines, fieldEnd)
	exact = appendFolded(b, t.register) && exact
	b.lines = append(b.lines, fieldEnd)
	if r.NIK != 0 {
		b.lines = appendNIK(b.lines, r.NIK)
	}
	b.endLine()
	if !exact {
		b.setOdd(oddText{string(t.name), string(t.alias), string(t.register)})
	}
}

// columns appends everything but the text.
func (b *builder) columns(r *Row, district, counselor, group uint16) {
	b.n++
	b.ids = append(b.ids, r.ID)
	b.category = append(b.category, uint8(r.Category))
	b.section = append(b.section, uint8(r.Section))
	b.state = append(b.state, uint8(r.State))
	b.stage = append(b.stage, uint8(r.Stage))
	b.risk = append(b.risk, uint8(r.Risk))
	b.sex = append(b.sex, uint8(r.Sex))
	b.misses = append(b.misses, r.Misses)
	b.flags = append(b.flags, uint8(r.Flags))
	b.district = append(b.district, district)
	b.counselor = append(b.counselor, counselor)
	b.group = append(b.group, group)
	b.born = append(b.born, r.Born)
	b.nextReport = append(b.nextReport, r.NextReport)
	b.start = append(b.start, r.Start)
	b.end = append(b.end, r.End)
}

// copy appends row k of another chunk of the same dictionaries: some ten times
// as fast as folding its text anew.
func (b *builder) copy(c *chunk, k int) {
	b.columns(&Row{
		ID: c.ids[k], Category: model.Category(c.category[k]), Section: model.Section(c.section[k]), State: model.TermState(c.state[k]),
		Stage: model.StageKind(c.stage[k]), Risk: model.Risk(c.risk[k]), Sex: model.Sex(c.sex[k]), Misses: c.misses[k], Flags: Flags(c.flags[k]),
		Born: c.born[k], NextReport: c.nextReport[k], Start: c.start[k], End: c.end[k],
	}, c.district[k], c.counselor[k], c.group[k])
	from, to := int(c.lineAt[k]), int(c.lineAt[k+1])
	shift := len(b.lines) - from
	b.lines = append(b.lines, c.lines[from:to-1]...)
	for w := from / 64; w <= (to-1)/64; w++ {
		for set := c.caps[w]; set != 0; set &= set - 1 {
			if at := w*64 + bits.TrailingZeros64(set); at >= from && at < to {
				b.capital(at + shift)
			}
		}
	}
	b.endLine()
	if o, ok := c.odd[k]; ok {
		b.setOdd(o)
	}
}

func (b *builder) endLine() {
	b.lines = append(b.lines, lineEnd)
	b.lineAt = append(b.lineAt, uint32(len(b.lines)))
	for len(b.caps) < wordsOf(len(b.lines)) {
		b.caps = append(b.caps, 0)
	}
}

func (b *builder) setOdd(o oddText) {
	if b.odd == nil {
		b.odd = map[int]oddText{}
	}
	b.odd[b.n-1] = o
}

// capital notes that byte at of the lines was written as a capital.
func (b *builder) capital(at int) {
	for len(b.caps) <= at/64 {
		b.caps = append(b.caps, 0)
	}
	b.caps[at/64] |= 1 << (at % 64)
}

// appendFolded appends what [text.Fold] makes of s, and reports whether s can
// be told from it and the capitals. It folds plain ASCII, which is nearly all
// there is, in place.
func appendFolded[S string | []byte](b *builder, s S) bool {
	if !plain(s) {
		b.lines = append(b.lines, text.Fold(string(s))...)
		return false
	}
	at := len(b.lines)
	b.lines = append(b.lines, s...)
	for i, ch := range b.lines[at:] {
		if ch >= 'A' && ch <= 'Z' {
			b.lines[at+i] += 'a' - 'A'
			b.capital(at + i)
		}
	}
	return true
}

// plain reports whether folding s only lowers its capitals: it is printable
// ASCII and its words stand one space apart.
func plain[S string | []byte](s S) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < 0x20 || c >= 0x7f || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' ' || len(s) == 0
}

// appendNIK writes the sixteen digits.
func appendNIK(dst []byte, n uint64) []byte {
	var digits [20]byte
	s := strconv.AppendUint(digits[:0], n, 10)
	for range 16 - len(s) {
		dst = append(dst, '0')
	}
	return append(dst, s...)
}

// done returns the chunk without the room that filling it left over.
func (b *builder) done() *chunk {
	c := b.chunk
	c.lines = append(make([]byte, 0, len(b.lines)), b.lines...)
	c.caps = append(make([]uint64, 0, len(b.caps)), b.caps...)
	return &c
}
