package main

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"guyub/store"
	"guyub/store/kv"
	"guyub/tui"
	"guyub/tui/serve"
)

// deskOptions are how the desk is opened.
type deskOptions struct {
	path           string
	terminal       string
	user, password string // sign in at once
	hint           string // under the sign-in
	plain          bool   // told in lines
}

// runDesk shows the desk until it is closed: of the file that it opens, or of
// the process that holds the file already.
func runDesk(cmd *cobra.Command, o deskOptions) (err error) {
	if err := onlyHere(cmd.Context()); err != nil {
		return err
	}
	o.plain = o.plain || os.Getenv("TERM") == "dumb"
	if !o.plain && !(term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd()))) {
		return said("meja guyub memerlukan terminal; jalankan tanpa pipa, pakai --plain, atau salah satu perintah (guyub --help)")
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, os.Interrupt)
	defer signal.Stop(signals)
	socket := socketPath(o.path)
	if attached, err := attach(socket, o, signals, 0); attached || err != nil {
		return err
	}
	gate, err := openGate(cmd.Context(), o.path, store.Options{})
	if errors.Is(err, kv.ErrLocked) {
		// Another one opened it in the same moment.
		if attached, failed := attach(socket, o, signals, attachPatience); attached || failed != nil {
			return failed
		}
	}
	if err != nil {
		return err
	}
	return holdDesk(gate, o, socket, signals)
}

// holdDesk shows a desk in the process that holds the file.
func holdDesk(gate *gate, o deskOptions, socket string, signals <-chan os.Signal) (err error) {
	quiet := slog.New(slog.DiscardHandler) // the terminal belongs to the desk
	folder, err := os.Getwd()
	if err != nil {
		folder = "" // the folder is gone: nothing can be written there
	}
	h, err := newHost(gate, tui.Config{Hint: o.hint, Folder: folder}, socket, quiet)
	if err != nil {
		return errors.Join(err, gate.Close())
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	gone := make(chan struct{})
	lost := make(chan bool, 1) // whether only the window was lost
	go func() {
		if got, ok := <-signals; ok {
			lost <- got == syscall.SIGHUP
			close(gone)
		}
	}()
	err = h.desks.Run(serve.Terminal{
		Name: terminalName(o.terminal), Gone: gone, User: o.user, Password: o.password,
		Language: os.Getenv("GUYUB_LANG"), NoColor: os.Getenv("NO_COLOR") != "",
		ASCII: os.Getenv("GUYUB_ASCII") != "" || os.Getenv("TERM") == "vt100", Plain: o.plain,
	})
	select {
	case window := <-lost:
		if window {
			h.outlast(signals)
		}
	default:
	}
	return err
}

// outlast keeps the file open for the other desks after this one has lost its
// window: they are at work, and nobody there has closed anything.
func (h *host) outlast(signals <-chan os.Signal) {
	select {
	case <-h.desks.Empty():
	case <-signals:
	}
}

// attachPatience is how long to wait for a process that has just taken the file
// to answer.
const attachPatience = 3 * time.Second

// attach shows a desk of the process that holds the file; false if there is
// none.
func attach(socket string, o deskOptions, signals <-chan os.Signal, patience time.Duration) (attached bool, err error) {
	if socket == "" {
		return false, nil
	}
	line, err := serve.Dial(socket, realPath(o.path))
	for end := time.Now().Add(patience); errors.Is(err, serve.ErrNobody) && time.Now().Before(end); {
		time.Sleep(50 * time.Millisecond)
		line, err = serve.Dial(socket, realPath(o.path))
	}
	switch {
	case errors.Is(err, serve.ErrNobody):
		return false, nil
	case err != nil:
		return false, lineError(err)
	}
	defer line.Close() //nolint:errcheck // the desk has ended
	code, err := line.Desk(serve.Window{Name: terminalName(o.terminal), In: os.Stdin, Out: os.Stdout, Ends: signals, Plain: o.plain})
	switch {
	case err != nil:
		return true, lineError(err)
	case code != exitDone:
		return true, carriedOut{code}
	}
	return true, nil
}

// terminalName names this desk for the audit: "loket-1".
func terminalName(flag string) string {
	if flag != "" {
		return flag
	}
	if name := os.Getenv("GUYUB_TERMINAL"); name != "" {
		return name
	}
	if host, err := os.Hostname(); err == nil {
		return host
	}
	return "meja"
}

// makeFolder makes the folder of the office's file, for its owner alone.
func makeFolder(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fileError(filepath.Dir(path), err)
	}
	return nil
}

// faultFile returns what keeps the stack of a desk's panic beside the office's
// file. A stack holds places in the program and no one's data; the text of a
// panic might, and is left out.
func faultFile(path string) func(stack []byte) {
	return func(stack []byte) {
		f, err := os.OpenFile(path+".faults", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return // the desk has said that there was a fault; more cannot be done
		}
		_, _ = f.Write(append(stack, '\n'))
		_ = f.Close()
	}
}

// exists reports whether there is something at path.
func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
