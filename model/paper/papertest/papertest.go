// Package papertest draws documents by chance, for those who write them out.
package papertest

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/model/paper"
)

// nasty are texts that people, or somebody who means harm, may have typed.
var nasty = []string{
	"", "Sukardi", "Bengkel Maju – servis & las", "=HYPERLINK(\"http://x\")", "+62 812", "-1+2", "@SUM(A1)", "a\tb\r\nc", "\x1b[31mmerah\x1b[0m",
	"kutip \" dan , koma; titik koma", "(kurung) \\ garis", "Ḥasan al-Ḥakīm", "محمد", "日本", "naïve façade …", "100 %", "✓ → ≥", "\u202egnp.exe",
	"sepatahkatayangpanjangsekalitanpaspasisamasekalidantidakadaakhirnyasehinggaharusdipotong", "a\x00b", "\xff\xfe",
	"Jalan Jenderal Soedirman nomor seratus dua puluh tiga, Purwokerto Timur, Kabupaten Banyumas, Jawa Tengah",
}

// Words draws a text.
func Words(t *rapid.T, name string) string {
	if rapid.Bool().Draw(t, name+"?") {
		return rapid.SampledFrom(nasty).Draw(t, name)
	}
	return rapid.String().Draw(t, name)
}

// Value draws a value of a kind, now and then one that is not known.
func Value(t *rapid.T, k paper.Kind, name string) paper.Value {
	if rapid.IntRange(0, 9).Draw(t, name+" known") == 0 {
		return paper.Value{}
	}
	v := paper.Value{}
	switch k {
	case paper.Words:
		return paper.Text(Words(t, name))
	case paper.Decimal:
		v = paper.Number(rapid.Int64Range(-9_999_999_999, 9_999_999_999).Draw(t, name), rapid.IntRange(0, 3).Draw(t, name+" places"))
	case paper.Share:
		v = paper.Percent(rapid.Int64Range(-100_000, 999_999).Draw(t, name), rapid.IntRange(0, 2).Draw(t, name+" places"))
	case paper.Day:
		v = paper.On(model.Date(rapid.IntRange(712_000, 745_000).Draw(t, name)))
	}
	if rapid.IntRange(0, 9).Draw(t, name+" marked") == 0 {
		v = v.Mark()
	}
	return v
}

// Document draws a whole document.
func Document(t *rapid.T) *paper.Document {
	d := &paper.Document{
		Kind: "uji", Language: "id", Letterhead: []string{"Bapas Kelas II Contoh", Words(t, "address")}, Title: Words(t, "title"),
		Head: facts(t, "head"), Footer: Words(t, "footer"), Made: time.Date(2026, 11, 24, 8, 12, 0, 0, time.UTC),
	}
	if rapid.Bool().Draw(t, "secret") {
		d.Secret = "RAHASIA"
	}
	if rapid.Bool().Draw(t, "signed") {
		d.Sign = &paper.Signature{Place: "24 November 2026", Role: "Kepala", Name: Words(t, "signer")}
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "blocks") {
		d.Blocks = append(d.Blocks, block(t, fmt.Sprint("block ", i)))
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "notes") {
		d.Notes = append(d.Notes, Words(t, fmt.Sprint("note ", i)))
	}
	return d
}

func facts(t *rapid.T, name string) []paper.Fact {
	out := make([]paper.Fact, rapid.IntRange(0, 3).Draw(t, name))
	for i := range out {
		kind := rapid.SampledFrom([]paper.Kind{paper.Words, paper.Decimal, paper.Share, paper.Day}).Draw(t, name+" kind")
		out[i] = paper.Fact{Key: fmt.Sprint("k", i), Label: Words(t, name+" label"), Value: Value(t, kind, name+" value"), Unit: rapid.SampledFrom([]string{"", "jam"}).Draw(t, name+" unit")}
	}
	return out
}

func block(t *rapid.T, name string) paper.Block {
	switch rapid.IntRange(0, 10).Draw(t, name) {
	case 0:
		return paper.Heading{Text: Words(t, name)}
	case 1:
		return paper.Paragraph{Text: Words(t, name)}
	case 2:
		return paper.Facts{Key: "facts", Rows: facts(t, name)}
	case 3:
		return paper.PageBreak{}
	case 4:
		return plot(t, name)
	case 5:
		return ofALetter(t, name)
	}
	return Table(t, name, 12)
}

// ofALetter draws one of the blocks that letters alone have.
func ofALetter(t *rapid.T, name string) paper.Block {
	some := func(what string) []string {
		out := make([]string, rapid.IntRange(0, 4).Draw(t, name+" "+what))
		for i := range out {
			out[i] = Words(t, fmt.Sprint(name, " ", what, " ", i))
		}
		return out
	}
	switch rapid.IntRange(0, 6).Draw(t, name+" of a letter") {
	case 0:
		return paper.Address{Lines: some("address")}
	case 1:
		return paper.List{Items: some("items")}
	case 2:
		return paper.Blanks{Label: Words(t, name), Lines: rapid.IntRange(0, 40).Draw(t, name+" lines")}
	case 3:
		var out paper.Clauses
		for _, title := range some("clauses") {
			out.Items = append(out.Items, paper.Clause{Title: title, Text: "(1) " + Words(t, name+" text") + "\nb. " + Words(t, name+" more")})
		}
		return out
	case 5:
		return paper.Part{Blocks: []paper.Block{paper.Heading{Text: Words(t, name)}, ofALetter(t, name+" in part")}}
	case 4:
		var out paper.Ticks
		for i, s := range some("ticks") {
			out.Items = append(out.Items, paper.Tick{Text: s, Done: i%2 == 0})
		}
		return out
	}
	var out paper.Signatures
	for _, s := range some("signers") {
		out.Columns = append(out.Columns, paper.Signature{Place: "Purwokerto", Role: Words(t, name+" role"), Name: s, ID: "NIP 1"})
	}
	return out
}

// Table draws a table of at most some columns.
func Table(t *rapid.T, name string, most int) paper.Table {
	out := paper.Table{Key: "table", Title: Words(t, name+" title")}
	for i := range rapid.IntRange(1, most).Draw(t, name+" columns") {
		kind := rapid.SampledFrom([]paper.Kind{paper.Words, paper.Decimal, paper.Share, paper.Day}).Draw(t, fmt.Sprint(name, " kind ", i))
		out.Columns = append(out.Columns, paper.Column{Key: fmt.Sprint("c", i), Label: Words(t, fmt.Sprint(name, " head ", i)), Kind: kind})
	}
	row := func(name string) []paper.Value {
		var values []paper.Value
		for i, c := range out.Columns {
			values = append(values, Value(t, c.Kind, fmt.Sprint(name, " ", i)))
		}
		return values
	}
	for i := range rapid.IntRange(0, 6).Draw(t, name+" rows") {
		out.Rows = append(out.Rows, row(fmt.Sprint(name, " row ", i)))
	}
	// Many rows alike fill pages without many draws.
	for range rapid.SampledFrom([]int{0, 0, 0, 20, 90}).Draw(t, name+" more") {
		if len(out.Rows) > 0 {
			out.Rows = append(out.Rows, out.Rows[0])
		}
	}
	if rapid.Bool().Draw(t, name+" summed") {
		out.Totals = row(name + " totals")
	}
	return out
}

func plot(t *rapid.T, name string) paper.Plot {
	out := paper.Plot{Key: "plot", Title: Words(t, name), Line: rapid.Bool().Draw(t, name+" line"), Kind: paper.Share}
	for i := range rapid.IntRange(0, 14).Draw(t, name+" points") {
		out.Points = append(out.Points, paper.Point{Label: Words(t, fmt.Sprint(name, " label ", i)), Value: Value(t, paper.Share, fmt.Sprint(name, " ", i))})
	}
	if rapid.Bool().Draw(t, name+" target?") {
		out.Target, out.TargetLabel = paper.Percent(rapid.Int64Range(0, 100_000).Draw(t, name+" target"), 1), "target"
	}
	return out
}
