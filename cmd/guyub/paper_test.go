package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A call that nothing can be made of is refused before a password is asked for.
func TestALetterIsAskedForWhole(t *testing.T) {
	for _, call := range []struct {
		args []string
		says string
	}{
		{[]string{"surat-cinta"}, "tidak dikenal"}, {[]string{"slip"}, "--client"}, {[]string{"agreement"}, "--group"}, {[]string{"attendance", "--group", "PML-001"}, "--on"},
		{[]string{"referral", "--client", "PB-1"}, "--group"}, {[]string{"handover"}, "--client"}, {[]string{"slip", "--client", "PB-1", "--format", "xlsx"}, "bentuk"},
	} {
		root, begun := rootCommand()
		root.SetArgs(append([]string{"paper", "--user", "kabapas", "--db", filepath.Join(t.TempDir(), "x")}, call.args...))
		root.SilenceErrors, root.SilenceUsage = true, true
		err := root.Execute()
		if err == nil || status(err, begun()) != exitUsage || !strings.Contains(say(err, begun()), call.says) {
			t.Errorf("%v: %v", call.args, err)
		}
	}
}

// A letter goes to a file of its own that only its owner reads, and never over
// another.
func TestALetterIsWrittenBesideWhatIsThere(t *testing.T) {
	file := wholeFile(t)
	out := filepath.Join(t.TempDir(), "surat.pdf")
	t.Setenv("GUYUB_PASSWORD", "guyub-demo")
	make := func() (string, int) {
		root, begun := rootCommand()
		root.SetArgs([]string{"paper", "agreement", "--group", "PML-001", "--format", "pdf", "--out", out, "--user", "kabapas", "--db", file})
		root.SilenceErrors, root.SilenceUsage = true, true
		err := root.Execute()
		if err == nil {
			return "", exitDone
		}
		return say(err, begun()), status(err, begun())
	}
	if said, code := make(); code != exitDone {
		t.Fatal(said)
	}
	was, err := os.ReadFile(out)
	if err != nil || !strings.HasPrefix(string(was), "%PDF-") {
		t.Fatalf("%.20q, %v", was, err)
	}
	if info, err := os.Stat(out); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if said, code := make(); code != exitRefused || !strings.Contains(said, "tidak ditimpa") {
		t.Errorf("%d %s", code, said)
	}
}
