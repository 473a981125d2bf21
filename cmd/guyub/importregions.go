package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"guyub/model"
	"guyub/store"
	"guyub/store/sheet"
)

func importRegionsCommand() *cobra.Command {
	var (
		db, user      string
		dry, template bool
		named         []string
	)
	cmd := &cobra.Command{
		Use:   "regions BERKAS.csv|xlsx",
		Short: "Masukkan atau perbarui kabupaten dan kecamatan menurut kodenya",
		Long: `Membaca wilayah kerja dari berkas CSV atau lembar pertama berkas Excel: kabupaten dan kecamatan dengan kode Kemendagri (33.02, 33.02.15).
Kolom: kode, nama, luas km2, penduduk, jarak km (sekali jalan), waktu tempuh menit (pulang pergi),
titik layanan (kosong tidak mengubah; "kantor" untuk kantor sendiri), lintang, bujur, tidak dilayani.
Judul kolom boleh Indonesia atau Inggris. Yang belum ada ditambahkan, yang sudah ada diperbarui,
tidak ada yang dihapus; isian kosong tidak mengubah apa pun. Baris yang tidak dapat dibaca ditulis ke
BERKAS.ditolak.csv dengan alasannya; baris lain tetap masuk.

Dengan --template, berkas CSV ditulis dengan wilayah yang sudah ada, untuk diisi dan diimpor kembali.`,
		Example: `  guyub import regions wilayah.csv --template --user kabapas
  guyub import regions wilayah.csv --dry-run --user kabapas`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			mapping, err := mapFlag(named, `code="Kode"`)
			if err != nil {
				return err
			}
			if template {
				return regionTemplate(cmd, db, user, args[0])
			}
			return importRegions(cmd, db, user, args[0], mapping, dry)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&dry, "dry-run", false, "tunjukkan apa yang akan terjadi, tanpa menyimpan")
	flags.BoolVar(&template, "template", false, "tulis berkasnya dengan wilayah yang sudah ada")
	flags.StringArrayVar(&named, "map", nil, `kolom untuk sebuah isian, seperti code="Kode"; boleh berulang`)
	cmd.MarkFlagsMutuallyExclusive("template", "dry-run")
	cmd.MarkFlagsMutuallyExclusive("template", "map")
	officeFlags(cmd, &db, &user)
	return cmd
}

// importRegions reads the headings before it asks for the password.
func importRegions(cmd *cobra.Command, db, user, path string, mapping map[string]string, dry bool) error {
	ctx, stop := stoppable(cmd.Context())
	defer stop()
	path = located(ctx, path)
	src, err := os.Open(path)
	if err != nil {
		return fileError(path, err)
	}
	defer src.Close() //nolint:errcheck // only read from
	table, err := openTable(src, sheet.Regions, mapping)
	if err != nil {
		return sayf("%s: %v", filepath.Base(path), err)
	}
	session, leave, err := enterOffice(cmd, db, user)
	if err != nil {
		return err
	}
	defer leave() //nolint:errcheck // every save was durable when it returned
	if err := mayEditRegions(session); err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	printTable(out, table)
	report := &importReport{out: out, all: dry}
	rejects := newRejectFile(path, table)
	totals, err := sheet.Import(ctx, table, &regionKeeper{clientKeeper{session: session, file: filepath.Base(path)}}, sheet.Options{
		Book:   sheet.Book{Regions: session.Books().Regions, Today: session.Today()},
		DryRun: dry,
		Each: func(o sheet.Outcome) error {
			report.row(o)
			if dry {
				return nil
			}
			return rejects.write(o)
		},
	})
	if errors.Is(err, sheet.ErrManyRegions) {
		return sayf("%s: %v", filepath.Base(path), err)
	}
	return importEnd(report, totals, rejects, err)
}

// mayEditRegions refuses before anything is read or said.
func mayEditRegions(s *store.Session) error {
	if s.Actor().May(model.RegionEdit, model.Subject{Kind: model.KindRegion}) != nil {
		return sayf("peran Anda tidak berwenang mengubah wilayah kerja; minta kasubsi, kabapas atau administrator")
	}
	return nil
}

// regionKeeper keeps imported regions through a session.
type regionKeeper struct{ clientKeeper }

// May refuses nobody more than the beginning does.
func (k *regionKeeper) May(context.Context, model.Record, model.Record) error { return nil }

// Keep saves the regions.
func (k *regionKeeper) Keep(ctx context.Context, entries []sheet.Entry) ([]*sheet.Refusal, error) {
	batch := make([]model.Region, len(entries))
	for i, e := range entries {
		batch[i] = *e.Record.(*model.Region)
	}
	op := store.NewOp(store.IntentImportRegions)
	op.Reason = "impor " + k.file
	refused, err := k.session.ImportRegions(ctx, op, batch)
	if err != nil {
		return nil, err
	}
	out := make([]*sheet.Refusal, len(batch))
	for i, no := range refused {
		if no != nil {
			out[i] = &sheet.Refusal{Text: explain(no)}
		}
	}
	return out, nil
}

// regionTemplate writes the area that the office has as a table to fill in. It
// takes no place of a file that is there.
func regionTemplate(cmd *cobra.Command, db, user, path string) error {
	path = located(cmd.Context(), path)
	session, leave, err := enterOffice(cmd, db, user)
	if err != nil {
		return err
	}
	defer leave() //nolint:errcheck // nothing was changed
	if err := mayEditRegions(session); err != nil {
		return err
	}
	var table bytes.Buffer
	regions := session.Books().Regions
	if err := sheet.WriteRegions(&table, regions); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return sayf("berkas %s sudah ada; pilih nama lain", path)
	}
	if err != nil {
		return fileError(path, err)
	}
	if _, err = file.Write(table.Bytes()); err != nil {
		_ = file.Close()
		return sayf("berkas %s tidak dapat ditulis (%v)", path, err)
	}
	if err := file.Close(); err != nil {
		return sayf("berkas %s tidak dapat ditulis (%v)", path, err)
	}
	printf(cmd.OutOrStdout(), "%s wilayah ditulis ke %s. Isi atau ubah, lalu: guyub import regions %s\n", thousands(len(regions)), path, filepath.Base(path))
	return nil
}
