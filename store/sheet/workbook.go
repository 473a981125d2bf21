package sheet

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// The limits of a workbook. A file of a few bytes can unpack to very many; a
// sheet is never held as a whole, so that its own limit is one of time.
const (
	maxEntries = 4_000     // files in a workbook
	maxSheet   = 512 << 20 // bytes of a sheet as XML
	maxPart    = 64 << 20  // bytes of any other part as XML
	maxRow     = 4 << 20   // bytes of a row as XML
	maxToken   = 1 << 20   // bytes of one tag or text of XML
	maxRows    = 1 << 20   // rows of a sheet, as spreadsheets have it
	maxMerged  = 10_000    // merged areas of a sheet
)

// Errors of a workbook as a whole. Each is one sentence that says what to do.
var (
	ErrWorkbook  = errors.New("berkas Excel ini tidak terbaca; buka di lembar kerja lalu simpan ulang sebagai .xlsx")
	ErrMacro     = errors.New("berkas ini memuat makro; simpan ulang sebagai .xlsx tanpa makro")
	ErrEncrypted = errors.New("berkas ini dikunci kata sandi; buka di lembar kerja lalu simpan tanpa kata sandi")
	ErrXLS       = errors.New("berkas ini lembar kerja Excel lama (.xls); buka di lembar kerja lalu simpan sebagai .xlsx")
	ErrXLSB      = errors.New("berkas ini lembar kerja biner (.xlsb); buka di lembar kerja lalu simpan sebagai .xlsx")
	ErrODS       = errors.New("berkas ini lembar kerja OpenDocument (.ods); buka di lembar kerja lalu simpan sebagai .xlsx")
	ErrHTML      = errors.New("berkas ini halaman web, bukan lembar kerja; buka di lembar kerja lalu simpan sebagai .xlsx")
	ErrUnpacked  = errors.New("isi berkas Excel ini terlalu besar; simpan lembar yang diperlukan saja, atau simpan sebagai \"CSV UTF-8\"")
	ErrMerged    = errors.New("sel gabungan di lembar ini terlalu banyak; pisahkan sel gabungannya lalu simpan ulang")
)

// workbook is an XLSX file (ECMA-376): a ZIP archive of XML. Nothing that it
// refers to outside itself is followed, nothing of it is run, and nothing is
// unpacked to the disk.
type workbook struct {
	parts   map[string]*zip.File
	sheets  []sheetPart
	styles  []format // by the number that a cell has
	strings texts
	from04  bool // days count from 1904
}

// sheetPart is a sheet by its name and where it stands in the archive.
type sheetPart struct{ name, part string }

func openWorkbook(file []byte) (*workbook, error) {
	if bytes.Count(file, []byte("PK\x01\x02")) > maxEntries {
		return nil, ErrWorkbook
	}
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, ErrWorkbook
	}
	w := &workbook{parts: make(map[string]*zip.File, len(archive.File))}
	for _, f := range archive.File {
		name := strings.ToLower(f.Name) // parts are named whatever their case
		if _, twice := w.parts[name]; twice || !properPart(f.Name) {
			return nil, ErrWorkbook
		}
		w.parts[name] = f
	}
	if err := w.known(); err != nil {
		return nil, err
	}
	if err := w.readBook(); err != nil {
		return nil, unreadable(err)
	}
	if err := w.readStyles(); err != nil {
		return nil, unreadable(err)
	}
	w.strings, err = w.readStrings()
	return w, unreadable(err)
}

// properPart reports whether a name in the archive is one that spreadsheets
// write: relative, without a way up.
func properPart(name string) bool {
	return !strings.HasPrefix(name, "/") && !strings.Contains(name, `\`) && !slices.Contains(strings.Split(name, "/"), "..")
}

// unreadable words whatever is wrong within a workbook, but for what has a
// sentence of its own.
func unreadable(err error) error {
	for _, own := range []error{nil, ErrMacro, ErrUnpacked, ErrMerged} {
		if errors.Is(err, own) {
			return own
		}
	}
	return ErrWorkbook
}

// known refuses archives that are no workbooks of this form.
func (w *workbook) known() error {
	for name := range w.parts {
		if strings.HasSuffix(name, "vbaproject.bin") || strings.HasPrefix(name, "xl/macrosheets/") {
			return ErrMacro
		}
	}
	has := func(part string) bool { _, ok := w.parts[part]; return ok }
	switch {
	case has("xl/workbook.bin"):
		return ErrXLSB
	case has("mimetype") && has("content.xml"):
		return ErrODS
	case !has("[content_types].xml"):
		return ErrWorkbook
	}
	return unreadable(w.each("[content_types].xml", maxPart, func(d *parts, t xml.StartElement) error {
		if strings.Contains(strings.ToLower(attr(t, "ContentType")), "macroenabled") {
			return ErrMacro
		}
		return nil
	}))
}

// readBook finds the sheets, in their order.
func (w *workbook) readBook() error {
	book := "xl/workbook.xml"
	err := w.each("_rels/.rels", maxPart, func(_ *parts, t xml.StartElement) error {
		if strings.HasSuffix(attr(t, "Type"), "/officeDocument") && attr(t, "TargetMode") != "External" {
			book = partName("", attr(t, "Target"))
		}
		return nil
	})
	if err != nil {
		return err
	}
	at := make(map[string]string) // id of a relation -> part of a sheet
	folder, file := path.Split(book)
	err = w.each(folder+"_rels/"+file+".rels", maxPart, func(_ *parts, t xml.StartElement) error {
		if strings.HasSuffix(attr(t, "Type"), "/worksheet") && attr(t, "TargetMode") != "External" {
			at[attr(t, "Id")] = partName(folder, attr(t, "Target"))
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = w.each(book, maxPart, func(_ *parts, t xml.StartElement) error {
		switch t.Name.Local {
		case "workbookPr":
			w.from04 = isTrue(attr(t, "date1904"))
		case "sheet":
			if part, ok := at[attr(t, "id")]; ok && !strings.Contains(strings.ToLower(attr(t, "state")), "hidden") {
				w.sheets = append(w.sheets, sheetPart{attr(t, "name"), part})
			}
		}
		return nil
	})
	if err == nil && len(w.sheets) == 0 {
		return ErrWorkbook
	}
	return err
}

// partName resolves what a part refers to, from its folder.
func partName(folder, target string) string {
	if !strings.HasPrefix(target, "/") {
		target = folder + target
	}
	return strings.ToLower(strings.TrimPrefix(path.Clean(target), "/"))
}

func (w *workbook) names() []string {
	names := make([]string, len(w.sheets))
	for i, s := range w.sheets {
		names[i] = s.name
	}
	return names
}

// open begins to read a sheet by its name, the first when it is empty.
func (w *workbook) open(sheet string) (source, int64, error) {
	at := slices.IndexFunc(w.sheets, func(s sheetPart) bool { return s.name == sheet })
	switch {
	case at < 0 && sheet == "":
		at = 0
	case at < 0:
		return nil, 0, fmt.Errorf("lembar %q tidak ada di berkas ini; pilihannya %s", sheet, strings.Join(w.names(), ", "))
	}
	part := w.sheets[at].part
	merged, err := w.merged(part)
	if err != nil {
		return nil, 0, unreadable(err)
	}
	in, err := w.part(part, maxSheet)
	if err != nil {
		return nil, 0, unreadable(err)
	}
	return &sheetRows{book: w, in: in, merged: merged}, int64(min(w.parts[part].UncompressedSize64, maxSheet)), nil
}

// parts reads one part of a workbook as XML, with bounds: so many bytes in all,
// so many of one token. It is where a small file that unpacks to very many
// bytes ends.
type parts struct {
	xml   *xml.Decoder
	from  *bufio.Reader
	left  int64 // bytes that may still come
	token int   // bytes since the last token
	read  int64
}

func (w *workbook) part(name string, most int64) (*parts, error) {
	f, ok := w.parts[name]
	if !ok {
		return nil, ErrWorkbook
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	p := &parts{from: bufio.NewReaderSize(in, 64<<10), left: most}
	p.xml = xml.NewDecoder(p)
	return p, nil
}

// ReadByte gives the decoder its bytes one by one, counting them.
func (p *parts) ReadByte() (byte, error) {
	if p.left == 0 || p.token == maxToken {
		return 0, ErrUnpacked
	}
	p.left, p.token, p.read = p.left-1, p.token+1, p.read+1
	return p.from.ReadByte()
}

// Read is never called: the decoder takes bytes one by one where it can.
func (p *parts) Read([]byte) (int, error) { return 0, io.ErrNoProgress }

// next returns the next token. What declares entities is refused: no
// spreadsheet writes a document type, and a few of them can mean billions of
// letters.
func (p *parts) next() (xml.Token, error) {
	p.token = 0
	t, err := p.xml.RawToken()
	if _, declares := t.(xml.Directive); declares {
		return nil, ErrWorkbook
	}
	return t, err
}

// each tells every start of an element in a part; a part that is not there has
// none.
func (w *workbook) each(name string, most int64, tell func(*parts, xml.StartElement) error) error {
	if _, ok := w.parts[name]; !ok {
		return nil
	}
	p, err := w.part(name, most)
	if err != nil {
		return err
	}
	for {
		t, err := p.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := t.(xml.StartElement); ok {
			if err := tell(p, start); err != nil {
				return err
			}
		}
	}
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func isTrue(s string) bool { return s == "1" || s == "true" }
