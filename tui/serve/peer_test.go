package serve

import (
	"errors"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"guyub/tui"
)

// Both ends ask whose the other is, and neither speaks to another user.
func TestAnotherUserOfTheMachineIsRefusedAtBothEnds(t *testing.T) {
	stranger := func(*net.UnixConn) (int, error) { return os.Getuid() + 1, nil }
	unknown := func(*net.UnixConn) (int, error) { return os.Getuid(), errors.New("the system does not say") }
	for name, p := range map[string]peer{"a stranger": stranger, "somebody unknown": unknown} {
		folder, err := os.MkdirTemp("", "guyub")
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, "s")
		s, err := NewSocket(path, "/kantor.guyub", NewDesks(tui.Config{}, 0), nil, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		s.peer = p
		if err := s.Listen(); err != nil {
			t.Fatal(err)
		}
		if _, err := dial(path, "/kantor.guyub", peerOf); !errors.Is(err, ErrNobody) {
			t.Errorf("the process answered %s: %v", name, err)
		}
		if _, err := dial(path, "/kantor.guyub", p); !errors.Is(err, ErrOtherUser) {
			t.Errorf("%s was spoken to: %v", name, err)
		}
		if err := errors.Join(s.Close(), os.RemoveAll(folder)); err != nil {
			t.Error(err)
		}
	}
}

// Two offices that were given one name for their sockets are not mixed up: who
// comes for the one is not answered about the other, nor is its place taken.
func TestASocketAnswersForOneFileAlone(t *testing.T) {
	folder, err := os.MkdirTemp("", "guyub")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	path := filepath.Join(folder, "s")
	make := func(file string) *Socket {
		s, err := NewSocket(path, file, NewDesks(tui.Config{}, 0), nil, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	one := make("/satu.guyub")
	if err := one.Listen(); err != nil {
		t.Fatal(err)
	}
	if err := make("/dua.guyub").Listen(); !errors.Is(err, ErrTaken) {
		t.Errorf("a second process took the socket: %v", err)
	}
	if _, err := Dial(path, "/dua.guyub"); !errors.Is(err, ErrOtherFile) {
		t.Errorf("the wrong process answered: %v", err)
	}
	line, err := Dial(path, "/satu.guyub")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(line.Close(), one.Close()); err != nil {
		t.Error(err)
	}
}

func TestTheLimiterForgetsAddressesAndNeverALine(t *testing.T) {
	l := newLimiter(Limits{}, func() time.Time { return time.Time{} })
	held := l.admit(&net.TCPAddr{IP: net.IPv4(10, 0, 0, 1)})
	if held == nil {
		t.Fatal("the first line was refused")
	}
	for i := range 3 * addressesKept {
		if release := l.admit(&net.TCPAddr{IP: net.IPv4(11, byte(i>>16), byte(i>>8), byte(i))}); release != nil {
			release()
			release() // twice is once
		}
	}
	if len(l.by) > addressesKept+1 || l.open != 1 {
		t.Errorf("%d addresses are kept, %d lines are open", len(l.by), l.open)
	}
	held()
	if l.open != 0 {
		t.Errorf("%d lines are open", l.open)
	}
}

func TestAnAddressIsAHouseWhateverItsPort(t *testing.T) {
	a := addressOf(&net.TCPAddr{IP: net.ParseIP("2001:db8::1"), Port: 1})
	b := addressOf(&net.TCPAddr{IP: net.ParseIP("2001:db8::2"), Port: 2})
	c := addressOf(&net.TCPAddr{IP: net.ParseIP("2001:db8:0:1::1"), Port: 1})
	if a != b || a == c {
		t.Errorf("%s, %s, %s", a, b, c)
	}
	if got := addressOf(&net.TCPAddr{IP: net.IPv4(10, 0, 0, 1), Port: 9}); got != "10.0.0.1" {
		t.Error(got)
	}
}
