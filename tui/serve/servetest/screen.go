package servetest

import (
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Screen is what a person sees of a terminal, and the keyboard before it.
type Screen struct {
	t  testing.TB
	in io.Writer

	mu      sync.Mutex
	screen  *vt.Emulator
	raw     strings.Builder
	painted chan struct{}
}

// NewScreen returns a screen of 80 x 24 whose keyboard types into in. What a
// program paints is written to it.
func NewScreen(t testing.TB, in io.Writer) *Screen {
	x := &Screen{t: t, in: in, screen: vt.NewEmulator(80, 24), painted: make(chan struct{}, 1)}
	go func() { _, _ = io.Copy(in, x.screen) }() // what a terminal answers to queries
	t.Cleanup(func() {
		// The emulator's own Close is not made for a reader beside it.
		if answers, ok := x.screen.InputPipe().(io.Closer); ok {
			_ = answers.Close()
		}
	})
	return x
}

// Write takes what the desk paints.
func (x *Screen) Write(p []byte) (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.raw.Write(p)
	_, _ = x.screen.Write(p)
	select {
	case x.painted <- struct{}{}:
	default:
	}
	return len(p), nil
}

// Raw returns all bytes that came.
func (x *Screen) Raw() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.raw.String()
}

// Text returns what can be read.
func (x *Screen) Text() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return ansi.Strip(x.screen.String())
}

var keys = map[string]string{"enter": "\r", "esc": "\x1b", "tab": "\t", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"ctrl+q": "\x11", "ctrl+s": "\x13", "ctrl+l": "\x0c", "ctrl+o": "\x0f", "ctrl+p": "\x10", "end": "\x1b[F", "home": "\x1b[H"}

// Press presses keys by name.
func (x *Screen) Press(names ...string) *Screen {
	x.t.Helper()
	for _, name := range names {
		code, ok := keys[name]
		if !ok {
			code = name
		}
		x.Type(code)
	}
	return x
}

// Type types text.
func (x *Screen) Type(text string) *Screen {
	x.t.Helper()
	if _, err := io.WriteString(x.in, text); err != nil {
		x.t.Fatalf("typing %q: %v", text, err)
	}
	return x
}

// Shows reports whether text stands on the screen now.
func (x *Screen) Shows(text string) bool { return strings.Contains(x.Text(), text) }

// Comes reports whether text stands on the screen within a second: for what
// may come or not.
func (x *Screen) Comes(text string) bool {
	timeout := time.After(time.Second)
	for !x.Shows(text) {
		select {
		case <-x.painted:
		case <-timeout:
			return false
		}
	}
	return true
}

// See waits until texts stand on the screen.
func (x *Screen) See(texts ...string) *Screen {
	x.t.Helper()
	x.await(x.Text, texts)
	return x
}

// Sent waits until texts have come among the bytes, as they are.
func (x *Screen) Sent(texts ...string) *Screen {
	x.t.Helper()
	x.await(x.Raw, texts)
	return x
}

func (x *Screen) await(in func() string, texts []string) {
	x.t.Helper()
	timeout := time.After(patience)
	for _, text := range texts {
		for !strings.Contains(in(), text) {
			select {
			case <-x.painted:
			case <-timeout:
				x.t.Fatalf("%q never came:\n%s", text, x.Text())
			}
		}
	}
}
