package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"guyub/model"
	"guyub/model/paper"
)

// hundredThousand is a table of as many clients as a file of each kind.
func hundredThousand(b *testing.B, kind string) []byte {
	const rows = 100_000
	head := strings.Split(strings.TrimSpace(officeHead), ";")
	cells := func(i int) []string {
		return strings.Split(fmt.Sprintf("PB-%d/26;Sukardi %d;L;31/12/1990;Dusun Krajan %d;Ajibarang;Banyumas;PB;Narkotika;112;Dewi Lestari;1-3-2026;14 Agustus 2027;Islam;SLTP;buruh;0812%08d;Siti", i, i, i%500, i), ";")
	}
	var file bytes.Buffer
	if kind == "csv" {
		file.WriteString(officeHead)
		for i := range rows {
			file.WriteString(strings.Join(cells(i), ";") + "\n")
		}
		return file.Bytes()
	}
	book := excelize.NewFile()
	w, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	row := func(n int, texts []string) {
		all := make([]any, len(texts))
		for i, s := range texts {
			all[i] = s
		}
		if err := w.SetRow(fmt.Sprintf("A%d", n), all); err != nil {
			b.Fatal(err)
		}
	}
	row(1, head)
	for i := range rows {
		row(i+2, cells(i))
	}
	if err := errors.Join(w.Flush(), book.Write(&file)); err != nil {
		b.Fatal(err)
	}
	return file.Bytes()
}

// A hundred thousand clients are read, judged and told of; what a keeper does
// with them is not counted. Memory is beyond the file itself.
func BenchmarkImport(b *testing.B) {
	for _, kind := range []string{"csv", "xlsx"} {
		b.Run(kind, func(b *testing.B) {
			file := hundredThousand(b, kind)
			b.SetBytes(int64(len(file)))
			most := uint64(0)
			for b.Loop() {
				most = max(most, peak(func() {
					table, err := openClients(bytes.NewReader(file), nil)
					if err != nil {
						b.Fatal(err)
					}
					t, err := Import(context.Background(), table, newShelf(), Options{Book: office, DryRun: true})
					if err != nil || t.New != 100_000 {
						b.Fatal(t, err)
					}
				}))
			}
			b.ReportMetric(float64(most)/(1<<20), "MB-peak")
		})
	}
}

// What files take that unpack to as much as a sheet may, and a million texts that
// cells share.
func BenchmarkBombs(b *testing.B) {
	measure := func(name string, file []byte) {
		b.Run(name, func(b *testing.B) {
			most := uint64(0)
			for b.Loop() {
				most = max(most, peak(func() { _ = readAll(file) })) // refused or read, as the test of it says
			}
			b.ReportMetric(float64(len(file))/(1<<20), "MB-file")
			b.ReportMetric(float64(most)/(1<<20), "MB-peak")
		})
	}
	for _, one := range bombs() {
		measure(one.name, one.file(b, 256<<20))
	}
	var texts strings.Builder
	for i := range 1_000_000 {
		fmt.Fprintf(&texts, "<si><t>Sukardi nomor %d</t></si>", i)
	}
	measure("a million texts", raw(b, clientRow1+sheetEnd, "xl/sharedStrings.xml", "<sst>"+texts.String()+"</sst>"))
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

// A list of a hundred thousand clients is written as a workbook. Memory is beyond
// the list itself.
func BenchmarkWorkbookOut(b *testing.B) {
	d := &paper.Document{Kind: "list", Title: "Klien", Blocks: []paper.Block{clientList(100_000)}}
	most, size := uint64(0), countingWriter(0)
	for b.Loop() {
		size = 0
		most = max(most, peak(func() {
			if err := WriteXLSX(b.Context(), &size, d); err != nil {
				b.Fatal(err)
			}
		}))
	}
	b.ReportMetric(float64(most)/(1<<20), "MB-peak")
	b.ReportMetric(float64(size)/(1<<20), "MB-file")
}

// clientList is a table as the list of clients leaves.
func clientList(rows int) paper.Table {
	t := paper.Table{Key: "clients", Title: "Klien"}
	for _, key := range []string{"name", "register", "category", "risk", "stage", "district", "counselor", "report", "group", "end", "state", "age"} {
		t.Columns = append(t.Columns, paper.Column{Key: key, Label: key})
	}
	day := model.On(2026, 11, 28)
	for i := range rows {
		t.Rows = append(t.Rows, []paper.Value{
			paper.Text("S.H."), paper.Text(fmt.Sprintf("PB-%05d/26", i)), paper.Text("PB"), paper.Text("sedang"), paper.Text("awal"), paper.Text("Cilongok"),
			paper.Text("Sri Wahyuni"), paper.On(day.AddDays(i % 300)), paper.Text("ikut"), paper.On(day.AddDays(i % 500)), paper.Text("dibimbing"), paper.Int(18 + i%60),
		})
	}
	return t
}

// countingWriter counts what is written to it.
type countingWriter int64

func (c *countingWriter) Write(p []byte) (int, error) {
	*c += countingWriter(len(p))
	return len(p), nil
}
