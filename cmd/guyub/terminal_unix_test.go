//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// terminal runs guyub on a terminal of its own and keeps what it writes.
type terminal struct {
	cmd  *exec.Cmd
	line *os.File

	mu  sync.Mutex
	out bytes.Buffer
}

func (x *terminal) Write(p []byte) (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.out.Write(p)
}

func (x *terminal) wrote(s string) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return bytes.Contains(x.out.Bytes(), []byte(s))
}

// startTerminal runs this test's own binary under the name guyub, which makes
// it be the program (see TestMain).
func startTerminal(t testing.TB, args ...string) *terminal {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	guyub := filepath.Join(t.TempDir(), "guyub")
	if err := os.Symlink(self, guyub); err != nil {
		t.Fatal(err)
	}
	x := &terminal{cmd: exec.Command(guyub, args...)}
	x.cmd.Env = append(os.Environ(), "TERM=xterm-256color", "GUYUB_TERMINAL=loket-9", "XDG_DATA_HOME="+t.TempDir())
	if x.line, err = pty.StartWithSize(x.cmd, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.line.Close() })
	go func() { _, _ = io.Copy(x, x.line) }() // ends with the line
	return x
}

func (x *terminal) waitFor(t testing.TB, s string) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !x.wrote(s); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			x.mu.Lock()
			defer x.mu.Unlock()
			t.Fatalf("the terminal never showed %q, only %q", s, x.out.String())
		}
	}
}

func TestTheDeskEndsWellHoweverItEnds(t *testing.T) {
	for name, end := range map[string]func(x *terminal) error{
		"ctrl+q":            func(x *terminal) error { _, err := x.line.WriteString("\x11"); return err },
		"a lost line":       func(x *terminal) error { return x.cmd.Process.Signal(syscall.SIGHUP) },
		"the machine stops": func(x *terminal) error { return x.cmd.Process.Signal(syscall.SIGTERM) },
	} {
		t.Run(name, func(t *testing.T) {
			x := startTerminal(t)
			x.waitFor(t, "Menyiapkan kantor")
			x.waitFor(t, "loket-9")
			if err := end(x); err != nil {
				t.Fatal(err)
			}
			if err := x.cmd.Wait(); err != nil {
				t.Fatalf("exit: %v", err)
			}
			x.waitFor(t, "\x1b[?1049l") // the screen that was there before is back
			if !x.wrote("\x1b[?25h") {
				t.Error("the cursor stays hidden")
			}
		})
	}
}
