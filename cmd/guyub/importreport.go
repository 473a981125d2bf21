package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"guyub/store/intake"
	"guyub/store/sheet"
)

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
		printf(r.out, "; %s: %s -> %s", c.Field, told(c.Field, c.From), told(c.Field, c.To))
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

// told is a value as an import may print it.
func told(field, s string) string {
	if s = intake.Told(field, s); s == "" {
		return "(kosong)"
	}
	return s
}

// shown brings a text of several lines onto one.
func shown(s string) string { return strings.Join(strings.Fields(s), " ") }

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
