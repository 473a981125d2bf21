package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"guyub/store"
)

// checkCommand is "guyub check": is the file whole, and what to do if not.
func checkCommand() *cobra.Command {
	var (
		db, user string
		asJSON   bool
	)
	cmd := &cobra.Command{
		Use: "check", Short: "Periksa keutuhan berkas kantor", Args: cobra.NoArgs,
		Long: `Memeriksa berkas kantor tanpa mengubahnya, juga saat meja-meja dipakai. Tanpa --user: susunan berkas,
rantai jejak audit, dan titik periksanya. Dengan --user: setiap data dibuka, nomor unik, hubungan antardata,
dan apakah setiap data adalah versi yang terakhir disimpan. Status 0: utuh. Status 1: ada yang tidak beres,
atau berkas tidak dapat dibuka. Yang disebut hanya tabel dan nomor data, bukan isinya.`,
		Example: "  guyub check\n  guyub check --user kabapas\n  guyub check --user kabapas --json",
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := stoppable(cmd.Context())
			defer stop()
			cmd.SetContext(ctx)
			report, err := lookOver(cmd, db, user)
			if err != nil {
				return err
			}
			return reportCheck(cmd.OutOrStdout(), report, asJSON)
		},
	}
	officeFlags(cmd, &db, &user)
	cmd.Flags().BoolVar(&asJSON, "json", false, "hasil sebagai JSON")
	return cmd
}

// lookOver has the office looked over, with the key when somebody signs in.
func lookOver(cmd *cobra.Command, db, user string) (store.CheckReport, error) {
	var key bytes.Buffer
	defer func() { clear(key.Bytes()[:key.Cap()]) }()
	var failed error
	var office *store.Office
	if user != "" {
		session, leave, err := enterOffice(cmd, db, user)
		switch {
		case err == nil:
			if err = session.HandKey(&key); err != nil {
				return store.CheckReport{}, errors.Join(err, leave())
			}
			// Another process reads the file itself: it must not be held here.
			if err = leave(); err != nil {
				return store.CheckReport{}, err
			}
		case errors.Is(err, store.ErrDamaged):
			failed = err // what is wrong can be looked for without the key
		default:
			return store.CheckReport{}, err
		}
	}
	path := ""
	if c := callerOf(cmd.Context()); c != nil {
		office = c.office
	} else {
		var err error
		if path, err = officeFile(db); err != nil {
			return store.CheckReport{}, err
		}
		if user == "" {
			if ended, held := hand(cmd.Context(), path, secrets{}); held {
				return store.CheckReport{}, ended
			}
		}
	}
	if office != nil { // desks work in it: what is looked over is a copy
		copied, remove, err := office.CopyAside(cmd.Context())
		if err != nil {
			return store.CheckReport{}, err
		}
		defer remove()
		path = copied
	}
	report, err := inspectApart(cmd.Context(), path, key.Bytes(), countTo(cmd.ErrOrStderr(), "%s data diperiksa"))
	return report, errors.Join(failed, err)
}

// reportCheck says what was found, and what to do about it.
func reportCheck(out io.Writer, report store.CheckReport, asJSON bool) error {
	found := report.All()
	advice := report.Advice()
	if asJSON {
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		if err := encoder.Encode(checkJSONOf(report)); err != nil {
			return err
		}
	} else {
		if report.Records > 0 {
			printf(out, "%s data dibuka. ", thousands(report.Records))
		}
		printf(out, "%s catatan audit, %s titik periksa.\n", thousands(int(report.Chain.Entries)), thousands(len(report.Chain.Checkpoints)))
		for _, f := range found {
			printf(out, "%s\n", f.Say("id"))
		}
		if len(found) == 0 {
			printf(out, "Berkas utuh. %s\n", advice.Say("id"))
		}
	}
	if len(found) == 0 {
		return nil
	}
	many := thousands(len(found))
	if len(found) >= store.FindingsKept {
		many = "sedikitnya " + many
	}
	return sayf("%s hal tidak beres. %s", many, advice.Say("id"))
}

// checkJSON is what a check found, as other programs read it.
type checkJSON struct {
	Whole       bool          `json:"whole"`
	Advice      store.Advice  `json:"advice"`
	Records     int           `json:"records"`
	Entries     uint64        `json:"audit_entries"`
	Checkpoints int           `json:"checkpoints"`
	Size        int64         `json:"size"` // bytes
	Free        int64         `json:"free"` // of them, that nothing stands in
	Findings    []findingJSON `json:"findings"`
}

type findingJSON struct {
	Table  string      `json:"table"`
	ID     string      `json:"id,omitempty"`
	Fault  store.Fault `json:"fault"`
	Number uint64      `json:"number,omitempty"` // of the audit entry or checkpoint
	Says   string      `json:"says"`
}

func checkJSONOf(r store.CheckReport) checkJSON {
	out := checkJSON{Whole: r.OK(), Advice: r.Advice(), Records: r.Records, Entries: r.Chain.Entries,
		Checkpoints: len(r.Chain.Checkpoints), Size: r.Room.Size, Free: r.Room.Free, Findings: []findingJSON{}}
	for _, f := range r.All() {
		one := findingJSON{Table: f.Table, Fault: f.Fault, Number: f.Number, Says: f.Say("id")}
		if !f.ID.IsZero() {
			one.ID = f.ID.String()
		}
		out.Findings = append(out.Findings, one)
	}
	return out
}
