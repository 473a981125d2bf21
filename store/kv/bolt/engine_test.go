package bolt

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

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
		_, err := Open(path, quick)
		if who := (*kv.LockedError)(nil); errors.As(err, &who) && who.PID != os.Getpid() {
			t.Errorf("held by process %d, not %d", os.Getpid(), who.PID)
		}
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
	for n := int(m.pageSize); n <= used; n += int(m.pageSize) {
		lengths = append(lengths, n-int(m.pageSize)/2, n-1)
		if n < used {
			lengths = append(lengths, n, n+1)
		}
	}
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
