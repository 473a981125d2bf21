package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"guyub/model"
)

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	file, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// imported imports a sheet of a file and returns who is there then.
func imported(t *testing.T, file []byte, sheet string) (*shelf, result) {
	t.Helper()
	f, err := Read(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	k := newShelf()
	r := result{}
	if r.table, err = f.Open(Clients, sheet, nil); err != nil {
		t.Fatal(err)
	}
	r.Totals, err = Import(context.Background(), r.table, k, Options{Book: office, Each: func(o Outcome) error { r.outcomes = append(r.outcomes, o); return nil }})
	if err != nil {
		t.Fatal(err)
	}
	return k, r
}

// sameClients holds the clients of two imports against each other.
func sameClients(t *testing.T, name string, got, want *shelf) {
	t.Helper()
	if diff := cmp.Diff(want.clients, got.clients, cmpopts.IgnoreFields(model.Meta{}, "ID")); diff != "" {
		t.Errorf("%s (-CSV +workbook):\n%s", name, diff)
	}
}

// What LibreOffice makes of titles, days in eight formats, a formula, a hidden
// row, and of days that count from 1904, reads as the CSV file of the same data.
func TestR15AWorkbookOfLibreOfficeReadsAsItsCSV(t *testing.T) {
	want, plain := imported(t, fixture(t, "klien.csv"), "")
	if plain.New != 3 || plain.Rejected != 0 {
		t.Fatalf("the CSV itself: %+v", plain.Totals)
	}
	for _, name := range []string{"tanggal.xlsx", "tanggal-1904.xlsx"} {
		got, r := imported(t, fixture(t, name), "Klien 2026")
		if r.New != 3 || r.Rejected != 0 || r.table.Line != 4 || r.table.Hidden() != 1 || r.table.Comma != 0 {
			t.Errorf("%s: %+v, headings on line %d, %d hidden: %v", name, r.Totals, r.table.Line, r.table.Hidden(), r.outcomes)
		}
		sameClients(t, name, got, want)
		if said := fmt.Sprint(r.outcomes[1].Doubts); r.outcomes[1].Row.Line != 6 || !strings.Contains(said, "No HP: hasil rumus") {
			t.Errorf("%s: line %d doubts %s", name, r.outcomes[1].Row.Line, said)
		}
	}
}

// A spreadsheet that opens a CSV file makes numbers of what looks like one: what
// it gives back can be read but for the digits that it has lost.
func TestR15ANIKThatASpreadsheetHasRoundedIsRefused(t *testing.T) {
	want, _ := imported(t, fixture(t, "klien.csv"), "")
	got, r := imported(t, fixture(t, "klien.xlsx"), "")
	if r.Rejected != 2 || r.New != 1 {
		t.Fatalf("%+v: %v", r.Totals, r.outcomes)
	}
	for _, o := range r.outcomes[:2] {
		if said := fmt.Sprint(o.Reasons); !strings.Contains(said, "NIK: angka rusak oleh lembar kerja") {
			t.Errorf("line %d: %s", o.Row.Line, said)
		}
	}
	delete(want.clients, "PB-0901/26")
	delete(want.clients, "CB-0902/26")
	sameClients(t, "klien.xlsx", got, want)
}

// What excelize writes, as exports are, reads as the CSV file of the same data.
func TestR15AWorkbookOfTextsReadsAsItsCSV(t *testing.T) {
	file := fixture(t, "klien.csv")
	want, _ := imported(t, file, "")
	rows, err := newCSVRows(file, ';')
	if err != nil {
		t.Fatal(err)
	}
	f := excelize.NewFile()
	for {
		row, err := rows.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", row.Line), &row.Cells); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	got, r := imported(t, out.Bytes(), "")
	if r.New != 3 {
		t.Fatalf("%+v %v", r.Totals, r.outcomes)
	}
	sameClients(t, "excelize", got, want)
}

// cellsOf reads a row of a workbook that is made of cells as they are given.
func cellsOf(t *testing.T, make func(*excelize.File, string)) Row {
	t.Helper()
	f := excelize.NewFile()
	const sheet = "Sheet1"
	make(f, sheet)
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		t.Fatal(err)
	}
	return firstRow(t, file.Bytes())
}

func firstRow(t *testing.T, file []byte) Row {
	t.Helper()
	read, err := Read(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	rows, _, err := read.book.open("")
	if err != nil {
		t.Fatal(err)
	}
	row, err := rows.next()
	if err != nil {
		t.Fatal(err)
	}
	return row
}

func TestCellsOfAWorkbookSayWhatTheyShow(t *testing.T) {
	style := func(f *excelize.File, code string) int {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	for _, c := range []struct {
		name   string
		value  any
		format string
		want   string
		mark   mark
	}{
		{"text", "  Sukardi\nalias ", "", "Sukardi\nalias", 0},
		{"a text that turns around", "merah\u202e", "", "merah", 0},
		{"leading noughts as text", "0081", "", "0081", 0},
		{"leading noughts by format", 81, "00000", "00081", 0},
		{"whole", 12, "", "12", 0},
		{"decimal", 12.375, "", "12,375", 0},
		{"noise", 0.1 + 0.2, "", "0,3", 0},
		{"negative", -0.8, "", "-0,8", 0},
		{"telephone", 81234567890, "", "81234567890", 0},
		{"NIK", 3302013112900001, "", "3302013112900001", markLost},
		{"sixteen digits", 1e15, "", "1000000000000000", markLost},
		{"yes", true, "", "ya", 0},
		{"no", false, "", "tidak", 0},
		{"day", 46082, "dd/mm/yyyy", "2026-03-01", markDay},
		{"day in words", 46082, `[$-421]dddd", "d\ mmmm\ yyyy`, "2026-03-01", markDay},
		{"day and time", 46082.75, `d\.m\.yy hh:mm`, "2026-03-01", markDay},
		{"month", 46082, "mmm-yy", "2026-03-01", markDay},
		{"second half of a format", 46082, `0;dd/mm/yyyy`, "46082", 0},
		{"a format that only looks like one", 46082, `"dd"0\d`, "46082", 0},
		{"no format", 46082, "", "46082", 0},
		{"clock", 0.354166666666667, "hh:mm", "08:30", 0},
		{"elapsed", 1.5, "[h]:mm", "36:00", 0},
		{"minutes", 0.5, "mm:ss", "12:00", 0},
		{"February 1900", 59, "dd/mm/yyyy", "59", markEarly},
		{"the day that never was", 60, "dd/mm/yyyy", "60", markEarly},
		{"March 1900", 61, "dd/mm/yyyy", "1900-03-01", markDay},
		{"year 10000", 2958466, "dd/mm/yyyy", "2958466", 0},
	} {
		row := cellsOf(t, func(f *excelize.File, sheet string) {
			if err := f.SetCellValue(sheet, "A1", c.value); err != nil {
				t.Fatal(err)
			}
			if c.format != "" {
				if err := f.SetCellStyle(sheet, "A1", "A1", style(f, c.format)); err != nil {
					t.Fatal(err)
				}
			}
		})
		if len(row.Cells) != 1 || row.Cells[0] != c.want || row.marks[0] != c.mark {
			t.Errorf("%s: %q with %v, want %q with %v", c.name, row.Cells, row.marks, c.want, c.mark)
		}
	}
}

func TestEveryDayOfAWorkbookIsTheDayThatItShows(t *testing.T) {
	old, young := &workbook{}, &workbook{from04: true}
	start := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	for n := march1900; n < year10000; n += 97 {
		want := start.AddDate(0, 0, n).Format(time.DateOnly)
		if got, m := old.day(float64(n) + 0.999); got != want || m != markDay {
			t.Fatalf("%d is %s, want %s", n, got, want)
		}
		if n < between04 {
			continue
		}
		if got, m := young.day(float64(n - between04)); got != want || m != markDay {
			t.Fatalf("from 1904: %d is %s, want %s", n-between04, got, want)
		}
	}
}

// raw is a workbook whose only sheet is as it is given.
func raw(t testing.TB, sheet string, more ...string) []byte {
	t.Helper()
	return archive(t, append([]string{
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels", `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook><sheets><sheet name="Satu" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + sheet,
	}, more...)...)
}

// archive packs names and contents.
func archive(t testing.TB, files ...string) []byte {
	t.Helper()
	var file bytes.Buffer
	w := zip.NewWriter(&file)
	for i := 0; i < len(files); i += 2 {
		part, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

const sheetEnd = `</sheetData></worksheet>`

func TestFormulasAreReadByTheirResultAndSoDoubted(t *testing.T) {
	row := firstRow(t, raw(t, `<row><c><f>1+1</f><v>2</v></c><c t="str"><f>A1</f><v>dua</v></c><c><f>1/0</f></c><c t="e"><f>X</f><v>#REF!</v></c><c t="inlineStr"><is><r><t>Su</t></r><rPh sb="0"><t>xx</t></rPh><r><t>kardi_x000D_ _x005F_</t></r></is></c></row>`+sheetEnd))
	if fmt.Sprintf("%q", row.Cells) != `["2" "dua" "" "#REF!" "Sukardi\n _"]` {
		t.Errorf("%q", row.Cells)
	}
	want := map[int]mark{0: markFormula, 1: markFormula, 2: markFormula | markBroken, 3: markFormula | markBroken}
	if diff := cmp.Diff(want, row.marks); diff != "" {
		t.Error(diff)
	}
}

// A day in the place of a register number, an article or a telephone number is
// what a spreadsheet made of "1/2": it is not what was written.
func TestR15ADayInAColumnOfWordsIsRefused(t *testing.T) {
	f := excelize.NewFile()
	rows := [][]any{{"No Register", "Nama", "Kecamatan", "Kategori", "Pasal", "Ket"}, {"PB-1", "Sukardi", "Wangon", "PB", time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC), ""},
		{"PB-2", "Yatno", "Wangon", "PB", "", time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)}}
	for i := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		t.Fatal(err)
	}
	k, r := imported(t, file.Bytes(), "")
	if r.New != 1 || !strings.Contains(fmt.Sprint(r.outcomes[0].Reasons), "Pasal: lembar kerja menyimpan isian ini sebagai tanggal 2026-02-01") || k.clients["PB-2"].Notes != "2026-02-01" {
		t.Errorf("%+v %v", r.Totals, r.outcomes)
	}
}

func TestR15AMergedCellCountsForAllItsRows(t *testing.T) {
	f := excelize.NewFile()
	rows := [][]any{{"No Register", "Nama", "Kecamatan", "Kategori", "PK"}, {"PB-1", "Sukardi", "Wangon", "PB", "Dewi Lestari"}, {"PB-2", "Yatno", "Wangon", "PB"}, {}, {"PB-3", "Warsito", "Wangon", "PB"}, {"PB-4", "Slamet", "Wangon", "PB"}}
	for i := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.MergeCell("Sheet1", "E2", "E5"); err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		t.Fatal(err)
	}
	k, r := imported(t, file.Bytes(), "")
	if r.New != 4 {
		t.Fatalf("%+v %v", r.Totals, r.outcomes)
	}
	for register, has := range map[string]bool{"PB-1": true, "PB-2": true, "PB-3": true, "PB-4": false} {
		if c := k.clients[register]; (c.Assignment() != nil) != has {
			t.Errorf("%s: %+v", register, c.Assignments)
		}
	}
}

func TestSheetsAreChosenByNameAndHiddenOnesAreNot(t *testing.T) {
	f := excelize.NewFile()
	for _, name := range []string{"Klien", "Rahasia"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		row := []any{"register", "nama " + name}
		if err := f.SetSheetRow(name, "A3", &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.SetSheetVisible("Rahasia", false), f.SetSheetVisible("Sheet1", true)); err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		t.Fatal(err)
	}
	read, err := Read(bytes.NewReader(file.Bytes()))
	if err != nil || fmt.Sprint(read.Sheets()) != "[Sheet1 Klien]" {
		t.Fatalf("%v, %v", read.Sheets(), err)
	}
	p, err := read.Preview(Clients, "Klien", 5)
	if err != nil || p.Line != 3 || fmt.Sprint(p.Headings, p.Mapped) != "[register nama Klien] map[name:nama Klien register:register]" {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := read.Open(Clients, "Rahasia", nil); err == nil || !strings.Contains(err.Error(), "pilihannya Sheet1, Klien") {
		t.Error(err)
	}
}

// Headings in two rows, as lists for signing have them.
func TestHeadingsOfTwoRowsAreJoined(t *testing.T) {
	f := excelize.NewFile()
	rows := [][]any{{"No Register", "Nama", "Kecamatan", "Kategori", "Pidana", "", "", "Tgl Lahir"}, {"", "", "", "", "Tahun", "Bulan", "Hari", ""}, {"PB-1", "Sukardi", "Wangon", "PB", 1, 6, 15, "1-2-1990"}}
	for i := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	for _, area := range []string{"A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1", "H1:H2"} {
		from, to, _ := strings.Cut(area, ":")
		if err := f.MergeCell("Sheet1", from, to); err != nil {
			t.Fatal(err)
		}
	}
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		t.Fatal(err)
	}
	k, r := imported(t, file.Bytes(), "")
	if r.New != 1 || r.Rows != 1 || r.table.Line != 2 || len(r.table.Ignored()) != 0 {
		t.Fatalf("%+v, headings %q on line %d: %v", r.Totals, r.table.Headings, r.table.Line, r.outcomes)
	}
	if c := k.clients["PB-1"]; c.Term().Years != 1 || c.Term().Months != 6 || c.Term().Days != 15 || c.Born != model.On(1990, 2, 1) {
		t.Errorf("%+v", c)
	}
}
