package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guyub/model"
	"guyub/store/intake"
	"guyub/store/sheet"
)

// importCommand is "guyub import": tables into the office, and what became of
// them.
func importCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import",
		Short: "Masukkan daftar dari berkas CSV atau Excel",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, about := range importTables {
		cmd.AddCommand(importTableCommand(about))
	}
	cmd.AddCommand(importTemplateCommand(), importListCommand(), importUndoCommand(), importAllCommand())
	return cmd
}

// importTable is a kind of table as its verb presents it.
type importTable struct {
	kind    sheet.Kind
	short   string
	long    string
	example string // of --map
}

// importTables are the kinds in the order in which an office that moves in
// brings them: what others name comes first.
var importTables = []importTable{
	{sheet.Regions, "Masukkan atau perbarui kabupaten dan kecamatan menurut kodenya",
		`Membaca wilayah kerja: kabupaten dan kecamatan dengan kode Kemendagri (33.02, 33.02.15).
Kolom: kode, nama, luas km2, penduduk, jarak km (sekali jalan), waktu tempuh menit (pulang pergi),
titik layanan (kosong tidak mengubah; "kantor" untuk kantor sendiri), lintang, bujur, tidak dilayani.
Dengan --template, berkas CSV ditulis dengan wilayah yang sudah ada, untuk diisi dan diimpor kembali.`, `code="Kode"`},
	{sheet.Counselors, "Masukkan atau perbarui PK dan APK menurut NIP", "Membaca daftar pembimbing kemasyarakatan.", `nip="NIP Pegawai"`},
	{sheet.Groups, "Masukkan atau perbarui Pokmas Lipas menurut kodenya", "Membaca daftar kelompok masyarakat peduli pemasyarakatan.", `code="Kode"`},
	{sheet.Partners, "Masukkan mitra kerja kelompok", "Membaca mitra; tiap baris menyebut kode kelompoknya.", `code="Kelompok"`},
	{sheet.Agreements, "Masukkan perjanjian kerja sama (PKS) kelompok", "Membaca PKS; tiap baris menyebut kode kelompoknya.", `code="Kelompok"`},
	{sheet.Clients, "Masukkan atau perbarui klien menurut nomor register",
		`Membaca daftar klien. Klien dikenali dari nomor register: yang belum ada didaftarkan,
yang sudah ada diperbarui.`, `register="No Reg"`},
	{sheet.Reports, "Masukkan wajib lapor yang lampau",
		"Membaca laporan yang sudah dibuat; tiap baris menyebut nomor register kliennya. Yang sudah ada tidak digandakan.", `register="No Reg"`},
	{sheet.Referrals, "Masukkan rujukan ke kelompok yang lampau",
		"Membaca rujukan; tiap baris menyebut nomor register klien, kode kelompok dan nama programnya.", `register="No Reg"`},
}

// importFlags are those of a verb that brings a table in.
type importFlags struct {
	db, user, sheet       string
	dry, resume, template bool
	named                 []string
}

func importTableCommand(about importTable) *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use: string(about.kind) + " BERKAS.csv|xlsx", Short: about.short,
		Long: about.long + `

Berkas: CSV (UTF-8 atau Windows-1252; koma, titik koma, atau tab) atau satu lembar berkas Excel.
Judul kolom boleh Indonesia atau Inggris. Isian kosong tidak menghapus apa pun. Baris yang tidak dapat
dibaca ditulis ke BERKAS.ditolak.csv dengan nomor baris, kolom, dan alasannya; baris lain tetap masuk.
Berkas dengan judul kolom yang sama dibaca seperti impor sebelumnya, kecuali --map menyebut kolomnya.
Tiap impor tercatat dan dapat ditarik kembali selama datanya belum disentuh: guyub import list.`,
		Example: fmt.Sprintf("  guyub import %[1]s daftar.xlsx --dry-run --user kabapas\n  guyub import %[1]s daftar.xlsx --sheet \"Lembar 2\" --map %[2]s --user kabapas", about.kind, strings.ReplaceAll(about.example, "%", "%%")),
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			mapping, err := mapFlag(f.named, about.example)
			if err != nil {
				return err
			}
			if f.template {
				return regionTemplate(cmd, f.db, f.user, args[0])
			}
			return importFile(cmd, &f, args[0], intake.Choice{Kind: about.kind, Sheet: f.sheet, Mapping: mapping})
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.dry, "dry-run", false, "tunjukkan apa yang akan terjadi, tanpa menyimpan")
	flags.BoolVar(&f.resume, "resume", false, "lanjutkan impor berkas ini yang terhenti")
	flags.StringVar(&f.sheet, "sheet", "", "lembar berkas Excel (bawaan: yang pertama)")
	flags.StringArrayVar(&f.named, "map", nil, "kolom untuk sebuah isian, seperti "+about.example+"; boleh berulang")
	cmd.MarkFlagsMutuallyExclusive("dry-run", "resume")
	if about.kind == sheet.Regions {
		flags.BoolVar(&f.template, "template", false, "tulis berkasnya dengan wilayah yang sudah ada")
		cmd.MarkFlagsMutuallyExclusive("template", "dry-run")
		cmd.MarkFlagsMutuallyExclusive("template", "map")
	}
	officeFlags(cmd, &f.db, &f.user)
	return cmd
}

// mapFlag reads what --map names: columns for fields.
func mapFlag(named []string, example string) (map[string]string, error) {
	mapping := make(map[string]string)
	for _, m := range named {
		key, heading, ok := strings.Cut(m, "=")
		if !ok || key == "" || heading == "" {
			return nil, usageError{fmt.Errorf("--map %q tidak terbaca; tulis seperti --map %s", m, example)}
		}
		mapping[key] = heading
	}
	return mapping, nil
}

// importFile reads the table before it asks for the password: a file that cannot
// be read needs no sign-in.
func importFile(cmd *cobra.Command, f *importFlags, path string, choice intake.Choice) error {
	ctx, stop := stoppable(cmd.Context())
	defer stop()
	path = located(ctx, path)
	src, err := readTable(path, &choice)
	if err != nil {
		return err
	}
	session, leave, err := enterOffice(cmd, f.db, f.user)
	if err != nil {
		return err
	}
	defer leave() //nolint:errcheck // every save was durable when it returned
	if err := session.MayBring(string(choice.Kind)); err != nil {
		return mayNotBring(choice.Kind, err)
	}
	all, err := session.Batches(ctx)
	if err != nil {
		return err
	}
	resume, err := resumed(all, src, choice, f)
	if err != nil {
		return err
	}
	choice, like, err := asBefore(all, src, choice, resume)
	if err != nil {
		return sayf("%s: %v", filepath.Base(path), err)
	}
	table, err := src.Open(choice)
	if err != nil {
		return sayf("%s: %v", filepath.Base(path), err)
	}
	out := cmd.OutOrStdout()
	if like > 0 {
		printf(out, "Kolom dibaca seperti impor %d dengan judul yang sama; dengan --map kolom dipilih lagi.\n", like)
	}
	printTable(out, table)
	report := &importReport{out: out, all: f.dry}
	rejects := intake.NewRejects(path, table)
	progress := importProgress(cmd.ErrOrStderr(), table.Size())
	batch, totals, err := intake.Run(ctx, session, src, choice, intake.Options{
		DryRun: f.dry, Resume: resume, Progress: progress,
		Each: func(o sheet.Outcome) error {
			report.row(o)
			if f.dry {
				return nil
			}
			return rejects.Write(o)
		},
	})
	if progress != nil {
		clearLine(cmd.ErrOrStderr())
	}
	if errors.Is(err, sheet.ErrManyRegions) {
		err = sayf("%s: %v", filepath.Base(path), err)
	}
	return importEnd(report, batch, totals, rejects, err)
}

// readTable reads a file as its choice says; without a sheet it is the first. What
// no import can mend is told at once; which columns are which, a former import may
// know.
func readTable(path string, choice *intake.Choice) (*intake.Source, error) {
	src, err := intake.Read(path)
	var failed *fs.PathError
	switch {
	case errors.As(err, &failed):
		return nil, fileError(path, err)
	case err != nil:
		return nil, sayf("%s: %v", filepath.Base(path), err)
	}
	sheets := src.Sheets()
	switch {
	case choice.Sheet == "":
		choice.Sheet = sheets[0]
	case !slices.Contains(sheets, choice.Sheet):
		return nil, sayf("%s: tidak ada lembar %q; yang ada: %s", filepath.Base(path), choice.Sheet, strings.Join(sheets, ", "))
	}
	_, err = src.Open(*choice)
	if lost := (*sheet.HeadingError)(nil); err != nil && (len(choice.Mapping) > 0 || !errors.As(err, &lost)) {
		return nil, sayf("%s: %v", filepath.Base(path), err)
	}
	return src, nil
}

// asBefore is how a file is read for which no columns were named: as the import
// that is gone on with, or as the newest with the same headings, whose number it
// returns.
func asBefore(all []model.Batch, src *intake.Source, choice intake.Choice, resume *model.Batch) (like intake.Choice, no int, err error) {
	if len(choice.Mapping) > 0 {
		return choice, 0, nil
	}
	if resume != nil {
		like, err = src.Like(*resume, choice)
		return like, 0, err
	}
	p, err := src.Preview(choice.Kind, choice.Sheet, 0)
	if err != nil {
		return choice, 0, err
	}
	before, ok := intake.Remembered(all, choice.Kind, p.Headings)
	if !ok || maps.Equal(before.Mapping, p.Mapped) {
		return choice, 0, nil
	}
	like, err = src.Like(before, choice)
	return like, before.No, err
}

// mayNotBring words that a role may not bring in a table of some kind.
func mayNotBring(kind sheet.Kind, err error) error {
	if kind == sheet.Regions && errors.As(err, new(*model.Denied)) {
		return sayf("peran Anda tidak berwenang mengubah wilayah kerja; minta kasubsi, kabapas atau administrator")
	}
	return err
}

// resumed finds the import of the very file that stopped. One that stands open
// is not begun a second time.
func resumed(all []model.Batch, src *intake.Source, choice intake.Choice, f *importFlags) (*model.Batch, error) {
	if f.dry {
		return nil, nil
	}
	known, ok := intake.Known(all, src, choice)
	switch {
	case ok && known.Resumable() && f.resume:
		return &known, nil
	case ok && known.Resumable():
		return nil, sayf("impor %d dari berkas ini terhenti sesudah %s baris; lanjutkan dengan --resume, atau tarik kembali dengan guyub import undo %d", known.No, thousands(known.Rows), known.No)
	case f.resume:
		return nil, sayf("tidak ada impor berkas ini yang terhenti; jalankan tanpa --resume")
	}
	return nil, nil
}

// importEnd closes the reject file and words how an import went.
func importEnd(report *importReport, batch model.Batch, totals sheet.Totals, rejects *intake.Rejects, err error) error {
	kept, closeErr := rejects.Close()
	report.totals(totals, report.all)
	if kept != "" {
		printf(report.out, "Baris yang ditolak, dengan alasannya: %s\n", kept)
	}
	if batch.No > 0 {
		printf(report.out, "Tercatat sebagai impor %d; lihat guyub import list.\n", batch.No)
	}
	switch {
	case errors.Is(err, context.Canceled):
		return sayf("impor dihentikan sesudah %s baris; jalankan lagi dengan --resume untuk melanjutkan", thousands(max(batch.Rows, totals.Rows)))
	case err != nil:
		return sayf("impor terhenti sesudah %s baris (%s); jalankan lagi dengan --resume untuk melanjutkan", thousands(max(batch.Rows, totals.Rows)), sentence(err))
	case closeErr != nil:
		return sayf("berkas baris yang ditolak tidak dapat ditulis (%v)", closeErr)
	case totals.Rejected > 0 && report.all:
		return sayf("%s dari %s baris akan ditolak", thousands(totals.Rejected), thousands(totals.Rows))
	case totals.Rejected > 0:
		return sayf("%s dari %s baris ditolak; perbaiki %s lalu impor berkas itu", thousands(totals.Rejected), thousands(totals.Rows), kept)
	}
	return nil
}

func printTable(out io.Writer, t *sheet.Table) {
	comma := map[byte]string{',': "koma", ';': "titik koma", '\t': "tab"}[t.Comma]
	if comma == "" {
		comma = string(rune(t.Comma))
	}
	printf(out, "Judul kolom di baris %d, dipisah %s.\n", t.Line, comma)
	if ignored := t.Ignored(); len(ignored) > 0 {
		printf(out, "Kolom yang tidak dibaca: %s\n", strings.Join(ignored, ", "))
	}
}
