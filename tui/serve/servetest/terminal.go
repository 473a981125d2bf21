// Package servetest is a terminal at the other end of a line: it comes in as a
// desk of the office does, types, and shows what a person there would see.
package servetest

import (
	"crypto/ed25519"
	"crypto/rand"
	"net"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// NewKey returns a fresh key of a terminal.
func NewKey(t testing.TB) gossh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := gossh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// Dial comes to a server, offering keys in their order, and then without one.
func Dial(network, addr string, keys ...gossh.Signer) (*gossh.Client, error) {
	config := &gossh.ClientConfig{
		User: "meja", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: patience,
		Auth: []gossh.AuthMethod{gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })},
	}
	if len(keys) > 0 {
		config.Auth = append([]gossh.AuthMethod{gossh.PublicKeys(keys...)}, config.Auth...)
	}
	conn, err := net.DialTimeout(network, addr, patience)
	if err != nil {
		return nil, err
	}
	_ = conn.SetDeadline(time.Now().Add(patience))
	c, channels, requests, err := gossh.NewClientConn(conn, addr, config)
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	_ = conn.SetDeadline(time.Time{})
	return gossh.NewClient(c, channels, requests), nil
}

// patience is how long a test waits before it gives up.
const patience = 30 * time.Second

// Terminal is a terminal with a desk on it.
type Terminal struct {
	*Screen
	t       testing.TB
	client  *gossh.Client
	session *gossh.Session
	ended   chan error
}

// Open opens a desk of 80 x 24 on a line.
func Open(t testing.TB, client *gossh.Client) *Terminal {
	t.Helper()
	return OpenSized(t, client, 80, 24)
}

// OpenSized opens a desk of a size.
func OpenSized(t testing.TB, client *gossh.Client, w, h int) *Terminal {
	t.Helper()
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	in, err := session.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	x := &Terminal{Screen: NewScreen(t, in), t: t, client: client, session: session, ended: make(chan error, 1)}
	session.Stdout, session.Stderr = x, x
	if err := session.RequestPty("xterm-256color", h, w, gossh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if err := session.Shell(); err != nil {
		t.Fatal(err)
	}
	go func() { x.ended <- session.Wait() }()
	t.Cleanup(func() { _ = client.Close() })
	return x
}

// See waits for texts on the screen.
func (x *Terminal) See(texts ...string) *Terminal { x.t.Helper(); x.Screen.See(texts...); return x }

// Type types text.
func (x *Terminal) Type(text string) *Terminal { x.t.Helper(); x.Screen.Type(text); return x }

// Press presses keys by name.
func (x *Terminal) Press(names ...string) *Terminal { x.t.Helper(); x.Screen.Press(names...); return x }

// Resize changes the size that the terminal says it has.
func (x *Terminal) Resize(w, h int) *Terminal {
	x.t.Helper()
	if err := x.session.WindowChange(h, w); err != nil {
		x.t.Fatal(err)
	}
	return x
}

// Drop cuts the line, as a pulled cable does for the other side.
func (x *Terminal) Drop() { _ = x.client.Close() }

// Ends waits for the end of the desk and returns its exit status; -1 if the line
// was cut.
func (x *Terminal) Ends() int {
	x.t.Helper()
	select {
	case err := <-x.ended:
		switch exit := err.(type) { //nolint:errorlint // the session's own, never wrapped
		case nil:
			return 0
		case *gossh.ExitError:
			return exit.ExitStatus()
		}
		return -1
	case <-time.After(patience):
		x.t.Fatalf("the desk never ended:\n%s", x.Text())
		return -1
	}
}
