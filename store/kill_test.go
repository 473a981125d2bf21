package store

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"guyub/model"
)

// killedAt names, in the environment of the child, the work that it does on the
// file, and the file.
const (
	killedDoing  = "GUYUB_TEST_DOING"
	killedOffice = "GUYUB_TEST_FILE"
)

// TestTheChildThatIsKilled is the process that the tests below end: without its
// orders it does nothing.
func TestTheChildThatIsKilled(t *testing.T) {
	path := os.Getenv(killedOffice)
	switch os.Getenv(killedDoing) {
	case "compact":
		fmt.Println("begun")
		_, err := Compact(t.Context(), path, nil)
		fmt.Println("ended", err)
	case "rekey":
		k, err := BeginRekey(t.Context(), path, usernameOf(model.RoleHeadOfOffice), secret, "perintah", Options{})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("begun")
		done, err := k.Run(t.Context(), func(Handout) error { return nil }, nil)
		fmt.Println("ended", err, "resumed", done.Resumed)
		if err := k.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// killed has the child work on a file and ends it some time after it began, at
// most so late, or not at all; it returns what the child said.
func killed(t *testing.T, doing, path string, latest time.Duration) string {
	t.Helper()
	said, _ := timed(t, doing, path, latest)
	return said
}

// timed is killed, and tells how long the child was at work.
func timed(t *testing.T, doing, path string, latest time.Duration) (string, time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestTheChildThatIsKilled$")
	cmd.Env = append(os.Environ(), killedDoing+"="+doing, killedOffice+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var first [6]byte
	if _, err := io.ReadFull(out, first[:]); err != nil || string(first[:]) != "begun\n" {
		rest, _ := io.ReadAll(out)
		t.Fatalf("the child says %q%q (%v)", first, rest, err)
	}
	begun := time.Now()
	if latest > 0 {
		time.Sleep(time.Duration(rand.Int64N(int64(latest))))
		_ = cmd.Process.Kill()
	}
	said, _ := io.ReadAll(out)
	took := time.Since(begun)
	_ = cmd.Wait()
	return string(said), took
}

// unhurried has the child do all of its work, and returns how late it may be
// ended: most of the rounds are then cut off within the work, and some come to
// their end.
func unhurried(t *testing.T, doing, path string) time.Duration {
	t.Helper()
	said, took := timed(t, doing, path, 0)
	if !strings.Contains(said, "ended <nil>") {
		t.Fatalf("the child says %q", said)
	}
	return took
}

// beside lists what lies beside a file.
func beside(t *testing.T, path string) (all []string) {
	t.Helper()
	names, err := filepath.Glob(path + ".*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		all = append(all, strings.TrimPrefix(name, path))
	}
	return all
}

// Killed at any moment of making it smaller, the file holds what it held.
func TestAFileThatIsMadeSmallerIsTheOldOrTheNewOneWhenTheProcessIsKilled(t *testing.T) {
	b := livedIn(t)
	want := opened(t, b.path, b.clock)
	raw, err := os.ReadFile(b.path)
	b.must(err)
	ends := map[string]int{}
	latest := unhurried(t, "compact", b.path)
	for round := range rounds(t, 3) {
		b.must(os.WriteFile(b.path, raw, 0o600))
		said := killed(t, "compact", b.path, latest)
		if strings.Contains(said, "ended <nil>") {
			ends["done"]++
		} else {
			ends["cut off"]++
		}
		got := opened(t, b.path, b.clock)
		if !maps.Equal(got, want) {
			t.Fatalf("round %d: another office", round)
		}
		if left := beside(t, b.path); len(left) != 0 {
			t.Fatalf("round %d: beside it is left %v", round, left)
		}
	}
	t.Logf("killed while made smaller: %v", ends)
	b.open()
}

// Killed at any moment of a change of the key, and begun again, the office is as
// it was, under the one key or the other.
func TestAnOfficeIsUnderTheOldKeyOrTheNewOneWhenTheProcessIsKilled(t *testing.T) {
	b := livedIn(t)
	want := opened(t, b.path, b.clock)
	raw, err := os.ReadFile(b.path)
	b.must(err)
	ends := map[string]int{}
	latest := unhurried(t, "rekey", b.path)
	changed := -1 // how many rounds ended under the new key when the file was put back
	for round := range rounds(t, 3) {
		if ends["new key"] != changed { // one that was cut off is gone on with
			changed = ends["new key"]
			for _, name := range beside(t, b.path) {
				b.must(os.Remove(b.path + name))
			}
			b.must(os.WriteFile(b.path, raw, 0o600))
		}
		said := killed(t, "rekey", b.path, latest)
		if strings.Contains(said, "resumed true") {
			ends["gone on with"]++
		}
		seen := aside(t, b) // whoever signs in makes the half that is built useless
		seen.open()
		_, err := seen.office.SignIn(b.ctx(), usernameOf(model.RoleOperator), secret, "loket-1", nil)
		switch {
		case err == nil && !strings.Contains(said, "ended <nil>"):
			ends["old key"]++
		case errors.Is(err, ErrWrongPassword):
			ends["new key"]++
		default:
			t.Fatalf("round %d: the child says %q, and an old password gives %v", round, said, err)
		}
		b.must(seen.office.Close())
		if got := opened(t, seen.path, b.clock); !maps.Equal(got, want) {
			t.Fatalf("round %d: another office", round)
		}
		key := freshKey(t, seen)
		if rep, err := Inspect(b.ctx(), seen.path, key, nil); err != nil || !rep.OK() {
			t.Fatalf("round %d: %+v, %v", round, rep, err)
		}
	}
	t.Logf("killed during a change of the key: %v", ends)
	b.open()
}

// aside returns the office in a copy of its file.
func aside(t *testing.T, b *beat) *beat {
	t.Helper()
	raw, err := os.ReadFile(b.path)
	b.must(err)
	seen, w := *b, *b.world
	seen.world = &w
	w.path, w.sessions = filepath.Join(t.TempDir(), "seen.db"), nil
	b.must(os.WriteFile(w.path, raw, 0o600))
	return &seen
}
