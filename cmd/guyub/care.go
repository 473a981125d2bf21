package main

import (
	"bufio"
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

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
