package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
)

// demoCommand is "guyub demo": the fictional office, built and opened.
func demoCommand() *cobra.Command {
	var (
		p      demo.Params
		db, as string
		noOpen bool
		plain  bool
	)
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Buka kantor contoh dengan orang-orang rekaan",
		Long: `Menyusun kantor contoh dari bilangan awal yang sama selalu sama, lalu membukanya.
Tanpa --db kantor itu hilang saat guyub ditutup. Tidak ada orang di dalamnya yang sungguh ada.`,
		Example: `  guyub demo
  guyub demo --as kasubsi
  guyub demo --clients 100000 --db contoh.guyub --no-open`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			p.Today = model.WIB.Today(time.Now())
			switch {
			case p.Clients < 0 || p.Clients > maxDemoClients:
				return usageError{fmt.Errorf("--clients harus 0 sampai %s", thousands(maxDemoClients))}
			case noOpen && db == "":
				return usageError{errors.New("--no-open memerlukan --db BERKAS, karena tanpa itu kantor contoh hilang lagi")}
			case noOpen && as != "":
				return usageError{errors.New("--as tidak ada gunanya bersama --no-open")}
			}
			return runDemo(cmd, p, db, as, noOpen, plain)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&p.Clients, "clients", 1300, "jumlah klien")
	flags.Uint64Var(&p.Seed, "seed", 1, "bilangan awal; yang sama memberi kantor yang sama")
	flags.StringVar(&db, "db", "", "simpan kantor contoh di berkas ini; berkas yang ada tidak ditimpa")
	flags.BoolVar(&noOpen, "no-open", false, "hanya susun, jangan buka")
	flags.StringVar(&as, "as", "", "masuk sebagai: "+strings.Join(demoUsernames(), ", ")+" (bawaan: operator)")
	plainFlag(cmd, &plain)
	return cmd
}

// maxDemoClients is the largest office that the program is measured with.
const maxDemoClients = 1_000_000

// busyFrom is the size of an office from which building it is shown.
const busyFrom = 10_000

func runDemo(cmd *cobra.Command, p demo.Params, path, as string, noOpen, plain bool) (err error) {
	if as == "" {
		as = "operator"
	}
	office := demo.Build(p)
	if !hasUser(office, as) {
		return usageError{fmt.Errorf("tidak ada pengguna %q; pilih %s", as, strings.Join(demoUsernames(), ", "))}
	}
	if path == "" {
		folder, err := os.MkdirTemp("", "guyub-demo-") // readable by its owner only
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder) //nolint:errcheck // the system empties its folder for temporary files anyway
		path = filepath.Join(folder, "demo.guyub")
	}
	var progress func(done, total int)
	if p.Clients >= busyFrom {
		progress = demoProgress(cmd.ErrOrStderr())
	}
	ctx, stop := stoppable(cmd.Context())
	err = buildDemo(ctx, office, path, progress)
	stop()
	if err != nil {
		return err
	}
	if noOpen {
		printDemo(cmd.OutOrStdout(), office, path)
		return nil
	}
	return runDesk(cmd, deskOptions{
		path: path, user: as, password: demo.Password, plain: plain,
		hint: fmt.Sprintf("Kantor contoh. Pengguna: %s. Kata sandi: %s", strings.Join(demoUsernames(), ", "), demo.Password),
	})
}

// buildDemo writes the office to a file that must not be there yet. A file that
// was not built to its end is taken away again.
func buildDemo(ctx context.Context, d *demo.Office, path string, progress func(done, total int)) error {
	return fillDemo(ctx, d, demoSetup(d), path, progress)
}

// demoSetup founds the office with an account for everybody in it.
func demoSetup(d *demo.Office) store.Setup {
	setup := store.Setup{Office: d.Office, Regions: d.Regions, Norms: d.Norms, Password: demo.Password}
	for _, u := range d.Users {
		if u.Role == model.RoleHeadOfOffice {
			setup.Head = u
		} else {
			setup.More = append(setup.More, store.Account{User: u, Password: demo.Password})
		}
	}
	return setup
}

func fillDemo(ctx context.Context, d *demo.Office, setup store.Setup, path string, progress func(done, total int)) (err error) {
	if _, err := store.Create(ctx, path, setup); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(path))
		}
	}()
	office, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, office.Close()) }()
	session, err := office.SignIn(ctx, setup.Head.Username, demo.Password, "demo", nil)
	if err != nil {
		return err
	}
	defer session.SignOut()
	return session.BulkLoad(ctx, store.Load{
		Counselors: d.Counselors, Groups: d.Groups, Holidays: d.Holidays, Sites: d.Sites, Offerings: d.Offerings, LoadMonths: d.LoadMonths(),
		Clients: d.Clients(), Contacts: d.Contacts(), Matters: d.Matters(), Enrolments: d.Enrolments(),
		Meetings: d.Meetings(), Monitorings: d.Monitorings(), Abstentions: d.Abstentions(),
		Acceptances: d.Acceptances(), Outreaches: d.Outreaches(), Total: d.Len(),
	}, progress)
}

func demoUsernames() []string {
	var names []string
	for _, u := range demo.Build(demo.Params{}).Users {
		names = append(names, u.Username)
	}
	return names
}

func hasUser(d *demo.Office, name string) bool {
	for _, u := range d.Users {
		if u.Username == name {
			return true
		}
	}
	return false
}

// printDemo says what was built and how to get in.
func printDemo(w io.Writer, d *demo.Office, path string) {
	printf(w, "Kantor contoh dengan %s klien ada di %s\n", thousands(d.Len()), path)
	printf(w, "Buka dengan: guyub --db %s\n\n", path)
	printf(w, "%-12s  %-12s  %s\n", "Pengguna", "Peran", "Nama")
	for _, u := range d.Users {
		printf(w, "%-12s  %-12s  %s\n", u.Username, u.Role.Code(), u.Name)
	}
	printf(w, "\nKata sandi semuanya: %s\n", demo.Password)
}

func demoProgress(w io.Writer) func(done, total int) {
	watched := false
	if file, ok := w.(*os.File); ok {
		watched = term.IsTerminal(int(file.Fd()))
	}
	return func(done, total int) {
		if !watched {
			return
		}
		if done >= total {
			clearLine(w)
			return
		}
		printf(w, "\rMenyusun kantor contoh: %s dari %s klien", thousands(done), thousands(total))
	}
}
