package press

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/paper"
	"guyub/model/paper/papertest"
	"guyub/store/sheet"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// figures lists every number and day of a document, in its order, as they stand
// in tables, plots and facts.
func figures(d *paper.Document) []paper.Value {
	var out []paper.Value
	take := func(values ...paper.Value) {
		for _, v := range values {
			if v.Kind != paper.Words && v.Kind != paper.None {
				out = append(out, v)
			}
		}
	}
	facts := func(all []paper.Fact) {
		for _, f := range all {
			take(f.Value)
		}
	}
	facts(d.Head)
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case paper.Facts:
			facts(b.Rows)
		case paper.Table:
			for _, row := range b.Rows {
				take(row...)
			}
			take(b.Totals...)
		case paper.Plot:
			for _, p := range b.Points {
				take(p.Value)
			}
			take(b.Target)
		}
	}
	return out
}

// counted is how often each of some texts is wanted, or there.
type counted map[string]int

func (c counted) without(t *rapid.T, form string, v paper.Value, s string) {
	if c[s]--; c[s] < 0 {
		t.Fatalf("%s has no %q any more (%+v)", form, s, v)
	}
}

// Every figure of a document is the same in every form: as often as the
// document has it, it stands in the text, the CSV, the workbook, the JSON and on
// the pages.
func TestEveryFigureIsTheSameInEveryForm(t *testing.T) {
	l := lang.For(lang.Indonesian)
	rapid.Check(t, func(t *rapid.T) {
		d := papertest.Document(t)
		text := tokens(Text(l, d, TextWidth))
		table := csvCells(t, d)
		object := jsonNumbers(t, d)
		book := bookCells(t, d)
		pages := counted{}
		for _, piece := range pieces(t, d) {
			for word, n := range tokens(piece.text) {
				pages[word] += n
			}
		}
		for _, v := range figures(d) {
			said := Say(l, v)
			number, _, _ := strings.Cut(said, " ")
			text.without(t, "text", v, strings.TrimSuffix(number, "*"))
			table.without(t, "CSV", v, v.Plain())
			object.without(t, "JSON", v, v.Plain())
			book.without(t, "XLSX", v, inBook(v))
			pages.without(t, "PDF", v, letters(strings.TrimSuffix(number, "*")))
		}
	})
}

// tokens counts the words of a text, without the marks of notes.
func tokens(s string) counted {
	out := counted{}
	for _, w := range strings.Fields(s) {
		out[strings.TrimSuffix(w, "*")]++
	}
	return out
}

func csvCells(t *rapid.T, d *paper.Document) counted {
	var b bytes.Buffer
	if err := sheet.WriteCSV(&b, d); err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff")))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := counted{}
	for _, row := range rows {
		for _, cell := range row {
			out[cell]++
			if cell != "" && strings.ContainsAny(cell[:1], "=@\t\r") {
				t.Fatalf("CSV has a formula: %q", cell)
			}
		}
	}
	return out
}

func jsonNumbers(t *rapid.T, d *paper.Document) counted {
	var b bytes.Buffer
	if err := sheet.WriteJSON(&b, d); err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(&b)
	dec.UseNumber()
	out := counted{}
	for {
		token, err := dec.Token()
		if err != nil {
			break
		}
		switch v := token.(type) {
		case json.Number:
			out[v.String()]++
		case string:
			out[v]++
		}
	}
	return out
}

// inBook is a figure as a cell of the workbook shows it to programs.
func inBook(v paper.Value) string {
	f, _ := strconv.ParseFloat(v.Plain(), 64)
	switch v.Kind {
	case paper.Share:
		return fmt.Sprintf("%.6f", f/100)
	case paper.Day:
		return fmt.Sprintf("%.6f", float64(v.Day-epoch))
	}
	return fmt.Sprintf("%.6f", f)
}

// epoch is the day from which spreadsheets count.
var epoch = model.On(1899, 12, 30)

func bookCells(t *rapid.T, d *paper.Document) counted {
	var b bytes.Buffer
	if err := sheet.WriteXLSX(t.Context(), &b, d); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	out := counted{}
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x, raw := range row {
				at, _ := excelize.CoordinatesToCellName(x+1, y+1)
				if formula, _ := f.GetCellFormula(name, at); formula != "" {
					t.Fatalf("XLSX has a formula: %q", formula)
				}
				kind, _ := f.GetCellType(name, at)
				if n, err := strconv.ParseFloat(raw, 64); err == nil && kind != excelize.CellTypeSharedString {
					out[fmt.Sprintf("%.6f", n)]++
				}
			}
		}
	}
	return out
}

// piece is something written on a page.
type piece struct {
	page       int
	x, y       float64 // of the base line's beginning, from the top left
	wide, size float64
	text       string
}

var (
	fontOp = regexp.MustCompile(`^BT /F([0-9a-f]+) ([0-9.]+) Tf ET$`)
	textOp = regexp.MustCompile(`(?s)BT (-?[0-9.]+) (-?[0-9.]+) Td \((.*)\) Tj ET`)
)

// pieces reads what stands on the pages out of the PDF itself.
func pieces(t *rapid.T, d *paper.Document) []piece {
	p, err := typeset(lang.For(lang.Indonesian), d, false)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := p.pdf.Output(&b); err != nil {
		t.Fatal(err)
	}
	raw := b.String()
	bold := map[string]bool{}
	for _, m := range regexp.MustCompile(`/F([0-9a-f]+) (\d+) 0 R`).FindAllStringSubmatch(raw, -1) {
		_, object, _ := strings.Cut(raw, "\n"+m[2]+" 0 obj")
		object, _, _ = strings.Cut(object, "endobj")
		bold[m[1]] = strings.Contains(object, "Helvetica-Bold")
	}
	const k = 72 / 25.4
	var out []piece
	number, font, size := 0, "", 0.0
	for _, stream := range strings.Split(raw, "\nstream\n")[1:] {
		stream, _, _ = strings.Cut(stream, "\nendstream")
		if !strings.Contains(stream, " Td (") {
			continue
		}
		number++
		for _, op := range strings.Split(stream, "\n") {
			if m := fontOp.FindStringSubmatch(op); m != nil {
				font = m[1]
				size, _ = strconv.ParseFloat(m[2], 64)
			}
			if m := textOp.FindStringSubmatch(op); m != nil {
				x, _ := strconv.ParseFloat(m[1], 64)
				y, _ := strconv.ParseFloat(m[2], 64)
				s := strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r").Replace(m[3])
				p.font(size, bold[font])
				out = append(out, piece{number, x / k, p.height - y/k, p.long(s), size, s})
			}
		}
	}
	return out
}

// Nothing that is written leaves the page or stands on something else.
func TestNothingLeavesThePageOrCoversAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := papertest.Document(t)
		all := pieces(t, d)
		p := newPage(lang.For(lang.Indonesian), d.Clean(), 0, false)
		const hair = 0.06
		for i, a := range all {
			if a.x < marginX-hair || a.x+a.wide > p.width-marginX+hair || a.y < 5 || a.y > p.height-8 {
				t.Fatalf("page %d: %q at %.1f, %.1f is %.1f wide: it leaves the page of %.0f x %.0f", a.page, a.text, a.x, a.y, a.wide, p.width, p.height)
			}
			for _, b := range all[:i] {
				if a.page == b.page && a.x+hair < b.x+b.wide && b.x+hair < a.x+a.wide &&
					math.Abs(a.y-b.y) < 0.25*min(a.size, b.size) && strings.TrimSpace(a.text) != "" && strings.TrimSpace(b.text) != "" {
					t.Fatalf("page %d: %q at %.1f, %.1f covers %q at %.1f, %.1f", a.page, a.text, a.x, a.y, b.text, b.x, b.y)
				}
			}
		}
	})
}

// Every word of every text is on the pages, in its order: nothing is cut.
func TestNoTextIsCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := papertest.Words(t, "text")
		d := &paper.Document{Kind: "uji", Blocks: []paper.Block{paper.Table{Key: "t", Columns: []paper.Column{{Key: "a", Label: "a", Kind: paper.Words}},
			Rows: [][]paper.Value{{paper.Text(typed)}}}}}
		var on strings.Builder
		for _, piece := range pieces(t, d) {
			on.WriteString(piece.text)
		}
		for _, paperText := range []struct{ have, want string }{
			{on.String(), letters(kit.Clean(typed))},
			{Text(lang.For(lang.Indonesian), d, TextWidth), kit.Clean(typed)},
		} {
			if !strings.Contains(bare(paperText.have), bare(paperText.want)) {
				t.Fatalf("%q is not in %q", paperText.want, paperText.have)
			}
		}
	})
}

// bare takes blanks out.
func bare(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }

// No line of a text is wider than the paper.
func TestNoLineIsWiderThanThePaper(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := papertest.Document(t)
		width := rapid.SampledFrom([]int{60, TextWidth, 132}).Draw(t, "width")
		for _, line := range strings.Split(Text(lang.For(lang.Indonesian), d, width), "\n") {
			if kit.Width(line) > width {
				t.Fatalf("%d cells: %q", kit.Width(line), line)
			}
			if line != kit.Clean(line) {
				t.Fatalf("not clean: %q", line)
			}
		}
	})
}

// A sign that the fonts have is itself; one that they lack becomes one of its
// kind or its code, and never another letter.
func TestNoSignBecomesAnotherOne(t *testing.T) {
	decode := func(s string) string {
		out, err := charmap.Windows1252.NewDecoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for r := rune(0x20); r < 0x20000; r++ {
		s := string(r)
		if !utf8.ValidRune(r) || kit.Clean(s) != s || !norm.NFC.IsNormalString(s) {
			continue
		}
		got := decode(letters(s))
		switch {
		case got == s, got == fmt.Sprintf("[U+%04X]", r), alike[r] == got && got != "":
		case len(got) > 0 && !strings.Contains(got, "\ufffd") && sameBase(r, got):
		default:
			t.Fatalf("U+%04X %q became %q", r, s, got)
		}
	}
	for in, want := range map[string]string{"4–7 … “a”": "4–7 … “a”", "a → b": "a -> b", "✓": "[x]", "Ḥakīm": "Hakim", "e\u0301": "é", "م": "[U+0645]"} {
		if got := decode(letters(in)); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// sameBase reports whether got is r without its accents, or the signs that it
// is made of.
func sameBase(r rune, got string) bool {
	return bytes.Equal([]byte(strip(string(r))), []byte(strip(got)))
}

// The same document at the same time is the same file.
func TestTheSamePaperIsTheSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := papertest.Document(t)
		var first, second bytes.Buffer
		for _, b := range []*bytes.Buffer{&first, &second} {
			if err := PDF(b, lang.For(lang.Indonesian), d); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Fatal("two PDFs of one document differ")
		}
	})
}

// Every page says which it is, of how many, and repeats the headings of the
// table that it goes on with; who signs stands on one page with their role.
func TestPagesAreNumberedHeadedAndSignedWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.IntRange(1, 300).Draw(t, "rows")
		table := paper.Table{Key: "t", Columns: []paper.Column{{Key: "a", Label: "KEPALA", Kind: paper.Words}, {Key: "b", Label: "ANGKA", Kind: paper.Decimal}}}
		for i := range rows {
			table.Rows = append(table.Rows, []paper.Value{paper.Text("baris"), paper.Int(i)})
		}
		d := &paper.Document{Kind: "uji", Title: "Uji", Blocks: []paper.Block{table}, Sign: &paper.Signature{Place: "TEMPAT", Role: "JABATAN", Name: "NAMA"}}
		on := map[int][]string{}
		for _, piece := range pieces(t, d) {
			on[piece.page] = append(on[piece.page], piece.text)
		}
		for n, texts := range on {
			if !slices.Contains(texts, fmt.Sprintf("Halaman %d dari %d", n, len(on))) {
				t.Fatalf("page %d of %d does not say so: %q", n, len(on), texts)
			}
			if slices.Contains(texts, "baris") && !slices.Contains(texts, "KEPALA") {
				t.Fatalf("page %d has rows without headings", n)
			}
			if slices.Contains(texts, "NAMA") != slices.Contains(texts, "TEMPAT") || slices.Contains(texts, "NAMA") != slices.Contains(texts, "JABATAN") {
				t.Fatalf("page %d has a part of the signature", n)
			}
		}
	})
}

// strip takes accents off, as a reader would see two signs as one.
func strip(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
}
