package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model/text"
	"guyub/tui/kit"
)

// The least size that the desk can be drawn in, in cells.
const (
	LeastWidth  = 60
	LeastHeight = 15
)

// The largest size that is drawn, in cells: beyond any screen. A terminal that
// says it is larger costs no more memory, and has the desk in a corner.
const (
	MostWidth  = 500
	MostHeight = 200
)

// App is the desk: the one tea.Model of the program.
type App struct {
	cfg  Config
	send func(tea.Msg)

	dark       bool // the terminal's ground
	colourless bool // the terminal has no colours, or must have none

	*stay                // who is at the desk now
	parked    []*stay    // those who wait here, locked, the longest first
	farewells []farewell // for those whose session ended while they were away
	leaving   []*departure
	arrivals  arrivals

	said    int       // how often the status line said something
	pending []tea.Cmd // from places that cannot return a command
	broken  bool      // by a fault of its own; nothing is asked of it any more
	frame
}

// room is a room with the screens that stand in it, the last one shown.
type room struct {
	Room
	stack []*layer
	// failed: its first screen had a fault; who enters again gets a new one.
	failed bool
}

// New returns a desk. Before it runs, [App.Bind] tells it the program.
func New(cfg Config) *App {
	cfg.Terminal = text.Clean(cfg.Terminal)
	a := &App{cfg: cfg, dark: true, colourless: cfg.NoColor}
	a.send = func(tea.Msg) {}
	a.frame.canvas = kit.NewCanvas(0, 0)
	a.frame.canvas.ASCII = cfg.ASCII
	a.stay = a.door()
	if cfg.Plain {
		a.env.Width, a.env.Height = toldWidth, toldHeight
	}
	if !cfg.Office.Ready() {
		a.gate = &layer{screen: newSetup(a.env, cfg.Office)}
	}
	return a
}

// Bind gives the desk the way by which what happens elsewhere comes in:
// [tea.Program.Send].
func (a *App) Bind(send func(tea.Msg)) { a.send = send }

// Close keeps the drafts of everybody at this desk, if the program ended without
// the desk's doing, and ends their sessions. The program calls it last.
func (a *App) Close() {
	for _, s := range a.stays() {
		a.depart(s)
	}
	for _, d := range a.leaving {
		d.finish()
	}
	a.arrivals.close()
}

// redress brings the look of everybody's screens to what the terminal can show.
func (a *App) redress() {
	for _, s := range a.stays() {
		a.dress(s)
	}
}

// Init asks the terminal for its ground and starts the clock.
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{tea.RequestBackgroundColor, a.tick(), a.settle()}
	if gate, ok := a.gate.screen.(*signIn); ok && a.cfg.User != "" {
		cmds = append(cmds, a.from(place{a.gate, nil}, gate.try(a.cfg.User, a.cfg.Password)))
	}
	return shielded(tea.Batch(cmds...))
}

// Update takes a message. It always returns the desk itself.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if a.broken {
		return a, tea.Quit
	}
	var cmds []tea.Cmd
	a.breaks(func() {
		a.frame.dirty = true
		cmds = []tea.Cmd{a.update(msg), a.settle(), a.tell()}
		cmds = append(cmds, a.pending...)
		a.pending = nil
	})
	if a.broken {
		return a, tea.Quit
	}
	return a, shielded(tea.Batch(cmds...))
}

func (a *App) update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		for _, s := range a.stays() {
			s.env.Width, s.env.Height = min(max(m.Width, 0), MostWidth), min(max(m.Height, 0), MostHeight)
		}
	case tea.BackgroundColorMsg:
		a.dark = m.IsDark()
		a.redress()
	case tea.ColorProfileMsg:
		if name := m.String(); name == "Ascii" || name == "NoTTY" {
			a.colourless = true
			a.redress()
		}
	case tea.KeyPressMsg:
		a.touched = a.env.Time()
		return a.key(m)
	case tea.PasteMsg:
		a.touched = a.env.Time()
		if p := a.focus(); a.typing(p) {
			return a.deliver(p, m)
		}
	case tea.MouseMsg:
		a.touched = a.env.Time()
		return a.mouse(m)
	case answer:
		if a.here(m.in) {
			return a.within(m.in, func() tea.Cmd { return a.answered(m.from, m.msg) })
		}
	case fault:
		if a.here(m.in) {
			return a.within(m.in, func() tea.Cmd { a.fault(m.layer, m.stack); return nil })
		}
	case fallen:
		a.fell(m.stack)
	case minute:
		return a.minute()
	case noticeGone:
		if m.number == m.of.notice.number {
			m.of.notice.Text = ""
		}
	case changed:
		return a.changed(m)
	case editorsChanged:
	case undone:
		for _, s := range a.stays() {
			if s.session == m.session {
				return a.within(s, func() tea.Cmd { return a.undone(m) })
			}
		}
	case Want, Act:
		return a.typed(msg)
	case ended:
		return a.ousted(m.session)
	case departed:
		a.leaving = slices.DeleteFunc(a.leaving, func(d *departure) bool { return d == m.departure })
	case HangUp:
		return a.quit()
	case CompanyChanged:
		return a.companyChanged()
	case tea.KeyReleaseMsg, tea.FocusMsg, tea.BlurMsg, tea.KeyboardEnhancementsMsg, tea.EnvMsg, tea.TerminalVersionMsg, tea.CapabilityMsg:
	default:
		// Bubble Tea's own news, and the answers of commands that ran in its
		// sequence without an address.
		return a.answered(a.focus(), msg)
	}
	return nil
}

// minute is when the clock in the head moves on, or a time ends.
type minute struct{}

func (a *App) tick() tea.Cmd {
	now := a.env.Time()
	next := now.Truncate(time.Minute).Add(time.Minute).Sub(now)
	until := func(from time.Time, d time.Duration) {
		if left := d - now.Sub(from); left > 0 {
			next = min(next, left)
		}
	}
	if a.session != nil && a.person.Idle > 0 {
		until(a.touched, a.person.Idle)
	}
	for _, s := range a.parked {
		until(s.parkedAt, s.person.Park)
	}
	return a.env.After(max(next, time.Second), minute{})
}

// quit keeps the drafts of everybody at this desk and ends the program.
func (a *App) quit() tea.Cmd {
	var flush []tea.Cmd
	for _, s := range a.stays() {
		flush = append(flush, a.flushes(s)...)
	}
	return func() tea.Msg {
		for _, cmd := range flush {
			finish(cmd)
		}
		return tea.Quit()
	}
}

// finish runs a command and those it yields, here and now. What they answer
// concerns nobody any more.
func finish(cmd tea.Cmd) {
	defer func() { _ = recover() }() // one bad screen must not cost the drafts of the others
	if cmd == nil {
		return
	}
	if batch, ok := cmd().(tea.BatchMsg); ok {
		for _, one := range batch {
			finish(one)
		}
	}
}
