package roster

import (
	"bytes"
	"math/bits"
	"strconv"
	"strings"

	"guyub/model"
)

// chunkRows is how many rows stand together. A change copies one chunk, a
// search walks them; 1,024 keep both small.
const chunkRows = 1024

// wordsOf is the length of a set of bits, one for each of n things.
func wordsOf(n int) int { return (n + 63) / 64 }

// chunk holds rows column by column. It never changes once published.
type chunk struct {
	n                                     int
	ids                                   []model.ID
	category, section, state, stage, risk []uint8
	sex, misses, flags                    []uint8
	district, counselor, group            []uint16 // numbers of the dictionaries
	born, nextReport, start, end          []model.Date
	niks                                  []nik
	names                                 texts // name, and after fieldEnd the alias if any
	registers                             texts
	// odd are the rows that the columns cannot hold: texts that differ from
	// what is searched by more than capitals, as after an accent was folded,
	// and numbers that are too long for a NIK.
	odd map[int]oddRow
	// anonymous: a row of the chunk is of a client who is.
	anonymous bool
}

type oddRow struct {
	name, alias, register string
	nik                   uint64
}

// name returns the folded name of row k.
func (c *chunk) name(k int) []byte {
	name, _, _ := bytes.Cut(c.names.line(k), []byte{fieldEnd})
	return name
}

// row puts row k together again.
func (c *chunk) row(k int, d *dictionaries) Row {
	r := Row{
		ID: c.ids[k], NIK: c.niks[k].number(),
		Category: model.Category(c.category[k]), Section: model.Section(c.section[k]), State: model.TermState(c.state[k]),
		Stage: model.StageKind(c.stage[k]), Risk: model.Risk(c.risk[k]), Sex: model.Sex(c.sex[k]), Misses: c.misses[k], Flags: Flags(c.flags[k]),
		District: d.districts.values[c.district[k]], Counselor: d.counselors.values[c.counselor[k]], Group: d.groups.values[c.group[k]],
		Born: c.born[k], NextReport: c.nextReport[k], Start: c.start[k], End: c.end[k],
	}
	if o, ok := c.odd[k]; ok {
		r.Name, r.Alias, r.Register, r.NIK = o.name, o.alias, o.register, o.nik
		return r
	}
	var short [128]byte
	line := c.names.appendWritten(short[:0], k)
	names := len(line)
	written := string(c.registers.appendWritten(line, k)) // one text for all
	r.Name, r.Alias, _ = strings.Cut(written[:names], string(rune(fieldEnd)))
	r.Register = written[names:]
	return r
}

// search drops the rows that hold the word neither in name and alias, nor in
// register or NIK.
func (c *chunk) search(h *hits, word []byte) {
	var found hits
	c.names.search(&found, word)
	c.registers.search(&found, word)
	if part := nikPart(word); part != nil {
		for w := range h {
			for b := h[w] &^ found[w]; b != 0; b &= b - 1 {
				if k := w*64 + bits.TrailingZeros64(b); c.niks[k].holds(part) {
					found[w] |= 1 << (k % 64)
				}
			}
		}
	}
	for k, o := range c.odd {
		if c.niks[k] == longNIK && o.nikHolds(word) {
			found[k/64] |= 1 << (k % 64)
		}
	}
	for w := range h {
		h[w] &= found[w]
	}
}

// narrow is search for the few rows that an earlier word has left.
func (c *chunk) narrow(h *hits, word []byte) {
	part := nikPart(word)
	for w := range h {
		for b := h[w]; b != 0; b &= b - 1 {
			k := w*64 + bits.TrailingZeros64(b)
			if bytes.Contains(c.names.line(k), word) || bytes.Contains(c.registers.line(k), word) || part != nil && c.niks[k].holds(part) {
				continue
			}
			if o := c.odd[k]; c.niks[k] != longNIK || !o.nikHolds(word) {
				h[w] &^= 1 << (k % 64)
			}
		}
	}
}

// nikHolds reports whether the word occurs in the number of a row whose number
// is too long for a NIK.
func (o *oddRow) nikHolds(word []byte) bool {
	return bytes.Contains(strconv.AppendUint(nil, o.nik, 10), word)
}

// builder fills a chunk.
type builder struct {
	chunk
	dict *dictionaries
}

// newBuilder returns a builder with room for n rows. Adding rows whose values
// dict knows only reads it.
func newBuilder(dict *dictionaries, n int) *builder {
	small := func() []uint8 { return make([]uint8, 0, n) }
	numbers := func() []uint16 { return make([]uint16, 0, n) }
	days := func() []model.Date { return make([]model.Date, 0, n) }
	return &builder{dict: dict, chunk: chunk{
		ids:      make([]model.ID, 0, n),
		category: small(), section: small(), state: small(), stage: small(), risk: small(), sex: small(), misses: small(), flags: small(),
		district: numbers(), counselor: numbers(), group: numbers(),
		born: days(), nextReport: days(), start: days(), end: days(),
		niks: make([]nik, 0, n), names: newTexts(n, 24*n), registers: newTexts(n, 20*n),
	}}
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
	b.columns(r, packNIK(r.NIK), district, b.dict.counselors.add(r.Counselor), b.dict.groups.add(r.Group))
	exact := appendFolded(&b.names, t.name)
	if len(t.alias) > 0 {
		b.names.bytes = append(b.names.bytes, fieldEnd)
		exact = appendFolded(&b.names, t.alias) && exact
	}
	b.names.endLine()
	exact = appendFolded(&b.registers, t.register) && exact
	b.registers.endLine()
	if !exact || b.niks[b.n-1] == longNIK {
		b.setOdd(oddRow{string(t.name), string(t.alias), string(t.register), r.NIK})
	}
}

// columns appends everything but the text.
func (b *builder) columns(r *Row, number nik, district, counselor, group uint16) {
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
	b.anonymous = b.anonymous || r.Flags&Anonymous != 0
	b.district = append(b.district, district)
	b.counselor = append(b.counselor, counselor)
	b.group = append(b.group, group)
	b.born = append(b.born, r.Born)
	b.nextReport = append(b.nextReport, r.NextReport)
	b.start = append(b.start, r.Start)
	b.end = append(b.end, r.End)
	b.niks = append(b.niks, number)
}

// copy appends row k of another chunk of the same dictionaries, without
// folding its text anew.
func (b *builder) copy(c *chunk, k int) {
	b.columns(&Row{
		ID:       c.ids[k],
		Category: model.Category(c.category[k]), Section: model.Section(c.section[k]), State: model.TermState(c.state[k]),
		Stage: model.StageKind(c.stage[k]), Risk: model.Risk(c.risk[k]), Sex: model.Sex(c.sex[k]), Misses: c.misses[k], Flags: Flags(c.flags[k]),
		Born: c.born[k], NextReport: c.nextReport[k], Start: c.start[k], End: c.end[k],
	}, c.niks[k], c.district[k], c.counselor[k], c.group[k])
	b.names.copyLine(&c.names, k)
	b.registers.copyLine(&c.registers, k)
	if o, ok := c.odd[k]; ok {
		b.setOdd(o)
	}
}

func (b *builder) setOdd(o oddRow) {
	if b.odd == nil {
		b.odd = map[int]oddRow{}
	}
	b.odd[b.n-1] = o
}

// done returns the chunk without the room that filling it left over.
func (b *builder) done() *chunk {
	c := b.chunk
	c.names.clip()
	c.registers.clip()
	return &c
}
