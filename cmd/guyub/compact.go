package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"guyub/store"
	"guyub/store/kv"
)

// compactCommand is "guyub compact": the file without what is empty in it.
func compactCommand() *cobra.Command {
	var db string
	cmd := &cobra.Command{
		Use: "compact", Short: "Kecilkan berkas kantor; semua meja harus ditutup dahulu", Args: cobra.NoArgs,
		Long: `Menulis berkas kantor tanpa halaman kosong ke berkas baru, membandingkan setiap tabel dan kunci,
lalu menggantikan yang lama dalam satu langkah. Tidak memerlukan kata sandi: isinya tetap tersegel.
Perlu ruang cakram sebesar berkas itu.`,
		Example: "  guyub compact\n  guyub compact --db /srv/bapas/kantor.guyub",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := onlyHere(cmd.Context()); err != nil {
				return err
			}
			path, err := officeFile(db)
			if err != nil {
				return err
			}
			ctx, stop := stoppable(cmd.Context())
			defer stop()
			errs := cmd.ErrOrStderr()
			progress := countTo(errs, "%s MB ditulis")
			done, err := store.Compact(ctx, realPath(path), func(bytes int64) {
				if progress != nil {
					progress(int(bytes >> 20))
				}
			})
			if progress != nil {
				clearLine(errs)
			}
			if errors.Is(err, kv.ErrLocked) {
				return said("berkas sedang dipakai; tutup semua meja dan guyub serve, lalu jalankan lagi")
			}
			if err != nil {
				return err
			}
			if done.After == done.Before {
				printf(cmd.OutOrStdout(), "Berkas sudah sekecil mungkin: %s.\n", megabytes(done.Before))
				return nil
			}
			printf(cmd.OutOrStdout(), "Berkas kini %s, sebelumnya %s: %d %% lebih kecil.\n",
				megabytes(done.After), megabytes(done.Before), (done.Before-done.After)*100/done.Before)
			return nil
		},
	}
	dbFlag(cmd, &db)
	return cmd
}

// megabytes writes a size for people: 12,4 MB.
func megabytes(bytes int64) string {
	tenths := (bytes*10 + 1<<19) >> 20
	return fmt.Sprintf("%s,%d MB", thousands(int(tenths/10)), tenths%10)
}
