package main

import "github.com/spf13/cobra"

// plainFlag gives a verb that opens the desk its --plain.
func plainFlag(cmd *cobra.Command, to *bool) {
	cmd.Flags().BoolVar(to, "plain", false, "baris demi baris, untuk pembaca layar dan terminal sederhana (juga bila TERM=dumb)")
}
