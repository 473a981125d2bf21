package main

import (
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"guyub/store"
	"guyub/tui"
)

// deskOptions are how the desk is opened.
type deskOptions struct {
	path           string
	terminal       string
	user, password string // sign in at once
	hint           string // under the sign-in
	plain          bool   // told in lines
}

// runDesk opens the office's file and shows the desk until it is closed.
func runDesk(cmd *cobra.Command, o deskOptions) (err error) {
	o.plain = o.plain || os.Getenv("TERM") == "dumb"
	if !o.plain && !(term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd()))) {
		return said("meja guyub memerlukan terminal; jalankan tanpa pipa, atau pakai salah satu perintah (guyub --help)")
	}
	office, err := openGate(cmd.Context(), o.path, store.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, office.Close()) }()

	cfg := tui.Config{
		Print:  printPage,
		Office: office, Terminal: terminalName(o.terminal), Language: os.Getenv("GUYUB_LANG"),
		NoColor: os.Getenv("NO_COLOR") != "", ASCII: os.Getenv("GUYUB_ASCII") != "" || os.Getenv("TERM") == "vt100",
		User: o.user, Password: o.password, Hint: o.hint, Fault: faultFile(o.path),
	}
	if o.plain {
		return runPlain(cmd, cfg)
	}
	app := tui.New(cfg)
	defer app.Close()
	// Bubble Tea would end at once on a signal, with drafts unsaved, and does
	// not hear a lost line (SIGHUP) at all.
	program := tea.NewProgram(app, tea.WithContext(cmd.Context()), tea.WithoutSignalHandler())
	app.Bind(program.Send)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, os.Interrupt)
	defer signal.Stop(signals)
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-signals:
			program.Send(tui.HangUp{})
		case <-done:
		}
	}()
	_, err = program.Run()
	return err
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

// faultFile returns what keeps the stack of a screen's panic beside the
// office's file. A stack holds places in the program and no one's data; the
// text of a panic might, and is left out.
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
