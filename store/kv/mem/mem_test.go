package mem

import (
	"context"
	"encoding/binary"
	"errors"
	"testing"

	"guyub/store/kv"
	"guyub/store/kv/kvtest"
)

var ctx = context.Background()

func TestConformance(t *testing.T) {
	kvtest.Run(t, func(testing.TB) kv.Engine { return New() })
}

func TestConformanceWhenEveryUpdateRunsTwice(t *testing.T) {
	kvtest.Run(t, func(testing.TB) kv.Engine { return NewFaulty(Faults{Twice: true}) })
}

func put(e kv.Engine, op kv.OpID) error {
	return e.Update(ctx, op, func(w kv.Writer) error { w.Put("a", op[:], []byte("value")); return nil })
}

func TestWhatWasLentIsSpoilt(t *testing.T) {
	e := New()
	if err := put(e, kv.OpID{1}); err != nil {
		t.Fatal(err)
	}
	var kept [][]byte
	err := e.View(ctx, func(r kv.Reader) error {
		op := kv.OpID{1}
		v, _ := r.Get("a", op[:])
		kept = append(kept, v)
		for k, v := range r.Scan("a", nil, nil) {
			kept = append(kept, k, v)
		}
		if string(v) != "value" {
			t.Errorf("inside it reads %q", v)
		}
		return nil
	})
	if err != nil || len(kept) != 3 {
		t.Fatal(err, len(kept))
	}
	for _, b := range kept {
		for _, one := range b {
			if one != 0xDB {
				t.Fatalf("kept bytes still read %q", b)
			}
		}
	}
	if err := e.View(ctx, func(r kv.Reader) error {
		op := kv.OpID{1}
		if v, ok := r.Get("a", op[:]); !ok || string(v) != "value" {
			t.Errorf("the engine's own copy reads %q, %v", v, ok)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// TestAfterAFaultDoneTellsTheTruthOnReopening is what TestAFailingDisk holds of
// the durable engine.
func TestAfterAFaultDoneTellsTheTruthOnReopening(t *testing.T) {
	boom := func() error { return errors.New("boom") }
	full := func() error { return kv.ErrFull }
	for name, c := range map[string]struct {
		faults Faults
		want   error
		done   bool
		goesOn bool
	}{
		"before": {Faults{Before: boom}, kv.ErrNotDurable, false, false},
		"full":   {Faults{Before: full}, kv.ErrFull, false, true},
		"after":  {Faults{After: boom}, kv.ErrNotDurable, true, false},
	} {
		e := NewFaulty(c.faults)
		if err := put(e, kv.OpID{1}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if err := put(e, kv.OpID{2}); errors.Is(err, kv.ErrStopped) == c.goesOn {
			t.Errorf("%s: the next update: %v", name, err)
		}
		if done, err := e.Reopen().Done(ctx, kv.OpID{1}); err != nil || done != c.done {
			t.Errorf("%s: done %v, %v", name, done, err)
		}
	}
}

func TestTheOldestOperationsAreForgotten(t *testing.T) {
	e := New()
	id := func(n uint64) (op kv.OpID) { binary.BigEndian.PutUint64(op[:], n+1); return op }
	if err := e.Bulk(ctx, func(w kv.Writer) error {
		for n := range uint64(kv.OpsKept) {
			op := id(n)
			w.Put(kv.OpTable, op[:], []byte{1})
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if err := put(e, id(kv.OpsKept)); err != nil {
		t.Fatal(err)
	}
	for n, want := range map[uint64]bool{0: false, 1: true, kv.OpsKept: true} {
		if done, err := e.Done(ctx, id(n)); err != nil || done != want {
			t.Errorf("operation %d done: %v, %v", n, done, err)
		}
	}
}
