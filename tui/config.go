package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"guyub/model"
	"guyub/tui/kit"
	"guyub/tui/kit/table"
	"guyub/tui/lang"
)

// Config is what a desk is made from.
type Config struct {
	Office   Office
	Terminal string // of this desk, as the audit names it: "loket-1"
	// Language and Theme hold until somebody with a choice of their own signs
	// in; empty is Indonesian, and light or dark as the terminal is.
	Language, Theme string
	// NoColor draws without colours whatever anybody chose (NO_COLOR).
	NoColor bool
	// ASCII draws frames and bars with the letters of old terminals.
	ASCII bool
	// Plain: the desk is told in lines, see the package plain.
	Plain bool
	// User and Password, if set, are used for a first try to sign in.
	User, Password string
	// Hint stands under the sign-in, such as the accounts of a demonstration.
	Hint string
	// Now and Timer are those of [kit.Env]; nil is the real time.
	Now   func() time.Time
	Timer func(d time.Duration, msg tea.Msg) tea.Cmd
	// Print is that of [kit.Env].
	Print func(ctx context.Context, text string) error
	// Folder is that of [kit.Env].
	Folder string
	// Company, if set, are the other desks of the process; Holds tells that the
	// process, and all of them, end when this one is closed.
	Company Company
	Holds   bool
	// Unattended is how long the desk may stand with nobody signed in before it
	// ends by itself, for lines that others may want; 0 is for ever.
	Unattended time.Duration
	// Fault, if set, is told of a panic, of a screen or of the desk itself.
	Fault func(stack []byte)
}

// Office is the store before anybody has signed in.
type Office interface {
	// Ready reports whether the office has been set up.
	Ready() bool
	// Front is what may be known from outside.
	Front() Front
	// Create sets the office up and returns the recovery code, which can never
	// be had again.
	Create(ctx context.Context, s Setup) (recovery string, err error)
	// SignIn may be asked with a user name or a NIP. It reports the progress
	// of opening the data, from any goroutine. waiting are the sessions that
	// wait, locked, at this desk: the person's own, if it is among them, is
	// returned instead of a second one.
	SignIn(ctx context.Context, name, password, terminal string, progress func(done, total int), waiting ...Session) (Session, error)
	// Explain says in one sentence what went wrong and what to do.
	Explain(err error, language string) string
}

// Front is what an office shows before anybody has signed in.
type Front struct {
	Name string // empty while the office is locked
	Demo bool
	Zone *time.Location // nil: not known yet
}

// Setup is what a new office starts with.
type Setup struct {
	Office   model.Office // Name, Class, Zone, Language, Regencies
	Head     model.User   // Name, NIP, Username
	Password string
}

// Session is one signed-in person at one terminal.
type Session interface {
	// Person is who it is, as of now.
	Person() Person
	// Resume proves that the person is back at their locked desk, by their
	// password or the PIN of this session.
	Resume(ctx context.Context, secret string) error
	// SetPIN sets the PIN of this session. It asks the password.
	SetPIN(ctx context.Context, password, digits string) error
	// PIN reports whether there is one, and how many wrong ones it still takes
	// before only the password opens the desk.
	PIN() (set bool, left int)
	// Use tells when the person last did something, and whether the desk is
	// locked.
	Use(at time.Time, locked bool)
	ChangePassword(ctx context.Context, old, new string) error
	// Keep remembers the person's choices.
	Keep(ctx context.Context, c Choices) error
	// Watch calls fn for whatever is saved from now on, on a goroutine of its
	// own, until ctx ends.
	Watch(ctx context.Context, fn func(Change))
	// Ended is closed when the session ends, also when somebody else ended it;
	// the desk then keeps its drafts and signs out. Ending tells who it was.
	Ended() <-chan struct{}
	Ending() Ending
	SignOut()
	// CatchUp brings the office up to the day: what follows from days that
	// have passed. It is asked for after signing in and when a day turns.
	CatchUp(ctx context.Context) (int, error)
	// Editing tells which records stand open in forms at this desk from now on.
	// Numbers rise; what comes late under a smaller one is passed over.
	Editing(ctx context.Context, number uint64, records []kit.Record) error
	// Deed is the last action of this session that can be taken back, and Undo
	// takes it back.
	Deed() (Deed, bool)
	Undo(ctx context.Context) error
	// Rooms are those that the person may enter.
	Rooms(env *kit.Env) []Room
	// Sessions returns the screen of where else the person is signed in.
	Sessions(env *kit.Env) kit.Screen
	// Reports returns the screen that makes reports, with the one chosen that
	// belongs to a room; nil if the person may have none.
	Reports(env *kit.Env, room kit.Room) kit.Screen
	// Export returns the screen that takes a list out of the office; nil if the
	// person may take none.
	Export(env *kit.Env, l table.Listing) kit.Screen
	// Show returns the screen of a record; nil if there is none.
	Show(env *kit.Env, kind model.Kind, id model.ID) kit.Screen
}

// Person is who is signed in, and their office.
type Person struct {
	Choices
	Actor  model.Actor
	Office model.Office
	// LastAt and LastTerminal tell the sign-in before this one, Failed how many
	// tries have failed since; LastAt is zero when it is not known.
	LastAt       time.Time
	LastTerminal string
	Failed       int
	// Elsewhere are the person's other sessions, the longest first.
	Elsewhere []Elsewhere
	// MustChange: signed in with an activation code, a password is to be
	// chosen before anything else.
	MustChange bool
	// Idle is how long the desk may be left alone before it locks; 0 is never.
	Idle time.Duration
	// Park is how long the locked desk waits while somebody else uses the
	// terminal; 0: it does not, and the person is signed out.
	Park time.Duration
}

// Elsewhere is another terminal at which the same person is signed in.
type Elsewhere struct {
	Terminal string
	Since    time.Time
}

// Ending tells who ended a session: empty if nobody did, as when the office is
// closed.
type Ending struct{ By, Terminal string }

// Choices are what a person set for their own desk.
type Choices struct {
	Language, Theme string            // empty: no choice made
	Columns         map[string]string // by list, the keys with commas between
}

// Change is something that was saved.
type Change struct {
	IDs []model.ID // nil: anything may have changed
	By  string     // who saved it, empty for this very session
	// Editors: nothing was saved; somebody has opened or left a form.
	Editors bool
}

// Waiting is an error that says how long to wait before another try.
type Waiting interface {
	error
	RetryAfter() time.Duration
}

// Room is one of the rooms of the desk. Its number is its key and stays the
// same for everybody, so that hands learn it.
type Room struct {
	Number kit.Room
	Title  func(*lang.Strings) string
	// Home makes the room's first screen, when it is first entered.
	Home func() kit.Screen
}

// HangUp asks the desk to keep the drafts and end: the line is gone.
type HangUp struct{}

// Flusher is a screen with a draft. Flush saves it now, without waiting for
// the pause in typing that it otherwise waits for.
type Flusher interface{ Flush() tea.Cmd }
