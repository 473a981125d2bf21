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
	whole := smallFile(f)
	f.Add(whole)
	f.Add(whole[:2048])
	f.Add([]byte("not a data file"))
	f.Add([]byte{})
	path := filepath.Join(f.TempDir(), "any")
	f.Fuzz(func(t *testing.T, b []byte) {
		// A file that holds the program for ever is as bad as one that ends it.
		defer time.AfterFunc(20*time.Second, func() { panic("stuck") }).Stop()
		b = bytes.Clone(b)
		for _, at := range []int{0, smallestPage} {
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

// smallFile is a data file of two tables. Small pages make it small, so that a
// fuzzer tries many.
func smallFile(t testing.TB) []byte {
	t.Helper()
	small := filepath.Join(t.TempDir(), "small")
	db, err := bbolt.Open(small, 0o600, &bbolt.Options{PageSize: smallestPage, NoFreelistSync: true})
	if err != nil {
		t.Fatal(err)
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
		t.Fatal(err)
	}
	whole, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	m, err := checkMeta(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	return whole[:m.pages*uint64(m.pageSize)]
}

// TestAMetaPageThatBboltWouldBelieveIsNotPassedOver spoils what a meta page
// says and gives it a checksum that fits, so that bbolt would follow it.
func TestAMetaPageThatBboltWouldBelieveIsNotPassedOver(t *testing.T) {
	whole := smallFile(t)
	for name, spoil := range map[string]func(first []byte){
		"no page size":      func(m []byte) { binary.NativeEndian.PutUint32(m[8:], 0) },
		"another page size": func(m []byte) { binary.NativeEndian.PutUint32(m[8:], 2*smallestPage) },
		"odd page size":     func(m []byte) { binary.NativeEndian.PutUint32(m[8:], smallestPage+1) },
		"too many pages":    func(m []byte) { binary.NativeEndian.PutUint64(m[40:], 1<<50) },
	} {
		for _, at := range []int{0, smallestPage} {
			b := bytes.Clone(whole)
			spoil(b[at+pageHeader:])
			signMeta(b, at)
			m, err := checkMeta(bytes.NewReader(b), int64(len(b)))
			if err == nil { // a first page size that leads to another first page
				err = checkTree(bytes.NewReader(b), m)
			}
			if !errors.Is(err, kv.ErrDamaged) && !errors.Is(err, kv.ErrTruncated) {
				t.Errorf("%s at %d: %v", name, at, err)
			}
		}
	}
}

// TestOneSpoiltMetaPageIsSurvived holds that either meta page suffices, as
// after a power cut that came while the other was written.
func TestOneSpoiltMetaPageIsSurvived(t *testing.T) {
	whole := smallFile(t)
	for _, at := range []int{0, smallestPage} {
		b := bytes.Clone(whole)
		clear(b[at+pageHeader:][:metaSize])
		m, err := checkMeta(bytes.NewReader(b), int64(len(b)))
		if err != nil || m.pageSize != smallestPage {
			t.Errorf("without the meta page at %d: %+v, %v", at, m, err)
		}
	}
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
