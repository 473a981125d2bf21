package roster

import (
	"strconv"
	"strings"

	"guyub/model"
	"guyub/model/text"
)

// chunkRows is how many rows stand together. A change copies one chunk, a
// search walks them; 1,024 keep both small.
const chunkRows = 1024

// chunk holds rows column by column. It never changes once published.
type chunk struct {
	n                                     int
	ids                                   []model.ID
	category, section, state, stage, risk []uint8
	sex, misses, flags                    []uint8
	district, counselor, group            []uint16 // numbers of the dictionaries
	born, nextReport, start, end          []model.Date
	nik                                   []uint64
	raw                                   []byte   // register, name, alias as written
	rawAt                                 []uint32 // 3 a row, and the end
	folded                                []byte   // what is searched: one line a row
	foldedAt                              []uint32 // 1 a row, and the end
}

// dictionary numbers the few values that many rows share; 0 is the empty one.
type dictionary[T comparable] struct {
	values []T
	number map[T]uint16
}

func newDictionary[T comparable]() dictionary[T] {
	var none T
	return dictionary[T]{values: []T{none}, number: map[T]uint16{none: 0}}
}

// add returns the number of v, a new one if need be. When a dictionary is full
// the value shares number 0; an office has far fewer.
func (d *dictionary[T]) add(v T) uint16 {
	if n, ok := d.number[v]; ok {
		return n
	}
	if len(d.values) > 0xffff {
		return 0
	}
	n := uint16(len(d.values))
	d.values = append(d.values, v)
	d.number[v] = n
	return n
}

func (d *dictionary[T]) clone() dictionary[T] {
	c := dictionary[T]{values: d.values[:len(d.values):len(d.values)], number: make(map[T]uint16, len(d.number))}
	for k, v := range d.number {
		c.number[k] = v
	}
	return c
}

// dictionaries are those of a snapshot.
type dictionaries struct {
	districts  dictionary[string]
	counselors dictionary[model.ID]
	groups     dictionary[model.ID]
}

func newDictionaries() *dictionaries {
	return &dictionaries{newDictionary[string](), newDictionary[model.ID](), newDictionary[model.ID]()}
}

func (d *dictionaries) clone() *dictionaries {
	return &dictionaries{d.districts.clone(), d.counselors.clone(), d.groups.clone()}
}

// knows reports whether the row needs no new number.
func (d *dictionaries) knows(r *Row) bool {
	_, a := d.districts.number[r.District]
	_, b := d.counselors.number[r.Counselor]
	_, c := d.groups.number[r.Group]
	return a && b && c
}

// fold returns the line of a row that is searched.
func fold(dst []byte, r *Row) []byte {
	dst = append(dst, text.Fold(r.Name)...)
	dst = append(dst, ' ')
	if r.Alias != "" {
		dst = append(dst, text.Fold(r.Alias)...)
		dst = append(dst, ' ')
	}
	dst = append(dst, text.Fold(r.Register)...)
	if r.NIK != 0 {
		dst = append(dst, ' ')
		dst = appendNIK(dst, r.NIK)
	}
	return append(dst, '\n')
}

// appendNIK writes the sixteen digits.
func appendNIK(dst []byte, n uint64) []byte {
	s := strconv.FormatUint(n, 10)
	for range 16 - len(s) {
		dst = append(dst, '0')
	}
	return append(dst, s...)
}

// builder fills a chunk.
type builder struct {
	chunk
	dict *dictionaries
}

func newBuilder(dict *dictionaries) *builder {
	b := &builder{dict: dict}
	b.rawAt = append(b.rawAt, 0)
	b.foldedAt = append(b.foldedAt, 0)
	return b
}

func (b *builder) add(r *Row) {
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
	b.district = append(b.district, b.dict.districts.add(r.District))
	b.counselor = append(b.counselor, b.dict.counselors.add(r.Counselor))
	b.group = append(b.group, b.dict.groups.add(r.Group))
	b.born = append(b.born, r.Born)
	b.nextReport = append(b.nextReport, r.NextReport)
	b.start = append(b.start, r.Start)
	b.end = append(b.end, r.End)
	b.nik = append(b.nik, r.NIK)
	for _, s := range [...]string{r.Register, r.Name, r.Alias} {
		b.raw = append(b.raw, s...)
		b.rawAt = append(b.rawAt, uint32(len(b.raw)))
	}
	b.folded = fold(b.folded, r)
	b.foldedAt = append(b.foldedAt, uint32(len(b.folded)))
}

// done returns the chunk without the room that filling it left over.
func (b *builder) done() *chunk {
	c := b.chunk
	c.raw = append([]byte(nil), b.raw...)
	c.folded = append([]byte(nil), b.folded...)
	return &c
}

// row takes row i of the chunk together again.
func (c *chunk) row(i int, d *dictionaries) Row {
	at := c.rawAt[3*i:]
	return Row{
		ID: c.ids[i], Register: string(c.raw[at[0]:at[1]]), Name: string(c.raw[at[1]:at[2]]), Alias: string(c.raw[at[2]:at[3]]),
		NIK: c.nik[i], Category: model.Category(c.category[i]), Section: model.Section(c.section[i]), State: model.TermState(c.state[i]),
		Stage: model.StageKind(c.stage[i]), Risk: model.Risk(c.risk[i]), Sex: model.Sex(c.sex[i]), Misses: c.misses[i], Flags: Flags(c.flags[i]),
		District: d.districts.values[c.district[i]], Counselor: d.counselors.values[c.counselor[i]], Group: d.groups.values[c.group[i]],
		Born: c.born[i], NextReport: c.nextReport[i], Start: c.start[i], End: c.end[i],
	}
}

// line returns what is searched of row i.
func (c *chunk) line(i int) []byte { return c.folded[c.foldedAt[i] : c.foldedAt[i+1]-1] }

// words splits what was typed into what every line found must hold.
func words(typed string) []string { return strings.Fields(text.Fold(typed)) }
