package kit

import (
	"image"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
)

// Screen is one page of the desk. It changes in place, and asks the router for
// what is not its own by returning commands that yield [Push], [Notice] and the
// other messages below.
type Screen interface {
	// Title is its part of the breadcrumb, without the room's name; empty for
	// a room's first screen.
	Title() string
	// Init is called once, when the screen is first shown.
	Init() tea.Cmd
	// Update gets Do for bound keys, tea.KeyPressMsg and tea.PasteMsg only for
	// what is typed into a field, Refresh when the store changed, and the
	// screen's own messages.
	Update(tea.Msg) tea.Cmd
	// Draw draws into area, nowhere else, and returns where the terminal's
	// cursor stands on the canvas; nil hides it.
	Draw(c *Canvas, area image.Rectangle) *tea.Cursor
	// Keys is what works now, most useful first.
	Keys() KeyMap
}

// Typing is a screen or dialog with text fields. While Typing is true,
// printable keys, and the keys that edit a line, come to it as they are.
type Typing interface{ Typing() bool }

// Leaving is a screen that may have something to lose. Leave is asked before
// the screen goes; nil lets it go, a command keeps it and usually opens a
// dialog.
type Leaving interface{ Leave() tea.Cmd }

// Mouse is a screen or dialog that listens to the mouse. x and y are on the
// canvas.
type Mouse interface {
	Click(x, y int, ev tea.MouseMsg) tea.Cmd
}

// Room is one of the eight rooms of the desk, from 1.
type Room int

// Push puts a screen on top of the present one.
type Push struct{ Screen Screen }

// Pop goes back one screen, and as many more as lie between it and where the
// work goes on.
type Pop struct{ More int }

// Replace puts a screen in the place of the present one.
type Replace struct{ Screen Screen }

// Goto changes the room, and puts Then, if any, on its first screen.
type Goto struct {
	Room Room
	Then Screen
}

// OpenDialog puts a dialog above everything.
type OpenDialog struct{ Dialog Dialog }

// CloseDialog takes the uppermost dialog away and then delivers Then, if any,
// to the screen or dialog under it. Both are one message, so that an answer
// never overtakes the closing of its dialog.
type CloseDialog struct{ Then tea.Msg }

// Level is how a notice is meant.
type Level int

// The levels of a notice.
const (
	Info Level = iota
	Good
	Warn
	Bad
)

// Level returns the style of a notice of that level.
func (t *Theme) Level(l Level) Style {
	switch l {
	case Good:
		return t.Good
	case Warn:
		return t.Warn
	case Bad:
		return t.Bad
	}
	return t.Base
}

// Notice says in the status line what has just happened; it stays about six
// seconds. With Undo, the line offers to take it back.
type Notice struct {
	Level Level
	Text  string
	Undo  Intent
}

// Refresh tells that the store changed. Several changes at once come as one.
// Screens ask again for what they show and keep their place by id.
type Refresh struct {
	// IDs are the records that were touched; nil when there are too many to
	// name, and anything may have changed.
	IDs []model.ID
	// By names who saved, for the line that another desk changed; empty for
	// this session's own changes.
	By string
}

// Record names a record.
type Record struct {
	Kind model.Kind
	ID   model.ID
}

// Editing is a screen with the form of a record. It tells which one, false for
// none that is known yet; the desk lets others know as long as the screen
// stands.
type Editing interface{ Editing() (Record, bool) }

// Send returns a command that yields msg.
func Send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// Show asks the router for the screen of a record, which may belong to another
// family of screens.
type Show struct {
	Kind model.Kind
	ID   model.ID
}

// Remember asks the desk to keep a choice of columns for the person who is
// signed in.
type Remember struct {
	List string
	Keys []string
}
