package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"guyub/model"
	"guyub/store"
	"guyub/store/sheet"
)

// importCommand is "guyub import": tables into the office.
func importCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import",
		Short: "Masukkan daftar dari berkas CSV",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(importClientsCommand(), importRegionsCommand(), importAllCommand())
	return cmd
}

// mapFlag reads what --map names: columns for fields.
func mapFlag(named []string, example string) (map[string]string, error) {
	mapping := make(map[string]string)
	for _, m := range named {
		key, heading, ok := strings.Cut(m, "=")
		if !ok || key == "" || heading == "" {
			return nil, usageError{fmt.Errorf("--map %q tidak terbaca; tulis seperti --map %s", m, example)}
		}
		mapping[key] = heading
	}
	return mapping, nil
}

func importClientsCommand() *cobra.Command {
	var (
		db, user string
		dry      bool
		named    []string
	)
	cmd := &cobra.Command{
		Use:   "clients BERKAS.csv",
		Short: "Masukkan atau perbarui klien menurut nomor register",
		Long: `Membaca daftar klien dari berkas CSV (UTF-8 atau Windows-1252; koma, titik koma, atau tab).
Klien dikenali dari nomor register: yang belum ada didaftarkan, yang sudah ada diperbarui.
Isian kosong tidak menghapus apa pun. Baris yang tidak dapat dibaca ditulis ke BERKAS.ditolak.csv
dengan nomor baris, kolom, dan alasannya; baris lain tetap masuk.`,
		Example: `  guyub import clients klien.csv --dry-run --user operator
  guyub import clients klien.csv --map register="No Reg" --map counselor="Nama PK" --user operator`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			mapping, err := mapFlag(named, `register="No Reg"`)
			if err != nil {
				return err
			}
			return importClients(cmd, db, user, args[0], mapping, dry)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&dry, "dry-run", false, "tunjukkan apa yang akan terjadi, tanpa menyimpan")
	flags.StringArrayVar(&named, "map", nil, `kolom untuk sebuah isian, seperti register="No Reg"; boleh berulang`)
	officeFlags(cmd, &db, &user)
	return cmd
}

// importClients reads the table before it asks for the password: a file that
// cannot be read needs no sign-in.
func importClients(cmd *cobra.Command, db, user, path string, mapping map[string]string, dry bool) error {
	ctx, stop := stoppable(cmd.Context())
	defer stop()
	path = located(ctx, path)
	src, err := os.Open(path)
	if err != nil {
		return fileError(path, err)
	}
	defer src.Close() //nolint:errcheck // only read from
	table, err := openTable(src, sheet.Clients, mapping)
	if err != nil {
		return sayf("%s: %v", filepath.Base(path), err)
	}
	session, leave, err := enterOffice(cmd, db, user)
	if err != nil {
		return err
	}
	defer leave() //nolint:errcheck // every save was durable when it returned

	out := cmd.OutOrStdout()
	printTable(out, table)
	report := &importReport{out: out, all: dry}
	rejects := newRejectFile(path, table)
	books := session.Books()
	options := sheet.Options{
		Book: sheet.Book{
			Regions: books.Regions, Counselors: books.Counselors,
			Norms: books.NormsOn(session.Today()), Today: session.Today(),
		},
		DryRun:   dry,
		Progress: importProgress(cmd.ErrOrStderr(), table.Size()),
		Each: func(o sheet.Outcome) error {
			report.row(o)
			if dry {
				return nil
			}
			return rejects.write(o)
		},
	}
	totals, err := sheet.Import(ctx, table, &clientKeeper{session: session, file: filepath.Base(path)}, options)
	if options.Progress != nil {
		clearLine(cmd.ErrOrStderr())
	}
	return importEnd(report, totals, rejects, err)
}

// importEnd closes the reject file and words how an import went.
func importEnd(report *importReport, totals sheet.Totals, rejects *rejectFile, err error) error {
	kept, closeErr := rejects.close()
	report.totals(totals, report.all)
	if kept != "" {
		printf(report.out, "Baris yang ditolak, dengan alasannya: %s\n", kept)
	}
	switch {
	case errors.Is(err, context.Canceled):
		return sayf("impor dihentikan sesudah %s baris; jalankan lagi dengan berkas yang sama untuk melanjutkan", thousands(totals.Rows))
	case err != nil:
		return sayf("impor terhenti sesudah %s baris (%s); jalankan lagi dengan berkas yang sama untuk melanjutkan", thousands(totals.Rows), explain(err))
	case closeErr != nil:
		return sayf("berkas baris yang ditolak tidak dapat ditulis (%v)", closeErr)
	case totals.Rejected > 0 && report.all:
		return sayf("%s dari %s baris akan ditolak", thousands(totals.Rejected), thousands(totals.Rows))
	case totals.Rejected > 0:
		return sayf("%s dari %s baris ditolak; perbaiki %s lalu impor berkas itu", thousands(totals.Rejected), thousands(totals.Rows), kept)
	}
	return nil
}

// openTable reads the first sheet of a file as a table of a kind.
func openTable(src io.Reader, k sheet.Kind, mapping map[string]string) (*sheet.Table, error) {
	file, err := sheet.Read(src)
	if err != nil {
		return nil, err
	}
	return file.Open(k, file.Sheets()[0], mapping)
}

func printTable(out io.Writer, t *sheet.Table) {
	comma := map[byte]string{',': "koma", ';': "titik koma", '\t': "tab"}[t.Comma]
	if comma == "" {
		comma = string(rune(t.Comma))
	}
	printf(out, "Judul kolom di baris %d, dipisah %s.\n", t.Line, comma)
	if ignored := t.Ignored(); len(ignored) > 0 {
		printf(out, "Kolom yang tidak dibaca: %s\n", strings.Join(ignored, ", "))
	}
}

// clientKeeper keeps imported clients through a session.
type clientKeeper struct {
	session *store.Session
	file    string
}

// Find returns the client with a register number.
func (k *clientKeeper) Find(ctx context.Context, _ sheet.Kind, register string) (model.Record, bool, error) {
	c, ok, err := k.session.ImportTarget(ctx, register)
	return &c, ok, err
}

// Contacts is not asked for a table of clients.
func (k *clientKeeper) Contacts(ctx context.Context, client model.ID) ([]model.Contact, error) {
	return k.session.Contacts(ctx, client)
}

// Enrolments is not asked for a table of clients.
func (k *clientKeeper) Enrolments(ctx context.Context, client model.ID) ([]model.Enrolment, error) {
	return k.session.EnrolmentsOf(ctx, client)
}

// May asks beforehand what saving would ask.
func (k *clientKeeper) May(ctx context.Context, was, will model.Record) error {
	before, after := &model.Client{}, will.(*model.Client)
	if was != nil {
		before = was.(*model.Client)
	}
	if err := k.session.MayImport(before, after); err != nil {
		return refusalOf(err)
	}
	if before.Rev != 0 && before.NIK == after.NIK {
		return nil
	}
	// Only numbers: that somebody has a similar name is for people to judge.
	twins, err := k.session.Duplicates(ctx, model.Client{Meta: after.Meta, Register: after.Register, NIK: after.NIK})
	if err != nil {
		return err
	}
	for _, t := range twins {
		if t.Why == "register" || t.Why == "nik" {
			return &sheet.Refusal{Field: t.Why, Text: taken(t.Why)}
		}
	}
	return nil
}

// Keep saves the clients.
func (k *clientKeeper) Keep(ctx context.Context, batch []sheet.Entry) ([]*sheet.Refusal, error) {
	entries := make([]store.ImportEntry, len(batch))
	for i, e := range batch {
		client := e.Record.(*model.Client)
		if a := client.Assignment(); a != nil && a.By.IsZero() {
			a.By = k.session.Actor().User
		}
		entries[i] = store.ImportEntry{Op: model.NewID(), Client: *client}
	}
	op := store.NewOp(store.IntentImport)
	op.Reason = "impor " + k.file
	refused, err := k.session.ImportClients(ctx, op, entries)
	if err != nil {
		return nil, err
	}
	out := make([]*sheet.Refusal, len(batch))
	for i, no := range refused {
		if no != nil {
			out[i] = refusalOf(no)
		}
	}
	return out, nil
}

func refusalOf(err error) *sheet.Refusal {
	if t, ok := errors.AsType[*store.Taken](err); ok {
		return &sheet.Refusal{Field: t.Field, Text: taken(t.Field)}
	}
	if d, ok := errors.AsType[*model.Denied](err); ok {
		switch d.Action {
		case model.ClientAssign:
			return &sheet.Refusal{Field: "counselor", Text: "peran Anda tidak berwenang mengalihkan PK klien ini; minta kasubsi mengimpornya"}
		case model.ImportData, model.ClientCreate:
			return &sheet.Refusal{Text: "peran Anda tidak berwenang untuk klien subseksi ini; minta kasubsinya mengimpornya"}
		}
	}
	return &sheet.Refusal{Text: explain(err)}
}

func taken(field string) string {
	switch field {
	case "register":
		return "nomor register ini sudah dipakai klien lain"
	case "nik":
		return "NIK ini sudah dipakai klien lain"
	}
	return "sudah dipakai: " + field
}

// importReport prints what becomes of the rows: in a dry run all of them, else
// the first that were rejected.
type importReport struct {
	out   io.Writer
	all   bool
	shown int
}

// shownRejects is how many rejected rows a real run prints; all are in the
// reject file.
const shownRejects = 20

func (r *importReport) row(o sheet.Outcome) {
	if !r.all {
		if o.Fate != sheet.Rejected {
			return
		}
		if r.shown++; r.shown > shownRejects {
			return
		}
	}
	word := map[sheet.Fate]string{sheet.New: "baru", sheet.Updated: "diperbarui", sheet.Unchanged: "sama", sheet.Rejected: "ditolak"}[o.Fate]
	printf(r.out, "baris %d  %-10s  %s", o.Row.Line, word, strings.TrimSpace(shown(o.Key)+"  "+shown(o.Name)))
	for _, c := range o.Changes {
		printf(r.out, "; %s: %s -> %s", c.Field, masked(c.Field, c.From), masked(c.Field, c.To))
	}
	for _, why := range o.Reasons {
		printf(r.out, "; %s", why)
	}
	for _, doubt := range o.Doubts {
		printf(r.out, "; periksa %s", doubt)
	}
	printf(r.out, "\n")
}

func (r *importReport) totals(t sheet.Totals, dry bool) {
	if more := r.shown - shownRejects; more > 0 {
		printf(r.out, "dan %s baris lagi yang ditolak\n", thousands(more))
	}
	will := ""
	if dry {
		will = "Bila dijalankan: "
	}
	printf(r.out, "%s%s baris: %s baru, %s diperbarui, %s sama, %s ditolak", will,
		thousands(t.Rows), thousands(t.New), thousands(t.Updated), thousands(t.Unchanged), thousands(t.Rejected))
	if t.Blank > 0 {
		printf(r.out, "; %s baris kosong", thousands(t.Blank))
	}
	if t.Doubtful > 0 {
		printf(r.out, "; %s perlu diperiksa", thousands(t.Doubtful))
	}
	printf(r.out, ".\n")
}

// masked hides what identifies a person more than an import list must (rule
// R13): what is printed ends in logs and on shared screens.
func masked(field, s string) string {
	switch field {
	case "nik", "guarantor.nik":
		s = model.MaskNIK(s)
	case "phone", "phone2", "guarantor.phone":
		s = model.MaskPhone(s)
	case "street", "guarantor.address":
		s = model.MaskText(s)
	}
	if s == "" {
		return "(kosong)"
	}
	return shown(s)
}

// shown brings a text of several lines onto one.
func shown(s string) string { return strings.Join(strings.Fields(s), " ") }

// rejectFile is the file beside a table that takes its rejected rows. It comes
// into being with the first of them, under a name that nothing has yet, and
// only its owner may read it.
type rejectFile struct {
	table string
	of    *sheet.Table
	file  *os.File
	rows  *sheet.Rejects
}

func newRejectFile(table string, of *sheet.Table) *rejectFile {
	return &rejectFile{table: table, of: of}
}

func (r *rejectFile) write(o sheet.Outcome) error {
	if o.Fate != sheet.Rejected {
		return nil
	}
	if r.file == nil {
		base := strings.TrimSuffix(r.table, filepath.Ext(r.table))
		name := base + ".ditolak.csv"
		for n := 2; ; n++ {
			file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
			if err == nil {
				r.file = file
				break
			}
			if !errors.Is(err, os.ErrExist) || n > 999 {
				return err
			}
			name = fmt.Sprintf("%s.ditolak-%d.csv", base, n)
		}
		r.rows = sheet.NewRejects(r.file, r.of)
	}
	return r.rows.Write(o)
}

// close returns the name of the file, empty if nothing was rejected.
func (r *rejectFile) close() (string, error) {
	if r.file == nil {
		return "", nil
	}
	_, err := r.rows.Close()
	return r.file.Name(), errors.Join(err, r.file.Close())
}

// importProgress writes how far a long table is, if somebody watches.
func importProgress(w io.Writer, size int64) func(sheet.Totals) {
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return nil
	}
	return func(t sheet.Totals) {
		printf(w, "\r%s baris, %d %%", thousands(t.Rows), min(100, t.Bytes*100/max(size, 1)))
	}
}
