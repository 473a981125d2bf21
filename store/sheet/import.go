package sheet

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"guyub/model"
)

// Options say how a table is imported.
type Options struct {
	Book   Book
	DryRun bool // say what would happen, keep nothing
	// Skip is how many rows were dealt with before: they are passed over, and
	// nothing is told of them. Totals do not count them.
	Skip int
	// Each is told about every row, in order, once its outcome is certain.
	Each func(Outcome) error
	// Progress is told about every hundred rows.
	Progress func(Totals)
}

// Fate is what happened, or would happen, with a row.
type Fate uint8

// The fates of a row.
const (
	New       Fate = iota + 1 // something that the office did not have
	Updated                   // something of which some fields changed
	Unchanged                 // something that was like this already
	Rejected                  // a row that could not be taken
)

// Outcome is what became of a row.
type Outcome struct {
	Row     Row
	Fate    Fate
	Key     string // register number, NIP, code: by what the row is known
	Name    string
	Changes []Change // of an update
	Reasons []Reason // of a rejection
	Doubts  []Reason // of a row that went in all the same
}

// Totals count what became of the rows. Rows is always the sum of the next
// four.
type Totals struct {
	Rows, New, Updated, Unchanged, Rejected int
	Blank                                   int   // blank lines, which are no rows
	Doubtful                                int   // rows that went in with a doubt
	Bytes                                   int64 // of [Table.Size], read so far
}

// chunk is how many rows wait to be kept together: few enough for one
// transaction, many enough that a long table does not wait for the disk at
// every row.
const chunk = 50

// mostWhole is how many rows a table may have that is read to its end before
// anything is kept. The whole country has some 7,800 regions; what is longer is
// not the area of an office.
const mostWhole = 10_000

// ErrManyRegions is a table that cannot be the working area of an office.
var ErrManyRegions = fmt.Errorf("berkas ini berisi lebih dari %d baris; pilih wilayah kerja kantor saja", mostWhole)

// Import brings the rows of a table into the office and tells what became of
// each. What a row means is found by its key: it is added or updated, never
// doubled, and nothing is ever taken away. A cell that is empty changes
// nothing. An interrupted import is taken up again by importing the same file:
// rows that went in are found unchanged, and with [Options.Skip] they are not
// even looked up.
//
// The error is one of reading, of keeping or of the context; the totals say
// what was certain until then.
func Import(ctx context.Context, t *Table, k Keeper, o Options) (Totals, error) {
	im := &importer{
		ctx: ctx, t: t, k: k, o: o, f: newFinder(o.Book), checks: checksOf(o.Book),
		seen: make(map[string]int), claims: make(map[Change]int), held: make(map[string]*Entry),
	}
	for n := 0; ; n++ {
		if err := ctx.Err(); err != nil {
			return im.stop(err)
		}
		row, err := t.Next()
		if errors.Is(err, io.EOF) {
			return im.stop(im.flush())
		}
		if err != nil {
			return im.stop(err)
		}
		if n < o.Skip {
			im.skip(row)
			continue
		}
		if t.about.whole && len(im.waiting) == mostWhole {
			return im.stop(ErrManyRegions)
		}
		if err := im.take(row); err != nil {
			return im.stop(err)
		}
		if len(im.waiting) >= chunk && !t.about.whole {
			if err := im.flush(); err != nil {
				return im.stop(err)
			}
		}
	}
}

type importer struct {
	ctx     context.Context
	t       *Table
	k       Keeper
	o       Options
	f       *finder
	checks  model.Checks
	seen    map[string]int // key of a row -> line on which it stood
	claims  map[Change]int // a field and a value that one record alone may have -> line that brings it in
	waiting []pending
	// held are the records that wait to be kept, by what they are known by: a
	// later row of the same group builds on them. A dry run holds them to the end.
	held   map[string]*Entry
	totals Totals
}

// pending is a row whose outcome becomes certain with the next flush; those
// without an entry wait only for their turn.
type pending struct {
	outcome Outcome
	entry   *Entry
}

func checksOf(b Book) model.Checks {
	districts, staff := make(map[string]bool), make(map[model.ID]bool)
	for _, r := range b.Regions {
		districts[r.Code] = r.Parent != ""
	}
	for _, c := range b.Counselors {
		staff[c.ID] = true
	}
	return model.Checks{
		Today: b.Today, Norms: b.Norms,
		District:  func(code string) bool { return districts[code] },
		Counselor: func(id model.ID) bool { return staff[id] },
	}
}

// skip notes whom a row means that was dealt with before.
func (im *importer) skip(row Row) {
	r := im.reading(row)
	if im.t.broken(row) != nil {
		return
	}
	if who := im.t.about.name(r); len(r.reasons) == 0 {
		im.seen[who.key] = row.Line
	}
}

func (im *importer) reading(row Row) *reading {
	return &reading{cells: cells{t: im.t, row: row}, im: im}
}

// take works out what becomes of a row and lets it wait for its turn.
func (im *importer) take(row Row) error {
	out := Outcome{Row: row}
	entry, err := im.judge(row, &out)
	if err != nil {
		return err
	}
	im.waiting = append(im.waiting, pending{out, entry})
	return nil
}

func (im *importer) judge(row Row, out *Outcome) (*Entry, error) {
	reject := func(reasons ...Reason) (*Entry, error) {
		out.Fate, out.Reasons, out.Changes, out.Doubts = Rejected, reasons, nil, nil
		return nil, nil
	}
	if broken := im.t.broken(row); broken != nil {
		return reject(Reason{Text: broken.Error()})
	}
	r := im.reading(row)
	r.inspect()
	who := im.t.about.name(r)
	out.Key, out.Name = who.told, who.name
	if len(r.reasons) > 0 {
		return reject(r.reasons...)
	}
	if line, twice := im.seen[who.key]; twice {
		key := im.t.about.keys[len(im.t.about.keys)-1]
		r.refuse(key, fmt.Errorf("%s ini sudah ada di baris %d berkas ini", im.t.about.field(key).name(), line))
		return reject(r.reasons...)
	}
	im.seen[who.key] = row.Line
	d, err := im.t.about.draft(r)
	if err != nil {
		return nil, err
	}
	if len(r.reasons) > 0 {
		return reject(r.reasons...)
	}
	out.Name, out.Doubts = d.name, r.doubts
	if d.found && len(d.changes) == 0 {
		out.Fate = Unchanged
		return nil, nil
	}
	for _, c := range d.claims {
		if line, twice := im.claims[c]; twice {
			return reject(im.reason(c.Field, fmt.Sprintf("%s ini sudah ada di baris %d berkas ini", strings.ToUpper(c.Field), line)))
		}
	}
	if err := im.k.May(im.ctx, d.before, d.after); err != nil {
		if no, ok := errors.AsType[*Refusal](err); ok {
			return reject(im.reason(no.Field, no.Text))
		}
		return nil, err
	}
	for _, c := range d.claims {
		im.claims[c] = row.Line
	}
	out.Fate = New
	if d.found {
		out.Fate, out.Changes = Updated, d.changes
	}
	return im.hold(d, row.Line), nil
}

// hold returns the entry of a draft: the one that waits for this record already,
// or a new one.
func (im *importer) hold(d draft, line int) *Entry {
	if waits, ok := im.held[d.known]; ok && d.known != "" {
		waits.Record = d.after
		return waits
	}
	entry := &Entry{Line: line, Kind: d.kind, Record: d.after}
	if d.known != "" {
		im.held[d.known] = entry
	}
	return entry
}

// broken tells why the cells of a row cannot be trusted to stand under their
// headings, if they cannot.
func (t *Table) broken(row Row) error {
	if row.Err != nil {
		return row.Err
	}
	if extra := len(row.Cells) - len(t.Headings); extra > 0 && len(nonEmpty(slices.Clone(row.Cells[len(t.Headings):]))) > 0 {
		// A separator inside an unquoted cell has pushed the rest to the right.
		return fmt.Errorf("baris ini punya %d kolom, judulnya %d; beri tanda kutip pada isian yang memuat pemisah kolom", len(row.Cells), len(t.Headings))
	}
	return nil
}

// reason is a sentence about a field, with the column that the table has it in.
func (im *importer) reason(field, sentence string) Reason {
	return Reason{Field: field, Column: im.t.heading(field), Text: sentence}
}

// flush keeps what waits, and tells the outcome of each row in order.
func (im *importer) flush() error {
	if im.t.about.kind == Regions {
		im.orphans()
	}
	refused, err := im.keep()
	if err != nil {
		return err
	}
	waiting := im.waiting
	im.waiting = nil
	for _, p := range waiting {
		if no := refused[p.entry]; no != nil {
			p.reject(im.reason(no.Field, no.Text))
		}
		if err := im.tell(p.outcome); err != nil {
			return err
		}
	}
	return nil
}

func (p *pending) reject(why Reason) {
	p.outcome.Fate, p.outcome.Reasons = Rejected, []Reason{why}
	p.outcome.Changes, p.outcome.Doubts, p.entry = nil, nil, nil
}

// keep hands what waits to the keeper, each record once, and returns those
// refused.
func (im *importer) keep() (map[*Entry]*Refusal, error) {
	if im.o.DryRun {
		return nil, nil
	}
	clear(im.held)
	going := im.going()
	if len(going) == 0 {
		return nil, nil
	}
	batch := make([]Entry, len(going))
	for i, e := range going {
		batch[i] = *e
	}
	some, err := im.k.Keep(im.ctx, batch)
	if err != nil {
		return nil, err
	}
	if len(some) != len(batch) {
		return nil, fmt.Errorf("sheet: %d results for %d records", len(some), len(batch))
	}
	refused := make(map[*Entry]*Refusal)
	for i, no := range some {
		if no != nil {
			refused[going[i]] = no
		}
	}
	return refused, nil
}

// going are the entries of the rows that wait, in their order; a kabupaten goes
// before its kecamatan.
func (im *importer) going() []*Entry {
	var all []*Entry
	there := make(map[*Entry]bool)
	for i := range im.waiting {
		p := &im.waiting[i]
		e := p.entry
		if e == nil {
			e = &Entry{Line: p.outcome.Row.Line}
		}
		if !there[e] {
			there[e] = true
			e.Fates, all = nil, append(all, e)
		}
		e.Fates = append(e.Fates, p.outcome.Fate)
	}
	if im.t.about.kind == Regions {
		slices.SortStableFunc(all, parentsFirst)
	}
	return all
}

func (im *importer) tell(out Outcome) error {
	im.totals.count(out)
	if im.o.Progress != nil && im.totals.Rows%100 == 0 {
		im.totals.Bytes, im.totals.Blank = im.t.Bytes(), im.t.Blank()
		im.o.Progress(im.totals)
	}
	if im.o.Each != nil {
		return im.o.Each(out)
	}
	return nil
}

// count takes an outcome in.
func (t *Totals) count(out Outcome) {
	t.Rows++
	switch out.Fate {
	case New:
		t.New++
	case Updated:
		t.Updated++
	case Unchanged:
		t.Unchanged++
	default:
		t.Rejected++
	}
	if len(out.Doubts) > 0 {
		t.Doubtful++
	}
}

func (im *importer) stop(err error) (Totals, error) {
	im.totals.Bytes, im.totals.Blank = im.t.Bytes(), im.t.Blank()
	return im.totals, err
}
