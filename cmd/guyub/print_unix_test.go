//go:build unix

package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// printer puts a command of that name first on the path, and returns where it
// writes what it was given.
func printer(t *testing.T, name, script string) string {
	t.Helper()
	folder := t.TempDir()
	out := filepath.Join(folder, "out")
	if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+strings.ReplaceAll(script, "OUT", out)+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder)
	return out
}

func TestAPageGoesToWhateverPrints(t *testing.T) {
	for _, name := range []string{"lp", "lpr"} {
		out := printer(t, name, "while IFS= read -r line; do echo \"$line\"; done >OUT")
		if err := printPage(t.Context(), "Bukti wajib lapor\nSukardi"); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(out); string(got) != "Bukti wajib lapor\nSukardi\n" {
			t.Errorf("%s was given %q", name, got)
		}
	}
}

func TestAPrinterThatRefusesIsSaid(t *testing.T) {
	printer(t, "lp", "echo 'no default destination' >&2; exit 1")
	if err := printPage(t.Context(), "x"); err == nil || !strings.Contains(err.Error(), "no default destination") {
		t.Errorf("%v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if err := printPage(t.Context(), "x"); !errors.Is(err, errNoPrinter) {
		t.Errorf("%v", err)
	}
}
