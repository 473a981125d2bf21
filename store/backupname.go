package store

import (
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"guyub/model"
	"guyub/store/kv/bolt"
)

// BackupFile is a backup (cadangan) in a folder. All that is known of it stands
// in its name, and the name holds a sum of the file: one that was damaged,
// exchanged or renamed by hand is told from its own bytes, and no list beside it
// can be lost or lie. The name holds no personal data.
type BackupFile struct {
	Path string
	// At is when the copy was begun.
	At time.Time
	// Schema is the version of the tables. A copy made before a migration was
	// proved without the data key: its structure and its audit chain.
	Schema    uint16
	Migration bool
	// Records and Entries are how many records and audit entries there are in it.
	Records int
	Entries uint64
	// Size of the file, in bytes; Touched is when its bytes were last written.
	Size    int64
	Touched time.Time
	// Damaged: the file is not the one that was proved under this name.
	Damaged bool

	office string // what the name says of the office
	sum    string
}

// The form of names: when (in UTC), which office, version, records, audit
// entries and the beginning of the SHA-256 of the file.
const (
	backupStamp  = "20060102T150405Z"
	backupEnd    = ".guyub"
	migrationEnd = ".migrasi.guyub"
	unprovedEnd  = ".belum"
	sumDigits    = 16
)

var backupForm = regexp.MustCompile(`^(\d{8}T\d{6}Z)-([0-9a-f]{12})-v(\d{1,5})-(\d{1,12})-(\d{1,18})-([0-9a-f]{16})(\.guyub|\.migrasi\.guyub)$`)

// backupMark is the office in the names of its backups: the last half dozen
// bytes of its id, which are random.
func backupMark(office model.ID) string { return hex.EncodeToString(office[len(office)-6:]) }

// parseBackup reads a name; false for what is no backup.
func parseBackup(name string) (b BackupFile, ok bool) {
	m := backupForm.FindStringSubmatch(name)
	if m == nil {
		return b, false
	}
	at, err := time.Parse(backupStamp, m[1])
	schema, wide := strconv.ParseUint(m[3], 10, 16)
	if err != nil || wide != nil {
		return b, false
	}
	b.At, b.office, b.Schema, b.sum, b.Migration = at, m[2], uint16(schema), m[6], m[7] == migrationEnd
	b.Records, _ = strconv.Atoi(m[4])              // the form has told that it is a number
	b.Entries, _ = strconv.ParseUint(m[5], 10, 64) // of few enough digits
	return b, b.name() == name
}

// name is what parseBackup reads.
func (b *BackupFile) name() string {
	end := backupEnd
	if b.Migration {
		end = migrationEnd
	}
	return fmt.Sprintf("%s-%s-v%d-%d-%d-%s%s", b.At.UTC().Format(backupStamp), b.office, b.Schema, b.Records, b.Entries, b.sum, end)
}

// unproved is the name of a copy that is yet to be proved.
func unproved(office model.ID, at time.Time) string {
	return at.UTC().Format(backupStamp) + "-" + backupMark(office) + unprovedEnd
}

// leftoverForm is what a backup that was cut off leaves behind.
var leftoverForm = regexp.MustCompile(`^\d{8}T\d{6}Z-([0-9a-f]{12})(\.belum|\.belum\.new|-v\d+-\d+-\d+-[0-9a-f]{16}(\.migrasi)?\.guyub\.new)$`)

// backupFolder is where an office's backups lie: beside its file.
func backupFolder(path string) string { return filepath.Join(filepath.Dir(path), "cadangan") }

// listBackups returns the backups of an office in a folder, the newest first,
// whether or not they are whole. A folder that is not there has none.
func listBackups(folder string, office model.ID) ([]BackupFile, error) {
	entries, err := os.ReadDir(folder)
	if os.IsNotExist(err) {
		return nil, nil
	}
	var out []BackupFile
	for _, e := range entries {
		b, ok := parseBackup(e.Name())
		if !ok || b.office != backupMark(office) {
			continue
		}
		info, gone := e.Info()
		if gone != nil || !info.Mode().IsRegular() {
			continue
		}
		b.Path, b.Size, b.Touched = filepath.Join(folder, e.Name()), info.Size(), info.ModTime()
		out = append(out, b)
	}
	slices.SortFunc(out, newerBackup)
	return out, err
}

// newerBackup orders backups, the newest first; of two of one moment the one
// with more in it.
func newerBackup(a, b BackupFile) int {
	switch {
	case !a.At.Equal(b.At):
		return b.At.Compare(a.At)
	case a.Entries > b.Entries:
		return -1
	case a.Entries < b.Entries:
		return 1
	}
	return 0
}

// clearLeftovers removes what backups of this office that were cut off have left
// in a folder. Only the process that has the office's file makes any.
func clearLeftovers(folder string, office model.ID) {
	entries, _ := os.ReadDir(folder) // what cannot be read now is cleared the next time
	for _, e := range entries {
		if m := leftoverForm.FindStringSubmatch(e.Name()); m != nil && m[1] == backupMark(office) {
			_ = os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// shortSum is what a name holds of a sum.
func shortSum(sum bolt.Sum) string { return hex.EncodeToString(sum[:])[:sumDigits] }
