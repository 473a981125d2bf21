package bolt

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unsafe"

	bbolt "go.etcd.io/bbolt"

	"guyub/store/kv"
)

// onWrite puts itself between bbolt and its file. bbolt keeps the place for
// this, but only for its own tests, so that it is reached through unsafe; if a
// later bbolt has it no more, the tests that need it fail here and say so.
func onWrite(t testing.TB, e *Engine, write func(b []byte, at int64, next func([]byte, int64) (int, error)) (int, error)) {
	t.Helper()
	field := reflect.ValueOf(e.db).Elem().FieldByName("ops")
	if field.IsValid() {
		field = field.FieldByName("writeAt")
	}
	if !field.IsValid() || field.Type() != reflect.TypeFor[func([]byte, int64) (int, error)]() {
		t.Fatal("this bbolt has no ops.writeAt: find another way to see its writes")
	}
	place := (*func([]byte, int64) (int, error))(unsafe.Pointer(field.UnsafeAddr()))
	next := *place
	*place = func(b []byte, at int64) (int, error) { return write(b, at, next) }
}

// sector is what a disk writes whole or not at all.
const sector = 512

type written struct {
	at   int64
	data []byte
}

// apply lays a write, or a part of it, over an image.
func (w written) apply(image []byte) { copy(image[w.at:], w.data) }

func sectors(log []written) (out []written) {
	for _, w := range log {
		for i := 0; i < len(w.data); i += sector {
			out = append(out, written{w.at + int64(i), w.data[i:min(i+sector, len(w.data))]})
		}
	}
	return out
}

// parts are the ways in which a disk may have kept some of the writes since
// its last sync.
var parts = map[string]func(*rand.Rand, []written) []written{
	"the first writes": func(r *rand.Rand, log []written) []written { return log[:r.IntN(len(log)+1)] },
	"the first sectors": func(r *rand.Rand, log []written) []written {
		all := sectors(log)
		return all[:r.IntN(len(all)+1)]
	},
	"any writes":  func(r *rand.Rand, log []written) []written { return some(r, log) },
	"any sectors": func(r *rand.Rand, log []written) []written { return some(r, sectors(log)) },
	"all":         func(_ *rand.Rand, log []written) []written { return log },
}

func some(r *rand.Rand, log []written) (out []written) {
	keep := r.IntN(5) // from almost none to almost all
	for _, w := range log {
		if r.IntN(5) <= keep {
			out = append(out, w)
		}
	}
	return out
}

// TestEveryPowerCutLeavesTheStateBeforeOrAfter replays what a disk may hold when
// the power fails during a commit, from the log of what bbolt wrote. It commits
// in two epochs: pages of data and a sync, then one meta page and a sync (that
// both syncs happen, and where, is held by TestAFailingDisk). Within the open
// epoch a disk may have kept any part of the writes, in any order, torn between
// sectors; everything before the last sync is there.
func TestEveryPowerCutLeavesTheStateBeforeOrAfter(t *testing.T) {
	const commits = 40
	path := filled(t)
	e := open(t, path)
	defer e.Close()
	var data, meta []written
	onWrite(t, e, func(b []byte, at int64, next func([]byte, int64) (int, error)) (int, error) {
		w := written{at, bytes.Clone(b)}
		if at < 2*int64(e.db.Info().PageSize) {
			meta = append(meta, w)
		} else {
			data = append(data, w)
		}
		return next(b, at)
	})
	random := rand.New(rand.NewPCG(1, 2))
	scratch := filepath.Join(t.TempDir(), "cut")
	state := func(v string) map[string]string { return map[string]string{"left": v, "right": v} }
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	old := map[string]string{}
	images := 0
	for n := range commits {
		data, meta = nil, nil
		value := strings.Repeat(strconv.Itoa(n), 1+n*37%700)
		err := e.Update(ctx, kv.OpID{byte(n + 1)}, func(w kv.Writer) error {
			w.Put("x", []byte("left"), []byte(value))
			w.Put("x", []byte("right"), []byte(value))
			for k := range n % 9 {
				w.Put("a", fmt.Appendf(nil, "%02d%04d", k, n), []byte(value))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		after, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		grown := make([]byte, len(after)) // the file's length was synced before any write
		copy(grown, before)
		synced := bytes.Clone(grown)
		for _, w := range data {
			w.apply(synced)
		}
		whole := bytes.Clone(synced)
		for _, w := range meta {
			w.apply(whole)
		}
		if len(meta) != 1 || !bytes.Equal(whole, after) {
			t.Fatalf("commit %d: the log of %d and %d writes does not make the file", n, len(data), len(meta))
		}
		for name, part := range parts {
			for _, inMeta := range []bool{false, true} {
				image, log := bytes.Clone(grown), data
				if inMeta {
					image, log = bytes.Clone(synced), meta
				}
				for _, w := range part(random, log) {
					w.apply(image)
				}
				images++
				got, err := stateOf(scratch, image)
				if err != nil {
					t.Fatalf("commit %d, %s, meta page %v: %v", n, name, inMeta, err)
				}
				if !equal(got, old) && !(inMeta && equal(got, state(value))) {
					t.Fatalf("commit %d, %s, meta page %v: neither before nor after: %d and %d bytes", n, name, inMeta, len(got["left"]), len(got["right"]))
				}
			}
		}
		if got, err := stateOf(scratch, after); err != nil || !equal(got, state(value)) {
			t.Fatalf("commit %d was acknowledged and is not there: %v", n, err)
		}
		before, old = after, state(value)
	}
	if images < 360 {
		t.Fatalf("only %d images", images)
	}
}

func stateOf(path string, image []byte) (map[string]string, error) {
	if err := os.WriteFile(path, image, 0o600); err != nil {
		return nil, err
	}
	e, err := Open(path, quick)
	if err != nil {
		return nil, err
	}
	defer e.Close()
	got := map[string]string{}
	err = e.View(ctx, func(r kv.Reader) error {
		for k, v := range r.Scan("x", nil, nil) {
			got[string(k)] = string(v)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return got, e.db.View(func(btx *bbolt.Tx) error {
		for err := range btx.Check() {
			return err
		}
		return nil
	})
}

func equal(a, b map[string]string) bool {
	return len(a) == len(b) && a["left"] == b["left"] && a["right"] == b["right"]
}
