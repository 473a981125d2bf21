package main

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"guyub": main})
}

// The scripts in testdata type the verbs at a shell and hold what they print,
// write and exit with.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("GUYUB_PASSWORD", "guyub-demo")
			e.Setenv("XDG_DATA_HOME", e.WorkDir+"/data")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code":    code,
			"damage":  damage,
			"private": private,
			"latin":   latin,
			"wrong":   wrong,
		},
	})
}

// code NAME keeps the code of the last checkpoint, as it was printed, in a
// variable.
func code(ts *testscript.TestScript, neg bool, args []string) {
	_, rest, ok := strings.Cut(ts.ReadFile("stdout"), "kode ")
	if neg || len(args) != 1 || !ok {
		ts.Fatalf("usage: code NAME, after a command that prints one")
	}
	ts.Setenv(args[0], strings.Fields(rest)[0])
}

// damage FILE COPY writes a copy of a file with a bit turned over in the middle
// of each of its pages but the two at its head.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: damage FILE COPY")
	}
	raw := []byte(ts.ReadFile(args[0]))
	const page = 4096
	for at := 2*page + page/2; at < len(raw); at += page {
		raw[at] ^= 1
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), raw, 0o600))
}

// private FILE fails unless only its owner may read the file.
func private(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 || neg {
		ts.Fatalf("usage: private FILE")
	}
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if mode := info.Mode().Perm(); mode != 0o600 {
		ts.Fatalf("%s has mode %v", args[0], mode)
	}
}

// latin FILE rewrites a file of UTF-8 as Windows-1252.
func latin(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 || neg {
		ts.Fatalf("usage: latin FILE")
	}
	var out strings.Builder
	for _, r := range ts.ReadFile(args[0]) {
		out.WriteByte(byte(r)) // the letters used in the scripts have the same numbers
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(out.String()), 0o600))
}

// wrong ARG... fails unless guyub, called so, exits with status 2, prints
// nothing, and says one sentence.
func wrong(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("usage: wrong ARG...")
	}
	err := ts.Exec("guyub", args...)
	if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != exitUsage {
		ts.Fatalf("guyub %v: %v, want status %d", args, err, exitUsage)
	}
	if out := ts.ReadFile("stdout"); out != "" {
		ts.Fatalf("guyub %v printed %q", args, out)
	}
	if said := ts.ReadFile("stderr"); !strings.HasPrefix(said, "guyub: ") || strings.Count(said, "\n") != 1 {
		ts.Fatalf("guyub %v said %q", args, said)
	}
}
