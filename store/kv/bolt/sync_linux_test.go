package bolt

import (
	"os"

	"golang.org/x/sys/unix"
)

// fdatasync is what bbolt calls on this system.
func fdatasync(f *os.File) error { return unix.Fdatasync(int(f.Fd())) }
