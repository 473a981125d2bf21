package bolt

import (
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"guyub/store/kv"
)

// formWrite writes what a form weighs: a sealed client of about 900 bytes and some
// small keys.
func formWrite(w kv.Writer, n uint64) {
	key := binary.BigEndian.AppendUint64(nil, n*0x9E3779B97F4A7C15)
	w.Put("client", key, make([]byte, 900))
	for _, table := range []string{"audit", "chain", "trail", "unique"} {
		w.Put(table, key, make([]byte, 64))
	}
}

func big(b *testing.B) *Engine {
	path := newFile(b)
	e := open(b, path)
	b.Cleanup(func() { e.Close() })
	for i := range 20 {
		if err := e.Bulk(ctx, func(w kv.Writer) error {
			for k := range 5000 {
				formWrite(w, uint64(i*5000+k))
			}
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	}
	return e
}

// BenchmarkUpdate compares one writer, sixteen at once, and the floor: as many
// pages written and synced twice by a plain file, over 100,000 records.
func BenchmarkUpdate(b *testing.B) {
	e := big(b)
	n := uint64(1 << 40)
	var pages int64
	b.Run("alone", func(b *testing.B) {
		start := e.db.Stats()
		for b.Loop() {
			n++
			if err := e.Update(ctx, kv.OpID{}, func(w kv.Writer) error { formWrite(w, n); return nil }); err != nil {
				b.Fatal(err)
			}
		}
		stats := e.db.Stats()
		diff := stats.Sub(&start)
		pages = diff.TxStats.GetWrite() / int64(max(b.N, 1))
		b.ReportMetric(float64(pages), "pages/op")
	})
	b.Run("sixteen", func(b *testing.B) {
		b.SetParallelism(8)
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				k := rand.Uint64()
				if err := e.Update(ctx, kv.OpID{}, func(w kv.Writer) error { formWrite(w, k); return nil }); err != nil {
					b.Fatal(err)
				}
			}
		})
	})
	b.Run("floor", func(b *testing.B) {
		f, err := os.OpenFile(filepath.Join(b.TempDir(), "floor"), os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		page := make([]byte, 4096)
		const size = 32 << 20
		if err := f.Truncate(size); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			for range max(pages, 12) {
				if _, err := f.WriteAt(page, rand.Int64N(size/4096)*4096); err != nil {
					b.Fatal(err)
				}
			}
			if err := fdatasync(f); err != nil {
				b.Fatal(err)
			}
			if _, err := f.WriteAt(page, 0); err != nil {
				b.Fatal(err)
			}
			if err := fdatasync(f); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkOpen opens a file of 100,000 records, which reads all of it; the
// floor is reading it once.
func BenchmarkOpen(b *testing.B) {
	e := big(b)
	path := e.db.Path()
	if err := e.Close(); err != nil {
		b.Fatal(err)
	}
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			e, err := Open(path, Options{})
			if err != nil {
				b.Fatal(err)
			}
			e.Close()
		}
	})
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			if _, err := os.ReadFile(path); err != nil {
				b.Fatal(err)
			}
		}
	})
}
