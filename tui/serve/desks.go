package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"guyub/model"
	"guyub/tui"
	"guyub/tui/lang"
)

// The reasons for which no desk is opened.
var (
	ErrFull    = errors.New("serve: every desk is taken")
	ErrClosing = errors.New("serve: the process is closing")
)

// Terminal is where a desk is shown.
type Terminal struct {
	// Name is what the audit calls it. Two desks of one name at the same time
	// get a number.
	Name string
	// In and Out are the line to it; nil is the process's own terminal.
	In  io.Reader
	Out io.Writer
	// Term is the kind of terminal, as TERM names it. Environ says more about
	// it, such as COLORTERM.
	Term          string
	Environ       []string
	Width, Height int
	Sizes         <-chan Size
	// Gone is closed when the line is.
	Gone <-chan struct{}
	// Language, NoColor and ASCII are as in [tui.Config].
	Language       string
	NoColor, ASCII bool
	// Plain: the desk is told in lines; so it is on every terminal that says it
	// is dumb.
	Plain bool
	// FPS is how often in a second the terminal is painted at most; 0 is 60.
	FPS int
	// Unattended is as in [tui.Config].
	Unattended time.Duration
	// User and Password are for a first try to sign in.
	User, Password string
}

// own reports whether it is the terminal of the process itself.
func (t *Terminal) own() bool { return t.In == nil }

// Size is that of a terminal in cells.
type Size struct{ Width, Height int }

// clamped returns a size that can be drawn: whatever somebody's window says of
// itself, a frame costs memory for its cells.
func (s Size) clamped() Size {
	return Size{min(max(s.Width, 1), tui.MostWidth), min(max(s.Height, 1), tui.MostHeight)}
}

// Desks are the desks of this process. It is safe for concurrent use.
type Desks struct {
	base tui.Config
	most int

	mu      sync.Mutex
	live    []*desk
	closing bool
	empty   chan struct{} // closed when the last desk has gone; nil: nobody asks
}

// desk is one of them, as the others know it.
type desk struct {
	name   string
	person string
	own    bool
	send   func(tea.Msg)
	bye    chan struct{} // closed when the process wants it to end
}

// DefaultDesks is how many desks a process opens at most if nothing else is
// said: the largest Bapas has fewer people.
const DefaultDesks = 256

// NewDesks returns a process without desks. They are made from base, with what
// their terminals say; most is how many there may be at once, 0 for
// [DefaultDesks].
func NewDesks(base tui.Config, most int) *Desks {
	if most <= 0 {
		most = DefaultDesks
	}
	return &Desks{base: base, most: most}
}

// Count returns how many desks there are.
func (d *Desks) Count() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.live)
}

// Run opens a desk at a terminal and returns when it has ended, with what was
// typed kept as drafts. What the person must know about the end is written on
// the terminal after it has been restored.
func (d *Desks) Run(t Terminal) error {
	one, err := d.join(&t)
	if err != nil {
		return err
	}
	defer d.leave(one)
	if t.Plain || t.Term == "dumb" {
		return d.tellAt(one, &t)
	}
	app := tui.New(d.config(one, &t))
	defer app.Close()
	program := tea.NewProgram(app, options(&t)...)
	app.Bind(program.Send)
	d.arrived(one, program.Send)
	done := make(chan struct{})
	go accompany(program, &t, one.bye, done)
	_, err = program.Run()
	close(done)
	d.lastWords(&t, app.Broken())
	if err != nil && !app.Broken() {
		return fmt.Errorf("desk at %s: %w", one.name, err)
	}
	return nil
}

// accompany brings a desk the news of its terminal until it is done.
func accompany(program *tea.Program, t *Terminal, bye, done <-chan struct{}) {
	gone, sizes := t.Gone, t.Sizes
	for {
		select {
		case <-done:
			return
		case <-gone:
			gone, bye = nil, nil
			program.Send(tui.HangUp{})
		case <-bye:
			gone, bye = nil, nil
			program.Send(tui.HangUp{})
		case s, ok := <-sizes:
			if !ok {
				sizes = nil
				continue
			}
			s = s.clamped()
			program.Send(tea.WindowSizeMsg{Width: s.Width, Height: s.Height})
		}
	}
}

// options are how Bubble Tea treats a terminal.
func options(t *Terminal) []tea.ProgramOption {
	// Bubble Tea would end at once on a signal, with drafts unsaved; signals
	// are the process's own business.
	all := []tea.ProgramOption{tea.WithoutSignalHandler()}
	if t.FPS > 0 {
		all = append(all, tea.WithFPS(t.FPS))
	}
	if t.own() {
		return all
	}
	environ := append(slices.Clone(t.Environ), "TERM="+t.Term)
	size := Size{t.Width, t.Height}.clamped()
	return append(all, tea.WithInput(newBounded(t.In)), tea.WithOutput(t.Out), tea.WithEnvironment(environ),
		tea.WithColorProfile(colorprofile.Env(environ)), tea.WithWindowSize(size.Width, size.Height))
}

func (d *Desks) config(one *desk, t *Terminal) tui.Config {
	c := d.base
	c.Terminal, c.Language, c.NoColor, c.ASCII = one.name, t.Language, t.NoColor, t.ASCII
	c.User, c.Password, c.Unattended = t.User, t.Password, t.Unattended
	c.Holds = t.own()
	if !t.own() {
		c.Folder = "" // files of this machine are not those of whoever sits there
	}
	c.Company = &company{d, one}
	return c
}

// join takes a place among the desks.
func (d *Desks) join(t *Terminal) (*desk, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case d.closing:
		return nil, ErrClosing
	case len(d.live) >= d.most:
		return nil, ErrFull
	}
	one := &desk{name: d.free(t.Name), own: t.own(), send: func(tea.Msg) {}, bye: make(chan struct{})}
	d.live = append(d.live, one)
	return one, nil
}

// free returns the name with a number if a desk has it already.
func (d *Desks) free(name string) string {
	taken := func(name string) bool {
		return slices.ContainsFunc(d.live, func(o *desk) bool { return o.name == name })
	}
	out := name
	for n := 2; taken(out); n++ {
		out = model.NumberedTerminal(name, n)
	}
	return out
}

func (d *Desks) leave(one *desk) {
	d.mu.Lock()
	d.live = slices.DeleteFunc(d.live, func(o *desk) bool { return o == one })
	if d.empty != nil && len(d.live) == 0 {
		close(d.empty)
		d.empty = nil
	}
	d.mu.Unlock()
	d.tell()
}

// arrived tells the others of a desk.
func (d *Desks) arrived(one *desk, send func(tea.Msg)) {
	d.mu.Lock()
	one.send = send
	d.mu.Unlock()
	d.tell()
}

// tell lets the desk that holds the process know that something changed.
func (d *Desks) tell() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, o := range d.live {
		if o.own {
			go o.send(tui.CompanyChanged{}) // it may be busy, and is not waited for
		}
	}
}

// Empty returns a channel that is closed when there is no desk.
func (d *Desks) Empty() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.live) == 0 {
		now := make(chan struct{})
		close(now)
		return now
	}
	if d.empty == nil {
		d.empty = make(chan struct{})
	}
	return d.empty
}

// Close ends all desks, each with its drafts kept, and opens no other. It
// returns when they have ended, or when ctx does.
func (d *Desks) Close(ctx context.Context) error {
	d.mu.Lock()
	if !d.closing {
		d.closing = true
		for _, o := range d.live {
			close(o.bye)
		}
	}
	d.mu.Unlock()
	select {
	case <-d.Empty():
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// lastWords are written where a desk was, if it did not end by its person's
// own doing.
func (d *Desks) lastWords(t *Terminal, broke bool) {
	words := &lang.For(t.Language).Company
	switch {
	case t.Out == nil:
	case broke:
		say(t.Out, words.Broke)
	case d.ends():
		say(t.Out, words.Closed)
	}
}

func (d *Desks) ends() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.closing
}

// say writes a sentence or two on a terminal that shows no desk any more; one
// that is gone hears nothing.
func say(w io.Writer, text string) {
	const width = 78
	lines := strings.ReplaceAll(ansi.Wordwrap(text, width, ""), "\n", "\r\n")
	_, _ = io.WriteString(w, "\r\n"+lines+"\r\n")
}

// company is what one desk may know of the others.
type company struct {
	desks *Desks
	me    *desk
}

// Others returns the other desks, in the order in which they came.
func (c *company) Others() []tui.Neighbour {
	c.desks.mu.Lock()
	defer c.desks.mu.Unlock()
	var out []tui.Neighbour
	for _, o := range c.desks.live {
		if o != c.me {
			out = append(out, tui.Neighbour{Terminal: o.name, Person: o.person})
		}
	}
	return out
}

// Sits keeps who works at this desk.
func (c *company) Sits(name string) {
	c.desks.mu.Lock()
	c.me.person = name
	c.desks.mu.Unlock()
	c.desks.tell()
}
