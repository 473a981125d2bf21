//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"guyub/model/demo"
)

// at opens a window on a file, and signs somebody in there.
func at(t *testing.T, path, name, user string) *terminal {
	t.Helper()
	x := startTerminal(t, "--db", path, "--terminal", name)
	x.See("Kata sandi", name)
	x.Type(user + "\r")
	x.Type(demo.Password + "\r")
	x.See("[1 Beranda]")
	return x
}

// ends waits for a window to close and returns its exit status; -1 if it was
// killed.
func (x *terminal) ends(t *testing.T) int {
	t.Helper()
	err := x.cmd.Wait()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0
}

// typeDraft begins a new client and leaves it half done.
func (x *terminal) typeDraft(name string) {
	x.Type("2")
	x.See("[2 Klien]")
	x.Type("n")
	x.See("klien baru")
	x.Type(name)
	x.See(name)
}

// keptDraft waits until a window is offered what was typed, and takes it.
func keptDraft(t *testing.T, x *terminal, name string) {
	t.Helper()
	x.Type("2")
	x.See("[2 Klien]")
	const patience = 30 // openings of the form
	for n := 0; !x.Shows("Ada draf yang belum disimpan"); n++ {
		if n == patience {
			t.Fatalf("no draft is offered:\n%s", x.Text())
		}
		x.Type("n")
		x.See("klien baru")
		if !x.Comes("Ada draf yang belum disimpan") {
			x.Press("esc")
			x.See("/ nama, register") // a key at once after esc would be another one
		}
	}
	x.Press("enter")
	x.See(name)
}

func TestASecondWindowAttachesAndTheFirstWaitsForIt(t *testing.T) {
	path := demoFile(t)
	first := at(t, path, "loket-1", "operator")
	second := at(t, path, "loket-2", "pk")
	first.Press("ctrl+q")
	first.See("1 meja lain masih memakai berkas kantor")
	first.Press("enter")
	first.See("Menunggu meja lain", "loket-2 · Dewi Lestari")
	second.Press("ctrl+q")
	if status := second.ends(t); status != 0 {
		t.Errorf("the second window ended with %d", status)
	}
	if status := first.ends(t); status != 0 {
		t.Errorf("the first window ended with %d", status)
	}
	for name, x := range map[string]*terminal{"first": first, "second": second} {
		if !strings.Contains(x.Raw(), "\x1b[?1049l") {
			t.Errorf("the terminal of the %s window was not restored", name)
		}
	}
	if _, err := os.Stat(socketPath(path)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket stays: %v", err)
	}
}

// However a window ends, what was typed in it is offered again.
func TestWhatWasTypedIsKeptHoweverAWindowEnds(t *testing.T) {
	for name, end := range map[string]struct {
		signal syscall.Signal
		status int
	}{
		"the window is closed":   {syscall.SIGHUP, 0},
		"the program is killed":  {syscall.SIGKILL, -1},
		"the machine goes down":  {syscall.SIGTERM, 0},
		"somebody interrupts it": {syscall.SIGINT, 0},
	} {
		t.Run(name, func(t *testing.T) {
			path := demoFile(t)
			first := at(t, path, "loket-1", "pk")
			second := at(t, path, "loket-2", "operator")
			second.typeDraft("Sukirman bin Rahasia")
			if err := second.cmd.Process.Signal(end.signal); err != nil {
				t.Fatal(err)
			}
			if status := second.ends(t); status != end.status {
				t.Errorf("it ended with %d, want %d", status, end.status)
			}
			keptDraft(t, at(t, path, "loket-3", "operator"), "Sukirman bin Rahasia")
			first.Type("2")
			first.See("[2 Klien]") // and nobody else noticed
		})
	}
}

func TestWhatWasTypedIsKeptWhenTheProcessThatHoldsTheFileDies(t *testing.T) {
	path := demoFile(t)
	first := at(t, path, "loket-1", "pk")
	second := at(t, path, "loket-2", "operator")
	second.typeDraft("Sukirman bin Rahasia")
	// The draft is there as soon as another desk is offered it.
	keptDraft(t, at(t, path, "loket-3", "operator"), "Sukirman bin Rahasia")
	if err := first.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if status := second.ends(t); status != exitRefused {
		t.Errorf("the second window ended with %d", status)
	}
	for _, want := range []string{"\x1b[?1049l", "terputus; jalankan lagi"} {
		if !strings.Contains(second.Raw(), want) {
			t.Errorf("the second window was not given %q", want)
		}
	}
	keptDraft(t, at(t, path, "loket-2", "operator"), "Sukirman bin Rahasia")
}

// The holder's own window may be lost; who works beside it goes on.
func TestALostWindowOfTheHolderLeavesTheOthersAtWork(t *testing.T) {
	path := demoFile(t)
	first := at(t, path, "loket-1", "pk")
	second := at(t, path, "loket-2", "operator")
	if err := first.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	first.Sent("\x1b[?1049l") // its desk has gone
	second.Type("2")
	second.See("[2 Klien]")
	second.Press("ctrl+q")
	if status := second.ends(t); status != 0 {
		t.Errorf("the second window ended with %d", status)
	}
	if status := first.ends(t); status != 0 {
		t.Errorf("the first window ended with %d", status)
	}
}

// A verb that is typed while another process holds the file is carried out by
// that one: it need not be closed first.
func TestAVerbIsCarriedOutByTheProcessThatHoldsTheFile(t *testing.T) {
	path := demoFile(t)
	at(t, path, "loket-1", "pk")
	folder := t.TempDir()
	guyub := func(password string, args ...string) (out, errs string, status int) {
		x := exec.Command(startedAs(t), append(args, "--db", path)...)
		x.Dir = folder
		x.Env = append(os.Environ(), "GUYUB_PASSWORD="+password)
		var o, e strings.Builder
		x.Stdout, x.Stderr = &o, &e
		err := x.Run()
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			return o.String(), e.String(), exit.ExitCode()
		}
		if err != nil {
			t.Fatal(err)
		}
		return o.String(), e.String(), 0
	}
	if out, errs, status := guyub(demo.Password, "user", "list", "--user", "admin"); status != 0 || !strings.Contains(out, "Rini Astarini") || errs != "" {
		t.Errorf("user list: %d, %q, %q", status, out, errs)
	}
	if out, errs, status := guyub("salah sama sekali", "user", "list", "--user", "admin"); status != exitRefused || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "kata sandi salah") {
		t.Errorf("a wrong password: %d, %q, %q", status, out, errs)
	}
	if _, errs, status := guyub(demo.Password, "user", "list", "--user", "admin", "--what"); status != exitUsage {
		t.Errorf("a wrong call: %d, %q", status, errs)
	}
	// A file is named from where the verb was typed.
	if _, errs, status := guyub(demo.Password, "backup", "--out", "salinan.guyub", "--user", "kabapas"); status != 0 {
		t.Errorf("backup: %d, %q", status, errs)
	}
	if _, err := os.Stat(folder + "/salinan.guyub"); err != nil {
		t.Errorf("the backup is not where it was asked for: %v", err)
	}
	if out, errs, status := guyub("", "audit", "verify"); status != 0 || !strings.Contains(out, "Jejak audit utuh") {
		t.Errorf("audit verify: %d, %q, %q", status, out, errs)
	}
	if _, errs, status := guyub(demo.Password, "serve", "--listen", "127.0.0.1:0"); status != exitRefused || !strings.Contains(errs, "sedang dipakai guyub lain") {
		t.Errorf("a second server: %d, %q", status, errs)
	}
}
