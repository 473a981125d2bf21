package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/lang"
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
	env  *kit.Env
	send func(tea.Msg)

	// What is chosen now. The look of who signs in replaces it.
	language, theme string
	dark            bool // the terminal's ground
	colourless      bool // the terminal has no colours, or must have none

	// gate is what stands in front of the rooms: set-up, sign-in, lock.
	gate    *layer
	session Session
	person  Person
	end     context.CancelFunc // of what runs for the session
	relay   *relay
	rooms   []*room
	at      int // the room that is shown, into rooms

	notice  notice
	news    elsewhere  // of other desks
	offered uint64     // the last action that the status line offered to take back
	undoing bool       // it is being taken back
	told    told       // which forms the other desks know to be open here
	touched time.Time  // when the person last did something
	day     model.Date // that the office was brought up to
	pending []tea.Cmd  // from places that cannot return a command
	broken  bool       // by a fault of its own; nothing is asked of it any more
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
	a := &App{cfg: cfg, dark: true, language: cfg.Language, theme: cfg.Theme, colourless: cfg.NoColor}
	if a.language == "" {
		a.language = lang.Indonesian
	}
	a.env = &kit.Env{Now: cfg.Now, Timer: cfg.Timer, Print: cfg.Print}
	a.send = func(tea.Msg) {}
	a.frame.canvas = kit.NewCanvas(0, 0)
	a.frame.canvas.ASCII = cfg.ASCII
	a.dress()
	if cfg.Plain {
		a.env.Width, a.env.Height = toldWidth, toldHeight
	}
	a.touched = a.env.Time()
	if cfg.Office.Ready() {
		a.gate = a.signIn()
	} else {
		a.gate = &layer{screen: newSetup(a.env, cfg.Office)}
	}
	return a
}

// Bind gives the desk the way by which what happens elsewhere comes in:
// [tea.Program.Send].
func (a *App) Bind(send func(tea.Msg)) { a.send = send }

// Close keeps the drafts, if the program ended without the desk's doing, and
// ends what still runs for the session. The program calls it last.
func (a *App) Close() {
	for _, cmd := range a.flushes() {
		finish(cmd)
	}
	a.leave()
}

// dress brings words, theme and zone to what is chosen.
func (a *App) dress() {
	a.env.Lang = lang.For(a.language)
	name := a.theme
	if a.colourless {
		name = kit.ThemeMono
	}
	a.env.Theme = kit.NewTheme(name, a.dark)
	switch {
	case a.session != nil:
		a.env.Zone = a.person.Office.Zone.Location()
	default:
		a.env.Zone = a.cfg.Office.Front().Zone
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
		a.env.Width, a.env.Height = min(max(m.Width, 0), MostWidth), min(max(m.Height, 0), MostHeight)
	case tea.BackgroundColorMsg:
		a.dark = m.IsDark()
		a.dress()
	case tea.ColorProfileMsg:
		if name := m.String(); name == "Ascii" || name == "NoTTY" {
			a.colourless = true
			a.dress()
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
		return a.answered(m.from, m.msg)
	case fault:
		a.fault(m.layer, m.stack)
	case fallen:
		a.fell(m.stack)
	case minute:
		if a.session != nil && a.gate == nil && a.person.Idle > 0 && a.env.Time().Sub(a.touched) >= a.person.Idle {
			return tea.Batch(a.lock(), a.tick())
		}
		return tea.Batch(a.catchUp(), a.tick())
	case noticeGone:
		if m.number == a.notice.number {
			a.notice.Text = ""
		}
	case changed:
		return a.changed(m)
	case editorsChanged:
	case undone:
		return a.undone(m)
	case ended:
		if m.session == a.session {
			cmd := a.signOut()
			return tea.Batch(cmd, a.say(place{}, kit.Notice{Level: kit.Warn, Text: a.env.Lang.Shell.SessionEnded}))
		}
	case Want, Act:
		return a.heard(msg)
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

// minute is when the clock in the head moves on, or the idle time ends.
type minute struct{}

func (a *App) tick() tea.Cmd {
	now := a.env.Time()
	next := now.Truncate(time.Minute).Add(time.Minute).Sub(now)
	if a.session != nil && a.person.Idle > 0 {
		if left := a.person.Idle - now.Sub(a.touched); left > 0 {
			next = min(next, left)
		}
	}
	return a.env.After(max(next, time.Second), minute{})
}

// quit keeps the drafts and ends the program.
func (a *App) quit() tea.Cmd {
	flush := a.flushes()
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
