package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guyub/store"
	"guyub/tui/lang"
	"guyub/tui/report"
	"guyub/tui/screen/exports"
)

// exportClientCommand is "guyub export client": everything about one client.
func exportClientCommand() *cobra.Command {
	var out, purpose, format, language string
	cmd := withOffice(&cobra.Command{
		Use: "client REGISTER", Short: "Semua tentang satu klien, untuk klien itu sendiri", Args: cobra.ExactArgs(1),
		Long: `Menyusun semua yang disimpan tentang satu klien sebagai satu dokumen bertanda RAHASIA, untuk diserahkan kepadanya
(UU PDP pasal 7): identitas utuh, masa bimbingan, PK, tahap, asesmen, kontak, urusan, rujukan, kehadiran, penerimaan,
siapa yang membuka datanya dan apa yang diubah. Orang lain tidak disebut selain nama dan hubungan penjamin.
Untuk yang berwenang membawa keluar klien subseksi itu, dengan tujuan yang tercatat di jejak audit.`,
		Example: `  guyub export client PB-0241/26 --out data.pdf --purpose "diminta klien" --user kabapas`,
	}, func(cmd *cobra.Command, s *store.Session, args []string) error {
		return exportClient(cmd, s, args[0], report.Format(format), located(cmd.Context(), out), purpose, language)
	})
	outFlags(cmd, &out, &purpose)
	cmd.Flags().StringVar(&format, "format", "", "bentuk: pdf, text, atau json (bawaan: menurut nama berkas)")
	cmd.Flags().StringVar(&language, "lang", lang.Indonesian, "bahasa: id atau en")
	cmd.PreRunE = func(*cobra.Command, []string) error {
		if format == "" {
			format = strings.TrimPrefix(filepath.Ext(out), ".")
		}
		if format == "txt" {
			format = string(report.AsText)
		}
		switch {
		case !slices.Contains([]report.Format{report.AsPDF, report.AsText, report.AsJSON}, report.Format(format)):
			return usageError{errors.New("bentuknya pdf, text, atau json; sebutkan dengan --format atau akhiran nama berkas")}
		case language != lang.Indonesian && language != lang.English:
			return usageError{fmt.Errorf("bahasa %q tidak ada; pilih id atau en", language)}
		}
		return needed(out, purpose)
	}
	return cmd
}

func exportClient(cmd *cobra.Command, s *store.Session, register string, format report.Format, path, purpose, language string) error {
	ctx, stop := stoppable(cmd.Context())
	defer stop()
	if err := outError(path, report.Free(path, format, false)); err != nil {
		return err
	}
	id, ok, err := s.FindRegister(ctx, register)
	switch {
	case err != nil:
		return err
	case !ok:
		return sayf("tidak ada klien dengan nomor register %s yang boleh Anda lihat", register)
	}
	env := headless(s, language)
	doc, err := exports.Person(ctx, env, s, id, purpose)
	if err != nil {
		return err
	}
	raw, err := report.Bytes(ctx, env.Lang, doc, format)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = report.WriteFile(path, raw, false)
	}
	switch {
	case errors.Is(err, context.Canceled):
		return said("ekspor dihentikan; tidak ada yang ditulis")
	case err != nil:
		return outError(path, err)
	}
	printf(cmd.OutOrStdout(), "Data klien tersimpan: %s\n", path)
	return nil
}
