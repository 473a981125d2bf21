package bolt

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// networkTypes are the file systems on which file locks or mapped pages cannot
// be trusted, by the numbers of statfs(2).
var networkTypes = map[int64]bool{
	0x6969:     true, // NFS
	0x517B:     true, // SMB
	0xFF534D42: true, // CIFS
	0xFE534D42: true, // SMB2
	0x01021997: true, // 9p
	0x5346414F: true, // OpenAFS
	0x6B414653: true, // AFS
	0x73757245: true, // Coda
	0x564C:     true, // NCP
	0x65735546: true, // FUSE, as sshfs
	0x00C36400: true, // Ceph
	0x0BD00BD0: true, // Lustre
	0x7461636F: true, // OCFS2
	0x01161970: true, // GFS2
	0x47504653: true, // GPFS
}

// onNetwork reports whether a file or folder lies on such a file system.
func onNetwork(path string) bool {
	var st unix.Statfs_t
	if err := unix.Statfs(path, &st); err != nil {
		return false
	}
	return networkTypes[int64(uint32(st.Type))]
}

// forget asks the system to drop what it remembers of a file that is durable, so
// that whoever reads it next reads the disk. That it may not do so is no error.
func forget(f *os.File) { _ = unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED) }

// holder tells which process has locked a file, 0 if that cannot be known, as
// for one outside this container.
func holder(f *os.File) int {
	var st unix.Stat_t
	if err := unix.Fstat(int(f.Fd()), &st); err != nil {
		return 0
	}
	locks, err := os.Open("/proc/locks")
	if err != nil {
		return 0
	}
	defer locks.Close()
	dev := uint64(st.Dev) //nolint:unconvert // 32 bits on some machines
	return lockedBy(locks, fmt.Sprintf("%02x:%02x:%d", unix.Major(dev), unix.Minor(dev), st.Ino))
}

// lockedBy finds the process in the system's list of locks, whose lines are
// like "3: FLOCK  ADVISORY  WRITE 4242 08:01:131079 0 EOF".
func lockedBy(list io.Reader, file string) int {
	for lines := bufio.NewScanner(list); lines.Scan(); {
		field := strings.Fields(lines.Text())
		if len(field) >= 6 && field[1] == "FLOCK" && field[3] == "WRITE" && field[5] == file {
			pid, err := strconv.Atoi(field[4])
			if err == nil && pid > 0 {
				return pid
			}
		}
	}
	return 0
}

// program names a process.
func program(pid int) string {
	name, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", pid))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(name))
}
