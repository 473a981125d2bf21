// Package intake brings a table of a file into an office: it reads the file with
// package sheet, keeps the rows through a session of the store, and makes a batch
// of them that can be seen, gone on with and taken back. The verb and the screen
// of the import both stand on it.
package intake

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"guyub/model"
	"guyub/store"
	"guyub/store/sheet"
)

// Office is what an import needs of a session of the store.
type Office interface {
	Actor() model.Actor
	Books() *store.Books
	Today() model.Date
	MayBring(of string) error
	Contacts(ctx context.Context, client model.ID) ([]model.Contact, error)
	EnrolmentsOf(ctx context.Context, client model.ID) ([]model.Enrolment, error)
	Duplicates(ctx context.Context, c model.Client) ([]store.Duplicate, error)
	ImportTarget(ctx context.Context, of, key string) (model.Record, bool, error)
	MayImport(ctx context.Context, before, after model.Record) error
	ImportRows(ctx context.Context, op store.Op, b model.Batch, rows []store.ImportRow) (model.Batch, []error, error)
	BeginBatch(ctx context.Context, op store.Op, b model.Batch) (model.Batch, error)
	ResumeBatch(ctx context.Context, op store.Op, id model.ID) (model.Batch, error)
	EndBatch(ctx context.Context, op store.Op, id model.ID, done bool) (model.Batch, error)
	Batches(ctx context.Context) ([]model.Batch, error)
}

// Source is a file of tables, as it was when it was read.
type Source struct {
	*sheet.File
	Path string
}

// Read reads a file. Its errors are sentences of package sheet, or say why it
// could not be opened.
func Read(path string) (*Source, error) {
	src, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer src.Close() //nolint:errcheck // only read from
	file, err := sheet.Read(src)
	if err != nil {
		return nil, err
	}
	return &Source{file, path}, nil
}

// Name is the name of the file, without a folder.
func (s *Source) Name() string { return filepath.Base(s.Path) }

// Choice is how a file is read: of what its rows are, which sheet, and which
// heading feeds which field where the usual headings do not tell.
type Choice struct {
	Kind    sheet.Kind
	Sheet   string
	Mapping map[string]string
}

// Open opens the table of a choice.
func (s *Source) Open(c Choice) (*sheet.Table, error) { return s.File.Open(c.Kind, c.Sheet, c.Mapping) }

// Remembered returns the newest import of the same kind and with the same headings
// that was not taken back; false when there is none.
func Remembered(all []model.Batch, kind sheet.Kind, headings []string) (model.Batch, bool) {
	i := slices.IndexFunc(all, func(b model.Batch) bool {
		return b.Of == string(kind) && b.State != model.BatchUndone && slices.Equal(b.Headings, headings)
	})
	if i < 0 {
		return model.Batch{}, false
	}
	return all[i], true
}

// Like returns how a file is read as a former import was: a field that the import
// did not read is not read, even where a usual heading stands for it.
func (s *Source) Like(b model.Batch, c Choice) (Choice, error) {
	p, err := s.Preview(c.Kind, c.Sheet, 0)
	if err != nil {
		return c, err
	}
	c.Mapping = map[string]string{}
	for key := range p.Mapped {
		c.Mapping[key] = ""
	}
	maps.Copy(c.Mapping, b.Mapping)
	return c, nil
}

// Known returns the newest batch of the very file, sheet and kind that was not
// taken back; false when there is none.
func Known(all []model.Batch, s *Source, c Choice) (model.Batch, bool) {
	sum := s.Sum()
	for i := range all {
		b := &all[i]
		if bytes.Equal(b.Sum, sum[:]) && b.Of == string(c.Kind) && b.Sheet == c.Sheet && b.State != model.BatchUndone {
			return *b, true
		}
	}
	return model.Batch{}, false
}

// ErrOther is a batch that is to be gone on with from another file.
var ErrOther = errors.New("intake: it is not the file that the import began with")

// Options say how a table is brought in.
type Options struct {
	DryRun bool
	// Resume is the batch to go on with; nil begins one.
	Resume *model.Batch
	// Each is told about every row, in order, once its outcome is certain.
	Each func(sheet.Outcome) error
	// Progress is told about every hundred rows.
	Progress func(sheet.Totals)
}

// Run brings a table in, or says what would happen. When ctx ends it stops between
// two transactions: the batch is stopped, and is gone on with by Options.Resume.
// The totals are those of this run, the batch holds all of them; of a dry run
// there is none.
func Run(ctx context.Context, o Office, s *Source, c Choice, opt Options) (model.Batch, sheet.Totals, error) {
	table, err := s.Open(c)
	if err != nil {
		return model.Batch{}, sheet.Totals{}, err
	}
	k := &keeper{Office: o}
	if !opt.DryRun {
		if k.batch, err = begin(ctx, o, s, c, table, opt.Resume); err != nil {
			return k.batch, sheet.Totals{}, err
		}
	}
	totals, err := sheet.Import(ctx, table, k, sheet.Options{
		Book: BookOf(o), DryRun: opt.DryRun, Skip: k.batch.Rows, Each: opt.Each, Progress: opt.Progress,
	})
	if opt.DryRun {
		return model.Batch{}, totals, err
	}
	// Whoever stopped it still wants it noted; a file that fails leaves it running,
	// and it can be gone on with all the same.
	ended, endErr := o.EndBatch(context.WithoutCancel(ctx), store.NewOp(""), k.batch.ID, err == nil)
	if endErr != nil {
		return k.batch, totals, errors.Join(err, endErr)
	}
	return ended, totals, err
}

func begin(ctx context.Context, o Office, s *Source, c Choice, table *sheet.Table, resume *model.Batch) (model.Batch, error) {
	sum := s.Sum()
	if resume == nil {
		return o.BeginBatch(ctx, store.NewOp(""), model.Batch{
			Of: string(c.Kind), File: s.Name(), Sum: sum[:], Sheet: c.Sheet, Headings: table.Headings, Mapping: table.Mapped(),
		})
	}
	if !bytes.Equal(resume.Sum, sum[:]) {
		return *resume, ErrOther
	}
	return o.ResumeBatch(ctx, store.NewOp(""), resume.ID)
}

// BookOf is what the office knows that rows refer to.
func BookOf(o Office) sheet.Book {
	books, today := o.Books(), o.Today()
	return sheet.Book{
		Regions: books.Regions, Counselors: books.Counselors, Groups: books.Groups, Offerings: books.Offerings,
		Mechanism: books.Mechanism(), Norms: books.NormsOn(today), Today: today,
	}
}

// Kinds are the kinds of tables that the person may bring in.
func Kinds(o Office) []sheet.Kind {
	return slices.DeleteFunc(sheet.Kinds(), func(k sheet.Kind) bool { return o.MayBring(string(k)) != nil })
}
