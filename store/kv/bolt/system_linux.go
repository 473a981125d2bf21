package bolt

import (
	"os"

	"golang.org/x/sys/unix"
)

// networkTypes are the file systems on which file locks or mapped pages cannot
// be trusted: NFS, SMB, CIFS, 9p, AFS, Coda, NCP, FUSE (sshfs and the like).
var networkTypes = map[int64]bool{
	0x6969: true, 0x517B: true, 0xFF534D42: true, 0xFE534D42: true, 0x01021997: true,
	0x5346414F: true, 0x73757245: true, 0x564C: true, 0x65735546: true,
}

// onNetwork reports whether a folder lies on such a file system.
func onNetwork(dir string) bool {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return false
	}
	return networkTypes[int64(uint32(st.Type))]
}

// writable asks the system, which also knows of read-only mounts.
func writable(dir string) error { return unix.Access(dir, unix.W_OK|unix.X_OK) }

// share takes the lock that many readers may have, unless a writer has it; it
// is of the same kind as bbolt's.
func share(f *os.File) error { return unix.Flock(int(f.Fd()), unix.LOCK_SH|unix.LOCK_NB) }

// release lets go of a file that bbolt left locked and mapped: the mapping
// keeps the lock alive after the file is closed.
func release(f *os.File) {
	_ = unix.Flock(int(f.Fd()), unix.LOCK_UN)
	f.Close()
}
