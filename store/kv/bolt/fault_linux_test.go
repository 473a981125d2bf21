package bolt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"guyub/store/kv"
)

// unsyncable makes every sync of an engine's file fail, by putting a pipe, on
// which fdatasync has no meaning, behind its descriptor.
func unsyncable(t *testing.T, e *Engine) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if err := unix.Dup3(int(w.Fd()), int(e.file.Fd()), unix.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
}

// TestAFailingDisk makes the disk fail at each step of a commit. Whatever the
// engine said, the file opened again holds all of the operation or nothing,
// and Done tells which.
func TestAFailingDisk(t *testing.T) {
	type next = func([]byte, int64) (int, error)
	for name, c := range map[string]struct {
		write func(t *testing.T, e *Engine, meta bool, keep *os.File, b []byte, at int64, next next) (int, error)
		want  error
		done  bool
	}{
		"a page of data is not written": {func(_ *testing.T, _ *Engine, meta bool, _ *os.File, b []byte, at int64, next next) (int, error) {
			if !meta {
				return 0, syscall.EIO
			}
			return next(b, at)
		}, kv.ErrNotDurable, false},
		"the disk is full": {func(_ *testing.T, _ *Engine, meta bool, _ *os.File, b []byte, at int64, next next) (int, error) {
			if !meta {
				return 0, syscall.ENOSPC
			}
			return next(b, at)
		}, kv.ErrFull, false},
		"the data is not synced": {func(t *testing.T, e *Engine, _ bool, keep *os.File, b []byte, at int64, _ next) (int, error) {
			unsyncable(t, e)
			return keep.WriteAt(b, at)
		}, kv.ErrNotDurable, false},
		"the meta page is not written": {func(_ *testing.T, _ *Engine, meta bool, _ *os.File, b []byte, at int64, next next) (int, error) {
			if meta {
				return 0, syscall.EIO
			}
			return next(b, at)
		}, kv.ErrNotDurable, false},
		"the meta page is not synced": {func(t *testing.T, e *Engine, meta bool, keep *os.File, b []byte, at int64, next next) (int, error) {
			if meta {
				unsyncable(t, e)
				return keep.WriteAt(b, at)
			}
			return next(b, at)
		}, kv.ErrNotDurable, true},
	} {
		t.Run(name, func(t *testing.T) {
			path := filled(t)
			e := open(t, path)
			keep, err := os.OpenFile(path, os.O_RDWR, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer keep.Close()
			failing := true
			onWrite(t, e, func(b []byte, at int64, next func([]byte, int64) (int, error)) (int, error) {
				if !failing {
					return next(b, at)
				}
				return c.write(t, e, at < 2*int64(e.db.Info().PageSize), keep, b, at, next)
			})
			told := 0
			e.Watch(func(kv.Commit) { told++ })
			put := func(op kv.OpID) error {
				return e.Update(ctx, op, func(w kv.Writer) error { w.Put("x", op[:], []byte("value")); return nil })
			}
			first, second := kv.OpID{1}, kv.OpID{2}
			if err := put(first); !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if told != 0 {
				t.Error("a watcher was told of a commit that failed")
			}
			failing = false
			goesOn := errors.Is(c.want, kv.ErrFull)
			err = put(second)
			if goesOn && err != nil || !goesOn && !errors.Is(err, kv.ErrStopped) {
				t.Errorf("the next update: %v", err)
			}
			if err := e.Backup(ctx, filepath.Join(t.TempDir(), "copy")); goesOn != (err == nil) {
				t.Errorf("a backup after it: %v", err)
			}
			if err := e.Close(); err != nil {
				t.Errorf("closing: %v", err)
			}
			again := open(t, path)
			defer again.Close()
			for op, want := range map[kv.OpID]bool{first: c.done, second: goesOn} {
				done, err := again.Done(ctx, op)
				if err != nil || done != want {
					t.Errorf("operation %d done after opening again: %v, %v; want %v", op[0], done, err, want)
				}
				_ = again.View(ctx, func(r kv.Reader) error {
					if _, there := r.Get("x", op[:]); there != done {
						t.Errorf("operation %d: done is %v, but its record is there: %v", op[0], done, there)
					}
					return nil
				})
			}
		})
	}
}

// TestAFileCutOffUnderAnOpenEngineDoesNotEndTheProcess reads and writes pages
// of the mapping that are no longer there.
func TestAFileCutOffUnderAnOpenEngineDoesNotEndTheProcess(t *testing.T) {
	path := filled(t)
	e := open(t, path)
	if err := os.Truncate(path, 8192); err != nil {
		t.Fatal(err)
	}
	err := e.View(ctx, func(r kv.Reader) error {
		for range r.Scan("a", nil, nil) {
		}
		return nil
	})
	if !errors.Is(err, kv.ErrDamaged) {
		t.Errorf("reading gave %v", err)
	}
	put := func() error {
		return e.Update(ctx, kv.OpID{1}, func(w kv.Writer) error { w.Put("a", []byte("k"), nil); return nil })
	}
	if err := put(); !errors.Is(err, kv.ErrNotDurable) || !errors.Is(err, kv.ErrDamaged) {
		t.Errorf("writing gave %v", err)
	}
	if err := put(); !errors.Is(err, kv.ErrStopped) {
		t.Errorf("writing again gave %v", err)
	}
	if err := e.Close(); err != nil {
		t.Errorf("closing: %v", err)
	}
	refused(t, path, kv.ErrTruncated)
}

// nobody is a user who owns nothing here.
const nobody = 65534

// asNobody runs fn as nobody, if this is root, who may write anywhere: on a
// thread of its own, which ends with it.
func asNobody(t *testing.T, fn func()) {
	t.Helper()
	ended := make(chan error, 1)
	go func() {
		var err error
		defer func() { ended <- err }()
		runtime.LockOSThread() // never unlocked
		if os.Geteuid() == 0 {
			if _, _, errno := unix.RawSyscall(unix.SYS_SETRESUID, nobody, nobody, nobody); errno != 0 {
				err = errno
				return
			}
		}
		fn()
	}()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
}

// TestANameThatIsNotDurableIsNotLeft gives files their names in a folder that
// may be written and cannot be synced, because it may not be read.
func TestANameThatIsNotDurableIsNotLeft(t *testing.T) {
	path := newFile(t)
	dir := filepath.Dir(path)
	for _, name := range []string{"one", "two"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if os.Geteuid() == 0 {
		for _, name := range []string{"", "one", "two"} {
			if err := os.Chown(filepath.Join(dir, name), nobody, nobody); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.Chmod(dir, 0o300); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	var created, replaced error
	asNobody(t, func() {
		created = Create(filepath.Join(dir, "new"), quick, func(kv.Writer) error { return nil })
		replaced = Replace(filepath.Join(dir, "one"), filepath.Join(dir, "two"), filepath.Join(dir, "kept"))
	})
	if created == nil || replaced == nil || errors.Is(replaced, kv.ErrNotDurable) {
		t.Fatalf("created %v, replaced %v", created, replaced)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	names, err := os.ReadDir(dir)
	if err != nil || len(names) != 3 {
		t.Errorf("the folder holds %v, %v", names, err)
	}
	if two, err := os.ReadFile(filepath.Join(dir, "two")); err != nil || string(two) != "two" {
		t.Errorf("the file that was to be replaced holds %q, %v", two, err)
	}
}

// TestAFailingDiskIsKnownByItsWords: bbolt passes on no more of a sync that
// failed while its file grew.
func TestAFailingDiskIsKnownByItsWords(t *testing.T) {
	err := classify(fmt.Errorf("file sync error: %s", &os.PathError{Op: "sync", Path: "office", Err: syscall.EIO}))
	if !errors.Is(err, syscall.EIO) {
		t.Errorf("it is %v", err)
	}
}

// TestAReadOnlyFolderIsRefused runs as somebody who may not write there.
func TestAReadOnlyFolderIsRefused(t *testing.T) {
	path := newFile(t)
	dir := filepath.Dir(path)
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var opened, created error
	asNobody(t, func() {
		_, opened = Open(path, quick)
		created = Create(filepath.Join(dir, "another"), quick, func(kv.Writer) error { return nil })
	})
	if !errors.Is(opened, kv.ErrReadOnly) {
		t.Errorf("opening gave %v", opened)
	}
	if !errors.Is(created, kv.ErrReadOnly) {
		t.Errorf("creating gave %v", created)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the file was touched: %v", err)
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
		t.Errorf("the folder holds %v, %v", names, err)
	}
}
