// Package kvtest is the suite that every key-value engine passes: what package
// kv promises, held by properties against a plain map, by concurrent writers,
// and by a check that the history of reads and writes is linearizable.
package kvtest

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"testing"

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
		{"ScansKeepToTheirBounds", bounds},
		{"AScanGoesOnWhileItsTableIsWritten", scanAndWrite},
		{"WhatIsPutIsCopied", copied},
		{"ABadKeyFailsItsUpdateAlone", badKeys},
		{"AFailedUpdateLeavesNothing", allOrNothing},
		{"APanicLeavesNothingAndTheEngineGoesOn", panics},
		{"AViewKeepsItsSnapshot", snapshot},
		{"AnOperationIsDoneOnce", once},
		{"WatchersSeeEveryCommitInOrder", watch},
		{"ALargeUpdateIsRefusedWhole", limits},
		{"ALoadThatFailsLeavesNothing", failedLoad},
		{"ConcurrentWritersLoseNothing", concurrent},
		{"AThousandWritersAtOnceGoThrough", crowd},
		{"AnOperationTriedByManyIsDoneOnce", manyTries},
		{"WatchersMissNothingOfManyWriters", watchMany},
		{"AWatcherThatPanicsStopsTheEngine", watcherPanics},
		{"AViewAndAWriterNeverWaitForEachOther", viewAndWrite},
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

func allOrNothing(t *testing.T, open Open) {
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
	if err := e.View(ctx, func(kv.Reader) error { panic("reader on fire") }); !errors.Is(err, kv.ErrUpdatePanic) {
		t.Fatalf("a view that panics gave %v", err)
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

// bounds holds scans to their bounds where bounds go wrong: none, equal,
// crossed, beyond the ends, and keys of the least and greatest bytes.
func bounds(t *testing.T, open Open) {
	e := opened(t, open)
	all := []string{"\x00", "\x00\x00", "a", "a\x00", "ab", "b", "\xff", "\xff\xff"}
	err := e.Update(ctx, op(1), func(w kv.Writer) error {
		for _, k := range all {
			w.Put("a", []byte(k), nil)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	ends := [][]byte{nil, {}}
	for _, k := range append(all, "aa", "zz", "\xff\xff\xff") {
		ends = append(ends, []byte(k))
	}
	err = e.View(ctx, func(r kv.Reader) error {
		for _, from := range ends {
			for _, to := range ends {
				var want []string
				for _, k := range all {
					if k >= string(from) && (to == nil || k < string(to)) {
						want = append(want, k)
					}
				}
				if got := collect(r.Scan("a", from, to)); !slices.Equal(got, want) {
					t.Errorf("scan from %q to %q: %q, want %q", from, to, got, want)
				}
				slices.Reverse(want)
				if got := collect(r.Back("a", from, to)); !slices.Equal(got, want) {
					t.Errorf("back from %q to %q: %q, want %q", from, to, got, want)
				}
			}
		}
		for range r.Scan("a", nil, nil) {
			break // ends a scan early, here and below
		}
		for k := range r.Back("a", nil, nil) {
			if string(k) != all[len(all)-1] {
				t.Errorf("the last key is %q", k)
			}
			break
		}
		if v, ok := r.Get("a", []byte("a")); !ok || v == nil || len(v) != 0 {
			t.Errorf("an empty value reads %v, %v", v, ok)
		}
		if _, ok := r.Get("none", []byte("a")); ok || len(collect(r.Scan("none", nil, nil)))+len(collect(r.Back("none", nil, nil))) > 0 {
			t.Error("a table that was never written holds something")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func collect(seq iter.Seq2[[]byte, []byte]) (keys []string) {
	for k := range seq {
		keys = append(keys, string(k))
	}
	return keys
}

// scanAndWrite deletes and rewrites keys under a scan, which must yield each
// once: a cursor that deletes may skip, so engines must not leave it to one.
func scanAndWrite(t *testing.T, open Open) {
	e := opened(t, open)
	const keys = 300
	ways := map[string]func(func(kv.Writer) error) error{
		"update": func(fn func(kv.Writer) error) error { return e.Update(ctx, kv.OpID{}, fn) },
		"bulk":   func(fn func(kv.Writer) error) error { return e.Bulk(ctx, fn) },
	}
	for name, write := range ways {
		for _, back := range []bool{false, true} {
			err := e.Bulk(ctx, func(w kv.Writer) error {
				for i := range keys {
					w.Put("a", fmt.Appendf(nil, "%05d", i), make([]byte, 100))
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			var seen []string
			err = write(func(w kv.Writer) error {
				seen = nil
				scan := w.Scan
				if back {
					scan = w.Back
				}
				for k := range scan("a", nil, nil) {
					seen = append(seen, string(k))
					w.Delete("a", k)
				}
				return nil
			})
			slices.Sort(seen)
			if err != nil || len(slices.Compact(seen)) != keys {
				t.Errorf("%s, backward %v: %d keys seen, %v", name, back, len(seen), err)
			}
			if left := contents(t, e, "a"); len(left) != 0 {
				t.Errorf("%s, backward %v: %d keys left", name, back, len(left))
			}
		}
	}
}

// copied fills one buffer again and again, as a writer of many records does.
func copied(t *testing.T, open Open) {
	e := opened(t, open)
	fill := func(table string) func(kv.Writer) error {
		return func(w kv.Writer) error {
			key, value := make([]byte, 2), make([]byte, 2)
			for i := range 50 {
				copy(key, fmt.Sprintf("%02d", i))
				copy(value, key)
				w.Put(table, key, value)
				if v, ok := w.Get(table, key); !ok || string(v) != string(key) {
					return fmt.Errorf("reads %q, %v after putting %q", v, ok, key)
				}
			}
			w.Put(table, []byte("empty"), nil)
			if v, ok := w.Get(table, []byte("empty")); !ok || len(v) != 0 {
				return fmt.Errorf("an empty value reads %q, %v", v, ok)
			}
			copy(key, "!!")
			copy(value, "!!")
			return nil
		}
	}
	if err := e.Update(ctx, op(1), fill("small")); err != nil {
		t.Fatal(err)
	}
	if err := e.Bulk(ctx, fill("large")); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"small", "large"} {
		got := contents(t, e, table)
		for k, v := range got {
			if k != v && k != "empty" {
				t.Errorf("%s: %q holds %q", table, k, v)
			}
		}
		if len(got) != 51 {
			t.Errorf("%s: %d keys", table, len(got))
		}
	}
}

func badKeys(t *testing.T, open Open) {
	e := opened(t, open)
	long := make([]byte, kv.MaxKey+1)
	for _, bad := range []struct {
		table string
		key   []byte
	}{{"", []byte("k")}, {"a", nil}, {"a", []byte{}}, {"a", long}, {string(long), []byte("k")}} {
		for name, write := range map[string]func(w kv.Writer){
			"put":    func(w kv.Writer) { w.Put(bad.table, bad.key, nil) },
			"delete": func(w kv.Writer) { w.Delete(bad.table, bad.key) },
		} {
			both := func(w kv.Writer) error { w.Put("a", []byte("good"), nil); write(w); return nil }
			for _, err := range []error{e.Update(ctx, kv.OpID{}, both), e.Bulk(ctx, both)} {
				if !errors.Is(err, kv.ErrBadKey) {
					t.Errorf("%s of a key of %d bytes in a table of %d: %v", name, len(bad.key), len(bad.table), err)
				}
			}
		}
	}
	if got := contents(t, e, "a"); len(got) != 0 {
		t.Errorf("left %v", got)
	}
	if err := e.Update(ctx, op(1), func(w kv.Writer) error { w.Put("a", long[1:], nil); return nil }); err != nil {
		t.Errorf("the longest key after the bad ones: %v", err)
	}
}

func failedLoad(t *testing.T, open Open) {
	e := opened(t, open)
	boom := errors.New("boom")
	for name, end := range map[string]func() error{"error": func() error { return boom }, "panic": func() error { panic(boom) }} {
		err := e.Bulk(ctx, func(w kv.Writer) error {
			for i := range 1000 {
				w.Put("a", fmt.Appendf(nil, "%05d", i), make([]byte, 100))
			}
			return end()
		})
		if err == nil || len(contents(t, e, "a")) != 0 {
			t.Errorf("%s: %v, and %d keys are left", name, err, len(contents(t, e, "a")))
		}
	}
	if err := e.Bulk(ctx, func(w kv.Writer) error { w.Put("a", []byte("k"), nil); return nil }); err != nil {
		t.Error(err)
	}
}

func closed(t *testing.T, open Open) {
	e := open(t)
	for range 2 {
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
	}
	nothing := func(kv.Writer) error { return nil }
	_, doneErr := e.Done(ctx, op(1))
	for name, err := range map[string]error{
		"View":   e.View(ctx, func(kv.Reader) error { return nil }),
		"Update": e.Update(ctx, op(1), nothing),
		"Bulk":   e.Bulk(ctx, nothing),
		"Done":   doneErr,
	} {
		if !errors.Is(err, kv.ErrClosed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
