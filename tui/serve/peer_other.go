//go:build !linux && !darwin && !freebsd

package serve

import (
	"errors"
	"net"
)

// peerOf: this system does not tell who is at the other end of a line, so that
// nobody is let in.
func peerOf(*net.UnixConn) (uid int, err error) { return -1, errors.ErrUnsupported }
