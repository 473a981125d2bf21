package bolt

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"guyub/store/kv"
)

// FuzzPreflight feeds it files of any content. It must answer; and what it
// lets through, bbolt must be able to open, read in both directions and check
// without a panic, which on a goroutine of bbolt's would end the process.
func FuzzPreflight(f *testing.F) {
	small := filepath.Join(f.TempDir(), "small")
	err := Create(small, Options{}, func(w kv.Writer) error {
		w.Put("a", []byte("inline"), []byte("value"))
		for i := range 90 {
			w.Put("b", []byte{byte(i)}, make([]byte, 100))
		}
		return nil
	})
	if err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(small)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:8192])
	f.Add([]byte("not a data file"))
	f.Add([]byte{})
	path := filepath.Join(f.TempDir(), "any")
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := checkMeta(bytes.NewReader(b), int64(len(b))); err == nil && uint64(len(b)) < m.pages*uint64(m.pageSize) {
			t.Fatalf("%d bytes pass for %d pages of %d", len(b), m.pages, m.pageSize)
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		e, err := Open(path, quick)
		if err != nil {
			return
		}
		defer e.Close()
		_ = e.View(ctx, func(r kv.Reader) error {
			for _, table := range []string{"a", "b"} {
				for range r.Scan(table, nil, nil) {
				}
				for range r.Back(table, nil, nil) {
				}
			}
			return nil
		})
	})
}
