// Package kvtest is the suite that every key-value engine passes: what package
// kv promises, held by properties against a plain map, by concurrent writers,
// and by a check that the history of reads and writes is linearizable.
package kvtest

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
	"pgregory.net/rapid"

	"guyub/store/kv"
)

// Open returns a fresh, empty engine; its Close is called by the suite.
type Open func(t testing.TB) kv.Engine

// Run runs the whole suite.
func Run(t *testing.T, open Open) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Open)
	}{
		{"EveryStepAgreesWithAMap", againstMap},
		{"AFailedUpdateLeavesNothing", atomic},
		{"APanicLeavesNothingAndTheEngineGoesOn", panics},
		{"AViewKeepsItsSnapshot", snapshot},
		{"AnOperationIsDoneOnce", once},
		{"WatchersSeeEveryCommitInOrder", watch},
		{"ALargeUpdateIsRefusedWhole", limits},
		{"ConcurrentWritersLoseNothing", concurrent},
		{"ReadsAndWritesAreLinearizable", linearizable},
		{"AnUpdateSeesItsOwnWritesInScans", ownWrites},
		{"ACancelledUpdateIsNotRun", cancelled},
		{"AClosedEngineSaysSo", closed},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open) })
	}
}

var ctx = context.Background()

func opened(t testing.TB, open Open) kv.Engine {
	e := open(t)
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

func op(n uint64) kv.OpID {
	var id kv.OpID
	binary.BigEndian.PutUint64(id[8:], n+1)
	id[0] = 1
	return id
}

// contents reads a table through an engine's own scan.
func contents(t interface{ Fatal(...any) }, e kv.Engine, table string) map[string]string {
	out := map[string]string{}
	err := e.View(ctx, func(r kv.Reader) error {
		last := ""
		for k, v := range r.Scan(table, nil, nil) {
			if string(k) <= last && last != "" {
				return fmt.Errorf("keys out of order: %q after %q", k, last)
			}
			last = string(k)
			out[string(k)] = string(v)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func againstMap(t *testing.T, open Open) {
	rapid.Check(t, func(rt *rapid.T) {
		e := open(t)
		defer e.Close()
		model := map[string]map[string]string{"a": {}, "b": {}}
		key := rapid.StringMatching(`[a-e]{1,3}`)
		table := rapid.SampledFrom([]string{"a", "b"})
		serial := uint64(0)
		rt.Repeat(map[string]func(*rapid.T){
			"update": func(rt *rapid.T) {
				serial++
				n := rapid.IntRange(1, 6).Draw(rt, "writes")
				fail := rapid.IntRange(0, 4).Draw(rt, "fail") == 0
				next := map[string]map[string]string{"a": maps.Clone(model["a"]), "b": maps.Clone(model["b"])}
				type write struct {
					table, key, value string
					del               bool
				}
				var writes []write
				for range n {
					writes = append(writes, write{table.Draw(rt, "table"), key.Draw(rt, "key"), rapid.String().Draw(rt, "value"), rapid.Bool().Draw(rt, "delete")})
				}
				boom := errors.New("boom")
				err := e.Update(ctx, op(serial), func(w kv.Writer) error {
					for _, one := range writes {
						if one.del {
							w.Delete(one.table, []byte(one.key))
						} else {
							w.Put(one.table, []byte(one.key), []byte(one.value))
						}
					}
					if fail {
						return boom
					}
					return nil
				})
				if fail {
					if !errors.Is(err, boom) {
						rt.Fatalf("failing update returned %v", err)
					}
					return
				}
				if err != nil {
					rt.Fatal(err)
				}
				for _, one := range writes {
					if one.del {
						delete(next[one.table], one.key)
					} else {
						next[one.table][one.key] = one.value
					}
				}
				model = next
			},
			"": func(rt *rapid.T) {
				for name, want := range model {
					if got := contents(rt, e, name); !maps.Equal(got, want) {
						rt.Fatalf("table %s holds %v, want %v", name, got, want)
					}
				}
				from, to := key.Draw(rt, "from"), key.Draw(rt, "to")
				checkRange(rt, e, "a", model["a"], from, to)
			},
		})
	})
}

// checkRange compares bounded scans in both directions.
func checkRange(rt *rapid.T, e kv.Engine, table string, model map[string]string, from, to string) {
	var want []string
	for _, k := range slices.Sorted(maps.Keys(model)) {
		if k >= from && k < to {
			want = append(want, k)
		}
	}
	err := e.View(ctx, func(r kv.Reader) error {
		var got, back []string
		for k := range r.Scan(table, []byte(from), []byte(to)) {
			got = append(got, string(k))
		}
		for k := range r.Back(table, []byte(from), []byte(to)) {
			back = append(back, string(k))
		}
		slices.Reverse(back)
		if !slices.Equal(got, want) || !slices.Equal(back, want) {
			return fmt.Errorf("[%s,%s): forward %v, back %v, want %v", from, to, got, back, want)
		}
		return nil
	})
	if err != nil {
		rt.Fatal(err)
	}
}

func atomic(t *testing.T, open Open) {
	e := opened(t, open)
	boom := errors.New("boom")
	err := e.Update(ctx, op(1), func(w kv.Writer) error {
		w.Put("a", []byte("k"), []byte("v"))
		return boom
	})
	if !errors.Is(err, boom) {
		t.Fatalf("got %v", err)
	}
	if got := contents(t, e, "a"); len(got) != 0 {
		t.Fatalf("left behind %v", got)
	}
	if done, err := e.Done(ctx, op(1)); err != nil || done {
		t.Fatalf("failed operation counts as done: %v %v", done, err)
	}
}

func panics(t *testing.T, open Open) {
	e := opened(t, open)
	err := e.Update(ctx, op(1), func(w kv.Writer) error {
		w.Put("a", []byte("k"), []byte("v"))
		panic("screen on fire")
	})
	if !errors.Is(err, kv.ErrUpdatePanic) {
		t.Fatalf("got %v", err)
	}
	if err := e.Update(ctx, op(2), func(w kv.Writer) error { w.Put("a", []byte("x"), []byte("y")); return nil }); err != nil {
		t.Fatalf("after a panic: %v", err)
	}
	if got := contents(t, e, "a"); len(got) != 1 || got["x"] != "y" {
		t.Fatalf("left %v", got)
	}
}

func snapshot(t *testing.T, open Open) {
	e := opened(t, open)
	put := func(n uint64, v string) {
		if err := e.Update(ctx, op(n), func(w kv.Writer) error { w.Put("a", []byte("k"), []byte(v)); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	put(1, "old")
	inside, goOn := make(chan struct{}), make(chan struct{})
	got := make(chan string, 1)
	go func() {
		_ = e.View(ctx, func(r kv.Reader) error {
			close(inside)
			<-goOn
			v, _ := r.Get("a", []byte("k"))
			got <- string(v)
			return nil
		})
	}()
	<-inside
	put(2, "new")
	close(goOn)
	if v := <-got; v != "old" {
		t.Fatalf("a view that began before the commit reads %q", v)
	}
	if v := contents(t, e, "a")["k"]; v != "new" {
		t.Fatalf("a view that began after it reads %q", v)
	}
}

func once(t *testing.T, open Open) {
	e := opened(t, open)
	runs := 0
	add := func(w kv.Writer) error {
		runs++
		v, _ := w.Get("a", []byte("n"))
		w.Put("a", []byte("n"), append(slices.Clone(v), 'x'))
		return nil
	}
	if err := e.Update(ctx, op(7), add); err != nil {
		t.Fatal(err)
	}
	if err := e.Update(ctx, op(7), add); !errors.Is(err, kv.ErrDone) {
		t.Fatalf("second time: %v", err)
	}
	if v := contents(t, e, "a")["n"]; v != "x" {
		t.Fatalf("done %d times: %q", len(v), v)
	}
	for id, want := range map[uint64]bool{7: true, 8: false} {
		if done, err := e.Done(ctx, op(id)); err != nil || done != want {
			t.Fatalf("Done(%d) = %v, %v", id, done, err)
		}
	}
}

func watch(t *testing.T, open Open) {
	e := opened(t, open)
	var mu sync.Mutex
	var seen []string
	last := uint64(0)
	stop := e.Watch(func(c kv.Commit) {
		mu.Lock()
		defer mu.Unlock()
		if c.Seq <= last {
			t.Errorf("commit %d after %d", c.Seq, last)
		}
		last = c.Seq
		for _, k := range c.Keys {
			if k.Table == "a" {
				seen = append(seen, k.Key)
			}
		}
	})
	for i := range 20 {
		key := fmt.Sprintf("k%02d", i)
		if err := e.Update(ctx, op(uint64(i)), func(w kv.Writer) error { w.Put("a", []byte(key), nil); return nil }); err != nil {
			t.Fatal(err)
		}
		mu.Lock()
		if len(seen) != i+1 || seen[i] != key {
			t.Fatalf("when Update %d returned, watchers had seen %v", i, seen)
		}
		mu.Unlock()
	}
	stop()
	if err := e.Update(ctx, op(99), func(w kv.Writer) error { w.Put("a", []byte("later"), nil); return nil }); err != nil {
		t.Fatal(err)
	}
	if slices.Contains(seen, "later") {
		t.Fatal("a stopped watcher was called")
	}
}

func limits(t *testing.T, open Open) {
	e := opened(t, open)
	many := func(w kv.Writer) error {
		for i := range kv.MaxKeys + 1 {
			w.Put("a", fmt.Appendf(nil, "%06d", i), nil)
		}
		return nil
	}
	if err := e.Update(ctx, op(1), many); !errors.Is(err, kv.ErrTooLarge) {
		t.Fatalf("too many keys: %v", err)
	}
	big := func(w kv.Writer) error { w.Put("a", []byte("k"), make([]byte, kv.MaxBytes+1)); return nil }
	if err := e.Update(ctx, op(2), big); !errors.Is(err, kv.ErrTooLarge) {
		t.Fatalf("too many bytes: %v", err)
	}
	if got := contents(t, e, "a"); len(got) != 0 {
		t.Fatalf("left %d keys", len(got))
	}
	if err := e.Bulk(ctx, many); err != nil {
		t.Fatalf("the same as a load: %v", err)
	}
	if got := contents(t, e, "a"); len(got) != kv.MaxKeys+1 {
		t.Fatalf("a load wrote %d keys", len(got))
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
	var wg sync.WaitGroup
	for c := range clients {
		wg.Go(func() {
			for i := range calls {
				in := call{key: fmt.Sprintf("k%d", (c*7+i*3)%keys), value: fmt.Sprintf("%d-%d", c, i), write: (c+i)%2 == 0}
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

func ownWrites(t *testing.T, open Open) {
	e := opened(t, open)
	put := func(w kv.Writer, keys string) {
		for k := range strings.FieldsSeq(keys) {
			w.Put("a", []byte(k), []byte(k))
		}
	}
	if err := e.Update(ctx, op(1), func(w kv.Writer) error { put(w, "b d f"); return nil }); err != nil {
		t.Fatal(err)
	}
	err := e.Update(ctx, op(2), func(w kv.Writer) error {
		put(w, "a c g")
		w.Delete("a", []byte("d"))
		for _, c := range []struct{ from, to, want string }{{"", "", "a b c f g"}, {"b", "g", "b c f"}, {"c", "c", ""}, {"d", "", "f g"}} {
			var to []byte
			if c.to != "" {
				to = []byte(c.to)
			}
			var got, back []string
			for k := range w.Scan("a", []byte(c.from), to) {
				got = append(got, string(k))
			}
			for k := range w.Back("a", []byte(c.from), to) {
				back = append(back, string(k))
			}
			slices.Reverse(back)
			if want := strings.Fields(c.want); !slices.Equal(got, want) || !slices.Equal(back, want) {
				return fmt.Errorf("[%s,%s): %v and %v, want %v", c.from, c.to, got, back, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func cancelled(t *testing.T, open Open) {
	e := opened(t, open)
	gone, cancel := context.WithCancel(ctx)
	cancel()
	err := e.Update(gone, op(1), func(w kv.Writer) error { w.Put("a", []byte("k"), nil); return nil })
	if !errors.Is(err, context.Canceled) || len(contents(t, e, "a")) != 0 {
		t.Fatalf("got %v", err)
	}
}

func closed(t *testing.T, open Open) {
	e := open(t)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if err := e.View(ctx, func(kv.Reader) error { return nil }); !errors.Is(err, kv.ErrClosed) {
		t.Errorf("View: %v", err)
	}
	if err := e.Update(ctx, op(1), func(kv.Writer) error { return nil }); !errors.Is(err, kv.ErrClosed) {
		t.Errorf("Update: %v", err)
	}
}
