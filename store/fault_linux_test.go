package store

import (
	"errors"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"guyub/model"
	"guyub/store/kv"
	"guyub/store/roster"
)

// limited is the child that may write no file longer than so many bytes, as on a
// disk that is full; the rest of its work is that of TestTheChildThatIsKilled.
const limited = "GUYUB_TEST_LIMIT"

func init() {
	if os.Getenv(limited) == "" {
		return
	}
	signal.Ignore(syscall.SIGXFSZ) // the write fails instead
	const most = 64 << 10
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: most, Max: most}); err != nil {
		panic(err)
	}
}

// On a full disk neither a smaller file nor a new key is made; the file is as it
// was, nothing lies beside it, and it is said in a sentence.
func TestOnAFullDiskTheFileStaysAsItIs(t *testing.T) {
	b := livedIn(t)
	before, err := os.ReadFile(b.path)
	b.must(err)
	t.Setenv(limited, "1")
	for _, doing := range []string{"compact", "rekey"} {
		said := killed(t, doing, b.path, 0)
		if !strings.Contains(said, kv.ErrFull.Error()) {
			t.Errorf("%s: the child says %q", doing, said)
		}
		after, err := os.ReadFile(b.path)
		b.must(err)
		if string(before) != string(after) {
			t.Errorf("%s: the file is another", doing)
		}
		for _, left := range beside(t, b.path) {
			if !strings.HasPrefix(left, rekeyMark) { // the next try goes on with it
				t.Errorf("%s: beside the file is left %s", doing, left)
			}
		}
	}
	b.open()
}

// When the disk is full in the middle of the day, a save is refused with a
// sentence, everything that was saved is shown, and work goes on when there is
// room again.
func TestOnAFullDiskASaveIsRefusedAndEverythingIsStillShown(t *testing.T) {
	b := livedIn(t)
	info, err := os.Stat(b.path)
	b.must(err)
	o, err := Open(b.ctx(), b.path, Options{Now: b.clock.now, MaxSize: int(info.Size())})
	b.must(err)
	defer o.Close()
	s, err := o.SignIn(b.ctx(), usernameOf(model.RoleHeadOfOffice), secret, "loket-1", nil)
	b.must(err)
	saved, first := 0, s.Roster().Len()
	for ; err == nil && saved < 5000; saved++ {
		c := person(1000+saved, model.Adults)
		c.Notes = strings.Repeat("catatan ", 200)
		_, err = s.SaveClient(b.ctx(), NewOp("client.save"), c)
	}
	if !errors.Is(err, kv.ErrFull) {
		t.Fatalf("after %d saves: %v", saved, err)
	}
	said := Explain(err, "id")
	if !strings.Contains(said, "penuh") || !strings.Contains(said, "aman") {
		t.Errorf("it is said as %q", said)
	}
	if n := s.Roster().Len(); n != first+saved-1 {
		t.Errorf("%d clients are shown, and %d were saved", n, first+saved-1)
	}
	rows := s.Roster().Run(b.ctx(), roster.Query{Sort: roster.ByName, Today: s.Today()})
	if _, err := s.Client(b.ctx(), rows.Row(0).ID); err != nil {
		t.Errorf("a client cannot be read: %v", err)
	}
	b.must(o.Close())
	b.open()
	b.whole()
	b.add(person(900, model.Adults))
}

// Where nothing can be written, nothing is begun.
func TestWhereNothingCanBeWrittenNothingIsBegun(t *testing.T) {
	b := livedIn(t)
	dir := filepath.Dir(b.path)
	b.must(os.Chmod(dir, 0o555))
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
	errs := make(chan error, 2)
	go func() {
		asNobody(func(err error) { errs <- err; errs <- err }, func() {
			_, err := Compact(b.ctx(), b.path, nil)
			errs <- err
			k, err := BeginRekey(b.ctx(), b.path, usernameOf(model.RoleHeadOfOffice), secret, "perintah", Options{})
			if err == nil {
				err = errors.Join(errors.New("begun"), k.Close())
			}
			errs <- err
		})
	}()
	for range 2 {
		if err := <-errs; !errors.Is(err, kv.ErrReadOnly) || !strings.Contains(Explain(err, "id"), "izin") {
			t.Errorf("got %v: %s", err, Explain(err, "id"))
		}
	}
	b.must(os.Chmod(dir, 0o755))
	b.open()
}
