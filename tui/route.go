package tui

import (
	"reflect"
	"runtime/debug"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guyub/tui/kit"
)

// layer is a screen with the dialogs that stand above it.
type layer struct {
	screen  kit.Screen
	dialogs []kit.Dialog
	started bool         // its Init has been called
	stale   *kit.Refresh // what changed while it was not shown
}

func (l *layer) top() kit.Dialog {
	if n := len(l.dialogs); n > 0 {
		return l.dialogs[n-1]
	}
	return nil
}

// under returns the place below a dialog.
func (l *layer) under(d kit.Dialog) place {
	if i := slices.Index(l.dialogs, d); i > 0 {
		return place{l, l.dialogs[i-1]}
	}
	return place{l, nil}
}

// place is where a message belongs: a screen, or one of its dialogs.
type place struct {
	layer  *layer
	dialog kit.Dialog
}

// answer is what a command yielded, with the place that gave the command.
type answer struct {
	in   *stay // who was at the desk
	from place
	msg  tea.Msg
}

// fault is a panic in a command.
type fault struct {
	in    *stay
	layer *layer
	stack []byte
}

// from returns cmd with its answers addressed to p, a place of this stay.
func (s *stay) from(p place, cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if recover() != nil {
				msg = fault{s, p.layer, debug.Stack()}
			}
		}()
		return s.addressed(p, cmd())
	}
}

var (
	cmdType = reflect.TypeFor[tea.Cmd]()
	teaPath = reflect.TypeFor[tea.QuitMsg]().PkgPath()
)

// addressed gives an answer its address. Messages of Bubble Tea itself (end the
// program, copy to the clipboard) must reach its loop as they are; its lists of
// commands, one of which has no exported name, are addressed one by one.
func (s *stay) addressed(p place, msg tea.Msg) tea.Msg {
	if msg == nil {
		return nil
	}
	switch t := reflect.TypeOf(msg); {
	case t.Kind() == reflect.Slice && t.Elem() == cmdType:
		return mapCmds(msg, func(one tea.Cmd) tea.Cmd { return s.from(p, one) })
	case t.PkgPath() == teaPath:
		return msg
	}
	return answer{s, p, msg}
}

// answered carries out what a screen wants of the desk, and hands everything
// else back to the place it belongs to.
func (a *App) answered(p place, msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case kit.Notice:
		return a.say(p, m)
	case kit.Goto:
		return a.enter(m.Room, m.Then)
	case kit.Remember:
		return a.remember(m)
	case chosenTheme:
		return a.chooseTheme(string(m))
	case signOutNow:
		return a.signOut()
	case quitNow:
		return a.quit()
	case leaveChosen:
		return a.leaveAs(m)
	case undoNow:
		return a.undo()
	}
	if !a.alive(p.layer) {
		return nil
	}
	if p.layer == a.gate {
		if cmd, known := a.passed(msg); known {
			return cmd
		}
	}
	switch m := msg.(type) {
	case kit.Push:
		a.push(p.layer, m.Screen)
	case kit.Pop:
		a.remove(p.layer, m.More)
	case kit.Replace:
		*p.layer = layer{screen: m.Screen}
	case kit.Show:
		if a.session != nil {
			if screen := a.session.Show(a.env, m.Kind, m.ID); screen != nil {
				a.push(p.layer, screen)
			}
		}
	case kit.OpenDialog:
		p.layer.dialogs = append(p.layer.dialogs, m.Dialog)
	case kit.CloseDialog:
		if p.dialog == nil {
			p.dialog = p.layer.top()
		}
		below := p.layer.under(p.dialog)
		p.layer.dialogs = slices.DeleteFunc(p.layer.dialogs, func(d kit.Dialog) bool { return d == p.dialog })
		if m.Then != nil {
			return a.answered(below, m.Then)
		}
	case kit.Do:
		return a.perform(p, m.Intent)
	default:
		return a.deliver(p, msg)
	}
	return nil
}

// passed carries out what the gate itself says. A gate that has been replaced
// has nothing to say any more, and who waits in the background opens none.
func (a *App) passed(msg tea.Msg) (cmd tea.Cmd, known bool) {
	switch m := msg.(type) {
	case signedIn:
		return a.welcome(m), true
	case unlocked:
		return a.unlock(), true
	case another:
		return a.park(), true
	case bringBack:
		return a.bringBack(m.stay), true
	case givenUp:
		return a.signOut(), true
	case waited:
		if m.end {
			return a.quit(), true
		}
		a.gate = a.signIn(a.stay)
		return nil, true
	case settled:
		a.unlockRooms()
		return a.catchUp(), true
	case created:
		a.language = m.language
		a.dress(a.stay)
		a.gate = a.signIn(a.stay)
		return a.say(place{}, kit.Notice{Level: kit.Good, Text: a.env.Lang.Shell.SetupDone}), true
	}
	return nil, false
}

// deliver gives a message to a screen or dialog, if it is still there.
func (a *App) deliver(p place, msg tea.Msg) (cmd tea.Cmd) {
	if !a.alive(p.layer) {
		return nil
	}
	a.guard(p.layer, func() {
		if p.dialog == nil {
			cmd = p.layer.screen.Update(msg)
		} else if slices.Contains(p.layer.dialogs, p.dialog) {
			cmd = p.dialog.Update(msg)
		}
	})
	return a.from(p, cmd)
}

// focus is the place that keys go to.
func (a *App) focus() place {
	l := a.gate
	if l == nil && a.at < len(a.rooms) {
		if stack := a.rooms[a.at].stack; len(stack) > 0 {
			l = stack[len(stack)-1]
		}
	}
	if l == nil {
		return place{}
	}
	return place{l, l.top()}
}

// alive reports whether a layer still stands somewhere.
func (a *App) alive(l *layer) bool {
	if l == nil {
		return false
	}
	r, _ := a.find(l)
	return l == a.gate || r != nil
}

// find returns the room of a layer and its place in the stack.
func (a *App) find(l *layer) (*room, int) {
	for _, r := range a.rooms {
		if i := slices.Index(r.stack, l); i >= 0 {
			return r, i
		}
	}
	return nil, -1
}

// push puts a screen above everything in the room of a layer.
func (a *App) push(on *layer, s kit.Screen) {
	r, _ := a.find(on)
	if r == nil || s == nil {
		return
	}
	r.stack = append(r.stack, &layer{screen: s})
}

// remove takes a layer off its stack, and so many that lie under it. A room's
// first screen stays.
func (a *App) remove(l *layer, more int) {
	if r, i := a.find(l); i > 0 {
		r.stack = slices.Delete(r.stack, max(i-more, 1), i+1)
	}
}

// enter changes the room.
func (a *App) enter(number kit.Room, then kit.Screen) tea.Cmd {
	i := slices.IndexFunc(a.rooms, func(r *room) bool { return r.Number == number })
	if i < 0 || a.gate != nil {
		return nil
	}
	a.at = i
	r := a.rooms[i]
	if r.failed {
		r.stack, r.failed = nil, false
	}
	if len(r.stack) == 0 {
		a.furnish(r)
	}
	if then != nil {
		r.stack = append(r.stack, &layer{screen: then})
	}
	return nil
}

// furnish makes a room's first screen.
func (a *App) furnish(r *room) {
	l := &layer{}
	r.stack = []*layer{l}
	a.guard(l, func() { l.screen = r.Home() })
}

// settle starts the screen that is now shown if it never was, and tells it
// what changed while it was hidden.
func (a *App) settle() tea.Cmd {
	p := a.focus()
	if p.layer == nil {
		return nil
	}
	l := p.layer
	var cmds []tea.Cmd
	if !l.started {
		l.started, l.stale = true, nil
		var cmd tea.Cmd
		a.guard(l, func() { cmd = l.screen.Init() })
		cmds = append(cmds, a.from(place{l, nil}, cmd))
	}
	if l.stale != nil {
		news := *l.stale
		l.stale = nil
		cmds = append(cmds, a.deliver(place{l, nil}, news))
	}
	return tea.Batch(cmds...)
}

// layers calls fn for every screen there is.
func (a *App) layers(fn func(*layer)) {
	for _, r := range a.rooms {
		for _, l := range r.stack {
			fn(l)
		}
	}
}

// guard runs a screen's code. A panic closes the screen, never the desk.
func (a *App) guard(l *layer, fn func()) {
	defer func() {
		if recover() != nil {
			a.fault(l, debug.Stack())
		}
	}()
	fn()
}

// fault closes a screen that panicked and says so.
func (a *App) fault(l *layer, stack []byte) {
	if a.cfg.Fault != nil {
		a.cfg.Fault(stack)
	}
	text := a.env.Lang.Shell.ScreenFailed
	switch r, i := a.find(l); {
	case l == a.gate && a.session == nil:
		a.gate = a.signIn(a.stay)
	case l == a.gate && len(a.rooms) > 0:
		a.gate = a.lockOf(a.stay)
	case l == a.gate:
		a.pending = append(a.pending, a.signOut())
	case i > 0:
		a.remove(l, 0)
	case i == 0:
		*l = layer{screen: &failed{a.env}, started: true}
		r.failed = true
	default:
		return
	}
	a.pending = append(a.pending, a.say(place{}, kit.Notice{Level: kit.Bad, Text: text}))
}
