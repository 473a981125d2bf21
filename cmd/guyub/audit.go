package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"guyub/store"
	"guyub/tui/lang"
)

// auditCommand is "guyub audit": the audit trail from the shell.
func auditCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "audit", Short: "Jejak audit: periksa keutuhannya", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return usageError{errors.New("sebutkan verify (guyub audit --help)")}
		},
	}
	cmd.AddCommand(auditVerify())
	return cmd
}

// auditVerify is "guyub audit verify": nothing in the trail was changed, and the
// code on paper is one of its checkpoints.
func auditVerify() *cobra.Command {
	var db, code string
	cmd := &cobra.Command{
		Use: "verify", Short: "Periksa rantai jejak audit dan titik periksanya; tidak memerlukan kata sandi", Args: cobra.NoArgs,
		Long: `Memeriksa setiap catatan jejak audit dan setiap titik periksa. Tidak memerlukan kata sandi.
Dengan --code, kode titik periksa yang dicetak dari Kantor › Jejak audit dibandingkan: jejak audit
yang dipotong atau ditulis ulang sebelum kode itu dicetak pasti ketahuan.`,
		Example: "  guyub audit verify\n  guyub audit verify --code 7KQ2-M0XR-…",
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			office, done, err := openOffice(cmd, db, secrets{})
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, done()) }()
			report, err := office.VerifyAudit(cmd.Context())
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("code") {
				return compareCode(cmd.OutOrStdout(), report, code)
			}
			return reportTrail(cmd.OutOrStdout(), report)
		},
	}
	dbFlag(cmd, &db)
	cmd.Flags().StringVar(&code, "code", "", "kode titik periksa yang dicetak, untuk dibandingkan")
	return cmd
}

// reportTrail says whether the trail is whole, and where it was signed last.
func reportTrail(out io.Writer, r store.ChainReport) error {
	if err := trailError(r); err != nil {
		return err
	}
	printf(out, "Jejak audit utuh: %s catatan, %s titik periksa\n", thousands(int(r.Entries)), thousands(len(r.Checkpoints)))
	if n := len(r.Checkpoints); n > 0 {
		last := &r.Checkpoints[n-1]
		printf(out, "Titik periksa terakhir: %s, kode %s\n", pointWords(last), last.Code)
	}
	return nil
}

// compareCode says which checkpoint a printed code is, and whether the trail is
// whole up to there.
func compareCode(out io.Writer, r store.ChainReport, code string) error {
	c, ok, err := r.Held(code)
	switch {
	case err != nil:
		return err
	case !ok:
		return said("tidak ada titik periksa dengan kode ini: jejak audit dipotong atau ditulis ulang, atau kode ini milik kantor lain; simpan berkas ini dan bandingkan dengan cadangan")
	}
	printf(out, "Kode cocok: titik periksa %s. Jejak audit sampai di situ tidak berubah.\n", pointWords(&c))
	return trailError(r)
}

// pointWords names a checkpoint in a sentence.
func pointWords(c *store.Checkpoint) string {
	return lang.For(lang.Indonesian).Date(c.Day) + " dengan " + thousands(int(c.Size)) + " catatan"
}

// trailError says what is wrong with the trail, nil when nothing is.
func trailError(r store.ChainReport) error {
	switch {
	case r.Broken > 0:
		return sayf("jejak audit tidak utuh mulai catatan %s: berkas diubah di luar guyub; simpan berkas ini dan pakai cadangan terakhir", thousands(int(r.Broken)))
	case r.Astray > 0:
		return sayf("titik periksa nomor %s tidak cocok dengan jejak audit: berkas diubah di luar guyub; simpan berkas ini dan pakai cadangan terakhir", thousands(int(r.Astray)))
	}
	return nil
}
