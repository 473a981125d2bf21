package intake

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"guyub/model"
	"guyub/store"
	"guyub/store/seal"
	"guyub/store/sheet"
)

// The child of the kill test goes on with the import of a table, and says when it
// has begun and whenever a row is certain.
const (
	childEnv = "GUYUB_TEST_IMPORT_CHILD"
	who      = "ratna"
	secret   = "tujuh sendok bambu"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childEnv); dir != "" {
		goOn(dir)
		return
	}
	os.Exit(m.Run())
}

func goOn(dir string) {
	err := func() error {
		office, s, err := enter(context.Background(), dir)
		if err != nil {
			return err
		}
		defer office.Close() //nolint:errcheck // every save was durable when it returned
		fmt.Println("begun")
		_, err = resume(context.Background(), dir, s, func(sheet.Outcome) error {
			_, err := fmt.Println("row")
			return err
		})
		return err
	}()
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
}

func officeIn(dir string) string { return filepath.Join(dir, "kantor.guyub") }
func tableIn(dir string) string  { return filepath.Join(dir, "klien.csv") }

func enter(ctx context.Context, dir string) (*store.Office, *store.Session, error) {
	office, err := store.Open(ctx, officeIn(dir), store.Options{})
	if err != nil {
		return nil, nil, err
	}
	s, err := office.SignIn(ctx, who, secret, "loket-1", nil)
	if err != nil {
		return nil, nil, err
	}
	return office, s, nil
}

// resume goes on with the import of the table, or begins it.
func resume(ctx context.Context, dir string, s *store.Session, each func(sheet.Outcome) error) (model.Batch, error) {
	src, err := Read(tableIn(dir))
	if err != nil {
		return model.Batch{}, err
	}
	all, err := s.Batches(ctx)
	if err != nil {
		return model.Batch{}, err
	}
	choice := Choice{Kind: sheet.Clients}
	opt := Options{Each: each}
	if known, ok := Known(all, src, choice); ok {
		if !known.Resumable() {
			return known, nil
		}
		opt.Resume = &known
	}
	b, _, err := Run(ctx, s, src, choice, opt)
	return b, err
}

// letters turns a number into a name, for names hold no digits.
func letters(i int) string {
	out := "A"
	for ; i > 0; i /= 26 {
		out += string(rune('a' + i%26))
	}
	return out
}

// written is an office and a table of so many rows, every tenth of them wrong.
func written(t *testing.T, rows int) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := store.Create(t.Context(), officeIn(dir), store.Setup{
		Office:  model.Office{Name: "Bapas Contoh", Zone: model.WIB},
		Regions: []model.Region{{Code: "33.02", Name: "Banyumas"}, {Code: "33.02.15", Name: "Cilongok", Parent: "33.02"}},
		Head:    model.User{Username: who, Name: "Kepala Kantor", Role: model.RoleHeadOfOffice}, Password: secret,
		Params: seal.Params{Time: 1, MemoryKiB: 64, Threads: 1},
	})
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("no register;nama;tgl lahir;jk;kecamatan;kategori\n")
	for i := range rows {
		district := "Cilongok"
		if i%10 == 9 {
			district = "Antah Berantah"
		}
		fmt.Fprintf(&table, "PB-%05d/26;Sukar %s;12-04-1980;L;%s;PB\n", i, letters(i), district)
	}
	if err := os.WriteFile(tableIn(dir), []byte(table.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestR15AnImportThatIsKilledLosesAndDoublesNothing kills an importing process at
// random moments, over and over on the same file. Each time the office opens, the
// batch says what its tables hold, and the check finds nothing; gone on with to
// the end, the rows of the table are there, each once. GUYUB_ROUNDS says how often.
func TestR15AnImportThatIsKilledLosesAndDoublesNothing(t *testing.T) {
	rounds := 5
	if n, err := strconv.Atoi(os.Getenv("GUYUB_ROUNDS")); err == nil {
		rounds = n
	}
	rows := 400 * rounds
	dir := written(t, rows)
	killed, between := 0, 0
	for round := range rounds {
		if kill(t, dir) {
			killed++
		}
		if n := verify(t, dir, round); n > 0 && n < rows {
			between++
		}
	}
	office, s, err := enter(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	b, err := resume(t.Context(), dir, s, nil)
	if err != nil || b.State != model.BatchDone {
		t.Fatalf("gone on with, the import is %v: %v", b.State, err)
	}
	good := rows - rows/10
	if b.Rows != rows || b.New != good || b.Rejected != rows/10 || s.Roster().Len() != good {
		t.Fatalf("of %d rows the batch says %+v and the roster holds %d", rows, b, s.Roster().Len())
	}
	if err := office.Close(); err != nil {
		t.Fatal(err)
	}
	verify(t, dir, rounds)
	t.Logf("%d rounds: %d killed, %d of them between the first and the last row; %d rows, each once", rounds, killed, between, rows)
	if killed == 0 || between == 0 {
		t.Fatal("nobody was killed at work: the test sees nothing")
	}
}

// kill lets a child import and kills it; false when it was faster.
func kill(t *testing.T, dir string) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for left := rand.IntN(400); left > 0 && lines.Scan(); left-- {
		if strings.HasPrefix(lines.Text(), "error") {
			t.Fatalf("child says %s", lines.Text())
		}
	}
	time.Sleep(time.Duration(rand.IntN(3000)) * time.Microsecond) // into the middle of a transaction
	_ = cmd.Process.Kill()
	return cmd.Wait() != nil
}

// verify opens the office and holds what the batch says against what is there; it
// returns the rows dealt with.
func verify(t *testing.T, dir string, round int) int {
	t.Helper()
	office, s, err := enter(t.Context(), dir)
	if err != nil {
		t.Fatalf("round %d: the office does not open: %v", round, err)
	}
	defer office.Close() //nolint:errcheck // only read from
	rep, err := s.Check(t.Context(), nil)
	if err != nil || !rep.OK() {
		t.Fatalf("round %d: the file is not whole: %+v, %v", round, rep, err)
	}
	all, err := s.Batches(t.Context())
	if err != nil || len(all) > 1 {
		t.Fatalf("round %d: %d batches, %v", round, len(all), err)
	}
	if len(all) == 0 {
		return 0 // it was killed before it began
	}
	b := &all[0]
	_, brought, err := s.Brought(t.Context(), b.ID, 0)
	if err != nil || brought != b.New || s.Roster().Len() != b.New || b.Rows != b.New+b.Rejected {
		t.Fatalf("round %d: the batch says %+v, it brought %d, the roster holds %d, %v", round, b, brought, s.Roster().Len(), err)
	}
	return b.Rows
}
