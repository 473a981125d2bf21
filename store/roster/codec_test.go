package roster_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"guyub/model"
	"guyub/store/roster"
)

func TestARowReadsBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.Map(rapid.Int32(), func(d int32) model.Date { return model.Date(d) })
		row := anyRow(rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)), rapid.IntRange(0, 1<<40).Draw(t, "id"))
		row.Name, row.Alias, row.Register = rapid.String().Draw(t, "name"), rapid.String().Draw(t, "alias"), rapid.String().Draw(t, "register")
		row.District, row.NIK, row.Misses = rapid.String().Draw(t, "district"), rapid.Uint64().Draw(t, "nik"), rapid.Uint8().Draw(t, "misses")
		row.Born, row.NextReport, row.Start, row.End = day.Draw(t, "born"), day.Draw(t, "report"), day.Draw(t, "start"), day.Draw(t, "end")
		b := roster.AppendRow([]byte("before"), &row)
		got, err := roster.DecodeRow(b[len("before"):])
		if err != nil || got != row || !bytes.HasPrefix(b, []byte("before")) {
			t.Fatalf("%+v, %v, want %+v", got, err, row)
		}
		// It shares nothing with the bytes, and no part of them is a row.
		whole := bytes.Clone(b[len("before"):])
		clear(b)
		if got != row {
			t.Fatal("the row changed with the bytes")
		}
		for n := range whole {
			if _, err := roster.DecodeRow(whole[:n]); !errors.Is(err, roster.ErrRow) {
				t.Fatalf("%d of %d bytes: %v", n, len(whole), err)
			}
		}
		if _, err := roster.DecodeRow(append(whole, 0)); !errors.Is(err, roster.ErrRow) {
			t.Fatalf("a byte too many: %v", err)
		}
	})
}

// FuzzRow gives bytes to both readers of encoded rows: neither panics, they
// agree, and what was read is written the same again.
func FuzzRow(f *testing.F) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for i := range 8 {
		row := anyRow(rnd, i)
		f.Add(roster.AppendRow(nil, &row))
	}
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		row, err := roster.DecodeRow(b)
		l := roster.New().Loader()
		loaded := l.Shard().AddEncoded(b)
		s := l.Finish()
		if (err == nil) != (loaded == nil) {
			t.Fatalf("read %v, loaded %v", err, loaded)
		}
		if err != nil {
			if !errors.Is(err, roster.ErrRow) || row != (roster.Row{}) || s.Len() != 0 {
				t.Fatalf("%v: %+v, %d rows", err, row, s.Len())
			}
			return
		}
		if s.Len() != 1 || s.Row(0) != row {
			t.Fatalf("loaded %+v, want %+v", s.Row(0), row)
		}
		again, err := roster.DecodeRow(roster.AppendRow(nil, &row))
		if err != nil || again != row {
			t.Fatalf("%+v, %v, want %+v", again, err, row)
		}
	})
}
