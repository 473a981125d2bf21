package store

import (
	"os"
	"runtime"

	"golang.org/x/sys/unix"
)

// asNobody runs fn as somebody who owns nothing here: root may write anywhere,
// so that it becomes another user on this one thread, which ends with it.
func asNobody(refused func(error), fn func()) {
	runtime.LockOSThread() // never unlocked: the thread ends with the goroutine
	if os.Geteuid() == 0 {
		if _, _, errno := unix.RawSyscall(unix.SYS_SETRESUID, 65534, 65534, 65534); errno != 0 {
			refused(errno)
			return
		}
	}
	fn()
}
