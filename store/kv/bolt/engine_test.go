package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"guyub/store/kv"
	"guyub/store/kv/kvtest"
)

var ctx = context.Background()

// quick is short, because tests that meet a held file wait for it.
var quick = Options{Timeout: 50 * time.Millisecond}

func newFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "office.guyub")
	if err := Create(path, quick, func(w kv.Writer) error { w.Put("meta", []byte("version"), []byte{1}); return nil }); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t testing.TB, path string) *Engine {
	t.Helper()
	e, err := Open(path, quick)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestConformance(t *testing.T) {
	kvtest.Run(t, func(t testing.TB) kv.Engine { return open(t, newFile(t)) })
}

// refused opens a file that must not open, and checks that it is byte for
// byte what it was.
func refused(t *testing.T, path string, want error) {
	t.Helper()
	before, _ := os.ReadFile(path)
	info, _ := os.Lstat(path)
	e, err := Open(path, quick)
	if err == nil {
		e.Close()
		t.Fatalf("opened; want %v", want)
	}
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
	after, _ := os.ReadFile(path)
	again, _ := os.Lstat(path)
	if !bytes.Equal(before, after) || (info == nil) != (again == nil) || info != nil && info.Mode() != again.Mode() {
		t.Fatal("the file was touched")
	}
}

func TestAFileThatCannotBeOpenedIsSaidAndLeftAlone(t *testing.T) {
	t.Run("missing", func(t *testing.T) { refused(t, filepath.Join(t.TempDir(), "none"), kv.ErrMissing) })
	t.Run("empty", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "empty")
		write(t, path, nil)
		refused(t, path, kv.ErrTruncated)
	})
	t.Run("foreign", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "letter.doc")
		write(t, path, bytes.Repeat([]byte("Surat keterangan. "), 4000))
		refused(t, path, kv.ErrForeign)
	})
	t.Run("folder", func(t *testing.T) { refused(t, t.TempDir(), kv.ErrForeign) })
	t.Run("readable by others", func(t *testing.T) {
		path := newFile(t)
		if err := os.Chmod(path, 0o640); err != nil {
			t.Fatal(err)
		}
		refused(t, path, kv.ErrWideMode)
	})
	t.Run("locked", func(t *testing.T) {
		path := newFile(t)
		e := open(t, path)
		defer e.Close()
		refused(t, path, kv.ErrLocked)
	})
	t.Run("existing file is not made anew", func(t *testing.T) {
		path := newFile(t)
		if err := Create(path, quick, func(kv.Writer) error { return nil }); !errors.Is(err, kv.ErrExists) {
			t.Fatalf("got %v", err)
		}
	})
}

func write(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// filled returns a file with some hundred records, closed.
func filled(t testing.TB) string {
	path := newFile(t)
	e := open(t, path)
	for i := range 6 {
		err := e.Bulk(ctx, func(w kv.Writer) error {
			for k := range 200 {
				w.Put("a", fmt.Appendf(nil, "%02d%04d", i, k), bytes.Repeat([]byte{byte(k)}, 90))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// A file that was cut off must give an error: mapped, it would end the process.
func TestATruncatedFileIsRefusedAtEveryLength(t *testing.T) {
	whole, err := os.ReadFile(filled(t))
	if err != nil {
		t.Fatal(err)
	}
	m, err := readMeta(bytes.NewReader(whole), 0)
	if err != nil {
		t.Fatal(err)
	}
	used := int(m.pages) * int(m.pageSize)
	if other, err := readMeta(bytes.NewReader(whole), int64(m.pageSize)); err == nil {
		used = max(used, int(other.pages)*int(other.pageSize))
	}
	var lengths []int
	for n := 1; n < used; n += int(m.pageSize) / 2 {
		lengths = append(lengths, n)
	}
	lengths = append(lengths, used-1)
	for _, n := range lengths {
		path := filepath.Join(t.TempDir(), "cut")
		write(t, path, whole[:n])
		e, err := Open(path, quick)
		if err == nil {
			e.Close()
			t.Fatalf("opened with %d of %d bytes", n, used)
		}
		if !errors.Is(err, kv.ErrTruncated) && !errors.Is(err, kv.ErrForeign) {
			t.Fatalf("%d of %d bytes: %v", n, used, err)
		}
		os.Remove(path)
	}
}

func TestAReadOnlyFolderIsRefused(t *testing.T) {
	if err := writable(filepath.Join(t.TempDir(), "gone")); err == nil {
		t.Fatal("a folder that is not there counts as writable")
	}
	err := classify(&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission})
	if !errors.Is(err, kv.ErrReadOnly) {
		t.Fatalf("got %v", err)
	}
}

func TestOperationsAreForgottenInTheEndAndNotBefore(t *testing.T) {
	e := open(t, newFile(t))
	defer e.Close()
	id := func(n int) (op kv.OpID) {
		binary.BigEndian.PutUint64(op[:], uint64(n+1))
		return op
	}
	err := e.Bulk(ctx, func(w kv.Writer) error {
		for n := range kv.OpsKept {
			op := id(n)
			w.Put(kv.OpTable, op[:], []byte{1})
		}
		return w.(*tx).b.Bucket([]byte(kv.OpTable)).SetSequence(kv.OpsKept)
	})
	if err != nil {
		t.Fatal(err)
	}
	for n := kv.OpsKept; n < kv.OpsKept+50; n++ {
		if err := e.Update(ctx, id(n), func(w kv.Writer) error { w.Put("a", []byte("k"), nil); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	kept := 0
	_ = e.View(ctx, func(r kv.Reader) error {
		for range r.Scan(kv.OpTable, nil, nil) {
			kept++
		}
		return nil
	})
	if kept > kv.OpsKept+1 || kept < kv.OpsKept-60 {
		t.Fatalf("%d operations kept", kept)
	}
	for n, want := range map[int]bool{0: false, kv.OpsKept + 49: true} {
		if done, _ := e.Done(ctx, id(n)); done != want {
			t.Fatalf("operation %d done: %v", n, done)
		}
	}
}

func TestBackupIsWholeWhileWritersWork(t *testing.T) {
	path := filled(t)
	e := open(t, path)
	defer e.Close()
	stop := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			// Both keys change together: a copy that holds one without the other is torn.
			_ = e.Update(ctx, kv.OpID{}, func(w kv.Writer) error {
				w.Put("x", []byte("left"), []byte(strconv.Itoa(i)))
				w.Put("y", []byte("right"), []byte(strconv.Itoa(i)))
				return nil
			})
		}
	}()
	for n := range 10 {
		to := filepath.Join(t.TempDir(), fmt.Sprint(n))
		if err := e.Backup(ctx, to); err != nil {
			t.Fatal(err)
		}
		b := open(t, to)
		_ = b.View(ctx, func(r kv.Reader) error {
			left, _ := r.Get("x", []byte("left"))
			right, _ := r.Get("y", []byte("right"))
			if string(left) != string(right) {
				t.Errorf("torn backup: %s and %s", left, right)
			}
			return nil
		})
		b.Close()
	}
	close(stop)
	<-done
}

// The child of the kill test writes for ever and prints what was acknowledged.
const childEnv = "GUYUB_TEST_KILL_CHILD"

func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		writeForEver(path)
		return
	}
	os.Exit(m.Run())
}

func writeForEver(path string) {
	e, err := Open(path, Options{})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	next := uint64(0)
	_ = e.View(ctx, func(r kv.Reader) error {
		for k := range r.Back("record", nil, nil) {
			next = binary.BigEndian.Uint64(k) + 1
			break
		}
		return nil
	})
	for ; ; next++ {
		err := e.Update(ctx, kv.OpID{}, func(w kv.Writer) error {
			key := binary.BigEndian.AppendUint64(nil, next)
			w.Put("record", key, bytes.Repeat(key, int(next%40)+1))
			w.Put("index", fmt.Appendf(nil, "%d", next), key)
			w.Put("meta", []byte("count"), binary.BigEndian.AppendUint64(nil, next+1))
			return nil
		})
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(next)
	}
}

// TestNoAcknowledgedWriteIsLostWhenTheProcessIsKilled kills a writing process at
// random moments, a hundred times over the same file.
func TestNoAcknowledgedWriteIsLostWhenTheProcessIsKilled(t *testing.T) {
	rounds := 100
	if testing.Short() {
		rounds = 10
	}
	path := newFile(t)
	for round := range rounds {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childEnv+"="+path)
		var out bytes.Buffer
		cmd.Stdout = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(20+rand.IntN(150)) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		verifyKilled(t, path, out.String(), round)
	}
}

func verifyKilled(t *testing.T, path, printed string, round int) {
	t.Helper()
	acknowledged := int64(-1)
	// The last line may be cut off by the kill.
	for line := range strings.SplitSeq(printed[:strings.LastIndexByte(printed, '\n')+1], "\n") {
		if strings.HasPrefix(line, "error") {
			t.Fatalf("round %d: child says %s", round, line)
		}
		if n, err := strconv.ParseInt(line, 10, 64); err == nil {
			acknowledged = n
		}
	}
	e := open(t, path)
	defer e.Close()
	err := e.View(ctx, func(r kv.Reader) error {
		n := uint64(0)
		for k, v := range r.Scan("record", nil, nil) {
			if binary.BigEndian.Uint64(k) != n || !bytes.Equal(v, bytes.Repeat(k, int(n%40)+1)) {
				return fmt.Errorf("record %d is %x = %x", n, k, v)
			}
			if at, ok := r.Get("index", fmt.Appendf(nil, "%d", n)); !ok || !bytes.Equal(at, k) {
				return fmt.Errorf("record %d is not in the index", n)
			}
			n++
		}
		count := uint64(0)
		if v, ok := r.Get("meta", []byte("count")); ok {
			count = binary.BigEndian.Uint64(v)
		}
		if count != n || int64(n) <= acknowledged {
			return fmt.Errorf("%d records, counted %d, acknowledged up to %d", n, count, acknowledged)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	if err := e.db.View(func(btx *bbolt.Tx) error {
		for err := range btx.Check() {
			return err
		}
		return nil
	}); err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
}

// TestEveryPowerCutLeavesTheStateBeforeOrAfter replays what a disk may hold when
// the power fails during a commit. bbolt commits in two epochs: it writes the
// pages of data and syncs, then one meta page and syncs. Within the open epoch
// a disk may have kept any part of the writes, in any order, each torn at 512
// bytes; everything before the last sync is there. The epochs are taken from
// the file before and after each commit, so that the test needs no tracer.
func TestEveryPowerCutLeavesTheStateBeforeOrAfter(t *testing.T) {
	const sector, commits, cuts = 512, 40, 10
	path := filled(t)
	e := open(t, path)
	defer e.Close()
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
		data, meta := changedSectors(before, after, sector, int(e.db.Info().PageSize))
		grown := make([]byte, len(after))
		copy(grown, before)
		for cut := range cuts {
			image := bytes.Clone(grown)
			inMeta := cut%2 == 1
			if inMeta { // the data was synced; the meta page is under way
				apply(image, after, data, sector)
				apply(image, after, subset(random, meta), sector)
			} else {
				apply(image, after, subset(random, data), sector)
			}
			images++
			got, err := stateOf(scratch, image)
			if err != nil {
				t.Fatalf("commit %d, cut %d: %v", n, cut, err)
			}
			switch {
			case equal(got, old):
			case inMeta && equal(got, state(value)):
			default:
				t.Fatalf("commit %d, cut %d: neither before nor after: %d and %d bytes", n, cut, len(got["left"]), len(got["right"]))
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

func changedSectors(before, after []byte, sector, page int) (data, meta []int) {
	for at := 0; at+sector <= len(after); at += sector {
		if at+sector <= len(before) && bytes.Equal(before[at:at+sector], after[at:at+sector]) {
			continue
		}
		if at < 2*page {
			meta = append(meta, at)
		} else {
			data = append(data, at)
		}
	}
	return data, meta
}

func subset(r *rand.Rand, sectors []int) []int {
	var out []int
	keep := r.IntN(5) // from almost none to almost all
	for _, s := range sectors {
		if r.IntN(5) <= keep {
			out = append(out, s)
		}
	}
	return out
}

func apply(image, from []byte, sectors []int, sector int) {
	for _, at := range sectors {
		copy(image[at:at+sector], from[at:at+sector])
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

// FuzzPreflight feeds it files of any content: it must answer, and must never
// let a file through that is shorter than its meta pages say.
func FuzzPreflight(f *testing.F) {
	whole, err := os.ReadFile(filled(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole[:8192], 8192)
	f.Add([]byte("not a data file"), 15)
	f.Add([]byte{}, 0)
	f.Fuzz(func(t *testing.T, b []byte, size int) {
		if _, err := checkMeta(bytes.NewReader(b), int64(min(max(size, 0), len(b)))); err == nil {
			m, err := readMeta(bytes.NewReader(b), 0)
			if err == nil && uint64(size) < m.pages*uint64(m.pageSize) {
				t.Fatalf("%d bytes pass for %d pages of %d", size, m.pages, m.pageSize)
			}
		}
	})
}

// value is what a form weighs: a sealed client of about 900 bytes and some
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
