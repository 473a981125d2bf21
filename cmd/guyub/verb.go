package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"guyub/store"
	"guyub/store/kv"
)

// verbTerminal is what the audit calls the place where verbs are typed.
const verbTerminal = "perintah"

// enterOffice opens the office's file and signs a user in for one verb; leave
// signs out and lets the file go. When another process holds the file, that one
// carries the verb out.
func enterOffice(cmd *cobra.Command, db, user string) (session *store.Session, leave func() error, err error) {
	if user == "" {
		return nil, nil, usageError{errors.New("sebutkan siapa Anda dengan --user NAMA")}
	}
	if callerOf(cmd.Context()) == nil {
		path, err := officeFile(db)
		if err == nil && !exists(path) {
			err = kv.ErrMissing // before a password is asked for
		}
		if err != nil {
			return nil, nil, err
		}
	}
	password, err := readPassword(cmd, user)
	if err != nil {
		return nil, nil, err
	}
	office, done, err := openOffice(cmd, db, secrets{password: password, hasPassword: true})
	if err != nil {
		return nil, nil, err
	}
	session, err = office.SignIn(cmd.Context(), user, password, verbTerminal, nil)
	if err != nil {
		return nil, nil, errors.Join(err, done())
	}
	return session, func() error { session.SignOut(); return done() }, nil
}

// openOffice opens the office's file for one verb; done lets it go. When
// another process holds the file, that one carries the verb out, with the
// secrets that were asked for, and what is returned says how it ended.
func openOffice(cmd *cobra.Command, db string, given secrets) (office *store.Office, done func() error, err error) {
	if c := callerOf(cmd.Context()); c != nil {
		return c.office, func() error { return nil }, nil
	}
	path, err := officeFile(db)
	if err != nil {
		return nil, nil, err
	}
	if ended, held := hand(cmd.Context(), path, given); held {
		return nil, nil, ended
	}
	if office, err = store.Open(cmd.Context(), path, store.Options{}); err != nil {
		return nil, nil, err
	}
	return office, office.Close, nil
}

// officeFile returns the file of the office: the flag, GUYUB_DB, or the usual
// place in the folder for the data of programs.
func officeFile(flag string) (string, error) {
	if flag != "" {
		return flag, nil
	}
	if path := os.Getenv("GUYUB_DB"); path != "" {
		return path, nil
	}
	folder := os.Getenv("XDG_DATA_HOME")
	if folder == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", said("folder data pengguna tidak diketahui; sebutkan berkas kantor dengan --db")
		}
		folder = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(folder, "guyub", "kantor.guyub"), nil
}

// usageError is a wrong call: exit status 2.
type usageError struct{ error }

// Unwrap returns what was wrong.
func (e usageError) Unwrap() error { return e.error }

// said is an error whose text is the sentence for the person already.
type said string

// Error returns the sentence.
func (s said) Error() string { return string(s) }

// sayf makes a sentence for the person.
func sayf(format string, args ...any) error { return said(fmt.Sprintf(format, args...)) }

// explain words an error of the store.
func explain(err error) string { return store.Explain(err, "id") }

// sentence words whatever a verb returned, in one sentence.
func sentence(err error) string {
	if s, ok := errors.AsType[said](err); ok {
		return string(s)
	}
	if u, ok := errors.AsType[usageError](err); ok {
		return u.Error()
	}
	return explain(err)
}

// fileError words why a file could not be opened.
func fileError(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return sayf("berkas %s tidak ada; periksa namanya", path)
	case errors.Is(err, fs.ErrPermission):
		return sayf("berkas %s tidak boleh dibuka; periksa izinnya", path)
	}
	return sayf("berkas %s tidak dapat dibuka (%v)", path, err)
}

// readPassword takes the password from GUYUB_PASSWORD or asks for it.
func readPassword(cmd *cobra.Command, user string) (string, error) {
	if c := callerOf(cmd.Context()); c != nil {
		if c.password == nil {
			return "", said("kata sandi tidak dapat ditanyakan di sini; isi GUYUB_PASSWORD")
		}
		return *c.password, nil
	}
	if p, ok := os.LookupEnv("GUYUB_PASSWORD"); ok {
		return p, nil
	}
	stdin := int(os.Stdin.Fd())
	if !term.IsTerminal(stdin) {
		return "", said("kata sandi tidak dapat ditanyakan di sini; isi GUYUB_PASSWORD")
	}
	printf(cmd.ErrOrStderr(), "Kata sandi %s: ", user)
	raw, err := term.ReadPassword(stdin)
	printf(cmd.ErrOrStderr(), "\n")
	return string(raw), err
}

// stoppable returns a context that ends when the person or the system stops
// the work, so that it ends between two steps and cleans up after itself.
func stoppable(parent context.Context) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(parent, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
}

// printf writes to a stream of the command; that nobody listens any more is no
// error of the work.
func printf(w io.Writer, format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) }

// clearLine takes a progress line away.
func clearLine(w io.Writer) { printf(w, "\r%s\r", strings.Repeat(" ", 60)) }

// thousands writes a count as Indonesian papers do: 1.300.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}
