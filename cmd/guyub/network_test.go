package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
	"guyub/store/roster"
	"guyub/tui"
	"guyub/tui/serve"
	"guyub/tui/serve/servetest"
	"guyub/tui/tuitest"
)

// network is a demonstration office that is served to a network.
type network struct {
	host *host
	addr string
}

// served opens an office of so many clients to the network of this machine.
func served(t testing.TB, clients int) *network {
	t.Helper()
	data, err := demoBytes(clients)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "demo.guyub")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	now := func() time.Time { return tuitest.Start.Add(time.Since(began)) }
	gate, err := openGate(context.Background(), path, store.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	h, err := newHost(gate, tui.Config{Now: now}, "", log)
	if err != nil {
		t.Fatal(err)
	}
	n, err := serve.NewNetwork(h.desks, serve.NetworkOptions{
		HostKey: hostKeyFile(path), Door: gate.office, Log: log, Limits: serve.Limits{PerAddress: 1000, Burst: 1000},
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- n.Serve(l) }()
	t.Cleanup(func() {
		for _, err := range []error{n.Close(), <-done, h.Close()} {
			if err != nil {
				t.Error(err)
			}
		}
	})
	return &network{h, l.Addr().String()}
}

// sit opens a desk and signs somebody in.
func (n *network) sit(t testing.TB, user string) *servetest.Terminal {
	t.Helper()
	client, err := servetest.Dial("tcp", n.addr)
	if err != nil {
		t.Fatal(err)
	}
	return servetest.Open(t, client).See("Kata sandi").Type(user + "\r").Type(demo.Password + "\r").See("[1 Beranda]")
}

// session signs somebody in without a desk.
func (n *network) session(t testing.TB, user string) *store.Session {
	t.Helper()
	s, err := n.host.gate.office.SignIn(context.Background(), user, demo.Password, "uji", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.SignOut)
	return s
}

// adults returns so many clients whom an operator may edit.
func adults(t testing.TB, s *store.Session, n int) []roster.Row {
	t.Helper()
	var out []roster.Row
	found := s.Roster().Run(context.Background(), roster.Query{})
	for i := range found.Len() {
		if row := found.Row(i); row.Section == model.Adults && len(out) < n {
			out = append(out, row)
		}
	}
	if len(out) < n {
		t.Fatalf("only %d clients", len(out))
	}
	return out
}

// TestDesksOverSSHLoseNoSave has fifty desks (twenty under the race detector)
// edit clients at once, while others watch the area and the indicators.
func TestDesksOverSSHLoseNoSave(t *testing.T) {
	desks, edits := 50, 3
	if raced {
		desks = 20
	}
	n := served(t, 150)
	watcher := n.session(t, "kabapas")
	rows := adults(t, watcher, desks)
	before := make([]model.Client, desks)
	for i, row := range rows {
		var err error
		if before[i], err = watcher.Client(t.Context(), row.ID); err != nil {
			t.Fatal(err)
		}
	}
	// Two more follow all of it: what they show is computed anew with each save.
	n.sit(t, "kabapas").Type("6").See("[6 ").See("terima")
	n.sit(t, "kabapas").Type("7").See("[7 ").See("E13")
	var all sync.WaitGroup
	for mine := range desks {
		x := n.sit(t, "operator")
		all.Go(func() {
			x.Type("2").See("[2 Klien]").Type("/").Type(before[mine].Register).See("1 dari ").Type("\r").Type("\r").See(before[mine].Register + " · ")
			for i := range edits {
				x.Type("u").See("Nomor register").Type("\t\tx").Press("ctrl+s")
				x.See("alias " + before[mine].Alias + strings.Repeat("x", i+1))
			}
		})
	}
	all.Wait()
	for i := range before {
		now, err := watcher.Client(t.Context(), before[i].ID)
		if err != nil {
			t.Fatal(err)
		}
		if now.Rev != before[i].Rev+uint64(edits) || now.Alias != before[i].Alias+strings.Repeat("x", edits) {
			t.Errorf("%s: alias %q at rev %d, want %d edits after %q at rev %d", now.Register, now.Alias, now.Rev, edits, before[i].Alias, before[i].Rev)
		}
	}
	report, err := watcher.Check(t.Context(), nil)
	if err != nil || !report.OK() {
		t.Errorf("%v: %+v", err, report)
	}
}

// line is a desk without a screen, so that what it costs is the server's.
type line struct {
	in      io.WriteCloser
	mu      sync.Mutex
	tail    []byte
	painted chan time.Time
}

func (x *line) Write(p []byte) (int, error) {
	at := time.Now()
	x.mu.Lock()
	const kept = 16 << 10
	x.tail = append(x.tail, p...)
	x.tail = x.tail[max(len(x.tail)-kept, 0):]
	x.mu.Unlock()
	select {
	case x.painted <- at:
	default:
	}
	return len(p), nil
}

func (x *line) see(b *testing.B, text string) {
	b.Helper()
	for end := time.Now().Add(time.Minute); ; {
		x.mu.Lock()
		seen := strings.Contains(string(x.tail), text)
		x.mu.Unlock()
		if seen {
			return
		}
		select {
		case <-x.painted:
		case <-time.After(time.Until(end)):
			b.Fatalf("%q never came", text)
		}
	}
}

func (x *line) key(b *testing.B, key string) {
	if _, err := io.WriteString(x.in, key); err != nil {
		b.Error(err)
	}
}

func openLine(b *testing.B, addr string) *line {
	b.Helper()
	client, err := servetest.Dial("tcp", addr)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = client.Close() })
	session, err := client.NewSession()
	if err != nil {
		b.Fatal(err)
	}
	x := &line{painted: make(chan time.Time, 1)}
	if x.in, err = session.StdinPipe(); err != nil {
		b.Fatal(err)
	}
	session.Stdout = x
	if err := session.RequestPty("xterm-256color", 24, 80, gossh.TerminalModes{}); err != nil {
		b.Fatal(err)
	}
	if err := session.Shell(); err != nil {
		b.Fatal(err)
	}
	x.see(b, "Kata sandi")
	x.key(b, "operator\r")
	x.key(b, demo.Password+"\r")
	x.see(b, "[1 Beranda]")
	x.key(b, "2")
	x.see(b, "Register")
	return x
}

// BenchmarkKeyToPaintOverSSH measures, in one run, how long a key takes from a
// terminal to the paint that answers it, with one desk at work, with 50 and with
// 200, each of which types every quarter of a second; and how much memory a desk
// takes, the other end of its line among it. Limits: the 95th percentile at most
// 1.3 times that of one desk, 4 MB a desk.
//
//	go test ./cmd/guyub -run '^$' -bench OverSSH -benchtime 1x
func BenchmarkKeyToPaintOverSSH(b *testing.B) {
	n := served(b, 1300)
	n.session(b, "kabapas") // the office is open, and caught up
	var lines []*line
	var alone time.Duration
	before := memory()
	for _, desks := range []int{1, 50, 200} {
		for len(lines) < desks {
			lines = append(lines, openLine(b, n.addr)) // to stay for the next part
		}
		b.Run(fmt.Sprintf("desks=%d", desks), func(b *testing.B) {
			perDesk := float64(memory()-before) / float64(desks)
			var took []time.Duration
			for b.Loop() {
				took = append(took, typeAll(b, lines)...)
			}
			slices.Sort(took)
			at := func(share float64) time.Duration { return took[int(share*float64(len(took)-1))] }
			if desks == 1 {
				alone = at(0.95)
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(at(0.5).Seconds()*1000, "ms-p50")
			b.ReportMetric(at(0.95).Seconds()*1000, "ms-p95")
			b.ReportMetric(float64(at(0.95))/float64(alone), "p95-of-one")
			b.ReportMetric(perDesk/(1<<20), "MB/desk")
		})
	}
}

// typeAll has every desk move its cursor a few times, a quarter of a second
// between, and returns how long each paint took.
func typeAll(b *testing.B, lines []*line) (took []time.Duration) {
	const moves, pause = 24, 250 * time.Millisecond
	var mu sync.Mutex
	var all sync.WaitGroup
	for _, x := range lines {
		all.Go(func() {
			var mine []time.Duration
			for i := range moves {
				time.Sleep(pause/2 + rand.N(pause))
				select {
				case <-x.painted: // the clock's minute
				default:
				}
				key := "j"
				if i%2 == 1 {
					key = "k"
				}
				began := time.Now()
				x.key(b, key)
				select {
				case at := <-x.painted:
					mine = append(mine, at.Sub(began))
				case <-time.After(time.Minute):
					b.Error("a key was never answered")
					return
				}
			}
			mu.Lock()
			defer mu.Unlock()
			took = append(took, mine...)
		})
	}
	all.Wait()
	return took
}

// memory is what the process holds after a collection.
func memory() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc + m.StackInuse)
}
