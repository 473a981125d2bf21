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
	var cred *unix.Ucred
	controlErr := raw.Control(func(fd uintptr) {
		cred, err = unix.GetsockoptUcred(int(fd), unix.SOL_SOCKET, unix.SO_PEERCRED)
	})
	switch {
	case controlErr != nil:
		return -1, controlErr
	case err != nil:
		return -1, err
	}
	return int(cred.Uid), nil
}
