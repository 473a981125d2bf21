package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"guyub/store/kv"
)

// TestADamagedFileIsAnErrorAndNeverAPanic spoils whole pages in the ways that
// disks and programs do, points pages at each other in circles, and opens and
// reads the file.
func TestADamagedFileIsAnErrorAndNeverAPanic(t *testing.T) {
	clean := filepath.Join(t.TempDir(), "clean.db")
	err := Create(clean, Options{}, func(w kv.Writer) error {
		for i := range 3000 {
			w.Put("clients", fmt.Appendf(nil, "key-%05d", i), make([]byte, 200+i%50))
		}
		w.Put("small", []byte("a"), []byte("b"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(clean)
	if err != nil {
		t.Fatal(err)
	}
	size := os.Getpagesize()
	random := rand.New(rand.NewPCG(3, 4))
	anyPage := func() int { return random.IntN(len(raw)/size) * size }
	harms := map[string]func([]byte){
		"zeroed": func(b []byte) { at := anyPage(); clear(b[at : at+size]) },
		"noise": func(b []byte) {
			at := anyPage()
			for i := range size {
				b[at+i] = byte(random.Uint32())
			}
		},
		"misplaced": func(b []byte) { copy(b[anyPage():][:size], raw[anyPage():][:size]) },
		"header":    func(b []byte) { b[anyPage()+8+random.IntN(8)] ^= 1 << random.IntN(8) },
		"element":   func(b []byte) { b[anyPage()+pageHeader+random.IntN(64)] ^= 1 << random.IntN(8) },
		"circle": func(b []byte) {
			for at := 2 * size; at < len(b); at += size {
				if binary.NativeEndian.Uint16(b[at+8:]) == branchPage {
					binary.NativeEndian.PutUint64(b[at+pageHeader+8:], uint64(at/size))
				}
			}
		},
	}
	path := filepath.Join(t.TempDir(), "spoilt.db")
	for name, harm := range harms {
		found := 0
		for range 15 {
			b := append([]byte(nil), raw...)
			harm(b)
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := readEverything(t, path); err != nil {
				found++
			}
		}
		if found == 0 {
			t.Errorf("%s: none of 15 was noticed", name)
		}
	}
}

func readEverything(t *testing.T, path string) error {
	t.Helper()
	e, err := Open(path, Options{})
	if err != nil {
		for _, known := range []error{kv.ErrDamaged, kv.ErrForeign, kv.ErrTruncated} {
			if errors.Is(err, known) {
				return err
			}
		}
		t.Fatalf("a damaged file gave %v", err)
	}
	defer e.Close()
	n := 0
	err = e.View(t.Context(), func(r kv.Reader) error {
		for k, v := range r.Scan("clients", nil, nil) {
			if len(k) > 0 && len(v) > 0 {
				n++
			}
		}
		return nil
	})
	if err == nil && n != 3000 {
		return kv.ErrDamaged // a caller that seals its values would see it too
	}
	return err
}

func TestAWholeFileIsFoundWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "whole.db")
	if err := Create(path, Options{}, func(w kv.Writer) error { w.Put("first", []byte("a"), make([]byte, 50_000)); return nil }); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(5, 6))
	for round := range 30 {
		e, err := Open(path, Options{})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		err = e.Bulk(t.Context(), func(w kv.Writer) error {
			for range 300 {
				table := fmt.Sprintf("table-%d", random.IntN(6))
				key := fmt.Appendf(nil, "%d", random.IntN(2000))
				if random.IntN(3) == 0 {
					w.Delete(table, key)
				} else {
					w.Put(table, key, make([]byte, random.IntN(1+random.IntN(9000))))
				}
			}
			return nil
		})
		if err = errors.Join(err, e.Close()); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
	}
}
