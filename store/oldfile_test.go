package store

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"guyub/model"
	"guyub/store/kv"
)

// TestFilesOfEveryVersionOpenForEver opens a stored file of each version of the
// schema before this one, made by the last program of that version
// (testdata/vN.db.gz; N.json.gz are the records as that program read them):
// every record reads as it did then, nothing is wrong in the file, and it can be
// worked in. A new version adds the file of the one before, and changes none.
func TestFilesOfEveryVersionOpenForEver(t *testing.T) {
	for version := uint16(2); version < schema; version++ {
		t.Run(fmt.Sprint("version ", version), func(t *testing.T) {
			w := &world{t: t, clock: newClock(), path: filepath.Join(t.TempDir(), "office.db")}
			w.until(model.On(2026, 12, 3))
			unpack(t, fmt.Sprintf("testdata/v%d.db.gz", version), w.path)
			w.open()
			t.Cleanup(func() { w.office.Close() })
			head := w.as(model.RoleHeadOfOffice)
			said := saidThen(t, version)
			w.must(head.view(t.Context(), func(v vault, r kv.Reader) error {
				for what, then := range said {
					now, err := recordNow(v, r, what)
					if err != nil {
						t.Errorf("%s: %v", what, err)
					} else if path, same := holds(now, then, ""); !same {
						t.Errorf("%s reads otherwise at %s", what, path)
					}
				}
				return nil
			}))
			if n := len(said); n < 20 {
				t.Errorf("only %d records were compared", n)
			}
			w.whole()
			c := person(900, model.Adults)
			w.add(c)
			w.whole()
			all := w.backups()
			if len(all) != 1 || !all[0].Migration || all[0].Schema != version || all[0].Damaged {
				t.Errorf("before the migration was kept %+v", all)
			}
			if _, err := w.as(model.RoleAdmin).DrillBackup(t.Context(), all[0].Path, nil); err != nil {
				t.Errorf("the copy from before the migration: %v", err)
			}
			w.backup()
		})
	}
}

// saidThen are the records as the program of that version read them, by table
// and id.
func saidThen(t *testing.T, version uint16) map[string]any {
	t.Helper()
	f, err := os.Open(fmt.Sprintf("testdata/v%d.json.gz", version))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.NewDecoder(z).Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}

// recordNow reads a record, named by table and id, as this program does.
func recordNow(v vault, r kv.Reader, what string) (any, error) {
	for _, t := range kept() {
		var text string
		if n, _ := fmt.Sscanf(what, t.tableName()+" %s", &text); n != 1 {
			continue
		}
		id, err := model.ParseID(text)
		if err != nil {
			return nil, err
		}
		return t.(interface {
			plain(vault, kv.Reader, model.ID) (any, error)
		}).plain(v, r, id)
	}
	return nil, fmt.Errorf("there is no such table")
}

// plain is a record as JSON has it.
func (t table[T, P]) plain(v vault, r kv.Reader, id model.ID) (out any, err error) {
	rec, err := get(v, r, t, id)
	if err != nil {
		return nil, err
	}
	raw, err := json.Marshal(rec)
	if err == nil {
		err = json.Unmarshal(raw, &out)
	}
	return out, err
}

// holds reports whether all that one value says is said by another, which may
// say more: fields that came to be since.
func holds(now, then any, at string) (path string, same bool) {
	if was, ok := then.(map[string]any); ok {
		is, _ := now.(map[string]any)
		for key := range was {
			if path, same := holds(is[key], was[key], at+"."+key); !same {
				return path, false
			}
		}
		return "", true
	}
	if was, ok := then.([]any); ok {
		is, _ := now.([]any)
		if len(is) != len(was) {
			return at, false
		}
		for i := range was {
			if path, same := holds(is[i], was[i], fmt.Sprint(at, ".", i)); !same {
				return path, false
			}
		}
		return "", true
	}
	return at, reflect.DeepEqual(now, then)
}
