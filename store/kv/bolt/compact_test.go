package bolt

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"guyub/store/kv"
)

// A compact copy holds every table and key, is smaller, overwrites nothing, and
// is not there when it was cut off.
func TestACompactCopyHoldsTheSameAndIsSmaller(t *testing.T) {
	path := newFile(t)
	e := open(t, path)
	defer e.Close()
	for round := range 3 {
		err := e.Bulk(ctx, func(w kv.Writer) error {
			for i := range 3000 {
				key := []byte{byte(i >> 8), byte(i)}
				if round == 2 && i%3 > 0 {
					w.Delete("a", key)
					continue
				}
				w.Put("a", key, make([]byte, 400))
				w.Put("b", key, []byte{byte(round)})
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Update(ctx, kv.OpID{7}, func(w kv.Writer) error { w.Put("c", []byte("k"), nil); return nil }); err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(t.TempDir(), "compact")
	cut, stop := context.WithCancel(ctx)
	stop()
	if err := e.Compact(cut, fresh, nil); !errors.Is(err, context.Canceled) {
		t.Fatalf("cut off: %v", err)
	}
	told := int64(0)
	if err := e.Compact(ctx, fresh, func(done int64) { told = done }); err != nil {
		t.Fatal(err)
	}
	if err := e.Compact(ctx, fresh, nil); !errors.Is(err, kv.ErrExists) {
		t.Fatalf("over another file: %v", err)
	}
	before, err1 := os.Stat(path)
	after, err2 := os.Stat(fresh)
	if err1 != nil || err2 != nil || after.Size() >= before.Size() || told == 0 {
		t.Fatalf("%v, %v; told %d", before, after, told)
	}
	copied, err := OpenReadOnly(fresh, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if err := copied.Structure(ctx); err != nil {
		t.Fatal(err)
	}
	if err := copied.Update(ctx, kv.OpID{}, func(kv.Writer) error { return nil }); !errors.Is(err, kv.ErrReadOnly) {
		t.Fatalf("a file that is only read was written to: %v", err)
	}
	count := 0
	err = copied.View(ctx, func(r kv.Reader) error {
		return e.View(ctx, func(from kv.Reader) error {
			for _, table := range []string{"a", "b", "c", kv.OpTable} {
				for key, value := range from.Scan(table, nil, nil) {
					count++
					if got, ok := r.Get(table, key); !ok || string(got) != string(value) {
						t.Fatalf("%s %x is %x", table, key, got)
					}
				}
			}
			return nil
		})
	})
	if err != nil || count < 4000 {
		t.Fatal(count, err)
	}
}

// Whoever waits for a file that is exchanged meanwhile gets the new one.
func TestAFileThatWasExchangedIsNotOpenedByItsOldSelf(t *testing.T) {
	path := newFile(t)
	e := open(t, path)
	defer e.Close()
	fresh := path + ".compact"
	if err := e.Compact(ctx, fresh, nil); err != nil {
		t.Fatal(err)
	}
	if err := Replace(fresh, path, path+".old"); err != nil {
		t.Fatal(err)
	}
	if named(e.file, path) {
		t.Fatal("the old file is taken for the new one")
	}
	if err := Replace(fresh, path, path+".old"); !errors.Is(err, kv.ErrExists) {
		t.Fatalf("a name was taken from another: %v", err)
	}
	again := open(t, path)
	defer again.Close()
	if !named(again.file, path) {
		t.Fatal("the new file is taken for another")
	}
}
