package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guyub/store/intake"
	"guyub/store/sheet"
	"guyub/tui/report"
)

// importTemplateCommand writes a workbook to fill in.
func importTemplateCommand() *cobra.Command {
	var db, user, out string
	cmd := &cobra.Command{
		Use: "template JENIS", Short: "Tulis berkas Excel kosong untuk diisi dan diimpor", Args: cobra.ExactArgs(1),
		Long: `Menulis berkas Excel dengan judul kolom yang dikenal impor, lembar penjelasan tiap kolom, dan daftar
pilihan. Jenis: ` + kindList() + `.
Dengan --user, pilihannya memuat kecamatan, PK dan kelompok kantor ini; tanpa itu hanya yang berlaku umum.`,
		Example: `  guyub import template clients --out klien.xlsx --user kabapas`,
		RunE: func(cmd *cobra.Command, args []string) error {
			kind := sheet.Kind(args[0])
			if !slices.Contains(sheet.Kinds(), kind) {
				return usageError{fmt.Errorf("jenis %q tidak dikenal; pilih %s", args[0], kindList())}
			}
			if out == "" {
				return usageError{errors.New("sebutkan berkasnya dengan --out BERKAS.xlsx")}
			}
			return writeTemplate(cmd, db, user, kind, located(cmd.Context(), out))
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "berkas Excel yang baru")
	officeFlags(cmd, &db, &user)
	return cmd
}

// kindList names the kinds of tables for a sentence.
func kindList() string {
	var words []string
	for _, k := range sheet.Kinds() {
		words = append(words, string(k))
	}
	return strings.Join(words, ", ")
}

// writeTemplate takes no place of a file that is there.
func writeTemplate(cmd *cobra.Command, db, user string, kind sheet.Kind, path string) error {
	if exists(path) {
		return sayf("berkas %s sudah ada; pilih nama lain", path)
	}
	var book sheet.Book
	if user != "" {
		session, leave, err := enterOffice(cmd, db, user)
		if err != nil {
			return err
		}
		defer leave() //nolint:errcheck // nothing was changed
		if err := session.MayBring(string(kind)); err != nil {
			return mayNotBring(kind, err)
		}
		book = intake.BookOf(session)
	}
	var raw bytes.Buffer
	if err := sheet.Template(&raw, kind, book); err != nil {
		return err
	}
	err := report.WriteFile(path, raw.Bytes(), false)
	var failed *fs.PathError
	switch {
	case errors.Is(err, fs.ErrExist):
		return sayf("berkas %s sudah ada; pilih nama lain", path)
	case errors.As(err, &failed):
		return sayf("berkas %s tidak dapat ditulis (%v)", path, failed.Err)
	case err != nil:
		return err
	}
	printf(cmd.OutOrStdout(), "Berkas untuk diisi: %s. Sesudahnya: guyub import %s %s --dry-run\n", path, kind, filepath.Base(path))
	return nil
}
