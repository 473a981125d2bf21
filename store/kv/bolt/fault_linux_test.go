package bolt

import (
	"errors"
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

// TestAReadOnlyFolderIsRefused runs as somebody who may not write there: root
// may write anywhere, so that it becomes another user on this one thread.
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
	openErr, createErr := make(chan error, 1), make(chan error, 1)
	go func() {
		runtime.LockOSThread() // never unlocked: the thread ends with the goroutine
		if os.Geteuid() == 0 {
			if _, _, errno := unix.RawSyscall(unix.SYS_SETRESUID, 65534, 65534, 65534); errno != 0 {
				openErr <- errno
				createErr <- errno
				return
			}
		}
		_, err := Open(path, quick)
		openErr <- err
		createErr <- Create(filepath.Join(dir, "another"), quick, func(kv.Writer) error { return nil })
	}()
	if err := <-openErr; !errors.Is(err, kv.ErrReadOnly) {
		t.Errorf("opening gave %v", err)
	}
	if err := <-createErr; !errors.Is(err, kv.ErrReadOnly) {
		t.Errorf("creating gave %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the file was touched: %v", err)
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
		t.Errorf("the folder holds %v, %v", names, err)
	}
}
