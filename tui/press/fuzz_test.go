package press

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"guyub/model/paper"
	"guyub/store/sheet"
	"guyub/tui/kit"
	"guyub/tui/lang"
)

// Whatever somebody typed goes on paper in every form, without an error, within
// the width, and with nothing that a terminal would obey or a spreadsheet run.
func FuzzAnyTextGoesOnPaper(f *testing.F) {
	for _, s := range []string{"Sukardi", "=1+1", "\x1b[2J", "محمد", "a\tb\r\nc", "(\\)", "\xff", strings.Repeat("panjang", 40), "a\u202eb", "日本", "‰ “x” …"} {
		f.Add(s)
	}
	l := lang.For(lang.Indonesian)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		d := &paper.Document{Kind: "uji", Letterhead: []string{s}, Title: s, Secret: "RAHASIA", Footer: s, Made: time.Unix(0, 0).UTC(), Notes: []string{s},
			Head: []paper.Fact{{Key: "a", Label: s, Value: paper.Text(s), Unit: s}}, Sign: &paper.Signature{Place: s, Role: s, Name: s},
			Blocks: []paper.Block{paper.Heading{Text: s}, paper.Paragraph{Text: s}, paper.Table{Key: "t", Title: s, Columns: []paper.Column{{Key: "a", Label: s, Kind: paper.Words}, {Key: "b", Label: s, Kind: paper.Decimal}},
				Rows: [][]paper.Value{{paper.Text(s), paper.Int(1)}}}, paper.Plot{Key: "p", Title: s, Kind: paper.Decimal, Points: []paper.Point{{Label: s, Value: paper.Int(1)}}}}}
		for _, line := range strings.Split(Text(l, d, TextWidth), "\n") {
			if kit.Width(line) > TextWidth || line != kit.Clean(line) {
				t.Fatalf("%q", line)
			}
		}
		var b bytes.Buffer
		for name, write := range map[string]func() error{
			"PDF": func() error { return PDF(&b, l, d) }, "CSV": func() error { return sheet.WriteCSV(&b, d) },
			"JSON": func() error { return sheet.WriteJSON(&b, d) }, "XLSX": func() error { return sheet.WriteXLSX(t.Context(), &b, d) },
		} {
			if err := write(); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	})
}
