package bolt

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

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

// BenchmarkUpdate compares, over 100,000 records, one writer, sixteen at once,
// sixteen one after another, and the floor: as many pages written and synced
// twice by a plain file. They take turns within one run, so that a machine that
// is busy is so for all of them, and the medians are compared.
func BenchmarkUpdate(b *testing.B) {
	const terminals = 16
	e := big(b)
	plain := newPlain(b)
	var serial atomic.Uint64
	serial.Store(1 << 40)
	update := func() {
		n := serial.Add(1)
		if err := e.Update(ctx, kv.OpID{}, func(w kv.Writer) error { formWrite(w, n); return nil }); err != nil {
			b.Error(err)
		}
	}
	var alone, floor, together, inTurn []time.Duration
	timed := func(to *[]time.Duration, fn func()) {
		start := time.Now()
		fn()
		*to = append(*to, time.Since(start))
	}
	for b.Loop() {
		stats := e.db.Stats()
		written := stats.TxStats.GetWrite()
		timed(&alone, update)
		stats = e.db.Stats()
		pages := int(stats.TxStats.GetWrite() - written)
		timed(&floor, func() { plain.commit(b, pages-1) })
		timed(&together, func() {
			var wg sync.WaitGroup
			for range terminals {
				wg.Go(update)
			}
			wg.Wait()
		})
		timed(&inTurn, func() {
			for range terminals {
				update()
			}
		})
	}
	median := func(d []time.Duration) float64 { slices.Sort(d); return float64(d[len(d)/2]) }
	b.ReportMetric(0, "ns/op") // of all four together it says nothing
	b.ReportMetric(median(floor)/1e6, "floor-ms")
	b.ReportMetric(median(alone)/1e6, "alone-ms")
	b.ReportMetric(median(alone)/median(floor), "alone/floor")
	b.ReportMetric(median(inTurn)/median(together), "together-x")
}

// plain is a file of pages, all of them written once.
type plain struct{ f *os.File }

const plainPages, plainPage = 16 << 10, 4096

func newPlain(b *testing.B) plain {
	f, err := os.OpenFile(filepath.Join(b.TempDir(), "plain"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { f.Close() })
	for range plainPages {
		if _, err := f.Write(make([]byte, plainPage)); err != nil {
			b.Fatal(err)
		}
	}
	if err := f.Sync(); err != nil {
		b.Fatal(err)
	}
	return plain{f}
}

// commit does what bbolt does: pages anywhere, a sync, one page, a sync.
func (p plain) commit(b *testing.B, pages int) {
	page := make([]byte, plainPage)
	write := func(at int64) {
		if _, err := p.f.WriteAt(page, at*plainPage); err != nil {
			b.Fatal(err)
		}
	}
	for range pages {
		write(rand.Int64N(plainPages))
	}
	err := fdatasync(p.f)
	write(0)
	if err = errors.Join(err, fdatasync(p.f)); err != nil {
		b.Fatal(err)
	}
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
