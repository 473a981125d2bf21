package report

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"guyub/model/paper"
	"guyub/store/sheet"
	"guyub/tui/lang"
	"guyub/tui/press"
)

// Format is a form that a report is written in.
type Format string

// The forms.
const (
	AsText Format = "text"
	AsCSV  Format = "csv"
	AsXLSX Format = "xlsx"
	AsPDF  Format = "pdf"
	AsJSON Format = "json"
)

// Formats lists the forms.
func Formats() []Format { return []Format{AsText, AsCSV, AsXLSX, AsPDF, AsJSON} }

// Binary reports whether the form is nothing to be printed in a terminal.
func (f Format) Binary() bool { return f == AsXLSX || f == AsPDF }

// extension is how a file of the form is called.
func (f Format) extension() string {
	if f == AsText {
		return "txt"
	}
	return string(f)
}

// Bytes returns a document in a form. A long workbook ends with ctx.
func Bytes(ctx context.Context, l *lang.Strings, d *paper.Document, f Format) ([]byte, error) {
	var b bytes.Buffer
	var err error
	switch f {
	case AsText:
		b.WriteString(press.Text(l, d, press.TextWidth))
	case AsCSV:
		err = sheet.WriteCSV(&b, d)
	case AsXLSX:
		err = sheet.WriteXLSX(ctx, &b, d)
	case AsPDF:
		err = press.PDF(&b, l, d)
	case AsJSON:
		err = sheet.WriteJSON(&b, d)
	}
	return b.Bytes(), err
}

// Note notes in the audit that a report leaves the office, before it does: its
// kind, period and form, and how many rows it has.
func Note(ctx context.Context, s Store, ask Ask, f Format, d *paper.Document) error {
	return s.NoteReport(ctx, "laporan "+string(ask.Kind)+" "+PeriodCode(ask.Period)+" "+string(f), d.Lines(), Names(d))
}

// FileName is how a report is called where nobody says another name:
// laporan-partisipasi-2026-10.pdf.
func FileName(ask Ask, f Format) string {
	words := map[Kind]string{
		Register: "register-pokmas", Participation: "partisipasi", Caseload: "beban-pk", Reporting: "wajib-lapor",
		Area: "wilayah", Stigma: "stigma", Effectiveness: "efektivitas", Monthly: "bulanan",
	}
	return "laporan-" + words[ask.Kind] + "-" + PeriodCode(ask.Period) + "." + f.extension()
}

// ErrName is a file that is there and is not called like one of the form: it is
// never replaced, for it may be anything, such as the office itself.
var ErrName = errors.New("berkas yang sudah ada hanya diganti bila namanya berakhir seperti bentuk laporan")

// Free tells whether a file may be written: [fs.ErrExist] when it is there and is
// not to be replaced, [ErrName] when it may not be.
func Free(path string, f Format, replace bool) error {
	switch _, err := os.Lstat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !replace:
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	case filepath.Ext(path) != "."+f.extension():
		return ErrName
	}
	return nil
}

// WriteFile writes a file that only its owner may read (0600): whole or not at
// all. A file of the name is left as it is, with [fs.ErrExist], unless it is to
// be replaced.
func WriteFile(path string, content []byte, replace bool) error {
	return WriteTo(path, replace, func(w io.Writer) error { _, err := w.Write(content); return err })
}

// WriteTo is WriteFile for what is written in parts.
func WriteTo(path string, replace bool, fill func(io.Writer) error) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".laporan-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = tmp.Close() // it may be closed already; what counts is that it goes
			err = errors.Join(err, ignoreMissing(os.Remove(tmp.Name())))
		}
	}()
	if err := fill(tmp); err != nil {
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	if !replace {
		// The name is taken first: a rename alone would replace whatever came
		// under it meanwhile, and not every file system has second names.
		taken, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		if err := taken.Close(); err != nil {
			return errors.Join(err, os.Remove(path))
		}
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		if !replace {
			err = errors.Join(err, ignoreMissing(os.Remove(path)))
		}
		return err
	}
	return nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
