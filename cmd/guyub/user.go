package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guyub/model"
	"guyub/store"
)

// userCommand is "guyub user": the accounts of the office from the shell.
func userCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "user",
		Short: "Akun pengguna: lihat, tambah, ganti kode, nonaktifkan",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return usageError{errors.New("sebutkan list, add, reset, disable, enable, atau recover (guyub user --help)")}
		},
	}
	cmd.AddCommand(userList(), userAdd(), userReset(), userSwitch("disable", "Nonaktifkan akun", true), userSwitch("enable", "Aktifkan akun kembali", false), userRecover())
	return cmd
}

// withOffice returns a verb that signs in, works and lets the file go.
func withOffice(cmd *cobra.Command, work func(cmd *cobra.Command, s *store.Session, args []string) error) *cobra.Command {
	var db, user string
	officeFlags(cmd, &db, &user)
	cmd.RunE = func(cmd *cobra.Command, args []string) (err error) {
		session, leave, err := enterOffice(cmd, db, user)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, leave()) }()
		return work(cmd, session, args)
	}
	return cmd
}

func userList() *cobra.Command {
	return withOffice(&cobra.Command{Use: "list", Short: "Daftar akun", Args: cobra.NoArgs},
		func(cmd *cobra.Command, s *store.Session, _ []string) error {
			if err := s.Actor().May(model.UserRead, model.Subject{Kind: model.KindUser}); err != nil {
				return err
			}
			for _, u := range s.Books().Users {
				state := "aktif"
				switch {
				case u.Disabled:
					state = "nonaktif"
				case u.MustChange:
					state = "menunggu kata sandi"
				}
				printf(cmd.OutOrStdout(), "%-20s  %-12s  %-20s  %s\n", u.Username, u.Role.Code(), state, u.Name)
			}
			return nil
		})
}

func userAdd() *cobra.Command {
	var name, nip, role, counselor string
	cmd := withOffice(&cobra.Command{
		Use: "add NAMA-PENGGUNA", Short: "Tambah akun; kode aktivasinya dicetak sekali", Args: cobra.ExactArgs(1),
		Example: `  guyub user add dewi --name "Dewi Lestari" --role pk --nip 198503122010012001 --user ratna`,
	}, func(cmd *cobra.Command, s *store.Session, args []string) error {
		r, ok := model.Parse(model.Roles(), role)
		if !ok {
			return usageError{fmt.Errorf("peran %q tidak dikenal; pilih %s", role, roleCodes())}
		}
		u := model.User{Username: strings.ToLower(args[0]), Name: name, NIP: model.NormalNIP(nip), Role: r}
		if counselor != "" {
			i := slices.IndexFunc(s.Books().Counselors, func(c model.Counselor) bool { return c.NIP == model.NormalNIP(counselor) })
			if i < 0 {
				return sayf("tidak ada PK dengan NIP %s; daftarkan dahulu di ruang PK", counselor)
			}
			u.Counselor = s.Books().Counselors[i].ID
		}
		code, err := s.AddUser(cmd.Context(), store.NewOp("user.create"), u)
		if err != nil {
			return err
		}
		printf(cmd.OutOrStdout(), "Kode aktivasi %s: %s\n", u.Username, code)
		return nil
	})
	cmd.Flags().StringVar(&name, "name", "", "nama lengkap")
	cmd.Flags().StringVar(&nip, "nip", "", "NIP, 18 angka")
	cmd.Flags().StringVar(&role, "role", "operator", "peran: "+roleCodes())
	cmd.Flags().StringVar(&counselor, "counselor", "", "NIP PK yang memakai akun ini")
	return cmd
}

func roleCodes() string {
	var all []string
	for _, r := range model.Roles() {
		all = append(all, r.Code())
	}
	return strings.Join(all, ", ")
}

func userReset() *cobra.Command {
	return withOffice(&cobra.Command{Use: "reset NAMA-PENGGUNA", Short: "Ganti kata sandi yang lupa dengan kode aktivasi baru", Args: cobra.ExactArgs(1)},
		func(cmd *cobra.Command, s *store.Session, args []string) error {
			u, err := findUser(s, args[0])
			if err != nil {
				return err
			}
			code, err := s.ResetUser(cmd.Context(), store.NewOp(store.IntentActivation), u.ID)
			if err != nil {
				return err
			}
			printf(cmd.OutOrStdout(), "Kode aktivasi %s: %s\n", u.Username, code)
			return nil
		})
}

func userSwitch(verb, short string, disabled bool) *cobra.Command {
	return withOffice(&cobra.Command{Use: verb + " NAMA-PENGGUNA", Short: short, Args: cobra.ExactArgs(1)},
		func(cmd *cobra.Command, s *store.Session, args []string) error {
			u, err := findUser(s, args[0])
			if err != nil {
				return err
			}
			u.Disabled = disabled
			return saveUser(cmd.Context(), s, "user."+verb, u)
		})
}

func saveUser(ctx context.Context, s *store.Session, intent string, u model.User) error {
	_, err := s.SaveUser(ctx, store.NewOp(intent), u)
	return err
}

func findUser(s *store.Session, username string) (model.User, error) {
	if err := s.Actor().May(model.UserRead, model.Subject{Kind: model.KindUser}); err != nil {
		return model.User{}, err
	}
	for _, u := range s.Books().Users {
		if u.Username == strings.ToLower(username) {
			return u, nil
		}
	}
	return model.User{}, sayf("tidak ada pengguna %s; lihat guyub user list", username)
}
