package main

import (
	"errors"
	"fmt"
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
		Args: noVerb,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if o.path, err = officeFile(o.path); err != nil {
				return err
			}
			return runDesk(cmd, o)
		},
		PersistentPreRun: func(*cobra.Command, []string) { started = true },
	}
	dbFlag(root, &o.path)
	root.Flags().StringVar(&o.terminal, "terminal", "", "nama terminal ini di jejak audit (bawaan: GUYUB_TERMINAL, lalu nama komputer)")
	plainFlag(root, &o.plain)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{fmt.Errorf("pilihan tidak dikenal (%w); lihat %s --help", err, cmd.CommandPath())}
	})
	root.AddCommand(
		demoCommand(), serveCommand(),
		importCommand(), exportCommand(), reportCommand(), paperCommand(), balanceCommand(),
		userCommand(), terminalCommand(), auditCommand(),
		backupCommand(), restoreCommand(),
		checkCommand(), inspectCommand(), compactCommand(), rekeyCommand(),
	)
	return root, func() bool { return started }
}

// noVerb takes a word after guyub for the verb that it was meant to be.
func noVerb(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("perintah %q tidak dikenal; lihat guyub --help", args[0])}
	}
	return nil
}

// say returns the one sentence on standard error. What cobra refuses before a
// verb has begun is a wrong call, whatever its type.
func say(err error, begun bool) string {
	var wrong usageError
	if !begun && !errors.As(err, &wrong) {
		return fmt.Sprintf("panggilan salah (%v); lihat guyub --help", err)
	}
	return strings.Join(strings.Fields(sentence(err)), " ")
}

// status returns the exit status that an error stands for.
func status(err error, begun bool) int {
	var wrong usageError
	if elsewhere, ok := errors.AsType[carriedOut](err); ok {
		return elsewhere.status
	}
	switch {
	case err == nil:
		return exitDone
	case !begun, errors.As(err, &wrong):
		return exitUsage
	}
	return exitRefused
}
