package serve_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	gossh "golang.org/x/crypto/ssh"

	"guyub/tui"
	"guyub/tui/kit"
	"guyub/tui/lang"
	"guyub/tui/serve"
	"guyub/tui/serve/servetest"
	"guyub/tui/tuitest"
)

// door is who may come in.
type door struct {
	mu    sync.Mutex
	names map[[sha256.Size]byte]string
	only  bool
}

func (d *door) TerminalOf(key [sha256.Size]byte) (string, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	name, ok := d.names[key]
	return name, ok
}

func (d *door) NamedOnly() bool { d.mu.Lock(); defer d.mu.Unlock(); return d.only }

func (d *door) name(key gossh.Signer, name string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.names[serve.Fingerprint(key.PublicKey())] = name
}

// page is the one screen of the test's desks: it counts what it is told to keep.
type page struct {
	env   *kit.Env
	kept  *atomic.Int32
	dirty bool
}

const scribble kit.Intent = "test.scribble"

func (p *page) Title() string { return "" }
func (p *page) Init() tea.Cmd { return nil }
func (p *page) Keys() kit.KeyMap {
	return kit.KeyMap{kit.Bind(scribble, "tulis", "w")}
}
func (p *page) Update(msg tea.Msg) tea.Cmd {
	if msg == (kit.Do{Intent: scribble}) {
		p.dirty = true
	}
	return nil
}
func (p *page) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	text := "halaman bersih"
	if p.dirty {
		text = "halaman tertulis"
	}
	c.TextIn(area, text, p.env.Theme.Base)
	return nil
}
func (p *page) Flush() tea.Cmd {
	if !p.dirty {
		return nil
	}
	return func() tea.Msg { p.kept.Add(1); return nil }
}

// served is a process with desks for the network.
type served struct {
	t       *testing.T
	desks   *serve.Desks
	network *serve.Network
	door    *door
	addr    string
	kept    atomic.Int32 // drafts
	office  *tuitest.Office
}

func serving(t *testing.T, limits serve.Limits, most int) *served {
	t.Helper()
	s := &served{t: t, door: &door{names: map[[sha256.Size]byte]string{}}}
	s.office = &tuitest.Office{People: []*tuitest.Account{tuitest.Rini()}}
	s.office.Rooms = func(env *kit.Env) []tui.Room {
		return []tui.Room{{Number: 1, Title: func(l *lang.Strings) string { return l.Shell.Rooms[0] }, Home: func() kit.Screen { return &page{env: env, kept: &s.kept} }}}
	}
	s.desks = serve.NewDesks(tui.Config{Office: s.office}, most)
	var err error
	s.network, err = serve.NewNetwork(s.desks, serve.NetworkOptions{
		HostKey: filepath.Join(t.TempDir(), "hostkey"), Door: s.door, Limits: limits, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.addr = l.Addr().String()
	done := make(chan error, 1)
	go func() { done <- s.network.Serve(l) }()
	t.Cleanup(func() {
		if err := s.network.Close(); err != nil {
			t.Error(err)
		}
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return s
}

// comes opens a desk for a terminal with these keys.
func (s *served) comes(keys ...gossh.Signer) *servetest.Terminal {
	s.t.Helper()
	client, err := servetest.Dial("tcp", s.addr, keys...)
	if err != nil {
		s.t.Fatal(err)
	}
	return servetest.Open(s.t, client)
}

// signedIn is a desk with Rini at it.
func (s *served) signedIn() *servetest.Terminal {
	s.t.Helper()
	return s.comes().See("Kata sandi").Type("rini\r").Type("kopi pagi hari\r").See("halaman bersih")
}

func TestAKeyNamesTheTerminalAndPeopleSignInInside(t *testing.T) {
	s := serving(t, serve.Limits{}, 0)
	known, unknown := servetest.NewKey(t), servetest.NewKey(t)
	s.door.name(known, "loket-7")
	x := s.comes(unknown, known).See("Masuk", "loket-7")
	x.Type("rini\r").Type("kopi pagi hari\r").See("halaman bersih").Press("ctrl+q")
	if status := x.Ends(); status != 0 {
		t.Errorf("the desk ended with %d", status)
	}
	s.comes(unknown).See("Masuk", "127.0.0.1")
	s.comes().See("Masuk", "127.0.0.1 (2)") // two without a name are told apart
}

// An offered key that did not prove itself names nobody.
func TestAKeyThatIsOnlyOfferedNamesNobody(t *testing.T) {
	s := serving(t, serve.Limits{}, 0)
	known := servetest.NewKey(t)
	s.door.name(known, "loket-7")
	client, err := servetest.Dial("tcp", s.addr, &claimant{known.PublicKey(), servetest.NewKey(t)})
	if err != nil {
		return // turned away
	}
	if x := servetest.Open(t, client).See("Masuk"); strings.Contains(x.Text(), "loket-7") {
		t.Fatalf("a key that cannot sign named the terminal:\n%s", x.Text())
	}
}

// claimant shows a public key and signs with another one.
type claimant struct {
	shows gossh.PublicKey
	signs gossh.Signer
}

func (c *claimant) PublicKey() gossh.PublicKey { return c.shows }
func (c *claimant) Sign(r io.Reader, data []byte) (*gossh.Signature, error) {
	return c.signs.Sign(r, data)
}

func TestAnOfficeMayLetInNamedTerminalsOnly(t *testing.T) {
	s := serving(t, serve.Limits{}, 0)
	known := servetest.NewKey(t)
	s.door.name(known, "loket-7")
	s.door.only = true
	for name, keys := range map[string][]gossh.Signer{"none": nil, "wrong": {servetest.NewKey(t)}, "many": {servetest.NewKey(t), servetest.NewKey(t), servetest.NewKey(t)}} {
		if client, err := servetest.Dial("tcp", s.addr, keys...); err == nil {
			_ = client.Close()
			t.Errorf("%s: let in", name)
		}
	}
	if n := s.desks.Count(); n != 0 {
		t.Errorf("%d desks", n)
	}
	s.comes(known).See("loket-7")
}

func TestNothingButADeskIsServed(t *testing.T) {
	s := serving(t, serve.Limits{}, 0)
	client, err := servetest.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close() //nolint:errcheck // the test is over
	for _, kind := range []string{"direct-tcpip", "direct-streamlocal@openssh.com", "x11", "auth-agent@openssh.com", "forwarded-tcpip"} {
		if _, _, err := client.OpenChannel(kind, nil); err == nil {
			t.Errorf("a channel %s was opened", kind)
		}
	}
	for _, kind := range []string{"tcpip-forward", "streamlocal-forward@openssh.com"} {
		if ok, _, err := client.SendRequest(kind, true, gossh.Marshal(struct {
			Host string
			Port uint32
		}{"localhost", 8080})); err == nil && ok {
			t.Errorf("the request %s was granted", kind)
		}
	}
	for name, ask := range map[string]func(*gossh.Session) error{
		"env":       func(x *gossh.Session) error { return x.Setenv("LD_PRELOAD", "/tmp/x.so") },
		"our env":   func(x *gossh.Session) error { return x.Setenv("GUYUB_TERMINAL", "loket-1") },
		"subsystem": func(x *gossh.Session) error { return x.RequestSubsystem("sftp") },
		"agent": func(x *gossh.Session) error {
			ok, err := x.SendRequest("auth-agent-req@openssh.com", true, nil)
			if err == nil && !ok {
				err = errors.New("refused")
			}
			return err
		},
	} {
		session, err := client.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		if ask(session) == nil {
			t.Errorf("%s was granted", name)
		}
		_ = session.Close()
	}
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	out, err := session.CombinedOutput("cat /etc/passwd")
	if err == nil || !strings.Contains(string(out), "hanya meja") {
		t.Errorf("a command: %v, %q", err, out)
	}
	if n := s.desks.Count(); n != 0 {
		t.Errorf("%d desks were opened", n)
	}
}

func TestAFloodFromOneAddressLeavesTheOthersAtWork(t *testing.T) {
	s := serving(t, serve.Limits{PerAddress: 6, Burst: 12, Every: time.Hour, Handshake: time.Minute}, 0)
	x := s.signedIn()
	in := 0
	for range 40 {
		conn, err := net.Dial("tcp", s.addr)
		if err != nil {
			continue
		}
		t.Cleanup(func() { _ = conn.Close() })
		// A line that is let in is greeted; another is closed at once.
		if n, _ := conn.Read(make([]byte, 8)); n > 0 {
			in++
		}
	}
	if in != 5 {
		t.Errorf("%d lines beside the one at work were let in, want 5", in)
	}
	x.Type("w").See("halaman tertulis")
}

func TestADeskTooManyIsToldSo(t *testing.T) {
	s := serving(t, serve.Limits{}, 1)
	s.comes().See("Masuk")
	full := s.comes().See("Semua meja sedang terpakai")
	if full.Ends() == 0 {
		t.Error("it ended well")
	}
}

func TestGiantAndEmptyWindowsDoNothing(t *testing.T) {
	s := serving(t, serve.Limits{}, 0)
	client, err := servetest.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	x := servetest.OpenSized(t, client, 1<<31-1, 1<<31-1)
	x.Sent("Masuk")
	for _, size := range [][2]int{{0, 0}, {1, 1}, {1 << 30, 1}, {1, 1 << 30}, {100_000, 100_000}, {80, 24}} {
		x.Resize(size[0], size[1])
	}
	x.Type("rini\r").Type("kopi pagi hari\r").Sent("halaman bersih")
	x.Press("ctrl+q")
	if status := x.Ends(); status != 0 {
		t.Errorf("it ended with %d", status)
	}
}

// Sizes come faster than they are drawn, and a desk told in lines asks for none:
// what is typed and the end of the line must not wait behind them.
func TestSizesThatNobodyDrawsHoldNothingUp(t *testing.T) {
	s := serving(t, serve.Limits{}, 0)
	client, err := servetest.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	in, err := session.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	x := servetest.NewScreen(t, in)
	session.Stdout = x
	if err := session.RequestPty("dumb", 24, 80, gossh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if err := session.Shell(); err != nil {
		t.Fatal(err)
	}
	x.See("Nama pengguna")
	for i := range 200 {
		if err := session.WindowChange(24, 80+i); err != nil {
			t.Fatal(err)
		}
	}
	x.Type("rini\r").See("Kata sandi").Type("kopi pagi hari\r").See("Rini")
	_ = client.Close()
	<-s.desks.Empty()
}

func TestAPulledCableKeepsTheDraft(t *testing.T) {
	s := serving(t, serve.Limits{}, 0)
	x := s.signedIn().Type("w").See("halaman tertulis")
	x.Drop()
	<-s.desks.Empty()
	if n := s.kept.Load(); n == 0 {
		t.Error("the draft was lost")
	}
}

// TestAClosingProcessTellsEveryDeskAndKeepsTheirDrafts is what SIGTERM, SIGINT
// and SIGHUP do.
func TestAClosingProcessTellsEveryDeskAndKeepsTheirDrafts(t *testing.T) {
	s := serving(t, serve.Limits{}, 0)
	var all []*servetest.Terminal
	for range 3 {
		all = append(all, s.signedIn().Type("w").See("halaman tertulis"))
	}
	if err := s.desks.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	if n := s.kept.Load(); n < 3 {
		t.Errorf("%d drafts of 3", n)
	}
	for _, x := range all {
		x.See("Isian Anda tersimpan")
		if !strings.Contains(x.Raw(), "\x1b[?1049l") {
			t.Error("a terminal was not restored")
		}
	}
	s.comes().See("guyub sedang ditutup")
}

func TestAFaultInOneDeskEndsThatDeskAlone(t *testing.T) {
	s := serving(t, serve.Limits{}, 0)
	other := s.signedIn()
	var stacks atomic.Int32
	var armed atomic.Bool
	// What breaks is the desk itself, beneath its screens: its clock.
	clock := func() time.Time {
		if armed.Load() {
			panic("rahasia: Sukardi")
		}
		return tuitest.Start
	}
	broken := serve.NewDesks(tui.Config{Office: s.office, Now: clock, Fault: func([]byte) { stacks.Add(1) }}, 0)
	near, far := net.Pipe()
	var out strings.Builder
	heard := make(chan struct{})
	go func() {
		defer close(heard)
		buf := make([]byte, 4096)
		for {
			n, err := far.Read(buf)
			out.Write(buf[:n])
			if err != nil {
				return
			}
			if strings.Contains(out.String(), "Masuk") && armed.CompareAndSwap(false, true) {
				go func() { _, _ = io.WriteString(far, "r") }()
			}
		}
	}()
	if err := broken.Run(serve.Terminal{Name: "loket-1", In: near, Out: near, Term: "xterm", Width: 80, Height: 24}); err != nil {
		t.Errorf("the process was told of %v", err)
	}
	_ = near.Close()
	<-heard
	if stacks.Load() == 0 {
		t.Error("nobody was told")
	}
	for _, want := range []string{"\x1b[?1049l", "Meja ini berhenti karena kesalahan program"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the terminal was not given %q", want)
		}
	}
	if strings.Contains(out.String(), "rahasia") {
		t.Error("the text of the fault reached the terminal")
	}
	other.Type("w").See("halaman tertulis")
}

// torn is a screen whose list breaks when it is told.
type torn struct{ *page }

func (p *torn) Draw(c *kit.Canvas, area image.Rectangle) *tea.Cursor {
	c.Hand(area, brokenRows{})
	return nil
}

type brokenRows struct{}

func (brokenRows) Len() int               { return 1 }
func (brokenRows) At() int                { return 0 }
func (brokenRows) Choose(int)             {}
func (brokenRows) Tell(int) (_, _ string) { panic("rahasia: Sukardi") }
func (brokenRows) Void() string           { return "" }

func TestAFaultInADeskThatIsToldEndsThatDeskAlone(t *testing.T) {
	var kept, stacks atomic.Int32
	office := &tuitest.Office{People: []*tuitest.Account{tuitest.Rini()}}
	office.Rooms = func(env *kit.Env) []tui.Room {
		return []tui.Room{{Number: 1, Title: func(*lang.Strings) string { return "ruang" }, Home: func() kit.Screen { return &torn{&page{env: env, kept: &kept, dirty: true}} }}}
	}
	desks := serve.NewDesks(tui.Config{Office: office, Fault: func([]byte) { stacks.Add(1) }}, 0)
	var out strings.Builder
	err := desks.Run(serve.Terminal{Name: "loket-1", In: strings.NewReader("rini\rkopi pagi hari\r"), Out: &out, Term: "dumb", Width: 80, Height: 24})
	if err != nil || stacks.Load() == 0 || kept.Load() == 0 || office.Open != 0 || desks.Count() != 0 {
		t.Errorf("%v, told %d times, %d drafts, %d sessions, %d desks", err, stacks.Load(), kept.Load(), office.Open, desks.Count())
	}
	if !strings.Contains(out.String(), "Meja ini berhenti karena kesalahan program") || strings.Contains(out.String(), "rahasia") {
		t.Errorf("the terminal was told:\n%s", out.String())
	}
}

func TestTheHostKeyIsMadeOnceAndIsItsOwnersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hostkey")
	make := func() (*serve.Network, error) {
		return serve.NewNetwork(serve.NewDesks(tui.Config{}, 0), serve.NetworkOptions{HostKey: path, Door: &door{}, Log: slog.New(slog.DiscardHandler)})
	}
	first, err := make()
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the key has mode %v, %v", info.Mode(), err)
	}
	again, err := make()
	if err != nil || first.HostKey() != again.HostKey() || !strings.HasPrefix(first.HostKey(), "SHA256:") {
		t.Fatalf("%v: %s, then %s", err, first.HostKey(), again.HostKey())
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := make(); !errors.Is(err, serve.ErrWideKey) {
		t.Errorf("a key that others may read was used: %v", err)
	}
}

func TestOneLineCarriesAFewDesksAndNoMore(t *testing.T) {
	s := serving(t, serve.Limits{}, 0)
	client, err := servetest.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	opened := 0
	for range 20 {
		if session, err := client.NewSession(); err == nil {
			opened++
			t.Cleanup(func() { _ = session.Close() })
		}
	}
	if opened != 8 {
		t.Errorf("%d sessions on one line, want 8", opened)
	}
	_ = client.Close()
	s.comes().See("Masuk")
}

// However many lines an address shares its desks among, it does not take those
// of the whole office.
func TestAnAddressHasNoMoreDesksThanLines(t *testing.T) {
	s := serving(t, serve.Limits{PerAddress: 3}, 0)
	client, err := servetest.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		servetest.Open(t, client).See("Masuk")
	}
	full := servetest.Open(t, client).See("Semua meja sedang terpakai")
	if full.Ends() == 0 {
		t.Error("it ended well")
	}
	if n := s.desks.Count(); n != 3 {
		t.Errorf("%d desks", n)
	}
}

// Hostile text about a terminal does nothing.
func TestEscapesInTheKindOfATerminalDoNothing(t *testing.T) {
	s := serving(t, serve.Limits{}, 0)
	for _, term := range []string{"", "\x1b]0;hai\x07", "../../../etc/passwd", strings.Repeat("x", 5000), "xterm\x00-256color"} {
		client, err := servetest.Dial("tcp", s.addr)
		if err != nil {
			t.Fatal(err)
		}
		session, err := client.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		var mu sync.Mutex
		var out strings.Builder
		seen := make(chan struct{})
		session.Stdout = writer(func(p []byte) {
			mu.Lock()
			defer mu.Unlock()
			had := strings.Contains(out.String(), "Masuk")
			out.Write(p)
			if !had && strings.Contains(out.String(), "Masuk") {
				close(seen)
			}
		})
		if err := session.RequestPty(term, 24, 80, gossh.TerminalModes{}); err != nil {
			t.Fatal(err)
		}
		if err := session.Shell(); err != nil {
			t.Fatal(err)
		}
		<-seen
		mu.Lock()
		if strings.Contains(out.String(), "hai") || strings.Contains(out.String(), "passwd") {
			t.Errorf("TERM=%q came back", term)
		}
		mu.Unlock()
		_ = client.Close()
	}
}

type writer func([]byte)

func (w writer) Write(p []byte) (int, error) { w(p); return len(p), nil }

func socketOf(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "guyub") // a socket's name must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	return filepath.Join(folder, "s")
}

// A name given by mistake may be that of the office's own file.
func TestASocketNeverTakesThePlaceOfAFile(t *testing.T) {
	path := socketOf(t)
	if err := os.WriteFile(path, []byte("berkas kantor"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := serve.NewSocket(path, "/kantor.guyub", serve.NewDesks(tui.Config{}, 0), nil, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Listen(); !errors.Is(err, serve.ErrNoSocket) {
		t.Errorf("listening in the place of a file: %v", err)
		_ = s.Close()
	}
	if raw, err := os.ReadFile(path); err != nil || string(raw) != "berkas kantor" {
		t.Errorf("the file is lost: %q, %v", raw, err)
	}
}

func TestASocketIsItsOwnersAndTakesTheStaleOnesPlace(t *testing.T) {
	path := socketOf(t)
	if _, err := serve.Dial(path, "/kantor.guyub"); !errors.Is(err, serve.ErrNobody) {
		t.Fatalf("with no socket: %v", err)
	}
	stale, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	stale.SetUnlinkOnClose(false)
	_ = stale.Close()
	if _, err := serve.Dial(path, "/kantor.guyub"); !errors.Is(err, serve.ErrNobody) {
		t.Fatalf("with a dead socket: %v", err)
	}
	calls := make(chan serve.Call, 1)
	verbs := func(_ context.Context, call serve.Call, in io.Reader, out, errs io.Writer) int {
		calls <- call
		text, _ := io.ReadAll(in)
		fmt.Fprintf(out, "terdengar %s", text)
		fmt.Fprint(errs, "keluhan")
		return 3
	}
	s, err := serve.NewSocket(path, "/kantor.guyub", serve.NewDesks(tui.Config{}, 0), verbs, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Listen(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the socket has mode %v, %v", info.Mode(), err)
	}
	line, err := serve.Dial(path, "/kantor.guyub")
	if err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	status, err := line.Call(t.Context(), serve.Call{Args: []string{"user", "list"}, Dir: "/x", Password: "p", HasPassword: true}, strings.NewReader("kode"), &out, &errs)
	if err != nil || status != 3 || out.String() != "terdengar kode" || errs.String() != "keluhan" {
		t.Fatalf("%d, %v, %q, %q", status, err, out.String(), errs.String())
	}
	if got := <-calls; got.Dir != "/x" || len(got.Args) != 2 || got.Password != "p" {
		t.Errorf("%+v", got)
	}
	_ = line.Close()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket stays: %v", err)
	}
}
