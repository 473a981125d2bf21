//go:build unix

package serve

import (
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/term"
)

// follow tells fn each new size of a terminal until stop is called.
func follow(out *os.File, fn func(Size)) (stop func()) {
	changes := make(chan os.Signal, 1)
	signal.Notify(changes, syscall.SIGWINCH)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-changes:
				if w, h, err := term.GetSize(int(out.Fd())); err == nil {
					fn(Size{w, h})
				}
			}
		}
	}()
	return func() { signal.Stop(changes); close(done) }
}
