package main

import (
	"bufio"
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"guyub/store"
)

// backupCommand is "guyub backup": a copy of the office that can be trusted.
func backupCommand() *cobra.Command {
	var out string
	cmd := withOffice(&cobra.Command{
		Use: "backup", Short: "Cadangkan berkas kantor ke berkas baru", Args: cobra.NoArgs,
		Long: `Menulis salinan utuh dari berkas kantor, tersegel seperti aslinya. Salinan dibuka dengan
kata sandi yang sama: guyub --db SALINAN. Menyalin berkas yang sedang dipakai dengan cara lain tidak aman.`,
		Example: `  guyub backup --out /media/usb/kantor-2026-11-24.guyub --user kabapas`,
	}, func(cmd *cobra.Command, s *store.Session, _ []string) error {
		if out == "" {
			return usageError{errors.New("sebutkan berkas cadangan dengan --out BERKAS")}
		}
		out := located(cmd.Context(), out)
		if exists(out) {
			return sayf("berkas %s sudah ada dan tidak ditimpa; pilih nama lain", out)
		}
		if err := s.Backup(cmd.Context(), out); err != nil {
			return err
		}
		printf(cmd.OutOrStdout(), "Cadangan tersimpan: %s\n", out)
		return nil
	})
	cmd.Flags().StringVar(&out, "out", "", "berkas cadangan yang baru")
	return cmd
}

// userRecover lets somebody in when every password is lost.
func userRecover() *cobra.Command {
	var db, user string
	cmd := &cobra.Command{
		Use: "recover", Short: "Masuk dengan kode pemulihan dan pilih kata sandi baru", Args: cobra.NoArgs,
		Long: `Memberi kata sandi baru kepada pengguna yang mengelola akun, dengan kode pemulihan kantor.
Kode diketik saat diminta; kata sandi baru diketik sesudahnya, atau diambil dari GUYUB_PASSWORD.`,
		Example: `  guyub user recover --user ratna`,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if user == "" {
				return usageError{errors.New("sebutkan pengguna yang mengelola akun dengan --user NAMA")}
			}
			code, err := readCode(cmd)
			if err != nil {
				return err
			}
			password, err := readPassword(cmd, user)
			if err != nil {
				return err
			}
			office, done, err := openOffice(cmd, db, secrets{password: password, hasPassword: true, code: code + "\n"})
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, done()) }()
			session, err := office.Recover(cmd.Context(), code, user, password, verbTerminal)
			if err != nil {
				return err
			}
			session.SignOut()
			printf(cmd.OutOrStdout(), "Kata sandi baru berlaku untuk %s.\n", user)
			return nil
		},
	}
	officeFlags(cmd, &db, &user)
	return cmd
}

// readCode reads the recovery code: unseen in a terminal, else the first line.
func readCode(cmd *cobra.Command) (string, error) {
	stdin := int(os.Stdin.Fd())
	here := callerOf(cmd.Context()) == nil
	if here {
		printf(cmd.ErrOrStderr(), "Kode pemulihan: ")
	}
	if here && term.IsTerminal(stdin) {
		raw, err := term.ReadPassword(stdin)
		printf(cmd.ErrOrStderr(), "\n")
		return string(raw), err
	}
	line, err := bufio.NewReader(cmd.InOrStdin()).ReadString('\n')
	if line = strings.TrimSpace(line); line == "" {
		return "", errors.Join(said("kode pemulihan belum diketik"), err)
	}
	return line, nil
}
