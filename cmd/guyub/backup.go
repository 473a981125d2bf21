package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"guyub/store"
)

// backupCommand is "guyub backup": a copy of the office that can be trusted.
func backupCommand() *cobra.Command {
	var out string
	cmd := withOffice(&cobra.Command{
		Use: "backup", Short: "Cadangkan berkas kantor", Args: cobra.NoArgs,
		Long: `Membuat cadangan di folder "cadangan" di samping berkas kantor, juga saat meja-meja sedang bekerja:
dibaca kembali, setiap datanya dibuka, lalu disalin ke tempat kedua bila kantor menetapkannya.
Disimpan 7 hari, 4 minggu, dan 12 bulan terakhir. Meja membuatnya sendiri sekali sehari.
Dengan --out salinan utuh ditulis ke berkas baru saja. Salinan tersegel seperti aslinya dan dibuka dengan
kata sandi yang sama. Menyalin berkas yang sedang dipakai dengan cara lain tidak aman.`,
		Example: `  guyub backup --user kabapas
  guyub backup --out /media/usb/kantor-2026-11-24.guyub --user kabapas`,
	}, func(cmd *cobra.Command, s *store.Session, _ []string) error {
		if out == "" {
			return backUp(cmd, s)
		}
		out := located(cmd.Context(), out)
		if exists(out) {
			return sayf("berkas %s sudah ada dan tidak ditimpa; pilih nama lain", out)
		}
		ctx, stop := stoppable(cmd.Context())
		defer stop()
		if err := s.Backup(ctx, out); err != nil {
			return err
		}
		printf(cmd.OutOrStdout(), "Cadangan tersimpan: %s\n", out)
		return nil
	})
	cmd.Flags().StringVar(&out, "out", "", "tulis ke berkas baru ini saja, bukan ke folder cadangan")
	cmd.AddCommand(backupList(), backupDrill())
	return cmd
}

func backUp(cmd *cobra.Command, s *store.Session) error {
	ctx, stop := stoppable(cmd.Context())
	defer stop()
	made, err := s.BackUp(ctx, showBackup(cmd.ErrOrStderr()))
	clearLine(cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	printf(out, "Cadangan dibuat dan teruji: %s data, %s catatan audit\n%s\n", thousands(made.File.Records), thousands(int(made.File.Entries)), made.File.Path)
	if made.Removed > 0 {
		printf(out, "%s cadangan lama dihapus.\n", thousands(made.Removed))
	}
	if made.Second != nil {
		printf(cmd.ErrOrStderr(), "guyub: %s\n", explain(made.Second))
	}
	return nil
}

// showBackup tells the progress of a backup or a drill in one line.
func showBackup(w io.Writer) store.BackupProgress {
	var last time.Time
	return func(step store.BackupStep, done, total int) {
		if now := time.Now(); step == store.BackupProving && now.Sub(last) >= 100*time.Millisecond {
			last = now
			printf(w, "\rmenguji: %s dari %s data ", thousands(done), thousands(total))
		}
	}
}

// backupList is "guyub backup list". Without a user it tells of the folder
// beside the file alone: the second place is known to whoever can read the
// office.
func backupList() *cobra.Command {
	var db, user string
	cmd := &cobra.Command{
		Use: "list", Short: "Daftar cadangan, yang terbaru di atas", Args: cobra.NoArgs,
		Long: `Membaca setiap cadangan sampai habis dan mencocokkannya dengan namanya, sehingga yang rusak disebut.
Tanpa --user hanya folder di samping berkas kantor; dengan --user juga tempat kedua.`,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			ctx, stop := stoppable(cmd.Context())
			defer stop()
			if user == "" {
				office, done, err := openOffice(cmd, db, secrets{})
				if err != nil {
					return err
				}
				all, err := office.Backups(ctx)
				listBackups(cmd.OutOrStdout(), "", all)
				return errors.Join(err, done())
			}
			session, leave, err := enterOffice(cmd, db, user)
			if err != nil {
				return err
			}
			places, err := session.Backups(ctx)
			if err == nil {
				listBackups(cmd.OutOrStdout(), places.Folder, places.Here)
				if places.SecondPlace != "" {
					listBackups(cmd.OutOrStdout(), places.SecondPlace, places.Second)
				}
				if places.Away != nil {
					printf(cmd.ErrOrStderr(), "guyub: %s\n", explain(places.Away))
				}
			}
			return errors.Join(err, leave())
		},
	}
	officeFlags(cmd, &db, &user)
	return cmd
}

func listBackups(w io.Writer, place string, all []store.BackupFile) {
	if place != "" {
		printf(w, "%s\n", place)
	}
	if len(all) == 0 {
		printf(w, "belum ada cadangan\n")
	}
	for i := range all {
		b := &all[i]
		state := "teruji"
		switch {
		case b.Damaged:
			state = "rusak"
		case b.Migration:
			state = "sebelum pembaruan"
		}
		printf(w, "%s  %-17s  %9s data  %s\n", moment(b.At), state, thousands(b.Records), filepath.Base(b.Path))
	}
}

// moment writes a time on the calendar of this machine: 24-11-2026 10.42.
func moment(t time.Time) string { return t.Local().Format("02-01-2006 15.04") }

// backupDrill is "guyub backup drill": it proves that a backup opens.
func backupDrill() *cobra.Command {
	return withOffice(&cobra.Command{
		Use: "drill [CADANGAN]", Short: "Uji bahwa cadangan dapat dipulihkan", Args: cobra.MaximumNArgs(1),
		Long: `Menyalin cadangan ke samping, membukanya dengan kunci kantor, dan memeriksa setiap data serta jejak auditnya.
Cadangannya tidak disentuh dan salinannya dihapus lagi. Tanpa nama berkas, yang terbaru diuji.`,
		Example: `  guyub backup drill --user kabapas
  guyub backup drill /media/usb/kantor-2026-11-24.guyub --user kabapas`,
	}, func(cmd *cobra.Command, s *store.Session, args []string) error {
		ctx, stop := stoppable(cmd.Context())
		defer stop()
		path := ""
		if len(args) == 1 {
			path = located(cmd.Context(), args[0])
		} else if path = newestWhole(ctx, s); path == "" {
			return said("belum ada cadangan yang utuh; buat dengan guyub backup --user NAMA")
		}
		d, err := s.DrillBackup(ctx, path, showBackup(cmd.ErrOrStderr()))
		clearLine(cmd.ErrOrStderr())
		if err != nil {
			return err
		}
		out := cmd.OutOrStdout()
		printf(out, "Cadangan terbuka: %s data dan %s catatan audit, tanpa temuan\n%s\n", thousands(d.Records), thousands(int(d.Entries)), path)
		printf(out, "Catatan terbaru : %s\n", moment(d.Newest))
		printf(out, "Bila dipulihkan : %s\n", lost(d.Later, d.Astray))
		return nil
	})
}

// newestWhole returns the newest backup that is what its name says, empty when
// there is none.
func newestWhole(ctx context.Context, s *store.Session) string {
	all, err := s.Office().Backups(ctx)
	if err != nil {
		return ""
	}
	for i := range all {
		if !all[i].Damaged && !all[i].Migration {
			return all[i].Path
		}
	}
	return ""
}

// lost says what restoring a backup would lose.
func lost(later uint64, astray bool) string {
	switch {
	case astray:
		return "kantor sekarang bukan lanjutan cadangan ini"
	case later == 0:
		return "tidak ada yang hilang; kantor sama dengan cadangan ini"
	}
	return fmt.Sprintf("%s catatan audit sesudahnya hilang, dengan semua perubahannya", thousands(int(later)))
}
