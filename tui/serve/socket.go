package serve

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"strings"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// Call is a verb that somebody typed in another window of the machine, to be
// carried out by the process that holds the office's file.
type Call struct {
	Args []string // without the program's name
	Dir  string   // where it was typed, for the names of files
	// Password is that of the user it names, if HasPassword.
	Password    string
	HasPassword bool
}

// Verbs carries out a call and returns its exit status.
type Verbs func(ctx context.Context, call Call, in io.Reader, out, errs io.Writer) int

// callPrefix marks a session that carries a call and no desk.
const callPrefix = "guyub-call "

// The names that a window says about itself.
const (
	envTerminal = "GUYUB_TERMINAL"
	envLanguage = "GUYUB_LANG"
	envASCII    = "GUYUB_ASCII"
	envNoColor  = "NO_COLOR"
	envColors   = "COLORTERM"
)

var windowEnv = []string{envTerminal, envLanguage, envASCII, envNoColor, envColors}

// Socket serves the other windows of the machine. Only the user who owns the
// process is let in: the socket is theirs alone, and who is at the other end is
// asked of the system besides.
type Socket struct {
	path   string
	server *ssh.Server
	desks  *Desks
	verbs  Verbs
	log    *slog.Logger
	peer   peer
}

// peer tells whose the other end of a line is.
type peer func(*net.UnixConn) (uid int, err error)

// NewSocket makes the server of a socket for the desks of a file, by its real
// path; [Socket.Listen] lets it answer.
func NewSocket(path, file string, desks *Desks, verbs Verbs, log *slog.Logger) (*Socket, error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	// Both ends are the same user of the same machine: the key is as good as
	// the socket that it comes through, and lasts as long.
	signer, err := gossh.NewSignerFromKey(private)
	if err != nil {
		return nil, err
	}
	s := &Socket{path: path, desks: desks, verbs: verbs, log: log, peer: peerOf}
	s.server = &ssh.Server{
		HostSigners: []ssh.Signer{signer}, Version: versionOf(file), HandshakeTimeout: Limits{}.filled().Handshake,
		Handler: s.session,
	}
	if err := s.server.SetOption(ssh.EmulatePty()); err != nil {
		return nil, err
	}
	narrow(s.server, windowEnv)
	return s, nil
}

// versionOf is how the process that holds a file introduces itself: whoever comes
// for another file, because both were given one name for their sockets, must not
// be answered about this one.
func versionOf(file string) string {
	sum := sha256.Sum256([]byte(file))
	return fmt.Sprintf("guyub_%x", sum[:12])
}

// ErrTaken: another process answers at the socket, for a file of its own.
var ErrTaken = errors.New("serve: another process answers at the socket")

// ErrNoSocket: at the name of the socket lies something else, which is not taken
// away.
var ErrNoSocket = errors.New("serve: the name of the socket is that of something else")

// Listen makes the socket and answers on a goroutine of its own until Close. It
// takes the place of a socket that a dead process left, and of nothing else.
func (s *Socket) Listen() error {
	switch info, err := os.Lstat(s.path); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case info.Mode()&fs.ModeSocket == 0:
		return ErrNoSocket
	default:
		if line, err := dial(s.path, "", s.peer); err == nil || errors.Is(err, ErrOtherFile) || errors.Is(err, ErrOtherUser) {
			if line != nil {
				_ = line.Close()
			}
			return ErrTaken
		}
		if err := os.Remove(s.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: s.path, Net: "unix"})
	if err != nil {
		return err
	}
	// The folder is its owner's alone and the process's mask keeps others out;
	// the mode says it once more, and ownOnly asks whoever comes.
	if err := os.Chmod(s.path, 0o600); err != nil {
		return errors.Join(err, l.Close())
	}
	go func() {
		if err := s.server.Serve(&ownOnly{l, s.peer, s.log}); err != nil && !errors.Is(err, ssh.ErrServerClosed) {
			s.log.Error("socket", "error", err)
		}
	}()
	return nil
}

// Close cuts every line and takes the socket away.
func (s *Socket) Close() error { return shut(s.server) }

// ownOnly lets in the user who owns the process and nobody else.
type ownOnly struct {
	*net.UnixListener
	peer peer
	log  *slog.Logger
}

// Accept returns the next line of the own user.
func (l *ownOnly) Accept() (net.Conn, error) {
	for {
		conn, err := l.AcceptUnix()
		if err != nil {
			return nil, err
		}
		uid, err := l.peer(conn)
		if err == nil && uid == os.Getuid() {
			return conn, nil
		}
		l.log.Warn("refused: another user of the machine", "uid", uid, "error", err)
		_ = conn.Close()
	}
}

// session opens a desk, or carries out a call.
func (s *Socket) session(session ssh.Session) {
	if raw, ok := strings.CutPrefix(session.RawCommand(), callPrefix); ok {
		_ = session.Exit(s.call(session, raw))
		return
	}
	said := environ(session.Environ())
	t, ok := terminalOf(session, said[envTerminal])
	if !ok {
		_ = session.Exit(2)
		return
	}
	t.Language = said[envLanguage]
	t.NoColor, t.ASCII = said[envNoColor] != "", said[envASCII] != ""
	t.Environ = []string{envColors + "=" + said[envColors]}
	_ = session.Exit(s.desks.seat(session, t, s.log)) // the line may be gone
}

func (s *Socket) call(session ssh.Session, raw string) (status int) {
	var call Call
	if err := json.Unmarshal([]byte(raw), &call); err != nil || s.verbs == nil {
		return 2
	}
	return s.verbs(session.Context(), call, session, session, session.Stderr())
}

func environ(pairs []string) map[string]string {
	out := map[string]string{}
	for _, pair := range pairs {
		name, value, _ := strings.Cut(pair, "=")
		out[name] = value
	}
	return out
}
