package main

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"guyub/store"
	"guyub/store/kv"
)

// restoring is what "guyub restore" was asked for.
type restoring struct {
	backup, to, user string
	swap, yes        bool
	office           string // the file whose place the restored one takes
}

// restoreCommand is "guyub restore": a backup becomes a file again.
func restoreCommand() *cobra.Command {
	var r restoring
	cmd := &cobra.Command{
		Use: "restore CADANGAN", Short: "Pulihkan cadangan ke berkas baru, dan tukar bila diminta", Args: cobra.ExactArgs(1),
		Long: `Memeriksa cadangan, menyalinnya ke berkas baru (tidak pernah menimpa), dan menunjukkan isinya: sejak kapan,
berapa data, dan apa yang hilang dibanding berkas kantor sekarang. Dengan --user setiap datanya dibuka dengan
kata sandi saat cadangan itu dibuat.
Dengan --swap berkas itu lalu menggantikan berkas kantor dalam satu langkah. Berkas kantor yang lama disimpan di
sampingnya. Tutup dahulu guyub di semua meja; selama berkas kantor dipegang, penukaran ditolak.`,
		Example: `  guyub restore cadangan/20261124T014500Z-….guyub --db periksa.guyub --user kabapas
  guyub restore cadangan/20261124T014500Z-….guyub --swap`,
		RunE: func(cmd *cobra.Command, args []string) error {
			r.backup = args[0]
			if r.to == "" && !r.swap {
				return usageError{errors.New("sebutkan berkas baru dengan --db BERKAS, atau --swap untuk menggantikan berkas kantor")}
			}
			return r.run(cmd)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&r.to, "db", "", "berkas baru untuk hasil pemulihan; berkas yang ada tidak ditimpa")
	flags.StringVar(&r.user, "user", "", "buka dan periksa setiap data sebagai pengguna ini")
	flags.BoolVar(&r.swap, "swap", false, "gantikan berkas kantor dengan hasil pemulihan")
	flags.StringVar(&r.office, "office", "", "berkas kantor yang dibandingkan atau diganti (bawaan: GUYUB_DB, lalu folder data pengguna)")
	flags.BoolVar(&r.yes, "yes", false, "tukar tanpa bertanya")
	return cmd
}

func (r *restoring) run(cmd *cobra.Command) (err error) {
	ctx, stop := stoppable(cmd.Context())
	defer stop()
	if r.office, err = officeFile(r.office); err != nil {
		return err
	}
	// The place of a link is the file that it leads to.
	r.office = realPath(r.office)
	if r.swap && !exists(r.office) {
		return sayf("berkas kantor %s tidak ada; pulihkan langsung ke nama itu dengan --db", r.office)
	}
	if r.to == "" {
		r.to = store.SwapName(r.office, time.Now())
	}
	r.to = realPath(r.to)
	if exists(r.to) {
		return sayf("berkas %s sudah ada dan tidak ditimpa; pilih nama lain dengan --db", r.to)
	}
	if r.swap && filepath.Dir(r.to) != filepath.Dir(r.office) {
		return store.ErrElsewhere
	}
	restored, err := store.Restore(ctx, r.backup, r.to)
	if err != nil {
		return err
	}
	swapped := false
	defer func() {
		// One that was restored only to be swapped is of no use when it was not.
		if r.swap && !swapped {
			_ = os.Remove(r.to)
		}
	}()
	if err := r.show(ctx, cmd, &restored); err != nil {
		return err
	}
	if !r.swap {
		printf(cmd.OutOrStdout(), "Dipulihkan ke %s; buka dengan guyub --db.\n", r.to)
		return nil
	}
	if err := r.confirm(cmd); err != nil {
		return err
	}
	kept, err := store.Swap(r.office, r.to, time.Now())
	if err != nil {
		return err
	}
	swapped = true
	printf(cmd.OutOrStdout(), "Ditukar. Berkas kantor yang lama disimpan sebagai %s\n", kept)
	return nil
}

// show tells what was restored, and what the present office has besides.
func (r *restoring) show(ctx context.Context, cmd *cobra.Command, restored *store.Restored) error {
	out := cmd.OutOrStdout()
	if r.user != "" {
		if err := r.prove(ctx, cmd); err != nil {
			return errors.Join(err, os.Remove(r.to)) // nobody shall open what was not proved
		}
	}
	if !restored.At.IsZero() {
		printf(out, "Dibuat          : %s\n", moment(restored.At))
	}
	if !restored.Signed.IsZero() {
		printf(out, "Titik periksa   : %s\n", moment(restored.Signed))
	}
	printf(out, "Isi             : %s data, %s catatan audit, versi %d\n", thousands(restored.Records), thousands(int(restored.Entries)), restored.Schema)
	if !exists(r.office) {
		return nil
	}
	later, astray, err := restored.Later(ctx, r.office)
	switch {
	case err == nil:
		printf(out, "Kantor sekarang : %s\n", lost(later, astray))
	case r.swap:
		// A damaged office is what a backup is restored for.
		if errors.Is(err, kv.ErrLocked) || errors.Is(err, store.ErrOtherOffice) {
			return err
		}
		printf(out, "Kantor sekarang : tidak dapat dibaca (%s)\n", explain(err))
	default:
		printf(out, "Kantor sekarang : tidak dibandingkan (%s)\n", explain(err))
	}
	return nil
}

// prove opens every record of what was restored, with a password of its time,
// and notes in its audit that it was restored.
func (r *restoring) prove(ctx context.Context, cmd *cobra.Command) (err error) {
	password, err := readPassword(cmd, r.user)
	if err != nil {
		return err
	}
	office, err := store.Open(ctx, r.to, store.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, office.Close()) }()
	s, err := office.SignIn(ctx, r.user, password, verbTerminal, nil)
	if err != nil {
		return err
	}
	defer s.SignOut()
	rep, err := s.Check(ctx, nil)
	if err != nil {
		return err
	}
	if !rep.OK() {
		return &store.Unproved{Path: r.to, Findings: max(1, len(rep.Findings))}
	}
	printf(cmd.OutOrStdout(), "Kantor          : %s\n", s.Books().Office.Name)
	return s.NoteRestore(ctx)
}

// confirm asks before the office's file is replaced.
func (r *restoring) confirm(cmd *cobra.Command) error {
	if r.yes {
		return nil
	}
	printf(cmd.ErrOrStderr(), "Gantikan %s dengan cadangan ini? Ketik ya: ", r.office)
	line, _ := bufio.NewReader(cmd.InOrStdin()).ReadString('\n') // what cannot be read is no yes
	if strings.TrimSpace(strings.ToLower(line)) != "ya" {
		return said("tidak ditukar; berkas kantor tetap seperti semula")
	}
	return nil
}
