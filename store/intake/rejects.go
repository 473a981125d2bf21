package intake

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"guyub/store/sheet"
)

// Rejects is the file beside a table that takes its rejected rows. It comes into
// being with the first of them, under a name that nothing has yet, and only its
// owner may read it.
type Rejects struct {
	of    *sheet.Table
	table string
	file  *os.File
	rows  *sheet.Rejects
}

// NewRejects returns the file of a table; path is that of the table itself.
func NewRejects(path string, of *sheet.Table) *Rejects { return &Rejects{of: of, table: path} }

// Write adds a row that was rejected; others are passed over.
func (r *Rejects) Write(o sheet.Outcome) error {
	if o.Fate != sheet.Rejected {
		return nil
	}
	if r.file == nil {
		if err := r.open(); err != nil {
			return err
		}
	}
	return r.rows.Write(o)
}

// mostRejects is how many files of rejected rows a table may leave beside it.
const mostRejects = 999

func (r *Rejects) open() error {
	base := strings.TrimSuffix(r.table, filepath.Ext(r.table))
	name := base + ".ditolak.csv"
	for n := 2; ; n++ {
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			r.file, r.rows = file, sheet.NewRejects(file, r.of)
			return nil
		}
		if !errors.Is(err, os.ErrExist) || n > mostRejects {
			return err
		}
		name = fmt.Sprintf("%s.ditolak-%d.csv", base, n)
	}
}

// Close writes what is left and returns the name of the file, empty if nothing
// was rejected.
func (r *Rejects) Close() (string, error) {
	if r.file == nil {
		return "", nil
	}
	_, err := r.rows.Close()
	return r.file.Name(), errors.Join(err, r.file.Close())
}
