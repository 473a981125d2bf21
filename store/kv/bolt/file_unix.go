//go:build unix

package bolt

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// roomToMap: a mapping may be longer than its file.
const roomToMap = true

// tooWide reports whether others than the owner may read or write a file.
func tooWide(info os.FileInfo) bool { return info.Mode().Perm()&0o077 != 0 }

// writable asks the system, which also knows of read-only mounts.
func writable(dir string) error { return unix.Access(dir, unix.W_OK|unix.X_OK) }

// share takes the lock that many readers may have, unless a writer has it; it
// is of the same kind as bbolt's.
func share(f *os.File) error { return unix.Flock(int(f.Fd()), unix.LOCK_SH|unix.LOCK_NB) }

// exclude takes the lock of whoever has the file alone, as bbolt does.
func exclude(f *os.File) error { return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) }

// release lets go of a file that bbolt left locked and mapped: the mapping
// keeps the lock alive after the file is closed.
func release(f *os.File) {
	if f == nil {
		return
	}
	_ = unix.Flock(int(f.Fd()), unix.LOCK_UN)
	f.Close()
}

// syncFolder makes a new name in a folder durable, where the file system can.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); !errors.Is(err, unix.EINVAL) && !errors.Is(err, unix.ENOTSUP) {
		return err
	}
	return nil
}
