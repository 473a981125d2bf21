package kvtest

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"guyub/store/kv"
)

// model is what an engine is compared with: tables that are plain maps.
type model map[string]map[string]string

func (m model) clone() model {
	out := model{}
	for name, table := range m {
		out[name] = maps.Clone(table)
	}
	return out
}

func (m model) between(table string, from, to []byte) []string {
	var keys []string
	for _, k := range slices.Sorted(maps.Keys(m[table])) {
		if k >= string(from) && (to == nil || k < string(to)) {
			keys = append(keys, k)
		}
	}
	return keys
}

// agrees compares all that a reader can be asked.
func (m model) agrees(r kv.Reader, from, to []byte) error {
	for name, table := range m {
		got := map[string]string{}
		for k, v := range r.Scan(name, nil, nil) {
			got[string(k)] = string(v)
		}
		if !maps.Equal(got, table) {
			return fmt.Errorf("table %s holds %q, want %q", name, got, table)
		}
		for k, want := range table {
			if v, ok := r.Get(name, []byte(k)); !ok || string(v) != want {
				return fmt.Errorf("%s %q reads %q, %v; want %q", name, k, v, ok, want)
			}
		}
		want := m.between(name, from, to)
		if got := collect(r.Scan(name, from, to)); !slices.Equal(got, want) {
			return fmt.Errorf("%s from %q to %q: %q, want %q", name, from, to, got, want)
		}
		slices.Reverse(want)
		if got := collect(r.Back(name, from, to)); !slices.Equal(got, want) {
			return fmt.Errorf("%s back from %q to %q: %q, want %q", name, from, to, got, want)
		}
		if _, ok := r.Get(name, []byte("never written")); ok {
			return fmt.Errorf("table %s holds what was never written", name)
		}
	}
	return nil
}

// againstMap takes random steps on an engine and a model, and compares them
// after each: inside the function that writes, too.
func againstMap(t *testing.T, open Open) {
	rapid.Check(t, func(rt *rapid.T) {
		e := open(t)
		defer e.Close()
		state := model{"a": {}, "b": {}}
		table := rapid.SampledFrom([]string{"a", "b"})
		key := rapid.StringMatching(`[a-d\x00\xff]{1,3}`)
		value := rapid.OneOf(rapid.StringN(0, 8, -1), rapid.Just(string(make([]byte, 3000))))
		bound := rapid.OneOf(rapid.Just([]byte(nil)), rapid.Map(key, func(s string) []byte { return []byte(s) }))
		boom := errors.New("boom")
		serial := uint64(0)

		// step draws some writes, and a function that makes them and then ends
		// as it should.
		step := func(rt *rapid.T, end func() error) (func(kv.Writer) error, model) {
			next := state.clone()
			type write struct {
				table, key, value string
				del               bool
			}
			var writes []write
			for range rapid.IntRange(0, 8).Draw(rt, "writes") {
				w := write{table.Draw(rt, "table"), key.Draw(rt, "key"), value.Draw(rt, "value"), rapid.Bool().Draw(rt, "delete")}
				writes = append(writes, w)
				if w.del {
					delete(next[w.table], w.key)
				} else {
					next[w.table][w.key] = w.value
				}
			}
			from, to := bound.Draw(rt, "from"), bound.Draw(rt, "to")
			return func(w kv.Writer) error {
				for _, one := range writes {
					if one.del {
						w.Delete(one.table, []byte(one.key))
					} else {
						w.Put(one.table, []byte(one.key), []byte(one.value))
					}
				}
				if err := next.agrees(w, from, to); err != nil {
					return fmt.Errorf("inside the update: %w", err)
				}
				return end()
			}, next
		}
		well := func() error { return nil }
		rt.Repeat(map[string]func(*rapid.T){
			"update": func(rt *rapid.T) {
				serial++
				fn, next := step(rt, well)
				if err := e.Update(ctx, op(serial), fn); err != nil {
					rt.Fatal(err)
				}
				state = next
			},
			"load": func(rt *rapid.T) {
				fn, next := step(rt, well)
				if err := e.Bulk(ctx, fn); err != nil {
					rt.Fatal(err)
				}
				state = next
			},
			"fail": func(rt *rapid.T) {
				serial++
				fn, _ := step(rt, func() error { return boom })
				if err := e.Update(ctx, op(serial), fn); !errors.Is(err, boom) {
					rt.Fatalf("a failing update returned %v", err)
				}
				if err := e.Bulk(ctx, fn); !errors.Is(err, boom) {
					rt.Fatalf("a failing load returned %v", err)
				}
				if done, err := e.Done(ctx, op(serial)); done || err != nil {
					rt.Fatalf("Done of a failed operation: %v, %v", done, err)
				}
			},
			"panic": func(rt *rapid.T) {
				fn, _ := step(rt, func() error { panic("on fire") })
				if err := e.Update(ctx, kv.OpID{}, fn); !errors.Is(err, kv.ErrUpdatePanic) {
					rt.Fatalf("a panicking update returned %v", err)
				}
			},
			"again": func(rt *rapid.T) {
				if serial == 0 {
					return
				}
				id := op(rapid.Uint64Range(1, serial).Draw(rt, "op"))
				done, err := e.Done(ctx, id)
				if err != nil {
					rt.Fatal(err)
				}
				fn, next := step(rt, well)
				switch err := e.Update(ctx, id, fn); {
				case done && !errors.Is(err, kv.ErrDone):
					rt.Fatalf("an operation that is done returned %v", err)
				case !done && err != nil:
					rt.Fatal(err)
				case !done:
					state = next
				}
			},
			"": func(rt *rapid.T) {
				from, to := bound.Draw(rt, "from"), bound.Draw(rt, "to")
				if err := e.View(ctx, func(r kv.Reader) error { return state.agrees(r, from, to) }); err != nil {
					rt.Fatal(err)
				}
			},
		})
	})
}
