package sheet

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"guyub/model"
	"guyub/model/text"
)

// Keeper is where the clients of a table go.
type Keeper interface {
	// Find returns the client with a register number, compared as
	// [model.NormalRegister] does; false when there is none that the person
	// importing may see.
	Find(ctx context.Context, register string) (model.Client, bool, error)
	// May returns why a valid client would be refused all the same, such as a
	// number that somebody else has, so that a dry run knows it too. before is
	// the zero client for a new one. A [*Refusal] is about the row; any other
	// error is a failure.
	May(ctx context.Context, before, after *model.Client) error
	// Keep saves the clients, new ones with no id and Rev 0. The first result holds for every entry nil or why
	// it alone was refused; the second is a failure of keeping itself, after
	// which nothing is certain but what earlier calls returned.
	Keep(ctx context.Context, batch []Entry) ([]*Refusal, error)
}

// Refusal is why a client is not kept: a sentence, and the field that it is
// about if it is about one.
type Refusal struct{ Field, Text string }

// Error returns the sentence.
func (r *Refusal) Error() string { return r.Text }

// Entry is one client to keep, with the line that says so.
type Entry struct {
	Line   int
	Client model.Client
}

// Options say how a table is imported.
type Options struct {
	Book   Book
	DryRun bool // say what would happen, keep nothing
	// Each is told about every row, in order, once its outcome is certain.
	Each func(Outcome) error
	// Progress is told about every hundred rows.
	Progress func(Totals)
}

// Kind is what happened, or would happen, with a row.
type Kind uint8

// The kinds of outcome.
const (
	New       Kind = iota + 1 // a record that the office did not have
	Updated                   // a record some of whose fields changed
	Unchanged                 // a record that was like this already
	Rejected                  // a row that could not be taken
)

// Outcome is what became of a row.
type Outcome struct {
	Row      Row
	Kind     Kind
	Register string // of a region its code
	Name     string
	Changes  []Change // of an update
	Reasons  []Reason // of a rejection
	Doubts   []Reason // of a row that went in all the same
}

// Totals count what became of the rows. Rows is always the sum of the next
// four.
type Totals struct {
	Rows, New, Updated, Unchanged, Rejected int
	Blank                                   int   // blank lines, which are no rows
	Doubtful                                int   // rows that went in with a doubt
	Bytes                                   int64 // of the file, read so far
}

// chunk is how many clients are kept at a time: few enough for one
// transaction, many enough that a long table does not wait for the disk at
// every row.
const chunk = 50

// Import brings the rows of a table into the office and tells what became of
// each. An interrupted import is taken up again by importing the same file:
// rows that went in are found unchanged, because everything is keyed on the
// register number and a keeper refuses a stale version.
//
// The error is one of reading, of keeping or of the context; the totals say
// what was certain until then.
func Import(ctx context.Context, t *Table, k Keeper, o Options) (Totals, error) {
	im := &importer{t: t, k: k, o: o, f: newFinder(o.Book), seen: make(map[string]int), niks: make(map[string]int), checks: checksOf(o.Book)}
	for {
		if err := ctx.Err(); err != nil {
			return im.stop(err)
		}
		row, err := t.Next()
		if errors.Is(err, io.EOF) {
			return im.stop(im.flush(ctx))
		}
		if err != nil {
			return im.stop(err)
		}
		if err := im.take(ctx, row); err != nil {
			return im.stop(err)
		}
		if len(im.waiting) >= chunk {
			if err := im.flush(ctx); err != nil {
				return im.stop(err)
			}
		}
	}
}

type importer struct {
	t       *Table
	k       Keeper
	o       Options
	f       *finder
	checks  model.Checks
	seen    map[string]int // register number -> line on which it stood
	niks    map[string]int // NIK that a row brings in -> its line
	waiting []pending
	totals  Totals
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

// take works out what becomes of a row and lets it wait for its turn.
func (im *importer) take(ctx context.Context, row Row) error {
	out := Outcome{Row: row}
	entry, err := im.judge(ctx, row, &out)
	if err != nil {
		return err
	}
	im.waiting = append(im.waiting, pending{out, entry})
	return nil
}

func (im *importer) judge(ctx context.Context, row Row, out *Outcome) (*Entry, error) {
	reject := func(reasons ...Reason) (*Entry, error) {
		out.Kind, out.Reasons, out.Changes, out.Doubts = Rejected, reasons, nil, nil
		return nil, nil
	}
	if broken := im.t.broken(row); broken != nil {
		return reject(Reason{Text: broken.Error()})
	}
	r := &reading{cells: cells{t: im.t, row: row}, f: im.f, book: im.o.Book}
	register, ok := r.cell(keyRegister)
	if !ok {
		r.refuse(keyRegister, errors.New("nomor register kosong"))
		return reject(r.reasons...)
	}
	register = text.Clean(unguard(register))
	out.Register = register
	if name, ok := r.cell("name"); ok {
		out.Name = text.Clean(name)
	}
	key := model.NormalRegister(register)
	if line, twice := im.seen[key]; twice {
		r.refuse(keyRegister, fmt.Errorf("nomor register ini sudah ada di baris %d berkas ini", line))
		return reject(r.reasons...)
	}
	im.seen[key] = row.Line

	before, found, err := im.k.Find(ctx, register)
	if err != nil {
		return nil, err
	}
	after := clone(before)
	r.c, r.isNew = &after, !found
	if r.isNew {
		after.Register = register
	}
	r.read()
	if other := im.another(&before, &after); found && other != nil {
		r.refuse(keyRegister, other)
	}
	problems := after.Validate(im.checks)
	for _, p := range problems.Errors() {
		r.problem(p)
	}
	if len(r.reasons) > 0 {
		return reject(r.reasons...)
	}
	out.Name = after.Name
	if out.Changes = changes(&before, &after, im.f); found && len(out.Changes) == 0 {
		out.Kind = Unchanged
		return nil, nil
	}
	if line, twice := im.niks[after.NIK]; twice && after.NIK != before.NIK {
		return reject(im.reason("nik", fmt.Sprintf("NIK ini sudah ada di baris %d berkas ini", line)))
	}
	if err := im.k.May(ctx, &before, &after); err != nil {
		if no, ok := errors.AsType[*Refusal](err); ok {
			return reject(im.reason(no.Field, no.Text))
		}
		return nil, err
	}
	if after.NIK != before.NIK {
		im.niks[after.NIK] = row.Line
	}
	out.Kind = Updated
	if !found {
		out.Kind, out.Changes = New, nil
	}
	for _, p := range problems.Warnings() {
		out.Doubts = append(out.Doubts, im.reason(p.Field, sentenceOf(p)))
	}
	return &Entry{Line: row.Line, Client: after}, nil
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

// another tells that a known register number comes with another person: both
// name and day of birth differ. Such a row is a slip in the number, and taking
// it would write one person over another.
func (im *importer) another(before, after *model.Client) error {
	if before.Born == 0 || after.Born == before.Born || personal(before.Name) == personal(after.Name) {
		return nil
	}
	return errors.New("nomor register ini milik klien lain: nama dan tanggal lahirnya berbeda; periksa nomornya")
}

// problem adds an error of validation to the reasons of the row.
func (r *cells) problem(p model.Problem) {
	for _, known := range r.reasons {
		if known.Field == p.Field {
			return // the cell itself was refused already
		}
	}
	r.refuse(p.Field, errors.New(sentenceOf(p)))
}

// reason is a sentence about a field, with the column that the table has it in.
func (im *importer) reason(field, sentence string) Reason {
	return Reason{Field: field, Column: im.t.heading(field), Text: sentence}
}

// flush keeps what waits, and tells the outcome of each row in order.
func (im *importer) flush(ctx context.Context) error {
	var batch []Entry
	for _, p := range im.waiting {
		if p.entry != nil {
			batch = append(batch, *p.entry)
		}
	}
	refused := make([]*Refusal, len(batch))
	if len(batch) > 0 && !im.o.DryRun {
		var err error
		if refused, err = im.k.Keep(ctx, batch); err != nil {
			return err
		}
		if len(refused) != len(batch) {
			return fmt.Errorf("sheet: %d results for %d clients", len(refused), len(batch))
		}
	}
	waiting := im.waiting
	im.waiting = nil
	for _, p := range waiting {
		if p.entry != nil {
			if no := refused[0]; no != nil {
				p.outcome.Kind, p.outcome.Reasons = Rejected, []Reason{im.reason(no.Field, no.Text)}
				p.outcome.Changes, p.outcome.Doubts = nil, nil
			}
			refused = refused[1:]
		}
		if err := im.tell(p.outcome); err != nil {
			return err
		}
	}
	return nil
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
	switch out.Kind {
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

// clone copies a client with the histories that a row may write to.
func clone(c model.Client) model.Client {
	c.Terms = slices.Clone(c.Terms)
	c.Guarantors = slices.Clone(c.Guarantors)
	c.Assignments = slices.Clone(c.Assignments)
	c.Assessments = slices.Clone(c.Assessments)
	c.Stages = slices.Clone(c.Stages)
	c.Interests = slices.Clone(c.Interests)
	return c
}
