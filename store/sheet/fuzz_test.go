package sheet

import (
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"guyub/model"
)

// Whatever stands in a file, of whatever kind it is taken for: it is refused in a
// sentence, or every row of it is told of once and in order, what is kept is
// valid, and the same file again changes nothing.
func FuzzImport(f *testing.F) {
	for kind, files := range map[Kind][]string{
		Clients: {officeHead + "PB-1/26;a;L;1/1/90;x;Wangon;;PB\n", "register,nama\n\"a\nb\",c\n", "\ufeffno reg\tnama\n1\t2\n\n\"", "sep=;\nregister;x\n1;\"\"\"\n", "register,nama\n\xff\xfe,\x80\n",
			"register\n" + strings.Repeat("\"a\n", 120), "register,nama\r\n\r\n1,2\r3,4\r\n", "a\n\n\nregister\n1\n1\n", "register,kecamatan,kategori,nama\nPB-1,Wangon,PB,=cmd\u202e\n"},
		Regions:    {"kode;nama;jarak\n91.01;Muara;1,5\n91.01.01;Hilir;1.234\n", "\ufeffcode,name,lat,lon\n9101,x,-1,132\n910101,\"a\nb\",0,\n", "kode\n91.01\n91.01\n\n", "kode;luas;bujur\n91.01;-0;1e999\n91.02;,;NaN\n", "kode,kode\n1,2\n"},
		Counselors: {"nip;nama;jabatan;subseksi;wilayah\n1990;a;PK Muda;BKD;Banyumas,Wangon\n"}, Groups: {"kode;nama;bidang;kecamatan\nX;a;ekonomi,sosial;Wangon\n"},
		Partners: {"kode pokmas;nama mitra\nPML-001;a\nPML-001;b\n"}, Agreements: {"kode pokmas;no pks;tgl pks\nPML-001;a;1/1/20\nPML-001;b;1/1/19\n"},
		Reports: {"register;tgl;jam\nPB-0001/26;1/11/26;8.30\nPB-0001/26;1/11/26;\n"}, Referrals: {"register;kode;tgl;status;mulai\nPB-0001/26;PML-001;1/1/26;berjalan;2/1/26\n"},
	} {
		for _, file := range files {
			f.Add(uint8(slices.Index(Kinds(), kind)), []byte(file))
		}
	}
	f.Fuzz(func(t *testing.T, n uint8, file []byte) {
		kind := Kinds()[int(n)%len(Kinds())]
		k := newCabinet()
		read, err := Read(bytes.NewReader(file))
		if err != nil {
			refusedInWords(t, err)
			return
		}
		sheet := read.Sheets()[0]
		if _, err := read.Preview(kind, sheet, 3); err != nil {
			refusedInWords(t, err)
		}
		table, err := read.Open(kind, sheet, nil)
		if err != nil {
			refusedInWords(t, err)
			return
		}
		first := fuzzed(t, k, table)
		if read.book == nil && first.Bytes != int64(len(file)) {
			t.Fatalf("%d bytes of %d were read", first.Bytes, len(file))
		}
		valid(t, k)
		saves := k.saves
		if table, err = read.Open(kind, sheet, nil); err != nil {
			t.Fatal(err)
		}
		if again := fuzzed(t, k, table); again.New+again.Updated > 0 || again.Rejected != first.Rejected || k.saves != saves {
			t.Fatalf("%s: first %+v, again %+v", kind, first, again)
		}
	})
}

func refusedInWords(t *testing.T, err error) {
	t.Helper()
	if strings.TrimSpace(err.Error()) == "" || strings.ContainsAny(err.Error(), "\n\r\x1b") {
		t.Fatalf("refused with %q", err)
	}
}

// fuzzed imports a table and holds what is told of the rows against the totals.
func fuzzed(t *testing.T, k *cabinet, table *Table) Totals {
	t.Helper()
	want, last := Totals{}, table.Line
	rejects := NewRejects(io.Discard, table)
	got, err := Import(context.Background(), table, k, Options{Book: k.book(), Each: func(o Outcome) error {
		want.count(o)
		if o.Row.Line <= last {
			t.Fatalf("line %d after line %d", o.Row.Line, last)
		}
		last = o.Row.Line
		if (o.Fate == Rejected) != (len(o.Reasons) > 0) || (o.Fate == Updated) != (len(o.Changes) > 0) {
			t.Fatalf("line %d: %v with reasons %v and changes %v", o.Row.Line, o.Fate, o.Reasons, o.Changes)
		}
		return rejects.Write(o)
	}})
	if err != nil {
		t.Fatal(err)
	}
	if n, err := rejects.Close(); err != nil || n != got.Rejected {
		t.Fatalf("%d rejects written of %d, %v", n, got.Rejected, err)
	}
	want.Blank, want.Bytes = got.Blank, got.Bytes
	if got != want || got.Rows != got.New+got.Updated+got.Unchanged+got.Rejected {
		t.Fatalf("totals %+v, told %+v", got, want)
	}
	return got
}

// valid holds everything that was kept against the model.
func valid(t *testing.T, k *cabinet) {
	t.Helper()
	checks := checksOf(k.book())
	check := func(what any, problems model.Problems) {
		t.Helper()
		if wrong := problems.Errors(); len(wrong) > 0 {
			t.Fatalf("%+v was kept with %v", what, wrong)
		}
	}
	for _, c := range slices.Collect(maps.Values(k.clients)) {
		check(c, c.Validate(checks))
	}
	for _, c := range slices.Collect(maps.Values(k.counselors)) {
		check(c, c.Validate(checks))
	}
	for _, g := range slices.Collect(maps.Values(k.groups)) {
		check(g, g.Validate(checks))
	}
	for _, r := range slices.Collect(maps.Values(k.regions)) {
		check(r, r.Validate(checks))
	}
	for i := range k.contacts {
		check(k.contacts[i], k.contacts[i].Validate(checks))
	}
	for i := range k.enrolments {
		check(k.enrolments[i], k.enrolments[i].Validate(checks))
	}
}

// Whatever stands in the parts of a workbook, or in the archive itself, it is
// read or refused in a sentence: whoever holds the office must not fall over it.
func FuzzWorkbook(f *testing.F) {
	f.Add(uint8(0), []byte(`<row r="2"><c r="A2" t="s"><v>0</v></c><c t="inlineStr"><is><t>a_x000D_</t></is></c><c s="1"><v>46082</v></c></row>`))
	f.Add(uint8(0), []byte(`<row hidden="1"><c r="XFD1"><f>1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells>`))
	f.Add(uint8(1), []byte(`<sst><si><t>a</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>`))
	f.Add(uint8(2), []byte(`<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[$-421]d\ mmmm;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/></cellXfs></styleSheet>`))
	f.Add(uint8(3), []byte(`<workbook><workbookPr date1904="1"/><sheets><sheet name="a" state="hidden" r:id="r1"/><sheet name="b" r:id="r1"/></sheets></workbook>`))
	f.Add(uint8(4), []byte(`<R><Relationship Id="r1" Type="/worksheet" Target="/xl/worksheets/../worksheets/sheet1.xml"/></R>`))
	f.Add(uint8(5), fixture(f, "tanggal.xlsx"))
	f.Fuzz(func(t *testing.T, part uint8, content []byte) {
		file := content
		if names := []string{"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}; int(part) < len(names) {
			file = withPart(t, names[part], string(content))
		}
		read, err := Read(bytes.NewReader(file))
		if err != nil {
			refusedInWords(t, err)
			return
		}
		for _, sheet := range read.Sheets() {
			table, err := read.Open(Clients, sheet, nil)
			if err != nil {
				refusedInWords(t, err)
				continue
			}
			for last := table.Line; ; {
				row, err := table.Next()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					refusedInWords(t, err)
					break
				}
				if row.Line <= last || len(row.Cells) > maxColumns {
					t.Fatalf("line %d after %d with %d cells", row.Line, last, len(row.Cells))
				}
				last = row.Line
			}
		}
	})
}

// withPart is a workbook in which one part is as it is given; rows stand under
// headings.
func withPart(t *testing.T, name, content string) []byte {
	t.Helper()
	parts := map[string]string{
		"[Content_Types].xml": `<Types/>`, "xl/workbook.xml": `<workbook><sheets><sheet name="Satu" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<R><Relationship Id="r1" Type="/worksheet" Target="worksheets/sheet1.xml"/></R>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData>` + clientRow1 + `<row><c t="s" s="1"><v>1</v></c></row>` + sheetEnd,
	}
	if name == "xl/worksheets/sheet1.xml" {
		content = `<worksheet><sheetData>` + clientRow1 + content + sheetEnd
	}
	parts[name] = content
	var flat []string
	for _, part := range slices.Sorted(maps.Keys(parts)) {
		flat = append(flat, part, parts[part])
	}
	return archive(t, flat...)
}
