package main

import "github.com/spf13/cobra"

// dbFlag gives a verb the flag that names the office's file.
func dbFlag(cmd *cobra.Command, to *string) {
	cmd.Flags().StringVar(to, "db", "", "berkas data kantor (bawaan: GUYUB_DB, lalu folder data pengguna)")
}

// officeFlags are the flags of every verb that reads records.
func officeFlags(cmd *cobra.Command, db, user *string) {
	dbFlag(cmd, db)
	cmd.Flags().StringVar(user, "user", "", "nama pengguna; kata sandi ditanyakan, atau dari GUYUB_PASSWORD")
}

// plainFlag gives a verb that opens the desk its --plain.
func plainFlag(cmd *cobra.Command, to *bool) {
	cmd.Flags().BoolVar(to, "plain", false, "baris demi baris, untuk pembaca layar dan terminal sederhana (juga bila TERM=dumb)")
}
