package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"guyub/model"
	"guyub/store"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/report"
)

// reportOptions are the flags of "guyub report".
type reportOptions struct {
	period, format, out, language string
	force                         bool
}

// reportCommand is "guyub report": the reports without a screen.
func reportCommand() *cobra.Command {
	var o reportOptions
	cmd := withOffice(&cobra.Command{
		Use: "report JENIS", Short: "Susun laporan: teks, CSV, XLSX, PDF, atau JSON",
		Long: `Menyusun salah satu laporan kantor dan mencetaknya, atau menulisnya ke berkas dengan --out.

  register       Register Pokmas dan kepatuhan
  participation  Partisipasi klien
  caseload       Beban PK sebelum dan sesudah
  reporting      Kepatuhan wajib lapor dan daftar mangkir
  area           Cakupan wilayah
  stigma         Stigma dan penerimaan
  effectiveness  Indikator efektivitas
  monthly        Laporan bulanan

Angkanya sama dengan layar dan sama di setiap bentuk. Berkas hanya dapat dibaca pemiliknya (0600) dan tidak
menimpa berkas lain tanpa --force. Setiap laporan dicatat di jejak audit. Daftar mangkir memuat nama bila
peran Anda berwenang membawanya keluar; laporannya lalu bertanda RAHASIA.`,
		Example: `  guyub report effectiveness --user kabapas
  guyub report monthly --period 2026-10 --format pdf --out oktober.pdf --user kabapas
  guyub report participation --period 2026-T3 --format json --user kasubsi`,
		Args:      cobra.ExactArgs(1),
		ValidArgs: kindNames(),
	}, func(cmd *cobra.Command, s *store.Session, args []string) error {
		return makeReport(cmd, s, report.Kind(args[0]), o)
	})
	flags := cmd.Flags()
	flags.StringVar(&o.period, "period", "", "bulan 2026-10, triwulan 2026-T3, atau tahun 2026 (bawaan: bulan lalu)")
	flags.StringVar(&o.format, "format", string(report.AsText), "bentuk: "+strings.Join(formatNames(), ", "))
	flags.StringVar(&o.out, "out", "", "tulis ke berkas ini")
	flags.StringVar(&o.language, "lang", lang.Indonesian, "bahasa: id atau en")
	flags.BoolVar(&o.force, "force", false, "ganti berkas yang sudah ada")
	for flag, words := range map[string][]string{"format": formatNames(), "lang": {lang.Indonesian, lang.English}} {
		// The flags are there: they were defined above.
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	}
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error { return o.check(cmd, args[0]) }
	return cmd
}

func kindNames() []string {
	var out []string
	for _, k := range report.Kinds() {
		out = append(out, string(k))
	}
	return out
}

func formatNames() []string {
	var out []string
	for _, f := range report.Formats() {
		out = append(out, string(f))
	}
	return out
}

// check finds what is wrong with a call before a password is asked for.
func (o *reportOptions) check(cmd *cobra.Command, kind string) error {
	wrong := func(format string, args ...any) error { return usageError{sayf(format, args...)} }
	switch {
	case !slices.Contains(kindNames(), kind):
		return wrong("laporan %q tidak dikenal; pilih %s", kind, strings.Join(kindNames(), ", "))
	case !slices.Contains(formatNames(), o.format):
		return wrong("bentuk %q tidak dikenal; pilih %s", o.format, strings.Join(formatNames(), ", "))
	case o.language != lang.Indonesian && o.language != lang.English:
		return wrong("bahasa %q tidak dikenal; pilih id atau en", o.language)
	case o.force && o.out == "":
		return wrong("--force hanya ada gunanya bersama --out")
	case o.out == "" && report.Format(o.format).Binary() && callerOf(cmd.Context()) == nil && term.IsTerminal(int(os.Stdout.Fd())):
		return wrong("%s tidak dapat dicetak di terminal; sebutkan berkasnya dengan --out", strings.ToUpper(o.format))
	}
	_, err := report.ParsePeriod(o.period, model.WIB.Today(time.Now()))
	if errors.Is(err, report.ErrPeriod) {
		return usageError{err}
	}
	return nil
}

// makeReport makes the report and writes it where it goes.
func makeReport(cmd *cobra.Command, s *store.Session, kind report.Kind, o reportOptions) error {
	ctx, stop := stoppable(cmd.Context())
	defer stop()
	period, err := report.ParsePeriod(o.period, s.Today())
	if err != nil {
		return said(err.Error())
	}
	format, out := report.Format(o.format), ""
	if o.out != "" {
		out = located(ctx, o.out)
		if err := outError(out, report.Free(out, format, o.force)); err != nil {
			return err
		}
	}
	env := &kit.Env{Lang: lang.For(o.language), Zone: s.Books().Office.Zone.Location()}
	ask := report.Ask{Kind: kind, Period: period}
	doc, err := report.Build(ctx, env, s, ask)
	switch {
	case errors.Is(err, context.Canceled):
		return said("laporan dihentikan; tidak ada yang ditulis")
	case err != nil:
		return err
	}
	raw, err := report.Bytes(ctx, env.Lang, doc, format)
	if err == nil {
		err = report.Note(ctx, s, ask, format, doc)
	}
	if err != nil {
		return err
	}
	if out == "" {
		_, err := cmd.OutOrStdout().Write(raw)
		return err
	}
	if err := report.WriteFile(out, raw, o.force); err != nil {
		return outError(out, err)
	}
	printf(cmd.OutOrStdout(), "Laporan tersimpan: %s\n", out)
	return nil
}

// outError words why a report cannot be written to a file.
func outError(path string, err error) error {
	var wrong *fs.PathError
	var link *os.LinkError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return sayf("berkas %s sudah ada dan tidak ditimpa; pilih nama lain, atau pakai --force", path)
	case errors.Is(err, report.ErrName):
		return sayf("berkas %s sudah ada dan bukan laporan menurut namanya; pilih nama lain", path)
	case errors.Is(err, fs.ErrNotExist):
		return sayf("folder untuk %s tidak ada; periksa tempatnya", path)
	case errors.Is(err, fs.ErrPermission):
		return sayf("berkas %s tidak boleh ditulis; periksa izin foldernya", path)
	case errors.As(err, &wrong):
		return sayf("berkas %s tidak dapat ditulis (%v); pilih tempat lain", path, wrong.Err)
	case errors.As(err, &link):
		return sayf("berkas %s tidak dapat ditulis (%v); pilih tempat lain", path, link.Err)
	}
	return err
}
