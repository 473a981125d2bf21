package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"guyub/store"
	"guyub/tui/serve"
)

// A verb that is typed while another process holds the office's file is carried
// out by that one: hand gives it away at the one end, host.verb takes it at the
// other.

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
	line, err := serve.Dial(socket, realPath(path))
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
	case errors.Is(err, serve.ErrOtherFile):
		return said("soket ini dipakai guyub untuk berkas lain; kosongkan GUYUB_SOCKET atau beri tiap berkas soketnya sendiri")
	case errors.Is(err, serve.ErrCut):
		return said("sambungan ke guyub yang memegang berkas kantor terputus; jalankan lagi")
	}
	return err
}
