package kvtest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"guyub/store/kv"
)

// patience is after how long something that must not wait counts as stuck. It
// is far beyond what the slowest machine needs.
const patience = time.Minute

// unstuck runs fn, and fails the test rather than hang with it.
func unstuck(t *testing.T, what string, fn func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); fn() }()
	select {
	case <-done:
	case <-time.After(patience):
		t.Fatalf("stuck: %s", what)
	}
}

// concurrent adds to counters from many goroutines; some updates fail, and
// none of the others may be harmed by them.
func concurrent(t *testing.T, open Open) {
	e := opened(t, open)
	const writers, each = 16, 25
	var wg sync.WaitGroup
	boom := errors.New("boom")
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				fail := (w+i)%5 == 0
				err := e.Update(ctx, op(uint64(w*1000+i)), func(kw kv.Writer) error {
					v, _ := kw.Get("a", []byte("n"))
					n := uint64(0)
					if len(v) == 8 {
						n = binary.BigEndian.Uint64(v)
					}
					kw.Put("a", []byte("n"), binary.BigEndian.AppendUint64(nil, n+1))
					kw.Put("b", fmt.Appendf(nil, "%02d-%02d", w, i), nil)
					if fail {
						return boom
					}
					return nil
				})
				if fail != errors.Is(err, boom) || !fail && err != nil {
					t.Errorf("writer %d, %d: %v", w, i, err)
				}
			}
		})
	}
	wg.Wait()
	want := 0
	for w := range writers {
		for i := range each {
			if (w+i)%5 != 0 {
				want++
			}
		}
	}
	if n := binary.BigEndian.Uint64([]byte(contents(t, e, "a")["n"])); n != uint64(want) {
		t.Errorf("counter is %d, want %d", n, want)
	}
	if n := len(contents(t, e, "b")); n != want {
		t.Errorf("%d keys, want %d", n, want)
	}
}

// crowd has more writers than any queue has places, all at once.
func crowd(t *testing.T, open Open) {
	e := opened(t, open)
	const writers = 1500
	unstuck(t, "writers in a crowd", func() {
		var wg sync.WaitGroup
		for i := range writers {
			wg.Go(func() {
				err := e.Update(ctx, kv.OpID{}, func(w kv.Writer) error { w.Put("a", fmt.Appendf(nil, "%05d", i), nil); return nil })
				if err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	})
	if got := len(contents(t, e, "a")); got != writers {
		t.Errorf("%d of %d writes are there", got, writers)
	}
}

func manyTries(t *testing.T, open Open) {
	e := opened(t, open)
	const tries = 32
	var first, again atomic.Int64
	var wg sync.WaitGroup
	for range tries {
		wg.Go(func() {
			err := e.Update(ctx, op(1), func(w kv.Writer) error {
				v, _ := w.Get("a", []byte("n"))
				w.Put("a", []byte("n"), append(slices.Clone(v), 'x'))
				return nil
			})
			switch {
			case err == nil:
				first.Add(1)
			case errors.Is(err, kv.ErrDone):
				again.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if first.Load() != 1 || again.Load() != tries-1 || contents(t, e, "a")["n"] != "x" {
		t.Errorf("%d say it was done by them, %d that it was done before; the record holds %q", first.Load(), again.Load(), contents(t, e, "a")["n"])
	}
}

// watchMany compares what a watcher was told with what was acknowledged, and
// the order of the commits with the order in which a record was written.
func watchMany(t *testing.T, open Open) {
	e := opened(t, open)
	const writers, each = 8, 20
	boom := errors.New("boom")
	var mu sync.Mutex
	var seqs []uint64
	var told []string
	defer e.Watch(func(c kv.Commit) {
		mu.Lock()
		defer mu.Unlock()
		seqs = append(seqs, c.Seq)
		for _, k := range c.Keys {
			if k.Table == "order" {
				told = append(told, k.Key)
			}
		}
	})()
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				err := e.Update(ctx, kv.OpID{}, func(kw kv.Writer) error {
					next := 0
					for k := range kw.Back("order", nil, nil) {
						_, _ = fmt.Sscanf(string(k), "%d", &next)
						break
					}
					kw.Put("order", fmt.Appendf(nil, "%05d", next+1), nil)
					if (w+i)%4 == 0 {
						return boom
					}
					return nil
				})
				if err != nil && !errors.Is(err, boom) {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	want := slices.Sorted(maps.Keys(contents(t, e, "order")))
	mu.Lock()
	defer mu.Unlock()
	if !slices.Equal(told, want) {
		t.Errorf("told of %v, committed were %v", told, want)
	}
	for i, seq := range seqs {
		if seq != uint64(i)+1 {
			t.Fatalf("commits are numbered %v", seqs)
		}
	}
}

func watcherPanics(t *testing.T, open Open) {
	e := opened(t, open)
	put := func(k string) error {
		return e.Update(ctx, kv.OpID{}, func(w kv.Writer) error { w.Put("a", []byte(k), nil); return nil })
	}
	defer e.Watch(func(kv.Commit) { panic("out of step") })()
	if err := put("first"); err != nil {
		t.Errorf("the commit itself was well: %v", err)
	}
	if err := put("second"); !errors.Is(err, kv.ErrStopped) {
		t.Errorf("after it: %v", err)
	}
	if got := contents(t, e, "a"); len(got) != 1 {
		t.Errorf("holds %v", got)
	}
}

// viewAndWrite writes far more than any first mapping holds while a view is
// open, from inside that view.
func viewAndWrite(t *testing.T, open Open) {
	e := opened(t, open)
	unstuck(t, "a writer behind a view", func() {
		err := e.View(ctx, func(r kv.Reader) error {
			for i := range 4 {
				err := e.Bulk(ctx, func(w kv.Writer) error {
					for k := range 100 {
						w.Put("a", fmt.Appendf(nil, "%d-%d", i, k), make([]byte, 20_000))
					}
					return nil
				})
				if err != nil {
					return err
				}
			}
			if n := len(collect(r.Scan("a", nil, nil))); n != 0 {
				return fmt.Errorf("the view sees %d keys that were written after it began", n)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}

// input and output of a register operation, for the linearizability checker.
type call struct {
	key, value string
	write      bool
}

func linearizable(t *testing.T, open Open) {
	e := opened(t, open)
	const clients, calls, keys = 8, 60, 5
	start := time.Now()
	var mu sync.Mutex
	var history []porcupine.Operation
	do := func(c, i int, in call) {
		begin := time.Since(start).Nanoseconds()
		out := ""
		var err error
		if in.write {
			err = e.Update(ctx, op(uint64(c*1000+i)), func(w kv.Writer) error { w.Put("a", []byte(in.key), []byte(in.value)); return nil })
		} else {
			err = e.View(ctx, func(r kv.Reader) error {
				v, _ := r.Get("a", []byte(in.key))
				out = string(v)
				return nil
			})
		}
		if err != nil {
			t.Error(err)
		}
		end := time.Since(start).Nanoseconds()
		mu.Lock()
		history = append(history, porcupine.Operation{ClientId: c, Input: in, Call: begin, Output: out, Return: end})
		mu.Unlock()
	}
	// One alone first, who reads what it has just written: in the crowd, chance
	// decides whether anybody looks at a record soon enough to find it stale.
	for i := range calls {
		do(clients, i, call{key: "k0", value: fmt.Sprintf("alone-%d", i), write: i%2 == 0})
	}
	var wg sync.WaitGroup
	for c := range clients {
		wg.Go(func() {
			for i := range calls {
				do(c, i, call{key: fmt.Sprintf("k%d", (c*7+i*3)%keys), value: fmt.Sprintf("%d-%d", c, i), write: (c+i)%2 == 0})
			}
		})
	}
	wg.Wait()
	register := porcupine.Model{
		Partition: func(h []porcupine.Operation) [][]porcupine.Operation {
			by := map[string][]porcupine.Operation{}
			for _, o := range h {
				k := o.Input.(call).key
				by[k] = append(by[k], o)
			}
			return slices.Collect(maps.Values(by))
		},
		Init: func() any { return "" },
		Step: func(state, input, output any) (bool, any) {
			in := input.(call)
			if in.write {
				return true, in.value
			}
			return output == state, state
		},
	}
	if !porcupine.CheckOperations(register, history) {
		t.Fatal("the history of reads and writes has no order that explains it")
	}
}
