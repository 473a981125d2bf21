package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"guyub/store"
	"guyub/tui"
	"guyub/tui/serve"
)

// host is the process that holds an office's file: the office, the desks that
// are open in it, and the socket by which other windows of the machine find it.
type host struct {
	gate   *gate
	desks  *serve.Desks
	path   string // of the socket
	socket *serve.Socket
	log    *slog.Logger
}

// newHost returns the host of a file. Its socket answers as soon as there is an
// office in the file.
func newHost(g *gate, base tui.Config, socket string, log *slog.Logger) (*host, error) {
	h := &host{gate: g, path: socket, log: log}
	base.Office = g
	base.Print, base.Fault = printPage, faultFile(g.path)
	h.desks = serve.NewDesks(base, 0)
	g.opened = h.listen
	if g.Ready() {
		return h, h.listen()
	}
	return h, nil
}

// listen lets other windows find this process. Where there can be no socket,
// they are told that the file is in use.
func (h *host) listen() error {
	if h.path == "" {
		return nil
	}
	socket, err := serve.NewSocket(h.path, h.desks, h.verb, h.log)
	if err != nil {
		return err
	}
	if err := socket.Listen(); errors.Is(err, serve.ErrNoSocket) {
		return sayf("%s bukan soket dan tidak diganti; sebutkan nama lain dengan --socket atau GUYUB_SOCKET", h.path)
	} else if err != nil {
		return fileError(h.path, err)
	}
	h.socket = socket
	return nil
}

// farewell is how long desks have to keep their drafts when the process ends.
const farewell = 10 * time.Second

// Close ends every desk with its drafts kept, and lets the file go.
func (h *host) Close() error {
	ctx, stop := context.WithTimeout(context.Background(), farewell)
	defer stop()
	err := h.desks.Close(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		h.log.Warn("some desks did not end in time; their drafts are those of their last change")
		err = nil
	}
	if h.socket != nil {
		err = errors.Join(err, h.socket.Close())
	}
	return errors.Join(err, h.gate.Close())
}

// socketPath is where the process that holds a file is found: beside the file,
// or, where that name is too long for a socket, in a folder of the user's own;
// or where GUYUB_SOCKET says.
// It is empty where there is no such place.
func socketPath(db string) string {
	if path := os.Getenv("GUYUB_SOCKET"); path != "" {
		return path
	}
	path := realPath(db) + ".sock"
	const longest = 100 // the system's limit is 104 to 108
	if len(path) <= longest {
		return path
	}
	folder := os.Getenv("XDG_RUNTIME_DIR")
	if folder == "" {
		folder = filepath.Join(os.TempDir(), fmt.Sprintf("guyub-%d", os.Getuid()))
		if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return ""
		}
	}
	if info, err := os.Lstat(folder); err != nil || !info.IsDir() || info.Mode().Perm()&0o077 != 0 {
		return ""
	}
	sum := sha256.Sum256([]byte(path))
	return filepath.Join(folder, fmt.Sprintf("guyub-%x.sock", sum[:8]))
}

// realPath names a file in the one way that all processes do, whatever links
// lead to it.
func realPath(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(folder, filepath.Base(path))
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return path
}

// caller is who had a verb carried out by this process from another window.
type caller struct {
	office *store.Office
	dir    string
	// password is that of the user it names; nil when none was given.
	password *string
}

type callerKey struct{}

// callerOf returns the caller of a verb; nil when it was typed here.
func callerOf(ctx context.Context) *caller {
	c, _ := ctx.Value(callerKey{}).(*caller)
	return c
}

// verb carries out what was typed in another window, with the office that this
// process holds.
func (h *host) verb(ctx context.Context, call serve.Call, in io.Reader, out, errs io.Writer) int {
	c := &caller{office: h.gate.office, dir: call.Dir}
	if call.HasPassword {
		c.password = &call.Password
	}
	root, begun := rootCommand()
	root.SetArgs(call.Args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	root.SilenceErrors, root.SilenceUsage = true, true
	err := root.ExecuteContext(context.WithValue(ctx, callerKey{}, c))
	if err != nil {
		printf(errs, "guyub: %s\n", say(err, begun()))
	}
	return status(err, begun())
}

// carriedOut is the end of a verb that another process carried out, and said
// everything about.
type carriedOut struct{ status int }

// Error tells the status.
func (c carriedOut) Error() string {
	return fmt.Sprintf("carried out elsewhere with status %d", c.status)
}

// onlyHere refuses what cannot be carried out for another window.
func onlyHere(ctx context.Context) error {
	if callerOf(ctx) != nil {
		return said("perintah ini hanya dapat dijalankan di jendela sendiri")
	}
	return nil
}

// located returns the name of a file as the caller meant it.
func located(ctx context.Context, path string) string {
	if c := callerOf(ctx); c != nil && !filepath.IsAbs(path) {
		return filepath.Join(c.dir, path)
	}
	return path
}

// hand gives a verb to the process that holds the file, and returns how it
// ended; nil and false when nobody holds it.
func hand(ctx context.Context, path string, secrets secrets) (error, bool) {
	socket := socketPath(path)
	if socket == "" {
		return nil, false
	}
	line, err := serve.Dial(socket)
	switch {
	case errors.Is(err, serve.ErrNobody):
		return nil, false
	case err != nil:
		return lineError(err), true
	}
	defer line.Close() //nolint:errcheck // the verb has ended
	dir, err := os.Getwd()
	if err != nil {
		return err, true
	}
	call := serve.Call{Args: os.Args[1:], Dir: dir, Password: secrets.password, HasPassword: secrets.hasPassword}
	code, err := line.Call(ctx, call, strings.NewReader(secrets.code), os.Stdout, os.Stderr)
	if err != nil {
		return lineError(err), true
	}
	return carriedOut{code}, true
}

// secrets are what a verb asked for before it opens the office.
type secrets struct {
	password    string
	hasPassword bool
	code        string // the recovery code, with the end of its line
}

// lineError words why another process could not be reached.
func lineError(err error) error {
	switch {
	case errors.Is(err, serve.ErrOtherUser):
		return said("berkas kantor ini dipegang guyub milik pengguna lain komputer ini; masuk lewat ssh bila kantor melayaninya (guyub serve), atau jalankan sebagai pengguna itu")
	case errors.Is(err, serve.ErrCut):
		return said("sambungan ke guyub yang memegang berkas kantor terputus; jalankan lagi")
	}
	return err
}
