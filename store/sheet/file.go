package sheet

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// File is a file of tables, as it was when it was read: what is looked at, what
// is imported and what [File.Sum] says are the same bytes.
type File struct {
	data []byte
	sum  [sha256.Size]byte
	book *workbook // nil: CSV
}

// maxFile is how large a file may be. A hundred thousand clients with every
// column filled take some 40 MB.
const maxFile = 64 << 20

// ErrLarge is a file that is larger than any table of an office.
var ErrLarge = fmt.Errorf("berkas ini lebih dari %d MB; bagi menjadi beberapa berkas", maxFile>>20)

// Read takes a file in, CSV or a workbook (XLSX), and refuses what it cannot
// read in one sentence that says what to do.
func Read(src io.Reader) (*File, error) {
	var all bytes.Buffer
	if known, ok := src.(interface{ Stat() (fs.FileInfo, error) }); ok {
		if info, err := known.Stat(); err == nil {
			all.Grow(int(min(info.Size(), maxFile)) + bytes.MinRead) // at once, not by doubling
		}
	}
	if _, err := all.ReadFrom(io.LimitReader(src, maxFile+1)); err != nil {
		return nil, err
	}
	if all.Len() > maxFile {
		return nil, ErrLarge
	}
	data := all.Bytes()
	f := &File{data: data, sum: sha256.Sum256(data)}
	var err error
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		f.book, err = openWorkbook(data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		err = compound(data)
	case markup(data):
		err = ErrHTML
	default:
		_, err = newLines(bytes.NewReader(data))
	}
	if err != nil {
		return nil, err
	}
	return f, nil
}

// compound tells what a compound file is (OLE2, MS-CFB): a workbook of the old
// form, or one of the new form with a password, which names its stream in
// UTF-16.
func compound(data []byte) error {
	var name []byte
	for _, c := range []byte("EncryptedPackage") {
		name = append(name, c, 0)
	}
	if bytes.Contains(data, name) {
		return ErrEncrypted
	}
	return ErrXLS
}

// markup reports whether a file is a page or XML, such as programs write under
// the name of a workbook.
func markup(data []byte) bool {
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 512)], []byte("\xef\xbb\xbf")), " \t\r\n"))
	for _, start := range []string{"<html", "<!doctype", "<table", "<?xml", "<head", "<meta"} {
		if bytes.HasPrefix(head, []byte(start)) {
			return true
		}
	}
	return false
}

// Sum returns the SHA-256 of the file, by which the same one is known again.
func (f *File) Sum() [sha256.Size]byte { return f.sum }

// Sheets returns the names of the sheets of a workbook in their order, those
// that are hidden left out; one without a name of a CSV file.
func (f *File) Sheets() []string {
	if f.book == nil {
		return []string{""}
	}
	return f.book.names()
}

// Encoding names how a CSV file is written; empty of a workbook.
func (f *File) Encoding() string {
	if f.book != nil {
		return ""
	}
	return encodingOf(f.data)
}

// Preview is the beginning of a sheet, to choose columns by.
type Preview struct {
	Headings []string          // of the row that looks most like headings
	Line     int               // where they stand; 0: the sheet is empty
	Rows     []Row             // the first ones below
	Mapped   map[string]string // field key -> heading, as the usual headings tell
}

// Preview returns the first rows of a sheet under the headings that a table of
// the kind seems to have.
func (f *File) Preview(k Kind, sheet string, rows int) (Preview, error) {
	about, ok := subjectOf(k)
	if !ok {
		return Preview{}, unknownKind(k)
	}
	found, _, err := f.find(&about, sheet, nil)
	if err != nil {
		return Preview{}, err
	}
	p := Preview{Headings: found.headings(), Mapped: make(map[string]string)}
	if len(p.Headings) == 0 {
		return p, nil
	}
	p.Line = found.rows[found.at].Line
	for key, at := range found.columns {
		p.Mapped[key] = p.Headings[at]
	}
	below := &Table{src: found.src, ahead: found.rows[found.at+1:]}
	for len(p.Rows) < rows {
		row, err := below.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return p, err
		}
		p.Rows = append(p.Rows, row)
	}
	return p, nil
}

// Open reads a sheet as a table of a kind, up to its headings. mapping names
// columns that the usual headings would not find, as field key -> heading; an
// empty heading leaves a field unread.
func (f *File) Open(k Kind, sheet string, mapping map[string]string) (*Table, error) {
	about, ok := subjectOf(k)
	if !ok {
		return nil, unknownKind(k)
	}
	for key := range mapping {
		if !slices.Contains(about.keyNames(), key) {
			return nil, &HeadingError{Field: key, Reason: fmt.Sprintf("isian %q tidak dikenal; yang ada: %s", key, strings.Join(about.keyNames(), ", "))}
		}
	}
	found, size, err := f.find(&about, sheet, mapping)
	if err != nil {
		return nil, err
	}
	t, err := found.table(about, mapping)
	if err != nil {
		return nil, err
	}
	t.size = size
	return t, nil
}

func unknownKind(k Kind) error {
	known := make([]string, len(Kinds()))
	for i, one := range Kinds() {
		known[i] = string(one)
	}
	return fmt.Errorf("jenis daftar %q tidak dikenal; pilihannya %s", string(k), strings.Join(known, ", "))
}

// find seeks the headings of a sheet, of a CSV file with each separator.
func (f *File) find(about *subject, sheet string, mapping map[string]string) (find, int64, error) {
	if f.book != nil {
		src, size, err := f.book.open(sheet)
		if err != nil {
			return find{}, 0, err
		}
		found, err := seek(src, 0, about, mapping)
		return found, size, err
	}
	var best find
	for i, comma := range separators(f.data) {
		src, err := newCSVRows(f.data, comma)
		if err != nil {
			return best, 0, err
		}
		found, err := seek(src, comma, about, mapping)
		if err != nil {
			return best, 0, err
		}
		if i == 0 || found.likelier(&best) {
			best = found
		}
	}
	return best, int64(len(f.data)), nil
}

// separators are what may separate the cells of a CSV file: what it says itself
// in the line that Excel writes for that, or else the usual ones.
func separators(file []byte) []byte {
	first, _, _ := bytes.Cut(bytes.TrimPrefix(file, []byte("\xef\xbb\xbf")), []byte("\n"))
	if sep, ok := strings.CutPrefix(strings.ToLower(strings.TrimRight(string(first[:min(len(first), 8)]), "\r")), "sep="); ok && len(sep) == 1 {
		return []byte(sep)
	}
	return []byte{',', ';', '\t'}
}
