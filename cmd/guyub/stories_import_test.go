package main

import (
	"archive/zip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"guyub/model/demo"
	"guyub/store"
	"guyub/tui"
	"guyub/tui/tuitest"
)

// The stories of tables that come in: a clerk moves in with the workbook that the
// office has kept until now.

// writeWorkbook writes a workbook of sheets of texts, as spreadsheets do.
func writeWorkbook(t *testing.T, path string, sheets map[string][][]string, order ...string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(file)
	put := func(name, text string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	const main, rel = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	var types, names, rels strings.Builder
	for i, name := range order {
		n := i + 1
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		fmt.Fprintf(&names, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, name, n, n)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, n, rel, n)
		var rows strings.Builder
		for r, cells := range sheets[name] {
			fmt.Fprintf(&rows, `<row r="%d">`, r+1)
			for c, cell := range cells {
				fmt.Fprintf(&rows, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+c, r+1, cell)
			}
			rows.WriteString(`</row>`)
		}
		put(fmt.Sprintf("xl/worksheets/sheet%d.xml", n), `<worksheet xmlns="`+main+`"><sheetData>`+rows.String()+`</sheetData></worksheet>`)
	}
	put("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`+types.String()+`</Types>`)
	put("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+rel+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	put("xl/workbook.xml", `<workbook xmlns="`+main+`" xmlns:r="`+rel+`"><sheets>`+names.String()+`</sheets></workbook>`)
	put("xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+rels.String()+`</Relationships>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// inFolder is a desk that may read and write files of a folder.
func inFolder(t *testing.T, path, user, folder string, o tuitest.Options) *seated {
	t.Helper()
	d := &seated{user: user}
	now := func() time.Time {
		if d.Driver == nil {
			return tuitest.Start
		}
		return d.Now()
	}
	var err error
	if d.gate, err = openGate(context.Background(), path, store.Options{Now: now}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.gate.Close(); err != nil {
			t.Error(err)
		}
	})
	d.Driver = tuitest.New(t, tui.Config{Office: d.gate, Terminal: "loket-1", User: user, Password: demo.Password, Folder: folder}, o)
	return d
}

// atEverySize looks at what is in front at the sizes of a desk; the driver holds
// each frame to its lines and cells.
func (d *seated) atEverySize() {
	for _, size := range arrivals {
		d.Resize(size[0], size[1])
	}
	d.Resize(arrivals[0][0], arrivals[0][1])
}

// TestStoryAClerkMovesInWithAWorkbookOfUnknownHeadings: the operator brings in the
// clients of the old workbook. A sheet is chosen, the column of the register
// number, which is called what nobody would guess; the trial says which row is
// wrong; the others go in; the next workbook of that form is read alike; and the
// batch is taken back, all but the one on which somebody has worked.
func TestStoryAClerkMovesInWithAWorkbookOfUnknownHeadings(t *testing.T) {
	folder := t.TempDir()
	head := []string{"Nmr Berkas", "Nama Lengkap", "Tgl Lahir", "L/P", "Kecamatan", "Program", "Warna Map"}
	rows := [][]string{head,
		{"PB-9001/26", "Sukaryo bin Darmo", "12-04-1980", "L", "Ajibarang", "PB", "biru"},
		{"CB-9002/26", "Kartinah", "01-02-1991", "P", "Wangon", "CB", "merah"},
		{"CB-9003/26", "Wagiman", "01-02-1991", "L", "Antah Berantah", "CB", "merah"},
	}
	writeWorkbook(t, filepath.Join(folder, "klien lama.xlsx"), map[string][][]string{"Sampul": {{"Bapas"}}, "Data": rows}, "Sampul", "Data")
	d := inFolder(t, demoFile(t), "operator", folder, tuitest.Options{})
	d.part("Data").See("Impor daftar", "klien, wajib lapor").Press("enter").See("Belum ada impor")
	d.atEverySize()
	d.Press("n").See("klien lama.xlsx", "ketik nama berkas lain").Press("enter").See("Barisnya tentang apa").Press("enter").See("Lembar yang mana", "Sampul").Press("up", "enter").See("Tidak ada kolom yang dikenal").Press("esc", "n", "enter", "enter").See("> Data").Press("enter")
	d.See("Nomor register", "Tanggal lahir", "belum dipilih (wajib)", "Sukaryo bin Darmo", "Kolom yang tidak dibaca: Nmr Berkas, Warna Map")
	d.atEverySize()
	d.Press("u").See("Isian Nomor register belum punya kolom").Press("right").See("Nmr Berkas", "PB-9001/26", "Kolom yang tidak dibaca: Warna Map.")
	d.Press("u").See("Bila dijalankan: 3 baris, 2 baru, 0 diperbarui, 0 sama, 1 ditolak", `kecamatan "Antah Berantah" tidak ada`, "Yang perlu diperiksa")
	d.atEverySize()
	d.Press("i").See("2 baris masuk sebagai klien").Press("enter").See("Tekan i untuk mengimpor") // No stands first
	d.Press("i", "right", "enter").See("3 baris: 2 baru, 0 diperbarui, 0 sama, 1 ditolak", "klien lama.ditolak.csv")
	d.atEverySize()
	if info, err := os.Stat(filepath.Join(folder, "klien lama.ditolak.csv")); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the rejected rows lie at %v, %v", info, err)
	}

	// The second workbook of the form is read as the first was.
	rows[1] = []string{"PB-9004/26", "Darsono", "05-06-1975", "L", "Lumbir", "PB", "hijau"}
	writeWorkbook(t, filepath.Join(folder, "klien lain.xlsx"), map[string][][]string{"Data": rows[:2]}, "Data")
	d.Press("esc").See("klien lama.xlsx", "selesai").Press("n").Type("lain.x").Press("enter")
	d.See("Barisnya tentang apa").Press("enter").See("Kolom dibaca seperti impor 1", "PB-9004/26").Press("u").See("1 baru").Press("i", "y").See("1 baris: 1 baru").Press("esc")

	// Taken back while nobody has touched it; No stands first there too.
	d.See("klien lain.xlsx", "klien lama.xlsx").Press("enter").See("Darsono", "PB-9004/26")
	d.atEverySize()
	d.Press("z").See("Mengapa impor ini ditarik kembali").Type("salah lembar").Press("enter").See("1 data baru dikeluarkan").Press("enter").See("selesai")
	d.Press("z").Type("salah lembar").Press("enter", "right", "enter").See("ditarik kembali", "salah lembar").Press("esc", "esc")
	d.Press("2", "/").Type("darsono").See("0 dari")

	// Somebody works with one of the first table: it stays.
	d.Press("esc").Press("/").Type("sukaryo bin darmo").Press("enter", "enter").See("PB-9001/26").Press("l", "ctrl+s").See("tersimpan").Press("esc")
	d.Press("8").See("Impor daftar").Press("enter", "down", "enter").See("klien lama.xlsx").Press("z").Type("keliru").Press("enter", "right", "enter")
	d.See("tidak dapat ditarik lagi", "PB-9001/26", "Rini")
}
