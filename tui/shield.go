package tui

import (
	"reflect"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
)

// A fault of the desk itself, not of a screen, ends this desk and no other: the
// process may hold those of the whole office. Bubble Tea would catch it too,
// but write the panic's text, which may hold somebody's data, where logs are
// kept.

// Broken reports whether the desk ended by a fault of its own.
func (a *App) Broken() bool { return a.broken }

// Shield runs what tells the desk instead of drawing it; its panic is the desk's
// own.
func (a *App) Shield(fn func()) { a.breaks(fn) }

// breaks runs the desk's code and ends the desk when it panics.
func (a *App) breaks(fn func()) {
	defer func() {
		if recover() != nil {
			a.fell(debug.Stack())
		}
	}()
	fn()
}

func (a *App) fell(stack []byte) {
	a.broken = true
	if a.cfg.Fault != nil {
		a.cfg.Fault(stack)
	}
}

// fallen is a panic in a command that no screen gave.
type fallen struct{ stack []byte }

// shielded returns cmd so that its panic comes to the desk as a message; and
// those of the commands that it yields.
func shielded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if recover() != nil {
				msg = fallen{debug.Stack()}
			}
		}()
		return mapCmds(cmd(), shielded)
	}
}

// mapCmds returns a message with fn applied to each command that it is a list
// of. Bubble Tea has two such lists, one of them without a name to the outside.
func mapCmds(msg tea.Msg, fn func(tea.Cmd) tea.Cmd) tea.Msg {
	v := reflect.ValueOf(msg)
	if msg == nil || v.Kind() != reflect.Slice || v.Type().Elem() != cmdType {
		return msg
	}
	out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	for i := range v.Len() {
		one, _ := v.Index(i).Interface().(tea.Cmd)
		out.Index(i).Set(reflect.ValueOf(fn(one)))
	}
	return out.Interface()
}
