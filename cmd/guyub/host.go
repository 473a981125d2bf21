package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

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
	socket, err := serve.NewSocket(h.path, realPath(h.gate.path), h.desks, h.verb, h.log)
	if err != nil {
		return err
	}
	if err := socket.Listen(); errors.Is(err, serve.ErrNoSocket) {
		return sayf("%s bukan soket dan tidak diganti; sebutkan nama lain dengan --socket atau GUYUB_SOCKET", h.path)
	} else if errors.Is(err, serve.ErrTaken) {
		return sayf("di soket %s sudah ada guyub lain; beri berkas ini soketnya sendiri dengan --socket atau GUYUB_SOCKET", h.path)
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
