package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"guyub/store/kv"
)

// FuzzPreflight feeds it files of any content. It must answer; and what it
// lets through, bbolt must be able to open, read in both directions and check
// without a panic, which on a goroutine of bbolt's would end the process.
func FuzzPreflight(f *testing.F) {
	// Small pages make small files, of which a fuzzer tries many more.
	small := filepath.Join(f.TempDir(), "small")
	db, err := bbolt.Open(small, 0o600, &bbolt.Options{PageSize: 1024, NoFreelistSync: true})
	if err != nil {
		f.Fatal(err)
	}
	err = db.Update(func(btx *bbolt.Tx) error {
		w := &tx{b: btx}
		w.Put("a", []byte("inline"), []byte("value"))
		for i := range 20 {
			w.Put("b", []byte{byte(i)}, make([]byte, 100))
		}
		return w.err
	})
	if err = errors.Join(err, db.Close()); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(small)
	if err != nil {
		f.Fatal(err)
	}
	m, err := checkMeta(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		f.Fatal(err)
	}
	whole = whole[:m.pages*uint64(m.pageSize)]
	f.Add(whole)
	f.Add(whole[:2048])
	f.Add([]byte("not a data file"))
	f.Add([]byte{})
	path := filepath.Join(f.TempDir(), "any")
	f.Fuzz(func(t *testing.T, b []byte) {
		// A file that holds the program for ever is as bad as one that ends it.
		defer time.AfterFunc(20*time.Second, func() { panic("stuck") }).Stop()
		b = bytes.Clone(b)
		for _, at := range []int{0, 1024} {
			signMeta(b, at)
		}
		m, err := checkMeta(bytes.NewReader(b), int64(len(b)))
		if err == nil && uint64(len(b)) < m.pages*uint64(m.pageSize) {
			t.Fatalf("%d bytes pass for %d pages of %d", len(b), m.pages, m.pageSize)
		}
		if err == nil {
			err = checkTree(bytes.NewReader(b), m)
		}
		if err != nil {
			return // Open would say the same, only slower
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

// signMeta gives a meta page the checksum that fits it, without which hardly
// any file of the fuzzer's would get as far as its pages.
func signMeta(b []byte, at int) {
	if len(b) < at+pageHeader+metaSize {
		return
	}
	m := b[at+pageHeader:][:metaSize]
	h := fnv.New64a()
	h.Write(m[:metaSize-8])
	binary.NativeEndian.PutUint64(m[metaSize-8:], h.Sum64())
}
