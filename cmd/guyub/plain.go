package main

import (
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"guyub/tui"
	"guyub/tui/plain"
)

// plainFlag gives a verb that opens the desk its --plain.
func plainFlag(cmd *cobra.Command, to *bool) {
	cmd.Flags().BoolVar(to, "plain", false, "baris demi baris, untuk pembaca layar dan terminal sederhana (juga bila TERM=dumb)")
}

// runPlain tells the desk in lines on standard output until it is closed, or no
// line comes any more on standard input.
func runPlain(cmd *cobra.Command, cfg tui.Config) error {
	desk := plain.New(cfg, plain.Over(os.Stdin, os.Stdout))
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, os.Interrupt)
	defer signal.Stop(signals)
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-signals:
			desk.HangUp()
		case <-done:
		}
	}()
	return desk.Run(cmd.Context())
}
