package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guyub/model"
	"guyub/model/demo"
	"guyub/store"
	"guyub/tui"
	"guyub/tui/tuitest"
)

// bareDesk is the desk of an office on its real file with nothing around it:
// no terminal, and no test driver whose own work would be counted.
type bareDesk struct{ app *tui.App }

// openBare seats an operator at 120x40 before the list of clients.
func openBare(b *testing.B, path string) *bareDesk {
	b.Helper()
	now := func() time.Time { return tuitest.Start }
	office, err := openGate(context.Background(), path, store.Options{Now: now})
	if err != nil {
		b.Fatal(err)
	}
	d := &bareDesk{app: tui.New(tui.Config{
		Office: office, Terminal: "loket-1", User: "operator", Password: demo.Password, Now: now,
		Timer: func(time.Duration, tea.Msg) tea.Cmd { return nil }, // the clock stands still
		Fault: func(stack []byte) { b.Errorf("a screen panicked:\n%s", stack) },
	})}
	b.Cleanup(func() {
		d.app.Close()
		if err := office.Close(); err != nil {
			b.Error(err)
		}
	})
	d.take(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.run(d.app.Init())
	d.take(tuitest.Key("2"))
	return d
}

// frame takes a message and computes the frame that follows it at once.
func (d *bareDesk) frame(msg tea.Msg) tea.Cmd {
	_, cmd := d.app.Update(msg)
	_ = d.app.View()
	return cmd
}

// take takes a message and all that follows from it, a frame for each.
func (d *bareDesk) take(msg tea.Msg) { d.run(d.frame(msg)) }

// run runs a command, and those that it yields, here and now.
func (d *bareDesk) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	v := reflect.ValueOf(msg)
	switch {
	case msg == nil, reflect.TypeOf(msg) == reflect.TypeOf(tea.RequestBackgroundColor()):
	case v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd](): // a batch or a sequence
		for i := range v.Len() {
			one, _ := v.Index(i).Interface().(tea.Cmd)
			d.run(one)
		}
	default:
		d.take(msg)
	}
}

// pressing is one way of using the list of clients.
type pressing struct {
	name string
	// before leads to where the keys are pressed, and after away from it.
	before, after []string
	// keys are pressed in turn, and the first again after the last.
	keys []string
	// answered waits for what the key asks of the roster, too.
	answered bool
}

// repeat returns n times key and then, to be back, key last.
func repeat(n int, key, last string) []string { return append(slices.Repeat([]string{key}, n), last) }

var pressings = []pressing{
	{name: "down", keys: repeat(900, "down", "home")},
	{name: "page-down", keys: repeat(25, "pgdown", "home")},
	{name: "letter", before: []string{"/"}, after: []string{"esc"}, keys: []string{"s", "a", "n", "t", "o", "ctrl+u"}},
	{name: "letter-found", before: []string{"/"}, after: []string{"esc"}, keys: []string{"s", "a", "n", "t", "o", "ctrl+u"}, answered: true},
}

// BenchmarkKeyToFrame measures from a key to the computed frame, on the list of
// clients at 120x40 with the real store below. "letter" is the frame that shows
// the letter; "letter-found" also waits for the rows that are found, and
// "sorted" for those in their new order. Limits and results stand in the
// package's comment.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, clients := range benchSizes() {
		b.Run(fmt.Sprintf("clients=%d", clients), func(b *testing.B) {
			d := openBare(b, benchOffice(b, clients))
			for _, p := range pressings {
				b.Run(p.name, func(b *testing.B) { d.measure(b, p) })
			}
			b.Run("sorted", func(b *testing.B) { d.measureSort(b) })
		})
	}
}

// measure presses keys and reports median and p99 besides the mean.
func (d *bareDesk) measure(b *testing.B, p pressing) {
	var keys []tea.Msg
	for _, name := range p.keys {
		keys = append(keys, tuitest.Key(name))
	}
	for _, name := range p.before {
		d.take(tuitest.Key(name))
	}
	took := make([]time.Duration, 0, 1<<20)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		key, begun := keys[i%len(keys)], time.Now()
		cmd := d.frame(key)
		if p.answered {
			d.run(cmd)
		}
		took = append(took, time.Since(begun))
	}
	for _, name := range p.after {
		d.take(tuitest.Key(name))
	}
	reportQuantiles(b, took)
}

// measureSort clicks on the headings of two columns in turn, up to the rows in
// their new order. The first click on each builds its order; the rest find it.
func (d *bareDesk) measureSort(b *testing.B) {
	var clicks []tea.Msg
	lines := strings.Split(ansi.Strip(d.app.View().Content), "\n")
	for _, title := range []string{"Register", "Nama"} {
		y := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "Nama") && strings.Contains(l, "Register") })
		if y < 0 {
			b.Fatalf("no headings on the screen:\n%s", strings.Join(lines, "\n"))
		}
		x := ansi.StringWidth(lines[y][:strings.Index(lines[y], title)])
		clicks = append(clicks, tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	}
	took := make([]time.Duration, 0, 1<<16)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		before, begun := d.app.View().Content, time.Now()
		d.take(clicks[i%2])
		took = append(took, time.Since(begun))
		if i == 0 && d.app.View().Content == before {
			b.Fatal("a click on a heading sorts nothing")
		}
	}
	reportQuantiles(b, took)
}

func reportQuantiles(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	at := func(q float64) float64 { return float64(took[int(q*float64(len(took)-1))].Microseconds()) }
	b.ReportMetric(at(0.50), "median-us")
	b.ReportMetric(at(0.99), "p99-us")
}

// benchSizes are the sizes of office that are measured. One million clients
// take half a minute to build, so they are asked for with GUYUB_BIG=1.
func benchSizes() []int {
	sizes := []int{1_000, 100_000}
	if os.Getenv("GUYUB_BIG") != "" {
		sizes = append(sizes, 1_000_000)
	}
	return sizes
}

// benchOffice builds an office that lives as long as the benchmark.
func benchOffice(b *testing.B, clients int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "demo.guyub")
	office := demo.Build(demo.Params{Clients: clients, Seed: 1, Today: model.On(2026, time.November, 24)})
	if err := buildDemo(context.Background(), office, path, nil); err != nil {
		b.Fatal(err)
	}
	return path
}
