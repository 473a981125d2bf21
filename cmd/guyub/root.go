package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
)

// rootCommand is "guyub" with all its verbs. begun tells whether a verb has
// begun its work: an error before that is a wrong call.
func rootCommand() (root *cobra.Command, begun func() bool) {
	var (
		o       deskOptions
		started bool
	)
	root = &cobra.Command{
		Use:   "guyub",
		Short: "Meja kerja Bapas di terminal",
		Long: `guyub adalah meja kerja Balai Pemasyarakatan: klien, PK, Pokmas Lipas, beban kerja, dan wilayah.
Tanpa perintah, meja dibuka. Pertama kali dijalankan, kantor disiapkan dahulu.`,
		Example: `  guyub demo
  guyub
  guyub --db /srv/bapas/kantor.guyub`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if o.path, err = officeFile(o.path); err != nil {
				return err
			}
			return runDesk(cmd, o)
		},
		PersistentPreRun: func(*cobra.Command, []string) { started = true },
	}
	root.Flags().StringVar(&o.path, "db", "", "berkas data kantor (bawaan: GUYUB_DB, lalu folder data pengguna)")
	root.Flags().StringVar(&o.terminal, "terminal", "", "nama terminal ini di jejak audit (bawaan: GUYUB_TERMINAL, lalu nama komputer)")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(demoCommand(), importCommand(), userCommand())
	return root, func() bool { return started }
}

// status returns the exit status that an error stands for.
func status(err error, begun bool) int {
	var wrong usageError
	switch {
	case err == nil:
		return exitDone
	case !begun, errors.As(err, &wrong):
		return exitUsage
	}
	return exitRefused
}

// oneLine joins what is to stand on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
