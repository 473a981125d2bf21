package serve

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"time"

	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/term"
)

// The errors of whoever attaches to another process.
var (
	// ErrNobody: no process answers at the socket.
	ErrNobody = errors.New("serve: nobody answers at the socket")
	// ErrOtherUser: the process belongs to another user of the machine.
	ErrOtherUser = errors.New("serve: the process belongs to another user")
	// ErrOtherFile: the process at the socket holds another file.
	ErrOtherFile = errors.New("serve: the process holds another file")
	// ErrCut: the process ended without a word.
	ErrCut = errors.New("serve: the line was cut")
)

// Line is a way to the process that holds the office's file.
type Line struct{ client *gossh.Client }

// dialTime is how long the process may take to answer.
const dialTime = 5 * time.Second

// Dial finds the process that answers at a socket for a file, by its real path.
func Dial(path, file string) (*Line, error) { return dial(path, file, peerOf) }

func dial(path, file string, peer peer) (*Line, error) {
	conn, err := net.DialTimeout("unix", path, dialTime)
	switch {
	case errors.Is(err, os.ErrPermission):
		return nil, ErrOtherUser
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrNobody, err)
	}
	// Whoever could put a socket there of their own would be handed passwords.
	if uid, err := peer(conn.(*net.UnixConn)); err != nil || uid != os.Getuid() {
		_ = conn.Close()
		return nil, errors.Join(ErrOtherUser, err)
	}
	_ = conn.SetDeadline(time.Now().Add(dialTime))
	c, channels, requests, err := gossh.NewClientConn(conn, "guyub", &gossh.ClientConfig{
		User: "guyub",
		// The system has just said whose process this is; the key adds nothing.
		HostKeyCallback: gossh.InsecureIgnoreHostKey(),
	})
	if err != nil {
		_ = conn.Close()
		return nil, fmt.Errorf("%w: %w", ErrNobody, err)
	}
	_ = conn.SetDeadline(time.Time{})
	if !strings.HasSuffix(string(c.ServerVersion()), versionOf(file)) {
		_ = c.Close()
		return nil, ErrOtherFile
	}
	return &Line{gossh.NewClient(c, channels, requests)}, nil
}

// Close ends the line.
func (l *Line) Close() error { return l.client.Close() }

// Window is the terminal of a process that attaches.
type Window struct {
	Name string // as the audit calls it
	In   *os.File
	Out  *os.File
	// Ends is what ends the window from outside: a signal.
	Ends <-chan os.Signal
	// Plain: the desk is told in lines; In and Out may be pipes then.
	Plain bool
}

// Desk shows a desk of the other process in this window until it ends. The
// terminal is as it was before when it returns.
func (l *Line) Desk(w Window) (status int, err error) {
	session, err := l.client.NewSession()
	if err != nil {
		return 1, err
	}
	defer session.Close() //nolint:errcheck // it has ended, one way or another
	for _, name := range windowEnv {
		value := os.Getenv(name)
		if name == envTerminal {
			value = w.Name
		}
		if value != "" {
			_ = session.Setenv(name, value) // an older process knows fewer
		}
	}
	kind := os.Getenv("TERM")
	width, height, err := term.GetSize(int(w.Out.Fd()))
	if w.Plain {
		kind, width, height, err = "dumb", 80, 24, nil // it asks neither
	}
	if err != nil {
		return 1, err
	}
	if err := session.RequestPty(kind, height, width, gossh.TerminalModes{}); err != nil {
		return 1, err
	}
	if !w.Plain || term.IsTerminal(int(w.In.Fd())) {
		before, err := term.MakeRaw(int(w.In.Fd()))
		if err != nil {
			return 1, err
		}
		defer term.Restore(int(w.In.Fd()), before) //nolint:errcheck // nothing else can be done for it
	}
	in, err := session.StdinPipe()
	if err != nil {
		return 1, err
	}
	session.Stdout, session.Stderr = w.Out, w.Out
	if err := session.Shell(); err != nil {
		return 1, err
	}
	go func() {
		_, _ = io.Copy(in, w.In) // ends with the program
		_ = in.Close()           // or with what a pipe had to say
	}()
	stop := follow(w.Out, func(s Size) { _ = session.WindowChange(s.Height, s.Width) })
	defer stop()
	ended := make(chan error, 1)
	go func() { ended <- session.Wait() }()
	select {
	case err = <-ended:
	case <-w.Ends:
		// The desk keeps its drafts when its line goes.
		_ = l.client.Close()
		if !w.Plain {
			_, _ = io.WriteString(w.Out, restore)
		}
		return 0, nil
	}
	if w.Plain {
		return outcome(err, nil)
	}
	return outcome(err, w.Out)
}

// restore brings a terminal back that a desk was shown on and whose process
// could not do so: the other screen, the cursor, mouse and paste as they were.
const restore = "\x1b[?2026l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?1004l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"

func outcome(err error, screen io.Writer) (int, error) {
	var exit *gossh.ExitError
	switch {
	case err == nil:
		return 0, nil
	case errors.As(err, &exit):
		return exit.ExitStatus(), nil
	}
	if screen != nil {
		_, _ = io.WriteString(screen, restore)
	}
	return 1, errors.Join(ErrCut, err)
}

// Call has the other process carry out a verb and returns its exit status.
func (l *Line) Call(ctx context.Context, call Call, in io.Reader, out, errs io.Writer) (status int, err error) {
	session, err := l.client.NewSession()
	if err != nil {
		return 1, err
	}
	defer session.Close() //nolint:errcheck // it has ended, one way or another
	raw, err := json.Marshal(call)
	if err != nil {
		return 1, err
	}
	pipe, err := session.StdinPipe()
	if err != nil {
		return 1, err
	}
	session.Stdout, session.Stderr = out, errs
	if err := session.Start(callPrefix + string(raw)); err != nil {
		return 1, err
	}
	// Not as the session's own input: it would be waited for to its end, and a
	// terminal has none.
	go func() {
		_, _ = io.Copy(pipe, in)
		_ = pipe.Close()
	}()
	stop := context.AfterFunc(ctx, func() { _ = l.client.Close() })
	defer stop()
	return outcome(session.Wait(), nil)
}
