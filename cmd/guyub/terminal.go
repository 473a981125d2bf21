package main

import (
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guyub/model"
	"guyub/model/text"
	"guyub/store"
)

// terminalCommand is "guyub terminal": the desks that have a name by the key of
// their machine.
func terminalCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "terminal", Short: "Terminal bernama: lihat, tambah, cabut, batasi", Args: cobra.NoArgs,
		Long: `Terminal yang datang lewat SSH dikenal dari kunci publiknya. Kunci menamai meja di jejak audit;
siapa yang duduk di sana tetap masuk dengan nama pengguna dan kata sandi.`,
		RunE: func(*cobra.Command, []string) error {
			return usageError{errors.New("sebutkan list, add, remove, atau only (guyub terminal --help)")}
		},
	}
	cmd.AddCommand(terminalList(), terminalAdd(), terminalRemove(), terminalOnly())
	return cmd
}

func terminalList() *cobra.Command {
	return withOffice(&cobra.Command{Use: "list", Short: "Daftar terminal bernama", Args: cobra.NoArgs},
		func(cmd *cobra.Command, s *store.Session, _ []string) error {
			if err := s.Actor().May(model.OfficeRead, model.Subject{Kind: model.KindTerminal}); err != nil {
				return err
			}
			books := s.Books()
			known := named(books)
			if len(known) == 0 {
				printf(cmd.OutOrStdout(), "Belum ada terminal bernama.\n")
			}
			for _, t := range known {
				printf(cmd.OutOrStdout(), "%-20s  %s\n", t.Name, t.FingerprintText())
			}
			if books.Office.NamedTerminals {
				printf(cmd.OutOrStdout(), "Hanya terminal di daftar ini yang boleh masuk lewat SSH.\n")
			}
			return nil
		})
}

// named are the terminals whose key is let in.
func named(books *store.Books) []model.Terminal {
	return slices.DeleteFunc(slices.Clone(books.Terminals), func(t model.Terminal) bool { return t.Removed })
}

func terminalAdd() *cobra.Command {
	var key string
	cmd := withOffice(&cobra.Command{
		Use: "add NAMA --key BERKAS.pub", Short: "Beri nama pada terminal dengan kunci publiknya", Args: cobra.ExactArgs(1),
		Example: `  guyub terminal add loket-1 --key loket-1.pub --user ratna
  guyub terminal add loket-1 --key "ssh-ed25519 AAAA..." --user ratna`,
	}, func(cmd *cobra.Command, s *store.Session, args []string) error {
		parsed, err := readKey(cmd, key)
		if err != nil {
			return err
		}
		t, err := s.AddTerminal(cmd.Context(), store.NewOp(store.IntentTerminalAdd), model.Terminal{Name: text.Clean(args[0]), Key: parsed})
		if err != nil {
			return err
		}
		printf(cmd.OutOrStdout(), "%s dikenal dari %s\n", t.Name, t.FingerprintText())
		return nil
	})
	cmd.Flags().StringVar(&key, "key", "", "berkas kunci publik (.pub), atau isinya")
	return cmd
}

// readKey reads a public key from a file, or from what was typed.
func readKey(cmd *cobra.Command, typed string) (string, error) {
	if typed == "" {
		return "", usageError{errors.New("sebutkan kunci publik terminal dengan --key BERKAS.pub")}
	}
	if key, ok := model.ParseTerminalKey(typed); ok {
		return key, nil
	}
	const longest = 16 << 10
	path := located(cmd.Context(), typed)
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", fileError(path, err)
	}
	if strings.Contains(string(raw), "PRIVATE KEY") {
		return "", sayf("%s adalah kunci rahasia dan tidak boleh keluar dari terminalnya; pakai berkas .pub", path)
	}
	key, ok := model.ParseTerminalKey(string(raw[:min(len(raw), longest)]))
	if !ok {
		return "", sayf("%s bukan kunci publik; pakai berkas .pub", path)
	}
	return key, nil
}

func terminalRemove() *cobra.Command {
	return withOffice(&cobra.Command{Use: "remove NAMA", Short: "Cabut nama dan kunci sebuah terminal", Args: cobra.ExactArgs(1)},
		func(cmd *cobra.Command, s *store.Session, args []string) error {
			all := named(s.Books())
			i := slices.IndexFunc(all, func(t model.Terminal) bool { return text.Fold(t.Name) == text.Fold(args[0]) })
			if i < 0 {
				return sayf("tidak ada terminal bernama %q; lihat guyub terminal list", text.Clean(args[0]))
			}
			if _, err := s.RemoveTerminal(cmd.Context(), store.NewOp(store.IntentTerminalRemove), all[i]); err != nil {
				return err
			}
			printf(cmd.OutOrStdout(), "%s tidak dikenal lagi.\n", all[i].Name)
			return nil
		})
}

func terminalOnly() *cobra.Command {
	return withOffice(&cobra.Command{Use: "only on|off", Short: "Terima hanya terminal bernama, atau semua", Args: cobra.ExactArgs(1)},
		func(cmd *cobra.Command, s *store.Session, args []string) error {
			if args[0] != "on" && args[0] != "off" {
				return usageError{errors.New("sebutkan on atau off")}
			}
			books := s.Books()
			if args[0] == "on" && len(named(books)) == 0 {
				return said("belum ada terminal bernama, sehingga tidak ada yang dapat masuk; tambahkan dahulu dengan guyub terminal add")
			}
			office := books.Office
			office.NamedTerminals = args[0] == "on"
			if _, err := s.SaveOffice(cmd.Context(), store.NewOp("office.save"), office); err != nil {
				return err
			}
			if office.NamedTerminals {
				printf(cmd.OutOrStdout(), "Hanya terminal bernama yang boleh masuk lewat SSH.\n")
			} else {
				printf(cmd.OutOrStdout(), "Semua terminal boleh masuk lewat SSH.\n")
			}
			return nil
		})
}
