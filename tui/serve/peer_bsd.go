//go:build darwin || freebsd

package serve

import (
	"net"

	"golang.org/x/sys/unix"
)

// peerOf returns the user at the other end of a line, as the system knows it.
func peerOf(conn *net.UnixConn) (uid int, err error) {
	raw, err := conn.SyscallConn()
	if err != nil {
		return -1, err
	}
	var cred *unix.Xucred
	controlErr := raw.Control(func(fd uintptr) {
		const solLocal = 0 // SOL_LOCAL
		cred, err = unix.GetsockoptXucred(int(fd), solLocal, unix.LOCAL_PEERCRED)
	})
	switch {
	case controlErr != nil:
		return -1, controlErr
	case err != nil:
		return -1, err
	}
	return int(cred.Uid), nil
}
