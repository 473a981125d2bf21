package main

import (
	"context"
	"io"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"guyub/model/demo"
	"guyub/store"
	"guyub/tui"
	"guyub/tui/plain"
	"guyub/tui/tuitest"
)

// talk is a person who listens to a desk and types lines at it.
type talk struct {
	t    testing.TB
	desk *plain.Desk
	gate *gate

	lines chan string
	asked chan bool // the desk waits for a line; whether it is a secret one
	done  chan error

	mu    sync.Mutex
	now   time.Time
	waits []wait
	heard strings.Builder // since the last line
	all   strings.Builder
	over  bool
	quiet bool // what is typed is not seen in what is told
}

// wait is something that waits for the clock.
type wait struct {
	at  time.Time
	due chan time.Time
}

// patience is how long a test waits for a desk before it gives up on it.
const patience = 20 * time.Second

// speak opens a desk on a file that is told to the test.
func speak(t testing.TB, path, user string) *talk {
	t.Helper()
	p := &talk{t: t, now: tuitest.Start, lines: make(chan string), asked: make(chan bool), done: make(chan error, 1)}
	var err error
	if p.gate, err = openGate(context.Background(), path, store.Options{Now: p.clock}); err != nil {
		t.Fatal(err)
	}
	cfg := tui.Config{Office: p.gate, Terminal: "loket-1", Now: p.clock}
	if user != "" {
		cfg.User, cfg.Password = user, demo.Password
	}
	cfg.Fault = func(stack []byte) { t.Errorf("a screen panicked:\n%s", stack) }
	p.desk = plain.New(cfg, p)
	p.desk.Clock(p.after)
	go func() { p.done <- p.desk.Run(context.Background()) }()
	t.Cleanup(func() {
		p.leave()
		if err := p.gate.Close(); err != nil {
			t.Error(err)
		}
	})
	p.await()
	return p
}

func (p *talk) clock() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now
}

func (p *talk) after(d time.Duration) <-chan time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	due := make(chan time.Time, 1)
	p.waits = append(p.waits, wait{p.now.Add(d), due})
	return due
}

// advance turns the clock.
func (p *talk) advance(by time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now = p.now.Add(by)
	left := p.waits[:0]
	for _, w := range p.waits {
		if w.at.After(p.now) {
			left = append(left, w)
		} else {
			w.due <- p.now
		}
	}
	p.waits = left
}

// ReadLine gives the desk the next line. A test's lines are seen in what was
// told, as on a terminal.
func (p *talk) ReadLine(prompt string) (string, error) { return p.read(prompt, false) }

// ReadPassword gives the desk the next line, unseen.
func (p *talk) ReadPassword(prompt string) (string, error) { return p.read(prompt, true) }

func (p *talk) read(prompt string, secret bool) (string, error) {
	_, _ = p.Write([]byte(prompt))
	p.asked <- secret
	line, ok := <-p.lines
	if !ok {
		return "", io.EOF
	}
	if secret || p.quiet {
		_, _ = p.Write([]byte("\n"))
	} else {
		_, _ = p.Write([]byte(line + "\n"))
	}
	return line, nil
}

// Write hears.
func (p *talk) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.heard.Write(b)
	return p.all.Write(b)
}

// await waits until the desk asks for a line or has ended.
func (p *talk) await() {
	p.t.Helper()
	select {
	case <-p.asked:
	case err := <-p.done:
		p.over = true
		if err != nil {
			p.t.Fatal(err)
		}
	case <-time.After(patience):
		p.t.Fatalf("the desk neither asks nor ends; it has told:\n%s", p.told())
	}
}

// says types lines, one after the other.
func (p *talk) says(lines ...string) *talk {
	p.t.Helper()
	for _, line := range lines {
		if p.over {
			p.t.Fatalf("the desk has ended before %q:\n%s", line, p.told())
		}
		p.mu.Lock()
		p.heard.Reset()
		p.mu.Unlock()
		p.lines <- line
		p.await()
	}
	return p
}

// told is what was heard since the last line.
func (p *talk) told() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.heard.String()
}

// transcript is everything that was heard and typed.
func (p *talk) transcript() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.all.String()
}

// hears requires texts among what was told since the last line. What another
// goroutine brings is waited for.
func (p *talk) hears(texts ...string) *talk {
	p.t.Helper()
	for _, text := range texts {
		for range 500 {
			if strings.Contains(p.told(), text) {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		if !strings.Contains(p.told(), text) {
			p.t.Fatalf("%q was not told:\n%s", text, p.told())
		}
	}
	return p
}

// hearsNot holds what was told to none of the texts.
func (p *talk) hearsNot(texts ...string) *talk {
	p.t.Helper()
	for _, text := range texts {
		if strings.Contains(p.told(), text) {
			p.t.Fatalf("%q was told:\n%s", text, p.told())
		}
	}
	return p
}

// leave ends the line, as a closed window does.
func (p *talk) leave() {
	p.t.Helper()
	if p.over {
		return
	}
	close(p.lines)
	p.await()
	if !p.over {
		p.t.Fatal("the desk asks for more after the end of its line")
	}
}

// readable holds a text to what can be told: letters and signs, no control
// characters, none of the signs that boxes and bars are drawn with.
func readable(t testing.TB, s string) {
	t.Helper()
	for i, r := range s {
		if r == '\n' || r < 0x2500 && unicode.IsPrint(r) || r >= 0x25a0 && unicode.IsPrint(r) {
			continue
		}
		t.Fatalf("%U is told, in %q", r, s[max(0, i-60):min(len(s), i+20)])
	}
}
