//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"

	"guyub/tui/serve/servetest"
)

// terminal runs guyub on a terminal of its own.
type terminal struct {
	*servetest.Screen
	cmd   *exec.Cmd
	line  *os.File
	heard chan struct{} // closed when all that it had to say has come
}

// startedAs returns this test's own binary under the name guyub, which makes it
// be the program (see TestMain).
func startedAs(t testing.TB) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	guyub := filepath.Join(t.TempDir(), "guyub")
	if err := os.Symlink(self, guyub); err != nil {
		t.Fatal(err)
	}
	return guyub
}

// startTerminal runs guyub on a terminal of its own.
func startTerminal(t testing.TB, args ...string) *terminal {
	t.Helper()
	x := &terminal{cmd: exec.Command(startedAs(t), args...), heard: make(chan struct{})}
	var err error
	x.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "GUYUB_TERMINAL=loket-9", "XDG_DATA_HOME="+t.TempDir())
	if x.line, err = pty.StartWithSize(x.cmd, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	x.Screen = servetest.NewScreen(t, x.line)
	t.Cleanup(func() { _ = x.line.Close() })
	go func() {
		_, _ = io.Copy(x.Screen, x.line) // ends with the line
		close(x.heard)
	}()
	return x
}

func TestTheDeskEndsWellHoweverItEnds(t *testing.T) {
	for name, end := range map[string]func(x *terminal) error{
		"ctrl+q":            func(x *terminal) error { _, err := x.line.WriteString("\x11"); return err },
		"a lost line":       func(x *terminal) error { return x.cmd.Process.Signal(syscall.SIGHUP) },
		"the machine stops": func(x *terminal) error { return x.cmd.Process.Signal(syscall.SIGTERM) },
	} {
		t.Run(name, func(t *testing.T) {
			x := startTerminal(t)
			x.See("Menyiapkan kantor")
			x.See("loket-9")
			if err := end(x); err != nil {
				t.Fatal(err)
			}
			if err := x.cmd.Wait(); err != nil {
				t.Fatalf("exit: %v", err)
			}
			x.Sent("\x1b[?1049l") // the screen that was there before is back
			if !strings.Contains(x.Raw(), "\x1b[?25h") {
				t.Error("the cursor stays hidden")
			}
		})
	}
}
