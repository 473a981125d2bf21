package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"guyub/store"
	"guyub/tui/report"
)

// exportCommand is "guyub export": what leaves the office.
func exportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Bawa data keluar: daftar, semua tentang satu klien, atau seluruh kantor",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return usageError{errors.New("sebutkan apa yang dibawa keluar (guyub export --help)")}
		},
	}
	cmd.AddCommand(exportAllCommand(), exportClientCommand())
	cmd.AddCommand(exportListCommands()...)
	return cmd
}

// exportAllCommand is "guyub export all": the whole office as text.
func exportAllCommand() *cobra.Command {
	var out, purpose string
	cmd := withOffice(&cobra.Command{
		Use: "all", Short: "Seluruh kantor sebagai teks (JSON Lines)", Args: cobra.NoArgs,
		Long: `Menulis setiap data kantor, setiap versi terbarunya, dan seluruh jejak audit ke satu berkas teks: satu objek
JSON per baris, untuk dibaca program lain atau dijadikan kantor lagi dengan guyub import all. Meja boleh terus
bekerja; isi berkas adalah keadaan pada satu saat.

Berkas itu TIDAK tersegel: semua tentang semua orang terbaca di dalamnya. Kata sandi, kunci, dan konsep isian
tidak ikut. Hanya untuk kabapas, dengan tujuan yang tercatat di jejak audit.`,
		Example: `  guyub export all --out kantor.jsonl --purpose "pindah ke server baru" --user kabapas`,
	}, func(cmd *cobra.Command, s *store.Session, _ []string) error {
		ctx, stop := stoppable(cmd.Context())
		defer stop()
		path := located(ctx, out)
		err := report.WriteTo(path, false, func(w io.Writer) error {
			return s.Archive(ctx, purpose, w, lineProgress(cmd.ErrOrStderr()))
		})
		endProgress(cmd.ErrOrStderr())
		switch {
		case errors.Is(err, context.Canceled):
			return said("ekspor dihentikan; tidak ada yang ditulis")
		case err != nil:
			return outError(path, err)
		}
		printf(cmd.OutOrStdout(), "Arsip tersimpan: %s\nBerkas ini tidak tersegel; simpan di tempat terkunci dan hapus bila sudah tidak diperlukan.\n", path)
		return nil
	})
	outFlags(cmd, &out, &purpose)
	cmd.PreRunE = func(*cobra.Command, []string) error { return needed(out, purpose) }
	return cmd
}

// outFlags are where something leaves to, and what for.
func outFlags(cmd *cobra.Command, out, purpose *string) {
	cmd.Flags().StringVar(out, "out", "", "berkas baru yang ditulis; tidak menimpa yang ada")
	cmd.Flags().StringVar(purpose, "purpose", "", "untuk apa; tercatat di jejak audit")
}

// needed tells before a password is asked for what was left out.
func needed(out, purpose string) error {
	switch {
	case out == "":
		return usageError{errors.New("sebutkan berkas yang ditulis dengan --out BERKAS")}
	case purpose == "":
		return usageError{errors.New(`sebutkan untuk apa data dibawa keluar dengan --purpose "..."`)}
	}
	return nil
}

// lineProgress tells how many lines have gone, if somebody watches.
func lineProgress(w io.Writer) func(done int) {
	if !watched(w) {
		return nil
	}
	return func(done int) { printf(w, "\r%s baris", thousands(done)) }
}

// endProgress takes the line of progress away.
func endProgress(w io.Writer) {
	if watched(w) {
		clearLine(w)
	}
}

// watched reports whether a stream is a terminal.
func watched(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// importAllCommand is "guyub import all": an office made from an archive.
func importAllCommand() *cobra.Command {
	var db, user string
	cmd := &cobra.Command{
		Use: "all ARSIP.jsonl --db BARU.guyub", Short: "Buat kantor baru dari arsip guyub export all", Args: cobra.ExactArgs(1),
		Long: `Membuat berkas kantor baru dari arsip, dengan data, versi, waktu, dan jejak audit yang sama. Berkas yang ada
tidak pernah ditimpa. Arsip yang terpotong, berubah, atau tertukar barisnya ditolak dengan nomor barisnya, dan
tidak ada yang tertinggal.

Pengguna dari --user, yang mengelola akun, mendapat kata sandi yang diketik; yang lain memerlukan kode aktivasi
darinya. Kode pemulihan yang baru ditampilkan sekali.

Yang tidak dapat dibuktikan lagi sesudahnya: bahwa jejak audit yang lama tidak diubah sebelum arsip dibuat.
Titik periksa yang lama disimpan beserta tanda tangannya; untuk mencocokkannya simpan berkas kantor yang lama.`,
		Example: `  guyub import all kantor.jsonl --db /srv/bapas/baru.guyub --user kabapas`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return importAll(cmd, args[0], db, user)
		},
	}
	officeFlags(cmd, &db, &user)
	return cmd
}

func importAll(cmd *cobra.Command, archive, db, user string) (err error) {
	ctx, stop := stoppable(cmd.Context())
	defer stop()
	switch {
	case db == "":
		return usageError{errors.New("sebutkan berkas kantor yang baru dengan --db BARU.guyub")}
	case user == "":
		return usageError{errors.New("sebutkan pengguna yang akan masuk dengan --user NAMA")}
	}
	archive, db = located(ctx, archive), located(ctx, db)
	if exists(db) {
		return sayf("berkas %s sudah ada dan tidak ditimpa; pilih nama lain", db)
	}
	src, err := os.Open(archive)
	if err != nil {
		return fileError(archive, err)
	}
	defer src.Close() //nolint:errcheck // only read from
	if err := makeFolder(db); err != nil {
		return err
	}
	password, err := readPassword(cmd, user)
	if err != nil {
		return err
	}
	recovery, err := store.BuildFromArchive(ctx, db, bufio.NewReaderSize(src, 1<<20), store.Rebuild{Username: user, Password: password}, lineProgress(cmd.ErrOrStderr()))
	endProgress(cmd.ErrOrStderr())
	switch {
	case errors.Is(err, context.Canceled):
		return said("impor dihentikan; tidak ada berkas yang dibuat")
	case err != nil:
		return err
	}
	printf(cmd.OutOrStdout(), "Kantor dibuat: %s\nKode pemulihan (catat di kertas, tidak ditampilkan lagi): %s\nPengguna lain memerlukan kode aktivasi: guyub user reset NAMA --user %s --db %s\n", db, recovery, user, db)
	return nil
}
