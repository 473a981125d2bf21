package sheet

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"guyub/model"
	"guyub/model/paper"
)

// sheetOfPaper is a document with one of everything.
func sheetOfPaper() *paper.Document {
	return &paper.Document{
		Kind: "uji", Language: "id", Letterhead: []string{"Bapas Contoh"}, Title: "Uji: a/b", Made: time.Date(2026, 11, 24, 8, 12, 0, 0, time.UTC), Footer: "kaki",
		Head: []paper.Fact{{Key: "number", Label: "Nomor", Value: paper.Text("R-0")}},
		Blocks: []paper.Block{
			paper.Heading{Text: "Bagian"}, paper.Paragraph{Text: "Kalimat."}, paper.PageBreak{},
			paper.Facts{Key: "sum", Rows: []paper.Fact{{Key: "hours", Label: "Beban", Value: paper.Hours(8916), Unit: "jam"}}},
			paper.Table{Key: "rows", Title: "Uji: a/b", Columns: []paper.Column{{Key: "name", Label: "nama", Kind: paper.Words}, {Key: "share", Label: "bagian", Kind: paper.Share}, {Key: "day", Label: "hari", Kind: paper.Day}, {Key: "n", Label: "jumlah", Kind: paper.Decimal}},
				Rows:   [][]paper.Value{{paper.Text("=1+1"), paper.Percent(4_700, 1).Mark(), paper.On(model.On(2026, 10, 31)), paper.Int(1300)}},
				Totals: []paper.Value{paper.Text("Jumlah"), {}, {}, paper.Int(1300)}},
			paper.Plot{Key: "plot", Title: "Uji: a/b", Kind: paper.Decimal, Points: []paper.Point{{Label: "Okt", Value: paper.Int(-3)}}, Target: paper.Int(5), TargetLabel: "target"},
		},
		Notes: []string{"catatan"},
	}
}

func TestAWorkbookHasTypedCellsAndItsHeadingsStayInSight(t *testing.T) {
	var b bytes.Buffer
	if err := WriteXLSX(t.Context(), &b, sheetOfPaper()); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(f.GetSheetList(), "|"); got != "uji|Uji- a-b|Uji- a-b 2" {
		t.Fatalf("sheets %s", got)
	}
	const name = "Uji- a-b"
	for cell, want := range map[string]struct{ raw, shown string }{
		"A2": {"=1+1", "=1+1"}, "B2": {"0.047", "4.7%"}, "C2": {"46326", "31-10-2026"}, "D2": {"1300", "1,300"}, "D3": {"1300", "1,300"}, "B3": {"", ""},
	} {
		raw, _ := f.GetCellValue(name, cell, excelize.Options{RawCellValue: true})
		shown, _ := f.GetCellValue(name, cell)
		if formula, _ := f.GetCellFormula(name, cell); formula != "" || raw != want.raw || shown != want.shown {
			t.Errorf("%s holds %q, shows %q, formula %q; want %v", cell, raw, shown, formula, want)
		}
	}
	// The library does not show the asterisk of the format; spreadsheets do.
	id, _ := f.GetCellStyle(name, "B2")
	if style, err := f.GetStyle(id); err != nil || style.CustomNumFmt == nil || *style.CustomNumFmt != `0.0%"*"` {
		t.Errorf("a marked cell has the style %+v, %v", style, err)
	}
	if panes, err := f.GetPanes(name); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, %v", panes, err)
	}
}

// The keys of JSON and the rows of CSV are what other programs rely on.
func TestADocumentAsJSONAndCSVKeepsItsForm(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSON(&b, sheetOfPaper()); err != nil {
		t.Fatal(err)
	}
	compact := strings.Join(strings.Fields(b.String()), "")
	for _, want := range []string{`"kind":"uji"`, `"head":{"number":"R-0"}`, `{"type":"facts","key":"sum","values":{"hours":148.6}}`,
		`"rows":[{"name":"=1+1","share":4.7,"day":"2026-10-31","n":1300,"marked":["share"]}]`, `"totals":{"name":"Jumlah","share":null,"day":null,"n":1300}`,
		`{"type":"bars","key":"plot","title":"Uji:a/b","rows":[{"label":"Okt","value":-3}],"target":5}`, `{"key":"share","label":"bagian","type":"percent"}`} {
		if !strings.Contains(compact, want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
	b.Reset()
	if err := WriteCSV(&b, sheetOfPaper()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\ufeffBapas Contoh\r\n", "Nomor,R-0,\r\n", "Beban,148.6,jam\r\n", "nama,bagian,hari,jumlah,*\r\n'=1+1,4.7,2026-10-31,1300,bagian\r\nJumlah,,,1300,\r\n", "Okt,-3\r\ntarget,5\r\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}
