package plain

import (
	"context"
	"errors"
	"io"
	"reflect"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/tui"
	"guyub/tui/kit"
)

// Desk is a desk that is told in lines. One goroutine, that of [Desk.Run], has
// the desk; commands run beside it.
type Desk struct {
	app  *tui.App
	line Line
	wait func(time.Duration) <-chan time.Time

	mu      sync.Mutex
	queue   []tea.Msg
	working int // commands that run and do not only wait for the clock
	wake    chan struct{}
	closed  chan struct{}
	ended   bool
	copied  []string // texts that were to go to a clipboard

	teller
	menu   []kit.Binding // that the next number chooses from
	hits   []kit.Option  // likewise, for the question that is asked
	listed string        // the question whose options were told last
	spoke  bool          // something was said since the last line
	atDone bool          // every question was asked; what is left is to save
}

// New returns a desk of a configuration, told and typed at line.
func New(cfg tui.Config, line Line) *Desk {
	d := &Desk{line: line, wait: time.After, wake: make(chan struct{}, 1), closed: make(chan struct{})}
	cfg.Plain, cfg.NoColor = true, true
	cfg.Timer = d.timer
	d.app = tui.New(cfg)
	d.app.Bind(d.Send)
	return d
}

// Clock sets what the desk waits by, before it runs; the real time otherwise.
func (d *Desk) Clock(after func(time.Duration) <-chan time.Time) { d.wait = after }

// App is the desk itself. While [Desk.Run] waits for a line it may be looked at.
func (d *Desk) App() *tui.App { return d.app }

// timer is the desk's clock: a command that only waits for it is no work that
// anybody waits for.
func (d *Desk) timer(after time.Duration, msg tea.Msg) tea.Cmd {
	return func() tea.Msg {
		d.rest(-1)
		defer d.rest(1)
		select {
		case <-d.wait(after):
			return msg
		case <-d.closed:
			return nil
		}
	}
}

func (d *Desk) rest(by int) {
	d.mu.Lock()
	d.working += by
	d.mu.Unlock()
	d.rouse()
}

func (d *Desk) rouse() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// Send brings the desk a message, as [tea.Program.Send] does; [tui.HangUp] keeps
// the drafts and ends it.
func (d *Desk) Send(msg tea.Msg) {
	d.mu.Lock()
	d.queue = append(d.queue, msg)
	d.mu.Unlock()
	d.rouse()
}

// take returns the next message; idle is that there is none and nothing works
// that could bring one.
func (d *Desk) take() (msg tea.Msg, ok, idle bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.queue) == 0 {
		return nil, false, d.working == 0
	}
	msg = d.queue[0]
	d.queue = d.queue[1:]
	return msg, true, false
}

// run runs a command beside the desk.
func (d *Desk) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	d.mu.Lock()
	d.working++
	d.mu.Unlock()
	go func() {
		msg := cmd()
		d.mu.Lock()
		d.working--
		if msg != nil {
			d.queue = append(d.queue, msg)
		}
		d.mu.Unlock()
		d.rouse()
	}()
}

var (
	cmdType   = reflect.TypeFor[tea.Cmd]()
	teaPath   = reflect.TypeFor[tea.QuitMsg]().PkgPath()
	clipboard = reflect.TypeOf(tea.SetClipboard("")())
)

// update gives the desk a message, and does what Bubble Tea would do with those
// that are its own.
func (d *Desk) update(msg tea.Msg) {
	v := reflect.ValueOf(msg)
	switch {
	case v.Kind() == reflect.Slice && v.Type().Elem() == cmdType: // a batch, or a sequence, which the desk has none of
		for i := range v.Len() {
			one, _ := v.Index(i).Interface().(tea.Cmd)
			d.run(one)
		}
	case v.Type() == reflect.TypeFor[tea.QuitMsg]():
		d.ended = true
	case v.Type() == clipboard:
		d.copied = append(d.copied, v.String())
	case v.Type().PkgPath() == teaPath && !deskHears(msg):
		// What only a terminal with a screen could answer.
	default:
		_, cmd := d.app.Update(msg)
		d.run(cmd)
	}
}

// deskHears reports whether a message of Bubble Tea is for the desk.
func deskHears(msg tea.Msg) bool {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return true
	}
	return false
}

// patience is how long the person hears nothing while something works.
const patience = 3 * time.Second

// grace is how long the desk listens after it has come to rest, so that what
// the store tells of this very step is heard with it.
const grace = 10 * time.Millisecond

// settle works until there is nothing left to do, and listens a moment longer.
func (d *Desk) settle(ctx context.Context) {
	for d.work(ctx); !d.ended && ctx.Err() == nil; d.work(ctx) {
		select {
		case <-d.wake:
		case <-time.After(grace):
			return
		}
	}
}

// work works until there is nothing left to do.
func (d *Desk) work(ctx context.Context) {
	patient := time.NewTimer(patience)
	defer patient.Stop()
	for !d.ended {
		msg, ok, idle := d.take()
		if ok {
			d.update(msg)
			continue
		}
		if idle {
			return
		}
		select {
		case <-d.wake:
		case <-patient.C:
			d.say(d.scene.Lang.Plain.Working)
		case <-ctx.Done():
			return
		}
	}
}

// send gives the desk a message and lets it do what follows.
func (d *Desk) send(ctx context.Context, msg tea.Msg) {
	d.update(msg)
	d.work(ctx)
}

// errSwept is the end of a desk while it waited for a line.
var errSwept = errors.New("the desk has ended")

type typed struct {
	text string
	err  error
}

type request struct {
	prompt string
	secret bool
}

// Run tells and asks until the desk is closed or no line will come any more.
// Drafts are kept whatever the reason. A fault in what is told ends the desk as
// one of its own does, and nothing else in the process: see [tui.App.Broken].
func (d *Desk) Run(ctx context.Context) (err error) {
	defer d.app.Close()
	defer close(d.closed)
	asked := make(chan request)
	defer close(asked)
	lines := make(chan typed, 1)
	go d.listen(asked, lines)
	d.app.Shield(func() { err = d.converse(ctx, asked, lines) })
	return err
}

// converse is the work of Run.
func (d *Desk) converse(ctx context.Context, asked chan<- request, lines <-chan typed) error {
	d.scene = d.app.Scene()
	d.run(d.app.Init())
	for !d.ended && ctx.Err() == nil {
		d.settle(ctx)
		d.tell(ctx)
		if _, asked := d.question(); !d.spoke && !asked && d.menu == nil {
			d.say(d.scene.Lang.Plain.Same)
		}
		ask := d.prompt()
		d.spoke = false
		text, stale, err := d.read(ctx, ask, asked, lines)
		switch {
		case errors.Is(err, errSwept):
		case err != nil:
			d.send(ctx, tui.HangUp{})
			if !errors.Is(err, io.EOF) {
				return err
			}
		case stale:
			if strings.TrimSpace(text) != "" {
				d.say(d.scene.Lang.Plain.Dropped)
			}
		default:
			d.heard(ctx, text)
		}
	}
	if d.ended {
		d.say(d.scene.Lang.Plain.Bye)
		return nil
	}
	return ctx.Err()
}

// listen reads a line for each request.
func (d *Desk) listen(asked <-chan request, lines chan<- typed) {
	for r := range asked {
		read := d.line.ReadLine
		if r.secret {
			read = d.line.ReadPassword
		}
		text, err := read(r.prompt)
		lines <- typed{text, err}
	}
}

// read waits for a line, and meanwhile lets the desk do what comes to it. stale
// is that what the line was asked for is not in front any more.
func (d *Desk) read(ctx context.Context, ask request, asked chan<- request, lines <-chan typed) (text string, stale bool, err error) {
	select {
	case asked <- ask:
	case <-ctx.Done():
		return "", false, errSwept
	}
	for {
		select {
		case one := <-lines:
			return one.text, stale, one.err
		case <-d.wake:
			stale = d.overhear(ctx, ask, stale)
			if d.ended {
				return "", false, errSwept
			}
		case <-ctx.Done():
			return "", false, errSwept
		}
	}
}

// overhear does what came while a line is being typed, and tells what concerns
// the person: that the screen has changed, that something was said, that a
// colleague changed what is on it.
func (d *Desk) overhear(ctx context.Context, ask request, stale bool) bool {
	for {
		msg, ok, _ := d.take()
		if !ok || d.ended {
			break
		}
		d.update(msg)
	}
	if d.ended {
		return stale
	}
	now := d.app.Scene()
	var said []string
	switch {
	case now.On != d.scene.On:
		said, stale = d.arrived(now), true
		ask.prompt = ""
	case now.Said != d.said:
		said = d.noticed(now)
	case now.Changed != d.changed && d.idle():
		said = d.changedElsewhere(now)
	}
	if len(said) == 0 {
		return stale
	}
	out := ""
	for _, s := range said {
		out += kit.Spoken(s) + "\n"
	}
	if i, ok := d.line.(interrupted); ok {
		i.Interrupt(out)
		return stale
	}
	_, _ = io.WriteString(d.line, "\n"+out+ask.prompt)
	return stale
}

// idle reports whether nothing is left to do.
func (d *Desk) idle() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.queue) == 0 && d.working == 0
}

// say prints a line.
func (d *Desk) say(s string) {
	if s = kit.Spoken(s); s != "" {
		d.spoke = true
		_, _ = io.WriteString(d.line, s+"\n")
	}
}
