package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"guyub/store"
	"guyub/store/kv"
	"guyub/tui/report"
)

// rekeyOptions are the flags of "guyub rekey".
type rekeyOptions struct {
	db, user, out string
	yes           bool
}

// rekeyCommand is "guyub rekey": all of the office sealed under a new key.
func rekeyCommand() *cobra.Command {
	var o rekeyOptions
	cmd := &cobra.Command{
		Use: "rekey", Short: "Ganti kunci data kantor; semua meja harus ditutup dahulu", Args: cobra.NoArgs,
		Long: `Membuat kunci data baru dan menyegel ulang seluruh data dengannya, untuk saat kata sandi, kode, atau
salinan berkas mungkin jatuh ke tangan lain. Hanya untuk kabapas. Kata sandi Anda tetap; setiap pengguna
lain memerlukan kode aktivasi baru, dan kode pemulihan kantor diganti. Kode-kode itu ditampilkan sekali,
atau ditulis ke --out. Berkas lama disimpan di sebelahnya sampai Anda memusnahkannya: ia dan semua cadangan
lama tetap terbuka dengan kata sandi lama. Jejak audit dan kode titik periksa yang sudah dicetak tetap berlaku.
Bila terputus, jalankan lagi: pekerjaan dilanjutkan.`,
		Example: "  guyub rekey --user kabapas\n  guyub rekey --user kabapas --out /media/usb/kode.txt",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := onlyHere(cmd.Context()); err != nil {
				return err
			}
			ctx, stop := stoppable(cmd.Context())
			defer stop()
			cmd.SetContext(ctx)
			return rekey(cmd, o)
		},
	}
	officeFlags(cmd, &o.db, &o.user)
	cmd.Flags().StringVar(&o.out, "out", "", "tulis kode-kode ke berkas baru ini, bukan ke layar")
	cmd.Flags().BoolVar(&o.yes, "yes", false, "jangan minta kepastian")
	return cmd
}

func rekey(cmd *cobra.Command, o rekeyOptions) (err error) {
	if o.user == "" {
		return usageError{errors.New("sebutkan siapa Anda dengan --user NAMA")}
	}
	path, err := officeFile(o.db)
	switch {
	case err != nil:
		return err
	case !exists(path):
		return kv.ErrMissing // before a password is asked for
	case o.out != "" && exists(o.out):
		return sayf("berkas %s sudah ada dan tidak ditimpa; pilih nama lain", o.out)
	}
	password, err := readPassword(cmd, o.user)
	if err != nil {
		return err
	}
	k, err := store.BeginRekey(cmd.Context(), realPath(path), o.user, password, verbTerminal, store.Options{})
	if errors.Is(err, kv.ErrLocked) {
		return said("berkas sedang dipakai; tutup semua meja dan guyub serve, lalu jalankan lagi")
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, k.Close()) }()
	if err := agreed(cmd, k, o.yes); err != nil {
		return err
	}
	progress := countOf(cmd.ErrOrStderr())
	handed := false
	done, err := k.Run(cmd.Context(), func(h store.Handout) error {
		if progress != nil {
			clearLine(cmd.ErrOrStderr())
		}
		err := handOut(cmd.OutOrStdout(), o.out, h)
		handed = err == nil
		return err
	}, progress)
	switch {
	case errors.Is(err, context.Canceled):
		return said("dihentikan; berkas kantor tidak berubah. Jalankan lagi untuk melanjutkan")
	case err != nil && handed:
		return afterCodes(err)
	case err != nil:
		return err
	}
	reportRekey(cmd.OutOrStdout(), done)
	return nil
}

// agreed says what is going to happen, and asks whether it may.
func agreed(cmd *cobra.Command, k *store.Rekeying, yes bool) error {
	out := cmd.OutOrStdout()
	needs := k.Needs()
	printf(out, "Seluruh data akan disegel ulang dengan kunci baru. %s pengguna memerlukan kode aktivasi baru:\n", thousands(len(needs)))
	for _, u := range needs {
		printf(out, "  %-20s  %s\n", u.Username, u.Name)
	}
	printf(out, "Kode pemulihan yang lama tidak berlaku lagi. Kata sandi Anda tetap.\n")
	if yes {
		return nil
	}
	printf(out, "Ketik GANTI untuk melanjutkan: ")
	line, err := bufio.NewReader(cmd.InOrStdin()).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if strings.TrimSpace(line) != "GANTI" {
		return said("tidak jadi; tidak ada yang diubah")
	}
	return nil
}

// afterCodes words why a change failed when its codes were handed out already:
// whether they are of any use.
func afterCodes(err error) error {
	if errors.Is(err, kv.ErrNotDurable) {
		return said("kunci data sudah diganti, tetapi cakram gagal memastikannya; simpan kode-kode tadi, periksa cakram, lalu jalankan guyub check")
	}
	return sayf("kunci data tidak diganti dan kode-kode tadi tidak berlaku, hapus. Sebabnya: %s", explain(err))
}

// handOut gives the codes to whoever hands them on: on the screen, or in a file
// that only its owner reads.
func handOut(out io.Writer, path string, h store.Handout) error {
	var text strings.Builder
	fmt.Fprintf(&text, "Kode pemulihan kantor: %s\n", h.Recovery)
	for _, c := range h.Codes {
		fmt.Fprintf(&text, "Kode aktivasi %s: %s\n", c.Username, c.Code)
	}
	if path == "" {
		printf(out, "%s", text.String())
		return nil
	}
	if err := report.WriteFile(path, []byte(text.String()), false); err != nil {
		return fileError(path, err)
	}
	printf(out, "Kode-kode ada di %s; bagikan, lalu hapus berkas itu.\n", path)
	return nil
}

// reportRekey says what was done and what is left to do.
func reportRekey(out io.Writer, done store.Rekeyed) {
	if done.Resumed {
		printf(out, "Pekerjaan yang terputus dilanjutkan.\n")
	}
	printf(out, "%s data disegel ulang dengan kunci baru dan diperiksa.\n", thousands(done.Records))
	printf(out, "Berkas lama: %s. Bila semua sudah dapat masuk, musnahkan berkas itu; ia masih terbuka dengan kata sandi lama, begitu juga semua cadangan lama. Buat cadangan baru.\n",
		filepath.Base(done.Kept))
}

// countOf returns a progress that writes how far a known count is, if somebody
// watches; nil if nobody does.
func countOf(w io.Writer) func(done, total int) {
	count := countTo(w, "%s data disegel ulang")
	if count == nil {
		return nil
	}
	return func(done, total int) {
		count(done)
		printf(w, " dari %s", thousands(total))
	}
}
