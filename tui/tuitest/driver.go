// Package tuitest types at the desk as a person does, and reads what it shows.
//
// A [Driver] runs a [tui.App] without a terminal: commands run where they are
// returned, the clock moves only by [Driver.Advance], and after every step the
// frame is held to its size. Nothing in a test waits for real time, except
// [Driver.See] and [Driver.Gone], for what another goroutine does.
package tuitest

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guyub/tui"
	"guyub/tui/kit"
)

// Options are how a desk is looked at.
type Options struct {
	W, H  int    // 80 x 24 if zero
	Lang  string // "id" if empty
	Theme string // dark if empty
	ASCII bool
	// Start is the clock at first; [Start] if zero.
	Start time.Time
}

// Start is the morning on which tests begin: Tuesday, 24 November 2026, 08.12
// in WIB.
var Start = time.Date(2026, 11, 24, 1, 12, 0, 0, time.UTC)

// Driver types at a desk.
type Driver struct {
	t   testing.TB
	app *tui.App

	w, h      int
	now       time.Time
	timers    []timer
	parked    chan timer // from a command that begins to wait
	closed    chan struct{}
	clipboard string
	ended     bool
	content   string // of the frame that lines were made of
	lines     []line

	mu    sync.Mutex // of queue: other goroutines send too
	queue []tea.Msg
}

// timer is a command that waits for the clock.
type timer struct {
	at   time.Time
	due  chan struct{}
	done <-chan tea.Msg // what it yields then
}

// New starts a desk. Clock, timers and look of cfg are the driver's.
func New(t testing.TB, cfg tui.Config, o Options) *Driver {
	t.Helper()
	d := &Driver{t: t, w: o.W, h: o.H, now: o.Start, parked: make(chan timer), closed: make(chan struct{})}
	if d.w == 0 {
		d.w, d.h = 80, 24
	}
	if d.now.IsZero() {
		d.now = Start
	}
	cfg.Now = func() time.Time { return d.now }
	cfg.Timer = func(after time.Duration, msg tea.Msg) tea.Cmd {
		at := d.now.Add(after)
		return func() tea.Msg {
			due := make(chan struct{})
			select {
			case d.parked <- timer{at: at, due: due}:
			case <-d.closed:
				return nil
			}
			select {
			case <-due:
				return msg
			case <-d.closed:
				return nil
			}
		}
	}
	cfg.ASCII = cfg.ASCII || o.ASCII
	if o.Lang != "" {
		cfg.Language = o.Lang
	}
	cfg.Theme = o.Theme
	if cfg.Theme == "" {
		cfg.Theme = kit.ThemeDark
	}
	if cfg.Fault == nil {
		cfg.Fault = func(stack []byte) { t.Errorf("a screen panicked:\n%s", stack) }
	}
	d.app = tui.New(cfg)
	d.app.Bind(d.post)
	t.Cleanup(func() { close(d.closed); d.app.Close() })
	d.post(tea.WindowSizeMsg{Width: d.w, Height: d.h})
	d.run(d.app.Init())
	d.settle()
	return d
}

// post is the driver's tea.Program.Send.
func (d *Driver) post(msg tea.Msg) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.queue = append(d.queue, msg)
}

func (d *Driver) next() (tea.Msg, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.queue) == 0 {
		return nil, false
	}
	msg := d.queue[0]
	d.queue = d.queue[1:]
	return msg, true
}

// settle lets the desk work until there is nothing left to do.
func (d *Driver) settle() {
	d.t.Helper()
	const bound = 10_000
	for range bound {
		msg, ok := d.next()
		if !ok {
			d.check()
			return
		}
		_, cmd := d.app.Update(msg)
		d.run(cmd)
	}
	d.t.Fatalf("the desk is still busy after %d messages", bound)
}

var cmdType = reflect.TypeFor[tea.Cmd]()

// patience is how long a command may work before a test gives up on it.
const patience = 20 * time.Second

// run runs a command to its end, and those that it yields.
func (d *Driver) run(cmd tea.Cmd) {
	d.t.Helper()
	if cmd == nil {
		return
	}
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	select {
	case msg := <-done:
		d.take(msg)
	case waits := <-d.parked:
		waits.done = done
		d.timers = append(d.timers, waits)
	case <-time.After(patience):
		d.t.Fatal("a command does not end: a subscription, or a timer that is not kit.Env.After")
	}
}

// take takes what a command yielded.
func (d *Driver) take(msg tea.Msg) {
	d.t.Helper()
	if msg == nil {
		return
	}
	v := reflect.ValueOf(msg)
	switch {
	case v.Kind() == reflect.Slice && v.Type().Elem() == cmdType: // a batch, or Bubble Tea's unexported sequence
		for i := range v.Len() {
			one, _ := v.Index(i).Interface().(tea.Cmd)
			d.run(one)
		}
	case v.Type() == reflect.TypeFor[tea.QuitMsg]():
		d.ended = true
	case v.Type() == reflect.TypeOf(tea.SetClipboard("")()):
		d.clipboard = v.String()
	case v.Type() == reflect.TypeOf(tea.RequestBackgroundColor()):
		// A terminal that answers no queries.
	default:
		d.post(msg)
	}
}

// line is one line of a frame, and what was found out about it. Of one frame
// and the next most lines are the same, so that each is looked at once.
type line struct {
	styled, plain string
	cells         int
	control       bool
}

// frame returns the lines of the frame as it is now.
func (d *Driver) frame() []line {
	content := d.Styled()
	if content == d.content && d.lines != nil {
		return d.lines
	}
	styled := strings.Split(content, "\n")
	lines := make([]line, len(styled))
	for i, text := range styled {
		if i < len(d.lines) && d.lines[i].styled == text {
			lines[i] = d.lines[i]
			continue
		}
		plain := strings.ReplaceAll(ansi.Strip(text), "\r", "")
		lines[i] = line{styled: text, plain: plain, cells: ansi.StringWidth(plain), control: strings.ContainsFunc(plain, unicode.IsControl)}
	}
	d.content, d.lines = content, lines
	return lines
}

// check holds the frame to the size of the terminal.
func (d *Driver) check() {
	d.t.Helper()
	lines := d.frame()
	if len(lines) != d.h {
		d.t.Fatalf("%d lines in a terminal of %d", len(lines), d.h)
	}
	for i, l := range lines {
		if l.cells > d.w {
			d.t.Fatalf("line %d has %d cells in a terminal of %d: %q", i, l.cells, d.w, l.plain)
		}
		if l.control {
			d.t.Fatalf("line %d holds a control character: %q", i, l.plain)
		}
	}
	if c := d.Cursor(); c != nil && (c.X < 0 || c.Y < 0 || c.X >= d.w || c.Y >= d.h) {
		d.t.Fatalf("the cursor stands at %d, %d, outside %d x %d", c.X, c.Y, d.w, d.h)
	}
}

// Type types text, letter by letter.
func (d *Driver) Type(text string) *Driver {
	d.t.Helper()
	for _, r := range text {
		d.post(tea.KeyPressMsg{Code: r, Text: string(r)})
		d.settle()
	}
	return d
}

// Press presses keys by name: "enter", "ctrl+s", "shift+tab", "f2", "a".
func (d *Driver) Press(keys ...string) *Driver {
	d.t.Helper()
	for _, name := range keys {
		d.post(Key(name))
		d.settle()
	}
	return d
}

var codes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "insert": tea.KeyInsert,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6,
	"f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10, "f11": tea.KeyF11, "f12": tea.KeyF12,
}

// Key returns the key press that a name stands for.
func Key(name string) tea.KeyPressMsg {
	var mod tea.KeyMod
	for {
		head, rest, ok := strings.Cut(name, "+")
		m, known := map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "shift": tea.ModShift, "alt": tea.ModAlt}[head]
		if !ok || !known {
			break
		}
		mod, name = mod|m, rest
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " ", Mod: mod}
	}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code, Mod: mod}
	}
	r := []rune(name)[0]
	if mod != 0 {
		return tea.KeyPressMsg{Code: r, Mod: mod}
	}
	return tea.KeyPressMsg{Code: r, Text: name}
}

// Paste pastes text.
func (d *Driver) Paste(text string) *Driver {
	d.t.Helper()
	return d.Send(tea.PasteMsg{Content: text})
}

// Send gives the desk a message.
func (d *Driver) Send(msg tea.Msg) *Driver {
	d.t.Helper()
	d.post(msg)
	d.settle()
	return d
}

// Resize changes the size of the terminal.
func (d *Driver) Resize(w, h int) *Driver {
	d.t.Helper()
	d.w, d.h = w, h
	return d.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Click clicks on the first place where text stands.
func (d *Driver) Click(text string) *Driver {
	d.t.Helper()
	for y, l := range d.Lines() {
		if i := strings.Index(l, text); i >= 0 {
			return d.ClickAt(ansi.StringWidth(l[:i]), y)
		}
	}
	d.t.Fatalf("nothing says %q to click on:\n%s", text, d.Screen())
	return d
}

// ClickAt clicks on a cell.
func (d *Driver) ClickAt(x, y int) *Driver {
	d.t.Helper()
	d.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	return d.Send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
}

// Advance turns the clock, and lets everything happen that waits for it.
func (d *Driver) Advance(by time.Duration) *Driver {
	d.t.Helper()
	until := d.now.Add(by)
	for {
		slices.SortStableFunc(d.timers, func(a, b timer) int { return a.at.Compare(b.at) })
		if len(d.timers) == 0 || d.timers[0].at.After(until) {
			break
		}
		first := d.timers[0]
		d.timers = d.timers[1:]
		if first.at.After(d.now) {
			d.now = first.at
		}
		close(first.due)
		d.take(<-first.done)
		d.settle()
	}
	d.now = until
	return d
}

// Now returns the time that it is for the desk.
func (d *Driver) Now() time.Time { return d.now }

// Lines returns the screen line by line, without colours.
func (d *Driver) Lines() []string {
	lines := d.frame()
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.plain
	}
	return out
}

// Screen returns what can be read, blanks at the ends of lines left out.
func (d *Driver) Screen() string {
	lines := d.Lines()
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// Styled returns the screen as it goes to the terminal.
func (d *Driver) Styled() string { return d.app.View().Content }

// Cursor returns where the cursor stands, nil if it is hidden.
func (d *Driver) Cursor() *tea.Cursor { return d.app.View().Cursor }

// Clipboard returns what was last copied.
func (d *Driver) Clipboard() string { return d.clipboard }

// Ended reports whether the program has ended.
func (d *Driver) Ended() bool { return d.ended }

// App returns the desk itself.
func (d *Driver) App() *tui.App { return d.app }

// Says reports whether the screen shows text. A sentence that is broken into
// lines is found too.
func (d *Driver) Says(text string) bool {
	screen := d.Screen()
	return strings.Contains(screen, text) || strings.Contains(flow(screen), flow(text))
}

func flow(s string) string { return strings.Join(strings.Fields(s), " ") }

// See requires texts on the screen. News from the store come by a goroutine of
// its own, as they do from another desk: they are waited for, five seconds of
// real time at most.
func (d *Driver) See(texts ...string) *Driver {
	d.t.Helper()
	for _, text := range texts {
		for range 500 {
			if d.Says(text) {
				break
			}
			time.Sleep(10 * time.Millisecond)
			d.settle()
		}
		if !d.Says(text) {
			d.t.Fatalf("%q is not on the screen:\n%s", text, d.Screen())
		}
	}
	return d
}

// NotSee holds the screen to showing none of the texts.
func (d *Driver) NotSee(texts ...string) *Driver {
	d.t.Helper()
	for _, text := range texts {
		if d.Says(text) {
			d.t.Fatalf("%q is on the screen:\n%s", text, d.Screen())
		}
	}
	return d
}

// Gone requires a text to leave the screen, which news from the store may do a
// moment later, as [Driver.See] waits for what they bring.
func (d *Driver) Gone(text string) *Driver {
	d.t.Helper()
	for range 500 {
		if !d.Says(text) {
			return d
		}
		time.Sleep(10 * time.Millisecond)
		d.settle()
	}
	d.t.Fatalf("%q is still on the screen:\n%s", text, d.Screen())
	return d
}
