package serve

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"guyub/tui/lang"
)

// Door tells which terminals may come in.
type Door interface {
	// TerminalOf names the terminal of a public key, by the SHA-256 of its wire
	// form; false if the office has given it no name.
	TerminalOf(fingerprint [sha256.Size]byte) (name string, known bool)
	// NamedOnly reports whether the office lets in no other terminals.
	NamedOnly() bool
}

// Network is a desk for whoever comes over SSH. People sign in inside: a key
// names a terminal, never a person.
type Network struct {
	server *ssh.Server
	desks  *Desks
	limits *limiter
	log    *slog.Logger
}

// NetworkOptions say how the desks of the network are kept.
type NetworkOptions struct {
	// HostKey is the file of the server's Ed25519 key; it is made if there is
	// none.
	HostKey string
	Door    Door
	Limits  Limits
	Log     *slog.Logger
}

// ErrWideKey is a host key that others than its owner may read.
var ErrWideKey = errors.New("serve: others may read the host key")

// NewNetwork makes the server; [Network.Serve] lets it answer.
func NewNetwork(desks *Desks, o NetworkOptions) (*Network, error) {
	if info, err := os.Stat(o.HostKey); err == nil && info.Mode().Perm()&0o077 != 0 {
		return nil, ErrWideKey
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	n := &Network{desks: desks, limits: newLimiter(o.Limits, time.Now), log: o.Log}
	limits := n.limits.limits
	server, err := wish.NewServer(
		wish.WithHostKeyPath(o.HostKey),
		wish.WithVersion("guyub"),
		wish.WithIdleTimeout(limits.Idle),
		wish.WithMaxTimeout(limits.Longest),
		wish.WithPublicKeyAuth(func(_ ssh.Context, key ssh.PublicKey) bool {
			_, known := o.Door.TerminalOf(Fingerprint(key))
			return known
		}),
		// Who has no key that is known comes in by being asked nothing: a server
		// without this would close, and one that let everybody in at once would
		// never be shown a key.
		wish.WithKeyboardInteractiveAuth(func(ssh.Context, gossh.KeyboardInteractiveChallenge) bool {
			return !o.Door.NamedOnly()
		}),
		ssh.EmulatePty(),
		wish.WithMiddleware(n.middleware(o.Door)),
	)
	if err != nil {
		return nil, err
	}
	server.HandshakeTimeout = limits.Handshake
	server.ConnCallback = n.callback
	server.ServerConfigCallback = func(ssh.Context) *gossh.ServerConfig {
		return &gossh.ServerConfig{MaxAuthTries: keysTried}
	}
	narrow(server, nil)
	n.server = server
	return n, nil
}

// keysTried is how many keys a terminal may offer: an agent may hold a dozen.
const keysTried = 20

// Fingerprint is the SHA-256 of a public key's wire form.
func Fingerprint(key gossh.PublicKey) [sha256.Size]byte { return sha256.Sum256(key.Marshal()) }

// HostKey returns the server's fingerprint, as ssh shows it to who comes for
// the first time.
func (n *Network) HostKey() string {
	return gossh.FingerprintSHA256(n.server.HostSigners[0].PublicKey())
}

// Serve answers until the listener or the server is closed.
func (n *Network) Serve(l net.Listener) error {
	if err := n.server.Serve(l); !errors.Is(err, ssh.ErrServerClosed) {
		return err
	}
	return nil
}

// Close cuts every line. Desks that are to keep their drafts are ended before,
// by [Desks.Close].
func (n *Network) Close() error { return shut(n.server) }

// partingTime is how long lines may take to end by themselves: a desk that has
// ended has yet to say with which status.
const partingTime = 2 * time.Second

// shut lets lines end that are ending, and cuts the others.
func shut(server *ssh.Server) error {
	ctx, stop := context.WithTimeout(context.Background(), partingTime)
	defer stop()
	if err := server.Shutdown(ctx); !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return server.Close()
}

// callback counts a line before a byte of it is read.
func (n *Network) callback(_ ssh.Context, conn net.Conn) net.Conn {
	release := n.limits.admit(conn.RemoteAddr())
	if release == nil {
		n.log.Warn("refused: too many lines", "from", addressOf(conn.RemoteAddr()))
		return nil
	}
	return &counted{conn, release}
}

// middleware opens a desk for each session.
func (n *Network) middleware(door Door) wish.Middleware {
	return func(ssh.Handler) ssh.Handler {
		return func(s ssh.Session) {
			name := addressOf(s.RemoteAddr())
			if key := s.PublicKey(); key != nil {
				// The key that proved itself, not one that was merely offered.
				if known, ok := door.TerminalOf(Fingerprint(key)); ok {
					name = known
				}
			}
			began := time.Now()
			n.log.Info("desk opened", "terminal", name, "from", addressOf(s.RemoteAddr()))
			status := n.open(s, name)
			n.log.Info("desk closed", "terminal", name, "after", time.Since(began).Round(time.Second), "status", status)
			_ = s.Exit(status) // the line may be gone
		}
	}
}

// networkFPS paints a desk of the network half as often as one at hand: each
// frame is a packet.
const networkFPS = 30

// unattended is how long a line may show a sign-in to which nobody comes.
const unattended = 10 * time.Minute

func (n *Network) open(s ssh.Session, name string) (status int) {
	words := &lang.For("").Company
	if s.RawCommand() != "" {
		say(s, words.NoVerb)
		return 2
	}
	release := n.limits.seat(s.RemoteAddr())
	if release == nil {
		say(s, words.Full)
		return 1
	}
	defer release()
	t, ok := terminalOf(s, name)
	if !ok {
		say(s, words.NoTerminal)
		return 2
	}
	t.FPS, t.Unattended = networkFPS, unattended
	return n.desks.seat(s, t, n.log)
}

// seat runs a desk at the other end of a session and returns its exit status.
func (d *Desks) seat(w io.Writer, t Terminal, log *slog.Logger) (status int) {
	words := &lang.For(t.Language).Company
	switch err := d.Run(t); {
	case err == nil:
		return 0
	case errors.Is(err, ErrFull):
		say(w, words.Full)
	case errors.Is(err, ErrClosing):
		say(w, words.Closing)
	default:
		log.Error("desk failed", "error", err)
	}
	return 1
}

// terminalOf returns the terminal of a session; false if it has none.
func terminalOf(s ssh.Session, name string) (Terminal, bool) {
	pty, windows, ok := s.Pty()
	if !ok {
		return Terminal{}, false
	}
	sizes := make(chan Size, 1)
	go func() {
		// Ends with the session, which closes the channel. Until then somebody
		// must read it, whether the desk asks for sizes or not: the session's own
		// loop would stand still, and the whole line with it.
		defer close(sizes)
		for w := range windows {
			select {
			case <-sizes: // an older one that nobody drew
			default:
			}
			sizes <- Size{w.Width, w.Height} // nobody else writes: there is room
		}
	}()
	return Terminal{
		Name: name, In: s, Out: s, Term: plainTerm(pty.Term),
		Width: pty.Window.Width, Height: pty.Window.Height, Sizes: sizes, Gone: s.Context().Done(),
	}, true
}

var termName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9+._-]{0,40}$`)

// plainTerm returns the kind of a terminal, or the commonest one if what the
// other side says is not a name.
func plainTerm(name string) string {
	if termName.MatchString(name) {
		return name
	}
	return "xterm-256color"
}

// sessionsPerLine is how many desks one line may carry; a client that shares
// its line among windows opens a few.
const sessionsPerLine = 8

// narrow leaves a server nothing but sessions with a terminal: no forwarding of
// ports, agents or displays, no subsystem, no environment but the names in
// allowed.
func narrow(server *ssh.Server, allowed []string) {
	server.RequestHandlers = map[string]ssh.RequestHandler{}
	server.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
	var key = &struct{ name string }{"sessions"}
	server.ChannelHandlers = map[string]ssh.ChannelHandler{
		"session": func(srv *ssh.Server, conn *gossh.ServerConn, channel gossh.NewChannel, ctx ssh.Context) {
			ctx.Lock()
			count, ok := ctx.Value(key).(*atomic.Int32)
			if !ok {
				count = &atomic.Int32{}
				ctx.SetValue(key, count)
			}
			ctx.Unlock()
			if count.Add(1) > sessionsPerLine {
				count.Add(-1)
				_ = channel.Reject(gossh.ResourceShortage, fmt.Sprintf("at most %d sessions", sessionsPerLine))
				return
			}
			defer count.Add(-1)
			ssh.DefaultSessionHandler(srv, conn, &strict{channel, allowed}, ctx)
		},
	}
}

// strict is a channel of which only the requests pass that a desk needs.
type strict struct {
	gossh.NewChannel
	allowed []string // environment
}

// Accept opens the channel.
func (c *strict) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	channel, requests, err := c.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	pass := make(chan *gossh.Request)
	go func() {
		defer close(pass)
		for r := range requests {
			if c.lets(r) {
				pass <- r
			} else {
				_ = r.Reply(false, nil)
			}
		}
	}()
	return channel, pass, nil
}

func (c *strict) lets(r *gossh.Request) bool {
	switch r.Type {
	case "shell", "exec", "pty-req", "window-change":
		return true
	case "env":
		var pair struct{ Name, Value string }
		return gossh.Unmarshal(r.Payload, &pair) == nil && slices.Contains(c.allowed, pair.Name) && !strings.ContainsRune(pair.Value, 0)
	}
	return false
}
