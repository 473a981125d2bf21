package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/demo"
)

// atlas keeps regions as the store does, by code.
type atlas struct {
	shelf
	regions []model.Region
	refuse  string // the code that is refused
}

func (a *atlas) May(context.Context, model.Record, model.Record) error { return nil }

func (a *atlas) Keep(_ context.Context, batch []Entry) ([]*Refusal, error) {
	out := make([]*Refusal, len(batch))
	for i, e := range batch {
		if e.Record == nil {
			continue
		}
		r := *e.Record.(*model.Region)
		if r.Code == a.refuse {
			out[i] = &Refusal{Text: "tidak sekarang"}
			continue
		}
		at := slices.IndexFunc(a.regions, func(o model.Region) bool { return o.Code == r.Code })
		r.Rev++
		if at < 0 {
			r.ID = model.NewID()
			a.regions = append(a.regions, r)
			continue
		}
		a.regions[at] = r
	}
	return out, nil
}

// read imports a table and returns what it said of each row.
func (a *atlas) read(file string, dry bool) (Totals, []Outcome, error) {
	table, err := openAs(Regions, strings.NewReader(file), nil)
	if err != nil {
		return Totals{}, nil, err
	}
	var all []Outcome
	totals, err := Import(context.Background(), table, a, Options{Book: Book{Regions: slices.Clone(a.regions)}, DryRun: dry,
		Each: func(o Outcome) error { all = append(all, o); return nil }})
	return totals, all, err
}

func (a *atlas) at(code string) model.Region {
	for _, r := range a.regions {
		if r.Code == code {
			r.Meta = model.Meta{}
			return r
		}
	}
	return model.Region{}
}

func TestR15AnAreaGoesInUnderHeadingsOfBothLanguages(t *testing.T) {
	want := model.Region{Code: "91.01.02", Name: "Teluk Sari", Parent: "91.01", AreaHa: 123_450, Population: 18_446, DistanceM: 12_500, TravelMin: 45,
		ServicePoint: "Pos Muara", Latitude: -865_123, Longitude: 132_456_789}
	for name, file := range map[string]string{
		"indonesian": "DAFTAR WILAYAH\n\nKode;Nama;Luas (km²);Penduduk;Jarak (km);Waktu tempuh (menit);Titik layanan;Lintang;Bujur;Tidak dilayani\n91.01.02;Teluk Sari;1.234,5;18.446;12,5;45;Pos Muara;-0,865123;132,456789;tidak\n91.01;Muara;;;;;;;;\n",
		"english":    "code,name,area km2,population,distance km,travel minutes,service point,latitude,longitude,inactive\n910102,Teluk Sari,1234.50,18446,12.5,45,Pos Muara,-0.865123,132.456789,no\n9101,Muara,,,,,,,,\n",
	} {
		a := &atlas{}
		totals, all, err := a.read(file, false)
		if err != nil || totals.New != 2 || totals.Rejected != 0 || totals.Rows != 2 {
			t.Fatalf("%s: %+v, %v, %v", name, totals, all, err)
		}
		if got := a.at("91.01.02"); got != want {
			t.Errorf("%s: %+v\nwant %+v", name, got, want)
		}
		if got := a.at("91.01"); got != (model.Region{Code: "91.01", Name: "Muara"}) {
			t.Errorf("%s: the kabupaten is %+v", name, got)
		}
		again, _, err := a.read(file, false)
		if err != nil || again.Unchanged != 2 {
			t.Errorf("%s: the second time %+v, %v", name, again, err)
		}
	}
}

// An empty cell says nothing, a kecamatan that is not in the table stays, and
// the office is a service point that can be named.
func TestR15AnAreaIsUpdatedByItsCodesAndNeverTakenAway(t *testing.T) {
	a := &atlas{}
	if _, _, err := a.read("kode;nama;menit;pos\n91.01;Muara;;\n91.01.01;Hilir;30;Pos Muara\n91.01.02;Hulu;60;Pos Muara\n", false); err != nil {
		t.Fatal(err)
	}
	totals, all, err := a.read("kode;nama;menit;pos;nonaktif\n91.01.01;;35;kantor;\n91.01.02;;;;ya\n", false)
	if err != nil || totals.Updated != 2 {
		t.Fatalf("%+v, %v", totals, err)
	}
	if fmt.Sprint(all[0].Changes) != "[{travel 30 35} {point Pos Muara }]" {
		t.Errorf("the changes are %v", all[0].Changes)
	}
	if r := a.at("91.01.01"); r.Name != "Hilir" || r.TravelMin != 35 || r.ServicePoint != "" {
		t.Errorf("%+v", r)
	}
	if r := a.at("91.01.02"); !r.Inactive || r.TravelMin != 60 || len(a.regions) != 3 {
		t.Errorf("%+v of %d", r, len(a.regions))
	}
}

func TestR15EveryRejectedRegionHasItsReason(t *testing.T) {
	a := &atlas{refuse: "91.01.09"}
	file := "kode;nama;luas;penduduk;jarak;menit;lintang;bujur;nonaktif\n91.01;Muara;;;;;;;\n" +
		"91.01.01;;;;;;;;\n91.01.02;A;;;;;;;\n91.01.02;B;;;;;;;\n91.02.01;C;;;;;;;\n91.2;D;;;;;;;\n9101030;E;;;;;;;\n;F;;;;;;;\n" +
		"91.01.03;G;1.391;;;;;;\n91.01.04;H;;12,5;;;;;\n91.01.05;I;;;jauh;;;;\n91.01.06;J;;;;;132,1;-0,8;\n91.01.07;K;;;;;-0,8;;\n91.01.08;L;;;;;;;mungkin\n91.01.09;M;;;;9000;;;\n91.01.09;M;;;;;;;\n91.01.10;N;;;-5;;;;\n"
	totals, all, err := a.read(file, false)
	if err != nil || totals.New != 2 || totals.Rejected != totals.Rows-2 {
		t.Fatalf("%+v, %v", totals, err)
	}
	want := []string{"", "wajib diisi", "", "sudah ada di baris 4", "kabupaten 91.02 belum ada", "bukan kode wilayah", "kode BPS", "kode wilayah kosong",
		"ribuan atau pecahan", "bukan bilangan bulat", "bukan angka", "di luar batas", "wajib diisi", "ya atau tidak", "di luar batas", "sudah ada di baris 16", "di luar batas"}
	for i, o := range all {
		said := fmt.Sprint(o.Reasons)
		if (want[i] == "") != (o.Fate == New) || !strings.Contains(said, want[i]) {
			t.Errorf("line %d: %v, %s; want %q", o.Row.Line, o.Fate, said, want[i])
		}
	}
	dry := &atlas{}
	if totals, _, err := dry.read("kode;nama\n91.01;Muara\n", true); err != nil || totals.New != 1 || len(dry.regions) != 0 {
		t.Errorf("a dry run kept %d: %+v, %v", len(dry.regions), totals, err)
	}
	if totals, _, err := (&atlas{refuse: "91.01"}).read("kode;nama\n91.01;Muara\n", false); err != nil || totals.Rejected != 1 {
		t.Errorf("a refusal: %+v, %v", totals, err)
	}
	if _, _, err := dry.read("nama;menit\nMuara;3\n", true); err == nil || !strings.Contains(err.Error(), "--map code=") {
		t.Errorf("without codes: %v", err)
	}
}

// anyRegion is one that the office may have.
func anyRegion(t *rapid.T, code string) model.Region {
	return rapid.Custom(func(t *rapid.T) model.Region { return someRegion(t, code) }).Filter(func(r model.Region) bool {
		return len(r.Validate(model.Checks{})) == 0 && !empty(r.Name)
	}).Draw(t, code)
}

// someRegion has whatever stands in a file.
func someRegion(t *rapid.T, code string) model.Region {
	r := model.Region{Code: code, Name: rapid.StringMatching(`[A-Z=+@'][a-zé;,." ]{0,8}[a-z]`).Draw(t, "name"), AreaHa: rapid.IntRange(0, 9_000_000).Draw(t, "ha"),
		Population: rapid.IntRange(0, 9_000_000).Draw(t, "people"), Inactive: rapid.Bool().Draw(t, "inactive")}
	if len(code) > 5 {
		r.Parent = code[:5]
		r.DistanceM, r.TravelMin = rapid.IntRange(0, 999_999).Draw(t, "metres"), rapid.IntRange(0, 2000).Draw(t, "minutes")
		r.ServicePoint = rapid.SampledFrom([]string{"", "Pos Bapas Hulu", "+62", "'pos"}).Draw(t, "point")
		if rapid.Bool().Draw(t, "located") {
			r.Latitude, r.Longitude = rapid.IntRange(-11_000_000, 6_000_000).Draw(t, "lat"), rapid.IntRange(95_000_000, 141_000_000).Draw(t, "lon")
		}
	}
	return r
}

func TestAnAreaThatIsWrittenReadsBackEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var regions []model.Region
		for i := range rapid.IntRange(1, 3).Draw(t, "kabupaten") {
			parent := fmt.Sprintf("91.%02d", i+1)
			regions = append(regions, anyRegion(t, parent))
			for k := range rapid.IntRange(0, 4).Draw(t, "kecamatan") {
				regions = append(regions, anyRegion(t, fmt.Sprintf("%s.%02d", parent, k+1)))
			}
		}
		var file bytes.Buffer
		if err := WriteRegions(&file, regions); err != nil {
			t.Fatal(err)
		}
		a := &atlas{}
		totals, all, err := a.read(file.String(), false)
		if err != nil || totals.New != len(regions) {
			t.Fatalf("%+v %v %v\n%s", totals, all, err, file.String())
		}
		for _, r := range regions {
			if got := a.at(r.Code); got != r {
				t.Fatalf("%+v\nwant %+v\n%s", got, r, file.String())
			}
		}
	})
}

// The area of the demonstration, written and read, is the one it was: nothing
// of it is known to the program but as data.
func TestTheAreaOfPurwokertoGoesInAsAnyOther(t *testing.T) {
	regions := demo.Build(demo.Params{Seed: 1, Today: today}).Regions
	var file bytes.Buffer
	if err := WriteRegions(&file, regions); err != nil {
		t.Fatal(err)
	}
	a := &atlas{}
	if totals, _, err := a.read(file.String(), false); err != nil || totals.New != 95 {
		t.Fatalf("%+v, %v", totals, err)
	}
	for _, r := range regions {
		r.Meta = model.Meta{}
		if got := a.at(r.Code); got != r {
			t.Fatalf("%+v, want %+v", got, r)
		}
	}
}

func TestATableOfTheWholeCountryIsNotAnArea(t *testing.T) {
	file := "kode;nama\n" + strings.Repeat("91.01;Muara\n", mostWhole+1)
	if _, _, err := (&atlas{}).read(file, true); !errors.Is(err, ErrManyRegions) {
		t.Error(err)
	}
}

// workbook is a table as a spreadsheet saves it: texts as texts, numbers as
// numbers.
func bookOf(t *testing.T, rows [][]any) string {
	t.Helper()
	book := excelize.NewFile()
	for i, row := range rows {
		if err := book.SetSheetRow(book.GetSheetName(0), fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var file bytes.Buffer
	if err := book.Write(&file); err != nil {
		t.Fatal(err)
	}
	return file.String()
}

func TestR15AnAreaGoesInFromAWorkbook(t *testing.T) {
	file := bookOf(t, [][]any{{"Wilayah kerja"}, {}, {"Kode", "Nama", "Jarak km", "Menit", "Penduduk", "Lintang", "Bujur"},
		{"91.01", "Muara"}, {"91.01.01", "Hilir\nBarat", 12.375, 40, 18446, -0.8, 132.4}, {"91.01.02", "Hulu", "12,5", "40", "18.446", "-0,8", "132,4"}, {91.02, "Pulau"}, {"91.01.03", "Jauh", 1e300}})
	a := &atlas{}
	totals, all, err := a.read(file, false)
	if err != nil || totals.New != 4 || totals.Rejected != 1 || all[4].Row.Line != 8 {
		t.Fatalf("%+v, %+v, %v", totals, all, err)
	}
	want := model.Region{Code: "91.01.01", Name: "Hilir Barat", Parent: "91.01", DistanceM: 12_375, TravelMin: 40, Population: 18_446, Latitude: -800_000, Longitude: 132_400_000}
	if got := a.at("91.01.01"); got != want {
		t.Errorf("%+v\nwant %+v", got, want)
	}
	if got := a.at("91.01.02"); got.DistanceM != 12_500 || got.Population != 18_446 || got.Latitude != -800_000 {
		t.Errorf("%+v", got)
	}
}

// What is in a heading does not fill the screen.
func TestHeadingsThatAreNotKnownAreToldInASentence(t *testing.T) {
	for _, file := range []string{strings.Repeat("abc", 100_000) + ";nama\n1;2\n", strings.Repeat("kolom apa saja;", 399) + "nama\n"} {
		_, _, err := (&atlas{}).read(file, true)
		var wrong *HeadingError
		if !errors.As(err, &wrong) || len(err.Error()) > 1100 {
			t.Errorf("%d letters", len(err.Error()))
		}
	}
}

// Whatever is in a file that calls itself a workbook, it is read or refused.
func TestABrokenWorkbookIsRefusedInOneSentence(t *testing.T) {
	whole := bookOf(t, [][]any{{"kode", "nama"}, {"91.01", "Muara"}})
	for _, file := range []string{"PK\x03\x04", whole[:len(whole)/2], whole[:len(whole)-30], "PK\x03\x04" + strings.Repeat("\x00", 4000)} {
		if _, _, err := (&atlas{}).read(file, true); !errors.Is(err, ErrWorkbook) {
			t.Errorf("%d bytes: %v", len(file), err)
		}
	}
}
