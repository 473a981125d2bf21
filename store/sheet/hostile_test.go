package sheet

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// readAll reads every sheet of a file to its end, as a table of clients.
func readAll(file []byte) error {
	f, err := Read(bytes.NewReader(file))
	if err != nil {
		return err
	}
	for _, sheet := range f.Sheets() {
		if _, err := f.Preview(Clients, sheet, 3); err != nil {
			return err
		}
		t, err := f.Open(Clients, sheet, nil)
		if err != nil {
			return err
		}
		for err == nil {
			_, err = t.Next()
		}
		if !errors.Is(err, io.EOF) {
			return err
		}
	}
	return nil
}

const clientRow1 = `<row r="1"><c t="inlineStr"><is><t>register</t></is></c><c t="inlineStr"><is><t>nama</t></is></c><c t="inlineStr"><is><t>kecamatan</t></is></c><c t="inlineStr"><is><t>kategori</t></is></c></row>`

func TestHostileWorkbooksAreRefusedWithASentence(t *testing.T) {
	locked := excelize.NewFile()
	var sealed bytes.Buffer
	if err := locked.Write(&sealed, excelize.Options{Password: "rahasia"}); err != nil {
		t.Fatal(err)
	}
	laughs := `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`
	whole := raw(t, clientRow1+sheetEnd)
	for _, c := range []struct {
		name string
		file []byte
		want error
	}{
		{"macro", raw(t, sheetEnd, "xl/vbaProject.bin", "x"), ErrMacro},
		{"macro named otherwise", raw(t, sheetEnd, "XL/VBAPROJECT.BIN", "x"), ErrMacro},
		{"macro sheet", raw(t, sheetEnd, "xl/macrosheets/sheet1.xml", "x"), ErrMacro},
		{"macro by type", archive(t, "[Content_Types].xml", `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>`), ErrMacro},
		{"password", sealed.Bytes(), ErrEncrypted},
		{"xls", fixture(t, "tanggal.xls"), ErrXLS},
		{"ods", fixture(t, "tanggal.ods"), ErrODS},
		{"xlsb", archive(t, "[Content_Types].xml", "<Types/>", "xl/workbook.bin", "x"), ErrXLSB},
		{"page", []byte("\n<html><table><tr><td>register</td></tr></table>"), ErrHTML},
		{"XML", []byte(`<?xml version="1.0"?><Workbook/>`), ErrHTML},
		{"flat ods", fixture(t, "tanggal.fods"), ErrHTML},
		{"a way up", raw(t, sheetEnd, "../../etc/passwd", "x"), ErrWorkbook},
		{"from the root", raw(t, sheetEnd, "/etc/passwd", "x"), ErrWorkbook},
		{"another separator", raw(t, sheetEnd, `xl\..\..\x`, "x"), ErrWorkbook},
		{"a part twice", raw(t, sheetEnd, "xl/worksheets/sheet1.xml", "x"), ErrWorkbook},
		{"a part twice in another case", raw(t, sheetEnd, "xl/Worksheets/Sheet1.xml", "x"), ErrWorkbook},
		{"any archive", archive(t, "surat.txt", "isi"), ErrWorkbook},
		{"no archive", []byte("PK\x03\x04" + strings.Repeat("\x00", 4000)), ErrWorkbook},
		{"half", whole[:len(whole)/2], ErrWorkbook},
		{"billion laughs", archiveWith(t, "xl/sharedStrings.xml", laughs+`<sst><si><t>&c;</t></si></sst>`), ErrWorkbook},
		{"an entity of its own", raw(t, `<row><c t="inlineStr"><is><t>&c;</t></is></c></row>`+sheetEnd), ErrWorkbook},
		{"a document type in the sheet", archiveWith(t, "xl/styles.xml", laughs+`<styleSheet/>`), ErrWorkbook},
		{"no end", raw(t, clientRow1+`<row><c t="inlineStr"><is><t>PB`), ErrWorkbook},
		{"rows that go back", raw(t, clientRow1+`<row r="5"/><row r="4"/>`+sheetEnd), ErrWorkbook},
		{"a row beyond the last", raw(t, clientRow1+`<row r="1048577"/>`+sheetEnd), ErrWorkbook},
		{"a tag without end", raw(t, clientRow1+`<row `+strings.Repeat("a", maxToken+10)+`>`+sheetEnd), ErrUnpacked},
		{"too many merged cells", raw(t, clientRow1+`</sheetData>`+strings.Repeat(`<mergeCell ref="A1:A2"/>`, maxMerged+1)+`</worksheet>`), ErrMerged},
		{"a sheet elsewhere", archive(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", `<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels", `<R><Relationship Id="r1" Type="http://x/worksheet" TargetMode="External" Target="http://contoh.invalid/a.xml"/></R>`), ErrWorkbook},
		{"a sheet outside", archive(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", `<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels", `<R><Relationship Id="r1" Type="http://x/worksheet" Target="../../../etc/passwd"/></R>`), ErrWorkbook},
	} {
		if err := readAll(c.file); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// archiveWith is a workbook with one part more.
func archiveWith(t *testing.T, name, content string) []byte {
	return raw(t, clientRow1+sheetEnd, name, content)
}

// A file that was cut anywhere is refused; nothing of it goes in.
func TestAWorkbookCutAtAnyByteIsRefused(t *testing.T) {
	whole := raw(t, clientRow1+sheetEnd)
	if err := readAll(whole); err != nil {
		t.Fatal(err)
	}
	for n := range whole {
		err := readAll(whole[:n])
		if err == nil || strings.TrimSpace(err.Error()) == "" || strings.Contains(err.Error(), "\n") {
			t.Fatalf("cut at %d: %v", n, err)
		}
	}
}

// A bit that turned anywhere is noticed, or changes nothing that is read: the
// archive sums up what it holds.
func TestAWorkbookWithATurnedBitNeverReadsAsAnotherOne(t *testing.T) {
	whole := raw(t, clientRow1+`<row r="2"><c t="inlineStr"><is><t>PB-1</t></is></c><c t="inlineStr"><is><t>Sukardi</t></is></c><c t="inlineStr"><is><t>Wangon</t></is></c><c t="inlineStr"><is><t>PB</t></is></c></row>`+sheetEnd)
	want := rowsOf(t, whole)
	for n := range whole {
		bent := bytes.Clone(whole)
		bent[n] ^= 1 << (n % 8)
		if got := rowsOf(t, bent); got != nil && !slices.EqualFunc(got, want, slices.Equal[[]string]) {
			t.Fatalf("bit turned at %d: %q", n, got)
		}
	}
}

// rowsOf reads the cells of all rows; nil when the file is refused.
func rowsOf(t *testing.T, file []byte) [][]string {
	t.Helper()
	f, err := Read(bytes.NewReader(file))
	if err != nil {
		return nil
	}
	table, err := f.Open(Clients, "", nil)
	if err != nil {
		return nil
	}
	var all [][]string
	for {
		row, err := table.Next()
		switch {
		case errors.Is(err, io.EOF):
			return all
		case err != nil:
			return nil
		}
		all = append(all, row.Cells)
	}
}

// A cell far away costs its own row and no memory.
func TestACellAtTheEndOfTheSheetCostsItsOwnRow(t *testing.T) {
	f, err := Read(bytes.NewReader(raw(t, clientRow1+`<row r="3"><c r="A3" t="inlineStr"><is><t>PB-1</t></is></c><c r="XFD3"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"/></row>`+sheetEnd)))
	if err != nil {
		t.Fatal(err)
	}
	table, err := f.Open(Clients, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	row, err := table.Next()
	if err != nil || row.Line != 3 || !errors.Is(row.Err, errColumns) {
		t.Errorf("%+v, %v", row, err)
	}
	if _, err := table.Next(); !errors.Is(err, io.EOF) || table.Blank() != 1 {
		t.Errorf("%v, %d blank", err, table.Blank())
	}
}

// peak is how much memory the program takes at most while a function runs, beyond
// what it took before, as far as looks every few milliseconds tell.
func peak(do func()) uint64 {
	runtime.GC()
	heap := func() uint64 {
		some := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		metrics.Read(some)
		return some[0].Value.Uint64()
	}
	before, most := heap(), uint64(0)
	done, looked := make(chan bool), make(chan bool)
	go func() {
		defer close(looked)
		for {
			if now := heap(); now > before {
				most = max(most, now-before)
			}
			select {
			case <-done:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	do()
	close(done)
	<-looked
	return most
}

// A small file that unpacks to very many bytes takes time, never memory.
func TestAZipBombTakesNoMemory(t *testing.T) {
	const mega = 1 << 20
	for _, c := range []struct {
		name                string
		before, unit, after string
		n                   int
		want                error
	}{
		{"one text", clientRow1 + `<row><c t="inlineStr"><is><t>`, "a", `</t></is></c></row>` + sheetEnd, 12 * mega, ErrUnpacked},
		{"many cells in a row", clientRow1 + `<row>`, `<c><v>1</v></c>`, `</row>` + sheetEnd, mega / 16, nil},
		{"nothing", clientRow1, " ", sheetEnd, 12 * mega, ErrUnpacked},
		{"a name", clientRow1 + "<", "a", sheetEnd, 12 * mega, ErrUnpacked},
	} {
		file := raw(t, c.before+strings.Repeat(c.unit, c.n)+c.after)
		if len(file) > 100_000 {
			t.Fatalf("%s: %d bytes", c.name, len(file))
		}
		var err error
		most := peak(func() { err = readAll(file) })
		if !errors.Is(err, c.want) || most > 8*mega {
			t.Errorf("%s: %v, %d bytes", c.name, err, most)
		}
	}
}
