//go:build unix

package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"guyub/model"
	"guyub/model/demo"
)

// listOnALine starts the real program on a real pseudo-terminal,
// with the list of clients of a demonstration office of 1,300 open.
func listOnALine(t testing.TB, size pty.Winsize) *terminal {
	t.Helper()
	x := startTerminal(t, "demo", "--as", "kasubsi")
	if err := pty.Setsize(x.line, &size); err != nil {
		t.Fatal(err)
	}
	x.Sent("Beranda")
	x.Type("2")
	x.Sent("Register")
	x.quiet()
	return x
}

// size is how many bytes the terminal was sent.
func (x *terminal) size() int { return len(x.Raw()) }

// quiet waits until nothing has been written for a while, and returns how much
// has been written in all.
func (x *terminal) quiet() int {
	last := -1
	for n := x.size(); n != last; n = x.size() {
		last = n
		time.Sleep(150 * time.Millisecond)
	}
	return last
}

// BenchmarkBytesPerKey counts what a real terminal is sent for a move of the
// cursor and for a scroll of the list of clients, on the average. The design's
// limits at 120 x 40 are 300 and 350. They hold at 80 x 24; at 120 x 40 they do
// not, because the pane of the client under the cursor changes with every move,
// and beside it lines cannot be moved by the terminal itself.
func BenchmarkBytesPerKey(b *testing.B) {
	const down = "\x1b[B"
	for _, size := range []pty.Winsize{{Rows: 24, Cols: 80}, {Rows: 40, Cols: 120}} {
		x := listOnALine(b, size)
		count := func(name string) {
			b.Run(fmt.Sprintf("%dx%d/%s", size.Cols, size.Rows, name), func(b *testing.B) {
				before, keys := x.quiet(), 0
				for range 12 {
					x.Type(down)
					keys++
					time.Sleep(25 * time.Millisecond) // a frame of its own for each key
				}
				b.ReportMetric(float64(x.quiet()-before)/float64(keys), "bytes/key")
			})
		}
		count("move")
		x.Type(strings.Repeat(down, 40)) // to the foot of the window
		count("scroll")
	}
}

// TestNothingTypedAheadIsLost sends more than a thousand keys at once. The
// search field holds 80 letters, so the burst corrects itself as it goes on;
// what it leaves finds one client of 1,300, whom two more keys open.
func TestNothingTypedAheadIsLost(t *testing.T) {
	today := func() model.Date { return model.WIB.Today(time.Now()) }
	day := today()
	x := listOnALine(t, pty.Winsize{Rows: 24, Cols: 80})
	if now := today(); now != day { // midnight came between
		day, x = now, listOnALine(t, pty.Winsize{Rows: 24, Cols: 80})
	}
	// The real program has the real clock: who is in the office depends on it.
	office := demo.Build(demo.Params{Clients: 1300, Seed: 1, Today: day})
	var one model.Client
	for one = range office.Clients() {
		if one.Section == model.Adults && one.Term().State == model.TermActive {
			break
		}
	}
	x.Type("/")
	x.quiet()
	x.Type(strings.Repeat("q\x7f", 500) + strings.ToLower(one.Register))
	x.quiet()
	x.Type("\r")
	x.quiet()
	x.Type("\r")
	x.Sent(one.Register + " · aktif")
}
